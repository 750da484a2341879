//! The only place that rounds money. It happens last, when a number is shown.

use rust_decimal::{Decimal, RoundingStrategy};

/// Rounds half away from zero to `places` decimals, as invoices do.
pub fn round_money(amount: Decimal, places: u32) -> Decimal {
    amount.round_dp_with_strategy(places, RoundingStrategy::MidpointAwayFromZero)
}
