//! The rest of the page's program: what the start screen does not need. It follows the start (`xtask/src/split.rs`).
//!
//! What is called before it has come is loaded at once while the page stands still: the build puts a look at the table
//! before every call that may lead there. So nothing depends on waiting here; who waits, keeps the page alive meanwhile.

use js_sys::Promise;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen]
extern "C" {
    /// A promise that is kept once the rest is there.
    #[wasm_bindgen(js_name = bomlightRest, catch)]
    fn load_rest() -> Result<Promise, JsValue>;

    /// Loads the rest while everything waits. The build calls it by this name (`xtask/src/split/cut/guard.rs`).
    #[wasm_bindgen(js_name = bomlightRestNow, catch)]
    fn load_rest_now() -> Result<(), JsValue>;
}

/// Waits until all of the page's program is there; false where it cannot be had, which the page then says.
pub async fn come() -> bool {
    match load_rest() {
        Ok(promise) => JsFuture::from(promise).await.is_ok(),
        // Not even asked for: the last way is to stand still for it.
        Err(_) => load_rest_now().is_ok(),
    }
}
