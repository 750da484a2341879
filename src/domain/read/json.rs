//! JSON: a list of flat objects, one a part, as programs exchange them.

use serde_json::{Map, Value};

use super::document::{Document, Format, Limits, ReadError, ReadNote, Sheet};
use super::fields::FieldTable;
use super::reader::Reader;
use super::table::Table;
use crate::domain::json::{MOST_BYTES, is_modest};
use crate::domain::language::en;

const JSON: Format = Format::new("json", en!("JSON"));

pub(super) const READER: Reader = Reader::Text {
    formats: &[JSON],
    claims: |it| it.start.starts_with(['{', '[']),
    read: |it, limits| {
        if !is_modest(it.start.as_bytes()) {
            return Some(Err(ReadError::UnpacksTooLarge { limit: MOST_BYTES }));
        }
        Some(Document::of_parts(JSON, read(it.start, limits)?))
    },
};

/// What our own CycloneDX says of the name of a component that is no part number.
pub(crate) const NAMED_BY: &str = "named-by";

/// The list of parts in the text; `None` where there is none.
pub(super) fn read(text: &str, limits: &Limits) -> Option<(Sheet, Vec<ReadNote>)> {
    let value: Value = serde_json::from_str(text).ok()?;
    if let Some(rows) = list_of_rows(&value, 0) {
        return Some(read_rows(rows, limits));
    }
    let mut table = FieldTable::new(&[], 0, limits);
    if value.get("bomFormat").is_some() {
        let components = value.get("components")?;
        let is_nested = components.as_array()?.iter().any(|it| it.get("components").is_some());
        push_devices(&mut table, components, usize::from(is_nested));
    } else if let Some(records) = list_of_objects(&value, 0) {
        for record in records.iter().filter_map(Value::as_object) {
            let mut fields = Vec::new();
            record.iter().for_each(|it| push_fields(&mut fields, it, false));
            table.push(fields);
        }
    } else {
        for (name, record) in map_of_objects(&value, 0)? {
            let mut fields = vec![("Reference".to_owned(), name.clone())];
            record.as_object()?.iter().for_each(|it| push_fields(&mut fields, it, false));
            table.push(fields);
        }
    }
    Some(table.finish(""))
}

/// The devices of a CycloneDX file, however many of them depend on each other; libraries and firmware are no parts. What
/// stands in a device is a level below it; 0: nothing stands in another.
#[inline(never)]
fn push_devices(table: &mut FieldTable, components: &Value, level: usize) {
    for record in components.as_array().into_iter().flatten().filter_map(Value::as_object) {
        if record.get("type").and_then(Value::as_str).is_none_or(|it| it == "device") {
            let mut fields = Vec::new();
            record.iter().for_each(|it| push_fields(&mut fields, it, true));
            // Lines without a part number are named by something else.
            if fields.iter().any(|it| it.0 == NAMED_BY) {
                fields.retain(|it| it.0 != NAMED_BY && it.0 != "MPN");
            }
            // A row without a quantity would be taken for an alternate of the one above.
            if !fields.iter().any(|it| it.0.starts_with(['q', 'Q'])) {
                fields.push(("quantity".to_owned(), "?".to_owned()));
            }
            if level > 0 {
                fields.push(("Level".to_owned(), level.to_string()));
            }
            table.push(fields);
        }
        if let Some(inner) = record.get("components") {
            push_devices(table, inner, level + 1);
        }
    }
}

/// A field as it is; of an object its name, or its fields; of a list of names with values each of them. The components
/// of a CycloneDX file are parts by their name.
fn push_fields(fields: &mut Vec<(String, String)>, (name, value): (&String, &Value), is_hardware: bool) {
    let name = match name.as_str() {
        "type" | "bom-ref" | "components" if is_hardware => return,
        "name" if is_hardware => "MPN",
        "supplier" if is_hardware => "manufacturer",
        name => name,
    };
    match value {
        Value::Object(inner) => match inner.get("name").or_else(|| inner.get("value")) {
            Some(value) => fields.push((name.to_owned(), plain(value))),
            None => inner.iter().for_each(|it| push_fields(fields, it, false)),
        },
        Value::Array(items)
            if items.iter().any(|it| it.get("name").is_some() && it.get("value").is_some()) =>
        {
            for item in items {
                let own = item.get("name").map(plain).unwrap_or_default();
                let own = own.rsplit(':').next().unwrap_or_default().to_owned();
                fields.push((own, item.get("value").map(plain).unwrap_or_default()));
            }
        }
        value => fields.push((name.to_owned(), plain(value))),
    }
}

/// Of all lists of objects, three levels deep, the longest.
fn list_of_objects(value: &Value, depth: usize) -> Option<&Vec<Value>> {
    match value {
        Value::Array(items) if items.iter().any(Value::is_object) => Some(items),
        Value::Object(fields) if depth < 3 => {
            fields.values().filter_map(|field| list_of_objects(field, depth + 1)).max_by_key(|it| it.len())
        }
        _ => None,
    }
}

/// An object of nothing but objects: `{"R1": {"value": "10k"}, …}`.
fn map_of_objects(value: &Value, depth: usize) -> Option<&Map<String, Value>> {
    let fields = value.as_object()?;
    if fields.len() > 1 && fields.values().all(Value::is_object) {
        return Some(fields);
    }
    if depth < 3 { fields.values().find_map(|it| map_of_objects(it, depth + 1)) } else { None }
}

/// A list of lists: a header and its rows.
fn list_of_rows(value: &Value, depth: usize) -> Option<&Vec<Value>> {
    match value {
        Value::Array(rows) => {
            let is_row =
                |it: &Value| it.as_array().is_some_and(|it| it.len() > 1 && !it.iter().any(Value::is_object));
            (rows.len() > 1 && rows.iter().all(is_row)).then_some(rows)
        }
        Value::Object(fields) if depth < 3 => fields.values().find_map(|it| list_of_rows(it, depth + 1)),
        _ => None,
    }
}

fn read_rows(rows: &[Value], limits: &Limits) -> (Sheet, Vec<ReadNote>) {
    let cut = rows.len() > limits.rows;
    let rows = rows.iter().filter_map(Value::as_array).take(limits.rows);
    let table = Table::from_rows(rows.map(|it| it.iter().map(plain)));
    let notes = cut.then_some(ReadNote::RowsCut { sheet: 0, limit: limits.rows });
    (Sheet { table, ..Sheet::default() }, notes.into_iter().collect())
}

fn plain(value: &Value) -> String {
    match value {
        Value::Null | Value::Object(_) => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(items) => items.iter().map(plain).collect::<Vec<_>>().join(", "),
        value => value.to_string(),
    }
}
