//! The workbook around its sheets: what every package of this kind holds.

use crate::domain::export::xlsx::logo::Logo;
use crate::domain::export::xlsx::names;
use crate::domain::export::xlsx::package::{Package, PackagePart, XML_HEAD};
use crate::domain::export::xlsx::sheet::Sheet;
use crate::domain::export::xlsx::style::styles;
use crate::domain::language::tr;
use crate::domain::money::Currency;
use std::borrow::Cow;

/// What the workbook tells of a sheet.
pub(super) struct Listed {
    name: &'static str,
    /// The rows that its filter covers.
    filter: Option<String>,
    /// The last of the columns that stand on every printed page.
    stays: Option<String>,
}

/// A workbook as it grows.
#[derive(Default)]
pub(super) struct Workbook {
    pub(super) package: Package,
    pub(super) sheets: Vec<Listed>,
    /// On the first sheet.
    pub(super) logo: Option<Logo>,
    /// Of the sums.
    pub(super) currency: Option<Currency>,
}

impl Workbook {
    /// The number of the next sheet.
    pub(super) fn next(&self) -> usize {
        self.sheets.len() + 1
    }

    pub(super) fn add(&mut self, name: &'static str, sheet: Sheet) {
        self.sheets.push(Listed { name, filter: sheet.filter(), stays: sheet.last_frozen_column() });
        let has_logo = self.logo.is_some() && self.sheets.len() == 1;
        self.package.add(sheet.finish(has_logo));
    }

    pub(super) fn finish(mut self) -> Vec<u8> {
        let is_summary = self.sheets.first().is_some_and(|it| it.name == tr("Summary"));
        let column = if is_summary { SUMMARY_LOGO_COLUMN } else { LOGO_COLUMN };
        let parts =
            [self.contents(), relations(), self.workbook(), self.workbook_relations(), styles(self.currency)];
        for part in parts {
            self.package.add(part);
        }
        for part in self.logo.into_iter().flat_map(|it| it.parts(column)) {
            self.package.add(part);
        }
        self.package.finish()
    }

    fn contents(&self) -> PackagePart {
        let mut part = PackagePart::new("[Content_Types].xml");
        part.push(XML_HEAD)
            .push("<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">")
            .push("<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>")
            .push("<Override PartName=\"/xl/workbook.xml\" ContentType=\"").push(MIME).push(".main+xml\"/>")
            .push("<Override PartName=\"/xl/styles.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml\"/>");
        if let Some(Logo { kind, .. }) = &self.logo {
            part.push("<Default Extension=\"")
                .push(kind)
                .push("\" ContentType=\"image/")
                .push(kind)
                .push("\"/>");
            part.push("<Override PartName=\"/xl/drawings/drawing1.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.drawing+xml\"/>");
        }
        for number in 1..=self.sheets.len() {
            part.push("<Override PartName=\"/xl/worksheets/sheet").push(&number.to_string()).push(
                ".xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>",
            );
        }
        part.push("</Types>");
        part
    }

    fn workbook(&self) -> PackagePart {
        let mut part = PackagePart::new("xl/workbook.xml");
        part.push(XML_HEAD)
            .push("<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"")
            .push(RELATIONSHIPS)
            .push("\"><bookViews><workbookView/></bookViews><sheets>");
        for (index, Listed { name, .. }) in self.sheets.iter().enumerate() {
            let number = (index + 1).to_string();
            part.push("<sheet name=\"").push(name).push("\" sheetId=\"").push(&number);
            part.push("\" r:id=\"rId").push(&number).push("\"/>");
        }
        part.push("</sheets><definedNames>");
        let is_there = |wanted: &str| self.sheets.iter().any(|it| it.name == wanted);
        for (index, Listed { name, filter, stays }) in self.sheets.iter().enumerate() {
            let Some((from, to)) = filter.as_ref().and_then(|it| it.split_once(':')) else { continue };
            let place = index.to_string();
            part.push("<definedName name=\"_xlnm._FilterDatabase\" localSheetId=\"").push(&place);
            part.push("\" hidden=\"1\">").push(&reference(name)).push("!").push(&absolute(from)).push(":");
            part.push(&absolute(to)).push("</definedName>");
            let row = ["$", from.trim_start_matches(char::is_alphabetic)].concat();
            part.push("<definedName name=\"_xlnm.Print_Titles\" localSheetId=\"").push(&place).push("\">");
            if let Some(last) = stays {
                part.push(&reference(name)).push("!$A:$").push(last).push(",");
            }
            part.push(&reference(name)).push("!").push(&row).push(":").push(&row).push("</definedName>");
        }
        if is_there(tr(names::COST)) {
            part.push("<definedName name=\"")
                .push(names::BOARDS)
                .push("\">")
                .push(&reference(tr(names::COST)))
                .push("!");
            part.push(&absolute(names::BOARDS_CELL)).push("</definedName>");
        }
        part.push("</definedNames></workbook>");
        part
    }

    fn workbook_relations(&self) -> PackagePart {
        let mut part = relations_part("xl/_rels/workbook.xml.rels");
        for number in 1..=self.sheets.len() {
            let number = number.to_string();
            let target = ["worksheets/sheet", &number, ".xml"].concat();
            relation(&mut part, &["rId", &number].concat(), "worksheet", &target);
        }
        relation(&mut part, "rIdStyles", "styles", "styles.xml");
        part.push("</Relationships>");
        part
    }
}

fn relations() -> PackagePart {
    let mut part = relations_part("_rels/.rels");
    relation(&mut part, "rId1", "officeDocument", "xl/workbook.xml");
    part.push("</Relationships>");
    part
}

pub(super) fn relations_part(name: &str) -> PackagePart {
    let mut part = PackagePart::new(name);
    part.push(XML_HEAD)
        .push("<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">");
    part
}

pub(super) fn relation(part: &mut PackagePart, id: &str, kind: &str, target: &str) {
    part.push("<Relationship Id=\"").push(id).push("\" Type=\"").push(RELATIONSHIPS).push("/").push(kind);
    part.push("\" Target=\"").push(target).push("\"/>");
}

/// The name of a sheet as formulas say it: in quotation marks where it is not plain.
pub(super) fn reference(sheet: &str) -> Cow<'_, str> {
    if sheet.bytes().all(|it| it.is_ascii_alphanumeric()) {
        return Cow::Borrowed(sheet);
    }
    Cow::Owned(["'", sheet, "'"].concat())
}

/// `B12` → `$B$12`.
fn absolute(cell: &str) -> String {
    let (letters, digits) = cell.split_at(cell.find(|it: char| it.is_ascii_digit()).unwrap_or(cell.len()));
    ["$", letters, "$", digits].concat()
}

/// The logo stands in the fourth column, beside title and sender.
const LOGO_COLUMN: &str = "3";
/// On a summary, whose columns are narrow, it stands behind the name of the file.
const SUMMARY_LOGO_COLUMN: &str = "9";

/// The MIME type of a workbook.
pub const MIME: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

pub(super) const RELATIONSHIPS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
