//! Columns of names: values under "Comment" and "Designation", places under "Part" and "Notes".

use crate::domain::read::Table;
use crate::domain::recognise::columns::column::{Column, give, has, has_filled, is_open};
use crate::domain::recognise::columns::places::sampled_rows;
use crate::domain::recognise::content::ColumnContent;
use crate::domain::recognise::fold::{fold, key};
use crate::domain::recognise::role::Role;

/// A "Comment" that every line has, in a table without any value, holds the values.
pub(super) fn settle_comment(columns: &mut [Column]) {
    let has = |role: Role| has(columns, role);
    if !has(Role::Designator) {
        return;
    }
    // Beside values and numbers it says what the part is, where nothing else does.
    let role = if !has(Role::Value) && !has(Role::Mpn) { Role::Value } else { Role::Description };
    if has(role) {
        return;
    }
    let places =
        columns.iter().filter(|it| it.role == Some(Role::Designator)).map(|it| it.content.filled).max();
    let comment = columns.iter_mut().find(|it| {
        is_open(it)
            && it.role == Some(Role::Notes)
            && it.names.of(Role::Value) >= 0.75
            && it.content.filled * 10 >= places.unwrap_or(0) * 7
            && it.content.mean_length < 25.0
    });
    if let Some(column) = comment {
        column.role = Some(role);
        column.runner_up = Some(Role::Notes);
        column.confidence = column.confidence.clamp(0.5, 0.8);
    }
}

/// Beside places, and without any value, names such as "10k" and "SG90" are the values: KiCad calls them
/// "Designation" in the language of its user.
pub(super) fn settle_designations(columns: &mut [Column]) {
    let has = |role: Role| has_filled(columns, role);
    if !has(Role::Designator) || has(Role::Value) || has(Role::Mpn) {
        return;
    }
    let name = columns.iter_mut().find(|it| {
        is_open(it)
            && it.role == Some(Role::Description)
            && it.names.of(Role::Value) >= 0.6
            && it.content.is_mostly_filled()
            && it.content.values > 0.15
            && it.content.words < 0.4
            && it.content.mean_length < 16.0
    });
    if let Some(column) = name {
        give(column, Role::Value, 0.8);
    }
}

/// "Device" above "Chip resistor, 0805, 10 kOhm, 1%": a text describes the part and is no value.
pub(super) fn settle_texts(columns: &mut [Column]) {
    if has(columns, Role::Description) {
        return;
    }
    let text = columns.iter_mut().find(|it| {
        is_open(it)
            && it.role == Some(Role::Value)
            && it.names.of(Role::Value) < 0.9
            && it.content.mean_length > 24.0
            && it.content.values < 0.2
    });
    if let Some(column) = text {
        give(column, Role::Description, 0.8);
    }
}

/// Names such as `Cin`, `Rfbt` and `U1` under "Part", while another column holds the makers' numbers: a design tool
/// names its parts after what they do.
pub(super) fn settle_named_places(table: &Table, columns: &mut [Column], first: usize, last: usize) {
    let is_number = |it: &Column| it.role == Some(Role::Mpn) && it.content.is_mostly_filled();
    if has(columns, Role::Designator) || !columns.iter().any(is_number) {
        return;
    }
    let place = (0..columns.len()).find(|at| {
        columns.get(*at).is_some_and(|it| {
            is_open(it)
                && !is_number(it)
                && it.names.of(Role::Designator) >= 0.7
                && it.content.distinct > 0.95
                && it.content.filled >= 4
                && it.content.mean_length <= 6.0
                && it.content.designators > 0.1
        }) && sampled_rows(first, last).all(|row| is_named_place(table.trimmed(row, *at)))
    });
    if let Some(column) = place.and_then(|it| columns.get_mut(it)) {
        column.runner_up = column.role;
        column.role = Some(Role::Designator);
        column.confidence = 0.8;
    }
}

/// "Part" in a list as Eagle prints it holds the places, whatever they are called: "PWM-CLIP", "INDUCTOR".
pub(super) fn settle_places_of_eagle(columns: &mut [Column]) {
    let part = columns.iter_mut().position(|it| it.header == "Part" && it.role.is_none() && is_open(it));
    if let Some(part) = part {
        settle_part_of_eagle(columns, part);
    }
}

/// Hardly a list leaves the column open.
#[inline(never)]
fn settle_part_of_eagle(columns: &mut [Column], part: usize) {
    let is = |name: &str| columns.iter().any(|it| it.header == name);
    let is_of_eagle =
        !has(columns, Role::Designator) && is("Device") && is("Package") && (is("Library") || is("Sheet"));
    let is_name = |it: &&mut Column| it.content.distinct > 0.95 && it.content.mean_length < 16.0;
    if let Some(column) = columns.get_mut(part).filter(|it| is_of_eagle && is_name(it)) {
        give(column, Role::Designator, 0.85);
    }
}

/// A short name that starts with the letter of a kind of part.
fn is_named_place(text: &str) -> bool {
    let bytes = text.as_bytes();
    text.is_empty()
        || text.len() <= 8
            && bytes.iter().all(|it| it.is_ascii_alphanumeric() || *it == b'_')
            && matches!(
                bytes.first(),
                Some(b'C' | b'R' | b'L' | b'D' | b'U' | b'Q' | b'M' | b'J' | b'T' | b'F' | b'Y' | b'X')
            )
}

/// "Bauteilname" or "Component" above words alone says what the part is, not where it stands or how large it is.
pub(super) fn settle_kinds(columns: &mut [Column]) {
    if has(columns, Role::Description) {
        return;
    }
    let kind = columns.iter_mut().find(|it| {
        let is_asked = match it.role {
            Some(Role::Designator) => it.content.designators < 0.3 && it.content.mean_length > 5.0,
            Some(Role::Value) => {
                it.content.values < 0.05
                    && it.names.of(Role::Description) >= 0.5
                    && it.names.of(Role::Notes) < 0.5
            }
            _ => false,
        };
        is_asked
            && is_open(it)
            && it.role.is_some_and(|role| it.names.of(role) < 0.85)
            && it.content.filled > 2
            && it.content.names > 0.7
            && it.content.distinct > 0.5
            && it.content.part_numbers < 0.1
    });
    if let Some(column) = kind {
        give(column, Role::Description, 0.8);
    }
}

/// A second column of names ("Part" beside "Description", 部品名 beside 商品名) says what the part is, too.
pub(super) fn settle_second_names(columns: &mut [Column]) {
    let has = |role: Role| has_filled(columns, role);
    let is_named = has(Role::Mpn) || has(Role::SupplierPn);
    let has_values = columns.iter().any(|it| it.role == Some(Role::Value) && !is_phrases(&it.content));
    if !has(Role::Description) || !is_named && (has_values || has(Role::Designator)) {
        return;
    }
    // Whatever was taken for it, a plain "Description" is one, though few lines have it.
    for column in columns.iter_mut().filter(|it| it.role.is_none() && is_open(it)) {
        let content = &column.content;
        if column.names.of(Role::Description) >= 0.85
            && content.filled > 1
            && content.names + content.words > 0.5
        {
            column.role = Some(Role::Description);
            column.confidence = 0.8;
        }
    }
    let second = columns.iter_mut().find(|it| {
        let is_asked = match it.role {
            Some(Role::Value) => it.names.of(Role::Value) < 0.85,
            role => role.is_none(),
        };
        is_asked
            && is_open(it)
            && it.names.of(Role::Description) >= 0.6
            && it.content.is_mostly_filled()
            && it.content.filled > 2
            && it.content.values < 0.05
            && it.content.distinct > 0.5
            && it.content.numbers + it.content.designators + it.content.urls + it.content.packages < 0.2
            && it.content.part_numbers < 0.4
    });
    if let Some(column) = second {
        give(column, Role::Description, 0.8);
    }
}

/// Texts of several words, none of which is a value: "Micro servo motor 9g".
fn is_phrases(content: &ColumnContent) -> bool {
    content.filled > 0 && content.words > 0.6 && content.values < 0.05 && content.mean_length > 18.0
}

/// "Bestückung" above SMD and THT says how a part is placed, not whether.
pub(super) fn settle_mounts(table: &Table, columns: &mut [Column], first: usize, last: usize) {
    for (at, column) in columns.iter_mut().enumerate() {
        let is_asked = column.role == Some(Role::Dnp) && is_open(column) && column.content.filled > 1;
        if is_asked && sampled_rows(first, last).all(|row| says_mount(table.cell(row, at))) {
            column.role = Some(Role::Mount);
            column.runner_up = Some(Role::Dnp);
        }
    }
}

/// How a part is mounted; blank says nothing against it.
fn says_mount(text: &str) -> bool {
    text.trim().is_empty()
        || matches!(
            key(&fold(text)).as_str(),
            "smd"
                | "smt"
                | "tht"
                | "th"
                | "pth"
                | "dip"
                | "throughhole"
                | "thruhole"
                | "surfacemount"
                | "bedrahtet"
                | "manual"
                | "manuell"
                | "hand"
                | "mixed"
        )
}

/// Notes that are nothing but designators, in a table that names none elsewhere, name the places.
pub(super) fn settle_places(columns: &mut [Column]) {
    let is_designator = |it: &Column| it.role == Some(Role::Designator);
    if columns.iter().any(|it| is_designator(it) && (!it.content.is_blank() || !is_open(it))) {
        return;
    }
    // Beside values most cells are enough: "LED B" and "Spacer" stand among the places, too.
    let has_values = columns.iter().any(|it| it.role == Some(Role::Value) && it.content.is_mostly_filled());
    let notes = columns.iter().position(|it| {
        is_open(it)
            && (matches!(it.role, Some(Role::Notes | Role::Description))
                || it.role.is_none() && it.names.of(Role::Description) >= 0.6)
            && (it.content.designators > 0.85 || has_values && it.content.places > 0.55)
            && it.content.filled >= 2
            && it.content.is_mostly_filled()
            && it.content.distinct > 0.9
    });
    let Some(notes) = notes else { return };
    for column in columns.iter_mut().filter(|it| is_designator(it)) {
        column.role = None;
        column.confidence = 0.0;
    }
    if let Some(column) = columns.get_mut(notes) {
        column.runner_up = column.role;
        column.role = Some(Role::Designator);
        column.confidence = 0.6;
    }
}

/// A table that counts something without a known word for what it counts: the first full column of texts names it. So
/// does the only column of a list without a header, or the one beside its links.
pub(super) fn settle_nameless(columns: &mut [Column], has_header: bool) {
    let names_part = |it: &Column| {
        matches!(
            it.role,
            Some(Role::Mpn | Role::Value | Role::Description | Role::SupplierPn | Role::Designator)
        )
    };
    let has = |role: Role| has(columns, role);
    let filled = columns.iter().filter(|it| it.content.is_mostly_filled()).count();
    let others = [Role::Datasheet, Role::Quantity, Role::Footprint];
    let beside = columns
        .iter()
        .filter(|it| it.content.is_mostly_filled() && it.role.is_some_and(|role| others.contains(&role)));
    let beside = beside.count();
    let is_list = if has_header { has(Role::Quantity) } else { filled == 1 + beside };
    if !is_list || columns.iter().any(names_part) {
        return;
    }
    let text = columns.iter_mut().find(|it| {
        // Words alone, and nothing beside them that they could make.
        (it.role.is_none() || !has_header && it.role == Some(Role::Manufacturer) && it.content.makers < 0.3)
            && it.content.filled * 2 >= it.content.rows
            && it.content.numbers < 0.3
            && it.content.urls < 0.3
            && it.content.flags < 0.5
            && it.content.distinct > 0.5
            && (has_header || it.content.filled > 2 && it.content.mean_length < 30.0)
    });
    if let Some(column) = text {
        let is = |share: f32| share > 0.6;
        column.role = Some(if is(column.content.part_numbers) {
            Role::Mpn
        } else if is(column.content.values) {
            Role::Value
        } else {
            Role::Description
        });
        column.confidence = 0.5;
    }
}
