//! What else is likely to apply to the finished product, in words, with the lines that led to it.

use crate::domain::language::{en, tr};
use crate::domain::report::Report;
use crate::domain::report::line::ReportLine;
use crate::domain::report::marking::{Act, Marking};
use crate::domain::words::{list, numbers};

pub const TITLE: &str = en!("What else is likely to apply");

/// What the section is not.
pub const GLOSS: &str = en!(
    "Hints from the lines of this BOM. A BOM cannot show any of it: tests and documents of the finished product are required."
);

/// More lines than these are counted.
const NAMED: usize = 5;

/// The act: "RED, Directive 2014/53/EU".
pub fn act(act: Act) -> &'static str {
    tr(match act {
        Act::Red => "CE: RED, Directive 2014/53/EU",
        Act::Emc | Act::EmcInRed => "CE: EMC, Directive 2014/30/EU",
        Act::Lvd | Act::LvdInRed => "CE: low voltage (LVD), Directive 2014/35/EU",
        Act::FccC => "FCC, 47 CFR part 15 C",
        Act::FccB => "FCC, 47 CFR part 15 B",
        Act::Weee => "WEEE, Directive 2012/19/EU",
        Act::Battery => "Batteries, Regulation (EU) 2023/1542",
        Act::ManagementSystem => "ISO 9001",
    })
}

/// Why it is likely, and what it takes.
pub fn says(act: Act) -> &'static str {
    tr(match act {
        Act::Red => {
            "Likely: there is a radio part. Radio, EMC and safety tests are required and, if the product is connected to the internet, cybersecurity. A certified module helps but replaces none of them."
        }
        Act::Emc => "Likely: it is a powered board. An EMC assessment of the finished product is required.",
        Act::EmcInRed => "Likely as a part of the RED, which asks for the same of radio equipment.",
        Act::Lvd => {
            "Likely: there is a mains part. It applies from 50 V AC or 75 V DC on and requires a safety assessment."
        }
        Act::LvdInRed => "Likely as a part of the RED, which asks for the same at any voltage.",
        Act::FccC => {
            "Likely in the US: there is a radio part. Certification is required; a module with an FCC ID helps if it is used as certified."
        }
        Act::FccB => {
            "Likely in the US: it is a powered board. A measurement and a supplier's declaration are required."
        }
        Act::Weee => {
            "Likely: it is electrical equipment. Registration in each country and the crossed-out bin are required."
        }
        Act::Battery => {
            "Likely: there is a cell, its holder or its charger. The battery maker's documents are required (substances, marking, CE), and the battery must be removable."
        }
        Act::ManagementSystem => "It certifies a management system, never a part.",
    })
}

/// "See U1 ESP32-WROOM-32E, AE1, 3 more lines."; empty where no line is told.
pub fn lines(report: &Report, marking: &Marking) -> String {
    if !report.audience.sees_lines() {
        return String::new();
    }
    let all = marking.lines.iter().filter_map(|it| report.lines.get(*it as usize));
    let mut names: Vec<String> = all.take(NAMED).map(name).collect();
    let more = marking.lines.len().saturating_sub(NAMED) as u64;
    if more > 0 {
        names.push(numbers::number_of(more, "{} more line", "{} more lines"));
    }
    if names.is_empty() { String::new() } else { tr!("See {}.", list(names)) }
}

/// "U1 ESP32-WROOM-32E".
fn name(line: &ReportLine) -> String {
    let bom = &line.line;
    let part = [&bom.mpn, &bom.value, &bom.description].into_iter().find(|it| !it.is_empty());
    let words = [bom.designators.first().map_or("", String::as_str), part.map_or("", String::as_str)];
    let name: Vec<&str> = words.into_iter().filter(|it| !it.is_empty()).collect();
    if name.is_empty() { tr!("row {}", bom.row.0) } else { name.join(" ") }
}
