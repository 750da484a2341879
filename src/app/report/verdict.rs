//! The verdict: four readings, each with its counts. A count is a button that shows its lines.

use leptos::prelude::*;

use crate::app::boards;
use crate::app::icon::Icon;
use crate::app::route::Section;
use crate::app::state::App;
use crate::app::words::{counted, grouped};
use crate::domain::compliance::RohsStatus;
use crate::domain::finding::Severity;
use crate::domain::project::Command;
use crate::domain::report::Verdict;
use crate::engine::protocol::{LineFilter, Request};
use crate::engine::view::{RohsView, SummaryView, TierView};

/// Draws the four readings.
pub fn verdict(app: App) -> AnyView {
    view! {
        <div class="verdict">
            <section class="reading" aria-labelledby="reading-rohs">
                <h2 id="reading-rohs">"RoHS"</h2>
                {app.draw_summary(rohs)}
            </section>
            <section class="reading wide" aria-labelledby="reading-cost">
                <div class="reading-head">
                    <h2 id="reading-cost">"Cost per board"</h2>
                    {boards_field(app)}
                </div>
                {app.draw_summary(cost)}
            </section>
            <section class="reading" aria-labelledby="reading-supply">
                <h2 id="reading-supply">"Supply"</h2>
                {app.draw_summary(supply)}
            </section>
            <section class="reading" aria-labelledby="reading-data">
                <h2 id="reading-data">"Data problems"</h2>
                {app.draw_summary(data)}
            </section>
        </div>
    }
    .into_any()
}

/// The reading itself: a big word with its icon. Pressing it shows what it stands on.
fn headline(icon: Option<Icon>, word: &str, press: impl Fn() + 'static) -> AnyView {
    view! {
        <button type="button" class="headline" on:click=move |_| press()>
            {icon.map(Icon::draw)}
            <span>{word.to_owned()}</span>
        </button>
    }
    .into_any()
}

/// One count under a reading: shows its lines. Nothing to show is plain text.
fn tally(app: App, icon: Option<Icon>, count: u32, word: &str, filter: LineFilter) -> AnyView {
    let inside = view! {
        {icon.map(Icon::draw)}
        <b>{grouped(count)}</b>
        " "
        {word.to_owned()}
    };
    if count == 0 {
        return view! { <li><span class="tally none">{inside}</span></li> }.into_any();
    }
    let is_pressed = {
        let filter = filter.clone();
        move || app.view(|view| view.section == Section::Lines && view.filter == filter).to_string()
    };
    view! {
        <li>
            <button type="button" class="tally" aria-pressed=is_pressed on:click=move |_| app.show_lines(filter.clone())>
                {inside}
            </button>
        </li>
    }
    .into_any()
}

fn rohs(app: App, summary: &SummaryView) -> AnyView {
    let rohs = &summary.rohs;
    let (word, filter) = match rohs.verdict {
        Verdict::Pass => ("Passes", LineFilter::All),
        Verdict::Fail => ("Fails", LineFilter::RohsNonCompliant),
        Verdict::Unknown => ("Unknown", LineFilter::RohsUnknown),
    };
    let tallies = rohs_counts(rohs)
        .map(|(status, count, word, filter)| tally(app, Some(status.into()), count, word, filter));
    view! {
        {headline(Some(rohs.verdict.into()), word, move || app.show_lines(filter.clone()))}
        <p class="gloss">{rohs.sentence.clone()}</p>
        <ul class="tallies">
            {tallies.collect_view()}
            <li>
                <button type="button" class="tally" on:click=move |_| app.go(|view| view.section = Section::Compliance)>
                    "Evidence and dates"
                </button>
            </li>
        </ul>
    }
    .into_any()
}

/// The counts of RoHS, worst first.
pub fn rohs_counts(rohs: &RohsView) -> [(RohsStatus, u32, &'static str, LineFilter); 5] {
    [
        (RohsStatus::NonCompliant, rohs.non_compliant, "not compliant", LineFilter::RohsNonCompliant),
        (RohsStatus::Unknown, rohs.unknown, "unknown", LineFilter::RohsUnknown),
        (RohsStatus::ByExemption, rohs.by_exemption, "by exemption", LineFilter::RohsByExemption),
        (RohsStatus::Compliant, rohs.compliant, "compliant", LineFilter::RohsCompliant),
        (RohsStatus::NotApplicable, rohs.not_applicable, "not applicable", LineFilter::RohsNotApplicable),
    ]
}

/// The volumes, to be edited in place.
fn boards_field(app: App) -> AnyView {
    let shown =
        Memo::new(move |_| app.of_summary(|it| boards::text(it.cost.tiers.iter().map(|tier| tier.boards))));
    view! {
        <label class="boards">
            <span>"Boards"</span>
            <input
                type="text"
                inputmode="numeric"
                autocomplete="off"
                spellcheck="false"
                prop:value=shown
                on:change=move |event| {
                    let boards = boards::parse(&event_target_value(&event));
                    if boards.is_empty() {
                        event_target::<web_sys::HtmlInputElement>(&event).set_value(&shown.get_untracked());
                        app.say("Boards takes numbers such as 1, 10, 100.".to_owned());
                    } else {
                        app.ask("Counting the cost", Request::Apply(Command::SetBoards(boards)));
                    }
                }
            />
        </label>
    }
    .into_any()
}

fn cost(app: App, summary: &SummaryView) -> AnyView {
    let cost = &summary.cost;
    let to_cost = move || app.go(|view| view.section = Section::Cost);
    if cost.tiers.iter().all(|tier| tier.priced == 0) {
        return view! {
            {headline(Some(Icon::Unknown), "No prices", to_cost)}
            <p class="gloss">"No column and no part data state a price. Add a quote or a price list with part numbers."</p>
        }
        .into_any();
    }
    let currency =
        if cost.currency.is_empty() { "No currency stated:".to_owned() } else { cost.currency.clone() };
    let columns = cost.tiers.iter().map(|tier| {
        let price = if tier.per_board.is_empty() { "–".to_owned() } else { tier.per_board.clone() };
        view! {
            <li>
                <span class="scale-boards">{tier.boards_text.clone()}</span>
                <b>{price}</b>
            </li>
        }
        .into_any()
    });
    view! {
        <ol class="scale" aria-label=["Cost per board in ", &cost.currency, " by number of boards"].concat()>
            {columns.collect_view()}
        </ol>
        <p class="gloss">{currency}{if cost.counts_around { " per good board, with assembly. " } else { " per board, parts alone. " }}{cost.tiers.first().map(coverage)}</p>
        <ul class="tallies">
            {cost.tiers.first().map(|tier| {
                tally(app, Some(Icon::Unknown), tier.unpriced, "without a price", LineFilter::Unpriced)
            })}
            <li><button type="button" class="tally" on:click=move |_| to_cost()>"How it is counted"</button></li>
        </ul>
    }
    .into_any()
}

/// "31 of 34 lines priced": a total is never shown without it.
pub fn coverage(tier: &TierView) -> String {
    let fitted = tier.priced + tier.estimated + tier.unpriced;
    [grouped(tier.priced).as_str(), " of ", &counted(fitted, "line"), " priced."].concat()
}

fn supply(app: App, summary: &SummaryView) -> AnyView {
    let supply = &summary.supply;
    let (icon, word) = match (supply.longest.as_str(), supply.long_lead) {
        ("", _) => (Icon::Unknown, "Unknown"),
        (longest, 0) => (Icon::Good, longest),
        (longest, _) => (Icon::Warning, longest),
    };
    let gloss = if supply.longest.is_empty() {
        "No line states a lead time.".to_owned()
    } else if supply.largest_build.is_empty() {
        "The longest lead time. No line states a stock.".to_owned()
    } else {
        ["The longest lead time. Stated stock is enough for ", &supply.largest_build, "."].concat()
    };
    let filter = if supply.longest.is_empty() { LineFilter::LeadTimeUnknown } else { LineFilter::LongLead };
    let short = summary.cost.tiers.get(usize::from(app.volume())).map(|tier| {
        let word =
            ["short at ", &tier.boards_text, if tier.boards == 1 { " board" } else { " boards" }].concat();
        tally(app, Some(Icon::Warning), tier.short, &word, LineFilter::Short)
    });
    let long = ["at ", &supply.long_lead_limit, " or more"].concat();
    view! {
        {headline(Some(icon), word, move || app.show_lines(filter.clone()))}
        <p class="gloss">{gloss}</p>
        <ul class="tallies">
            {tally(app, Some(Icon::Warning), supply.long_lead, &long, LineFilter::LongLead)}
            {tally(app, Some(Icon::Unknown), supply.lead_time_unknown, "lead time unknown", LineFilter::LeadTimeUnknown)}
            {short}
        </ul>
    }
    .into_any()
}

fn data(app: App, summary: &SummaryView) -> AnyView {
    let (icon, word) = match summary.data_problems {
        0 => (Icon::Good, "None".to_owned()),
        some => (Icon::Warning, grouped(some)),
    };
    let by_severity = |severity: Severity, count: u32, noun: &str| {
        let noun = counted(count, noun);
        let word = noun.split_once(' ').map_or("", |(_, word)| word);
        tally(app, Some(severity.into()), count, word, LineFilter::Severity(severity))
    };
    let to_findings = move || app.go(|view| view.section = Section::Findings);
    let unchecked = u32::try_from(summary.not_checked.len()).unwrap_or(u32::MAX);
    let unchecked = (unchecked > 0).then(|| {
        view! {
            <li>
                <button type="button" class="tally" on:click=move |_| to_findings()>
                    {Icon::Unknown.draw()}
                    <b>{grouped(unchecked)}</b>
                    " not checked"
                </button>
            </li>
        }
    });
    view! {
        {headline(Some(icon), &word, to_findings)}
        <p class="gloss">"In the file itself. All findings:"</p>
        <ul class="tallies">
            {by_severity(Severity::Error, summary.errors, "error")}
            {by_severity(Severity::Warning, summary.warnings, "warning")}
            {by_severity(Severity::Note, summary.notes, "note")}
            {unchecked}
        </ul>
    }
    .into_any()
}
