//! Addresses in a config: files of the site itself, origins of other pages, and links to click.

/// A file beside the page or below it: no other host, no other scheme, nothing above the folder of the page.
pub fn is_own_file(text: &str) -> bool {
    let path = text.strip_prefix("./").unwrap_or(text);
    !path.is_empty()
        && path.len() <= 300
        && path.split('/').all(|part| !part.is_empty() && part != "." && part != "..")
        && !path.contains([':', '\\', '?', '#', '%'])
        && !path.chars().any(|it| it.is_control() || it.is_whitespace())
}

/// An origin as browsers write it: scheme, host, port where it is told, in lower case; plain `http` for this computer
/// alone.
pub fn origin(text: &str) -> Option<String> {
    let text = text.trim().trim_end_matches('/').to_ascii_lowercase();
    let (scheme, rest) = text.split_once("://")?;
    let (host, port) = match rest.rsplit_once(':') {
        Some((host, port)) => (host, Some(port.parse::<u16>().ok()?)),
        None => (rest, None),
    };
    let is_host = !host.is_empty()
        && host.bytes().all(|it| it.is_ascii_alphanumeric() || matches!(it, b'.' | b'-'))
        && !host.starts_with(['.', '-']);
    let is_local = matches!(host, "localhost" | "127.0.0.1");
    let usual = match scheme {
        "https" => 443,
        "http" if is_local => 80,
        _ => return None,
    };
    let port = port.filter(|it| *it != usual).map(|it| format!(":{it}")).unwrap_or_default();
    is_host.then(|| [scheme, "://", host, &port].concat())
}

/// A link that a person may click: to the web, to a mailbox, or to a page of the site.
pub fn link(text: &str) -> Option<String> {
    let text = text.trim();
    let is_clean =
        !text.contains(['\\', '"', '<', '>']) && !text.chars().any(|it| it.is_control() || it == ' ');
    let is_web = text.strip_prefix("https://").is_some_and(|it| !it.is_empty() && !it.starts_with('/'));
    let is_mail = text.strip_prefix("mailto:").is_some_and(|it| it.contains('@'));
    (is_clean && (is_web || is_mail || is_own_file(text))).then(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::{is_own_file, link, origin};

    #[test]
    fn files_are_those_of_the_site_alone() {
        for own in ["profile.json", "./catalog/manifest.json", "a-b/c_d.csv"] {
            assert!(is_own_file(own), "{own}");
        }
        for other in [
            "",
            "./",
            "/etc/passwd",
            "../up.json",
            "a/../b",
            "//evil.example/x",
            "https://evil.example/x",
            "\\\\evil\\x",
            "data:text/plain,x",
            "javascript:alert(1)",
            "a?b",
            "a#b",
            "a b",
            "%2e%2e/x",
            "a\n",
        ] {
            assert!(!is_own_file(other), "{other}");
        }
    }

    #[test]
    fn origins_are_written_as_browsers_write_them() {
        for (text, expected) in [
            ("https://Shop.Example/", Some("https://shop.example")),
            ("https://shop.example:443", Some("https://shop.example")),
            ("https://shop.example:8443", Some("https://shop.example:8443")),
            ("http://localhost:3000", Some("http://localhost:3000")),
            ("http://shop.example", None),
            ("shop.example", None),
            ("*", None),
            ("https://*.example", None),
            ("https://shop.example/quote", None),
            ("https://user@shop.example", None),
            ("null", None),
        ] {
            assert_eq!(origin(text).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn links_run_nothing() {
        for good in ["https://acme.example/a?b=c#d", "mailto:sales@acme.example", "./imprint.html"] {
            assert!(link(good).is_some(), "{good}");
        }
        for bad in [
            "javascript:alert(1)",
            "data:text/html,x",
            "https://",
            "https:///x",
            "mailto:",
            "http://a.example",
        ] {
            assert!(link(bad).is_none(), "{bad}");
        }
    }
}
