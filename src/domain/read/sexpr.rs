//! S-expressions, as KiCad writes them: lists in parentheses, words, and quoted text.

use std::borrow::Cow;

/// Lists deeper than this are passed over; KiCad nests a dozen.
pub(super) const MAX_DEPTH: usize = 64;

/// One thing met in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Event<'a> {
    /// A list that starts, with its first word.
    Open(&'a str),
    /// A word or quoted text inside the list that is open.
    Atom(Cow<'a, str>),
    /// The end of the list.
    Close,
}

/// Walks over the text and keeps the names of the open lists.
pub(super) struct Scanner<'a> {
    rest: &'a str,
    path: Vec<&'a str>,
    too_deep: usize,
}

impl<'a> Scanner<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { rest: text, path: Vec::new(), too_deep: 0 }
    }

    /// The first words of the lists that are open, from the outermost.
    pub(super) fn path(&self) -> &[&'a str] {
        &self.path
    }

    fn word(&mut self) -> &'a str {
        let end = self
            .rest
            .bytes()
            .position(|byte| byte.is_ascii_whitespace() || matches!(byte, b'(' | b')' | b'"'));
        let (word, rest) =
            self.rest.split_at_checked(end.unwrap_or(self.rest.len())).unwrap_or((self.rest, ""));
        self.rest = rest;
        word
    }

    fn quoted(&mut self) -> Cow<'a, str> {
        let inside = self.rest.get(1..).unwrap_or("");
        let end = memchr::memchr2(b'"', b'\\', inside.as_bytes()).unwrap_or(inside.len());
        if inside.as_bytes().get(end) != Some(&b'\\') {
            self.rest = inside.get(end + 1..).unwrap_or("");
            return Cow::Borrowed(inside.get(..end).unwrap_or(""));
        }
        let mut text = String::new();
        let mut letters = inside.char_indices();
        while let Some((at, letter)) = letters.next() {
            match letter {
                '"' => {
                    self.rest = inside.get(at + 1..).unwrap_or("");
                    return Cow::Owned(text);
                }
                '\\' => match letters.next() {
                    Some((_, 'n')) => text.push('\n'),
                    Some((_, 't')) => text.push('\t'),
                    Some((_, letter)) => text.push(letter),
                    None => {}
                },
                letter => text.push(letter),
            }
        }
        self.rest = "";
        Cow::Owned(text)
    }
}

impl<'a> Iterator for Scanner<'a> {
    type Item = Event<'a>;

    fn next(&mut self) -> Option<Event<'a>> {
        loop {
            self.rest = self.rest.trim_ascii_start();
            match self.rest.as_bytes().first()? {
                b'(' => {
                    self.rest = self.rest.get(1..)?.trim_ascii_start();
                    let name = self.word();
                    if self.path.len() >= MAX_DEPTH {
                        self.too_deep += 1;
                        continue;
                    }
                    self.path.push(name);
                    return Some(Event::Open(name));
                }
                b')' => {
                    self.rest = self.rest.get(1..)?;
                    if self.too_deep > 0 {
                        self.too_deep -= 1;
                        continue;
                    }
                    self.path.pop();
                    return Some(Event::Close);
                }
                b'"' => {
                    let text = self.quoted();
                    if self.too_deep == 0 {
                        return Some(Event::Atom(text));
                    }
                }
                _ => {
                    let word = self.word();
                    if self.too_deep == 0 {
                        return Some(Event::Atom(Cow::Borrowed(word)));
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Event, Scanner};

    #[test]
    fn lists_words_and_quotes() {
        let mut scanner = Scanner::new("(a (b \"x \\\"y\\\"\" 1.5) yes)");
        let mut seen = Vec::new();
        while let Some(event) = scanner.next() {
            let text = match event {
                Event::Open(name) => format!("({name}"),
                Event::Atom(text) => text.into_owned(),
                Event::Close => ")".to_owned(),
            };
            seen.push(format!("{}{text}", scanner.path().len()));
        }
        assert_eq!(seen, ["1(a", "2(b", "2x \"y\"", "21.5", "1)", "1yes", "0)"]);
    }

    #[test]
    fn bottomless_lists_are_bounded() {
        let text = "(a".repeat(100_000);
        let mut scanner = Scanner::new(&text);
        assert_eq!(scanner.by_ref().count(), super::MAX_DEPTH);
        assert_eq!(scanner.path().len(), super::MAX_DEPTH);
    }
}
