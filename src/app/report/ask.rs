//! "Ask for prices": a quote request for a supplier, or a list for a seller's site. It stands open where prices are
//! missing.

use leptos::prelude::*;

use crate::app::element::{button, el, say, text};
use crate::app::state::App;
use crate::domain::export::list::{QUOTE_REQUESTS, UPLOAD_LISTS};
use crate::domain::language::{en, tr};
use crate::engine::protocol::{ExportKind, Request};

const GLOSS: &str = en!(
    "Each part once, with the pieces that the builds need and lose. Nothing else of yours is in the files: no price, no seller, no name of the BOM. Lines whose quantity cannot be read are left out. Drop what comes back on this page: the filled request, a quote or a cart."
);
const LISTS: &str = en!(
    "As a list for the site of a seller, at one number of boards. Parts without a part number are in the quote request alone."
);

/// Draws the part of the page, unless the site has it off. A report from a link has no attrition, so that nobody can be asked.
pub(super) fn ask(app: App) -> AnyView {
    let is_own = Memo::new(move |_| !app.engine.is_off("ask") && app.is_own());
    (move || is_own.get().then(|| panel(app))).into_any()
}

fn panel(app: App) -> AnyView {
    let lacks_price =
        untrack(|| app.of_summary(|it| it.cost.tiers.first().is_some_and(|it| it.without_price() > 0)));
    let volume = RwSignal::new(None::<u16>);
    // Other numbers of boards may be fewer.
    let chosen =
        move || volume.get().filter(|at| app.of_summary(|it| usize::from(*at) < it.cost.tiers.len()));
    let save = move |kind: ExportKind| {
        let volume = untrack(chosen);
        app.ask(tr("Writing the file"), Request::AskPrices { kind, volume });
    };
    let requests = QUOTE_REQUESTS
        .map(|(kind, words)| button("", tr(words), String::new(), Box::new(move || save(kind))));
    let lists = UPLOAD_LISTS.map(|(kind, words)| {
        view! {
            <button type="button" disabled=move || chosen().is_none() on:click=move |_| save(kind)>{tr(words)}</button>
        }
        .into_any()
    });
    let mut first = vec![volumes(app, volume, Signal::derive(chosen))];
    first.extend(requests);
    let inside = vec![
        say("p", "gloss", tr(GLOSS)),
        el("div", "asks", first),
        say("p", "gloss", tr(LISTS)),
        el("div", "asks", lists.into()),
    ];
    view! {
        <details class="group fold" open=lacks_price>
            <summary><span class="group-title">{tr("Ask for prices")}</span></summary>
            {el("div", "", inside)}
        </details>
    }
    .into_any()
}

/// The choice of the numbers of boards that are asked for.
fn volumes(app: App, volume: RwSignal<Option<u16>>, chosen: Signal<Option<u16>>) -> AnyView {
    let options = move || {
        let now = chosen.get();
        let option = |(at, boards): (Option<u16>, String)| {
            let value = at.map(|it| it.to_string()).unwrap_or_default();
            view! { <option value=value selected=at == now>{boards}</option> }.into_any()
        };
        app.of_summary(|it| {
            let boards = it.cost.tiers.iter().map(|it| it.boards_text.clone());
            let one = (0_u16..).zip(boards).map(|(at, boards)| (Some(at), boards));
            [(None, tr("all").to_owned())].into_iter().chain(one).map(option).collect::<Vec<_>>()
        })
    };
    view! {
        <label for="ask-boards">{text(tr("Number of boards"))}</label>
        <select
            id="ask-boards"
            autocomplete="off"
            on:change=move |event| volume.set(event_target_value(&event).parse().ok())
        >
            {options}
        </select>
    }
    .into_any()
}
