//! The last day on which a maker takes orders, as sources state it.

use crate::domain::day::Day;
use crate::domain::day::read::read_sure_date;
use crate::domain::place::Evidence;
use crate::domain::spelling::fold_width;

/// Words in the header of a column that holds nothing but the last day for orders.
const HEADERS: [&str; 7] =
    ["ltb", "last time buy", "last buy", "last order", "lastbuy", "lasttimebuy", "最后购买"];

/// The cell of a column of last-buy dates; `None` where the header or the cell is another.
pub fn last_buy_cell(header: &str, text: &str) -> Option<Day> {
    if !text.bytes().any(|it| it.is_ascii_digit()) {
        return None;
    }
    let folded: String = header.chars().map(fold_width).flat_map(char::to_lowercase).collect();
    let folded = folded.replace(['_', '-'], " ");
    HEADERS.iter().any(|it| folded.contains(it)).then(|| read_sure_date(text)).flatten()
}

/// The earliest day that the words of a lifecycle name ("LTB 2027-03-31"); `None`: none of them names one for sure.
pub fn last_buy_day(evidence: &[Evidence]) -> Option<Day> {
    evidence.iter().filter_map(|it| read_sure_date(&it.text)).min()
}

#[cfg(test)]
mod tests {
    use super::{last_buy_cell, last_buy_day};
    use crate::domain::day::Day;
    use crate::domain::place::{ColumnIndex, Evidence, RowNumber, SourceIndex};

    #[test]
    fn the_day_stands_in_the_words_or_in_a_column_of_its_own() {
        let day = Day::new(2027, 3, 31);
        for text in ["LTB 2027-03-31", "Last Time Buy: 31 Mar 2027", "LTB (31.03.2027)", "2027-03-31"] {
            let (source, row, column) = (SourceIndex(0), RowNumber(1), ColumnIndex(0));
            let evidence = Evidence { source, row, column, text: text.into() };
            assert_eq!(last_buy_day(&[evidence]), day, "{text}");
        }
        assert_eq!(last_buy_cell("LTB_Date", "31.03.2027"), day);
        assert_eq!(last_buy_cell("Last-time-buy", "2027-03-31"), day);
        assert_eq!(last_buy_cell("Lifecycle", "2027-03-31"), None);
        // The third of April or the fourth of March: not sure.
        assert_eq!(last_buy_cell("LTB date", "03/04/2027"), None);
        assert_eq!(last_buy_cell("LTB date", "TBD"), None);
    }
}
