//! What is read of each fixture, as a snapshot.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop at once")]

use std::fmt::Write;
use std::path::Path;

use bomlight::domain::read::{Document, Limits, ReadError, read};

fn shown(result: &Result<Document, ReadError>) -> String {
    let document = match result {
        Ok(document) => document,
        Err(error) => return format!("refused: {error}\n"),
    };
    let mut text = String::new();
    let (format, encoding) = (document.format.code(), document.encoding.unwrap_or("-"));
    writeln!(text, "{format}, {encoding}, {:?}, {:?}", document.delimiter, document.notes).unwrap();
    for sheet in &document.sheets {
        writeln!(text, "sheet {:?}{}", sheet.name, if sheet.hidden { ", hidden" } else { "" }).unwrap();
        if let Some(header) = &sheet.header {
            writeln!(text, "  = {}", header.join(" | ")).unwrap();
        }
        for row in 0..sheet.table.row_count() {
            let cells: Vec<String> =
                sheet.table.row(row).map(str::escape_debug).map(|cell| cell.to_string()).collect();
            writeln!(text, "{:3} {}", row + 1, cells.join(" | ")).unwrap();
        }
    }
    text
}

#[test]
fn fixtures_are_read_as_before() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/read");
    let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let mut all = String::new();
    for path in paths {
        let name = path.file_name().unwrap().to_str().unwrap();
        if name == "README.md" {
            continue;
        }
        let result = read(name, &std::fs::read(&path).unwrap(), &Limits::default());
        write!(all, "## {name}\n{}\n", shown(&result)).unwrap();
    }
    insta::assert_snapshot!(all);
}
