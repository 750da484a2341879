//! The engine in two parts: what a first BOM needs, and what comes after.
//!
//! Which functions a first BOM needs is seen and not guessed: the engine runs here, in Node, on the messages of
//! `examples/rehearsal.rs`. What was called moves into the first part; the rest (exports, seldom formats, forms, the pages
//! beside lines and cost) is loaded while the page is looked at.

mod cut;
mod layout;
mod marks;

use std::collections::BTreeSet;
use std::path::Path;

use anyhow::{Context, Result};

use crate::finish::report_style_text;
use crate::project::{cargo, command, is_draft, output_of, read, root, run, target};

/// The second part's name in the site.
pub(crate) const REST: &str = "engine_rest.wasm";

/// Splits the engine of the site in place.
pub(crate) fn split_engine(site: &Path) -> Result<()> {
    let path = site.join("engine_bg.wasm");
    let program = std::fs::read(&path).context("the site has no engine_bg.wasm")?;
    // A draft is quickly built, and that is all: its first part is the whole engine, so nothing has to be rehearsed.
    let (called, late) = match is_draft() {
        true => (cut::functions(&program)?, Vec::new()),
        false => (rehearse(&site.join("engine.js"), &program)?, late_texts()?),
    };
    let late: Vec<&[u8]> = late.iter().map(String::as_bytes).collect();
    let (first, rest) = cut::split(&program, &called, &late)?;
    std::fs::write(&path, first)?;
    Ok(std::fs::write(site.join(REST), rest)?)
}

/// Texts that only the rest reads: the style of the HTML report, which it writes, the tables of substances, which it holds
/// declarations against, and what hints at other acts, which the page of compliance tells.
fn late_texts() -> Result<Vec<String>> {
    let tables = ["substances", "substances/names", "declaration/listed", "marking"];
    let tables = tables.iter().map(|it| read(&format!("src/domain/compliance/{it}.tsv")));
    std::iter::once(report_style_text()).chain(tables).collect()
}

/// The numbers of the engine's functions that are called while a first BOM is looked at.
fn rehearse(glue: &Path, program: &[u8]) -> Result<BTreeSet<u32>> {
    let (messages, marked) = (target().join("rehearsal.bin"), target().join("rehearsal.wasm"));
    run(cargo()
        .args(["run", "--quiet", "--package", "bomlight", "--example", "rehearsal", "--"])
        .arg(&messages))?;
    std::fs::write(&marked, marks::with_marks(program)?)?;
    let script = root().join("xtask/src/split/rehearse.mjs");
    let called = output_of(command("node").arg(script).arg(glue).arg(&marked).arg(&messages))
        .context("the engine could not be rehearsed")?;
    serde_json::from_str(&called).context("the rehearsal says something else than numbers")
}
