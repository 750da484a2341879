//! Who sends the report as fields.

use crate::domain::language::tr;
use crate::domain::project::typed::Field;
use crate::domain::project::typed::sender::SenderField;
use crate::domain::report::Report;
use crate::domain::words::{profile_words as words, share};
use crate::engine::view::form::field::{FieldGroup, FieldKind, FieldRow, FieldView};

pub(super) fn groups(report: &Report) -> Vec<FieldGroup> {
    let sender = report.settings.sender();
    // Without a name of its own the project has that of the file.
    let file = report.title_of_file();
    let row = |(field, label): (SenderField, &'static str)| {
        let (kind, value) = match field {
            SenderField::Company => (FieldKind::Text, sender.company.as_str()),
            SenderField::Contact => (FieldKind::Long, sender.contact.as_str()),
            SenderField::Customer => (FieldKind::Text, sender.customer.as_str()),
            SenderField::CustomerReference => (FieldKind::Text, sender.customer_reference.as_str()),
            SenderField::Project => (FieldKind::Text, sender.project.as_str()),
            SenderField::Revision => (FieldKind::Text, sender.revision.as_str()),
            SenderField::Reference => (FieldKind::Text, sender.quote_reference.as_str()),
            SenderField::ValidUntil => (FieldKind::Date, sender.valid_until.as_str()),
            SenderField::Terms => (FieldKind::Long, sender.terms.as_str()),
            SenderField::Notes => (FieldKind::Long, sender.notes.as_str()),
            SenderField::Logo => (FieldKind::Picture, sender.logo().unwrap_or_default()),
        };
        let placeholder = if field == SenderField::Project { file.as_str() } else { "" };
        let cell = FieldView::new(Field::Sender(field), tr(label), kind, value.to_owned()).or(placeholder);
        FieldRow { label: tr(label).to_owned(), cells: vec![cell] }
    };
    let rows = words::SENDER.into_iter().map(row).collect();
    vec![FieldGroup { gloss: tr(share::SENDER_GLOSS).to_owned(), rows, ..FieldGroup::default() }]
}
