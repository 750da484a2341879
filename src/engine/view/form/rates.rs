//! Exchange rates, which the user gives, and from when on a price is old.

use super::what_if::Currencies;
use super::{FieldGroup, FieldRow, FieldView, typed};
use crate::domain::report::Report;

/// The currencies that the prices of the files have, before any is converted.
pub(super) fn currencies_of_prices(report: &Report) -> Currencies {
    let offers = report.lines.iter().flat_map(|it| &it.offers);
    offers.filter_map(|it| it.converted.as_ref().map(|it| it.from).or(it.currency)).collect()
}

pub(super) fn groups(report: &Report) -> Vec<FieldGroup> {
    vec![rates(report), age(report)]
}

fn rates(report: &Report) -> FieldGroup {
    let settings = &report.settings;
    let mut rows = Vec::new();
    let mut row = |label: String, cells| rows.push(FieldRow { label, cells });
    if let Some(rates) = &settings.rates {
        row("Base".to_owned(), vec![FieldView::text("rates.base", "Base currency", rates.base.code())]);
        row("Date".to_owned(), vec![FieldView::text("rates.date", "Date of the rates", &rates.date)]);
        for (currency, rate) in &rates.rates {
            let (code, base) = (currency.code(), rates.base);
            let field = FieldView::number(
                &["rates.", code].concat(),
                &[code, " for 1 ", base.code()].concat(),
                typed(*rate),
            );
            let remove = FieldView::press(&["rates.remove.", code].concat(), &["Remove ", code].concat());
            row(["1 ", base.code(), " in ", code].concat(), vec![field, remove]);
        }
    }
    let base = settings.rates.as_ref().map(|it| it.base).or(settings.currency).or(report.currency);
    let example = if base.is_some_and(|it| it.code() == "EUR") { "USD 1.08" } else { "EUR 0.92" };
    row("Add".to_owned(), vec![FieldView::text("rates.add", "Add a currency and its rate", "").or(example)]);
    if settings.rates.is_some() {
        row(String::new(), vec![FieldView::press("rates.none", "Remove all rates")]);
    }
    FieldGroup { title: "Exchange rates".to_owned(), gloss: gloss(report), heads: Vec::new(), rows }
}

/// Which prices stand aside for want of a rate.
fn gloss(report: &Report) -> String {
    let total = report.currency;
    let offers = report.lines.iter().flat_map(|it| &it.offers);
    let aside: Currencies = offers
        .filter(|it| it.converted.is_none())
        .filter_map(|it| it.currency)
        .filter(|it| Some(*it) != total)
        .collect();
    let mut text = "Yours, typed here or opened as a file: nothing is fetched. ".to_owned();
    if aside.is_empty() {
        text.push_str("Every price of the files has the currency of the totals, or is converted.");
        return text;
    }
    let codes: Vec<&str> = aside.iter().map(|it| it.code()).collect();
    text.push_str("Prices in ");
    text.push_str(&codes.join(", "));
    text.push_str(" are left aside until their rate is known.");
    text
}

fn age(report: &Report) -> FieldGroup {
    let limits = report.settings.price_age;
    let field = |id: &str, name: &str, days: u32| FieldRow {
        label: name.to_owned(),
        cells: vec![FieldView::number(id, name, days.to_string())],
    };
    FieldGroup {
        title: "Age of prices, days".to_owned(),
        gloss: "A price without a date is of unknown age.".to_owned(),
        heads: Vec::new(),
        rows: vec![
            field("age.fresh", "Fresh up to", limits.fresh_days),
            field("age.stale", "Stale after", limits.stale_days),
        ],
    }
}
