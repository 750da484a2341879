//! How sure the whole reading is: 0.9 and above means that a person need not look.
//!
//! Certainty is lost by what the reading lacked or left over: a header that nobody knows, a column that was told by
//! its cells alone, a full column without a meaning where the table lacks just such a one, rows that are neither
//! line nor note. Each doubt is one function; they add up.

use super::columns::Column;
use super::columns::foreign::is_foreign;
use super::columns::places::sampled_rows;
use super::content::ColumnContent;
use super::lines::ReadLines;
use super::plan::Plan;
use super::role::Role;
use super::sheet::SheetPlan;
use super::words::lexicon;
use crate::domain::bom::BomLine;
use crate::domain::money::parse::find_currency;
use crate::domain::number::read_number;
use rust_decimal::Decimal;

/// Nothing is surer than this.
const MOST: f32 = 0.99;
/// What a full column of "not fitted" takes away where it has no meaning.
const LEFT_OUT_DOUBT: f32 = 0.12;
/// What a second column takes away that could be meant as well.
const TWIN_DOUBT: f32 = 0.12;
/// Words whose scores differ by more say different things.
const NAMED_ALIKE: f32 = 0.15;

/// From 0 to 1.
pub(crate) fn confidence_of(sheet: &SheetPlan<'_>, read: &ReadLines) -> f32 {
    if read.lines.is_empty() {
        return 0.1;
    }
    let plan = &sheet.plan;
    let doubts = [
        header_doubt(sheet),
        role_doubt(plan, read),
        unused_doubt(plan, read),
        foreign_doubt(plan),
        row_doubt(plan, read),
        quantity_doubt(plan, read),
        twin_doubt(plan),
        if sheet.has_rival { 0.1 } else { 0.0 },
        if read.lines.iter().any(|it| it.assemblies != Decimal::ONE) { 0.05 } else { 0.0 },
    ];
    (MOST - doubts.iter().sum::<f32>()).clamp(0.05, MOST)
}

/// The header row: none, or one with many words that nobody knows.
fn header_doubt(sheet: &SheetPlan<'_>) -> f32 {
    match sheet.guess {
        Some(guess) => 0.1 * (1.0 - guess.share),
        None if sheet.named => 0.0,
        None => headless_doubt(&sheet.plan),
    }
}

/// Without a header the cells alone must tell what they are: full columns that do not are a bad sign, and so is a
/// table with neither plain designators nor plain part numbers.
fn headless_doubt(plan: &Plan<'_>) -> f32 {
    let full = || plan.columns.iter().filter(|it| it.content.is_mostly_filled());
    let untold = full().filter(|it| it.role.is_none()).count();
    let is_plain = full().any(|it| match it.role {
        Some(Role::Designator) => it.content.designators > 0.9,
        Some(Role::Mpn | Role::SupplierPn) => {
            it.content.part_numbers.max(it.content.seller_codes) > 0.8 && it.content.mean_length > 6.0
        }
        _ => false,
    });
    0.04 + 0.3 * untold as f32 / full().count().max(1) as f32 + if is_plain { 0.0 } else { 0.12 }
}

/// Columns whose meaning stands on weak feet.
fn role_doubt(plan: &Plan<'_>, read: &ReadLines) -> f32 {
    let mut doubt = 0.0;
    for column in &plan.columns {
        let Some(role) = column.role else { continue };
        // Marks of a DNP column that nobody understands.
        if role == Role::Dnp
            && column.content.filled > 1
            && column.content.flags < 0.5
            && !read.lines.iter().any(|it| it.dnp)
        {
            doubt += 0.12;
        }
        let weight = match role {
            Role::Designator => 0.5,
            Role::Quantity | Role::Mpn => 0.3,
            Role::Value | Role::Description | Role::Footprint => 0.1,
            Role::UnitPrice | Role::SupplierPn | Role::Dnp => 0.12,
            _ => 0.0,
        };
        // Designators are so plain that their cells prove the column under any word.
        let is_proved = role == Role::Designator && column.content.designators > 0.95;
        doubt += weight * (0.8 - column.confidence).max(0.0) * if is_proved { 0.5 } else { 1.0 };
        // "Part Number" above numbers such as RM-0042, and nobody's name beside it: perhaps the company's own.
        if role == Role::Mpn && column.names.of(role) < 0.9 && column.content.house > 0.8 {
            doubt += 0.1;
        }
        doubt += stand_in_doubt(plan, column, role);
    }
    doubt
}

/// A column that stands for another meaning which the table lacks: part numbers under "Part" read as values, values
/// under "Spec" read as descriptions.
fn stand_in_doubt(plan: &Plan<'_>, column: &Column, role: Role) -> f32 {
    let lacks = |role: Role| !plan.columns.iter().any(|it| it.role == Some(role));
    let is_stand_in = match role {
        Role::Value => {
            lacks(Role::Mpn)
                && column.names.of(role) < 0.9
                && column.names.of(Role::Mpn) >= 0.5
                && column.content.part_numbers > 0.4
                && column.content.values < 0.3
        }
        // Whose number is it, where neither a seller's name nor its make says so?
        Role::SupplierPn => {
            lacks(Role::Mpn)
                && lacks(Role::Supplier)
                && lacks(Role::UnitPrice)
                && column.content.part_numbers > 0.8
                && column.content.seller_codes < 0.2
                && plan.fields.supplier_pn.iter().all(|it| it.1.is_none())
        }
        Role::Description => {
            lacks(Role::Value)
                && column.names.of(role) < 0.9
                && column.content.values > 0.5
                && column.content.words < 0.3
        }
        _ => false,
    };
    if is_stand_in { 0.1 } else { 0.0 }
}

/// Columns with a known word and without a meaning, whose cells look like something that the table has nowhere else.
fn unused_doubt(plan: &Plan<'_>, read: &ReadLines) -> f32 {
    let has = |role: Role| plan.columns.iter().any(|it| it.role == Some(role));
    let mut doubt = 0.0f32;
    for column in plan.columns.iter().filter(|it| it.role.is_none()) {
        let content = &column.content;
        // Designators that nobody asked for are a bad sign; angles ("R90") are few and come again and again.
        if content.designators > 0.8
            && content.filled > 1
            && content.filled * 2 > content.rows
            && content.distinct > 0.6
        {
            doubt += 0.15;
        }
        if content.filled * 10 < content.rows * 7 || content.filled < 2 {
            continue;
        }
        // Where the lines themselves say what is left out, another column with such words adds nothing.
        if content.left_out > 0.1 && !has(Role::Dnp) && !read.lines.iter().any(|it| it.dnp) {
            doubt += LEFT_OUT_DOUBT;
            continue;
        }
        // Amounts with fractions, and nothing says what a piece costs.
        let is_amount = content.money > 0.9
            && content.integers < 0.3
            && content.mean_length < 10.0
            && column.names.0.is_empty()
            && !has(Role::UnitPrice)
            && !has(Role::ExtendedPrice)
            && plan.breaks.columns.is_empty()
            && plan.breaks.pairs.is_empty()
            && !lexicon().is_neutral(&column.header);
        let is_code = content.seller_codes > 0.7 && content.designators < 0.3 && !has(Role::SupplierPn);
        let is_number = content.part_numbers > 0.8
            && content.mean_length > 8.0
            && (column.names.of(Role::Mpn) >= 0.5
                || content.packages < 0.3 && !has(Role::Mpn) && !has(Role::SupplierPn));
        if is_code || is_number || is_amount {
            doubt += 0.1;
        }
    }
    doubt
}

/// A filled column under an unknown word, in a table that lacks something such a column may be.
fn foreign_doubt(plan: &Plan<'_>) -> f32 {
    let has = |role: Role| plan.columns.iter().any(|it| it.role == Some(role) && it.content.filled > 0);
    // The name of a part is asked for above all; a maker or a package may well be missing.
    let lacks_name = !has(Role::Mpn) || !has(Role::Description) && !has(Role::Value);
    let lacks_such = |it: &ColumnContent| {
        !has(Role::Manufacturer) && it.names > 0.4
            || !has(Role::Footprint) && it.packages > 0.2
            || !has(Role::Description) && it.words > 0.3
    };
    let lacks_count = !has(Role::Quantity) && !has(Role::Designator);
    let mut doubt = 0.0f32;
    for (_, column) in
        plan.columns.iter().enumerate().filter(|it| !plan.breaks.holds(it.0) && is_foreign(it.1))
    {
        let content = &column.content;
        if content.filled * 4 < content.rows
            || content.urls > 0.5
            || content.dates > 0.5
            || content.flags > 0.8
        {
            continue;
        }
        let is_count = content.integers > 0.9 && !content.counting;
        let is_text = content.numbers < 0.3;
        let may_be_more = is_text && content.distinct > 0.1 && lacks_such(content);
        doubt = doubt.max(if is_text && lacks_name && content.distinct > 0.3 || is_count && lacks_count {
            0.12
        } else if may_be_more {
            0.09
        } else {
            0.0
        });
    }
    doubt
}

/// Rows that could not be read, lines that name nothing, designators that stand twice.
fn row_doubt(plan: &Plan<'_>, read: &ReadLines) -> f32 {
    let share = |count: usize| share_of(count, read);
    let mut doubt = 0.35 * share(read.without_part) + 0.2 * share(read.repeated);
    // In a table of places and pieces a line with neither may belong to the line above.
    if plan.fields.designator.is_some() && plan.fields.quantity.is_some() {
        let is_loose = |it: &&BomLine| it.designators.is_empty() && it.quantity.is_none() && !it.dnp;
        doubt += 0.5 * share(read.lines.iter().filter(is_loose).count());
    }
    if read.unclear > 0 {
        doubt += 0.07 + 0.4 * share(read.unclear);
    }
    if plan.fields.designator.is_none() && plan.fields.quantity.is_none() {
        doubt += 0.07;
    }
    doubt
}

fn share_of(count: usize, read: &ReadLines) -> f32 {
    (count as f32 / (read.lines.len() + read.unclear) as f32).min(1.0)
}

/// Quantities that do not count the designators, or of which there are two without any designators to choose by.
fn quantity_doubt(plan: &Plan<'_>, read: &ReadLines) -> f32 {
    // In a cart some lines carry a designator as a remark; its count says little about the quantity.
    let is_remark = plan.fields.designator.and_then(|it| plan.columns.get(it)).is_some_and(|it| {
        it.content.filled * 10 < it.content.rows * 7 || (1e-3..0.8).contains(&it.names.of(Role::Designator))
    });
    let mut doubt = if is_remark { 0.08 } else { 0.25 } * share_of(read.mismatches, read);
    // A finding says so and asks for how many boards.
    if read.counts_boards {
        doubt += 0.05;
    }
    if has_rival_quantity(plan, read) {
        doubt += TWIN_DOUBT;
    }
    doubt
}

/// Another column counts pieces too, other ones, and nothing tells which are meant: there are no designators to count,
/// or both columns count some of them (two boards, two variants).
fn has_rival_quantity(plan: &Plan<'_>, read: &ReadLines) -> bool {
    let Some(holder) = plan.fields.quantity.and_then(|it| plan.columns.get(it)) else { return false };
    let least = (holder.names.of(Role::Quantity) - 0.1).clamp(0.4, 0.8);
    let rivals: Vec<usize> = (0..plan.columns.len())
        .filter(|at| {
            !plan.breaks.holds(*at)
                && plan.columns.get(*at).is_some_and(|it| {
                    it.role.is_none()
                        && it.content.numbers > 0.8
                        && it.content.is_mostly_filled()
                        && it.names.of(Role::Quantity) >= least
                })
        })
        .collect();
    if rivals.is_empty() {
        return false;
    }
    if plan.fields.designator.is_none() {
        return !is_sum(plan, &rivals) && !rivals.iter().all(|it| is_batch(plan, *it));
    }
    rivals.iter().any(|rival| counts_some(plan, read, *rival))
}

/// The quantity of each sampled row beside the number of another column there.
fn pairs(plan: &Plan<'_>, other: usize) -> impl Iterator<Item = (usize, Decimal, Decimal)> {
    let number = |row: usize, column: usize| read_number(plan.table.cell(row, column), plan.decimal);
    sampled_rows(plan.first, plan.table.row_count().saturating_sub(1))
        .filter_map(move |row| Some((row, number(row, plan.fields.quantity?)?, number(row, other)?)))
}

/// The quantity is the sum of the others in every row.
fn is_sum(plan: &Plan<'_>, others: &[usize]) -> bool {
    let mut sums: Vec<(usize, Decimal, Decimal)> = Vec::new();
    for (row, quantity, part) in others.iter().flat_map(|it| pairs(plan, *it)) {
        match sums.iter_mut().find(|it| it.0 == row) {
            Some(sum) => sum.2 = sum.2.saturating_add(part),
            None => sums.push((row, quantity, part)),
        }
    }
    sums.iter().all(|it| it.1 == it.2)
}

/// The other column is the quantity times one and the same number of boards.
fn is_batch(plan: &Plan<'_>, other: usize) -> bool {
    let mut boards: Option<Decimal> = None;
    pairs(plan, other).filter(|it| !it.1.is_zero()).all(|(_, quantity, number)| {
        let times = number.checked_div(quantity).unwrap_or_default();
        times > Decimal::ONE && times.fract().is_zero() && *boards.get_or_insert(times) == times
    })
}

/// The other column counts the designators of many rows too, but not in the same rows: a variant of the board.
fn counts_some(plan: &Plan<'_>, read: &ReadLines, other: usize) -> bool {
    let (mut asked, mut agreeing, mut apart) = (0u32, 0u32, 0u32);
    for (row, quantity, number) in pairs(plan, other) {
        let number_of_row = plan.table.row_number(row);
        let Ok(at) = read.lines.binary_search_by_key(&number_of_row, |it| it.row) else { continue };
        let count = read.lines.get(at).map_or(0, |it| it.designators.len());
        if count == 0 {
            continue;
        }
        asked += 1;
        agreeing += u32::from(number == Decimal::from(count));
        apart += u32::from(quantity != number);
    }
    apart > 0 && agreeing * 2 >= asked
}

/// Several columns that one thing could be told by, and nothing says which.
fn twin_doubt(plan: &Plan<'_>) -> f32 {
    let mut doubt = 0.0;
    if has_twin(plan, Role::Value) || has_twin(plan, Role::Designator) {
        doubt += 0.1;
    }
    if has_rival_number(plan) {
        doubt += TWIN_DOUBT;
    }
    if has_rival_price(plan) {
        doubt += TWIN_DOUBT;
    }
    doubt
}

/// Two full columns of part numbers ("Old MPN", "New MPN") that name different parts.
fn has_rival_number(plan: &Plan<'_>) -> bool {
    let Some((first, others)) = plan.fields.mpn.split_first() else { return false };
    others.iter().any(|other| {
        let (mut both, mut apart) = (0u32, 0u32);
        for row in sampled_rows(plan.first, plan.table.row_count().saturating_sub(1)) {
            let (one, other) = (plan.text(row, Some(*first)), plan.text(row, Some(*other)));
            if !one.is_empty() && !other.is_empty() {
                both += 1;
                apart += u32::from(!one.eq_ignore_ascii_case(other));
            }
        }
        both > 1
            && apart * 2 > both
            && plan.columns.get(*other).is_some_and(|it| it.content.is_mostly_filled())
    })
}

/// Several columns of unit prices that neither a seller nor a quantity nor a currency nor their words tell apart.
fn has_rival_price(plan: &Plan<'_>) -> bool {
    let prices: Vec<&Column> = plan
        .columns
        .iter()
        .filter(|it| {
            it.role == Some(Role::UnitPrice)
                && it.group.is_empty()
                && it.ordinal == 0
                && it.content.filled * 4 >= it.content.rows
        })
        .collect();
    let name = |it: &Column| it.names.of(Role::UnitPrice);
    let best = prices.iter().map(|it| name(it)).fold(0.0f32, f32::max);
    let prices: Vec<&Column> = prices.into_iter().filter(|it| name(it) >= best - NAMED_ALIKE).collect();
    prices.iter().enumerate().any(|(at, price)| {
        let currency = find_currency(&price.header);
        prices.iter().skip(at + 1).any(|it| find_currency(&it.header) == currency)
    })
}

/// Another filled column has a name that means the same single role.
fn has_twin(plan: &Plan<'_>, role: Role) -> bool {
    let is_held = |column: &Column| column.role == Some(role);
    let Some(holder) = plan.columns.iter().find(|it| is_held(it)) else { return false };
    plan.columns.iter().any(|column| {
        !is_held(column)
            && column.role.is_none()
            && column.content.filled * 4 >= holder.content.filled
            && column.content.fit(role) > -0.3
            && lexicon().name_scores(&column.header, false).of(role) >= 0.9
    })
}
