//! End dates of the exemptions against the ship date: a scale and a table in one, a row for each exemption.

use leptos::prelude::*;

use crate::app::icon::Icon;
use crate::app::state::App;
use crate::app::words::grouped;
use crate::engine::view::{ComplianceView, TimelineEntry, TimelineView};

/// Draws the section. Positions are thousandths of the scale.
pub fn timeline(_: App, view: &ComplianceView) -> AnyView {
    let timeline = &view.timeline;
    let body = (!timeline.entries.is_empty()).then(|| scale(view));
    view! {
        <section aria-labelledby="timeline-title">
            <h3 id="timeline-title">"Exemptions and their last days"</h3>
            <p class="gloss">{timeline.description.clone()}</p>
            {body}
        </section>
    }
    .into_any()
}

fn scale(view: &ComplianceView) -> AnyView {
    let timeline = &view.timeline;
    let rows: Vec<AnyView> = timeline.entries.iter().map(|it| row(timeline, it)).collect();
    let is_today = timeline.ship == timeline.today;
    let ship = ["ships ", &view.ship_date].concat();
    let today = if is_today { String::new() } else { ["today ", &view.date].concat() };
    let years = timeline.years.iter().map(|(at, year)| label("year", *at, year));
    let labels = [label("ship", timeline.ship, &ship), label("today", timeline.today, &today)];
    let labels: Vec<AnyView> = labels.into_iter().chain(years).collect();
    view! {
        <table class="small-table timeline">
            <thead>
                <tr>
                    <th scope="col">"Exemption"</th>
                    <th scope="col" class="track"><span class="visually-hidden">"On the scale"</span><div aria-hidden="true">{labels}</div></th>
                    <th scope="col" class="t-until">"Listed until"</th>
                    <th scope="col" class="t-outcome">"For this product"</th>
                    <th scope="col" class="t-newer">"Ask the supplier for"</th>
                    <th scope="col" class="num">"Lines"</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

/// A word on the scale; in its second half it stands to the left of its place.
fn label(class: &str, at: u16, text: &str) -> AnyView {
    let class = [class, if at > 600 { " before" } else { "" }].concat();
    view! { <span class=class style:left=percent(at)>{text.to_owned()}</span> }.into_any()
}

fn percent(at: u16) -> String {
    [(at / 10).to_string().as_str(), ".", &(at % 10).to_string(), "%"].concat()
}

fn row(timeline: &TimelineView, entry: &TimelineEntry) -> AnyView {
    let it = &entry.exemption;
    let (icon, class) = if it.is_in_force { (Icon::Exempt, "holds") } else { (Icon::Warning, "ends") };
    let until = if it.until.is_empty() { "no date is known" } else { &it.until };
    view! {
        <tr class=class>
            <th scope="row"><b>{it.entry.clone()}</b><p class="gloss">{it.covers.clone()}</p></th>
            <td class="track">{track(timeline, entry.at)}</td>
            <td class="t-until">{until.to_owned()}<p class="gloss">{entry.when.clone()}</p></td>
            <td class="t-outcome">{icon.draw()}" "{it.outcome.clone()}<p class="gloss">{it.renewal.clone()}</p></td>
            <td class="t-newer">{it.newer.clone()}</td>
            <td class="num">{grouped(entry.lines)}</td>
        </tr>
    }
    .into_any()
}

/// One row of the scale: the days that are left, and the days that all rows share.
fn track(timeline: &TimelineView, end: Option<u16>) -> AnyView {
    let rule = |at: u16| ["M", &at.to_string(), " 0v10"].concat();
    let years: String = timeline.years.iter().map(|it| rule(it.0)).collect();
    let bar = end.map(|end| {
        let path = ["M", &timeline.today.to_string(), " 5H", &end.to_string()].concat();
        view! { <path class="bar" d=path /> }
    });
    let dot = end.map(|end| view! { <i style:left=percent(end)></i> });
    view! {
        <div aria-hidden="true">
            <svg viewBox="0 0 1000 10" preserveAspectRatio="none">
                <path class="year" d=years />
                <path class="today" d=rule(timeline.today) />
                <path class="ship" d=rule(timeline.ship) />
                {bar}
            </svg>
            {dot}
        </div>
    }
    .into_any()
}
