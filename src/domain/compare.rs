//! Two revisions of a BOM: which lines are added, removed and changed, and what that changes in cost, in days and in
//! compliance.
//!
//! A place on the board is told by its designator, in any case of letters; lines without designators by their part.
//! Of a designator that stands twice the first is compared with the first. A comparison of a BOM with itself is empty,
//! and that of two in the other order is its mirror.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::bom::BomLine;
use super::bom::passive::Passive;
use super::day::Day;
use super::report::Report;
use super::supply::part::parts_of;
use super::supply::plan::Plan;
use crate::domain::sorting::sort_by_cached_key;
use crate::domain::spelling::{manufacturer_key, part_key};

/// What became of places on the board.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
pub enum Kind {
    Added,
    Removed,
    Changed,
}

/// What differs between two lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    Part,
    Manufacturer,
    Value,
    Package,
    /// Placed or not.
    Fitted,
    /// Pieces per board, where the designators are the same.
    Quantity,
}

/// Places of the board that share a change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    pub kind: Kind,
    /// The line in the earlier report, and that in the later one.
    pub before: Option<u32>,
    pub after: Option<u32>,
    /// Empty for lines without designators.
    pub designators: Vec<String>,
    /// What differs; empty where something is added or removed.
    pub fields: Vec<Field>,
}

/// A value before and after; `None`: not known.
pub type Pair<T> = (Option<T>, Option<T>);

/// What a volume costs and when it ships, before and after.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VolumeChange {
    pub boards: u32,
    /// Per good board. Not known on both sides where the currencies differ.
    pub per_board: Pair<Decimal>,
    pub total: Pair<Decimal>,
    /// Lines without a price.
    pub unpriced: (u32, u32),
    pub ship: Pair<Day>,
    /// Parts of which nobody knows when they come.
    pub open: (u32, u32),
}

/// All that differs between two reports.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comparison {
    /// In the order of the first designators.
    pub changes: Vec<Change>,
    /// Lines of the later BOM of which nothing changed.
    pub unchanged: u32,
    pub volumes: Vec<VolumeChange>,
    /// Findings whose number differs, by code: before and after.
    pub findings: Vec<(&'static str, u32, u32)>,
}

/// Compares two reports that were made with the same settings.
pub fn compare(earlier: &Report, later: &Report) -> Comparison {
    let (changes, unchanged) = changes(earlier, later);
    Comparison { changes, unchanged, volumes: volumes(earlier, later), findings: findings(earlier, later) }
}

/// Where a part is placed: lines of the earlier and of the later BOM.
type Places = BTreeMap<(bool, String), [Vec<u32>; 2]>;

fn changes(earlier: &Report, later: &Report) -> (Vec<Change>, u32) {
    let mut places = Places::new();
    for (side, report) in [earlier, later].into_iter().enumerate() {
        for (index, line) in (0_u32..).zip(&report.lines) {
            add_places(&mut places, side, index, &line.line);
        }
    }
    let mut pairs: BTreeMap<(Option<u32>, Option<u32>), Vec<String>> = BTreeMap::new();
    for ((is_designator, name), [before, after]) in places {
        for at in 0..before.len().max(after.len()) {
            let names = pairs.entry((before.get(at).copied(), after.get(at).copied())).or_default();
            if is_designator {
                names.push(name.clone());
            }
        }
    }
    let mut unchanged = vec![true; later.lines.len()];
    let mut list = Vec::new();
    for ((before, after), designators) in pairs {
        let (kind, fields) = match (line_at(earlier, before), line_at(later, after)) {
            (Some(one), Some(other)) => (Kind::Changed, differing(one, other, designators.len())),
            (Some(_), None) => (Kind::Removed, Vec::new()),
            _ => (Kind::Added, Vec::new()),
        };
        if kind == Kind::Changed && fields.is_empty() {
            continue;
        }
        if let Some(it) = after.and_then(|it| unchanged.get_mut(it as usize)) {
            *it = false;
        }
        list.push(Change { kind, before, after, designators, fields });
    }
    for change in &mut list {
        sort_by_cached_key(&mut change.designators, |it| natural(it));
    }
    sort_by_cached_key(&mut list, |it| {
        let first = it.designators.first().map(|it| natural(it));
        (first.unwrap_or_default(), it.designators.clone())
    });
    (list, u32::try_from(unchanged.iter().filter(|it| **it).count()).unwrap_or(u32::MAX))
}

fn line_at(report: &Report, at: Option<u32>) -> Option<&BomLine> {
    at.and_then(|it| report.lines.get(it as usize)).map(|it| &it.line)
}

fn add_places(places: &mut Places, side: usize, index: u32, line: &BomLine) {
    let mut add = |key: (bool, String)| {
        if let Some(lines) = places.entry(key).or_default().get_mut(side) {
            lines.push(index);
        }
    };
    for designator in &line.designators {
        add((true, designator.trim().to_uppercase()));
    }
    if line.designators.is_empty() {
        add((false, identity(line)));
    }
}

/// What tells a line without designators: its part, else its seller's number, else all that is said of it.
fn identity(line: &BomLine) -> String {
    let key = part_key(&line.mpn);
    if !key.is_empty() {
        return key;
    }
    match line.supplier_parts.first() {
        Some(part) => part_key(&part.number),
        None => {
            [&line.value, &line.footprint, &line.description].map(|it| it.trim().to_lowercase()).join("\u{1}")
        }
    }
}

/// `common` is the number of designators that the two lines share.
fn differing(one: &BomLine, other: &BomLine, common: usize) -> Vec<Field> {
    let number = |it: &BomLine| it.supplier_parts.first().map(|it| part_key(&it.number)).unwrap_or_default();
    let (key, other_key) = (part_key(&one.mpn), part_key(&other.mpn));
    let is_other_part =
        if key.is_empty() && other_key.is_empty() { number(one) != number(other) } else { key != other_key };
    let has_same_places = one.designators.len() == common && other.designators.len() == common;
    let quantity = |it: &BomLine| if it.dnp { None } else { Some(it.pieces_per_board()) };
    let is_other_quantity = quantity(one).zip(quantity(other)).is_some_and(|(one, other)| one != other);
    [
        (Field::Part, is_other_part),
        (Field::Manufacturer, manufacturer_key(&one.manufacturer) != manufacturer_key(&other.manufacturer)),
        (Field::Value, is_other_value(one, other)),
        (Field::Package, squeezed(&one.footprint) != squeezed(&other.footprint)),
        (Field::Fitted, one.dnp != other.dnp),
        (Field::Quantity, has_same_places && is_other_quantity),
    ]
    .into_iter()
    .filter_map(|(field, differs)| differs.then_some(field))
    .collect()
}

/// Whether two values are not the same one: "10k" and "10 kOhm" are, "1m" and "1M" are not.
fn is_other_value(one: &BomLine, other: &BomLine) -> bool {
    let (text, other_text) = (squeezed(&one.value), squeezed(&other.value));
    match (read(one), read(other)) {
        _ if one.value.trim() == other.value.trim() => false,
        (one, other) if one.value.is_none() && other.value.is_none() => text != other_text,
        // A longer text has words that are no value.
        (one, other) => one != other || text.len().max(other_text.len()) > 10,
    }
}

/// What the value of a line says of a passive part.
fn read(line: &BomLine) -> Passive {
    Passive::read(line.class, &line.value, &[])
}

/// A text without its case, blanks and signs: "SOT-23" and "SOT23" name one package.
fn squeezed(text: &str) -> String {
    text.chars()
        .filter(|it| it.is_alphanumeric() || matches!(it, '.' | ','))
        .flat_map(char::to_lowercase)
        .collect()
}

/// A designator for sorting: its letters, then its number.
fn natural(designator: &str) -> (String, u64) {
    let letters = designator.trim_end_matches(|it: char| it.is_ascii_digit());
    let number = designator.get(letters.len()..).and_then(|it| it.parse().ok()).unwrap_or(0);
    (letters.to_owned(), number)
}

fn volumes(earlier: &Report, later: &Report) -> Vec<VolumeChange> {
    let parts = [parts_of(earlier), parts_of(later)];
    let is_same = earlier.currency == later.currency;
    let volume = |boards: u32| {
        let tiers = [earlier, later].map(|it| it.tiers.iter().find(|it| it.boards == boards));
        let known = tiers.map(|it| it.filter(|it| is_same && it.coverage.priced > 0));
        let [before, after] = &parts;
        let plans = [Plan::of(before, &earlier.settings, boards), Plan::of(after, &later.settings, boards)];
        let unpriced = tiers.map(|it| it.map_or(0, |it| it.coverage.unpriced + it.coverage.estimated));
        let open = plans
            .each_ref()
            .map(|it| it.as_ref().map_or(0, |it| u32::try_from(it.unknown.len()).unwrap_or(u32::MAX)));
        VolumeChange {
            boards,
            per_board: known.map(|it| it.map(|it| it.per_board)).into(),
            total: known.map(|it| it.map(|it| it.total)).into(),
            unpriced: unpriced.into(),
            ship: plans.map(|it| it.map(|it| it.earliest_ship)).into(),
            open: open.into(),
        }
    };
    later.settings.boards.iter().copied().map(volume).collect()
}

fn findings(earlier: &Report, later: &Report) -> Vec<(&'static str, u32, u32)> {
    let mut counts: BTreeMap<&'static str, (u32, u32)> = BTreeMap::new();
    for finding in &earlier.findings {
        counts.entry(finding.code).or_default().0 += 1;
    }
    for finding in &later.findings {
        counts.entry(finding.code).or_default().1 += 1;
    }
    counts.into_iter().filter(|(_, it)| it.0 != it.1).map(|(code, it)| (code, it.0, it.1)).collect()
}
