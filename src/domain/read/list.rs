//! The readers, one a line, in the order in which they are asked: the first that claims a file and can read it has it.

use super::document::Format;
use super::reader::Reader;
use super::{
    aligned, bulleted, counted, dashed, declaration, delimited, eagle, gapped, html, interactive_bom,
    ipc2581, json, keyed, kicad, kicad_sch, markdown, ods, placed, placements, plain_counts, records,
    spreadsheet_xml, xls, xlsb, xlsx,
};

pub(super) const READERS: &[Reader] = &[
    xlsb::READER,
    xlsx::READER,
    ods::READER,
    xls::READER,
    declaration::READER,
    kicad::READER,
    eagle::READER,
    ipc2581::READER,
    ods::FLAT,
    spreadsheet_xml::READER,
    interactive_bom::READER,
    records::READER,
    html::READER,
    kicad_sch::READER,
    json::READER,
    delimited::CHOSEN,
    keyed::READER,
    markdown::READER,
    placements::READER,
    dashed::READER,
    counted::READER,
    plain_counts::GAPLESS,
    aligned::TABBED,
    bulleted::READER,
    gapped::READER,
    delimited::SURE,
    aligned::READER,
    placed::READER,
    delimited::LIKELY,
    plain_counts::READER,
    aligned::PROSE,
];

/// The kinds of files that can be read, by their readers; one that comes in several ways stands there as often.
pub fn formats() -> impl Iterator<Item = Format> {
    READERS.iter().flat_map(|it| it.formats().iter().copied())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::{READERS, formats};
    use crate::domain::read::document::Format;

    #[test]
    fn every_format_has_one_code_and_one_name() {
        let (mut labels, mut codes) = (BTreeMap::new(), BTreeMap::new());
        assert!(READERS.iter().all(|it| !it.formats().is_empty()));
        for format in formats().chain([Format::CATALOG]) {
            let (code, label) = (format.code(), format.label());
            assert!(!code.is_empty() && !label.is_empty(), "{format:?}");
            assert_eq!(*labels.entry(code).or_insert(label), label, "{code} has one name");
            assert_eq!(*codes.entry(label).or_insert(code), code, "{label} has one code");
        }
        let codes: Vec<&str> = labels.into_keys().collect();
        assert_eq!(
            codes,
            [
                "catalog",
                "csv",
                "eagle-schematic",
                "granta-bom",
                "html",
                "iec-62474",
                "ipc-1752",
                "ipc-2581",
                "json",
                "kicad-netlist",
                "kicad-schematic",
                "markdown",
                "ods",
                "text",
                "tsv",
                "xls",
                "xlsb",
                "xlsm",
                "xlsx",
                "xml",
            ]
        );
    }
}
