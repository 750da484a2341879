//! Text whose columns are parted by dashes that stand one below another: `D1,D2 - 300-92-928 - 1N4148`.

use super::aligned::{TEXT, find_layout, parse};
use super::document::Document;
use super::reader::Reader;

pub(super) const READER: Reader = Reader::Text {
    formats: &[TEXT],
    claims: |it| it.text.lines().filter(|it| it.contains(" - ")).take(4).count() == 4,
    read: |it, limits| {
        let text = undashed(it.text)?;
        let layout = find_layout(&text).filter(|it| it.starts.len() > 2)?;
        Some(Ok(Document::of_table(TEXT, parse(&text, &layout, limits))))
    },
};

/// Lines that are looked at.
const SAMPLED: usize = 400;
/// No dash is looked for further to the right than this.
const MAX_WIDTH: usize = 200;

/// The text with blanks in the place of the dashes that part its columns; `None` where no two dashes stand below others in
/// three quarters of the lines that have any.
#[inline(never)]
fn undashed(text: &str) -> Option<String> {
    let mut counts = [0_usize; MAX_WIDTH];
    let mut dashed = 0;
    for line in text.lines().take(SAMPLED) {
        let mut has_any = false;
        for at in dashes(line) {
            counts.get_mut(at).into_iter().for_each(|it| *it += 1);
            has_any = true;
        }
        dashed += usize::from(has_any);
    }
    let parts = |at: usize| counts.get(at).is_some_and(|it| *it > 3 && *it * 4 >= dashed * 3);
    if (0..MAX_WIDTH).filter(|it| parts(*it)).count() < 2 {
        return None;
    }
    let mut out = String::with_capacity(text.len());
    for line in text.lines() {
        let mut parting = dashes(line).filter(|it| parts(*it)).peekable();
        out.extend(line.chars().enumerate().map(|(at, sign)| match parting.next_if_eq(&at) {
            Some(_) => ' ',
            None => sign,
        }));
        out.push('\n');
    }
    Some(out)
}

/// Where a dash stands alone in the line, counted in characters from 0.
fn dashes(line: &str) -> impl Iterator<Item = usize> {
    let mut before = 'x';
    let mut signs = line.chars().enumerate().take(MAX_WIDTH).peekable();
    std::iter::from_fn(move || {
        while let Some((at, sign)) = signs.next() {
            let follows_blank = std::mem::replace(&mut before, sign) == ' ';
            if sign == '-' && follows_blank && signs.peek().is_none_or(|it| it.1 == ' ') {
                return Some(at);
            }
        }
        None
    })
}

#[cfg(test)]
mod tests {
    use super::undashed;

    #[test]
    fn two_dashes_below_others_part_columns() {
        let list =
            "Ref - No.    -\nC1  -        - 100n\nD1  - 300-92 - 1N4148 - or alike\nR1  - 160-95 - 22k\n";
        let bare =
            "Ref   No.     \nC1             100n\nD1    300-92   1N4148 - or alike\nR1    160-95   22k\n";
        assert_eq!(undashed(list).as_deref(), Some(bare));
        assert_eq!(undashed("R1 - 10k\nR2 - 22k\nR3 - 33k\nR4 - 1k\n"), None);
        assert_eq!(undashed("R1 - 10k - x\nR22 - 22k - y\nR333 - 33k - z\nU1 - LM358 - a\n"), None);
    }
}
