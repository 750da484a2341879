//! A program that remembers which of its functions were called.

use anyhow::Result;
use wasm_encoder::reencode::{Error, Reencode, utils};
use wasm_encoder::{
    CodeSection, ConstExpr, ExportKind, ExportSection, GlobalSection, GlobalType, Instruction, Module,
    ValType,
};
use wasmparser::{FunctionBody, Parser};

use super::cut::told;
use super::layout::Layout;

/// The program with a global for every function of its own, exported as `f` and the function's number among them, that
/// is 1 once the function was called.
pub(super) fn with_marks(program: &[u8]) -> Result<Vec<u8>> {
    let layout = Layout::of(program)?;
    let mut marks = Marks { globals: layout.globals.len() as u32, functions: layout.types.len() as u32 };
    let mut module = Module::new();
    marks.parse_core_module(&mut module, Parser::new(0), program).map_err(told)?;
    Ok(module.finish())
}

struct Marks {
    globals: u32,
    functions: u32,
}

impl Reencode for Marks {
    type Error = anyhow::Error;

    fn parse_global_section(
        &mut self,
        globals: &mut GlobalSection,
        section: wasmparser::GlobalSectionReader<'_>,
    ) -> Result<(), Error<Self::Error>> {
        utils::parse_global_section(self, globals, section)?;
        let kind = GlobalType { val_type: ValType::I32, mutable: true, shared: false };
        for _ in 0..self.functions {
            globals.global(kind, &ConstExpr::i32_const(0));
        }
        Ok(())
    }

    fn parse_export_section(
        &mut self,
        exports: &mut ExportSection,
        section: wasmparser::ExportSectionReader<'_>,
    ) -> Result<(), Error<Self::Error>> {
        utils::parse_export_section(self, exports, section)?;
        for function in 0..self.functions {
            exports.export(&format!("f{function}"), ExportKind::Global, self.globals + function);
        }
        Ok(())
    }

    fn parse_function_body(
        &mut self,
        code: &mut CodeSection,
        body: FunctionBody<'_>,
    ) -> Result<(), Error<Self::Error>> {
        let mark = self.globals + code.len();
        let mut function = self.new_function_with_parsed_locals(&body)?;
        function.instruction(&Instruction::I32Const(1));
        function.instruction(&Instruction::GlobalSet(mark));
        let mut operators = body.get_operators_reader()?;
        while !operators.eof() {
            function.instruction(&self.instruction(operators.read()?)?);
        }
        code.function(&function);
        Ok(())
    }
}
