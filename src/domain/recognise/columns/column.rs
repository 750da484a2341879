//! A column as it was understood, and what its header alone tells.

use crate::domain::recognise::content::ColumnContent;
use crate::domain::recognise::fold::{fold, key};
use crate::domain::recognise::lexicon::NameScores;
use crate::domain::recognise::role::Role;

/// More than words and cells can score: a person said so.
pub(super) const DECIDED: f32 = 4.0;

/// A column as it was understood.
#[derive(Debug, Clone, Default)]
pub(crate) struct Column {
    pub header: String,
    /// The word in the row above that spans this column ("Mouser" above "Stock | Price").
    pub group: String,
    /// The number in the header that tells sets of columns apart ("Supplier 2"); 0 where there is none.
    pub ordinal: u32,
    pub role: Option<Role>,
    pub confidence: f32,
    /// What the role's words and cells scored together.
    pub score: f32,
    pub runner_up: Option<Role>,
    pub content: ColumnContent,
    /// What the header's words say on their own.
    pub names: NameScores,
}

impl Column {
    /// A person gave it its meaning; it is not guessed against.
    pub(crate) fn is_decided(&self) -> bool {
        self.score >= DECIDED
    }
}

/// Nobody gave it its meaning; it may still be thought over.
pub(super) fn is_open(column: &Column) -> bool {
    !column.is_decided()
}

/// The number in a header that counts sets of columns.
pub(crate) fn ordinal_of(header: &str) -> u32 {
    let mut found = None;
    for piece in header.split(|it: char| !it.is_ascii_digit()).filter(|it| !it.is_empty()) {
        if found.is_some() || piece.len() > 2 {
            return 0;
        }
        found = piece.parse::<u32>().ok();
    }
    found.unwrap_or(0)
}

/// A header without its ordinal: columns of one stem are a set.
pub(crate) fn stem_of(header: &str) -> String {
    fold(header).chars().filter(|it| it.is_alphabetic() || *it == '#').collect()
}

/// Whether some column has the role.
pub(super) fn has(columns: &[Column], role: Role) -> bool {
    position(columns, role).is_some()
}

/// Whether some column has the role and holds something.
pub(super) fn has_filled(columns: &[Column], role: Role) -> bool {
    columns.iter().any(|it| it.role == Some(role) && it.content.filled > 0)
}

/// The first column of the role.
pub(super) fn position(columns: &[Column], role: Role) -> Option<usize> {
    columns.iter().position(|it| it.role == Some(role))
}

/// Gives a column another role, no surer than `most`.
pub(super) fn give(column: &mut Column, role: Role, most: f32) {
    column.runner_up = column.role;
    column.role = Some(role);
    column.confidence = column.confidence.max(0.5).min(most);
}

/// The columns that have a role, in the file's order.
pub(super) fn holders(columns: &[Column], role: Role) -> Vec<usize> {
    columns.iter().enumerate().filter(|it| it.1.role == Some(role)).map(|it| it.0).collect()
}

/// The header of a column that says for how many pieces a price is.
pub(crate) fn names_price_unit(header: &str) -> bool {
    matches!(
        key(&fold(header)).as_str(),
        "preiseinheit"
            | "peh"
            | "priceunit"
            | "priceper"
            | "pricequantity"
            | "pricebasis"
            | "per"
            | "prijseenheid"
            | "priceuom"
            | "unitpriceper"
            | "pricebaseqty"
            | "priceunitqty"
            | "basismenge"
    )
}
