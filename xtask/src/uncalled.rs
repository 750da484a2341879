//! Programs without the classes of `wasm-streams`, which Leptos brings for functions on a server. A program of the browser
//! keeps what it exports, with all that it calls: promises, queues and waiting tasks that nothing here ever makes, in the
//! page and in the engine.

use anyhow::{Context, Result};
use wasm_encoder::reencode::{Error, Reencode, utils};
use wasm_encoder::{CustomSection, ExportSection, Module};
use wasmparser::{CustomSectionReader, Export, Parser};

use crate::split::told;

/// What the names of the classes have in common, and what wasm-bindgen makes of it in the names of functions.
const CLASSES: &str = "IntoUnderlying";
const METHODS: &str = "intounderlying";

/// Where wasm-bindgen keeps what it is told of a program: pairs of texts, a version and a description, each after its
/// length in four bytes (`extract_programs` of wasm-bindgen-cli-support).
const DESCRIPTIONS: &str = "__wasm_bindgen_unstable";

/// The program as wasm-bindgen is to bind it.
pub(crate) fn without_streams(program: &[u8]) -> Result<Vec<u8>> {
    let mut module = Module::new();
    Streamless.parse_core_module(&mut module, Parser::new(0), program).map_err(told)?;
    Ok(module.finish())
}

struct Streamless;

impl Reencode for Streamless {
    type Error = anyhow::Error;

    fn parse_export(
        &mut self,
        exports: &mut ExportSection,
        export: Export<'_>,
    ) -> Result<(), Error<Self::Error>> {
        match export.name.contains(METHODS) {
            true => Ok(()),
            false => utils::parse_export(self, exports, export),
        }
    }

    fn parse_custom_section(
        &mut self,
        module: &mut Module,
        section: CustomSectionReader<'_>,
    ) -> Result<(), Error<Self::Error>> {
        if section.name() != DESCRIPTIONS {
            return utils::parse_custom_section(self, module, section);
        }
        let data = others(section.data()).context("the descriptions end early").map_err(Error::UserError)?;
        module.section(&CustomSection { name: DESCRIPTIONS.into(), data: data.into() });
        Ok(())
    }
}

/// The descriptions that are of something else.
fn others(mut descriptions: &[u8]) -> Option<Vec<u8>> {
    let mut kept = Vec::new();
    while !descriptions.is_empty() {
        let (_, behind) = measured(descriptions)?;
        let (description, rest) = measured(behind)?;
        let (pair, _) = descriptions.split_at(descriptions.len() - rest.len());
        let is_of_streams = description.windows(CLASSES.len()).any(|it| it == CLASSES.as_bytes());
        if !is_of_streams {
            kept.extend(pair);
        }
        descriptions = rest;
    }
    Some(kept)
}

/// A text after its length, and what follows it.
fn measured(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let (length, rest) = bytes.split_first_chunk()?;
    rest.split_at_checked(u32::from_le_bytes(*length) as usize)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn descriptions_of_streams_go_and_all_others_stay() {
        let text = |it: &str| [&(it.len() as u32).to_le_bytes(), it.as_bytes()].concat();
        let [streams, page] =
            ["{v}IntoUnderlyingSink", "{v}startPage"].map(|it| text("{}").into_iter().chain(text(it)));
        let [streams, page] = [streams.collect::<Vec<u8>>(), page.collect()];
        assert_eq!(others(&[&page[..], &streams, &page].concat()).unwrap(), [&page[..], &page].concat());
        assert_eq!(others(&page[..page.len() - 1]), None);
    }
}
