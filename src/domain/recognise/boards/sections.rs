//! Boards one below the other: parts of a list that name the same designators again, or that stand below titles which
//! say so ("Audio board", "Control board").

use super::board::{Board, BoardChoice, Boards};
use crate::domain::bom::BomLine;
use crate::domain::hash::QuickMap;
use crate::domain::place::RowNumber;
use crate::domain::recognise::fold::{fold, has_ideographs};
use crate::domain::recognise::header::repeats_header;
use crate::domain::recognise::lexicon::lexicon;
use crate::domain::recognise::lines::ReadLines;
use crate::domain::recognise::plan::Plan;

/// Designators that two parts of a list must share before they are boards of their own.
const FEWEST_SHARED: usize = 2;

/// A part of the list.
#[derive(Debug, Default)]
struct Section {
    title: String,
    /// Indexes into the lines.
    start: usize,
    end: usize,
    /// The header stands above it again, below the total of the part before.
    starts_anew: bool,
    /// A total stands below it.
    has_total: bool,
}

/// The boards of a list in sections.
pub(super) fn find(plan: &Plan<'_>, read: &ReadLines) -> Option<Boards> {
    let sections = sections(plan, read);
    if sections.len() < 2 {
        return None;
    }
    let owners = if read.repeated > 0 { owners(&read.lines, &sections) } else { QuickMap::default() };
    let boards = group(&sections, |section, board| shares(&read.lines, section, board, &owners));
    if boards.len() < 2 {
        return None;
    }
    let all = boards.iter().filter_map(|it| board(&read.lines, it)).collect();
    Some(Boards { all, taken: None, sum: None })
}

/// The list, divided at the rows that are no lines.
fn sections(plan: &Plan<'_>, read: &ReadLines) -> Vec<Section> {
    let mut sections: Vec<Section> = Vec::new();
    let mut open = Section::default();
    let mut above_is_total = false;
    for (row, lines) in &read.marks.0 {
        if *lines > open.start {
            open.end = *lines;
            sections.push(std::mem::take(&mut open));
            open.start = *lines;
            above_is_total = false;
        }
        let texts = || plan.table.row(*row).map(str::trim).filter(|it| !it.is_empty());
        let Some(first) = texts().next() else { continue };
        if plan.header_row.is_some_and(|it| repeats_header(plan.table, *row, it)) {
            open.starts_anew = above_is_total;
        } else if texts().any(|it| lexicon().is_total(it)) {
            above_is_total = true;
            if let Some(section) = sections.last_mut() {
                section.has_total = true;
            }
        } else if texts().count() <= 2 {
            first.clone_into(&mut open.title);
        }
    }
    open.end = read.lines.len();
    if open.end > open.start {
        sections.push(open);
    }
    sections
}

/// In which section each designator stands first.
fn owners<'l>(lines: &'l [BomLine], sections: &[Section]) -> QuickMap<&'l str, usize> {
    let mut owners = QuickMap::default();
    for (at, section) in sections.iter().enumerate() {
        let lines = lines.get(section.start..section.end).unwrap_or(&[]);
        for name in lines.iter().flat_map(|it| &it.designators) {
            owners.entry(name.as_str()).or_insert(at);
        }
    }
    owners
}

/// How many designators of section `at` stand first in one of the sections from `board` on.
fn shares(
    lines: &[BomLine],
    section: (usize, &Section),
    board: usize,
    owners: &QuickMap<&str, usize>,
) -> usize {
    let (at, section) = section;
    let lines = lines.get(section.start..section.end).unwrap_or(&[]);
    let names = lines.iter().flat_map(|it| &it.designators);
    names.filter(|it| owners.get(it.as_str()).is_some_and(|it| (board..at).contains(it))).count()
}

/// Puts sections together until one names the designators of the board again, or says that it is another board.
fn group(sections: &[Section], shares: impl Fn((usize, &Section), usize) -> usize) -> Vec<&[Section]> {
    let titled = sections.iter().filter(|it| names_board(&it.title)).count();
    let (mut starts, mut shared) = (vec![0usize], 0usize);
    for (at, section) in sections.iter().enumerate().skip(1) {
        let board = starts.last().copied().unwrap_or(0);
        let again = shares((at, section), board);
        let is_titled = titled > 1 && names_board(&section.title);
        let is_closed = section.starts_anew && sections.get(at - 1).is_some_and(|it| it.has_total);
        if again >= FEWEST_SHARED || is_titled || is_closed {
            shared += again;
            starts.push(at);
        }
    }
    let closed = sections.iter().filter(|it| it.has_total).count();
    if titled < 2 && shared < FEWEST_SHARED && closed < 2 {
        return Vec::new();
    }
    let ends = starts.iter().skip(1).copied().chain([sections.len()]);
    starts.iter().zip(ends).filter_map(|(start, end)| sections.get(*start..end)).collect()
}

/// A title that says that a board, an assembly or a unit follows.
fn names_board(title: &str) -> bool {
    const WORDS: [&str; 34] = [
        "board",
        "boards",
        "pcb",
        "pcba",
        "pwb",
        "assembly",
        "assy",
        "module",
        "unit",
        "platine",
        "leiterplatte",
        "baugruppe",
        "modul",
        "carte",
        "circuit",
        "module",
        "placa",
        "tarjeta",
        "scheda",
        "modulo",
        "módulo",
        "płytka",
        "moduł",
        "плата",
        "модуль",
        "блок",
        "узел",
        "deska",
        "kart",
        "printplaat",
        "kretskort",
        "kort",
        "variant",
        "shield",
    ];
    if title.chars().count() > 60 {
        return false;
    }
    if has_ideographs(title) {
        return ["板", "基板", "模块", "模組", "モジュール", "ユニット"].iter().any(|it| title.contains(it));
    }
    let folded = fold(title);
    let words: Vec<&str> = folded.split(' ').collect();
    words.iter().any(|it| WORDS.contains(it))
        && !words.iter().any(|it| matches!(*it, "on" | "off" | "parts" | "components"))
}

/// The board of some sections; `None` where they hold no lines.
fn board(lines: &[BomLine], sections: &[Section]) -> Option<Board> {
    let (first, last) = (sections.first()?, sections.last()?);
    let start = lines.get(first.start)?.row;
    let end = lines.get(last.end.checked_sub(1)?)?.row;
    Some(Board { name: first.title.clone(), choice: BoardChoice::Rows(start, RowNumber(end.0)) })
}
