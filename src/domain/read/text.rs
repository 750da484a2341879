//! Text files: decoded, and given to the first reader that claims the text.

use super::document::{DELIMITERS, Document, Limits, ReadError, ReadNote, ReadOptions};
use super::encoding;
use super::list::READERS;
use super::reader::{Reader, TextFile};
use crate::domain::language::en;

/// Reads a file that is no binary container.
pub(super) fn read(
    name: &str,
    bytes: &[u8],
    limits: &Limits,
    options: &ReadOptions,
) -> Result<Document, ReadError> {
    let decoded = match &options.encoding {
        Some(label) => encoding::decode_named(bytes, label),
        None => encoding::decode(bytes),
    };
    let text = decoded.text.as_ref();
    // Separators alone say nothing, however many there are.
    if !text.bytes().any(|it| it.is_ascii_alphanumeric() || !it.is_ascii()) {
        return Err(ReadError::Empty);
    }
    let delimiter = options.delimiter.filter(|it| DELIMITERS.contains(it));
    let file = TextFile::new(name, text, delimiter);
    if let Some(kind) = no_table(&file) {
        return Err(ReadError::NotATable { kind });
    }
    let mut document = claimed(&file, limits).unwrap_or(Err(ReadError::NoTable))?;
    document.encoding = Some(decoded.name);
    if decoded.replaced {
        document.notes.insert(0, ReadNote::ReplacedBytes);
    }
    Ok(document)
}

fn claimed(file: &TextFile<'_>, limits: &Limits) -> Option<Result<Document, ReadError>> {
    READERS.iter().find_map(|reader| match reader {
        Reader::Text { claims, read, .. } if claims(file) => read(file, limits),
        _ => None,
    })
}

/// Other files that say by their first words what they are, with a plain name.
fn no_table(file: &TextFile<'_>) -> Option<&'static str> {
    const EXPRESSIONS: &[(&str, &str)] = &[
        ("(kicad_pcb", en!("a KiCad board; its schematic (.kicad_sch) lists the parts")),
        ("(kicad_symbol_lib", en!("a KiCad symbol library")),
        ("(footprint", en!("a KiCad footprint")),
        ("(module", en!("a KiCad footprint")),
        ("(kicad_wks", en!("a KiCad drawing sheet")),
        ("(sym_lib_table", en!("a list of KiCad libraries")),
        ("(fp_lib_table", en!("a list of KiCad libraries")),
    ];
    if file.has_root("svg") {
        return Some(en!("an SVG picture"));
    }
    EXPRESSIONS.iter().find(|(start, _)| file.start.starts_with(start)).map(|(_, kind)| *kind)
}
