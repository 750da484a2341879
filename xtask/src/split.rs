//! The engine in three parts: what a first BOM needs, what its pages need, and the rest.
//!
//! Which functions a part needs is seen and not guessed: the engine runs here, in Node, on the messages of
//! `examples/rehearsal.rs`. What a first BOM called moves into the first part, what the pages beside lines and cost called
//! after it into the second; the rest (exports, seldom formats, what is seldom set) comes last. Both are loaded while the
//! page is looked at.

mod cut;
mod layout;
mod marks;

use std::collections::BTreeSet;
use std::path::Path;

use anyhow::{Context, Result, ensure};

use crate::finish::report_style_text;
use crate::project::{cargo, command, is_draft, output_of, read, root, run, target};

/// The names of the later parts in the site, in the order in which they are loaded.
pub(crate) const LATER: [&str; 2] = ["engine_pages.wasm", "engine_rest.wasm"];

/// Splits the engine of the site in place.
pub(crate) fn split_engine(site: &Path) -> Result<()> {
    let path = site.join("engine_bg.wasm");
    let program = std::fs::read(&path).context("the site has no engine_bg.wasm")?;
    // A draft is quickly built, and that is all: its first part is the whole engine, so nothing has to be rehearsed.
    let (stages, late) = match is_draft() {
        true => (vec![cut::functions(&program)?; LATER.len()], Vec::new()),
        false => (rehearse(&site.join("engine.js"), &program)?, late_texts()?),
    };
    ensure!(stages.len() == LATER.len(), "the rehearsal has {} stages", stages.len());
    let late: Vec<&[u8]> = late.iter().map(String::as_bytes).collect();
    let parts = cut::split(&program, &stages, &late)?;
    let paths = std::iter::once(path).chain(LATER.map(|it| site.join(it)));
    paths.zip(parts).try_for_each(|(path, part)| Ok(std::fs::write(path, part)?))
}

/// Texts that only later parts read: the style of the HTML report, which it writes, the tables of substances, which it holds
/// declarations against, and what hints at other acts, which the page of compliance tells.
fn late_texts() -> Result<Vec<String>> {
    let tables = ["substances", "substances/names", "declaration/listed", "marking"];
    let tables = tables.iter().map(|it| read(&format!("src/domain/compliance/{it}.tsv")));
    std::iter::once(report_style_text()).chain(tables).collect()
}

/// The numbers of the engine's functions that are called by the end of each stage of the rehearsal.
fn rehearse(glue: &Path, program: &[u8]) -> Result<Vec<BTreeSet<u32>>> {
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
