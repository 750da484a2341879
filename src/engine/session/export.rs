//! What can be saved: the report in its formats for an audience, the settings it rests on, and the files themselves.

use super::Session;
use super::refusals::{not_in_link, nothing_open};
use crate::domain::export::exporter::Exported;
use crate::domain::export::withhold::told;
use crate::domain::language::in_english;
use crate::domain::report::{Audience, Report};
use crate::domain::sha256::Sha256;
use crate::engine::protocol::{ExportKind, Response};

impl Session {
    /// The name, the kind and the bytes of an export.
    #[inline(never)]
    pub(super) fn export(
        &mut self,
        kind: ExportKind,
        audience: Audience,
        volume: Option<usize>,
    ) -> (Response, Option<Vec<u8>>) {
        let bytes = self.export_at(kind, audience, volume);
        let exporter = kind.exporter();
        // A supplier is not told the name of the BOM, which may name a customer.
        let stem = self.report.as_ref().filter(|_| !kind.asks()).map_or("parts", |it| file_stem(it));
        let suffix = match (kind, audience) {
            (ExportKind::Project, _) => String::new(),
            (kind, _) if kind.asks() => ["-", &self.project.settings.date].concat(),
            (_, Audience::Internal) => "-bomlight".to_owned(),
            (_, audience) => ["-bomlight-", audience.code()].concat(),
        };
        self.exported([stem, &suffix, ".", exporter.ending].concat(), exporter.media_type, bytes)
    }

    /// The bytes of an export; `None` where nothing is open, or what is open does not have them.
    pub fn export_bytes(&mut self, kind: ExportKind, audience: Audience) -> Option<Vec<u8>> {
        self.export_at(kind, audience, None)
    }

    /// The same for one volume, by its index in the settings, where an export asks for prices.
    pub fn export_at(
        &mut self,
        kind: ExportKind,
        audience: Audience,
        volume: Option<usize>,
    ) -> Option<Vec<u8>> {
        self.seal();
        let report = self.report.as_ref()?;
        let exporter = kind.exporter();
        // What is left out has words in its place.
        let shown = if exporter.is_for_programs {
            in_english(|| told(report, audience))
        } else {
            told(report, audience)
        };
        let project = || self.project_bytes();
        let project: Option<&dyn Fn() -> Vec<u8>> =
            if report.shared.is_none() { Some(&project) } else { None };
        let rows = |source: u16| self.rows(source);
        (exporter.write)(&Exported {
            report: &shown,
            project,
            rows: Some(&rows),
            least_known: self.deployment.embed.least_known,
            volume,
        })
    }

    /// Writes an export; one that may be as large as the computer's memory piece by piece. `None` as in `export_bytes`.
    ///
    /// # Errors
    /// Those of the sink.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn export_to(
        &mut self,
        kind: ExportKind,
        audience: Audience,
        out: &mut impl std::io::Write,
    ) -> Option<std::io::Result<()>> {
        use crate::domain::export::{ci, cyclonedx, json};
        self.seal();
        let is_of_lines = matches!(kind, ExportKind::CycloneDx | ExportKind::Sarif);
        if !is_of_lines && !matches!(kind, ExportKind::Json | ExportKind::JsonLines) {
            return self.export_bytes(kind, audience).map(|it| out.write_all(&it));
        }
        let report = self.report.as_ref()?;
        let shown = in_english(|| told(report, audience));
        if is_of_lines && !shown.audience.sees_lines() {
            return None;
        }
        Some(match kind {
            ExportKind::JsonLines => json::lines::write_to(&shown, out),
            ExportKind::CycloneDx => cyclonedx::write_to(&shown, out),
            ExportKind::Sarif => ci::sarif_to(&shown, out),
            _ => json::write_to(&shown, out),
        })
    }

    /// The rows of a file as it is read, with what the review changed in them; the names that its format gives the
    /// columns in front.
    fn rows(&self, source: u16) -> Option<Vec<Vec<String>>> {
        let layout = &self.sources.get(usize::from(source))?.layout;
        let sheet = self.files.get(usize::from(source))?.document.sheets.get(layout.sheet)?;
        let row = |row: usize| {
            let cells = sheet.table.row(row).enumerate();
            cells.map(|(at, it)| layout.decided.correction(row, at, it).unwrap_or(it).to_owned()).collect()
        };
        let rows = (0..sheet.table.row_count()).map(row);
        Some(rows.collect())
    }

    /// A file that is open, as it came: for one's own house alone.
    #[inline(never)]
    pub(super) fn own_file(&self, source: u16) -> (Response, Option<Vec<u8>>) {
        let file = self.files.get(usize::from(source)).filter(|_| self.report.is_some());
        let name = file.map_or_else(String::new, |it| it.name.clone());
        self.exported(name, "application/octet-stream", file.map(|it| it.bytes.clone()))
    }

    fn exported(&self, name: String, mime: &str, bytes: Option<Vec<u8>>) -> (Response, Option<Vec<u8>>) {
        if bytes.is_none() {
            let is_shared = self.report.as_ref().is_some_and(|it| it.shared.is_some());
            return (if is_shared { not_in_link() } else { nothing_open() }, None);
        }
        (Response::Exported { file_name: name, mime: mime.to_owned() }, bytes)
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
