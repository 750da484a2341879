//! Links that are encrypted with a passphrase: the screen's side of `src/encryption.mjs`. WebCrypto may be absent.

use js_sys::Uint8Array;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = bomlightEncryption, js_name = isAvailable, catch)]
    fn is_there() -> Result<bool, JsValue>;
    #[wasm_bindgen(js_namespace = bomlightEncryption, js_name = encrypt, catch)]
    async fn encrypted(bytes: Uint8Array, passphrase: &str) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = bomlightEncryption, js_name = decrypt, catch)]
    async fn decrypted(bytes: Uint8Array, passphrase: &str) -> Result<JsValue, JsValue>;
}

/// Whether links can be encrypted and decrypted here.
pub fn is_available() -> bool {
    is_there().unwrap_or(false)
}

/// The bytes, encrypted; `None` where the browser cannot.
pub async fn encrypt(bytes: &[u8], passphrase: &str) -> Option<Vec<u8>> {
    bytes_of(encrypted(Uint8Array::from(bytes), passphrase).await)
}

/// The bytes that were encrypted; `None` where the passphrase is another one.
pub async fn decrypt(bytes: &[u8], passphrase: &str) -> Option<Vec<u8>> {
    bytes_of(decrypted(Uint8Array::from(bytes), passphrase).await)
}

fn bytes_of(answer: Result<JsValue, JsValue>) -> Option<Vec<u8>> {
    Some(answer.ok()?.dyn_into::<Uint8Array>().ok()?.to_vec())
}
