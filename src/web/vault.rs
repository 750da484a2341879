//! What the browser keeps of what is open, and links that are locked with a passphrase: the screen's side of
//! `src/vault.mjs`. Storage may be denied and WebCrypto be absent; nothing here is taken for granted.

use js_sys::{Array, Function, JsString, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, File};

/// What was kept of an earlier visit.
#[derive(Clone)]
pub struct Kept {
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
    is("mayKeep")
}

/// Whether links can be locked and unlocked here.
pub fn can_lock() -> bool {
    is("canLock")
}

/// Keeps a project in place of the one that this tab kept before, where the browser lets it.
pub async fn keep(name: &str, bytes: &[u8]) {
    let _ = ask("keep", &[name.into(), Uint8Array::from(bytes).into()]).await;
}

/// What is kept of this tab, else of the last one.
pub async fn kept() -> Option<Kept> {
    let found = ask("kept", &[]).await.ok()?;
    let of = |name: &str| Reflect::get(&found, &name.into()).ok();
    let name = of("name")?.as_string()?;
    let blob: Blob = of("file")?.dyn_into().ok()?;
    let file = File::new_with_blob_sequence(&Array::of1(&blob), &name).ok()?;
    Some(Kept { name, at: of("at")?.as_f64()?, file, tab: of("tab")? })
}

/// Forgets one thing that is kept.
pub async fn forget(kept: &Kept) {
    let _ = ask("forget", std::slice::from_ref(&kept.tab)).await;
}

/// Forgets all that is kept.
pub async fn wipe() {
    let _ = ask("wipe", &[]).await;
}

/// The bytes, locked; `None` where the browser cannot.
pub async fn lock(bytes: &[u8], passphrase: &str) -> Option<Vec<u8>> {
    of_bytes("lock", bytes, passphrase).await
}

/// The bytes that were locked; `None` where the passphrase is another one.
pub async fn unlock(bytes: &[u8], passphrase: &str) -> Option<Vec<u8>> {
    of_bytes("unlock", bytes, passphrase).await
}

async fn of_bytes(what: &str, bytes: &[u8], passphrase: &str) -> Option<Vec<u8>> {
    let answer = ask(what, &[Uint8Array::from(bytes).into(), passphrase.into()]).await.ok()?;
    Some(answer.dyn_into::<Uint8Array>().ok()?.to_vec())
}

fn is(what: &str) -> bool {
    call(what, &[]).is_ok_and(|it| it.is_truthy())
}

async fn ask(what: &str, with: &[JsValue]) -> Result<JsValue, JsValue> {
    JsFuture::from(call(what, with)?.dyn_into::<Promise>()?).await
}

fn call(what: &str, with: &[JsValue]) -> Result<JsValue, JsValue> {
    let vault = Reflect::get(&js_sys::global(), &JsString::from("bomlightVault"))?;
    let function: Function = Reflect::get(&vault, &what.into())?.dyn_into()?;
    function.apply(&vault, &with.iter().collect::<Array>())
}
