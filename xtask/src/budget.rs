//! How large the site may be on the wire. A build that is larger fails.

use std::path::Path;

use anyhow::{Result, bail};

use crate::finish::ELEMENT;

/// Brotli bytes (quality 11) of the page: HTML, CSS, scripts and of its wasm what the start screen needs. The first screen
/// is painted from the HTML and the CSS alone.
const FIRST_LOAD: u64 = 127_000;
/// Brotli bytes (quality 11) of the rest of the page's program, which follows the start screen.
const PAGE_REST: u64 = 244_000;
/// Brotli bytes (quality 11) of the styles that the start does not need; nothing waits for them.
const STYLES: u64 = 10_000;
/// Brotli bytes (quality 11) of the engine that the worker loads at idle, as far as a usual first BOM needs it: script and
/// wasm.
const ENGINE: u64 = 580_000;
/// Brotli bytes (quality 11) of what of the engine odd lists need, which comes after it.
const FORMS: u64 = 14_000;
/// Brotli bytes (quality 11) of what of the engine its other pages need, which comes after it.
const PAGES: u64 = 110_000;
/// Brotli bytes (quality 11) of the rest of the engine, which comes last: exports, links, seldom formats and forms.
const REST: u64 = 356_000;
/// Brotli bytes (quality 11) of the tables of the older encodings, which come after the engine.
const ENCODINGS: u64 = 148_000;
/// Brotli bytes (quality 11) of the table of reference prices, which comes after the engine.
const REFERENCE: u64 = 110_000;

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
    let of = |part: &'static str| weights.iter().filter(move |it| part_of(&it.name) == Some(part));
    let mut passed = Vec::new();
    let parts = [
        ("first load", FIRST_LOAD),
        ("page rest", PAGE_REST),
        ("styles", STYLES),
        ("engine", ENGINE),
        ("forms", FORMS),
        ("pages", PAGES),
        ("rest", REST),
        ("encodings", ENCODINGS),
        ("reference", REFERENCE),
    ];
    for (part, allowed) in parts {
        let brotli: u64 = of(part).map(|weight| weight.brotli).sum();
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

/// Styles that count once the program runs (index.html).
const LATE_STYLES: [&str; 6] = ["review-", "cost-", "comply-", "plan-", "share-", "report-"];

/// Which part of the site a file belongs to; `None` for what only a page that is kept for use without a
/// network needs, one in a frame of another page, or one in another language than English.
fn part_of(name: &str) -> Option<&'static str> {
    let name = Path::new(name).file_name().unwrap_or_default().to_string_lossy();
    match name.as_ref() {
        "sw.js" | "manifest.webmanifest" | "icon.svg" | ELEMENT => None,
        name if name.starts_with("framed-") && name.ends_with(".mjs") => None,
        name if name.ends_with(".txt") => None,
        name if LATE_STYLES.iter().any(|it| name.starts_with(it)) => Some("styles"),
        name if name.starts_with("app_rest") => Some("page rest"),
        name if name.starts_with("engine_forms") => Some("forms"),
        name if name.starts_with("engine_pages") => Some("pages"),
        name if name.starts_with("engine_rest") => Some("rest"),
        name if name.starts_with("engine") || name.starts_with("worker") => Some("engine"),
        name if name.starts_with("encodings") => Some("encodings"),
        name if name.starts_with("reference") => Some("reference"),
        _ => Some("first load"),
    }
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
