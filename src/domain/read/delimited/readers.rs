//! When a text is taken for a delimited one: where a person says so, where that is sure, and where nothing else fits.

use super::{Verdict, parse, parse_as};
use crate::domain::language::en;
use crate::domain::read::document::{Document, Format, Limits, ReadError};
use crate::domain::read::reader::{Reader, TextFile};

pub const CSV: Format = Format::new("csv", en!("CSV"));
const TSV: Format = Format::new("tsv", en!("TSV"));

/// From this score on a delimiter needs no rival: two even columns have 700.
const SURE_DELIMITER: u32 = 600;

/// Of a thousand lines so many with tabs are a table.
const TABBED: u32 = 600;

/// Below this score a delimiter splits by chance.
const LEAST_DELIMITER: u32 = 120;

/// Text split at the sign that a person chose.
pub(in crate::domain::read) const CHOSEN: Reader = Reader::Text {
    formats: &[CSV, TSV],
    claims: |it| it.delimiter.is_some(),
    read: |it, limits| {
        let delimiter = it.delimiter?;
        let sign = u8::try_from(delimiter).unwrap_or(b',');
        let document = Document::of_table(format(sign), parse(it.text, sign, limits));
        Some(Ok(Document { delimiter: Some(delimiter), ..document }))
    },
};

pub(in crate::domain::read) const SURE: Reader = Reader::Text {
    formats: &[CSV, TSV],
    claims: |it| {
        it.verdict().is_some_and(|verdict| verdict.score >= sure_score(it.name) || is_tabbed(&verdict))
    },
    read,
};

pub(in crate::domain::read) const LIKELY: Reader = Reader::Text {
    formats: &[CSV, TSV],
    claims: |it| it.verdict().is_some_and(|verdict| verdict.score >= LEAST_DELIMITER),
    read,
};

fn read(file: &TextFile<'_>, limits: &Limits) -> Option<Result<Document, ReadError>> {
    let verdict = file.verdict()?;
    let document = Document::of_table(format(verdict.delimiter), parse_as(file.text, &verdict, limits));
    Some(Ok(Document { delimiter: Some(char::from(verdict.delimiter)), ..document }))
}

fn format(delimiter: u8) -> Format {
    if delimiter == b'\t' { TSV } else { CSV }
}

/// Most lines have tabs, as a report has them below its title: no text is aligned by blanks then.
fn is_tabbed(verdict: &Verdict) -> bool {
    verdict.delimiter == b'\t' && !verdict.runs && verdict.width > 2 && verdict.split >= TABBED
}

/// A name that says "delimited" needs less evidence.
fn sure_score(name: &str) -> u32 {
    let extension = name.rsplit('.').next().unwrap_or("").to_ascii_lowercase();
    if matches!(extension.as_str(), "csv" | "tsv" | "tab") { SURE_DELIMITER - 200 } else { SURE_DELIMITER }
}
