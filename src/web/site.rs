//! Files of the site itself: its config, and what the config names. Nothing is ever loaded from another host.

use js_sys::{ArrayBuffer, Promise, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

use super::boot;

/// A file that is on its way.
pub(super) enum Coming {
    /// It stands in the page itself.
    Here(String),
    Loading(Promise),
    /// There is none.
    Never,
}

/// Asks for the site's config: a block of the page itself, as in the page that is one file, or the file that the page
/// names.
pub(super) fn config() -> Coming {
    if let Some(block) = gloo_utils::document().get_element_by_id("bomlight-config") {
        return block.text_content().map_or(Coming::Never, Coming::Here);
    }
    boot::meta("bomlight-config", "content").map_or(Coming::Never, |it| file(&it))
}

/// Asks for a file of the site.
pub(super) fn file(address: &str) -> Coming {
    boot::load_file(address).map_or(Coming::Never, Coming::Loading)
}

impl Coming {
    /// The page names the file.
    pub(super) fn is_named(&self) -> bool {
        !matches!(self, Self::Never)
    }

    /// The bytes; `None` where there are none, or they do not come in time.
    pub(super) async fn bytes(self) -> Option<Uint8Array> {
        match self {
            Self::Here(text) => Some(Uint8Array::from(text.as_bytes())),
            Self::Loading(promise) => {
                let buffer: ArrayBuffer = JsFuture::from(promise).await.ok()?.dyn_into().ok()?;
                Some(Uint8Array::new(&buffer))
            }
            Self::Never => None,
        }
    }
}
