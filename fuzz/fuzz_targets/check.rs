//! Whatever the bytes are: read, recognise and assemble end without a panic.
//!
//! `cargo +nightly fuzz run check` from the repository's root.

#![no_main]

use bomlight::domain::place::SourceIndex;
use bomlight::domain::settings::Settings;
use bomlight::domain::read::read;
use bomlight::domain::read::Limits;
use bomlight::domain::recognise::recognise;
use bomlight::domain::recognise::Content;
use bomlight::domain::assess::input::Input;
use bomlight::domain::assess::assemble;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    // The name decides little; the first byte picks one, so that every reader is reached.
    let names = ["bom.csv", "bom.txt", "bom.xlsx", "bom.xls", "bom.ods", "bom.xml", "bom.net", "bom.kicad_sch"];
    let Some((first, rest)) = bytes.split_first() else { return };
    let name = names[usize::from(*first) % names.len()];
    let limits = Limits { rows: 2_000, columns: 64, cells: 20_000, unpacked_bytes: 1 << 22, ..Limits::default() };
    let Ok(document) = read(name, rest, &limits) else { return };
    let understood = recognise(SourceIndex(0), &document);
    assert!((0.0..=1.0).contains(&understood.layout.confidence));
    let (lines, records) = match understood.content {
        Content::Bom(lines) => (lines, Vec::new()),
        Content::PartData(records) => (Vec::new(), records),
        Content::Nothing => return,
    };
    let _ = assemble(Input {
        settings: Settings::new("2026-11-22"),
        sources: Vec::new(),
        lines,
        records,
        findings: understood.findings,
    });
});
