//! KiCad schematics (`.kicad_sch`): one row a component that belongs into the list of parts.
//!
//! A symbol of several units is one component; a sheet that is used several times gives one component
//! for each use. Power symbols are none.

use std::collections::BTreeSet;

use super::document::{Document, Format, Limits, ReadNote, Sheet};
use super::fields::FieldTable;
use super::kicad::{COLUMNS, Component};
use super::reader::Reader;
use super::sexpr::{Event, Scanner};
use crate::domain::language::en;

const SCHEMATIC: Format = Format::new("kicad-schematic", en!("KiCad schematic"));

pub(super) const READER: Reader = Reader::Text {
    formats: &[SCHEMATIC],
    claims: |it| it.start.starts_with("(kicad_sch"),
    read: |it, limits| Some(Document::of_parts(SCHEMATIC, read(it.start, limits))),
};

/// A symbol while it is being read.
#[derive(Debug, Default)]
struct Symbol {
    properties: Vec<(String, String)>,
    /// References in the project's uses of this sheet; more than one where the sheet is used again.
    references: Vec<String>,
    /// The first project that is named; others are leftovers of copied sheets.
    project: Option<String>,
    in_first_project: bool,
    dnp: bool,
    not_in_bom: bool,
}

/// Reads the symbols of one sheet of a schematic.
pub(super) fn read(text: &str, limits: &Limits) -> (Sheet, Vec<ReadNote>) {
    let mut table = FieldTable::new(&COLUMNS, 2, limits);
    let mut seen = BTreeSet::new();
    let mut symbol = Symbol::default();
    let mut property: Option<String> = None;
    let mut scanner = Scanner::new(text);
    while let Some(event) = scanner.next() {
        match event {
            Event::Open("property") => property = None,
            Event::Open(_) => {}
            Event::Atom(atom) => {
                let Some(inside) = scanner.path().strip_prefix(&["kicad_sch", "symbol"]) else { continue };
                match inside {
                    ["in_bom"] => symbol.not_in_bom = atom == "no",
                    ["dnp"] => symbol.dnp = atom == "yes",
                    ["property"] => match property.take() {
                        None => property = Some(atom.into_owned()),
                        Some(name) => symbol.properties.push((name, atom.into_owned())),
                    },
                    ["instances", "project"] => symbol.start_project(&atom),
                    ["instances", "project", "path", "reference"] if symbol.in_first_project => {
                        symbol.references.push(atom.into_owned());
                    }
                    _ => {}
                }
            }
            Event::Close if scanner.path() == ["kicad_sch"] => {
                std::mem::take(&mut symbol).finish(&mut table, &mut seen);
            }
            Event::Close => {}
        }
    }
    table.finish("DNP")
}

impl Symbol {
    fn start_project(&mut self, name: &str) {
        let first = self.project.get_or_insert_with(|| name.to_owned());
        self.in_first_project = first == name;
    }

    fn finish(mut self, table: &mut FieldTable, seen: &mut BTreeSet<String>) {
        if self.references.is_empty() {
            let own = self.properties.iter().find(|(name, _)| name == "Reference");
            self.references.extend(own.map(|(_, reference)| reference.clone()));
        }
        self.properties.retain(|(name, _)| name != "Reference" && !name.starts_with("ki_"));
        for reference in &self.references {
            if table.is_full() {
                return;
            }
            if reference.is_empty() || !seen.insert(reference.clone()) {
                // Another unit of a component that is there already, unless it was never numbered.
                if !reference.ends_with('?') {
                    continue;
                }
            }
            let mut component = Component::default();
            component.set("Reference", reference.clone());
            for (name, value) in &self.properties {
                component.set(name, value.clone());
            }
            if self.dnp {
                component.mark("dnp");
            }
            if self.not_in_bom {
                component.mark("exclude_from_bom");
            }
            component.finish(table);
        }
    }
}
