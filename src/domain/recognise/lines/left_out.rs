//! Which parts of a line are not placed, and where a row says so.

use std::borrow::Cow;

use crate::domain::bom::BomLine;
use crate::domain::bom::designators::{PlainList, designator_share, expand_designators};
use crate::domain::recognise::cells::dnp::{
    Polarity, is_left_out, remark_says_left_out, says_left_out, value_says_left_out,
};
use crate::domain::recognise::plan::Plan;

/// Marks what the row says is not placed: the whole line, or some of its designators. `unplaced` of them stood beside
/// a word that says so.
pub(super) fn mark_left_out(plan: &Plan<'_>, row: usize, unplaced: usize, line: &mut BomLine) {
    line.dnp = is_dnp(plan, row, line);
    if line.dnp {
        return;
    }
    match names_left_out(plan, row, line).max(unplaced) {
        0 => {}
        all if all == line.designators.len() => line.dnp = true,
        some => line.left_out = u32::try_from(some).unwrap_or(0),
    }
}

/// Designators without the words that leave some of them out, and how many those are: one of "R1, R2 (DNP)".
pub(super) fn without_marks(text: &str) -> (Cow<'_, str>, usize) {
    let is_mark = |it: &&str| it.len() > 1 && !it.bytes().any(|it| it.is_ascii_digit()) && says_left_out(it);
    if text.len() < 5 || PlainList::of(text).is_some() || !words_of(text).any(|it| is_mark(&it)) {
        return (Cow::Borrowed(text), 0);
    }
    let (mut kept, mut unplaced) = (Vec::new(), 0);
    for part in text.split([',', ';']) {
        let names: Vec<&str> = words_of(part).filter(|it| !is_mark(it)).collect();
        let names = names.join(" ");
        if names.is_empty() || !words_of(part).any(|it| is_mark(&it)) {
            kept.push(part.to_owned());
        } else if designator_share(&names).is_none_or(|it| it < 0.9) {
            return (Cow::Borrowed(text), 0);
        } else {
            unplaced += expand_designators(&names).len();
            kept.push(names);
        }
    }
    (Cow::Owned(kept.join(",")), unplaced)
}

fn words_of(text: &str) -> impl Iterator<Item = &str> {
    text.split([' ', ',', ';', '(', ')', '[', ']', '*', ':']).filter(|it| !it.is_empty())
}

fn is_dnp(plan: &Plan<'_>, row: usize, line: &BomLine) -> bool {
    if let Some((column, polarity)) = plan.fields.dnp {
        let text = plan.table.cell(row, column);
        // Some files name the designators that are left out instead of saying yes or no.
        if is_left_out(text, polarity) || (polarity == Polarity::YesLeavesOut && names_all(text, line)) {
            return true;
        }
    }
    says_left_out(plan.text(row, plan.fields.quantity))
        || remark_says_left_out(&line.value)
        || remark_says_left_out(&line.description)
        || says_left_out(&line.mpn)
        || plan.fields.notes.iter().any(|it| remark_says_left_out(plan.table.cell(row, *it)))
        || value_says_left_out(&line.value)
}

/// How many of the line's designators a note or the DNP column says are not placed: `NF(C199)`, `DNP: R2`.
fn names_left_out(plan: &Plan<'_>, row: usize, line: &BomLine) -> usize {
    if line.designators.is_empty() {
        return 0;
    }
    let dnp = plan.fields.dnp.filter(|it| it.1 == Polarity::YesLeavesOut).map(|it| it.0);
    let notes = plan.fields.notes.iter().copied();
    notes
        .chain(dnp)
        .map(|it| count_left_out(plan.table.cell(row, it), line, Some(it) == dnp))
        .max()
        .unwrap_or(0)
}

fn count_left_out(text: &str, line: &BomLine, in_dnp_column: bool) -> usize {
    let text = text.trim();
    if text.len() < 2 || text.len() > 160 || !text.bytes().any(|it| it.is_ascii_digit()) {
        return 0;
    }
    let mut named: Vec<&str> = Vec::new();
    let mut words = String::new();
    for word in text.split([' ', ',', ';', ':', '(', ')', '=', '[', ']']).filter(|it| !it.is_empty()) {
        if line.designators.iter().any(|it| it == word) {
            if !named.contains(&word) {
                named.push(word);
            }
        } else {
            words.push_str(word);
            words.push(' ');
        }
    }
    let is_said = says_left_out(&words) || (in_dnp_column && words.is_empty());
    if is_said { named.len() } else { 0 }
}

/// True where the text names every designator of the line.
fn names_all(text: &str, line: &BomLine) -> bool {
    if line.designators.is_empty() || designator_share(text).is_none_or(|it| it < 0.9) {
        return false;
    }
    let named = expand_designators(text);
    line.designators.iter().all(|it| named.contains(it))
}
