//! The site from its sources, as far as it needs no finish: the programs compiled, bound to JavaScript and made small, and
//! beside them every file that `index.html` or the site's operator names.
//!
//! wasm-bindgen is a library here, of the version that the programs are compiled with: nothing has to be installed.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use wasm_bindgen_cli_support::Bindgen;

use crate::alike::with_alike_together;
use crate::panics::without_words;
use crate::places::without_places;
use crate::progress;
use crate::project::{WASM, cargo, command, is_draft, read, root, run, target};
use crate::split::{LATER, PAGE_REST};
use crate::uncalled::without_streams;

/// A program of the browser.
struct Program {
    bin: &'static str,
    /// The page imports its glue; the worker has it in its own script.
    is_module: bool,
    /// How wasm-opt makes it small: what weighs least on the wire, as measured. What `-Oz` takes from the engine brotli
    /// would have taken anyway, and more: 909 kB, against 895 with `-O1` and 908 without. After `-O1` it takes 0.4 % where it
    /// may copy nothing into callers.
    levels: &'static [&'static [&'static str]],
}

/// Nothing lies below the address 1024 that a pointer and an offset together could mean: there the stack ends (rustc links
/// with `--stack-first`), and what comes down to it has overflowed. So offsets may become part of what loads and stores,
/// which takes 0.5 %.
const LOW_MEMORY: &str = "--low-memory-unused";

/// What makes a program smaller without copying functions into others.
const SMALLER: &[&str] = &[
    "-Oz",
    LOW_MEMORY,
    "--flexible-inline-max-function-size=0",
    "--always-inline-max-function-size=0",
    "--one-caller-inline-max-function-size=0",
];

const PROGRAMS: [Program; 3] = [
    Program { bin: "app", is_module: true, levels: &[&["-Oz", LOW_MEMORY]] },
    Program { bin: "encodings", is_module: false, levels: &[&["-Oz", LOW_MEMORY]] },
    Program { bin: "engine", is_module: false, levels: &[&["-O1", LOW_MEMORY], SMALLER] },
];

impl Program {
    /// What cargo compiles it to.
    fn compiled(&self) -> PathBuf {
        target().join(WASM[1]).join(profile()).join(self.bin).with_extension("wasm")
    }
}

/// What the programs may be made of beyond the first wasm; every browser of the last years has it.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// The profile of the programs, one for all, so that nothing is compiled twice.
pub(crate) const WEB: &str = "web";

/// By this profile a draft is compiled.
const DRAFT: &str = "draft";

fn profile() -> &'static str {
    if is_draft() { DRAFT } else { WEB }
}

/// Functions are copied into their callers where they are small: more than `opt-level = "z"` does by itself
/// (5), and less than "s" does (50). Of 25 the later parts were 2 % larger.
const INLINES: &str = "-Cllvm-args=-inline-threshold=10";

/// Where files of the site lie that keep their names.
const FOLDERS: [&str; 4] = ["src", "static", "style", "data"];

/// Files of the site that the page itself does not name: the worker of the offline copy, what other pages load, icons and
/// pictures that the manifest names, and what the build takes apart.
const UNNAMED: [&str; 7] = [
    "sw.js",
    "bom-checker.js",
    "icon.svg",
    "icon-512.png",
    "screen-wide.png",
    "screen-narrow.png",
    "config.json",
];

/// Fills the folder `site` anew.
pub(crate) fn assemble(site: &Path) -> Result<()> {
    if site.exists() {
        std::fs::remove_dir_all(site).context("cannot remove the last attempt")?;
    }
    std::fs::create_dir_all(site).context("cannot make the folder of the site")?;
    compile()?;
    for program in &PROGRAMS {
        bind(program, site)?;
        if !is_draft() {
            make_small(&site.join(format!("{}_bg.wasm", program.bin)), program.levels)?;
        }
    }
    let index = read("index.html")?;
    for name in named(&index).into_iter().chain(UNNAMED) {
        let to = site.join(name);
        // The programs are there already; the finish takes them apart.
        if !to.exists() && !LATER.contains(&name) && name != PAGE_REST {
            let from =
                source(name).with_context(|| format!("index.html names ./{name}, which is nowhere"))?;
            std::fs::copy(&from, &to).with_context(|| format!("cannot copy {}", from.display()))?;
        }
    }
    Ok(std::fs::write(site.join("index.html"), index)?)
}

/// The names behind `="./` in a page.
fn named(html: &str) -> Vec<&str> {
    let names = html.split("=\"./").skip(1).filter_map(|it| it.split('"').next());
    names.filter(|it| !it.is_empty()).collect()
}

fn source(name: &str) -> Option<PathBuf> {
    FOLDERS.iter().map(|folder| root().join(folder).join(name)).find(|it| it.is_file())
}

/// Compiles the programs: what they share once, and the engine at last, for which alone more is copied.
fn compile() -> Result<()> {
    let cargo_to = |word: &str, bins: &[&str]| {
        let mut build = cargo();
        build.args([word, "--locked", "--color", "never"]).args(WASM).args(["--profile", profile()]);
        build.args(["--features", "site"]).args(bins.iter().flat_map(|bin| ["--bin", bin]));
        build
    };
    if is_draft() {
        return progress::run(
            "app, encodings, engine",
            &mut cargo_to("build", &["app", "encodings", "engine"]),
        );
    }
    progress::run("app, encodings", &mut cargo_to("build", &["app", "encodings"]))?;
    progress::run("engine", cargo_to("rustc", &["engine"]).args(["--", INLINES]))
}

/// Writes the program with its glue into the site: `BIN_bg.wasm` and `BIN.js`.
fn bind(program: &Program, site: &Path) -> Result<()> {
    let mut bindgen = Bindgen::new();
    let compiled = std::fs::read(program.compiled()).context("cannot read a program")?;
    let needed = without_words(&without_streams(&compiled)?)?;
    bindgen.input_bytes(program.bin, needed).out_name(program.bin).typescript(false);
    bindgen.omit_default_module_path(true).remove_name_section(true);
    let bound = if program.is_module { bindgen.web(true) } else { bindgen.no_modules(true) };
    bound?.generate(site).with_context(|| format!("wasm-bindgen cannot bind {}", program.bin))?;
    let snippets = site.join("snippets");
    ensure!(!snippets.exists(), "{} brings scripts of its own, which the policy does not name", program.bin);
    Ok(())
}

/// Makes a program small, one round after the other.
fn make_small(wasm: &Path, levels: &[&[&str]]) -> Result<()> {
    let small = wasm.with_extension("small");
    for level in levels {
        run(command("wasm-opt").args(*level).args(FEATURES).arg(wasm).arg("-o").arg(&small))?;
        std::fs::rename(&small, wasm).context("wasm-opt wrote no file")?;
    }
    let program = std::fs::read(wasm).context("cannot read a program")?;
    let program = with_alike_together(&without_places(&program)?)?;
    std::fs::write(wasm, program).context("cannot write a program")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_that_the_page_names_is_there_or_is_made() {
        let index = read("index.html").unwrap();
        let made = |name: &str| {
            LATER.contains(&name)
                || name == PAGE_REST
                || PROGRAMS
                    .iter()
                    .any(|it| name == format!("{}.js", it.bin) || name == format!("{}_bg.wasm", it.bin))
        };
        for name in named(&index).into_iter().chain(UNNAMED) {
            assert!(made(name) || source(name).is_some(), "{name}");
        }
    }
}
