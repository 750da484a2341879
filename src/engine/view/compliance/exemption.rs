//! One exemption as the page shows it, for a part of a class.

use serde::{Deserialize, Serialize};

use crate::domain::compliance::exemptions::{Exemption, Judgement};
use crate::domain::language::tr;
use crate::domain::words::compliance_words as words;

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ExemptionView {
    /// `7(c)-I`.
    pub entry: String,
    pub is_in_force: bool,
    /// "ends before the ship date".
    pub outcome: String,
    /// ISO; empty where no date is known.
    pub until: String,
    /// What it covers, short.
    pub covers: String,
    /// The newer entries to ask the supplier for; empty: none is known.
    pub newer: String,
    pub renewal: String,
    /// "(EU) 2025/2363; several secondary sources agree".
    pub source: String,
}

pub(super) fn exemption(entry: &str, judgement: Judgement, class: &str) -> ExemptionView {
    let row = judgement.exemption;
    ExemptionView {
        entry: entry.to_owned(),
        is_in_force: judgement.outcome.counts(),
        outcome: words::outcome(judgement.outcome).to_owned(),
        until: judgement.until.unwrap_or("").to_owned(),
        covers: row.map_or("", |it| tr(it.wording)).to_owned(),
        newer: row.map_or("", |it| tr(it.newer_for(class))).to_owned(),
        renewal: row.map_or("", |it| words::renewal(it.renewal)).to_owned(),
        source: row.map(source).unwrap_or_default(),
    }
}

pub(super) fn source(row: &Exemption) -> String {
    tr!("{}; {}", row.act, words::certainty(row.certainty))
}
