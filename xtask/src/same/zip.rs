//! The parts of a ZIP archive as our own writer makes it: no ZIP64, no encryption, stored or deflated.

use anyhow::{Context, Result, bail};
use miniz_oxide::inflate::decompress_to_vec;

/// A header of the list of parts begins so, and the end of the list.
const LISTED: [u8; 4] = *b"PK\x01\x02";
const END: [u8; 4] = *b"PK\x05\x06";

/// Name and content of every part, in the order of the list at the archive's end.
pub(super) fn parts(archive: &[u8]) -> Result<Vec<(String, Vec<u8>)>> {
    let end = archive.windows(4).rposition(|it| it == END).context("the archive has no end")?;
    let mut at = number(archive, end + 16, 4)?;
    let mut parts = Vec::new();
    while archive.get(at..at + 4) == Some(&LISTED) {
        let [name, extra, comment] = [28, 30, 32].map(|it| number(archive, at + it, 2));
        let (name_length, rest) = (name?, extra? + comment?);
        let name = archive.get(at + 46..at + 46 + name_length).context("a name is cut off")?;
        let header = number(archive, at + 42, 4)?;
        let start = header + 30 + number(archive, header + 26, 2)? + number(archive, header + 28, 2)?;
        let packed = archive.get(start..start + number(archive, at + 20, 4)?).context("a part is cut off")?;
        let mut content = Vec::new();
        match number(archive, at + 10, 2)? {
            0 => content.extend(packed),
            8 => content = decompress_to_vec(packed).ok().context("a part is damaged")?,
            other => bail!("a part is packed by method {other}"),
        }
        parts.push((String::from_utf8_lossy(name).into_owned(), content));
        at += 46 + name_length + rest;
    }
    Ok(parts)
}

/// A little-endian number of some bytes.
fn number(archive: &[u8], at: usize, bytes: usize) -> Result<usize> {
    let bytes = archive.get(at..at + bytes).context("the archive is cut off")?;
    Ok(bytes.iter().rev().fold(0, |sum, byte| sum << 8 | usize::from(*byte)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stored_and_deflated_parts_are_read() {
        let deflated = miniz_oxide::deflate::compress_to_vec(b"text", 9);
        let (mut archive, mut list) = (Vec::new(), Vec::new());
        for (name, method, packed) in [(b"a", 0, b"text".to_vec()), (b"b", 8, deflated)] {
            let start = archive.len() as u8;
            let mut header = [0; 30];
            header[26] = 1;
            let mut listed = [0; 46];
            listed[..4].copy_from_slice(&LISTED);
            (listed[10], listed[20], listed[28], listed[42]) = (method, packed.len() as u8, 1, start);
            archive.extend([&header[..], name, &packed].concat());
            list.extend([&listed[..], name].concat());
        }
        let mut end = [0; 22];
        end[..4].copy_from_slice(&END);
        end[16] = archive.len() as u8;
        let archive = [archive, list, end.to_vec()].concat();
        let text = |name: &str| (name.to_owned(), b"text".to_vec());
        assert_eq!(parts(&archive).expect("an archive"), [text("a"), text("b")]);
        assert!(parts(&archive[..archive.len() - 22]).is_err());
    }
}
