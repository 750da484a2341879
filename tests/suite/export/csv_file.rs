//! CSV: guarded, and read back as it was written.

use bomlight::domain::export::csv::{CsvDialect, write_csv, write_csv_as};
use bomlight::domain::export::withhold::told;
use bomlight::domain::report::Audience;
use bomlight::domain::spelling::guard::guarded;
use proptest::prelude::*;

use crate::export::sample;

fn rows(bytes: &[u8]) -> Vec<Vec<String>> {
    rows_with(b',', bytes)
}

fn rows_with(delimiter: u8, bytes: &[u8]) -> Vec<Vec<String>> {
    csv::ReaderBuilder::new()
        .delimiter(delimiter)
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

fn dialect(has_decimal_comma: bool, is_exact: bool) -> CsvDialect {
    CsvDialect { has_decimal_comma, is_exact }
}

#[test]
fn with_semicolons_numbers_have_a_comma_and_all_else_is_the_same() {
    let report = sample::report();
    let bytes = write_csv_as(&report, dialect(true, false));
    assert!(bytes.starts_with(b"\xEF\xBB\xBFRow;"));
    let found = rows_with(b';', &bytes);
    let comma = rows(&write_csv(&report));
    assert_eq!(found.len(), comma.len());
    let column = found[0].iter().position(|it| it == "Unit price USD at 10000").expect("a header");
    assert_eq!(found[2][column], "0,0011");
    for (one, other) in found.iter().flatten().zip(comma.iter().flatten()) {
        let is_number = |it: &str| it.parse::<f64>().is_ok();
        assert!(one == other || (is_number(other) && *one == other.replace('.', ",")), "{one} {other}");
    }
}

#[test]
fn exact_data_has_no_signs_in_front_and_comes_back_as_it_is() {
    let mut report = sample::report();
    report.lines[0].line.mpn = "=1+1".to_owned();
    report.lines[0].line.value = "'kept".to_owned();
    for has_decimal_comma in [false, true] {
        let delimiter = if has_decimal_comma { b';' } else { b',' };
        let exact = rows_with(delimiter, &write_csv_as(&report, dialect(has_decimal_comma, true)));
        assert_eq!((exact[1][4].as_str(), exact[1][6].as_str()), ("=1+1", "'kept"));
        let guarded = rows_with(delimiter, &write_csv_as(&report, dialect(has_decimal_comma, false)));
        assert_eq!(guarded[1][4], "'=1+1");
    }
}

#[test]
fn a_summary_has_a_dialect_too() {
    let report = sample::report();
    let summary = write_csv_as(&told(&report, Audience::Summary), dialect(true, false));
    assert!(summary.starts_with(b"\xEF\xBB\xBFWhat;Value\r\n"));
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
        let is_sign = guarded == text && guarded.chars().count() == 1;
        prop_assert!(is_number || is_sign && !text.trim().is_empty() || !guarded.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']));
    }
}
