//! What can be chosen about the whole file: sheet, board, encoding, delimiter, decimal sign.

use crate::domain::export::labels;
use crate::domain::language::tr;
use crate::domain::number::DecimalSign;
use crate::domain::project::ReviewEdit;
use crate::domain::project::review::RoleChoice;
use crate::domain::read::{DELIMITERS, Document, ENCODINGS};
use crate::domain::recognise::{BoardChoice, Layout, Role};
use crate::engine::view::review::reading::{ReviewField, ReviewInput, ReviewOption, count};

/// The fields that the file has.
pub(super) fn fields(input: &ReviewInput<'_>, layout: &Layout) -> Vec<ReviewField> {
    let document = input.document;
    let mut fields = Vec::new();
    if document.sheets.len() > 1 {
        fields.push(field("review-sheet", tr("Sheet"), sheets(document), Some(layout.sheet)));
    }
    fields.extend(boards(layout));
    if let Some(encoding) = document.encoding.filter(|_| input.can_reread) {
        fields.push(encodings(encoding));
    }
    if let Some(delimiter) = document.delimiter.filter(|_| input.can_reread) {
        let options =
            DELIMITERS.map(|it| option(labels::delimiter_name(it), ReviewEdit::SetDelimiter(Some(it))));
        let used = DELIMITERS.iter().position(|it| *it == delimiter);
        fields.push(field("review-delimiter", tr("Delimiter"), options.into(), used));
    }
    let mut signs = vec![
        option(tr("point").to_owned(), ReviewEdit::SetDecimal(Some(DecimalSign::Point))),
        option(tr("comma").to_owned(), ReviewEdit::SetDecimal(Some(DecimalSign::Comma))),
    ];
    let used = match layout.decimal {
        Some(DecimalSign::Point) => 0,
        Some(DecimalSign::Comma) => 1,
        None => {
            signs.push(option(tr("no fractions met").to_owned(), ReviewEdit::SetDecimal(None)));
            2
        }
    };
    fields.push(field("review-decimal", tr("Decimal sign"), signs, Some(used)));
    fields
}

fn field(id: &str, label: &str, options: Vec<ReviewOption>, used: Option<usize>) -> ReviewField {
    ReviewField { id: id.to_owned(), label: label.to_owned(), options, used: count(used.unwrap_or(0)) }
}

fn option(label: String, edit: ReviewEdit) -> ReviewOption {
    ReviewOption { label, edit }
}

/// The boards of a file that holds several, and all of them together where they can be read so.
fn boards(layout: &Layout) -> Option<ReviewField> {
    let boards = &layout.boards;
    let quantity = |column| ReviewEdit::SetRole { column, role: RoleChoice::Role(Role::Quantity) };
    let mut options = Vec::with_capacity(boards.all.len() + 1);
    let together = boards.all.iter().find_map(|it| match it.choice {
        BoardChoice::Column(_) => boards.sum.filter(|_| boards.taken.is_none()).map(quantity),
        BoardChoice::Rows(..) => Some(ReviewEdit::SetRows(None)),
        BoardChoice::Marked(_) => Some(ReviewEdit::SetBoard(None)),
    });
    options.extend(together.map(|it| option(tr("all of them").to_owned(), it)));
    let used = boards.taken.map_or(0, |it| it + options.len());
    options.extend(boards.all.iter().map(|it| {
        let edit = match it.choice {
            BoardChoice::Column(column) => quantity(column),
            BoardChoice::Rows(first, last) => ReviewEdit::SetRows(Some((first, last))),
            BoardChoice::Marked(column) => ReviewEdit::SetBoard(Some((column, it.name.clone()))),
        };
        option(it.label().into_owned(), edit)
    }));
    (!boards.all.is_empty()).then(|| field("review-board", tr("Board"), options, Some(used)))
}

fn sheets(document: &Document) -> Vec<ReviewOption> {
    let numbered = document.sheets.iter().zip(0u16..);
    numbered
        .map(|(sheet, at)| {
            let name = sheet.name.clone().unwrap_or_else(|| tr!("Sheet {}", u32::from(at) + 1));
            let label = if sheet.hidden { tr!("{} (hidden)", name) } else { name };
            option(label, ReviewEdit::SetSheet(Some(at)))
        })
        .collect()
}

/// The encodings to choose from, the one in use among them.
fn encodings(used: &str) -> ReviewField {
    let own = (!ENCODINGS.contains(&used)).then_some(used);
    let names: Vec<&str> = ENCODINGS.into_iter().chain(own).collect();
    let position = names.iter().position(|it| *it == used);
    let options = names
        .into_iter()
        .map(|it| option(labels::encoding_name(it), ReviewEdit::SetEncoding(Some(it.to_owned()))))
        .collect();
    field("review-encoding", tr("Encoding"), options, position)
}
