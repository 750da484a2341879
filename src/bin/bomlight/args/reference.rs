//! The words of `bomlight reference`.

use std::ffi::OsString;
use std::path::PathBuf;

use bomlight::domain::money::Currency;

use super::{Check, Task};

/// A table of reference prices as asked for on the command line.
#[derive(Debug)]
pub(crate) struct ReferenceTask {
    pub(crate) files: Vec<OsString>,
    /// Offers of western distributors.
    pub(crate) western: Option<OsString>,
    /// Where the table is written; `None`: it is only measured.
    pub(crate) output: Option<PathBuf>,
    /// The day of the prices, where it is given.
    pub(crate) date: Option<String>,
    pub(crate) currency: Currency,
    pub(crate) name: String,
}

/// `build PRICES... -o FILE`, `measure PRICES...`.
pub(super) fn reference_task(
    check: Check,
    currency: Option<Currency>,
    western: Option<OsString>,
    date: Option<String>,
    name: Option<String>,
) -> Result<Task, String> {
    let wrong = "try: bomlight reference build prices.csv -o prices.reference";
    let mut files = check.files.into_iter();
    let is_build = match files.next() {
        Some(word) if word == "build" => true,
        Some(word) if word == "measure" => false,
        _ => return Err(format!("reference: expected “build” or “measure”; {wrong}")),
    };
    let files: Vec<OsString> = files.collect();
    if files.is_empty() || (is_build && check.output.is_none()) {
        return Err(format!("no file is named; {wrong}"));
    }
    Ok(Task::Reference(ReferenceTask {
        files,
        western,
        output: check.output.filter(|_| is_build),
        date,
        currency: currency.unwrap_or(Currency::USD),
        name: name.unwrap_or_else(|| "Own prices".to_owned()),
    }))
}
