//! Every file of the corpus of real BOMs can be read, quickly, as the format that it is.
//! Says "skipped" and passes where the corpus is not there.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop at once")]

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use bomlight::domain::read::{Document, Limits, read};

/// A release build needs milliseconds; this leaves room for a debug build on a busy machine.
const SLOWEST: Duration = Duration::from_secs(10);

/// One line of the corpus' manifest.
struct Listed {
    file: String,
    format: String,
    encoding: String,
    delimiter: String,
}

fn corpus() -> Option<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus");
    path.join("manifest.tsv").exists().then_some(path)
}

fn manifest(corpus: &Path) -> Vec<Listed> {
    let text = std::fs::read_to_string(corpus.join("manifest.tsv")).unwrap();
    let row = |line: &str| {
        let cells: Vec<&str> = line.split('\t').collect();
        Listed {
            file: cells[0].to_owned(),
            format: cells[6].to_owned(),
            encoding: cells[7].to_owned(),
            delimiter: cells[8].to_owned(),
        }
    };
    text.lines().skip(1).map(row).collect()
}

/// What the manifest asks of the document, or why it is not met.
fn complaint(listed: &Listed, document: &Document, bytes: &[u8]) -> Option<String> {
    let format = match listed.format.as_str() {
        "CSV" => "csv",
        "TSV" => "tsv",
        "XLSX" => "xlsx",
        "XLS" => "xls",
        "ODS" => "ods",
        "markdown" => "markdown",
        "KiCad netlist XML" => "kicad-netlist",
        "KiCad schematic" => "kicad-schematic",
        "IPC-2581 XML" => "ipc-2581",
        "text (fixed-width/prose)" => "text",
        _ => document.format.code(),
    };
    if document.format.code() != format {
        return Some(format!("read as {}, is {}", document.format.code(), listed.format));
    }
    let encoding = match listed.encoding.as_str() {
        "ascii" | "utf-8" | "utf-8-sig" => Some("utf-8"),
        // 0x81 means nothing in windows-1252; a file that holds it is from DOS, whatever the list says.
        "cp1252" if bytes.contains(&0x81) => Some("ibm850"),
        "cp1252" => Some("windows-1252"),
        "utf-16" | "utf-16le" => Some("utf-16le"),
        _ => document.encoding,
    };
    if document.encoding != encoding {
        return Some(format!("encoding {:?}, is {}", document.encoding, listed.encoding));
    }
    let delimiter = match listed.delimiter.as_str() {
        "comma" => Some(','),
        "semicolon" => Some(';'),
        "tab" if format == "tsv" => Some('\t'),
        _ => document.delimiter,
    };
    if document.delimiter != delimiter {
        return Some(format!("delimiter {:?}, is {}", document.delimiter, listed.delimiter));
    }
    document.sheets.iter().all(|sheet| sheet.table.row_count() == 0).then(|| "no rows".to_owned())
}

#[test]
fn every_file_of_the_corpus_is_read() {
    let Some(corpus) = corpus() else {
        println!("skipped: no corpus");
        return;
    };
    let mut complaints = Vec::new();
    for listed in manifest(&corpus) {
        let bytes = std::fs::read(corpus.join("files").join(&listed.file)).unwrap();
        let start = Instant::now();
        let result = read(&listed.file, &bytes, &Limits::default());
        let took = start.elapsed();
        if took > SLOWEST {
            complaints.push(format!("{}: took {took:?}", listed.file));
        }
        let complaint = match &result {
            Ok(document) => complaint(&listed, document, &bytes),
            Err(error) => Some(error.to_string()),
        };
        if let Some(complaint) = complaint {
            complaints.push(format!("{}: {complaint}", listed.file));
        }
    }
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}
