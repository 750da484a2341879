//! The words of readiness: what each check found, and what to do.

use super::numbers::number_of;
use crate::domain::language::{en, tr};
use crate::domain::ready::{Answer, Check, Subject};

/// "Go", "Not yet", "Unknown".
pub fn answer(answer: Answer) -> &'static str {
    tr(match answer {
        Answer::Go => "Go",
        Answer::Unknown => "Unknown",
        Answer::NotYet => "Not yet",
    })
}

/// The words of one subject.
struct Words {
    label: &'static str,
    go: &'static str,
    /// What is counted, for one and for many; where nothing can be counted the sentence stands alone.
    not_yet: (&'static str, &'static str),
    unknown: (&'static str, &'static str),
    todo: &'static str,
    find_out: &'static str,
}

fn words(subject: Subject) -> Words {
    match subject {
        Subject::Compliance => Words {
            label: en!("RoHS compliance"),
            go: en!("All fitted lines comply."),
            not_yet: (en!("{} line is not compliant."), en!("{} lines are not compliant.")),
            unknown: (
                en!("{} line without a usable statement."),
                en!("{} lines without a usable statement."),
            ),
            todo: en!("Choose compliant parts for these lines."),
            find_out: en!("Ask the suppliers, or drop part data that states it."),
        },
        Subject::Prices => Words {
            label: en!("Prices"),
            go: en!("All fitted lines are priced."),
            not_yet: ("", ""),
            unknown: (en!("{} line has no price."), en!("{} lines have no price.")),
            todo: "",
            find_out: en!("Drop part data, or get quotes for these lines at this volume."),
        },
        Subject::Made => Words {
            label: en!("Parts still made"),
            go: en!("Every part is still made, or enough of it is in stock."),
            not_yet: (
                en!("{} part is no longer made, and too few are in stock."),
                en!("{} parts are no longer made, and too few are in stock."),
            ),
            unknown: (
                en!("{} part has neither enough stated stock nor a known lifecycle."),
                en!("{} parts have neither enough stated stock nor a known lifecycle."),
            ),
            todo: en!("Cannot be built: choose other parts, or build no more than the stock allows."),
            find_out: en!("Drop part data that states the lifecycle."),
        },
        Subject::LongLead => Words {
            label: en!("Long lead times"),
            go: en!("No part waits for longer than the limit."),
            not_yet: (
                en!("{} part is short and has a long lead time."),
                en!("{} parts are short and have a long lead time."),
            ),
            unknown: (en!("{} part has no known date."), en!("{} parts have no known date.")),
            todo: en!("Order these parts first, or approve alternates; the plan shows by when."),
            find_out: en!("Ask for stock and lead time of these parts."),
        },
        Subject::ShipDate => Words {
            label: en!("Ship date"),
            go: en!("The wanted day can be kept."),
            not_yet: (en!("{} day later than wanted."), en!("{} days later than wanted.")),
            unknown: (en!("{} part has no known date."), en!("{} parts have no known date.")),
            todo: en!("See the plan for what holds the build up and what gains days."),
            find_out: en!("Set the wanted ship date, and find out the dates that are not known."),
        },
        Subject::Sources => Words {
            label: en!("Sources"),
            go: en!("Every line has more than one maker and seller."),
            not_yet: (
                en!("{} line has one maker or one seller."),
                en!("{} lines have one maker or one seller."),
            ),
            unknown: (
                en!("{} line whose sources are not known."),
                en!("{} lines whose sources are not known."),
            ),
            todo: en!("Approve an alternate of another maker, or agree on a reserve."),
            find_out: en!("Drop part data of several sellers, or an approved list."),
        },
        Subject::Lifecycle => Words {
            label: en!("Lifecycle"),
            go: en!("All parts are in production."),
            not_yet: (en!("{} line is not in full production."), en!("{} lines are not in full production.")),
            unknown: (
                en!("{} line whose lifecycle is not known."),
                en!("{} lines whose lifecycle is not known."),
            ),
            todo: en!("Replace these parts before the design is frozen, or buy for the whole life."),
            find_out: en!("Drop part data that states the lifecycle."),
        },
        Subject::Data => Words {
            label: en!("The file"),
            go: en!("Every line was read, is counted and can be ordered."),
            not_yet: (en!("{} problem in the file."), en!("{} problems in the file.")),
            unknown: (en!("{} problem in the file."), en!("{} problems in the file.")),
            todo: en!("Correct the file, or confirm how it is read."),
            find_out: en!("Open a BOM."),
        },
        Subject::Yield => Words {
            label: en!("Yield"),
            go: en!("The share of good boards was stated."),
            not_yet: ("", ""),
            unknown: ("", en!("The share of good boards is an assumption.")),
            todo: "",
            find_out: en!("Enter your yield, or your assembler's profile."),
        },
        Subject::SetUp => Words {
            label: en!("Set-up and one-time cost"),
            go: en!("Set-up and one-time cost come from your profile."),
            not_yet: ("", ""),
            unknown: ("", en!("Set-up and one-time cost are an assumption, or are left out.")),
            todo: "",
            find_out: en!("Enter your assembler's profile."),
        },
    }
}

/// The name of a check: "RoHS compliance".
pub fn label(check: &Check) -> &'static str {
    tr(words(check.subject).label)
}

/// What a check found: "3 lines have no price."
pub fn sentence(check: &Check) -> String {
    let words = words(check.subject);
    let (one, many) = match check.answer {
        Answer::Go => return tr(words.go).to_owned(),
        Answer::NotYet => words.not_yet,
        Answer::Unknown if check.subject == Subject::ShipDate && check.count == 0 => {
            return tr("No ship date is wanted.").to_owned();
        }
        Answer::Unknown => words.unknown,
    };
    if one.is_empty() {
        return tr(many).to_owned();
    }
    if check.count == 0 {
        return tr("Nothing is known.").to_owned();
    }
    number_of(check.count.into(), one, many)
}

/// What to do about a check; empty where nothing is to be done.
pub fn todo(check: &Check) -> &'static str {
    match check.answer {
        Answer::Go => "",
        Answer::NotYet => tr(words(check.subject).todo),
        Answer::Unknown => tr(words(check.subject).find_out),
    }
}

/// "Ready for 100 boards?"
pub fn question(boards: u32) -> String {
    number_of(boards.into(), "Ready for {} board?", "Ready for {} boards?")
}

/// The answer for a volume, in a sentence.
pub fn verdict(answer: Answer) -> &'static str {
    tr(match answer {
        Answer::Go => "Ready.",
        Answer::Unknown => "Not known: something has to be found out first.",
        Answer::NotYet => "Not yet.",
    })
}
