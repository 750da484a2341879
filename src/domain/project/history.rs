//! What was edited, in order, with the way back of each edit: undoing all gives the start, redoing all the end.

use super::Project;
use super::command::{Before, Command};
use crate::domain::place::SourceIndex;

/// An edit and what it replaced.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Step {
    command: Command,
    before: Before,
}

/// The edits that were made, and those that were taken back and can be made again.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct History {
    done: Vec<Step>,
    undone: Vec<Step>,
}

impl History {
    /// Carries an edit out and notes it. False where it changes nothing: it is then not noted.
    pub fn carry_out(&mut self, command: Command, project: &mut Project) -> bool {
        let whole = project.clone();
        let before = command.apply(project);
        if *project == whole {
            return false;
        }
        self.done.push(Step { command, before });
        self.undone.clear();
        true
    }

    /// Takes the last edit back; gives it, or `None` where there is none.
    pub fn undo(&mut self, project: &mut Project) -> Option<&Command> {
        let step = self.done.pop()?;
        step.before.put_back(project);
        self.undone.push(step);
        self.undone.last().map(|it| &it.command)
    }

    /// Makes the edit again that was taken back last; gives it, or `None` where there is none.
    pub fn redo(&mut self, project: &mut Project) -> Option<&Command> {
        let step = self.undone.pop()?;
        step.command.apply(project);
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
                    Some(Step { command: it.command.moved(moved)?, before: it.before.moved(moved)? })
                })
                .collect();
        }
    }
}
