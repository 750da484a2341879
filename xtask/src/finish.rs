//! What Trunk leaves to do: content hashes in the names of the worker's files, the boot script and the languages,
//! compressed copies beside the files, and the size budget.

use std::io::Write;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use base64::prelude::{BASE64_STANDARD, Engine as _};
use sha2::{Digest, Sha256};

use crate::budget::{self, Weight};
use crate::compact::compact;
use crate::languages;
use crate::project::{files_below, is_draft, read};
use crate::split;

/// Files that Trunk does not hash, as they are called in index.html, and the end that stays behind the hash.
/// Order matters for nothing: none of them names another.
const UNHASHED: [(&str, &str); 9] = [
    ("boot.mjs", ".mjs"),
    ("framed.mjs", ".mjs"),
    ("offline.mjs", ".mjs"),
    ("storage.mjs", ".mjs"),
    ("encryption.mjs", ".mjs"),
    (WORKER, ".js"),
    ("engine_bg.wasm", "_bg.wasm"),
    (split::REST, ".wasm"),
    ("encodings_bg.wasm", "_bg.wasm"),
];

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

/// Files that shrink when compressed.
const COMPRESSIBLE: [&str; 9] = ["html", "css", "js", "mjs", "wasm", "svg", "json", "webmanifest", "txt"];

/// Finishes the site in `site`, in place.
pub(crate) fn finish(site: &Path) -> Result<()> {
    split::split_engine(site)?;
    fill_worker(site)?;
    let index = site.join("index.html");
    let mut html = std::fs::read_to_string(&index).context("Trunk wrote no index.html")?;
    for (name, end) in UNHASHED {
        html = hash_name(site, &html, name, end)?;
    }
    html = languages::write(site, &html).context("the languages of index.html")?;
    html = without_ignored_integrity(&html);
    html = filled(&html, "style-src 'self'", &format!("style-src 'self'{}", report_style()?))
        .context("the policy of index.html")?;
    ensure!(
        !html.contains("<base"),
        "a <base> in index.html is not compatible with the content security policy"
    );
    std::fs::write(&index, html)?;
    keep_offline(site)?;
    let weights = compress(site)?;
    if is_draft() { Ok(()) } else { budget::check(&weights) }
}

/// Puts the glue of the worker's programs into its script, which then is all that the page has to load.
fn fill_worker(site: &Path) -> Result<()> {
    let path = site.join(WORKER);
    let mut script = std::fs::read_to_string(&path).context("Trunk copied no worker")?;
    for name in WORKER_GLUE {
        let glue =
            std::fs::read_to_string(site.join(name)).with_context(|| format!("Trunk wrote no {name}"))?;
        script = filled(&script, &format!("/* {name} */"), &glue)?;
        std::fs::remove_file(site.join(name))?;
    }
    Ok(std::fs::write(path, compact(&script))?)
}

/// The source of a policy that lets the style of an HTML report stand in the page's preview of it, and no other one.
pub(crate) fn report_style() -> Result<String> {
    let (tokens, report) = (read("style/tokens.css")?, read("style/report.css")?);
    // As `domain::export::html` writes it.
    Ok(policy_hash(&["\n", &tokens, &report].concat()))
}

/// A source of the content security policy that lets this very text stand in the page.
pub(crate) fn policy_hash(text: &str) -> String {
    format!(" 'sha256-{}'", BASE64_STANDARD.encode(Sha256::digest(text)))
}

/// Lowercase hexadecimal.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Gives a file a name with the hash of its content and says so in the page.
fn hash_name(site: &Path, html: &str, name: &str, end: &str) -> Result<String> {
    let path = site.join(name);
    let bytes = std::fs::read(&path).with_context(|| format!("Trunk wrote no {name}"))?;
    let stem = name.strip_suffix(end).unwrap_or(name);
    let digest = hex(&Sha256::digest(&bytes));
    let hashed = format!("{stem}-{}{end}", digest.get(..16).unwrap_or(&digest));
    let (old, new) = (format!("./{name}\""), format!("./{hashed}\""));
    ensure!(html.matches(&old).count() == 1, "index.html must name ./{name} exactly once");
    std::fs::rename(&path, site.join(&hashed))?;
    Ok(html.replace(&old, &new))
}

/// Tells the service worker which files there are, and a version that changes with any of them.
fn keep_offline(site: &Path) -> Result<()> {
    let mut files = vec!["./".to_owned()];
    let mut version = Sha256::new();
    for path in files_below(site)? {
        let name = path.strip_prefix(site).unwrap_or(&path).to_string_lossy().into_owned();
        if name == CONFIG {
            continue;
        }
        version.update(std::fs::read(&path)?);
        if !["index.html", SERVICE_WORKER, ELEMENT].contains(&name.as_str()) {
            files.push(format!("./{name}"));
        }
    }
    let path = site.join(SERVICE_WORKER);
    let script = std::fs::read_to_string(&path).context("Trunk copied no service worker")?;
    let version = hex(&version.finalize());
    let script = filled(&script, "VERSION = 'none'", &format!("VERSION = '{}'", &version[..16]))?;
    let script = filled(&script, "FILES = []", &format!("FILES = {}", serde_json::to_string(&files)?))?;
    Ok(std::fs::write(path, script)?)
}

pub(crate) fn filled(text: &str, place: &str, content: &str) -> Result<String> {
    ensure!(text.matches(place).count() == 1, "`{place}` must stand there exactly once");
    Ok(text.replace(place, content))
}

/// Browsers ignore `integrity` on a preload of wasm and warn about it in the console; so it is left out there.
fn without_ignored_integrity(html: &str) -> String {
    let mut clean = String::with_capacity(html.len());
    for (index, piece) in html.split("<link").enumerate() {
        if index > 0 {
            clean.push_str("<link");
        }
        let (tag, rest) = piece.split_at(piece.find('>').unwrap_or(0));
        match tag.split_once(" integrity=\"") {
            Some((before, after)) if tag.contains("application/wasm") => {
                clean.push_str(before);
                clean.push_str(after.split_once('"').map_or("", |(_, after)| after));
            }
            _ => clean.push_str(tag),
        }
        clean.push_str(rest);
    }
    clean
}

/// A file as brotli. Programs name short distances often: twelve of them get codes of their own, which makes the engine
/// 0.1 % smaller.
fn brotli(bytes: &[u8], is_program: bool) -> Result<Vec<u8>> {
    let mut params = brotli::enc::BrotliEncoderParams {
        quality: if is_draft() { 1 } else { 11 },
        lgwin: 22,
        lgblock: 24,
        size_hint: bytes.len(),
        ..Default::default()
    };
    if is_program {
        params.dist.num_direct_distance_codes = 12;
    }
    let mut packed = Vec::new();
    brotli::BrotliCompress(&mut &*bytes, &mut packed, &params)?;
    Ok(packed)
}

/// Writes `FILE.br` and `FILE.gz` beside every file that gains by it, and weighs the files.
fn compress(site: &Path) -> Result<Vec<Weight>> {
    let mut weights = Vec::new();
    for path in files_below(site)? {
        let end = path.extension().unwrap_or_default().to_string_lossy().into_owned();
        if !COMPRESSIBLE.contains(&end.as_str()) || path == site.join(CONFIG) {
            continue;
        }
        let bytes = std::fs::read(&path)?;
        let brotli = brotli(&bytes, end == "wasm")?;
        let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
        gzip.write_all(&bytes)?;
        std::fs::write(path.with_extension(format!("{end}.br")), &brotli)?;
        std::fs::write(path.with_extension(format!("{end}.gz")), gzip.finish()?)?;
        let name = path.strip_prefix(site).unwrap_or(&path).to_string_lossy().into_owned();
        weights.push(Weight { name, raw: bytes.len() as u64, brotli: brotli.len() as u64 });
    }
    Ok(weights)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn integrity_goes_from_the_wasm_preload_alone() {
        let html = "<p><link rel=\"preload\" integrity=\"sha384-x\" type=\"application/wasm\"><link rel=\"stylesheet\" integrity=\"sha384-y\"></p>";
        let clean = "<p><link rel=\"preload\" type=\"application/wasm\"><link rel=\"stylesheet\" integrity=\"sha384-y\"></p>";
        assert_eq!(without_ignored_integrity(html), clean);
    }
}
