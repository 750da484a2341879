//! Small words that the screens share.

use crate::domain::words::numbers;

/// "1,234": as the engine's texts group thousands.
pub fn grouped(number: u32) -> String {
    numbers::count(number.into())
}

/// "1 line", "1,234 lines": the sentence for one or the one for many, with the number in it.
pub fn counted(number: u32, one: &'static str, many: &'static str) -> String {
    numbers::number_of(number.into(), one, many)
}
