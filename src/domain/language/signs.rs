//! How a language is written, as the header of its file says. The compiler reads the header: a field that is missing
//! stops the build, and the program has the signs without the file.

/// The signs of a language.
#[derive(Debug)]
pub(super) struct Signs {
    /// BCP 47; the file has it with `_`, as gettext writes it.
    pub(super) tag: Short,
    pub(super) own_name: Short,
    pub(super) decimal: char,
    pub(super) group: char,
    /// What stands between two sentences.
    pub(super) gap: Short,
    /// What stands between the things of a list, with its gap.
    pub(super) between: Short,
    /// With `{month}` and `{year}`.
    pub(super) month_and_year: Short,
}

impl Signs {
    /// The signs of a file.
    pub(super) const fn of(file: &str) -> Self {
        let gap = if is(field(file, "X-Gap"), "blank") { " " } else { "" };
        assert!(!gap.is_empty() || is(field(file, "X-Gap"), "none"), "X-Gap is blank or none");
        Self {
            tag: Short::of(field(file, "Language")).with_hyphens(),
            own_name: Short::of(field(file, "X-Own-Name")),
            decimal: sign(field(file, "X-Decimal-Sign")),
            group: sign(field(file, "X-Group-Sign")),
            gap: Short::of(gap),
            between: Short::of(field(file, "X-List-Sign")).and(gap),
            month_and_year: Short::of(field(file, "X-Month-And-Year")),
        }
    }
}

const fn field<'file>(file: &'file str, name: &str) -> &'file str {
    let value = po::header_field(file, name);
    assert!(value.is_some(), "the header of a language lacks a field");
    match value {
        Some(text) => text,
        None => "",
    }
}

const fn is(text: &str, expected: &str) -> bool {
    let (text, expected) = (text.as_bytes(), expected.as_bytes());
    let mut at = 0;
    while at < text.len() && at < expected.len() && text[at] == expected[at] {
        at += 1;
    }
    at == text.len() && at == expected.len()
}

const fn sign(text: &str) -> char {
    assert!(text.len() == 1 && text.is_ascii(), "a sign of numbers is one of ASCII");
    text.as_bytes()[0] as char
}

/// A few signs that are a value of their own, so that a constant holds them and not the file that they stand in.
#[derive(Debug, Clone, Copy)]
pub(super) struct Short {
    bytes: [u8; 31],
    length: u8,
}

impl Short {
    pub(super) fn text(&self) -> &str {
        self.bytes.get(..usize::from(self.length)).and_then(|it| str::from_utf8(it).ok()).unwrap_or_default()
    }

    const fn of(text: &str) -> Self {
        Self { bytes: [0; 31], length: 0 }.and(text)
    }

    const fn and(mut self, text: &str) -> Self {
        let more = text.as_bytes();
        let mut at = 0;
        while at < more.len() {
            self.bytes[self.length as usize] = more[at];
            self.length += 1;
            at += 1;
        }
        self
    }

    const fn with_hyphens(mut self) -> Self {
        let mut at = 0;
        while at < self.bytes.len() {
            if self.bytes[at] == b'_' {
                self.bytes[at] = b'-';
            }
            at += 1;
        }
        self
    }
}
