//! What the cells of a column look like, told from a spread sample of its rows.

mod fit;
mod numbers;
mod packages;
mod texts;
mod values;
mod weights;

use std::collections::HashSet;

use super::cells::compound::split_maker;
use super::cells::dnp::{is_flag_word, says_left_out};
use super::cells::ladder::{read_ladder, read_min_mult};
use super::cells::quantity::read_quantity;
use super::lexicon::lexicon;
use crate::domain::bom::designators::designator_share;
use crate::domain::money::parse::{find_currency, read_money};
use crate::domain::number::{DecimalSign, read_number};
use crate::domain::read::Table;
pub(crate) use numbers::{looks_like_part_number, looks_like_seller_code};
pub(crate) use packages::looks_like_package;
pub(crate) use texts::{is_url, looks_like_date};
pub(crate) use values::looks_like_value;

use numbers::{is_library_name, looks_like_house_number, names_places};

/// Rows that are looked at, spread over the whole table.
const SAMPLE: usize = 240;
const CATALOG_DIGITS: usize = 7;

/// Shares are from 0 to 1 of the filled cells in the sample.
#[derive(Debug, Clone, Default)]
pub(crate) struct ColumnContent {
    pub filled: u32,
    pub rows: u32,
    pub designators: f32,
    pub integers: f32,
    pub numbers: f32,
    pub money: f32,
    pub part_numbers: f32,
    pub seller_codes: f32,
    pub values: f32,
    pub packages: f32,
    pub urls: f32,
    pub words: f32,
    pub dates: f32,
    pub flags: f32,
    pub sellers: f32,
    /// Texts of letters alone, one or two words: makers, sellers, categories.
    pub names: f32,
    /// Different texts among the filled cells.
    pub distinct: f32,
    /// Whole numbers that rise by one.
    pub counting: bool,
    pub mean_length: f32,
    pub largest_digits: u32,
    /// Average share of cells that read as an amount of money with a symbol.
    pub symbols: f32,
    /// A number, then words: `6,809 In Stock`.
    pub leading: f32,
    /// Several prices in one cell: `1=0.10, 10=0.08`.
    pub ladders: f32,
    /// Numbers of the company's own making: `100-001`, `1.01.0001`.
    pub house: f32,
    /// Words that leave a part out.
    pub left_out: f32,
    /// Names of makers of parts.
    pub makers: f32,
    /// A maker and its part number in one cell.
    pub made: f32,
    /// Names of a library's parts: `Device:C`, `C1608-1uF-16V`.
    pub libraries: f32,
    /// Designators with the letters that everybody gives them, and nothing else.
    pub places: f32,
    /// Numbers of seven digits, as some distributors number what they sell.
    pub catalog: f32,
    /// How far the least and the largest of them lie apart.
    pub spread: u32,
    /// Whole numbers with a zero in front: part numbers, or prices that lost their decimal sign.
    pub zero_led: f32,
}

/// Whole numbers one below the other, as far as they rise.
#[derive(Debug, Default)]
struct Run {
    before: Option<u32>,
    rising: u32,
    whole: u32,
}

impl Run {
    /// Notes a whole number; sampled rows lie `step` apart.
    fn note(&mut self, value: u32, step: usize) {
        self.whole += 1;
        let is_next = |it: u32| value > it && value - it <= step as u32 + 1;
        self.rising += u32::from(self.before.is_some_and(is_next));
        self.before = Some(value);
    }

    /// Nearly each is one more than the one before.
    fn is_counting(&self) -> bool {
        self.whole >= 2 && self.rising + 1 >= self.whole.saturating_sub(self.whole / 8)
    }
}

/// Signs for a blank cell.
fn is_blank(cell: &str) -> bool {
    cell.is_empty()
        || matches!(
            cell,
            "~" | "-" | "--" | "~~" | "*" | "?" | "n/a" | "N/A" | "n.a." | "n.d." | "-\\-" | "#N/A"
        )
}

/// How far the rows lie apart that are looked at of `first..=last`.
fn step(first: usize, last: usize) -> usize {
    (last + 1).saturating_sub(first).div_ceil(SAMPLE).max(1)
}

/// The rows that are looked at of `first..=last`.
pub(crate) fn sampled(first: usize, last: usize) -> impl Iterator<Item = usize> {
    (first..last + 1).step_by(step(first, last))
}

impl ColumnContent {
    /// Looks at column `column` in the rows `first..=last`.
    pub(crate) fn of(table: &Table, column: usize, first: usize, last: usize) -> Self {
        let mut content = Self::default();
        let step = step(first, last);
        let mut distinct: HashSet<&str> = HashSet::new();
        let mut run = Run::default();
        let mut codes = (u32::MAX, 0);
        for row in sampled(first, last) {
            let cell = table.trimmed(row, column);
            content.rows += 1;
            if is_blank(cell) {
                continue;
            }
            content.filled += 1;
            distinct.insert(cell);
            if is_digits(cell) {
                let number = cell.parse().unwrap_or(0);
                run.note(number, step);
                if cell.len() == CATALOG_DIGITS {
                    content.catalog += 1.0;
                    codes = (codes.0.min(number), codes.1.max(number));
                }
                content.largest_digits = content.largest_digits.max(cell.len() as u32);
            }
            content.count_numbers(cell);
            content.count_names(cell);
        }
        if content.filled == 0 {
            return content;
        }
        let filled = content.filled as f32;
        for sum in content.sums() {
            *sum /= filled;
        }
        content.distinct = distinct.len() as f32 / filled;
        content.counting = run.is_counting();
        content.spread = codes.1.saturating_sub(codes.0);
        content
    }

    /// Adds what a cell tells as a number, an amount or several of them.
    fn count_numbers(&mut self, cell: &str) {
        let number = read_number(cell, DecimalSign::Point);
        let is_counted = read_quantity(cell, DecimalSign::Point).is_some() || read_min_mult(cell).is_some();
        let is_money = number.is_some()
            || (cell.len() < 24 && read_money(uncrowned(cell), DecimalSign::Point).is_some());
        let has_symbol = is_money && number.is_none() && find_currency(cell).is_some();
        let is_ladder = number.is_none()
            && cell.contains(['=', '@', ':'])
            && cell.bytes().any(|it| it.is_ascii_digit())
            && read_ladder(cell, DecimalSign::Point).is_some();
        self.integers += one_if(is_digits(times(cell)));
        self.numbers += one_if(number.is_some() || is_counted);
        self.money += one_if(is_money);
        self.symbols += one_if(has_symbol);
        self.leading += one_if(leads_with_number(cell));
        self.ladders += one_if(is_ladder);
        self.zero_led += one_if(is_digits(cell) && cell.len() > 2 && cell.starts_with('0'));
    }

    /// Adds what a cell tells as a name, a code or a text.
    fn count_names(&mut self, cell: &str) {
        let pieces = cell.split_whitespace().count();
        let letters = cell.chars().filter(|it| it.is_alphabetic()).count();
        let has_digit = cell.bytes().any(|it| it.is_ascii_digit());
        let designators = if is_digits(times(cell)) { 0.0 } else { designator_share(cell).unwrap_or(0.0) };
        self.designators += designators;
        self.places += one_if(designators > 0.99 && names_places(cell));
        let is_made = has_digit && split_maker(cell).is_some();
        let is_library = is_library_name(cell);
        self.made += one_if(is_made);
        self.libraries += one_if(is_library);
        self.part_numbers += one_if(is_made || !is_library && looks_like_part_number(cell));
        self.seller_codes += one_if(looks_like_seller_code(cell));
        self.values += one_if(looks_like_value(cell));
        self.packages += one_if(looks_like_package(cell));
        self.urls += one_if(is_url(cell));
        self.words += one_if((pieces >= 2 || !cell.is_ascii()) && letters >= 4 && !is_made);
        self.dates += one_if(looks_like_date(cell));
        self.flags += one_if(is_flag_word(cell));
        self.sellers += one_if(cell.len() < 40 && cell.split('/').all(|it| lexicon().is_seller(it.trim())));
        self.names += one_if(letters >= 2 && pieces <= 4 && !has_digit);
        self.makers += one_if(letters >= 2 && pieces <= 5 && lexicon().is_maker(cell));
        self.house += one_if(looks_like_house_number(cell));
        self.left_out += one_if(says_left_out(cell));
        self.mean_length += cell.chars().count() as f32;
    }

    /// All that is added up over the cells and becomes an average.
    fn sums(&mut self) -> [&mut f32; 26] {
        [
            &mut self.designators,
            &mut self.integers,
            &mut self.numbers,
            &mut self.money,
            &mut self.part_numbers,
            &mut self.seller_codes,
            &mut self.values,
            &mut self.packages,
            &mut self.urls,
            &mut self.words,
            &mut self.dates,
            &mut self.flags,
            &mut self.sellers,
            &mut self.names,
            &mut self.mean_length,
            &mut self.symbols,
            &mut self.leading,
            &mut self.ladders,
            &mut self.house,
            &mut self.left_out,
            &mut self.zero_led,
            &mut self.makers,
            &mut self.made,
            &mut self.libraries,
            &mut self.places,
            &mut self.catalog,
        ]
    }

    pub(crate) fn is_blank(&self) -> bool {
        self.filled == 0
    }

    /// Six of ten rows hold something.
    pub(crate) fn is_mostly_filled(&self) -> bool {
        self.filled * 10 >= self.rows * 6
    }
}

fn one_if(is: bool) -> f32 {
    f32::from(u8::from(is))
}

/// The number of `x3` and `3x`, which is no place as `X3` is.
fn times(cell: &str) -> &str {
    cell.strip_prefix(['x', '×']).or_else(|| cell.strip_suffix(['x', '×'])).unwrap_or(cell)
}

fn is_digits(cell: &str) -> bool {
    cell.len() < 10 && cell.bytes().all(|it| it.is_ascii_digit())
}

/// A number, then words.
fn leads_with_number(cell: &str) -> bool {
    let mut pieces = cell.split_whitespace();
    let (Some(first), Some(_)) = (pieces.next(), pieces.next()) else { return false };
    first.as_bytes().first().is_some_and(u8::is_ascii_digit)
        && read_number(first, DecimalSign::Point).is_some()
}

/// The amount of `kr1.06`, `Rs 12.50`: letters that several currencies share say that it is one, and not of which.
fn uncrowned(cell: &str) -> &str {
    let is_crowned = cell.get(..2).is_some_and(|it| matches!(it, "kr" | "Kr" | "Rs" | "Ft"));
    if is_crowned && cell.contains('.') { cell.get(2..).unwrap_or("").trim_start() } else { cell }
}

#[cfg(test)]
mod tests {
    use super::{
        ColumnContent, looks_like_package, looks_like_part_number, looks_like_seller_code, looks_like_value,
    };
    use crate::domain::read::Table;
    use crate::domain::recognise::Role;

    #[test]
    fn shapes_of_cells() {
        for text in ["10k", "4k7", "100nF/16V", "0R", "16 MHz", "0,1 мк", "1.5uH", "10p"] {
            assert!(looks_like_value(text), "{text}");
        }
        for text in ["RC0402FR-0710KL", "R1", "0603", "LM317", "12", ""] {
            assert!(!looks_like_value(text), "{text}");
        }
        for text in ["RC0402FR-0710KL", "GRM188R71E224KA88D", "LM317DCYR", "0526100672", "PMEG4010ETR,115"] {
            assert!(looks_like_part_number(text), "{text}");
        }
        for text in ["10k", "R1, R2", "Red LED", "5", "https://a.b/c123"] {
            assert!(!looks_like_part_number(text), "{text}");
        }
        for text in ["296-28230-1-ND", "C25804", "81-GRM188R71E"] {
            assert!(looks_like_seller_code(text), "{text}");
        }
        for text in ["0603", "SOT-23", "Capacitor_SMD:C_0603_1608Metric", "C0805", "LQFP-64"] {
            assert!(looks_like_package(text), "{text}");
        }
    }

    #[test]
    fn a_column_of_designators_fits_no_other_role() {
        let table = Table::from_rows([["R1, R2"], ["C1-C4"], ["U1"], ["D2..D5"]]);
        let content = ColumnContent::of(&table, 0, 0, 3);
        assert!(content.designators > 0.99);
        assert!(
            content.fit(Role::Designator) > 0.3
                && content.fit(Role::Mpn) < 0.0
                && content.fit(Role::Item) < -0.5
        );
    }
}
