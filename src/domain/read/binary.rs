//! Little-endian numbers out of bytes, and what binary workbooks share.

/// Reads fields one after another; past the end it gives `None`.
#[derive(Debug, Clone, Copy)]
pub(super) struct Fields<'a> {
    rest: &'a [u8],
}

impl<'a> Fields<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self { rest: bytes }
    }

    pub(super) fn rest(&self) -> &'a [u8] {
        self.rest
    }

    pub(super) fn bytes(&mut self, count: usize) -> Option<&'a [u8]> {
        let (head, tail) = self.rest.split_at_checked(count)?;
        self.rest = tail;
        Some(head)
    }

    fn array<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (head, tail) = self.rest.split_first_chunk::<N>()?;
        self.rest = tail;
        Some(*head)
    }

    pub(super) fn u8(&mut self) -> Option<u8> {
        self.array::<1>().map(|[byte]| byte)
    }

    pub(super) fn u16(&mut self) -> Option<u16> {
        self.array().map(u16::from_le_bytes)
    }

    pub(super) fn u32(&mut self) -> Option<u32> {
        self.array().map(u32::from_le_bytes)
    }

    pub(super) fn f64(&mut self) -> Option<f64> {
        self.array().map(f64::from_le_bytes)
    }

    /// A number packed into 30 bits: an integer or the upper half of a float, perhaps in hundredths.
    pub(super) fn rk(&mut self) -> Option<f64> {
        let packed = self.u32()?;
        let value = if packed & 2 == 2 {
            f64::from(packed.cast_signed() >> 2)
        } else {
            f64::from_bits(u64::from(packed & !3) << 32)
        };
        Some(if packed & 1 == 1 { value / 100.0 } else { value })
    }
}

/// Adds UTF-16 text; surrogates without a partner become U+FFFD.
pub(super) fn push_utf16(target: &mut String, bytes: &[u8]) {
    let units =
        bytes.chunks_exact(2).filter_map(|pair| pair.first_chunk()).map(|pair| u16::from_le_bytes(*pair));
    target.extend(char::decode_utf16(units).map(|letter| letter.unwrap_or('\u{fffd}')));
}

/// The words of an error's code in a cell.
pub(super) fn error_words(code: u8) -> &'static str {
    match code {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0f => "#VALUE!",
        0x17 => "#REF!",
        0x1d => "#NAME?",
        0x24 => "#NUM!",
        _ => "#N/A",
    }
}
