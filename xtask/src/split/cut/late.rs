//! A later part: its functions and texts; all else it imports from the first part.

use std::collections::BTreeMap;

use anyhow::{Context, Result};
use wasm_encoder::reencode::{Error, Reencode};
use wasm_encoder::{
    CodeSection, ConstExpr, DataSection, EntityType, FunctionSection, GlobalType, ImportSection, MemoryType,
    Module, TypeSection,
};
use wasmparser::FunctionBody;

use super::{Cut, MEMORY, Part, name_of, name_of_global, name_of_table, number_in, told};

/// Under this name a later part imports everything from the first one.
const FIRST: &str = "first";

impl Cut<'_, '_> {
    pub(super) fn late_part(&self, part: usize) -> Result<Vec<u8>> {
        let own = &self.parts[part];
        let mut late = LatePart { cut: self, own };
        let mut types = TypeSection::new();
        let section = self.layout.type_section.clone().context("the program has no types")?;
        late.parse_type_section(&mut types, section).map_err(told)?;
        let (mut functions, mut code) = (FunctionSection::new(), CodeSection::new());
        for function in own.functions.keys() {
            functions.function(self.layout.type_of(*function)?);
            let body = self.layout.bodies.get((function - self.layout.imported) as usize);
            late.parse_function_body(&mut code, body.context("a function has no body")?.clone())
                .map_err(told)?;
        }
        let mut data = DataSection::new();
        for text in self.late.iter().filter(|it| it.part == part) {
            data.active(0, &ConstExpr::i32_const(text.place as i32), text.bytes.iter().copied());
        }
        let mut module = Module::new();
        module.section(&types).section(&self.imports(own)?).section(&functions);
        module.section(&self.elements(own)).section(&code).section(&data);
        Ok(module.finish())
    }

    fn imports(&self, own: &Part) -> Result<ImportSection> {
        let number =
            |of: &BTreeMap<u32, u32>, it: &u32| of.get(it).copied().context("a need is not exported");
        let mut imports = ImportSection::new();
        let memory = self.layout.memory.context("the program has no memory")?;
        imports.import(FIRST, MEMORY, EntityType::Memory(MemoryType::from(memory)));
        for (number, table) in (0..).zip(self.tables()?) {
            imports.import(FIRST, &name_of_table(number), EntityType::Table(table));
        }
        for function in own.needed.keys() {
            let kind = EntityType::Function(self.layout.type_of(*function)?);
            imports.import(FIRST, &name_of(number(&self.exported, function)?), kind);
        }
        for global in own.needed_globals.keys() {
            let kind = self.layout.globals.get(*global as usize).context("a global is not there")?;
            let kind = EntityType::Global(GlobalType::try_from(*kind)?);
            imports.import(FIRST, &name_of_global(number(&self.exported_globals, global)?), kind);
        }
        Ok(imports)
    }
}

struct LatePart<'c, 'l, 'p> {
    cut: &'c Cut<'l, 'p>,
    own: &'c Part,
}

impl Reencode for LatePart<'_, '_, '_> {
    type Error = anyhow::Error;

    fn function_index(&mut self, function: u32) -> Result<u32, Error<Self::Error>> {
        number_in(&self.own.functions, function).or_else(|_| number_in(&self.own.needed, function))
    }

    fn global_index(&mut self, global: u32) -> Result<u32, Error<Self::Error>> {
        number_in(&self.own.needed_globals, global)
    }

    fn parse_function_body(
        &mut self,
        code: &mut CodeSection,
        body: FunctionBody<'_>,
    ) -> Result<(), Error<Self::Error>> {
        let (cut, own) = (self.cut, self.own);
        cut.write_body(self, own, code, &body)
    }
}
