//! JSON by way of its values.

use serde::de::DeserializeOwned;

/// Reads a text. Values first: how a type is made of them is compiled once, and not for every kind of source.
///
/// # Errors
/// Where the text is not JSON, or not of the type.
pub fn json_of<T: DeserializeOwned>(text: &str) -> serde_json::Result<T> {
    serde_json::from_value(serde_json::from_str(text)?)
}
