//! Columns whose cells say something else than the word above them, or say it without a word.

use crate::domain::recognise::columns::column::{Column, give, has, is_open};
use crate::domain::recognise::role::Role;

/// "Packaging" above "SOT-23" and "1206" names the package, not the reel.
pub(super) fn settle_packagings(columns: &mut [Column]) {
    if has(columns, Role::Footprint) {
        return;
    }
    let packaging = columns.iter_mut().find(|it| {
        is_open(it)
            && it.role == Some(Role::Packaging)
            && it.content.packages > 0.15
            && it.content.filled > 2
            && it.content.is_mostly_filled()
    });
    give_some(packaging, Role::Footprint);
}

/// Notes that are nothing but links lead to the parts.
pub(super) fn settle_links(columns: &mut [Column]) {
    if has(columns, Role::Datasheet) {
        return;
    }
    let notes = columns.iter_mut().find(|it| {
        is_open(it) && it.role == Some(Role::Notes) && it.content.urls > 0.9 && it.content.filled > 2
    });
    give_some(notes, Role::Datasheet);
}

/// In a table without a header the texts nearest to the places are the values, where nothing else names the parts.
pub(super) fn settle_unheaded_values(columns: &mut [Column], has_header: bool) {
    let names_part = |it: &Column| {
        matches!(it.role, Some(Role::Value | Role::Mpn | Role::Description)) && it.content.is_mostly_filled()
    };
    let place = columns
        .iter()
        .position(|it| it.role == Some(Role::Designator) && it.content.designators > 0.8)
        .filter(|_| !has_header && !columns.iter().any(names_part));
    let Some(place) = place else { return };
    let is_text = |it: &Column| {
        let content = &it.content;
        is_open(it)
            && (it.role.is_none() || it.role == Some(Role::Manufacturer) && content.makers < 0.3)
            && content.is_mostly_filled()
            && content.filled > 2
            && content.integers.max(content.flags).max(content.urls).max(content.packages) < 0.5
            && content.mean_length < 40.0
    };
    let nearest = (0..columns.len())
        .filter(|at| columns.get(*at).is_some_and(is_text))
        .min_by_key(|it| it.abs_diff(place));
    give_some(nearest.and_then(|it| columns.get_mut(it)), Role::Value);
}

/// A "Part Number" that few lines have is the maker's: "NTE987" looks like a place and is none.
pub(super) fn settle_lone_numbers(columns: &mut [Column]) {
    if has(columns, Role::Mpn) {
        return;
    }
    let number = columns.iter_mut().find(|it| {
        let content = &it.content;
        is_open(it)
            && it.role.is_none()
            && it.names.of(Role::Mpn) >= 0.75
            && content.filled > 0
            && content.part_numbers + content.designators - content.places - content.seller_codes > 0.5
    });
    give_some(number, Role::Mpn);
}

fn give_some(column: Option<&mut Column>, role: Role) {
    if let Some(column) = column {
        give(column, role, 0.8);
    }
}
