//! Column → meaning → three sample values → confidence.

use leptos::prelude::*;

use super::Reviewed;
use super::choices::{chosen, option};
use crate::app::icon::Icon;
use crate::domain::project::ReviewEdit;
use crate::domain::project::review::RoleChoice;
use crate::engine::view::{ReviewColumn, ReviewView};

/// Below this a column is guessed rather than known.
const SURE: u8 = 80;

pub(super) fn columns(reviewed: Reviewed, view: &ReviewView) -> AnyView {
    let rows = view.columns.iter().map(|it| column(reviewed, view, it)).collect_view();
    view! {
        <section aria-labelledby="review-columns">
            <div class="review-line">
                <h3 id="review-columns">"Columns"</h3>
                <p class="gloss">"What is not used stays in the file; it only has no part in the report."</p>
            </div>
            <table class="small-table review-columns">
                <thead>
                    <tr>
                        <th scope="col">"Column in the file"</th>
                        <th scope="col">"Meaning"</th>
                        <th scope="col">"Sample values"</th>
                        <th scope="col">"Confidence"</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </section>
    }
    .into_any()
}

fn column(reviewed: Reviewed, view: &ReviewView, column: &ReviewColumn) -> AnyView {
    let at = column.column;
    let id = ["role-", &at.0.to_string()].concat();
    let mut choices: Vec<(RoleChoice, String, bool)> = Vec::with_capacity(view.roles.len() + 2);
    // The way back to the guess; also what stands there for a price from a quantity on, which is no role.
    if let Some(meaning) = &column.meaning {
        choices.push((RoleChoice::Automatic, meaning.clone(), true));
    } else if column.is_decided {
        choices.push((RoleChoice::Automatic, "As the file suggests".to_owned(), false));
    }
    let is_unused = column.role.is_none() && column.meaning.is_none();
    choices.push((RoleChoice::NotUsed, "Not used".to_owned(), is_unused));
    choices.extend(
        view.roles
            .iter()
            .map(|it| (RoleChoice::Role(it.value), it.label.clone(), column.role == Some(it.value))),
    );
    let values: Vec<RoleChoice> = choices.iter().map(|it| it.0).collect();
    let options = choices.into_iter().map(|(_, label, is_chosen)| option(label, is_chosen)).collect_view();
    let change = move |event: web_sys::Event| {
        if let Some(role) = values.get(chosen(&event)) {
            reviewed.edit(ReviewEdit::SetRole { column: at, role: *role });
        }
    };
    let samples = column.samples.iter().map(|it| view! { <li>{it.clone()}</li> }).collect_view();
    view! {
        <tr>
            <th scope="row" class="code">{column.name.clone()}</th>
            <td>
                <select id=id aria-label=["Meaning of ", &column.name].concat() on:change=change>{options}</select>
            </td>
            <td><ul class="samples code">{samples}</ul></td>
            <td>{confidence(column)}</td>
        </tr>
    }
    .into_any()
}

fn confidence(column: &ReviewColumn) -> AnyView {
    if column.certainty.is_empty() {
        return view! { <span class="blank">"not used"</span> }.into_any();
    }
    let doubt = (column.confidence > 0 && column.confidence < SURE).then(|| Icon::Unknown.draw());
    let percent = (!column.is_decided).then(|| [", ", &column.confidence.to_string(), " %"].concat());
    let runner_up = column.runner_up.as_ref().map(|it| {
        view! { <span class="gloss">"or: "{it.clone()}</span> }
    });
    view! { <span class="certainty">{doubt}{column.certainty.clone()}{percent}</span>{runner_up} }.into_any()
}
