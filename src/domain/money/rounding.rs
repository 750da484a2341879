//! The only place that rounds money. It happens last, when a number is shown.

use rust_decimal::{Decimal, RoundingStrategy};

/// Rounds half away from zero to `places` decimals, as invoices do.
pub fn round_money(amount: Decimal, places: u32) -> Decimal {
    amount.round_dp_with_strategy(places, RoundingStrategy::MidpointAwayFromZero)
}

/// Decimals that a quotient keeps where it does not end by itself: far below any cent, and few enough
/// that sums over many lines stay exact.
const QUOTIENT_PLACES: u32 = 12;

/// `amount` × `part` ÷ `whole`, cut (not rounded up) after 12 decimals, so that shares never add up to
/// more than the amount. `None` where `whole` is zero or a step is beyond what a decimal can hold.
pub fn share(amount: Decimal, part: Decimal, whole: Decimal) -> Option<Decimal> {
    let exact = amount.checked_mul(part)?.checked_div(whole)?;
    Some(exact.round_dp_with_strategy(QUOTIENT_PLACES, RoundingStrategy::ToZero).normalize())
}

/// `amount` ÷ `count`, rounded half away from zero to 12 decimals where it does not end before.
pub fn per_piece(amount: Decimal, count: u32) -> Decimal {
    amount
        .checked_div(Decimal::from(count))
        .map_or(Decimal::ZERO, |it| round_money(it, QUOTIENT_PLACES).normalize())
}

/// `total` ÷ (`boards` × `good`), rounded half away from zero to 12 decimals where it does not end before.
pub fn per_good_board(total: Decimal, boards: u32, good: Decimal) -> Decimal {
    if good == Decimal::ONE {
        return per_piece(total, boards);
    }
    let boards = Decimal::from(boards).checked_mul(good);
    boards
        .and_then(|it| total.checked_div(it))
        .map_or(Decimal::ZERO, |it| round_money(it, QUOTIENT_PLACES).normalize())
}
