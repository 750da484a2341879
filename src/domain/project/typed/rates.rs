//! The fields of the exchange rates.

use serde::{Deserialize, Serialize};

use crate::domain::language::tr;
use crate::domain::money::Currency;
use crate::domain::money::rates::{Rates, is_date};
use crate::domain::project::typed::reading::{Mistyped, above_zero, currency};
use crate::domain::settings::Settings;
use crate::domain::sorting::sort;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum RatesField {
    Base,
    /// The day of the rates.
    Date,
    /// A currency and its rate, as in "EUR 0.92".
    Add,
    Rate(Currency),
    Remove(Currency),
    RemoveAll,
}

impl RatesField {
    pub(super) fn name(self) -> String {
        match self {
            Self::Base => "base".to_owned(),
            Self::Date => "date".to_owned(),
            Self::Add => "add".to_owned(),
            Self::Rate(of) => of.code().to_owned(),
            Self::Remove(of) => ["remove.", of.code()].concat(),
            Self::RemoveAll => "none".to_owned(),
        }
    }
}

/// The rates after an edit; `None`: nothing is converted.
///
/// # Errors
/// Where the text is not what the field takes.
pub(super) fn edited(settings: &Settings, field: RatesField, text: &str) -> Result<Option<Rates>, Mistyped> {
    let mut rates = settings.rates.clone().unwrap_or_else(|| Rates {
        base: settings.currency.unwrap_or(Currency::USD),
        date: settings.date.clone(),
        rates: Vec::new(),
    });
    match field {
        RatesField::RemoveAll => return Ok(None),
        RatesField::Base => rates.base = currency(text)?,
        RatesField::Date => {
            if !is_date(text) {
                return Err(Mistyped::new(text, tr("a date such as 2026-11-22")));
            }
            text.clone_into(&mut rates.date);
        }
        RatesField::Add => {
            let typed = text.split_once([' ', '=', ':']);
            let (code, rate) =
                typed.ok_or_else(|| Mistyped::new(text, tr("a currency and its rate such as EUR 0.92")))?;
            set(&mut rates, currency(code)?, rate)?;
        }
        RatesField::Rate(of) => set(&mut rates, of, text)?,
        RatesField::Remove(of) => rates.rates.retain(|it| it.0 != of),
    }
    Ok((!rates.rates.is_empty()).then_some(rates))
}

fn set(rates: &mut Rates, of: Currency, text: &str) -> Result<(), Mistyped> {
    let rate = above_zero(text.trim())?;
    if of == rates.base {
        return Err(Mistyped::new(text, tr("another currency than the base")));
    }
    rates.rates.retain(|it| it.0 != of);
    rates.rates.push((of, rate));
    sort(&mut rates.rates);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::RatesField::{Add, Date, Rate, Remove, RemoveAll};
    use crate::domain::money::Currency;
    use crate::domain::project::Command;
    use crate::domain::project::typed::{Field, command};
    use crate::domain::settings::Settings;

    #[test]
    fn a_table_is_typed_rate_by_rate() {
        let of = |code: &str| Currency::from_code(code).expect(code);
        let mut settings = Settings::new("2026-11-22");
        for (field, text) in [
            (Add, "EUR 0,92"),
            (Add, "gbp 0.8"),
            (Date, "2026-11-20"),
            (Rate(of("EUR")), "0.925"),
            (Remove(of("GBP")), ""),
        ] {
            match command(&settings, &Field::Rates(field), text) {
                Ok(Command::SetRates(rates)) => settings.rates = rates,
                other => panic!("{field:?}: {other:?}"),
            }
        }
        let rates = settings.rates.clone().expect("a table");
        assert_eq!((rates.base.code(), rates.date.as_str()), ("USD", "2026-11-20"));
        let each: Vec<String> = rates.rates.iter().map(|it| format!("{} {}", it.0, it.1)).collect();
        assert_eq!(each, ["EUR 0.925"]);
        for (field, text) in [(Add, "EUR"), (Add, "USD 1"), (Date, "today"), (Rate(of("EUR")), "0")] {
            assert!(command(&settings, &Field::Rates(field), text).is_err(), "{field:?} {text}");
        }
        assert_eq!(command(&settings, &Field::Rates(RemoveAll), ""), Ok(Command::SetRates(None)));
    }
}
