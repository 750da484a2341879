//! End dates of the exemptions against the ship date: a scale and a table in one, a row for each exemption.

use leptos::prelude::*;

use crate::app::element::{el, head, say, section, text};
use crate::app::icon::Icon;
use crate::app::state::App;
use crate::app::words::grouped;
use crate::domain::language::tr;
use crate::engine::view::{ComplianceView, TimelineEntry, TimelineView};

/// Draws the section. Positions are thousandths of the scale.
pub fn timeline(_: App, view: &ComplianceView) -> AnyView {
    let timeline = &view.timeline;
    let mut inside = vec![say("p", "gloss", &timeline.description)];
    if !timeline.entries.is_empty() {
        inside.push(scale(view));
    }
    section("timeline-title", tr("Exemptions and their last days"), inside)
}

fn scale(view: &ComplianceView) -> AnyView {
    let timeline = &view.timeline;
    let is_today = timeline.ship == timeline.today;
    let ship = tr!(if is_today { "ships {}, today" } else { "ships {}" }, view.ship_date);
    let mut labels = vec![label("ship", timeline.ship, &ship)];
    if !is_today {
        labels.push(label("today", timeline.today, &tr!("today {}", view.date)));
    }
    labels.extend(timeline.years.iter().map(|(at, year)| label("year", *at, year)));
    let heads = vec![
        head("col", "", vec![text(tr("Exemption"))]),
        head("col", "track", vec![say("span", "visually-hidden", tr("On the scale")), unheard(labels)]),
        head("col", "t-until", vec![text(tr("Listed until"))]),
        head("col", "t-outcome", vec![text(tr("For this product"))]),
        head("col", "t-newer", vec![text(tr("Ask the supplier for"))]),
        head("col", "num", vec![text(tr("Lines"))]),
    ];
    let rows = timeline.entries.iter().map(|it| row(timeline, it)).collect();
    let table = vec![el("thead", "", vec![el("tr", "", heads)]), el("tbody", "", rows)];
    el("table", "small-table timeline", table)
}

/// What the table says in words beside it.
fn unheard(inside: Vec<AnyView>) -> AnyView {
    view! { <div aria-hidden="true">{inside}</div> }.into_any()
}

/// A word on the scale; in its second half it stands to the left of its place.
fn label(class: &str, at: u16, words: &str) -> AnyView {
    let class = [class, if at > 600 { " before" } else { "" }].concat();
    view! { <span class=class style:left=percent(at)>{words.to_owned()}</span> }.into_any()
}

fn percent(at: u16) -> String {
    [(at / 10).to_string().as_str(), ".", &(at % 10).to_string(), "%"].concat()
}

fn row(timeline: &TimelineView, entry: &TimelineEntry) -> AnyView {
    let it = &entry.exemption;
    let (icon, class) = if it.is_in_force { (Icon::Exempt, "holds") } else { (Icon::Warning, "ends") };
    let until = if it.until.is_empty() { tr("no date is known") } else { &it.until };
    let outcome = vec![icon.draw(), text(&[" ", &it.outcome].concat()), say("p", "gloss", &it.renewal)];
    let cells = vec![
        head("row", "", vec![say("b", "", &it.entry), say("p", "gloss", &it.covers)]),
        el("td", "track", vec![track(timeline, entry.at)]),
        el("td", "t-until", vec![text(until), say("p", "gloss", &entry.when)]),
        el("td", "t-outcome", outcome),
        say("td", "t-newer", &it.newer),
        say("td", "num", &grouped(entry.lines)),
    ];
    el("tr", class, cells)
}

/// One row of the scale: the days that are left, and the days that all rows share.
fn track(timeline: &TimelineView, end: Option<u16>) -> AnyView {
    let rule = |at: u16| ["M", &at.to_string(), " 0v10"].concat();
    let years: String = timeline.years.iter().map(|it| rule(it.0)).collect();
    let bar =
        end.map_or(String::new(), |end| ["M", &timeline.today.to_string(), " 5H", &end.to_string()].concat());
    let shapes =
        [("year", years), ("today", rule(timeline.today)), ("ship", rule(timeline.ship)), ("bar", bar)];
    let shapes: Vec<AnyView> =
        shapes.into_iter().map(|(class, d)| view! { <path class=class d=d /> }.into_any()).collect();
    let svg = view! { <svg viewBox="0 0 1000 10" preserveAspectRatio="none">{shapes}</svg> }.into_any();
    let end = end.map(|end| label("end", end, ""));
    unheard(std::iter::once(svg).chain(end).collect())
}
