//! Parts of which the same is said.

use serde::{Deserialize, Serialize};

use crate::domain::parts::supply::PartSupply;
use crate::domain::report::Report;
use crate::domain::words::plan_words::part_title;

/// So many parts of a group are named; of more it is said how many.
const NAMED: usize = 12;

/// So many groups are told: of parts that each have something else to be said of them there may be as many as lines.
const GROUPS: usize = 60;

/// Parts of which the same is said: one row, and not one for each.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PartGroup {
    /// What is said of them.
    pub why: String,
    pub parts: NamedParts,
}

/// Several parts, the first of them by name.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct NamedParts {
    /// Their first lines and their titles.
    pub named: Vec<(u32, String)>,
    /// Those that are not named.
    pub more: u32,
}

impl NamedParts {
    pub(super) fn of<'p>(report: &Report, parts: impl Iterator<Item = &'p PartSupply>) -> Self {
        let mut all = Self::default();
        parts.for_each(|it| all.add(report, it));
        all
    }

    fn add(&mut self, report: &Report, part: &PartSupply) {
        if self.named.len() < NAMED {
            self.named.push((part.line, part_title(report, part)));
        } else {
            self.more += 1;
        }
    }
}

/// Parts by what is said of them, in the order in which something is said first.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct PartGroups {
    pub groups: Vec<PartGroup>,
    /// Parts of which still other things are said.
    pub more: u32,
}

impl PartGroups {
    /// Groups parts, each with what is said of it.
    pub(super) fn of<'p>(report: &Report, parts: impl Iterator<Item = (&'p PartSupply, String)>) -> Self {
        let mut all = Self::default();
        for (part, why) in parts {
            let at = all.groups.iter().position(|it| it.why == why).unwrap_or(all.groups.len());
            if at == all.groups.len() && at < GROUPS {
                all.groups.push(PartGroup { why, parts: NamedParts::default() });
            }
            match all.groups.get_mut(at) {
                Some(group) => group.parts.add(report, part),
                None => all.more += 1,
            }
        }
        all
    }
}
