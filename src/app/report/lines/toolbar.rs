//! What stands above the table: search, filters with their counts, the volume of the prices.

use leptos::prelude::*;

use super::window::Window;
use crate::app::element;
use crate::app::icon::Icon;
use crate::app::report::verdict::rohs_counts;
use crate::app::state::App;
use crate::app::words::grouped;
use crate::domain::finding::Severity;
use crate::engine::protocol::LineFilter;
use crate::engine::view::SummaryView;

/// Draws the toolbar.
pub fn toolbar(app: App, window: Window) -> AnyView {
    view! {
        <div class="toolbar">
            {search(app)}
            {app.draw_summary(chips)}
            {app.draw_summary(volumes)}
            <p class="matched" role="status">{move || matched(window)}</p>
        </div>
    }
    .into_any()
}

fn search(app: App) -> AnyView {
    view! {
        <label class="search">
            <span class="visually-hidden">"Search the lines"</span>
            {Icon::Search.draw()}
            <input
                id="search"
                type="search"
                placeholder="Search"
                autocomplete="off"
                spellcheck="false"
                prop:value=move || app.view(|view| view.search.clone())
                on:input=move |event| app.adjust(|view| view.search = event_target_value(&event))
            />
            <kbd aria-hidden="true">"/"</kbd>
        </label>
    }
    .into_any()
}

/// The filters that have lines, and the one that is on.
fn chips(app: App, summary: &SummaryView) -> AnyView {
    let short = summary.cost.tiers.get(usize::from(app.volume())).map_or(0, |tier| tier.short);
    let unpriced = summary.cost.tiers.first().map_or(0, |tier| tier.unpriced);
    let mut filters: Vec<(Option<Icon>, u32, String, LineFilter)> =
        vec![(None, summary.line_count, "All".to_owned(), LineFilter::All)];
    for (status, count, word, filter) in rohs_counts(&summary.rohs) {
        if !matches!(filter, LineFilter::RohsCompliant | LineFilter::RohsNotApplicable) {
            filters.push((Some(status.into()), count, ["RoHS ", word].concat(), filter));
        }
    }
    let supply = &summary.supply;
    filters.push((Some(Icon::Warning), supply.long_lead, "Long lead".to_owned(), LineFilter::LongLead));
    filters.push((
        Some(Icon::Unknown),
        supply.lead_time_unknown,
        "Lead time unknown".to_owned(),
        LineFilter::LeadTimeUnknown,
    ));
    filters.push((Some(Icon::Warning), short, "Short".to_owned(), LineFilter::Short));
    filters.push((Some(Icon::Unknown), unpriced, "No price".to_owned(), LineFilter::Unpriced));
    filters.push((Some(Icon::NotApplicable), summary.dnp_count, "Not fitted".to_owned(), LineFilter::Dnp));
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
                LineFilter::Severity(Severity::Error) => "Errors".to_owned(),
                LineFilter::Severity(Severity::Warning) => "Warnings or worse".to_owned(),
                LineFilter::Severity(Severity::Note) => "With findings".to_owned(),
                LineFilter::RohsCompliant => "RoHS compliant".to_owned(),
                LineFilter::RohsNotApplicable => "RoHS not applicable".to_owned(),
                _ => "Filter".to_owned(),
            };
            chip(app, None, None, word, filter)
        })
    };
    view! { <div class="chips" role="group" aria-label="Filter">{chips}{other}</div> }.into_any()
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

fn volumes(app: App, summary: &SummaryView) -> AnyView {
    let options = summary.cost.tiers.iter().enumerate().map(|(index, tier)| {
        view! { <option value=index.to_string()>{tier.boards_text.clone()}</option> }.into_any()
    });
    view! {
        <label class="volume">
            "Prices for "
            <select
                prop:value=move || app.volume().to_string()
                on:change=move |event| app.adjust(|view| view.volume = event_target_value(&event).parse().ok())
            >
                {options.collect_view()}
            </select>
            " boards"
        </label>
    }
    .into_any()
}

fn matched(window: Window) -> String {
    window.read(|it| match (it.is_there, it.matched == it.total) {
        (false, _) => String::new(),
        (true, true) => [grouped(it.total).as_str(), " lines"].concat(),
        (true, false) => [grouped(it.matched).as_str(), " of ", &grouped(it.total), " lines"].concat(),
    })
}
