//! Parts of the loaded part data that may stand in for a passive part: never used before a person approved them.

use std::collections::HashMap;

use rust_decimal::Decimal;

use crate::domain::assess::alternates::{as_part, gather_parts};
use crate::domain::bom::PartClass;
use crate::domain::bom::passive::Passive;
use crate::domain::parts::PartRecord;
use crate::domain::parts::currency::convert;
use crate::domain::place::RowKey;
use crate::domain::reference::decode::{Unit, as_passive, decode};
use crate::domain::report::Report;
use crate::domain::report::line::ReportLine;
use crate::domain::sorting::sort_by;
use crate::domain::spelling::part_key;

/// More candidates than this are no help.
const MOST: usize = 8;

/// A part that may be approved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// The row of part data that it was found in.
    pub row: RowKey,
    /// What that row says of it: its description.
    pub alike: String,
    /// The part as a line of its own, with all that part data says.
    pub part: ReportLine,
}

/// The candidates for a line, those with the most stock first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    pub list: Vec<Candidate>,
    pub search: Search,
}

/// What was looked for, or why nothing was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Search {
    /// The same value, and no worse in all that is stated.
    Alike,
    /// The line is no resistor, capacitor or inductor.
    NotPassive,
    /// Value or size of the line are not stated.
    ValueNotStated,
}

/// What the part number says, where it is of that class. Ferrite beads have their value in ohms.
fn of_code(class: PartClass, mpn: &str, maker: &str) -> Passive {
    let is_bead = |unit| class == PartClass::Inductor && unit == Unit::Ohm;
    let part = decode(mpn, maker).filter(|it| it.class == class && !is_bead(it.unit));
    part.map_or(Passive::default(), |it| as_passive(&it))
}

/// Looks for parts alike. Only resistors, capacitors and inductors of which value and size are stated can be told alike
/// from words.
pub fn candidates(report: &Report, line: &ReportLine, records: &[PartRecord]) -> Found {
    let nothing = |search| Found { list: Vec::new(), search };
    let bom = &line.line;
    let class = bom.class;
    if !matches!(class, PartClass::Resistor | PartClass::Capacitor | PartClass::Inductor) {
        return nothing(Search::NotPassive);
    }
    let own = Passive::read(class, &bom.value, &[&bom.footprint, &bom.description]).or(of_code(
        class,
        &bom.mpn,
        &bom.manufacturer,
    ));
    if own.value.is_none() || own.size.is_none() {
        return nothing(Search::ValueNotStated);
    }
    let mut seen: Vec<String> = bom.alternates.iter().map(|it| part_key(&it.mpn)).collect();
    seen.push(part_key(&bom.mpn));
    let mut alike: Vec<(Decimal, &PartRecord)> = Vec::new();
    for record in records.iter().filter(|it| !it.mpn.is_empty()) {
        let said = Passive::read(class, "", &[&record.description]);
        let coded = || of_code(class, &record.mpn, &record.manufacturer);
        if !said.can_replace(&own) && !said.or(coded()).can_replace(&own) {
            continue;
        }
        let key = part_key(&record.mpn);
        if key.is_empty() || seen.contains(&key) {
            continue;
        }
        seen.push(key);
        let stock = record.facts.offers.iter().filter_map(|it| it.stock.as_ref()).map(|it| it.value);
        alike.push((stock.max().unwrap_or_default(), record));
    }
    sort_by(&mut alike, |one, other| other.0.cmp(&one.0).then(one.1.mpn.cmp(&other.1.mpn)));
    alike.truncate(MOST);
    let lines = alike.iter().map(|it| as_part(bom, &it.1.mpn, &it.1.manufacturer)).collect();
    let mut parts = gather_parts(lines, records, &report.settings);
    if let (Some(total), Some(rates)) = (report.currency, &report.settings.rates) {
        let mut done = HashMap::new();
        for part in &mut parts {
            convert(&mut part.offers, total, rates, &mut done);
        }
    }
    let list = alike.iter().zip(parts).map(|((_, record), part)| Candidate {
        row: record.key(),
        alike: record.description.clone(),
        part,
    });
    Found { list: list.collect(), search: Search::Alike }
}
