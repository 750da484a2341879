//! Cells that could not be read, corrected in place, one by one or all alike; and what was corrected.

use leptos::prelude::*;

use super::pieces::{Button, cell_text, gloss, part};
use super::reviewed::Reviewed;
use crate::app::page::by_id;
use crate::app::words::counted;
use crate::domain::language::{en, tr};
use crate::domain::project::ReviewEdit;
use crate::engine::view::{CellProblem, FixedCell, ReviewView};

pub(super) fn cells(reviewed: Reviewed, view: &ReviewView) -> Option<AnyView> {
    if view.problems.is_empty() && view.fixed.is_empty() {
        return None;
    }
    let mut items: Vec<AnyView> = view.problems.iter().map(|it| problem(reviewed, it)).collect();
    items.extend(view.fixed.iter().map(|it| fixed(reviewed, it)));
    let mut body = vec![view! { <ul class="review-cells">{items}</ul> }.into_any()];
    if view.more_problems > 0 {
        body.push(gloss(counted(view.more_problems, "And {} other text.", "And {} other texts.")));
    }
    let hint = tr(if view.problems.is_empty() {
        "All cells could be read."
    } else {
        "The file itself is not changed: what you write here is read in place of the cell."
    });
    Some(part("review-cells", tr("Cells that could not be read"), hint, None, body))
}

fn problem(reviewed: Reviewed, problem: &CellProblem) -> AnyView {
    let (row, column) = (problem.row, problem.column);
    let key = [row.0.to_string(), column.0.to_string()].join("-");
    let field = ["cell-", &key].concat();
    let (id, from) = (field.clone(), problem.text.clone());
    // One cell, or all cells alike, are read as the field says.
    let correct = move |is_all: bool| {
        let Some(field) = by_id::<web_sys::HtmlInputElement>(&field) else { return };
        let text = field.value().trim().to_owned();
        if text == from {
            // A field that still holds what could not be read corrects nothing.
            let _ = field.focus();
            return field.select();
        }
        reviewed.edit(if is_all {
            ReviewEdit::FixAllAlike { column, from: from.clone(), to: Some(text) }
        } else {
            ReviewEdit::FixCell { row, column, text: Some(text) }
        });
    };
    let (by_enter, one, all) = (correct.clone(), correct.clone(), correct);
    let button = |name: &str, label: String| Button { id: [name, &key].concat(), label, ..Button::default() };
    let fix = button("fix-", tr("Fix").to_owned()).draw(Box::new(move || one(false)));
    let fix_all = (problem.count > 1).then(|| {
        let label = tr!("Fix all {} alike", problem.count);
        button("all-", label).draw(Box::new(move || all(true)))
    });
    let place = tr!("Row {}, {}", row.0, problem.column_name);
    let label = tr!("{}, read in its place", place);
    let sentence = if problem.suggestion.is_some() {
        en!("Expected {}. One is suggested.")
    } else {
        en!("Expected {}.")
    };
    let expected = tr!(sentence, problem.expected);
    let expected = view! { <span class="gloss">{expected}</span> }.into_any();
    let value = problem.suggestion.clone().unwrap_or_else(|| problem.text.clone());
    let input = view! {
        <input
            id=id
            aria-label=label
            autocomplete="off"
            prop:value=value
            on:keydown=move |event| if event.key() == "Enter" { by_enter(false) }
        />
    };
    item("", vec![cell_text(place, problem.text.clone(), expected), input.into_any(), fix], fix_all)
}

fn fixed(reviewed: Reviewed, fixed: &FixedCell) -> AnyView {
    let column = fixed.column;
    let place = match fixed.row {
        Some(row) => tr!("Row {}, {}", row.0, fixed.column_name),
        None => tr!("All cells of {}", fixed.column_name),
    };
    let back = match fixed.row {
        Some(row) => ReviewEdit::FixCell { row, column, text: None },
        None => ReviewEdit::FixAllAlike { column, from: fixed.from.clone(), to: None },
    };
    let button = Button {
        class: "quiet",
        label: tr("Take back").to_owned(),
        name: Some(tr!("Take back: {}", place)),
        ..Button::default()
    };
    let button = button.draw(Box::new(move || reviewed.edit(back.clone())));
    let to = [" ", &tr!("is read as “{}”", fixed.to)].concat().into_any();
    item("is-fixed", vec![cell_text(place, fixed.from.clone(), to), button], None)
}

pub(super) fn item(class: &'static str, pieces: Vec<AnyView>, more: Option<AnyView>) -> AnyView {
    view! { <li class=class>{pieces}{more}</li> }.into_any()
}
