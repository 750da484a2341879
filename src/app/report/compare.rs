//! Two revisions side by side: what was added, removed and changed, and what that does to cost, days and compliance.

use leptos::prelude::*;

use super::pieces::{Cell, gloss, head, no_answer, table, with_more};
use crate::app::answered::answered;
use crate::app::element::{button, el};
use crate::app::page::choose_files;
use crate::app::state::App;
use crate::app::words::{counted, grouped};
use crate::domain::language::{en, tr, tr_all};
use crate::engine::protocol::{Request, Response};
use crate::engine::view::CompareView;
use crate::engine::view::compare::{CompareRow, CompareVolume};

/// Draws the section.
pub fn compare(app: App) -> AnyView {
    el("div", "cost plan", vec![answered(app, |_| Request::Compare, drawn)])
}

fn drawn(app: App, response: &Response) -> AnyView {
    let Response::Compare(compare) = response else {
        let open = button("", tr("Open the other revision"), String::new(), Box::new(choose_files));
        return el("div", "", vec![no_answer(response), open]);
    };
    let title = [&compare.earlier, " → ", &compare.later].concat();
    el(
        "div",
        "",
        vec![
            head(None, &title, &compare.sentence),
            volumes(app, compare),
            compliance(app, compare),
            lines(app, compare),
        ],
    )
}

/// "12.00 → 12.40"; what is not known is said, and what stays is left out.
fn arrow(before: &str, after: &str) -> String {
    let or = |it: &str| if it.is_empty() { tr("not known").to_owned() } else { it.to_owned() };
    if before == after { String::new() } else { [&or(before), " → ", &or(after)].concat() }
}

/// The volumes at which something differs.
fn volumes(app: App, compare: &CompareView) -> AnyView {
    let row = |it: &CompareVolume| {
        let counts = |(before, after): (u32, u32)| arrow(&grouped(before), &grouped(after));
        let cost = arrow(&it.cost_before, &it.cost_after);
        let difference = if cost.is_empty() { String::new() } else { it.cost.clone() };
        let ship = arrow(&it.ship_before, &it.ship_after);
        let days = if ship.is_empty() { String::new() } else { it.days.clone() };
        let cells = [cost, difference, counts(it.unpriced), ship, days, counts(it.open)];
        let boards = it.boards_text.clone();
        cells
            .iter()
            .any(|it| !it.is_empty())
            .then(|| [boards].into_iter().chain(cells).map(Cell::Text).collect())
    };
    let heads = tr_all([
        "Boards",
        "One good board",
        "Difference",
        "Without a price",
        "Ships, at the earliest",
        "Days",
        "Parts without a date",
    ]);
    let rows: Vec<Vec<Cell>> = compare.volumes.iter().filter_map(row).collect();
    if rows.is_empty() {
        return gloss(tr("Cost and dates stay the same."));
    }
    table(app, tr("Cost and days"), &heads, rows)
}

/// RoHS, and the kinds of findings of which there are more or fewer.
fn compliance(app: App, compare: &CompareView) -> AnyView {
    let rohs =
        vec![Cell::Mark(compare.rohs_after.into(), tr("RoHS").to_owned()), Cell::Text(compare.rohs.clone())];
    let findings = compare.findings.iter().map(|it| {
        vec![Cell::Text(it.title.clone()), Cell::Text(arrow(&grouped(it.before), &grouped(it.after)))]
    });
    let is_other = compare.rohs_before != compare.rohs_after;
    let rows = is_other.then_some(rohs).into_iter().chain(findings).collect();
    table(app, tr("Compliance and findings"), &tr_all(["What", "Before → after"]), rows)
}

/// So many letters of designators are shown of a line.
const SHOWN: usize = 60;

/// The designators of a change; of very many the first, and how many there are.
fn places(it: &CompareRow) -> String {
    match it.designators.get(..SHOWN).and_then(|start| start.rfind(", ")) {
        _ if it.designators.is_empty() => tr("no designator").to_owned(),
        Some(end) => {
            let first = it.designators.get(..end).unwrap_or_default();
            [first, " … (", &counted(it.places, "{} place", "{} places"), ")"].concat()
        }
        None => it.designators.clone(),
    }
}

fn lines(app: App, compare: &CompareView) -> AnyView {
    let row = |it: &CompareRow| {
        let what =
            if it.fields.is_empty() { it.kind_text.clone() } else { tr!("{}: {}", it.kind_text, it.fields) };
        let effects: Vec<&str> =
            [it.rohs.as_str(), &it.lead_time].into_iter().filter(|it| !it.is_empty()).collect();
        vec![
            Cell::Part(it.line, places(it)),
            Cell::Text(what),
            Cell::Quiet(it.before.clone()),
            Cell::Text(it.after.clone()),
            Cell::Text(effects.join("; ")),
        ]
    };
    let heads = tr_all(["Designators", "What", "Before", "After", "RoHS and lead time"]);
    let rows = compare.rows.iter().map(row).collect();
    with_more(
        table(app, tr("Lines"), &heads, rows),
        compare.more_rows,
        en!("and {} more change"),
        en!("and {} more changes"),
    )
}
