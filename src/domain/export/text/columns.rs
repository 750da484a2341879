//! Text in columns, cut and wrapped by characters.

/// Right-aligned columns under headings.
pub(super) struct Columns {
    rows: Vec<Vec<String>>,
}

impl Columns {
    pub(super) fn new(headings: &[&str]) -> Self {
        Self { rows: vec![headings.iter().map(|&it| it.to_owned()).collect()] }
    }

    pub(super) fn row(&mut self, cells: Vec<String>) {
        self.rows.push(cells);
    }

    /// The rows as text, two blanks in front of each column.
    pub(super) fn lines(&self) -> impl Iterator<Item = String> {
        let count = self.rows.iter().map(Vec::len).max().unwrap_or(0);
        let width = |column: usize| {
            self.rows.iter().filter_map(|row| row.get(column)).map(|it| width_of(it)).max().unwrap_or(0)
        };
        let widths: Vec<usize> = (0..count).map(width).collect();
        self.rows.iter().map(move |row| {
            let cell = |(cell, width): (&String, &usize)| {
                let blanks = " ".repeat(width.saturating_sub(width_of(cell)) + 2);
                [blanks.as_str(), cell].concat()
            };
            row.iter().zip(&widths).map(cell).collect::<String>()
        })
    }
}

/// The columns that a text takes on a terminal: characters of Chinese and their like take two.
pub(super) fn width_of(text: &str) -> usize {
    text.chars().map(width_of_char).sum()
}

fn width_of_char(character: char) -> usize {
    let is_wide = matches!(character, '\u{1100}'..='\u{115f}' | '\u{2e80}'..='\u{a4cf}' | '\u{ac00}'..='\u{d7a3}'
        | '\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{fe6f}' | '\u{ff00}'..='\u{ff60}' | '\u{ffe0}'..='\u{ffe6}'
        | '\u{20000}'..='\u{3fffd}');
    if is_wide { 2 } else { 1 }
}

/// The width of a column of words with a blank behind the widest, at least `least`.
pub(super) fn column_width<'a>(least: usize, words: impl IntoIterator<Item = &'a str>) -> usize {
    words.into_iter().map(|it| width_of(it) + 1).fold(least, usize::max)
}

/// The text with blanks behind it up to a width.
pub(super) fn padded(text: &str, width: usize) -> String {
    [text, &" ".repeat(width.saturating_sub(width_of(text)))].concat()
}

/// The text, at most `width` columns of it; control characters become blanks, since a terminal obeys them.
pub(super) fn cut(text: &str, width: usize) -> String {
    let text: String = text.chars().map(|it| if it.is_control() { ' ' } else { it }).collect();
    if width_of(&text) <= width {
        return text;
    }
    let mut left = width.saturating_sub(1);
    let fits = |it: &char| {
        let fits = width_of_char(*it) <= left;
        left = left.saturating_sub(width_of_char(*it));
        fits
    };
    text.chars().take_while(fits).chain(['…']).collect()
}

/// The text in lines of at most `width` columns, broken at blanks, and between characters of Chinese.
pub(super) fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split_whitespace() {
        if width_of(word) > width && word.chars().any(|it| width_of_char(it) == 2) {
            wrap_closed(&mut lines, word, width);
            continue;
        }
        let fits =
            lines.last().is_some_and(|line| line.is_empty() || width_of(line) + 1 + width_of(word) <= width);
        if !fits {
            lines.push(String::new());
        }
        if let Some(line) = lines.last_mut() {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(&cut(word, width));
        }
    }
    lines
}

/// A text without blanks, broken where a line is full; no line begins with a mark that closes.
fn wrap_closed(lines: &mut Vec<String>, text: &str, width: usize) {
    if lines.last().is_some_and(|it| !it.is_empty()) {
        lines.push(String::new());
    }
    for character in text.chars() {
        let closes = "，。；：、）”".contains(character);
        let is_full = |line: &String| width_of(line) + width_of_char(character) > width && !closes;
        if lines.last().is_some_and(is_full) {
            lines.push(String::new());
        }
        if let Some(line) = lines.last_mut() {
            line.push(character);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_text_is_cut_and_wrapped() {
        assert_eq!(cut("abcdef", 4), "abc…");
        assert_eq!(cut("物料清单", 6), "物料…");
        assert_eq!(padded("物料", 6), "物料  ");
        assert_eq!(wrap("物料清单，请检查", 8), ["物料清单，", "请检查"]);
        assert_eq!(cut("a\u{1b}[31m", 9), "a [31m");
        assert_eq!(wrap("one two three", 7), ["one two", "three"]);
    }
}
