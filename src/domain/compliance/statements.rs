//! What cells say of compliance: RoHS, and facts of their own beside it (docs/compliance.md#status-words).
//!
//! Promise: a statement is read whole or not believed. A word that no lexicon knows, a question mark, a hedge, an exception
//! leaves it unknown. No fact is ever taken for that of another subject.

mod cells;
mod documents;
mod grammar;
mod halogen;
mod header;
mod lead;
mod lexicon;
mod named;
mod reach;
mod remark;
mod rohs;
mod tokens;
mod until;

pub use cells::CellReadings;
pub use documents::{DocumentField, asks_document, date_of};
pub use halogen::{HalogenStatement, read_halogen};
pub use lead::{LeadStatement, read_lead};
pub use named::{NamedStatement, Subject, read_named};
pub use reach::{ReachStatement, ReachStatus, read_reach};
pub use remark::{Remark, read_remark};
pub use rohs::read_rohs;
use tokens::Text;
pub use until::{asks_until, has_ended};

impl Text {
    /// A plain yes or no, beside tokens of the given classes; `None` for every other text.
    fn bare_answer(&self, beside: &str) -> Option<bool> {
        let answers = || self.tokens.iter().filter(|it| "YyZzAD".contains(it.class));
        let answer = answers().next()?;
        let is_alone = answers().count() == 1 && self.tokens.len() == 1;
        let is_whole = self.tokens.iter().all(|it| it == answer || beside.contains(it.class));
        match answer.class {
            'Y' if is_whole => Some(true),
            'y' if is_alone => Some(true),
            'Z' | 'z' if is_whole => Some(false),
            _ => None,
        }
    }

    /// Of a header: whether yes is the good answer, by the classes that say so and those that say the contrary. `None`
    /// where it asks for a paper, a demand or nothing that can be told.
    fn asks_for(&self, good: &str, bad: &str) -> Option<bool> {
        match (self.has(good), self.has(bad)) {
            _ if self.has("PUeBOX") => None,
            (true, _) => Some(true),
            // "Lead status": neither yes nor no answers it.
            (_, true) if self.is_only("ldhFHWCRfg") && (self.tokens.len() == 1 || !self.has("l")) => {
                Some(false)
            }
            _ => None,
        }
    }
}

/// What a RoHS cell says of the four phthalates: `YES_YES` and `Y-EX_TBA` say it in their second half, and words for
/// all ten substances ("RoHS 3") include them. `None`: nothing is said of them.
pub fn read_phthalates(rohs_text: &str) -> Option<bool> {
    if let Some((rohs, phthalates)) = rohs_text.trim().split_once('_')
        && matches!(rohs, "YES" | "Y-EX" | "NO" | "TBA")
    {
        return match phthalates {
            "YES" => Some(true),
            "NO" => Some(false),
            _ => None,
        };
    }
    let is_compliant =
        || read_rohs(rohs_text, "RoHS").is_some_and(|it| it.status <= super::RohsStatus::ByExemption);
    (names_ten(rohs_text) && is_compliant()).then_some(true)
}

/// The words name all ten substances, or the act that made them ten.
pub fn names_ten(text: &str) -> bool {
    let text: String = text.to_lowercase().chars().filter(|it| it.is_alphanumeric()).collect();
    ["rohs3", "rohs10", "2015863", "10substances", "10stoffe", "10物質"].iter().any(|it| text.contains(it))
}

/// The moisture sensitivity level of J-STD-020: `1` … `6`, `2a`, `5a`. `None`: no level is stated.
pub fn read_msl(text: &str) -> Option<&'static str> {
    const LEVELS: [&str; 8] = ["1", "2", "2a", "3", "4", "5", "5a", "6"];
    let lower = text.to_lowercase();
    let mut words = lower.split(|it: char| !it.is_alphanumeric()).filter(|it| !it.is_empty());
    let first = words.find(|it| !matches!(*it, "msl" | "level" | "j" | "std" | "020"))?;
    let first = first.strip_prefix("msl").unwrap_or(first);
    LEVELS.into_iter().find(|it| *it == first)
}
