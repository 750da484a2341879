//! The looks of cells. Each is one entry of the workbook's list of formats, in the order of [`Style`]; the first,
//! numbered 0, is the plain one. Formats of numbers say in different ways that they look plain: of those that differ in their
//! number format alone, LibreOffice indents one.

use super::package::PackagePart;
use crate::domain::export::xlsx::package::XML_HEAD;
use crate::domain::money::{Currency, minor_digits};

/// How a cell looks, and how its number is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    Heading,
    /// A text that stays one when it is edited: part numbers keep their zeros.
    Text,
    Wrapped,
    Count,
    /// Pieces, with a fraction where there is one.
    Pieces,
    /// The price of one piece, with four decimals below 1.
    Price,
    Money,
    Date,
    Percent,
    Title,
    Note,
    /// A cell to change.
    Input,
    Strong,
    Good,
    Bad,
    Doubtful,
    /// Money with its currency; of the volume that leads a quote.
    Sum,
    StrongSum,
    /// Over a column of numbers.
    NumberHeading,
}

impl Style {
    /// The place in the list, as text.
    pub(super) fn index(self) -> &'static str {
        match self {
            Self::Heading => "1",
            Self::Text => "2",
            Self::Wrapped => "3",
            Self::Count => "4",
            Self::Pieces => "5",
            Self::Price => "6",
            Self::Money => "7",
            Self::Date => "8",
            Self::Percent => "9",
            Self::Title => "10",
            Self::Note => "11",
            Self::Input => "12",
            Self::Strong => "13",
            Self::Good => "14",
            Self::Bad => "15",
            Self::Doubtful => "16",
            Self::Sum => "17",
            Self::StrongSum => "18",
            Self::NumberHeading => "19",
        }
    }

    /// A long text takes several lines.
    pub(super) fn is_wrapped(self) -> bool {
        matches!(self, Self::Heading | Self::NumberHeading | Self::Wrapped | Self::Doubtful)
    }

    /// It is set at the right.
    pub(super) fn is_number(self) -> bool {
        use Style::{Count, Money, Percent, Pieces, Price, StrongSum, Sum};
        matches!(self, Count | Pieces | Price | Money | Percent | Sum | StrongSum)
    }
}

const STYLES: &str = concat!(
    "<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">",
    "<numFmts count=\"4\"><numFmt numFmtId=\"168\" formatCode=\"@SUM@\"/><numFmt numFmtId=\"164\" formatCode=\"[&lt;1]#,##0.00##;#,##0.00\"/>",
    "<numFmt numFmtId=\"165\" formatCode=\"yyyy\\-mm\\-dd\"/><numFmt numFmtId=\"166\" formatCode=\"0.0%\"/></numFmts>",
    "<fonts count=\"8\"><font><sz val=\"10\"/><name val=\"Arial\"/></font>",
    "<font><b/><sz val=\"10\"/><name val=\"Arial\"/></font>",
    "<font><b/><sz val=\"16\"/><name val=\"Arial\"/></font>",
    "<font><sz val=\"10\"/><color rgb=\"FF57606A\"/><name val=\"Arial\"/></font>",
    "<font><b/><sz val=\"10\"/><color rgb=\"FF1C4F82\"/><name val=\"Arial\"/></font>",
    "<font><sz val=\"10\"/><color rgb=\"FF17703A\"/><name val=\"Arial\"/></font>",
    "<font><b/><sz val=\"10\"/><color rgb=\"FFB3261E\"/><name val=\"Arial\"/></font>",
    "<font><sz val=\"10\"/><color rgb=\"FF8A5800\"/><name val=\"Arial\"/></font></fonts>",
    "<fills count=\"4\"><fill><patternFill patternType=\"none\"/></fill>",
    "<fill><patternFill patternType=\"gray125\"/></fill>",
    "<fill><patternFill patternType=\"solid\"><fgColor rgb=\"FFE9EDF1\"/></patternFill></fill>",
    "<fill><patternFill patternType=\"solid\"><fgColor rgb=\"FFFFF6D6\"/></patternFill></fill></fills>",
    "<borders count=\"3\"><border/><border><bottom style=\"thin\"><color rgb=\"FF57606A\"/></bottom></border>",
    "<border><left style=\"thin\"/><right style=\"thin\"/><top style=\"thin\"/><bottom style=\"thin\"/></border></borders>",
    "<cellStyleXfs count=\"1\"><xf/></cellStyleXfs><cellXfs count=\"20\">",
    "<xf fontId=\"0\"/>",
    "<xf fontId=\"1\" fillId=\"2\" borderId=\"1\" applyFont=\"1\" applyFill=\"1\" applyBorder=\"1\" applyAlignment=\"1\"><alignment vertical=\"top\" wrapText=\"1\"/></xf>",
    "<xf numFmtId=\"49\" applyNumberFormat=\"1\" applyAlignment=\"1\"><alignment vertical=\"top\"/></xf>",
    "<xf numFmtId=\"49\" applyNumberFormat=\"1\" applyAlignment=\"1\"><alignment vertical=\"top\" wrapText=\"1\"/></xf>",
    "<xf numFmtId=\"3\" applyNumberFormat=\"1\" applyAlignment=\"1\"><alignment horizontal=\"right\" vertical=\"top\" indent=\"1\"/></xf>",
    "<xf numFmtId=\"0\" fontId=\"0\" applyFont=\"1\" applyAlignment=\"1\"><alignment horizontal=\"right\" vertical=\"top\" indent=\"1\"/></xf>",
    "<xf numFmtId=\"164\" fillId=\"0\" applyFill=\"1\" applyNumberFormat=\"1\" applyAlignment=\"1\"><alignment horizontal=\"right\" vertical=\"top\" indent=\"1\"/></xf>",
    "<xf numFmtId=\"4\" borderId=\"0\" applyBorder=\"1\" applyNumberFormat=\"1\" applyAlignment=\"1\"><alignment horizontal=\"right\" vertical=\"top\" indent=\"1\"/></xf>",
    "<xf numFmtId=\"165\" applyNumberFormat=\"1\" applyAlignment=\"1\"><alignment horizontal=\"left\" vertical=\"top\"/></xf>",
    "<xf numFmtId=\"166\" fontId=\"0\" applyFont=\"1\" fillId=\"0\" applyFill=\"1\" applyNumberFormat=\"1\" applyAlignment=\"1\"><alignment horizontal=\"right\" vertical=\"top\" indent=\"1\"/></xf>",
    "<xf fontId=\"2\" applyFont=\"1\"/>",
    "<xf fontId=\"3\" applyFont=\"1\"/>",
    "<xf numFmtId=\"3\" fontId=\"4\" fillId=\"3\" borderId=\"2\" applyNumberFormat=\"1\" applyFont=\"1\" applyFill=\"1\" applyBorder=\"1\"/>",
    "<xf numFmtId=\"4\" fontId=\"1\" applyNumberFormat=\"1\" applyFont=\"1\" applyAlignment=\"1\"><alignment vertical=\"top\"/></xf>",
    "<xf fontId=\"5\" applyFont=\"1\" applyAlignment=\"1\"><alignment vertical=\"top\"/></xf>",
    "<xf fontId=\"6\" applyFont=\"1\" applyAlignment=\"1\"><alignment vertical=\"top\"/></xf>",
    "<xf fontId=\"7\" applyFont=\"1\" applyAlignment=\"1\"><alignment vertical=\"top\" wrapText=\"1\"/></xf>",
    "<xf numFmtId=\"168\" fontId=\"0\" applyFont=\"1\" borderId=\"0\" applyBorder=\"1\" applyNumberFormat=\"1\" applyAlignment=\"1\"><alignment horizontal=\"right\" vertical=\"top\" indent=\"1\"/></xf>",
    "<xf numFmtId=\"168\" fontId=\"1\" applyNumberFormat=\"1\" applyFont=\"1\" applyAlignment=\"1\"><alignment horizontal=\"right\" vertical=\"top\" indent=\"1\"/></xf>",
    "<xf fontId=\"1\" fillId=\"2\" borderId=\"1\" applyFont=\"1\" applyFill=\"1\" applyBorder=\"1\" applyAlignment=\"1\"><alignment horizontal=\"right\" vertical=\"top\" wrapText=\"1\" indent=\"1\"/></xf>",
    "</cellXfs><cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles></styleSheet>",
);

/// The list of formats as a part of the workbook. Sums of money have as many decimals as their currency.
pub(super) fn styles(currency: Option<Currency>) -> PackagePart {
    let mut part = PackagePart::new("xl/styles.xml");
    part.push(XML_HEAD)
        .push(&styles_of(minor_digits(currency), currency.as_ref().map_or("", |it| it.code())));
    part
}

/// Formats 3 and 4 are built into every spreadsheet: sums without decimals, and with two of them.
fn styles_of(digits: u32, currency: &str) -> String {
    const TWO: &str = "numFmtId=\"4\"";
    let zeros = "0".repeat(digits as usize);
    let plain = ["#,##0", if digits > 0 { "." } else { "" }, &zeros].concat();
    let named = if currency.is_empty() { String::new() } else { ["\\ [$", currency, "]"].concat() };
    let styles = STYLES.replace("@SUM@", &[&plain, named.as_str()].concat());
    match digits {
        2 => styles,
        0 => styles.replace(TWO, "numFmtId=\"3\""),
        _ => {
            let own = ["<numFmt numFmtId=\"167\" formatCode=\"", &plain, "\"/></numFmts>"].concat();
            let styles = styles.replace("<numFmts count=\"4\">", "<numFmts count=\"5\">");
            styles.replace("</numFmts>", &own).replace(TWO, "numFmtId=\"167\"")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::styles_of;

    #[test]
    fn sums_have_the_decimals_of_their_currency() {
        let sums = |digits, format: &str| {
            let styles = styles_of(digits, "KWD");
            assert_eq!(styles.matches(format).count(), 2, "{digits}: {format}");
            assert_eq!(styles.matches("<xf ").count() + styles.matches("<xf/>").count(), 21, "{digits}");
            styles
        };
        let named = super::STYLES.replace("@SUM@", "#,##0.00\\ [$KWD]");
        assert_eq!(sums(2, "numFmtId=\"4\""), named);
        // Counts have no decimals either.
        assert_eq!(styles_of(0, "").matches("numFmtId=\"3\"").count(), 4);
        // Prices have two decimals, and four below 1; shares have one.
        assert!(named.contains("[&lt;1]#,##0.00##;#,##0.00\"") && named.contains("\"0.0%\""));
        let three = sums(3, "<xf numFmtId=\"167\"");
        assert!(
            three.contains("<numFmts count=\"5\">") && three.contains("formatCode=\"#,##0.000\"/></numFmts>")
        );
    }
}
