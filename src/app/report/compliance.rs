//! Does it comply, on what evidence, until when: the product, its regimes, the end dates of exemptions, the lines that
//! need work first, the letters to suppliers, and what was accepted.

pub mod lines;
pub mod page;
pub mod suppliers;
pub mod timeline;

use leptos::prelude::*;

use page::Page;

use super::cost::{fold, folded, strip, table};
use crate::app::element::{button, el, say, scroll, section, text};
use crate::app::icon::Icon;
use crate::app::state::App;
use crate::app::words::{counted, grouped};
use crate::domain::language::tr;
use crate::domain::words::gap;
use crate::domain::words::marking::TITLE;
use crate::engine::edit::Edit;
use crate::engine::view::{AnswerCount, ComplianceView, FormKind, MarkingView, RegimeView, WaiverView};

/// Draws the section.
pub fn compliance(app: App) -> AnyView {
    let page = Page::new(app);
    el(
        "div",
        "comply",
        vec![
            strip(app, FormKind::Compliance, tr("Product and regimes")),
            page.draw(app, head),
            page.draw(app, timeline::timeline),
            lines::lines(app, page),
            suppliers::suppliers(app, page),
            page.draw(app, marking),
            page.draw(app, waivers),
            fold(app, tr("Severity of each check"), FormKind::Severities),
            page.draw(app, tables),
        ],
    )
}

/// For which product it is judged, the verdict of each regime, and what the verdicts are not.
fn head(_: App, view: &ComplianceView) -> AnyView {
    let regimes: Vec<AnyView> = view.regimes.iter().filter_map(regime).collect();
    el(
        "header",
        "comply-head",
        vec![
            say("h2", "", tr("Compliance")),
            say("p", "", &view.judged_for),
            el("div", "regimes", regimes),
            say("p", "gloss", &[&view.advice, gap(), &view.tables].concat()),
        ],
    )
}

/// A regime that is chosen: its verdict, its counts from the worst on, and what it asks.
fn regime(regime: &RegimeView) -> Option<AnyView> {
    let answer = regime.answer?;
    let count = |it: &AnswerCount| {
        let count = say("b", "", &grouped(it.lines));
        el("li", "", vec![Icon::from(it.answer).draw(), count, text(&[" ", &it.label].concat())])
    };
    Some(el(
        "section",
        "",
        vec![
            say("h3", "", &regime.name),
            el("p", "word", vec![Icon::from(answer).draw(), text(&regime.word)]),
            el("ul", "", regime.counts.iter().rev().map(count).collect()),
            say("p", "asks", &regime.asks),
            say("p", "place", &[&regime.act, " (", &regime.certainty, ")"].concat()),
        ],
    ))
}

/// What else is likely to apply, as hints without a mark.
fn marking(_: App, view: &ComplianceView) -> AnyView {
    if view.marking.is_empty() {
        return ().into_any();
    }
    let entry = |it: &MarkingView| {
        let said = vec![text(&it.says), say("span", "place", &[gap(), &it.lines].concat())];
        el("div", "", vec![say("dt", "", &it.act), el("dd", "", said)])
    };
    let entries = view.marking.iter().map(entry).collect();
    let inside = vec![say("p", "gloss", &view.marking_gloss), el("dl", "assumptions", entries)];
    section("marking-title", tr(TITLE), inside)
}

/// What a person accepts, with the way back.
fn waivers(app: App, view: &ComplianceView) -> AnyView {
    let list: Vec<AnyView> = view.waivers.iter().map(|it| waiver(app, it)).collect();
    let none = if list.is_empty() { tr("Nothing is accepted.") } else { "" };
    let inside = vec![say("p", "", none), el("ul", "waivers", list), say("p", "gloss", &view.waivers_gloss)];
    section("waivers-title", tr("Accepted with a reason"), inside)
}

fn waiver(app: App, waiver: &WaiverView) -> AnyView {
    let effect = match waiver.findings {
        0 => tr("without effect now").to_owned(),
        some => counted(some, "{} finding", "{} findings"),
    };
    let field = waiver.field.clone();
    let what = vec![
        say("strong", "", &waiver.part),
        text(&[" · ", &waiver.title, " "].concat()),
        say("span", "count", &["(", &effect, ")"].concat()),
        say("q", "", &waiver.reason),
    ];
    let name = tr!("Take back: {}, {}", waiver.title, waiver.part);
    let back = button(
        "",
        tr("Take back"),
        name,
        Box::new(move || app.set("", Edit::Setting(field.clone()), String::new())),
    );
    el("li", "", vec![el("p", "", what), back])
}

/// The table of exemptions that the check rests on, and what a BOM can and cannot show.
fn tables(_: App, view: &ComplianceView) -> AnyView {
    let subject = |it: &(String, String)| el("div", "", vec![say("dt", "", &it.0), say("dd", "", &it.1)]);
    let checklist = view.checklist.iter().map(subject).collect();
    let exemptions = scroll(
        "scroll exemptions",
        tr("Table of exemptions").to_owned(),
        table("small-table amounts", &view.exemption_table),
    );
    vec![
        folded(tr("Table of exemptions"), exemptions),
        folded(tr("What a BOM can and cannot show"), el("dl", "assumptions", checklist)),
    ]
    .into_any()
}
