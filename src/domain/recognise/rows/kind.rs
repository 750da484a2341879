//! What a row of a table can be, and what the rows above it tell.

/// What a row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum RowKind {
    Blank,
    Line,
    /// Only names another maker or part for the line above.
    Alternate,
    /// A quantity and nothing else in a list without designators, or beside the number of a line: a line if more lines
    /// follow, else a sum or a form that was not filled in.
    BareQuantity,
    /// Starts the designators of the line below.
    DesignatorsAhead,
    /// Goes on with the designators of the line above.
    MoreDesignators,
    /// Names something without place and quantity: a line where lines stand around it.
    Named,
    /// Title, section, total, note or the header again.
    Aside,
}

/// What the rows above tell.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Above {
    /// The row of the line above, where it has an item number.
    pub numbered: Option<usize>,
    /// The row just above is a line, or belongs to one.
    pub is_line: bool,
    /// It only names something.
    pub is_named: bool,
    /// Its designators end with a comma, or are fewer than its quantity says.
    pub is_open: bool,
    /// It is of a table of costs.
    pub is_sum: bool,
}
