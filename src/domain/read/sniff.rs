//! What a file is, by its bytes.

use crate::domain::language::en;

/// What the first bytes of a file say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Container {
    /// No bytes, or blanks only.
    Blank,
    /// A zip: a workbook or a packed folder.
    Zip,
    /// A compound file of old office programs: a workbook, an encrypted workbook, a native EDA file.
    Ole2,
    /// Text of some kind.
    Text,
    /// Something that holds no table, with its plain name.
    Other(&'static str),
}

/// First bytes of files that are no table, and what a user calls them.
const OTHERS: &[(&[u8], &str)] = &[
    (b"\x89PNG\r\n\x1a\n", en!("a PNG picture")),
    (b"\xff\xd8\xff", en!("a JPEG picture")),
    (b"GIF87a", en!("a GIF picture")),
    (b"GIF89a", en!("a GIF picture")),
    (b"BM", en!("a BMP picture")),
    (b"II*\0", en!("a TIFF picture")),
    (b"MM\0*", en!("a TIFF picture")),
    (b"%PDF-", en!("a PDF document")),
    (b"%!PS", en!("a PostScript document")),
    (b"{\\rtf", en!("an RTF document")),
    (b"MZ", en!("a Windows program")),
    (b"\x7fELF", en!("a Linux program")),
    (b"\xca\xfe\xba\xbe", en!("a program")),
    (b"\xcf\xfa\xed\xfe", en!("a program")),
    (b"\0asm", en!("a program")),
    (b"Rar!\x1a\x07", en!("a RAR archive")),
    (b"7z\xbc\xaf\x27\x1c", en!("a 7-Zip archive")),
    (b"\x1f\x8b", en!("a gzip archive")),
    (b"BZh", en!("a bzip2 archive")),
    (b"\xfd7zXZ\0", en!("an xz archive")),
    (b"\x28\xb5\x2f\xfd", en!("a zstd archive")),
    (b"SQLite format 3\0", en!("an SQLite database")),
    (b"AC10", en!("an AutoCAD drawing")),
    (b"ISO-10303-21", en!("a STEP model")),
    (b"glTF", en!("a 3D model")),
    (b"OggS", en!("an audio file")),
    (b"ID3", en!("an audio file")),
    (b"wOFF", en!("a font")),
    (b"wOF2", en!("a font")),
];

/// Text inside a compound file by which native EDA files are told, as ASCII in the first kilobytes.
const MAX_HEAD: usize = 8 << 10;

/// Looks at the bytes alone; the name of the file is not asked.
pub(super) fn container(bytes: &[u8]) -> Container {
    if bytes.iter().all(|byte| matches!(byte, b' ' | b'\t' | b'\r' | b'\n' | 0 | 0x0c))
        || matches!(bytes, b"\xef\xbb\xbf" | b"\xff\xfe" | b"\xfe\xff")
    {
        return Container::Blank;
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return Container::Zip;
    }
    if bytes.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        return Container::Ole2;
    }
    if let Some((_, kind)) = OTHERS.iter().find(|(magic, _)| is_magic(bytes, magic)) {
        return Container::Other(kind);
    }
    if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        return Container::Other(en!("a WebP picture"));
    }
    if bytes.get(4..8) == Some(b"ftyp") {
        return Container::Other(en!("a video or picture"));
    }
    if is_binary(bytes) { Container::Other(binary_kind(bytes)) } else { Container::Text }
}

/// Two-letter magics stand at the start of words too: they count only before bytes that no text has.
fn is_magic(bytes: &[u8], magic: &[u8]) -> bool {
    bytes.starts_with(magic)
        && (magic.len() > 4
            || !magic.iter().all(u8::is_ascii_graphic)
            || bytes.get(..bytes.len().min(256)).is_some_and(|head| head.iter().any(is_control)))
}

fn is_control(byte: &u8) -> bool {
    // ESC and SO/SI occur in 7-bit encodings of Japanese and Korean, form feed in printed reports.
    *byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0b | 0x0c | 0x0e | 0x0f | 0x1a | 0x1b)
}

/// Text has next to no control characters, but UTF-16 has NULs in a pattern, which `encoding` knows.
fn is_binary(bytes: &[u8]) -> bool {
    if bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") {
        return false;
    }
    let head = bytes.get(..bytes.len().min(MAX_HEAD)).unwrap_or(bytes);
    let controls = head.iter().filter(|byte| is_control(byte) && **byte != 0).count();
    if controls * 20 > head.len() {
        return true;
    }
    let nuls = head.iter().filter(|byte| **byte == 0).count();
    nuls * 20 > head.len() && !looks_like_utf16(head)
}

fn looks_like_utf16(head: &[u8]) -> bool {
    let even = head.iter().step_by(2).filter(|byte| **byte == 0).count();
    let odd = head.iter().skip(1).step_by(2).filter(|byte| **byte == 0).count();
    let (few, many) = (even.min(odd), even.max(odd));
    many * 6 > head.len() && few * 20 < many
}

fn binary_kind(bytes: &[u8]) -> &'static str {
    let head = bytes.get(..bytes.len().min(MAX_HEAD)).unwrap_or(bytes);
    let has = |words: &[u8]| memchr::memmem::find(head, words).is_some();
    if has(b"Protel") || has(b"|RECORD=") {
        en!("a native Altium file")
    } else if has(b"OrCAD") {
        en!("a native OrCAD file")
    } else if bytes.starts_with(&[0x10, 0x00]) || bytes.starts_with(&[0x10, 0x80]) {
        en!("a native Eagle file of an old version")
    } else {
        en!("a binary file")
    }
}

#[cfg(test)]
mod tests {
    use super::{Container, container};

    #[test]
    fn kinds_are_told_by_their_bytes() {
        let cases: &[(&[u8], Container)] = &[
            (b"", Container::Blank),
            (b" \r\n\t\0", Container::Blank),
            (b"PK\x03\x04....", Container::Zip),
            (b"\x89PNG\r\n\x1a\n....", Container::Other("a PNG picture")),
            (b"%PDF-1.7\n", Container::Other("a PDF document")),
            (b"BMP180,1\n", Container::Text),
            (b"MZ123,1\n", Container::Text),
            (b"MZ\x90\0\x03\0\0\0", Container::Other("a Windows program")),
            (b"R\0e\0f\0,\0Q\0t\0y\0\n\0", Container::Text),
            (b"\x01\x02\x03\x04\x05\x06abc", Container::Other("a binary file")),
            (b"Ref\0,Qty and a longer line of text\n", Container::Text),
        ];
        for (bytes, expected) in cases {
            assert_eq!(container(bytes), *expected, "{bytes:?}");
        }
    }
}
