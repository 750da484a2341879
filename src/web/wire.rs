//! A message on the port: an array of the coded message and the bytes that travel beside it.
//! All buffers are transferred, so a 50 MB file is moved and not copied.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};

/// The message as a JavaScript value, and the list of buffers to transfer with it.
pub fn written(message: &[u8], files: &[Uint8Array]) -> (JsValue, JsValue) {
    let parts = Array::new();
    let transfer = Array::new();
    let coded = Uint8Array::from(message);
    for bytes in std::iter::once(&coded).chain(files) {
        transfer.push(&bytes.buffer());
        parts.push(bytes);
    }
    (parts.into(), transfer.into())
}

/// The coded message and the bytes beside it; `None` where the value is not such an array.
pub fn read(value: JsValue) -> Option<(Vec<u8>, Vec<Uint8Array>)> {
    let parts: Array = value.dyn_into().ok()?;
    let mut arrays = parts.iter().filter_map(|part| part.dyn_into::<Uint8Array>().ok());
    let message = arrays.next()?.to_vec();
    Some((message, arrays.collect()))
}
