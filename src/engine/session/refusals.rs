//! Answers to what cannot be done, each a sentence with a next step.

use crate::domain::export::link::words;
use crate::domain::read::ReadError;
use crate::domain::words::refusals;
use crate::engine::protocol::{Refusal, Response};

/// Plan, stock and alternates follow from offers, which a link does not hold.
pub fn not_in_link() -> Response {
    refused(words::not_in_link())
}

pub fn refused((message, hint): (String, String)) -> Response {
    Response::Failed(Refusal { file: String::new(), message, hint })
}

pub(super) fn refusal(file: &str, error: &ReadError) -> Refusal {
    let (message, hint) = refusals::refusal(error);
    Refusal { file: file.to_owned(), message, hint }
}

pub(super) fn nothing_open() -> Response {
    let (message, hint) = refusals::nothing_open();
    Response::Failed(Refusal { file: String::new(), message, hint })
}
