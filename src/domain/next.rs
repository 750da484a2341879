//! What to bring next? A question to one report, with one short list by effect for an answer: what decides the price
//! first, then what answers most lines.

pub mod causes;
pub mod matched;
mod prices;
pub mod quotable;

use rust_decimal::Decimal;

use super::report::Report;
use crate::domain::compliance::regimes::Answer;
use crate::domain::hash::QuickMap;
use crate::domain::sorting::sort_by;
use crate::domain::supply::usual::LikelyLong;
use quotable::{Question, Questions};

/// More entries than this a person does not read.
const MOST: usize = 5;
/// More makers than this are not asked at once.
const MOST_MAKERS: usize = 3;

/// Something that a person can bring.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bring {
    pub what: What,
    /// Indexes into the report's lines; of parts the first line of each, those that matter most in front.
    pub lines: Vec<u32>,
}

/// What it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// Prices of parts that have none; with estimates those that no table tells.
    Prices,
    /// Prices of the parts that are estimated least surely, and what of a board then is estimated.
    Narrowing(Narrowing),
    /// RoHS statements of these makers, those of most lines first; none: no maker is named.
    Rohs(Vec<String>),
    /// An answer to what a seller would have to ask.
    Answer(Question),
    /// Lead times of parts that are likely long-lead.
    LeadTimes,
}

/// The cost of a good board as far as it is priced or estimated: its band of 80 % before and after.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Narrowing {
    pub boards: u32,
    pub from: [Decimal; 2],
    pub to: [Decimal; 2],
}

impl What {
    /// The word of `report.json`.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Prices => "prices",
            Self::Narrowing(_) => "prices-narrow",
            Self::Rohs(_) => "rohs",
            Self::Answer(question) => question.code(),
            Self::LeadTimes => "lead-times",
        }
    }
}

/// What to bring next, at most five entries; nothing for others than one's own house, nor for a report from a link.
pub fn next(report: &Report, likely: &LikelyLong, questions: &Questions) -> Vec<Bring> {
    if !report.is_own() {
        return Vec::new();
    }
    let mut rest: Vec<Bring> = rohs(report).into_iter().collect();
    rest.extend(Question::ALL.into_iter().zip(questions).map(|(question, lines)| {
        let what = What::Answer(question);
        Bring { what, lines: lines.clone() }
    }));
    let firsts = report.prepared.groups.iter().filter_map(|it| it.first().copied());
    let lines = firsts.filter(|it| likely.lines.binary_search(it).is_ok()).collect();
    rest.push(Bring { what: What::LeadTimes, lines });
    rest.retain(|it| !it.lines.is_empty());
    sort_by(&mut rest, |one, other| other.lines.len().cmp(&one.lines.len()));
    let mut all = prices::prices(report);
    all.append(&mut rest);
    all.truncate(MOST);
    all
}

/// Whom to ask for RoHS: the makers of most lines that state nothing definite, or nobody where most name no maker.
fn rohs(report: &Report) -> Option<Bring> {
    let mut makers: Vec<(&str, Vec<u32>)> = Vec::new();
    let mut known = QuickMap::default();
    for (index, line) in (0..).zip(&report.lines) {
        if !line.line.dnp && line.rohs.answer() == Answer::Unknown {
            let maker = line.line.manufacturer.as_str();
            let at = *known.entry(maker).or_insert(makers.len());
            if at == makers.len() {
                makers.push((maker, Vec::new()));
            }
            if let Some(maker) = makers.get_mut(at) {
                maker.1.push(index);
            }
        }
    }
    sort_by(&mut makers, |one, other| other.1.len().cmp(&one.1.len()).then_with(|| one.0.cmp(other.0)));
    let is_unnamed = makers.first()?.0.is_empty();
    makers.retain(|it| it.0.is_empty() == is_unnamed);
    makers.truncate(MOST_MAKERS);
    let names = makers.iter().map(|it| it.0.to_owned()).filter(|it| !it.is_empty()).collect();
    Some(Bring { what: What::Rohs(names), lines: makers.into_iter().flat_map(|it| it.1).collect() })
}
