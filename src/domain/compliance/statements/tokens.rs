//! A cell as a row of tokens, each with what it does in a statement. Whatever no lexicon knows is a token, too: a
//! statement is read whole or not believed.

use super::lexicon::{LONGEST, MOST_WORDS, class_of, class_of_stem};
use crate::domain::compliance::citation::spans;
use crate::domain::spelling::fold_width;

/// What the classes of the lexicon stand for.
///
/// Subjects: `R` RoHS, `V` RoHS with its version, `H` REACH, `F` `f` affected, unaffected, `L` lead-free, `l` lead,
/// `d` leaded, `G` halogen-free, `g` halogen, `s` another restricted substance, `S` restricted substances, `v` green,
/// `O` another subject. What is said: `A` complies, `i` comply, which at the start of a cell is a demand, `M` compliance,
/// `D` does not comply, `N` not, `n` no, without, `Y` yes, `y` and `Z` a yes and a no that must stand alone, `E` certified,
/// `e` verified, `k` tested, `K` not applicable, `C` `c` contains, contains no. Scope and evidence: `X` exemption, `0` no
/// exemption, `#` a citation, `B` but for, only, `P` papers, data, `w` who made it, `m` a material, which explains an
/// exemption, `p` according to, `a` above, `t` a date, `q` what dates a statement, `U` doubt or demand, `W` no weight.
#[cfg(test)]
pub(super) const KNOWN: &str = "RVHFfLldGgsSvOAiMDNnYyZEekKCcX0#BPwmpaqtUW";

/// A word that no lexicon knows, and a sign that takes a statement back (`?`, `*`).
pub(super) const UNKNOWN: char = '!';
pub(super) const SIGN: char = '?';

/// Letters of a cell that are read. A statement is shorter.
const LONGEST_CELL: usize = 500;

/// A word or phrase of a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Token {
    pub class: char,
    /// Where it stands, in letters.
    pub start: usize,
    pub end: usize,
    /// Which part of the cell it stands in; parts are told apart by commas, full stops, brackets and the like.
    pub part: u16,
    /// Of a date: year, month and day as one number (`20210708`); zero for a month or day that is not named.
    pub date: u32,
}

/// A cell and what stands in it.
pub(super) struct Text {
    pub original: Vec<char>,
    /// Lower case, plain width; as many as in `original`.
    letters: Vec<char>,
    pub tokens: Vec<Token>,
    /// Exemptions that are cited, in the order of the text.
    pub citations: Vec<String>,
}

impl Text {
    pub(super) fn of(text: &str) -> Self {
        let first = Self::read(text, false);
        // A bare number is a citation only where an exemption is spoken of.
        if first.tokens.iter().any(|it| it.class == 'X') { Self::read(text, true) } else { first }
    }

    /// `bare`: numbers alone are citations.
    pub(super) fn read(text: &str, bare: bool) -> Self {
        let original: Vec<char> = text.trim().chars().take(LONGEST_CELL).collect();
        let lower = |it: &char| fold_width(*it).to_lowercase().next().unwrap_or(*it);
        let letters = original.iter().map(lower).collect();
        let mut text = Self { original, letters, tokens: Vec::new(), citations: Vec::new() };
        let cited = spans(&text.letters, bare);
        let (mut at, mut part) = (0, 0);
        while let Some(letter) = text.letter(at) {
            let token = |class, end| Token { class, start: at, end, part, date: 0 };
            let found = if let Some(span) = cited.iter().find(|it| it.0.start == at) {
                if !text.citations.contains(&span.1) {
                    text.citations.push(span.1.clone());
                }
                Some(token('#', span.0.end))
            } else {
                // "2011/65/EU" is no date, "May 2021" no doubt.
                let named = if letter.is_alphabetic() { text.date(at) } else { None };
                let read = named.or_else(|| text.phrase(at)).or_else(|| text.date(at));
                let read = read.or_else(|| text.number(at)).or_else(|| text.word(at));
                read.map(|it| Token { part, ..it })
            };
            if let Some(found) = found {
                at = found.end.max(at + 1);
                text.tokens.push(found);
                continue;
            }
            let (before, after) = (at.checked_sub(1).and_then(|it| text.letter(it)), text.letter(at + 1));
            let next = text.letters.iter().skip(at + 1).find(|it| **it != ' ');
            if letter == '>' && next.is_some_and(char::is_ascii_digit) {
                text.tokens.push(token('a', at + 1));
                at += 1;
                continue;
            }
            match sign(letter, before, after) {
                Sign::Separator if text.is_numbering(at) => {}
                Sign::Separator => part += 1,
                Sign::TakesBack => text.tokens.push(token(SIGN, at + 1)),
                Sign::Plain => {}
            }
            at += 1;
        }
        if text.original.len() == LONGEST_CELL {
            // It is not read whole.
            text.tokens.push(Token { class: SIGN, start: at, end: at, part, date: 0 });
        }
        text
    }

    /// The full stop of "No. 7".
    fn is_numbering(&self, at: usize) -> bool {
        let is_no = at >= 2 && self.letters.get(at - 2..at) == Some(&['n', 'o']);
        let next = self.letters.iter().skip(at + 1).find(|it| **it != ' ');
        is_no && self.letter(at) == Some('.') && next.is_some_and(char::is_ascii_digit)
    }

    fn letter(&self, at: usize) -> Option<char> {
        self.letters.get(at).copied()
    }

    /// The words of a token as they stand in the cell.
    pub(super) fn words(&self, token: &Token) -> String {
        self.original.get(token.start..token.end).unwrap_or_default().iter().collect()
    }

    /// The words of a token as the lexicon writes them.
    pub(super) fn key(&self, token: &Token) -> String {
        let letters = self.letters.get(token.start..token.end).unwrap_or_default();
        let plain = |it: &char| if is_joiner(*it) { ' ' } else { *it };
        let words: String = letters.iter().filter(|it| !is_apostrophe(**it)).map(plain).collect();
        words.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    fn token(class: char, start: usize, end: usize) -> Option<Token> {
        Some(Token { class, start, end, part: 0, date: 0 })
    }

    /// Where the word at `at` ends: letters and digits of scripts with blanks, apostrophes and decimal signs inside.
    fn word_end(&self, at: usize) -> usize {
        let mut end = at;
        while let Some(letter) = self.letter(end) {
            let next = self.letter(end + 1);
            let is_inside = |it: Option<char>, wanted: fn(char) -> bool| end > at && it.is_some_and(wanted);
            let before = end.checked_sub(1).and_then(|it| self.letter(it));
            let goes_on = if letter.is_alphanumeric() {
                !is_blankless(letter)
            } else if is_apostrophe(letter) {
                is_inside(next, char::is_alphabetic)
            } else if matches!(letter, '.' | ',') {
                let in_number =
                    before.is_some_and(|it| it.is_ascii_digit()) && is_inside(next, |it| it.is_ascii_digit());
                let in_initials = letter == '.'
                    && is_inside(next, char::is_alphabetic)
                    && end <= at + 3
                    && self.letter(end + 2).is_none_or(|it| !it.is_alphanumeric());
                in_number || in_initials
            } else {
                false
            };
            if !goes_on {
                break;
            }
            end += 1;
        }
        end
    }

    /// The longest phrase of the lexicon that begins here.
    fn phrase(&self, at: usize) -> Option<Token> {
        let letter = self.letter(at)?;
        let run: Vec<char> = self.letters.iter().skip(at).take(LONGEST + 2).copied().collect();
        if !letter.is_alphanumeric() {
            return class_of(letter.encode_utf8(&mut [0; 4])).and_then(|it| Self::token(it, at, at + 1));
        }
        if run.iter().any(|it| is_blankless(*it)) {
            for count in (1..=run.len()).rev() {
                let run = run.get(..count).unwrap_or_default();
                if !run.iter().any(|it| is_blankless(*it)) || run.last().is_some_and(|it| *it == ' ') {
                    continue;
                }
                let key: String = run.iter().filter(|it| **it != ' ').collect();
                if let Some(class) = class_of(&key) {
                    return Self::token(class, at, at + count);
                }
            }
        }
        let mut key = String::new();
        let (mut end, mut found) = (at, None);
        for _ in 0..MOST_WORDS {
            let start = end + self.letters.iter().skip(end).take_while(|it| is_joiner(**it)).count();
            let next = self.word_end(start);
            if next == start || start > end + 3 {
                break;
            }
            if !key.is_empty() {
                key.push(' ');
            }
            key.extend(self.letters.iter().take(next).skip(start).filter(|it| !is_apostrophe(**it)));
            // Of "RoHS 6/6" the share is read, not "RoHS 6".
            let is_share = key.ends_with(|it: char| it.is_ascii_digit()) && self.goes_on_as_share(next);
            let class = class_of(&key)
                .filter(|_| !is_share)
                .or_else(|| if end == at { class_of_stem(&key) } else { None });
            found = class.and_then(|it| Self::token(it, at, next)).or(found);
            end = next;
        }
        found
    }

    /// A share of substances (`6/6`, `5 of 6`), a share by weight, or a number that says nothing here.
    fn number(&self, at: usize) -> Option<Token> {
        let end = self.word_end(at);
        let word: String = self.letters.get(at..end)?.iter().collect();
        if !word.starts_with(|it: char| it.is_ascii_digit()) {
            return None;
        }
        let rest = self.letters.get(end..)?;
        let blanks = rest.iter().take_while(|it| **it == ' ').count();
        let tail: String = rest.iter().skip(blanks).take(5).collect();
        if let Some(unit) = ["%", "ppm"].into_iter().find(|it| tail.starts_with(it)) {
            let is_limit = matches!(
                (word.as_str(), unit),
                ("100" | "0.1" | "0,1" | "0.01" | "0,01", "%") | ("1000" | "100" | "900" | "1500", "ppm")
            );
            return Self::token(if is_limit { 'W' } else { 'B' }, at, end + blanks + unit.len());
        }
        let share = ["/", "of ", "von ", "de ", "di ", "sur "].into_iter().find(|it| tail.starts_with(it));
        if let Some(between) = share {
            let start = end + blanks + between.len();
            let start = start + self.letters.iter().skip(start).take_while(|it| **it == ' ').count();
            let all_end = self.word_end(start);
            let all: String = self.letters.get(start..all_end)?.iter().collect();
            if matches!(all.as_str(), "6" | "10") {
                return Self::token(if all == word { 'V' } else { 'B' }, at, all_end);
            }
        }
        None
    }

    fn goes_on_as_share(&self, at: usize) -> bool {
        let tail: String = self.letters.iter().skip(at).take(4).collect();
        tail == " of "
            || tail.strip_prefix('/').is_some_and(|it| it.starts_with(|it: char| it.is_ascii_digit()))
    }

    /// A word that no lexicon knows.
    fn word(&self, at: usize) -> Option<Token> {
        let letter = self.letter(at).filter(|it| it.is_alphanumeric())?;
        let end = if is_blankless(letter) { at + 1 } else { self.word_end(at) };
        if end > at { Self::token(UNKNOWN, at, end) } else { None }
    }

    /// A date that names its year: `2021-07-08`, `08-Jul-2021`, `Nov 2009`, `31.12.2024`, `2024年`, `Q3 2027`.
    fn date(&self, at: usize) -> Option<Token> {
        let (mut end, mut next) = (at, at);
        let (mut year, mut month, mut numbers) = (None, None, Vec::new());
        for _ in 0..3 {
            let stop =
                self.letters.iter().skip(next).position(|it| !it.is_alphanumeric() || is_blankless(*it));
            let stop = stop.map_or(self.letters.len(), |it| next + it);
            // No name of a month is longer.
            if stop > next + LONGEST_MONTH {
                break;
            }
            let word: String = self.letters.get(next..stop)?.iter().collect();
            let number: Option<u32> = word.parse().ok().filter(|_| word.len() <= 4);
            match (number, month_of(&word)) {
                (Some(number @ 1990..=2099), _) if year.is_none() => {
                    year = Some((number, numbers.is_empty()))
                }
                (Some(number @ 1..=31), _) if word.len() <= 2 => numbers.push(number),
                (None, Some(named)) if month.is_none() => month = Some(named),
                _ => break,
            }
            end = stop;
            let gap = |it: &&char| matches!(**it, ' ' | '-' | '/' | '.' | ',' | '年' | '月' | '日');
            next = end + self.letters.iter().skip(end).take_while(gap).take(2).count();
        }
        let (year, is_first) = year?;
        let (month, day) = match (month, numbers.as_slice()) {
            (Some(month), [day, ..]) => (month, *day),
            (Some(month), []) => (month, 0),
            (None, [month, day]) if is_first => (*month, *day),
            (None, [month]) => (*month, 0),
            // "08.07.2021"; with slashes nobody knows which is the month.
            (None, [day, month]) if self.letters.get(at..end)?.contains(&'.') || *day > 12 => (*month, *day),
            _ => (0, 0),
        };
        if self.letter(end).is_some_and(|it| matches!(it, '年' | '月' | '日')) {
            end += 1;
        }
        (month <= 12 || month == QUARTER).then_some(Token {
            class: 't',
            start: at,
            end,
            part: 0,
            date: year * 10_000 + month.min(12) * 100 + day,
        })
    }
}

/// A quarter of a year, as a month that sorts last.
const QUARTER: u32 = 13;

/// The most letters of the name of a month.
const LONGEST_MONTH: usize = 10;

const MONTHS: [&str; 12] = [
    "january|januar|janvier|enero|gennaio",
    "february|februar|février|febrero",
    "march|märz|mars|marzo|mrz",
    "april|avril|abril",
    "may|mai|mayo|maggio",
    "june|juni|juin|junio",
    "july|juli|juillet|julio",
    "august|août|agosto",
    "september|septembre|septiembre",
    "october|oktober|octobre|octubre|ottobre",
    "november|novembre|noviembre",
    "december|dezember|décembre|diciembre|dicembre",
];

/// What names of months start with.
const MONTHS_START: [char; 10] = ['j', 'f', 'e', 'g', 'm', 'a', 's', 'o', 'n', 'd'];

fn month_of(word: &str) -> Option<u32> {
    if matches!(word, "q1" | "q2" | "q3" | "q4") {
        return Some(QUARTER);
    }
    let is_named = |it: &&str| it.split('|').any(|it| it.starts_with(word));
    let at = if word.len() < 3 || !word.starts_with(MONTHS_START) {
        None
    } else {
        MONTHS.iter().position(is_named)
    };
    at.and_then(|it| u32::try_from(it + 1).ok())
}

/// Ideographs, kana and Hangul, whose words need no blanks between them.
fn is_blankless(letter: char) -> bool {
    matches!(letter, '\u{2E80}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7A3}' | '\u{F900}'..='\u{FAFF}')
}

fn is_apostrophe(letter: char) -> bool {
    matches!(letter, '\'' | '’' | 'ʼ' | '´' | '`')
}

/// What may stand between the words of a phrase.
fn is_joiner(letter: char) -> bool {
    matches!(letter, ' ' | '-' | '_' | '/' | '&' | '\u{A0}' | '\u{2010}' | '\u{2011}')
}

enum Sign {
    /// It carries nothing.
    Plain,
    Separator,
    /// It takes back what is said, or nobody knows what it means.
    TakesBack,
}

fn sign(letter: char, before: Option<char>, after: Option<char>) -> Sign {
    let is_blank = |it: Option<char>| it.is_none_or(char::is_whitespace);
    match letter {
        '-' if is_blank(before) && is_blank(after) => Sign::Separator,
        '!' if is_blank(after) => Sign::Separator,
        '!' if after == Some('=') => Sign::TakesBack,
        ',' | ';' | '.' | '(' | ')' | '[' | ']' | '{' | '}' | '/' | '|' | '\n' | '、' | '。' | '·' | '・'
        | '–' | '—' | '•' => Sign::Separator,
        '-' | '_' | ':' | '=' | '<' | '≤' | '!' | '"' | '&' | '+' | '®' | '™' | '„' | '“' | '”' | '«'
        | '»' | '\u{2010}' | '\u{2011}' | '\\' => Sign::Plain,
        _ if letter.is_whitespace() || is_apostrophe(letter) || letter.is_control() => Sign::Plain,
        _ => Sign::TakesBack,
    }
}

#[cfg(test)]
mod tests {
    use super::{LONGEST_MONTH, MONTHS, MONTHS_START};

    #[test]
    fn what_is_known_of_the_names_of_months_holds_for_all() {
        for name in MONTHS.iter().flat_map(|it| it.split('|')) {
            assert!(name.chars().count() <= LONGEST_MONTH && name.starts_with(MONTHS_START), "{name}");
        }
    }
}
