//! Corrections of lines that the user makes: typed into a cell, or taken back.

use super::Session;
use crate::domain::assess::edits::lines_meant;
use crate::domain::bom::BomLine;
use crate::domain::bom::line_field::LineField;
use crate::domain::project::Command;
use crate::domain::project::typed::line::corrected;
use crate::domain::project::typed::reading::Mistyped;
use crate::domain::settings::line_edits::{LineEdit, LineKey};

impl Session {
    /// One text for a field of lines.
    pub(super) fn correction(
        &self,
        lines: &[u32],
        field: LineField,
        text: &str,
    ) -> Result<Command, Mistyped> {
        let currency = self.report.as_ref().and_then(|it| it.currency);
        let text = corrected(field, text, currency)?;
        let made = self.keyed(lines, field).into_iter().map(|(line, key)| LineEdit {
            line: key,
            field,
            // What the file says itself is no correction.
            text: Some(text.clone()).filter(|it| *it != field.text(line.as_in_file())),
            only_here: false,
        });
        Ok(Command::EditLines(made.collect()))
    }

    /// The file's own text again.
    pub(super) fn as_in_file(&self, lines: &[u32], field: Option<LineField>) -> Command {
        let fields = field.map_or_else(|| LineField::ALL.to_vec(), |it| vec![it]);
        let keyed = fields.into_iter().flat_map(|field| {
            let back = move |(_, line)| LineEdit { line, field, text: None, only_here: false };
            self.keyed(lines, field).into_iter().map(back)
        });
        Command::EditLines(keyed.collect())
    }

    /// The lines at indexes of the report, by the keys that an earlier correction of the field names them by.
    pub(super) fn keyed(&self, lines: &[u32], field: LineField) -> Vec<(&BomLine, LineKey)> {
        let Some(report) = &self.report else { return Vec::new() };
        let edits = &self.project.settings.edits;
        let of_field: Vec<LineEdit> = edits.iter().filter(|it| it.field == field).cloned().collect();
        let all: Vec<&BomLine> = match of_field.is_empty() {
            true => Vec::new(),
            false => report.lines.iter().map(|it| &it.line).collect(),
        };
        let meant = lines_meant(&of_field, &all);
        let key = |index: u32, line: &BomLine| {
            let known = meant.iter().position(|it| *it == Some(index as usize));
            known.and_then(|it| of_field.get(it)).map_or_else(|| LineKey::of(line), |it| it.line.clone())
        };
        let found = lines.iter().filter_map(|it| Some((*it, &report.lines.get(*it as usize)?.line)));
        found.map(|(index, line)| (line, key(index, line))).collect()
    }
}
