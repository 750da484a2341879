//! The report: the verdict first, then its sections, and beside them the panel of one line.

pub mod alternates;
mod ask;
pub mod compare;
pub mod compliance;
pub mod cost;
pub mod file;
pub mod findings;
pub mod line_panel;
pub mod lines;
pub mod pieces;
pub mod plan;
pub mod question;
pub mod ready;
pub mod share;
pub mod supply;
pub mod verdict;

use leptos::prelude::*;

use super::element::say;
use super::route::Section;
use super::state::App;
use super::words::grouped;
use super::{review, send};
use crate::domain::export::link::words as link_words;
use crate::domain::language::tr;
use crate::engine::protocol::Request;

/// Draws the whole report.
pub fn report(app: App) -> AnyView {
    // Without a BOM there is nothing to judge: only the files are shown, and nothing that looks like a result.
    let has_bom = Memo::new(move |_| app.of_summary(|it| it.has_bom));
    let section =
        Memo::new(move |_| if has_bom.get() { app.view(|view| view.section) } else { Section::File });
    let review = Memo::new(move |_| app.view(|view| view.review));
    let is_sample = Memo::new(move |_| app.of_summary(|it| it.is_sample));
    // A link may hold the verdicts and the counts alone.
    let has_lines = Memo::new(move |_| app.is_own() || app.of_summary(|it| it.audience.sees_lines()));
    let body = move || match section.get() {
        Section::Lines if !has_lines.get() => say("p", "empty", tr(link_words::NO_LINES)),
        Section::Lines => lines::lines(app),
        Section::Compliance => compliance::compliance(app),
        Section::Cost => cost::cost(app),
        Section::Plan => plan::plan(app),
        Section::Supply => supply::supply(app),
        Section::Ready => ready::ready(app),
        Section::Compare => compare::compare(app),
        Section::Findings => app.draw_summary(findings::findings),
        Section::File if review.get().is_some() => review::review(app),
        Section::File => app.draw_summary(file::file),
        Section::Share => share::share(app),
    };
    let shared = Memo::new(move |_| app.of_summary(|it| it.shared.clone()));
    view! {
        <article
            class="check"
            class:whole=move || section.get() == Section::Lines
            class:folded=move || has_bom.get() && app.embedding.is_brief()
        >
            <h1 id="report-title" class="visually-hidden" tabindex="-1">{tr("Report")}</h1>
            {move || is_sample.get().then(|| sample_banner(app))}
            {move || shared.with(|it| (!it.is_empty()).then(|| link_banner(app, it)))}
            {app.draw_summary(question::question)}
            {move || has_bom.get().then(|| view! { {verdict::verdict(app)}{app.draw_summary(verdict::next)}{send::strip(app)}{sections(app, section)} })}
            <div class="desk">
                <div class="sheet">{body}</div>
                {line_panel::line_panel(app)}
            </div>
        </article>
    }
    .into_any()
}

/// Nobody may take the sample for a real board.
fn sample_banner(app: App) -> AnyView {
    banner(app, tr("Sample data."), tr("A made-up board with made-up prices, to show every kind of result."))
}

/// A report that came with a link: who made it, and what cannot be done in it.
fn link_banner(app: App, shared: &str) -> AnyView {
    banner(app, shared, tr(link_words::LIMITS))
}

/// What is shown is not the user's own file: what it is, and the way to one's own.
fn banner(app: App, title: &str, text: &'static str) -> AnyView {
    view! {
        <p class="banner" role="note">
            <strong>{title.to_owned()}</strong>
            " "
            {text}
            " "
            <button type="button" class="link" on:click=move |_| app.ask(tr("Starting anew"), Request::Reset)>
                {tr("Check your own file")}
            </button>
        </p>
    }
    .into_any()
}

/// The way from section to section: links, so that the browser's back and "open in a new tab" work.
fn sections(app: App, current: Memo<Section>) -> AnyView {
    let link = move |section: Section| {
        let count = move || {
            app.of_summary(|it| match section {
                Section::Lines => grouped(it.line_count),
                Section::Findings => grouped(it.errors + it.warnings + it.notes),
                Section::File => grouped(u32::try_from(it.sources.len()).unwrap_or(u32::MAX)),
                _ => String::new(),
            })
        };
        view! {
            <a
                href=["#/", section.code()].concat()
                aria-current=move || (current.get() == section).then_some("page")
                on:click=move |event| {
                    // A plain click keeps filter and search; other clicks open a view of their own.
                    if !(event.ctrl_key() || event.meta_key() || event.shift_key()) {
                        event.prevent_default();
                        app.go(|view| {
                            view.section = section;
                            view.review = None;
                        });
                    }
                }
            >
                {name(section)}
                <span class="count">{count}</span>
            </a>
        }
        .into_any()
    };
    let is_own = Memo::new(move |_| app.is_own());
    let links = move || {
        let there = Section::ALL.into_iter().take(Section::LINKED);
        there.filter(|it| is_own.get() || it.is_in_link()).map(link).collect::<Vec<_>>()
    };
    view! { <nav class="sections" aria-label=tr("Report")>{links}</nav> }.into_any()
}

fn name(section: Section) -> &'static str {
    tr(match section {
        Section::Lines => "Lines",
        Section::Compliance => "Compliance",
        Section::Cost => "Cost",
        Section::Plan => "Plan",
        Section::Supply => "Supply",
        Section::Ready => "Ready",
        Section::Compare => "Compare",
        Section::Findings => "Findings",
        Section::File => "Files",
        Section::Share => "Share",
    })
}
