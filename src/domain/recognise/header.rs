//! Where the header row stands, or that there is none.

use super::content::{is_url, looks_like_part_number, looks_like_value};
use super::lexicon::{Lexicon, lexicon};
use super::role::Role;
use crate::domain::bom::designators::{designator_share, looks_like_designator};
use crate::domain::read::Table;

/// Rows from the top that may hold the header; title blocks are shorter than this.
const SEARCHED: usize = 120;
/// Columns of a row that are looked at while searching.
const WIDTH: usize = 96;

/// The score of a row that is plainly a header, and the least share of known words.
const PLAIN: f32 = 2.0;
const MOSTLY: f32 = 0.8;

/// A row that may be the header.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct HeaderGuess {
    pub row: usize,
    /// The sum of what its cells say; 1 is one certain word.
    pub score: f32,
    /// Share of its filled cells that name columns, from 0 to 1.
    pub share: f32,
}

/// The row that reads most like a header; `None` where no row does.
pub(crate) fn find_header(table: &Table) -> Option<HeaderGuess> {
    let lexicon = lexicon();
    let mut best: Option<HeaderGuess> = None;
    let mut seen = 0;
    let mut is_first = true;
    for row in 0..table.row_count() {
        if table.is_blank(row) {
            continue;
        }
        seen += 1;
        // Below a row that is plainly the header only a few more are looked at.
        let is_plain = best.is_some_and(|it| it.score >= 3.5 && it.share >= 0.7 && row > it.row + 12);
        if seen > SEARCHED || is_plain {
            break;
        }
        let guess = score_row(lexicon, table, row, is_first);
        is_first = false;
        if let Some(guess) = guess
            && best.is_none_or(|it| guess.score > it.score + 0.05)
        {
            best = Some(guess);
        }
    }
    best
}

/// A first row of words that nobody knows, above columns of numbers and designators: a header in a language or a
/// jargon of its own ("Feld1 | Feld2 | Feld3"). `None` where the row may be data.
pub(crate) fn find_foreign_header(table: &Table) -> Option<HeaderGuess> {
    let row = (0..table.row_count()).find(|it| !table.is_blank(*it))?;
    let is_word = |cell: &str| {
        let stem = cell.trim_end_matches(|it: char| it.is_ascii_digit());
        stem.chars().count() >= 2
            && cell.len() - stem.len() <= 2
            && cell.chars().count() < 40
            && !stem.bytes().any(|it| it.is_ascii_digit())
            && !(looks_like_designator(cell) && stem.len() <= 2)
            && !is_url(cell)
    };
    let filled = table.row(row).take(WIDTH).filter(|it| !it.trim().is_empty()).count();
    if filled < 3 || !table.row(row).take(WIDTH).map(str::trim).all(|it| it.is_empty() || is_word(it)) {
        return None;
    }
    let below = (row + 1..table.row_count()).filter(|it| !table.is_blank(*it)).take(12);
    let (mut rows, mut with_digits) = (0usize, vec![0usize; filled.max(table.width(row)).min(WIDTH)]);
    for row in below {
        rows += 1;
        for (cell, count) in table.row(row).zip(with_digits.iter_mut()) {
            *count += usize::from(cell.bytes().any(|it| it.is_ascii_digit()));
        }
    }
    let telling = with_digits.iter().filter(|it| **it * 10 >= rows * 7).count();
    (rows >= 3 && telling >= 2).then_some(HeaderGuess { row, score: 0.5, share: 0.0 })
}

/// The row below goes on with the header: "Name | Part No." below a "Manufacturer" that spans both.
pub(crate) fn with_second_row(table: &Table, guess: HeaderGuess) -> HeaderGuess {
    let below = guess.row + 1;
    let (mut filled, mut under_blank) = (0u32, 0u32);
    for (column, cell) in table.row(below).enumerate().take(WIDTH) {
        let cell = cell.trim();
        let above = table.trimmed(guess.row, column);
        if cell.is_empty() || cell.eq_ignore_ascii_case(above) {
            continue;
        }
        // "Link" alone is half a word; where nothing stands above it, it is one of the columns that are spanned.
        let least = if above.is_empty() { 0.5 } else { 0.6 };
        let is_word = cell.len() < 40
            && !cell.bytes().any(|it| it.is_ascii_digit())
            && !lexicon().is_seller(cell)
            && lexicon().name_scores(cell, false).best().is_some_and(|it| it.1 >= least);
        if !is_word {
            return guess;
        }
        filled += 1;
        under_blank += u32::from(above.is_empty());
    }
    if filled >= 2 && under_blank >= 1 { HeaderGuess { row: below, ..guess } } else { guess }
}

/// True where the row is plainly a header: no cell has a digit, and hardly one is no word for a column.
pub(crate) fn reads_like_header(table: &Table, row: usize) -> bool {
    let has_digit = |it: &str| it.len() <= 60 && it.bytes().any(|byte| byte.is_ascii_digit());
    !table.row(row).take(WIDTH).any(has_digit)
        && score_row(lexicon(), table, row, false).is_some_and(|it| it.score >= PLAIN && it.share >= MOSTLY)
}

fn score_row(lexicon: &Lexicon, table: &Table, row: usize, is_first: bool) -> Option<HeaderGuess> {
    let mut roles: Vec<(Role, f32)> = Vec::new();
    let (mut filled, mut known, mut data, mut sellers) = (0u32, 0u32, 0.0f32, 0u32);
    let mut neutral = 0u32;
    let mut longest_known = 0.0f32;
    for cell in table.row(row).take(WIDTH) {
        let cell = cell.trim();
        if cell.is_empty() {
            continue;
        }
        filled += 1;
        if cell.len() > 70 || is_url(cell) {
            data += 0.4;
            continue;
        }
        if lexicon.is_seller(cell) {
            sellers += 1;
            known += 1;
            continue;
        }
        // `C2` and `DS1` are designators and never the words "č" or "DS" with an ordinal.
        let letters = cell.bytes().filter(|it| !it.is_ascii_digit()).count();
        if letters <= 2 && letters < cell.len() && looks_like_designator(cell) {
            data += 0.35;
            continue;
        }
        // Nor is a number with a few letters a word with an ordinal.
        if letters * 2 < cell.len() && cell.len() > 6 && looks_like_part_number(cell) {
            data += 0.3;
            continue;
        }
        let scores = lexicon.name_scores(cell, false);
        // Of "Part | Value | Device" each may be the value, and only one is.
        let is_free =
            |it: &&(Role, f32)| it.1 >= 0.5 && !(it.0.is_single() && roles.iter().any(|held| held.0 == it.0));
        match scores.0.iter().find(is_free).copied().or(scores.best()) {
            Some((role, score)) if score >= 0.5 => {
                known += 1;
                longest_known = longest_known.max(score);
                match roles.iter_mut().find(|it| it.0 == role) {
                    Some(found) => found.1 = found.1.max(score) + 0.1,
                    None => roles.push((role, score)),
                }
            }
            // "Link1" looks like a designator, and is half a word for a column.
            Some((_, score)) if score >= 0.3 && cell.len() < 12 => {}
            _ => {
                neutral += u32::from(lexicon.is_neutral(cell));
                data += data_weight(cell);
            }
        }
    }
    if known == 0 || roles.is_empty() {
        return None;
    }
    let score = roles.iter().map(|it| it.1.min(1.6)).sum::<f32>() + 0.2 * sellers.min(4) as f32 - data;
    // "Library" and "Position" mean nothing here, and name columns all the same.
    let share = (known + neutral.min(known)) as f32 / filled as f32;
    // Two known words make a header; one does where it stands nearly alone on top.
    let enough = (score >= 1.35 && roles.len() + sellers.min(1) as usize >= 2)
        // "Designator | Center-X | Center-Y | Layer": one word of parts among those of places.
        || (!is_first && neutral > 1 && known + neutral == filled && longest_known >= 0.9 && data < 0.2)
        || (is_first && filled <= 2 && score >= 0.78 && longest_known >= 0.78 && data < 0.1);
    (enough && share >= 0.2).then_some(HeaderGuess { row, score, share })
}

/// Names that a spreadsheet gives to columns that nobody named: "Column1", "列1".
fn is_default_name(cell: &str) -> bool {
    const WORDS: [&str; 10] =
        ["column", "spalte", "colonne", "columna", "coluna", "colonna", "kolumna", "столбец", "列", "열"];
    let stem = cell.trim_end_matches(|it: char| it.is_ascii_digit());
    stem.len() < cell.len() && WORDS.contains(&stem.to_lowercase().as_str())
}

/// How much a cell speaks against its row being a header.
fn data_weight(cell: &str) -> f32 {
    if is_default_name(cell) {
        return 0.0;
    }
    let digits = cell.bytes().filter(u8::is_ascii_digit).count();
    if designator_share(cell).is_some_and(|it| it > 0.9) && digits > 0 {
        return 0.35;
    }
    if digits > 0 && cell.bytes().all(|it| it.is_ascii_digit() || matches!(it, b'.' | b',')) {
        return 0.12;
    }
    if looks_like_value(cell) || looks_like_part_number(cell) {
        return 0.3;
    }
    0.03
}

/// True where the row repeats the header (page breaks of printed lists, sheets pasted one below the other).
pub(crate) fn repeats_header(table: &Table, row: usize, header: usize) -> bool {
    let (mut same, mut filled) = (0u32, 0u32);
    for (column, cell) in table.row(row).enumerate().take(WIDTH) {
        let cell = cell.trim();
        if cell.is_empty() {
            continue;
        }
        filled += 1;
        same += u32::from(table.trimmed(header, column).eq_ignore_ascii_case(cell));
        if filled == 2 && same == 0 {
            return false;
        }
    }
    filled >= 2 && same * 5 >= filled * 4
}

#[cfg(test)]
mod tests {
    use super::{find_header, repeats_header};
    use crate::domain::read::Table;

    fn header_of(rows: &[&str]) -> Option<usize> {
        find_header(&Table::from_rows(rows.iter().map(|row| row.split('|')))).map(|it| it.row)
    }

    #[test]
    fn headers_below_titles_and_none_at_all() {
        assert_eq!(header_of(&["Reference|Value|Qty", "R1|10k|1"]), Some(0));
        assert_eq!(
            header_of(&["Bill of Materials||", "Date:|2020-01-01|", "", "Ref|Qty|Value", "R1|1|10k"]),
            Some(3)
        );
        assert_eq!(header_of(&["manf#|", "A759MW157M1JAAE048|"]), Some(0));
        assert_eq!(header_of(&["ATmega32U4-AU|44-pin TQFP|10", "22pF|0603|40"]), None);
        assert_eq!(header_of(&["587-1231-1-ND|TAIYO YUDEN|JMK105BJ105KV-F|C7, C8|2|0"]), None);
    }

    #[test]
    fn a_header_may_come_again() {
        let table = Table::from_rows([["Ref", "Qty"], ["R1", "1"], ["Ref", "Qty"]]);
        assert!(repeats_header(&table, 2, 0) && !repeats_header(&table, 1, 0));
    }
}
