//! Where the things of the repository lie, and how a command is run.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicBool, Ordering};

use anyhow::{Context, Result, bail};

/// What cargo is told to compile for the browser.
pub(crate) const WASM: [&str; 2] = ["--target", "wasm32-unknown-unknown"];

/// The folder of the repository.
pub(crate) fn root() -> &'static Path {
    let xtask = Path::new(env!("CARGO_MANIFEST_DIR"));
    xtask.parent().unwrap_or(xtask)
}

/// Cargo's target folder.
pub(crate) fn target() -> PathBuf {
    match std::env::var_os("CARGO_TARGET_DIR") {
        Some(directory) => root().join(directory),
        None => root().join("target"),
    }
}

/// Tools that the set-up installs for this repository alone.
pub(crate) fn tools() -> PathBuf {
    target().join("tools")
}

/// The finished site: `dist/`, or, for `serve`, a folder that nobody takes for what is to be published.
pub(crate) fn dist() -> PathBuf {
    if DRAFT.load(Ordering::Relaxed) { target().join("draft") } else { root().join("dist") }
}

/// Whether the site is only to be tried: it is built quickly, is large and slow, and not held against the budget.
pub(crate) fn is_draft() -> bool {
    DRAFT.load(Ordering::Relaxed) || std::env::var_os("BOMLIGHT_DRAFT").is_some()
}

/// From here on the site is only to be tried, and has a folder of its own.
pub(crate) fn draft() {
    DRAFT.store(true, Ordering::Relaxed);
}

static DRAFT: AtomicBool = AtomicBool::new(false);

/// A file of the repository as text.
pub(crate) fn read(path: &str) -> Result<String> {
    std::fs::read_to_string(root().join(path)).with_context(|| format!("cannot read {path}"))
}

/// A command that runs in the root and finds the pinned tools before those of the machine.
pub(crate) fn command(program: &str) -> Command {
    let mut command = Command::new(program);
    command.current_dir(root()).env("PATH", search_path());
    command
}

/// Cargo, the one that started us.
pub(crate) fn cargo() -> Command {
    command(&std::env::var("CARGO").unwrap_or_else(|_| "cargo".into()))
}

/// Runs a command to its end; another exit code than 0 is an error that names the command.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let shown = shown(command);
    let status = command.status().with_context(|| format!("cannot start `{shown}`"))?;
    if !status.success() {
        bail!("`{shown}` failed ({status})");
    }
    Ok(())
}

/// What a command prints on its standard output; nothing if it cannot be started or fails.
pub(crate) fn output_of(command: &mut Command) -> Option<String> {
    let output = command.output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// A command as one would type it.
pub(crate) fn shown(command: &Command) -> String {
    let program = Path::new(command.get_program()).file_name().unwrap_or_default();
    let words = std::iter::once(program).chain(command.get_args());
    words.map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
}

/// Every file below `directory`, sorted by path, so that what is made of it does not depend on the disk.
pub(crate) fn files_below(directory: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut waiting = vec![directory.to_owned()];
    while let Some(directory) = waiting.pop() {
        let entries = std::fs::read_dir(&directory)
            .with_context(|| format!("cannot read the folder {}", directory.display()))?;
        for entry in entries {
            let path = entry?.path();
            if path.is_dir() { waiting.push(path) } else { found.push(path) }
        }
    }
    found.sort();
    Ok(found)
}

fn search_path() -> OsString {
    let own = [root().join("node_modules/.bin"), tools().join("bin")];
    let machine = std::env::var_os("PATH").unwrap_or_default();
    std::env::join_paths(own.into_iter().chain(std::env::split_paths(&machine))).unwrap_or(machine)
}
