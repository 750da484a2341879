//! How sure the whole reading is: 0.9 and above means that a person need not look.
//!
//! Certainty is lost by what the reading lacked or left over: a header that nobody knows, a column that was told by
//! its cells alone, a full column without a meaning where the table lacks just such a one, rows that are neither
//! line nor note. Each doubt is one function; they add up.

mod batch;
mod coherence;
mod columns;
mod twins;

use super::boards::board::Boards;
use super::columns::column::Column;
use super::doubt::Doubt;
use super::fold::fold;
use super::lines::ReadLines;
use super::plan::Plan;
use super::role::Role;
use super::sheet::SheetPlan;
use crate::domain::bom::BomLine;
use crate::domain::money::parse::read_money;
use crate::domain::sorting::sort_by;
use batch::{has_common_factor, says_boards};
use coherence::coherence_doubt;
use columns::{foreign_doubt, idle_doubt, role_doubt, unused_doubt};
use rust_decimal::Decimal;
use twins::twin_doubt;

/// Nothing is surer than this.
const MOST: f32 = 0.99;
/// What is taken away where several boards could be meant.
const BOARDS_DOUBT: f32 = 0.12;
/// What a note on colors takes away, quantities that are none, and sums that are others.
const LONE_BREAK_DOUBT: f32 = 0.1;
const COLOR_DOUBT: f32 = 0.15;
const HIDDEN_DOUBT: f32 = 0.1;
const TABLE_ABOVE_DOUBT: f32 = 0.12;
const QUANTITIES_DOUBT: f32 = 0.15;
const SUMS_DOUBT: f32 = 0.1;
/// From this share of the lines on a mismatch is no slip.
const OFTEN: f32 = 0.2;

/// A doubt that takes less is not told.
const TOLD: f32 = 0.02;

/// How sure the reading is, from 0 to 1, and what takes the rest, the largest first.
pub(crate) fn confidence_of(
    sheet: &SheetPlan<'_>,
    read: &ReadLines,
    boards: &Boards,
) -> (f32, Vec<(Doubt, f32)>) {
    if read.lines.is_empty() {
        return (0.1, vec![(Doubt::Rows, 0.9)]);
    }
    let plan = &sheet.plan;
    let if_so = |is_so: bool, weight: f32| if is_so { weight } else { 0.0 };
    let mut doubts = [
        (Doubt::Header, header_doubt(sheet, read)),
        (Doubt::Columns, role_doubt(plan, read) + if_so(has_lone_break(plan), LONE_BREAK_DOUBT)),
        (Doubt::Unused, unused_doubt(plan, read) + foreign_doubt(plan).max(idle_doubt(plan))),
        (Doubt::Rows, row_doubt(plan, read) + named_doubt(read) + coherence_doubt(plan, read)),
        (Doubt::Quantities, quantity_doubt(plan, read)),
        (Doubt::Sums, sums_doubt(plan, read)),
        (Doubt::Twins, twin_doubt(plan)),
        (
            Doubt::Boards,
            if_so(!sheet.rivals.is_empty() || counts_anew(sheet), BOARDS_DOUBT)
                + if_so(boards.is_open(sheet), BOARDS_DOUBT),
        ),
        (Doubt::Color, if_so(read.told_by_color, COLOR_DOUBT)),
    ];
    let all: f32 = doubts.iter().map(|it| it.1).sum();
    sort_by(&mut doubts, |one, other| other.1.total_cmp(&one.1));
    let told = doubts.iter().copied().filter(|it| it.1 >= TOLD).collect();
    ((MOST - all).clamp(0.05, MOST), told)
}

/// Joined sheets that each number their lines from one on: perhaps boards of their own.
fn counts_anew(sheet: &SheetPlan<'_>) -> bool {
    let plan = &sheet.plan;
    let first = |it: &usize| plan.text(*it, plan.fields.item) == "1";
    sheet.parts.len() > 1 && (plan.first..plan.end).filter(first).count() > 1
}

/// The header row: none, or one with many words that nobody knows.
fn header_doubt(sheet: &SheetPlan<'_>, read: &ReadLines) -> f32 {
    match sheet.guess {
        // Words that nobody knows matter less where every column has a meaning all the same.
        Some(guess) => {
            let is_told = (guess.share > 0.0 || is_proved_by_cells(&sheet.plan, read))
                && sheet
                    .plan
                    .columns
                    .iter()
                    .all(|it| it.role.is_some() || it.content.filled * 2 < it.content.rows);
            (if is_told { 0.05 } else { 0.1 }) * (1.0 - guess.share)
        }
        None if sheet.named => 0.0,
        None => headless_doubt(&sheet.plan),
    }
}

/// Plain designators that the quantities count in every line, and plain part numbers or packages: no words are needed.
fn is_proved_by_cells(plan: &Plan<'_>, read: &ReadLines) -> bool {
    let is_plain = |role: Role, share: &dyn Fn(&Column) -> f32| {
        plan.columns
            .iter()
            .any(|it| it.role == Some(role) && it.content.is_mostly_filled() && share(it) > 0.7)
    };
    is_plain(Role::Designator, &|it| it.content.designators)
        && (is_plain(Role::Mpn, &|it| it.content.part_numbers)
            || is_plain(Role::Footprint, &|it| it.content.packages))
        && plan.fields.quantity.is_some()
        && read.mismatches + read.vague == 0
        && !read.counts_boards
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
    0.1 + 0.3 * untold as f32 / full().count().max(1) as f32 + if is_plain { 0.0 } else { 0.12 }
}

/// Rows that could not be read, lines that name nothing, designators that stand twice.
fn row_doubt(plan: &Plan<'_>, read: &ReadLines) -> f32 {
    let share = |count: usize| share_of(count, read);
    let mut doubt = 0.35 * share(read.without_part) + 0.2 * share(read.repeated);
    if share(read.repeated) > OFTEN {
        doubt += 0.05;
    }
    // In a table of places and pieces a line with neither may belong to the line above.
    if plan.fields.designator.is_some() && plan.fields.quantity.is_some() {
        let is_loose = |it: &&BomLine| !it.is_counted() && !it.dnp;
        doubt += 0.5 * share(read.lines.iter().filter(is_loose).count());
    }
    // "R?" and "REF**" stand for places that the design has not named yet; "G***" is a drawing.
    let is_unnamed =
        |it: &&BomLine| it.designators.iter().any(|it| it.ends_with(['?', '*']) && !it.starts_with("G*"));
    let unnamed = read.lines.iter().filter(is_unnamed).count();
    if unnamed > 0 {
        doubt += 0.05 + 0.2 * share(unnamed);
    }
    if read.unclear > 0 {
        doubt += 0.07 + 0.4 * share(read.unclear);
    }
    // What a filter hides may be what is not meant.
    if read.hidden > 0 {
        doubt += HIDDEN_DOUBT;
    }
    if read.tables_above > 0 {
        doubt += TABLE_ABOVE_DOUBT;
    }
    let is_uncounted = |it: &&BomLine| it.quantity.is_none() && !it.dnp;
    let uncounted = read.lines.iter().filter(is_uncounted).count();
    if plan.fields.designator.is_none() && uncounted * 2 > read.lines.len() {
        // A plain list of makers' numbers is one; of other numbers nobody can tell what the list is for.
        let is_plain = |it: &Column| it.role == Some(Role::Mpn) && it.names.of(Role::Mpn) >= 0.9;
        doubt += if plan.columns.iter().any(is_plain) { 0.07 } else { 0.1 };
    }
    doubt
}

/// A price from one quantity on, and none of a piece.
fn has_lone_break(plan: &Plan<'_>) -> bool {
    let breaks = &plan.breaks;
    breaks.columns.len() == 1
        && breaks.pairs.is_empty()
        && !plan.columns.iter().any(|it| it.role == Some(Role::UnitPrice))
}

/// Lines that only have a name.
fn named_doubt(read: &ReadLines) -> f32 {
    if read.named > 0 { 0.09 + 0.3 * share_of(read.named, read) } else { 0.0 }
}

/// Sums of the file that its lines do not make.
fn sums_doubt(plan: &Plan<'_>, read: &ReadLines) -> f32 {
    let contradicted = if read.contradicted > 0 { SUMS_DOUBT } else { 0.0 };
    contradicted + if differs_from_product(plan, read) { SUMS_DOUBT } else { 0.0 }
}

/// Line prices that are not the quantity times the unit price, in one of five lines or more.
fn differs_from_product(plan: &Plan<'_>, read: &ReadLines) -> bool {
    let only = |role: Role| {
        let mut columns = (0..plan.columns.len())
            .filter(|at| plan.columns.get(*at).is_some_and(|it| it.role == Some(role)));
        columns.next().filter(|_| columns.next().is_none())
    };
    let (Some(unit), Some(total)) = (only(Role::UnitPrice), only(Role::ExtendedPrice)) else { return false };
    let amount =
        |row: usize, at: usize| read_money(plan.table.cell(row, at), plan.decimal).map(|it| it.amount);
    let (mut asked, mut apart) = (0usize, 0usize);
    for line in read.lines.iter().take(600) {
        let row = line.row.index();
        let (Some(unit), Some(total), Some(quantity)) =
            (amount(row, unit), amount(row, total), line.quantity)
        else {
            continue;
        };
        asked += 1;
        let product = unit.saturating_mul(quantity);
        let tolerance =
            total.abs().checked_div(Decimal::from(50)).unwrap_or_default().max(Decimal::new(2, 2));
        apart += usize::from(product.saturating_sub(total).abs() > tolerance);
    }
    asked > 2 && apart * 5 >= asked
}

/// "Pack Qty", "Packs": what is bought, not what a board takes.
fn counts_packs(plan: &Plan<'_>) -> bool {
    let Some(column) = plan.fields.quantity else { return false };
    let is_pack = |it: &str| {
        matches!(it, "pack" | "packs" | "package" | "reel" | "reels" | "box" | "bag" | "roll" | "pck" | "moq")
    };
    let says_pack = |text: &str| fold(text).split(' ').any(is_pack);
    let mut words = (plan.first..plan.end)
        .take(600)
        .map(|row| plan.text(row, Some(column)))
        .filter(|it| it.len() < 24 && it.bytes().any(|it| it.is_ascii_alphabetic()));
    says_pack(plan.header(column)) || words.any(says_pack)
}

fn share_of(count: usize, read: &ReadLines) -> f32 {
    (count as f32 / (read.lines.len() + read.unclear) as f32).min(1.0)
}

/// Quantities that do not count the designators, or count for several boards.
fn quantity_doubt(plan: &Plan<'_>, read: &ReadLines) -> f32 {
    // In a cart some lines carry a designator as a remark; its count says little about the quantity.
    let is_remark = plan.fields.designator.and_then(|it| plan.columns.get(it)).is_some_and(|it| {
        it.content.filled * 10 < it.content.rows * 7 || (1e-3..0.8).contains(&it.names.of(Role::Designator))
    });
    let share = share_of(read.mismatches, read);
    let mut doubt = if is_remark { 0.08 } else { 0.25 } * share;
    // One slip is a slip; many say that the column counts something else.
    if !is_remark && share > OFTEN {
        doubt += 0.05;
    }
    if read.vague > 0 {
        doubt += 0.09 + 0.4 * share_of(read.vague, read);
    }
    // A finding says so and asks for how many boards.
    if read.counts_boards {
        doubt += 0.1;
    }
    // A cart holds what its seller packs together.
    let is_batch = plan.fields.supplier_pn.is_empty() && has_common_factor(&read.lines) || says_boards(plan);
    if plan.fields.designator.is_none() && is_batch {
        doubt += 0.1;
    }
    if read.doubts_quantity || counts_packs(plan) {
        doubt += QUANTITIES_DOUBT;
    }
    if read.lines.iter().any(|it| it.assemblies != Decimal::ONE) {
        doubt += 0.05;
    }
    doubt
}
