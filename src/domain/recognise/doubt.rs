//! Why a reading is not certain.

/// What takes certainty from a reading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Doubt {
    Header,
    Columns,
    /// Columns that hold something and are not used.
    Unused,
    Rows,
    Quantities,
    /// The file's own sums.
    Sums,
    /// Several columns that one thing could be told by.
    Twins,
    /// Several boards, sheets or tables.
    Boards,
    /// Colors tell what is placed.
    Color,
}

impl Doubt {
    /// The word of `report.json`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Header => "header",
            Self::Columns => "columns",
            Self::Unused => "unused-columns",
            Self::Rows => "rows",
            Self::Quantities => "quantities",
            Self::Sums => "sums",
            Self::Twins => "alike-columns",
            Self::Boards => "boards",
            Self::Color => "color",
        }
    }
}
