//! For which product compliance is judged, by which regimes, and how bad each finding about it is.

use crate::domain::compliance::category::Category;
use crate::domain::compliance::regimes::Regime;
use crate::domain::export::labels;
use crate::domain::finding::Severity;
use crate::domain::language::tr;
use crate::domain::project::typed::compliance::ComplianceField;
use crate::domain::project::typed::{Field, ON};
use crate::domain::report::Report;
use crate::domain::words::findings::compliance_codes;
use crate::domain::words::{compliance_words as words, names, numbers};
use crate::engine::view::form::field::{FieldGroup, FieldKind, FieldRow, FieldView, choice};

/// The product and its regimes.
pub(super) fn product(report: &Report) -> Vec<FieldGroup> {
    let settings = &report.settings;
    let each = Category::ALL.iter().map(|it| choice(it.code(), words::category(*it)));
    let categories = std::iter::once(choice("", tr("not chosen"))).chain(each).collect();
    let category = settings.category.map_or("", Category::code);
    let ship_date = settings.ship_date.as_deref().unwrap_or_default();
    let mut fields = vec![
        FieldView::choice(
            Field::Compliance(ComplianceField::Category),
            tr("Product category"),
            category,
            categories,
        ),
        FieldView::new(
            Field::Compliance(ComplianceField::ShipDate),
            tr("Ship date"),
            FieldKind::Date,
            ship_date.to_owned(),
        ),
    ];
    fields.extend(Regime::ALL.iter().map(|it| {
        let ticked = if settings.regimes.contains(it) { ON } else { "" };
        FieldView::new(
            Field::Compliance(ComplianceField::Regime(*it)),
            tr(it.name()),
            FieldKind::Check,
            ticked.to_owned(),
        )
    }));
    let rows = fields.into_iter().map(|it| FieldRow { label: it.name.clone(), cells: vec![it] });
    vec![FieldGroup { rows: rows.collect(), ..FieldGroup::default() }]
}

/// A row for each check, with the severity that a person chose.
pub(super) fn severities(report: &Report) -> Vec<FieldGroup> {
    let severities = [Severity::Error, Severity::Warning, Severity::Note];
    let choices: Vec<_> = std::iter::once(choice("", tr("as the product says")))
        .chain(severities.map(|it| choice(it.code(), names::severity(it))))
        .collect();
    let rows = compliance_codes().map(|it| {
        let field = Field::Compliance(ComplianceField::Severity { code: it.code.to_owned() });
        let chosen = report.settings.severities.get(it.code).map_or("", |it| it.code());
        let name = tr!("Severity of: {}", tr(it.title));
        let found = numbers::count(labels::count_of(report, it.code).into());
        let cells = vec![FieldView::choice(field, &name, chosen, choices.clone()), FieldView::plain(&found)];
        FieldRow { label: tr(it.title).to_owned(), cells }
    });
    vec![FieldGroup {
        title: String::new(),
        gloss: tr(words::SEVERITIES_GLOSS).to_owned(),
        heads: [tr("Check"), tr("Severity"), tr("Findings")].map(str::to_owned).to_vec(),
        rows: rows.collect(),
    }]
}
