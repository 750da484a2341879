//! What stands above the table: search, filters with their counts, the volume of the prices.

use leptos::prelude::*;

use super::columns::{COLUMNS, Column, chooser};
use super::table::starts_with_worst;
use super::window::Window;
use crate::app::element::{self, el};
use crate::app::icon::Icon;
use crate::app::report::pieces::{choice, volume};
use crate::app::report::verdict::rohs_counts;
use crate::app::state::App;
use crate::app::words::grouped;
use crate::domain::finding::Severity;
use crate::domain::language::{en, tr};
use crate::engine::view::cost::TierView;
use crate::engine::view::query::{Grouping, LineFilter, SortKey};
use crate::engine::view::summary::SummaryView;

/// Draws the toolbar.
pub fn toolbar(app: App, window: Window) -> AnyView {
    view! {
        <div class="toolbar">
            {search(app)}
            {app.draw_summary(chips)}
            {arrangement(app, window)}
            <p class="matched" role="status">{move || matched(window)}</p>
        </div>
    }
    .into_any()
}

fn search(app: App) -> AnyView {
    view! {
        <label class="search">
            <span class="visually-hidden">{tr("Search the lines")}</span>
            {Icon::Search.draw()}
            <input
                id="search"
                type="search"
                placeholder=tr("Search")
                autocomplete="off"
                spellcheck="false"
                prop:value=move || app.view(|view| view.search.clone())
                on:input=move |event| app.view.adjust(|view| view.search = event_target_value(&event))
            />
            <kbd aria-hidden="true">"/"</kbd>
        </label>
    }
    .into_any()
}

/// The filters that have lines, and the one that is on.
fn chips(app: App, summary: &SummaryView) -> AnyView {
    let short = summary.cost.tiers.get(usize::from(app.volume())).map_or(0, |tier| tier.short.unwrap_or(0));
    let unpriced = summary.cost.tiers.first().map_or(0, TierView::without_price);
    let mut filters: Vec<(Option<Icon>, u32, String, LineFilter)> =
        vec![(None, summary.line_count, tr("All").to_owned(), LineFilter::All)];
    for (status, count, word, filter) in rohs_counts(&summary.rohs) {
        if !matches!(filter, LineFilter::RohsCompliant | LineFilter::RohsNotApplicable) {
            filters.push((Some(status.into()), count, tr!("RoHS {}", word), filter));
        }
    }
    let supply = &summary.supply;
    filters.push((Some(Icon::Warning), supply.long_lead, tr("Long lead").to_owned(), LineFilter::LongLead));
    filters.push((
        Some(Icon::Unknown),
        supply.lead_time_unknown,
        tr("Lead time unknown").to_owned(),
        LineFilter::LeadTimeUnknown,
    ));
    filters.push((Some(Icon::Warning), short, tr("Short").to_owned(), LineFilter::Short));
    filters.push((Some(Icon::Unknown), unpriced, tr("No price").to_owned(), LineFilter::Unpriced));
    filters.push((
        Some(Icon::NotApplicable),
        summary.dnp_count,
        tr("Not fitted").to_owned(),
        LineFilter::Dnp,
    ));
    let listed: Vec<LineFilter> = filters.iter().map(|(.., filter)| filter.clone()).collect();
    let chips: Vec<AnyView> = filters
        .into_iter()
        .filter(|(_, count, _, filter)| *count > 0 || *filter == LineFilter::All)
        .map(|(icon, count, word, filter)| chip(app, icon, Some(count), word, filter))
        .collect();
    let groups: Vec<(String, String)> =
        summary.finding_groups.iter().map(|group| (group.code.clone(), group.title.clone())).collect();
    // A filter that has no chip of its own still must be seen, and be taken off.
    let other = move || {
        let filter = app.view(|view| view.filter.clone());
        (!listed.contains(&filter)).then(|| {
            let word = match &filter {
                LineFilter::Finding(code) => groups
                    .iter()
                    .find(|(it, _)| it == code)
                    .map_or_else(|| code.clone(), |(_, title)| title.clone()),
                LineFilter::Severity(Severity::Error) => tr("Errors").to_owned(),
                LineFilter::Severity(Severity::Warning) => tr("Warnings or worse").to_owned(),
                LineFilter::Severity(Severity::Note) => tr("With findings").to_owned(),
                LineFilter::Question => tr("Not quotable").to_owned(),
                LineFilter::RohsCompliant => tr("RoHS compliant").to_owned(),
                LineFilter::RohsNotApplicable => tr("RoHS not applicable").to_owned(),
                _ => tr("Filter").to_owned(),
            };
            chip(app, None, None, word, filter)
        })
    };
    view! { <div class="chips" role="group" aria-label=tr("Filter")>{chips}{other}</div> }.into_any()
}

/// One filter. Pressing it once more shows all lines.
fn chip(app: App, icon: Option<Icon>, count: Option<u32>, word: String, filter: LineFilter) -> AnyView {
    let pressed = {
        let filter = filter.clone();
        move || app.view(|view| view.filter == filter).to_string()
    };
    let toggle = move |_| {
        let filter = filter.clone();
        app.go(|view| view.filter = if view.filter == filter { LineFilter::All } else { filter });
    };
    view! {
        <button type="button" class="chip" aria-pressed=pressed on:click=toggle>
            {icon.map(Icon::draw)}
            {word}
            {count.map(|it| element::say("span", "count", &grouped(it)))}
        </button>
    }
    .into_any()
}

/// The order of the lines, what they stand together by, the volume of the prices, and which columns are shown.
fn arrangement(app: App, window: Window) -> AnyView {
    let named = |it: &'static Column| Some((it.sort, it.name)).filter(|it| it.0 != SortKey::Row);
    let first = [(SortKey::ToDo, en!("Problems first")), (SortKey::Row, en!("File order"))];
    // The estimate has no order of its own.
    let orders: Vec<_> =
        first.into_iter().chain(COLUMNS.iter().filter(|it| it.code() != "est").filter_map(named)).collect();
    let words = orders.iter().map(|it| tr(it.1).to_owned()).collect::<Vec<_>>();
    let sorts: Vec<SortKey> = orders.into_iter().map(|it| it.0).collect();
    let of_now = sorts.clone();
    let order = move || {
        let now = app.view(|view| view.sort);
        (words.clone(), of_now.iter().position(|it| *it == now).unwrap_or_default())
    };
    let set_order = move |at: usize| {
        let sort = sorts.get(at).copied().unwrap_or_default();
        app.view.adjust(|view| (view.sort, view.descending) = (sort, starts_with_worst(sort)));
    };
    let group = move || {
        let names = GROUPS.map(|it| tr(it.1).to_owned()).to_vec();
        let now = app.view(|view| view.group);
        (names, GROUPS.iter().position(|it| it.0 == now).unwrap_or_default())
    };
    let set_group = move |at: usize| {
        app.view.adjust(|view| view.group = GROUPS.get(at).map_or(Grouping::None, |it| it.0));
    };
    el(
        "div",
        "arrangement",
        vec![
            choice(tr("Order: {}"), Box::new(order), Box::new(set_order)),
            choice(tr("Group by: {}"), Box::new(group), Box::new(set_group)),
            volume(app, tr("Prices for {} boards")),
            chooser(app, window),
        ],
    )
}

/// What lines can stand together by.
const GROUPS: [(Grouping, &str); 3] = [
    (Grouping::None, en!("none")),
    (Grouping::Manufacturer, en!("Manufacturer")),
    (Grouping::Finding, en!("Finding")),
];

fn matched(window: Window) -> String {
    window.read(|it| match (it.is_there, it.matched == it.total) {
        (false, _) => String::new(),
        (true, true) => tr!("{} lines", grouped(it.total)),
        (true, false) => tr!("{} of {} lines", grouped(it.matched), grouped(it.total)),
    })
}
