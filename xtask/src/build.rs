//! `cargo xtask build`: the static site in `dist/`. Paths are relative: it works in any folder of any host.
//!
//! A draft, which `serve` builds and any command with `BOMLIGHT_DRAFT=1` in the environment, is built in a fraction of the
//! time, large, slow and not held against the budget: for trying a change in the browser. That of `serve` lies in
//! `target/draft`.

use std::path::PathBuf;

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};

use crate::assemble::assemble;
use crate::compress::compress;
use crate::project::{dist, files_below, is_draft, root, target};
use crate::{embed, finish, notices, setup};

/// Builds the site anew.
pub(crate) fn build() -> Result<()> {
    setup::for_site()?;
    // The site is finished beside `dist/` and moved there whole: a failed build leaves the old site as it was.
    let site = target().join("site");
    assemble(&site)?;
    finish::finish(&site)?;
    // Last: it is no part of the page, and a page that is kept for use without a network does without.
    let licenses = site.join("licenses.txt");
    std::fs::write(&licenses, notices::notices(notices::OF_SITE)?)?;
    compress(&[licenses])?;
    if dist().exists() {
        std::fs::remove_dir_all(dist()).context("cannot replace the old site")?;
    }
    std::fs::rename(&site, dist()).context("cannot move the site to its place")?;
    embed::tell_integrity(&dist())?;
    std::fs::write(stamp(), fingerprint()?).context("cannot write the stamp of the site")
}

/// Builds the site unless `dist/` was built from the very sources that are here.
pub(crate) fn build_if_changed() -> Result<()> {
    let fresh = dist().join("index.html").is_file()
        && std::fs::read_to_string(stamp()).is_ok_and(|built| fingerprint().is_ok_and(|now| now == built));
    if fresh { Ok(()) } else { build() }
}

fn stamp() -> PathBuf {
    let name = dist().file_name().unwrap_or_default().to_owned();
    target().join(name).with_extension("stamp")
}

/// A hash over the names and bytes of everything in the repository that the site may be made from.
fn fingerprint() -> Result<String> {
    const NOT_SOURCES: [&str; 8] =
        [".git", ".ci", "dist", "docs", "examples", "node_modules", "target", "tests"];
    let mut paths = Vec::new();
    for entry in std::fs::read_dir(root()).context("cannot read the repository")? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if path.is_dir() && !NOT_SOURCES.contains(&name.as_str()) {
            paths.extend(files_below(&path)?);
        } else if path.is_file() && !name.ends_with(".md") && name != ".git" {
            paths.push(path);
        }
    }
    // What the engine is rehearsed on.
    paths.push(root().join("examples/rehearsal.rs"));
    paths.extend(files_below(&root().join("tests/fixtures/recognise"))?);
    paths.sort();
    let mut hash = Sha256::new();
    hash.update([u8::from(is_draft())]);
    for path in paths {
        let bytes = std::fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
        hash.update(path.strip_prefix(root()).unwrap_or(&path).to_string_lossy().as_bytes());
        hash.update((bytes.len() as u64).to_le_bytes());
        hash.update(&bytes);
    }
    Ok(finish::hex(&hash.finalize()))
}
