//! How the engine asks for texts in older encodings: their tables are a program of their own in the same worker, which
//! `worker.js` names `bomlightOlder`.

use std::borrow::Cow;

use js_sys::{Array, Uint8Array};
use wasm_bindgen::prelude::*;

use crate::domain::read::encoding::{Decoded, known_name, read_older_with};

#[wasm_bindgen]
extern "C" {
    /// The text in UTF-8, the encoding's name, whether bytes were replaced (src/bin/encodings.rs).
    #[wasm_bindgen(js_name = bomlightOlder, catch)]
    fn decode(bytes: &[u8], label: Option<&str>) -> Result<Option<Array>, JsValue>;
}

/// From here on the engine asks that program.
pub(super) fn attach() {
    read_older_with(read);
}

/// `None` where the program is not there, or does not know the encoding.
fn read(bytes: &[u8], label: Option<&str>) -> Option<Decoded<'static>> {
    let answer = decode(bytes, label).ok().flatten()?;
    let text = answer.get(0).dyn_into::<Uint8Array>().ok()?.to_vec();
    Some(Decoded {
        text: Cow::Owned(String::from_utf8(text).ok()?),
        name: known_name(&answer.get(1).as_string()?)?,
        replaced: answer.get(2).is_truthy(),
    })
}
