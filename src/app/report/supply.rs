//! Stock against need, what caps the build, the risk of every part, and parts that hang on one source.

use leptos::prelude::*;

use super::cost::{fold, folded};
use super::pieces::{Cell, bare_table, by_cause, gloss, head, no_answer, table, volume, with_more};
use crate::app::answered::answered;
use crate::app::element::{el, say, text};
use crate::app::icon::Icon;
use crate::app::state::App;
use crate::app::words::{counted, grouped};
use crate::domain::language::{en, tr, tr_all};
use crate::domain::supply::risk::Grade;
use crate::domain::words::within;
use crate::engine::protocol::{Request, Response};
use crate::engine::view::attention::Attention;
use crate::engine::view::supply::{CappingPart, RiskView, SupplyRow};
use crate::engine::view::{FormKind, SupplyWindow};

/// So many parts are listed; all of them are among the lines.
const LISTED: u32 = 200;

/// So many parts that all say the same are told one by one.
const FEW: u32 = 8;

/// Draws the section.
pub fn supply(app: App) -> AnyView {
    let request = |volume| Request::Supply { volume, start: 0, count: LISTED };
    el(
        "div",
        "cost plan",
        vec![
            el("div", "section-head", vec![volume(app, tr("at {} boards"))]),
            answered(app, request, drawn),
            fold(app, tr("Weights of the risk: enter yours"), FormKind::Risk),
        ],
    )
}

fn drawn(app: App, response: &Response) -> AnyView {
    let Response::Supply(supply) = response else { return no_answer(response) };
    let title = tr!("Availability for {} boards: {}", supply.boards_text, supply.phase);
    el(
        "div",
        "",
        vec![
            head(Some(supply.mark.into()), &title, &supply.stock),
            covers(supply),
            el("div", "figures", vec![risk(app, &supply.risk), capping(app, supply)]),
            parts(app, supply),
            single(app, supply),
        ],
    )
}

/// Parts by cover, worst first.
fn covers(supply: &SupplyWindow) -> AnyView {
    let items = supply.covers.iter().map(|it| {
        let class = if it.count == 0 { "tally none" } else { "tally" };
        let count = say("b", "", &grouped(it.count));
        let label = text(&within(&it.label));
        el("li", "", vec![el("span", class, vec![cover_icon(&it.code).draw(), count, text(" "), label])])
    });
    el("ul", "tallies", items.collect())
}

fn cover_icon(code: &str) -> Icon {
    match code {
        "short" => Icon::Bad,
        "low" => Icon::Warning,
        "unknown" => Icon::Unknown,
        _ => Icon::Good,
    }
}

fn grade_icon(grade: Option<Grade>) -> Icon {
    match grade {
        Some(Grade::High) => Icon::Bad,
        Some(Grade::Medium) => Icon::Warning,
        Some(Grade::Low) => Icon::Good,
        Some(Grade::Unknown) | None => Icon::Unknown,
    }
}

/// The grade of the BOM, how much of it rests on data, and what the approved alternates would make of it.
fn risk(app: App, risk: &RiskView) -> AnyView {
    let row = |label: &str, now: Cell, reachable: Cell| vec![Cell::Text(label.to_owned()), now, reachable];
    let grade = |it: Option<Grade>, text: &str| Cell::Mark(grade_icon(it), text.to_owned());
    let mut rows = vec![row(
        tr("The BOM"),
        grade(risk.grade, &risk.grade_text),
        grade(risk.reachable, &risk.reachable_text),
    )];
    rows.extend(risk.counts.iter().map(|it| {
        let lines = |count| Cell::Text(counted(count, "{} line", "{} lines"));
        row(&it.label, lines(it.actual), lines(it.reachable))
    }));
    let known = tr!("Known for {} %. What is unknown is not counted.", risk.known_percent);
    let table = table(app, tr("Risk"), &tr_all(["Grade", "As it is", "With approved alternates"]), rows);
    el("div", "", vec![table, gloss(&known)])
}

fn capping(app: App, supply: &SupplyWindow) -> AnyView {
    let row =
        |it: &CappingPart| vec![Cell::Part(Some(it.line), it.title.clone()), Cell::Number(it.boards.clone())];
    let rows = supply.capping.iter().map(row).collect();
    el(
        "div",
        "",
        vec![table(app, tr("What caps the build from stock"), &tr_all(["Part", "Enough for"]), rows)],
    )
}

/// One row for all parts that stand on the same.
fn single(app: App, supply: &SupplyWindow) -> AnyView {
    let mut more = String::new();
    if supply.sources_unknown > 0 {
        more = counted(
            supply.sources_unknown,
            "No seller is known for {} part.",
            "No seller is known for {} parts.",
        );
    }
    let heads = tr_all(["Stands on", "Parts"]);
    el("div", "", vec![by_cause(app, tr("Single sources"), &heads, &supply.single, None), gloss(&more)])
}

/// The parts that ask for something; the others are folded.
fn parts(app: App, supply: &SupplyWindow) -> AnyView {
    let heads = tr_all([
        "Part",
        "Risk",
        "Points",
        "Because",
        "Stock against need",
        "Need",
        "On hand",
        "At sellers",
        "Lead time",
        "Lifecycle",
        "Sources",
    ]);
    let folds_silent = supply.silent_count > FEW;
    let is_folded = |it: Attention| it == Attention::Calm || it == Attention::Silent && folds_silent;
    let of = |wanted: &dyn Fn(Attention) -> bool| {
        supply.rows.iter().filter(|it| wanted(it.attention)).map(part_row).collect::<Vec<_>>()
    };
    let folds = |attention: Attention, count: u32, one, other| {
        if count == 0 || !is_folded(attention) {
            return ().into_any();
        }
        let (title, rows) = (counted(count, one, other), of(&|it| it == attention));
        let rest = rest_of(count, &rows);
        folded(&title, with_rest(bare_table(app, &title, &heads, rows), rest))
    };
    let silent = folds(
        Attention::Silent,
        supply.silent_count,
        en!(
            "{} part of which no source states stock, lead time or lifecycle: add part data, or ask the seller"
        ),
        en!(
            "{} parts of which no source states stock, lead time or lifecycle: add part data, or ask the sellers"
        ),
    );
    let calm = folds(
        Attention::Calm,
        supply.calm_count,
        en!("{} part with a low risk and enough stock"),
        en!("{} parts with a low risk and enough stock"),
    );
    let asking: Vec<&SupplyRow> = supply.rows.iter().filter(|it| !is_folded(it.attention)).collect();
    let all = asking.len();
    let (alike, open) = alike(app, &heads, asking);
    let folded_alike = u32::try_from(all - open.len()).unwrap_or(u32::MAX);
    let folded_count = supply.calm_count + folded_alike + if folds_silent { supply.silent_count } else { 0 };
    let rest = rest_of(supply.total.saturating_sub(folded_count), &open);
    let has_open = !open.is_empty();
    let table = table(app, tr("Parts to look at, riskiest first"), &heads, open);
    let keys = [("t-critical", tr("Points that are known")), ("k-most", tr("what is not known may add"))]
        .map(|(class, word)| say("li", class, word));
    let keys = has_open.then(|| el("ul", "keys", keys.into()));
    let table = has_open.then(|| with_rest(table, rest));
    el("div", "", vec![table.into_any(), keys.into_any(), el("div", "", alike), silent, calm])
}

/// Enough of it is in stock, and nothing else is known to be against it.
fn is_covered(it: &SupplyRow) -> bool {
    it.grade == Grade::Unknown && matches!(it.cover_code.as_str(), "fair" | "ample")
}

/// Parts that are covered and have the same cause of their risk, many of them folded under it; and the rows of the others.
fn alike(app: App, heads: &[&str], rows: Vec<&SupplyRow>) -> (Vec<AnyView>, Vec<Vec<Cell>>) {
    let mut causes: Vec<(&str, Vec<Vec<Cell>>)> = Vec::new();
    for row in rows.iter().filter(|it| is_covered(it)) {
        match causes.iter_mut().find(|it| it.0 == row.cause) {
            Some(it) => it.1.push(part_row(row)),
            None => causes.push((&row.cause, vec![part_row(row)])),
        }
    }
    causes.retain(|it| it.1.len() > FEW as usize);
    let is_folded = |it: &SupplyRow| is_covered(it) && causes.iter().any(|cause| cause.0 == it.cause);
    let open = rows.iter().filter(|it| !is_folded(it)).map(|it| part_row(it)).collect();
    let folds = causes.into_iter().map(|(cause, rows)| {
        let count = counted(u32::try_from(rows.len()).unwrap_or(u32::MAX), "{} part", "{} parts");
        let title = tr!("{}: covered by stock, {}", count, within(cause));
        folded(&title, bare_table(app, &title, heads, rows))
    });
    (folds.collect(), open)
}

/// How many of so many parts are not listed.
fn rest_of(count: u32, listed: &[Vec<Cell>]) -> u32 {
    count.saturating_sub(u32::try_from(listed.len()).unwrap_or(u32::MAX))
}

fn with_rest(table: AnyView, rest: u32) -> AnyView {
    with_more(table, rest, en!("and {} part"), en!("and {} parts"))
}

fn part_row(it: &SupplyRow) -> Vec<Cell> {
    let lead_time = if it.lead_time.is_empty() {
        Cell::Quiet(it.lead_time_hint.clone())
    } else {
        Cell::Text(it.lead_time.clone())
    };
    let grade = if it.reachable.is_empty() {
        it.grade_text.clone()
    } else {
        tr!("{}; {}", it.grade_text, it.reachable)
    };
    let cover = [it.cover.as_str(), &it.advice];
    let cover: Vec<&str> = cover.into_iter().filter(|it| !it.is_empty()).collect();
    vec![
        Cell::Part(Some(it.line), it.title.clone()),
        Cell::Mark(grade_icon(Some(it.grade)), grade),
        Cell::Bar { least: it.least, most: it.most, words: tr!("{}: {}", it.points, it.because) },
        Cell::Quiet(it.cause.clone()),
        Cell::Mark(cover_icon(&it.cover_code), cover.join(": ")),
        Cell::Number(it.need.clone()),
        Cell::Number(it.on_hand.clone()),
        Cell::Number(it.at_sellers.clone()),
        lead_time,
        Cell::Text(it.lifecycle.clone()),
        Cell::Quiet(it.sources.clone()),
    ]
}
