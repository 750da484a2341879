use std::collections::BTreeSet;

use wasm_encoder::{
    CodeSection, ConstExpr, DataSection, ElementSection, Elements, EntityType, ExportKind, ExportSection,
    Function, FunctionSection, GlobalSection, GlobalType, ImportSection, Instruction, MemorySection,
    MemoryType, Module, TableSection, TableType, TypeSection, ValType,
};
use wasmparser::{Parser, Payload, Validator};

use super::super::layout::Layout;
use super::super::marks::with_marks;
use super::split;

/// Three functions: `start`, exported, calls the second one and the one in slot 1, which is the third.
fn program() -> Vec<u8> {
    let (mut types, mut functions, mut tables) =
        (TypeSection::new(), FunctionSection::new(), TableSection::new());
    types.ty().function([ValType::I32], [ValType::I32]);
    for _ in 0..3 {
        functions.function(0);
    }
    tables.table(TableType {
        element_type: wasm_encoder::RefType::FUNCREF,
        minimum: 2,
        maximum: Some(2),
        table64: false,
        shared: false,
    });
    let mut memories = MemorySection::new();
    memories.memory(MemoryType {
        minimum: 1,
        maximum: None,
        memory64: false,
        shared: false,
        page_size_log2: None,
    });
    let mut globals = GlobalSection::new();
    let kind = GlobalType { val_type: ValType::I32, mutable: true, shared: false };
    globals.global(kind, &ConstExpr::i32_const(7));
    let mut exports = ExportSection::new();
    exports.export("start", ExportKind::Func, 0);
    let mut elements = ElementSection::new();
    elements.active(None, &ConstExpr::i32_const(1), Elements::Functions((&[2_u32][..]).into()));
    let mut code = CodeSection::new();
    let bodies: [&[Instruction<'_>]; 3] = [
        &[
            Instruction::LocalGet(0),
            Instruction::Call(1),
            Instruction::I32Const(1),
            Instruction::CallIndirect { type_index: 0, table_index: 0 },
        ],
        &[Instruction::LocalGet(0), Instruction::GlobalGet(0), Instruction::I32Add],
        &[Instruction::I32Const(16 + 13), Instruction::Drop, Instruction::LocalGet(0), Instruction::Call(1)],
    ];
    for body in bodies {
        let mut function = Function::new([]);
        for instruction in body {
            function.instruction(instruction);
        }
        function.instruction(&Instruction::End);
        code.function(&function);
    }
    let mut module = Module::new();
    module.section(&types).section(&functions).section(&tables).section(&memories).section(&globals);
    let mut data = DataSection::new();
    data.active(0, &ConstExpr::i32_const(16), *b"first, late, first");
    module.section(&exports).section(&elements).section(&code).section(&data);
    module.finish()
}

fn functions_of(program: &[u8]) -> usize {
    Validator::new().validate_all(program).expect("a valid program");
    Layout::of(program).map_or(0, |it| it.types.len())
}

fn in_two(first: &[u32], late: &[&[u8]]) -> anyhow::Result<(Vec<u8>, Vec<u8>)> {
    let parts = split(&program(), &[first.iter().copied().collect()], late, None)?;
    let [first, rest] = <[Vec<u8>; 2]>::try_from(parts).expect("two parts");
    Ok((first, rest))
}

#[test]
fn parts_that_come_later_call_each_other_through_slots() {
    let stages = [BTreeSet::from([0]), BTreeSet::from([2])];
    let parts = split(&program(), &stages, &[b", first"], None).expect("three parts");
    let data: Vec<_> = parts.iter().map(|it| with_memory_only(it)).collect();
    assert_eq!(
        Layout::of(&data[1]).expect("data").data,
        [(27, &b", first"[..])],
        "the third function reads it"
    );
    assert!(Layout::of(&data[2]).expect("data").data.is_empty());
    for part in &parts {
        Validator::new().validate_all(part).expect("a valid program");
    }
    // The second function has a slot of its own, since both other parts call it.
    assert_eq!(Layout::of(&parts[0]).expect("a program").tables[0].initial, 3);
}

#[test]
fn both_parts_are_valid_whichever_functions_come_first() {
    for (first, counts) in
        [(vec![], (1, 2)), (vec![0, 1], (2, 1)), (vec![2], (2, 1)), (vec![0, 1, 2], (3, 0))]
    {
        let (start, rest) = in_two(&first, &[]).expect("two parts");
        let rest = Parser::new(0)
            .parse_all(&rest)
            .filter(|it| matches!(it, Ok(Payload::CodeSectionEntry(_))))
            .count();
        assert_eq!((functions_of(&start), rest), counts, "{first:?}");
    }
}

#[test]
fn a_function_of_the_rest_that_is_called_has_a_slot() {
    let (start, rest) = in_two(&[0], &[]).expect("two parts");
    let slots = Layout::of(&start).expect("a program").slots;
    assert!(slots.is_empty(), "what comes later stands nowhere yet: {slots:?}");
    Validator::new().validate_all(&rest).expect("a valid program");
}

#[test]
fn a_text_of_the_rest_comes_with_it_to_its_place() {
    let (start, rest) = in_two(&[0], &[b"late"]).expect("two parts");
    Validator::new().validate_all(&rest).expect("a valid program");
    let data = |program: &[u8]| -> Vec<(u32, Vec<u8>)> {
        let layout = Layout::of(program);
        layout.map(|it| it.data.iter().map(|it| (it.0, it.1.to_vec())).collect()).unwrap_or_default()
    };
    assert_eq!(data(&start), [(16, b"first, \0\0\0\0, first".to_vec())]);
    assert_eq!(data(&with_memory_only(&rest)), [(23, b"late".to_vec())]);
    assert!(in_two(&[0], &[b"none such"]).is_err());
    // The third function names the place of the last word.
    assert!(in_two(&[0, 2], &[b"first"]).is_ok());
    assert!(in_two(&[0, 2], &[b", first"]).is_err());
}

/// The data of a second part, which imports all else.
fn with_memory_only(rest: &[u8]) -> Vec<u8> {
    let mut module = Module::new();
    for payload in Parser::new(0).parse_all(rest) {
        if let Ok(Payload::DataSection(section)) = payload {
            module.section(&wasm_encoder::RawSection { id: 11, data: &rest[section.range()] });
        }
    }
    module.finish()
}

#[test]
fn marks_leave_the_program_valid() {
    assert_eq!(functions_of(&with_marks(&program()).expect("a program")), 3);
}

/// `start`, exported, calls the second function; `bring` is imported.
fn program_with_bringer() -> Vec<u8> {
    let (mut types, mut functions, mut tables) =
        (TypeSection::new(), FunctionSection::new(), TableSection::new());
    types.ty().function([], []);
    types.ty().function([ValType::I32], [ValType::I32]);
    let mut imports = ImportSection::new();
    imports.import("page", "__wbg_bring_0", EntityType::Function(0));
    functions.function(1).function(1);
    let table = |element_type, minimum| TableType {
        element_type,
        minimum,
        maximum: None,
        table64: false,
        shared: false,
    };
    tables.table(table(wasm_encoder::RefType::FUNCREF, 1));
    tables.table(table(wasm_encoder::RefType::EXTERNREF, 4));
    let mut memories = MemorySection::new();
    memories.memory(MemoryType {
        minimum: 1,
        maximum: None,
        memory64: false,
        shared: false,
        page_size_log2: None,
    });
    let mut exports = ExportSection::new();
    exports.export("start", ExportKind::Func, 1);
    let mut code = CodeSection::new();
    let bodies: [&[Instruction<'_>]; 2] = [
        &[Instruction::LocalGet(0), Instruction::Call(2)],
        &[Instruction::TableSize(1), Instruction::LocalGet(0), Instruction::I32Add],
    ];
    for body in bodies {
        let mut function = Function::new([]);
        for instruction in body {
            function.instruction(instruction);
        }
        function.instruction(&Instruction::End);
        code.function(&function);
    }
    let mut module = Module::new();
    module.section(&types).section(&imports).section(&functions).section(&tables).section(&memories);
    module.section(&exports).section(&code);
    module.finish()
}

#[test]
fn a_call_of_what_is_not_there_brings_it_first() {
    let start = [BTreeSet::from([0])];
    let parts = split(&program_with_bringer(), &start, &[], Some("bring")).expect("two parts");
    for part in &parts {
        Validator::new().validate_all(part).expect("a valid program");
    }
    // The function that looks stands behind the others, and is called before the call through the table.
    let layout = Layout::of(&parts[0]).expect("a program");
    assert_eq!(layout.types.len(), 2);
    assert_eq!(layout.uses(1).expect("the start").0, BTreeSet::from([2]));
    assert_eq!(layout.uses(2).expect("the look").0, BTreeSet::from([0]));
    // What reaches into the other table may come later: all tables are shared.
    assert_eq!(layout.tables.len(), 2);
    assert!(split(&program_with_bringer(), &start, &[], Some("none such")).is_err());
}
