//! Programs in which functions that are alike stand together. What compresses a program names what was there before by how
//! far back it was, and what is near is shorter to name: the engine weighs 1.2 % less than in the order of the compiler, the
//! rest of the page 2 %.

use std::collections::BTreeMap;

use anyhow::Result;
use wasm_encoder::reencode::{Error, Reencode};
use wasm_encoder::{CodeSection, FunctionSection, Module};
use wasmparser::{CodeSectionReader, FunctionSectionReader, Parser, Payload, TypeRef};

use crate::split::told;

/// Bytes that two functions share are counted in runs of so many.
const RUN: usize = 6;

/// A run that more functions have says nothing of any of them.
const COMMON: usize = 200;

/// The program with its functions in such an order that each stands behind one that it shares much with.
pub(crate) fn with_alike_together(program: &[u8]) -> Result<Vec<u8>> {
    let (mut imported, mut bodies) = (0, Vec::new());
    for payload in Parser::new(0).parse_all(program) {
        match payload? {
            Payload::ImportSection(section) => {
                for import in section.into_imports() {
                    imported += u32::from(matches!(import?.ty, TypeRef::Func(_)));
                }
            }
            Payload::CodeSectionEntry(body) => bodies.push(body.as_bytes()),
            _ => {}
        }
    }
    let mut all: Vec<(u32, &[u8])> = (imported..).zip(bodies).collect();
    all.sort_by_key(|it| it.1);
    let bodies: Vec<&[u8]> = all.iter().map(|it| it.1).collect();
    let order: Vec<u32> = chained(&bodies).into_iter().filter_map(|at| Some(all.get(at)?.0)).collect();
    let numbers = order.iter().copied().zip(imported..).collect();
    let mut module = Module::new();
    let mut reordered = Reordered { imported, order, numbers };
    reordered.parse_core_module(&mut module, Parser::new(0), program).map_err(told)?;
    Ok(module.finish())
}

/// The places of all bodies: behind each the one of those left that shares the largest part of itself with it, else the
/// first of those left.
fn chained(bodies: &[&[u8]]) -> Vec<usize> {
    let groups = groups(bodies);
    let mut of_body = vec![Vec::new(); bodies.len()];
    for (group, members) in groups.iter().enumerate() {
        members.iter().for_each(|it| of_body[*it].push(group));
    }
    let (mut is_left, mut shared) = (vec![true; bodies.len()], vec![0_usize; bodies.len()]);
    let (mut order, mut first, mut next) = (Vec::with_capacity(bodies.len()), 0, Some(0));
    while order.len() < bodies.len() {
        while !is_left[first] {
            first += 1;
        }
        let now = next.unwrap_or(first);
        order.push(now);
        is_left[now] = false;
        let mut met = Vec::new();
        for member in of_body[now].iter().flat_map(|it| &groups[*it]).filter(|it| is_left[**it]) {
            if shared[*member] == 0 {
                met.push(*member);
            }
            shared[*member] += 1;
        }
        let part = |at: &usize| (shared[*at] << 32) / bodies[*at].len();
        next = met.iter().copied().max_by_key(|at| (part(at), usize::MAX - at));
        met.into_iter().for_each(|it| shared[it] = 0);
    }
    order
}

/// For each run of bytes that more than one body has and not too many: the places of those bodies.
fn groups(bodies: &[&[u8]]) -> Vec<Vec<usize>> {
    let numbered = bodies.iter().copied().enumerate();
    let mut all: Vec<(&[u8], usize)> =
        numbered.flat_map(|(at, body)| body.windows(RUN).map(move |it| (it, at))).collect();
    all.sort_unstable();
    all.dedup();
    let same = all.chunk_by(|one, other| one.0 == other.0).filter(|it| (2..COMMON).contains(&it.len()));
    same.map(|it| it.iter().map(|it| it.1).collect()).collect()
}

struct Reordered {
    /// How many functions are imported; they keep their numbers.
    imported: u32,
    /// The old numbers of the program's own functions in their new order, and their new ones.
    order: Vec<u32>,
    numbers: BTreeMap<u32, u32>,
}

impl Reordered {
    /// What belongs to the functions one by one, in their new order.
    fn in_order<T: Clone>(&self, all: Vec<T>) -> Vec<T> {
        self.order.iter().filter_map(|it| all.get((it - self.imported) as usize).cloned()).collect()
    }
}

impl Reencode for Reordered {
    type Error = anyhow::Error;

    fn function_index(&mut self, function: u32) -> Result<u32, Error<Self::Error>> {
        Ok(self.numbers.get(&function).copied().unwrap_or(function))
    }

    fn parse_function_section(
        &mut self,
        functions: &mut FunctionSection,
        section: FunctionSectionReader<'_>,
    ) -> Result<(), Error<Self::Error>> {
        let kinds = section.into_iter().collect::<Result<Vec<u32>, _>>()?;
        for kind in self.in_order(kinds) {
            functions.function(self.type_index(kind)?);
        }
        Ok(())
    }

    fn parse_code_section(
        &mut self,
        code: &mut CodeSection,
        section: CodeSectionReader<'_>,
    ) -> Result<(), Error<Self::Error>> {
        let bodies = section.into_iter().collect::<Result<Vec<_>, _>>()?;
        for body in self.in_order(bodies) {
            self.parse_function_body(code, body)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use wasm_encoder::{Function, Instruction, TypeSection, ValType};
    use wasmparser::Operator;

    use super::*;
    use crate::split::Layout;

    #[test]
    fn calls_follow_their_functions() {
        // The first calls the last, which gives 2, and gives 9.
        let (mut types, mut functions, mut code) =
            (TypeSection::new(), FunctionSection::new(), CodeSection::new());
        types.ty().function([], [ValType::I32]);
        for instructions in [
            vec![Instruction::Nop, Instruction::Call(2), Instruction::Drop, Instruction::I32Const(9)],
            vec![Instruction::I32Const(1)],
            vec![Instruction::Nop, Instruction::I32Const(2)],
        ] {
            functions.function(0);
            let mut function = Function::new([]);
            instructions.iter().for_each(|it| _ = function.instruction(it));
            code.function(function.instruction(&Instruction::End));
        }
        let mut module = Module::new();
        module.section(&types).section(&functions).section(&code);
        let program = with_alike_together(&module.finish()).unwrap();
        wasmparser::Validator::new().validate_all(&program).unwrap();
        let layout = Layout::of(&program).unwrap();
        let constants: Vec<_> = layout.bodies.iter().map(constant).collect();
        let calls = layout.uses(constants.iter().position(|it| *it == 9).unwrap() as u32).unwrap().0;
        let called: Vec<_> = calls.iter().map(|it| constants[*it as usize]).collect();
        assert_eq!((called, constants.len()), (vec![2], 3));
    }

    #[test]
    fn each_function_follows_the_one_that_it_shares_most_with() {
        let bodies: [&[u8]; 5] = [b"abcdefgh", b"0123456789", b"--abcdefgh--", b"xyz", b"0123456789abcdefgh"];
        let order = chained(&bodies);
        assert_eq!(order, [0, 2, 4, 1, 3]);
        assert_eq!(chained(&[]), [0_usize; 0]);
    }

    fn constant(body: &wasmparser::FunctionBody<'_>) -> i32 {
        let mut operators = body.get_operators_reader().unwrap().into_iter().map(Result::unwrap);
        operators
            .find_map(|it| match it {
                Operator::I32Const { value } => Some(value),
                _ => None,
            })
            .unwrap()
    }
}
