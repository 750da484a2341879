//! IPC-2581: the section with the bill of materials, and the approved vendors' parts where it has them.
//! One row a BOM item.

use std::collections::BTreeMap;

use super::document::{Document, Format, Limits, ReadNote, Sheet};
use super::fields::FieldTable;
use super::reader::Reader;
use super::xml::{Event, Scanner, Tag};
use crate::domain::language::en;

const IPC_2581: Format = Format::new("ipc-2581", en!("IPC-2581"));

pub(super) const READER: Reader = Reader::Text {
    formats: &[IPC_2581],
    claims: |it| it.has_root("ipc-2581"),
    read: |it, limits| Some(Document::of_parts(IPC_2581, read(it.start, limits))),
};

const COLUMNS: [&str; 9] = [
    "Designator",
    "Quantity",
    "Internal Part Number",
    "Manufacturer",
    "Manufacturer Part Number",
    "Value",
    "Description",
    "Footprint",
    "DNP",
];

/// Characteristics whose names say the same as a column.
const SAME: [(&str, &str); 6] = [
    ("VALUE", "Value"),
    ("DESCRIPTION", "Description"),
    ("MPN", "Manufacturer Part Number"),
    ("MANUFACTURER_PART_NUMBER", "Manufacturer Part Number"),
    ("MFR_PN", "Manufacturer Part Number"),
    ("MANUFACTURER", "Manufacturer"),
];

/// A BOM item while it is being read.
#[derive(Debug, Default)]
struct Item {
    fields: Vec<(String, String)>,
    placed: Vec<String>,
    not_placed: Vec<String>,
    package: Option<String>,
}

/// Reads the BOM items.
pub(super) fn read(text: &str, limits: &Limits) -> (Sheet, Vec<ReadNote>) {
    let approved = approved_parts(text);
    let mut table = FieldTable::new(&COLUMNS, 3, limits);
    let mut item: Option<Item> = None;
    for event in Scanner::new(text) {
        match event {
            Event::Open(tag) if tag.name == "BomItem" && !table.is_full() => {
                item = Some(Item::new(&tag, &approved))
            }
            Event::Close("BomItem") => {
                if let Some(item) = item.take() {
                    item.finish(&mut table);
                }
            }
            Event::Open(tag) => {
                if let Some(item) = &mut item {
                    item.take(&tag);
                }
            }
            _ => {}
        }
    }
    table.finish("DNP")
}

/// What the file approves: a long text that many refer to is kept once.
#[derive(Default)]
struct Approved {
    /// Names of companies by their ids.
    enterprises: BTreeMap<String, String>,
    /// Of each of the designer's part numbers the first part number that is approved, and the id of the first maker.
    parts: BTreeMap<String, [String; 2]>,
}

impl Approved {
    fn keep(&mut self, number: String, parts: [String; 2]) {
        let known = self.parts.entry(number).or_default();
        known.iter_mut().zip(parts).filter(|it| it.0.is_empty()).for_each(|(known, it)| *known = it);
    }
}

fn approved_parts(text: &str) -> Approved {
    let mut approved = Approved::default();
    let (mut number, mut mpn, mut maker) = (String::new(), String::new(), String::new());
    for event in Scanner::new(text) {
        let Event::Open(tag) = event else { continue };
        let value = |name: &str| tag.attribute(name).unwrap_or_default().into_owned();
        match tag.name {
            "Enterprise" => {
                approved.enterprises.insert(value("id"), value("name"));
            }
            "AvlItem" => {
                let parts = [std::mem::take(&mut mpn), std::mem::take(&mut maker)];
                approved.keep(std::mem::replace(&mut number, value("OEMDesignNumber")), parts);
            }
            "AvlMpn" if mpn.is_empty() => mpn = value("name"),
            "AvlVendor" if maker.is_empty() => maker = value("enterpriseRef"),
            _ => {}
        }
    }
    approved.keep(number, [mpn, maker]);
    approved
}

impl Item {
    fn new(tag: &Tag<'_>, approved: &Approved) -> Self {
        let value = |name: &str| tag.attribute(name).unwrap_or_default().into_owned();
        let number = value("OEMDesignNumberRef");
        let mut fields = vec![
            ("Quantity".to_owned(), value("quantity")),
            ("Description".to_owned(), value("description")),
        ];
        if let Some([mpn, maker]) = approved.parts.get(&number) {
            let maker = approved.enterprises.get(maker).filter(|it| !it.is_empty()).unwrap_or(maker);
            fields.push(("Manufacturer Part Number".to_owned(), mpn.clone()));
            fields.push(("Manufacturer".to_owned(), maker.clone()));
        }
        fields.push(("Internal Part Number".to_owned(), number));
        Self { fields, ..Self::default() }
    }

    fn take(&mut self, tag: &Tag<'_>) {
        let value = |name: &str| tag.attribute(name).unwrap_or_default().into_owned();
        match tag.name {
            "RefDes" => {
                let placed = tag.raw("populate") != Some("false");
                if placed { &mut self.placed } else { &mut self.not_placed }.push(value("name"));
                self.package.get_or_insert_with(|| value("packageRef"));
            }
            "Textual" => {
                self.characteristic(&value("textualCharacteristicName"), value("textualCharacteristicValue"))
            }
            "Measured" => {
                let unit = value("engineeringUnitOfMeasure");
                let text = format!("{} {unit}", value("measuredCharacteristicValue"));
                self.characteristic(&value("measuredCharacteristicName"), text);
            }
            _ => {}
        }
    }

    fn characteristic(&mut self, name: &str, value: String) {
        let same = SAME.iter().find(|(other, _)| other.eq_ignore_ascii_case(name));
        self.fields.push((same.map_or(name, |(_, column)| column).to_owned(), value));
    }

    /// Adds the item: one row, or two where only some of its designators are placed.
    fn finish(mut self, table: &mut FieldTable) {
        self.fields.push(("Footprint".to_owned(), self.package.take().unwrap_or_default()));
        let with = |designators: &[String], extra: &[(&str, String)]| {
            let mut fields = vec![("Designator".to_owned(), designators.join(", "))];
            fields.extend(extra.iter().map(|(name, value)| ((*name).to_owned(), value.clone())));
            fields.extend(self.fields.iter().cloned());
            fields
        };
        let dnp = ("DNP", "DNP".to_owned());
        match (self.placed.is_empty(), self.not_placed.is_empty()) {
            (_, true) => table.push(with(&self.placed, &[])),
            (true, false) => table.push(with(&self.not_placed, &[dnp])),
            (false, false) => {
                // The quantity of the file is that of both together.
                let count = |designators: &[String]| ("Quantity", designators.len().to_string());
                table.push(with(&self.placed, &[count(&self.placed)]));
                table.push(with(&self.not_placed, &[count(&self.not_placed), dnp]));
            }
        }
    }
}
