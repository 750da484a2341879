//! The sentences of the evidence register: kinds of evidence, what a part lacks, and what to do next.

use crate::domain::assess::evidence::register::{Lack, Piece};
use crate::domain::compliance::evidence::EvidenceKind;
use crate::domain::day::Day;
use crate::domain::language::{en, tr};
use crate::domain::report::Report;
use crate::domain::words::numbers;

/// What the register is for.
pub const GLOSS: &str = en!(
    "What is held for each part and what the technical file by EN IEC 63000 misses. A word in a list is a statement, not a document."
);

/// For how many parts no document is held, and what to do.
pub fn undocumented(parts: usize, all: usize) -> String {
    if parts == all {
        return tr("No document is held for any part, at most words in a list. Ask the suppliers for a dated declaration of each.").to_owned();
    }
    let (parts, all) = (numbers::count(parts as u64), numbers::count(all as u64));
    tr!(
        "No document is held for {} of {} parts, at most words in a list. Ask the suppliers for a dated declaration of each.",
        parts,
        all
    )
}

/// What a piece of evidence is.
pub fn kind(kind: EvidenceKind) -> &'static str {
    tr(match kind {
        EvidenceKind::Statement => "Statement in a list",
        EvidenceKind::SupplierDeclaration => "Supplier declaration",
        EvidenceKind::TestReport => "Test report",
        EvidenceKind::MaterialDeclaration => "Material declaration",
    })
}

/// What is missing; empty where nothing is.
pub fn missing(lack: Lack) -> &'static str {
    match lack {
        Lack::Nothing => "",
        Lack::Declaration => tr("Supplier declaration"),
        Lack::Newer => tr("Supplier declaration of all ten substances"),
        Lack::Date => tr("Date of the document"),
        Lack::Exemption => tr("Material declaration that names the exemption"),
        Lack::AllSubstances => tr("Declaration or test report of all ten substances"),
        Lack::Proof => tr("Evidence that it complies"),
    }
}

/// What to do next.
pub fn next(lack: Lack) -> &'static str {
    tr(match lack {
        Lack::Nothing => "File the document, and look at it again when the part or the law changes.",
        Lack::Declaration => "Ask the supplier for a dated declaration that names the part number.",
        Lack::Newer => "Ask for a declaration of after 22 July 2019, by (EU) 2015/863.",
        Lack::Date => "Write the date of the document down, or ask the supplier for it.",
        Lack::Exemption => {
            "Ask which exemption is used, in which material, in an IPC-1752 or IEC 62474 file."
        }
        Lack::AllSubstances => "Ask for an answer for all ten substances; what is held leaves it open.",
        Lack::Proof => "Replace the part, or ask the supplier for evidence that the statement is wrong.",
    })
}

/// What a letter asks the supplier for; `None`: nothing.
pub fn request(lack: Lack, pieces: &[Piece<'_>]) -> Option<String> {
    Some(match lack {
        Lack::Nothing => return None,
        Lack::Declaration => tr("Please send: a dated declaration of RoHS compliance.").to_owned(),
        Lack::Newer => {
            let latest = pieces.iter().filter_map(|it| it.date).max();
            tr!(
                "Please send: a declaration for all ten substances; what we hold is of {}, and the four phthalates are restricted since 22 July 2019.",
                latest.map(|it| it.iso()).unwrap_or_default()
            )
        }
        Lack::Date => {
            let number = pieces.iter().map(|it| it.number.as_str()).find(|it| !it.is_empty());
            tr!("Please send: the date of your document {}.", number.unwrap_or(""))
        }
        Lack::Exemption => {
            tr("Please send: a material declaration with the exemption and where it is used.").to_owned()
        }
        Lack::AllSubstances => {
            tr("Please send: a declaration or test report for all ten substances.").to_owned()
        }
        Lack::Proof => {
            tr("It is stated as not compliant. Please send evidence if that is wrong, or name a compliant version.")
                .to_owned()
        }
    })
}

/// "2,500 days"; of a date that is not whole at least so many. Empty where it is not known.
pub fn age(report: &Report, piece: &Piece<'_>) -> String {
    age_days(report, piece).map(numbers::days).unwrap_or_default()
}

/// Days from the piece to the day of the check.
pub fn age_days(report: &Report, piece: &Piece<'_>) -> Option<u32> {
    piece.date?.age_days(Day::from_iso(&report.settings.date)?)
}
