//! What the browser keeps between visits about files with certain headers: one line of text each, which only
//! the engine understands. It holds no part of a file but the order of its columns. Storage may be denied;
//! then nothing is kept.

use web_sys::Storage;

use crate::engine::protocol::Memory;

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

fn storage() -> Option<Storage> {
    web_sys::window()?.local_storage().ok().flatten()
}
