//! The first part: the program without the functions of the later ones.

use anyhow::Result;
use wasm_encoder::reencode::{Error, Reencode, utils};
use wasm_encoder::{
    CodeSection, ConstExpr, DataSection, ElementSection, ExportKind, ExportSection, FunctionSection, Module,
    TableSection,
};
use wasmparser::{CodeSectionReader, FunctionBody, Parser};

use super::{Cut, MEMORY, Part, name_of, name_of_global, name_of_table, number_in, told};

impl Cut<'_, '_> {
    pub(super) fn first_part(&self, program: &[u8]) -> Result<Vec<u8>> {
        let mut part = FirstPart(self);
        let mut module = Module::new();
        part.parse_core_module(&mut module, Parser::new(0), program).map_err(told)?;
        Ok(module.finish())
    }

    /// A filling of memory without the texts of later parts.
    fn without_late(&self, start: u32, bytes: &[u8]) -> Vec<u8> {
        let mut bytes = bytes.to_vec();
        for text in &self.late {
            let at = text.place.wrapping_sub(start) as usize;
            if let Some(there) = bytes.get_mut(at..at.saturating_add(text.bytes.len())) {
                there.fill(0);
            }
        }
        bytes
    }
}

struct FirstPart<'c, 'l, 'p>(&'c Cut<'l, 'p>);

impl FirstPart<'_, '_, '_> {
    fn own(&self) -> &Part {
        &self.0.parts[0]
    }
}

impl Reencode for FirstPart<'_, '_, '_> {
    type Error = anyhow::Error;

    fn function_index(&mut self, function: u32) -> Result<u32, Error<Self::Error>> {
        number_in(&self.own().functions, function)
    }

    fn parse_function_section(
        &mut self,
        functions: &mut FunctionSection,
        section: wasmparser::FunctionSectionReader<'_>,
    ) -> Result<(), Error<Self::Error>> {
        for (kind, function) in section.into_iter().zip(self.0.layout.imported..) {
            let kind = kind?;
            if self.own().functions.contains_key(&function) {
                functions.function(self.type_index(kind)?);
            }
        }
        if let Some(guard) = &self.0.guard {
            functions.function(self.type_index(guard.type_index)?);
        }
        Ok(())
    }

    fn parse_table_section(
        &mut self,
        tables: &mut TableSection,
        _: wasmparser::TableSectionReader<'_>,
    ) -> Result<(), Error<Self::Error>> {
        for table in self.0.tables().map_err(Error::UserError)? {
            tables.table(table);
        }
        Ok(())
    }

    fn parse_export_section(
        &mut self,
        exports: &mut ExportSection,
        section: wasmparser::ExportSectionReader<'_>,
    ) -> Result<(), Error<Self::Error>> {
        utils::parse_export_section(self, exports, section)?;
        exports.export(MEMORY, ExportKind::Memory, 0);
        for (number, _) in (0..).zip(&self.0.layout.tables) {
            exports.export(&name_of_table(number), ExportKind::Table, number);
        }
        for (function, number) in &self.0.exported {
            exports.export(&name_of(*number), ExportKind::Func, self.function_index(*function)?);
        }
        for (global, number) in &self.0.exported_globals {
            exports.export(&name_of_global(*number), ExportKind::Global, *global);
        }
        Ok(())
    }

    fn parse_element_section(
        &mut self,
        elements: &mut ElementSection,
        _: wasmparser::ElementSectionReader<'_>,
    ) -> Result<(), Error<Self::Error>> {
        *elements = self.0.elements(self.own());
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
            if self.own().functions.contains_key(&function) {
                self.parse_function_body(code, body)?;
            }
        }
        if let Some(guard) = &self.0.guard {
            guard.write(code);
        }
        Ok(())
    }

    fn parse_function_body(
        &mut self,
        code: &mut CodeSection,
        body: FunctionBody<'_>,
    ) -> Result<(), Error<Self::Error>> {
        let cut = self.0;
        cut.write_body(self, &cut.parts[0], code, &body)
    }

    fn parse_custom_section(
        &mut self,
        _: &mut Module,
        _: wasmparser::CustomSectionReader<'_>,
    ) -> Result<(), Error<Self::Error>> {
        Ok(())
    }
}
