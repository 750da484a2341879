//! Columns under a word that no list knows: told by their cells, where the table lacks just such a column.
//!
//! A file in a language or a house jargon of its own still has part numbers that look like part numbers. Such a
//! guess is marked by a low confidence, so that a person is asked.

use super::column::{Column, holders, names_price_unit};
use super::places::agreement;
use crate::domain::read::Table;
use crate::domain::recognise::breaks::Breaks;
use crate::domain::recognise::content::ColumnContent;
use crate::domain::recognise::lexicon::lexicon;
use crate::domain::recognise::role::Role;

/// A guess from cells alone is sure enough to be used and not sure enough to be left unasked.
const GUESSED: f32 = 0.45;
/// The same where nearly every cell says so.
const TOLD: f32 = 0.7;
/// Fewer cells than this prove nothing.
const FEWEST: u32 = 2;

/// What cells can tell without a word, the plainest first.
const TELLING: [Role; 10] = [
    Role::Item,
    Role::CustomerPn,
    Role::SupplierPn,
    Role::Mpn,
    Role::Datasheet,
    Role::Value,
    Role::Footprint,
    Role::Description,
    Role::Manufacturer,
    Role::Quantity,
];

/// Gives the roles that no column has to columns with an unknown header whose cells look like it.
pub(super) fn settle_foreign(
    table: &Table,
    columns: &mut [Column],
    breaks: &Breaks,
    first: usize,
    last: usize,
) {
    let is_unnamed = columns.iter().all(|it| it.header.is_empty());
    // Prices, shops and counts with a header each, and none above the names.
    let is_blank_headed = !is_unnamed
        && columns.iter().all(|it| !matches!(it.role, Some(Role::Description | Role::Value | Role::Mpn)));
    for role in TELLING {
        let holder = columns.iter().position(|it| it.role == Some(role) && it.content.filled > 0);
        if holder.and_then(|it| columns.get(it)).is_some_and(|it| !is_makeshift(it, role)) {
            continue;
        }
        let best = (0..columns.len())
            .filter(|at| !breaks.holds(*at))
            .filter(|at| {
                columns.get(*at).is_some_and(|it| {
                    (is_foreign(it)
                        || is_unnamed && it.role.is_none() && it.header.is_empty()
                        || role == Role::Description
                            && (is_outdone(it, columns) || is_blank_headed && heads_nothing(it))
                        || matches!(role, Role::CustomerPn | Role::Item | Role::Datasheet | Role::Footprint)
                            && is_unread(it)
                        || role == Role::Value && is_unread_value(it))
                        && (it.content.is_mostly_filled() || role == Role::Datasheet)
                })
            })
            .map(|at| (at, likeness(table, columns, at, role, first, last)))
            .filter(|it| it.1 > 0.0)
            .max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)));
        let lacks_description = columns.iter().all(|it| it.role != Some(Role::Description));
        // Numbers that stand next to their makers are surer.
        let is_beside_makers = best.is_some_and(|(at, share)| {
            role == Role::Mpn
                && share > 0.7
                && columns.iter().enumerate().any(|it| {
                    it.1.role == Some(Role::Manufacturer)
                        && it.1.content.is_mostly_filled()
                        && it.0.abs_diff(at) == 1
                })
        });
        if let Some((at, share)) = best
            && let Some(column) = columns.get_mut(at)
        {
            column.role = Some(role);
            column.confidence = if share > 0.9 || is_beside_makers { TOLD } else { GUESSED };
            if let Some(column) = holder.and_then(|it| columns.get_mut(it)) {
                // "Component" beside the values: what was taken for them says what the part is.
                let is_kind = role == Role::Value && lacks_description && column.content.names > 0.5;
                column.role = is_kind.then_some(Role::Description);
                column.confidence = if is_kind { GUESSED } else { 0.0 };
            }
        }
    }
}

/// "Device", "Part", "Category": words that stand for a value or a description where nothing better does, above
/// cells that hold none.
fn is_makeshift(column: &Column, role: Role) -> bool {
    let content = &column.content;
    let lacks = match role {
        Role::Value => content.values < 0.15,
        Role::Description => content.words < 0.3 && content.mean_length < 14.0,
        _ => false,
    };
    lacks && !column.is_decided() && column.names.of(role) < 0.85
}

/// A column without a role under a word that no list knows.
pub(in crate::domain::recognise) fn is_foreign(column: &Column) -> bool {
    column.role.is_none()
        && !column.is_decided()
        && column.names.0.is_empty()
        && !column.header.is_empty()
        && !column.header.ends_with(':')
        && column.content.filled >= FEWEST
        && !lexicon().is_neutral(&column.header)
        && !names_price_unit(&column.header)
}

/// A column without a role and without a header.
fn heads_nothing(column: &Column) -> bool {
    column.role.is_none() && !column.is_decided() && column.header.is_empty() && column.content.filled > 2
}

/// A column without a role, whatever words for other things stand above it: "CM Part".
fn is_unread(column: &Column) -> bool {
    column.role.is_none()
        && !column.is_decided()
        && !column.header.is_empty()
        && column.names.of(Role::AlternateMpn) <= 0.0
        && (column.content.urls > 0.7 || !lexicon().is_neutral(&column.header))
}

/// "Specification" with values below, while "Component" was taken for the value.
fn is_unread_value(column: &Column) -> bool {
    column.role.is_none() && !column.is_decided() && column.names.of(Role::Value) >= 0.5
}

/// A column without a role whose word speaks for one that another column holds: "Malzeme" beside the maker's numbers.
fn is_outdone(column: &Column, columns: &[Column]) -> bool {
    column.role.is_none()
        && !column.is_decided()
        && column.content.filled >= FEWEST
        && !lexicon().is_neutral(&column.header)
        && column.names.best().is_some_and(|best| {
            matches!(best.0, Role::Item | Role::Mpn | Role::Designator)
                && columns.iter().any(|it| it.role == Some(best.0) && it.content.filled > 0)
                // "Parts" above names.
                || best.0 == Role::Designator && column.content.designators < 0.1
        })
}

/// How much the cells look like the role, 0 where they do not.
fn likeness(table: &Table, columns: &[Column], at: usize, role: Role, first: usize, last: usize) -> f32 {
    let Some(column) = columns.get(at) else { return 0.0 };
    let content = &column.content;
    let position = |role: Role| columns.iter().position(|it| it.role == Some(role));
    let (share, least) = match role {
        // Numbers of one make, of which no line repeats another's: the company's own, beside those of makers.
        Role::CustomerPn if content.distinct > 0.95 && content.mean_length >= 7.0 && content.filled >= 3 => {
            // "Embest P/N" beside the makers' numbers.
            let is_named = lexicon().ends_in_number(&column.header)
                && columns.iter().any(|it| {
                    it.role == Some(Role::Mpn) && it.names.of(Role::Mpn) >= 0.93 && it.content.filled > 0
                });
            let numbers = if is_named { content.part_numbers - content.seller_codes } else { 0.0 };
            (content.house.max(numbers) - content.dates - content.designators, 0.95)
        }
        Role::SupplierPn => (content.seller_codes - content.designators, 0.6),
        Role::Mpn if content.mean_length >= 6.0 && content.distinct > 0.6 => (
            content.part_numbers - content.seller_codes - content.packages - content.dates - content.house,
            0.6,
        ),
        Role::Datasheet => (content.urls, 0.7),
        Role::Item if content.counting && content.distinct > 0.99 && content.filled >= 3 => {
            (content.integers, 0.99)
        }
        Role::Value if content.words < 0.4 => (content.values - content.packages, 0.4),
        Role::Footprint => (content.packages - content.values, 0.6),
        Role::Description if content.distinct > 0.5 && is_outdone(column, columns) => {
            (content.words.max(content.names), 0.55)
        }
        Role::Description if content.mean_length > 10.0 && content.distinct > 0.5 => (content.words, 0.55),
        // Names stand beside the numbers that they belong to.
        Role::Manufacturer if looks_like_makers(content) => {
            let near = position(Role::Mpn).is_some_and(|it| it.abs_diff(at) == 1);
            (if near { content.names } else { 0.0 }, 0.6)
        }
        // "Sub No" counts nothing.
        Role::Quantity if lexicon().ends_in_number(&column.header) => (0.0, 1.0),
        Role::Quantity if content.integers > 0.95 && !content.counting && content.largest_digits <= 5 => {
            let places = holders(columns, Role::Designator);
            // A list of stock or of prices counts other things than pieces, but for an order with its sums.
            let is_order = position(Role::ExtendedPrice).is_some()
                || [Role::Stock, Role::Moq, Role::LeadTime].into_iter().all(|it| position(it).is_none());
            if !places.is_empty() {
                (agreement(table, &places, at, first, last) + 0.4, 0.65)
            } else if is_order {
                (content.integers, 0.95)
            } else {
                (0.0, 1.0)
            }
        }
        _ => (0.0, 1.0),
    };
    if share >= least { share } else { 0.0 }
}

fn looks_like_makers(content: &ColumnContent) -> bool {
    let count = content.distinct * content.filled as f32;
    content.names > 0.6
        && content.words < 0.4
        && content.flags < 0.2
        && content.sellers < 0.5
        && content.numbers < 0.1
        && content.mean_length <= 24.0
        && count > 1.5
}
