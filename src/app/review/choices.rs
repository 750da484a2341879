//! Sheet, encoding, delimiter, decimal sign, first and last row: only those that the file has.

use leptos::prelude::*;

use super::reviewed::Reviewed;
use crate::domain::language::tr;
use crate::domain::place::RowNumber;
use crate::domain::project::ReviewEdit;
use crate::engine::view::{ReviewField, ReviewView};

pub(super) fn choices(reviewed: Reviewed, view: &ReviewView) -> AnyView {
    let mut fields: Vec<AnyView> = view.fields.iter().map(|it| field(reviewed, it)).collect();
    let most = view.row_count;
    let first = ("review-first-row", tr("First row with parts"), view.first_row);
    fields.extend(row(reviewed, first, most, ReviewEdit::SetFirstRow));
    let last = ("review-last-row", tr("Last row with parts"), view.last_row);
    fields.extend(row(reviewed, last, most, ReviewEdit::SetLastRow));
    view! { <div class="review-choices">{fields}</div> }.into_any()
}

fn field(reviewed: Reviewed, field: &ReviewField) -> AnyView {
    let mut options = Vec::new();
    let mut edits = Vec::new();
    for (at, choice) in field.options.iter().enumerate() {
        options.push(option(choice.label.clone(), at == field.used as usize));
        edits.push(choice.edit.clone());
    }
    let change = move |event: web_sys::Event| {
        if let Some(edit) = edits.get(chosen(&event)) {
            reviewed.edit(edit.clone());
        }
    };
    let list = labelled_by(String::new(), field.id.clone(), options, Box::new(change));
    labelled(field.label.clone(), field.id.clone(), list)
}

/// A label above its field.
fn labelled(label: String, id: String, field: AnyView) -> AnyView {
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

/// The number of a row, from 1 to `most`: its name on the page, its label, and what it is.
fn row(
    reviewed: Reviewed,
    (id, label, row): (&'static str, &str, Option<RowNumber>),
    most: u32,
    edit: fn(Option<RowNumber>) -> ReviewEdit,
) -> Option<AnyView> {
    let row = row?;
    let change = move |event: web_sys::Event| {
        let row = event_target_value(&event).parse::<u32>().ok().filter(|it| (1..=most).contains(it));
        if let Some(row) = row {
            reviewed.edit(edit(Some(RowNumber(row))));
        }
    };
    let field = view! {
        <input id=id type="number" min="1" max=most.to_string() prop:value=row.0.to_string() on:change=change />
    };
    Some(labelled(label.to_owned(), id.to_owned(), field.into_any()))
}
