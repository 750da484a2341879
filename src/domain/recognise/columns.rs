//! Which column means what, by name and by content, solved together.

use std::borrow::Cow;
use std::collections::BTreeMap;

pub(super) mod column;
pub(super) mod foreign;
pub(super) mod places;
mod quantity;
mod scores;
mod settle;

use super::breaks::{Breaks, find_breaks};
use super::content::{ColumnContent, sampled};
use super::lexicon::{NameScores, lexicon};
use super::role::Role;
use crate::domain::read::Table;
use column::{Column, DECIDED, ordinal_of};
use places::{counted_names, split_places};
use quantity::{choose_by_places, choose_by_product, choose_of_several};
use scores::Scores;
use settle::settle;

/// What a plain word for part numbers is worth above codes of any kind.
const PLAINLY_NUMBERS: f32 = 0.5;
/// What a column of names is worth as places where another counts them in every row.
const COUNTED: f32 = 0.9;
/// How sure a second column of designators is.
const SPLIT: f32 = 0.85;

/// Rows of those looked at that hold one cell at most.
fn thin_rows(table: &Table, first: usize, last: usize) -> u32 {
    let is_thin = |row: &usize| table.row(*row).filter(|it| !it.trim().is_empty()).nth(1).is_none();
    let count = sampled(first, last).filter(is_thin).count();
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// Understands the columns of the rows `first..=last` below `header`.
pub(crate) fn solve(
    table: &Table,
    names: Vec<String>,
    groups: Vec<String>,
    first: usize,
    last: usize,
    decided: &BTreeMap<u16, Option<Role>>,
) -> (Vec<Column>, Breaks) {
    let width = names.len();
    let decision = |column: usize| u16::try_from(column).ok().and_then(|it| decided.get(&it)).copied();
    let mut contents: Vec<ColumnContent> =
        (0..width).map(|it| ColumnContent::of(table, it, first, last)).collect();
    let has_header = names.iter().any(|it| !it.is_empty());
    // Blank rows, sections and notes say nothing of how full a column is.
    if has_header {
        let thin = if width > 2 { thin_rows(table, first, last) } else { 0 };
        contents.iter_mut().for_each(|it| it.rows = it.rows.saturating_sub(thin).max(it.filled));
    } else {
        let fullest = contents.iter().map(|it| it.filled).max().unwrap_or(0);
        contents.iter_mut().for_each(|it| it.rows = it.rows.min(fullest));
    }
    let mut breaks = if has_header {
        find_breaks(&undecided_names(&names, decided), &contents)
    } else {
        Breaks::default()
    };
    breaks.drop_sums(table, first, last);
    let named: Vec<NameScores> = names.iter().map(|it| lexicon().name_scores(it, true)).collect();
    let mut scores = score(&names, &named, &contents, &breaks, has_header, &decision);
    if !has_header && decided.is_empty() {
        choose_by_product(table, &mut scores, &contents, first, last);
    }
    let mut roles = scores.assign();
    let is_placed = |it: &Option<(Role, f32)>| it.is_some_and(|it| it.0 == Role::Designator);
    if !roles.iter().any(is_placed)
        && let Some(names) = counted_names(table, &contents, first, last)
        && decision(names).is_none()
    {
        scores.set(names, Role::Designator, COUNTED);
        roles = scores.assign();
    }
    let mut places: Vec<usize> = Vec::new();
    if let Some(designator) = roles.iter().position(|it| it.is_some_and(|it| it.0 == Role::Designator)) {
        places.push(designator);
        if decision(designator).is_none() {
            let is_open = |it: usize| !breaks.holds(it) && decision(it).is_none();
            places = split_places(table, &names, &named, &contents, designator, is_open, first, last);
        }
        choose_by_places(table, &mut scores, &roles, &contents, &places, has_header, first, last);
    } else {
        choose_of_several(table, &mut scores, &contents, first, last);
    }
    roles = scores.assign();
    let read = contents.into_iter().zip(named).zip(names).enumerate();
    let mut columns: Vec<Column> = read
        .map(|(at, ((content, names), header))| Column {
            ordinal: ordinal_of(&header),
            group: groups.get(at).cloned().unwrap_or_default(),
            header,
            content,
            names,
            ..understood(&scores, at, &roles)
        })
        .collect();
    add_places(&mut columns, &places);
    settle(table, &mut columns, &breaks, has_header, first, last);
    keep_decided(&mut columns, decision);
    (columns, breaks)
}

/// How much each column speaks for each meaning.
fn score(
    names: &[String],
    named: &[NameScores],
    contents: &[ColumnContent],
    breaks: &Breaks,
    has_header: bool,
    decision: &dyn Fn(usize) -> Option<Option<Role>>,
) -> Scores {
    let has_places = contents.iter().any(|it| it.designators > 0.8 && it.filled > 1);
    let has_plain_places =
        contents.iter().any(|it| it.designators > 0.95 && it.distinct > 0.95 && it.filled > 3);
    let mut scores = Scores::new(names.len());
    for (column, (content, named)) in contents.iter().zip(named).enumerate() {
        if breaks.holds(column) {
            continue;
        }
        match decision(column) {
            Some(Some(role)) => scores.set(column, role, DECIDED),
            Some(None) => {}
            None => {
                let is_unnamed = names.get(column).is_none_or(String::is_empty);
                score_by_name(&mut scores, column, content, named, has_places, has_plain_places);
                score_by_cells(&mut scores, column, content, named, has_header, is_unnamed);
            }
        }
    }
    scores.prefer_fuller(contents);
    scores
}

/// What a column was understood as, with nothing of what it is.
fn understood(scores: &Scores, at: usize, roles: &[Option<(Role, f32)>]) -> Column {
    let Some((role, score)) = roles.get(at).copied().flatten() else { return Column::default() };
    let runner_up = scores.runner_up(at, role, roles);
    let margin = score - runner_up.map_or(0.0, |it| it.1);
    Column {
        role: Some(role),
        confidence: (0.55 * score + 0.3 + 0.5 * margin.min(0.4)).clamp(0.05, 0.99),
        score,
        runner_up: runner_up.map(|it| it.0),
        ..Column::default()
    }
}

/// Designators may stand in several columns.
fn add_places(columns: &mut [Column], places: &[usize]) {
    for place in places {
        if let Some(column) = columns.get_mut(*place)
            && column.role != Some(Role::Designator)
        {
            column.role = Some(Role::Designator);
            column.confidence = SPLIT;
        }
    }
}

/// What a person decided stands, whatever the other columns say.
fn keep_decided(columns: &mut [Column], decision: impl Fn(usize) -> Option<Option<Role>>) {
    for (at, column) in columns.iter_mut().enumerate() {
        if let Some(role) = decision(at) {
            column.role = role;
            column.confidence = 1.0;
            column.score = DECIDED;
            column.runner_up = None;
        }
    }
}

/// What a column's header speaks for, tempered by its cells.
fn score_by_name(
    scores: &mut Scores,
    column: usize,
    content: &ColumnContent,
    named: &NameScores,
    has_places: bool,
    has_plain_places: bool,
) {
    for (role, score) in &named.0 {
        // A blank column is a designator column only by a plain name ("Customer Reference" may be anything).
        if *role == Role::Designator && *score < 0.9 && content.is_blank() {
            continue;
        }
        // No word for designators outweighs that another column plainly holds them.
        if *role == Role::Designator
            && content.filled > 1
            && (has_places && content.designators < 0.2 || has_plain_places && content.designators < 0.6)
        {
            continue;
        }
        // "Ext Qty" above whole numbers counts pieces, not money.
        if matches!(role, Role::ExtendedPrice | Role::UnitPrice)
            && named.of(Role::Quantity) > *score
            && content.integers > 0.9
        {
            continue;
        }
        // "Bauteil", "Part": a word for either is no designator where no cell is one.
        let is_other = *role == Role::Designator
            && content.designators < 0.5
            && content.filled > 1
            && (named.of(Role::Description) >= 0.5
                || *score < 0.9 && content.designators < 0.05 && content.filled > 4);
        if *score >= 0.35 {
            let doubt = if is_other { 0.25 } else { 0.0 };
            let codes = content.designators + content.seller_codes + content.part_numbers;
            // `AA000` and `AB0001-ND` below "MPN" read as designators and as a seller's codes.
            // So do the bare digits of makers of modules: "5200", "SC0918".
            let digits = if content.largest_digits > 2 && !content.counting { content.integers } else { 0.0 };
            let least = if *role == Role::Mpn && *score >= 0.95 && codes + digits > 0.8 {
                PLAINLY_NUMBERS
            } else {
                0.0
            };
            scores.set(column, *role, (score + content.fit(*role) - doubt).max(least));
        }
    }
}

/// What a column's cells speak for: at full weight in a table without a header.
fn score_by_cells(
    scores: &mut Scores,
    column: usize,
    content: &ColumnContent,
    named: &NameScores,
    has_header: bool,
    is_unnamed: bool,
) {
    let weight: f32 = if !has_header {
        1.0
    } else if is_unnamed || named.0.is_empty() {
        0.62
    } else {
        0.45
    };
    // Codes of distributors under a header that only says "number" or "reference".
    if content.seller_codes > 0.5
        && (content.designators < 0.3 || content.filled == 1)
        && named.best().is_some_and(|it| {
            matches!(it.0, Role::Designator | Role::Item | Role::CustomerPn)
                || (it.0 == Role::Mpn && (0.45..0.9).contains(&it.1))
        })
    {
        let score = scores.get(column, Role::SupplierPn).max(0.6 + content.fit(Role::SupplierPn));
        scores.set(column, Role::SupplierPn, score);
    }
    for role in Role::ALL {
        // Short part numbers look like designators; a plain word for part numbers outweighs that.
        // "ID" above them numbers no lines.
        let least = if named.of(Role::Item) >= 0.9 && content.integers < 0.1 { 0.75 } else { 0.95 };
        // So does a weaker word above letters that no place has: "NTE987".
        let is_number = named.of(Role::Mpn) >= 0.95
            || named.of(Role::Mpn) >= 0.75 && named.of(Role::Designator) <= 0.0 && content.places < 0.5;
        let is_plain = role == Role::Designator
            && content.designators > least
            && content.distinct > 0.9
            // `SAM9745-ND` alone is a seller's code.
            && (content.filled > 1 || content.seller_codes <= 0.0)
            && !is_number;
        // Whatever the header says, "R1, R2" and "C7" are nothing else.
        let is_plainest = is_plain && content.places > 0.9 && content.filled > 1;
        let weight = if is_plainest {
            1.0
        } else if is_plain {
            weight.max(0.62)
        } else {
            weight
        };
        let alone = content.alone(role) * weight;
        if alone > scores.get(column, role) {
            let strong = match role {
                // Only designators are so plain that they are believed under a foreign header.
                // A plain word for part numbers is none.
                Role::Designator => alone > 0.4 && !is_number,
                _ => !has_header && alone >= 0.45,
            };
            if strong {
                scores.set(column, role, alone);
            }
        }
    }
}

/// The names without those of decided columns, which are no price breaks.
fn undecided_names<'n>(names: &'n [String], decided: &BTreeMap<u16, Option<Role>>) -> Cow<'n, [String]> {
    if decided.is_empty() {
        return Cow::Borrowed(names);
    }
    let mut names = names.to_vec();
    for column in decided.keys() {
        if let Some(name) = names.get_mut(usize::from(*column)) {
            name.clear();
        }
    }
    Cow::Owned(names)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::solve;
    use crate::domain::read::Table;

    /// Header and a row or two as tools of the trade write them, and what the columns mean.
    #[test]
    fn headers_of_the_trade() {
        let table = [
            (
                "Comment|Description|Designator|Footprint|LibRef|Quantity",
                "10k|Chip resistor|R1, R2|0402|RES|2",
                "value|description|designator|footprint||quantity",
            ),
            (
                "Item #|*Designator|*Qty|Manufacturer|*Mfg Part #|Description / Value|*Package/Footprint|Type|Your Instructions / Notes",
                "1|R1, R2|2|Yageo|RC0402FR-0710KL|Chip resistor 10k 1%|0402|SMD|",
                "item|designator|quantity|manufacturer|mpn|description|footprint|*|notes",
            ),
            (
                "No.|Quantity|Comment|Designator|Footprint|Value|Manufacturer Part|Manufacturer|Supplier Part|Supplier",
                "1|2|0402WGF1002TCE|R1,R2|R0402|10k|0402WGF1002TCE|UNI-ROYAL|C25744|LCSC",
                "item|quantity|*|designator|footprint|value|mpn|manufacturer|supplier_pn|supplier",
            ),
            (
                "Line No|Order Code|Manufacturer Part No|Manufacturer|Description|Quantity|Unit Price|Line Price",
                "1|9239235|RC0402FR-0710KL|Yageo|Resistor 10k|100|0.01|1.00",
                "item|supplier_pn|mpn|manufacturer|description|quantity|unit_price|extended_price",
            ),
            (
                "Row|Description|Part|References|Value|Footprint|Quantity Per PCB|Status|Datasheet",
                "1|Unpolarized capacitor|C|C1 C2|100n|C_0402_1005Metric|2||https://a.b/c",
                "item|description|*|designator|value|footprint|quantity|*|datasheet",
            ),
            (
                "Qty;Value;Device;Package;Parts;Description;MF;MPN",
                "2;10k;R-EU_R0402;R0402;R1, R2;RESISTOR, European symbol;Yageo;RC0402FR-0710KL",
                "quantity|value||footprint|designator|description|manufacturer|mpn",
            ),
            (
                "Quantity;Designators;Value;Package;MPN;Manufacturer",
                "2;R1, R2;10k;RESC1005;RC0402FR-0710KL;Yageo",
                "quantity|designator|value|footprint|mpn|manufacturer",
            ),
            (
                "Item|Qty|Reference|Part Name|Manufacturer|Description",
                "1|2|R1,R2|RC0402FR-0710KL|Yageo|Chip resistor 10k",
                "item|quantity|designator|mpn|manufacturer|description",
            ),
            (
                "IPN|Ref Des|Usage|Mfr|Mfr P/N|Alt Mfr|Alt Mfr P/N|LT (wks)|MSL|Country of Origin|HTS",
                "100-0001|R1 R2|2|Yageo|RC0402FR-0710KL|Vishay|CRCW040210K0FKED|12|1|CN|8533.21",
                "customer_pn|designator|quantity|manufacturer|mpn|alternate_manufacturer|alternate_mpn|lead_time|msl|country|hts",
            ),
            (
                "Designator|Mid X|Mid Y|Layer|Rotation|Comment|Qty",
                "R1|1.5mm|2.5mm|Top|90|10k|1",
                "designator|||||value|quantity",
            ),
            (
                "Teil|Anzahl|Bauform|Wert|Bestellnummer|Lieferant|Stückpreis|Bemerkung",
                "R1, R2|2|0603|10k|RND 0603 1 10K|Reichelt|0,05|",
                "designator|quantity|footprint|value|supplier_pn|supplier|unit_price|notes",
            ),
            (
                "Cantidad|Referencia|Valor|Encapsulado|Fabricante|Número de parte del fabricante|Precio unitario",
                "2|R1, R2|10k|0402|Yageo|RC0402FR-0710KL|0,01",
                "quantity|designator|value|footprint|manufacturer|mpn|unit_price",
            ),
            (
                "번호|품명|규격|위치|수량|제조사|비고",
                "1|Chip Resistor|10k|R1,R2|2|Samsung|",
                "item|description|*|designator|quantity|manufacturer|notes",
            ),
        ];
        let mut wrong = Vec::new();
        for (header, row, roles) in table {
            let cut = if header.contains(';') { ';' } else { '|' };
            let cells: Vec<Vec<&str>> = vec![row.split(cut).collect(), row.split(cut).collect()];
            let names: Vec<String> = header.split(cut).map(str::to_owned).collect();
            let groups = vec![String::new(); names.len()];
            let (columns, _) = solve(&Table::from_rows(cells), names, groups, 0, 1, &BTreeMap::new());
            for (column, expected) in columns.iter().zip(roles.split('|')) {
                let found = column.role.map_or("", |it| it.code());
                if expected != "*" && found != expected {
                    wrong.push(format!("{:?} is {found:?}, not {expected:?} ({header})", column.header));
                }
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }
}
