//! JSON by way of its values: how a type is made of them is compiled once, and not for every kind of source.

use serde::de::DeserializeOwned;

/// Reads bytes.
///
/// # Errors
/// Where they are not JSON, or not of the type.
pub fn json_of<T: DeserializeOwned>(bytes: &[u8]) -> serde_json::Result<T> {
    serde_json::from_value(serde_json::from_slice(bytes)?)
}
