//! The lists of parts that sellers' sites and tools take, each with its columns: a table of data, `upload_lists.tsv`.
//! A part without any number is in none of them: no site finds it.

use crate::domain::bom::house::house_of;
use crate::domain::export::ask::{AskedPart, asked};
use crate::domain::export::csv::{CsvDialect, Sheet};
use crate::domain::export::exporter::{Exported, Exporter};
use crate::domain::spelling::manufacturer_key;

/// Code, separator, the seller's names (as [`manufacturer_key`] writes them), and each column with what stands in it.
const LISTS: &str = include_str!("upload_lists.tsv");

macro_rules! lists {
    ($($name:ident: $code:literal, $ending:literal;)+) => {
        $(pub(in crate::domain::export) const $name: Exporter =
            Exporter::for_people($code, $ending, "text/csv;charset=utf-8", |it| write_list(it, $code));)+
    };
}

lists! {
    DIGIKEY: "digikey", "digikey.csv";
    MOUSER: "mouser", "mouser.csv";
    FARNELL: "farnell", "farnell.csv";
    LCSC: "lcsc", "lcsc.csv";
    TME: "tme", "tme.csv";
    ARROW: "arrow", "arrow.csv";
    PART_LIST: "part-list", "part-list.csv";
}

/// One row a part, with the pieces of one volume, the first where none is chosen.
fn write_list(exported: &Exported<'_>, code: &str) -> Option<Vec<u8>> {
    let parts = asked(exported, &[exported.volume.unwrap_or_default()])?;
    let mut list =
        LISTS.lines().map(|it| it.split('\t')).find_map(|mut it| (it.next() == Some(code)).then_some(it))?;
    let (separator, names, columns) = (list.next()?, list.next()?, list.next()?);
    let dialect = CsvDialect { has_decimal_comma: separator == ";", ..CsvDialect::default() };
    let mut out = Sheet::new(parts.len(), dialect);
    let columns = || columns.split("; ").filter_map(|it| it.split_once('='));
    columns().for_each(|it| out.cell(it.0));
    out.end_row();
    for part in &parts {
        let own = own_number(part, names);
        if !own.is_empty() || !part.mpn.is_empty() {
            columns().for_each(|it| out.cell(&field(part, own, it.1)));
            out.end_row();
        }
    }
    Some(out.into_bytes())
}

/// The seller's own number of a part, where the BOM states it.
fn own_number<'a>(part: &'a AskedPart, names: &str) -> &'a str {
    let is_sellers = |name: &str| names.split(' ').any(|it| !it.is_empty() && name.starts_with(it));
    let mut numbers = part.supplier_parts.iter().filter(|it| {
        let named = it.supplier.as_deref().filter(|it| !it.is_empty()).or_else(|| house_of(&it.number));
        is_sellers(&manufacturer_key(named.unwrap_or_default()))
    });
    numbers.next().map_or("", |it| &it.number)
}

/// What stands in a column.
fn field(part: &AskedPart, own: &str, what: &str) -> String {
    let text = match what {
        "own" => own,
        "number" if !own.is_empty() => own,
        "number" | "mpn" => &part.mpn,
        "manufacturer" => &part.manufacturer,
        "value" => &part.value,
        "package" => &part.package,
        "description" => &part.description,
        "reference" => &part.reference,
        _ => return part.pieces.first().map(ToString::to_string).unwrap_or_default(),
    };
    text.to_owned()
}
