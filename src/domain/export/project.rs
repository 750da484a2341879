//! The saved project among the exports: everything, to be opened again.

use super::exporter::{Button, Exporter, JSON};
use crate::domain::language::en;

pub(super) const EXPORTER: Exporter = Exporter {
    code: "project",
    is_on_command_line: true,
    ending: "bomlight.json",
    media_type: JSON,
    bar: Some(Button { place: 6, words: en!("Save project") }),
    share: None,
    is_for_programs: false,
    write: |it| it.project.map(|write| write()),
};
