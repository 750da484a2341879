//! Lists whose lines start with the places of a part: `R1, R2 1k 0805`, `C1..C6 0.1uF`, `U3 Arduino Nano`.

use super::aligned::TEXT;
use super::counted::{are_places, named};
use super::reader::Reader;
use super::table::Table;

pub(super) const READER: Reader = Reader::Text {
    formats: &[TEXT],
    claims: |it| {
        !it.is_markup() && it.text.len() < 64 << 10 && it.text.lines().filter(is_led).count() >= FEWEST
    },
    read: |it, _| Some(Ok(named((placed(it.text)?, Vec::new()), ["Reference", "Part", "", ""]))),
};

/// A letter and a digit, as in `R1`: asked of every text, so it costs little.
fn is_led(line: &&str) -> bool {
    let mut signs = line.bytes();
    let letter = signs.next().is_some_and(|it| it.is_ascii_uppercase());
    let is_apart = line.contains("  ") || line.contains('\t');
    letter && !is_apart && signs.take(4).any(|it| it.is_ascii_digit())
}

/// Fewer lines than these may be of anything.
const FEWEST: usize = 5;

/// "LCD1602", "RC0603JR-071KL": the number of a part has more digits than a place, or letters behind them.
fn is_number(word: &str) -> bool {
    let is_long = |piece: &str| {
        let behind = piece.trim_start_matches(|it: char| it.is_ascii_alphabetic());
        let rest = behind.trim_start_matches(|it: char| it.is_ascii_digit());
        behind.len() - rest.len() > 3 || rest.len() > 1
    };
    word.split(['-', ',', '.']).any(is_long)
}

/// The places that a line starts with, and what stands there.
fn split(line: &str) -> Option<(&str, &str)> {
    let line = line.trim();
    let (mut start, mut end) = (0, 0);
    for (at, _) in line.match_indices([' ', '\t']).chain([(line.len(), "")]) {
        let ahead = line.get(..at)?;
        let last = ahead.get(start..)?.trim();
        let is_join = matches!(last, "" | "," | "-" | "–" | "&" | "to" | "..");
        if !is_join && (is_number(last) || !are_places(&last.replace("..", "-"))) {
            break;
        }
        end = if is_join { end } else { at };
        start = at;
    }
    let (places, name) = line.split_at_checked(end).filter(|it| !it.0.is_empty())?;
    let name = name.trim();
    (name.chars().any(char::is_alphanumeric)).then_some((places.trim_end_matches([',', ' ']), name))
}

/// The list as a table of places and names; `None` where not nearly all lines start with places, or where more columns
/// follow.
fn placed(text: &str) -> Option<Table> {
    let (mut lines, mut listed, mut gapped) = (0usize, 0usize, 0usize);
    for line in text.lines().filter(|it| !it.trim().is_empty()) {
        lines += 1;
        if let Some((_, name)) = split(line) {
            listed += 1;
            gapped += usize::from(name.contains("  ") || name.contains('\t'));
        }
    }
    if listed < FEWEST || listed * 10 < lines * 7 || gapped * 4 > listed {
        return None;
    }
    let rows = text.lines().map(|line| match split(line) {
        Some((places, name)) => vec![places.to_owned(), name.to_owned()],
        None => vec![String::new(), line.trim().to_owned()],
    });
    Some(Table::from_rows(rows))
}

#[cfg(test)]
mod tests {
    use super::{placed, split};

    #[test]
    fn places_before_what_stands_there() {
        for (line, found) in [
            ("C1..C6 0.1uF 0805 ", Some(("C1..C6", "0.1uF 0805"))),
            ("R1, R2\t1K 1%", Some(("R1, R2", "1K 1%"))),
            ("R4 - R6 1k", Some(("R4 - R6", "1k"))),
            ("U3 Arduino Nano", Some(("U3", "Arduino Nano"))),
            ("R2 RC0603JR-071KL", Some(("R2", "RC0603JR-071KL"))),
            ("U1 MMBT3904LT1G", Some(("U1", "MMBT3904LT1G"))),
            ("C3 UPJ0J101MDD1TD", Some(("C3", "UPJ0J101MDD1TD"))),
            ("J1 J2 Molex KK 5 way", Some(("J1 J2", "Molex KK 5 way"))),
            ("R101L 10k", Some(("R101L", "10k"))),
            ("R1", None),
            ("LCD1602 4 lines", None),
            ("Resistors 10k", None),
            ("", None),
        ] {
            assert_eq!(split(line), found, "{line}");
        }
    }

    #[test]
    fn a_table_is_no_such_list() {
        let list = "C1..C6 0.1uF\nR1, R2 1k\nR3 (optional) 10k\nU1 MCP4728\n\nU3 Nano\nJ1 Molex\n";
        let table = placed(list).expect("a list");
        assert_eq!((table.cell(1, 0), table.cell(1, 1), table.cell(4, 0)), ("R1, R2", "1k", ""));
        assert!(placed("R1  10k  0603\nR2  1k  0603\nR3  1k  0603\nR4  1k  0603\nR5  1k  0603\n").is_none());
        assert!(placed("Notes\nR1 is hot\nmore\nand more\nU3 Nano\n").is_none());
    }
}
