//! The pieces of which the pages about supply are made: heads, tables, choices.

use leptos::prelude::*;

use crate::app::answered::TITLE;
use crate::app::icon::Icon;
use crate::app::state::App;
use crate::engine::protocol::Response;

/// What stands in a cell of a table.
pub enum Cell {
    Text(String),
    /// What is said less loudly.
    Quiet(String),
    Number(String),
    /// A part, which opens its first line.
    Part(Option<u32>, String),
    /// A word of severity with its icon.
    Mark(Icon, String),
}

/// The page's title, and its answer in a sentence.
pub fn head(icon: Option<Icon>, title: &str, answer: &str) -> AnyView {
    view! {
        <header class="cost-head">
            <h2 id=TITLE tabindex="-1">{title.to_owned()}</h2>
            <p class="answer">{icon.map(Icon::draw)}{answer.to_owned()}</p>
        </header>
    }
    .into_any()
}

/// A part of a page under its title.
pub fn titled(title: &str, body: AnyView) -> AnyView {
    view! { <section class="part"><h3>{title.to_owned()}</h3>{body}</section> }.into_any()
}

/// A sentence that is said less loudly.
pub fn gloss(text: &str) -> AnyView {
    view! { <p class="gloss">{text.to_owned()}</p> }.into_any()
}

/// A table under its title; nothing where it has no rows. The first cell of a row is its head.
pub fn table(app: App, title: &str, heads: &[&str], rows: Vec<Vec<Cell>>) -> AnyView {
    let Some(first) = rows.first() else { return ().into_any() };
    let heads: Vec<AnyView> = heads
        .iter()
        .zip(first)
        .map(|(head, cell)| {
            let class = if matches!(cell, Cell::Number(_)) { "num" } else { "" };
            view! { <th scope="col" class=class>{(*head).to_owned()}</th> }.into_any()
        })
        .collect();
    let rows: Vec<AnyView> = rows.into_iter().map(|it| row(app, it)).collect();
    let body = view! {
        <div class="scroll" tabindex="0" role="region" aria-label=title.to_owned()>
            <table class="small-table"><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>
        </div>
    };
    titled(title, body.into_any())
}

fn row(app: App, cells: Vec<Cell>) -> AnyView {
    let cells: Vec<AnyView> = cells
        .into_iter()
        .enumerate()
        .map(|(at, it)| {
            let class = match it {
                Cell::Number(_) => "num",
                Cell::Quiet(_) => "quiet",
                _ => "",
            };
            let inside = inside(app, it);
            if at == 0 {
                view! { <th scope="row" class=class>{inside}</th> }.into_any()
            } else {
                view! { <td class=class>{inside}</td> }.into_any()
            }
        })
        .collect();
    view! { <tr>{cells}</tr> }.into_any()
}

fn inside(app: App, cell: Cell) -> AnyView {
    match cell {
        Cell::Text(text) | Cell::Quiet(text) | Cell::Number(text) | Cell::Part(None, text) => text.into_any(),
        Cell::Part(Some(line), title) => part(app, line, title),
        Cell::Mark(icon, word) => view! { <span class="severity">{icon.draw()}{word}</span> }.into_any(),
    }
}

/// A part, which opens its first line.
pub fn part(app: App, line: u32, title: String) -> AnyView {
    view! {
        <button type="button" class="link" on:click=move |_| app.go(|view| view.line = Some(line))>{title}</button>
    }
    .into_any()
}

/// The choice of the volume that is looked at.
pub fn volume(app: App) -> AnyView {
    let options = move || {
        let now = usize::from(app.volume());
        let option = |(at, boards): (usize, String)| {
            view! { <option value=at.to_string() selected=at == now>{boards}</option> }.into_any()
        };
        app.of_summary(|it| {
            let boards = it.cost.tiers.iter().map(|it| it.boards_text.clone());
            boards.enumerate().map(option).collect::<Vec<_>>()
        })
    };
    view! {
        <label class="volume">
            "at "
            <select on:change=move |event| app.adjust(|view| view.volume = event_target_value(&event).parse().ok())>
                {options}
            </select>
            " boards"
        </label>
    }
    .into_any()
}

/// What stands in the place of an answer that cannot be given.
pub fn no_answer(response: &Response) -> AnyView {
    let text = match response {
        Response::Failed(refusal) => [&refusal.message, " ", &refusal.hint].concat(),
        _ => String::new(),
    };
    view! { <p class="empty">{text}</p> }.into_any()
}
