//! The lines with their answer to each regime, the worst first. Rows are of one height, and only a window is held.

use leptos::prelude::*;

use super::page::Page;
use crate::app::element::{button, cell, el, head, say, scroll, section, text};
use crate::app::icon::Icon;
use crate::app::report::lines::table::{follow_scroll, spacer};
use crate::app::state::App;
use crate::app::words::{counted, grouped};
use crate::domain::language::tr;
use crate::domain::words::gap;
use crate::engine::view::query::LineFilter;
use crate::engine::view::{ComplianceLineView, ComplianceView};

/// Draws the section and keeps its window where the screen looks.
pub fn lines(app: App, page: Page) -> AnyView {
    let body = NodeRef::<leptos::html::Tbody>::new();
    follow_scroll(body, Box::new(move |first| page.hold(first)));
    let rows = move || {
        let selected = app.view(|view| view.line);
        page.get().map(|it| it.lines.iter().map(|it| line(app, it, selected)).collect::<Vec<_>>())
    };
    let above = move || page.get().map_or(0, |it| it.start);
    let below = move || {
        page.get()
            .map_or(0, |it| it.line_count.saturating_sub(it.start).saturating_sub(it.lines.len() as u32))
    };
    let body = view! {
        <tbody node_ref=body>{spacer(Box::new(above))}{rows}{spacer(Box::new(below))}</tbody>
    };
    let table = el("table", "lines-table", vec![page.draw(app, heads), body.into_any()]);
    let is_empty = move || page.get().is_none_or(|it| it.line_count == 0);
    let table = scroll("scroll", tr("Lines and their answers").to_owned(), table);
    section(
        "comply-lines-title",
        tr("Lines, the worst first"),
        vec![
            page.draw(app, count),
            page.draw(app, silent),
            view! { <div hidden=is_empty>{table}</div> }.into_any(),
        ],
    )
}

/// "12 of 48 lines with a statement fail, or are unknown, for a chosen regime."
fn count(_: App, view: &ComplianceView) -> AnyView {
    if view.line_count == 0 {
        return ().into_any();
    }
    let lines = counted(view.line_count, "{} line with a statement", "{} lines with a statement");
    let found = match view.open_count {
        0 => tr!("None of {} fails or is unknown.", lines),
        open => tr!("{} of {} fail, or are unknown, for a chosen regime.", grouped(open), lines),
    };
    say("p", "gloss", &[&found, gap(), tr("A line opens with all its evidence.")].concat())
}

/// The lines that would all say the same.
fn silent(app: App, view: &ComplianceView) -> AnyView {
    if view.silent_count == 0 {
        return ().into_any();
    }
    let told = counted(
        view.silent_count,
        "Of {} fitted line no source says anything: ask its supplier, or add part data.",
        "Of {} fitted lines no source says anything: ask their suppliers, or add part data.",
    );
    let show = Box::new(move || app.view.show_lines(LineFilter::RohsUnknown));
    let show = button("link", tr("Show the lines"), String::new(), show);
    el("p", "gloss", vec![text(&told), text(" "), show])
}

fn heads(_: App, view: &ComplianceView) -> AnyView {
    let regimes = view.regimes.iter().filter(|it| it.is_chosen).map(|it| ("c-answer", it.name.as_str()));
    let columns = [("c-ref", tr("Line")), ("c-maker", tr("Manufacturer"))].into_iter().chain(regimes);
    let columns = columns.chain([("c-rohs", tr("RoHS as stated")), ("c-text", tr("Why"))]);
    let heads = columns.map(|(class, words)| head("col", class, vec![text(words)])).collect();
    el("thead", if view.has_makers { "" } else { "no-makers" }, vec![el("tr", "", heads)])
}

fn line(app: App, line: &ComplianceLineView, selected: Option<u32>) -> AnyView {
    let index = line.index;
    let is_open = selected == Some(index);
    let opener = view! {
        <button type="button" class="line-button" title=line.title.clone() aria-expanded=is_open.to_string()>
            {line.title.clone()}
        </button>
    };
    let answers = line
        .answers
        .iter()
        .map(|it| cell("c-answer", &it.because, vec![Icon::from(it.answer).draw(), text(&it.label)]));
    let mut cells = vec![
        head("row", "c-ref", vec![opener.into_any()]),
        cell("c-maker", &line.manufacturer, vec![text(&line.manufacturer)]),
    ];
    cells.extend(answers);
    cells.push(cell("c-rohs", &line.status, vec![text(&line.status)]));
    cells.push(cell("c-text", &line.why, vec![text(&line.why)]));
    let class = if is_open { "selected" } else { "" };
    view! { <tr class=class on:click=move |_| app.go(|view| view.line = Some(index))>{cells}</tr> }.into_any()
}
