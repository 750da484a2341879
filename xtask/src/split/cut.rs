//! A program in parts: what was used moves first, what comes later follows part by part.
//!
//! All share memory, table and globals. A function of a later part that another part calls stands in a slot of the
//! table, where nothing stands until its part is started: a call before that ends the program as any fault does.
//! Data stays in the first part, but for texts that only later parts read: there stand zeros until the part that reads
//! them is started.
//!
//! A program whose later parts may be called at any time looks before every call through the table whether something
//! stands there, and if nothing does, calls an imported function that brings the later parts (`guard.rs`).

mod first;
mod guard;
mod late;

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result, ensure};
use wasm_encoder::reencode::{Error, Reencode, utils};
use wasm_encoder::{CodeSection, ConstExpr, ElementSection, Elements, Instruction, TableType};
use wasmparser::FunctionBody;

use super::layout::Layout;
use guard::Guard;

/// The numbers of all functions of a program's own.
pub(super) fn functions(program: &[u8]) -> Result<BTreeSet<u32>> {
    Ok((0..Layout::of(program)?.types.len() as u32).collect())
}

/// The functions with those that they call and that are at most so many bytes long: a slot of the table and the look into it
/// before every call weigh about as much as a small function.
pub(super) fn with_small_callees(
    program: &[u8],
    functions: BTreeSet<u32>,
    bytes: usize,
) -> Result<BTreeSet<u32>> {
    let layout = Layout::of(program)?;
    let mut all = functions.clone();
    for function in functions {
        let (calls, _) = layout.uses(layout.imported + function)?;
        let own = calls.iter().filter_map(|it| it.checked_sub(layout.imported));
        all.extend(
            own.filter(|it| layout.bodies.get(*it as usize).is_some_and(|it| it.range().len() <= bytes)),
        );
    }
    Ok(all)
}

/// Splits a program into one part more than there are `stages`: the functions of its own whose numbers are in the first
/// stage, and what must stay with them; those of each later stage that stand in none before; and all others. The texts
/// `late` come with the first part of those that read them, which may not be the first of all. `bringer` is a word in the
/// name of the imported function that brings the later parts where one of them is called and is not there.
pub(super) fn split(
    program: &[u8],
    stages: &[BTreeSet<u32>],
    late: &[&[u8]],
    bringer: Option<&str>,
) -> Result<Vec<Vec<u8>>> {
    let layout = Layout::of(program)?;
    let part_of = parts_of(&layout, stages)?;
    let last = stages.len();
    let late = late.iter().map(|text| {
        let place = layout.place_of(text)?;
        let readers = layout.readers_of(place, text.len() as u32)?;
        let part = readers.iter().map(|it| part_of[*it as usize]).min().unwrap_or(last);
        ensure!(
            part > 0 || last == 0,
            "the first part reads a text of a later one, at {place}: functions {:?}",
            readers.iter().filter(|it| part_of[**it as usize] == 0).take(5).collect::<Vec<_>>()
        );
        Ok(Text { part, place, bytes: text })
    });
    let late = late.collect::<Result<_>>()?;
    let mut cut = Cut::through(&layout, part_of, last + 1, late)?;
    cut.guard = bringer.map(|it| Guard::of(&layout, &cut.parts[0], it)).transpose()?;
    std::iter::once(cut.first_part(program)).chain((1..=last).map(|it| cut.late_part(it))).collect()
}

/// In which part each function stands, imported ones too.
fn parts_of(layout: &Layout<'_>, stages: &[BTreeSet<u32>]) -> Result<Vec<usize>> {
    let all = layout.imported + layout.types.len() as u32;
    // What the glue calls by name stays.
    let mut stays: BTreeSet<u32> = layout.exported.iter().chain(&layout.start).copied().collect();
    stays.extend(0..layout.imported);
    let stage_of = |function: u32| {
        let own = function.checked_sub(layout.imported);
        let stage = own.and_then(|own| stages.iter().position(|it| it.contains(&own)));
        stage.unwrap_or(stages.len())
    };
    Ok((0..all).map(|it| if stays.contains(&it) { 0 } else { stage_of(it) }).collect())
}

/// A text of a later part, with its place in memory.
struct Text<'p> {
    part: usize,
    place: u32,
    bytes: &'p [u8],
}

/// One part of a program.
#[derive(Default)]
struct Part {
    /// Its functions with their numbers in it; of the first part the imported ones, too.
    functions: BTreeMap<u32, u32>,
    /// Functions and globals of the first part that it needs, with their numbers in it.
    needed: BTreeMap<u32, u32>,
    needed_globals: BTreeMap<u32, u32>,
}

/// Where a program is cut.
struct Cut<'l, 'p> {
    layout: &'l Layout<'p>,
    parts: Vec<Part>,
    /// Functions and globals of the first part that later parts need, with the numbers by which it exports them.
    exported: BTreeMap<u32, u32>,
    exported_globals: BTreeMap<u32, u32>,
    /// The slots of the functions of later parts that other parts call.
    slots: BTreeMap<u32, u32>,
    table_size: u64,
    late: Vec<Text<'l>>,
    guard: Option<Guard>,
}

impl<'l, 'p> Cut<'l, 'p> {
    fn through(
        layout: &'l Layout<'p>,
        part_of: Vec<usize>,
        count: usize,
        late: Vec<Text<'l>>,
    ) -> Result<Self> {
        let mut needed = vec![(BTreeSet::new(), BTreeSet::new()); count];
        let mut called = BTreeSet::new();
        for (function, part) in (0..).zip(&part_of).skip(layout.imported as usize) {
            let (calls, globals) = layout.uses(function)?;
            for call in calls {
                match part_of[call as usize] {
                    other if other == *part => {}
                    0 => _ = needed[*part].0.insert(call),
                    _ => _ = called.insert(call),
                }
            }
            needed[*part].1.extend(globals);
        }
        let (functions, globals): (Vec<_>, Vec<_>) = needed.iter().skip(1).cloned().unzip();
        let exported = numbered(functions.into_iter().flatten().collect::<BTreeSet<_>>());
        let exported_globals = numbered(globals.into_iter().flatten().collect::<BTreeSet<_>>());
        let parts = needed.into_iter().enumerate().map(|(part, (needed, globals))| {
            let imported = needed.len() as u32;
            let own = (0..).zip(&part_of).filter(|it| *it.1 == part).map(|it| it.0);
            let functions = own.zip(imported..).collect();
            Part { functions, needed: numbered(needed), needed_globals: numbered(globals) }
        });
        let parts = parts.collect();
        let table = layout.tables.first().context("the program has no table of functions")?;
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
        Ok(Self { layout, parts, exported, exported_globals, slots, table_size, late, guard: None })
    }

    /// What fills the slots of the table that hold functions of a part.
    fn elements(&self, part: &Part) -> ElementSection {
        let added = self.slots.iter().map(|(function, slot)| (slot, function));
        let filled: BTreeMap<u32, u32> =
            self.layout.slots.iter().chain(added).map(|(slot, function)| (*slot, *function)).collect();
        let mut runs: Vec<(u32, Vec<u32>)> = Vec::new();
        for (slot, function) in filled {
            let Some(function) = part.functions.get(&function) else { continue };
            match runs.last_mut() {
                Some((start, run)) if *start + run.len() as u32 == slot => run.push(*function),
                _ => runs.push((slot, vec![*function])),
            }
        }
        let mut elements = ElementSection::new();
        for (start, functions) in runs {
            elements.active(None, &ConstExpr::i32_const(start as i32), Elements::Functions(functions.into()));
        }
        elements
    }

    /// The tables, with room in that of functions for those of later parts that other parts call.
    fn tables(&self) -> Result<Vec<TableType>> {
        let tables = self.layout.tables.iter().map(|it| Ok(TableType::try_from(*it)?));
        let mut tables: Vec<TableType> = tables.collect::<Result<_>>()?;
        if let Some(table) = tables.first_mut() {
            table.minimum = self.table_size;
            table.maximum = table.maximum.map(|it| it.max(self.table_size));
        }
        Ok(tables)
    }

    /// Writes a function into a part that has the functions `own`: a call into a later part goes through its slot.
    fn write_body<R: Reencode<Error = anyhow::Error>>(
        &self,
        part: &mut R,
        own: &Part,
        code: &mut CodeSection,
        body: &FunctionBody<'_>,
    ) -> Result<(), Error<anyhow::Error>> {
        let mut function = part.new_function_with_parsed_locals(body)?;
        let mut operators = body.get_operators_reader()?;
        while !operators.eof() {
            self.instruct(part, own, operators.read()?, &mut function)?;
        }
        code.function(&function);
        Ok(())
    }

    fn instruct<R: Reencode<Error = anyhow::Error>>(
        &self,
        part: &mut R,
        own: &Part,
        operator: wasmparser::Operator<'_>,
        function: &mut wasm_encoder::Function,
    ) -> Result<(), Error<anyhow::Error>> {
        match operator {
            wasmparser::Operator::Call { function_index: called }
                if !own.functions.contains_key(&called) && !own.needed.contains_key(&called) =>
            {
                let slot = number_in(&self.slots, called)?;
                let type_index = self.layout.type_of(called).map_err(Error::UserError)?;
                function.instruction(&Instruction::I32Const(slot as i32));
                self.look(own, function);
                function.instruction(&Instruction::CallIndirect { type_index, table_index: 0 });
            }
            wasmparser::Operator::CallIndirect { .. } => {
                self.look(own, function);
                function.instruction(&utils::instruction(part, operator)?);
            }
            other => _ = function.instruction(&utils::instruction(part, other)?),
        }
        Ok(())
    }
}

/// Under this name the first part exports the memory, which all share.
const MEMORY: &str = "m";

fn name_of_table(number: u32) -> String {
    format!("t{number}")
}

fn name_of(number: u32) -> String {
    format!("{number:x}")
}

fn name_of_global(number: u32) -> String {
    format!("g{number}")
}

fn numbered(all: impl IntoIterator<Item = u32>) -> BTreeMap<u32, u32> {
    all.into_iter().zip(0..).collect()
}

fn number_in(numbers: &BTreeMap<u32, u32>, of: u32) -> Result<u32, Error<anyhow::Error>> {
    numbers.get(&of).copied().context("a function stands in another part").map_err(Error::UserError)
}

/// What went wrong, in words.
pub(crate) fn told(error: Error<anyhow::Error>) -> anyhow::Error {
    anyhow::anyhow!("the program cannot be split: {error}")
}

#[cfg(test)]
mod tests;
