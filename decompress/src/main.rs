//! Decompresses the page that is one file. All its programs stand in it as one LZMA stream, and this small program before
//! them: `src/decompress.mjs` puts the stream into its memory and takes what comes out, a slice at a time.
//!
//! It is called by plain numbers and needs no glue: addresses in its memory and numbers of bytes.

#[cfg(target_arch = "wasm32")]
#[expect(unsafe_code, reason = "a name that is exported must be said to be the only one of its kind")]
mod port {
    use std::cell::RefCell;

    use lzma_rust2::{LzmaReader, Read};

    /// The stream, as far as it was not yet read.
    struct Packed {
        bytes: Vec<u8>,
        read: usize,
    }

    impl Read for Packed {
        fn read(&mut self, buffer: &mut [u8]) -> lzma_rust2::Result<usize> {
            let mut rest = self.bytes.get(self.read..).unwrap_or_default();
            let count = rest.read(buffer)?;
            self.read += count;
            Ok(count)
        }
    }

    thread_local! {
        static PACKED: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
        static READER: RefCell<Option<LzmaReader<Packed>>> = const { RefCell::new(None) };
        static SLICE: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
    }

    /// Makes room for a stream of so many bytes, and tells where it is to be put.
    #[unsafe(no_mangle)]
    extern "C" fn room(length: usize) -> *mut u8 {
        PACKED.with_borrow_mut(|it| {
            *it = vec![0; length];
            it.as_mut_ptr()
        })
    }

    /// Unpacks the next bytes, so many, and tells where they are; 0 where the stream is broken or has no more.
    #[unsafe(no_mangle)]
    extern "C" fn next(length: usize) -> *const u8 {
        READER.with_borrow_mut(|reader| {
            if reader.is_none() {
                let packed = Packed { bytes: PACKED.take(), read: 0 };
                *reader = LzmaReader::new_mem_limit(packed, u32::MAX, None).ok();
            }
            SLICE.with_borrow_mut(|slice| {
                slice.resize(length, 0);
                match reader.as_mut().map(|it| it.read_exact(slice)) {
                    Some(Ok(())) => slice.as_ptr(),
                    _ => std::ptr::null(),
                }
            })
        })
    }
}

fn main() {}
