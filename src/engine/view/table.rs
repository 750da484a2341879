//! A table as the screen shows it.

use serde::{Deserialize, Serialize};

/// A table of texts. The first head stands over the labels of the rows.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct TableView {
    pub heads: Vec<String>,
    pub rows: Vec<TableRow>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TableRow {
    /// What kind of row it is: `kind-parts`, `total`, `estimated`, `quiet` …
    pub class: String,
    pub label: String,
    pub cells: Vec<String>,
}
