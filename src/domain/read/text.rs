//! Text files: which of the text formats it is, once its encoding is known.

use super::{Document, Format, Limits, ReadError, ReadNote, Sheet, delimited, encoding};

/// Reads a file that is no binary container.
pub(super) fn read(name: &str, bytes: &[u8], limits: &Limits) -> Result<Document, ReadError> {
    let _ = name;
    let decoded = encoding::decode(bytes);
    let text = decoded.text.as_ref();
    let mut document = read_text(text, limits)?;
    document.encoding = Some(decoded.name);
    if decoded.replaced {
        document.notes.insert(0, ReadNote::ReplacedBytes);
    }
    Ok(document)
}

fn read_text(text: &str, limits: &Limits) -> Result<Document, ReadError> {
    if text.trim().is_empty() {
        return Err(ReadError::Empty);
    }
    let verdict = delimited::find_delimiter(text).ok_or(ReadError::NoTable)?;
    let (table, notes) = delimited::parse(text, verdict.delimiter, limits);
    let format = if verdict.delimiter == b'\t' { Format::Tsv } else { Format::Csv };
    Ok(Document {
        format,
        encoding: None,
        delimiter: Some(char::from(verdict.delimiter)),
        sheets: vec![Sheet { table, ..Sheet::default() }],
        notes,
    })
}
