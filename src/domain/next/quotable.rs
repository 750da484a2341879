//! Which lines a seller can quote without a question: fitted, the quantity known, and orderable.

use super::super::report::Report;
use crate::domain::bom::orderable::{Lack, lack};
use crate::domain::parts::lifecycle::Lifecycle;
use crate::domain::report::line::ReportLine;

/// What a seller would have to ask before he quotes a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Question {
    PartNumber,
    ValueOrSize,
    Voltage,
    Quantity,
    /// Its quantity is 0, and nothing says that it is left out.
    Placed,
    /// The part number contradicts the line (`data.part-differs`).
    Differs,
    /// The part is no longer made.
    NotMade,
}

impl Question {
    pub const ALL: [Self; 7] = [
        Self::PartNumber,
        Self::ValueOrSize,
        Self::Voltage,
        Self::Quantity,
        Self::Placed,
        Self::Differs,
        Self::NotMade,
    ];

    /// The word of `report.json`.
    pub fn code(self) -> &'static str {
        match self {
            Self::PartNumber => "part-number",
            Self::ValueOrSize => "value-or-size",
            Self::Voltage => "voltage",
            Self::Quantity => "quantity",
            Self::Placed => "placed",
            Self::Differs => "part-differs",
            Self::NotMade => "not-made",
        }
    }
}

/// How many lines can be quoted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quotable {
    /// Lines that are bought: fitted, and none of fiducials and test points.
    pub lines: usize,
    pub ready: usize,
    /// Lines by the first question about them, in the order of [`Question::ALL`].
    pub questions: [usize; Question::ALL.len()],
}

/// The lines of each question, as indexes into the report's, in the order of [`Question::ALL`]; a line is of one.
pub type Questions = [Vec<u32>; Question::ALL.len()];

/// How many lines can be quoted, and what is asked of the others.
pub fn quotable(report: &Report, questions: &Questions) -> Quotable {
    let questions = questions.each_ref().map(Vec::len);
    let lines = report.lines.iter().filter(|it| is_bought(it)).count();
    Quotable { lines, ready: lines - questions.iter().sum::<usize>(), questions }
}

/// What a seller would have to ask.
pub fn questions(report: &Report) -> Questions {
    let mut lines = Questions::default();
    for (index, line) in (0..).zip(&report.lines) {
        let question = question(report, line);
        if let Some(lines) = question.and_then(|it| lines.get_mut(it as usize)) {
            lines.push(index);
        }
    }
    lines
}

/// What a seller would have to ask about a line first; `None`: nothing, or it is not bought.
pub fn question(report: &Report, line: &ReportLine) -> Option<Question> {
    if !is_bought(line) {
        return None;
    }
    let found = line.findings.iter().filter_map(|it| report.findings.get(*it as usize));
    match lack(&line.line, line.used_mpn()) {
        Some(Lack::PartNumber) => Some(Question::PartNumber),
        Some(Lack::ValueOrSize) => Some(Question::ValueOrSize),
        Some(Lack::Voltage) => Some(Question::Voltage),
        None if !line.line.is_counted() || report.unread_quantity(line).is_some() => Some(Question::Quantity),
        None if line.line.quantity.is_some_and(|it| it.is_zero()) => Some(Question::Placed),
        None if found.map(|it| it.code).any(|it| it == "data.part-differs") => Some(Question::Differs),
        None => (line.lifecycle == Some(Lifecycle::Obsolete)).then_some(Question::NotMade),
    }
}

fn is_bought(line: &ReportLine) -> bool {
    !line.line.dnp && !line.line.is_board_mark()
}
