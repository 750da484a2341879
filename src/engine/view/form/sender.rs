//! Who sends the report as fields.

use crate::domain::language::tr;
use crate::domain::project::typed::Field;
use crate::domain::project::typed::sender::{SenderField, text_of};
use crate::domain::report::Report;
use crate::domain::words::{profile_words as words, share};
use crate::engine::view::form::field::{FieldGroup, FieldKind, FieldRow, FieldView};

pub(super) fn groups(report: &Report) -> Vec<FieldGroup> {
    let mut sender = report.settings.sender().clone();
    if sender.logo().is_none() {
        sender.logo.clear();
    }
    // Without a name of its own the project has that of the file.
    let file = report.title_of_file();
    let row = |(field, label): (SenderField, &'static str)| {
        let kind = match field {
            SenderField::Contact | SenderField::Terms | SenderField::Notes => FieldKind::Long,
            SenderField::ValidUntil => FieldKind::Date,
            SenderField::Logo => FieldKind::Picture,
            _ => FieldKind::Text,
        };
        let placeholder = if field == SenderField::Project { file.as_str() } else { "" };
        let value = text_of(&mut sender, field).clone();
        let cell = FieldView::new(Field::Sender(field), tr(label), kind, value).or(placeholder);
        FieldRow { label: tr(label).to_owned(), cells: vec![cell] }
    };
    let rows = words::SENDER.into_iter().map(row).collect();
    vec![FieldGroup { gloss: tr(share::SENDER_GLOSS).to_owned(), rows, ..FieldGroup::default() }]
}
