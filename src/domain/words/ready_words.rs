//! The words of readiness: what each check found, and what to do.

use super::numbers::counted;
use crate::domain::ready::{Answer, Check, Subject};

/// "Go", "Not yet", "Unknown".
pub fn answer(answer: Answer) -> &'static str {
    match answer {
        Answer::Go => "Go",
        Answer::Unknown => "Unknown",
        Answer::NotYet => "Not yet",
    }
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
            label: "RoHS compliance",
            go: "All fitted lines comply.",
            not_yet: ("line is not compliant", "lines are not compliant"),
            unknown: ("line without a usable statement", "lines without a usable statement"),
            todo: "Choose compliant parts for these lines.",
            find_out: "Ask the suppliers, or drop part data that states it.",
        },
        Subject::Prices => Words {
            label: "Prices",
            go: "All fitted lines are priced.",
            not_yet: ("line has no price", "lines have no price"),
            unknown: ("line, none of them priced", "lines, none of them priced"),
            todo: "Get quotes for these lines at this volume.",
            find_out: "Drop part data or quotes with prices.",
        },
        Subject::LongLead => Words {
            label: "Long lead times",
            go: "No part waits for longer than the limit.",
            not_yet: ("part is short and has a long lead time", "parts are short and have a long lead time"),
            unknown: ("part has no known date", "parts have no known date"),
            todo: "Order these parts first, or approve alternates; the plan shows by when.",
            find_out: "Ask for stock and lead time of these parts.",
        },
        Subject::ShipDate => Words {
            label: "Ship date",
            go: "The wanted day can be kept.",
            not_yet: ("day later than wanted", "days later than wanted"),
            unknown: ("part has no known date", "parts have no known date"),
            todo: "See the plan for what holds the build up and what gains days.",
            find_out: "Set the wanted ship date, and find out the dates that are not known.",
        },
        Subject::Sources => Words {
            label: "Sources",
            go: "Every line has more than one maker and seller.",
            not_yet: ("line has one maker or one seller", "lines have one maker or one seller"),
            unknown: ("line whose sources are not known", "lines whose sources are not known"),
            todo: "Approve an alternate of another maker, or agree on a reserve.",
            find_out: "Drop part data of several sellers, or an approved list.",
        },
        Subject::Lifecycle => Words {
            label: "Lifecycle",
            go: "All parts are in production.",
            not_yet: ("line is not in full production", "lines are not in full production"),
            unknown: ("line without a statement", "lines without a statement"),
            todo: "Replace these parts before the design is frozen, or buy for the whole life.",
            find_out: "Drop part data that states the lifecycle.",
        },
        Subject::Data => Words {
            label: "The file",
            go: "The file has no errors and no warnings.",
            not_yet: ("problem in the file", "problems in the file"),
            unknown: ("problem in the file", "problems in the file"),
            todo: "Mend the file, or confirm how it is read.",
            find_out: "Open a BOM.",
        },
        Subject::Yield => Words {
            label: "Yield",
            go: "The share of good boards was stated.",
            not_yet: ("", ""),
            unknown: ("", "The share of good boards is an assumption."),
            todo: "",
            find_out: "Enter your yield, or your assembler's profile.",
        },
        Subject::SetUp => Words {
            label: "Set-up and one-time cost",
            go: "Set-up and one-time cost come from your profile.",
            not_yet: ("", ""),
            unknown: ("", "Set-up and one-time cost are an assumption, or are left out."),
            todo: "",
            find_out: "Enter your assembler's profile.",
        },
    }
}

/// The name of a check: "RoHS compliance".
pub fn label(check: &Check) -> &'static str {
    words(check.subject).label
}

/// What a check found: "3 lines have no price."
pub fn sentence(check: &Check) -> String {
    let words = words(check.subject);
    let (one, many) = match check.answer {
        Answer::Go => return words.go.to_owned(),
        Answer::NotYet => words.not_yet,
        Answer::Unknown if check.subject == Subject::ShipDate && check.count == 0 => {
            return "No ship date is wanted.".to_owned();
        }
        Answer::Unknown => words.unknown,
    };
    if one.is_empty() {
        return many.to_owned();
    }
    if check.count == 0 {
        return "Nothing is known.".to_owned();
    }
    format!("{}.", counted(check.count.into(), one, many))
}

/// What to do about a check; empty where nothing is to be done.
pub fn todo(check: &Check) -> &'static str {
    match check.answer {
        Answer::Go => "",
        Answer::NotYet => words(check.subject).todo,
        Answer::Unknown => words(check.subject).find_out,
    }
}

/// The answer for a volume, in a sentence.
pub fn verdict(answer: Answer) -> &'static str {
    match answer {
        Answer::Go => "Ready.",
        Answer::Unknown => "Not known: something has to be found out first.",
        Answer::NotYet => "Not yet.",
    }
}
