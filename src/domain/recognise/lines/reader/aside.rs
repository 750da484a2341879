//! Rows that are no lines: what they tell of the lines around them, and which of them may be parts after all.

use super::{RowReader, words_of};
use crate::domain::money::parse::read_money;
use crate::domain::read::is_counted;
use crate::domain::recognise::left_out::LeftOutReason;
use crate::domain::recognise::plan::Plan;
use crate::domain::recognise::role::Role;
use crate::domain::recognise::rows::titles::{is_title, leaves_out_below, tells_error};

impl RowReader<'_, '_, '_> {
    pub(in crate::domain::recognise::lines) fn pass_aside(&mut self, row: usize) {
        let plan = self.plan;
        let heads_sums = plan.heads_sums(row);
        let is_sum = heads_sums || self.above.is_sum && plan.is_sum(row);
        let reason = match is_sum {
            true if heads_sums => LeftOutReason::Header,
            true => LeftOutReason::Total,
            false => plan.reason(row),
        };
        match reason {
            LeftOutReason::Header if plan.repeats_header(row) => self.parts.start(row, self.read.lines.len()),
            LeftOutReason::Total if is_sum => {}
            LeftOutReason::Total | LeftOutReason::Charge => self.totals.note(row, self.read.lines.len()),
            LeftOutReason::Title => {
                let words = words_of(plan, row);
                self.is_unplaced = leaves_out_below(&words);
                self.is_of_tools = heads_tools(&words)
                    && (words.ends_with(':') || words.starts_with('#') || plan.table.is_blank(row + 1));
            }
            _ => {}
        }
        self.looks.look_for_note(plan, row);
        let lone = lone_cell(plan, row);
        // Commas stand where places had no name.
        let is_nameless = plan.designators(row).starts_with(',');
        let is_aside = reason == LeftOutReason::Title;
        let is_loose = is_nameless
            || lone.is_some_and(|it| is_counted(it) || tells_error(it))
            || is_aside
                && (lone.is_some_and(|it| self.may_be_part(row, it))
                    || self.is_bought(row)
                    || lone.is_none() && self.has_price(row));
        self.is_headed = is_aside && lone.is_some_and(is_title);
        self.follow(row, lone.filter(|_| is_aside && !is_loose));
        if is_loose {
            self.loose += 1;
            self.findings.row_unreadable(plan.row_place(row), &words_of(plan, row));
        }
        self.leave(row, if is_loose { LeftOutReason::Unclear } else { reason });
        self.pass(row);
        // The same list goes on, with fewer columns.
        let is_same = || plan.header_row.is_some_and(|it| plan.table.cell(row, 0) == plan.table.cell(it, 0));
        self.above.is_line = reason == LeftOutReason::Header && plan.is_head(row) && is_same();
        self.above.is_sum = is_sum;
    }

    /// The only text of a row beside the table may name a part.
    fn may_be_part(&self, row: usize, text: &str) -> bool {
        let plan = self.plan;
        // Among names that start with counts a bare one may be a part, too.
        if plan.fields.led_counts.is_some() && !self.read.lines.is_empty() {
            return true;
        }
        // Below a heading that no line follows, "14 pin DIL socket" names a part.
        let is_headed = self.is_headed
            && !self.read.lines.is_empty()
            && text.split(' ').nth(1).is_some()
            && !is_title(text);
        // Below counted lines of a list in words a long text may be a part that nobody counted.
        is_headed
            || plan.header_row.is_none()
                && plan.columns.len() <= 4
                && self.read.lines.last().is_none_or(|line| line.quantity.is_some())
                && (!self.read.lines.is_empty() || !plan.table.is_blank(row + 1))
                && (6..16).contains(&text.split_whitespace().count())
                && !text.ends_with([':', '.', '!', '?'])
    }

    /// "CompactFlash adapter - https://…" below lines is bought, too; a sentence that leads to a page is not.
    fn is_bought(&self, row: usize) -> bool {
        let text: Vec<&str> = self.plan.table.row(row).map(str::trim).filter(|it| !it.is_empty()).collect();
        let text = text.join(" ");
        let Some((name, _)) = text.split_once("http").filter(|_| !self.read.lines.is_empty()) else {
            return false;
        };
        // "Made with EasyEDA https://…" is a sentence.
        let is_apart = lone_cell(self.plan, row).is_none()
            || ["  ", "- ", "– ", "— "].iter().any(|it| name.ends_with(it));
        let name = name.trim_end_matches([' ', '-', '–', '—']);
        is_apart
            && (2..16).contains(&name.split_whitespace().count())
            && !name.contains(": ")
            && !text.ends_with(['.', '!', '?'])
            && !name.ends_with([':', '.', '!', '?', '(', '<', '"'])
    }

    /// Words beside an amount where the lines have theirs: something is bought that has no quantity.
    fn has_price(&self, row: usize) -> bool {
        let plan = self.plan;
        let is_amount = |it: &str| read_money(it, plan.decimal).is_some_and(|it| !it.amount.is_zero());
        let (mut texts, mut is_priced, mut is_name) = (0, false, false);
        for (cell, column) in
            plan.table.row(row).map(str::trim).zip(&plan.columns).filter(|it| !it.0.is_empty())
        {
            if matches!(column.role, Some(Role::UnitPrice | Role::ExtendedPrice)) {
                is_priced |= is_amount(cell);
            } else {
                texts += 1;
                is_name = cell.contains(' ') && cell.contains(char::is_alphabetic);
            }
        }
        texts == 1 && is_name && is_priced
    }

    /// Follows names that stand one right below the other behind the last line.
    fn follow(&mut self, row: usize, lone: Option<&str>) {
        let is_name = lone.is_some_and(|it| !is_title(it) && it.contains(char::is_alphabetic))
            && self.is_below_names(row);
        let goes_on = || match self.trail.last() {
            Some(above) => above + 1 == row,
            None => row > 0 && self.plan.table.is_blank(row - 1) && !is_of_tools(&words_of(self.plan, row)),
        };
        if is_name && goes_on() {
            self.trail.push(row);
        } else if self.trail.len() < 3 {
            self.trail.clear();
        }
    }
}

/// The text of a row that holds no other.
fn lone_cell<'t>(plan: &Plan<'t>, row: usize) -> Option<&'t str> {
    let mut cells = plan.table.row(row).map(str::trim).filter(|it| !it.is_empty());
    cells.next().filter(|_| cells.next().is_none())
}

/// "Tools required:", "Also needed:": what stands below is no part of the board.
#[inline(never)]
fn heads_tools(text: &str) -> bool {
    let text = text.to_lowercase();
    let words = text.split(|it: char| !it.is_alphabetic()).filter(|it| !it.is_empty());
    words.count() <= 3 && (names_tools(&text) || text.contains("also need"))
}

/// A heading above what is needed to build the board and is no part of it.
fn is_of_tools(text: &str) -> bool {
    let text = text.to_lowercase();
    names_tools(&text) || text.contains("note")
}

/// A word for tools in lower case, or one that starts with it.
fn names_tools(text: &str) -> bool {
    const TOOLS: [&str; 9] = [
        "tool",
        "equipment",
        "werkzeug",
        "outil",
        "herramient",
        "ferrament",
        "attrezz",
        "narz",
        "инструмент",
    ];
    TOOLS.iter().any(|it| text.contains(it))
}
