//! Set-up is checked, not assumed: each function here makes sure of one tool and installs it if it is missing.
//!
//! The versions stand in one place each: that of Rust in `rust-toolchain.toml`, those of the Node packages (wasm-opt,
//! Playwright, axe) in `package-lock.json`.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::progress;
use crate::project::{cargo, command, files_below, is_draft, output_of, read, root, run, tools};

/// Everything that the site needs.
pub(crate) fn for_site() -> Result<()> {
    wasm_target()?;
    // A draft is not made small, so wasm-opt has not to be loaded for it; the engine is rehearsed in Node either way.
    if is_draft() { node() } else { wasm_opt() }
}

/// What makes programs small.
pub(crate) fn wasm_opt() -> Result<()> {
    node_packages(Packages::Build)
}

/// Everything that tests inside wasm need.
pub(crate) fn for_wasm_tests() -> Result<()> {
    wasm_target()?;
    node()?;
    test_runner()
}

/// The Node packages of the site and of the tests in a browser at once: npm would take the first ones out to put both in.
pub(crate) fn node_packages_of_tests() -> Result<()> {
    node_packages(Packages::All)
}

/// Everything that tests in a browser need beyond the site. Returns the browser's program.
pub(crate) fn for_browser() -> Result<PathBuf> {
    node_packages_of_tests()?;
    browser()
}

/// Which of the Node packages a command needs.
#[derive(Clone, Copy, PartialEq)]
enum Packages {
    /// `dependencies` of package.json: wasm-opt, and the page without a screen.
    Build,
    /// `devDependencies` too: what drives the browsers.
    All,
}

/// rustup adds the target by itself from `rust-toolchain.toml`, unless it was told not to.
fn wasm_target() -> Result<()> {
    const TARGET: &str = "wasm32-unknown-unknown";
    let sysroot = output_of(command("rustc").args(["--print", "sysroot"]))
        .context("`rustc` does not run: install Rust from https://rustup.rs and try again")?;
    if PathBuf::from(sysroot).join("lib/rustlib").join(TARGET).is_dir() {
        return Ok(());
    }
    println!("setup: adding the Rust target {TARGET}, in which the page is compiled");
    run(command("rustup").args(["target", "add", TARGET]))
        .context("the Rust target wasm32-unknown-unknown is missing: add it with your Rust installation")
}

fn node() -> Result<()> {
    if output_of(command("node").arg("--version")).is_none() {
        bail!("`node` does not run: install Node.js 20 or newer from https://nodejs.org and try again");
    }
    Ok(())
}

fn node_packages(packages: Packages) -> Result<()> {
    let wanted = read("package-lock.json")?;
    let stamp = |all: Packages| {
        let name = if all == Packages::All { ".installed-lock.json" } else { ".installed-build-lock.json" };
        root().join("node_modules").join(name)
    };
    let is_there = |it| std::fs::read_to_string(stamp(it)).is_ok_and(|installed| installed == wanted);
    if is_there(Packages::All) || is_there(packages) {
        return Ok(());
    }
    node()?;
    let mut npm = command(NPM);
    npm.args(["ci", "--no-audit", "--no-fund", "--loglevel=error"]);
    if packages == Packages::All {
        println!(
            "setup: installing the Node packages of package-lock.json, which drive the browsers (100 MB)"
        );
    } else {
        println!(
            "setup: installing wasm-opt and jsdom from npm, which make the page's programs smaller (130 MB)"
        );
        npm.arg("--omit=dev");
    }
    run(&mut npm)?;
    std::fs::write(stamp(packages), wanted).context("cannot write into node_modules")
}

/// On Windows npm is a script, which is only found by its whole name.
const NPM: &str = if cfg!(windows) { "npm.cmd" } else { "npm" };

/// The program that runs tests inside wasm, of the version that they are compiled with.
fn test_runner() -> Result<()> {
    let version = locked(&read("Cargo.lock")?, "wasm-bindgen").context("Cargo.lock has no wasm-bindgen")?;
    let installed = output_of(command("wasm-bindgen-test-runner").arg("--version"));
    if installed.is_some_and(|it| it.split_whitespace().nth(1) == Some(&version)) {
        return Ok(());
    }
    println!(
        "setup: compiling wasm-bindgen {version}, which runs the tests inside wasm (once; some minutes)"
    );
    let mut install = cargo();
    install
        .args(["install", "wasm-bindgen-cli", "--version", &version, "--force", "--color", "never", "--root"])
        .arg(tools());
    progress::run("wasm-bindgen-cli", &mut install)
}

/// The program of a Chromium: `BOMLIGHT_CHROMIUM`, or one of the machine, or Debian's package.
fn browser() -> Result<PathBuf> {
    if let Some(chosen) = std::env::var_os("BOMLIGHT_CHROMIUM") {
        let chosen = PathBuf::from(chosen);
        if !chosen.is_file() {
            bail!("BOMLIGHT_CHROMIUM says {}, but there is no such file", chosen.display());
        }
        return Ok(chosen);
    }
    if let Some(found) = find_program(&CHROMIUM) {
        return Ok(found);
    }
    install_package("chromium", "in which the browser tests run")?;
    find_program(&CHROMIUM)
        .context("no Chromium is found: install Chromium or Chrome, or set BOMLIGHT_CHROMIUM to its program")
}

/// The program of a Firefox, in which the one file is tested too; `None` where there is none and none can be installed.
pub(crate) fn firefox() -> Option<PathBuf> {
    find_program(&FIREFOX).or_else(|| {
        install_package("firefox-esr", "in which the one file is tested").ok()?;
        find_program(&FIREFOX)
    })
}

/// Installs a package of Debian, where this is Debian and we may.
fn install_package(package: &str, what_for: &str) -> Result<()> {
    let is_root = output_of(Command::new("id").arg("-u")).as_deref() == Some("0");
    if is_root && output_of(Command::new("apt-get").arg("--version")).is_some() {
        println!("setup: installing Debian's {package}, {what_for}");
        run(apt_get().args(["update", "-qq"]))?;
        run(apt_get().args(["install", "-y", "-qq", "--no-install-recommends", package]))?;
    }
    Ok(())
}

fn apt_get() -> Command {
    let mut apt_get = Command::new("apt-get");
    apt_get.env("DEBIAN_FRONTEND", "noninteractive").stdin(std::process::Stdio::null());
    apt_get
}

const CHROMIUM: [&str; 6] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];
const FIREFOX: [&str; 3] = ["firefox-esr", "firefox", "/Applications/Firefox.app/Contents/MacOS/firefox"];

/// The first of some programs that is there: on the path, in the usual folder, or where its full path says.
fn find_program(names: &[&str]) -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let folders: Vec<PathBuf> = std::env::split_paths(&path).chain(["/usr/bin".into()]).collect();
    names
        .iter()
        .flat_map(|name| folders.iter().map(move |folder| folder.join(name)))
        .find(|program| program.is_file())
}

/// The version of a package in a Cargo.lock.
fn locked(cargo_lock: &str, package: &str) -> Option<String> {
    let name = format!("name = \"{package}\"");
    let mut lines = cargo_lock.lines().skip_while(|line| *line != name);
    lines.nth(1)?.strip_prefix("version = \"")?.strip_suffix('"').map(str::to_owned)
}

/// Whether a source of the repository has tests that run inside wasm.
pub(crate) fn has_wasm_tests() -> Result<bool> {
    let sources = files_below(&root().join("src"))?;
    Ok(sources
        .iter()
        .any(|path| std::fs::read_to_string(path).is_ok_and(|text| text.contains("#[wasm_bindgen_test]"))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pins_are_found() {
        let lock = "[[package]]\nname = \"wasm-bindgen-x\"\nversion = \"9\"\n\n[[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(locked(lock, "wasm-bindgen").as_deref(), Some("0.2.130"));
        assert_eq!(locked(lock, "leptos"), None);
    }
}
