//! The catalogs of languages: files of the site that are loaded only where their language is chosen.

use js_sys::{Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

use super::page::document;
use crate::domain::language::Language;

/// The text of a language's catalog; that of English is empty.
///
/// # Errors
/// Where the site has no such file, or no network is there to load it.
pub async fn load(language: Language) -> Result<String, JsValue> {
    if language == Language::English {
        return Ok(String::new());
    }
    let meta = document().and_then(|it| it.query_selector("meta[name=bomlight-languages]").ok().flatten());
    let name = ["data-", language.code()].concat();
    let address = meta.and_then(|it| it.get_attribute(&name)).ok_or("the page names no catalog")?;
    let load: Function = Reflect::get(&js_sys::global(), &"bomlightLoad".into())?.dyn_into()?;
    let promise: js_sys::Promise<JsValue> = load.call1(&JsValue::UNDEFINED, &address.into())?.dyn_into()?;
    let response: Response = JsFuture::from(promise).await?.dyn_into()?;
    if !response.ok() {
        return Err("the catalog was not found on the server".into());
    }
    JsFuture::from(response.text()?).await?.as_string().ok_or_else(|| "the catalog is no text".into())
}

/// The languages that the user reads, the best first.
pub fn preferred() -> Vec<String> {
    let Some(window) = web_sys::window() else { return Vec::new() };
    let navigator = Reflect::get(&window, &"navigator".into()).unwrap_or_default();
    let languages = Reflect::get(&navigator, &"languages".into()).unwrap_or_default();
    js_sys::Array::from(&languages).iter().filter_map(|it| it.as_string()).collect()
}
