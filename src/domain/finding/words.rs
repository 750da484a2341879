//! The words of the findings that no rule of a line makes, sorted by code; `{name}` stands for an arg of the finding.

use crate::domain::language::en;

/// The words of one finding code. `{name}` stands for an arg of the finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FindingWords {
    pub code: &'static str,
    /// Heading of the group of all findings with this code: "Not RoHS compliant".
    pub title: &'static str,
    /// What was found, and what was expected.
    pub message: &'static str,
    /// What to do next.
    pub hint: &'static str,
}

/// One row a code. Codes are stable; words may be bettered at any time.
pub const FINDING_WORDS: &[FindingWords] = &[
    FindingWords {
        code: "cost.currency-assumed",
        title: en!("Currency taken from the settings"),
        message: en!("Prices in this file name no currency; they are taken as {currency}."),
        hint: en!("Check that the prices really are in {currency}."),
    },
    FindingWords {
        code: "cost.currency-missing",
        title: en!("Currency not stated"),
        message: en!("Prices in this file name no currency."),
        hint: en!("Choose the currency in the settings, or add a currency column."),
    },
    FindingWords {
        code: "cost.target-missed",
        title: en!("Target price missed"),
        message: en!(
            "A good board costs {found|money} {currency} at {boards|boards}; the target is {target|money}."
        ),
        hint: en!("See which lines cost most, change the number of boards, or approve cheaper alternates."),
    },
    FindingWords {
        code: "cost.total-too-large",
        title: en!("Total too large"),
        message: en!(
            "The cost of {boards|boards} is more than can be counted; what is shown of it is too low."
        ),
        hint: en!("Look for a price, a rate or a charge that is a slip, and correct it."),
    },
    FindingWords {
        code: "data.assembly-price",
        title: en!("Price of an assembly and of its parts"),
        message: en!(
            "The assembly has a price, and so have parts among the {parts} lines below it; its own price is not added."
        ),
        hint: en!("To buy the assembly as a whole, remove the prices of its parts."),
    },
    FindingWords {
        code: "data.below-zero",
        title: en!("Number below zero"),
        message: en!("“{text}” is below zero, so it is not counted."),
        hint: en!("Correct the number, or leave the cell blank."),
    },
    FindingWords {
        code: "data.columns-unused",
        title: en!("Columns not used"),
        message: en!("Columns that were not used, {count} in number: {names}."),
        hint: en!("If one of them matters, choose its meaning under “Files”."),
    },
    FindingWords {
        code: "data.correction-void",
        title: en!("Correction not used"),
        message: en!("“{text}” was entered for another text; the file now says “{other}”."),
        hint: en!("Enter it again if it still holds, or take the correction back."),
    },
    FindingWords {
        code: "data.designator-case",
        title: en!("Designators differ in case only"),
        message: en!("{designator} and {other} differ only in upper and lower case."),
        hint: en!("Use one spelling if both mean the same part on the board."),
    },
    FindingWords {
        code: "data.designator-range",
        title: en!("Range of designators"),
        message: en!("“{text}” was read as {counted} designators."),
        hint: en!("Check that the range means all of them."),
    },
    FindingWords {
        code: "data.duplicate-designator",
        title: en!("Designator used twice"),
        message: en!("{designator} already stands in row {first_row}."),
        hint: en!(
            "Keep each designator in one line only; otherwise the part is bought twice or placed wrongly."
        ),
    },
    FindingWords {
        code: "data.excel-damage",
        title: en!("Damaged by a spreadsheet"),
        message: en!("“{text}” looks as if a spreadsheet program changed it (number, date or power of ten)."),
        hint: en!("Copy the original value from the source, and format the column as text before saving."),
    },
    FindingWords {
        code: "data.lead-time-unit",
        title: en!("Lead time without a unit"),
        message: en!("“{text}” has no unit; days and weeks are both possible, so it is not used."),
        hint: en!("Name the unit in the header, such as “Lead time (weeks)”."),
    },
    FindingWords {
        code: "data.lead-time-unreadable",
        title: en!("Lead time not understood"),
        message: en!("“{text}” cannot be read as a lead time."),
        hint: en!("Write it as a number with a unit, such as “16 weeks”."),
    },
    FindingWords {
        code: "data.match-maker",
        title: en!("Same part number, other maker"),
        message: en!("The line is “{text}”; row {row} of the part data is “{other}” and is not used."),
        hint: en!("Confirm that both are the same part, or correct the maker in one of the files."),
    },
    FindingWords {
        code: "data.match-packing",
        title: en!("Part number differs in its ending"),
        message: en!(
            "The line is “{text}”; row {row} of the part data is “{other}”, which may be the same part in another packing, and is not used."
        ),
        hint: en!("Confirm that both are the same part, or write the number that is ordered into the BOM."),
    },
    FindingWords {
        code: "data.match-seller-number",
        title: en!("Same seller number, other part"),
        message: en!(
            "The line is “{text}”; in row {row} of the part data the seller's number {number} stands for “{other}”, which is not used."
        ),
        hint: en!("Check which part the seller's number means, and correct the file that is wrong."),
    },
    FindingWords {
        code: "data.mpn-spelling",
        title: en!("Part number spelled in two ways"),
        message: en!("“{text}” and “{other}” are the same part number in two spellings."),
        hint: en!("Use the manufacturer's spelling in both lines."),
    },
    FindingWords {
        code: "data.no-part",
        title: en!("No part number"),
        message: en!("The line names no manufacturer part number."),
        hint: en!("Add the manufacturer and part number; without them nothing can be checked or bought."),
    },
    FindingWords {
        code: "data.price-unreadable",
        title: en!("Price not understood"),
        message: en!("“{text}” cannot be read as a price."),
        hint: en!("Write the price as a number, with the currency in its own column or in the header."),
    },
    FindingWords {
        code: "data.quantity-doubtful",
        title: en!("Quantities in doubt"),
        message: en!("The quantities of all lines go {text}: perhaps they are no quantities."),
        hint: en!("Choose the column that counts the pieces per board under “Files”, or correct the file."),
    },
    FindingWords {
        code: "data.quantity-for-boards",
        title: en!("Quantities for several boards"),
        message: en!(
            "Every quantity is {boards} times its designators: the list counts for {boards} boards."
        ),
        hint: en!(
            "Divide the quantities by {boards}, or remove the column: the cost takes them as pieces per board."
        ),
    },
    FindingWords {
        code: "data.quantity-mismatch",
        title: en!("Quantity and designators differ"),
        message: en!("The quantity is {stated}, but {counted|designators} listed."),
        hint: en!("Correct the quantity or the designators. The cost uses the quantity as stated."),
    },
    FindingWords {
        code: "data.quantity-unreadable",
        title: en!("Quantity not understood"),
        message: en!("“{text}” cannot be read as a quantity."),
        hint: en!("Write the number of pieces per board as a plain number."),
    },
    FindingWords {
        code: "data.row-unreadable",
        title: en!("Row not understood"),
        message: en!("The row could not be read as a line of the BOM."),
        hint: en!("Compare the row with its neighbors: a cell may be missing or shifted."),
    },
    FindingWords {
        code: "data.rows-of-part-cut",
        title: en!("Too many rows of a part"),
        message: en!("Of each part only the first {limit} rows of part data were used."),
        hint: en!("Delete rows of part data that repeat a part."),
    },
    FindingWords {
        code: "data.total-differs",
        title: en!("Total differs"),
        message: en!("The file's own total is {stated}; the lines above it add up to {counted}."),
        hint: en!(
            "A line may be missing, cut off or there twice: compare the file with where it comes from."
        ),
    },
    FindingWords {
        code: "data.value-two-parts",
        title: en!("Same value, two parts"),
        message: en!("“{value}” is fitted with two part numbers, “{text}” and “{other}”."),
        hint: en!("If one part can serve both, use it: fewer parts to buy and to load."),
    },
    FindingWords {
        code: "declaration.before-phthalates",
        title: en!("Declaration from before the phthalates"),
        message: en!("The declaration of {amount} is older than the limits for phthalates (2019-07-22)."),
        hint: en!("Ask the supplier for a declaration that speaks of all ten substances."),
    },
    FindingWords {
        code: "declaration.cas-name",
        title: en!("CAS number of another substance"),
        message: en!("{cas} is not the number of {substance}."),
        hint: en!("Ask the supplier which one is right; until then both are counted."),
    },
    FindingWords {
        code: "declaration.cas-number",
        title: en!("Wrong CAS number"),
        message: en!("“{cas}” for {substance} is no CAS number: its form or its check digit is wrong."),
        hint: en!("Ask the supplier for the number; the substance is told by its name."),
    },
    FindingWords {
        code: "declaration.lead-in-name",
        title: en!("Lead in the name of a material"),
        message: en!("The name of the material “{what}” speaks of lead, and none is declared in it."),
        hint: en!("Ask the supplier to correct the declaration; until then its part is not shown to comply."),
    },
    FindingWords {
        code: "declaration.negative",
        title: en!("Negative amount"),
        message: en!("An amount or mass of “{what}” is below zero: {amount}."),
        hint: en!("Ask the supplier to correct the declaration; until then its part is not shown to comply."),
    },
    FindingWords {
        code: "declaration.no-part-number",
        title: en!("Declaration without a part number"),
        message: en!("A declared part has no part number, so it can belong to no line."),
        hint: en!("Ask the supplier for a declaration that names the part number."),
    },
    FindingWords {
        code: "declaration.older-than-list",
        title: en!("Declaration older than its list"),
        message: en!("The declaration of {amount} is older than the list {what} that it names."),
        hint: en!("Ask the supplier to correct the declaration; until then its part is not shown to comply."),
    },
    FindingWords {
        code: "declaration.sum-over",
        title: en!("More than all of it"),
        message: en!("The contents of “{what}” add up to {amount} %."),
        hint: en!("Ask the supplier to correct the declaration; until then its part is not shown to comply."),
    },
    FindingWords {
        code: "declaration.threshold",
        title: en!("Threshold above the limit"),
        message: en!(
            "“{what}” is declared against a threshold of {amount} %, which is above the limit of RoHS."
        ),
        hint: en!("Ask the supplier to correct the declaration; until then its part is not shown to comply."),
    },
    FindingWords {
        code: "declaration.undisclosed",
        title: en!("Undisclosed content"),
        message: en!("“{what}” is content that the supplier keeps back."),
        hint: en!("Ask the supplier what it is, or for a statement that it holds no restricted substance."),
    },
    FindingWords {
        code: "declaration.unidentified",
        title: en!("Substance not identified"),
        message: en!("“{what}” has no CAS number of a substance, and its name does not say what it holds."),
        hint: en!("Ask the supplier for the substances with their CAS numbers."),
    },
    FindingWords {
        code: "declaration.unmatched",
        title: en!("Declaration for other parts"),
        message: en!("None of the {count} declared parts stands in the BOM with this part number and maker."),
        hint: en!("Check the part numbers and the makers in the BOM against the declaration."),
    },
    FindingWords {
        code: "file.boards-added-up",
        title: en!("Quantities of several boards"),
        message: en!("The quantities were taken from “{column}”, the sum of these: {boards}."),
        hint: en!("To read one board alone, choose it under “Files”."),
    },
    FindingWords {
        code: "file.boards-by-line",
        title: en!("Which board?"),
        message: en!(
            "The column “{column}” gives the lines to several boards, and all were read together: {boards}."
        ),
        hint: en!("To read one of them alone, choose it under “Files”."),
    },
    FindingWords {
        code: "file.boards-in-columns",
        title: en!("Which board?"),
        message: en!(
            "The quantities were taken from “{column}”. These columns count pieces too, for other boards or variants: {others}."
        ),
        hint: en!("If another board is meant, choose it under “Files”."),
    },
    FindingWords {
        code: "file.boards-in-rows",
        title: en!("Which board?"),
        message: en!(
            "The file lists {count|boards} one below the other, and all were read together: {boards}."
        ),
        hint: en!("To read one of them alone, choose it under “Files”."),
    },
    FindingWords {
        code: "file.boards-on-sheets",
        title: en!("Which sheet?"),
        message: en!("The sheet “{sheet}” was read. These sheets look like BOMs too: {others}."),
        hint: en!("If another board is meant, choose its sheet under “Files”."),
    },
    FindingWords {
        code: "file.boms-alike",
        title: en!("Revisions to compare, or boards built together?"),
        message: en!(
            "{names} name the same parts at the same places ({count}: {designators}), and all were added up."
        ),
        hint: en!(
            "If they are revisions of one board, compare them and close the one that is not built. If the boards are built together, set this to a note."
        ),
    },
    FindingWords {
        code: "file.boms-together",
        title: en!("Several BOMs as one product"),
        message: en!(
            "{names} are costed together as one product; designators that stand in several: {designators}."
        ),
        hint: en!("Close those that belong to another product."),
    },
    FindingWords {
        code: "file.cells-cut",
        title: en!("Too much text in a cell"),
        message: en!("Of long cells only the first {limit} bytes were read."),
        hint: en!("Look for a quotation mark that is never closed, or split the cell."),
    },
    FindingWords {
        code: "file.color-read",
        title: en!("A color says what is not placed"),
        message: en!("“{text}”: lines in that color ({count}) are read as not placed."),
        hint: en!("Check them; a column “DNP” says it more plainly than a color."),
    },
    FindingWords {
        code: "file.color-tells",
        title: en!("A color says what is not placed"),
        message: en!("“{text}”: the file shows no line in such a color."),
        hint: en!("Mark the parts that are not placed in a column of their own, such as “DNP”."),
    },
    FindingWords {
        code: "file.columns-cut",
        title: en!("Too many columns"),
        message: en!("Only the first {limit} columns were read."),
        hint: en!("Delete columns that hold nothing about parts."),
    },
    FindingWords {
        code: "file.commas-joined",
        title: en!("Commas in a text without quotation marks"),
        message: en!("This row has more cells than the others: a text with commas was read as one cell."),
        hint: en!("Check the row; put the text in quotation marks."),
    },
    FindingWords {
        code: "file.hidden",
        title: en!("The workbook hides lines or columns"),
        message: en!("Hidden: {rows} lines, {columns} columns. They are read all the same."),
        hint: en!("Show them in the workbook, and delete what does not belong to the board."),
    },
    FindingWords {
        code: "file.no-bom",
        title: en!("No BOM"),
        message: en!("No file names components with reference designators or quantities."),
        hint: en!("Open the bill of materials; the opened files are used as part data."),
    },
    FindingWords {
        code: "file.no-header",
        title: en!("No header row"),
        message: en!("No header row was found; the columns were told by their contents."),
        hint: en!("Add a header row, or check under “Files” that each column was understood."),
    },
    FindingWords {
        code: "file.no-table",
        title: en!("No table found"),
        message: en!("No table of parts was found in this file."),
        hint: en!("Open a file with one row per part and a header row, as CSV or XLSX."),
    },
    FindingWords {
        code: "file.replaced-bytes",
        title: en!("Unreadable text"),
        message: en!("Some of the text cannot be read; “�” stands for it."),
        hint: en!("Save the file again, a text as UTF-8, and open that copy."),
    },
    FindingWords {
        code: "file.rows-cut",
        title: en!("Not all rows were read"),
        message: en!("Only the first {limit} rows were read."),
        hint: en!("Split the file, or save it again: it may be damaged."),
    },
    FindingWords {
        code: "file.rows-struck",
        title: en!("Lines are struck out"),
        message: en!("{count} lines are struck out: they are read as not placed."),
        hint: en!("Delete them in the file, or mark them in a column “DNP”."),
    },
    FindingWords {
        code: "file.sheet-chosen",
        title: en!("One of several sheets was read"),
        message: en!("The sheet “{sheet}” was read; other sheets with content: {others}."),
        hint: en!("If another sheet is the BOM, choose it under “Files”."),
    },
    FindingWords {
        code: "file.sheets-alike",
        title: en!("Sheets that name the same parts again"),
        message: en!(
            "These sheets have the columns of “{sheet}” and name the same parts again, so they were not read: {others}."
        ),
        hint: en!("If another variant or board is meant, choose its sheet under “Files”."),
    },
    FindingWords {
        code: "file.sheets-cut",
        title: en!("Too many sheets"),
        message: en!("Only the first {limit} sheets were read."),
        hint: en!("Save the sheets with the parts as a workbook of their own."),
    },
    FindingWords {
        code: "file.sheets-joined",
        title: en!("Several sheets read as one BOM"),
        message: en!("These sheets have the same columns and were read as one BOM: {sheets}."),
        hint: en!("If they are different boards, choose one of them under “Files”."),
    },
    FindingWords {
        code: "file.unbalanced-quote",
        title: en!("Quotation mark never closed"),
        message: en!("A quotation mark opens in this row and is never closed."),
        hint: en!("Check this row and the next: a cell may have swallowed its neighbors."),
    },
    FindingWords {
        code: "rohs.before-phthalates",
        title: en!("Evidence from before the phthalates"),
        message: en!(
            "Fitted lines whose RoHS evidence is not shown to be of 22 July 2019 or later: {count}. It can speak of six substances, not of ten."
        ),
        hint: en!(
            "Ask for a declaration by Directive 2011/65/EU with (EU) 2015/863; the letters to suppliers do."
        ),
    },
    FindingWords {
        code: "rohs.exemption-volume",
        title: en!("Exemption ends before a volume ships"),
        message: en!(
            "{boards|boards} ship on {day}: exemption {exemption} is listed until {until} (lines that rest on it: {lines})."
        ),
        hint: en!("Order so that the boards ship before that day, or ask for the newer entry."),
    },
];
