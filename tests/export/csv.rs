//! CSV: guarded, and read back as it was written.

use bomlight::domain::export::csv::{guarded, write_csv};
use proptest::prelude::*;

use crate::sample;

fn rows(bytes: &[u8]) -> Vec<Vec<String>> {
    csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(bytes)
        .records()
        .map(|record| record.expect("rows of one width").iter().map(str::to_owned).collect())
        .collect()
}

#[test]
fn snapshot() {
    insta::assert_snapshot!(String::from_utf8(write_csv(&sample::report())).expect("UTF-8"));
}

#[test]
fn has_a_byte_order_mark_and_one_row_a_line() {
    let bytes = write_csv(&sample::report());
    assert!(bytes.starts_with(b"\xEF\xBB\xBFRow,"));
    assert_eq!(rows(&bytes).len(), 1 + sample::report().lines.len());
    assert!(!String::from_utf8(bytes).expect("UTF-8").replace("\r\n", "").contains('\r'));
}

#[test]
fn unknown_is_blank_and_numbers_are_exact() {
    let rows = rows(&write_csv(&sample::report()));
    let at = |row: usize, header: &str| {
        let column = rows[0].iter().position(|it| it == header).expect("a header");
        rows[row][column].as_str()
    };
    assert_eq!(at(8, "Unit price USD at 1"), "");
    assert_eq!(at(8, "Stock"), "");
    assert_eq!(at(2, "Unit price USD at 10000"), "0.0011");
    assert_eq!(at(8, "Description"), "'=HYPERLINK(\"http://example.test\";\"click\")");
    assert_eq!(at(11, "MPN"), "'-10V REF");
    assert_eq!(at(9, "DNP"), "DNP");
}

proptest! {
    #[test]
    fn any_text_comes_back(texts in proptest::collection::vec(any::<String>(), 3)) {
        let mut report = sample::report();
        report.lines[0].line.mpn.clone_from(&texts[0]);
        report.lines[0].line.value.clone_from(&texts[1]);
        report.lines[0].line.description.clone_from(&texts[2]);
        let rows = rows(&write_csv(&report));
        prop_assert_eq!(&rows[1][4], &guarded(&texts[0]));
        prop_assert_eq!(&rows[1][6], &guarded(&texts[1]));
        prop_assert_eq!(&rows[1][8], &guarded(&texts[2]));
    }

    #[test]
    fn no_cell_starts_a_formula(text in "[=+@\t\r\n-]?.{0,12}") {
        let guarded = guarded(&text);
        let is_number = guarded.parse::<f64>().is_ok();
        prop_assert!(is_number || !guarded.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']));
    }
}
