//! How the engine asks for texts in older encodings: their tables are a program of their own in the same worker, which
//! the worker's boot script names `bomlightOlder`.

use std::borrow::Cow;

use js_sys::{Array, Function, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};

use crate::domain::read::encoding::{Decoded, known_name, read_older_with};

/// From here on the engine asks that program.
pub(super) fn attach() {
    read_older_with(read);
}

/// `None` where the program is not there, or does not know the encoding.
fn read(bytes: &[u8], label: Option<&str>) -> Option<Decoded<'static>> {
    let decode: Function = Reflect::get(&js_sys::global(), &"bomlightOlder".into()).ok()?.dyn_into().ok()?;
    let label = label.map_or(JsValue::UNDEFINED, JsValue::from_str);
    let answer = decode.call2(&JsValue::UNDEFINED, &Uint8Array::from(bytes), &label).ok()?;
    let answer: Array = answer.dyn_into().ok()?;
    let text = answer.get(0).dyn_into::<Uint8Array>().ok()?.to_vec();
    Some(Decoded {
        text: Cow::Owned(String::from_utf8(text).ok()?),
        name: known_name(&answer.get(1).as_string()?)?,
        replaced: answer.get(2).is_truthy(),
    })
}
