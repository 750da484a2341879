//! The encodings from before Unicode: their tables, and the statistics that tell them apart.
//!
//! Escape sequences come first; then the signs of DOS texts; then the statistics of `chardetng`.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8};

use super::dos::{decode_dos, is_dos_text};
use super::{Decoded, known_name};

/// How many bytes the statistics look at: enough for any text, and bounded in time.
const SAMPLE_BYTES: usize = 256 << 10;

/// The escape sequence that announces Korean text in ISO-2022-KR.
const KOREAN_ANNOUNCER: &[u8] = b"\x1b$)C";

/// Reads bytes in the encoding of a name, or, without one, in that which the evidence speaks for. `None` where the
/// name is unknown.
pub fn read(bytes: &[u8], label: Option<&str>) -> Option<Decoded<'static>> {
    let decoded = match label {
        Some(label) => {
            let encoding = Encoding::for_label(label.as_bytes())?;
            let (text, replaced) = encoding.decode_with_bom_removal(bytes);
            Decoded { text, name: name_of(encoding), replaced }
        }
        None if has_korean_escapes(bytes) => decode_iso_2022_kr(bytes),
        None if has_japanese_escapes(bytes) => decode_as(encoding_rs::ISO_2022_JP, bytes),
        None if is_dos_text(sample_with_evidence(bytes)) => decode_dos(bytes),
        None => decode_as(guess(bytes), bytes),
    };
    let Decoded { text, name, replaced } = decoded;
    Some(Decoded { text: Cow::Owned(text.into_owned()), name, replaced })
}

/// The bytes switch alphabets by escape sequences, so that they look like UTF-8 and are none.
pub(super) fn has_escapes(bytes: &[u8]) -> bool {
    has_korean_escapes(bytes) || has_japanese_escapes(bytes)
}

fn has_korean_escapes(bytes: &[u8]) -> bool {
    memchr::memmem::find(bytes, KOREAN_ANNOUNCER).is_some()
}

/// The statistics' answer, on a sample that ends at a line so that no character is cut.
fn guess(bytes: &[u8]) -> &'static Encoding {
    let sample = sample_with_evidence(bytes);
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(sample, true);
    let guessed = match detector.guess(None, Utf8Detection::Allow) {
        guessed if !guessed.is_single_byte() && stands_alone(sample) => encoding_rs::WINDOWS_1252,
        guessed => guessed,
    };
    // A file that is UTF-8 but for a few broken bytes is still UTF-8.
    if is_mostly_utf8(sample) { UTF_8 } else { prefer_trade_signs(guessed, sample) }
}

/// The part of the file that the statistics read: it starts at the first line with a byte beyond ASCII.
fn sample_with_evidence(bytes: &[u8]) -> &[u8] {
    let first = bytes.iter().position(|byte| !byte.is_ascii()).unwrap_or(0);
    let start = bytes.get(..first).and_then(|head| memchr::memrchr(b'\n', head)).map_or(0, |at| at + 1);
    let rest = bytes.get(start..).unwrap_or(bytes);
    if rest.len() <= SAMPLE_BYTES {
        return rest;
    }
    let cut = rest.get(..SAMPLE_BYTES).and_then(|head| memchr::memrchr(b'\n', head));
    rest.get(..cut.unwrap_or(SAMPLE_BYTES)).unwrap_or(rest)
}

/// Letters of East Asian text come in runs of two bytes each. Where nearly every byte beyond ASCII has
/// none beside it, as in `10µF` or `Würth`, the text is Western, whatever the pair of bytes might mean.
fn stands_alone(sample: &[u8]) -> bool {
    let beyond = |byte: Option<&u8>| byte.is_some_and(|byte| !byte.is_ascii());
    let (mut all, mut alone) = (0_usize, 0_usize);
    for (at, _) in sample.iter().enumerate().filter(|(_, byte)| !byte.is_ascii()) {
        let near = [at.checked_sub(2), at.checked_sub(1), Some(at + 1), Some(at + 2)];
        all += 1;
        alone += usize::from(!near.into_iter().flatten().any(|near| beyond(sample.get(near))));
    }
    alone * 10 >= all * 9
}

fn is_mostly_utf8(sample: &[u8]) -> bool {
    let (mut good, mut bad) = (0_usize, 0_usize);
    for chunk in sample.utf8_chunks() {
        good += chunk.valid().chars().filter(|letter| !letter.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    good > 8 && good > bad * 20
}

/// A list of parts in English has no letters beyond ASCII but µ, °, ±, Ω, ² and the like, which say
/// nothing about a language. Where those are all that there is, the bytes are windows-1252.
fn prefer_trade_signs(guessed: &'static Encoding, sample: &[u8]) -> &'static Encoding {
    // µ ° ± ² ³ ® © × ½ ¼ € – — ‘ ’ “ ” • … ™ · and the no-break space, as windows-1252 has them.
    const SIGNS: &[u8] =
        b"\xb5\xb0\xb1\xb2\xb3\xae\xa9\xd7\xbd\xbc\x80\x96\x97\x91\x92\x93\x94\x95\x85\x99\xb7\xa0";
    let mut beyond = sample.iter().filter(|byte| !byte.is_ascii());
    if guessed.is_single_byte() && beyond.all(|byte| SIGNS.contains(byte)) {
        encoding_rs::WINDOWS_1252
    } else {
        guessed
    }
}

fn decode_as<'a>(encoding: &'static Encoding, bytes: &'a [u8]) -> Decoded<'a> {
    let (text, replaced) = encoding.decode_without_bom_handling(bytes);
    Decoded { text, name: name_of(encoding), replaced }
}

/// ISO-2022-JP is 7-bit and switches alphabets by `ESC $ B`, `ESC $ @` and back by `ESC ( B`, `ESC ( J`.
fn has_japanese_escapes(bytes: &[u8]) -> bool {
    let mut to_kanji = memchr::memmem::find_iter(bytes, b"\x1b$");
    to_kanji.any(|at| matches!(bytes.get(at + 2), Some(b'B' | b'@'))) && bytes.is_ascii()
}

/// ISO-2022-KR: after the announcer, SO and SI switch to KS X 1001 and back. WHATWG has no decoder for
/// it; the same letters with the high bit set are EUC-KR.
fn decode_iso_2022_kr(bytes: &[u8]) -> Decoded<'_> {
    let mut euc = Vec::with_capacity(bytes.len());
    let (mut rest, mut korean) = (bytes, false);
    while let Some((&byte, tail)) = rest.split_first() {
        if let Some(after) = rest.strip_prefix(KOREAN_ANNOUNCER) {
            rest = after;
            continue;
        }
        match byte {
            0x0e => korean = true,
            0x0f => korean = false,
            b'\n' | b'\r' => {
                korean = false;
                euc.push(byte);
            }
            _ if korean && byte > 0x20 => euc.push(byte | 0x80),
            _ => euc.push(byte),
        }
        rest = tail;
    }
    let (text, replaced) = encoding_rs::EUC_KR.decode_without_bom_handling(&euc);
    Decoded { text: Cow::Owned(text.into_owned()), name: "iso-2022-kr", replaced }
}

/// The WHATWG name in lower case.
fn name_of(encoding: &'static Encoding) -> &'static str {
    known_name(encoding.name()).unwrap_or(encoding.name())
}
