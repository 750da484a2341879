//! Column → meaning → three sample values → confidence.

use leptos::prelude::*;

use super::choices::{chosen, labelled_by, option};
use super::pieces::{cell, gloss, part, row_head};
use super::reviewed::Reviewed;
use crate::app::icon::Icon;
use crate::domain::language::{tr, tr_all};
use crate::domain::project::ReviewEdit;
use crate::domain::project::review::RoleChoice;
use crate::engine::view::{ReviewColumn, ReviewView};

/// Below this a column is guessed rather than known.
const SURE: u8 = 80;

pub(super) fn columns(reviewed: Reviewed, view: &ReviewView) -> AnyView {
    let rows: Vec<AnyView> = view.columns.iter().map(|it| column(reviewed, view, it)).collect();
    let heads = tr_all(["Column in the file", "Meaning", "Sample values", "Confidence"]);
    let heads: Vec<AnyView> =
        heads.into_iter().map(|it| view! { <th scope="col">{it}</th> }.into_any()).collect();
    let table = view! {
        <table class="small-table review-columns">
            <thead><tr>{heads}</tr></thead>
            <tbody>{rows}</tbody>
        </table>
    };
    let hint = tr("What is not used stays in the file; it only has no part in the report.");
    part("review-columns", tr("Columns"), hint, None, vec![table.into_any()])
}

fn column(reviewed: Reviewed, view: &ReviewView, column: &ReviewColumn) -> AnyView {
    let at = column.column;
    let id = ["role-", &at.0.to_string()].concat();
    let mut values = Vec::new();
    let mut options = Vec::new();
    let mut add = |value: RoleChoice, label: String, is_chosen: bool| {
        values.push(value);
        options.push(option(label, is_chosen));
    };
    // The way back to the guess; also what stands there for a price from a quantity on, which is no role.
    if let Some(meaning) = &column.meaning {
        add(RoleChoice::Automatic, meaning.clone(), true);
    } else if column.is_decided {
        add(RoleChoice::Automatic, tr("As the file suggests").to_owned(), false);
    }
    let is_unused = column.role.is_none() && column.meaning.is_none();
    add(RoleChoice::NotUsed, tr("Not used").to_owned(), is_unused);
    for it in &view.roles {
        add(RoleChoice::Role(it.role), it.label.clone(), column.role == Some(it.role));
    }
    let change = move |event: web_sys::Event| {
        if let Some(role) = values.get(chosen(&event)) {
            reviewed.edit(ReviewEdit::SetRole { column: at, role: *role });
        }
    };
    let select = labelled_by(tr!("Meaning of {}", column.name), id, options, Box::new(change));
    let cells = vec![
        row_head("code", column.name.clone().into_any()),
        cell("", select),
        cell("samples code", column.samples.join(" · ").into_any()),
        cell("", confidence(column)),
    ];
    view! { <tr>{cells}</tr> }.into_any()
}

/// How sure the meaning is, in words and a number, and what else it might be.
fn confidence(column: &ReviewColumn) -> AnyView {
    if column.certainty.is_empty() {
        return tr("not used").into_any();
    }
    let doubt = (column.confidence > 0 && column.confidence < SURE).then(|| Icon::Unknown.draw());
    let text = if column.is_decided {
        column.certainty.clone()
    } else {
        tr!("{}, {} %", column.certainty, column.confidence)
    };
    let runner_up = column.runner_up.as_ref().map(|it| gloss(tr!("or: {}", it)));
    view! { <span class="certainty">{doubt}{text}</span>{runner_up} }.into_any()
}
