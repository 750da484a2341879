//! The cost of a board between the volumes.

use rust_decimal::Decimal;

/// Boards and cost of a good board, rising in boards.
pub type Curve = Vec<(u32, Decimal)>;

/// The cost over the numbers of boards.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Curves {
    /// One for each process of the profile, in its order; one where the parts alone are costed.
    pub processes: Vec<Curve>,
    /// The numbers of boards at which a part reaches a price break, rising.
    pub breaks: Vec<u32>,
}
