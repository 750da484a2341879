//! The report as a file, in the form that its reader needs.

use leptos::prelude::*;
use web_sys::{HtmlInputElement, HtmlSelectElement};

use crate::app::element::{button, el, say, text};
use crate::app::report::pieces::titled;
use crate::app::state::App;
use crate::domain::export::list::SHARE;
use crate::domain::language::tr;
use crate::domain::words::share as words;
use crate::engine::protocol::{ExportKind, Request};

pub(super) fn files(app: App) -> AnyView {
    let forms = SHARE.into_iter().flatten().map(|(kind, name)| {
        let class = if kind == ExportKind::Html { "primary" } else { "" };
        button(class, tr(name), String::new(), Box::new(move || save(app, kind)))
    });
    titled(tr(words::SAVE), el("div", "", vec![el("div", "ways-out", forms.collect()), csv(app)]))
}

/// Saves or prints what is told to the chosen audience.
pub fn save(app: App, kind: ExportKind) {
    let audience = untrack(|| app.audience());
    app.ask(tr("Writing the file"), Request::ExportFor { kind, audience });
}

/// CSV in the dialect of its reader.
fn csv(app: App) -> AnyView {
    let dialect = move || app.sharing.chosen.with(|it| it.dialect);
    let options = words::DIALECTS.map(|(value, label)| {
        let is_chosen = move || (value == "semicolon") == dialect().has_decimal_comma;
        view! { <option value=value selected=is_chosen>{text(tr(label))}</option> }.into_any()
    });
    let choose = move |event| {
        let is_semicolon = event_target::<HtmlSelectElement>(&event).value() == "semicolon";
        app.sharing.chosen.update(|it| it.dialect.has_decimal_comma = is_semicolon);
    };
    let tick = move |event| {
        let is_exact = event_target::<HtmlInputElement>(&event).checked();
        app.sharing.chosen.update(|it| it.dialect.is_exact = is_exact);
    };
    let gloss = move || if dialect().is_exact { tr(words::EXACT_GLOSS) } else { tr(words::GUARDED_GLOSS) };
    let save = Box::new(move || save(app, untrack(dialect).kind()));
    view! {
        <div class="csv">
            <label for="dialect">{text(tr(words::DIALECT))}</label>
            <select id="dialect" autocomplete="off" on:change=choose>{Vec::from(options)}</select>
            {button("", tr("Save CSV"), String::new(), save)}
            <label class="setting">
                <input type="checkbox" autocomplete="off" prop:checked=move || dialect().is_exact on:change=tick />
                {say("span", "", tr(words::EXACT))}
            </label>
            <p class="gloss">{gloss}</p>
        </div>
    }
    .into_any()
}
