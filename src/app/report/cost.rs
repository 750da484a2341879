//! What it costs at every volume: what can be tried at once, the figures, the tables behind them, the lines that cost
//! most, and what it all rests on.

use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::HtmlElement;

use super::ask::ask;
use super::pieces::{no_answer, of_own, volume};
use crate::app::answered::answered;
use crate::app::element::{el, head, say, scroll, text};
use crate::app::figure::figure;
use crate::app::form::form;
use crate::app::page::by_id;
use crate::app::state::App;
use crate::app::words::counted;
use crate::domain::language::{en, tr};
use crate::domain::words::gap;
use crate::engine::protocol::{Request, Response};
use crate::engine::view::cost::{AssumptionView, ParetoView};
use crate::engine::view::query::LineFilter;
use crate::engine::view::summary::SummaryView;
use crate::engine::view::table::{TableRow, TableView};
use crate::engine::view::{FiguresView, FormKind};

/// Where the figures stand: their widths are measured there.
const CURVES: &str = "cost-curves";
const BARS: &str = "cost-bars";

/// How a curve is read.
const MARKS: &str = en!("The marks along the bottom: a part reaches a price break there.");
/// Below half of the lines a curve would be one of the lines that happen to have a price.
const NO_CURVE: &str = en!(
    "Fewer than half of the lines have a price or an estimate: too few for a curve. Add prices as part data."
);

/// Draws the section.
pub fn cost(app: App) -> AnyView {
    let figures = figures(app);
    let curves =
        move || figures.read().as_ref().and_then(|it| it.curves.as_ref().map(|it| figure("curves", it)));
    let bars = move || figures.read().as_ref().and_then(|it| it.bars.as_ref().map(|it| figure("bars", it)));
    let is_empty = move || figures.read().as_ref().is_some_and(|it| it.curves.is_none());
    let has_no_bars = move || figures.read().as_ref().is_some_and(|it| it.bars.is_none());
    let is_own = Memo::new(move |_| app.is_own());
    let is_per_board = RwSignal::new(true);
    let sees_purchase = Memo::new(move |_| app.of_summary(|it| it.audience.sees_purchase()));
    let tables = move || app.report.summary().map(|it| tables(&it, is_per_board));
    view! {
        <div class="cost">
            {strip(app, FormKind::WhatIf, tr("What if"))}
            {app.draw_summary(cost_head)}
            {of_own(app, |app| answered(app, |_| Request::Sides, side_by_side))}
            {ask(app)}
            <div class="figures">
                <figure id=CURVES aria-labelledby="curves-title">
                    <figcaption id="curves-title">{tr("One good board, by number of boards")}</figcaption>
                    {curves}
                    {move || (is_empty() || is_own.get()).then(|| say("p", "gloss", tr(if is_empty() { NO_CURVE } else { MARKS })))}
                </figure>
                {app.draw_summary(pareto)}
            </div>
            <figure id=BARS class="made-of" class:without=has_no_bars aria-labelledby="bars-title">
                <figcaption id="bars-title">{tr("What the total is made of")}</figcaption>
                {bars}
            </figure>
            {tables}
            {app.draw_summary(assumptions)}
            {move || {
                (sees_purchase.get() && !app.engine.is_off("profile"))
                    .then(|| fold(app, tr("Profile of the assembler"), FormKind::Profile))
            }}
            {move || sees_purchase.get().then(|| fold(app, tr("Exchange rates and age of prices"), FormKind::Rates))}
        </div>
    }
    .into_any()
}

/// Takes the last edit back, and makes it again.
pub fn steps_back(app: App) -> AnyView {
    let step = |is_back: bool| {
        let verb = tr(if is_back { "Undo" } else { "Redo" });
        let edit = move || app.of_summary(|it| if is_back { it.undo.clone() } else { it.redo.clone() });
        view! {
            <button
                type="button"
                disabled=move || edit().is_none()
                title=move || edit().map(|it| tr!("{}: {}", verb, it))
                on:click=move |_| app.undo(is_back)
            >
                {verb}
            </button>
        }
        .into_any()
    };
    el("div", "steps-back", vec![step(true), step(false)])
}

/// What changes the result at once, and the way back.
pub fn strip(app: App, kind: FormKind, name: &'static str) -> AnyView {
    of_own(app, move |app| {
        view! {
            <section class="what-if" aria-label=name>
                {form(app, kind, "strip")}
                {steps_back(app)}
            </section>
        }
        .into_any()
    })
}

/// What is said of lines without a price.
const MISSING: (&str, &str) = (
    en!(
        "{} line without a price: the true cost is higher than shown. Add a quote, a price list or a cart as part data."
    ),
    en!(
        "{} lines without a price: the true cost is higher than shown. Add a quote, a price list or a cart as part data."
    ),
);

/// The answer in a sentence, and what is missing in it.
fn cost_head(app: App, summary: &SummaryView) -> AnyView {
    let cost = &summary.cost;
    let currency = if cost.currency.is_empty() { tr("no currency stated") } else { cost.currency.as_str() };
    let unpriced = cost.tiers.first().map(|it| it.unpriced).filter(|it| *it > 0 && summary.shared.is_empty());
    let missing = unpriced.map(|lines| {
        view! {
            <p class="hint">
                {counted(lines, MISSING.0, MISSING.1)}
                " "
                <button type="button" class="link" on:click=move |_| app.view.show_lines(LineFilter::Unpriced)>{tr("Show the lines")}</button>
            </p>
        }
    });
    view! {
        <header class="cost-head">
            <h2>{tr!("What it costs, {}", currency)}</h2>
            <p class="answer">{cost.crossing.clone()}</p>
            {missing}
        </header>
    }
    .into_any()
}

/// Prototype and mass production side by side.
fn side_by_side(_: App, response: &Response) -> AnyView {
    let Response::Sides(sides) = response else { return no_answer(response) };
    if sides.rows.is_empty() {
        return ().into_any();
    }
    let name = tr("Prototype and mass production side by side").to_owned();
    el("section", "sides", vec![scroll("scroll", name, table("small-table", sides))])
}

/// The figures follow the report and the width of the screen.
fn figures(app: App) -> RwSignal<Option<FiguresView>> {
    let figures = RwSignal::<Option<FiguresView>>::new(None);
    let widths = RwSignal::new((0_u16, 0_u16));
    let measure = move || {
        let width = |id| by_id::<HtmlElement>(id).map_or(0, |it| it.client_width());
        // Every few pixels are enough: a figure shrinks where it has a little less.
        let rounded = |it: i32| u16::try_from(it / 8 * 8).unwrap_or(0);
        let now = (rounded(width(CURVES)), rounded(width(BARS)));
        if now.0 > 0 && widths.try_get_untracked().is_some_and(|it| it != now) {
            widths.set(now);
        }
    };
    request_animation_frame(measure);
    let resized = window_event_listener(leptos::ev::resize, move |_| measure());
    on_cleanup(move || resized.remove());
    let question = Memo::new(move |_| (app.is_ready(), app.of_summary(|it| it.revision), widths.get()));
    Effect::new(move || {
        let (is_ready, _, (curves, bars)) = question.get();
        let Some(engine) = app.engine().filter(|_| is_ready && curves > 0) else { return };
        spawn_local(async move {
            let Ok(answer) = engine.ask(Request::Figures { curves, bars }).await else { return };
            if let Response::Figures(view) = answer.response {
                // The section may be closed meanwhile.
                let _ = figures.try_set(Some(*view));
            }
        });
    });
    figures
}

/// The amounts behind the figures: of one good board, or of the whole order.
fn tables(summary: &SummaryView, is_per_board: RwSignal<bool>) -> AnyView {
    let (per_board, per_order) = (summary.cost.per_board.clone(), summary.cost.per_order.clone());
    if per_board.rows.is_empty() {
        let why = tr(
            "No line has a price, so there is no cost to show. Add a quote, a price list or a cart with the same part numbers.",
        );
        return say("p", "empty", why);
    }
    let choice = |label: &'static str, value: bool| {
        view! {
            <button
                type="button"
                class="chip"
                aria-pressed=move || (is_per_board.get() == value).to_string()
                on:click=move |_| is_per_board.set(value)
            >
                {label}
            </button>
        }
        .into_any()
    };
    view! {
        <section aria-label=tr("Table of costs")>
            <div class="chips" role="group" aria-label=tr("Amounts for")>
                {choice(tr("One good board"), true)}
                {choice(tr("The whole order"), false)}
            </div>
            <div class="scroll" tabindex="0" role="region" aria-label=tr("Table of what the totals are made of")>
                {move || table("small-table amounts", if is_per_board.get() { &per_board } else { &per_order })}
            </div>
            <p class="gloss">
                {tr("Left over is what must be bought beyond the need: minimum orders and order multiples. One good board is the total, left-overs and all, by the good boards.")}
                {gap()}
                {summary.cost.scope.clone()}
                {gap()}
                {tr("No tax.")}
            </p>
        </section>
    }
    .into_any()
}

/// A table as the engine has written it.
pub fn table(class: &'static str, table: &TableView) -> AnyView {
    let heads = table.heads.iter().map(|it| head("col", "", vec![text(it)])).collect();
    let rows = table.rows.iter().map(table_row).collect();
    let table = vec![el("thead", "", vec![el("tr", "", heads)]), el("tbody", "", rows)];
    el("table", class, table)
}

fn table_row(row: &TableRow) -> AnyView {
    let mut cells = vec![head("row", "", vec![text(&row.label)])];
    cells.extend(row.cells.iter().map(|it| say("td", "", it)));
    view! { <tr class=row.class.clone()>{cells}</tr> }.into_any()
}

/// The ten lines that cost most at the volume that is looked at.
fn pareto(app: App, summary: &SummaryView) -> AnyView {
    if summary.cost.tiers.iter().all(|it| it.pareto.is_empty()) {
        return ().into_any();
    }
    let tiers = summary.cost.tiers.clone();
    let rows = move || {
        let tier = tiers.get(usize::from(app.volume()));
        tier.map(|it| it.pareto.iter().map(|it| pareto_row(app, it)).collect::<Vec<_>>())
    };
    view! {
        <section aria-labelledby="pareto-title">
            <div class="section-head">
                <h3 id="pareto-title">{tr("The lines that cost most")}</h3>
                {volume(app, tr("at {} boards"))}
            </div>
            <table class="small-table pareto">
                <thead>
                    <tr>
                        {head("col", "", vec![text(tr("Line"))])}
                        {head("col", "num", vec![text(tr("Cost"))])}
                        {head("col", "num", vec![text(tr("Of all parts"))])}
                        {head("col", "num more", vec![text(tr("With those above"))])}
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </section>
    }
    .into_any()
}

fn pareto_row(app: App, row: &ParetoView) -> AnyView {
    let line = row.line;
    let bar = ["M0 0h", &row.permille.to_string(), "v4H0z"].concat();
    view! {
        <tr>
            <th scope="row">
                <button type="button" class="link" on:click=move |_| app.go(|view| view.line = Some(line))>
                    {row.title.clone()}
                </button>
                <svg class="share" viewBox="0 0 1000 4" preserveAspectRatio="none" aria-hidden="true"><path d=bar /></svg>
            </th>
            {say("td", "num", &row.extended)}
            {say("td", "num", &row.share)}
            {say("td", "num more", &row.cumulated)}
        </tr>
    }
    .into_any()
}

/// What the cost rests on, each with its source.
fn assumptions(_: App, summary: &SummaryView) -> AnyView {
    let list: Vec<AnyView> = summary.cost.assumptions.iter().map(assumption).collect();
    if list.is_empty() {
        return ().into_any();
    }
    folded(tr("What it rests on"), el("dl", "assumptions", list))
}

/// A part of a page that opens.
pub fn folded(title: &str, body: AnyView) -> AnyView {
    view! {
        <details class="group fold">
            <summary>{say("span", "group-title", title)}</summary>
            {body}
        </details>
    }
    .into_any()
}

fn assumption(it: &AssumptionView) -> AnyView {
    el("div", "", vec![say("dt", "", &it.what), say("dd", "", &it.source)])
}

/// A form that is asked for only where it is opened.
pub fn fold(app: App, title: &'static str, kind: FormKind) -> AnyView {
    let is_open = RwSignal::new(false);
    view! {
        <details
            class="group fold"
            on:toggle=move |event| is_open.set(event_target::<web_sys::Element>(&event).has_attribute("open"))
        >
            <summary><span class="group-title">{title}</span></summary>
            {move || is_open.get().then(|| form(app, kind, "form"))}
        </details>
    }
    .into_any()
}
