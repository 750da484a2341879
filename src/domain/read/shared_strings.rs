//! The strings that the cells of a workbook share.

use std::cell::Cell;

use super::document::{ReadError, ReadNote};
use super::xml::{Event, Scanner, doctype, unescape};

/// All shared strings in one text.
#[derive(Debug, Default)]
pub(super) struct SharedStrings {
    text: String,
    ends: Vec<u32>,
    /// One was asked for that is not there.
    lacks: Cell<bool>,
}

/// What stands in the place of a text that cannot be read.
const UNREADABLE: &str = "\u{fffd}";

impl SharedStrings {
    /// Reads the shared strings' part of an XLSX workbook.
    pub(super) fn read(text: &str) -> Result<Self, ReadError> {
        let mut strings = Self { text: String::with_capacity(text.len() / 2), ..Self::default() };
        let mut phonetic = false;
        let mut in_text = false;
        for event in Scanner::new(text) {
            match event {
                Event::Text(piece) if in_text => push_readable(&mut strings.text, piece),
                Event::Literal(piece) if in_text => strings.text.push_str(piece),
                Event::Open(tag) => match tag.name {
                    "t" => in_text = !phonetic && !tag.empty,
                    "rPh" => phonetic = !tag.empty,
                    "si" if tag.empty => strings.end(),
                    _ => {}
                },
                Event::Close("t") => in_text = false,
                Event::Close("rPh") => phonetic = false,
                Event::Close("si") => strings.end(),
                Event::Doctype => return Err(doctype()),
                _ => {}
            }
        }
        Ok(strings)
    }

    /// The string at `index`, or a sign that there is none.
    pub(super) fn get(&self, index: usize) -> &str {
        let Some(end) = self.ends.get(index) else {
            self.lacks.set(true);
            return UNREADABLE;
        };
        let start = if index == 0 { 0 } else { self.ends.get(index - 1).copied().unwrap_or(0) };
        self.text.get(start as usize..*end as usize).unwrap_or("")
    }

    /// Tells that strings were asked for that are not there.
    pub(super) fn tell(&self, notes: &mut Vec<ReadNote>) {
        if self.lacks.get() {
            notes.push(ReadNote::ReplacedBytes);
        }
    }

    /// Adds text to the string that is being built; [`SharedStrings::end`] closes it.
    pub(super) fn push_text(&mut self, text: &str) {
        self.text.push_str(text);
    }

    /// Closes the string that is being built.
    pub(super) fn end(&mut self) {
        self.ends.push(u32::try_from(self.text.len()).unwrap_or(u32::MAX));
    }
}

/// Adds text to `target`: references and the `_x000D_` escapes of workbooks made readable.
pub(super) fn push_readable(target: &mut String, piece: &str) {
    let text = unescape(piece);
    let mut rest = text.as_ref();
    while let Some(at) = rest.find("_x") {
        let (head, tail) = rest.split_at(at);
        target.push_str(head);
        match escaped_letter(tail) {
            Some(letter) => {
                // Excel writes CR before LF as an escape; a line break is enough.
                if letter != '\r' {
                    target.push(letter);
                }
                rest = tail.get(7..).unwrap_or("");
            }
            None => {
                target.push_str("_x");
                rest = tail.get(2..).unwrap_or("");
            }
        }
    }
    target.push_str(rest);
}

/// The letter of `_xHHHH_`.
fn escaped_letter(text: &str) -> Option<char> {
    let code = text.get(2..6).filter(|code| code.bytes().all(|digit| digit.is_ascii_hexdigit()))?;
    let letter = char::from_u32(u32::from_str_radix(code, 16).ok()?)?;
    (text.as_bytes().get(6) == Some(&b'_') && letter != '\0').then_some(letter)
}

#[cfg(test)]
mod tests {
    use super::SharedStrings;

    #[test]
    fn runs_are_joined_and_phonetic_runs_left_out() {
        let text = "<sst><si><t>a &amp; b</t></si><si/><si><r><rPr/><t>10</t></r><r><t xml:space=\"preserve\"> kΩ</t></r>\
                    <rPh sb=\"0\"><t>x</t></rPh></si><si><t>l1_x000D_\nl2 _x5F_x_</t></si></sst>";
        let strings = SharedStrings::read(text).unwrap();
        let all: Vec<_> = (0..5).map(|index| strings.get(index)).collect();
        assert_eq!(all, ["a & b", "", "10 kΩ", "l1\nl2 _x5F_x_", "\u{fffd}"]);
    }
}
