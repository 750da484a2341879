//! Numbers that look like chance and are the same for the same seed, and what they do to bytes.

/// SplitMix64.
pub(crate) struct Random(u64);

impl Random {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// From 0 up to and without `end`; 0 where that is 0.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        (self.next() % (end.max(1) as u64)) as usize
    }

    pub(crate) fn one_in(&mut self, count: usize) -> bool {
        self.below(count) == 0
    }

    pub(crate) fn of<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[self.below(all.len())]
    }

    /// Changes bytes in one of several ways: a bit, a byte, a word of those that do harm, a piece cut, doubled or moved.
    pub(crate) fn damage(&mut self, bytes: &mut Vec<u8>) {
        let length = bytes.len();
        if length == 0 {
            return bytes.extend(self.of(&WORDS).bytes());
        }
        let at = self.below(length);
        let piece = at..(at + 1 + self.below(64)).min(length);
        match self.below(9) {
            0 => bytes[at] ^= 1 << self.below(8),
            1 => bytes[at] = self.next() as u8,
            2 => drop(bytes.splice(at..at, self.of(&WORDS).bytes())),
            3 => drop(bytes.splice(piece, self.of(&WORDS).bytes())),
            4 => drop(bytes.drain(piece)),
            5 => {
                let doubled = bytes[piece].repeat(1 + self.below(20));
                drop(bytes.splice(at..at, doubled));
            }
            6 => {
                let to = self.below(length);
                let moved = bytes[piece].to_vec();
                drop(bytes.splice(to..to, moved));
            }
            7 => {
                let number = self.of(&[0, 1, 0x7f, 0xff, 0xffff, 0x7fff_ffff, u32::MAX]).to_le_bytes();
                let count = 1 + self.below(4);
                let end = (at + count).min(length);
                let start = at.min(end);
                bytes[start..end].copy_from_slice(&number[..end - start]);
            }
            _ if self.one_in(8) => bytes.truncate(at),
            _ => bytes[at] = bytes[at].wrapping_add(1),
        }
    }
}

/// What stands in files and does harm there.
pub(crate) const WORDS: [&str; 40] = [
    "-1",
    "0",
    "1e28",
    "1e-28",
    "79228162514264337593543950335",
    "-0.5",
    "999999999999",
    "NaN",
    "1/0",
    "%",
    "€",
    "$",
    ",",
    ";",
    "\t",
    "\"",
    "'",
    "\n",
    "\r\n",
    "\0",
    "<",
    ">",
    "&",
    "&#x110000;",
    "]]>",
    "(",
    ")",
    "{",
    "[",
    "\\",
    "R1-R99999",
    "DNP",
    "Total",
    "=1+1",
    "\u{feff}",
    "日本",
    "\u{202e}",
    "µ",
    "2026-02-30",
    "No",
];
