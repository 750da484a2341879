//! A look into the table before every call through it, in a first part whose later ones may be called at any time.

use anyhow::Result;
use wasm_encoder::{BlockType, CodeSection, Function, Instruction};

use super::{Cut, Part};
use crate::split::layout::Layout;

/// The function of the first part that looks: it takes the number of a slot and gives it back.
pub(super) struct Guard {
    /// Its own number: that behind all others.
    number: u32,
    pub(super) type_index: u32,
    /// The number of the imported function that fills the empty slots.
    bringer: u32,
}

impl Guard {
    pub(super) fn of(layout: &Layout<'_>, first: &Part, bringer: &str) -> Result<Self> {
        let bringer = layout.imported_as(bringer)?;
        let type_index = layout.number_to_number()?;
        Ok(Self { number: first.functions.len() as u32, type_index, bringer })
    }

    /// Writes it behind the functions of the program.
    pub(super) fn write(&self, code: &mut CodeSection) {
        let mut function = Function::new([]);
        for instruction in [
            Instruction::LocalGet(0),
            Instruction::TableGet(0),
            Instruction::RefIsNull,
            Instruction::If(BlockType::Empty),
            Instruction::Call(self.bringer),
            Instruction::End,
            Instruction::LocalGet(0),
            Instruction::End,
        ] {
            function.instruction(&instruction);
        }
        code.function(&function);
    }
}

impl Cut<'_, '_> {
    /// Writes the call that looks, where the number of a slot is what is at hand.
    pub(super) fn look(&self, own: &Part, function: &mut Function) {
        // Once a later part runs, all are there.
        if let Some(guard) = self.guard.as_ref().filter(|_| std::ptr::eq(own, &self.parts[0])) {
            function.instruction(&Instruction::Call(guard.number));
        }
    }
}
