//! `cargo xtask serve`: the finished site on 127.0.0.1, with the headers that a good host sends.

use std::fmt::Write as _;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::{Component, Path, PathBuf};

use anyhow::{Context, Result};

use crate::build;
use crate::compress::beside;
use crate::project::{dist, root};

/// The port, where none is asked for.
pub(crate) const DEFAULT_PORT: u16 = 8080;

/// The address that the pages of `examples/` have for the site; they are served with the true one in its place.
const ASSUMED: &str = "http://127.0.0.1:8080";

/// A folder that is served.
#[derive(Clone)]
struct Folder {
    path: PathBuf,
    /// Stands in the place of [`ASSUMED`] in its pages; empty: they stay as they are.
    site: String,
}

/// A request head that is longer than this is cut off.
const LONGEST_HEAD: u64 = 16_384;

/// Sent with every answer. The content security policy is read from the page itself, so that it is written once.
const HEADERS: [(&str, &str); 6] = [
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
    (
        "Permissions-Policy",
        "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
    ),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    // Other sites may embed the page; a sandboxed frame has no origin and asks for its scripts with CORS.
    ("Cross-Origin-Resource-Policy", "cross-origin"),
    ("Access-Control-Allow-Origin", "*"),
];

/// Builds the site if its sources changed, and serves it until the command is ended; with the demo on the next port.
pub(crate) fn serve(port: u16, has_demo: bool) -> Result<()> {
    build::build_if_changed()?;
    let address = start(port)?;
    println!("Bomlight: http://{address}  (end with Ctrl-C)");
    if has_demo {
        let demo = Folder { path: root().join("examples/quote-page"), site: format!("http://{address}") };
        let port = if port == 0 { 0 } else { address.port() + 1 };
        println!("A quote form that embeds it: http://{}", start_folder(demo, port)?);
    }
    loop {
        std::thread::park();
    }
}

/// Serves `dist/` from threads of this process; port 0 takes a free one. Returns where.
pub(crate) fn start(port: u16) -> Result<SocketAddr> {
    start_folder(Folder { path: dist(), site: String::new() }, port)
}

fn start_folder(folder: Folder, port: u16) -> Result<SocketAddr> {
    let listener = TcpListener::bind(("127.0.0.1", port))
        .with_context(|| format!("cannot listen on port {port}; choose another one with --port"))?;
    let address = listener.local_addr()?;
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let folder = folder.clone();
            // A browser that went away while we answered is no trouble of ours.
            std::thread::spawn(move || answer(&folder, &stream).ok());
        }
    });
    Ok(address)
}

/// Answers one request and ends the connection: simple, and no connection ever waits for another.
fn answer(folder: &Folder, mut stream: &TcpStream) -> std::io::Result<()> {
    let mut lines = BufReader::new(stream.take(LONGEST_HEAD)).lines();
    let request = lines.next().transpose()?.unwrap_or_default();
    let mut accepted = String::new();
    for line in lines {
        let line = line?;
        if line.is_empty() {
            break;
        }
        if let Some((name, value)) = line.split_once(':')
            && name.eq_ignore_ascii_case("accept-encoding")
        {
            accepted = value.to_owned();
        }
    }
    let mut words = request.split(' ');
    let (method, url) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let Some(path) = file_of(&folder.path, url).filter(|_| matches!(method, "GET" | "HEAD")) else {
        return stream.write_all(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
    };
    let (sent, encoding) = encoded(&path, &accepted);
    let is_page = path.extension().is_some_and(|end| end == "html");
    let mut body = std::fs::read(sent)?;
    if is_page && !folder.site.is_empty() {
        body = String::from_utf8_lossy(&body).replace(ASSUMED, &folder.site).into_bytes();
    }
    let mut head = String::from("HTTP/1.1 200 OK\r\nConnection: close\r\nVary: Accept-Encoding\r\n");
    let mut add = |name: &str, value: &str| {
        let _ = write!(head, "{name}: {value}\r\n");
    };
    for (name, value) in HEADERS {
        add(name, value);
    }
    add("Content-Type", mime_type(&path));
    add("Content-Length", &body.len().to_string());
    add("Cache-Control", cache_rule(&path));
    if let Some(encoding) = encoding {
        add("Content-Encoding", encoding);
    }
    // A page that is sent compressed is read as it is; the demo, which is written anew, is never compressed.
    if is_page {
        let html = if encoding.is_some() { std::fs::read(&path)? } else { body.clone() };
        if let Some(policy) = content_security_policy(&String::from_utf8_lossy(&html)) {
            add("Content-Security-Policy", policy);
        }
    }
    head.push_str("\r\n");
    stream.write_all(head.as_bytes())?;
    if method == "GET" { stream.write_all(&body) } else { Ok(()) }
}

/// The file of a folder that a URL means. Only plain names lead to a file: nothing outside of the folder does.
fn file_of(folder: &Path, url: &str) -> Option<PathBuf> {
    let path = url.split(['?', '#']).next()?.strip_prefix('/')?;
    let path = Path::new(if path.is_empty() { "index.html" } else { path });
    let plain = path.components().all(|component| matches!(component, Component::Normal(_)));
    let file = folder.join(path);
    (plain && file.is_file()).then_some(file)
}

/// The compressed copy of a file that the browser takes, and its encoding; else the file itself.
fn encoded(path: &Path, accepted: &str) -> (PathBuf, Option<&'static str>) {
    for (encoding, end) in [("br", "br"), ("gzip", "gz")] {
        let copy = beside(path, end);
        if accepted.split(',').any(|word| word.trim() == encoding) && copy.is_file() {
            return (copy, Some(encoding));
        }
    }
    (path.to_owned(), None)
}

fn mime_type(path: &Path) -> &'static str {
    match path.extension().and_then(|end| end.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("json") => "application/json",
        Some("webmanifest") => "application/manifest+json",
        Some("wasm") => "application/wasm",
        Some("txt") => "text/plain; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("ico") => "image/x-icon",
        _ => "application/octet-stream",
    }
}

/// A name with a content hash never changes its content; every other file is asked for again.
fn cache_rule(path: &Path) -> &'static str {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let stem = stem.strip_suffix("_bg").unwrap_or(&stem);
    let hash = stem.rsplit_once('-').map_or("", |(_, hash)| hash);
    let is_hash = hash.len() == 16 && hash.bytes().all(|byte| byte.is_ascii_hexdigit());
    if is_hash { "public, max-age=31536000, immutable" } else { "no-cache" }
}

/// The policy in the `<meta http-equiv="Content-Security-Policy">` of a page.
fn content_security_policy(html: &str) -> Option<&str> {
    let (_, tag) = html.split_once("http-equiv=\"Content-Security-Policy\"")?;
    let (_, value) = tag.split_once("content=\"")?;
    value.split_once('"').map(|(policy, _)| policy)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_outside_of_the_site_is_served() {
        for url in ["/../Cargo.toml", "//etc/passwd", "/./../Cargo.toml", "/..%2fCargo.toml", "/", "x"] {
            assert!(
                file_of(&dist(), url)
                    .is_none_or(|file| file.starts_with(dist()) && file.ends_with("index.html")),
                "{url}"
            );
        }
    }

    #[test]
    fn only_hashed_names_are_kept_for_good() {
        let kept = |name: &str| cache_rule(Path::new(name)).contains("immutable");
        assert!(
            kept("app-1a2b3c4d5e6f7a8b_bg.wasm")
                && kept("report-dc16e690cadf0512.css")
                && kept("engine-0123456789abcdef.js")
        );
        assert!(!kept("index.html") && !kept("sample-bom.csv") && !kept("engine.js"));
    }

    #[test]
    fn the_policy_is_read_from_the_page() {
        let html = "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'\">";
        assert_eq!(content_security_policy(html), Some("default-src 'none'"));
        assert_eq!(content_security_policy("<p>"), None);
    }
}
