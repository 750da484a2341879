//! `compliance`: the verdict of each regime, and the tables that it rests on.

use serde::Serialize;
use serde::ser::SerializeMap;

use super::plain::{EvidenceJson, stated};
use crate::domain::assess::evidence::register::{Piece, pieces_of_regime};
use crate::domain::assess::marking::marking;
use crate::domain::compliance::evidence::EvidenceKind;
use crate::domain::compliance::exemptions::TABLE_DATE;
use crate::domain::compliance::regimes::{Answer, Regime, RegimeAnswer, SVHC_LIST_DATE, SVHC_LIST_ENTRIES};
use crate::domain::report::Report;
use crate::domain::report::line::ReportLine;
use crate::domain::report::marking::Marking;
use crate::domain::report::summaries::RegimeSummary;
use crate::domain::words::compliance_words::because;
use crate::domain::words::evidence_words::age_days;
use crate::domain::words::marking as marking_words;

#[derive(Serialize)]
pub(super) struct ComplianceJson<'a> {
    rohs: RohsJson,
    /// Those of the unknown lines whose exemption is not shown to be in force for the category on the ship date.
    exemptions_not_in_force: u32,
    regimes: Vec<RegimeJson<'a>>,
    tables: TablesJson,
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct RohsJson {
    compliant: u32,
    compliant_by_exemption: u32,
    non_compliant: u32,
    not_applicable: u32,
    unknown: u32,
    verdict: &'static str,
}

#[derive(Serialize)]
struct RegimeJson<'a> {
    regime: &'static str,
    lines: CountsJson<'a>,
    verdict: &'static str,
}

/// What a line answers to a regime, and why.
#[derive(Serialize)]
pub(super) struct AnswerJson<'a> {
    answer: &'static str,
    because: String,
    /// What it rests on.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    evidence: Vec<PieceJson<'a>>,
}

impl<'a> AnswerJson<'a> {
    pub(super) fn new(report: &'a Report, line: &'a ReportLine, regime: Regime, it: RegimeAnswer) -> Self {
        let pieces = pieces_of_regime(report, line, regime);
        Self {
            answer: it.answer.code(),
            because: because(regime, it.because),
            evidence: pieces.into_iter().map(|it| PieceJson::new(report, it)).collect(),
        }
    }
}

/// A piece of evidence with what is known of its document.
#[derive(Serialize)]
struct PieceJson<'a> {
    #[serde(flatten)]
    at: EvidenceJson<'a>,
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    document: Option<&'a str>,
    #[serde(skip_serializing_if = "String::is_empty")]
    number: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    age_days: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    from: Option<&'a str>,
}

impl<'a> PieceJson<'a> {
    fn new(report: &'a Report, piece: Piece<'a>) -> Self {
        Self {
            at: EvidenceJson::new(report, piece.at),
            kind: piece.kind.code(),
            // Of a statement in a list the source says it.
            document: stated(piece.document).filter(|_| piece.kind > EvidenceKind::Statement),
            date: piece.date.map(|it| it.iso()),
            age_days: age_days(report, &piece),
            from: stated(piece.from),
            number: piece.number,
        }
    }
}

/// Fitted lines by answer, in the order from best to worst.
struct CountsJson<'a>(&'a RegimeSummary);

impl Serialize for CountsJson<'_> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(Answer::ALL.len()))?;
        for answer in Answer::ALL {
            map.serialize_entry(answer.code(), &self.0.count(answer))?;
        }
        map.end()
    }
}

/// The days of the tables.
#[derive(Serialize)]
struct TablesJson {
    exemptions: &'static str,
    svhc_list: &'static str,
    svhc_entries: u32,
}

/// What else is likely to apply to the finished product: a hint, and no verdict.
#[derive(Serialize)]
pub(super) struct MarkingJson {
    act: &'static str,
    says: &'static str,
    /// Indexes into `lines`; empty for those who are not told of lines.
    lines: Vec<u32>,
}

impl MarkingJson {
    pub(super) fn list(report: &Report) -> impl Iterator<Item = Self> {
        let one =
            |it: Marking| Self { act: it.act.code(), says: marking_words::says(it.act), lines: it.lines };
        marking(report).into_iter().map(one)
    }
}

impl<'a> ComplianceJson<'a> {
    pub(super) fn new(report: &'a Report) -> Self {
        Self {
            rohs: RohsJson::new(&report.rohs),
            exemptions_not_in_force: report.rohs.doubtful,
            regimes: report
                .regimes
                .iter()
                .map(|it| RegimeJson {
                    regime: it.regime.code(),
                    lines: CountsJson(it),
                    verdict: it.verdict().code(),
                })
                .collect(),
            tables: TablesJson {
                exemptions: TABLE_DATE,
                svhc_list: SVHC_LIST_DATE,
                svhc_entries: SVHC_LIST_ENTRIES,
            },
        }
    }
}

impl RohsJson {
    pub(super) fn new(rohs: &RegimeSummary) -> Self {
        Self {
            compliant: rohs.count(Answer::Meets),
            compliant_by_exemption: rohs.count(Answer::ByExemption),
            non_compliant: rohs.count(Answer::Fails),
            not_applicable: rohs.count(Answer::NotApplicable),
            unknown: rohs.count(Answer::Unknown),
            verdict: rohs.verdict().code(),
        }
    }
}
