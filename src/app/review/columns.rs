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
/// So many columns of prices are one row until they are asked for.
const GROUPED: usize = 4;

pub(super) fn columns(reviewed: Reviewed, view: &ReviewView) -> AnyView {
    let prices: Vec<&ReviewColumn> = view.columns.iter().filter(|it| is_price(it)).collect();
    let is_grouped = prices.len() >= GROUPED;
    let mut rows = Vec::with_capacity(view.columns.len() + 1);
    for it in &view.columns {
        let is_price = is_grouped && is_price(it);
        // The group stands where the first of them does.
        if is_price && prices.first().is_some_and(|first| first.column == it.column) {
            rows.push(group(reviewed, &prices));
        }
        rows.push(column(reviewed, view, it, is_price));
    }
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

/// A price from a quantity on.
fn is_price(column: &ReviewColumn) -> bool {
    column.role.is_none() && column.meaning.is_some()
}

/// The columns of prices in one row, which opens them.
fn group(reviewed: Reviewed, prices: &[&ReviewColumn]) -> AnyView {
    // Each seller has a price from 100 on.
    let alike = |it: &&ReviewColumn| prices.iter().filter(|other| other.meaning == it.meaning).count();
    let sellers = prices.iter().map(alike).max().filter(|it| *it > 1 && *it < prices.len());
    let columns = prices.len().to_string();
    let words = match sellers {
        Some(sellers) => tr!("{} price columns of {} sellers", columns, sellers),
        None => tr!("{} price columns", columns),
    };
    let open = reviewed.shows_prices;
    let button = view! {
        <button id="review-prices" type="button" class="link" aria-expanded=move || open.get().to_string() on:click=move |_| open.update(|it| *it = !*it)>
            {words}
        </button>
    };
    view! { <tr><th scope="row" colspan="4">{button}</th></tr> }.into_any()
}

/// A row of the table; that of a price in a group is shown while the group is open.
fn column(reviewed: Reviewed, view: &ReviewView, column: &ReviewColumn, is_grouped: bool) -> AnyView {
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
    let is_hidden = move || is_grouped && !reviewed.shows_prices.get();
    view! { <tr hidden=is_hidden>{cells}</tr> }.into_any()
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
