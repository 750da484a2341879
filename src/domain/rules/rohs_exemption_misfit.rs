//! `rohs.exemption-misfit`
//!
//! # What it finds
//! A cited exemption that does not fit the type of part: solder inside of a package for a resistor, glass for a connector.
//! # Why it matters
//! Statements often confuse entries (7(a) and 7(c)-I above all); a wrong entry covers nothing.
//! # What to do
//! Ask the supplier to check the entry.
//! # Source
//! docs/compliance.md#citations. The type of part is told from designators and descriptions, so it can be wrong.

use crate::domain::compliance::exemptions::find;
use crate::domain::finding::{Family, Finding, Severity};
use crate::domain::language::en;
use crate::domain::rules::question::{Question, Rule};

pub const RULE: Rule = Rule {
    code: "rohs.exemption-misfit",
    family: Family::Rohs,
    severity: Severity::Warning,
    title: en!("Exemption does not fit the part"),
    message: en!(
        "Exemption {exemption} covers {covers|word}; the part looks like another type ({class|word})."
    ),
    hint: en!("Ask the supplier to check the entry."),
    check,
};

fn check(question: &Question<'_>) -> Option<Finding> {
    let rohs = &question.line.rohs;
    let class = question.line.line.class.code();
    let misfit = rohs.exemptions.iter().find(|it| find(it).is_some_and(|row| !row.fits(class)))?;
    let covers = find(misfit).map_or("", |it| it.wording);
    let finding = question.finding_at(&RULE, &rohs.evidence);
    Some(finding.with("exemption", misfit.as_str()).with("covers", covers).with("class", class))
}
