//! Copying a text.

use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    // A page that is not served securely has no clipboard at all: then this fails.
    #[wasm_bindgen(js_namespace = ["navigator", "clipboard"], js_name = writeText, catch)]
    async fn write_text(text: &str) -> Result<(), JsValue>;
}

/// Puts a text on the clipboard; false where the browser does not let the page, as in some frames.
pub async fn copy(text: &str) -> bool {
    write_text(text).await.is_ok()
}
