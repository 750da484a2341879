//! What cannot be carried out is answered with the reason and what to do.

use crate::domain::export::link::words as link_words;
use crate::domain::read::ReadError;
use crate::domain::words;
use crate::engine::protocol::{Refusal, Response};

pub(super) fn refusal(file: &str, error: &ReadError) -> Refusal {
    let (message, hint) = words::refusals::refusal(error);
    Refusal { file: file.to_owned(), message, hint }
}

pub(super) fn nothing_open() -> Response {
    let (message, hint) = words::refusals::nothing_open();
    Response::Failed(Refusal { file: String::new(), message, hint })
}

/// Plan, stock and alternates follow from offers, which a link does not hold.
pub(super) fn not_in_link() -> Response {
    refused(link_words::not_in_link())
}

pub(super) fn refused((message, hint): (String, String)) -> Response {
    Response::Failed(Refusal { file: String::new(), message, hint })
}
