//! How a file was understood, in one line.

use crate::domain::export::labels::counted;
use crate::domain::number::DecimalSign;
use crate::domain::read::Format;
use crate::domain::report::{Source, SourceRole};

/// What a file was taken for.
pub fn source_role(role: SourceRole) -> &'static str {
    match role {
        SourceRole::Bom => "BOM",
        SourceRole::PartData => "Part data",
        SourceRole::Declaration => "Declaration",
        SourceRole::Unused => "Not used",
    }
}

/// `CSV, UTF-8, semicolon, decimal comma, header in row 4, 118 lines`.
pub fn understood(source: &Source) -> String {
    let mut parts: Vec<String> = vec![format_name(source.format).to_owned()];
    parts.extend(source.sheet.as_ref().map(|it| format!("sheet “{it}”")));
    parts.extend(source.encoding.map(encoding_name));
    parts.extend(source.delimiter.map(delimiter_name));
    parts.extend(source.layout.decimal.map(|it| {
        match it {
            DecimalSign::Point => "decimal point",
            DecimalSign::Comma => "decimal comma",
        }
        .to_owned()
    }));
    if source.role != SourceRole::Declaration {
        parts.push(match source.layout.header_row {
            Some(row) => format!("header in row {}", row.0),
            None => "no header row".to_owned(),
        });
    }
    let is_of_parts = matches!(source.role, SourceRole::PartData | SourceRole::Declaration);
    let noun = if is_of_parts { "part" } else { "line" };
    parts.push(counted(source.line_count.into(), noun));
    match &source.layout.decided {
        decided if decided.roles.is_empty() => {}
        decided => match &decided.remembered {
            Some(date) => parts.push(format!("columns as you set them on {date}")),
            None => parts.push("columns as you set them".to_owned()),
        },
    }
    parts.join(", ")
}

/// `UTF-8` as people write it; other names as they are.
pub fn encoding_name(name: &str) -> String {
    if name.starts_with("utf") { name.to_uppercase() } else { name.to_owned() }
}

/// `comma`, `semicolon`, `tab` …
pub fn delimiter_name(delimiter: char) -> String {
    match delimiter {
        ',' => "comma".to_owned(),
        ';' => "semicolon".to_owned(),
        '\t' => "tab".to_owned(),
        '|' => "vertical bar".to_owned(),
        other => format!("delimiter “{other}”"),
    }
}

fn format_name(format: Format) -> &'static str {
    match format {
        Format::Csv => "CSV",
        Format::Tsv => "TSV",
        Format::Text => "aligned text",
        Format::Markdown => "Markdown",
        Format::Xlsx => "XLSX",
        Format::Xlsm => "XLSM",
        Format::Xlsb => "XLSB",
        Format::Xls => "XLS",
        Format::Ods => "ODS",
        Format::KicadNetlist => "KiCad netlist",
        Format::KicadSchematic => "KiCad schematic",
        Format::EagleSchematic => "EAGLE schematic",
        Format::Ipc2581 => "IPC-2581",
        Format::Ipc1752 => "IPC-1752",
        Format::Iec62474 => "IEC 62474",
        Format::GrantaBom => "Granta BOM",
        Format::Html => "HTML table",
        Format::Json => "JSON",
    }
}
