//! JSON by way of its values: how a type is made of them is compiled once, and not for every kind of source.

mod named;

use serde::de::{Deserialize, DeserializeOwned, Error};
use serde_json::Value;

use named::Named;

/// The values of a text may take so many bytes of memory.
pub const MOST_BYTES: usize = 600 << 20;

/// Reads bytes.
///
/// # Errors
/// Where they are not JSON, hold too much, or are not of the type.
pub fn json_of<T: DeserializeOwned>(bytes: &[u8]) -> serde_json::Result<T> {
    of_value(value_of(bytes)?)
}

/// Makes a type of values.
///
/// # Errors
/// Where they are not of the type.
pub fn of_value<'de, T: Deserialize<'de>>(value: Value) -> serde_json::Result<T> {
    T::deserialize(Named(value))
}

/// Reads the values of bytes.
///
/// # Errors
/// Where they are not JSON, or hold too much.
pub fn value_of(bytes: &[u8]) -> serde_json::Result<Value> {
    if !is_modest(bytes) {
        return Err(Error::custom("too many values"));
    }
    serde_json::from_slice(bytes)
}

/// Whether the first value of a text stays within [`MOST_BYTES`]. An object of one sign takes half a kilobyte, an item
/// some dozen bytes: a text of 60 MB may come to five gigabytes.
pub fn is_modest(text: &[u8]) -> bool {
    // Which of the values that are open are objects, a bit each; deeper ones than these are no JSON that is read.
    let (mut sum, mut depth, mut objects, mut is_quoted) = (0_usize, 0_usize, 0_u128, false);
    let mut signs = text.iter();
    while let Some(sign) = signs.next() {
        match sign {
            b'"' => is_quoted = !is_quoted,
            b'\\' => drop(signs.next()),
            _ if is_quoted => {}
            b'{' => (sum, depth, objects) = (sum + 640, depth + 1, objects << 1 | 1),
            b'[' => (sum, depth, objects) = (sum + 128, depth + 1, objects << 1),
            b',' => sum += if objects & 1 == 1 { 160 } else { 48 },
            b'}' | b']' if depth < 2 => break,
            b'}' | b']' => (depth, objects) = (depth - 1, objects >> 1),
            _ => {}
        }
    }
    sum <= MOST_BYTES
}

#[cfg(test)]
mod tests {
    use super::is_modest;

    #[test]
    fn what_many_small_values_take_is_told_before_they_are_read() {
        let objects = |count: usize| format!("[{}1]", "{\"a\":1},".repeat(count));
        assert!(is_modest(objects(900_000).as_bytes()));
        assert!(!is_modest(objects(1_000_000).as_bytes()));
        let keys = |count: usize| format!("{{{}\"a\":[1]}}", "\"a\":1,".repeat(count));
        assert!(is_modest(keys(3_900_000).as_bytes()) && !is_modest(keys(4_000_000).as_bytes()));
        // Signs in texts and behind the value take nothing.
        assert!(is_modest(format!("[\"\\\"{}\"]", "{".repeat(2_000_000)).as_bytes()));
        assert!(is_modest(format!("[[1],{{}}]{}", "{".repeat(2_000_000)).as_bytes()));
    }
}
