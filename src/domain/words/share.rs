//! The words of the page on which a report is sent: who may see what, in which form, and what is kept on this computer.

use crate::domain::language::{en, tr};
use crate::domain::report::Audience;

pub const TITLE: &str = en!("Share this report");
pub const WHO: &str = en!("Who is it for?");
pub const PREVIEW: &str = en!("What leaves");
pub const PREVIEW_NAME: &str = en!("Preview of the report that leaves");
pub const PREVIEW_GLOSS: &str =
    en!("The HTML report, word for word as it is saved. The other files hold the same facts.");
pub const PREVIEW_LARGE: &str = en!("This report is long: its preview takes a while.");
pub const PREVIEW_SHOW: &str = en!("Show the preview");
pub const SAVE: &str = en!("Save a file");
pub const LINK: &str = en!("As a link");
pub const SENDER: &str = en!("Sender and quote");
pub const SENDER_GLOSS: &str = en!(
    "Stands at the head of the HTML report and in the workbook. Company, contact, logo and terms are remembered in this \
     browser."
);

/// The name of an audience.
pub fn audience(audience: Audience) -> &'static str {
    tr(match audience {
        Audience::Internal => "Internal",
        Audience::Customer => "Customer",
        Audience::Summary => "Summary only",
    })
}

/// What leaves to an audience, and what does not.
pub fn leaves(audience: Audience) -> &'static str {
    tr(match audience {
        Audience::Internal => {
            "Everything, with purchase prices, sellers and margins. The HTML report also carries the files themselves, so that \
             Bomlight can open it again."
        }
        Audience::Customer => {
            "Lines, compliance, lead times and the price of whole boards. Purchase prices, margins, sellers and your files stay here."
        }
        Audience::Summary => {
            "Verdicts, counts and the price of whole boards. Every line and part number stays here, too."
        }
    })
}

/// The dialects of CSV by the value of their choice.
pub const DIALECTS: [(&str, &str); 2] = [
    ("comma", en!("Comma, decimal point")),
    ("semicolon", en!("Semicolon, decimal comma (Excel in Germany, France)")),
];
pub const DIALECT: &str = en!("CSV with");
pub const EXACT: &str = en!("Exact data, no protection");
pub const GUARDED_GLOSS: &str = en!(
    "A cell that a spreadsheet would take for a formula gets a ' in front. Part numbers stay text in XLSX."
);
pub const EXACT_GLOSS: &str = en!("For programs alone: a spreadsheet may run such a file as formulas.");

/// In the place of a link whose passphrase could be guessed.
pub const SHORT: &str = en!("Use a passphrase of at least 8 letters: a shorter one is soon guessed.");

pub const CONTENTS: &str = en!("Contents");
pub const BY: &str = en!("Made by");
pub const PASSPHRASE: &str = en!("Passphrase (optional)");
pub const PASSPHRASE_GLOSS: &str =
    en!("Whoever opens the link is asked for it. Tell it another way than the link. It cannot be recovered.");
pub const NO_PASSPHRASE: &str =
    en!("A passphrase can only be set where this page comes over https or from a disk.");
pub const COPY: &str = en!("Copy this link");
pub const COPIED: &str = en!("The link was copied.");
pub const COPY_BY_HAND: &str =
    en!("The browser does not let this page copy. The link is selected: press Ctrl+C.");
pub const ADDRESS: &str = en!("The link");
pub const FROM_DISK: &str =
    en!("This page was opened from a disk, so the link works where the same file lies at the same place. \
     From a website it works for everybody.");
pub const LOCKING: &str = en!("The link is being locked.");

/// What a link says before it is opened.
pub const OPENING: &str = en!("Opening the link");
pub const OPEN_TITLE: &str = en!("Open the link?");
pub const REPLACES: &str =
    en!("Its report takes the place of what is open. Save the project first if you still need it.");
pub const LOCKED_TITLE: &str = en!("This link is protected");
pub const LOCKED_GLOSS: &str = en!("Enter the passphrase that the sender told you.");
pub const WRONG: &str = en!("That is not the passphrase of this link. Check it and try again.");
pub const NO_CRYPTO: &str =
    en!("A protected link can only be opened where this page comes over https or from a disk.");

/// What is kept on this computer.
pub const KEPT: &str = en!("Kept on this computer");
pub const KEPT_OPEN: &str = en!("Open it");
pub const KEPT_FORGET: &str = en!("Forget it");
pub const TOO_LARGE: &str = en!("This BOM is too large to be kept for a reload");
pub const NO_ROOM: &str = en!("The browser has no room to keep this BOM for a reload");
pub const TOO_LARGE_HINT: &str =
    en!("Save the project if you still need your changes after the page is closed.");
pub const WIPED: &str = en!("All that was kept in this browser is forgotten.");

/// What is offered after a reload; `time` is "22:10", or a day and a time.
pub fn kept(name: &str, time: &str) -> String {
    tr!("Your last BOM, {}, is kept on this computer from {}.", name, time)
}
