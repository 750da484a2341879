//! The words of what can be quoted and what to bring next: short, and what to do.

use super::list;
use super::numbers::{count, lines, parts, rough_in};
use crate::domain::language::{en, tr};
use crate::domain::next::matched::Matched;
use crate::domain::next::quotable::{Question, Quotable};
use crate::domain::next::{Bring, What};
use crate::domain::report::Report;

/// More parts than this are counted.
const NAMED: usize = 3;

pub const TITLE: &str = en!("What to bring next");

/// "61 of 107 lines".
pub fn ready(quotable: &Quotable) -> String {
    tr!("{} of {}", count(quotable.ready as u64), lines(quotable.lines as u64))
}

/// "no part number: 20, no value or size: 12": what is asked of the others.
pub fn asked(quotable: &Quotable) -> String {
    let some = Question::ALL.into_iter().zip(quotable.questions).filter(|it| it.1 > 0);
    let asked = list(some.map(|(question, lines)| {
        let word = tr(match question {
            Question::PartNumber => "no part number",
            Question::ValueOrSize => "no value or size",
            Question::Voltage => "no voltage",
            Question::Quantity => "no quantity",
            Question::Placed => "quantity 0",
            Question::Differs => "part number and line differ",
            Question::NotMade => "no longer made",
        });
        tr!("{}: {}", word, count(lines as u64))
    }));
    if asked.is_empty() { tr("nothing to ask").to_owned() } else { asked }
}

/// "7 matched, 3 nearly, 111 not": the lines by what a list says of them.
pub fn matched(it: &Matched) -> String {
    let [matched, nearly, not] = [it.matched, it.nearly, it.not].map(|it| count(it as u64));
    tr!("{} matched, {} nearly, {} not", matched, nearly, not)
}

/// Both in one: "61 of 107 lines (no part number: 20)".
pub fn quotable(quotable: &Quotable) -> String {
    tr!("{} ({})", ready(quotable), asked(quotable))
}

/// What to bring, and what it does.
pub fn bring(report: &Report, it: &Bring) -> String {
    let number = it.lines.len() as u64;
    let (of_lines, of_parts) = (lines(number), parts(number));
    match &it.what {
        What::Prices if report.settings.estimates && report.settings.reference.is_some() => {
            tr!(
                "Ask for the prices of {}, which cannot be estimated: {}.",
                of_parts,
                names(report, &it.lines)
            )
        }
        What::Prices => tr!("Ask for the prices of {}: {}.", of_parts, names(report, &it.lines)),
        What::Narrowing(band) => {
            let amounts = |band: [rust_decimal::Decimal; 2]| {
                band.map(|it| rough_in(it, band, report.currency)).join("–")
            };
            let currency = report.currency.map(|it| it.to_string()).unwrap_or_default();
            let after = [amounts(band.to), currency].join(" ");
            tr!(
                "Prices of {} narrow a board at {} from {} to {}: {}.",
                of_parts,
                count(band.boards.into()),
                amounts(band.from),
                after.trim_end(),
                names(report, &it.lines)
            )
        }
        What::Rohs(makers) if makers.is_empty() => {
            tr!("RoHS of {}: drop part data that states it, or name the manufacturers.", of_lines)
        }
        What::Rohs(makers) => tr!("Ask for RoHS of {}: {}.", of_lines, list(makers)),
        What::Answer(question) => {
            let sentence = match question {
                Question::PartNumber => en!("Add the part number of {}."),
                Question::ValueOrSize => {
                    en!("Fill in value and size of {}: passives without part number.")
                }
                Question::Voltage => en!("Fill in the voltage of {}: capacitors without part number."),
                Question::Quantity | Question::Placed => en!("Enter the quantity of {}."),
                Question::Differs => en!("Correct {}: part number and line differ."),
                Question::NotMade => en!("Choose other parts for {}: no longer made."),
            };
            tr!(sentence, of_lines)
        }
        What::LeadTimes => tr!(
            "Ask for the lead times of {}, usually 16 weeks and more: {}.",
            of_parts,
            names(report, &it.lines)
        ),
    }
}

/// The first parts by name: "AM5729BABCXEAR, XC7A200T and 2 more".
fn names(report: &Report, lines: &[u32]) -> String {
    let name = |at: &u32| {
        let line = report.lines.get(*at as usize)?;
        let (bom, used) = (&line.line, line.used_mpn());
        let texts = [used, &bom.value, &bom.description, &bom.designator_text];
        texts.into_iter().find(|it| !it.is_empty())
    };
    let (shown, more) = lines.split_at(lines.len().min(NAMED));
    let shown = list(shown.iter().filter_map(name));
    if more.is_empty() { shown } else { tr!("{} and {} more", shown, count(more.len() as u64)) }
}
