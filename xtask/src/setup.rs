//! Set-up is checked, not assumed: each function here makes sure of one tool and installs it if it is missing.
//!
//! The versions stand in one place each: Trunk's in `Trunk.toml`, wasm-bindgen's in `Cargo.lock`, those of the
//! Node packages (wasm-opt, Playwright, axe) in `package-lock.json`.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::project::{cargo, command, files_below, output_of, read, root, run, tools};

/// Everything that the release site needs.
pub(crate) fn for_site() -> Result<()> {
    wasm_target()?;
    node_packages()?;
    trunk()?;
    wasm_bindgen()
}

/// Everything that tests in a browser need beyond the site. Returns the browser's program.
pub(crate) fn for_browser() -> Result<PathBuf> {
    node_packages()?;
    browser()
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

fn node_packages() -> Result<()> {
    let wanted = read("package-lock.json")?;
    let stamp = root().join("node_modules/.installed-lock.json");
    if std::fs::read_to_string(&stamp).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    if output_of(command("node").arg("--version")).is_none() {
        bail!("`node` does not run: install Node.js 20 or newer from https://nodejs.org and try again");
    }
    println!("setup: installing the Node packages (wasm-opt, Playwright, axe) of package-lock.json");
    run(command("npm").args(["ci", "--no-audit", "--no-fund", "--loglevel=error"]))?;
    std::fs::write(&stamp, wanted).context("cannot write into node_modules")
}

fn trunk() -> Result<()> {
    let version = pinned_trunk(&read("Trunk.toml")?).context("Trunk.toml pins no `trunk-version`")?;
    if version_of("trunk").as_deref() == Some(&version) {
        return Ok(());
    }
    println!("setup: compiling Trunk {version}, which builds the site (once, some minutes)");
    install("trunk", &version, &["--locked"])
}

fn wasm_bindgen() -> Result<()> {
    let version = locked(&read("Cargo.lock")?, "wasm-bindgen").context("Cargo.lock has no wasm-bindgen")?;
    if version_of("wasm-bindgen").as_deref() == Some(&version) {
        return Ok(());
    }
    println!(
        "setup: compiling wasm-bindgen {version}, which must be the version in Cargo.lock (once, some minutes)"
    );
    // Without `--locked`: the published lock file asks for a crate that not every registry mirror carries.
    install("wasm-bindgen-cli", &version, &[])
}

/// Compiles a tool into `target/tools`, with settings that are quick to compile: the tool runs for seconds.
fn install(package: &str, version: &str, flags: &[&str]) -> Result<()> {
    let scratch = tools().join("build");
    let mut install = cargo();
    install
        .args(["install", package, "--version", version, "--quiet", "--force"])
        .args(flags)
        .arg("--root")
        .arg(tools())
        .env("CARGO_TARGET_DIR", &scratch)
        .env("CARGO_PROFILE_RELEASE_LTO", "off")
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1")
        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16");
    run(&mut install)
        .with_context(|| format!("{package} {version} could not be installed: install it yourself"))?;
    // The scratch folder is only weight from here on; if it cannot be removed, nothing is wrong.
    let _ = std::fs::remove_dir_all(scratch);
    Ok(())
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

/// The second word of what `program --version` prints.
fn version_of(program: &str) -> Option<String> {
    output_of(command(program).arg("--version"))?.split_whitespace().nth(1).map(str::to_owned)
}

/// `trunk-version = "=0.21.14"` → `0.21.14`.
fn pinned_trunk(trunk_toml: &str) -> Option<String> {
    let line = trunk_toml.lines().find(|line| line.starts_with("trunk-version"))?;
    Some(line.split('"').nth(1)?.trim_start_matches('=').to_owned())
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
        assert_eq!(pinned_trunk("# Trunk\ntrunk-version = \"=0.21.14\"\n").as_deref(), Some("0.21.14"));
        let lock = "[[package]]\nname = \"wasm-bindgen-x\"\nversion = \"9\"\n\n[[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(locked(lock, "wasm-bindgen").as_deref(), Some("0.2.130"));
        assert_eq!(locked(lock, "leptos"), None);
    }
}
