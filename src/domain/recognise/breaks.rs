//! Columns that hold the price from a quantity on: `1`, `10+`, `1k`, `Price 1000`, `Price@100`; and pairs of a
//! quantity column with a price column (`Price Break Qty 1` + `Price Break 1`).

use rust_decimal::Decimal;

use super::cells::ladder::first_quantity;
use super::content::ColumnContent;
use super::fold::fold;
use super::lexicon::lexicon;
use super::role::Role;
use crate::domain::money::parse::{find_price_unit, read_money};
use crate::domain::number::DecimalSign;
use crate::domain::read::Table;

/// Rows that are looked at for amounts that rise.
const SUMS_SAMPLED: usize = 200;

/// A quantity column and its price column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct BreakPair {
    pub quantity: usize,
    pub price: usize,
}

/// The price columns of a table.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Breaks {
    /// Column and the quantity its header names, in the order of the columns.
    pub columns: Vec<(usize, Decimal)>,
    pub pairs: Vec<BreakPair>,
}

impl Breaks {
    pub(crate) fn holds(&self, column: usize) -> bool {
        self.columns.iter().any(|it| it.0 == column)
            || self.pairs.iter().any(|it| it.quantity == column || it.price == column)
    }
}

impl Breaks {
    /// Where the amounts rise from column to column, they are sums for so many boards and no unit prices.
    pub(crate) fn drop_sums(&mut self, table: &Table, first: usize, last: usize) {
        let (Some((low, _)), Some((high, _))) = (self.columns.first(), self.columns.last()) else { return };
        let (mut rising, mut falling) = (0usize, 0usize);
        for row in (first..=last).take(SUMS_SAMPLED) {
            let amount = |column: usize| read_money(table.cell(row, column), DecimalSign::Point);
            let (Some(one), Some(many)) = (amount(*low), amount(*high)) else { continue };
            rising += usize::from(many.amount > one.amount);
            falling += usize::from(many.amount < one.amount);
        }
        if rising > 2 * falling && rising > 1 {
            self.columns.clear();
        }
    }
}

/// What a header says of a break.
struct BreakName {
    /// The number in it.
    number: Option<Decimal>,
    /// The header is a quantity and nothing else.
    bare: bool,
    has_price: bool,
    has_quantity: bool,
    has_break: bool,
}

fn read_name(header: &str) -> Option<BreakName> {
    let header = header.trim();
    if header.is_empty() || header.len() > 60 || !header.bytes().any(|it| it.is_ascii_digit()) {
        return None;
    }
    // "Price per 100" is what a hundred pieces cost, not the price from a hundred on.
    if find_price_unit(header).is_some_and(|it| it > 1) {
        return None;
    }
    if let Some(number) = first_quantity(header) {
        return Some(BreakName {
            number: Some(number),
            bare: true,
            has_price: false,
            has_quantity: false,
            has_break: false,
        });
    }
    let folded = fold(header);
    let words: Vec<&str> = folded.split(' ').collect();
    let has = |list: &[&str]| {
        words.iter().any(|word| list.contains(&word.trim_end_matches(|it: char| it.is_ascii_digit())))
    };
    let scores = lexicon().name_scores(header, false);
    // "Total Price (@ 250)" is a sum, not the price of a piece.
    if scores.best().is_some_and(|it| it.0 == Role::ExtendedPrice) {
        return None;
    }
    let has_price = scores.of(Role::UnitPrice) >= 0.5
        || has(&[
            "price", "cost", "usd", "eur", "preis", "prix", "precio", "prezzo", "preco", "cena", "цена",
        ])
        || ["单价", "单價", "価格", "單價", "价格", "단가", "$", "€", "£", "¥"]
            .iter()
            .any(|it| header.contains(it));
    let has_quantity =
        has(&["qty", "quantity", "min", "menge", "from", "ab", "quant", "anzahl"]) || header.contains("数量");
    let has_break =
        has(&["break", "tier", "step", "staffel", "bracket", "pb", "level"]) || header.contains("阶梯");
    // The number: the last run of digits with its `k` or `+`.
    let number = header
        .split(|it: char| {
            it.is_whitespace()
                || matches!(it, '@' | '(' | ')' | '_' | ':' | '/' | '[' | ']' | '$' | '€' | '£')
        })
        .filter(|it| it.bytes().any(|byte| byte.is_ascii_digit()))
        .filter_map(|it| {
            first_quantity(it)
                .or_else(|| first_quantity(it.trim_start_matches(|symbol: char| !symbol.is_ascii_digit())))
        })
        .next_back();
    Some(BreakName { number, bare: false, has_price, has_quantity, has_break })
}

/// `Quantity 1, Unit Price 1, Quantity 2, Unit Price 2` one after the other, as in Mouser's lists: with something between
/// them the numbers may be those of sellers.
fn run_of_pairs(names: &[Option<BreakName>], is_price: impl Fn(usize) -> bool) -> Vec<BreakPair> {
    let name = |at: usize| names.get(at).and_then(Option::as_ref);
    let is_pair = |at: &usize| {
        name(*at).zip(name(at + 1)).is_some_and(|(quantity, price)| {
            quantity.has_quantity
                && !quantity.has_price
                && price.has_price
                && !price.has_quantity
                && quantity.number.is_some()
                && quantity.number == price.number
        }) && is_price(at + 1)
    };
    let Some(first) = (0..names.len()).find(|it| is_pair(it) && is_pair(&(it + 2))) else {
        return Vec::new();
    };
    let pairs = (first..names.len()).step_by(2).take_while(is_pair);
    pairs.map(|quantity| BreakPair { quantity, price: quantity + 1 }).collect()
}

/// Finds the break columns among `headers`; the contents decide whether a bare number is a quantity.
pub(crate) fn find_breaks(headers: &[String], contents: &[ColumnContent]) -> Breaks {
    let mut breaks = Breaks::default();
    let names: Vec<Option<BreakName>> = headers.iter().map(|it| read_name(it)).collect();
    let is_price = |column: usize| contents.get(column).is_some_and(|it| it.is_blank() || it.money > 0.5);

    // Pairs share their ordinal: one names a quantity, the other a price.
    for (column, name) in names.iter().enumerate() {
        let Some(name) = name else { continue };
        if !(name.has_quantity && (name.has_break || name.has_price || name.number.is_some())) || name.bare {
            continue;
        }
        let near = column.saturating_sub(12)..names.len().min(column + 13);
        let partner = near.filter(|other| *other != column).find(|&other| {
            names.get(other).and_then(Option::as_ref).is_some_and(|it| {
                !it.bare && it.number == name.number && !it.has_quantity && (it.has_price || it.has_break)
            })
        });
        if let Some(price) = partner
            && (name.has_break || names.get(price).and_then(Option::as_ref).is_some_and(|it| it.has_break))
            && is_price(price)
            && !breaks.holds(price)
        {
            breaks.pairs.push(BreakPair { quantity: column, price });
        }
    }
    if breaks.pairs.is_empty() {
        breaks.pairs = run_of_pairs(&names, is_price);
    }
    // An order form whose prices the shop is still to fill in states quantities alone.
    let is_blank = |column: usize| contents.get(column).is_some_and(ColumnContent::is_blank);
    if breaks.pairs.iter().all(|it| is_blank(it.price))
        && !breaks.pairs.iter().all(|it| is_blank(it.quantity))
    {
        breaks.pairs.clear();
    }

    let mut found: Vec<(usize, Decimal)> = Vec::new();
    let mut bare_count = 0usize;
    for (column, name) in names.iter().enumerate() {
        let Some(name) = name else { continue };
        let Some(number) = name.number else { continue };
        if breaks.holds(column) || number < Decimal::ONE || !is_price(column) {
            continue;
        }
        // "Qty 100 price" names both, and is a price; so is "Qty 100" above amounts.
        let has_amounts = || contents.get(column).is_some_and(|it| it.money > 0.5 && it.integers < 0.5);
        let is_price_name = if name.has_price {
            !name.has_quantity || fold(headers.get(column).map_or("", String::as_str)).contains("price")
        } else {
            name.has_quantity && has_amounts()
        };
        if name.bare || is_price_name {
            bare_count += usize::from(name.bare);
            found.push((column, number));
        }
    }
    // `Price 1, Price 2, Price 3` are ordinals of sellers, not quantities.
    let largest = found.iter().map(|it| it.1).max().unwrap_or_default();
    let ordinals =
        found.iter().enumerate().all(|(at, it)| it.1 == Decimal::from(at + 1)) && largest < Decimal::from(10);
    let rising = found.windows(2).all(|pair| matches!(pair, [a, b] if a.1 < b.1));
    let bare_ok = bare_count == 0
        || (bare_count >= 2
            && rising
            && found
                .iter()
                .any(|it| contents.get(it.0).is_some_and(|it| !it.is_blank() && it.integers < 0.9)));
    if !found.is_empty()
        && !ordinals
        && bare_ok
        && (found.len() >= 2 || largest >= Decimal::from(5) && !is_year(largest))
        && rising
    {
        breaks.columns = found;
    }
    breaks
}

/// "Cost per unit (2020)".
fn is_year(number: Decimal) -> bool {
    (Decimal::from(1990)..Decimal::from(2050)).contains(&number)
}

#[cfg(test)]
mod tests {
    use super::{Breaks, Table, find_breaks};
    use crate::domain::recognise::content::ColumnContent;

    fn of(headers: &str, row: &str) -> Breaks {
        let table = Table::from_rows([row.split('|'), row.split('|')]);
        let headers: Vec<String> = headers.split('|').map(str::to_owned).collect();
        let contents: Vec<ColumnContent> =
            (0..headers.len()).map(|it| ColumnContent::of(&table, it, 0, 1)).collect();
        find_breaks(&headers, &contents)
    }

    fn quantities(headers: &str, row: &str) -> String {
        of(headers, row).columns.iter().map(|it| it.1.normalize().to_string()).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn quantities_in_headers() {
        assert_eq!(quantities("MPN|1|10|100|1k", "LM317|0.5|0.4|0.3|0.2"), "1 10 100 1000");
        assert_eq!(quantities("MPN|1+|10+|1,000+", "LM317|0.5|0.4|0.3"), "1 10 1000");
        assert_eq!(quantities("MPN|Price 1|Price 100|Price 1000", "LM317|0.5|0.4|0.3"), "1 100 1000");
        assert_eq!(quantities("MPN|Price@100", "LM317|0.5"), "100");
        assert_eq!(quantities("MPN|Supplier Unit Price 1|Supplier Unit Price 2", "LM317|0.5|0.6"), "");
        assert_eq!(quantities("Item|Quantity 1|Quantity 2", "1|2|3"), "");
    }

    #[test]
    fn amounts_that_rise_are_sums() {
        let sums = |rows: [&str; 3]| {
            let table = Table::from_rows(rows.map(|it| it.split('|')));
            let mut breaks = of("MPN|1|25", "LM317|0.5|0.4");
            breaks.drop_sums(&table, 0, 2);
            breaks.columns.len()
        };
        assert_eq!(sums(["A|18.2|36.4", "B|9.25|18.5", "C|1.3|1.3"]), 0);
        assert_eq!(sums(["A|0.182|0.15", "B|0.05|0.04", "C|1.3|1.3"]), 2);
    }

    #[test]
    fn pairs_of_columns() {
        let breaks =
            of("MPN|Price Break Qty 1|Price Break 1|Price Break Qty 2|Price Break 2", "LM317|1|0.5|10|0.4");
        assert_eq!(breaks.pairs.len(), 2);
        let breaks = of("MPN|Tier 1 Min|Tier 1 Price|Tier 2 Min|Tier 2 Price", "LM317|1|0.5|10|0.4");
        assert_eq!(breaks.pairs.len(), 2);
        for (headers, pairs) in [
            ("MPN|Quantity 1|Unit Price 1|Quantity 2|Unit Price 2", 2),
            ("MPN|Supplier 1|Quantity 1|Unit Price 1|Supplier 2|Quantity 2|Unit Price 2", 0),
            ("MPN|Quantity 1|Unit Price 1|Stock", 0),
            ("MPN|Quantity tier 1|Unit price tier 1|Currency", 1),
            ("型号|数量 阶梯1|单价 阶梯1|货币", 1),
        ] {
            assert_eq!(of(headers, "LM317|1|0.5|10|0.4").pairs.len(), pairs, "{headers}");
        }
    }
}
