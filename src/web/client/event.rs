//! What the engine's client tells the screen: answers, news, and why there is no answer.

use wasm_bindgen::{JsCast, JsValue};

use crate::engine::protocol::{Progress, Response};
use crate::engine::view::SiteView;

/// An answer and the bytes that travelled beside it.
pub struct Answer {
    pub response: Response,
    pub bytes: Option<Vec<u8>>,
}

/// News from the engine that no request asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EngineEvent {
    Ready,
    /// What the site sets of the page; comes before `Ready`.
    Site(Box<SiteView>),
    Progress(Progress),
    /// The worker died. `recovered`: a new one stands where it stood, without the request that killed it.
    Crashed {
        recovered: bool,
    },
    /// The page and the engine are of different versions: the page must be loaded anew.
    Stale,
}

/// Why a request has no answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EngineError {
    /// The worker died over this request.
    Crashed,
    Cancelled,
    /// The engine is of another version than the page.
    Stale,
    /// The worker died since it lacked the rest of the engine; now one is started that has it.
    Early,
    /// The rest of the engine could not be loaded.
    Incomplete,
    /// The engine could not be loaded, or a file could not be read from the disk.
    Unavailable(String),
}

/// What a script complains about, in the browser's words.
pub(super) fn words_of(error: &JsValue) -> String {
    error
        .dyn_ref::<js_sys::Error>()
        .map(|it| String::from(it.message()))
        .or_else(|| error.as_string())
        .unwrap_or_else(|| "unknown error".to_owned())
}
