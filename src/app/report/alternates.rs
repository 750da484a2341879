//! The alternates of a line in its panel: approve one, try it, go back; and what each would change.

use leptos::prelude::*;

use super::pieces::{Cell, gloss, table};
use crate::app::state::App;
use crate::domain::project::Command;
use crate::engine::protocol::Request;
use crate::engine::view::AlternatesView;
use crate::engine::view::alternates::{AlternateChange, AlternateRow};

/// Draws the alternates and candidates; nothing where there are none.
pub fn alternates(app: App, view: &AlternatesView) -> AnyView {
    if view.alternates.is_empty() && view.candidates.is_empty() {
        return ().into_any();
    }
    let field = ["line.", &view.line.to_string(), ".alternate"].concat();
    let back = view.used.as_ref().map(|used| {
        let (label, field) = (["Used instead of the line's own part: ", used, "."].concat(), field.clone());
        view! {
            <p>
                {label}" "
                <button type="button" class="link" on:click=move |_| app.set(&field, String::new())>"Use the line's own part again"</button>
            </p>
        }
    });
    let named: Vec<AnyView> = view.alternates.iter().map(|it| alternate(app, Some(&field), it)).collect();
    let found: Vec<AnyView> = view.candidates.iter().map(|it| alternate(app, None, it)).collect();
    let found = (!found.is_empty()).then(|| {
        view! { <h3>"Candidates to approve"</h3>{gloss(&view.rule)}<ul class="offers">{found}</ul> }
    });
    view! { <section class="swaps"><h3>"Alternates"</h3>{back}<ul class="offers">{named}</ul>{found}</section> }.into_any()
}

/// One of them. Only what the BOM, a list or a person names can be used; a candidate is approved first.
fn alternate(app: App, field: Option<&String>, it: &AlternateRow) -> AnyView {
    let name = join(" · ", &[&it.mpn, &it.manufacturer]);
    let lead_time = if it.lead_time.is_empty() { "" } else { "lead time " };
    let stock = if it.stock.is_empty() { "" } else { "stock " };
    let known = [
        &it.alike,
        &[lead_time, &it.lead_time].concat(),
        &[stock, &it.stock].concat(),
        &["RoHS: ", &it.rohs].concat(),
        &it.lifecycle,
    ];
    let approval = it.approval.clone();
    let verb = if it.is_approved { "Withdraw the approval" } else { "Approve" };
    let approve = view! {
        <button
            type="button"
            class="link"
            aria-label=[verb, ": ", &it.mpn].concat()
            on:click=move |_| app.ask("Checking again", Request::Apply(Command::Approve(approval.clone())))
        >
            {verb}
        </button>
    };
    let usage = match field {
        Some(_) if it.is_used => Some(view! { <span class="tag">"used"</span> }.into_any()),
        Some(field) => {
            let (field, mpn) = (field.clone(), it.mpn.clone());
            let label = ["Use this part: ", &mpn].concat();
            Some(
                view! {
                    <button type="button" class="link" aria-label=label on:click=move |_| app.set(&field, mpn.clone())>
                        "Use this part"
                    </button>
                }
                .into_any(),
            )
        }
        None => None,
    };
    view! {
        <li>
            <p><strong>{name}</strong><span class="tag">{it.origin.clone()}</span>{it.is_approved.then(|| view! { <span class="tag">"approved"</span> })}</p>
            <p class="place">{it.place.clone()}</p>
            <p>{join(" · ", &known)}</p>
            {changes(app, it)}
            <p class="swap">{usage}" "{approve}</p>
        </li>
    }
    .into_any()
}

/// What it changes at every volume; what nobody knows is said.
fn changes(app: App, it: &AlternateRow) -> AnyView {
    let known = |text: &str| if text.is_empty() { "not known".to_owned() } else { text.to_owned() };
    let row = |it: &AlternateChange| {
        vec![
            Cell::Number(it.boards.clone()),
            Cell::Number(known(&it.cost)),
            Cell::Text(known(&it.days)),
            Cell::Text(it.rohs.clone()),
        ]
    };
    let title = ["What ", &it.mpn, " changes"].concat();
    table(app, &title, &["Boards", "Cost", "At hand", "RoHS"], it.changes.iter().map(row).collect())
}

fn join(between: &str, texts: &[&String]) -> String {
    let texts: Vec<&str> = texts.iter().map(|it| it.as_str()).filter(|it| !it.is_empty()).collect();
    texts.join(between)
}
