//! How sure the whole reading is: 0.9 and above means that a person need not look.
//!
//! Certainty is lost by what the reading lacked or left over: a header that nobody knows, a column that was told by
//! its cells alone, a full column without a meaning where the table lacks just such a one, rows that are neither
//! line nor note. Each doubt is one function; they add up.

use super::columns::Column;
use super::columns::foreign::is_foreign;
use super::lines::ReadLines;
use super::plan::Plan;
use super::role::Role;
use super::sheet::SheetPlan;
use super::words::lexicon;
use crate::domain::bom::BomLine;
use rust_decimal::Decimal;

/// Nothing is surer than this.
const MOST: f32 = 0.99;
/// What a full column of "not fitted" takes away where it has no meaning.
const LEFT_OUT_DOUBT: f32 = 0.12;

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
        None => 0.25,
    }
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
    }
    doubt
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
        let is_code = content.seller_codes > 0.7 && content.designators < 0.3 && !has(Role::SupplierPn);
        let is_number = content.part_numbers > 0.8
            && content.mean_length > 8.0
            && (column.names.of(Role::Mpn) >= 0.5
                || content.packages < 0.3 && !has(Role::Mpn) && !has(Role::SupplierPn));
        if is_code || is_number {
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
    let lacks_more = !has(Role::Manufacturer) || !has(Role::Footprint) || !has(Role::Description);
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
        doubt = doubt.max(if is_text && lacks_name && content.distinct > 0.3 || is_count && lacks_count {
            0.12
        } else if is_text && lacks_more && content.distinct > 0.1 {
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
    if read.counts_boards {
        doubt += 0.1;
    }
    if plan.fields.designator.is_none() && has_rival_quantity(plan) {
        doubt += 0.12;
    }
    doubt
}

/// Another column counts pieces too, and no designators tell which one is meant.
fn has_rival_quantity(plan: &Plan<'_>) -> bool {
    plan.columns.iter().any(|column| {
        column.role.is_none()
            && column.content.numbers > 0.8
            && column.ordinal == 0
            && column.names.of(Role::Quantity) >= 0.8
    })
}

fn twin_doubt(plan: &Plan<'_>) -> f32 {
    if has_twin(plan, Role::Value) || has_twin(plan, Role::Designator) { 0.1 } else { 0.0 }
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
