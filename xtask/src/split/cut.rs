//! A program in two: what was used moves first, the rest comes when it may.
//!
//! Both share memory, table and globals. A function of the rest that the first part calls stands in a slot of the
//! table, where nothing stands until the rest is started: a call before that ends the program as any fault does.
//! Data stays in the first part, but for texts that are told to be of the rest: there stand zeros until it is started.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result, ensure};
use wasm_encoder::reencode::{Error, Reencode, utils};
use wasm_encoder::{
    CodeSection, ConstExpr, DataSection, ElementSection, Elements, EntityType, ExportKind, ExportSection,
    Function, FunctionSection, GlobalType, ImportSection, Instruction, MemoryType, Module, TableType,
    TypeSection,
};
use wasmparser::{CodeSectionReader, FunctionBody, Operator, Parser};

use super::layout::Layout;

/// Under this name the rest imports everything from the first part.
const FIRST: &str = "first";

/// The numbers of all functions of a program's own.
pub(super) fn functions(program: &[u8]) -> Result<BTreeSet<u32>> {
    Ok((0..Layout::of(program)?.types.len() as u32).collect())
}

/// Splits a program: the functions of its own whose numbers are in `first`, and what must stay with them, and the rest
/// with the texts `late`, which no function of the first part may read.
pub(super) fn split(program: &[u8], first: &BTreeSet<u32>, late: &[&[u8]]) -> Result<(Vec<u8>, Vec<u8>)> {
    let layout = Layout::of(program)?;
    let mut stays: BTreeSet<u32> = first.iter().map(|it| it + layout.imported).collect();
    // What the glue calls by name stays, and so does what reaches into the tables, which the glue keeps its own in.
    stays.extend(layout.exported.iter().chain(&layout.start));
    stays.extend(0..layout.imported);
    stays.extend(layout.of_tables()?);
    let late: Vec<_> = late.iter().map(|text| Ok((layout.place_of(text)?, *text))).collect::<Result<_>>()?;
    for (place, text) in &late {
        let readers = layout.readers_of(*place, text.len() as u32)?;
        ensure!(
            readers.is_disjoint(&stays),
            "the first part reads a text of the rest, at {place}: functions {:?}",
            readers.intersection(&stays).take(5).collect::<Vec<_>>()
        );
    }
    let cut = Cut::through(&layout, stays, late)?;
    Ok((cut.first_part(program)?, cut.rest()?))
}

/// Where a program is cut.
struct Cut<'l, 'p> {
    layout: &'l Layout<'p>,
    /// The functions of the first part, imported ones too, with their new numbers there.
    first: BTreeMap<u32, u32>,
    /// The functions of the rest with their new numbers there.
    rest: BTreeMap<u32, u32>,
    /// Functions and globals of the first part that the rest needs, with their new numbers there.
    needed: BTreeMap<u32, u32>,
    needed_globals: BTreeMap<u32, u32>,
    /// The slots of the functions of the rest that the first part calls.
    slots: BTreeMap<u32, u32>,
    table_size: u64,
    /// Texts of the rest, with their places in memory.
    late: Vec<(u32, &'l [u8])>,
}

impl<'l, 'p> Cut<'l, 'p> {
    fn through(layout: &'l Layout<'p>, stays: BTreeSet<u32>, late: Vec<(u32, &'l [u8])>) -> Result<Self> {
        let all = 0..layout.imported + layout.types.len() as u32;
        let (mut needed, mut needed_globals, mut called) =
            (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
        for function in all.clone().skip(layout.imported as usize) {
            let (calls, globals) = layout.uses(function)?;
            if stays.contains(&function) {
                called.extend(calls.into_iter().filter(|it| !stays.contains(it)));
            } else {
                needed.extend(calls.into_iter().filter(|it| stays.contains(it)));
                needed_globals.extend(globals);
            }
        }
        let table = layout.table.context("the program has no table of functions")?;
        let mut table_size = table.initial;
        let mut slots = BTreeMap::new();
        for function in called {
            let slot = layout.slots.iter().find(|it| *it.1 == function).map(|it| *it.0);
            slots.insert(
                function,
                slot.unwrap_or_else(|| {
                    table_size += 1;
                    table_size as u32 - 1
                }),
            );
        }
        let (needed, needed_globals) = (numbered(needed), numbered(needed_globals));
        let imported = needed.len() as u32;
        Ok(Self {
            layout,
            first: numbered(stays.iter().copied()),
            rest: all.filter(|it| !stays.contains(it)).zip(imported..).collect(),
            needed,
            needed_globals,
            slots,
            table_size,
            late,
        })
    }

    /// The slots that hold functions which `of` counts, in runs without a gap.
    fn runs(&self, of: &BTreeMap<u32, u32>) -> Vec<(u32, Vec<u32>)> {
        let added = self.slots.iter().map(|(function, slot)| (slot, function));
        let filled: BTreeMap<u32, u32> =
            self.layout.slots.iter().chain(added).map(|(slot, function)| (*slot, *function)).collect();
        let mut runs: Vec<(u32, Vec<u32>)> = Vec::new();
        for (slot, function) in filled {
            let Some(function) = of.get(&function) else { continue };
            match runs.last_mut() {
                Some((start, run)) if *start + run.len() as u32 == slot => run.push(*function),
                _ => runs.push((slot, vec![*function])),
            }
        }
        runs
    }

    fn first_part(&self, program: &[u8]) -> Result<Vec<u8>> {
        let mut part = FirstPart(self);
        let mut module = Module::new();
        part.parse_core_module(&mut module, Parser::new(0), program).map_err(told)?;
        Ok(module.finish())
    }

    fn rest(&self) -> Result<Vec<u8>> {
        let mut part = Rest(self);
        let mut types = TypeSection::new();
        let section = self.layout.type_section.clone().context("the program has no types")?;
        part.parse_type_section(&mut types, section).map_err(told)?;
        let mut imports = ImportSection::new();
        let memory = self.layout.memory.context("the program has no memory")?;
        imports.import(FIRST, MEMORY, EntityType::Memory(MemoryType::from(memory)));
        imports.import(FIRST, TABLE, EntityType::Table(self.table()?));
        for (function, number) in &self.needed {
            let kind = EntityType::Function(self.layout.type_of(*function)?);
            imports.import(FIRST, &name_of(*number), kind);
        }
        for (global, number) in &self.needed_globals {
            let kind = self.layout.globals.get(*global as usize).context("a global is not there")?;
            imports.import(FIRST, &name_of_global(*number), EntityType::Global(GlobalType::try_from(*kind)?));
        }
        let (mut functions, mut code) = (FunctionSection::new(), CodeSection::new());
        for function in self.rest.keys() {
            functions.function(self.layout.type_of(*function)?);
            let body = self.layout.bodies.get((function - self.layout.imported) as usize);
            part.parse_function_body(&mut code, body.context("a function has no body")?.clone())
                .map_err(told)?;
        }
        let mut module = Module::new();
        module.section(&types).section(&imports).section(&functions);
        module.section(&self.elements(&self.rest)).section(&code);
        let mut data = DataSection::new();
        for (start, text) in &self.late {
            data.active(0, &ConstExpr::i32_const(*start as i32), text.iter().copied());
        }
        module.section(&data);
        Ok(module.finish())
    }

    /// A filling of memory without the texts of the rest.
    fn without_late(&self, start: u32, bytes: &[u8]) -> Vec<u8> {
        let mut bytes = bytes.to_vec();
        for (place, text) in &self.late {
            let at = place.wrapping_sub(start) as usize;
            if let Some(there) = bytes.get_mut(at..at.saturating_add(text.len())) {
                there.fill(0);
            }
        }
        bytes
    }

    fn elements(&self, of: &BTreeMap<u32, u32>) -> ElementSection {
        let mut elements = ElementSection::new();
        for (start, functions) in self.runs(of) {
            elements.active(None, &ConstExpr::i32_const(start as i32), Elements::Functions(functions.into()));
        }
        elements
    }

    fn table(&self) -> Result<TableType> {
        let mut table = TableType::try_from(self.layout.table.context("the program has no table")?)?;
        table.minimum = self.table_size;
        table.maximum = table.maximum.map(|it| it.max(self.table_size));
        Ok(table)
    }
}

/// The program's first part: the program without the functions of the rest.
struct FirstPart<'c, 'l, 'p>(&'c Cut<'l, 'p>);

impl Reencode for FirstPart<'_, '_, '_> {
    type Error = anyhow::Error;

    fn function_index(&mut self, function: u32) -> Result<u32, Error<Self::Error>> {
        number_in(&self.0.first, function)
    }

    fn parse_function_section(
        &mut self,
        functions: &mut FunctionSection,
        section: wasmparser::FunctionSectionReader<'_>,
    ) -> Result<(), Error<Self::Error>> {
        for (kind, function) in section.into_iter().zip(self.0.layout.imported..) {
            let kind = kind?;
            if self.0.first.contains_key(&function) {
                functions.function(self.type_index(kind)?);
            }
        }
        Ok(())
    }

    fn table_type(&mut self, table: wasmparser::TableType) -> Result<TableType, Error<Self::Error>> {
        if table.element_type == wasmparser::RefType::FUNCREF {
            return self.0.table().map_err(Error::UserError);
        }
        utils::table_type(self, table)
    }

    fn parse_export_section(
        &mut self,
        exports: &mut ExportSection,
        section: wasmparser::ExportSectionReader<'_>,
    ) -> Result<(), Error<Self::Error>> {
        utils::parse_export_section(self, exports, section)?;
        exports.export(MEMORY, ExportKind::Memory, 0);
        exports.export(TABLE, ExportKind::Table, 0);
        for (function, number) in &self.0.needed {
            exports.export(&name_of(*number), ExportKind::Func, self.function_index(*function)?);
        }
        for (global, number) in &self.0.needed_globals {
            exports.export(&name_of_global(*number), ExportKind::Global, *global);
        }
        Ok(())
    }

    fn parse_element_section(
        &mut self,
        elements: &mut ElementSection,
        _: wasmparser::ElementSectionReader<'_>,
    ) -> Result<(), Error<Self::Error>> {
        *elements = self.0.elements(&self.0.first);
        Ok(())
    }

    fn parse_data_section(
        &mut self,
        data: &mut DataSection,
        _: wasmparser::DataSectionReader<'_>,
    ) -> Result<(), Error<Self::Error>> {
        for (start, bytes) in &self.0.layout.data {
            data.active(0, &ConstExpr::i32_const(*start as i32), self.0.without_late(*start, bytes));
        }
        Ok(())
    }

    fn parse_code_section(
        &mut self,
        code: &mut CodeSection,
        section: CodeSectionReader<'_>,
    ) -> Result<(), Error<Self::Error>> {
        for (body, function) in section.into_iter().zip(self.0.layout.imported..) {
            let body = body?;
            if self.0.first.contains_key(&function) {
                self.parse_function_body(code, body)?;
            }
        }
        Ok(())
    }

    fn parse_function_body(
        &mut self,
        code: &mut CodeSection,
        body: FunctionBody<'_>,
    ) -> Result<(), Error<Self::Error>> {
        let mut function: Function = self.new_function_with_parsed_locals(&body)?;
        let mut operators = body.get_operators_reader()?;
        while !operators.eof() {
            match operators.read()? {
                Operator::Call { function_index } if !self.0.first.contains_key(&function_index) => {
                    let slot = number_in(&self.0.slots, function_index)?;
                    let type_index = self.0.layout.type_of(function_index).map_err(Error::UserError)?;
                    function.instruction(&Instruction::I32Const(slot as i32));
                    function.instruction(&Instruction::CallIndirect { type_index, table_index: 0 });
                }
                other => {
                    function.instruction(&self.instruction(other)?);
                }
            }
        }
        code.function(&function);
        Ok(())
    }

    fn parse_custom_section(
        &mut self,
        _: &mut Module,
        _: wasmparser::CustomSectionReader<'_>,
    ) -> Result<(), Error<Self::Error>> {
        Ok(())
    }
}

/// The functions of the rest.
struct Rest<'c, 'l, 'p>(&'c Cut<'l, 'p>);

impl Reencode for Rest<'_, '_, '_> {
    type Error = anyhow::Error;

    fn function_index(&mut self, function: u32) -> Result<u32, Error<Self::Error>> {
        number_in(&self.0.rest, function).or_else(|_| number_in(&self.0.needed, function))
    }

    fn global_index(&mut self, global: u32) -> Result<u32, Error<Self::Error>> {
        number_in(&self.0.needed_globals, global)
    }
}

const MEMORY: &str = "m";
const TABLE: &str = "t";

fn name_of(function: u32) -> String {
    format!("{function:x}")
}

fn name_of_global(global: u32) -> String {
    format!("g{global}")
}

fn numbered(all: impl IntoIterator<Item = u32>) -> BTreeMap<u32, u32> {
    all.into_iter().zip(0..).collect()
}

fn number_in(numbers: &BTreeMap<u32, u32>, of: u32) -> Result<u32, Error<anyhow::Error>> {
    numbers.get(&of).copied().context("a function stands in the other part").map_err(Error::UserError)
}

/// What went wrong, in words.
pub(super) fn told(error: Error<anyhow::Error>) -> anyhow::Error {
    anyhow::anyhow!("the program cannot be split: {error}")
}

#[cfg(test)]
mod tests;
