//! Material declarations in XML: IPC-1752A and B, IEC 62474 (also inside chemSHERPA files), Ansys Granta BOM.
//!
//! One row a declared substance or category, whatever the standard; nothing is judged here. Elements are told by
//! their names alone, without namespaces, since no official schema was at hand (docs/compliance.md#declarations). Markup that
//! declares a document type, nests too deeply or is cut off is refused.

mod attributes;
mod reader;

use super::document::{Document, Format, Limits, ReadError, ReadNote, Sheet};
use super::reader::Reader as FormatReader;
use super::xml::{Event, Scanner, unescape};
use crate::domain::language::en;
use reader::Reader;

/// IPC-1752A or B.
pub const IPC_1752: Format = Format::declaration("ipc-1752", en!("IPC-1752"));
/// IEC 62474, also inside chemSHERPA files.
pub const IEC_62474: Format = Format::declaration("iec-62474", en!("IEC 62474"));
/// Ansys Granta BOM.
pub const GRANTA_BOM: Format = Format::declaration("granta-bom", en!("Granta BOM"));

pub(super) const READER: FormatReader = FormatReader::Text {
    formats: &[IPC_1752, IEC_62474, GRANTA_BOM],
    claims: |it| format(it.root, it.start).is_some(),
    read: |it, limits| {
        let format = format(it.root, it.start)?;
        Some(read(it.start, limits).and_then(|it| Document::of_parts(format, it)))
    },
};

/// The columns of the table, in the order of [`Column`].
const HEADERS: [&str; 19] = [
    "Part number",
    "Name",
    "Part of",
    "Supplier",
    "Date",
    "Material",
    "Substance",
    "CAS number",
    "Content in %",
    "Above limit",
    "List",
    "Exemption",
    "Material no.",
    "Material mass in mg",
    "Part mass in mg",
    "Threshold in %",
    "Answer",
    "Part nos.",
    "Category",
];

/// The columns of a declaration's table, counted from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    PartNumber,
    Name,
    /// Numbers of the parts that hold this one, the outermost first, one a line.
    PartOf,
    Supplier,
    Date,
    /// Blank where the content is that of the whole part.
    Material,
    Substance,
    Cas,
    Percent,
    /// `yes` or `no` as declared; blank where it is not.
    AboveLimit,
    List,
    Exemption,
    /// Tells materials of one name apart.
    MaterialNumber,
    MaterialMass,
    PartMass,
    /// The threshold that the answer "above limit" is held against, in percent of the homogeneous material.
    Threshold,
    /// `yes`, `no` or `none`: the row is a question (class A), whose words stand under [`Column::Substance`].
    Answer,
    /// Ordinals of the parts around and of the part itself, the outermost first, separated by blanks.
    PartNumbers,
    /// The category that a substance stands in.
    Category,
}

/// Elements may nest this deep; real files stay below 20.
const MOST_DEPTH: usize = 64;

/// The format of a declaration by its root element; `None` for other markup.
fn format(root: &str, text: &str) -> Option<Format> {
    let head = text.get(..text.floor_char_boundary(4_096)).unwrap_or(text);
    match root {
        "MainDeclaration" => Some(IPC_1752),
        "Main" if head.contains("iec62474") || head.contains("<BusinessInfo") => Some(IEC_62474),
        "PartsEco" => Some(GRANTA_BOM),
        _ => None,
    }
}

/// Reads the declared parts and substances.
fn read(text: &str, limits: &Limits) -> Result<(Sheet, Vec<ReadNote>), ReadError> {
    let mut reader = Reader::new(limits.rows);
    for event in Scanner::new(text) {
        match event {
            Event::Doctype => return Err(damaged(en!("a declaration must not declare a document type"))),
            Event::Open(tag) => {
                reader.open(&tag);
                if tag.empty {
                    reader.close();
                } else if reader.depth() > MOST_DEPTH {
                    return Err(damaged(en!("the elements are nested too deeply")));
                }
            }
            Event::Close(_) => reader.close(),
            Event::Text(piece) => reader.take_text(&unescape(piece)),
            Event::Literal(piece) => reader.take_text(piece),
        }
    }
    if reader.depth() > 0 {
        return Err(damaged(en!("the declaration is cut off")));
    }
    let notes = match reader.is_cut {
        true => vec![ReadNote::RowsCut { sheet: 0, limit: limits.rows }],
        false => Vec::new(),
    };
    let header = Some(HEADERS.map(str::to_owned).to_vec());
    Ok((Sheet { header, table: reader.table, ..Sheet::default() }, notes))
}

fn damaged(what: &str) -> ReadError {
    ReadError::Damaged { what: what.to_owned() }
}
