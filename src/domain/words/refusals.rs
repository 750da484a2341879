//! Why a file cannot be read, and what to do: one clear sentence each.

use super::numbers::count;
use crate::domain::language::{tr, tr_text};
use crate::domain::money::rates::RatesError;
use crate::domain::profile::file::ProfileError;
use crate::domain::project::file::ProjectError;
use crate::domain::read::ReadError;

/// Message and hint for an error of reading.
pub fn refusal(error: &ReadError) -> (String, String) {
    let (message, hint) = match error {
        ReadError::Empty => (
            tr("The file is empty.").to_owned(),
            tr("Export the BOM again, and check that the file has content."),
        ),
        ReadError::TooLarge { found, limit } => (
            tr!("The file has {}; the limit is {}.", size(*found), size(*limit)),
            tr("Split the file, or save only the sheet with the parts."),
        ),
        ReadError::NotATable { kind } => (
            tr!("This is {}, not a table of parts.", tr(kind)),
            tr("Export the BOM as CSV or XLSX from your CAD or ERP program."),
        ),
        ReadError::Encrypted => (
            tr("The file is protected with a password.").to_owned(),
            tr("Save it without a password, or save the sheet as CSV."),
        ),
        ReadError::UnpacksTooLarge { limit } => (
            tr!("The file unpacks to more than {}.", size(*limit)),
            tr("Save only the sheet with the parts, as CSV or as a new workbook."),
        ),
        ReadError::Damaged { what } => (
            tr!("The file is damaged: {}.", tr_text(what).trim_end_matches('.')),
            tr("Open it in the program that made it, save it again, and try that copy."),
        ),
        ReadError::TooManyFiles { limit } => (
            tr!("Only the first {} files of it were opened.", count(*limit as u64)),
            tr("Open the others by themselves, those that belong together at a time."),
        ),
        ReadError::TooMuchTogether => (
            tr("This file and those after it were not opened: together they hold too much.").to_owned(),
            tr("Open the others by themselves, those that belong together at a time."),
        ),
        ReadError::NoTable => (
            tr("No table was found in the file.").to_owned(),
            tr("Open a file with one row per part and a header row, as CSV or XLSX."),
        ),
    };
    (message, hint.to_owned())
}

/// Message and hint where something is asked of a report and no file is open.
pub fn nothing_open() -> (String, String) {
    (tr("No file is open.").to_owned(), tr("Open a bill of materials, or try the sample.").to_owned())
}

/// Message and hint where a visitor asks for what the page that embeds this one brings.
pub fn of_host() -> (String, String) {
    let message = tr("This rests on data of the page around, which is not shown.").to_owned();
    (message, tr("Ask whoever runs that page.").to_owned())
}

/// Message and hint where two revisions are to be compared and there is only one.
pub fn nothing_to_compare() -> (String, String) {
    (
        tr("There is only one revision.").to_owned(),
        tr("Open the other revision of the BOM over this one, or both together if they have over 30,000 lines.").to_owned(),
    )
}

/// "64 MB", "700 kB", "12 bytes": decimal units, rounded down.
fn size(bytes: usize) -> String {
    match bytes {
        0..1_000 => tr!("{} bytes", count(bytes as u64)),
        1_000..1_000_000 => tr!("{} kB", count((bytes / 1_000) as u64)),
        _ => tr!("{} MB", count((bytes / 1_000_000) as u64)),
    }
}

/// Why a profile cannot be used, and what to do.
pub fn profile(error: &ProfileError) -> (String, &'static str) {
    (
        tr!("The profile cannot be used: {}.", error),
        tr("Correct the entry and open the file again; until then the profile before it stays in use."),
    )
}

/// Settings came before any BOM: that they are kept, and what to do.
pub fn settings_alone() -> (String, &'static str) {
    (tr("These settings are kept, but no BOM is open yet.").to_owned(), tr("Add the BOM that they are for."))
}

/// Why a project cannot be opened, and what to do.
pub fn project(error: &ProjectError) -> (String, &'static str) {
    let hint = tr(match error {
        ProjectError::Newer(_) => {
            "Reload the page, or install the current version, and open the project again."
        }
        _ => "Open the copy that was saved, or the files that the project was made from.",
    });
    (tr!("The project cannot be opened: {}.", error), hint)
}

/// Why a table of exchange rates cannot be used, and what to do.
pub fn rates(error: &RatesError) -> (String, &'static str) {
    (
        tr!("The exchange rates cannot be used: {}.", error),
        tr("Correct the entry and open the file again; until then the rates before it stay in use."),
    )
}

#[cfg(test)]
mod tests {
    use super::refusal;
    use crate::domain::read::ReadError;

    #[test]
    fn each_error_is_one_sentence_with_a_next_step() {
        let errors = [
            ReadError::Empty,
            ReadError::TooLarge { found: 80_000_000, limit: 67_108_864 },
            ReadError::NotATable { kind: "a picture" },
            ReadError::Encrypted,
            ReadError::UnpacksTooLarge { limit: 512 << 20 },
            ReadError::Damaged { what: "the zip directory is missing".to_owned() },
            ReadError::TooManyFiles { limit: 256 },
            ReadError::TooMuchTogether,
            ReadError::NoTable,
        ];
        for error in errors {
            let (message, hint) = refusal(&error);
            assert!(message.ends_with('.') && message.matches('.').count() == 1, "{message}");
            assert!(hint.ends_with('.'), "{hint}");
        }
        let (message, _) = refusal(&ReadError::TooLarge { found: 80_000_000, limit: 67_108_864 });
        assert_eq!(message, "The file has 80 MB; the limit is 67 MB.");
    }
}
