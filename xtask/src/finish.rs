//! The finish of an assembled site: the languages, page and engine in parts, hashes of their contents in the names of its
//! files, compressed copies beside them, and the size budget.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use base64::prelude::{BASE64_STANDARD, Engine as _};
use sha2::{Digest, Sha256};

use crate::budget::{self, Weight};
use crate::compact::{compact, compact_page};
use crate::compress::{self, beside};
use crate::languages;
use crate::project::{files_below, is_draft, read};
use crate::split;

/// The ends that stay behind the hash in a name; the first that fits counts. Files with others keep their names.
const HASHED_ENDS: [&str; 6] = ["_bg.wasm", ".wasm", ".mjs", ".js", ".css", ".bin"];

/// The worker's script, with places for the glue of its programs.
const WORKER: &str = "worker.js";
const WORKER_GLUE: [&str; 2] = ["encodings.js", "engine.js"];

/// What the operator of the site sets. It is changed on the site, so it has no compressed copies, which would go stale,
/// and is no part of a version of the page.
const CONFIG: &str = "config.json";

/// The service worker: its address must stay, so its name has no hash.
const SERVICE_WORKER: &str = "sw.js";

/// What pages of others load to embed the check: its address must stay, and the page itself has no need of it.
pub(crate) const ELEMENT: &str = "bom-checker.js";

/// Pictures that a browser shows where it offers to install the page: no page shows them.
const PICTURES: &str = "screen-";

/// Files whose addresses must stay.
const KEPT: [&str; 2] = [SERVICE_WORKER, ELEMENT];

/// Files that shrink when compressed.
const COMPRESSIBLE: [&str; 10] =
    ["html", "css", "js", "mjs", "wasm", "svg", "json", "webmanifest", "txt", "bin"];

/// Finishes the site in `site`, in place.
pub(crate) fn finish(site: &Path) -> Result<()> {
    let index = site.join("index.html");
    let mut html = std::fs::read_to_string(&index).context("the site has no index.html")?;
    html = languages::write(site, &html).context("the languages of index.html")?;
    std::fs::write(&index, &html)?;
    split::split_page(site)?;
    split::split_engine(site)?;
    fill_worker(site)?;
    compact_texts(site)?;
    for path in files_below(site)? {
        let name = path.strip_prefix(site).unwrap_or(&path).to_string_lossy().into_owned();
        if !KEPT.contains(&name.as_str()) {
            html = hash_name(site, &html, &name)?;
        }
    }
    html = filled(&html, "style-src 'self'", &format!("style-src 'self'{}", report_style()?))
        .context("the policy of index.html")?;
    ensure!(
        !html.contains("<base"),
        "a <base> in index.html is not compatible with the content security policy"
    );
    std::fs::write(&index, compact_page(&html))?;
    keep_offline(site)?;
    let weights = compress(site)?;
    if is_draft() { Ok(()) } else { budget::check(&weights) }
}

/// Puts the glue of the worker's programs into its script, which then is all that the page has to load.
fn fill_worker(site: &Path) -> Result<()> {
    let path = site.join(WORKER);
    let mut script = std::fs::read_to_string(&path).context("the site has no worker")?;
    for name in WORKER_GLUE {
        let glue =
            std::fs::read_to_string(site.join(name)).with_context(|| format!("the site has no {name}"))?;
        script = filled(&script, &format!("/* {name} */"), &glue)?;
        std::fs::remove_file(site.join(name))?;
    }
    Ok(std::fs::write(path, script)?)
}

/// Scripts and styles travel without what only people read. What other pages load stays as it was written.
fn compact_texts(site: &Path) -> Result<()> {
    for path in files_below(site)? {
        let end = path.extension().unwrap_or_default().to_string_lossy().into_owned();
        if ["js", "mjs", "css"].contains(&end.as_str()) && path != site.join(ELEMENT) {
            let text = std::fs::read_to_string(&path)?;
            std::fs::write(&path, compact(&text))?;
        }
    }
    Ok(())
}

/// The source of a policy that lets the style of an HTML report stand in the page's preview of it, and no other one.
pub(crate) fn report_style() -> Result<String> {
    // As `domain::export::html` writes it.
    Ok(policy_hash(&["\n", &report_style_text()?].concat()))
}

/// The style of an HTML report, as it stands in the engine.
pub(crate) fn report_style_text() -> Result<String> {
    Ok([read("style/tokens.css")?, read("style/report.css")?].concat())
}

/// A source of the content security policy that lets this very text stand in the page.
pub(crate) fn policy_hash(text: &str) -> String {
    format!(" 'sha256-{}'", BASE64_STANDARD.encode(Sha256::digest(text)))
}

/// Lowercase hexadecimal.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Gives a file a name with the hash of its content and says so in the page. None of them names another.
fn hash_name(site: &Path, html: &str, name: &str) -> Result<String> {
    let Some(end) = HASHED_ENDS.into_iter().find(|end| name.ends_with(end)) else {
        return Ok(html.to_owned());
    };
    let path = site.join(name);
    let digest = hex(&Sha256::digest(std::fs::read(&path)?));
    let stem = name.strip_suffix(end).unwrap_or(name);
    let hashed = format!("{stem}-{}{end}", digest.get(..16).unwrap_or(&digest));
    let (old, new) = (format!("\"./{name}\""), format!("\"./{hashed}\""));
    ensure!(html.contains(&old), "index.html does not name ./{name}");
    std::fs::rename(&path, site.join(&hashed))?;
    Ok(html.replace(&old, &new))
}

/// Tells the service worker which files there are, and a version that changes with any of them.
fn keep_offline(site: &Path) -> Result<()> {
    let mut files = vec!["./".to_owned()];
    let mut version = Sha256::new();
    for path in files_below(site)? {
        let name = path.strip_prefix(site).unwrap_or(&path).to_string_lossy().into_owned();
        if name == CONFIG || name.starts_with(PICTURES) {
            continue;
        }
        version.update(std::fs::read(&path)?);
        if !["index.html", SERVICE_WORKER, ELEMENT].contains(&name.as_str()) {
            files.push(format!("./{name}"));
        }
    }
    let path = site.join(SERVICE_WORKER);
    let script = std::fs::read_to_string(&path).context("the site has no service worker")?;
    let version = hex(&version.finalize());
    let script = filled(&script, "VERSION = 'none'", &format!("VERSION = '{}'", &version[..16]))?;
    let script = filled(&script, "FILES = []", &format!("FILES = {}", serde_json::to_string(&files)?))?;
    Ok(std::fs::write(path, script)?)
}

pub(crate) fn filled(text: &str, place: &str, content: &str) -> Result<String> {
    ensure!(text.matches(place).count() == 1, "`{place}` must stand there exactly once");
    Ok(text.replace(place, content))
}

/// Writes `FILE.br` and `FILE.gz` beside every file that gains by it, and weighs the files.
fn compress(site: &Path) -> Result<Vec<Weight>> {
    let mut paths = files_below(site)?;
    paths.retain(|path| {
        let end = path.extension().unwrap_or_default().to_string_lossy();
        COMPRESSIBLE.contains(&end.as_ref()) && *path != site.join(CONFIG)
    });
    compress::compress(&paths)?;
    let weigh = |path: &PathBuf| {
        let name = path.strip_prefix(site).unwrap_or(path).to_string_lossy().into_owned();
        let length = |path: &Path| Ok::<_, std::io::Error>(std::fs::metadata(path)?.len());
        Ok(Weight { name, raw: length(path)?, brotli: length(&beside(path, "br"))? })
    };
    paths.iter().map(weigh).collect()
}
