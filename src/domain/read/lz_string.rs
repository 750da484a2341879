//! Text packed by the LZString scheme (an LZ78 over UTF-16 units, written in base64), as web pages carry it.
//!
//! Each phrase of the dictionary is a phrase before it and one unit more, which stand side by side in the output:
//! the dictionary needs only places in it.

/// A page with more text than this is no list of parts.
const MOST_UNITS: usize = 32 << 20;

/// Unpacks the text; `None` where it is damaged or too long.
pub(super) fn unpack_base64(packed: &str) -> Option<String> {
    let mut bits = Bits { signs: packed.as_bytes(), position: 0 };
    let mut units: Vec<u16> = Vec::new();
    // Where each phrase starts and how long it is; the first codes stand for new units and the end.
    let mut phrases: Vec<(usize, usize)> = vec![(0, 0); 3];
    let mut width = 2;
    let mut until_wider = 1_usize;
    let mut before: Option<(usize, usize)> = None;
    loop {
        let code = bits.take(width)?;
        let start = units.len();
        let phrase = match code {
            0 | 1 => {
                units.push(u16::try_from(bits.take(if code == 0 { 8 } else { 16 })?).ok()?);
                phrases.push((start, 1));
                // The very first unit is no step of the count.
                if before.is_some() {
                    until_wider -= 1;
                }
                (start, 1)
            }
            2 => return Some(String::from_utf16_lossy(&units)),
            known => {
                // A phrase that is just being made is the one before it and its first unit again.
                let (from, length) = match phrases.get(known) {
                    Some(phrase) => *phrase,
                    None if known == phrases.len() => before.map(|(from, length)| (from, length + 1))?,
                    None => return None,
                };
                for at in from..from + length {
                    units.push(*units.get(at)?);
                }
                (start, length)
            }
        };
        if units.len() > MOST_UNITS {
            return None;
        }
        match before {
            None => {
                (width, until_wider) = (3, 4);
            }
            Some((from, length)) => {
                widen(&mut width, &mut until_wider);
                phrases.push((from, length + 1));
                until_wider -= 1;
                widen(&mut width, &mut until_wider);
            }
        }
        before = Some(phrase);
    }
}

fn widen(width: &mut u32, until_wider: &mut usize) {
    if *until_wider == 0 {
        *until_wider = 1 << *width;
        *width += 1;
    }
}

/// Bits out of base64, the upper of each sign first; numbers come with their lowest bit first.
struct Bits<'a> {
    signs: &'a [u8],
    position: usize,
}

impl Bits<'_> {
    fn take(&mut self, count: u32) -> Option<usize> {
        let mut number = 0;
        for power in 0..count.min(32) {
            let six = match *self.signs.get(self.position / 6)? {
                sign @ b'A'..=b'Z' => sign - b'A',
                sign @ b'a'..=b'z' => sign - b'a' + 26,
                sign @ b'0'..=b'9' => sign - b'0' + 52,
                b'+' => 62,
                b'/' => 63,
                _ => 0,
            };
            let bit = usize::from(six >> (5 - self.position % 6) & 1);
            number |= bit << power;
            self.position += 1;
        }
        Some(number)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::unpack_base64;

    /// Packed with the scheme's own library.
    #[test]
    fn texts_are_unpacked() {
        for (packed, text) in include!("lz_string/samples.in") {
            assert_eq!(unpack_base64(packed).as_deref(), Some(text));
        }
        assert_eq!(unpack_base64(""), None);
        assert_eq!(unpack_base64("////"), None);
    }

    proptest! {
        #[test]
        fn any_text_is_survived(packed in "[A-Za-z0-9+/=]{0,200}") {
            let _ = unpack_base64(&packed);
        }
    }
}
