//! What the look of a workbook's rows tells: struck out, in the color that a note names, hidden.

#![allow(clippy::expect_used, clippy::panic, reason = "a test may stop at once")]

use super::read_xlsb::zip;
use bomlight::domain::place::SourceIndex;
use bomlight::domain::read::{Limits, read};
use bomlight::domain::recognise::{Content, recognise};

/// The designators of lines that are not placed, and the codes of what was found, with its arguments.
fn told(name: &str, bytes: &[u8]) -> (Vec<String>, Vec<String>) {
    let document = read(name, bytes, &Limits::default()).expect("it can be read");
    let found = recognise(SourceIndex(0), &document);
    let Content::Bom(lines) = found.content else { panic!("no lines") };
    let unplaced = lines.iter().filter(|it| it.dnp).map(|it| it.designator_text.clone()).collect();
    let findings = found.findings.iter().filter(|it| it.code.starts_with("file."));
    (unplaced, findings.map(|it| format!("{} {:?}", it.code, it.args)).collect())
}

const ROWS: [&str; 8] = [
    "|Items in red are DNP",
    "|Ref|Qty|Value",
    "|R1|1|10k",
    "red|R2|1|1k",
    "pink|C1|1|100n",
    "struck|C2|1|1u",
    "hidden|D1|1|BAT54",
    "|U1|1|LM358",
];

/// A workbook of the rows, each with its look; the fourth column is hidden.
fn xlsx(rows: &[&str]) -> Vec<u8> {
    const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let styles = format!(
        "<styleSheet xmlns=\"{MAIN}\"><fonts><font/><font><color rgb=\"FFFF0000\"/></font><font><strike/>\
         <color theme=\"1\"/></font></fonts><fills><fill><patternFill patternType=\"none\"/></fill><fill>\
         <patternFill patternType=\"solid\"><fgColor rgb=\"FFFFC7CE\"/></patternFill></fill></fills><cellXfs>\
         <xf fontId=\"0\"/><xf fontId=\"1\"/><xf fontId=\"0\" fillId=\"1\"/><xf fontId=\"2\"/></cellXfs></styleSheet>"
    );
    let mut sheet = format!(
        "<worksheet xmlns=\"{MAIN}\"><cols><col min=\"3\" max=\"3\" hidden=\"1\"/></cols><sheetData>"
    );
    for row in rows {
        let mut cells = row.split('|');
        let look = cells.next().unwrap_or("");
        let style = ["", "red", "pink", "struck"].iter().position(|it| *it == look).unwrap_or(0);
        sheet.push_str(if look == "hidden" { "<row hidden=\"1\">" } else { "<row>" });
        for cell in cells {
            sheet.push_str(&format!("<c s=\"{style}\" t=\"inlineStr\"><is><t>{cell}</t></is></c>"));
        }
        sheet.push_str("</row>");
    }
    sheet.push_str("</sheetData></worksheet>");
    let book = format!(
        "<workbook xmlns=\"{MAIN}\" xmlns:r=\"{OFFICE}\"><sheets><sheet name=\"BOM\" sheetId=\"1\" r:id=\"a\"/></sheets></workbook>"
    );
    let relations = format!(
        "<Relationships><Relationship Id=\"a\" Type=\"{OFFICE}/worksheet\" Target=\"sheet.xml\"/>\
         <Relationship Id=\"b\" Type=\"{OFFICE}/styles\" Target=\"styles.xml\"/></Relationships>"
    );
    zip(&[
        ("xl/workbook.xml", book.into_bytes()),
        ("xl/_rels/workbook.xml.rels", relations.into_bytes()),
        ("xl/sheet.xml", sheet.into_bytes()),
        ("xl/styles.xml", styles.into_bytes()),
    ])
}

#[test]
fn a_note_on_colors_is_read_with_the_colors() {
    let (unplaced, findings) = told("board.xlsx", &xlsx(&ROWS));
    assert_eq!(unplaced, ["R2", "C1", "C2"]);
    assert_eq!(
        findings,
        [
            "file.rows-struck [(\"count\", Count(1))]",
            "file.color-read [(\"text\", Text(\"Items in red are DNP\")), (\"count\", Count(2))]",
            "file.hidden [(\"rows\", Count(1)), (\"columns\", Count(1))]",
        ]
    );
}

#[test]
fn a_legend_in_its_color_needs_no_words() {
    let mut rows = ROWS.to_vec();
    rows[0] = "pink|DNP";
    assert_eq!(told("board.xlsx", &xlsx(&rows)).0, ["C1", "C2"]);
    rows[0] = "|Board";
    assert_eq!(told("board.xlsx", &xlsx(&rows)).0, ["C2"], "without a note colors tell nothing");
}

#[test]
fn open_document_has_looks_too() {
    let mut body = String::from(
        "<office:document xmlns:office=\"o\"><office:automatic-styles>\
         <style:style style:name=\"red\"><style:text-properties fo:color=\"#ff0000\"/></style:style>\
         <style:style style:name=\"pink\"><style:table-cell-properties fo:background-color=\"#ffc7ce\"/></style:style>\
         <style:style style:name=\"struck\"><style:text-properties style:text-line-through-style=\"solid\"/></style:style>\
         </office:automatic-styles><office:body><office:spreadsheet><table:table table:name=\"BOM\">\
         <table:table-column table:number-columns-repeated=\"2\"/><table:table-column table:visibility=\"collapse\"/>",
    );
    for row in ROWS {
        let mut cells = row.split('|');
        let look = cells.next().unwrap_or("");
        body.push_str(if look == "hidden" {
            "<table:table-row table:visibility=\"filter\">"
        } else {
            "<table:table-row>"
        });
        for cell in cells {
            body.push_str(&format!(
                "<table:table-cell table:style-name=\"{look}\"><text:p>{cell}</text:p></table:table-cell>"
            ));
        }
        body.push_str("</table:table-row>");
    }
    body.push_str("</table:table></office:spreadsheet></office:body></office:document>");
    let (unplaced, findings) = told("board.fods", body.as_bytes());
    assert_eq!(unplaced, ["R2", "C1", "C2"]);
    assert_eq!(findings, told("board.xlsx", &xlsx(&ROWS)).1);
}
