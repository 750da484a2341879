//! The own workbook readers against calamine, over the workbooks of the corpus: the same cells filled,
//! the same texts. Says "skipped" and passes where the corpus is not there.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop at once")]

use std::io::Cursor;
use std::path::Path;

use bomlight::domain::read::{Limits, read};
use calamine::{Data, Reader, open_workbook_auto_from_rs};

#[test]
fn cells_agree_with_calamine() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus/files");
    let Ok(files) = std::fs::read_dir(&folder) else {
        println!("skipped: no corpus");
        return;
    };
    let mut differences = Vec::new();
    let mut compared = 0;
    for file in files {
        let path = file.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if !matches!(path.extension().and_then(|end| end.to_str()), Some("xlsx" | "xlsm" | "xls" | "ods")) {
            continue;
        }
        let bytes = std::fs::read(&path).unwrap();
        let ours = read(&name, &bytes, &Limits::default()).unwrap();
        let Ok(mut theirs) = open_workbook_auto_from_rs(Cursor::new(bytes)) else { continue };
        for sheet in &ours.sheets {
            let Ok(range) = theirs.worksheet_range(sheet.name.as_deref().unwrap()) else { continue };
            for (row, column, data) in range.used_cells() {
                let (top, left) = range.start().unwrap();
                let (row, column) = (row + top as usize, column + left as usize);
                let cell = sheet.table.cell(row, column);
                compared += 1;
                if !alike(cell, data) {
                    differences.push(format!("{name} {:?} {row},{column}: {cell:?}, {data:?}", sheet.name));
                }
            }
            let filled = range.used_cells().filter(|(_, _, data)| !data.to_string().is_empty()).count();
            let own = (0..sheet.table.row_count()).flat_map(|row| sheet.table.row(row));
            let own = own.filter(|cell| !cell.is_empty()).count();
            if own != filled {
                differences.push(format!("{name} {:?}: {own} cells filled, {filled}", sheet.name));
            }
        }
    }
    differences.sort();
    assert!(compared > 10_000, "only {compared} cells compared");
    assert!(
        differences.is_empty(),
        "{} differ:\n{}",
        differences.len(),
        differences[..differences.len().min(60)].join("\n")
    );
}

/// The same text; a number by its value, whatever signs are shown around it.
fn alike(cell: &str, data: &Data) -> bool {
    match data {
        Data::String(text) => squeeze(cell) == squeeze(text),
        Data::Float(value) => number(cell).is_some_and(|shown| close(shown, *value)),
        Data::Int(value) => number(cell).is_some_and(|shown| close(shown, *value as f64)),
        Data::Bool(value) => cell.eq_ignore_ascii_case(&value.to_string()),
        Data::Empty => cell.is_empty(),
        Data::Error(_) => cell.starts_with('#') || cell.starts_with("Err"),
        Data::DateTime(_) | Data::DateTimeIso(_) | Data::DurationIso(_) => !cell.is_empty(),
    }
}

fn squeeze(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn number(cell: &str) -> Option<f64> {
    let digits = cell.trim_start_matches(|sign: char| !sign.is_ascii_digit() && sign != '-');
    match digits.strip_suffix('%') {
        Some(hundredths) => hundredths.parse::<f64>().ok().map(|value| value / 100.0),
        None => digits.parse().ok(),
    }
}

fn close(ours: f64, theirs: f64) -> bool {
    (ours - theirs).abs() <= theirs.abs() * 1e-12
}
