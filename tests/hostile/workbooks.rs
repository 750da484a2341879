//! Workbooks: one part named as thousands of sheets, texts that cells share, relations, repeated cells.

use super::containers::{Entry, zip};
use super::{Files, many, one, open};

fn book(sheets: usize, relations: usize, sheet: &str, strings: &str) -> Files {
    let names: String = (0..sheets).map(|it| format!("<sheet name=\"S{it}\" r:id=\"rId{it}\"/>")).collect();
    let list: String = (0..relations)
        .map(|it| {
            format!("<Relationship Id=\"rId{it}\" Type=\"x/worksheet\" Target=\"worksheets/sheet1.xml\"/>")
        })
        .collect();
    let parts: [(&str, String); 5] = [
        ("[Content_Types].xml", "<Types/>".to_owned()),
        ("xl/workbook.xml", format!("<workbook><sheets>{names}</sheets></workbook>")),
        (
            "xl/_rels/workbook.xml.rels",
            format!(
                "<Relationships>{list}<Relationship Id=\"s\" Type=\"x/sharedStrings\" Target=\"sharedStrings.xml\"/></Relationships>"
            ),
        ),
        ("xl/sharedStrings.xml", strings.to_owned()),
        ("xl/worksheets/sheet1.xml", format!("<worksheet><sheetData>{sheet}</sheetData></worksheet>")),
    ];
    let entries: Vec<Entry<'_>> =
        parts.iter().map(|(name, text)| ((*name).to_owned(), text.as_bytes(), false)).collect();
    one("a.xlsx", zip(&entries))
}

fn inline(cells: &[&str]) -> String {
    let cells: String =
        cells.iter().map(|it| format!("<c t=\"inlineStr\"><is><t>{it}</t></is></c>")).collect();
    format!("<row>{cells}</row>")
}

fn board(lines: usize) -> String {
    inline(&["Reference", "Qty", "MPN"]) + &inline(&["R1", "1", "ABC-1"]).repeat(lines)
}

#[test]
fn one_part_as_thousands_of_sheets() {
    let sheets = 5_000;
    let answer = open("sheets", book(sheets, sheets, &board(many(2_000)), "<sst/>"));
    assert!(answer.has("file.sheets-cut"));
}

#[test]
fn thousands_of_relations() {
    let count = many(60_000);
    open("relations", book(count, count, &board(2), "<sst/>"));
}

#[test]
fn a_long_text_that_cells_share() {
    let cells = "<c t=\"s\"><v>0</v></c>".repeat(50);
    let sheet = board(2) + &format!("<row>{cells}</row>").repeat(20);
    open(
        "shared",
        book(1, 1, &sheet, &format!("<sst><si><t>{}</t></si></sst>", "x".repeat(many(1_000_000)))),
    );
}

#[test]
fn repeated_cells() {
    let table = "<table:table><table:table-row><table:table-cell office:value-type=\"string\" table:number-columns-repeated=\"1000\"><text:p>R1</text:p></table:table-cell></table:table-row>\
        <table:table-row table:number-rows-repeated=\"1000000\"><table:table-cell table:number-columns-repeated=\"1000\"><text:p>x</text:p></table:table-cell></table:table-row></table:table>";
    let text = format!(
        "<office:document><office:body><office:spreadsheet>{}</office:spreadsheet></office:body></office:document>",
        table.repeat(many(300))
    );
    open("ods", one("a.fods", text));
    let sheet = format!(
        "<Worksheet ss:Name=\"a\"><Table>{}</Table></Worksheet>",
        "<Row><Cell><Data ss:Type=\"String\">R1</Data></Cell><Cell><Data ss:Type=\"String\">x</Data></Cell></Row>".repeat(many(10_000))
    );
    open(
        "spreadsheetml",
        one(
            "a.xml",
            format!(
                "<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">{}</Workbook>",
                sheet.repeat(100)
            ),
        ),
    );
}
