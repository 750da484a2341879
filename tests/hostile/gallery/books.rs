//! Workbooks of today: XLSX, ODS and XML Spreadsheet whose sheets, cells and texts are named, shared or repeated without end.

use super::archives::{archive, deflated};
use super::{Case, case};
use crate::{Files, many, one};

/// An XLSX out of its parts; what is left empty is as usual.
#[derive(Clone, Default)]
pub(super) struct Book {
    pub(super) names: String,
    pub(super) relations: String,
    pub(super) sheet: String,
    pub(super) strings: String,
    pub(super) styles: String,
    /// What stands before and behind the cells of the sheet.
    pub(super) before: String,
    pub(super) behind: String,
}

pub(super) const ROW: &str = "<row><c t=\"inlineStr\"><is><t>R1</t></is></c><c><v>1</v></c><c t=\"inlineStr\"><is><t>ABC-1</t></is></c></row>";
const HEADER: &str = "<row><c t=\"inlineStr\"><is><t>Reference</t></is></c><c t=\"inlineStr\"><is><t>Qty</t></is></c><c t=\"inlineStr\"><is><t>MPN</t></is></c></row>";

impl Book {
    pub(super) fn of(sheet: String) -> Self {
        Self { sheet: format!("{HEADER}{sheet}"), ..Self::default() }
    }

    pub(super) fn file(&self) -> Files {
        let or = |text: &str, other: &str| if text.is_empty() { other.to_owned() } else { text.to_owned() };
        let names = or(&self.names, "<sheet name=\"a\" r:id=\"r0\"/>");
        let relations =
            or(&self.relations, "<Relationship Id=\"r0\" Type=\"x/worksheet\" Target=\"worksheets/s.xml\"/>");
        let parts = [
            ("[Content_Types].xml", "<Types/>".to_owned()),
            ("xl/workbook.xml", format!("<workbook><sheets>{names}</sheets></workbook>")),
            (
                "xl/_rels/workbook.xml.rels",
                format!(
                    "<Relationships>{relations}<Relationship Id=\"s\" Type=\"x/sharedStrings\" Target=\"sharedStrings.xml\"/><Relationship Id=\"t\" Type=\"x/styles\" Target=\"styles.xml\"/></Relationships>"
                ),
            ),
            ("xl/sharedStrings.xml", or(&self.strings, "<sst/>")),
            ("xl/styles.xml", or(&self.styles, "<styleSheet/>")),
            (
                "xl/worksheets/s.xml",
                format!(
                    "<worksheet>{}<sheetData>{}</sheetData>{}</worksheet>",
                    self.before, self.sheet, self.behind
                ),
            ),
        ];
        one("a.xlsx", archive(&parts.map(|(name, text)| deflated(name, text.as_bytes()))))
    }
}

fn sheets(count: usize) -> Book {
    let names = (0..count).map(|it| format!("<sheet name=\"S{it}\" r:id=\"r{it}\"/>")).collect();
    let relation =
        |it: usize| format!("<Relationship Id=\"r{it}\" Type=\"x/worksheet\" Target=\"worksheets/s.xml\"/>");
    Book { names, relations: (0..count).map(relation).collect(), ..Book::default() }
}

fn shared(length: usize, cells: usize, count: usize) -> Book {
    let cells: String = (0..cells).map(|it| format!("<c t=\"s\"><v>{}</v></c>", it % count)).collect();
    let text = format!("<si><t>{}</t></si>", "x".repeat(length));
    Book {
        strings: format!("<sst>{}</sst>", text.repeat(count)),
        ..Book::of(ROW.repeat(3) + &format!("<row>{cells}</row>").repeat(20))
    }
}

pub(super) fn cases() -> Vec<Case> {
    let mut all = Vec::new();
    let mut add = |name: &str, make: fn() -> Book| all.push(case("xlsx", name, move || make().file()));
    add("5,000 sheets of one part", || Book {
        sheet: HEADER.to_owned() + &ROW.repeat(many(2_000)),
        ..sheets(5_000)
    });
    add("60,000 sheets of one part", || Book {
        sheet: HEADER.to_owned() + &ROW.repeat(2),
        ..sheets(many(60_000))
    });
    add("250 sheets of 20,000 rows", || Book {
        sheet: HEADER.to_owned() + &ROW.repeat(many(20_000)),
        ..sheets(250)
    });
    add("a sheet by name a megabyte long", || Book {
        names: format!("<sheet name=\"{}\" r:id=\"r0\"/>", "n".repeat(many(1_000_000))),
        ..Book::of(ROW.repeat(20))
    });
    add("200 sheets with names of 100 kB", || Book {
        names: format!("<sheet name=\"{}\" r:id=\"r0\"/>", "n".repeat(many(100_000))).repeat(200),
        ..Book::of(ROW.repeat(20))
    });
    add("shared text of a megabyte", || shared(many(1_000_000), 50, 1));
    add("shared text of 30 MB", || shared(many(30_000_000), 400, 1));
    add("a thousand shared texts of 100 kB", || shared(many(100_000), 1_000, 1_000));
    add("a million shared texts", || shared(3, 50, many(1_000_000)));
    add("a text of a million runs", || Book {
        strings: format!("<sst><si>{}</si></sst>", "<r><t>x</t></r>".repeat(many(1_000_000))),
        ..Book::of(ROW.repeat(2) + &"<row><c t=\"s\"><v>0</v></c></row>".repeat(500))
    });
    add("a cell in the last corner", || {
        Book::of(ROW.repeat(2) + "<row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row>")
    });
    add("a cell in the last column of each row", || {
        Book::of(
            (2..many(100_000))
                .map(|it| {
                    format!("<row r=\"{it}\"><c r=\"A{it}\"><v>1</v></c><c r=\"XFD{it}\"><v>1</v></c></row>")
                })
                .collect(),
        )
    });
    add("a cell in the last column that is read", || {
        Book::of(
            (2..many(100_000))
                .map(|it| {
                    format!("<row r=\"{it}\"><c r=\"A{it}\"><v>1</v></c><c r=\"ALF{it}\"><v>1</v></c></row>")
                })
                .collect(),
        )
    });
    add("every second row up to the last", || {
        Book::of(
            (2..many(400_000)).map(|it| format!("<row r=\"{}\"><c><v>1</v></c></row>", it * 2)).collect(),
        )
    });
    add("rows from below", || {
        Book::of(
            (2..many(200_000))
                .rev()
                .map(|it| {
                    format!("<row r=\"{it}\"><c r=\"A{it}\"><v>{it}</v></c><c r=\"B{it}\"><v>1</v></c></row>")
                })
                .collect(),
        )
    });
    add("cells from the right", || {
        let cells: String =
            (0..many(16_000)).rev().map(|it| format!("<c r=\"{}2\"><v>{it}</v></c>", letters(it))).collect();
        Book::of(format!("<row>{cells}</row>").repeat(many(4_000).min(10)))
    });
    add("one cell a million times", || {
        Book::of(format!("<row>{}</row>", "<c r=\"A2\"><v>1</v></c>".repeat(many(1_000_000))))
    });
    add("16,384 columns", || {
        Book::of(format!("<row>{}</row>", "<c><v>1</v></c>".repeat(16_384)).repeat(many(4_000).min(200)))
    });
    add("1,024 columns full of cells", || {
        Book::of(format!("<row>{}</row>", "<c><v>1</v></c>".repeat(1_024)).repeat(many(8_000)))
    });
    add("1,024 headers of one word", || {
        let head = format!("<row>{}</row>", "<c t=\"inlineStr\"><is><t>MPN</t></is></c>".repeat(1_024));
        Book {
            sheet: head
                + &format!("<row>{}</row>", "<c t=\"inlineStr\"><is><t>ABC-1</t></is></c>".repeat(1_024))
                    .repeat(many(4_000)),
            ..Book::default()
        }
    });
    add("a million rows", || Book::of("<row><c><v>1</v></c><c><v>2</v></c></row>".repeat(many(1_000_000))));
    add("250,000 rows of parts", || Book::of(ROW.repeat(many(250_000))));
    add("ten million ampersands", || {
        Book::of(format!(
            "<row><c t=\"inlineStr\"><is><t>{}</t></is></c></row>",
            "&".repeat(many(10_000_000))
        ))
    });
    add("ten million references", || {
        Book::of(format!(
            "<row><c t=\"inlineStr\"><is><t>{}</t></is></c></row>",
            "&#x41;".repeat(many(10_000_000))
        ))
    });
    add("escapes", || {
        Book::of(format!(
            "<row><c t=\"inlineStr\"><is><t>{}</t></is></c></row>",
            "_x".repeat(many(10_000_000))
        ))
    });
    add("inline texts of 300 kB", || {
        Book::of(
            format!("<row><c t=\"inlineStr\"><is><t>{}</t></is></c></row>", "x".repeat(many(300_000)))
                .repeat(many(1_000).max(3)),
        )
    });
    add("a million elements in one another", || Book::of("<x>".repeat(many(1_000_000))));
    add("a million attributes", || {
        Book::of(format!("<row><c {}><v>1</v></c></row>", "a=\"1\" ".repeat(many(1_000_000))))
    });
    add("an attribute of 30 MB", || {
        Book::of(format!("<row><c r=\"{}\"><v>1</v></c></row>", "A".repeat(many(30_000_000))))
    });
    add("30 MB of comment", || Book::of(format!("<!--{}", "-".repeat(many(30_000_000)))));
    add("a doctype", || Book { sheet: "<!DOCTYPE x [<!ENTITY a \"aaaa\">]>".to_owned(), ..Book::default() });
    add("a format of a megabyte", || Book {
        styles: format!(
            "<styleSheet><numFmts><numFmt numFmtId=\"200\" formatCode=\"{}\"/></numFmts><cellXfs><xf numFmtId=\"200\"/></cellXfs></styleSheet>",
            "0.0#".repeat(many(250_000))
        ),
        ..Book::of("<row><c s=\"0\"><v>1.23456</v></c></row>".repeat(many(100_000)))
    });
    add("60,000 formats", || Book {
        styles: format!(
            "<styleSheet><numFmts>{}</numFmts><cellXfs>{}</cellXfs></styleSheet>",
            (0..many(60_000))
                .map(|it| format!("<numFmt numFmtId=\"{it}\" formatCode=\"0.00\"/>"))
                .collect::<String>(),
            (0..many(60_000)).map(|it| format!("<xf numFmtId=\"{it}\"/>")).collect::<String>()
        ),
        ..Book::of((0..many(60_000)).map(|it| format!("<row><c s=\"{it}\"><v>1.5</v></c></row>")).collect())
    });
    for (name, number) in [
        ("1e308", "1e308"),
        ("-1e308", "-1e308"),
        ("1e-308", "1e-308"),
        ("no numbers", "NaN"),
        ("a number of a megabyte", ""),
    ] {
        all.push(case("xlsx", format!("numbers: {name}"), move || {
            let number = if number.is_empty() { "9".repeat(many(1_000_000)) } else { number.to_owned() };
            let style = "<styleSheet><cellXfs><xf numFmtId=\"14\"/><xf numFmtId=\"4\"/><xf numFmtId=\"10\"/></cellXfs></styleSheet>".to_owned();
            let cells: String = (0..3).map(|it| format!("<c s=\"{it}\"><v>{number}</v></c>")).collect();
            Book { styles: style, ..Book::of(format!("<row>{cells}</row>").repeat(if number.len() > 100 { 20 } else { many(50_000) })) }.file()
        }));
    }
    all.push(case("xlsx", "60,000 relations", || {
        let book = sheets(many(60_000));
        Book { names: String::new(), sheet: HEADER.to_owned() + ROW, ..book }.file()
    }));
    all.extend(open_documents());
    all.extend(spreadsheet_xml());
    all
}

/// The letters of a column, counted from 0.
fn letters(mut column: usize) -> String {
    let mut name = Vec::new();
    loop {
        name.insert(0, char::from(b'A' + (column % 26) as u8));
        if column < 26 {
            return name.into_iter().collect();
        }
        column = column / 26 - 1;
    }
}

fn open_documents() -> Vec<Case> {
    let mut all = Vec::new();
    let mut add = |name: &str, make: fn() -> String| {
        let text = move || {
            format!(
                "<office:document><office:body><office:spreadsheet>{}</office:spreadsheet></office:body></office:document>",
                make()
            )
        };
        all.push(case("ods", format!("flat, {name}"), move || one("a.fods", text())));
        all.push(case("ods", format!("packed, {name}"), move || {
            one(
                "a.ods",
                archive(&[
                    deflated("META-INF/manifest.xml", b"<manifest/>"),
                    deflated("content.xml", text().as_bytes()),
                ]),
            )
        }));
    };
    const TABLE: &str = "<table:table><table:table-row><table:table-cell table:number-columns-repeated=\"C\"><text:p>R1</text:p></table:table-cell></table:table-row><table:table-row table:number-rows-repeated=\"R\"><table:table-cell table:number-columns-repeated=\"C\"><text:p>x</text:p></table:table-cell></table:table-row></table:table>";
    fn table(columns: &str, rows: &str) -> String {
        // The limits of a table are far beyond what a small round has time for.
        let (columns, rows) = if crate::is_full() { (columns, rows) } else { ("9", "99") };
        TABLE.replace("\"C\"", &format!("\"{columns}\"")).replace("\"R\"", &format!("\"{rows}\""))
    }
    fn row(cell: &str) -> String {
        format!("<table:table-row>{cell}</table:table-row>")
    }
    add("300 tables of millions", || table("1000", "1000000").repeat(many(300).max(2)));
    add("numbers out of range", || table("99999999999", "99999999999"));
    add("one column of billions", || table("1", "4000000000"));
    add("a long text repeated", || {
        table("1000", "1000000").replace(">x<", &format!(">{}<", "x".repeat(many(1_000_000))))
    });
    add("runs of blanks", || {
        table("1000", "1000")
            .replace(">x<", &format!(">{}<", "a<text:s text:c=\"1000000000\"/>".repeat(many(10_000))))
    });
    add("blanks and blanks", || {
        format!(
            "<table:table>{}</table:table>",
            row(&format!(
                "<table:table-cell><text:p>{}</text:p></table:table-cell>",
                "a<text:s text:c=\"1000\"/>".repeat(many(400_000))
            ))
        )
    });
    add("a million paragraphs", || {
        format!(
            "<table:table>{}</table:table>",
            row(&format!(
                "<table:table-cell>{}</table:table-cell>",
                "<text:p>x</text:p>".repeat(many(1_000_000))
            ))
        )
    });
    add("a million tables", || "<table:table></table:table>".repeat(many(1_000_000)));
    add("tables in tables", || "<table:table><table:table-row><table:table-cell>".repeat(many(300_000)));
    add("a million styles", || {
        format!(
            "{}{}",
            "<style:style style:name=\"a\"><style:table-properties table:display=\"false\"/></style:style>"
                .repeat(many(300_000)),
            table("2", "2")
        )
    });
    all
}

fn spreadsheet_xml() -> Vec<Case> {
    let mut all = Vec::new();
    let mut add = |name: &str, make: fn() -> String| {
        all.push(case("xml spreadsheet", name, move || {
            one("a.xml", format!("<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">{}</Workbook>", make()))
        }));
    };
    const CELLS: &str =
        "<Cell><Data ss:Type=\"String\">R1</Data></Cell><Cell><Data ss:Type=\"String\">ABC-1</Data></Cell>";
    fn sheet(rows: &str) -> String {
        format!("<Worksheet ss:Name=\"a\"><Table>{rows}</Table></Worksheet>")
    }
    add("100 sheets", || sheet(&format!("<Row>{CELLS}</Row>").repeat(many(5_000))).repeat(100));
    add("60,000 sheets", || sheet(&format!("<Row>{CELLS}</Row>")).repeat(many(60_000)));
    add("a row by number", || {
        sheet(&format!("<Row>{CELLS}</Row><Row ss:Index=\"2000000000\">{CELLS}</Row>"))
    });
    add("a cell by number", || {
        sheet(&format!("<Row>{CELLS}<Cell ss:Index=\"2000000000\"><Data>1</Data></Cell></Row>").repeat(1_000))
    });
    add("rows by number that stay", || {
        sheet(&format!("<Row ss:Index=\"1\">{CELLS}</Row>").repeat(many(250_000)))
    });
    add("merged across and down", || {
        sheet(&"<Row ss:Span=\"100000\"><Cell ss:MergeAcross=\"100000\" ss:MergeDown=\"100000\"><Data>x</Data></Cell></Row>".repeat(many(50_000)))
    });
    add("text of 30 MB", || {
        sheet(&format!("<Row><Cell><Data>{}</Data></Cell></Row>", "x".repeat(many(30_000_000))))
    });
    add("300,000 ampersands", || {
        sheet(&format!("<Row><Cell><Data>{}</Data></Cell></Row>", "&".repeat(many(300_000))))
    });
    add("never closed", || {
        format!("<Worksheet ss:Name=\"a\"><Table>{}", "<Row><Cell><Data>".repeat(many(1_000_000)))
    });
    all
}
