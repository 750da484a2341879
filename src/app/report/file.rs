//! What was understood of every file: its form, its columns, what was left aside.

use leptos::prelude::*;

use crate::app::element::{button, el, head, say, scroll, text};
use crate::app::icon::Icon;
use crate::app::page::choose_files;
use crate::app::review;
use crate::app::route::Section;
use crate::app::state::App;
use crate::domain::language::{tr, tr_all};
use crate::engine::protocol::Request;
use crate::engine::view::summary::{ColumnView, SourceView, SummaryView};

/// Below this a column is guessed rather than known.
const SURE: u8 = 80;

/// Draws the section.
pub fn file(app: App, summary: &SummaryView) -> AnyView {
    let sources = summary.sources.iter().enumerate().map(|(index, it)| source(app, index, it)).collect_view();
    let no_bom = (!summary.has_bom).then(|| {
        view! { <p class="notice">{Icon::Unknown.draw()}<span>{tr("No BOM is open yet. Add the BOM to get the report.")}</span></p> }
    });
    view! {
        <section class="files" aria-labelledby="files-title">
            <h2 id="files-title">{tr("What was understood")}</h2>
            {no_bom}
            {sources}
            <p class="add">
                <button type="button" on:click=|_| choose_files()>{tr("Add part data or another BOM")}</button>
                <button type="button" popovertarget="paste">{tr("Paste a table")}</button>
                <span class="gloss">
                    {tr("Part data is any table with part numbers and prices, stock, lead times or RoHS: a quote, a cart, a stock list. A second BOM replaces the first.")}
                </span>
            </p>
        </section>
    }
    .into_any()
}

fn source(app: App, index: usize, source: &SourceView) -> AnyView {
    let index = u16::try_from(index).unwrap_or(u16::MAX);
    let name = source.name.as_str();
    let understood = if source.columns.is_empty() {
        source.understood.clone()
    } else {
        tr!("{}. Understood with {} % confidence.", source.understood, source.confidence)
    };
    let unused = (!source.unused_columns.is_empty()).then(|| {
        view! { <p class="unused"><strong>{tr("Kept, not used:")}</strong>" "{source.unused_columns.join(", ")}</p> }
    });
    let matched = source.matched.as_ref().map(|it| {
        let show = (it.nearly > 0).then(|| {
            let decide = move || app.go(|view| view.section = Section::Findings);
            button("link", tr("Decide which are the same part"), String::new(), Box::new(decide))
        });
        el("p", "gloss", vec![text(&it.sentence), text(" "), show.into_any()])
    });
    // What the site brings is neither read otherwise nor taken out.
    let is_own = !source.is_of_site;
    let change = is_own.then(|| {
        view! {
            " "
            <button
                id=review::opener(index)
                type="button"
                class="link"
                aria-label=tr!("Change how {} was read", name)
                on:click=move |_| review::open(app, index)
            >
                {tr("Change")}
            </button>
        }
    });
    let remove = is_own.then(|| {
        let take_out = move || app.ask(tr("Taking the file out"), Request::CloseSource { index });
        button("quiet", tr("Remove"), tr!("Remove {}", name), Box::new(take_out))
    });
    view! {
        <section class="source">
            <header>
                <div>
                    <h3>{name.to_owned()}<span class="tag">{source.role.clone()}</span></h3>
                    <p class="gloss">
                        {understood}
                        {change}
                    </p>
                    {matched}
                </div>
                {remove}
            </header>
            {columns(source)}
            {unused}
        </section>
    }
    .into_any()
}

fn columns(source: &SourceView) -> Option<AnyView> {
    if source.columns.is_empty() {
        return None;
    }
    let rows = source.columns.iter().map(column).collect();
    let heads = tr_all(["Column in the file", "Meaning", "Confidence"]);
    let heads = heads.map(|it| head("col", "", vec![text(it)])).into();
    let table = vec![el("thead", "", vec![el("tr", "", heads)]), el("tbody", "", rows)];
    let table = el("table", "small-table", table);
    Some(scroll("scroll", tr!("Columns of {}", source.name), table))
}

fn column(column: &ColumnView) -> AnyView {
    let mut sure = Vec::with_capacity(3);
    let percent = tr!("{} %", column.confidence);
    if column.confidence < SURE {
        sure.extend([Icon::Unknown.draw(), text(" "), text(&tr!("a guess, {}", percent))]);
    } else {
        sure.push(text(&percent));
    }
    let cells = vec![
        head("row", "code", vec![text(&column.header)]),
        say("td", "", &column.meaning),
        el("td", "", sure),
    ];
    el("tr", "", cells)
}
