//! InteractiveHtmlBom: a page that carries the board as data of its script, plain or packed, and shows the BOM with it.

use serde::Deserialize;
use serde_json::Value;

use super::document::{Document, Limits, ReadNote, Sheet};
use super::fields::FieldTable;
use super::html::HTML;
use super::lz_string::unpack_base64;
use super::reader::Reader;
use crate::domain::json::is_modest;

pub(super) const READER: Reader = Reader::Text {
    formats: &[HTML],
    claims: |it| it.is_markup() || it.start.starts_with("var pcbdata"),
    read: |it, limits| Some(Document::of_parts(HTML, read(it.start, limits)?)),
};

/// Names that the page fills in itself.
const OWN_NAMES: [&str; 2] = ["References", "Quantity"];

/// The BOM of the page; `None` for every other page.
pub(super) fn read(text: &str, limits: &Limits) -> Option<(Sheet, Vec<ReadNote>)> {
    let data = after(text, "var pcbdata")?;
    let packed = after(data, "decompressFromBase64(").filter(|it| data.len() - it.len() < 80);
    let unpacked = packed.map(|it| it.trim_start_matches([' ', '"', '\'']));
    let unpacked = match unpacked {
        Some(packed) => Some(unpack_base64(packed.split(['"', '\'']).next()?)?),
        None => None,
    };
    let data = unpacked.as_deref().unwrap_or(data);
    let bom = member(data, "bom", |it| it.get("both").is_some_and(Value::is_array))?;
    let config = after(text, "var config").and_then(|it| value(after(it, "=")?));
    let names = |key: &str| -> Vec<String> {
        let list = config.as_ref().and_then(|it| it.get(key)).and_then(Value::as_array);
        list.into_iter().flatten().filter_map(|it| it.as_str().map(str::to_owned)).collect()
    };
    let (names, extra) = (names("fields"), names("extra_fields"));

    let mut table = FieldTable::new(&["References", "Quantity", "Value", "Footprint"], 2, limits);
    for row in bom.get("both").and_then(Value::as_array)? {
        if table.is_full() {
            break;
        }
        let Some(row) = row.as_array() else { continue };
        // Older pages write the fields into the row, newer ones by the footprint's number.
        match row.as_slice() {
            [Value::Number(_), value, footprint, Value::Array(references), rest @ ..] => {
                let own = [("Value", plain(value)), ("Footprint", plain(footprint))];
                let more = rest.first().and_then(Value::as_array).into_iter().flatten().map(plain);
                let more = extra.iter().map(String::as_str).zip(more);
                table.push(counted(references).into_iter().chain(own).chain(more));
            }
            references => {
                let number = references.first().and_then(|it| it.get(1)).map(plain).unwrap_or_default();
                let fields = bom.get("fields").and_then(|it| it.get(&number)).and_then(Value::as_array);
                let fields = fields.into_iter().flatten().map(plain);
                let fields = names.iter().map(String::as_str).zip(fields);
                let fields = fields.filter(|it| !OWN_NAMES.contains(&it.0));
                table.push(counted(references).into_iter().chain(fields));
            }
        }
    }
    push_skipped(&mut table, &bom, data);
    table.has_parts().then(|| table.finish(""))
}

/// The designators of a row and their number.
fn counted(references: &[Value]) -> [(&'static str, String); 2] {
    let names: Vec<String> = references.iter().map(|it| plain(it.get(0).unwrap_or(it))).collect();
    [("References", names.join(", ")), ("Quantity", names.len().to_string())]
}

/// Parts of the board that the page leaves out of its list stand in the table as not placed.
fn push_skipped(table: &mut FieldTable, bom: &Value, data: &str) {
    let skipped = bom.get("skipped").and_then(Value::as_array).filter(|it| !it.is_empty());
    let Some(skipped) = skipped else { return };
    let is_list = |it: &Value| it.get(0).is_some_and(|it| it.get("ref").is_some());
    let Some(footprints) = member(data, "footprints", is_list).or_else(|| member(data, "modules", is_list))
    else {
        return;
    };
    for number in skipped.iter().filter_map(Value::as_u64).filter_map(|it| usize::try_from(it).ok()) {
        let name = footprints.get(number).and_then(|it| it.get("ref")).map(plain).unwrap_or_default();
        if !name.is_empty() && !table.is_full() {
            table.push([("References", name), ("DNP", "DNP".to_owned())]);
        }
    }
}

/// What stands behind the first `mark`.
fn after<'t>(text: &'t str, mark: &str) -> Option<&'t str> {
    let at = memchr::memmem::find(text.as_bytes(), mark.as_bytes())?;
    text.get(at + mark.len()..)
}

/// The JSON value that `text` starts with; what follows it does not matter.
fn value(text: &str) -> Option<Value> {
    if !is_modest(text.as_bytes()) {
        return None;
    }
    let read = |it: &str| Value::deserialize(&mut serde_json::Deserializer::from_str(it)).ok();
    read(text).or_else(|| read(&without_last_commas(text)))
}

/// A script may write a comma behind the last of a list, too: where a line closes it, that is taken out. No text of JSON
/// goes over the end of a line.
fn without_last_commas(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for line in text.lines().map(str::trim) {
        if line.starts_with([']', '}']) && plain.ends_with(',') {
            plain.pop();
        }
        plain.push_str(line);
    }
    plain
}

/// The member with this name whose value is as wanted; the drawings around it are passed over unread.
fn member(data: &str, name: &str, is_wanted: impl Fn(&Value) -> bool) -> Option<Value> {
    let mark = ["\"", name, "\""].concat();
    let mut rest = data;
    for _ in 0..16 {
        rest = after(rest, &mark)?;
        let found = rest.trim_start().strip_prefix(':').and_then(value);
        if found.as_ref().is_some_and(&is_wanted) {
            return found;
        }
    }
    None
}

fn plain(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Null | Value::Array(_) | Value::Object(_) => String::new(),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::{Limits, read};

    #[test]
    fn a_script_may_end_its_lists_with_commas() {
        let text = "var pcbdata =  {\n\"bom\": {\n\"both\": [\n[2,\"10k, 1% ]\",\"R0603\",[\"R1\",\"R2\"],\"\",\"F\"],\n],\n},\n};";
        let (sheet, _) = read(text, &Limits::default()).expect("a board");
        assert_eq!(sheet.table.row(0).collect::<Vec<_>>(), ["R1, R2", "2", "10k, 1% ]", "R0603"]);
    }
}
