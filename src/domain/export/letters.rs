//! Letters to suppliers: what the evidence register misses and what is unknown, doubtful or lapsing, as text that is
//! ready to send, one letter a manufacturer.

use std::collections::BTreeMap;

use super::exporter::{Exporter, PLAIN_TEXT};
use crate::domain::assess::evidence::register::{Part, part_of, register};
use crate::domain::language::tr;
use crate::domain::report::Report;
use crate::domain::spelling::manufacturer_key;
use crate::domain::words::evidence_words::request;
use crate::domain::words::numbers;
use crate::domain::words::questions::{opening, questions};

// They go to suppliers, and rest on statements that others do not see and links do not hold.
pub const EXPORTER: Exporter = Exporter::for_people("letters", "letters.txt", PLAIN_TEXT, |it| {
    it.report.is_own().then(|| write_letters(it.report).into_bytes())
});

/// Stands between two letters.
const CUT: &str = "----------------------------------------------------------------\n\n";

/// One manufacturer with its parts; those of which the same is asked stand together.
struct Letter<'a> {
    name: &'a str,
    count: usize,
    asked: Vec<(Vec<String>, Vec<Part<'a>>)>,
    /// Where in `asked` the same is asked.
    places: BTreeMap<Vec<String>, usize>,
}

/// The text; each part once, manufacturers in the order of the alphabet.
pub fn write_letters(report: &Report) -> String {
    let letters = letters(report);
    if letters.is_empty() {
        return [tr("No part needs an answer from its supplier."), "\n"].concat();
    }
    let mut out = String::with_capacity(4_096);
    for (at, letter) in letters.values().enumerate() {
        if at > 0 {
            out.push_str(CUT);
        }
        letter.write(report, &mut out);
    }
    out.truncate(out.trim_end().len());
    out.push('\n');
    out
}

impl Letter<'_> {
    fn write(&self, report: &Report, out: &mut String) {
        let name = if self.name.is_empty() { tr("Manufacturer not stated") } else { self.name };
        let head = [
            tr!("To: {}", name),
            tr!("Date: {}", report.settings.date),
            tr!("Subject: RoHS evidence for {}", numbers::parts(self.count as u64)),
        ];
        for line in head {
            out.push_str(&line);
            out.push('\n');
        }
        let ask = tr(
            "For the technical file by Directive 2011/65/EU with (EU) 2015/863 and EN IEC 63000 we need evidence for each part, \
             with document number and date. One document for a series is enough if it names the part numbers.",
        );
        for paragraph in [tr("Dear Sir or Madam,"), &opening(report), ask] {
            out.push('\n');
            out.push_str(paragraph);
            out.push('\n');
        }
        for (asked, parts) in &self.asked {
            out.push('\n');
            for part in parts {
                push_part(part, out);
            }
            for it in asked {
                out.push_str("  - ");
                out.push_str(it);
                out.push('\n');
            }
        }
        out.push('\n');
        out.push_str(tr("Kind regards"));
        out.push('\n');
        let sender = report.settings.sender();
        for it in [&sender.company, &sender.contact] {
            out.push_str(it);
            out.push('\n');
        }
        out.truncate(out.trim_end().len());
        out.push_str("\n\n");
    }
}

/// "LM358DR (U1, U2, …)".
fn push_part(part: &Part<'_>, out: &mut String) {
    let Some(line) = part.lines.first() else { return };
    let bom = &line.line;
    let name = [part_of(line).1, &bom.value, &bom.description].into_iter().find(|it| !it.is_empty());
    out.push_str(name.unwrap_or_else(|| tr("a part without number")));
    let mut all = part.lines.iter().flat_map(|it| it.line.designators.iter().map(String::as_str));
    let shown: Vec<&str> = all.by_ref().take(6).collect();
    if !shown.is_empty() {
        out.push_str(" (");
        out.push_str(&shown.join(", "));
        if all.next().is_some() {
            out.push_str(", …");
        }
        out.push(')');
    }
    out.push('\n');
}

/// "12 parts of 4 manufacturers".
pub fn size(report: &Report) -> String {
    let letters = letters(report);
    let parts: usize = letters.values().map(|it| it.count).sum();
    tr!(
        "{} of {}",
        numbers::parts(parts as u64),
        numbers::number_of(letters.len() as u64, "{} manufacturer", "{} manufacturers")
    )
}

fn letters(report: &Report) -> BTreeMap<String, Letter<'_>> {
    let mut letters: BTreeMap<String, Letter<'_>> = BTreeMap::new();
    for part in register(report) {
        let mut asked: Vec<String> = request(part.lack, &part.pieces).into_iter().collect();
        for question in part.lines.iter().flat_map(|it| questions(report, it)) {
            if !asked.contains(&question) {
                asked.push(question);
            }
        }
        let Some(line) = part.lines.first().filter(|_| !asked.is_empty()) else { continue };
        let name = part_of(line).0;
        let new = Letter { name, count: 0, asked: Vec::new(), places: BTreeMap::new() };
        let letter = letters.entry(manufacturer_key(name)).or_insert(new);
        letter.count += 1;
        let place = *letter.places.entry(asked.clone()).or_insert(letter.asked.len());
        match letter.asked.get_mut(place) {
            Some(alike) => alike.1.push(part),
            None => letter.asked.push((asked, vec![part])),
        }
    }
    letters
}
