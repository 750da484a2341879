//! What the cells of a column look like, told from a spread sample of its rows.

mod fit;
mod numbers;
mod packages;
mod texts;
mod values;

use std::collections::HashSet;

use super::cells::dnp::{is_flag_word, says_left_out};
use super::cells::ladder::read_ladder;
use super::lexicon::lexicon;
use crate::domain::bom::designators::designator_share;
use crate::domain::money::parse::{find_currency, read_money};
use crate::domain::number::{DecimalSign, read_number};
use crate::domain::read::Table;
pub(crate) use numbers::{looks_like_part_number, looks_like_seller_code};
pub(crate) use packages::looks_like_package;
pub(crate) use texts::{is_url, looks_like_date};
pub(crate) use values::looks_like_value;

use numbers::looks_like_house_number;

/// Rows that are looked at, spread over the whole table.
const SAMPLE: usize = 240;

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
    /// Whole numbers with a zero in front: part numbers, or prices that lost their decimal sign.
    pub zero_led: f32,
}

impl ColumnContent {
    /// Looks at column `column` in the rows `first..=last`.
    pub(crate) fn of(table: &Table, column: usize, first: usize, last: usize) -> Self {
        let mut content = Self::default();
        let count = (last + 1).saturating_sub(first);
        if count == 0 {
            return content;
        }
        let step = count.div_ceil(SAMPLE).max(1);
        let mut distinct: HashSet<&str> = HashSet::new();
        let mut sums = [0.0f32; 20];
        let (mut before, mut rising, mut whole) = (None::<u32>, 0u32, 0u32);
        let mut row = first;
        while row <= last {
            let cell = table.cell(row, column).trim();
            row += step;
            content.rows += 1;
            if cell.is_empty()
                || matches!(cell, "~" | "-" | "--" | "~~" | "*" | "?" | "n/a" | "N/A" | "-\\-" | "#N/A")
            {
                continue;
            }
            content.filled += 1;
            distinct.insert(cell);
            sums[0] += designator_share(cell).unwrap_or(0.0);
            let number = read_number(cell, DecimalSign::Point);
            let is_digits = cell.len() < 10 && cell.bytes().all(|it| it.is_ascii_digit());
            if is_digits {
                let value: u32 = cell.parse().unwrap_or(0);
                whole += 1;
                rising += u32::from(before.is_some_and(|it| value > it && value - it <= step as u32 + 1));
                before = Some(value);
                content.largest_digits = content.largest_digits.max(cell.len() as u32);
            }
            sums[1] += f32::from(u8::from(is_digits));
            let leading = super::cells::quantity::read_quantity(cell, DecimalSign::Point).is_some()
                || super::cells::ladder::read_min_mult(cell).is_some();
            sums[2] += f32::from(u8::from(number.is_some() || leading));
            let money =
                number.is_some() || (cell.len() < 24 && read_money(cell, DecimalSign::Point).is_some());
            sums[3] += f32::from(u8::from(money));
            sums[14] += f32::from(u8::from(money && number.is_none() && find_currency(cell).is_some()));
            sums[4] += f32::from(u8::from(looks_like_part_number(cell)));
            sums[5] += f32::from(u8::from(looks_like_seller_code(cell)));
            sums[6] += f32::from(u8::from(looks_like_value(cell)));
            sums[7] += f32::from(u8::from(looks_like_package(cell)));
            sums[8] += f32::from(u8::from(is_url(cell)));
            let spaces = cell.split_whitespace().count();
            let letters = cell.chars().filter(|it| it.is_alphabetic()).count();
            sums[9] += f32::from(u8::from((spaces >= 2 || !cell.is_ascii()) && letters >= 4));
            sums[10] += f32::from(u8::from(looks_like_date(cell)));
            sums[11] += f32::from(u8::from(is_flag_word(cell)));
            sums[12] += f32::from(u8::from(cell.len() < 30 && lexicon().is_seller(cell)));
            sums[13] += f32::from(u8::from(
                letters >= 2 && spaces <= 4 && !cell.bytes().any(|it| it.is_ascii_digit()),
            ));
            sums[15] += f32::from(u8::from(
                spaces >= 2
                    && cell.split_whitespace().next().is_some_and(|it| {
                        it.as_bytes().first().is_some_and(u8::is_ascii_digit)
                            && read_number(it, DecimalSign::Point).is_some()
                    }),
            ));
            let is_ladder = number.is_none()
                && cell.contains(['=', '@', ':'])
                && cell.bytes().any(|it| it.is_ascii_digit())
                && read_ladder(cell, DecimalSign::Point).is_some();
            sums[16] += f32::from(u8::from(is_ladder));
            sums[17] += f32::from(u8::from(looks_like_house_number(cell)));
            sums[18] += f32::from(u8::from(says_left_out(cell)));
            sums[19] += f32::from(u8::from(is_digits && cell.len() > 2 && cell.starts_with('0')));
            content.mean_length += cell.chars().count() as f32;
        }
        if content.filled == 0 {
            return content;
        }
        let filled = content.filled as f32;
        for sum in &mut sums {
            *sum /= filled;
        }
        [
            content.designators,
            content.integers,
            content.numbers,
            content.money,
            content.part_numbers,
            content.seller_codes,
            content.values,
            content.packages,
            content.urls,
            content.words,
            content.dates,
            content.flags,
            content.sellers,
            content.names,
            content.symbols,
            content.leading,
            content.ladders,
            content.house,
            content.left_out,
            content.zero_led,
        ] = sums;
        content.distinct = distinct.len() as f32 / filled;
        content.mean_length /= filled;
        content.counting = whole >= 2 && rising + 1 >= whole.saturating_sub(whole / 8);
        content
    }

    pub(crate) fn is_blank(&self) -> bool {
        self.filled == 0
    }

    /// Six of ten rows hold something.
    pub(crate) fn is_mostly_filled(&self) -> bool {
        self.filled * 10 >= self.rows * 6
    }
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
