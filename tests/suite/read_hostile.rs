//! Files made to do harm are refused or cut, in bounded memory and time.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop at once")]

#[path = "../shared/zip_end.rs"]
mod zip_end;

use std::time::{Duration, Instant};

use bomlight::domain::read::{Document, Limits, ReadError, ReadNote, Unpacked, read, unpack};
use zip_end::end_zip;

/// A zip of entries; deflated where `deflate` says so. `declared` lies about the unpacked size.
fn zip(entries: &[(&str, Vec<u8>)], deflate: bool, declared: Option<u32>) -> Vec<u8> {
    let (mut file, mut directory) = (Vec::new(), Vec::new());
    for (name, content) in entries {
        let packed =
            if deflate { miniz_oxide::deflate::compress_to_vec(content, 6) } else { content.clone() };
        let method: u16 = if deflate { 8 } else { 0 };
        let offset = file.len() as u32;
        let sizes = |target: &mut Vec<u8>| {
            target.extend(0_u32.to_le_bytes());
            target.extend((packed.len() as u32).to_le_bytes());
            target.extend(declared.unwrap_or(content.len() as u32).to_le_bytes());
            target.extend((name.len() as u16).to_le_bytes());
            target.extend(0_u16.to_le_bytes());
        };
        file.extend(b"PK\x03\x04\x14\0\0\0");
        file.extend(method.to_le_bytes());
        file.extend([0; 4]);
        sizes(&mut file);
        file.extend(name.as_bytes());
        file.extend(&packed);
        directory.extend(b"PK\x01\x02\x14\0\x14\0\0\0");
        directory.extend(method.to_le_bytes());
        directory.extend([0; 4]);
        sizes(&mut directory);
        directory.extend([0; 10]);
        directory.extend(offset.to_le_bytes());
        directory.extend(name.as_bytes());
    }
    end_zip(&mut file, &directory, entries.len());
    file
}

const RELATIONS: &str = "<Relationships><Relationship Id=\"rId1\" Type=\"x/worksheet\" Target=\"worksheets/sheet1.xml\"/>\
     <Relationship Id=\"rId2\" Type=\"x/sharedStrings\" Target=\"sharedStrings.xml\"/></Relationships>";

fn workbook(sheet: &str, strings: &str) -> Vec<(&'static str, Vec<u8>)> {
    let book = "<workbook><sheets><sheet name=\"BOM\" r:id=\"rId1\"/></sheets></workbook>";
    vec![
        ("[Content_Types].xml", b"<Types/>".to_vec()),
        ("xl/workbook.xml", book.as_bytes().to_vec()),
        ("xl/_rels/workbook.xml.rels", RELATIONS.as_bytes().to_vec()),
        ("xl/sharedStrings.xml", strings.as_bytes().to_vec()),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes().to_vec()),
    ]
}

/// Reads within a time that no slow machine needs, but that a file out of bounds would pass.
fn read_in_time(name: &str, bytes: &[u8], limits: &Limits) -> Result<Document, ReadError> {
    let start = Instant::now();
    let result = read(name, bytes, limits);
    assert!(start.elapsed() < Duration::from_secs(20), "{name} took {:?}", start.elapsed());
    result
}

#[test]
fn a_cell_in_the_last_corner_is_cut_and_not_reached() {
    let sheet = "<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row>\
                 <row r=\"1048576\"><c r=\"A1048576\"><v>1</v></c><c r=\"XFD1048576\"><v>2</v></c></row></sheetData></worksheet>";
    let bytes = zip(&workbook(sheet, "<sst><si><t>R1</t></si></sst>"), true, None);
    let document = read_in_time("book.xlsx", &bytes, &Limits::default()).unwrap();
    assert_eq!(document.sheets[0].table.row_count(), 1);
    assert_eq!(document.sheets[0].table.cell(0, 0), "R1");
    assert!(document.notes.contains(&ReadNote::RowsCut { sheet: 0, limit: 250_000 }));
}

#[test]
fn a_bomb_is_refused_whatever_size_it_declares() {
    let limits = Limits { entry_bytes: 16 << 20, ..Limits::default() };
    let sheet = format!("<worksheet><sheetData>{}</sheetData></worksheet>", " ".repeat(40 << 20));
    for declared in [None, Some(10), Some(u32::MAX)] {
        let bytes = zip(&workbook(&sheet, "<sst/>"), true, declared);
        assert!(bytes.len() < 100_000);
        let result = read_in_time("bomb.xlsx", &bytes, &limits);
        assert!(matches!(result, Err(ReadError::UnpacksTooLarge { .. })), "{declared:?}");
    }
}

#[test]
fn a_long_string_in_every_cell_is_cut() {
    let limits = Limits { entry_bytes: 4 << 20, ..Limits::default() };
    let cell = "<c t=\"s\"><v>0</v></c>";
    let sheet = format!(
        "<worksheet><sheetData>{}</sheetData></worksheet>",
        format!("<row>{}</row>", cell.repeat(50)).repeat(200)
    );
    let strings = format!("<sst><si><t>{}</t></si></sst>", "x".repeat(200 << 10));
    let document = read_in_time("long.xlsx", &zip(&workbook(&sheet, &strings), true, None), &limits).unwrap();
    assert!(document.sheets[0].table.text_bytes() <= 16 << 20);
    assert!(matches!(document.notes[..], [ReadNote::RowsCut { .. }]));
}

#[test]
fn entities_of_a_document_type_are_refused_in_workbooks() {
    let laughs =
        "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\">]><worksheet><sheetData/></worksheet>";
    let bytes = zip(&workbook(laughs, "<sst/>"), false, None);
    assert!(matches!(read("book.xlsx", &bytes, &Limits::default()), Err(ReadError::Damaged { .. })));
}

#[test]
fn deep_nesting_costs_nothing() {
    let deep = 200_000;
    for text in [
        format!("<export>{}", "<comp>".repeat(deep)),
        format!("<html>{}", "<table><tr><td>".repeat(deep / 8)),
        format!("(export {}", "(comp ".repeat(deep)),
        format!("(kicad_sch {}", "(symbol ".repeat(deep)),
        format!("[{}", "[".repeat(deep)),
        format!("{{\"a\":{}", "[{\"a\":".repeat(deep / 4)),
        format!(
            "<office:document><office:spreadsheet>{}",
            "<table:table><table:table-row><table:table-cell>".repeat(deep / 16)
        ),
    ] {
        let _ = read_in_time("deep", text.as_bytes(), &Limits::default());
    }
}

#[test]
fn wide_rows_and_stray_quotes_are_bounded() {
    let wide = ",x".repeat(2_000_000);
    let document = read_in_time("wide.csv", wide.as_bytes(), &Limits::default()).unwrap();
    assert_eq!(document.sheets[0].table.max_width(), 1_024);
    assert_eq!(document.notes, [ReadNote::ColumnsCut { sheet: 0, limit: 1_024 }]);
    for unit in ["\"a,b\n", "x,\"\"a\"\"\n", "\"\",\"x\n", "\"\"\"\"\"x,", "a,\"\n"] {
        let text = format!("Ref,Value\n{}", unit.repeat(100_000));
        let _ = read_in_time("quotes.csv", text.as_bytes(), &Limits::default());
    }
    for unit in ["a  b   c\n", "| a | b |\n|---|\n", "          \n  x\n", "-- --- --\n"] {
        let _ = read_in_time("aligned.txt", unit.repeat(50_000).as_bytes(), &Limits::default());
    }
}

#[test]
fn size_blanks_and_other_kinds_are_said_plainly() {
    let limits = Limits { file_bytes: 1_000, ..Limits::default() };
    assert_eq!(
        read("a.csv", &[b'x'; 1_001], &limits),
        Err(ReadError::TooLarge { found: 1_001, limit: 1_000 })
    );
    assert_eq!(read("a.csv", b"", &limits), Err(ReadError::Empty));
    assert_eq!(read("a.csv", b"\xef\xbb\xbf\r\n \t", &limits), Err(ReadError::Empty));
    assert_eq!(read("a.csv", b"hello", &limits), Err(ReadError::NoTable));
    let cases: [(&[u8], &str); 4] = [
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "a PDF document"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "a PNG picture"),
        (b"(kicad_pcb (version 20221018))", "a KiCad board; its schematic (.kicad_sch) lists the parts"),
        (b"<svg xmlns=\"http://www.w3.org/2000/svg\"/>", "an SVG picture"),
    ];
    for (bytes, kind) in cases {
        assert_eq!(read("bom.csv", bytes, &limits), Err(ReadError::NotATable { kind }));
    }
    let document = zip(&[("word/document.xml", Vec::new())], false, None);
    assert_eq!(read("bom.xlsx", &document, &limits), Err(ReadError::NotATable { kind: "a Word document" }));
}

#[test]
fn packed_files_are_unpacked_and_workbooks_are_not() {
    let files =
        [("boards/", Vec::new()), ("boards/a.csv", b"R1,1".to_vec()), ("__MACOSX/a.csv", b"x".to_vec())];
    let bytes = zip(&files, true, None);
    assert_eq!(
        unpack("a.zip", &bytes, &Limits::default()),
        Some(Unpacked { files: vec![("boards/a.csv".to_owned(), b"R1,1".to_vec())], refused: Vec::new() })
    );
    assert!(matches!(read("a.zip", &bytes, &Limits::default()), Err(ReadError::NotATable { .. })));
    assert_eq!(unpack("a.xlsx", &zip(&workbook("<a/>", "<sst/>"), true, None), &Limits::default()), None);
    assert_eq!(unpack("a.csv", b"R1,1", &Limits::default()), None);
}

#[test]
fn what_is_left_out_of_an_archive_is_told() {
    let limits = Limits { zip_entries: 3, ..Limits::default() };
    let bom = || b"R1,1".to_vec();
    let told = |names: &[&str]| {
        let entries: Vec<_> = names.iter().map(|it| (*it, bom())).collect();
        let found = unpack("a.zip", &zip(&entries, false, None), &limits).unwrap_or_default();
        let files: Vec<String> = found.files.into_iter().map(|it| it.0).collect();
        (files, found.refused)
    };
    // Nothing is written, so a way up leads nowhere; of hidden files one tells of all.
    let hidden = ReadError::NotATable { kind: "a hidden file" };
    assert_eq!(told(&["../../a.csv"]), (vec!["../../a.csv".to_owned()], Vec::new()));
    assert_eq!(
        told(&[".git/a.csv", ".b.csv", "c.csv"]),
        (vec!["c.csv".to_owned()], vec![(".git/a.csv".to_owned(), hidden)])
    );
    assert_eq!(told(&["__MACOSX/._a.csv", "._b.csv", ".DS_Store"]), (Vec::new(), Vec::new()));
    let (files, refused) = told(&["boards/", "a.csv", "b.csv", "more/", "d.csv"]);
    assert_eq!(files, ["a.csv", "b.csv"]);
    assert_eq!(refused, [(String::new(), ReadError::TooManyFiles { limit: 2 })]);
}

#[test]
fn what_a_damaged_sheet_lacks_is_told() {
    let strings = "<sst><si><t>R1</t></si></sst>";
    let read = |sheet: &str| {
        let document =
            read("book.xlsx", &zip(&workbook(sheet, strings), true, None), &Limits::default()).unwrap();
        let table = &document.sheets[0].table;
        let cells = (0..table.row_count()).map(|row| table.cell(row, 0).to_owned()).collect::<Vec<_>>();
        (cells.join(" "), document.notes)
    };
    let row = "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row>";
    let whole = format!("<worksheet><sheetData>{row}</sheetData></worksheet>");
    assert_eq!(read(&whole), ("R1".to_owned(), Vec::new()));
    assert_eq!(read("<worksheet><sheetData/></worksheet>"), (String::new(), Vec::new()));
    let cut = vec![ReadNote::RowsCut { sheet: 0, limit: 1 }];
    assert_eq!(read(whole.split_once("</sheetData>").unwrap().0), ("R1".to_owned(), cut.clone()));
    assert_eq!(read(&whole.replace(row, &row.repeat(2))), ("R1".to_owned(), cut));
    assert_eq!(read(&whole.replace("<v>0", "<v>7")), ("\u{fffd}".to_owned(), vec![ReadNote::ReplacedBytes]));
}

#[test]
fn tables_of_a_page_beyond_the_limit_are_told() {
    let table = "<table><tr><td>R1</td><td>1</td></tr></table>";
    let count = |tables: usize| {
        let document = read("a.html", table.repeat(tables).as_bytes(), &Limits::default()).unwrap();
        (document.sheets.len(), document.notes)
    };
    assert_eq!(count(256), (256, Vec::new()));
    assert_eq!(count(257), (256, vec![ReadNote::SheetsCut { limit: 256 }]));
}
