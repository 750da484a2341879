//! Base64 (RFC 4648): the standard alphabet with padding for files, the URL alphabet without it for links.

use base64::prelude::{BASE64_STANDARD, BASE64_STANDARD_NO_PAD, BASE64_URL_SAFE_NO_PAD, Engine};

/// The bytes as text, padded with `=`.
pub fn encode(bytes: &[u8]) -> String {
    BASE64_STANDARD.encode(bytes)
}

/// The bytes as text that may stand in an address: `-` and `_` in place of `+` and `/`, no padding.
pub fn encode_url(bytes: &[u8]) -> String {
    BASE64_URL_SAFE_NO_PAD.encode(bytes)
}

/// The bytes of a text of either alphabet, padded or not; `None` where it is none. Blanks and line breaks do not count:
/// mail and editors break and complete what people copy.
pub fn decode(text: &str) -> Option<Vec<u8>> {
    let text = text.trim_end().trim_end_matches('=');
    let signs = text.bytes().filter(|it| !matches!(it, b' ' | b'\n' | b'\r' | b'\t'));
    let standard = signs.map(|it| match it {
        b'-' => b'+',
        b'_' => b'/',
        other => other,
    });
    BASE64_STANDARD_NO_PAD.decode(standard.collect::<Vec<u8>>()).ok()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{decode, encode, encode_url};

    #[test]
    fn texts_are_those_of_the_standard() {
        for (bytes, text) in [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foob", "Zm9vYg=="),
            ("foobar", "Zm9vYmFy"),
        ] {
            assert_eq!(encode(bytes.as_bytes()), text);
            assert_eq!(decode(text).as_deref(), Some(bytes.as_bytes()));
        }
        assert_eq!(encode_url(&[0xFB, 0xFF]), "-_8");
        for wrong in ["Z", "Zg===x", "Zh", "Zm9v!", "Ä"] {
            assert_eq!(decode(wrong), None, "{wrong}");
        }
    }

    proptest! {
        #[test]
        fn all_bytes_come_back(bytes in proptest::collection::vec(any::<u8>(), 0..200), text in ".*") {
            prop_assert_eq!(decode(&encode(&bytes)), Some(bytes.clone()));
            prop_assert_eq!(decode(&encode_url(&bytes)), Some(bytes));
            let _ = decode(&text);
        }
    }
}
