//! Programs without the places of their panics: file, line and column of every spot that may panic stand in the data of a
//! program, some of them with a path of the machine that built it. Nobody reads them on a site, and they weigh 3 kB.
//!
//! A place is four words: where the name of the file stands, how long it is, line, column (`core::panic::Location`).

use std::collections::BTreeSet;
use std::ops::Range;

use anyhow::Result;
use wasm_encoder::reencode::{Error, Reencode};
use wasm_encoder::{ConstExpr, DataSection, Module};
use wasmparser::{DataSectionReader, Parser};

use crate::split::{Layout, told};

/// Longer names of files, lines and columns are none.
const LONGEST: u32 = 200;
const LAST_LINE: u32 = 100_000;
const LAST_COLUMN: u32 = 2_000;

/// The program with zeros in place of the places of its panics. What is told of a panic is its message.
pub(crate) fn without_places(program: &[u8]) -> Result<Vec<u8>> {
    let layout = Layout::of(program)?;
    let mut data: Vec<(u32, Vec<u8>)> = layout.data.iter().map(|(at, bytes)| (*at, bytes.to_vec())).collect();
    let (mut words, mut names) = (BTreeSet::new(), BTreeSet::new());
    for (start, bytes) in &layout.data {
        let first = start.next_multiple_of(4);
        for at in (first..start + bytes.len() as u32).step_by(4) {
            if let Some(name) = name_of_place(&layout, at) {
                names.insert((name.start, name.end));
                words.insert(at);
            }
        }
    }
    words.iter().for_each(|at| blank(&mut data, *at + 4..*at + 16));
    names.iter().for_each(|name| blank(&mut data, name.0..name.1));
    let mut module = Module::new();
    Rewritten(data).parse_core_module(&mut module, Parser::new(0), program).map_err(told)?;
    Ok(module.finish())
}

/// Where the name of the file stands, if a place stands here.
fn name_of_place(layout: &Layout<'_>, at: u32) -> Option<Range<u32>> {
    let word = |number: u32| {
        let bytes = read(layout, at + number * 4..at + number * 4 + 4)?;
        Some(u32::from_le_bytes(bytes.try_into().ok()?))
    };
    let (name, length, line, column) = (word(0)?, word(1)?, word(2)?, word(3)?);
    let is_place = (4..LONGEST).contains(&length)
        && (1..LAST_LINE).contains(&line)
        && (1..LAST_COLUMN).contains(&column);
    let range = name..name.checked_add(length)?;
    (is_place && read(layout, range.clone())?.ends_with(b".rs")).then_some(range)
}

fn read<'p>(layout: &Layout<'p>, range: Range<u32>) -> Option<&'p [u8]> {
    layout.data.iter().find_map(|(start, bytes)| {
        let from = range.start.checked_sub(*start)? as usize;
        bytes.get(from..from + range.len())
    })
}

fn blank(data: &mut [(u32, Vec<u8>)], range: Range<u32>) {
    for (start, bytes) in data {
        let from = range.start.checked_sub(*start).map(|it| it as usize);
        if let Some(there) = from.and_then(|from| bytes.get_mut(from..from + range.len())) {
            return there.fill(0);
        }
    }
}

/// The program with other data.
struct Rewritten(Vec<(u32, Vec<u8>)>);

impl Reencode for Rewritten {
    type Error = anyhow::Error;

    fn parse_data_section(
        &mut self,
        data: &mut DataSection,
        _: DataSectionReader<'_>,
    ) -> Result<(), Error<Self::Error>> {
        for (start, bytes) in &self.0 {
            data.active(0, &ConstExpr::i32_const(*start as i32), bytes.iter().copied());
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use wasm_encoder::{MemorySection, MemoryType};

    use super::*;

    #[test]
    fn places_of_panics_are_blank_and_all_else_stays() {
        let name = *b"src/money.rs";
        let words = |words: [u32; 4]| words.map(u32::to_le_bytes).concat();
        // The name, a place that names it, and four numbers that are none.
        let place = words([16, 12, 41, 9]);
        let numbers = words([16, 12, 0, 9]);
        let bytes = [name.as_slice(), &place, &numbers].concat();
        let mut memories = MemorySection::new();
        memories.memory(MemoryType {
            minimum: 1,
            maximum: None,
            memory64: false,
            shared: false,
            page_size_log2: None,
        });
        let mut data = DataSection::new();
        data.active(0, &ConstExpr::i32_const(16), bytes);
        let mut module = Module::new();
        module.section(&memories).section(&data);
        let program = without_places(&module.finish()).unwrap();
        let wanted = [[0; 12].as_slice(), &words([16, 0, 0, 0]), &numbers].concat();
        assert_eq!(Layout::of(&program).unwrap().data, [(16, wanted.as_slice())]);
    }
}
