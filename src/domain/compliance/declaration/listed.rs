//! Substances that regimes other than RoHS and the Candidate List name, with the content above which a declared amount
//! answers the regime. What is not in the table, or below its limit, answers nothing.

use std::cell::OnceCell;
use std::sync::LazyLock;

use rust_decimal::Decimal;

use super::Declared;
use crate::domain::compliance::substances::Restricted;
use crate::domain::compliance::substances::names::folded;

/// One row a substance: regime; group of RoHS or `-`; CAS number; limit in percent by weight, 0 for any content; names,
/// the first of which the reading of statements knows; entry and source.
const TABLE: &str = include_str!("listed.tsv");

/// Where a content above its limit is told: the regime and the words of the statement that it makes.
pub const STATEMENTS: [(&str, &str); 4] = [
    ("pops", "Contains POPs: "),
    ("annex-xvii", "Not compliant with Annex XVII: "),
    ("prop-65", "Contains Prop 65 substances: "),
    ("pfas", "Contains PFAS: "),
];

struct Listed {
    regime: &'static str,
    group: Option<Restricted>,
    cas: &'static str,
    limit: Decimal,
    names: &'static str,
}

fn listed() -> &'static [Listed] {
    static LISTED: LazyLock<Vec<Listed>> = LazyLock::new(|| TABLE.lines().filter_map(read_row).collect());
    &LISTED
}

fn read_row(row: &'static str) -> Option<Listed> {
    let mut fields = row.split('\t');
    Some(Listed {
        regime: fields.next()?,
        group: Restricted::from_code(fields.next()?),
        cas: fields.next()?,
        limit: fields.next()?.parse().ok()?,
        names: fields.next()?,
    })
}

impl Declared<'_> {
    /// The short name of the substance that a regime lists, where so much of it is declared that it answers the regime.
    pub fn is_listed_by(&self, regime: &str) -> Option<&'static str> {
        let (number, name) = (self.number(), folded(self.name()));
        // "Above the limit" is 0.1 % or less as a rule.
        let is_above = |limit: Decimal| match self.percent {
            Some(percent) => percent > limit,
            None => self.above == Some(true) && limit < Decimal::new(1, 1),
        };
        // To tell the groups of a name takes long.
        let groups = OnceCell::new();
        let is_it = |it: &Listed| match it.group {
            Some(group) => groups.get_or_init(|| self.groups()).iter().any(|it| it.0 == group),
            None => it.cas == number || number.is_empty() && it.names.split('|').any(|it| folded(it) == name),
        };
        let rows = listed().iter().filter(|it| it.regime == regime);
        let found = rows.filter(|it| is_above(it.limit)).find(|it| is_it(it))?;
        found.names.split('|').next()
    }
}

#[cfg(test)]
mod tests {
    use super::{STATEMENTS, TABLE, listed};
    use crate::domain::compliance::statements::{NamedStatement, Subject, read_named};
    use crate::domain::compliance::substances::is_cas;

    #[test]
    fn every_row_is_read_and_makes_a_statement_that_is_understood() {
        use Subject::{AnnexXvii, Pfas, Pops, Prop65};
        assert_eq!(listed().len(), TABLE.lines().count());
        for it in listed() {
            assert!(it.group.is_some() || is_cas(it.cas), "{}", it.cas);
            let at = STATEMENTS.iter().position(|(regime, _)| *regime == it.regime);
            let at = at.unwrap_or(usize::MAX);
            let text = [STATEMENTS[at].1, it.names.split('|').next().unwrap_or("")].concat();
            let subject = [Pops, AnnexXvii, Prop65, Pfas][at];
            assert_eq!(read_named(subject, &text, ""), Some(NamedStatement::NonCompliant), "{text}");
        }
    }
}
