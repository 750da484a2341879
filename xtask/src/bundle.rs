//! `cargo xtask bundle`: the whole application in `dist/bomlight.html`, one file that works from a disk.
//!
//! Pages opened from a disk may load nothing beside them, so everything stands in the page: the programs as one LZMA
//! stream in base 121, and before it the program that decompresses it (`decompress/`, 11 kB gzipped); styles and scripts as they
//! are. One stream for all is 27 % smaller than gzip for each, and is decompressed in a tenth of a second; the decoders of
//! npm need ten times as long. The content security policy names styles and scripts by their hashes and lets nothing in
//! or out.

use std::io::Write as _;
use std::path::Path;

use anyhow::{Context, Result, bail, ensure};
use lzma_rust2::{LzmaOptions, LzmaWriter};

use crate::assemble::WEB;
use crate::build;
use crate::compress::{beside, compress};
use crate::finish::{policy_hash, report_style};
use crate::project::{WASM, cargo, command, dist, is_draft, read, run, target};
use crate::setup;

/// The name of the file in `dist/`.
pub(crate) const NAME: &str = "bomlight.html";

/// A file that is sent by mail and kept on a phone is at most this large.
const LARGEST: usize = 1_980_000;

/// What of the site is loaded by the program, and itself: the attribute that names it, its name in the stream, and its
/// type. The order is that of the stream: what the start screen needs stands first, then what its glue is alike to, the
/// languages and the page's rest. Text stands beside text, and programs beside programs.
const PROGRAMS: [(&str, &str, &str, &str); 10] = [
    ("id=\"boot\"", "data-glue", "app-glue", "text/javascript"),
    ("id=\"boot\"", "data-wasm", "app-wasm", "application/wasm"),
    ("name=\"bomlight-engine\"", "data-worker", "worker", "text/javascript"),
    ("id=\"boot\"", "data-rest", "app-rest", "application/wasm"),
    ("name=\"bomlight-engine\"", "data-reference", "reference", "application/octet-stream"),
    ("name=\"bomlight-engine\"", "data-wasm", "engine-wasm", "application/wasm"),
    ("name=\"bomlight-engine\"", "data-forms", "engine-forms", "application/wasm"),
    ("name=\"bomlight-engine\"", "data-pages", "engine-pages", "application/wasm"),
    ("name=\"bomlight-engine\"", "data-rest", "engine-rest", "application/wasm"),
    ("name=\"bomlight-engine\"", "data-older-wasm", "encodings-wasm", "application/wasm"),
];

/// The tag that names the catalogs of the languages, each in an attribute `data-CODE`.
const LANGUAGES: &str = "name=\"bomlight-languages\"";

/// The way to the licenses: beside the page there is no file of them, so they stand at the end of the stream, and the page
/// saves them (src/decompress.mjs).
const LICENSES: &str = "href=\"licenses.txt\"";

/// Scripts that stand in the page as they are.
const SCRIPTS: [&str; 2] = ["storage", "encryption"];

/// Builds the site if its sources changed, and packs it.
pub(crate) fn bundle() -> Result<()> {
    build::build_if_changed()?;
    let html = pack(&dist(), &decompressor()?)?;
    let size = html.len();
    ensure!(
        size <= LARGEST || is_draft(),
        "{NAME} has {size} bytes, {LARGEST} are allowed (xtask/src/bundle.rs)"
    );
    std::fs::write(dist().join(NAME), html).with_context(|| format!("cannot write {NAME}"))?;
    println!("{}: {size} bytes of {LARGEST}", dist().join(NAME).display());
    Ok(())
}

/// The program that decompresses the others, gzipped.
fn decompressor() -> Result<Vec<u8>> {
    // It is made small in a draft, too: it is one small program.
    setup::wasm_opt()?;
    run(cargo()
        .args(["build", "--locked", "--quiet", "--package", "decompress", "--profile", WEB])
        .args(WASM))?;
    let built = target().join("wasm32-unknown-unknown").join(WEB).join("decompress.wasm");
    let small = built.with_extension("small.wasm");
    run(command("wasm-opt").arg("-Os").arg(&built).arg("-o").arg(&small))?;
    compress(std::slice::from_ref(&small))?;
    std::fs::read(beside(&small, "gz")).context("the program that decompresses has no copy")
}

/// The page of `site` with everything in it that it needs.
fn pack(site: &Path, decompressor: &[u8]) -> Result<String> {
    let index = std::fs::read_to_string(site.join("index.html")).context("the site has no index.html")?;
    let mut page = String::with_capacity(LARGEST);
    let mut styles = report_style()?;
    let mut scripts = String::new();
    let mut rest = index.as_str();
    while let Some(start) = rest.find("<link ").into_iter().chain(rest.find("<script ")).min() {
        page.push_str(&rest[..start]);
        let end = rest[start..].find('>').context("a tag of index.html does not end")? + start + 1;
        let tag = &rest[start..end];
        rest = &rest[end..];
        if tag.starts_with("<script ") {
            rest = rest.strip_prefix("</script>").context("a script of index.html has a content")?;
            if tag.contains("id=\"boot\"") {
                page.push_str(&script("decompress-parts", "", &read("src/decompress.mjs")?, &mut scripts)?);
                let programs = " data-glue=\"#app-glue\" data-wasm=\"#app-wasm\" data-rest=\"#app-rest\"";
                page.push_str(&script(
                    "boot",
                    programs,
                    &text_of(site, attribute(tag, "src")?)?,
                    &mut scripts,
                )?);
            } else if let Some(id) = SCRIPTS.into_iter().find(|it| attribute(tag, "id").ok() == Some(*it)) {
                page.push_str(&script(id, "", &text_of(site, attribute(tag, "src")?)?, &mut scripts)?);
            }
        } else if tag.contains("rel=\"stylesheet\"") {
            let style = text_of(site, attribute(tag, "href")?)?;
            ensure!(!style.contains("</"), "a style sheet would end its element");
            styles.push_str(&policy_hash(&style));
            let media = attribute(tag, "data-media").or_else(|_| attribute(tag, "media"));
            let media = media.map(|it| format!(" media=\"{it}\"")).unwrap_or_default();
            page.push_str(&format!("<style{media}>{style}</style>"));
        } else if tag.contains("href=\"data:") {
            page.push_str(tag);
        }
        // What is left are hints to load files, and the files of an installed page: there are none.
    }
    page.push_str(rest);
    let (mut stream, mut parts) = (Vec::new(), Vec::new());
    for (of, name, id, kind) in programs(&index)? {
        let address = attribute(tag_with(&index, of)?, &name)?;
        let bytes = std::fs::read(site.join(file_name(address)?)).with_context(|| format!("no {address}"))?;
        parts.push(format!("{id}:{kind}:{}", bytes.len()));
        stream.extend(bytes);
        page = page.replace(&format!("{name}=\"{address}\""), &format!("{name}=\"#{id}\""));
    }
    let licenses = std::fs::read(site.join("licenses.txt")).context("the site has no licenses")?;
    parts.push(format!("licenses:text/plain:{}", licenses.len()));
    stream.extend(licenses);
    let mut blocks = block("decompress", "", decompressor);
    blocks += &block("packed", &format!(" data-parts=\"{}\"", parts.join(" ")), &lzma(&stream)?);
    let policy = format!(
        "default-src 'none'; script-src{scripts} blob: 'wasm-unsafe-eval'; worker-src blob:; style-src{styles}; \
         img-src data: blob:; base-uri 'none'; form-action 'none'"
    );
    let stated = attribute(tag_with(&index, "http-equiv=\"Content-Security-Policy\"")?, "content")?;
    let page = page.replacen(stated, &policy, 1);
    // A file beside the page cannot be loaded: what would stand in it stands in the page.
    let page = page.replacen(tag_with(&index, "name=\"bomlight-config\"")?, "", 1);
    ensure!(page.contains(LICENSES), "index.html does not lead to the licenses");
    let page = page.replacen(LICENSES, "id=\"licenses\" href=\"#\"", 1);
    blocks.push_str("<script type=\"application/json\" id=\"bomlight-config\">{}</script>\n");
    let page = of_one_file(page)?;
    let end = page.rfind("</body>").context("index.html has no </body>")?;
    Ok(format!("{}{blocks}{}", &page[..end], &page[end..]))
}

/// What a page on a disk has no use for: what others say of a site, and what an installed page says.
const OF_A_SITE: [(&str, &str); 7] = [
    ("<meta name=\"description\"", ">"),
    ("<meta property=\"og:type\"", ">"),
    ("<meta property=\"og:title\"", ">"),
    ("<meta property=\"og:description\"", ">"),
    ("<meta property=\"og:image\"", ">"),
    ("<p id=\"share-failed\"", "</p>"),
    ("<p id=\"update\"", "</p>"),
];

/// The page without [`OF_A_SITE`].
fn of_one_file(mut page: String) -> Result<String> {
    for (start, end) in OF_A_SITE {
        let from = page.find(start).with_context(|| format!("index.html has no {start}"))?;
        let length = page[from..].find(end).with_context(|| format!("{start} does not end"))? + end.len();
        page.replace_range(from..from + length, "");
    }
    Ok(page)
}

/// [`PROGRAMS`], and the catalogs of the languages that the page names behind the glue of the programs.
fn programs(index: &str) -> Result<Vec<(&'static str, String, String, &'static str)>> {
    let fixed = PROGRAMS.map(|(of, name, id, kind)| (of, name.to_owned(), id.to_owned(), kind));
    let (page, engine) = fixed.split_at(3);
    let named = tag_with(index, LANGUAGES)?.split(" data-").skip(1).filter_map(|it| it.split_once('='));
    let languages = named
        .map(|(code, _)| (LANGUAGES, ["data-", code].concat(), ["language-", code].concat(), "text/plain"));
    Ok(page.iter().cloned().chain(languages).chain(engine.iter().cloned()).collect())
}

/// A script that stands in the page; the policy is to name it.
fn script(id: &str, attributes: &str, text: &str, scripts: &mut String) -> Result<String> {
    ensure!(!text.contains("</"), "the script {id} would end its element");
    scripts.push_str(&policy_hash(text));
    Ok(format!("<script type=\"module\" id=\"{id}\"{attributes}>{text}</script>"))
}

/// An element that holds bytes in base 121.
fn block(id: &str, attributes: &str, bytes: &[u8]) -> String {
    format!("<script type=\"text/plain\" id=\"{id}\"{attributes}>{}</script>\n", base121(bytes))
}

/// Bits as pairs of signs, the lowest first: 13 of them a pair, or 14 where that many still fit into two digits of base 121
/// (the way of basE91, with more signs: 16.05 % longer than the bytes). Their number stands before all.
fn base121(bytes: &[u8]) -> String {
    let mut text = format!("{}:", bytes.len());
    let mut put = |pair: u32| text.extend([pair % 121, pair / 121].map(|it| char::from(sign(it as u8))));
    let (mut bits, mut held) = (0_u32, 0);
    for byte in bytes {
        bits |= u32::from(*byte) << held;
        held += 8;
        if held >= 14 {
            let taken = if bits % (1 << 13) < 121 * 121 - (1 << 13) { 14 } else { 13 };
            put(bits % (1 << taken));
            bits >>= taken;
            held -= taken;
        }
    }
    if held > 0 {
        put(bits);
    }
    text
}

/// The sign of a digit: first what can be printed but for `<`, which would be read as HTML; then signs that mean nothing to
/// HTML, to an editor or on the way through a mail (no tab, no end of a line or of a file).
fn sign(digit: u8) -> u8 {
    match digit {
        0..28 => b' ' + digit,
        28..95 => b' ' + digit + 1,
        95..103 => digit - 95 + 0x01,
        103..105 => digit - 103 + 0x0B,
        105..117 => digit - 105 + 0x0E,
        _ => digit - 117 + 0x1C,
    }
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

/// An LZMA stream with its header, as small as it can be made; of a draft, quickly.
fn lzma(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut options = LzmaOptions::with_preset(if is_draft() { 0 } else { 9 });
    if !is_draft() {
        // All that was before counts, programs have no words of a fixed length, and what a byte is follows from the whole one
        // before it.
        options.dict_size = u32::try_from(bytes.len().next_power_of_two())?;
        (options.pb, options.nice_len, options.depth_limit) = (0, LzmaOptions::NICE_LEN_MAX, 1000);
        options.lc = 4;
    }
    let mut lzma = LzmaWriter::new_use_header(Vec::new(), &options, Some(bytes.len() as u64))?;
    lzma.write_all(bytes)?;
    Ok(lzma.finish()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_are_signs_that_mean_nothing_in_html() {
        assert_eq!(base121(&[]), "0:");
        assert_eq!(base121(&[27]), "1:; ");
        assert_eq!(base121(&[28]), "1:= ");
        // 13 bits that leave no room for one more, and the rest.
        assert_eq!(base121(&[0x31, 0x19]).len(), "2:".len() + 4);
        assert_eq!(base121(&[0xFF; 1000]).len(), "1000:".len() + 1232);
        let all: Vec<u8> = (0..=255).flat_map(|it| [it, 255 - it, it / 3]).collect();
        let text = base121(&all);
        assert_eq!(unpacked(&text), all);
        assert!(text.bytes().all(|it| it < 0x80 && !b"\0\t\n\r\x1A\x1B<".contains(&it)));
        let signs: std::collections::BTreeSet<u8> = (0..121).map(sign).collect();
        assert_eq!(signs.len(), 121);
    }

    /// As src/decompress.mjs does it.
    fn unpacked(text: &str) -> Vec<u8> {
        let (length, signs) = text.split_once(':').expect("a length");
        let digit = |it: &u8| (0..121).find(|digit| sign(*digit) == *it).map_or(0, u32::from);
        let (mut bits, mut held, mut bytes) = (0_u32, 0, Vec::new());
        for pair in signs.as_bytes().chunks(2) {
            let number = digit(&pair[0]) + 121 * digit(&pair[1]);
            bits |= number << held;
            held += if number % (1 << 13) < 6449 { 14 } else { 13 };
            while held >= 8 {
                bytes.push(bits as u8);
                bits >>= 8;
                held -= 8;
            }
        }
        bytes.truncate(length.parse().expect("a number"));
        bytes
    }

    #[test]
    fn languages_stand_behind_the_start_screen_and_the_glue() {
        let page = "<meta name=\"bomlight-languages\" data-de=\"./de-1.txt\" data-zh=\"./zh-2.txt\">";
        let ids: Vec<String> = programs(page).unwrap().into_iter().map(|it| it.2).collect();
        assert_eq!(ids.len(), PROGRAMS.len() + 2);
        assert_eq!(ids[..6], ["app-glue", "app-wasm", "worker", "language-de", "language-zh", "app-rest"]);
        assert!(programs("<meta>").is_err());
    }
}
