//! Eagle and Fusion schematics (`.sch`) and boards (`.brd`) in XML: one row a part.

use std::collections::BTreeMap;

use super::document::{Document, Format, Limits, ReadNote, Sheet};
use super::fields::FieldTable;
use super::reader::Reader;
use super::xml::{Event, Scanner, Tag};
use crate::domain::language::en;

const SCHEMATIC: Format = Format::new("eagle-schematic", en!("EAGLE schematic"));

pub(super) const READER: Reader = Reader::Text {
    formats: &[SCHEMATIC],
    claims: |it| it.has_root("eagle"),
    read: |it, limits| Some(Document::of_parts(SCHEMATIC, read(it.start, limits))),
};

const COLUMNS: [&str; 6] = ["Part", "Value", "Device", "Package", "Description", "DNP"];

/// A device of a library: its package and the attributes of its technologies.
#[derive(Debug, Default)]
struct Device {
    package: String,
    attributes: BTreeMap<usize, Vec<(String, String)>>,
}

/// The numbers of names, each of which is kept once however often it is said; 0 is that of none.
#[derive(Debug)]
struct Names(BTreeMap<String, usize>);

impl Names {
    fn number(&mut self, tag: &Tag<'_>, attribute: &str) -> usize {
        let name = tag.attribute(attribute).unwrap_or_default();
        let (known, next) = (self.0.get(&*name).copied(), self.0.len());
        known.unwrap_or_else(|| *self.0.entry(name.into_owned()).or_insert(next))
    }
}

/// A part while it is being read.
#[derive(Debug, Default)]
struct SchematicPart {
    fields: Vec<(String, String)>,
    package: Option<String>,
    shared: Vec<(String, String)>,
}

/// Reads the parts of a schematic, or the elements of a board.
pub(super) fn read(text: &str, limits: &Limits) -> (Sheet, Vec<ReadNote>) {
    let mut table = FieldTable::new(&COLUMNS, 2, limits);
    let mut devices: BTreeMap<(usize, usize, usize), Device> = BTreeMap::new();
    let mut names = Names(BTreeMap::from([(String::new(), 0)]));
    // Where the scanner stands in the libraries: library, set, device; and the technology.
    let (mut place, mut technology) = ((0, 0, 0), 0);
    let mut part: Option<SchematicPart> = None;
    for event in Scanner::new(text) {
        let tag = match event {
            Event::Open(tag) => tag,
            Event::Close("part" | "element") => {
                if let Some(part) = part.take() {
                    part.finish(&mut table);
                }
                continue;
            }
            _ => continue,
        };
        let value = |name: &str| tag.attribute(name).unwrap_or_default().into_owned();
        match tag.name {
            "library" => place.0 = names.number(&tag, "name"),
            "deviceset" => place.1 = names.number(&tag, "name"),
            "device" => {
                place.2 = names.number(&tag, "name");
                devices.entry(place).or_default().package = value("package");
            }
            "technology" => technology = names.number(&tag, "name"),
            "attribute" => match &mut part {
                Some(part) => part.fields.push((value("name"), value("value"))),
                None => {
                    let device = devices.entry(place).or_default();
                    let shared = device.attributes.entry(technology).or_default();
                    shared.push((value("name"), value("value")));
                }
            },
            "variant" if tag.raw("populate") == Some("no") => {
                if let Some(part) = &mut part {
                    part.fields.push(("DNP".to_owned(), "DNP".to_owned()));
                }
            }
            "part" if !table.is_full() => {
                let [library, set, device] =
                    ["library", "deviceset", "device"].map(|it| names.number(&tag, it));
                let device = devices.get(&(library, set, device));
                let shared = device.and_then(|it| it.attributes.get(&names.number(&tag, "technology")));
                let started = SchematicPart::of_schematic(&tag, device, shared);
                part = finish_if_empty(started, tag.empty, &mut table);
            }
            "element" => {
                let fields = vec![("Part".to_owned(), value("name")), ("Value".to_owned(), value("value"))];
                let started = SchematicPart { fields, package: Some(value("package")), shared: Vec::new() };
                part = finish_if_empty(started, tag.empty, &mut table);
            }
            _ => {}
        }
    }
    table.finish("DNP")
}

fn finish_if_empty(part: SchematicPart, empty: bool, table: &mut FieldTable) -> Option<SchematicPart> {
    if !empty {
        return Some(part);
    }
    part.finish(table);
    None
}

impl SchematicPart {
    fn of_schematic(tag: &Tag<'_>, device: Option<&Device>, shared: Option<&Vec<(String, String)>>) -> Self {
        let value = |name: &str| tag.attribute(name).unwrap_or_default().into_owned();
        let technology = value("technology");
        let named = format!("{}{}", value("deviceset").replace('*', &technology), value("device"));
        // A part without a value of its own shows its device's name.
        let shown = tag.attribute("value").map_or_else(|| named.clone(), std::borrow::Cow::into_owned);
        let package = device.map(|device| device.package.clone());
        // What has no package is left out in the end, and its attributes may be long.
        let shared = shared.filter(|_| package.as_deref() != Some(""));
        Self {
            fields: vec![
                ("Part".to_owned(), value("name")),
                ("Value".to_owned(), shown),
                ("Device".to_owned(), named),
            ],
            package,
            shared: shared.cloned().unwrap_or_default(),
        }
    }

    /// Adds the part, unless it has no package: frames, logos and supply symbols are nothing to buy.
    fn finish(mut self, table: &mut FieldTable) {
        if self.package.as_deref() == Some("") {
            return;
        }
        let package = self.package.unwrap_or_default();
        self.fields.push(("Package".to_owned(), package));
        self.fields.append(&mut self.shared);
        self.fields.retain(|(name, _)| !name.starts_with('_'));
        table.push(self.fields);
    }
}
