//! The words around a link that carries a report.

use crate::domain::export::link::kinds::{LinkContents, LinkError, Reach};
use crate::domain::language::{en, tr};
use crate::domain::report::source::Shared;
use crate::domain::words::numbers;

/// What a link means for those who get it.
pub const PRIVACY: &str = en!(
    "The data is inside the link. Anyone with the link can read it. It is not sent to a server, but mail \
    and chat services and the browser's history keep it, and a link cannot be recalled."
);

/// How far a link of this length gets.
pub fn reach(reach: Reach, length: usize) -> String {
    let length = numbers::number_of(length as u64, "{} character", "{} characters");
    match reach {
        Reach::Anywhere => tr!("{}: works in every mail and chat.", length),
        Reach::Most => tr!("{}: works in most mail and chat programs; some cut longer links.", length),
        Reach::TooLong => {
            tr!("{}: too long for many programs. Send the HTML report or the project file instead.", length)
        }
    }
}

/// Who made the report that is shown, and when.
pub fn shared(shared: &Shared) -> String {
    let on = numbers::day(&shared.on);
    if shared.by.is_empty() {
        return tr!("Shared by link, checked on {}.", on);
    }
    tr!("Shared by {} by link, checked on {}.", shared.by, on)
}

/// What a report from a link can do, and what it cannot.
pub const LIMITS: &str =
    en!("It can be read, printed and saved, but not changed: the files are not in the link.");

/// In place of the lines, where the link holds none.
pub const NO_LINES: &str = en!(
    "This link holds the verdicts and the counts alone. Ask the sender for a link with lines, or for the HTML report."
);

/// Why a link cannot be opened, and what to do.
pub fn refusal(error: &LinkError) -> (String, String) {
    let hint = tr(match error {
        LinkError::Newer => "Reload the page to get the current version, and open the link again.",
        LinkError::Encrypted => "Enter the passphrase that the sender told you.",
        LinkError::TooLarge | LinkError::Damaged => {
            "Ask the sender for the whole link; mail and chat programs may have cut it. Or ask for the HTML report."
        }
    });
    (tr!("The link cannot be opened: {}.", error), hint.to_owned())
}

/// Message and hint where a report that came with a link is to be changed.
pub fn cannot_change() -> (String, String) {
    (
        tr("A report from a link can be read but not changed.").to_owned(),
        tr("Ask the sender for the project file, or open your own files.").to_owned(),
    )
}

/// Message and hint where something is asked of a report from a link that it does not hold.
pub fn not_in_link() -> (String, String) {
    (
        tr("The link does not hold this part of the report.").to_owned(),
        tr("Ask the sender for the HTML report or the project file.").to_owned(),
    )
}

/// The name of what a link holds.
pub fn contents(contents: LinkContents) -> &'static str {
    tr(match contents {
        LinkContents::Summary => "Summary",
        LinkContents::Lines => "With lines",
        LinkContents::Prices => "With lines and purchase prices",
    })
}

/// What a link holds.
pub fn holds(contents: LinkContents) -> &'static str {
    tr(match contents {
        LinkContents::Summary => "Verdicts, counts and the price of whole boards.",
        LinkContents::Lines => "The lines too, without purchase prices and sellers.",
        LinkContents::Prices => {
            "Lines, purchase prices, sellers and what the totals are made of: for your own house."
        }
    })
}
