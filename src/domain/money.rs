//! Exact money: a decimal amount with its currency. Unlike currencies never add.

pub mod parse;
pub mod rates;
pub mod rounding;

use std::fmt;

use rust_decimal::Decimal;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

/// A currency by its code, three capital letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Currency([u8; 3]);

impl Currency {
    pub const USD: Self = Self(*b"USD");
    pub const EUR: Self = Self(*b"EUR");

    /// The currency of an ISO 4217 code in any case. `None` for all else, and for what ISO lists that nobody pays with:
    /// gold, testing, no currency.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::named(code).filter(|it| it.digits().is_some())
    }

    /// The currency that a file names by three ASCII letters in any case. ISO need not know it: a price in marks is
    /// no price in the currency of the totals, and no guess makes it one.
    pub fn named(code: &str) -> Option<Self> {
        let bytes: [u8; 3] = code.trim().as_bytes().try_into().ok()?;
        bytes.iter().all(u8::is_ascii_alphabetic).then(|| Self(bytes.map(|byte| byte.to_ascii_uppercase())))
    }

    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("???")
    }

    /// The decimals of its smallest coin (ISO 4217): 2 for most, 0 for JPY, 3 for KWD. `None` where ISO does not say it.
    pub fn digits(self) -> Option<u32> {
        iso_currency::Currency::from_code(self.code())?.exponent().map(u32::from)
    }
}

/// The decimals that sums of money are shown with: those of the currency, 2 where none is known.
pub fn minor_digits(currency: Option<Currency>) -> u32 {
    currency.and_then(Currency::digits).unwrap_or(2)
}

/// As its code, so that files can be read by people; what a file named comes back as it was.
impl Serialize for Currency {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

impl<'de> Deserialize<'de> for Currency {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let code = String::deserialize(deserializer)?;
        Self::named(&code).ok_or_else(|| {
            D::Error::custom(["found “", &code, "”, expected a currency such as USD or EUR"].concat())
        })
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.code())
    }
}

/// An amount of one currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Money {
    pub amount: Decimal,
    pub currency: Currency,
}

#[cfg(test)]
mod tests {
    use super::{Currency, minor_digits};

    #[test]
    fn only_currencies_of_iso_can_be_chosen() {
        for (code, digits) in [("USD", 2), (" eur ", 2), ("jpy", 0), ("KRW", 0), ("KWD", 3), ("BGN", 2)] {
            let currency = Currency::from_code(code);
            assert_eq!(currency.and_then(Currency::digits), Some(digits), "{code}");
            assert_eq!(minor_digits(currency), digits, "{code}");
        }
        for code in ["QQQ", "DEM", "XAU", "XXX", "XTS", "EU", "EURO", "", "ÄÖ"] {
            assert_eq!(Currency::from_code(code), None, "{code}");
        }
        assert_eq!(minor_digits(None), 2);
    }

    #[test]
    fn a_file_may_name_a_currency_that_is_gone() {
        let marks = Currency::named("dem");
        assert_eq!(marks.map(|it| it.to_string()).as_deref(), Some("DEM"));
        assert_eq!((marks.and_then(Currency::digits), minor_digits(marks)), (None, 2));
        assert_eq!(Currency::named("pcs."), None);
    }
}
