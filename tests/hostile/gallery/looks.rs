//! How workbooks look: styles, colors, lines through texts, hidden rows, merged cells, names and notes without end.

use super::archives::{archive, deflated};
use super::books::{Book, ROW};
use super::{Case, case};
use crate::{many, one};

pub(super) fn cases() -> Vec<Case> {
    let mut all = Vec::new();
    let mut add = |name: &str, make: fn() -> Book| all.push(case("look", name, move || make().file()));
    fn behind(behind: String) -> Book {
        Book { behind, ..Book::of(ROW.repeat(300)) }
    }
    fn styled(styles: String) -> Book {
        let cell = |it: usize| format!("<c s=\"{it}\" t=\"inlineStr\"><is><t>R{it}</t></is></c>");
        let row = |it: usize| format!("<row>{}<c s=\"{it}\"><v>1</v></c>{}</row>", cell(it), cell(it + 1));
        Book {
            styles: format!("<styleSheet>{styles}</styleSheet>"),
            ..Book::of((0..many(100_000)).map(row).collect())
        }
    }
    add("300,000 merged cells", || {
        let merge = |it: usize| format!("<mergeCell ref=\"A{0}:C{0}\"/>", it + 2);
        behind(format!("<mergeCells>{}</mergeCells>", (0..many(300_000)).map(merge).collect::<String>()))
    });
    add("one merged cell of the whole sheet, again and again", || {
        behind(format!(
            "<mergeCells>{}</mergeCells>",
            "<mergeCell ref=\"A1:XFD1048576\"/>".repeat(many(300_000))
        ))
    });
    add("merged cells out of range", || {
        behind(format!(
            "<mergeCells>{}</mergeCells>",
            "<mergeCell ref=\"ZZZZZZZ0:A99999999999999999999\"/><mergeCell ref=\"\"/><mergeCell/>"
                .repeat(many(300_000))
        ))
    });
    add("200,000 rules of formats", || {
        behind("<conditionalFormatting sqref=\"A1:XFD1048576\"><cfRule type=\"expression\" dxfId=\"0\"><formula>1=1</formula></cfRule></conditionalFormatting>".repeat(many(200_000)))
    });
    add("200,000 links and validations", || {
        behind("<hyperlinks><hyperlink ref=\"A1:C9\" location=\"a!A1\"/></hyperlinks><dataValidations><dataValidation sqref=\"A1:XFD1048576\"/></dataValidations>".repeat(many(200_000)))
    });
    add("200,000 names of cells", || Book {
        names: format!(
            "<sheet name=\"a\" r:id=\"r0\"/></sheets><definedNames>{}</definedNames><sheets>",
            (0..many(200_000))
                .map(|it| format!("<definedName name=\"n{it}\">n{}</definedName>", it + 1))
                .collect::<String>()
        ),
        ..Book::of(ROW.repeat(300))
    });
    add("every row hidden", || Book::of(ROW.replace("<row>", "<row hidden=\"1\">").repeat(many(250_000))));
    add("every second row hidden", || {
        Book::of((ROW.replace("<row>", "<row hidden=\"true\">") + ROW).repeat(many(125_000)))
    });
    add("hidden columns, again and again", || Book {
        before: format!(
            "<cols>{}</cols>",
            "<col min=\"1\" max=\"16384\" hidden=\"1\"/>".repeat(many(500_000))
        ),
        ..Book::of(ROW.repeat(300))
    });
    add("hidden columns out of range", || {
        Book {
        before: format!(
            "<cols>{}</cols>",
            "<col min=\"18446744073709551615\" max=\"18446744073709551615\" hidden=\"1\"/><col min=\"-1\" max=\"0\" hidden=\"1\"/><col min=\"0\" max=\"18446744073709551615\" hidden=\"1\"/>".repeat(many(3_000).max(2))
        ),
        ..Book::of(ROW.repeat(300))
    }
    });
    add("a million styles", || {
        styled(format!(
            "<cellXfs>{}</cellXfs>",
            "<xf numFmtId=\"14\" fontId=\"0\" fillId=\"0\"/>".repeat(many(1_000_000))
        ))
    });
    add("a million fonts struck out", || {
        let fonts = "<font><strike/><color rgb=\"FFFF0000\"/></font>".repeat(many(500_000));
        let style = |it: usize| format!("<xf fontId=\"{it}\"/>");
        let styles: String = (0..many(100_000)).map(style).collect();
        styled(format!("<fonts>{fonts}</fonts><cellXfs>{styles}</cellXfs>"))
    });
    add("a color for each row", || {
        let fill =
            |it: usize| format!("<fill><patternFill><fgColor rgb=\"FF{it:06X}\"/></patternFill></fill>");
        let fills: String = (0..many(100_000)).map(|it| fill(it * 167)).collect();
        let styles: String = (0..many(100_000)).map(|it| format!("<xf fillId=\"{it}\"/>")).collect();
        styled(format!("<fills>{fills}</fills><cellXfs>{styles}</cellXfs>"))
    });
    add("colors that are none", || {
        let colors = "<fill><fgColor rgb=\"é日\"/></fill><fill><fgColor indexed=\"-1\"/></fill><fill><fgColor theme=\"99999999999\" tint=\"NaN\"/></fill>";
        styled(format!(
            "<fills>{}</fills><cellXfs><xf fillId=\"0\"/><xf fillId=\"-1\"/><xf fillId=\"2\" fontId=\"18446744073709551616\"/></cellXfs>",
            colors.repeat(many(100_000))
        ))
    });
    add("styles that are not there", || {
        Book::of("<row><c s=\"4294967296\"><v>1.5</v></c><c s=\"-1\"><v>2</v></c><c s=\"x\" t=\"?\"><v>3</v></c></row>".repeat(many(100_000)))
    });
    add("texts that are not there", || {
        Book::of("<row><c t=\"s\"><v>18446744073709551616</v></c><c t=\"s\"><v>-1</v></c><c t=\"s\"><v>1e9</v></c><c t=\"s\"><v></v></c></row>".repeat(many(100_000)))
    });
    add("reading aids", || Book {
        strings: format!(
            "<sst><si><t>R1</t>{}</si></sst>",
            "<rPh sb=\"0\" eb=\"1\"><t>x</t></rPh>".repeat(many(1_000_000))
        ),
        ..Book::of("<row><c t=\"s\"><v>0</v></c><c><v>1</v></c></row>".repeat(500))
    });
    add("runs in cells", || {
        Book::of(format!(
            "<row><c t=\"inlineStr\"><is>{}</is></c></row>",
            "<r><rPr><strike/><color rgb=\"FFFF0000\"/></rPr><t>R1 </t></r>".repeat(many(500_000))
        ))
    });
    add("formulas that all share one", || {
        Book::of("<row><c><f t=\"shared\" si=\"0\" ref=\"A1:XFD1048576\">A2</f><v>1</v></c><c t=\"e\"><f>#REF!</f><v>#REF!</v></c><c t=\"d\"><v>9999-99-99T99:99:99Z</v></c></row>".repeat(many(200_000)))
    });
    add("rows by numbers that are none", || {
        Book::of(
            ["0", "-1", "18446744073709551616", "1e9", "", "2"]
                .map(|it| ROW.replace("<row>", &format!("<row r=\"{it}\">")))
                .concat()
                .repeat(many(40_000)),
        )
    });
    add("dates of all time", || {
        let cell = |it: &str| format!("<c s=\"0\"><v>{it}</v></c>");
        let row = ["2958466", "1e15", "-1", "0.99999999999999999", "60", "1e-300", "61.5"].map(cell).concat();
        Book {
            styles: "<styleSheet><cellXfs><xf numFmtId=\"22\"/></cellXfs></styleSheet>".to_owned(),
            ..Book::of(format!("<row>{row}</row>").repeat(many(30_000)))
        }
    });
    add("names of another space", || {
        Book::of(ROW.replace('<', "<x:").replace("<x:/", "</x:").repeat(many(200_000)))
    });
    add("300 sheets that are hidden", || Book {
        names: (0..300)
            .map(|it| format!("<sheet name=\"S{it}\" state=\"veryHidden\" r:id=\"r0\"/>"))
            .collect(),
        ..Book::of(ROW.repeat(many(4_000)))
    });
    all.extend(open_documents());
    all
}

fn open_documents() -> Vec<Case> {
    let mut all = Vec::new();
    let mut add = |name: &str, make: fn() -> (String, String)| {
        all.push(case("look", format!("ods, {name}"), move || {
            let (styles, rows) = make();
            let text = format!(
                "<office:document-content><office:automatic-styles>{styles}</office:automatic-styles><office:body><office:spreadsheet><table:table table:name=\"a\">{rows}</table:table></office:spreadsheet></office:body></office:document-content>"
            );
            one("a.ods", archive(&[deflated("content.xml", text.as_bytes())]))
        }));
    };
    const CELL: &str =
        "<table:table-cell office:value-type=\"string\"><text:p>R1</text:p></table:table-cell>";
    fn rows(row: &str, count: usize) -> String {
        format!("<table:table-row>{row}</table:table-row>").repeat(count)
    }
    add("a style for each cell", || {
        let style = |it: usize| {
            format!(
                "<style:style style:name=\"c{it}\" style:family=\"table-cell\"><style:table-cell-properties fo:background-color=\"#{it:06x}\"/><style:text-properties style:text-line-through-style=\"solid\"/></style:style>"
            )
        };
        let row = |it: usize| {
            rows(
                &CELL
                    .replace("<table:table-cell ", &format!("<table:table-cell table:style-name=\"c{it}\" "))
                    .repeat(3),
                1,
            )
        };
        ((0..many(100_000)).map(style).collect(), (0..many(100_000)).map(row).collect())
    });
    add("styles of styles in a circle", || {
        let style = |it: usize| {
            format!(
                "<style:style style:name=\"c{it}\" style:parent-style-name=\"c{}\" style:family=\"table-cell\"/>",
                (it + 1) % 1_000
            )
        };
        ((0..many(100_000)).map(style).collect(), rows(&CELL.repeat(3), 300))
    });
    add("covered and spanned cells", || {
        let cell = "<table:table-cell table:number-columns-spanned=\"4294967295\" table:number-rows-spanned=\"4294967295\"><text:p>x</text:p></table:table-cell><table:covered-table-cell table:number-columns-repeated=\"99999999999\"/>";
        (String::new(), rows(&format!("{CELL}{cell}"), many(100_000)))
    });
    add("hidden rows repeated", || {
        let row = format!(
            "<table:table-row table:visibility=\"collapse\" table:number-rows-repeated=\"1000\">{CELL}{CELL}</table:table-row>"
        );
        (String::new(), row.repeat(many(10_000)))
    });
    add("hidden columns repeated", || {
        let column = "<table:table-column table:visibility=\"collapse\" table:number-columns-repeated=\"4294967295\"/>";
        (String::new(), column.repeat(many(200_000)) + &rows(&CELL.repeat(3), 300))
    });
    add("notes in each cell", || {
        let cell = CELL
            .replace("<text:p>R1", "<office:annotation><text:p>note</text:p></office:annotation><text:p>R1");
        (String::new(), rows(&cell.repeat(3), many(100_000)))
    });
    add("spans in spans", || {
        let deep = "<text:span>".repeat(many(300_000)) + "x" + &"</text:span>".repeat(many(300_000));
        (
            String::new(),
            rows(&format!("{CELL}<table:table-cell><text:p>{deep}</text:p></table:table-cell>"), 3),
        )
    });
    add("groups in groups", || {
        let (open, close) = ("<table:table-row-group>", "</table:table-row-group>");
        (
            String::new(),
            open.repeat(many(300_000)) + &rows(&CELL.repeat(3), 30) + &close.repeat(many(300_000)),
        )
    });
    add("values that are none", || {
        let cell = |it: &str| {
            format!(
                "<table:table-cell office:value-type=\"float\" office:value=\"{it}\"/><table:table-cell office:value-type=\"date\" office:date-value=\"{it}\"/>"
            )
        };
        let cells = ["NaN", "1e308", "-0", "999999-13-32", ""].map(cell).concat();
        (String::new(), rows(&format!("{CELL}{cells}"), many(30_000)))
    });
    all
}
