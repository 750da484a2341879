//! The pieces of which the pages about supply are made: heads, tables, choices.

use leptos::prelude::*;

use crate::app::answered::TITLE;
use crate::app::element::{self, button, el, say, scroll, text};
use crate::app::icon::Icon;
use crate::app::state::App;
use crate::app::words::counted;
use crate::domain::language::en;
use crate::domain::words::gap;
use crate::engine::edit::Edit;
use crate::engine::protocol::Response;
use crate::engine::view::part_group::{NamedParts, PartGroups};

/// What stands in a cell of a table.
pub enum Cell {
    Text(String),
    /// What is said less loudly.
    Quiet(String),
    Number(String),
    /// A part, which opens its first line.
    Part(Option<u32>, String),
    /// Parts, each of which opens its first line.
    Parts(NamedParts),
    /// A word of severity with its icon.
    Mark(Icon, String),
    /// From 0 to 100: what is sure, and what may be added by what is not known; with its words.
    Bar {
        least: u32,
        most: u32,
        words: String,
    },
}

impl Cell {
    fn is_blank(&self) -> bool {
        match self {
            Self::Text(words) | Self::Quiet(words) | Self::Number(words) | Self::Part(_, words) => {
                words.is_empty()
            }
            Self::Parts(_) | Self::Mark(..) | Self::Bar { .. } => false,
        }
    }
}

/// The page's title, and its answer in a sentence.
#[inline(never)]
pub fn head(icon: Option<Icon>, title: &str, answer: &str) -> AnyView {
    let mut sentence: Vec<AnyView> = icon.map(Icon::draw).into_iter().collect();
    sentence.push(say("span", "", answer));
    let title = view! { <h2 id=TITLE tabindex="-1">{title.to_owned()}</h2> }.into_any();
    el("header", "cost-head", vec![title, el("p", "answer", sentence)])
}

/// A part of a page under its title.
#[inline(never)]
pub fn titled(title: &str, body: AnyView) -> AnyView {
    el("section", "part", vec![say("h3", "", title), body])
}

/// A sentence that is said less loudly.
pub fn gloss(words: &str) -> AnyView {
    say("p", "gloss", words)
}

/// A table under its title; nothing where it has no rows. The first cell of a row is its head. A column of blanks is left out.
#[inline(never)]
pub fn table(app: App, title: &str, heads: &[&str], rows: Vec<Vec<Cell>>) -> AnyView {
    if rows.is_empty() {
        return ().into_any();
    }
    titled(title, bare_table(app, title, heads, rows))
}

/// The same without its title, which is what screen readers are told.
#[inline(never)]
pub fn bare_table(app: App, title: &str, heads: &[&str], mut rows: Vec<Vec<Cell>>) -> AnyView {
    let has_words = |at: usize| rows.iter().any(|row| row.get(at).is_some_and(|it| !it.is_blank()));
    let shown: Vec<bool> = (0..heads.len()).map(has_words).collect();
    let heads: Vec<&str> = heads.iter().zip(&shown).filter(|it| *it.1).map(|it| *it.0).collect();
    for row in &mut rows {
        let mut shown = shown.iter();
        row.retain(|_| shown.next().copied().unwrap_or(true));
    }
    let Some(first) = rows.first() else { return ().into_any() };
    let heads =
        heads.iter().zip(first).map(|(words, cell)| element::head("col", class_of(cell), vec![text(words)]));
    let heads = el("thead", "", vec![el("tr", "", heads.collect())]);
    let rows = el("tbody", "", rows.into_iter().map(|it| row(app, it)).collect());
    scroll("scroll", title.to_owned(), el("table", "small-table", vec![heads, rows]))
}

fn class_of(cell: &Cell) -> &'static str {
    match cell {
        Cell::Number(_) => "num",
        Cell::Quiet(_) => "quiet",
        _ => "",
    }
}

fn row(app: App, cells: Vec<Cell>) -> AnyView {
    let mut cells = cells.into_iter().map(|it| (class_of(&it), vec![inside(app, it)]));
    let mut row: Vec<AnyView> =
        cells.next().map(|(class, inside)| element::head("row", class, inside)).into_iter().collect();
    row.extend(cells.map(|(class, inside)| el("td", class, inside)));
    el("tr", "", row)
}

fn inside(app: App, cell: Cell) -> AnyView {
    match cell {
        Cell::Text(words) | Cell::Quiet(words) | Cell::Number(words) | Cell::Part(None, words) => {
            text(&words)
        }
        Cell::Part(Some(line), title) => part(app, line, &title),
        Cell::Parts(NamedParts { named, more }) => {
            let mut list: Vec<AnyView> =
                named.iter().map(|(line, title)| el("li", "", vec![part(app, *line, title)])).collect();
            if more > 0 {
                list.push(say(
                    "li",
                    "gloss",
                    &counted(more, en!("and {} more part"), en!("and {} more parts")),
                ));
            }
            el("ul", "part-list", list)
        }
        Cell::Mark(icon, word) => el("span", "severity", vec![icon.draw(), text(&word)]),
        Cell::Bar { least, most, words } => bar(least, most, words),
    }
}

fn bar(least: u32, most: u32, words: String) -> AnyView {
    let title = words.clone();
    view! {
        <span class="points" title=title>
            <svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
                <rect class="all" width="100" height="8" />
                <rect class="most" width=most.min(100) height="8" />
                <rect class="least" width=least.min(100) height="8" />
            </svg>
            <span class="visually-hidden">{words}</span>
        </span>
    }
    .into_any()
}

/// A table of parts by what is said of them, one row a group.
pub fn by_cause(app: App, title: &str, heads: &[&str], parts: &PartGroups, icon: Option<Icon>) -> AnyView {
    let rows = parts.groups.iter().map(|it| {
        let why = it.why.clone();
        let why = icon.map_or_else(|| Cell::Text(why.clone()), |icon| Cell::Mark(icon, why.clone()));
        vec![why, Cell::Parts(it.parts.clone())]
    });
    with_more(table(app, title, heads, rows.collect()), parts.more, en!("and {} part"), en!("and {} parts"))
}

/// A table, and how many rows it leaves out.
pub fn with_more(table: AnyView, more: u32, one: &'static str, many: &'static str) -> AnyView {
    let mut parts = vec![table];
    if more > 0 {
        parts.push(gloss(&counted(more, one, many)));
    }
    el("div", "", parts)
}

/// A part, which opens its first line.
pub fn part(app: App, line: u32, title: &str) -> AnyView {
    button("link", title, String::new(), Box::new(move || app.go(|view| view.line = Some(line))))
}

/// A button that changes what a field shows; `name` says of what it is.
pub fn set(app: App, class: &'static str, verb: &str, name: String, edit: Edit, value: String) -> AnyView {
    button(class, verb, name, Box::new(move || app.set("", edit.clone(), value.clone())))
}

/// The choice of the volume that is looked at, within the words of a sentence.
pub fn volume(app: App, sentence: &'static str) -> AnyView {
    let options = move || {
        let boards = app.of_summary(|it| it.cost.tiers.iter().map(|it| it.boards_text.clone()).collect());
        (boards, usize::from(app.volume()))
    };
    let choose = move |at: usize| app.view.adjust(|view| view.volume = u16::try_from(at).ok());
    choice(sentence, Box::new(options), Box::new(choose))
}

/// What can be chosen, and the position of what is.
type Options = (Vec<String>, usize);

/// What stands only in a report of files that are open here: one from a link cannot be changed.
pub fn of_own(app: App, draw: impl Fn(App) -> AnyView + Send + 'static) -> AnyView {
    let is_own = Memo::new(move |_| app.is_own());
    (move || is_own.get().then(|| draw(app))).into_any()
}

/// A choice within the words of a sentence.
pub fn choice(
    sentence: &'static str,
    options: Box<dyn Fn() -> Options + Send>,
    choose: Box<dyn Fn(usize)>,
) -> AnyView {
    let (before, after) = sentence.split_once("{}").unwrap_or_default();
    let options = move || {
        let (words, now) = options();
        let option = |(at, it): (usize, String)| {
            view! { <option value=at.to_string() selected=at == now>{it}</option> }.into_any()
        };
        words.into_iter().enumerate().map(option).collect::<Vec<_>>()
    };
    view! {
        <label class="volume">
            {before}
            <select autocomplete="off" on:change=move |event| choose(event_target_value(&event).parse().unwrap_or_default())>{options}</select>
            {after}
        </label>
    }
    .into_any()
}

/// What stands in the place of an answer that cannot be given.
pub fn no_answer(response: &Response) -> AnyView {
    let words = match response {
        Response::Failed(refusal) => [&refusal.message, gap(), &refusal.hint].concat(),
        _ => String::new(),
    };
    say("p", "empty", &words)
}
