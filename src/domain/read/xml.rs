//! A small pull scanner for XML: tags, attributes and text, nothing else.
//!
//! It never builds a tree, so deep nesting costs nothing; it never expands an entity of a document type,
//! so "billion laughs" stays a laugh. Namespace prefixes are cut off: `x:row` is `row`.

use std::borrow::Cow;

use memchr::{memchr, memchr_iter};

use super::document::ReadError;
use crate::domain::language::en;

/// One thing met in the markup.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Event<'a> {
    /// `<name …>`; an empty element `<name …/>` gives no `Close` and says so in [`Tag::empty`].
    Open(Tag<'a>),
    /// `</name>`, without its prefix.
    Close(&'a str),
    /// Text between tags, as it stands; [`unescape`] makes it readable.
    Text(&'a str),
    /// The inside of `<![CDATA[…]]>`, to be taken literally.
    Literal(&'a str),
    /// A document type. Office files have none; a hostile one hides its entities there.
    Doctype,
}

/// The inside of an opening tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Tag<'a> {
    /// The element's name without its prefix.
    pub(super) name: &'a str,
    attributes: &'a str,
    /// `<name/>`: the element ends at once.
    pub(super) empty: bool,
}

/// Walks over markup from its start to its end.
#[derive(Debug, Clone)]
pub(super) struct Scanner<'a> {
    rest: &'a str,
}

impl<'a> Scanner<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { rest: text }
    }

    /// What is still to be scanned.
    pub(super) fn rest(&self) -> &'a str {
        self.rest
    }

    /// Takes an element `<name attributes><inner>text</inner></name>` in one step, where it stands next and
    /// is written just so; gives the attributes and the text. The cells of workbooks are, by the million.
    pub(super) fn take_plain(
        &mut self,
        open: &str,
        inner: &str,
        close: &str,
    ) -> Option<(Attributes<'a>, &'a str)> {
        let inside = self.rest.strip_prefix(open)?;
        let (attributes, rest) = inside.split_once('>')?;
        let rest = rest.strip_prefix(inner)?;
        let (text, rest) = rest.split_at_checked(rest.bytes().position(|byte| byte == b'<')?)?;
        self.rest = rest.strip_prefix(close)?;
        Some((Attributes { rest: attributes }, text))
    }

    /// The text up to the closing tag of the element that was just opened, tags left out, unescaped.
    pub(super) fn text_of(&mut self, tag: &Tag<'_>) -> String {
        let mut text = String::new();
        if tag.empty {
            return text;
        }
        let mut depth = 1_usize;
        for event in self.by_ref() {
            match event {
                Event::Open(inner) if !inner.empty => depth += 1,
                Event::Close(_) => {
                    depth -= 1;
                    if depth == 0 {
                        break;
                    }
                }
                Event::Text(piece) => text.push_str(&unescape(piece)),
                Event::Literal(piece) => text.push_str(piece),
                _ => {}
            }
        }
        text
    }

    fn take(&mut self, bytes: usize) -> &'a str {
        let (head, tail) = self.rest.split_at_checked(bytes).unwrap_or((self.rest, ""));
        self.rest = tail;
        head
    }

    /// Skips up to and including `end`; everything where it is missing.
    fn skip_past(&mut self, end: &str) -> &'a str {
        let at = memchr::memmem::find(self.rest.as_bytes(), end.as_bytes());
        let inside = self.take(at.unwrap_or(self.rest.len()));
        self.take(end.len());
        inside
    }

    fn declaration(&mut self) -> Option<Event<'a>> {
        if self.rest.starts_with("<!--") {
            self.skip_past("-->");
            return None;
        }
        if self.rest.starts_with("<![CDATA[") {
            self.take(9);
            return Some(Event::Literal(self.skip_past("]]>")));
        }
        if self.rest.starts_with("<?") {
            self.skip_past("?>");
            return None;
        }
        // A document type may hold declarations in brackets.
        let close = memchr(b'>', self.rest.as_bytes()).unwrap_or(self.rest.len());
        match memchr(b'[', self.rest.as_bytes().get(..close).unwrap_or(b"")) {
            Some(_) => {
                self.skip_past("]");
                self.skip_past(">");
            }
            None => {
                self.take(close + 1);
            }
        }
        Some(Event::Doctype)
    }
}

impl<'a> Iterator for Scanner<'a> {
    type Item = Event<'a>;

    fn next(&mut self) -> Option<Event<'a>> {
        loop {
            let bytes = self.rest.as_bytes();
            match bytes {
                [] => return None,
                [b'<', b'/', ..] => {
                    let end = memchr(b'>', bytes).unwrap_or(bytes.len());
                    let tag = self.take(end + 1);
                    return Some(Event::Close(local(tag.get(2..end).unwrap_or("").trim_ascii_end())));
                }
                [b'<', b'!' | b'?', ..] => {
                    if let Some(event) = self.declaration() {
                        return Some(event);
                    }
                }
                [b'<', ..] => {
                    let end = tag_end(bytes);
                    let tag = self.take(end + 1);
                    return Some(Event::Open(Tag::new(tag.get(1..end).unwrap_or(""))));
                }
                _ => {
                    let end = memchr(b'<', bytes).unwrap_or(bytes.len());
                    return Some(Event::Text(self.take(end)));
                }
            }
        }
    }
}

/// Office programs write no document type; one is there to do harm.
pub(super) fn doctype() -> ReadError {
    ReadError::Damaged { what: en!("the workbook's markup declares a document type").to_owned() }
}

/// The name of the first element, without its prefix.
pub(super) fn root(text: &str) -> Option<&str> {
    Scanner::new(text).find_map(|event| match event {
        Event::Open(tag) => Some(tag.name),
        _ => None,
    })
}

/// The `>` that ends the tag at the start of `bytes`: one inside an attribute's quotes does not.
fn tag_end(bytes: &[u8]) -> usize {
    let first = memchr(b'>', bytes).unwrap_or(bytes.len());
    let inside = bytes.get(..first).unwrap_or(b"");
    if memchr_iter(b'"', inside).count().is_multiple_of(2) && memchr(b'\'', inside).is_none() {
        return first;
    }
    let mut quote = None;
    for (at, &byte) in bytes.iter().enumerate() {
        match (quote, byte) {
            (None, b'>') => return at,
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), close) if open == close => quote = None,
            _ => {}
        }
    }
    // The quotes are out of step, as in sloppy HTML: then the first `>` must do.
    first
}

/// A name without its namespace prefix.
fn local(name: &str) -> &str {
    match name.bytes().rposition(|byte| byte == b':') {
        Some(colon) => name.get(colon + 1..).unwrap_or(name),
        None => name,
    }
}

impl<'a> Tag<'a> {
    fn new(inside: &'a str) -> Self {
        let (inside, empty) = inside.strip_suffix('/').map_or((inside, false), |inside| (inside, true));
        let end = inside.bytes().position(|byte| byte.is_ascii_whitespace()).unwrap_or(inside.len());
        let (name, attributes) = inside.split_at_checked(end).unwrap_or((inside, ""));
        Self { name: local(name), attributes, empty }
    }

    /// The attributes in their order: name without prefix, value as it stands.
    pub(super) fn attributes(&self) -> Attributes<'a> {
        Attributes { rest: self.attributes }
    }

    /// The value of an attribute as it stands; enough for numbers and references.
    pub(super) fn raw(&self, name: &str) -> Option<&'a str> {
        self.attributes().find(|(key, _)| *key == name).map(|(_, value)| value)
    }

    /// The value of an attribute, readable.
    pub(super) fn attribute(&self, name: &str) -> Option<Cow<'a, str>> {
        self.raw(name).map(unescape)
    }
}

/// Walks over `name="value"` pairs.
pub(super) struct Attributes<'a> {
    rest: &'a str,
}

impl<'a> Iterator for Attributes<'a> {
    type Item = (&'a str, &'a str);

    fn next(&mut self) -> Option<(&'a str, &'a str)> {
        let bytes = self.rest.as_bytes();
        let equals = bytes.iter().position(|byte| *byte == b'=')?;
        let (name, tail) = (self.rest.get(..equals)?, self.rest.get(equals + 1..)?);
        let tail = tail.trim_ascii_start();
        let (value, rest) = match tail.chars().next()? {
            quote @ ('"' | '\'') => {
                let inside = tail.get(1..)?;
                let end = inside.bytes().position(|byte| char::from(byte) == quote)?;
                (inside.get(..end)?, inside.get(end + 1..)?)
            }
            // HTML may leave the quotes out.
            _ => tail.split_once(|sign: char| sign.is_ascii_whitespace()).unwrap_or((tail, "")),
        };
        self.rest = rest;
        Some((local(name.trim_ascii()), value))
    }
}

/// Bytes of the longest reference that is looked for.
const LONGEST_REFERENCE: usize = 16;

/// Text with its references (`&amp;`, `&#181;`) made readable. Unknown references stay as they are.
pub(super) fn unescape(text: &str) -> Cow<'_, str> {
    if memchr(b'&', text.as_bytes()).is_none() {
        return Cow::Borrowed(text);
    }
    let mut readable = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((head, tail)) = rest.split_once('&') {
        readable.push_str(head);
        // No reference is longer; a text of nothing but `&` would be searched to its end for each of them.
        let end = tail.bytes().take(LONGEST_REFERENCE).position(|byte| byte == b';');
        let parts = end.and_then(|end| Some((tail.get(..end)?, tail.get(end + 1..)?)));
        let known = parts.and_then(|(name, after)| Some((reference(name)?, after)));
        match known {
            Some((letter, after)) => {
                readable.push(letter);
                rest = after;
            }
            None => {
                readable.push('&');
                rest = tail;
            }
        }
    }
    readable.push_str(rest);
    Cow::Owned(readable)
}

fn reference(name: &str) -> Option<char> {
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => '\u{a0}',
        "micro" => 'µ',
        "deg" => '°',
        "plusmn" => '±',
        "ohm" | "Omega" => 'Ω',
        "euro" => '€',
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code).filter(|letter| *letter != '\0')?
        }
    })
}

#[cfg(test)]
mod tests {
    use super::{Event, Scanner, unescape};

    #[test]
    fn tags_text_and_attributes() {
        let text = "<?xml version=\"1.0\"?><!-- c --><x:a r='1' t=\"a>b\"><b/>10 &#181;F &amp; &x;<![CDATA[<raw>]]></x:a >";
        let mut scanner = Scanner::new(text);
        let Some(Event::Open(tag)) = scanner.next() else { panic!("no tag") };
        assert_eq!((tag.name, tag.raw("r"), tag.raw("t"), tag.empty), ("a", Some("1"), Some("a>b"), false));
        let Some(Event::Open(inner)) = scanner.next() else { panic!("no tag") };
        assert!(inner.empty);
        assert_eq!(scanner.clone().text_of(&tag), "10 µF & &x;<raw>");
        assert!(matches!(scanner.last(), Some(Event::Close("a"))));
    }

    #[test]
    fn a_document_type_is_told_and_skipped() {
        let text = "<!DOCTYPE lolz [<!ENTITY lol \"lol\">]><a>&lol;</a>";
        let events: Vec<_> = Scanner::new(text).collect();
        assert_eq!(events.first(), Some(&Event::Doctype));
        assert_eq!(events.get(2), Some(&Event::Text("&lol;")));
        assert_eq!(unescape("&lol;"), "&lol;");
    }
}
