//! Bytes → text: which encoding a text file is in, chosen by evidence.
//!
//! The same detector runs natively and in the browser, so that both say the same. A byte order mark
//! wins; then bytes that are valid UTF-8 are UTF-8 and are borrowed, not copied; then UTF-16 without a
//! mark by where its NUL bytes stand; all else is in an older encoding ([`older`]).
//!
//! The tables of the older encodings weigh as much as a fifth of the engine, and most files need none of them. So the
//! browser loads them as a program of their own, and the engine is told how to ask it ([`read_older_with`]).

mod dos;
pub mod older;

use std::borrow::Cow;
use std::sync::OnceLock;

/// A text file's characters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded<'a> {
    pub text: Cow<'a, str>,
    /// The encoding's WHATWG name in lower case; pure ASCII says `utf-8`.
    pub name: &'static str,
    /// Some bytes did not fit the encoding and became U+FFFD.
    pub replaced: bool,
}

/// Reads bytes in the older encoding of a name, or, without one, in that which the evidence speaks for. `None` where
/// the name is unknown, or where the tables are not at hand.
pub type ReadOlder = fn(&[u8], Option<&str>) -> Option<Decoded<'static>>;

static READ_OLDER: OnceLock<ReadOlder> = OnceLock::new();

/// Says how older encodings are read where their tables are no part of the program. The first word counts.
pub fn read_older_with(read: ReadOlder) {
    // A second word would say the same.
    let _ = READ_OLDER.set(read);
}

fn read_older(bytes: &[u8], label: Option<&str>) -> Option<Decoded<'static>> {
    match READ_OLDER.get() {
        Some(read) => read(bytes, label),
        None if cfg!(target_arch = "wasm32") => None,
        None => older::read(bytes, label),
    }
}

/// Bytes that no table of the older encodings has a say in: UTF-8 without escape sequences, and no markup, which may
/// name an encoding. Archives have texts within.
pub fn needs_no_tables(bytes: &[u8]) -> bool {
    let is_markup = bytes.trim_ascii_start().first().is_none_or(|it| *it == b'<');
    !is_markup && memchr::memchr(0x1b, bytes).is_none() && std::str::from_utf8(bytes).is_ok()
}

/// Decodes a text file. Never fails: bytes that fit no encoding are replaced and `replaced` says so.
/// NUL characters are left out, since no table means them.
pub fn decode(bytes: &[u8]) -> Decoded<'_> {
    without_nuls(decode_marked(bytes).unwrap_or_else(|| decode_unmarked(bytes)))
}

/// Decodes a text file in the encoding that a person chose; a name that is unknown leaves the choice to the evidence.
pub fn decode_named<'a>(bytes: &'a [u8], label: &str) -> Decoded<'a> {
    let decoded = match known_name(label) {
        Some("utf-8") => Some(decode_utf8(bytes.strip_prefix(UTF_8_MARK).unwrap_or(bytes))),
        Some("utf-16le") => Some(decode_utf16(bytes, u16::from_le_bytes, "utf-16le")),
        Some("utf-16be") => Some(decode_utf16(bytes, u16::from_be_bytes, "utf-16be")),
        Some(name) => read_older(bytes, Some(name)),
        None => None,
    };
    decoded.map_or_else(|| decode(bytes), without_nuls)
}

/// A short text in a code page, such as a cell of an old workbook.
pub(super) fn decode_short(bytes: &[u8], label: &str) -> String {
    if bytes.is_ascii() {
        return String::from_utf8_lossy(bytes).into_owned();
    }
    decode_named(bytes, label).text.into_owned()
}

/// The name of an encoding as this program writes it.
pub fn known_name(label: &str) -> Option<&'static str> {
    NAMES.iter().copied().find(|it| it.eq_ignore_ascii_case(label))
}

/// All encodings that are told: the names of WHATWG in lower case, as files and protocols write them, and two that
/// WHATWG does not have.
const NAMES: [&str; 41] = [
    "utf-8",
    "utf-16le",
    "utf-16be",
    "windows-1250",
    "windows-1251",
    "windows-1252",
    "windows-1253",
    "windows-1254",
    "windows-1255",
    "windows-1256",
    "windows-1257",
    "windows-1258",
    "windows-874",
    "macintosh",
    "x-mac-cyrillic",
    "shift_jis",
    "euc-jp",
    "iso-2022-jp",
    "gbk",
    "gb18030",
    "big5",
    "euc-kr",
    "ibm866",
    "koi8-u",
    "koi8-r",
    "iso-8859-2",
    "iso-8859-3",
    "iso-8859-4",
    "iso-8859-5",
    "iso-8859-6",
    "iso-8859-7",
    "iso-8859-8",
    "iso-8859-8-i",
    "iso-8859-10",
    "iso-8859-13",
    "iso-8859-14",
    "iso-8859-15",
    "iso-8859-16",
    "x-user-defined",
    "ibm850",
    "iso-2022-kr",
];

const UTF_8_MARK: &[u8] = b"\xef\xbb\xbf";

fn decode_marked(bytes: &[u8]) -> Option<Decoded<'_>> {
    if let Some(rest) = bytes.strip_prefix(UTF_8_MARK) {
        return Some(decode_utf8(rest));
    }
    match bytes {
        [0xff, 0xfe, ..] => Some(decode_utf16(bytes, u16::from_le_bytes, "utf-16le")),
        [0xfe, 0xff, ..] => Some(decode_utf16(bytes, u16::from_be_bytes, "utf-16be")),
        _ => None,
    }
}

fn decode_unmarked(bytes: &[u8]) -> Decoded<'_> {
    if let Some(decoded) = utf16_without_mark(bytes) {
        return decoded;
    }
    if !older::has_escapes(bytes)
        && let Ok(text) = std::str::from_utf8(bytes)
    {
        return Decoded { text: Cow::Borrowed(text), name: "utf-8", replaced: false };
    }
    mixed(bytes).or_else(|| read_older(bytes, None)).unwrap_or_else(|| decode_utf8(bytes))
}

/// UTF-8 with some signs in Windows-1252, as lists that were put together from two: "10µ" in one row and "47µ" in another.
/// Letters of other encodings seldom come in pairs that are UTF-8, and never most of them.
fn mixed(bytes: &[u8]) -> Option<Decoded<'_>> {
    // Cut off in the middle of a character.
    if bytes.last().is_some_and(|it| *it >= 0xc2) {
        return None;
    }
    let (mut whole, mut single) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        whole += chunk.valid().chars().filter(|it| !it.is_ascii()).map(proof).sum::<usize>();
        match chunk.invalid() {
            [] => {}
            [sign] if windows_1252(*sign).is_some() => single += 1,
            _ => return None,
        }
    }
    if whole <= single || single == 0 {
        return None;
    }
    let mut text = String::with_capacity(bytes.len());
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        text.extend(chunk.invalid().iter().filter_map(|it| windows_1252(*it)));
    }
    Some(Decoded { text: Cow::Owned(text), name: "utf-8", replaced: false })
}

/// Two bytes may be UTF-8 by chance, three hardly ever.
fn proof(sign: char) -> usize {
    if sign.len_utf8() > 2 { 8 } else { 1 }
}

/// The signs of Windows-1252 that lists hold.
fn windows_1252(byte: u8) -> Option<char> {
    Some(match byte {
        0x80 => '€',
        0x85 => '…',
        0x91 => '‘',
        0x92 => '’',
        0x93 => '“',
        0x94 => '”',
        0x95 => '•',
        0x96 => '–',
        0x97 => '—',
        0x99 => '™',
        0xa0.. => char::from(byte),
        _ => return None,
    })
}

fn without_nuls(mut decoded: Decoded<'_>) -> Decoded<'_> {
    if decoded.text.contains('\0') {
        decoded.text = Cow::Owned(decoded.text.replace('\0', ""));
    }
    decoded
}

fn decode_utf8(bytes: &[u8]) -> Decoded<'_> {
    let text = String::from_utf8_lossy(bytes);
    // A text that is borrowed is the bytes themselves.
    let replaced = matches!(text, Cow::Owned(_));
    Decoded { text, name: "utf-8", replaced }
}

/// Decodes UTF-16 with or without its mark; halves of characters and a last odd byte are replaced.
fn decode_utf16<'a>(bytes: &'a [u8], unit: fn([u8; 2]) -> u16, name: &'static str) -> Decoded<'a> {
    let (pairs, odd) = bytes.as_chunks::<2>();
    let mut replaced = !odd.is_empty();
    let mut text = String::with_capacity(bytes.len() / 2 + bytes.len() / 8);
    for letter in char::decode_utf16(pairs.iter().map(|pair| unit(*pair))) {
        replaced |= letter.is_err();
        text.push(letter.unwrap_or(char::REPLACEMENT_CHARACTER));
    }
    if !odd.is_empty() {
        text.push(char::REPLACEMENT_CHARACTER);
    }
    let text = text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text);
    Decoded { text: Cow::Owned(text), name, replaced }
}

/// UTF-16 text of a Western or mostly Western file has a NUL in nearly every second byte.
fn utf16_without_mark(bytes: &[u8]) -> Option<Decoded<'_>> {
    let sample = bytes.get(..bytes.len().min(4096) & !1)?;
    let pairs = sample.len() / 2;
    if pairs < 2 {
        return None;
    }
    let high_nuls = sample.chunks_exact(2).filter(|pair| matches!(pair, [0, low] if *low != 0)).count();
    let low_nuls = sample.chunks_exact(2).filter(|pair| matches!(pair, [low, 0] if *low != 0)).count();
    // Line ends, delimiters and digits are ASCII in every language: a third of the text at the least.
    if low_nuls * 3 > pairs && high_nuls * 20 < low_nuls {
        Some(decode_utf16(bytes, u16::from_le_bytes, "utf-16le"))
    } else if high_nuls * 3 > pairs && low_nuls * 20 < high_nuls {
        Some(decode_utf16(bytes, u16::from_be_bytes, "utf-16be"))
    } else {
        None
    }
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
    fn two_encodings_in_one_file_are_both_read() {
        let decoded = decode(b"C1;10\xc2\xb5;Elko\nC2;10\xc2\xb5;Elko\nC3;4700\xb5;B\xc3\xbcrklin\n");
        assert_eq!(decoded.text, "C1;10µ;Elko\nC2;10µ;Elko\nC3;4700µ;Bürklin\n");
        assert_eq!((decoded.name, decoded.replaced), ("utf-8", false));
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
