//! What can be quoted, what to bring next, and the usual lead time of a line: for one's own house.

use serde::Serialize;

use crate::domain::day::Day;
use crate::domain::next::next;
use crate::domain::next::quotable::{Question, questions, quotable};
use crate::domain::reference::UsualSupply;
use crate::domain::report::Report;
use crate::domain::report::line::ReportLine;
use crate::domain::supply::usual::{likely_long, usual_of};
use crate::domain::words::next_words::bring;

#[derive(Serialize)]
pub(super) struct QuotableJson {
    /// Lines that are bought.
    lines: usize,
    /// Those that can be quoted without a question.
    ready: usize,
    questions: Vec<QuestionJson>,
}

#[derive(Serialize)]
struct QuestionJson {
    code: &'static str,
    lines: usize,
}

impl QuotableJson {
    pub(super) fn new(report: &Report) -> Option<Self> {
        let found = report.is_own().then(|| quotable(report, &questions(report)))?;
        let questions = Question::ALL.into_iter().zip(found.questions).filter(|it| it.1 > 0);
        Some(Self {
            lines: found.lines,
            ready: found.ready,
            questions: questions.map(|(it, lines)| QuestionJson { code: it.code(), lines }).collect(),
        })
    }
}

#[derive(Serialize)]
pub(super) struct BringJson {
    what: &'static str,
    /// Indexes into `lines`.
    lines: Vec<u32>,
    says: String,
}

impl BringJson {
    pub(super) fn list(report: &Report) -> Vec<Self> {
        let all = next(report, &likely_long(report), &questions(report)).into_iter();
        all.map(|it| Self { what: it.what.code(), says: bring(report, &it), lines: it.lines }).collect()
    }
}

#[derive(Serialize)]
pub(super) struct UsualJson {
    /// From and to; one alone: from so many weeks on.
    weeks: Vec<String>,
    of: &'static str,
    as_of: &'static str,
    /// Zero: a published range.
    offers: u32,
    /// More than a year old.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    old: bool,
}

impl UsualJson {
    /// Of a line that states no lead time, where its kind has one.
    pub(super) fn new(report: &Report, line: &ReportLine) -> Option<Self> {
        let own = if report.audience.sees_purchase() { usual_of(line) } else { None };
        let UsualSupply { of, lead_time, .. } = own?;
        let time = lead_time?;
        let today = Day::from_iso(&report.settings.date);
        Some(Self {
            weeks: [Some(time.low_weeks), time.high_weeks]
                .into_iter()
                .flatten()
                .map(|it| it.to_string())
                .collect(),
            of,
            as_of: time.as_of,
            offers: time.offers,
            old: today.is_none_or(|it| time.is_old(it)),
        })
    }
}
