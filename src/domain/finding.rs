//! A finding: the user's data is odd or breaks a rule. It is a value beside the result, never an error.

pub mod family;
pub mod words;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

pub use self::family::Family;
use super::place::Place;

/// How bad a finding is. The order is the order of weight.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Severity {
    /// Worth knowing; nothing to do.
    Note,
    /// Should be looked at before ordering.
    Warning,
    /// Must be corrected: the build would fail, be unlawful or cost other than shown.
    Error,
}

impl Severity {
    /// The word of `report.json`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }

    /// The severity of a word.
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Note, Self::Warning, Self::Error].into_iter().find(|it| it.code() == code)
    }
}

/// More findings of one code in a file than this say nothing new, and are not kept.
pub const MOST_OF_ONE_CODE: usize = 2_000;

/// A typed value that a sentence names. The sentence itself is made in [`crate::domain::words`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Arg {
    Text(Box<str>),
    Number(Decimal),
    Count(u64),
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Self::Text(text.into())
    }
}

impl From<usize> for Arg {
    fn from(count: usize) -> Self {
        Self::Count(count as u64)
    }
}

impl From<u32> for Arg {
    fn from(count: u32) -> Self {
        Self::Count(count.into())
    }
}

impl From<Decimal> for Arg {
    fn from(number: Decimal) -> Self {
        Self::Number(number)
    }
}

/// The name of the arg that holds the reason why a person accepts a finding.
pub const WAIVED: &str = "waived";

/// The name of the arg that holds how many pieces of a part somebody has.
pub const STOCK: &str = "stock";

/// One thing found, at its place, with the values its sentence names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Stable code such as `rohs.non-compliant`; never reused. The words of each code are in `words`.
    pub code: &'static str,
    pub severity: Severity,
    pub place: Place,
    /// Values by the name that the sentence's template uses: `{stated}`, `{counted}`.
    pub args: Vec<(&'static str, Arg)>,
}

impl Finding {
    /// It is about the files themselves and not about the parts that they name.
    pub fn is_of_file(&self) -> bool {
        Family::of(self.code).is_some_and(Family::is_of_file)
    }

    pub fn new(code: &'static str, severity: Severity, place: Place) -> Self {
        Self { code, severity, place, args: Vec::new() }
    }

    /// Why a person accepts it; `None`: nobody does.
    pub fn waived(&self) -> Option<&str> {
        self.args.iter().find_map(|(name, value)| match value {
            Arg::Text(reason) if *name == WAIVED => Some(reason.as_ref()),
            _ => None,
        })
    }

    /// The same with another severity than its rule has as a rule.
    #[must_use]
    pub fn graded(self, severity: Severity) -> Self {
        Self { severity, ..self }
    }

    /// Adds a value that the sentence names.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Arg>) -> Self {
        // A finding has few, and a large BOM many findings.
        self.args.reserve_exact(1);
        self.args.push((name, value.into()));
        self
    }
}
