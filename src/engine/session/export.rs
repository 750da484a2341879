//! What can be saved: the report in its formats for an audience, the profile, and the project.

use super::refusals::{not_in_link, nothing_open};
use super::{Session, settings_file};
use crate::domain::export::json::result::write_result;
use crate::domain::export::questions::write_questions;
use crate::domain::export::withhold::told;
use crate::domain::export::{csv, html, json, text, xlsx};
use crate::domain::language::in_english;
use crate::domain::money::rates::write_rates;
use crate::domain::report::{Audience, Report};
use crate::domain::sha256::Sha256;
use crate::engine::protocol::{ExportKind, Response};

impl Session {
    /// The name, the kind and the bytes of an export.
    pub(super) fn export(&mut self, kind: ExportKind, audience: Audience) -> (Response, Option<Vec<u8>>) {
        let Some(bytes) = self.export_bytes(kind, audience) else {
            let is_shared = self.report.as_ref().is_some_and(|it| it.shared.is_some());
            return (if is_shared { not_in_link() } else { nothing_open() }, None);
        };
        let (ending, mime) = match kind {
            ExportKind::File { source } => return (self.own_file(source), Some(bytes)),
            ExportKind::Result { .. } => ("result.json", "application/json"),
            ExportKind::Json => ("json", "application/json"),
            ExportKind::Csv | ExportKind::CsvAs(_) => ("csv", "text/csv;charset=utf-8"),
            ExportKind::Html | ExportKind::HtmlAlone | ExportKind::PrintBody => {
                ("html", "text/html;charset=utf-8")
            }
            ExportKind::Text => ("txt", "text/plain;charset=utf-8"),
            ExportKind::Xlsx => ("xlsx", xlsx::MIME),
            ExportKind::Profile => ("profile.json", "application/json"),
            ExportKind::Rates => ("rates.json", "application/json"),
            ExportKind::Questions => ("questions.txt", "text/plain;charset=utf-8"),
            ExportKind::Project => ("bomlight.json", "application/json"),
        };
        let stem = self.report.as_ref().map_or("bom", |it| file_stem(it));
        let suffix = match (kind, audience) {
            (ExportKind::Project, _) => String::new(),
            (_, Audience::Internal) => "-bomlight".to_owned(),
            (_, audience) => ["-bomlight-", audience.code()].concat(),
        };
        let file_name = [stem, &suffix, ".", ending].concat();
        (Response::Exported { file_name, mime: mime.to_owned() }, Some(bytes))
    }

    /// The bytes of an export; `None` where nothing is open.
    pub fn export_bytes(&mut self, kind: ExportKind, audience: Audience) -> Option<Vec<u8>> {
        self.seal();
        let report = self.report.as_ref()?;
        // What is left out has words in its place.
        let is_for_machines = matches!(kind, ExportKind::Json | ExportKind::Csv | ExportKind::CsvAs(_));
        let shown =
            if is_for_machines { in_english(|| told(report, audience)) } else { told(report, audience) };
        Some(match kind {
            ExportKind::Json => json::write_json(&shown),
            ExportKind::Csv => csv::write_csv(&shown),
            ExportKind::CsvAs(dialect) => csv::write_csv_as(&shown, dialect),
            ExportKind::Html if audience == Audience::Internal && report.shared.is_none() => {
                html::write_html_with(&shown, &self.project_bytes())
            }
            ExportKind::Html | ExportKind::HtmlAlone => html::write_html(&shown),
            ExportKind::PrintBody => html::write_body(&shown).into_bytes(),
            ExportKind::Text => text::write_text(&shown).into_bytes(),
            ExportKind::Xlsx => xlsx::write_xlsx(&shown),
            ExportKind::Profile => settings_file::profile(report),
            ExportKind::Rates => write_rates(report.settings.rates.as_ref()?).into_bytes(),
            // They go to suppliers, and rest on statements that others do not see and links do not hold.
            ExportKind::Questions if shown.audience != Audience::Internal || report.shared.is_some() => {
                return None;
            }
            ExportKind::Questions => write_questions(&shown).into_bytes(),
            // A report from a link has no files that could be saved.
            ExportKind::Project if report.shared.is_some() => return None,
            ExportKind::Project => self.project_bytes(),
            ExportKind::Result { named } => write_result(&shown, named, self.deployment.embed.least_known),
            // Only one's own house has the files themselves.
            ExportKind::File { .. } if audience != Audience::Internal => return None,
            ExportKind::File { source } => self.files.get(usize::from(source))?.bytes.clone(),
        })
    }

    /// The name of a file that is open.
    fn own_file(&self, source: u16) -> Response {
        let name = self.files.get(usize::from(source)).map(|it| it.name.clone());
        let mime = "application/octet-stream".to_owned();
        Response::Exported { file_name: name.unwrap_or_default(), mime }
    }

    /// Gives every source the fingerprint of its file: it costs time in proportion to the bytes, so it waits until
    /// something is exported.
    pub(super) fn seal(&mut self) {
        let Some(report) = &mut self.report else { return };
        for ((file, own), shown) in self.files.iter().zip(&mut self.sources).zip(&mut report.sources) {
            let seal = *own.sha256.get_or_insert_with(|| Sha256::of(&file.bytes));
            shown.sha256 = Some(seal);
        }
    }
}

/// The name of the BOM without its ending, for the names of exports.
fn file_stem(report: &Report) -> &str {
    let name = report.name();
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}
