//! Parts of which the same is said.

use serde::{Deserialize, Serialize};

use crate::domain::parts::supply::PartSupply;
use crate::domain::report::Report;
use crate::domain::words::plan_words::part_title;

/// So many parts of a group are named; of more it is said how many.
const NAMED: usize = 12;

/// Parts of which the same is said: one row, and not one for each.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PartGroup {
    /// What is said of them.
    pub why: String,
    /// The first of them: their first lines and their titles.
    pub parts: Vec<(u32, String)>,
    /// Those that are not named.
    pub more: u32,
}

impl PartGroup {
    /// Groups parts, each with what is said of it, in the order in which something is said first.
    pub(super) fn of<'p>(
        report: &Report,
        parts: impl Iterator<Item = (&'p PartSupply, String)>,
    ) -> Vec<Self> {
        let mut groups: Vec<Self> = Vec::new();
        for (part, why) in parts {
            let at = groups.iter().position(|it| it.why == why).unwrap_or(groups.len());
            if at == groups.len() {
                groups.push(Self { why, parts: Vec::new(), more: 0 });
            }
            match groups.get_mut(at) {
                Some(group) if group.parts.len() < NAMED => {
                    group.parts.push((part.line, part_title(report, part)));
                }
                Some(group) => group.more += 1,
                None => {}
            }
        }
        groups
    }
}
