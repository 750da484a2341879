//! The site from its sources, as far as it needs no finish: the programs compiled, bound to JavaScript and made small, and
//! beside them every file that `index.html` or the site's operator names.
//!
//! wasm-bindgen is a library here, of the version that the programs are compiled with: nothing has to be installed.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use wasm_bindgen_cli_support::Bindgen;

use crate::progress;
use crate::project::{WASM, cargo, command, is_draft, read, root, run, target};
use crate::split::REST;

/// A program of the browser.
struct Program {
    bin: &'static str,
    profile: &'static str,
    /// The page imports its glue; the worker has it in its own script.
    is_module: bool,
    /// How wasm-opt makes it small: what weighs least on the wire, as measured. What `-Oz` takes from the engine brotli
    /// would have taken anyway, and more: 909 kB, against 895 with `-O1` and 908 without.
    level: &'static str,
}

const PROGRAMS: [Program; 3] = [
    Program { bin: "app", profile: "page", is_module: true, level: "-Oz" },
    Program { bin: "encodings", profile: ENGINE, is_module: false, level: "-Oz" },
    Program { bin: "engine", profile: ENGINE, is_module: false, level: "-O1" },
];

impl Program {
    fn profile(&self) -> &'static str {
        if is_draft() { DRAFT } else { self.profile }
    }

    /// What cargo compiles it to.
    fn compiled(&self) -> PathBuf {
        target().join(WASM[1]).join(self.profile()).join(self.bin).with_extension("wasm")
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

/// The profile of the worker's programs.
const ENGINE: &str = "engine";

/// Functions of the engine are copied into their callers where they are small: more than `opt-level = "z"` does by itself
/// (5), and less than "s" does (50).
const INLINES: &str = "-Cllvm-args=-inline-threshold=25";

/// By this profile a draft is compiled, all of it, so that nothing is compiled twice.
const DRAFT: &str = "draft";

/// Where files of the site lie that keep their names.
const FOLDERS: [&str; 3] = ["src", "static", "style"];

/// Files of the site that the page itself does not name: the worker of the offline copy, what other pages load, icons that
/// the manifest names, and what the build takes apart.
const UNNAMED: [&str; 5] = ["sw.js", "bom-checker.js", "icon.svg", "icon-512.png", "config.json"];

/// Fills the folder `site` anew.
pub(crate) fn assemble(site: &Path) -> Result<()> {
    if site.exists() {
        std::fs::remove_dir_all(site).context("cannot remove the last attempt")?;
    }
    std::fs::create_dir_all(site).context("cannot make the folder of the site")?;
    for together in PROGRAMS.chunk_by(|one, other| one.profile() == other.profile()) {
        compile(together)?;
    }
    for program in &PROGRAMS {
        bind(program, site)?;
        if !is_draft() {
            make_small(&site.join(format!("{}_bg.wasm", program.bin)), program.level)?;
        }
    }
    let index = read("index.html")?;
    for name in named(&index).into_iter().chain(UNNAMED) {
        let to = site.join(name);
        // The programs are there already; of the engine the finish makes two.
        if !to.exists() && name != REST {
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

/// Compiles programs of one profile.
fn compile(programs: &[Program]) -> Result<()> {
    let mut build = cargo();
    build.args(["build", "--locked", "--color", "never"]).args(WASM);
    for program in programs {
        build.args(["--bin", program.bin]);
    }
    build.args(programs.first().into_iter().flat_map(|it| ["--profile", it.profile()]));
    if programs.iter().any(|it| it.profile() == ENGINE) {
        build.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", INLINES);
    }
    let bins: Vec<&str> = programs.iter().map(|it| it.bin).collect();
    progress::run(&bins.join(", "), &mut build)
}

/// Writes the program with its glue into the site: `BIN_bg.wasm` and `BIN.js`.
fn bind(program: &Program, site: &Path) -> Result<()> {
    let mut bindgen = Bindgen::new();
    bindgen.input_path(program.compiled()).out_name(program.bin).typescript(false);
    bindgen.omit_default_module_path(true).remove_name_section(true);
    let bound = if program.is_module { bindgen.web(true) } else { bindgen.no_modules(true) };
    bound?.generate(site).with_context(|| format!("wasm-bindgen cannot bind {}", program.bin))?;
    let snippets = site.join("snippets");
    ensure!(!snippets.exists(), "{} brings scripts of its own, which the policy does not name", program.bin);
    Ok(())
}

fn make_small(wasm: &Path, level: &str) -> Result<()> {
    let small = wasm.with_extension("small");
    run(command("wasm-opt").arg(level).args(FEATURES).arg(wasm).arg("-o").arg(&small))?;
    std::fs::rename(small, wasm).context("wasm-opt wrote no file")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_that_the_page_names_is_there_or_is_made() {
        let index = read("index.html").unwrap();
        let made = |name: &str| {
            name == REST
                || PROGRAMS
                    .iter()
                    .any(|it| name == format!("{}.js", it.bin) || name == format!("{}_bg.wasm", it.bin))
        };
        for name in named(&index).into_iter().chain(UNNAMED) {
            assert!(made(name) || source(name).is_some(), "{name}");
        }
    }
}
