//! A clean BOM for tools that take BOMs, each with its columns: a table of data, `boms.tsv`. One row a line, in the order of
//! the file; corrections are in it.

use crate::domain::bom::BomLine;
use crate::domain::bom::house::house_of;
use crate::domain::bom::line_field::LineField;
use crate::domain::export::csv::{CsvDialect, Sheet};
use crate::domain::export::exporter::{Exported, Exporter};
use crate::domain::recognise::fitted_word;

/// Code, which lines, and each column with what stands in it.
const BOMS: &str = include_str!("boms.tsv");

macro_rules! presets {
    ($($name:ident: $code:literal, $ending:literal;)+) => {
        $(pub(in crate::domain::export) const $name: Exporter =
            Exporter::for_programs($code, $ending, "text/csv;charset=utf-8", |it| write_bom(it, $code));)+
    };
}

presets! {
    KICAD: "bom-kicad", "kicad.csv";
    ALTIUM: "bom-altium", "altium.csv";
    JLCPCB: "bom-jlcpcb", "jlcpcb.csv";
}

fn write_bom(exported: &Exported<'_>, code: &str) -> Option<Vec<u8>> {
    if !exported.report.is_own() {
        return None;
    }
    let mut bom =
        BOMS.lines().map(|it| it.split('\t')).find_map(|mut it| (it.next() == Some(code)).then_some(it))?;
    let (which, columns) = (bom.next()?, bom.next()?);
    let columns = || columns.split("; ").filter_map(|it| it.split_once('='));
    let mut out = Sheet::new(exported.report.lines.len(), CsvDialect::default());
    columns().for_each(|it| out.cell(it.0));
    out.end_row();
    // Who places parts takes what is placed somewhere: a bare board has no designator.
    let is_taken = |it: &BomLine| match which {
        "placed" => !it.dnp && !it.designators.is_empty(),
        _ => !it.dnp || !it.designators.is_empty(),
    };
    for line in exported.report.lines.iter().filter(|it| is_taken(&it.line)) {
        let unread = exported.report.unread_quantity(line);
        columns().for_each(|(header, what)| match unread.filter(|_| what == "quantity") {
            Some(text) => out.cell(text),
            None => out.cell(&field(&line.line, header, what)),
        });
        out.end_row();
    }
    Some(out.into_bytes())
}

/// What stands in a column.
fn field(line: &BomLine, header: &str, what: &str) -> String {
    match what {
        "designators" => LineField::Designators.text(line),
        "value" => line.value.clone(),
        "package" => line.package_name().to_owned(),
        "mpn" => line.mpn.clone(),
        "manufacturer" => line.manufacturer.clone(),
        "description" => line.description.clone(),
        "comment" => {
            let texts = [&line.value, &line.mpn, &line.description];
            texts.into_iter().find(|it| !it.is_empty()).cloned().unwrap_or_default()
        }
        "lcsc" => {
            let own = line.supplier_parts.iter().map(|it| it.number.as_str()).chain([line.mpn.as_str()]);
            own.into_iter().find(|it| house_of(it) == Some("LCSC")).unwrap_or_default().to_owned()
        }
        "dnp" | "fitted" => fitted_word(header, !line.dnp).to_owned(),
        _ => match line.quantity {
            Some(quantity) => quantity.normalize().to_string(),
            None if line.designators.is_empty() => String::new(),
            None => line.designators.len().to_string(),
        },
    }
}
