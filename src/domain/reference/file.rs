//! A reference table as bytes: what it is of, how prices fall, and the families.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::domain::day::Day;
use crate::domain::money::Currency;
use crate::domain::reference::curve::Curve;
use crate::domain::reference::tree::{Packed, Tree};

/// A file begins with this; the digit is the version of what follows.
const START: &[u8] = b"bomlight-reference/1\n";
/// No honest table is larger.
const LARGEST: usize = 16 << 20;

/// Why bytes are no table.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ReferenceError {
    #[error("this is no table of reference prices; `bomlight reference build` makes one")]
    NoTable,
    #[error(
        "this table of reference prices is of another version; make it anew with `bomlight reference build`"
    )]
    OtherVersion,
    #[error("this table of reference prices is damaged; load it again")]
    Damaged,
}

/// A table of reference prices.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    /// What it is of, for people.
    pub name: String,
    /// The day of its prices.
    pub date: Day,
    pub currency: Currency,
    /// How many parts it was learnt from.
    pub parts: u32,
    pub(super) curves: Curves,
    /// By part number.
    pub(super) numbers: Tree,
    /// By parameters.
    pub(super) parameters: Tree,
    /// What a western price at 100 pieces is beside that of the curve, by part number; empty where there is no
    /// western level.
    pub(super) west: Tree,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Curves {
    pub(super) china: Curve,
    pub(super) west: Option<Curve>,
}

#[derive(Serialize, Deserialize)]
struct Written {
    name: String,
    date: i32,
    currency: String,
    parts: u32,
    curves: Curves,
    numbers: Packed,
    parameters: Packed,
    west: Packed,
}

impl Reference {
    /// The table in these bytes.
    ///
    /// # Errors
    /// Where they are none, of another version, or damaged.
    pub fn read(bytes: &[u8]) -> Result<Self, ReferenceError> {
        let Some(body) = bytes.strip_prefix(START) else {
            let is_ours = bytes.starts_with(START.split_at(START.len() - 2).0);
            return Err(if is_ours { ReferenceError::OtherVersion } else { ReferenceError::NoTable });
        };
        Self::read_body(body).ok_or(ReferenceError::Damaged)
    }

    fn read_body(body: &[u8]) -> Option<Self> {
        if body.len() > LARGEST {
            return None;
        }
        let it: Written = postcard::from_bytes(body).ok()?;
        Some(Self {
            name: it.name,
            date: Day::new(
                it.date / 10_000,
                (it.date / 100 % 100).try_into().ok()?,
                (it.date % 100).try_into().ok()?,
            )?,
            currency: Currency::from_code(&it.currency)?,
            parts: it.parts,
            curves: it.curves,
            numbers: it.numbers.unpack()?,
            parameters: it.parameters.unpack()?,
            west: it.west.unpack()?,
        })
    }

    /// The table as bytes; the same table always gives the same.
    pub fn write(&self) -> Vec<u8> {
        let (year, month, day) = self.date.parts();
        let written = Written {
            name: self.name.clone(),
            date: year * 10_000 + i32::from(month) * 100 + i32::from(day),
            currency: self.currency.to_string(),
            parts: self.parts,
            curves: self.curves.clone(),
            numbers: self.numbers.pack(),
            parameters: self.parameters.pack(),
            west: self.west.pack(),
        };
        let mut bytes = START.to_vec();
        // Writing to memory cannot fail.
        bytes.extend(postcard::to_allocvec(&written).unwrap_or_default());
        bytes
    }
}
