//! Readings of the cells of a table that repeat.

use std::cell::RefCell;

use crate::domain::compliance::RohsStatement;
use crate::domain::compliance::statements::{CellReadings, read_rohs};
use crate::domain::hash::QuickMap;
use crate::domain::parts::lead_time::{LeadTimeReading, read_lead_time};
use crate::domain::parts::lifecycle::{Lifecycle, read_lifecycle};

/// Texts that are kept for a column; one of free text would only fill memory.
const MOST: usize = 512;

/// What was read of the cells of a table, by column and text.
#[derive(Debug, Clone, Default)]
pub(crate) struct Memo {
    rohs: RefCell<Known<Option<RohsStatement>>>,
    lifecycle: RefCell<Known<Option<Lifecycle>>>,
    lead_time: RefCell<Known<LeadTimeReading>>,
}

/// Readings by column.
type Known<T> = QuickMap<usize, CellReadings<T>>;

impl Memo {
    /// As [`read_rohs`]; `header` is that of the column.
    pub(crate) fn rohs(&self, column: usize, text: &str, header: &str) -> Option<RohsStatement> {
        recall(&self.rohs, column, text, |text| read_rohs(text, header))
    }

    /// As [`read_lifecycle`].
    pub(crate) fn lifecycle(&self, column: usize, text: &str) -> Option<Lifecycle> {
        recall(&self.lifecycle, column, text, read_lifecycle)
    }

    /// As [`read_lead_time`]; `header` is that of the column.
    pub(crate) fn lead_time(&self, column: usize, text: &str, header: &str) -> LeadTimeReading {
        recall(&self.lead_time, column, text, |text| read_lead_time(text, header))
    }
}

fn recall<T: Clone>(known: &RefCell<Known<T>>, column: usize, text: &str, read: impl FnOnce(&str) -> T) -> T {
    known.borrow_mut().entry(column).or_default().of(text, MOST, read)
}
