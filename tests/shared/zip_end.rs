//! The end of a zip that a test makes: its directory, and where that stands.

/// Closes a zip of so many entries.
pub(crate) fn end_zip(file: &mut Vec<u8>, directory: &[u8], entries: usize) {
    let start = file.len() as u32;
    file.extend(directory);
    file.extend(b"PK\x05\x06\0\0\0\0");
    file.extend((entries as u16).to_le_bytes());
    file.extend((entries as u16).to_le_bytes());
    file.extend((directory.len() as u32).to_le_bytes());
    file.extend(start.to_le_bytes());
    file.extend(0_u16.to_le_bytes());
}
