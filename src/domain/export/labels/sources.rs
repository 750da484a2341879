//! How a file was understood, in one line.

use crate::domain::language::tr;
use crate::domain::number::DecimalSign;
use crate::domain::place::row_in_sheet;
use crate::domain::recognise::{ColumnRole, LeftOutReason};
use crate::domain::report::source::{Source, SourceRole};
use crate::domain::words::{list, names, numbers, review};

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

/// Which column was read as what, and how surely: `Ref: Designator, Qty: Quantity; confidence 97 %`. `None` where no
/// column is told.
pub fn read_as(source: &Source) -> Option<String> {
    let layout = &source.layout;
    if source.role != SourceRole::Bom || layout.columns.is_empty() {
        return None;
    }
    let meaning = |it: &ColumnRole| [&super::column(source, it.column), ": ", names::role(it.role)].concat();
    let columns = list(layout.columns.iter().map(meaning).collect::<Vec<_>>());
    let percent = (layout.confidence * 100.0).round();
    Some(tr!("Read as {}. Confidence {} %.", columns, percent))
}

/// Which rows of the table are no lines, and which columns were not used; `None` where nothing is left out.
pub fn left_out(source: &Source) -> Option<String> {
    let layout = &source.layout;
    let mut reasons: Vec<(LeftOutReason, Vec<u32>)> = Vec::new();
    for it in &layout.left_out.rows {
        let row = row_in_sheet(&layout.parts, it.row).map_or(it.row, |it| it.1).0;
        match reasons.iter_mut().find(|known| known.0 == it.reason) {
            Some(known) => known.1.push(row),
            None => reasons.push((it.reason, vec![row])),
        }
    }
    let mut parts: Vec<String> = Vec::new();
    for (reason, rows) in reasons {
        parts.push(tr!("rows {} ({})", super::rows(rows), review::left_out(reason)));
    }
    if layout.left_out.more > 0 {
        parts.push(tr!("and {} more", numbers::count(layout.left_out.more.into())));
    }
    let unused: Vec<_> = layout.unused.iter().map(|it| super::column(source, it.0)).collect();
    if !unused.is_empty() {
        parts.push(tr!("columns {}", list(unused)));
    }
    (!parts.is_empty()).then(|| tr!("Left out: {}.", parts.join("; ")))
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
