//! Text files: which of the text formats it is, once its encoding is known.

use super::delimited::Verdict;
use super::document::{DELIMITERS, Document, Format, Limits, ReadError, ReadNote, ReadOptions, Sheet};
use super::table::Table;
use super::{
    aligned, counted, declaration, delimited, eagle, encoding, html, interactive_bom, ipc2581, json, kicad,
    kicad_sch, markdown, ods, spreadsheet_xml, xml,
};
use crate::domain::language::en;

/// From this score on a delimiter needs no rival: two even columns have 700.
const SURE_DELIMITER: u32 = 600;

/// Of a thousand lines so many with tabs are a table.
const TABBED: u32 = 600;

/// Below this score a delimiter splits by chance.
const LEAST_DELIMITER: u32 = 120;

/// Reads a file that is no binary container.
pub(super) fn read(
    name: &str,
    bytes: &[u8],
    limits: &Limits,
    options: &ReadOptions,
) -> Result<Document, ReadError> {
    let decoded = match &options.encoding {
        Some(label) => encoding::decode_named(bytes, label),
        None => encoding::decode(bytes),
    };
    let text = decoded.text.as_ref();
    if text.trim().is_empty() {
        return Err(ReadError::Empty);
    }
    let delimiter = options.delimiter.filter(|it| DELIMITERS.contains(it));
    let mut document = match (marked_up(text, limits), delimiter) {
        (Some(result), _) => result?,
        (None, Some(delimiter)) => read_split(text, delimiter, limits),
        (None, None) => read_plain(name, text, limits)?,
    };
    document.encoding = Some(decoded.name);
    if decoded.replaced {
        document.notes.insert(0, ReadNote::ReplacedBytes);
    }
    Ok(document)
}

/// Formats that say by their first words what they are.
fn marked_up(text: &str, limits: &Limits) -> Option<Result<Document, ReadError>> {
    let start = text.trim_start();
    if start.starts_with('<') {
        return Some(read_markup(start, limits));
    }
    if start.starts_with("(kicad_sch") {
        return Some(structured(Format::KicadSchematic, kicad_sch::read(start, limits)));
    }
    if start.starts_with("(export") {
        return Some(structured(Format::KicadNetlist, kicad::read_expression(start, limits)));
    }
    if let Some(kind) = other_expression(start) {
        return Some(Err(ReadError::NotATable { kind }));
    }
    if start.starts_with(['{', '[']) {
        return json::read(start, limits).map(|sheet| structured(Format::Json, sheet));
    }
    None
}

/// XML and HTML, told by the root element and not by the name.
fn read_markup(text: &str, limits: &Limits) -> Result<Document, ReadError> {
    let root = xml::root(text).unwrap_or("");
    if let Some(format) = declaration::format(root, text) {
        return structured(format, declaration::read(text, limits)?);
    }
    match root.to_ascii_lowercase().as_str() {
        "export" => structured(Format::KicadNetlist, kicad::read_xml(text, limits)),
        "eagle" => structured(Format::EagleSchematic, eagle::read(text, limits)),
        "ipc-2581" => structured(Format::Ipc2581, ipc2581::read(text, limits)),
        "document" | "document-content" => Ok(document(Format::Ods, ods::read_content(text, limits)?)),
        "svg" => Err(ReadError::NotATable { kind: en!("an SVG picture") }),
        "workbook" => Ok(document(Format::Xls, spreadsheet_xml::read(text, limits))),
        _ if let Some(sheet) = interactive_bom::read(text, limits) => structured(Format::Html, sheet),
        _ => html::read(text, limits).map(|sheets| document(Format::Html, sheets)),
    }
}

/// Other files that are S-expressions, with a plain name.
fn other_expression(text: &str) -> Option<&'static str> {
    const KINDS: &[(&str, &str)] = &[
        ("(kicad_pcb", en!("a KiCad board; its schematic (.kicad_sch) lists the parts")),
        ("(kicad_symbol_lib", en!("a KiCad symbol library")),
        ("(footprint", en!("a KiCad footprint")),
        ("(module", en!("a KiCad footprint")),
        ("(kicad_wks", en!("a KiCad drawing sheet")),
        ("(sym_lib_table", en!("a list of KiCad libraries")),
        ("(fp_lib_table", en!("a list of KiCad libraries")),
    ];
    KINDS.iter().find(|(start, _)| text.starts_with(start)).map(|(_, kind)| *kind)
}

/// Text without markup: a Markdown table, delimited, aligned by blanks, or prose.
fn read_plain(name: &str, text: &str, limits: &Limits) -> Result<Document, ReadError> {
    if markdown::has_table(text) {
        return Ok(plain(Format::Markdown, None, markdown::parse(text, limits)));
    }
    if let Some(list) = counted::parse(text, limits) {
        return Ok(plain(Format::Text, None, list));
    }
    let verdict = delimited::find_delimiter(text);
    if let Some(verdict) = verdict.filter(|verdict| verdict.score >= sure_score(name) || is_tabbed(verdict)) {
        return Ok(read_delimited(text, &verdict, limits));
    }
    if let Some(layout) = aligned::find_layout(text) {
        return Ok(plain(Format::Text, None, aligned::parse(text, &layout, limits)));
    }
    if let Some(verdict) = verdict.filter(|verdict| verdict.score >= LEAST_DELIMITER) {
        return Ok(read_delimited(text, &verdict, limits));
    }
    // A list in words is shown line by line; a single line is no list.
    if text.lines().filter(|line| !line.trim().is_empty()).nth(1).is_none() {
        return Err(ReadError::NoTable);
    }
    Ok(plain(Format::Text, None, aligned::parse_prose(text, limits)))
}

/// Most lines have tabs, as a report has them below its title: no text is aligned by blanks then.
fn is_tabbed(verdict: &Verdict) -> bool {
    verdict.delimiter == b'\t' && !verdict.runs && verdict.width > 2 && verdict.split >= TABBED
}

/// Text split at the sign that a person chose.
fn read_split(text: &str, delimiter: char, limits: &Limits) -> Document {
    let format = if delimiter == '\t' { Format::Tsv } else { Format::Csv };
    let sign = u8::try_from(delimiter).unwrap_or(b',');
    plain(format, Some(delimiter), delimited::parse(text, sign, limits))
}

/// A name that says "delimited" needs less evidence.
fn sure_score(name: &str) -> u32 {
    let extension = name.rsplit('.').next().unwrap_or("").to_ascii_lowercase();
    if matches!(extension.as_str(), "csv" | "tsv" | "tab") { SURE_DELIMITER - 200 } else { SURE_DELIMITER }
}

fn read_delimited(text: &str, verdict: &Verdict, limits: &Limits) -> Document {
    let format = if verdict.delimiter == b'\t' { Format::Tsv } else { Format::Csv };
    plain(format, Some(char::from(verdict.delimiter)), delimited::parse_as(text, verdict, limits))
}

fn plain(format: Format, delimiter: Option<char>, (table, notes): (Table, Vec<ReadNote>)) -> Document {
    let sheets = vec![Sheet { table, ..Sheet::default() }];
    Document { format, encoding: None, delimiter, sheets, notes }
}

/// A document of the one table that a design file gives; none where the file lists no parts.
fn structured(format: Format, (sheet, notes): (Sheet, Vec<ReadNote>)) -> Result<Document, ReadError> {
    if sheet.table.row_count() == 0 {
        return Err(ReadError::NoTable);
    }
    Ok(Document { format, encoding: None, delimiter: None, sheets: vec![sheet], notes })
}

fn document(format: Format, (sheets, notes): (Vec<Sheet>, Vec<ReadNote>)) -> Document {
    Document { format, encoding: None, delimiter: None, sheets, notes }
}
