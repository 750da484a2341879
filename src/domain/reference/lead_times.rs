//! How long parts of a kind usually take, and how commonly they are stocked. Of a day, and never the lead time of a part.

use std::sync::LazyLock;

use crate::domain::bom::{BomLine, PartClass};
use crate::domain::day::Day;
use crate::domain::reference::families::PartFamily;

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
    /// else by the class.
    pub fn of(line: &BomLine) -> Option<Self> {
        use PartClass::{IntegratedCircuit, Module, Other};
        // "Reset" on a switch makes no supervisor of it.
        let may_be_circuit = matches!(line.class, IntegratedCircuit | Module | Other);
        if let Some(found) = by_number(line).filter(|_| may_be_circuit) {
            return Some(found.supply);
        }
        let family = PartFamily::of(&line.description).map(PartFamily::code);
        let of_family = |family| {
            let mut rows = ROWS.iter().filter(|it| may_be_circuit || !it.is_circuit);
            rows.find(|it| it.families.contains(&family))
        };
        let group = group_of(line.class);
        let found = family.and_then(of_family);
        found.or_else(|| ROWS.iter().find(|it| Some(it.supply.of) == group)).map(|it| it.supply)
    }

    pub fn is_rarely_stocked(self) -> bool {
        self.stocked.is_some_and(|it| it < RARE)
    }
}

/// The circuits whose part numbers begin like that of a line, which may stand in the column of values.
fn by_number(line: &BomLine) -> Option<&'static Row> {
    let number = if line.mpn.is_empty() { &line.value } else { &line.mpn };
    let begins = |start: &&str| {
        number.as_bytes().get(..start.len()).is_some_and(|it| it.eq_ignore_ascii_case(start.as_bytes()))
    };
    let first = number.as_bytes().first()?.to_ascii_uppercase();
    let may_begin = |start: &&&str| start.as_bytes().first() == Some(&first);
    ROWS.iter().find(|it| it.starts.iter().filter(may_begin).any(begins))
}

/// Where a description tells no family; an integrated circuit may be anything.
fn group_of(class: PartClass) -> Option<&'static str> {
    Some(match class {
        PartClass::Resistor => "chip resistors",
        PartClass::Capacitor => "ceramic capacitors",
        PartClass::Inductor | PartClass::Transformer => "inductors",
        PartClass::Diode => "diodes",
        PartClass::Led => "LEDs",
        PartClass::Transistor => "transistors",
        PartClass::Crystal => "crystals",
        PartClass::Connector => "connectors",
        PartClass::Switch => "switches",
        PartClass::Relay => "relays",
        PartClass::Fuse => "fuses",
        _ => return None,
    })
}

/// A line of the table.
struct Row {
    supply: UsualSupply,
    /// A circuit; they stand first in the table.
    is_circuit: bool,
    families: Vec<&'static str>,
    starts: Vec<&'static str>,
}

static ROWS: LazyLock<Vec<Row>> = LazyLock::new(|| {
    let mut is_circuit = true;
    let mut read = |text| {
        let row = row(text, is_circuit)?;
        is_circuit &= row.supply.of != LAST_CIRCUITS;
        Some(row)
    };
    TEXT.lines().skip(1).filter_map(&mut read).collect()
});

fn row(text: &'static str, is_circuit: bool) -> Option<Row> {
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
    let several = |text: &'static str| text.split('|').filter(|it| !it.is_empty()).collect();
    Some(Row {
        supply: UsualSupply { of, lead_time, stocked: stocked.parse().ok() },
        is_circuit,
        families: several(families),
        starts: several(starts),
    })
}

#[cfg(test)]
mod tests {
    use super::{ROWS, Row, TEXT, UsualSupply};
    use crate::domain::bom::{BomLine, PartClass};
    use crate::domain::day::Day;
    use crate::domain::place::{RowNumber, SourceIndex};
    use crate::domain::reference::families::PartFamily;

    fn usual(class: PartClass, description: &str) -> Option<UsualSupply> {
        let mut line = BomLine::blank(SourceIndex(0), RowNumber(1));
        description.clone_into(&mut line.description);
        line.class = class;
        UsualSupply::of(&line)
    }

    #[test]
    fn every_row_is_read_and_names_families_that_there_are() {
        assert_eq!(ROWS.len() + 1, TEXT.lines().count());
        for Row { supply, families, starts, is_circuit } in ROWS.iter() {
            assert!(starts.iter().all(|it| *it == it.to_ascii_uppercase()), "{starts:?}");
            assert!(*is_circuit || starts.is_empty(), "{starts:?}");
            assert!(families.iter().all(|it| PartFamily::is_code(it)), "{families:?}");
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
            UsualSupply::of(&line).map(|it| it.of)
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
