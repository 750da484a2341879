//! How long parts of a kind usually take, and how commonly they are stocked. Of a day, and never the lead time of a part.

use std::sync::LazyLock;

use crate::domain::bom::{BomLine, PartClass};
use crate::domain::day::Day;
use crate::domain::reference::families::PartFamily;
use crate::domain::reference::usual_kind::{is_doubtful, kind_of};

/// `group, low, middle, high, as_of, offers, stocked, families, starts`: weeks of a quarter, half and three quarters of
/// the offers; where `offers` is 0 a published range, which may be open above. `starts`: what the part numbers of such
/// integrated circuits begin with. How it was made: docs/reference.md.
const TEXT: &str = include_str!("lead_times.tsv");
/// From so many weeks on a family is likely long-lead.
const LONG_WEEKS: u16 = 16;
/// Older than this the table is old, in days.
const OLD_DAYS: u32 = 365;
/// The circuits end with these; the groups behind them are told by their class.
const LAST_CIRCUITS: &str = "RF parts";
/// Fewer of a hundred parts with 100 pieces in stock: rarely stocked.
const RARE: u8 = 25;

/// What is usual for parts of a kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UsualSupply {
    /// The kind, in English and in the plural.
    pub of: &'static str,
    pub lead_time: Option<UsualLeadTime>,
    /// Of a hundred parts so many had 100 pieces in stock at one seller, in May 2026.
    pub stocked: Option<u8>,
}

/// The band of usual lead times.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UsualLeadTime {
    pub low_weeks: u16,
    /// `None`: a published range does not say it.
    pub middle_weeks: Option<u16>,
    /// `None`: open above.
    pub high_weeks: Option<u16>,
    /// Year and month.
    pub as_of: &'static str,
    /// How many offers it rests on; zero: a published range.
    pub offers: u32,
}

impl UsualLeadTime {
    /// Usually 16 weeks and more.
    pub fn is_likely_long(self) -> bool {
        self.middle_weeks.unwrap_or(self.low_weeks) >= LONG_WEEKS
    }

    /// The longest of the band in days; of a range that is open above its beginning.
    pub fn days(self) -> u32 {
        u32::from(self.high_weeks.unwrap_or(self.low_weeks)) * 7
    }

    /// More than a year before a day.
    pub fn is_old(self, today: Day) -> bool {
        let first = Day::from_iso(&format!("{}-01", self.as_of));
        first.is_none_or(|it| today.days_since(it) > OLD_DAYS)
    }
}

impl UsualSupply {
    /// What is usual for the part of a line: of a circuit by the beginning of its part number, else by the description,
    /// else by the class. `family` is that of the description.
    pub fn of(line: &BomLine, family: Option<PartFamily>) -> Option<&'static Self> {
        use PartClass::{IntegratedCircuit, Module, Other};
        // "Reset" on a switch makes no supervisor of it.
        let may_be_circuit = matches!(line.class, IntegratedCircuit | Module | Other);
        if may_be_circuit && let Some(found) = by_number(line) {
            return Some(&found.supply);
        }
        let rows = &TABLE.rows;
        let of_family = |family| {
            let mut rows = rows.iter().filter(|it| may_be_circuit || !it.is_circuit);
            rows.find(|it| it.families.contains(&family))
        };
        let sure = family.and_then(of_family).filter(|it| !is_doubtful(it.supply.of, line));
        let found = sure.or_else(|| {
            let kind = kind_of(line)?;
            rows.iter().find(|it| it.supply.of == kind)
        });
        found.map(|it| &it.supply)
    }

    pub fn is_rarely_stocked(self) -> bool {
        self.stocked.is_some_and(|it| it < RARE)
    }
}

/// The circuits whose part numbers begin like that of a line, which may stand in the column of values.
fn by_number(line: &BomLine) -> Option<&'static Row> {
    let number = if line.mpn.is_empty() { &line.value } else { &line.mpn };
    let alike = TABLE.starts.get(list_of(number.as_bytes())?)?;
    let begins = |it: &&(&str, usize)| {
        number.as_bytes().get(..it.0.len()).is_some_and(|text| text.eq_ignore_ascii_case(it.0.as_bytes()))
    };
    alike.iter().find(begins).and_then(|it| TABLE.rows.get(it.1))
}

/// Beginnings of part numbers are in lists by their first letter.
fn list_of(number: &[u8]) -> Option<usize> {
    number.first().map(|it| usize::from(it % 32))
}

/// A line of the table.
struct Row {
    supply: UsualSupply,
    /// A circuit; they stand first in the table.
    is_circuit: bool,
    families: Vec<PartFamily>,
}

#[derive(Default)]
struct Table {
    rows: Vec<Row>,
    /// What part numbers begin with, and the place of its row, in 32 lists by the first letter.
    starts: [Vec<(&'static str, usize)>; 32],
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut is_circuit = true;
    let mut table = Table::default();
    for (row, starts) in TEXT.lines().skip(1).filter_map(row) {
        for start in starts.split('|') {
            if let Some(alike) = list_of(start.as_bytes()).and_then(|it| table.starts.get_mut(it)) {
                alike.push((start, table.rows.len()));
            }
        }
        let is_last = row.supply.of == LAST_CIRCUITS;
        table.rows.push(Row { is_circuit, ..row });
        is_circuit &= !is_last;
    }
    table
});

/// A line of the table, and what part numbers of its parts begin with.
fn row(text: &'static str) -> Option<(Row, &'static str)> {
    let mut cells = text.split('\t');
    let mut next = || cells.next();
    let (of, low, middle, high, as_of) = (next()?, next()?, next()?, next()?, next()?);
    let (offers, stocked, families, starts) = (next()?, next()?, next()?, next()?);
    let lead_time = low.parse().ok().map(|low_weeks| UsualLeadTime {
        low_weeks,
        middle_weeks: middle.parse().ok(),
        high_weeks: high.parse().ok(),
        as_of,
        offers: offers.parse().unwrap_or_default(),
    });
    let supply = UsualSupply { of, lead_time, stocked: stocked.parse().ok() };
    let families = families.split('|').filter_map(PartFamily::from_code).collect();
    Some((Row { supply, is_circuit: false, families }, starts))
}

#[cfg(test)]
mod tests {
    use super::{TABLE, TEXT, UsualSupply};
    use crate::domain::bom::{BomLine, PartClass};
    use crate::domain::day::Day;
    use crate::domain::place::{RowNumber, SourceIndex};
    use crate::domain::reference::families::PartFamily;

    fn of_line(line: &BomLine) -> Option<&'static UsualSupply> {
        UsualSupply::of(line, PartFamily::of(&line.description))
    }

    fn usual(class: PartClass, description: &str) -> Option<&'static UsualSupply> {
        let mut line = BomLine::blank(SourceIndex(0), RowNumber(1));
        description.clone_into(&mut line.description);
        line.class = class;
        of_line(&line)
    }

    #[test]
    fn every_row_is_read_and_names_families_that_there_are() {
        assert_eq!(TABLE.rows.len() + 1, TEXT.lines().count());
        for (row, text) in TABLE.rows.iter().zip(TEXT.lines().skip(1)) {
            let (supply, starts) = (row.supply, super::row(text).unwrap().1);
            assert_eq!(starts, starts.to_ascii_uppercase());
            assert!(row.is_circuit || starts.is_empty(), "{starts:?}");
            let families = text.split('\t').nth(7).unwrap_or_default().split('|').filter(|it| !it.is_empty());
            assert_eq!(families.count(), row.families.len(), "{text}");
            if let Some(time) = supply.lead_time {
                assert!(Some(time.low_weeks) <= time.middle_weeks.or(Some(time.low_weeks)), "{supply:?}");
                assert!(time.high_weeks.is_none_or(|it| it >= time.low_weeks), "{supply:?}");
                assert!(Day::from_iso(&format!("{}-01", time.as_of)).is_some(), "{supply:?}");
            }
        }
    }

    #[test]
    fn a_kind_is_told_by_the_description_and_else_by_the_class() {
        let of = |class, text| usual(class, text).map(|it| it.of);
        assert_eq!(
            of(PartClass::IntegratedCircuit, "IC MCU 32BIT 256KB FLASH 64LQFP"),
            Some("microcontrollers")
        );
        assert_eq!(of(PartClass::IntegratedCircuit, "IC FPGA 40 I/O 48QFN"), Some("FPGAs"));
        assert_eq!(of(PartClass::Capacitor, "CAP ALUM 100UF 20% 25V RADIAL"), Some("other capacitors"));
        assert_eq!(of(PartClass::Capacitor, "CAP CER 100UF 6.3V 1210"), Some("ceramic capacitors"));
        assert_eq!(of(PartClass::Resistor, ""), Some("chip resistors"));
        assert_eq!(of(PartClass::Switch, "RESET BUTTON"), Some("switches"));
        assert_eq!(of(PartClass::Other, "RESET IC"), Some("power ICs"));
        assert_eq!(of(PartClass::IntegratedCircuit, ""), None);
    }

    #[test]
    fn the_beginning_of_a_part_number_tells_the_kind_of_a_circuit() {
        let of = |class, mpn: &str, value: &str| {
            let mut line = BomLine::blank(SourceIndex(0), RowNumber(1));
            (line.class, line.mpn, line.value) = (class, mpn.to_owned(), value.to_owned());
            of_line(&line).map(|it| it.of)
        };
        let ic = PartClass::IntegratedCircuit;
        assert_eq!(of(ic, "stm32f405rgt6", ""), Some("microcontrollers"));
        assert_eq!(of(ic, "STM32MP157CAA3", ""), Some("processors"));
        assert_eq!(of(ic, "", "XC7A200T-FBG484"), Some("FPGAs"));
        assert_eq!(of(PartClass::Resistor, "74.5R", ""), Some("chip resistors"));
        assert_eq!(of(PartClass::Connector, "W25-1", ""), Some("connectors"));
        assert_eq!(of(ic, "ABC", ""), None);
    }

    #[test]
    fn long_and_old_are_told() {
        let fpga = usual(PartClass::IntegratedCircuit, "IC FPGA").unwrap();
        assert!(fpga.is_rarely_stocked());
        let time = fpga.lead_time.unwrap();
        assert!(time.is_likely_long() && !time.is_old(Day::from_iso("2026-11-29").unwrap()));
        assert!(time.is_old(Day::from_iso("2027-03-01").unwrap()));
        let resistor = usual(PartClass::Resistor, "").unwrap().lead_time.unwrap();
        assert!(!resistor.is_likely_long());
    }
}
