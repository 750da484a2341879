//! The tables of the older encodings as a program of their own, beside the engine in its worker: most files need none
//! of them, so the engine does not wait for them. Natively they are a part of the library.

#[cfg(target_arch = "wasm32")]
mod port {
    use bomlight::domain::read::encoding::{Decoded, older};
    use js_sys::{Array, Uint8Array};
    use wasm_bindgen::prelude::wasm_bindgen;

    /// Reads bytes in the older encoding of a name, or in that which the evidence speaks for: the text in UTF-8, the
    /// encoding's name, whether bytes were replaced. Nothing where the name is unknown.
    #[expect(unreachable_pub, reason = "wasm-bindgen exports public functions only")]
    #[wasm_bindgen]
    pub fn decode(bytes: &[u8], label: Option<String>) -> Option<Array> {
        let Decoded { text, name, replaced } = older::read(bytes, label.as_deref())?;
        Some(Array::of3(&Uint8Array::from(text.as_bytes()), &name.into(), &replaced.into()))
    }
}

fn main() {}
