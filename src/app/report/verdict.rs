//! The verdict: what can be quoted and four readings, each with its counts, and what to bring next. A count is a button that shows its lines.

use leptos::prelude::*;

use crate::app::boards;
use crate::app::element::{el, say, text};
use crate::app::icon::Icon;
use crate::app::report::pieces::of_own;
use crate::app::route::Section;
use crate::app::state::{App, NoticeKind};
use crate::app::words::{counted, grouped};
use crate::domain::compliance::regimes::Answer;
use crate::domain::finding::Severity;
use crate::domain::known::Mark;
use crate::domain::language::{en, tr};
use crate::domain::project::Command;
use crate::domain::words::{gap, next_words};
use crate::engine::protocol::Request;
use crate::engine::view::cost::TierView;
use crate::engine::view::query::LineFilter;
use crate::engine::view::summary::{RohsView, SummaryView};

/// Draws the four readings.
pub fn verdict(app: App) -> AnyView {
    el(
        "div",
        "verdict",
        vec![
            app.draw_summary(quotable),
            reading("reading-rohs", "reading", tr("RoHS"), None, app.draw_summary(rohs)),
            reading(
                "reading-cost",
                "reading wide",
                tr("Cost per board"),
                Some(of_own(app, boards_field)),
                app.draw_summary(cost),
            ),
            reading("reading-supply", "reading", tr("Supply"), None, app.draw_summary(supply)),
            reading("reading-data", "reading", tr("Data problems"), None, app.draw_summary(data)),
        ],
    )
}

/// One reading under its heading, which may have a field beside it.
fn reading(
    id: &'static str,
    class: &'static str,
    title: &'static str,
    beside: Option<AnyView>,
    body: AnyView,
) -> AnyView {
    let heading = view! { <h2 id=id>{title}</h2> }.into_any();
    let heading = match beside {
        Some(beside) => el("div", "reading-head", vec![heading, beside]),
        None => heading,
    };
    view! { <section class=class aria-labelledby=id>{heading}{body}</section> }.into_any()
}

/// The reading itself: a big word with its icon. Pressing it shows what it stands on.
fn headline(icon: Option<Icon>, word: &str, press: Box<dyn Fn()>) -> AnyView {
    let inside: Vec<AnyView> = icon.map(Icon::draw).into_iter().chain([say("span", "", word)]).collect();
    view! { <button type="button" class="headline" on:click=move |_| press()>{inside}</button> }.into_any()
}

/// One count under a reading: shows its lines. Nothing to show is plain text.
fn tally(app: App, icon: Option<Icon>, count: u32, word: &str, filter: LineFilter) -> AnyView {
    let number = [say("b", "", &grouped(count)), text(" "), text(word)];
    let inside: Vec<AnyView> = icon.map(Icon::draw).into_iter().chain(number).collect();
    if count == 0 {
        return el("li", "", vec![el("span", "tally none", inside)]);
    }
    let shown = filter.clone();
    let is_pressed =
        Memo::new(move |_| app.view(|view| view.section == Section::Lines && view.filter == shown));
    tally_button(inside, Some(is_pressed), Box::new(move || app.view.show_lines(filter.clone())))
}

/// A tally that is pressed; `is_pressed` where it is one of those that are chosen among.
fn tally_button(inside: Vec<AnyView>, is_pressed: Option<Memo<bool>>, press: Box<dyn Fn()>) -> AnyView {
    let is_pressed = move || is_pressed.map(|it| it.get().to_string());
    view! {
        <li>
            <button type="button" class="tally" aria-pressed=is_pressed on:click=move |_| press()>{inside}</button>
        </li>
    }
    .into_any()
}

/// What a seller can quote, and why not the rest.
fn quotable(app: App, summary: &SummaryView) -> AnyView {
    let quotable = &summary.quotable;
    if quotable.word.is_empty() {
        return ().into_any();
    }
    let show = move || app.view.show_lines(LineFilter::Question);
    let body = [headline(None, &quotable.word, Box::new(show)), say("p", "gloss", &quotable.sentence)];
    reading("reading-quotable", "reading", tr("Quotable"), None, body.into_any())
}

/// What to bring next, by effect.
pub fn next(_: App, summary: &SummaryView) -> AnyView {
    if summary.next.is_empty() {
        return ().into_any();
    }
    let items = summary.next.iter().map(|it| say("li", "", it)).collect();
    el("div", "next", vec![say("h2", "", tr(next_words::TITLE)), el("ol", "", items)])
}

fn rohs(app: App, summary: &SummaryView) -> AnyView {
    let rohs = &summary.rohs;
    let filter = match rohs.answer {
        Answer::Fails => LineFilter::RohsNonCompliant,
        Answer::Unknown => LineFilter::RohsUnknown,
        _ => LineFilter::All,
    };
    let tallies = rohs_counts(rohs)
        .map(|(answer, count, word, filter)| tally(app, Some(answer.into()), count, word, filter));
    let to_evidence = move || app.go(|view| view.section = Section::Compliance);
    let evidence = tally_button(vec![text(tr("Evidence and dates"))], None, Box::new(to_evidence));
    vec![
        headline(Some(rohs.answer.into()), &rohs.word, Box::new(move || app.view.show_lines(filter.clone()))),
        say("p", "gloss", &rohs.sentence),
        el("ul", "tallies", tallies.into_iter().chain([evidence]).collect()),
    ]
    .into_any()
}

/// The counts of RoHS, worst first.
pub fn rohs_counts(rohs: &RohsView) -> [(Answer, u32, &'static str, LineFilter); 5] {
    [
        (Answer::Fails, rohs.non_compliant, tr("not compliant"), LineFilter::RohsNonCompliant),
        (Answer::Unknown, rohs.unknown, tr("unknown"), LineFilter::RohsUnknown),
        (Answer::ByExemption, rohs.by_exemption, tr("by exemption"), LineFilter::RohsByExemption),
        (Answer::Meets, rohs.compliant, tr("compliant"), LineFilter::RohsCompliant),
        (Answer::NotApplicable, rohs.not_applicable, tr("not applicable"), LineFilter::RohsNotApplicable),
    ]
}

/// The volumes, to be edited in place.
fn boards_field(app: App) -> AnyView {
    let shown =
        Memo::new(move |_| app.of_summary(|it| boards::text(it.cost.tiers.iter().map(|tier| tier.boards))));
    view! {
        <label class="boards">
            <span class="visually-hidden">{tr("Boards")}</span>
            <input
                type="text"
                inputmode="numeric"
                autocomplete="off"
                spellcheck="false"
                prop:value=shown
                on:change=move |event| {
                    let typed = event_target_value(&event);
                    let (boards, others) = boards::parse(&typed);
                    if boards.is_empty() {
                        event_target::<web_sys::HtmlInputElement>(&event).set_value(&shown.get_untracked());
                        app.tell(tr("Boards takes numbers such as 1, 10, 100.").to_owned());
                        return;
                    }
                    app.ask(tr("Counting the cost"), Request::Apply(Command::SetBoards(boards)));
                    if !others.is_empty() {
                        let title = tr!("{} is no number of boards.", others.join(", "));
                        app.notify(NoticeKind::Trouble, title, tr("It was left out.").to_owned());
                    }
                }
            />
        </label>
    }
    .into_any()
}

fn without_price(app: App, tier: &TierView) -> AnyView {
    tally(app, Some(Icon::Unknown), tier.without_price(), tr("without a price"), LineFilter::Unpriced)
}

fn cost(app: App, summary: &SummaryView) -> AnyView {
    let cost = &summary.cost;
    let to_cost = move || app.go(|view| view.section = Section::Cost);
    let first = cost.tiers.get(usize::from(app.volume())).or(cost.tiers.first());
    let coverage = first.map(|it| it.coverage.as_str()).unwrap_or_default();
    if cost.tiers.iter().all(|tier| tier.per_board.is_empty()) {
        let (word, why) = if cost.tiers.iter().all(|tier| tier.priced == 0) {
            let why = tr(
                "No column and no part data state a price. Add a quote or a price list with part numbers.",
            );
            (tr("No prices"), why)
        } else {
            (tr("Unknown"), coverage)
        };
        let missing = first.filter(|it| it.priced > 0).map(|it| without_price(app, it));
        return vec![
            headline(Some(Icon::Unknown), word, Box::new(to_cost)),
            say("p", "gloss", why),
            el("ul", "tallies", missing.into_iter().collect()),
        ]
        .into_any();
    }
    let columns = cost.tiers.iter().map(|tier| {
        let price = if tier.per_board.is_empty() { "–".to_owned() } else { tier.per_board.clone() };
        let band = (!tier.band.is_empty()).then(|| say("span", "scale-boards", &tier.band));
        let cells = [say("span", "scale-boards", &tier.boards_text), say("b", "", &price)];
        el("li", "", cells.into_iter().chain(band).collect())
    });
    let label = tr!("Cost per board in {} by number of boards", cost.currency);
    let columns: Vec<AnyView> = columns.collect();
    let scope = match (cost.currency.as_str(), cost.counts_around) {
        ("", true) => tr("No currency stated: per good board, with assembly.").to_owned(),
        ("", false) => tr("No currency stated: per board, parts alone.").to_owned(),
        (currency, true) => tr!("{} per good board, with assembly.", currency),
        (currency, false) => tr!("{} per board, parts alone.", currency),
    };
    let sentence = say("p", "gloss", &[coverage, gap(), &scope].concat());
    let unpriced = first.map(|it| without_price(app, it));
    let counted = tally_button(vec![text(tr("How it is counted"))], None, Box::new(to_cost));
    let scale = view! { <ol class="scale" aria-label=label>{columns}</ol> }.into_any();
    // A price of a part of the lines says so first.
    let (one, other) =
        if first.is_some_and(|it| it.known.is_full()) { (scale, sentence) } else { (sentence, scale) };
    vec![one, other, el("ul", "tallies", unpriced.into_iter().chain([counted]).collect())].into_any()
}

fn supply(app: App, summary: &SummaryView) -> AnyView {
    let supply = &summary.supply;
    let volume = usize::from(app.volume());
    // What the chosen volume waits for; of a report for others the longest lead time is known alone.
    let wait = supply.waits.get(volume);
    let (word, mark) = wait.map_or((&supply.longest, supply.mark), |it| (&it.word, it.mark));
    let filter = if word.is_empty() { LineFilter::LeadTimeUnknown } else { LineFilter::LongLead };
    let word = if word.is_empty() { tr("Unknown") } else { word.as_str() };
    let short = summary.cost.tiers.get(volume).and_then(|tier| {
        let word = counted(tier.boards, "short at {} board", "short at {} boards");
        Some(tally(app, Some(Icon::Warning), tier.short?, &word, LineFilter::Short))
    });
    let long = tr!("at {} or more", supply.long_lead_limit);
    let tallies = [
        tally(app, Some(Icon::Warning), supply.long_lead, &long, LineFilter::LongLead),
        tally(
            app,
            Some(Icon::Unknown),
            supply.lead_time_unknown,
            tr("lead time unknown"),
            LineFilter::LeadTimeUnknown,
        ),
    ];
    vec![
        headline(Some(mark.into()), word, Box::new(move || app.view.show_lines(filter.clone()))),
        say("p", "gloss", &waits(summary, volume)),
        el("ul", "tallies", tallies.into_iter().chain(short).collect()),
    ]
    .into_any()
}

/// "This is for 100 boards. At 10,000 boards: 26 weeks, U2.": the chosen volume, and the larger ones that wait for
/// something else.
fn waits(summary: &SummaryView, volume: usize) -> String {
    let supply = &summary.supply;
    let Some((chosen, tier)) = supply.waits.get(volume).zip(summary.cost.tiers.get(volume)) else {
        return supply.sentence.clone();
    };
    let mut told = Vec::new();
    let mut before = chosen;
    for wait in supply.waits.iter().skip(volume + 1).filter(|it| !it.word.is_empty()) {
        if wait.word != before.word {
            // Only what cannot be built has a sentence of its own.
            let word = if wait.sentence.is_empty() { wait.word.as_str() } else { tr("cannot be built") };
            told.push(tr!("At {} boards: {}.", wait.boards, word));
        }
        before = wait;
    }
    // The volume alone says nothing where nothing is known, and stands in the sentence where there is one.
    if chosen.sentence.is_empty() && !(chosen.word.is_empty() && told.is_empty()) {
        told.insert(0, counted(tier.boards, "This is for {} board.", "This is for {} boards."));
    }
    told.extend([chosen.sentence.clone(), supply.sentence.clone()]);
    told.retain(|it| !it.is_empty());
    told.join(gap())
}

fn data(app: App, summary: &SummaryView) -> AnyView {
    let word = match (summary.data_mark, summary.data_problems) {
        (Mark::Unknown, _) => tr("Unknown").to_owned(),
        (_, 0) => tr("None").to_owned(),
        (_, some) => grouped(some),
    };
    let by_severity = |severity: Severity, count: u32, one, many| {
        let word = tr(if count == 1 { one } else { many });
        tally(app, Some(severity.into()), count, word, LineFilter::Severity(severity))
    };
    let to_findings = move || app.go(|view| view.section = Section::Findings);
    let unchecked = u32::try_from(summary.not_checked.len()).unwrap_or(u32::MAX);
    let unchecked = (unchecked > 0).then(|| {
        let inside =
            vec![Icon::Unknown.draw(), say("b", "", &grouped(unchecked)), text(" "), text(tr("not checked"))];
        tally_button(inside, None, Box::new(to_findings))
    });
    let tallies = [
        by_severity(Severity::Error, summary.errors, en!("error"), en!("errors")),
        by_severity(Severity::Warning, summary.warnings, en!("warning"), en!("warnings")),
        by_severity(Severity::Note, summary.notes, en!("note"), en!("notes")),
    ];
    vec![
        headline(Some(summary.data_mark.into()), &word, Box::new(to_findings)),
        say("p", "gloss", tr("In the file itself. All findings:")),
        el("ul", "tallies", tallies.into_iter().chain(unchecked).collect()),
    ]
    .into_any()
}
