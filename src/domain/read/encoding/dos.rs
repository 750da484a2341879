//! Western text of DOS programs (code page 850, whose letters are those of 437): `ü` is 0x81, `ä` 0x84, `ö` 0x94.
//!
//! WHATWG has no such encoding and would read these bytes as quotation marks, yet partlists of old CAD programs
//! are still written so. A file is taken for one only where such bytes stand within words.

use std::borrow::Cow;

use super::Decoded;

/// The characters of the bytes 0x80–0xFF.
const UPPER_HALF: &str = "\
    ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒ\
    áíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐\
    └┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀\
    ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u{ad}±‗¾¶§÷¸°¨·¹³²■\u{a0}\
";

/// Bytes below 0xA0 that are letters in code page 850 and signs or nothing in windows-1252.
const LETTERS: &[u8] = b"\x81\x82\x83\x84\x85\x87\x88\x89\x8a\x8b\x8c\x8d\x8e\x93\x94\x95\x96\x97\x99\x9a";
/// Other bytes of such texts: á í ó ú ñ Ñ ß µ ± ¾ ½ ¼ ° ² ³ and lines of boxes.
const OTHERS: &[u8] = b"\xa0\xa1\xa2\xa3\xa4\xa5\xe1\xe6\xf1\xf3\xab\xac\xf8\xfd\xfc\xb3\xc4\xcd\xba\xfa";

/// True where the bytes beyond ASCII stand alone, are those of DOS texts, and half of the letters are within words.
pub(super) fn is_dos_text(sample: &[u8]) -> bool {
    let (mut all, mut within) = (0usize, 0usize);
    for (at, byte) in sample.iter().enumerate().filter(|(_, byte)| !byte.is_ascii()) {
        let before = at.checked_sub(1).and_then(|it| sample.get(it)).copied().unwrap_or(b' ');
        let after = sample.get(at + 1).copied().unwrap_or(b' ');
        if !LETTERS.contains(byte) && !OTHERS.contains(byte) {
            return false;
        }
        all += usize::from(LETTERS.contains(byte));
        let is_capital = matches!(byte, 0x8e | 0x99 | 0x9a) && !before.is_ascii_alphanumeric();
        within += usize::from(
            LETTERS.contains(byte)
                && after.is_ascii_lowercase()
                && (before.is_ascii_alphabetic() || is_capital || (*byte == 0x81 && before.is_ascii())),
        );
    }
    within > 0 && within * 2 >= all
}

/// Decodes code page 850.
pub(super) fn decode_dos(bytes: &[u8]) -> Decoded<'_> {
    let upper: Vec<char> = UPPER_HALF.chars().collect();
    let text: String = bytes
        .iter()
        .map(|byte| match byte.checked_sub(0x80) {
            None => char::from(*byte),
            Some(at) => upper.get(usize::from(at)).copied().unwrap_or(char::REPLACEMENT_CHARACTER),
        })
        .collect();
    Decoded { text: Cow::Owned(text), name: "ibm850", replaced: false }
}

#[cfg(test)]
mod tests {
    use super::{UPPER_HALF, is_dos_text};
    use crate::domain::read::encoding::decode;

    #[test]
    fn letters_within_words_tell_the_code_page() {
        assert_eq!(UPPER_HALF.chars().count(), 128);
        let decoded = decode(b"Pos;St\x81ck;Geh\x84use\n1;2;gr\x94\xe1er, 10\xe6F\n");
        assert_eq!(
            (decoded.text.as_ref(), decoded.name),
            ("Pos;Stück;Gehäuse\n1;2;größer, 10µF\n", "ibm850")
        );
    }

    #[test]
    fn quotes_and_dashes_of_windows_do_not() {
        for text in [
            &b"Note;\x93red\x94 LED \x96 10\xb5F\n"[..],
            b"Brand\x99;it\x92s fine\x85\n",
            b"St\xfcck;Geh\xe4use\n",
            "位号,数量,描述".as_bytes(),
            b"\x83R\x83\x93\x83f\x83\x93\x83T,R1\n",
        ] {
            assert!(!is_dos_text(text), "{text:?}");
        }
    }
}
