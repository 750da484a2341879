//! The exporters, one a line: its name in the program, and what the file of its format says of it.
//!
//! Buttons, `--format`, media types and endings of files come from here.

use serde::{Deserialize, Serialize};

use super::ask::{quote_request, upload_list};
use super::bom::{corrected, preset};
use super::csv::CsvDialect;
use super::exporter::{Button, Exporter};
#[cfg(not(target_arch = "wasm32"))]
use super::{ci, cyclonedx, ipc1752};
use super::{csv, evidence, html, json, letters, open_questions, profile, project, rates, text, xlsx};
use crate::domain::language::en;

macro_rules! exporters {
    (
        $($(#[$about:meta])* $name:ident: $exporter:path,)+
        ; on the command line alone: $($(#[$native_about:meta])* $native:ident: $native_exporter:path,)+
    ) => {
        /// What can be saved.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
        pub enum ExportKind {
            $($(#[$about])* $name,)+
            $(#[cfg(not(target_arch = "wasm32"))] $(#[$native_about])* $native,)+
        }

        impl ExportKind {
            pub const ALL: &[Self] = &[
                $(Self::$name,)+
                $(#[cfg(not(target_arch = "wasm32"))] Self::$native,)+
            ];

            pub const fn exporter(self) -> &'static Exporter {
                match self {
                    $(Self::$name => &$exporter,)+
                    $(#[cfg(not(target_arch = "wasm32"))] Self::$native => &$native_exporter,)+
                }
            }
        }
    };
}

exporters! {
    /// The report as the command line shows it.
    Text: text::EXPORTER,
    Json: json::EXPORTER,
    Csv: csv::EXPORTER,
    /// With the saved project in it, where it is for one's own house.
    Html: html::EXPORTER,
    Xlsx: xlsx::EXPORTER,
    /// Everything, to be opened again. It is for one's own house, whatever the audience.
    Project: project::EXPORTER,
    /// The body of the HTML report, for the page's print view.
    PrintBody: html::PRINT_BODY,
    HtmlAlone: html::ALONE,
    CsvExact: csv::EXACT,
    CsvSemicolon: csv::SEMICOLON,
    CsvSemicolonExact: csv::SEMICOLON_EXACT,
    /// The letters to suppliers.
    Letters: letters::EXPORTER,
    /// The evidence register.
    Evidence: evidence::EXPORTER,
    /// The summary for a page that embeds the check.
    Result: json::result::EXPORTER,
    /// The same with the name of the BOM.
    NamedResult: json::result::NAMED,
    /// The profile that is in use, as a file to edit and to open again.
    Profile: profile::EXPORTER,
    /// The exchange rates that are in use, as a file to open again.
    Rates: rates::EXPORTER,
    /// A quote request to a supplier.
    QuoteRequest: quote_request::XLSX,
    QuoteRequestCsv: quote_request::CSV,
    /// Lists of parts for sellers' sites.
    Digikey: upload_list::DIGIKEY,
    Mouser: upload_list::MOUSER,
    Farnell: upload_list::FARNELL,
    Lcsc: upload_list::LCSC,
    Tme: upload_list::TME,
    Arrow: upload_list::ARROW,
    /// For all other sites and tools that take parts.
    PartList: upload_list::PART_LIST,
    /// The BOM with its corrections, in its own columns.
    Corrected: corrected::CSV,
    CorrectedXlsx: corrected::XLSX,
    /// The BOM for tools that take BOMs.
    BomKicad: preset::KICAD,
    BomAltium: preset::ALTIUM,
    BomJlcpcb: preset::JLCPCB,
    /// What has to be asked of whoever made the BOM.
    Questions: open_questions::TEXT,
    QuestionsCsv: open_questions::CSV,
    ; on the command line alone:
    /// The report as lines of JSON.
    JsonLines: json::lines::EXPORTER,
    /// Hardware as CycloneDX (ECMA-424).
    CycloneDx: cyclonedx::EXPORTER,
    /// What the files state of substances as IPC-1752B, class C.
    Ipc1752: ipc1752::EXPORTER,
    /// Findings at their rows, for code scanning.
    Sarif: ci::SARIF,
    /// Findings as test cases, for a CI.
    Junit: ci::JUNIT,
}

/// The buttons beside each other, by their places.
type Buttons = [Option<(ExportKind, &'static str)>; ExportKind::ALL.len()];

/// The buttons above a report. They stand apart from the exporters, for the page is a program without the writers.
pub const BAR: Buttons = by_place(true);

/// The buttons on the page on which a report is sent.
pub const SHARE: Buttons = by_place(false);

/// The buttons by which a supplier is asked for prices.
pub const QUOTE_REQUESTS: [(ExportKind, &str); 2] = [
    (ExportKind::QuoteRequest, en!("Quote request, XLSX")),
    (ExportKind::QuoteRequestCsv, en!("Quote request, CSV")),
];

/// The buttons that save the BOM with its corrections.
pub const BOMS: [(ExportKind, &str); 5] = [
    (ExportKind::Corrected, en!("Corrected BOM, CSV")),
    (ExportKind::CorrectedXlsx, en!("Corrected BOM, XLSX")),
    (ExportKind::BomKicad, "KiCad"),
    (ExportKind::BomAltium, "Altium"),
    (ExportKind::BomJlcpcb, "JLCPCB"),
];

/// The buttons that save the questions to whoever made the BOM.
pub const QUESTIONS: [(ExportKind, &str); 2] =
    [(ExportKind::Questions, en!("Questions, text")), (ExportKind::QuestionsCsv, en!("Questions, CSV"))];

/// The buttons of lists for sellers' sites, by the names of the sellers.
pub const UPLOAD_LISTS: [(ExportKind, &str); 7] = [
    (ExportKind::Digikey, "DigiKey"),
    (ExportKind::Mouser, "Mouser"),
    (ExportKind::Farnell, "Farnell"),
    (ExportKind::Lcsc, "LCSC"),
    (ExportKind::Tme, "TME"),
    (ExportKind::Arrow, "Arrow"),
    (ExportKind::PartList, en!("Octopart and others")),
];

const fn by_place(is_bar: bool) -> Buttons {
    let mut buttons: Buttons = [None; ExportKind::ALL.len()];
    let mut index = 0;
    while index < ExportKind::ALL.len() {
        let kind = ExportKind::ALL[index];
        let exporter = kind.exporter();
        if let Some(Button { place, words }) = if is_bar { exporter.bar } else { exporter.share } {
            buttons[place - 1] = Some((kind, words));
        }
        index += 1;
    }
    buttons
}

impl ExportKind {
    /// It asks others for prices.
    pub fn asks(self) -> bool {
        QUOTE_REQUESTS.iter().chain(&UPLOAD_LISTS).any(|it| it.0 == self)
    }

    /// It is what the page that embeds this one is sent.
    pub fn goes_to_host(self) -> bool {
        matches!(self, Self::Json | Self::HtmlAlone | Self::Result | Self::NamedResult)
    }

    /// Its findings stand at the files of a repository, which have paths.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn is_of_repository(self) -> bool {
        matches!(self, Self::Sarif | Self::Junit)
    }

    /// Those of the command line's `--format`.
    pub fn on_command_line() -> impl Iterator<Item = Self> {
        Self::ALL.iter().copied().filter(|it| it.exporter().is_on_command_line)
    }
}

impl CsvDialect {
    /// The export in this dialect.
    pub fn kind(self) -> ExportKind {
        match (self.has_decimal_comma, self.is_exact) {
            (false, false) => ExportKind::Csv,
            (false, true) => ExportKind::CsvExact,
            (true, false) => ExportKind::CsvSemicolon,
            (true, true) => ExportKind::CsvSemicolonExact,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{BAR, ExportKind, SHARE};
    use std::collections::BTreeSet;

    #[test]
    fn every_exporter_says_what_it_makes_and_no_two_share_a_code_or_a_place() {
        let mut codes = BTreeSet::new();
        for kind in ExportKind::ALL {
            let it = kind.exporter();
            assert!(!it.code.is_empty() && codes.insert(it.code), "{kind:?}");
            assert!(!it.ending.is_empty() && !it.ending.starts_with('.'), "{kind:?}");
            assert!(it.media_type.contains('/'), "{kind:?}");
            assert!(it.bar.iter().chain(&it.share).all(|it| !it.words.is_empty()), "{kind:?}");
            for (button, all) in [(it.bar, BAR), (it.share, SHARE)] {
                let found = all.iter().flatten().find(|it| it.0 == *kind).map(|it| it.1);
                assert_eq!(found, button.map(|it| it.words), "{kind:?} has a place of its own");
            }
        }
    }

    #[test]
    fn buttons_stand_in_their_order() {
        let kinds = |all: super::Buttons| all.iter().map_while(|it| it.map(|it| it.0)).collect::<Vec<_>>();
        use ExportKind::*;
        assert_eq!(kinds(BAR), [Json, Csv, Xlsx, Html, PrintBody, Project, Evidence]);
        assert_eq!(kinds(SHARE), [Html, Xlsx, Json, Text, PrintBody]);
    }
}
