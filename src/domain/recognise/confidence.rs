//! How sure the whole reading is: 0.9 and above means that a person need not look.

use super::columns::Column;
use super::lines::ReadLines;
use super::plan::Plan;
use super::role::Role;
use super::sheet::SheetPlan;
use super::words::lexicon;
use rust_decimal::Decimal;

/// What a full column of "not fitted" takes away where it has no meaning.
const LEFT_OUT_DOUBT: f32 = 0.12;

/// From 0 to 1.
pub(crate) fn confidence_of(sheet: &SheetPlan<'_>, read: &ReadLines) -> f32 {
    let plan = &sheet.plan;
    let mut sure = 0.99f32;
    match sheet.guess {
        Some(guess) => sure -= 0.1 * (1.0 - guess.share),
        None if sheet.named => {}
        None => sure -= 0.25,
    }
    let lines = read.lines.len();
    if lines == 0 {
        return 0.1;
    }
    for column in &plan.columns {
        let Some(role) = column.role else {
            // A full column of designators or quantities that nobody asked for is a bad sign.
            if column.content.designators > 0.8 && column.content.filled as usize > 2 {
                sure -= 0.15;
            }
            let doubt = unused_doubt(plan, column);
            // Where the lines themselves say what is left out, another column with such words adds nothing.
            if doubt < LEFT_OUT_DOUBT || !read.lines.iter().any(|it| it.dnp) {
                sure -= doubt;
            }
            continue;
        };
        // Marks of a DNP column that nobody understands.
        if role == Role::Dnp
            && column.content.filled > 0
            && column.content.flags < 0.5
            && !read.lines.iter().any(|it| it.dnp)
        {
            sure -= 0.12;
        }
        let weight = match role {
            Role::Designator => 0.5,
            Role::Quantity | Role::Mpn => 0.3,
            Role::Value | Role::Description | Role::Footprint => 0.1,
            Role::UnitPrice | Role::SupplierPn | Role::Dnp => 0.12,
            _ => 0.0,
        };
        sure -= weight * (0.8 - column.confidence).max(0.0);
    }
    let share = |count: usize| (count as f32 / (lines + read.unclear) as f32).min(1.0);
    if read.unclear > 0 {
        sure -= 0.07 + 0.4 * share(read.unclear);
    }
    // In a cart some lines carry a designator as a remark; its count says little about the quantity.
    let is_remark = plan
        .fields
        .designator
        .and_then(|it| plan.columns.get(it))
        .is_some_and(|it| it.content.filled * 10 < it.content.rows * 7);
    sure -= if is_remark { 0.1 } else { 0.25 } * share(read.mismatches);
    if read.counts_boards {
        sure -= 0.1;
    }
    sure -= 0.35 * share(read.without_part);
    sure -= 0.3 * share(read.repeated);
    if sheet.has_rival {
        sure -= 0.1;
    }
    if plan.fields.designator.is_none() && plan.fields.quantity.is_none() {
        sure -= 0.07;
    }
    if read.lines.iter().any(|it| it.assemblies != Decimal::ONE) {
        sure -= 0.05;
    }
    if plan.fields.designator.is_none() && has_rival_quantity(plan) {
        sure -= 0.12;
    }
    if has_twin(plan, Role::Value) || has_twin(plan, Role::Designator) {
        sure -= 0.1;
    }
    sure.clamp(0.05, 0.99)
}

/// A full column without a meaning, whose cells look like something that the table has nowhere else.
fn unused_doubt(plan: &Plan<'_>, column: &Column) -> f32 {
    let content = &column.content;
    let has = |role: Role| plan.columns.iter().any(|it| it.role == Some(role));
    if content.filled * 10 < content.rows * 7 || content.filled < 2 {
        return 0.0;
    }
    if content.left_out > 0.1 && !has(Role::Dnp) {
        return LEFT_OUT_DOUBT;
    }
    if content.seller_codes > 0.7 && content.designators < 0.3 && !has(Role::SupplierPn) {
        return 0.1;
    }
    // A second maker's number that found no place.
    if content.part_numbers > 0.8 && content.mean_length > 8.0 && column.names.of(Role::Mpn) >= 0.5 {
        return 0.1;
    }
    if content.part_numbers > 0.8
        && content.packages < 0.3
        && content.mean_length > 8.0
        && !has(Role::Mpn)
        && !has(Role::SupplierPn)
    {
        return 0.1;
    }
    0.0
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
