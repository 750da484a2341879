//! What the browser keeps of what is open: the screen's side of `src/storage.mjs`. Storage may be denied; nothing here is
//! taken for granted.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::prelude::*;
use web_sys::{Blob, File};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = bomlightStorage, js_name = mayKeep, catch)]
    fn may_keep_here() -> Result<bool, JsValue>;
    #[wasm_bindgen(js_namespace = bomlightStorage, js_name = keep, catch)]
    async fn put(name: &str, bytes: Uint8Array) -> Result<(), JsValue>;
    #[wasm_bindgen(js_namespace = bomlightStorage, js_name = kept, catch)]
    async fn find() -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = bomlightStorage, js_name = forget, catch)]
    async fn delete(tab: &JsValue) -> Result<(), JsValue>;
    #[wasm_bindgen(js_namespace = bomlightStorage, js_name = wipe, catch)]
    async fn clear(with_memories: bool) -> Result<(), JsValue>;
    #[wasm_bindgen(js_namespace = bomlightStorage, catch)]
    fn again() -> Result<(), JsValue>;

    /// An entry of the database.
    type Found;
    #[wasm_bindgen(method, getter)]
    fn tab(this: &Found) -> JsValue;
    #[wasm_bindgen(method, getter)]
    fn name(this: &Found) -> String;
    #[wasm_bindgen(method, getter)]
    fn at(this: &Found) -> f64;
    #[wasm_bindgen(method, getter)]
    fn file(this: &Found) -> Blob;
}

/// What was kept of an earlier visit.
#[derive(Clone)]
pub struct StoredWork {
    /// The names of the files.
    pub name: String,
    /// When, in milliseconds of the browser's clock.
    pub at: f64,
    /// The project.
    pub file: File,
    tab: JsValue,
}

/// Whether something may be kept here; not in a frame of another page.
pub fn may_keep() -> bool {
    may_keep_here().unwrap_or(false)
}

/// Keeps a project in place of the one that this tab kept before; false where the browser has no room for it.
pub async fn keep(name: &str, bytes: &[u8]) -> bool {
    put(name, Uint8Array::from(bytes)).await.is_ok()
}

/// What is kept of this tab, else of the last one.
pub async fn kept() -> Option<StoredWork> {
    let found: Found = find().await.ok().filter(JsValue::is_object)?.unchecked_into();
    let name = found.name();
    let file = File::new_with_blob_sequence(&Array::of1(&found.file()), &name).ok()?;
    Some(StoredWork { name, at: found.at(), file, tab: found.tab() })
}

/// Forgets one thing that is kept.
pub async fn forget(kept: &StoredWork) {
    let _ = delete(&kept.tab).await;
}

/// What is open from now on may be kept, though all was forgotten.
pub fn keep_again() {
    let _ = again();
}

/// Forgets all that is kept; what is open is kept no more. With what is remembered of columns and senders, and the seed of
/// decoys.
pub async fn wipe(with_memories: bool) {
    let _ = clear(with_memories).await;
}
