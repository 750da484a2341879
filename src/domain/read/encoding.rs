//! Bytes → text: which encoding a text file is in, chosen by evidence.
//!
//! The same detector runs natively and in the browser, so that both say the same. A byte order mark
//! wins; then bytes that are valid UTF-8 are UTF-8 and are borrowed, not copied; then UTF-16 without a
//! mark by where its NUL bytes stand; then escape sequences; then the statistics of `chardetng`.

mod dos;

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use dos::{decode_dos, is_dos_text};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// How many bytes the statistics look at: enough for any text, and bounded in time.
const SAMPLE_BYTES: usize = 256 << 10;

/// The escape sequence that announces Korean text in ISO-2022-KR.
const KOREAN_ANNOUNCER: &[u8] = b"\x1b$)C";

/// A text file's characters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded<'a> {
    pub text: Cow<'a, str>,
    /// The encoding's WHATWG name in lower case; pure ASCII says `utf-8`.
    pub name: &'static str,
    /// Some bytes did not fit the encoding and became U+FFFD.
    pub replaced: bool,
}

/// Decodes a text file. Never fails: bytes that fit no encoding are replaced and `replaced` says so.
/// NUL characters are left out, since no table means them.
pub fn decode(bytes: &[u8]) -> Decoded<'_> {
    let mut decoded = decode_marked(bytes).unwrap_or_else(|| decode_unmarked(bytes));
    if decoded.text.contains('\0') {
        decoded.text = Cow::Owned(decoded.text.replace('\0', ""));
    }
    decoded
}

/// Decodes a text file in the encoding that a person chose; a name that is unknown leaves the choice to the evidence.
pub fn decode_named<'a>(bytes: &'a [u8], label: &str) -> Decoded<'a> {
    let Some(encoding) = Encoding::for_label(label.as_bytes()) else { return decode(bytes) };
    let (text, replaced) = encoding.decode_with_bom_removal(bytes);
    let text = if text.contains('\0') { Cow::Owned(text.replace('\0', "")) } else { text };
    Decoded { text, name: name_of(encoding), replaced }
}

fn decode_marked(bytes: &[u8]) -> Option<Decoded<'_>> {
    let (encoding, mark) = Encoding::for_bom(bytes)?;
    let (text, replaced) = encoding.decode_without_bom_handling(bytes.get(mark..)?);
    Some(Decoded { text, name: name_of(encoding), replaced })
}

fn decode_unmarked(bytes: &[u8]) -> Decoded<'_> {
    if let Some(encoding) = utf16_without_mark(bytes) {
        return decode_as(encoding, bytes);
    }
    if memchr::memmem::find(bytes, KOREAN_ANNOUNCER).is_some() {
        return decode_iso_2022_kr(bytes);
    }
    let escapes = has_japanese_escapes(bytes);
    if !escapes && let Ok(text) = std::str::from_utf8(bytes) {
        return Decoded { text: Cow::Borrowed(text), name: "utf-8", replaced: false };
    }
    if escapes {
        return decode_as(encoding_rs::ISO_2022_JP, bytes);
    }
    if is_dos_text(sample_with_evidence(bytes)) {
        return decode_dos(bytes);
    }
    decode_as(guess(bytes), bytes)
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

/// UTF-16 text of a Western or mostly Western file has a NUL in nearly every second byte.
fn utf16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = bytes.get(..bytes.len().min(4096) & !1)?;
    let pairs = sample.len() / 2;
    if pairs < 2 {
        return None;
    }
    let high_nuls = sample.chunks_exact(2).filter(|pair| matches!(pair, [0, low] if *low != 0)).count();
    let low_nuls = sample.chunks_exact(2).filter(|pair| matches!(pair, [low, 0] if *low != 0)).count();
    // Line ends, delimiters and digits are ASCII in every language: a third of the text at the least.
    if low_nuls * 3 > pairs && high_nuls * 20 < low_nuls {
        Some(UTF_16LE)
    } else if high_nuls * 3 > pairs && low_nuls * 20 < high_nuls {
        Some(UTF_16BE)
    } else {
        None
    }
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

/// The WHATWG name in lower case, as files and protocols write it.
fn name_of(encoding: &'static Encoding) -> &'static str {
    const NAMES: &[(&str, &str)] = &[
        ("UTF-8", "utf-8"),
        ("UTF-16LE", "utf-16le"),
        ("UTF-16BE", "utf-16be"),
        ("Shift_JIS", "shift_jis"),
        ("EUC-JP", "euc-jp"),
        ("ISO-2022-JP", "iso-2022-jp"),
        ("GBK", "gbk"),
        ("Big5", "big5"),
        ("EUC-KR", "euc-kr"),
        ("IBM866", "ibm866"),
        ("KOI8-U", "koi8-u"),
        ("KOI8-R", "koi8-r"),
        ("ISO-8859-2", "iso-8859-2"),
        ("ISO-8859-4", "iso-8859-4"),
        ("ISO-8859-5", "iso-8859-5"),
        ("ISO-8859-6", "iso-8859-6"),
        ("ISO-8859-7", "iso-8859-7"),
        ("ISO-8859-8", "iso-8859-8"),
        ("ISO-8859-8-I", "iso-8859-8-i"),
        ("ISO-8859-13", "iso-8859-13"),
    ];
    let name = encoding.name();
    NAMES.iter().find(|(label, _)| *label == name).map_or(name, |(_, lower)| lower)
}

#[cfg(test)]
mod tests {
    use super::decode;
    use encoding_rs::Encoding;
    use std::borrow::Cow;

    const CASES: &[(&str, &str)] = &[
        (
            "windows-1252",
            "Bezeichnung;Stück;Händler\nWiderstand für Gehäuse;5;Würth\nDrossel 10µH ±10%;2;Bürklin\n",
        ),
        ("windows-1250", "Oznaczenie;Wartość;Ilość\nR1;Rezystor węglowy;1\nC1;Kondensator żółty;łącznie 2\n"),
        ("windows-1251", "Обозначение;Наименование;Количество\nR1;Резистор;1\nC1;Конденсатор;2\n"),
        ("shift_jis", "部品番号,数量,説明\nR1,1,抵抗器\nC1,2,コンデンサ\n"),
        ("gbk", "位号,数量,描述\nR1,1,贴片电阻\nC1,2,贴片电容\n"),
        ("euc-kr", "참조번호,수량,설명\nR1,1,저항\nC1,2,콘덴서\n"),
        ("iso-2022-jp", "部品番号,数量,説明\nR1,1,抵抗器\nC1,2,コンデンサ\n"),
    ];

    #[test]
    fn each_encoding_is_told_from_short_bom_text() {
        for (name, text) in CASES {
            let encoding = Encoding::for_label(name.as_bytes()).unwrap();
            let (bytes, _, unmappable) = encoding.encode(text);
            assert!(!unmappable, "{name}");
            let decoded = decode(&bytes);
            assert_eq!(decoded.text, *text, "{name}, read as {}", decoded.name);
            assert_eq!(decoded.name, *name);
            assert!(!decoded.replaced);
        }
    }

    #[test]
    fn utf8_is_borrowed_and_its_mark_left_out() {
        let decoded = decode("\u{feff}Wert,Ω\n".as_bytes());
        assert!(matches!(decoded.text, Cow::Borrowed("Wert,Ω\n")));
        assert_eq!(decoded.name, "utf-8");
    }

    #[test]
    fn utf16_is_told_with_and_without_a_mark() {
        let text = "Designator\tValue\r\nR1\t10 kΩ\r\n";
        let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!((decode(&little).text.as_ref(), decode(&little).name), (text, "utf-16le"));
        assert_eq!((decode(&big).text.as_ref(), decode(&big).name), (text, "utf-16be"));
        let marked: Vec<u8> = [0xff, 0xfe].into_iter().chain(little).collect();
        assert_eq!(decode(&marked).text, text);
    }

    #[test]
    fn signs_of_the_trade_alone_are_windows_1252() {
        let decoded = decode(b"Value,Tol\n10\xb5F,\xb120%\n4.7\xb5H,\xb110%\n");
        assert_eq!(
            (decoded.text.as_ref(), decoded.name),
            ("Value,Tol\n10µF,±20%\n4.7µH,±10%\n", "windows-1252")
        );
    }

    #[test]
    fn lone_bytes_are_western_whatever_the_pair_means() {
        let decoded = decode(b"Part  Value\nC10   10\xb5F\nC11   10\xb5F\nL1    W\xfcrth\n");
        assert_eq!((decoded.name, decoded.text.contains("Würth")), ("windows-1252", true));
    }

    #[test]
    fn korean_escapes_and_nuls_are_left_out() {
        let decoded = decode(b"\x1b$)CReference\x1b$)C,\x1b$)C Value\nC1,4\x0070n\n");
        assert_eq!(decoded.text, "Reference, Value\nC1,470n\n");
        assert_eq!(decoded.name, "iso-2022-kr");
    }
}
