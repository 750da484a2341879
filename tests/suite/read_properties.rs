//! Whatever the bytes are, reading ends without a panic; well-formed CSV is read as the csv crate does.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop at once")]

use std::path::Path;

use bomlight::domain::read::{Limits, delimited, read, unpack};
use proptest::prelude::*;

/// Small limits, so that what a limit does is met often.
fn tight() -> Limits {
    Limits {
        rows: 50,
        columns: 12,
        cells: 200,
        entry_bytes: 1 << 16,
        unpacked_bytes: 1 << 18,
        ..Limits::default()
    }
}

fn read_both(name: &str, bytes: &[u8]) {
    for limits in [Limits::default(), tight()] {
        if let Ok(document) = read(name, bytes, &limits) {
            for sheet in &document.sheets {
                assert!(sheet.table.row_count() <= limits.rows);
                assert!(sheet.table.max_width() <= limits.columns);
            }
        }
        let _ = unpack(name, bytes, &limits);
    }
}

fn fixtures() -> Vec<(String, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/read");
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), std::fs::read(&path).unwrap()))
        .collect();
    files.sort();
    files
}

/// Starts of files by which formats are told, so that random bytes reach every reader.
const STARTS: &[&[u8]] = &[
    b"",
    b"PK\x03\x04",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    b"<export>",
    b"<eagle>",
    b"<IPC-2581>",
    b"<html><table>",
    b"<Workbook><Worksheet>",
    b"<office:document><office:spreadsheet><table:table>",
    b"(kicad_sch ",
    b"(export ",
    b"[{",
    b"\xff\xfe",
    b"\xfe\xff",
    b"\x1b$B",
    b"\x1b$)C\x0e",
    b"sep=;\n",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn any_bytes_are_read_or_refused(start in 0..STARTS.len(), bytes in prop::collection::vec(any::<u8>(), 0..600)) {
        let whole = [STARTS[start], &bytes].concat();
        read_both("parts.csv", &whole);
    }

    #[test]
    fn any_text_of_signs_is_read_or_refused(start in 0..STARTS.len(), text in "[\"',;|\t\r\n <>/=()a-c0-2&#x;_-]{0,300}") {
        let whole = [STARTS[start], text.as_bytes()].concat();
        read_both("parts.txt", &whole);
    }

    #[test]
    fn damaged_fixtures_are_read_or_refused(
        which in any::<prop::sample::Index>(),
        edits in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>(), 0_u8..4), 1..12),
    ) {
        let files = fixtures();
        let (name, mut bytes) = files[which.index(files.len())].clone();
        for (at, byte, kind) in edits {
            let at = at.index(bytes.len().max(1)).min(bytes.len().saturating_sub(1));
            match kind {
                0 => bytes.insert(at, byte),
                1 if !bytes.is_empty() => { bytes.remove(at); }
                2 if !bytes.is_empty() => bytes[at] = byte,
                _ => bytes.truncate(bytes.len().saturating_sub(usize::from(byte) / 8)),
            }
        }
        read_both(&name, &bytes);
    }

    #[test]
    fn well_formed_csv_is_read_as_by_the_csv_crate(
        rows in prop::collection::vec(prop::collection::vec("[a-c ,;\t\"\r\n|µ]{0,8}", 2..6), 1..12),
        delimiter in prop::sample::select(vec![b',', b';', b'\t', b'|']),
        crlf in any::<bool>(),
    ) {
        let terminator = if crlf { csv::Terminator::CRLF } else { csv::Terminator::Any(b'\n') };
        let mut writer = csv::WriterBuilder::new()
            .delimiter(delimiter).terminator(terminator).flexible(true).quote_style(csv::QuoteStyle::NonNumeric)
            .from_writer(Vec::new());
        for row in &rows {
            writer.write_record(row).unwrap();
        }
        let text = String::from_utf8(writer.into_inner().unwrap()).unwrap();
        let (table, notes) = delimited::parse(&text, delimiter, &Limits::default());
        let read: Vec<Vec<&str>> = (0..table.row_count()).map(|row| table.row(row).collect()).collect();
        prop_assert_eq!(notes, []);
        prop_assert_eq!(read, rows);
    }
}
