//! Fields that the user changed: settings, and the choices about one line.

use super::Session;
use crate::domain::language::tr;
use crate::domain::parts::Offer;
use crate::domain::place::RowKey;
use crate::domain::project::typed::reading::Mistyped;
use crate::domain::project::{Command, ReviewEdit, typed};
use crate::domain::report::line::ReportLine;
use crate::domain::words::profile_words;
use crate::engine::edit::{Edit, LineChoice};
use crate::engine::protocol::{Progress, Refusal, Response};
use crate::engine::view::match_value;

impl Session {
    /// Changes what a field shows; the answer says why where the text cannot be taken.
    #[inline(never)]
    pub(super) fn set(&mut self, edit: &Edit, text: &str, progress: &mut dyn FnMut(Progress)) -> Response {
        let command = match edit {
            Edit::Setting(field) => typed::command(&self.project.settings, field, text),
            Edit::Line { index, choice } => self.line_command(*index, *choice, text),
            Edit::Cells { lines, field } => self.correction(lines, *field, text),
            Edit::AsInFile { lines, field } => Ok(self.as_in_file(lines, *field)),
            Edit::FixAll { cause } => self.fix_all(cause),
            Edit::AcceptAll { cause } => self.accept_all(cause, text),
        };
        match command {
            Ok(command) => self.carry_out(command, progress),
            Err(mistyped) => {
                let (message, hint) = profile_words::mistyped(&mistyped);
                Response::Failed(Refusal { file: String::new(), message, hint: hint.to_owned() })
            }
        }
    }

    fn line_command(&self, index: u32, choice: LineChoice, text: &str) -> Result<Command, Mistyped> {
        let lines = self.report.as_ref().map(|it| it.lines.as_slice()).unwrap_or_default();
        let line = lines.get(index as usize).ok_or_else(|| gone(text, tr("a line of the BOM")))?;
        match choice {
            LineChoice::Offer => offer_command(line, text),
            LineChoice::Alternate => alternate_command(line, text),
            LineChoice::Match => self.match_command(line, text),
            LineChoice::LeaveOut => {
                let RowKey { source, row } = key_of(line);
                Ok(Command::Review { source, edit: ReviewEdit::SetLine { row, is_line: Some(false) } })
            }
        }
    }

    fn match_command(&self, line: &ReportLine, text: &str) -> Result<Command, Mistyped> {
        let line_key = key_of(line);
        let (row, answer) = text.rsplit_once(' ').ok_or_else(|| gone(text, tr("an answer")))?;
        let open = line.doubts.iter().map(|it| it.row);
        let by_hand = &self.project.settings.by_hand;
        let answered = by_hand.matches.iter().filter(|it| it.line == line_key).map(|it| it.row);
        let row = open.chain(answered).find(|it| match_value(*it) == row);
        let row = row.ok_or_else(|| gone(text, tr("a row of part data that may speak of the line")))?;
        let is_same = match answer {
            "same" => Some(true),
            "other" => Some(false),
            _ => None,
        };
        Ok(Command::ConfirmMatch { line: line_key, row, is_same })
    }
}

/// What was chosen is not there any more.
pub(super) fn gone(text: &str, expected: &str) -> Mistyped {
    Mistyped { found: text.to_owned(), expected: expected.to_owned() }
}

fn key_of(line: &ReportLine) -> RowKey {
    RowKey { source: line.line.source, row: line.line.row }
}

fn offer_command(line: &ReportLine, text: &str) -> Result<Command, Mistyped> {
    if text.is_empty() {
        return Ok(Command::ChooseOffer { line: key_of(line), offer: None });
    }
    let position: Option<usize> = text.parse().ok();
    let offer = position.and_then(|it| line.offers.get(it)).and_then(|it| Offer::place(it));
    let offer = offer.ok_or_else(|| gone(text, tr("an offer with a price")))?;
    Ok(Command::ChooseOffer { line: key_of(line), offer: Some(offer) })
}

fn alternate_command(line: &ReportLine, text: &str) -> Result<Command, Mistyped> {
    let mpn = Some(text).filter(|it| !it.is_empty());
    if mpn.is_some_and(|mpn| !line.line.alternates.iter().any(|it| it.mpn == mpn)) {
        return Err(gone(text, tr("an alternate of the line")));
    }
    Ok(Command::UseAlternate { line: key_of(line), mpn: mpn.map(str::to_owned) })
}
