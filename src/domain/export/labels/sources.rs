//! How a file was understood, in one line.

use crate::domain::language::tr;
use crate::domain::number::DecimalSign;
use crate::domain::report::source::{Source, SourceRole};
use crate::domain::words::{list, numbers};

/// What a file was taken for.
pub fn source_role(role: SourceRole) -> &'static str {
    tr(match role {
        SourceRole::Bom => "BOM",
        SourceRole::PartData => "Part data",
        SourceRole::Declaration => "Declaration",
        SourceRole::Unused => "Not used",
    })
}

/// `CSV, UTF-8, semicolon, decimal comma, header in row 4, 118 lines`.
pub fn understood(source: &Source) -> String {
    let mut parts: Vec<String> = vec![tr(source.format.label()).to_owned()];
    parts.extend(source.sheet.as_ref().map(|it| tr!("sheet “{}”", it)));
    parts.extend(source.encoding.map(encoding_name));
    parts.extend(source.delimiter.map(delimiter_name));
    parts.extend(source.layout.decimal.map(|it| {
        tr(match it {
            DecimalSign::Point => "decimal point",
            DecimalSign::Comma => "decimal comma",
        })
        .to_owned()
    }));
    if source.role != SourceRole::Declaration {
        parts.push(match source.layout.header_row {
            Some(row) => tr!("header in row {}", row.0),
            None => tr("no header row").to_owned(),
        });
    }
    let is_of_parts = matches!(source.role, SourceRole::PartData | SourceRole::Declaration);
    let count = source.line_count.into();
    parts.push(if is_of_parts { numbers::parts(count) } else { numbers::lines(count) });
    match &source.layout.decided {
        decided if decided.roles.is_empty() => {}
        decided => match &decided.remembered {
            Some(date) => parts.push(tr!("columns as you set them on {}", date)),
            None => parts.push(tr("columns as you set them").to_owned()),
        },
    }
    list(parts)
}

/// `UTF-8` as people write it; other names as they are.
pub fn encoding_name(name: &str) -> String {
    if name.starts_with("utf") { name.to_uppercase() } else { name.to_owned() }
}

/// `comma`, `semicolon`, `tab` …
pub fn delimiter_name(delimiter: char) -> String {
    match delimiter {
        ',' => tr("comma").to_owned(),
        ';' => tr("semicolon").to_owned(),
        '\t' => tr("tab").to_owned(),
        '|' => tr("vertical bar").to_owned(),
        other => tr!("delimiter “{}”", other),
    }
}
