//! JSON: a list of flat objects, one a part, as programs exchange them.

use serde_json::Value;

use super::document::{Document, Format, Limits, ReadNote, Sheet};
use super::fields::FieldTable;
use super::reader::Reader;
use crate::domain::language::en;

const JSON: Format = Format::new("json", en!("JSON"));

pub(super) const READER: Reader = Reader::Text {
    formats: &[JSON],
    claims: |it| it.start.starts_with(['{', '[']),
    read: |it, limits| Some(Document::of_parts(JSON, read(it.start, limits)?)),
};

/// The first list of objects in the text; `None` where there is none.
pub(super) fn read(text: &str, limits: &Limits) -> Option<(Sheet, Vec<ReadNote>)> {
    let value: Value = serde_json::from_str(text).ok()?;
    let records = list_of_objects(&value, 0)?;
    let mut table = FieldTable::new(&[], 0, limits);
    for record in records {
        let Some(fields) = record.as_object() else { continue };
        table.push(fields.iter().map(|(name, value)| (name, plain(value))));
    }
    Some(table.finish(""))
}

/// Looks at the value itself and then inside objects, three levels deep.
fn list_of_objects(value: &Value, depth: usize) -> Option<&Vec<Value>> {
    match value {
        Value::Array(items) if items.iter().any(Value::is_object) => Some(items),
        Value::Object(fields) if depth < 3 => {
            fields.values().find_map(|field| list_of_objects(field, depth + 1))
        }
        _ => None,
    }
}

fn plain(value: &Value) -> String {
    match value {
        Value::Null | Value::Object(_) => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(items) => items.iter().map(plain).collect::<Vec<_>>().join(", "),
        value => value.to_string(),
    }
}
