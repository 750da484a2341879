//! The programs in parts: the engine in what a first BOM needs, what its pages need, and the rest; the page in its start
//! screen and the rest.
//!
//! Which functions a part needs is seen and not guessed. The engine runs here, in Node, on the messages of
//! `examples/rehearsal.rs`: what a usual first BOM called moves into the first part, what odd lists called after it into the
//! second, what the pages beside lines and cost called into the third; the rest (exports, seldom formats, what is seldom
//! set) comes last. The page runs in a page
//! without a screen (`rehearse_page.mjs`), where everything is done that can be done before a file is read. Later parts
//! are loaded while the page is looked at.

mod cut;
mod layout;
mod marks;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};

pub(crate) use cut::told;
pub(crate) use layout::Layout;

use crate::alike::with_alike_together;
use crate::finish::report_style_text;
use crate::project::{cargo, command, is_draft, output_of, read, root, run, target};

/// The names of the later parts in the site, in the order in which they are loaded.
pub(crate) const LATER: [&str; 3] = ["engine_forms.wasm", "engine_pages.wasm", "engine_rest.wasm"];

/// The rest of the page's program in the site.
pub(crate) const PAGE_REST: &str = "app_rest.wasm";

/// A function of at most so many bytes comes with what calls it on the start screen.
const SMALL: usize = 900;

/// What the page calls where it needs its rest at once (`src/web/rest.rs`).
const BRINGER: &str = "bomlightRestNow";

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
    let parts = cut::split(&program, &stages, &late, None)?;
    write(std::iter::once(path).chain(LATER.map(|it| site.join(it))), parts)
}

/// Splits the page's program in place. What is called before it has come brings it, and waits for it.
pub(crate) fn split_page(site: &Path) -> Result<()> {
    let path = site.join("app_bg.wasm");
    let program = std::fs::read(&path).context("the site has no app_bg.wasm")?;
    let start = if is_draft() {
        cut::functions(&program)?
    } else {
        cut::with_small_callees(&program, rehearse_page(site, &program)?, SMALL)?
    };
    let parts = cut::split(&program, &[start], &[], Some(BRINGER))?;
    write([path, site.join(PAGE_REST)], parts)
}

/// Writes the parts of a program, which must be programs that a browser takes.
fn write(paths: impl IntoIterator<Item = PathBuf>, parts: Vec<Vec<u8>>) -> Result<()> {
    for (path, part) in paths.into_iter().zip(parts) {
        let part = with_alike_together(&part)?;
        wasmparser::Validator::new()
            .validate_all(&part)
            .with_context(|| format!("{} is no program", path.display()))?;
        std::fs::write(path, part)?;
    }
    Ok(())
}

/// Texts that only later parts read: the style of the HTML report, which it writes, the tables of substances, which it holds
/// declarations against, what hints at other acts, which the page of compliance tells, and the columns of lists that are
/// saved.
fn late_texts() -> Result<Vec<String>> {
    let tables = [
        "compliance/substances",
        "compliance/substances/names",
        "compliance/declaration/listed",
        "compliance/marking",
        "export/ask/upload_lists",
        "export/bom/boms",
    ];
    let tables = tables.iter().map(|it| read(&format!("src/domain/{it}.tsv")));
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

/// The numbers of the functions of the page's program that the start screen calls.
fn rehearse_page(site: &Path, program: &[u8]) -> Result<BTreeSet<u32>> {
    let marked = target().join("rehearsal_page.wasm");
    std::fs::write(&marked, marks::with_marks(program)?)?;
    let script = root().join("xtask/src/split/rehearse_page.mjs");
    let called = output_of(command("node").arg(script).arg(site).arg(&marked))
        .context("the page could not be rehearsed")?;
    serde_json::from_str(&called).context("the rehearsal of the page says something else than numbers")
}
