//! The fields of the exchange rates: `base`, `date`, `add`, a currency, `remove.EUR`, `none`.

use super::{Mistyped, above_zero, currency, no_field};
use crate::domain::language::tr;
use crate::domain::money::Currency;
use crate::domain::money::rates::{Rates, is_date};
use crate::domain::settings::Settings;
use crate::domain::sorting::sort;

/// The rates after an edit; `None`: nothing is converted.
pub(super) fn edited(settings: &Settings, path: &str, text: &str) -> Result<Option<Rates>, Mistyped> {
    let mut rates = settings.rates.clone().unwrap_or_else(|| Rates {
        base: settings.currency.unwrap_or(Currency::USD),
        date: settings.date.clone(),
        rates: Vec::new(),
    });
    match path.split_once('.') {
        None if path == "none" => return Ok(None),
        None if path == "base" => rates.base = currency(text)?,
        None if path == "date" => {
            if !is_date(text) {
                return Err(Mistyped::new(text, tr("a date such as 2026-11-22")));
            }
            text.clone_into(&mut rates.date);
        }
        None if path == "add" => {
            let typed = text.split_once([' ', '=', ':']);
            let (code, rate) =
                typed.ok_or_else(|| Mistyped::new(text, tr("a currency and its rate such as EUR 0.92")))?;
            set(&mut rates, currency(code)?, rate)?;
        }
        None => set(&mut rates, currency(path)?, text)?,
        Some(("remove", code)) => {
            let code = currency(code)?;
            rates.rates.retain(|it| it.0 != code);
        }
        Some(_) => return Err(no_field(path)),
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
    use crate::domain::project::Command;
    use crate::domain::project::typed::command;
    use crate::domain::settings::Settings;

    #[test]
    fn a_table_is_typed_rate_by_rate() {
        let mut settings = Settings::new("2026-11-22");
        for (field, text) in [
            ("rates.add", "EUR 0,92"),
            ("rates.add", "gbp 0.8"),
            ("rates.date", "2026-11-20"),
            ("rates.EUR", "0.925"),
            ("rates.remove.GBP", ""),
        ] {
            match command(&settings, field, text) {
                Ok(Command::SetRates(rates)) => settings.rates = rates,
                other => panic!("{field}: {other:?}"),
            }
        }
        let rates = settings.rates.clone().expect("a table");
        assert_eq!((rates.base.code(), rates.date.as_str()), ("USD", "2026-11-20"));
        let each: Vec<String> = rates.rates.iter().map(|it| format!("{} {}", it.0, it.1)).collect();
        assert_eq!(each, ["EUR 0.925"]);
        for (field, text) in
            [("rates.add", "EUR"), ("rates.add", "USD 1"), ("rates.date", "today"), ("rates.EUR", "0")]
        {
            assert!(command(&settings, field, text).is_err(), "{field} {text}");
        }
        assert_eq!(command(&settings, "rates.none", ""), Ok(Command::SetRates(None)));
    }
}
