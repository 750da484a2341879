//! What of a program matters for its parts: its functions and what they use.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result, bail, ensure};
use wasmparser::{
    DataKind, ElementItems, ElementKind, FunctionBody, Operator, Parser, Payload, TypeRef, ValType,
};

/// Numbers just behind the last letter of Unicode, by which programs say that there is no letter: they look like addresses.
const NO_LETTERS: std::ops::RangeInclusive<u32> = 0x10_FFFF..=0x11_0010;

/// What of a program matters for its parts.
#[derive(Default)]
pub(crate) struct Layout<'p> {
    /// How many functions are imported; they come first in the count.
    pub(crate) imported: u32,
    imported_types: Vec<u32>,
    imported_names: Vec<&'p str>,
    /// The types of the functions of its own.
    pub(super) types: Vec<u32>,
    pub(crate) bodies: Vec<FunctionBody<'p>>,
    pub(super) type_section: Option<wasmparser::TypeSectionReader<'p>>,
    pub(super) globals: Vec<wasmparser::GlobalType>,
    pub(super) memory: Option<wasmparser::MemoryType>,
    /// That of its functions, and those that the glue keeps its values in.
    pub(super) tables: Vec<wasmparser::TableType>,
    /// The functions in the slots of the table.
    pub(super) slots: BTreeMap<u32, u32>,
    pub(super) exported: Vec<u32>,
    /// What memory is filled with: where, and the bytes.
    pub(crate) data: Vec<(u32, &'p [u8])>,
    pub(super) start: Option<u32>,
}

impl<'p> Layout<'p> {
    pub(crate) fn of(program: &'p [u8]) -> Result<Self> {
        let mut layout = Self::default();
        for payload in Parser::new(0).parse_all(program) {
            layout.note(payload?)?;
        }
        Ok(layout)
    }

    fn note(&mut self, payload: Payload<'p>) -> Result<()> {
        match payload {
            Payload::TypeSection(section) => self.type_section = Some(section),
            Payload::ImportSection(section) => {
                for import in section.into_imports() {
                    let import = import?;
                    match import.ty {
                        TypeRef::Func(kind) => {
                            self.imported += 1;
                            self.imported_types.push(kind);
                            self.imported_names.push(import.name);
                        }
                        other => bail!("the program imports {other:?}: only functions are expected"),
                    }
                }
            }
            Payload::FunctionSection(section) => {
                self.types = section.into_iter().collect::<Result<_, _>>()?;
            }
            Payload::GlobalSection(section) => {
                for global in section {
                    self.globals.push(global?.ty);
                }
            }
            Payload::MemorySection(section) => {
                for memory in section {
                    ensure!(self.memory.replace(memory?).is_none(), "the program has two memories");
                }
            }
            Payload::TableSection(section) => {
                for table in section {
                    let table = table?.ty;
                    let holds_functions = table.element_type == wasmparser::RefType::FUNCREF;
                    // Calls go through the first table.
                    ensure!(
                        holds_functions == self.tables.is_empty(),
                        "the first table alone must be one of functions"
                    );
                    self.tables.push(table);
                }
            }
            Payload::ExportSection(section) => {
                for export in section {
                    let export = export?;
                    if export.kind == wasmparser::ExternalKind::Func {
                        self.exported.push(export.index);
                    }
                }
            }
            Payload::StartSection { func, .. } => self.start = Some(func),
            Payload::ElementSection(section) => {
                for element in section {
                    self.note_element(element?)?;
                }
            }
            Payload::CodeSectionEntry(body) => self.bodies.push(body),
            Payload::DataSection(section) => {
                for data in section {
                    self.note_data(data?)?;
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn note_element(&mut self, element: wasmparser::Element<'p>) -> Result<()> {
        let ElementKind::Active { offset_expr, .. } = element.kind else {
            bail!("the program has elements that fill no table");
        };
        let Operator::I32Const { value: start } = offset_expr.get_operators_reader().read()? else {
            bail!("a table is filled from a place that is not constant");
        };
        let ElementItems::Functions(functions) = element.items else {
            bail!("a table is filled with expressions");
        };
        for (at, function) in functions.into_iter().enumerate() {
            self.slots.insert(start as u32 + at as u32, function?);
        }
        Ok(())
    }

    fn note_data(&mut self, data: wasmparser::Data<'p>) -> Result<()> {
        let DataKind::Active { offset_expr, .. } = data.kind else {
            bail!("the program has data that fill no memory");
        };
        let Operator::I32Const { value: start } = offset_expr.get_operators_reader().read()? else {
            bail!("memory is filled from a place that is not constant");
        };
        self.data.push((start as u32, data.data));
        Ok(())
    }

    /// Where a text stands in memory.
    pub(super) fn place_of(&self, text: &[u8]) -> Result<u32> {
        let found = self.data.iter().find_map(|(start, bytes)| {
            let at = bytes.windows(text.len()).position(|it| it == text)?;
            Some(*start + at as u32)
        });
        found.context("a text of the rest is nowhere in the program")
    }

    /// The functions that name an address of a text, or of a pointer to it.
    pub(super) fn readers_of(&self, place: u32, length: u32) -> Result<BTreeSet<u32>> {
        let text = place..place + length;
        let mut addresses = vec![text.clone()];
        for (start, bytes) in &self.data {
            let words = bytes.chunks_exact(4).zip((*start..).step_by(4));
            let points = |word: &[u8]| word.try_into().is_ok_and(|it| text.contains(&u32::from_le_bytes(it)));
            addresses.extend(words.filter(|it| points(it.0)).map(|it| it.1..it.1 + 4));
        }
        let is_named =
            |it: u32| !NO_LETTERS.contains(&it) && addresses.iter().any(|range| range.contains(&it));
        let mut found = BTreeSet::new();
        for (body, function) in self.bodies.iter().zip(self.imported..) {
            let mut operators = body.get_operators_reader()?;
            while !operators.eof() {
                if let Operator::I32Const { value } = operators.read()?
                    && is_named(value as u32)
                {
                    found.insert(function);
                }
            }
        }
        Ok(found)
    }

    /// The imported function with this word in its name.
    pub(super) fn imported_as(&self, word: &str) -> Result<u32> {
        let at = self.imported_names.iter().position(|it| it.contains(word));
        at.map(|it| it as u32).with_context(|| format!("the program imports no {word}"))
    }

    /// The type of a function that takes one number and gives one.
    pub(super) fn number_to_number(&self) -> Result<u32> {
        let section = self.type_section.clone().context("the program has no types")?;
        for (at, kind) in (0..).zip(section.into_iter_err_on_gc_types()) {
            let kind = kind?;
            if kind.params() == [ValType::I32] && kind.results() == [ValType::I32] {
                return Ok(at);
            }
        }
        bail!("no function of the program takes a number and gives one")
    }

    /// The type of any function.
    pub(super) fn type_of(&self, function: u32) -> Result<u32> {
        let own = function.checked_sub(self.imported);
        let kind = match own {
            Some(own) => self.types.get(own as usize),
            None => self.imported_types.get(function as usize),
        };
        kind.copied().context("a call goes to a function that is not there")
    }

    /// What a function calls by number, and which globals it touches.
    pub(crate) fn uses(&self, function: u32) -> Result<(BTreeSet<u32>, BTreeSet<u32>)> {
        let body = self.bodies.get((function - self.imported) as usize).context("a function has no body")?;
        let (mut calls, mut globals) = (BTreeSet::new(), BTreeSet::new());
        let mut operators = body.get_operators_reader()?;
        while !operators.eof() {
            match operators.read()? {
                Operator::Call { function_index } => {
                    calls.insert(function_index);
                }
                Operator::GlobalGet { global_index } | Operator::GlobalSet { global_index } => {
                    globals.insert(global_index);
                }
                Operator::RefFunc { .. } | Operator::ReturnCall { .. } => bail!("an unexpected instruction"),
                _ => {}
            }
        }
        Ok((calls, globals))
    }
}
