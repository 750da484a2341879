//! `rohs.exemption-ends`
//!
//! # What it finds
//! A fitted part whose exemption still runs on the day of the check and has a listed end before the ship date.
//! # Why it matters
//! What is placed on the market after the end needs another ground, unless a renewal was asked for in time.
//! # What to do
//! Ask the supplier for the newer entry or for a part without the exemption.
//! # Source
//! Directive 2011/65/EU, Article 5 and Annex III; facts, compliance 2.

use crate::domain::compliance::exemptions::Outcome;
use crate::domain::finding::{Finding, Severity};
use crate::domain::rules::question::{Question, Rule};

/// Error.
pub const RULE: Rule = Rule { code: "rohs.exemption-ends", check };

fn check(question: &Question<'_>) -> Option<Finding> {
    question.exemption_finding(RULE.code, Severity::Error, Outcome::EndsBeforeShipment)
}
