//! `cargo xtask bundle`: the whole application in `dist/bomlight.html`, one file that works from a disk.
//!
//! Pages opened from a disk may load nothing beside them, so everything stands in the page: the programs gzipped in
//! base64 (1.33 bytes a byte, and both browsers unpack it in tens of milliseconds), styles and the boot script as they
//! are. The content security policy names them by their hashes and lets nothing in or out.

use std::io::Write as _;
use std::path::Path;

use anyhow::{Context, Result, bail, ensure};
use base64::prelude::{BASE64_STANDARD, Engine as _};

use crate::build::{self, is_draft};
use crate::finish::{policy_hash, report_style};
use crate::project::dist;

/// The name of the file in `dist/`.
pub(crate) const NAME: &str = "bomlight.html";

/// A file that is sent by mail and kept on a phone is at most this large.
const LARGEST: usize = 2_560_000;

/// What of the site is loaded by the program, itself and the languages: the attribute that names it, the id of the
/// element that holds it, and its type.
const PROGRAMS: [(&str, &str, &str, &str); 9] = [
    ("id=\"boot\"", "data-glue", "app-glue", "text/javascript"),
    ("id=\"boot\"", "data-wasm", "app-wasm", "application/wasm"),
    ("name=\"bomlight-engine\"", "data-glue", "engine-glue", "text/javascript"),
    ("name=\"bomlight-engine\"", "data-wasm", "engine-wasm", "application/wasm"),
    ("name=\"bomlight-engine\"", "data-rest", "engine-rest", "application/wasm"),
    ("name=\"bomlight-engine\"", "data-older-glue", "encodings-glue", "text/javascript"),
    ("name=\"bomlight-engine\"", "data-older-wasm", "encodings-wasm", "application/wasm"),
    ("name=\"bomlight-languages\"", "data-de", "language-de", "text/plain"),
    ("name=\"bomlight-languages\"", "data-zh", "language-zh", "text/plain"),
];

/// Builds the site if its sources changed, and packs it.
pub(crate) fn bundle() -> Result<()> {
    build::build_if_changed()?;
    let html = pack(&dist())?;
    let size = html.len();
    ensure!(
        size <= LARGEST || is_draft(),
        "{NAME} has {size} bytes, {LARGEST} are allowed (xtask/src/bundle.rs)"
    );
    std::fs::write(dist().join(NAME), html).with_context(|| format!("cannot write {NAME}"))?;
    println!("dist/{NAME}: {size} bytes of {LARGEST}");
    Ok(())
}

/// The page of `site` with everything in it that it needs.
fn pack(site: &Path) -> Result<String> {
    let index = std::fs::read_to_string(site.join("index.html")).context("the site has no index.html")?;
    let mut page = String::with_capacity(LARGEST);
    let mut blocks = String::new();
    let mut styles = report_style()?;
    let mut script = String::new();
    let mut rest = index.as_str();
    while let Some(start) = rest.find("<link ").into_iter().chain(rest.find("<script ")).min() {
        page.push_str(&rest[..start]);
        let end = rest[start..].find('>').context("a tag of index.html does not end")? + start + 1;
        let tag = &rest[start..end];
        rest = &rest[end..];
        if tag.starts_with("<script ") {
            rest = rest.strip_prefix("</script>").context("a script of index.html has a content")?;
            if tag.contains("id=\"boot\"") {
                let boot = text_of(site, attribute(tag, "src")?)?;
                ensure!(!boot.contains("</"), "the boot script would end its element");
                script.push_str(&policy_hash(&boot));
                page.push_str(
                    "<script type=\"module\" id=\"boot\" data-glue=\"#app-glue\" data-wasm=\"#app-wasm\">",
                );
                page.push_str(&boot);
                page.push_str("</script>");
            } else if tag.contains("id=\"vault\"") {
                let vault = text_of(site, attribute(tag, "src")?)?;
                ensure!(!vault.contains("</"), "the vault's script would end its element");
                script.push_str(&policy_hash(&vault));
                page.push_str("<script type=\"module\" id=\"vault\">");
                page.push_str(&vault);
                page.push_str("</script>");
            }
        } else if tag.contains("rel=\"stylesheet\"") {
            let style = text_of(site, attribute(tag, "href")?)?;
            ensure!(!style.contains("</"), "a style sheet would end its element");
            styles.push_str(&policy_hash(&style));
            let media = attribute(tag, "media").map(|it| format!(" media=\"{it}\"")).unwrap_or_default();
            page.push_str(&format!("<style{media}>{style}</style>"));
        } else if tag.contains("href=\"data:") {
            page.push_str(tag);
        }
        // What is left are hints to load files, and the files of an installed page: there are none.
    }
    page.push_str(rest);
    for (of, name, id, kind) in PROGRAMS {
        let tag = tag_with(&index, of)?;
        let address = attribute(tag, name)?;
        let bytes = std::fs::read(site.join(file_name(address)?)).with_context(|| format!("no {address}"))?;
        blocks.push_str(&format!("<script type=\"text/plain\" id=\"{id}\" data-type=\"{kind}\">"));
        blocks.push_str(&BASE64_STANDARD.encode(gzip(&bytes)?));
        blocks.push_str("</script>\n");
        page = page.replace(&format!("{name}=\"{address}\""), &format!("{name}=\"#{id}\""));
    }
    let policy = format!(
        "default-src 'none'; script-src{script} blob: 'wasm-unsafe-eval'; worker-src blob:; style-src{styles}; \
         img-src data: blob:; base-uri 'none'; form-action 'none'"
    );
    let stated = attribute(tag_with(&index, "http-equiv=\"Content-Security-Policy\"")?, "content")?;
    let page = page.replacen(stated, &policy, 1);
    // A file beside the page cannot be loaded: what would stand in it stands in the page.
    let page = page.replacen(tag_with(&index, "name=\"bomlight-config\"")?, "", 1);
    blocks.push_str("<script type=\"application/json\" id=\"bomlight-config\">{}</script>\n");
    let end = page.rfind("</body>").context("index.html has no </body>")?;
    Ok(format!("{}{blocks}{}", &page[..end], &page[end..]))
}

/// The tag of a page that contains `mark`.
fn tag_with<'p>(page: &'p str, mark: &str) -> Result<&'p str> {
    let at = page.find(mark).with_context(|| format!("index.html has no tag with {mark}"))?;
    let start = page[..at].rfind('<').unwrap_or(at);
    let end = page[at..].find('>').map_or(page.len(), |it| at + it + 1);
    Ok(&page[start..end])
}

fn attribute<'t>(tag: &'t str, name: &str) -> Result<&'t str> {
    let value = tag.split_once(&format!(" {name}=\"")).and_then(|it| it.1.split_once('"'));
    value.map(|it| it.0).with_context(|| format!("{tag} has no {name}"))
}

/// The file beside the page that an address means.
fn file_name(address: &str) -> Result<&str> {
    match address.strip_prefix("./") {
        Some(name) if !name.contains('/') => Ok(name),
        _ => bail!("{address} is no file beside the page"),
    }
}

fn text_of(site: &Path, address: &str) -> Result<String> {
    std::fs::read_to_string(site.join(file_name(address)?)).with_context(|| format!("no {address}"))
}

fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    gzip.write_all(bytes)?;
    Ok(gzip.finish()?)
}
