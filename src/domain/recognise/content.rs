//! What the cells of a column look like, told from a spread sample of its rows.

use std::collections::HashSet;

use super::cells::dnp::{is_flag_word, says_left_out};
use super::cells::ladder::read_ladder;
use super::role::Role;
use super::words::lexicon;
use crate::domain::bom::designators::{designator_share, looks_like_designator};
use crate::domain::money::parse::{find_currency, read_money};
use crate::domain::number::{DecimalSign, read_number};
use crate::domain::read::Table;

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
        let mut sums = [0.0f32; 19];
        let (mut before, mut rising, mut whole) = (None::<u32>, 0u32, 0u32);
        let mut row = first;
        while row <= last {
            let cell = table.cell(row, column).trim();
            row += step;
            content.rows += 1;
            if cell.is_empty() || matches!(cell, "~" | "-" | "--" | "~~" | "n/a" | "N/A" | "-\\-" | "#N/A") {
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
        ] = sums;
        content.distinct = distinct.len() as f32 / filled;
        content.mean_length /= filled;
        content.counting = whole >= 2 && rising + 1 >= whole.saturating_sub(whole / 8);
        content
    }

    pub(crate) fn is_blank(&self) -> bool {
        self.filled == 0
    }

    /// How well the cells fit a role: from about -0.6 to +0.35. A blank column says little.
    pub(crate) fn fit(&self, role: Role) -> f32 {
        if self.filled == 0 {
            return -0.15;
        }
        let not = |share: f32| 1.0 - share;
        // Few cells prove little.
        let trust = if self.filled < 2 { 0.6 } else { 1.0 };
        let text = not(self.numbers.max(self.urls).max(self.designators.min(not(self.words))));
        let fit = match role {
            Role::Designator => {
                0.35 * self.designators
                    - 0.4 * (self.seller_codes - self.designators).max(0.0)
                    - 0.42 * not(self.designators)
                    - 0.25 * self.values
                    - 0.25 * self.numbers
            }
            Role::Quantity => {
                0.2 * self.numbers
                    - 0.45 * not(self.numbers)
                    - if self.counting && self.distinct > 0.95 && self.filled > 4 { 0.12 } else { 0.0 }
            }
            Role::Item => {
                (if self.counting { 0.2 } else { -0.15 }) - 0.6 * self.designators - 0.45 * not(self.integers)
            }
            Role::Level => 0.2 * self.integers - 0.3 * not(self.integers.max(0.5)),
            Role::Dnp => {
                0.25 * self.flags
                    - 0.25 * not(self.flags)
                    - 0.3 * self.urls
                    - if self.mean_length > 14.0 { 0.25 } else { 0.0 }
            }
            Role::Mpn => {
                0.25 * (self.part_numbers - self.seller_codes).max(0.0)
                    - 0.3 * self.seller_codes
                    - 0.42 * self.designators
                    - 0.3 * self.values
                    - 0.25 * self.packages * not(self.part_numbers)
                    - 0.45 * self.urls
                    - 0.25 * self.words
                    - if self.largest_digits < 5 { 0.4 * self.integers } else { 0.1 * self.integers }
                    - 0.2 * self.dates
            }
            Role::AlternateMpn => 0.1 * self.part_numbers - 0.3 * self.urls - 0.4 * self.designators,
            Role::Manufacturer | Role::AlternateManufacturer => {
                0.15 * self.names
                    - 0.35 * self.numbers
                    - 0.35 * self.urls
                    - 0.3 * self.designators
                    - 0.15 * self.sellers
            }
            Role::Supplier => {
                0.2 * self.sellers + 0.05 * self.names
                    - 0.3 * self.numbers
                    - 0.3 * self.urls
                    - 0.2 * self.seller_codes
            }
            Role::SupplierPn => {
                0.25 * self.seller_codes + 0.05 * self.part_numbers
                    - 0.5 * self.urls
                    - 0.25 * self.words
                    - 0.25 * self.sellers
                    - 0.33 * self.designators
                    - 0.2 * self.values
                    - if self.largest_digits < 4 { 0.4 * self.integers } else { 0.0 }
            }
            Role::CustomerPn => {
                0.15 * self.house
                    - 0.3 * self.urls
                    - 0.25 * self.words
                    - 0.3 * self.designators
                    - 0.3 * self.values
                    - 0.25 * self.seller_codes
                    - if self.largest_digits < 3 { 0.3 * self.integers } else { 0.0 }
            }
            Role::Description => {
                0.2 * self.words + if self.mean_length > 12.0 { 0.06 } else { 0.0 }
                    - 0.4 * not(text)
                    - 0.3 * self.designators
                    - 0.15 * self.part_numbers
                    - 0.25 * self.values
                    - if self.words < 0.3 && self.mean_length < 16.0 { 0.1 } else { 0.0 }
            }
            Role::Value => {
                0.3 * self.values + 0.03 * self.part_numbers
                    - 0.4 * self.urls
                    - 0.4 * self.designators
                    - 0.25 * self.words
                    - 0.12 * self.packages * not(self.values)
                    - 0.3 * self.house
                    - if self.counting && self.integers > 0.95 { 0.4 } else { 0.0 }
                    - if self.symbols > 0.4 { 0.5 } else { 0.0 }
            }
            Role::Footprint => {
                0.25 * self.packages
                    - 0.2 * self.values * not(self.packages)
                    - 0.3 * self.designators
                    - 0.35 * self.urls
                    - 0.1 * self.words * not(self.packages)
            }
            Role::Mount => -0.3 * self.numbers - 0.3 * self.designators,
            Role::UnitPrice | Role::ExtendedPrice => {
                let priced = self.money.max(self.ladders);
                0.12 * priced + 0.1 * self.symbols
                    - 0.45 * not(priced)
                    - if priced < 0.1 { 0.25 } else { 0.0 }
                    - 0.3 * self.dates
            }
            Role::Moq | Role::Multiple => 0.1 * self.numbers - 0.3 * not(self.numbers),
            Role::Stock => {
                0.1 * self.numbers - 0.6 * not((self.numbers + self.names + self.leading).min(1.0))
            }
            Role::Datasheet => {
                0.2 * self.urls - 0.1 * not(self.urls) - 0.3 * self.numbers - 0.3 * self.designators
            }
            Role::Currency => -0.3 * self.numbers - 0.3 * self.urls,
            Role::LeadTime => -0.3 * self.urls - 0.2 * self.designators - 0.2 * self.dates,
            Role::Lifecycle => -0.4 * self.numbers - 0.3 * self.urls - 0.3 * self.designators,
            Role::Rohs | Role::LeadFree | Role::Reach | Role::HalogenFree => {
                -0.3 * self.urls - 0.35 * self.designators
            }
            Role::Packaging => -0.25 * self.urls - 0.2 * self.numbers - 0.2 * self.packages,
            Role::Country | Role::RohsExemption | Role::Msl | Role::Hts | Role::Eccn => -0.3 * self.urls,
            Role::Notes => -0.1 * self.numbers,
        };
        // Of two columns that fit alike the fuller one is meant.
        let coverage = self.filled as f32 / self.rows.max(1) as f32;
        let fit = if fit > 0.0 { fit * (0.4 + 0.6 * coverage) } else { fit };
        let sparse = if matches!(role, Role::Dnp | Role::Notes) { 0.02 } else { 0.2 };
        fit * trust - sparse * (1.0 - coverage)
    }

    /// How far the cells alone, without any header, speak for a role: from 0 to 1.
    pub(crate) fn alone(&self, role: Role) -> f32 {
        if self.filled == 0 {
            return 0.0;
        }
        let coverage = self.filled as f32 / self.rows.max(1) as f32;
        match role {
            Role::Designator if self.integers < 0.3 => self.designators * (0.7 + 0.3 * coverage),
            Role::Quantity if !self.counting && self.largest_digits <= 5 => 0.8 * self.integers * coverage,
            Role::Item if self.counting => 0.85 * self.integers,
            Role::SupplierPn => 0.9 * self.seller_codes,
            Role::Mpn => 0.75 * (self.part_numbers - self.seller_codes - self.packages).max(0.0),
            Role::Value => 0.75 * self.values,
            Role::Footprint => 0.72 * self.packages,
            Role::Description => 0.7 * self.words * f32::from(u8::from(self.mean_length > 8.0)),
            Role::Datasheet => 0.7 * self.urls,
            Role::Manufacturer => 0.55 * self.names * (1.0 - self.words * 0.3),
            Role::UnitPrice => 0.8 * self.symbols,
            _ => 0.0,
        }
    }
}

/// Codes of distributors that show whose they are: `296-1234-1-ND`, `C25804`, `81-GRM188R71`.
pub(crate) fn looks_like_seller_code(text: &str) -> bool {
    let text = text.trim();
    if text.len() < 4 || text.len() > 40 || text.contains(char::is_whitespace) {
        return false;
    }
    if text.ends_with("-ND") || text.ends_with("-nd") {
        return true;
    }
    if let Some(digits) = text.strip_prefix('C')
        && (4..=9).contains(&digits.len())
        && digits.bytes().all(|it| it.is_ascii_digit())
    {
        return true;
    }
    // Mouser: two or three digits, a hyphen, then the maker's own number with letters.
    if let Some((head, tail)) = text.split_once('-')
        && (2..=3).contains(&head.len())
        && head.bytes().all(|it| it.is_ascii_digit())
        && tail.len() >= 5
        && tail.bytes().any(|it| it.is_ascii_alphabetic())
    {
        return true;
    }
    false
}

/// Digits in groups, as companies number their own parts.
fn looks_like_house_number(text: &str) -> bool {
    let signs = text.bytes().filter(|it| matches!(it, b'-' | b'.')).count();
    let is_grouped = text.contains('-') || signs >= 2;
    (5..=24).contains(&text.len())
        && is_grouped
        && text.split(['-', '.']).all(|it| !it.is_empty() && it.bytes().all(|byte| byte.is_ascii_digit()))
}

/// One word of letters and digits, as makers number their parts.
pub(crate) fn looks_like_part_number(text: &str) -> bool {
    let text = text.trim();
    if text.len() < 4 || text.len() > 48 || text.split_whitespace().count() > 2 || is_url(text) {
        return false;
    }
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let letters = text.bytes().filter(u8::is_ascii_alphabetic).count();
    let odd = text
        .chars()
        .filter(|it| {
            !it.is_ascii_alphanumeric()
                && !matches!(it, '-' | '/' | '.' | '+' | '_' | '#' | ',' | '(' | ')' | ' ' | '*' | '=')
        })
        .count();
    if odd > 0 || digits < 2 {
        return false;
    }
    if letters == 0 {
        return digits >= 6 && !text.contains('.');
    }
    !looks_like_value(text) && !looks_like_designator(text) && designator_share(text).unwrap_or(0.0) < 0.5
}

/// A component value: `10k`, `4k7`, `100nF/16V`, `0R`, `16 MHz`.
pub(crate) fn looks_like_value(text: &str) -> bool {
    let text = text.trim();
    let mut symbols = text.chars().peekable();
    let (mut digits, mut seen) = (0u32, 0u32);
    while let Some(&symbol) = symbols.peek() {
        if symbol.is_ascii_digit() {
            digits += 1;
        } else if !matches!(symbol, '.' | ',' | '/') {
            break;
        }
        seen += 1;
        symbols.next();
    }
    if digits == 0 || digits > 6 || seen > 8 {
        return false;
    }
    while symbols.peek().is_some_and(|it| *it == ' ') {
        symbols.next();
    }
    let unit: String =
        symbols.take_while(|it| it.is_alphabetic() || matches!(it, 'µ' | 'Ω' | '%' | '°')).collect();
    if unit.is_empty() {
        return false;
    }
    matches!(
        unit.to_lowercase().as_str(),
        "p" | "n"
            | "u"
            | "µ"
            | "μ"
            | "m"
            | "k"
            | "r"
            | "g"
            | "f"
            | "h"
            | "v"
            | "a"
            | "w"
            | "pf"
            | "nf"
            | "uf"
            | "µf"
            | "μf"
            | "mf"
            | "nh"
            | "uh"
            | "µh"
            | "μh"
            | "mh"
            | "ohm"
            | "ohms"
            | "ω"
            | "ω1"
            | "kω"
            | "mω"
            | "kohm"
            | "mohm"
            | "mhz"
            | "khz"
            | "hz"
            | "ghz"
            | "mv"
            | "kv"
            | "ma"
            | "mw"
            | "meg"
            | "м"
            | "к"
            | "ком"
            | "ом"
            | "мкф"
            | "пф"
            | "нф"
            | "мк"
            | "мкгн"
            | "欧"
            | "uf欧"
            | "kr"
            | "vdc"
            | "vac"
            | "mb"
            | "kbit"
            | "%"
            | "uа"
    )
}

/// A package or footprint name: `0603`, `SOT-23`, `C_0603_1608Metric`, `QFN32`.
pub(crate) fn looks_like_package(text: &str) -> bool {
    let text = text.trim();
    if text.len() < 3 || text.len() > 90 || is_url(text) {
        return false;
    }
    const SIZES: [&str; 16] = [
        "01005", "0201", "0402", "0603", "0805", "1206", "1210", "1806", "1808", "1812", "2010", "2220",
        "2512", "1608", "2012", "3216",
    ];
    let bytes = text.as_bytes();
    let has_size = SIZES.iter().any(|size| {
        text.find(size).is_some_and(|at| {
            let before = at.checked_sub(1).and_then(|it| bytes.get(it));
            let after = bytes.get(at + size.len());
            !before.is_some_and(u8::is_ascii_digit)
                && !after.is_some_and(u8::is_ascii_digit)
                && text.len() <= size.len() + 8
        })
    });
    if has_size {
        return true;
    }
    const NAMES: [&str; 46] = [
        "sot",
        "soic",
        "sop",
        "ssop",
        "tssop",
        "msop",
        "vssop",
        "qfn",
        "vqfn",
        "dfn",
        "wson",
        "tqfp",
        "lqfp",
        "qfp",
        "bga",
        "dip",
        "pdip",
        "sip",
        "to-",
        "to2",
        "to9",
        "sod",
        "sma",
        "smb",
        "smc",
        "do-",
        "do2",
        "melf",
        "minimelf",
        "plcc",
        "smd",
        "smt",
        "case",
        "pinheader",
        "pin_header",
        "conn_",
        "led_",
        "hc-49",
        "hc49",
        "so8",
        "so-",
        "so1",
        "dpak",
        "d2pak",
        "wlcsp",
        "sc70",
    ];
    let low = text.to_ascii_lowercase();
    if let Some((library, name)) = low.split_once(':')
        && !library.is_empty()
        && !name.is_empty()
        && !library.contains(' ')
        && !name.contains(' ')
    {
        return true;
    }
    NAMES.iter().any(|it| low.starts_with(it))
        || low.ends_with("metric")
        || low.contains("_0603")
        || low.contains("_0402")
        || low.contains("_0805")
}

pub(crate) fn is_url(text: &str) -> bool {
    let start = text.trim_start();
    ["http://", "https://", "www.", "HTTP://", "HTTPS://"].iter().any(|it| start.starts_with(it))
}

pub(crate) fn looks_like_date(text: &str) -> bool {
    if text.len() < 8 || text.len() > 24 {
        return false;
    }
    let mut groups = 0;
    let mut signs = 0;
    for piece in text.split(['-', '/', '.', ' ', ':']) {
        signs += 1;
        let digits = piece.bytes().all(|it| it.is_ascii_digit()) && !piece.is_empty() && piece.len() <= 4;
        let month = piece.len() == 3 && piece.bytes().all(|it| it.is_ascii_alphabetic());
        groups += u32::from(digits || month);
    }
    signs >= 3 && groups == signs && text.contains(['-', '/', '.'])
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
