//! Who sends the report as fields.

use crate::domain::language::tr;
use crate::domain::project::typed::Field;
use crate::domain::project::typed::sender::SenderField;
use crate::domain::report::Report;
use crate::domain::words::{profile_words as words, share};
use crate::engine::view::form::field::{FieldGroup, FieldKind, FieldRow, FieldView};

pub(super) fn groups(report: &Report) -> Vec<FieldGroup> {
    let sender = report.settings.sender();
    let row = |(field, label): (SenderField, &'static str), kind: FieldKind, value: &str| FieldRow {
        label: tr(label).to_owned(),
        cells: vec![FieldView::new(Field::Sender(field), tr(label), kind, value.to_owned())],
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
