//! What is opened and decided before it is asked who is told which marker.

use bomlight::domain::profile::embedded;
use bomlight::domain::project::Command;
use bomlight::domain::read::Limits;
use bomlight::domain::report::Audience;
use bomlight::domain::settings::Settings;
use bomlight::engine::Session;
use bomlight::engine::protocol::{Request, Response};

/// Files and edits that hold markers.
pub(super) struct Case {
    pub(super) name: &'static str,
    pub(super) files: Vec<(&'static str, Vec<u8>)>,
    pub(super) edits: Vec<Command>,
    /// Marker, and the widest audience that it may reach: the table of docs/report.md.
    pub(super) told: &'static [(&'static str, Audience)],
    /// Texts that no export holds.
    pub(super) untold: &'static [&'static str],
    /// Texts that stay in the house, whether an export there holds them or not.
    pub(super) hidden: &'static [&'static str],
    /// Findings of the report, without which the case would ask nothing.
    pub(super) findings: Vec<&'static str>,
}

impl Case {
    pub(super) fn session(&self) -> Session {
        let mut settings = Settings::new("2026-11-22");
        let mut profile = embedded::profile().expect("the embedded profile");
        profile.name = "qzprofile".to_owned();
        for table in &mut profile.attrition_tables {
            table.name = "qztable".to_owned();
        }
        profile.branding.company = "qzcompany".to_owned();
        settings.profile = Some(profile);
        let mut session = Session::new(settings, Limits::default());
        let files = self.files.iter().map(|(name, bytes)| ((*name).to_owned(), bytes.clone())).collect();
        assert!(session.open(files, false, &mut |_| {}).is_empty(), "{}", self.name);
        for edit in &self.edits {
            let (answer, _) = session.handle(Request::Apply(edit.clone()), Vec::new(), &mut |_| {});
            assert!(matches!(answer, Response::Summary { .. }), "{}: {edit:?}: {answer:?}", self.name);
        }
        let codes: Vec<&str> =
            session.report().expect("a report").findings.iter().map(|it| it.code).collect();
        for code in &self.findings {
            assert!(codes.contains(code), "{}: {code} is not among {codes:?}", self.name);
        }
        session
    }
}

/// A workbook in the XML of Excel 2003: a name and its rows for each sheet.
pub(super) fn workbook(sheets: &[(&str, &[&str])]) -> Vec<u8> {
    let sheets: String = sheets
        .iter()
        .map(|(name, rows)| {
            let cells = |row: &str| -> String {
                row.split('|')
                    .map(|it| format!("<Cell><Data ss:Type=\"String\">{it}</Data></Cell>"))
                    .collect()
            };
            let rows: String = rows.iter().map(|it| format!("<Row>{}</Row>", cells(it))).collect();
            format!("<Worksheet ss:Name=\"{name}\"><Table>{rows}</Table></Worksheet>")
        })
        .collect();
    format!(
        "<?xml version=\"1.0\"?><Workbook xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\">{sheets}</Workbook>"
    )
    .into_bytes()
}
