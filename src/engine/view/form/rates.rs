//! Exchange rates, which the user gives, and from when on a price is old.

use super::what_if::Currencies;
use crate::domain::language::tr;
use crate::domain::project::typed::Field;
use crate::domain::project::typed::cost::CostField;
use crate::domain::project::typed::rates::RatesField;
use crate::domain::report::Report;
use crate::domain::words::{gap, list};
use crate::engine::view::form::field::{FieldGroup, FieldKind, FieldRow, FieldView, typed};

/// The currencies that the prices of the files have, before any is converted.
pub(super) fn currencies_of_prices(report: &Report) -> Currencies {
    let offers = report.lines.iter().flat_map(|it| &it.offers);
    offers.filter_map(|it| it.converted.as_ref().map(|it| it.from).or(it.currency)).collect()
}

pub(super) fn groups(report: &Report) -> Vec<FieldGroup> {
    vec![rates(report), age(report)]
}

fn rates(report: &Report) -> FieldGroup {
    let of = Field::Rates;
    let settings = &report.settings;
    let mut rows = Vec::new();
    let mut row = |label: String, cells| rows.push(FieldRow { label, cells });
    if let Some(rates) = &settings.rates {
        row(
            tr("Base").to_owned(),
            vec![FieldView::text(of(RatesField::Base), tr("Base currency"), rates.base.code())],
        );
        row(
            tr("Date").to_owned(),
            vec![FieldView::text(of(RatesField::Date), tr("Date of the rates"), &rates.date)],
        );
        for (currency, rate) in &rates.rates {
            let (code, base) = (currency.code(), rates.base);
            let field = FieldView::number(
                of(RatesField::Rate(*currency)),
                &tr!("{} for 1 {}", code, base.code()),
                typed(*rate),
            );
            let remove = FieldView::quiet_press(of(RatesField::Remove(*currency)), &tr!("Remove {}", code));
            row(tr!("1 {} in {}", base.code(), code), vec![field, remove]);
        }
    }
    let base = settings.rates.as_ref().map(|it| it.base).or(settings.currency).or(report.currency);
    let example = if base.is_some_and(|it| it.code() == "EUR") { "USD 1.08" } else { "EUR 0.92" };
    row(
        tr("Add").to_owned(),
        vec![FieldView::text(of(RatesField::Add), tr("Add a currency and its rate"), "").or(example)],
    );
    if settings.rates.is_some() {
        let save = FieldView::page("page.rates", tr("Save the rates"), FieldKind::SaveRates);
        row(String::new(), vec![save, FieldView::press(of(RatesField::RemoveAll), tr("Remove all rates"))]);
    }
    FieldGroup { title: tr("Exchange rates").to_owned(), gloss: gloss(report), heads: Vec::new(), rows }
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
    let yours = tr("Yours, typed here or opened as a file: nothing is fetched.");
    if aside.is_empty() {
        let all = tr("Every price of the files has the currency of the totals, or is converted.");
        return [yours, gap(), all].concat();
    }
    let codes = list(aside.iter().map(|it| it.code()));
    [yours, gap(), &tr!("Prices in {} are left aside until their rate is known.", codes)].concat()
}

fn age(report: &Report) -> FieldGroup {
    let limits = report.settings.price_age;
    let field = |field: CostField, name: &str, days: u32| FieldRow {
        label: name.to_owned(),
        cells: vec![FieldView::number(Field::Cost(field), name, days.to_string())],
    };
    FieldGroup {
        title: tr("Age of prices, days").to_owned(),
        gloss: tr("A price without a date is of unknown age.").to_owned(),
        heads: Vec::new(),
        rows: vec![
            field(CostField::FreshDays, tr("Fresh up to"), limits.fresh_days),
            field(CostField::StaleDays, tr("Stale after"), limits.stale_days),
        ],
    }
}
