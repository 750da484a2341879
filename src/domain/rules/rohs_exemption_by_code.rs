//! `rohs.exemption-by-code`
//!
//! # What it finds
//! A fitted part that a source states as compliant, and whose ordering code says that there is lead inside under an
//! exemption.
//! # Why it matters
//! The source has no word for exemptions, so its “compliant” hides one, and with it the day on which it ends.
//! # What to do
//! Ask the supplier to confirm the exemption.
//! # Source
//! docs/compliance.md#ordering-codes.

use crate::domain::compliance::ordering_codes::Finish;
use crate::domain::compliance::{ExemptionUse, RohsStatus};
use crate::domain::finding::{Family, Finding, Severity};
use crate::domain::language::en;
use crate::domain::rules::question::{Question, Rule};

/// Note: what becomes of the exemption is a finding of its own.
pub const RULE: Rule = Rule {
    code: "rohs.exemption-by-code",
    family: Family::Rohs,
    severity: Severity::Note,
    title: en!("Ordering code says exemption"),
    message: en!("The source says compliant, the ordering code {mpn} says by exemption ({says|word})."),
    hint: en!("Ask the supplier to confirm the exemption; the part is judged with it."),
    check,
};

fn check(question: &Question<'_>) -> Option<Finding> {
    let rohs = &question.line.rohs;
    let mark = rohs.mark.filter(|it| it.finish == Finish::ByExemption)?;
    let is_hidden = rohs.status == RohsStatus::ByExemption && rohs.exemption_use == ExemptionUse::NotStated;
    let finding = || question.finding(&RULE).with("mpn", question.line.line.mpn.as_str());
    is_hidden.then(|| finding().with("says", mark.says))
}
