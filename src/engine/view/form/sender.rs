//! Who sends the report as fields.

use super::{FieldGroup, FieldKind, FieldRow, FieldView};
use crate::domain::language::tr;
use crate::domain::report::Report;
use crate::domain::words::{profile_words as words, share};

pub(super) fn groups(report: &Report) -> Vec<FieldGroup> {
    let sender = report.settings.sender();
    let row = |(field, label): (&str, &'static str), kind: FieldKind, value: &str| FieldRow {
        label: tr(label).to_owned(),
        cells: vec![FieldView::new(&["sender.", field].concat(), tr(label), kind, value.to_owned())],
    };
    let [company, logo, contact, reference, valid, notes] = words::SENDER;
    let rows = vec![
        row(company, FieldKind::Text, &sender.company),
        row(logo, FieldKind::Picture, sender.logo().unwrap_or_default()),
        row(contact, FieldKind::Long, &sender.contact),
        row(reference, FieldKind::Text, &sender.quote_reference),
        row(valid, FieldKind::Date, &sender.valid_until),
        row(notes, FieldKind::Long, &sender.notes),
    ];
    vec![FieldGroup { gloss: tr(share::SENDER_GLOSS).to_owned(), rows, ..FieldGroup::default() }]
}
