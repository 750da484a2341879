//! Fields that the user changed: settings by their names, and the choices about one line.

use super::Session;
use crate::domain::language::tr;
use crate::domain::parts::Offer;
use crate::domain::place::RowKey;
use crate::domain::project::typed::reading::Mistyped;
use crate::domain::project::{Command, typed};
use crate::domain::words::profile_words;
use crate::engine::protocol::{Progress, Refusal, Response};
use crate::engine::view::match_value;

impl Session {
    /// Changes what a field shows; the answer says why where the text cannot be taken.
    pub(super) fn set(&mut self, field: &str, text: &str, progress: &mut dyn FnMut(Progress)) -> Response {
        let command = match field.strip_prefix("line.") {
            Some(path) => self.line_command(path, text),
            None => typed::command(&self.project.settings, field, text),
        };
        match command {
            Ok(command) => self.carry_out(command, progress),
            Err(mistyped) => {
                let (message, hint) = profile_words::mistyped(&mistyped);
                Response::Failed(Refusal { file: String::new(), message, hint: hint.to_owned() })
            }
        }
    }

    /// `12.offer` with the position of one of the line's offers, `12.alternate` with a part number of the file;
    /// nothing leaves it to the policy, and to the line's own part. `12.match` with a row of part data and `same`,
    /// `other` or `ask`.
    fn line_command(&self, path: &str, text: &str) -> Result<Command, Mistyped> {
        let gone = |expected: &str| Mistyped { found: text.to_owned(), expected: expected.to_owned() };
        let (index, what) = path.split_once('.').unwrap_or((path, ""));
        let index: Option<usize> = index.parse().ok();
        let lines = self.report.as_ref().map(|it| it.lines.as_slice()).unwrap_or_default();
        let line = index.and_then(|it| lines.get(it)).ok_or_else(|| gone(tr("a line of the BOM")))?;
        let key = RowKey { source: line.line.source, row: line.line.row };
        match what {
            "offer" if text.is_empty() => Ok(Command::ChooseOffer { line: key, offer: None }),
            "offer" => {
                let position: Option<usize> = text.parse().ok();
                let offer = position.and_then(|it| line.offers.get(it)).and_then(|it| Offer::place(it));
                let offer = offer.ok_or_else(|| gone(tr("an offer with a price")))?;
                Ok(Command::ChooseOffer { line: key, offer: Some(offer) })
            }
            "alternate" => {
                let mpn = Some(text).filter(|it| !it.is_empty());
                let is_known = |mpn: &str| line.line.alternates.iter().any(|it| it.mpn == mpn);
                if mpn.is_some_and(|it| !is_known(it)) {
                    return Err(gone(tr("an alternate of the line")));
                }
                Ok(Command::UseAlternate { line: key, mpn: mpn.map(str::to_owned) })
            }
            "match" => {
                let (row, answer) = text.rsplit_once(' ').ok_or_else(|| gone(tr("an answer")))?;
                let open = line.doubts.iter().map(|it| it.row);
                let by_hand = &self.project.settings.by_hand;
                let answered = by_hand.matches.iter().filter(|it| it.line == key).map(|it| it.row);
                let row = open.chain(answered).find(|it| match_value(*it) == row);
                let row = row.ok_or_else(|| gone(tr("a row of part data that may speak of the line")))?;
                let is_same = match answer {
                    "same" => Some(true),
                    "other" => Some(false),
                    _ => None,
                };
                Ok(Command::ConfirmMatch { line: key, row, is_same })
            }
            _ => Err(gone(tr("a field of the line"))),
        }
    }
}
