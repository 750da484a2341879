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
    /// The first of them: their first lines and their titles.
    pub parts: Vec<(u32, String)>,
    /// Those that are not named.
    pub more: u32,
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
                all.groups.push(PartGroup { why, parts: Vec::new(), more: 0 });
            }
            match all.groups.get_mut(at) {
                Some(group) if group.parts.len() < NAMED => {
                    group.parts.push((part.line, part_title(report, part)));
                }
                Some(group) => group.more += 1,
                None => all.more += 1,
            }
        }
        all
    }
}
