//! XML of programs that nobody knows: an element that comes again and again with the same kind of fields is a part.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::document::{Document, Format, Limits};
use super::fields::FieldTable;
use super::reader::Reader;
use super::xml::{Event, Scanner, Tag, unescape};
use crate::domain::language::en;

const XML: Format = Format::new("xml", en!("XML"));

pub(super) const READER: Reader = Reader::Text {
    formats: &[XML],
    claims: |it| {
        it.is_markup()
            && !it.root.is_empty()
            && !["html", "table", "div", "body"].iter().any(|tag| it.has_root(tag))
    },
    read: |it, limits| Some(Document::of_parts(XML, read(it.start, limits)?)),
};

/// Names and values as they stand in the text: millions of them are no more than places.
type Fields<'t> = Vec<(Cow<'t, str>, Cow<'t, str>)>;

/// An element that is open.
#[derive(Default)]
struct Open<'t> {
    fields: Fields<'t>,
    text: Cow<'t, str>,
    /// Its fields stand in elements or attributes of their own; it is no field itself.
    is_record: bool,
}

/// The elements with the most fields that are named as those of parts.
fn read(text: &str, limits: &Limits) -> Option<(super::document::Sheet, Vec<super::document::ReadNote>)> {
    let mut records: BTreeMap<&str, Vec<Fields<'_>>> = BTreeMap::new();
    let mut open: Vec<Open<'_>> = vec![Open::default()];
    let mut count = 0;
    for event in Scanner::new(text) {
        match event {
            Event::Open(tag) => {
                open.push(opened(&tag));
                if tag.empty {
                    close(&mut open, tag.name, &mut records);
                }
            }
            Event::Close(name) => close(&mut open, name, &mut records),
            Event::Text(piece) => push_text(&mut open, unescape(piece)),
            Event::Literal(piece) => push_text(&mut open, Cow::Borrowed(piece)),
            Event::Doctype => return None,
        }
        count += 1;
        if open.len() > 64 || count > limits.cells {
            return None;
        }
    }
    let parts = records.into_iter().map(|it| (weight(it.0, &it.1), it.1)).max_by_key(|it| it.0)?;
    let mut table = FieldTable::new(&[], 0, limits);
    for record in parts.1.into_iter().filter(|_| parts.0 > 0) {
        let owned = record.into_iter().map(|(name, value)| (name.into_owned(), value.into_owned()));
        table.push(owned.collect::<Vec<(String, String)>>());
    }
    table.has_parts().then(|| table.finish(""))
}

fn opened<'t>(tag: &Tag<'t>) -> Open<'t> {
    let fields: Fields<'t> = tag
        .attributes()
        .map(|(name, value)| (Cow::Borrowed(name), unescape(value)))
        .filter(|it| !it.0.starts_with("xmlns"))
        .collect();
    Open { is_record: !fields.is_empty(), fields, text: Cow::Borrowed("") }
}

fn push_text<'t>(open: &mut [Open<'t>], piece: Cow<'t, str>) {
    let Some(Open { text, .. }) = open.last_mut() else { return };
    match piece {
        Cow::Borrowed(piece) if text.is_empty() => *text = Cow::Borrowed(piece.trim()),
        piece => text.to_mut().push_str(piece.trim()),
    }
}

/// Gives what ends to the element around it: a text is a field of it, and so are the fields of a record inside.
fn close<'t>(open: &mut Vec<Open<'t>>, name: &'t str, records: &mut BTreeMap<&'t str, Vec<Fields<'t>>>) {
    if open.len() < 2 {
        return;
    }
    let Some(mut ended) = open.pop() else { return };
    let Some(parent) = open.last_mut() else { return };
    let of = |key: &str| ended.fields.iter().find(|it| it.0.eq_ignore_ascii_case(key)).map(|it| it.1.clone());
    let named = of("name").or_else(|| of("key"));
    match (named, of("value")) {
        // `<field name="MPN">X</field>`, `<property name="MPN" value="X"/>`
        (Some(field), _) if ended.fields.len() == 1 && !ended.text.is_empty() => {
            parent.fields.push((field, ended.text))
        }
        (Some(field), Some(value)) if ended.fields.len() == 2 && ended.text.is_empty() => {
            parent.fields.push((field, value))
        }
        _ if !ended.is_record => {
            if !ended.text.is_empty() {
                parent.fields.push((Cow::Borrowed(name), ended.text));
            }
        }
        _ => {
            ended.fields.shrink_to_fit();
            records.entry(name).or_default().push(ended.fields);
            return;
        }
    }
    parent.is_record = true;
}

/// How much the records look like parts: their number, by the words of the trade among their fields and their own name.
fn weight(name: &str, records: &[Fields<'_>]) -> usize {
    const WORDS: [&str; 8] = ["ref", "desig", "value", "q", "mpn", "part", "footprint", "package"];
    let Some(first) = records.first().filter(|_| records.len() > 1) else { return 0 };
    let known = |name: &str| {
        let name = name.to_lowercase();
        WORDS.iter().any(|it| name.starts_with(it))
    };
    let count = first.iter().filter(|it| known(&it.0)).count() + usize::from(known(name));
    if count < 2 { 0 } else { records.len() * count }
}

#[cfg(test)]
mod tests {
    use super::read;
    use crate::domain::read::document::Limits;

    #[test]
    fn elements_that_come_again_are_parts() {
        for text in [
            "<b><i><ref>R1</ref><value>10k</value></i><i><ref>C1</ref><value>1u</value></i></b>",
            "<b><i ref='R1' value='10k'/><i ref='C1' value='1u'/></b>",
            "<b><i ref='R1'><f name='Value'>10k</f></i><i ref='C1'><f name='Value'>1u</f></i></b>",
            "<b><part><name>C1</name><q>1u</q></part><part><name>C1</name><q>1u</q></part></b>",
        ] {
            let (sheet, _) = read(text, &Limits::default()).expect("parts");
            assert_eq!(sheet.table.row(1).collect::<Vec<_>>(), ["C1", "1u"], "{text}");
        }
        assert!(read("<a><b c='1' d='2'/><b c='1' d='2'/></a>", &Limits::default()).is_none());
    }
}
