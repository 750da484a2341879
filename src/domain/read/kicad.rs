//! KiCad netlists: the generic XML and the S-expression of the board editor. One row a component.

use super::document::{Document, Format, Limits, ReadNote, Sheet};
use super::fields::FieldTable;
use super::reader::Reader;
use super::sexpr;
use super::xml::{Event, Scanner, Tag};
use crate::domain::language::en;

const NETLIST: Format = Format::new("kicad-netlist", en!("KiCad netlist"));

pub(super) const READER: Reader = Reader::Text {
    formats: &[NETLIST],
    claims: |it| it.has_root("export") || it.start.starts_with("(export"),
    read: |it, limits| {
        let read = if it.is_markup() { read_xml } else { read_expression };
        Some(Document::of_parts(NETLIST, read(it.start, limits)))
    },
};

/// The columns that KiCad itself gives, in the order in which its own BOM has them.
pub(super) const COLUMNS: [&str; 6] = ["Reference", "Value", "Footprint", "Datasheet", "Description", "DNP"];

/// A component while it is being read.
#[derive(Debug, Default)]
pub(super) struct Component {
    fields: Vec<(String, String)>,
    dnp: bool,
    not_in_bom: bool,
}

impl Component {
    pub(super) fn set(&mut self, name: &str, value: String) {
        self.fields.push((name.to_owned(), readable(value)));
    }

    /// Takes note of a mark: not to be placed, or not part of the list of parts.
    pub(super) fn mark(&mut self, name: &str) {
        match name {
            "dnp" => self.dnp = true,
            "exclude_from_bom" => self.not_in_bom = true,
            _ => {}
        }
    }

    /// Adds the component to the table, unless the schematic keeps it out of the list of parts.
    pub(super) fn finish(mut self, table: &mut FieldTable) {
        let reference = self.fields.iter().find(|(name, _)| name == "Reference");
        if self.not_in_bom || reference.is_none_or(|(_, text)| text.starts_with('#') || text.is_empty()) {
            return;
        }
        if self.dnp {
            self.fields.insert(0, ("DNP".to_owned(), "DNP".to_owned()));
        }
        // A tilde is KiCad's old sign for a blank field.
        self.fields.retain(|(_, value)| value != "~");
        table.push(self.fields);
    }
}

/// KiCad writes some signs in words, since its file names cannot hold them.
fn readable(value: String) -> String {
    const SIGNS: [(&str, &str); 6] = [
        ("{slash}", "/"),
        ("{backslash}", "\\"),
        ("{space}", " "),
        ("{dblquote}", "\""),
        ("{colon}", ":"),
        ("{brace}", "{"),
    ];
    if !value.contains('{') {
        return value;
    }
    SIGNS.iter().fold(value, |value, (word, sign)| value.replace(word, sign))
}

/// Reads the generic XML netlist (`<export><components><comp ref=…>`).
pub(super) fn read_xml(text: &str, limits: &Limits) -> (Sheet, Vec<ReadNote>) {
    let mut table = FieldTable::new(&COLUMNS, 2, limits);
    let mut scanner = Scanner::new(text);
    while let Some(event) = scanner.next() {
        match event {
            Event::Open(tag) if tag.name == "comp" => component(&mut scanner, &tag, &mut table),
            // The parts of the libraries and the nets follow; they name no components to buy.
            Event::Close("components") => break,
            _ => {}
        }
    }
    table.finish("DNP")
}

fn component(scanner: &mut Scanner<'_>, tag: &Tag<'_>, table: &mut FieldTable) {
    let mut component = Component::default();
    component.set("Reference", tag.attribute("ref").unwrap_or_default().into_owned());
    while let Some(event) = if tag.empty { None } else { scanner.next() } {
        match event {
            Event::Open(inner) => match inner.name {
                "value" => component.set("Value", scanner.text_of(&inner)),
                "footprint" => component.set("Footprint", scanner.text_of(&inner)),
                "datasheet" => component.set("Datasheet", scanner.text_of(&inner)),
                "description" => component.set("Description", scanner.text_of(&inner)),
                "field" => {
                    let name = inner.attribute("name").unwrap_or_default();
                    component.set(&name, scanner.text_of(&inner));
                }
                "libsource" => {
                    component
                        .set("Description", inner.attribute("description").unwrap_or_default().into_owned());
                }
                "property" => component.mark(inner.raw("name").unwrap_or("")),
                _ => {}
            },
            Event::Close("comp" | "components") => break,
            _ => {}
        }
    }
    component.finish(table);
}

/// Reads the S-expression netlist (`(export (version …) … (components (comp (ref …`).
pub(super) fn read_expression(text: &str, limits: &Limits) -> (Sheet, Vec<ReadNote>) {
    let mut table = FieldTable::new(&COLUMNS, 2, limits);
    let mut scanner = sexpr::Scanner::new(text);
    let mut component = Component::default();
    let mut field = String::new();
    while let Some(event) = scanner.next() {
        match event {
            sexpr::Event::Atom(atom) => {
                let Some(inside) = scanner.path().strip_prefix(&["export", "components", "comp"]) else {
                    continue;
                };
                match inside {
                    ["ref"] => component.set("Reference", atom.into_owned()),
                    ["value"] => component.set("Value", atom.into_owned()),
                    ["footprint"] => component.set("Footprint", atom.into_owned()),
                    ["datasheet"] => component.set("Datasheet", atom.into_owned()),
                    ["description"] | ["libsource", "description"] => {
                        component.set("Description", atom.into_owned())
                    }
                    ["fields", "field", "name"] => field = atom.into_owned(),
                    ["fields", "field"] => component.set(&field, atom.into_owned()),
                    ["property", "name"] => component.mark(&atom),
                    _ => {}
                }
            }
            sexpr::Event::Close if scanner.path() == ["export", "components"] => {
                std::mem::take(&mut component).finish(&mut table);
            }
            sexpr::Event::Close if scanner.path() == ["export"] && table.has_parts() => break,
            _ => {}
        }
    }
    table.finish("DNP")
}
