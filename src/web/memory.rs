//! What the browser keeps between visits about files with certain headers, and about the sender of reports: one line
//! of text each, which only the engine understands. It holds no part of a file but the order of its columns. Storage
//! may be denied; then nothing is kept. `src/storage.mjs` forgets it.

use wasm_bindgen::prelude::*;
use web_sys::Storage;

use crate::engine::protocol::Memory;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = crypto, js_name = getRandomValues, catch)]
    fn fill_with_random(bytes: &mut [u8]) -> Result<(), JsValue>;
}

const SEED: &str = "bomlight.seed";
const PREFIX: &str = "bomlight.columns.";
/// More are not handed to the engine.
const MOST: u32 = 1_000;

/// All that is kept.
pub(super) fn all() -> Vec<Memory> {
    let Some(storage) = storage() else { return Vec::new() };
    let count = storage.length().unwrap_or(0).min(MOST);
    (0..count)
        .filter_map(|at| {
            let key = storage.key(at).ok().flatten()?;
            let text = storage.get_item(&key).ok().flatten();
            Some(Memory { key: key.strip_prefix(PREFIX)?.to_owned(), text })
        })
        .collect()
}

/// Keeps and forgets as the engine asks.
pub(super) fn keep(news: &[Memory]) {
    let Some(storage) = storage().filter(|_| !news.is_empty()) else { return };
    for Memory { key, text } in news {
        let key = [PREFIX, key].concat();
        // A full or a denied storage is no trouble worth a word: the file is read as well as before.
        let _ = match text {
            Some(text) => storage.set_item(&key, text),
            None => storage.remove_item(&key),
        };
    }
}

/// A number that nobody can guess.
fn random() -> Option<u64> {
    let mut bytes = [0; 8];
    fill_with_random(&mut bytes).ok()?;
    Some(u64::from_le_bytes(bytes))
}

/// The number by which this browser chooses decoys among the parts of a catalogue. It stays, since asking twice with
/// other decoys would betray what was wanted; it is never sent.
pub(super) fn seed() -> u64 {
    let kept = storage().and_then(|it| it.get_item(SEED).ok().flatten());
    if let Some(seed) = kept.and_then(|it| u64::from_str_radix(&it, 16).ok()) {
        return seed;
    }
    let seed = random().unwrap_or_default();
    if let Some(storage) = storage() {
        let _ = storage.set_item(SEED, &format!("{seed:016x}"));
    }
    seed
}

/// The browser's storage; a sandboxed frame has none.
pub fn storage() -> Option<Storage> {
    web_sys::window()?.local_storage().ok().flatten()
}
