//! How large the site may be on the wire. A build that is larger fails.

use std::path::Path;

use anyhow::{Result, bail};

/// Brotli bytes (quality 11) of the page: HTML, CSS, scripts and its wasm with all screens. The first screen is painted
/// from the HTML and the CSS alone.
const FIRST_LOAD: u64 = 272_000;
/// Brotli bytes (quality 11) of the engine that the worker loads at idle: script and wasm.
const ENGINE: u64 = 848_000;

/// One compressed file of the site.
pub(crate) struct Weight {
    pub(crate) name: String,
    pub(crate) raw: u64,
    pub(crate) brotli: u64,
}

/// Prints what every file weighs, and fails if a budget is passed.
pub(crate) fn check(weights: &[Weight]) -> Result<()> {
    println!("{:<36} {:>12} {:>12}", "file", "bytes", "brotli");
    for Weight { name, raw, brotli } in weights {
        println!("{name:<36} {raw:>12} {brotli:>12}");
    }
    let (engine, others): (Vec<&Weight>, Vec<&Weight>) =
        weights.iter().partition(|weight| is_engine(&weight.name));
    let first = others.into_iter().filter(|weight| !comes_later(&weight.name)).collect();
    let mut passed = Vec::new();
    for (part, files, allowed) in [("first load", first, FIRST_LOAD), ("engine", engine, ENGINE)] {
        let brotli: u64 = files.iter().map(|weight| weight.brotli).sum();
        println!("{:<36} {:>12} {brotli:>12} of {allowed}", part, "");
        if brotli > allowed {
            passed.push(format!("{part}: {brotli} bytes of brotli, {allowed} are allowed"));
        }
    }
    if !passed.is_empty() {
        bail!("the site is larger than its budget (xtask/src/budget.rs): {}", passed.join("; "));
    }
    Ok(())
}

fn is_engine(name: &str) -> bool {
    Path::new(name).file_name().is_some_and(|name| name.to_string_lossy().starts_with("engine"))
}

/// What only a page that is kept for use without a network needs.
fn comes_later(name: &str) -> bool {
    matches!(name, "sw.js" | "manifest.webmanifest" | "icon.svg")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn weight(name: &str, brotli: u64) -> Weight {
        Weight { name: name.into(), raw: brotli, brotli }
    }

    #[test]
    fn each_part_has_its_own_budget() {
        assert!(check(&[weight("index.html", FIRST_LOAD), weight("engine-1_bg.wasm", ENGINE)]).is_ok());
        assert!(check(&[weight("index.html", FIRST_LOAD), weight("app-1.js", 1)]).is_err());
        assert!(check(&[weight("engine-1.js", 1), weight("engine-1_bg.wasm", ENGINE)]).is_err());
    }
}
