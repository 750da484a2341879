//! Products of whole numbers in the inner loops of a purchase. WebAssembly multiplies numbers of more than 64 bits in
//! software, which is avoided where the product surely fits.

/// The product, where it surely fits.
pub fn small_product(one: u64, other: u64) -> Option<u64> {
    (one.leading_zeros() + other.leading_zeros() >= u64::BITS).then(|| one.wrapping_mul(other))
}

/// The product of any two numbers.
pub fn product(one: u64, other: u64) -> u128 {
    small_product(one, other).map_or_else(|| u128::from(one) * u128::from(other), u128::from)
}
