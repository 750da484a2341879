//! Ready for mass production? Every check at every volume, and what to do about those that are not a go.

use leptos::prelude::*;

use super::pieces::{Cell, head, no_answer, table, volume};
use crate::app::answered::answered;
use crate::app::element::el;
use crate::app::state::App;
use crate::domain::language::{en, tr, tr_all};
use crate::engine::protocol::{Request, Response};
use crate::engine::view::ReadyView;
use crate::engine::view::ready::ReadyVolume;

/// Draws the section.
pub fn ready(app: App) -> AnyView {
    let head = el("div", "section-head", vec![volume(app, tr("at {} boards"))]);
    el("div", "cost plan", vec![head, answered(app, |_| Request::Ready, drawn)])
}

fn drawn(app: App, response: &Response) -> AnyView {
    let Response::Ready(ready) = response else { return no_answer(response) };
    let volumes = ready.volumes.clone();
    let chosen = move || volumes.get(usize::from(app.volume())).map(|it| checks(app, it));
    el("div", "", vec![chosen.into_any(), overview(app, ready)])
}

/// The checks of one volume, each with what to do.
fn checks(app: App, volume: &ReadyVolume) -> AnyView {
    let sentence =
        if volume.boards == 1 { en!("Ready for {} board, {}?") } else { en!("Ready for {} boards, {}?") };
    let title = tr!(sentence, volume.boards_text, volume.phase);
    let rows = volume.checks.iter().map(|it| {
        vec![
            Cell::Text(it.label.clone()),
            Cell::Mark(it.answer.into(), it.answer_text.clone()),
            Cell::Text(it.sentence.clone()),
            Cell::Quiet(it.todo.clone()),
        ]
    });
    el(
        "div",
        "",
        vec![
            head(Some(volume.answer.into()), &title, &volume.sentence),
            table(
                app,
                tr("The checks"),
                &tr_all(["Check", "Answer", "Because", "What to do"]),
                rows.collect(),
            ),
        ],
    )
}

/// All volumes side by side.
fn overview(app: App, ready: &ReadyView) -> AnyView {
    let mut heads = vec![tr("Check")];
    heads.extend(ready.volumes.iter().map(|it| it.boards_text.as_str()));
    let first = ready.volumes.first().map(|it| it.checks.as_slice()).unwrap_or_default();
    let rows = first.iter().enumerate().map(|(at, check)| {
        let mut row = vec![Cell::Text(check.label.clone())];
        let of_volumes = ready.volumes.iter().filter_map(|it| it.checks.get(at));
        row.extend(of_volumes.map(|it| Cell::Mark(it.answer.into(), it.answer_text.clone())));
        row
    });
    table(app, tr("At every number of boards"), &heads, rows.collect())
}
