//! What was edited, in order, with the way back of each edit: undoing all gives the start, redoing all the end.

use super::Project;
use super::command::Command;
use super::other_state::OtherState;
use crate::domain::place::SourceIndex;

/// An edit and the part of the project that it changes, as it stood before; of an edit that was taken back, as it stood
/// after.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Edited {
    command: Command,
    other: OtherState,
}

/// The edits that were made, and those that were taken back and can be made again.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct History {
    done: Vec<Edited>,
    undone: Vec<Edited>,
}

impl History {
    /// Carries an edit out and notes it. False where it changes nothing: it is then not noted.
    pub fn carry_out(&mut self, command: Command, project: &mut Project) -> bool {
        let other = OtherState::before(&command, project);
        command.apply(project);
        if OtherState::before(&command, project) == other {
            return false;
        }
        self.done.push(Edited { command, other });
        self.undone.clear();
        true
    }

    /// Takes the last edit back; gives it, or `None` where there is none.
    pub fn undo(&mut self, project: &mut Project) -> Option<&Command> {
        let mut step = self.done.pop()?;
        step.other.swap(project);
        self.undone.push(step);
        self.undone.last().map(|it| &it.command)
    }

    /// Makes the edit again that was taken back last; gives it, or `None` where there is none.
    pub fn redo(&mut self, project: &mut Project) -> Option<&Command> {
        let mut step = self.undone.pop()?;
        step.other.swap(project);
        self.done.push(step);
        self.done.last().map(|it| &it.command)
    }

    /// Takes the last edit back for good: it could not be carried out.
    pub fn withdraw(&mut self, project: &mut Project) {
        if self.undo(project).is_some() {
            self.undone.pop();
        }
    }

    /// The edit that [`Self::undo`] would take back.
    pub fn last_done(&self) -> Option<&Command> {
        self.done.last().map(|it| &it.command)
    }

    /// The edit that [`Self::redo`] would make again.
    pub fn last_undone(&self) -> Option<&Command> {
        self.undone.last().map(|it| &it.command)
    }

    /// Follows files to their new places; edits of files that are gone are forgotten.
    pub fn keep_sources(&mut self, moved: &dyn Fn(SourceIndex) -> Option<SourceIndex>) {
        for steps in [&mut self.done, &mut self.undone] {
            let old = std::mem::take(steps);
            *steps = old
                .into_iter()
                .filter_map(|it| {
                    Some(Edited { command: it.command.moved(moved)?, other: it.other.moved(moved)? })
                })
                .collect();
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rust_decimal::Decimal;

    use super::History;
    use crate::domain::bom::BomLine;
    use crate::domain::bom::line_field::LineField;
    use crate::domain::compliance::regimes::Regime;
    use crate::domain::cost::policy::Policy;
    use crate::domain::finding::Severity;
    use crate::domain::money::Currency;
    use crate::domain::parts::price_age::PriceAgeLimits;
    use crate::domain::place::{RowKey, RowNumber, SourceIndex};
    use crate::domain::profile::branding::Branding;
    use crate::domain::profile::embedded;
    use crate::domain::profile::phases::Phases;
    use crate::domain::project::{Command, Project, ReviewEdit};
    use crate::domain::reference::PriceLevel;
    use crate::domain::settings::Settings;
    use crate::domain::settings::by_hand::Approval;
    use crate::domain::settings::line_edits::{LineEdit, LineKey};
    use crate::domain::settings::plan::PlanTerms;

    /// An edit of one of many kinds; few values, so that edits meet and undo each other.
    fn edit(kind: u8, value: u8) -> Command {
        let (source, number) = (SourceIndex(u16::from(value % 2)), Decimal::from(value));
        let line = RowKey { source, row: RowNumber(u32::from(value)) };
        let text = (value > 0).then(|| format!("{value}"));
        let day = (value > 0).then(|| format!("2027-01-0{value}"));
        match kind {
            0 => Command::SetBoards(vec![u32::from(value) + 1, 100]),
            1 => Command::SetCurrency((value > 0).then_some(Currency::EUR)),
            2 => Command::Review { source, edit: ReviewEdit::SetSheet((value > 0).then(|| value.into())) },
            3 => Command::SetProfile(embedded::profile().filter(|_| value > 0).map(Box::new)),
            4 => Command::SetSender(Box::new(Branding {
                company: text.unwrap_or_default(),
                ..Branding::default()
            })),
            5 => Command::SetProcess(text),
            6 => Command::SetPolicy(if value > 1 { Policy::OneSeller } else { Policy::default() }),
            7 => Command::SetTargetPrice(Some(number)),
            8 => Command::SetYield(Some(number)),
            21 => Command::EditLines(vec![LineEdit {
                line: LineKey::of(&BomLine::blank(source, RowNumber(2))),
                field: LineField::Quantity,
                text,
                in_file: String::new(),
                only_here: value > 1,
            }]),
            22 => Command::WaiveAll {
                code: "rohs.unknown".to_owned(),
                parts: vec!["A".to_owned(), "B".to_owned()],
                reason: text,
            },
            9 => Command::SetEstimates(value > 1),
            20 => Command::SetPriceLevel(if value > 1 { PriceLevel::West } else { PriceLevel::China }),
            10 => Command::SetPriceAge(PriceAgeLimits { fresh_days: value.into(), stale_days: 90 }),
            11 => Command::SetPlan(PlanTerms { order_date: day, ..PlanTerms::default() }),
            12 => Command::UseAlternate { line, mpn: text },
            13 => Command::ConfirmMatch { line, row: line, is_same: (value > 0).then_some(value > 1) },
            14 => Command::Approve(Approval {
                line,
                mpn: "A".to_owned(),
                manufacturer: String::new(),
                row: None,
                is_approved: value > 1,
            }),
            15 => Command::SetPhases(Phases::of(u32::from(value) + 1, 100)),
            16 => Command::SetShipDate(day),
            17 => Command::SetRegimes(Regime::ALL.into_iter().take(value.into()).collect()),
            18 => Command::SetSeverity {
                code: "rohs.unknown".to_owned(),
                severity: (value > 0).then_some(Severity::Error),
            },
            19 => Command::Waive { code: "rohs.unknown".to_owned(), part: "A".to_owned(), reason: text },
            _ => Command::SetExcessLimit(Some(number)),
        }
    }

    proptest! {
        #[test]
        fn undoing_all_gives_the_start_and_redoing_all_the_end(
            edits in prop::collection::vec((0_u8..24, 0_u8..4), 0..24)
        ) {
            let start = Project::new(Settings::new("2026-11-22"));
            let (mut project, mut history) = (start.clone(), History::default());
            let mut states = vec![start.clone()];
            for (kind, value) in edits {
                let before = project.clone();
                let is_noted = history.carry_out(edit(kind, value), &mut project);
                prop_assert_eq!(is_noted, before != project);
                if is_noted {
                    states.push(project.clone());
                }
            }
            for state in states.iter().rev().skip(1) {
                prop_assert!(history.undo(&mut project).is_some());
                prop_assert_eq!(&project, state);
            }
            prop_assert!(history.undo(&mut project).is_none());
            for state in states.iter().skip(1) {
                prop_assert!(history.redo(&mut project).is_some());
                prop_assert_eq!(&project, state);
            }
            prop_assert!(history.redo(&mut project).is_none());
        }
    }
}
