//! What changes the cost at once.

use std::collections::BTreeSet;

use crate::domain::cost::policy::Policy;
use crate::domain::language::{tr, tr_text};
use crate::domain::money::Currency;
use crate::domain::project::typed::cost::CostField;
use crate::domain::project::typed::{Field, ON};
use crate::domain::reference::PriceLevel;
use crate::domain::report::Report;
use crate::domain::words::cost_words as words;
use crate::engine::view::form::field::{
    FieldGroup, FieldKind, FieldRow, FieldView, choice, typed, typed_percent,
};

pub(super) fn groups(report: &Report) -> Vec<FieldGroup> {
    let settings = &report.settings;
    let mut fields = Vec::new();
    if let Some(profile) = settings.profile.as_ref().filter(|it| it.processes.len() > 1) {
        let each = profile.processes.iter().map(|it| choice(&it.name, &tr_text(&it.name)));
        let choices = std::iter::once(choice("", tr("the cheaper one"))).chain(each).collect();
        let chosen = settings.process.as_deref().unwrap_or_default();
        fields.push(FieldView::choice(Field::Cost(CostField::Process), tr("Process"), chosen, choices));
    }
    let policies = Policy::ALL.map(|it| choice(it.code(), words::policy(it)));
    fields.push(FieldView::choice(
        Field::Cost(CostField::Policy),
        tr("Policy"),
        settings.policy.code(),
        policies.into(),
    ));
    fields.push(currency(report));
    fields.push(
        FieldView::number(
            Field::Cost(CostField::Good),
            tr("Good boards, %"),
            settings.good.map(typed_percent).unwrap_or_default(),
        )
        .or(tr("as the process")),
    );
    fields.push(
        FieldView::number(
            Field::Cost(CostField::Target),
            tr("Target per board"),
            settings.target_price.map(typed).unwrap_or_default(),
        )
        .or(tr("none")),
    );
    fields.push(
        FieldView::number(
            Field::Cost(CostField::Excess),
            tr("Left-over limit"),
            settings.excess_limit.map(typed).unwrap_or_default(),
        )
        .or(tr("1 % of parts")),
    );
    let estimates = if settings.estimates { ON } else { "" };
    fields.push(FieldView::new(
        Field::Cost(CostField::Estimates),
        tr("Estimate missing prices"),
        FieldKind::Check,
        estimates.to_owned(),
    ));
    if settings.estimates {
        let levels = PriceLevel::ALL.map(|it| choice(it.code(), words::price_level(it)));
        fields.push(FieldView::choice(
            Field::Cost(CostField::PriceLevel),
            tr("Estimated as bought from"),
            settings.price_level.code(),
            levels.into(),
        ));
    }
    let rows = fields.into_iter().map(|it| FieldRow { label: it.name.clone(), cells: vec![it] });
    vec![FieldGroup { rows: rows.collect(), ..FieldGroup::default() }]
}

/// The currencies that can be chosen: those of the prices, of the rates and of the profile, as far as ISO knows them.
fn currency(report: &Report) -> FieldView {
    let settings = &report.settings;
    let mut known = super::rates::currencies_of_prices(report);
    known.extend(report.currency);
    known.extend(settings.profile.as_ref().map(|it| it.currency));
    if let Some(rates) = &settings.rates {
        known.insert(rates.base);
        known.extend(rates.rates.iter().map(|it| it.0));
    }
    known.retain(|it| it.digits().is_some());
    let most = match (settings.currency, report.currency) {
        (None, Some(currency)) => tr!("as most prices: {}", currency.code()),
        _ => tr("as most prices").to_owned(),
    };
    let each = known.iter().map(|it: &Currency| choice(it.code(), it.code()));
    let choices = std::iter::once(choice("", &most)).chain(each).collect();
    let chosen = settings.currency.as_ref().map_or("", Currency::code);
    FieldView::choice(Field::Cost(CostField::Currency), tr("Currency"), chosen, choices)
}

/// A set of currencies in the order of the alphabet.
pub(super) type Currencies = BTreeSet<Currency>;
