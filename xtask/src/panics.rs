//! Programs whose panics end them at once. In a browser nobody hears what a panic says: the standard library writes it to
//! an error output that is not there. So what would put the words together is never reached: a call to it ends the
//! program, and all that is only there for the words can be taken out by wasm-opt.

use std::collections::BTreeSet;

use anyhow::{Result, ensure};
use wasm_encoder::Instruction;
use wasm_encoder::reencode::{Error, Reencode, utils};
use wasmparser::{FunctionBody, KnownCustom, Name, Operator, Parser, Payload};

use crate::split::{Layout, told};

/// Parts of the names of functions of the standard library that never return, as the compiler writes them.
const ENDINGS: [&str; 16] = [
    "4core9panicking",
    "3std9panicking",
    "4core4cell22panic_already_",
    "4core4cell30panic_already_",
    "panic_on_ord_violation",
    "panic_poisoned",
    "panic_for_nonpositive_argument",
    "encode_utf8_raw8do_panic",
    "5slice5index16slice_index_fail",
    "3str16slice_error_fail",
    "len_mismatch_fail",
    "13unwrap_failed",
    "13expect_failed",
    "13assert_failed",
    "7raw_vec17capacity_overflow",
    "18handle_alloc_error",
];

/// The program, in which a panic says nothing.
pub(crate) fn without_words(program: &[u8]) -> Result<Vec<u8>> {
    let mut silent = Silent { endings: endings(program)? };
    ensure!(
        !silent.endings.is_empty(),
        "no function of the program is known to end it: have their names changed?"
    );
    let mut module = wasm_encoder::Module::new();
    silent.parse_core_module(&mut module, Parser::new(0), program).map_err(told)?;
    Ok(module.finish())
}

/// The numbers of the functions that end the program: they are called so, return nothing, and nothing comes behind their
/// last instruction.
fn endings(program: &[u8]) -> Result<BTreeSet<u32>> {
    let layout = Layout::of(program)?;
    let mut found = BTreeSet::new();
    for payload in Parser::new(0).parse_all(program) {
        let Payload::CustomSection(section) = payload? else { continue };
        let KnownCustom::Name(names) = section.as_known() else { continue };
        for name in names {
            let Name::Function(functions) = name? else { continue };
            for function in functions {
                let function = function?;
                let own = function.index.checked_sub(layout.imported);
                let body = own.and_then(|it| layout.bodies.get(it as usize));
                let is_called_so = ENDINGS.iter().any(|it| function.name.contains(it));
                if let Some(body) = body.filter(|_| is_called_so)
                    && ends(body)?
                {
                    found.insert(function.index);
                }
            }
        }
    }
    Ok(found)
}

/// Whether a function never returns: it has no `return`, nothing leaves it by a branch, and it ends where nothing is reached.
fn ends(body: &FunctionBody<'_>) -> Result<bool> {
    let (mut depth, mut is_last) = (0_u32, false);
    for operator in body.get_operators_reader()? {
        match operator? {
            Operator::Block { .. } | Operator::Loop { .. } | Operator::If { .. } => depth += 1,
            Operator::End if depth == 0 => return Ok(is_last),
            Operator::End => depth -= 1,
            Operator::Return => return Ok(false),
            Operator::Br { relative_depth } | Operator::BrIf { relative_depth }
                if relative_depth >= depth =>
            {
                return Ok(false);
            }
            Operator::BrTable { targets } => {
                for target in targets.targets().chain([Ok(targets.default())]) {
                    if target? >= depth {
                        return Ok(false);
                    }
                }
            }
            Operator::Unreachable => {
                is_last = true;
                continue;
            }
            _ => {}
        }
        is_last = false;
    }
    Ok(false)
}

/// The program with an end in place of every call of a function that ends it.
struct Silent {
    endings: BTreeSet<u32>,
}

impl Reencode for Silent {
    type Error = anyhow::Error;

    fn instruction<'a>(&mut self, operator: Operator<'a>) -> Result<Instruction<'a>, Error<Self::Error>> {
        match operator {
            Operator::Call { function_index } if self.endings.contains(&function_index) => {
                Ok(Instruction::Unreachable)
            }
            other => utils::instruction(self, other),
        }
    }
}

#[cfg(test)]
mod tests {
    use wasm_encoder::{
        BlockType, CodeSection, Function, FunctionSection, Module, NameMap, NameSection, TypeSection,
    };

    use super::*;

    #[test]
    fn only_a_call_of_what_never_returns_becomes_an_end() {
        let bodies = [
            vec![Instruction::Call(1), Instruction::Call(2), Instruction::Call(3)],
            vec![Instruction::Nop, Instruction::Unreachable],
            vec![Instruction::Nop, Instruction::Unreachable],
            vec![
                Instruction::Block(BlockType::Empty),
                Instruction::I32Const(0),
                Instruction::BrIf(1),
                Instruction::End,
                Instruction::Unreachable,
            ],
        ];
        let (mut types, mut functions, mut code, mut names) =
            (TypeSection::new(), FunctionSection::new(), CodeSection::new(), NameMap::new());
        types.ty().function([], []);
        for instructions in &bodies {
            functions.function(0);
            let mut function = Function::new([]);
            instructions.iter().for_each(|it| _ = function.instruction(it));
            code.function(function.instruction(&Instruction::End));
        }
        names.append(1, "_4core9panicking5panic");
        names.append(2, "of_our_own");
        names.append(3, "_4core9panicking7returns");
        let mut section = NameSection::new();
        section.functions(&names);
        let mut module = Module::new();
        module.section(&types).section(&functions).section(&code).section(&section);
        let program = without_words(&module.finish()).unwrap();
        wasmparser::Validator::new().validate_all(&program).unwrap();
        let calls = Layout::of(&program).unwrap().uses(0).unwrap().0;
        assert_eq!(calls.into_iter().collect::<Vec<_>>(), [2, 3]);
    }
}
