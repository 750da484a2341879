//! Corrections of lines that the user makes: typed into a cell, or taken back.

use rust_decimal::Decimal;

use super::Session;
use super::fields::gone;
use crate::domain::assess::edits::lines_meant;
use crate::domain::bom::BomLine;
use crate::domain::bom::line_field::{LineField, NO};
use crate::domain::language::tr;
use crate::domain::next::causes::{Cause, Fix, Rows, causes, pair_of};
use crate::domain::project::Command;
use crate::domain::project::typed::line::corrected;
use crate::domain::project::typed::reading::Mistyped;
use crate::domain::report::Report;
use crate::domain::settings::line_edits::{LineEdit, LineKey};
use crate::domain::settings::waiver::waived_part;

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
            in_file: field.text(line.as_in_file()),
            only_here: self.is_of_sample(line),
        });
        Ok(Command::EditLines(made.collect()))
    }

    /// The file's own text again.
    pub(super) fn as_in_file(&self, lines: &[u32], field: Option<LineField>) -> Command {
        let fields = field.map_or_else(|| LineField::ALL.to_vec(), |it| vec![it]);
        let keyed = fields.into_iter().flat_map(|field| {
            let back = move |(_, line)| LineEdit {
                line,
                field,
                text: None,
                in_file: String::new(),
                only_here: false,
            };
            self.keyed(lines, field).into_iter().map(back)
        });
        Command::EditLines(keyed.collect())
    }

    /// What is tried out on the sample says nothing of a file of one's own.
    fn is_of_sample(&self, line: &BomLine) -> bool {
        self.files.get(usize::from(line.source.0)).is_some_and(|it| it.is_sample)
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
        // The first edit of each line.
        let mut known: Vec<Option<&LineEdit>> = vec![None; all.len()];
        for (edit, at) in of_field.iter().zip(lines_meant(&of_field, &all)) {
            if let Some(first) = at.and_then(|it| known.get_mut(it)) {
                first.get_or_insert(edit);
            }
        }
        let key = |index: u32, line: &BomLine| match known.get(index as usize) {
            Some(Some(edit)) => edit.line.clone(),
            _ => LineKey::of(line),
        };
        let found = lines.iter().filter_map(|it| Some((*it, &report.lines.get(*it as usize)?.line)));
        found.map(|(index, line)| (line, key(index, line))).collect()
    }

    /// What fixes all findings of a cause.
    pub(super) fn fix_all(&self, key: &str) -> Result<Command, Mistyped> {
        let none = || gone(key, tr("findings that can be fixed at once"));
        let report = self.report.as_ref().ok_or_else(none)?;
        let all = causes(report);
        let cause = all.iter().find(|it| it.key() == key).ok_or_else(none)?;
        let lines = cause.lines(report);
        match cause.fix().ok_or_else(none)? {
            Fix::Zero => self.correction(&lines, LineField::Footprint, &["0", cause.told_by].concat()),
            Fix::NumberFromValue => {
                let value =
                    |line: u32| report.lines.get(line as usize).map(|it| it.line.value.trim().to_owned());
                let mut edits = Vec::new();
                for line in lines {
                    let made = self.correction(&[line], LineField::Mpn, &value(line).unwrap_or_default())?;
                    if let Command::EditLines(made) = made {
                        edits.extend(made);
                    }
                }
                Ok(Command::EditLines(edits))
            }
            Fix::FirstKeeps => {
                let (mut rows, mut edits) = (None, Vec::new());
                for line in lines {
                    edits.extend(self.without_duplicates(report, cause, line, &mut rows));
                }
                Ok(Command::EditLines(edits))
            }
        }
    }

    /// A line without the designators that an earlier row of the same part has; not placed where none is left.
    fn without_duplicates(
        &self,
        report: &Report,
        cause: &Cause<'_>,
        index: u32,
        rows: &mut Rows,
    ) -> Vec<LineEdit> {
        let Some(line) = report.lines.get(index as usize).map(|it| &it.line) else { return Vec::new() };
        let findings = cause.findings.iter().filter_map(|it| report.findings.get(*it as usize));
        let pairs = findings.filter(|it| it.place.line == Some(index));
        let firsts: Vec<&BomLine> = pairs.filter_map(|it| Some(pair_of(report, it, rows)?.1)).collect();
        let mut left = line.designators.clone();
        left.retain(|name| !firsts.iter().any(|it| it.designators.contains(name)));
        let mut texts = vec![(LineField::Designators, left.join(", "))];
        if left.is_empty() {
            texts.push((LineField::Fitted, NO.to_owned()));
        } else if line.quantity == Some(Decimal::from(line.designators.len())) {
            texts.push((LineField::Quantity, left.len().to_string()));
        }
        let edits = texts.into_iter().flat_map(|(field, text)| {
            // Another revision may have dropped the other row of the two.
            let edit = move |(own, line): (&BomLine, LineKey)| LineEdit {
                line,
                field,
                text: Some(text.clone()),
                in_file: field.text(own.as_in_file()),
                only_here: true,
            };
            self.keyed(&[index], field).into_iter().map(edit)
        });
        edits.collect()
    }

    /// Accepts all findings of a cause with one reason; no reason takes that back.
    pub(super) fn accept_all(&self, key: &str, reason: &str) -> Result<Command, Mistyped> {
        let none = || gone(key, tr("findings that can be accepted at once"));
        let report = self.report.as_ref().ok_or_else(none)?;
        let all = causes(report);
        let cause = all.iter().find(|it| it.key() == key).ok_or_else(none)?;
        let lines = cause.lines(report).into_iter();
        let parts = lines.filter_map(|it| Some(waived_part(&report.lines.get(it as usize)?.line)));
        let reason = Some(reason.trim().to_owned()).filter(|it| !it.is_empty());
        Ok(Command::WaiveAll { code: cause.code.to_owned(), parts: parts.collect(), reason })
    }
}
