//! One sheet, understood: header, columns and where its rows start; and which of several sheets is the BOM.

use super::breaks::Breaks;
use super::columns::column::Column;
use super::columns::solve;
use super::dates::Dates;
use super::fields::Fields;
use super::header::{HeaderGuess, find_foreign_header, find_header, with_second_row};
use super::led_counts;
use super::memo::Memo;
use super::names::{groups_of, joined_names, names_of};
use super::offer_sets::offers_of;
use super::overrides::{HeaderChoice, Overrides};
use super::plan::Plan;
use super::role::Role;
use super::table_end::{end_of_table, start_of_form};
use crate::domain::bom::designators::expand_designators;
use crate::domain::number::{DecimalEvidence, DecimalSign, read_number};
use crate::domain::place::{SheetPart, SourceIndex};
use crate::domain::read::{Document, Sheet, Table};
use rust_decimal::Decimal;

/// Columns beyond this are left alone; no BOM has so many, and a hostile file may.
const WIDEST: usize = 512;
/// Rows that are looked at for the decimal sign.
const DECIMAL_SAMPLE: usize = 2_000;

/// What a header is worth where a second sheet names parts and places without one.
const NO_HEADER_NEEDED: f32 = 4.0;

/// Rows whose quantities are held against their designators.
const PLACES_SAMPLED: usize = 300;

/// A sheet with its plan and how much it reads like a BOM.
pub(crate) struct SheetPlan<'t> {
    pub index: usize,
    pub plan: Plan<'t>,
    pub guess: Option<HeaderGuess>,
    /// Column names came from the format itself, or a person said that there are none.
    pub named: bool,
    pub score: f32,
    pub name: &'t str,
    /// The names of the other sheets that read nearly as much like a BOM.
    pub rivals: Vec<&'t str>,
    /// The sheets that were joined to this one.
    pub parts: &'t [SheetPart],
}

/// What stands above the rows of a sheet.
struct Head {
    guess: Option<HeaderGuess>,
    names: Vec<String>,
    groups: Vec<String>,
    /// First row below the header.
    first: usize,
}

/// Understands the sheet's columns.
pub(crate) fn plan_sheet<'t>(
    source: SourceIndex,
    index: usize,
    sheet: &'t Sheet,
    overrides: &Overrides,
) -> SheetPlan<'t> {
    let table = &sheet.table;
    let width = table.max_width().max(sheet.header.as_ref().map_or(0, Vec::len)).min(WIDEST);
    let rows = table.row_count();
    let Head { guess, names, groups, first } = head_of(sheet, width, overrides);
    let end = if sheet.header.is_some() { rows } else { end_of_table(table, guess.map(|it| it.row), first) };
    let first = overrides.first_row.map_or(first, |it| first.max(it.index()));
    let form = start_of_form(table, first, end);
    let last = form.saturating_sub(1);
    // Words that nobody knows tell nothing: the cells speak as in a table without a header.
    let telling = if guess.is_some_and(|it| it.share <= 0.0) {
        vec![String::new(); width]
    } else {
        joined_names(table, guess, &names)
    };
    let (mut columns, breaks) = solve(table, telling, groups, first, last, &overrides.roles);
    for (column, name) in columns.iter_mut().zip(names) {
        if !name.is_empty() {
            column.header = name;
        }
    }
    let mut fields = Fields::of(&columns);
    fields.led_counts = led_counts::column_of(table, &fields, first, last);
    let offers = offers_of(&columns, &breaks);
    let evidence = decimal_evidence(table, &columns, &breaks, first);
    let by_places = decimal_by_places(table, &fields, first, rows);
    let by_zeros = decimal_by_zeros(table, fields.quantity, first, rows);
    let decimal = overrides.decimal.or(by_places).or(by_zeros).or(evidence.sign());
    SheetPlan {
        index,
        guess,
        named: sheet.header.is_some() || overrides.header == Some(HeaderChoice::Absent),
        score: score_of(sheet, guess, &columns, first),
        name: sheet.name.as_deref().unwrap_or(""),
        rivals: Vec::new(),
        parts: &sheet.parts,
        plan: Plan {
            source,
            table,
            columns,
            breaks,
            header_row: guess.map(|it| it.row),
            first,
            form,
            end,
            decimal: decimal.unwrap_or(DecimalSign::Point),
            decimal_evidence: evidence,
            fields,
            dates: Dates::of(table, guess.map(|it| it.row), first, &offers),
            offers,
            memo: Memo::default(),
            board: overrides.board.as_ref().map(|it| (usize::from(it.0), it.1.clone())),
            rows: overrides.rows.clone(),
        },
    }
}

/// The names of the columns: those that the format gives, else those of the header row.
fn head_of(sheet: &Sheet, width: usize, overrides: &Overrides) -> Head {
    if let Some(header) = &sheet.header {
        let mut names: Vec<String> = header.iter().take(width).map(|it| it.trim().to_owned()).collect();
        names.resize(width, String::new());
        return Head { guess: None, names, groups: vec![String::new(); width], first: 0 };
    }
    let table = &sheet.table;
    let guess = header_of(table, overrides);
    let names = names_of(table, guess, width);
    let (groups, has_second_row) = groups_of(table, guess, width);
    let first = guess.map_or(0, |it| it.row + 1 + usize::from(has_second_row));
    Head { guess, names, groups, first }
}

/// The decimal signs in the columns of numbers, in a spread sample of the rows.
fn decimal_evidence(table: &Table, columns: &[Column], breaks: &Breaks, first: usize) -> DecimalEvidence {
    let is_number = |role: Option<Role>| {
        matches!(
            role,
            Some(
                Role::Quantity
                    | Role::UnitPrice
                    | Role::ExtendedPrice
                    | Role::Stock
                    | Role::Moq
                    | Role::Multiple
            )
        )
    };
    let numeric: Vec<usize> = columns
        .iter()
        .enumerate()
        .filter(|(at, column)| breaks.holds(*at) || is_number(column.role))
        .map(|it| it.0)
        .collect();
    let rows = table.row_count();
    let step = (rows.saturating_sub(first) / DECIMAL_SAMPLE).max(1);
    let mut evidence = DecimalEvidence::default();
    for row in (first..rows).step_by(step) {
        for column in &numeric {
            evidence.note(table.cell(row, *column));
        }
    }
    evidence
}

/// How much the sheet reads like a BOM.
fn score_of(sheet: &Sheet, guess: Option<HeaderGuess>, columns: &[Column], first: usize) -> f32 {
    let rows = sheet.table.row_count();
    if rows == 0 {
        return -10.0;
    }
    let has = |role: Role| columns.iter().any(|it| it.role == Some(role));
    let filled = |role: Role| columns.iter().any(|it| it.role == Some(role) && it.content.filled > 0);
    let mut score = guess.map_or(0.0, |it| it.score.min(6.0)) * 0.5;
    if sheet.header.is_some() {
        score += 3.0;
    }
    let names_places = |it: &Column| it.role == Some(Role::Designator) && it.content.designators > 0.0;
    score += if columns.iter().any(names_places) {
        2.5
    } else if has(Role::Designator) {
        0.5
    } else {
        0.0
    };
    score += if filled(Role::Quantity) { 0.8 } else { 0.0 };
    score += if filled(Role::Mpn) { 0.8 } else { 0.0 };
    score += if filled(Role::SupplierPn) || filled(Role::Value) { 0.5 } else { 0.0 };
    score += (rows.saturating_sub(first) as f32 + 1.0).ln() * 0.15;
    if sheet.name.as_deref().is_some_and(names_bom) {
        score += 0.4;
    }
    if sheet.hidden {
        score -= 6.0;
    }
    // The whole before its parts.
    if !sheet.parts.is_empty() {
        score += 1.0;
    }
    score
}

/// The sheet's name says that it is a BOM.
fn names_bom(name: &str) -> bool {
    let low = name.to_lowercase();
    ["bom", "bill of", "stückliste", "parts"].iter().any(|it| low.contains(it))
}

/// The sign that makes quantities such as `2,000` count the designators beside them; `None` where neither does.
fn decimal_by_places(table: &Table, fields: &Fields, first: usize, rows: usize) -> Option<DecimalSign> {
    let (designator, quantity) = (fields.designator?, fields.quantity?);
    let mut votes = [0u32; 2];
    for row in (first..rows).take(PLACES_SAMPLED) {
        let text = table.trimmed(row, quantity);
        let is_doubtful = text.len() > 4 && matches!(text.as_bytes().get(text.len() - 4), Some(b',' | b'.'));
        if !is_doubtful || table.trimmed(row, designator).is_empty() {
            continue;
        }
        let count = Decimal::from(expand_designators(table.cell(row, designator)).len());
        for (sign, vote) in [DecimalSign::Point, DecimalSign::Comma].into_iter().zip(&mut votes) {
            *vote += u32::from(read_number(text, sign) == Some(count));
        }
    }
    match votes {
        [point, comma] if comma > point => Some(DecimalSign::Comma),
        [point, comma] if point > comma => Some(DecimalSign::Point),
        _ => None,
    }
}

/// The sign before which all digits of the quantities stand: of `1,000`, `12,000` and `3,000` not every one is
/// thousands, an ERP system writes its three places.
fn decimal_by_zeros(
    table: &Table,
    quantity: Option<usize>,
    first: usize,
    rows: usize,
) -> Option<DecimalSign> {
    let quantity = quantity?;
    let mut cells = (first..rows)
        .take(PLACES_SAMPLED)
        .map(|row| table.trimmed(row, quantity))
        .filter(|it| it.bytes().any(|it| it.is_ascii_digit()))
        .peekable();
    let sign = if cells.peek()?.contains(',') { ',' } else { '.' };
    let mut asked = 0;
    for cell in cells {
        let (whole, places) = cell.split_once(sign)?;
        if places.len() != 3
            || whole.len() > 3
            || !whole.bytes().chain(places.bytes()).all(|it| it.is_ascii_digit())
        {
            return None;
        }
        asked += 1;
    }
    (asked >= 3).then_some(if sign == ',' { DecimalSign::Comma } else { DecimalSign::Point })
}

/// The header row: the one that a person chose, else the one that reads most like a header.
fn header_of(table: &Table, overrides: &Overrides) -> Option<HeaderGuess> {
    match overrides.header {
        Some(HeaderChoice::Row(row)) if row.index() < table.row_count() => {
            Some(HeaderGuess { row: row.index(), score: 6.0, share: 1.0 })
        }
        Some(HeaderChoice::Absent) => None,
        _ => find_header(table).map(|it| with_second_row(table, it)).or_else(|| find_foreign_header(table)),
    }
}

/// Plain places with the numbers of their parts: perhaps the list that is meant, with or without a header.
fn names_parts_of_places(plan: &Plan<'_>) -> bool {
    let places = plan.fields.designator.and_then(|it| plan.columns.get(it));
    places.is_some_and(|it| it.content.designators > 0.9 && it.content.filled > 4)
        && !(plan.fields.mpn.is_empty() && plan.fields.supplier_pn.is_empty())
}

/// The sheet that a person chose, else the one that reads most like a BOM; of sheets that read alike, the first.
pub(crate) fn choose_sheet<'t>(
    source: SourceIndex,
    document: &'t Document,
    overrides: &Overrides,
) -> Option<SheetPlan<'t>> {
    if let Some(index) = overrides.sheet.map(usize::from)
        && let Some(sheet) = document.sheets.get(index)
    {
        return Some(plan_sheet(source, index, sheet, overrides));
    }
    let mut best: Option<SheetPlan<'_>> = None;
    let mut scores: Vec<(&str, f32)> = Vec::with_capacity(document.sheets.len());
    for (index, sheet) in document.sheets.iter().enumerate() {
        let plan = plan_sheet(source, index, sheet, overrides);
        let named = if names_parts_of_places(&plan.plan) { NO_HEADER_NEEDED } else { 0.0 };
        scores.push((sheet.name.as_deref().unwrap_or(""), plan.score + named));
        if best.as_ref().is_none_or(|it| plan.score > it.score + 0.35) {
            best = Some(plan);
        }
    }
    if let Some(best) = &mut best {
        let is_part = |name: &str| best.parts.iter().any(|it| it.name == name);
        let is_near =
            |it: &(usize, &(&str, f32))| it.0 != best.index && it.1.1 > best.score - 1.0 && !is_part(it.1.0);
        best.rivals = scores.iter().enumerate().filter(is_near).map(|it| it.1.0).collect();
    }
    best
}
