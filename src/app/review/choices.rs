//! Sheet, encoding, delimiter, decimal sign and last row: only those that the file has.

use leptos::prelude::*;

use super::Reviewed;
use crate::domain::number::DecimalSign;
use crate::domain::place::RowNumber;
use crate::domain::project::ReviewEdit;
use crate::engine::view::{Choice, ReviewView};

pub(super) fn choices(reviewed: Reviewed, view: &ReviewView) -> AnyView {
    let sheet = field(reviewed, "Sheet", "review-sheet", &view.sheets, &view.sheet, |it| {
        ReviewEdit::SetSheet(Some(it))
    });
    let encoding = field(reviewed, "Encoding", "review-encoding", &view.encodings, &view.encoding, |it| {
        ReviewEdit::SetEncoding(Some(it))
    });
    let delimiter = view.delimiter.and_then(|used| {
        field(reviewed, "Delimiter", "review-delimiter", &view.delimiters, &used, |it| {
            ReviewEdit::SetDelimiter(Some(it))
        })
    });
    let sign = |value: Option<DecimalSign>, label: &str| Choice { value, label: label.to_owned() };
    let mut signs = vec![sign(Some(DecimalSign::Point), "point"), sign(Some(DecimalSign::Comma), "comma")];
    if view.decimal.is_none() {
        signs.insert(0, sign(None, "no fractions met"));
    }
    let decimal = field(reviewed, "Decimal sign", "review-decimal", &signs, &view.decimal, |it| {
        ReviewEdit::SetDecimal(it)
    });
    view! {
        <div class="review-choices">
            {sheet}
            {encoding}
            {delimiter}
            {decimal}
            {last_row(reviewed, view)}
        </div>
    }
    .into_any()
}

/// A labelled list to choose from; nothing where there is no choice.
fn field<T: Clone + PartialEq + 'static>(
    reviewed: Reviewed,
    label: &'static str,
    id: &'static str,
    choices: &[Choice<T>],
    used: &T,
    edit: fn(T) -> ReviewEdit,
) -> Option<AnyView> {
    if choices.is_empty() {
        return None;
    }
    let values: Vec<T> = choices.iter().map(|it| it.value.clone()).collect();
    let options = choices.iter().map(|it| option(it.label.clone(), it.value == *used)).collect();
    let change = move |event: web_sys::Event| {
        if let Some(value) = values.get(chosen(&event)) {
            reviewed.edit(edit(value.clone()));
        }
    };
    Some(labelled(label, id, labelled_by(String::new(), id.to_owned(), options, Box::new(change))))
}

/// A label above its field.
fn labelled(label: &'static str, id: &'static str, field: AnyView) -> AnyView {
    view! { <div class="review-field"><label for=id>{label}</label>{field}</div> }.into_any()
}

/// A list to choose from. Its name is empty where a label names it.
pub(super) fn labelled_by(
    name: String,
    id: String,
    options: Vec<AnyView>,
    change: Box<dyn FnMut(web_sys::Event)>,
) -> AnyView {
    let name = (!name.is_empty()).then_some(name);
    view! { <select id=id aria-label=name on:change=change>{options}</select> }.into_any()
}

pub(super) fn option(label: String, is_selected: bool) -> AnyView {
    view! { <option selected=is_selected>{label}</option> }.into_any()
}

/// The position of what was chosen in a list.
pub(super) fn chosen(event: &web_sys::Event) -> usize {
    let list = event_target::<web_sys::HtmlSelectElement>(event);
    usize::try_from(list.selected_index()).unwrap_or(usize::MAX)
}

fn last_row(reviewed: Reviewed, view: &ReviewView) -> Option<AnyView> {
    let last = view.last_row?;
    let most = view.row_count;
    let change = move |event: web_sys::Event| {
        let row = event_target_value(&event).parse::<u32>().ok().filter(|it| (1..=most).contains(it));
        if let Some(row) = row {
            reviewed.edit(ReviewEdit::SetLastRow(Some(RowNumber(row))));
        }
    };
    let field = view! {
        <input
            id="review-last-row"
            type="number"
            min="1"
            max=most.to_string()
            prop:value=last.0.to_string()
            on:change=change
        />
    };
    Some(labelled("Last row with parts", "review-last-row", field.into_any()))
}
