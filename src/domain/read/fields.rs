//! Parts with named fields, as design files store them → a table with a header.

use std::collections::BTreeMap;

use super::document::{Limits, ReadNote, Sheet};
use super::table::Table;
use crate::domain::sorting::sort_by_key;

/// Collects one record a part; columns come in the order of the trade, then the user's own fields.
pub(super) struct FieldTable {
    names: Vec<String>,
    /// Of each column the number of the last part, from 1, that has a value there.
    taken: Vec<usize>,
    /// The column of each spelling that was met.
    spellings: BTreeMap<String, usize>,
    /// Columns that are kept even where they are blank.
    always: usize,
    records: Vec<Vec<(usize, String)>>,
    limits: Limits,
    rows_cut: bool,
    columns_cut: bool,
    cells: usize,
    text_bytes: usize,
}

impl FieldTable {
    /// A table whose first columns are `names`; the first `always` of them stay even if blank.
    pub(super) fn new(names: &[&str], always: usize, limits: &Limits) -> Self {
        Self {
            names: names.iter().map(|name| (*name).to_owned()).collect(),
            taken: vec![0; names.len()],
            spellings: BTreeMap::new(),
            always,
            records: Vec::new(),
            limits: limits.clone(),
            rows_cut: false,
            columns_cut: false,
            cells: 0,
            text_bytes: 0,
        }
    }

    /// Adds a part. Names are matched without regard to case; blank values are as good as none.
    pub(super) fn push<N: AsRef<str>>(&mut self, fields: impl IntoIterator<Item = (N, String)>) {
        if self.is_full() {
            return;
        }
        let mut record: Vec<(usize, String)> = Vec::new();
        let number = self.records.len() + 1;
        for (at, (name, value)) in fields.into_iter().enumerate() {
            // Each name is looked for, also where it has no column any more.
            if at > 2 * self.limits.columns {
                self.columns_cut = true;
                break;
            }
            let (name, value) = (name.as_ref().trim(), value.trim());
            if name.is_empty() || value.is_empty() {
                continue;
            }
            let Some(column) = self.column(name) else { continue };
            // The first of two fields with one name is the format's own.
            let Some(taken) = self.taken.get_mut(column) else { continue };
            if std::mem::replace(taken, number) != number {
                self.text_bytes += value.len();
                record.push((column, value.to_owned()));
            }
        }
        self.cells += record.len().max(self.names.len() / 8);
        self.records.push(record);
    }

    /// True where no more parts can be taken. To be asked before a part is put together, since one long
    /// text that many parts share would be copied without end.
    pub(super) fn is_full(&mut self) -> bool {
        self.rows_cut |= self.records.len() >= self.limits.rows
            || self.cells >= self.limits.cells
            || self.text_bytes >= self.limits.text_bytes();
        self.rows_cut
    }

    /// True once a part was added.
    pub(super) fn has_parts(&self) -> bool {
        !self.records.is_empty()
    }

    fn column(&mut self, name: &str) -> Option<usize> {
        if let Some(known) = self.spellings.get(name) {
            return Some(*known);
        }
        if self.spellings.len() >= self.limits.columns {
            self.columns_cut = true;
            return None;
        }
        let known = self.names.iter().position(|known| known.eq_ignore_ascii_case(name));
        let column = known.unwrap_or(self.names.len());
        if known.is_none() {
            self.names.push(name.to_owned());
            self.taken.push(0);
        }
        self.spellings.insert(name.to_owned(), column);
        Some(column)
    }

    /// The table: columns without any value are left out, the one named `last` comes last.
    pub(super) fn finish(self, last: &str) -> (Sheet, Vec<ReadNote>) {
        let is_used = |column: &usize| self.taken.get(*column).is_some_and(|it| *it > 0);
        let mut order: Vec<usize> =
            (0..self.names.len()).filter(|column| *column < self.always || is_used(column)).collect();
        sort_by_key(&mut order, |column| self.names.get(*column).is_some_and(|name| name == last));
        let mut table = Table::with_capacity(self.cells * 12, self.records.len() * order.len());
        let mut notes = Vec::new();
        let mut row = vec![""; self.names.len()];
        for record in &self.records {
            for (column, value) in record {
                row.get_mut(*column).into_iter().for_each(|it| *it = value);
            }
            for column in &order {
                table.push_cell(row.get_mut(*column).map_or("", std::mem::take));
            }
            table.end_row();
        }
        if self.rows_cut {
            notes.push(ReadNote::RowsCut { sheet: 0, limit: self.records.len() });
        }
        if self.columns_cut {
            notes.push(ReadNote::ColumnsCut { sheet: 0, limit: self.limits.columns });
        }
        let header = order.iter().filter_map(|column| self.names.get(*column).cloned()).collect();
        (Sheet { header: Some(header), table, ..Sheet::default() }, notes)
    }
}
