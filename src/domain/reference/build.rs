//! How a table of reference prices is made from many prices. It runs once, on the command line; the same prices
//! always give the same table.

mod grow;
mod levels;
mod measure;
mod prices;
mod spread;

use crate::domain::day::Day;
use crate::domain::money::Currency;
use crate::domain::reference::curve::Curve;
use crate::domain::reference::file::{Curves, Reference};
use crate::domain::reference::parameters::less_known;
use crate::domain::reference::tree::Tree;
pub use measure::measure;
pub use prices::{PriceRow, PricesError, price_rows};

use grow::{Sample, Shape, grow};

/// Part numbers: a family is kept where it brings its parts nearer by this many octaves together.
const NUMBERS: Shape = Shape { gain: 3_400, doubt: 1, least: 2 };
const PARAMETERS: Shape = Shape { gain: 30_000, doubt: 4, least: 4 };
const WEST: Shape = Shape { gain: 4_500, doubt: 3, least: 2 };
const FEW: usize = 20_000;
/// Keys that say less than a part's own, so that lines that say less find their like: places of
/// [`parameters::key`](crate::domain::reference::parameters::key) that are hidden.
const HIDDEN: [u8; 6] = [0b1000, 0b1_0000, 0b1_1000, 0b10, 0b11_0000, 0b10_0100];

/// What a table is of.
#[derive(Debug, Clone)]
pub struct Origin {
    pub name: String,
    pub date: Day,
    pub currency: Currency,
}

/// The table of the rows; `western` are offers of western distributors for parts that the rows may hold as well.
pub fn build(origin: &Origin, rows: &[PriceRow], western: &[PriceRow]) -> Reference {
    let china = levels::curve(rows).unwrap_or_else(Curve::usual);
    let numbers = samples(rows, &china, false);
    let parameters = samples(rows, &china, true);
    let parts = numbers.chunk_by(|one, other| one.key == other.key).count();
    let mut reference = Reference {
        name: origin.name.clone(),
        date: origin.date,
        currency: origin.currency,
        parts: u32::try_from(parts).unwrap_or(u32::MAX),
        curves: Curves { china, west: None },
        numbers: learnt(&numbers, NUMBERS),
        parameters: learnt(&parameters, PARAMETERS),
        west: Tree::default(),
    };
    reference.learn_west(western);
    reference
}

impl Reference {
    /// The western price level from offers of western distributors.
    fn learn_west(&mut self, offers: &[PriceRow]) {
        if let Some((curve, samples)) = levels::west(self, offers) {
            self.curves.west = Some(curve);
            self.west = learnt(&samples, WEST);
        }
    }
}

/// A tree with the widths of its bands. Few prices need no small table.
fn learnt(samples: &[Sample], shape: Shape) -> Tree {
    let shape = if samples.len() < FEW { Shape { gain: shape.gain / 6, ..shape } } else { shape };
    spread::with_bands(Tree::of(&grow(samples, shape)), samples, shape)
}

/// The reference price of each row, at its part number or at what it says of its part, in the order of keys.
fn samples(rows: &[PriceRow], curve: &Curve, by_parameters: bool) -> Vec<Sample> {
    let mut found = Vec::with_capacity(rows.len() * 2);
    for row in rows {
        let Some(price) = row.reference_price(curve) else { continue };
        let fold = row.fold();
        if by_parameters {
            let hidden = HIDDEN.get(usize::from(fold) % HIDDEN.len()).copied().unwrap_or_default();
            let less = less_known(&row.parameters, hidden);
            if less != row.parameters {
                found.push(Sample { key: less, price, fold });
            }
            found.push(Sample { key: row.parameters.clone(), price, fold });
        } else if !row.number.is_empty() {
            found.push(Sample { key: row.number.clone().into_bytes(), price, fold });
        }
    }
    found.sort_unstable();
    if !by_parameters {
        // One price of one part that several lists hold is known once.
        found.dedup();
    }
    found
}

#[cfg(test)]
mod tests {
    use rust_decimal::Decimal;

    use super::{Origin, PriceRow, PricesError, build, price_rows};
    use crate::domain::bom::BomLine;
    use crate::domain::bom::PartClass;
    use crate::domain::bom::package::package;
    use crate::domain::day::Day;
    use crate::domain::money::Currency;
    use crate::domain::place::{RowNumber, SourceIndex};
    use crate::domain::read::{Limits, Table, read};
    use crate::domain::reference::{
        EstimateSource, PartEstimate, PriceBand, PriceLevel, Reference, ReferenceError, Words,
    };

    /// A purchase history, made up.
    const PURCHASES: &str = include_str!("../../../tests/fixtures/reference/purchases.csv");

    fn rows() -> Vec<PriceRow> {
        let document = read("purchases.csv", PURCHASES.as_bytes(), &Limits::default()).unwrap();
        price_rows(&document.sheets[0].table, Currency::USD).unwrap()
    }

    fn reference() -> Reference {
        let date = rows().iter().filter_map(PriceRow::day).max().unwrap();
        build(&Origin { name: "Own".to_owned(), date, currency: Currency::USD }, &rows(), &[])
    }

    fn estimate(number: &str, description: &str, quantity: u32) -> Option<(PartEstimate, PriceBand)> {
        let mut line = BomLine::blank(SourceIndex(0), RowNumber(1));
        number.clone_into(&mut line.mpn);
        description.clone_into(&mut line.description);
        line.class = crate::domain::bom::part_class::classify(&line);
        let words = Words::of(&line);
        let found = reference().estimate(&line.mpn, &line, &words, package(&line), PriceLevel::China)?;
        let price = reference().price(&found, Decimal::from(quantity));
        Some((found, price))
    }

    #[test]
    fn rows_without_a_price_in_the_currency_are_left_out() {
        let rows = rows();
        // One of 51 is in euros and one is free; a row without part number still tells what its kind costs.
        assert_eq!(rows.len(), 49);
        assert_eq!(rows.iter().filter_map(PriceRow::day).max(), Day::from_iso("2026-08-15"));
        let of = |header: &[&str]| {
            price_rows(&Table::from_rows([header.iter(), ["A", "1"].iter()]), Currency::USD)
        };
        assert_eq!(of(&["MPN", "Notes"]), Err(PricesError::NoPrices));
        assert_eq!(of(&["Name", "Price"]), Err(PricesError::NoPartNumbers));
        assert_eq!(of(&["Part No.", "Unit Price"]).map(|it| it.len()), Ok(1));
    }

    #[test]
    fn a_part_that_was_never_bought_is_estimated_by_its_family() {
        let (part, found) = estimate("ACR0402F33K", "", 1_000).unwrap();
        assert_eq!(part.from, EstimateSource::Family);
        assert!("ACR0402".starts_with(&part.of), "{part:?}");
        assert!(found.low <= found.unit_price && found.unit_price <= found.high, "{found:?}");
        let (low, high): (Decimal, Decimal) = ("0.0015".parse().unwrap(), "0.004".parse().unwrap());
        assert!(low < found.unit_price && found.unit_price < high, "{found:?}");
        let dear = estimate("ZX32F199C8", "", 1_000).unwrap().1;
        assert!(dear.unit_price > Decimal::ONE && dear.unit_price < Decimal::from(5), "{dear:?}");
        let few = estimate("ZX32F199C8", "", 1).unwrap().1;
        assert!(few.unit_price > dear.unit_price);
    }

    #[test]
    fn what_no_table_can_tell_has_no_estimate() {
        assert_eq!(estimate("", "", 100), None);
        assert_eq!(estimate("ACR0402F33K", "printed circuit board", 100), None);
        let mut line = BomLine::blank(SourceIndex(0), RowNumber(1));
        line.class = PartClass::Battery;
        assert_eq!(
            reference().estimate("", &line, &Words::of(&line), package(&line), PriceLevel::China),
            None
        );
    }

    #[test]
    fn a_table_comes_back_from_its_bytes() {
        let table = reference();
        let bytes = table.write();
        assert_eq!(Reference::read(&bytes).as_ref(), Ok(&table));
        assert_eq!(reference().write(), bytes, "the same prices give the same bytes");
        assert_eq!(table.date.iso(), "2026-08-15");
        assert_eq!(Reference::read(b"PK"), Err(ReferenceError::NoTable));
        assert_eq!(Reference::read(b"bomlight-reference/2\nrest"), Err(ReferenceError::OtherVersion));
        for cut in [21, 22, 40, bytes.len() / 2, bytes.len() - 1] {
            assert_eq!(Reference::read(&bytes[..cut]), Err(ReferenceError::Damaged), "{cut}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_bytes_are_read_without_a_crash(at in 0_usize..4_096, byte: u8, rest: Vec<u8>) {
            let mut bytes = reference_bytes().to_vec();
            let place = 21 + at % (bytes.len() - 21);
            bytes[place] = byte;
            if let Ok(table) = Reference::read(&bytes) {
                let mut line = BomLine::blank(SourceIndex(0), RowNumber(1));
                "ACR0402F33K".clone_into(&mut line.mpn);
                if let Some(found) = table.estimate(&line.mpn, &line, &Words::of(&line), package(&line), PriceLevel::West) {
                    let _ = table.price(&found, Decimal::from(100));
                }
            }
            let mut odd = b"bomlight-reference/1\n".to_vec();
            odd.extend(rest);
            let _ = Reference::read(&odd);
        }
    }

    fn reference_bytes() -> &'static [u8] {
        static BYTES: std::sync::LazyLock<Vec<u8>> = std::sync::LazyLock::new(|| reference().write());
        &BYTES
    }
}
