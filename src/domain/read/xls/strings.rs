//! Strings of BIFF 8: one byte a letter, or two, and shared strings that run over several records.

use crate::domain::read::binary::{Fields, push_utf16};
use crate::domain::read::shared_strings::SharedStrings;

/// A string of `length` letters that lies in one record.
pub(super) fn plain(mut fields: Fields<'_>, length: usize) -> String {
    let mut text = String::with_capacity(length);
    let wide = fields.u8().unwrap_or(0) & 1 == 1;
    let bytes = length * if wide { 2 } else { 1 };
    push_letters(&mut text, fields.bytes(bytes.min(fields.rest().len())).unwrap_or(b""), wide);
    text
}

/// One byte a letter means the first 256 of Unicode.
fn push_letters(text: &mut String, bytes: &[u8], wide: bool) {
    if wide {
        push_utf16(text, bytes);
    } else {
        text.extend(bytes.iter().map(|byte| char::from(*byte)));
    }
}

/// The shared strings, out of their record and its continuations.
pub(super) fn read_shared(pieces: &[&[u8]]) -> SharedStrings {
    let mut strings = SharedStrings::default();
    let mut rest = Pieces { pieces, at: Fields::new(pieces.first().copied().unwrap_or(b"")), next: 1 };
    let Some(_counts) = rest.at.bytes(8) else { return strings };
    let mut text = String::new();
    while rest.string(&mut text).is_some() {
        strings.push_text(&text);
        strings.end();
    }
    strings
}

/// A cursor over several records as if they were one.
struct Pieces<'a, 'p> {
    pieces: &'p [&'a [u8]],
    at: Fields<'a>,
    next: usize,
}

impl Pieces<'_, '_> {
    fn advance(&mut self) -> Option<()> {
        self.at = Fields::new(self.pieces.get(self.next)?);
        self.next += 1;
        Some(())
    }

    /// Goes to the next record where this one is used up.
    fn fill(&mut self) -> Option<()> {
        while self.at.rest().is_empty() {
            self.advance()?;
        }
        Some(())
    }

    fn string(&mut self, text: &mut String) -> Option<()> {
        text.clear();
        self.fill()?;
        let mut left = usize::from(self.at.u16()?);
        let flags = self.at.u8()?;
        let runs = if flags & 8 == 8 { usize::from(self.at.u16()?) * 4 } else { 0 };
        let extended = if flags & 4 == 4 { self.at.u32()? as usize } else { 0 };
        let mut wide = flags & 1 == 1;
        while left > 0 {
            if self.at.rest().is_empty() {
                // The letters go on in the next record, which says anew how wide they are.
                self.advance()?;
                wide = self.at.u8()? & 1 == 1;
            }
            let size = if wide { 2 } else { 1 };
            let letters = left.min(self.at.rest().len() / size);
            if letters == 0 {
                return None;
            }
            push_letters(text, self.at.bytes(letters * size)?, wide);
            left -= letters;
        }
        // Formatting runs and the reading aid of Japanese follow.
        self.skip(runs)?;
        self.skip(extended)
    }

    fn skip(&mut self, mut bytes: usize) -> Option<()> {
        while bytes > 0 {
            self.fill()?;
            let step = bytes.min(self.at.rest().len());
            self.at.bytes(step)?;
            bytes -= step;
        }
        Some(())
    }
}
