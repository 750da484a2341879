//! Gettext PO files, as far as the catalogs of languages need them: a header, then a `msgid` and its `msgstr`, as
//! Weblate and Poedit write them.
//!
//! What a catalog has no use for (contexts, plural forms) is refused with its line, so that nothing is lost unseen.
//! Source: the GNU gettext manual, “The Format of PO Files”.

use std::collections::BTreeSet;
use std::error::Error;
use std::fmt;

/// A sentence and the same in the other language.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Entry {
    pub english: String,
    pub other: String,
}

/// Why a text is no catalog.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PoError {
    /// From 1.
    pub line: usize,
    pub problem: &'static str,
}

impl fmt::Display for PoError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "line {}: {}", self.line, self.problem)
    }
}

impl Error for PoError {}

/// The value of a field of the header, such as `Language`; `None` where the header does not have it on a line of its own.
///
/// It is a constant function, so that a program can keep what it needs of a header without the file.
pub const fn header_field<'text>(text: &'text str, name: &str) -> Option<&'text str> {
    let (bytes, wanted) = (text.as_bytes(), name.as_bytes());
    let mut line = 0;
    while line < bytes.len() {
        let mut end = line;
        while end < bytes.len() && bytes[end] != b'\n' {
            end += 1;
        }
        // The header ends with the first blank line.
        if end == line {
            return None;
        }
        // `"Name: value\n"`
        let value = line + wanted.len() + 3;
        let is_field = value + 3 <= end
            && bytes[line] == b'"'
            && bytes[value - 2] == b':'
            && bytes[value - 1] == b' '
            && bytes[end - 3] == b'\\'
            && bytes[end - 2] == b'n'
            && bytes[end - 1] == b'"';
        if is_field {
            let mut same = 0;
            while same < wanted.len() && bytes[line + 1 + same] == wanted[same] {
                same += 1;
            }
            if same == wanted.len() {
                return Some(text.split_at(end - 3).0.split_at(value).1);
            }
        }
        line = end + 1;
    }
    None
}

/// The entries of a catalog that are translated, in the order of the file. Those marked as fuzzy are not.
///
/// # Errors
/// At the first line that is not of a catalog, and where a sentence stands there twice.
pub fn entries(text: &str) -> Result<Vec<Entry>, PoError> {
    let mut reader = Reader::default();
    for (line, number) in text.lines().zip(1..) {
        reader.take(line).map_err(|problem| PoError { line: number, problem })?;
    }
    let last = text.lines().count();
    reader.close().map_err(|problem| PoError { line: last, problem })?;
    let mut seen = BTreeSet::new();
    if !reader.entries.iter().all(|it| seen.insert(&it.english)) {
        return Err(PoError { line: last, problem: "a sentence of the catalog stands there twice" });
    }
    Ok(reader.entries)
}

/// The form that is loaded: an English line, below it `= ` and the same in the other language, sorted by the English.
/// A line break within a sentence is written `\n`.
pub fn compact(entries: &[Entry]) -> String {
    let mut sorted: Vec<&Entry> = entries.iter().collect();
    sorted.sort();
    let mut text = String::new();
    for entry in sorted {
        for part in
            [entry.english.replace('\n', "\\n").as_str(), "\n= ", &entry.other.replace('\n', "\\n"), "\n"]
        {
            text.push_str(part);
        }
    }
    text
}

/// What the next quoted line goes on with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Field {
    #[default]
    None,
    English,
    Other,
}

#[derive(Debug, Default)]
struct Reader {
    entries: Vec<Entry>,
    has_header: bool,
    field: Field,
    is_fuzzy: bool,
    english: String,
    other: String,
}

impl Reader {
    fn take(&mut self, line: &str) -> Result<(), &'static str> {
        let line = line.trim();
        if line.is_empty() {
            self.close()?;
            self.is_fuzzy = false;
            return Ok(());
        }
        if line.starts_with('#') {
            self.close()?;
            self.is_fuzzy |=
                line.strip_prefix("#,").is_some_and(|it| it.split(',').any(|it| it.trim() == "fuzzy"));
            return Ok(());
        }
        if let Some(quoted) = line.strip_prefix("msgid ") {
            self.close()?;
            self.field = Field::English;
            return self.push(quoted);
        }
        if let Some(quoted) = line.strip_prefix("msgstr ") {
            if self.field != Field::English {
                return Err("a msgstr without a msgid before it");
            }
            self.field = Field::Other;
            return self.push(quoted);
        }
        if line.starts_with('"') {
            return self.push(line);
        }
        Err("expected a comment, a msgid, a msgstr or a text in quotation marks")
    }

    fn push(&mut self, quoted: &str) -> Result<(), &'static str> {
        let text = unquoted(quoted)?;
        match self.field {
            Field::None => return Err("a text that belongs to nothing"),
            Field::English => self.english.push_str(&text),
            Field::Other => self.other.push_str(&text),
        }
        Ok(())
    }

    /// Ends the entry that is open.
    fn close(&mut self) -> Result<(), &'static str> {
        match std::mem::take(&mut self.field) {
            Field::None => return Ok(()),
            Field::English => return Err("a msgid without a msgstr"),
            Field::Other => {}
        }
        let entry =
            Entry { english: std::mem::take(&mut self.english), other: std::mem::take(&mut self.other) };
        let is_fuzzy = std::mem::take(&mut self.is_fuzzy);
        match (entry.english.is_empty(), self.has_header) {
            (true, false) => self.has_header = true,
            (true, true) => return Err("a second header"),
            (false, false) => return Err("no header before the first sentence"),
            (false, true) if is_fuzzy || entry.other.is_empty() => {}
            (false, true) => self.entries.push(entry),
        }
        Ok(())
    }
}

/// The text between quotation marks.
fn unquoted(quoted: &str) -> Result<String, &'static str> {
    const OPEN: &str = "a text without its two quotation marks";
    let inside = quoted.strip_prefix('"').and_then(|it| it.strip_suffix('"')).ok_or(OPEN)?;
    let mut text = String::with_capacity(inside.len());
    let mut signs = inside.chars();
    while let Some(sign) = signs.next() {
        text.push(match sign {
            '"' => return Err(OPEN),
            '\\' => match signs.next() {
                Some('n') => '\n',
                Some('t') => '\t',
                Some(sign @ ('"' | '\\')) => sign,
                _ => return Err("a backslash that is followed by none of n, t, \" and \\"),
            },
            other => other,
        });
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::{compact, entries, header_field};

    const HEADER: &str = "# About.\nmsgid \"\"\nmsgstr \"\"\n\"Language: zh_Hans\\n\"\n\"X-Gap: none\\n\"\n";

    fn read(body: &str) -> Result<String, String> {
        entries(&[HEADER, "\n", body].concat()).map(|it| compact(&it)).map_err(|it| it.to_string())
    }

    #[test]
    fn fields_of_the_header_are_found() {
        const GAP: Option<&str> = header_field(HEADER, "X-Gap");
        assert_eq!((GAP, header_field(HEADER, "Language")), (Some("none"), Some("zh_Hans")));
        for missing in ["Gap", "X-Ga", "Lang", ""] {
            assert_eq!(header_field(HEADER, missing), None, "{missing}");
        }
        assert_eq!(header_field("msgid \"\"\nmsgstr \"\"\n\n\"X-Gap: none\\n\"\n", "X-Gap"), None);
    }

    #[test]
    fn entries_are_read_as_editors_write_them() {
        let body = "#: src/a.rs:1\n#, no-wrap\nmsgid \"b\"\nmsgstr \"B\"\n\n#. wrapped\nmsgid \"\"\n\"a \\\"b\\\"\\n\"\n\"c\"\n\
                    msgstr \"\"\n\"A\\\\\"\n#, fuzzy, c-format\nmsgid \"unsure\"\nmsgstr \"?\"\n\n\
                    msgid \"not yet\"\nmsgstr \"\"\n#~ msgid \"gone\"\n#~ msgstr \"weg\"\n";
        assert_eq!(read(body).as_deref(), Ok("a \"b\"\\nc\n= A\\\nb\n= B\n"));
        assert_eq!(read("").as_deref(), Ok(""));
    }

    #[test]
    fn what_is_no_catalog_is_told_with_its_line() {
        for (body, expected) in [
            ("msgid \"a\"\n", "line 7: a msgid without a msgstr"),
            ("msgid \"a\"\nmsgid \"b\"\n", "line 8: a msgid without a msgstr"),
            ("msgstr \"a\"\n", "line 7: a msgstr without a msgid"),
            ("\"a\"\n", "line 7: a text that belongs to nothing"),
            ("msgctxt \"menu\"\n", "line 7: expected a comment"),
            ("msgid \"a\"\nmsgid_plural \"b\"\n", "line 8: expected a comment"),
            ("msgid \"a\n", "line 7: a text without its two quotation marks"),
            ("msgid \"a\"b\"\n", "line 7: a text without its two quotation marks"),
            ("msgid \"\\x\"\n", "line 7: a backslash"),
            ("msgid \"\"\nmsgstr \"a\"\n", "line 8: a second header"),
            (
                "msgid \"a\"\nmsgstr \"b\"\n\nmsgid \"a\"\nmsgstr \"c\"\n",
                "line 11: a sentence of the catalog",
            ),
        ] {
            let told = read(body).unwrap_err();
            assert!(told.starts_with(expected), "{body}: {told}");
        }
        let headless = entries("msgid \"a\"\nmsgstr \"b\"\n").unwrap_err();
        assert_eq!(headless.to_string(), "line 2: no header before the first sentence");
    }
}
