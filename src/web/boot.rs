//! What `boot.mjs` does for the program: it loads the parts of the program and the files of the site.
//!
//! Our scripts are called by the names that they set on the global object (here and in `storage`, `encryption`, `host`,
//! `older_text`). A snippet (`#[wasm_bindgen(module = …)]`) would be imported by the glue from an address beside it:
//! there is none in the page that is one file, whose glue comes from a blob, and the names of our files hold hashes.

use js_sys::Promise;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

#[wasm_bindgen]
extern "C" {
    /// A promise of the response that holds a part of the program: a file beside the page, or a part of the page itself.
    #[wasm_bindgen(js_name = bomlightLoad, catch)]
    pub(super) fn load(address: &str) -> Result<Promise, JsValue>;

    /// A promise of the bytes of a file of the site, an `ArrayBuffer`; of null where there is none, or it does not come in
    /// time.
    #[wasm_bindgen(js_name = bomlightFile, catch)]
    pub(super) fn load_file(address: &str) -> Result<Promise, JsValue>;
}

/// A response that is under way; refused where the server has no such file.
pub(super) async fn arrived(response: Promise) -> Result<Response, JsValue> {
    let response: Response = JsFuture::from(response).await?.dyn_into()?;
    if response.ok() { Ok(response) } else { Err("the file was not found on the server".into()) }
}

/// The text of a response that is under way.
pub(super) async fn text_of(response: Promise) -> Result<String, JsValue> {
    let text = JsFuture::from(arrived(response).await?.text()?).await?;
    text.as_string().ok_or_else(|| "the file is no text".into())
}

/// What a `<meta>` of the page says.
pub(super) fn meta(name: &str, attribute: &str) -> Option<String> {
    let selector = ["meta[name=", name, "]"].concat();
    let meta = gloo_utils::document().query_selector(&selector).ok().flatten();
    meta.and_then(|it| it.get_attribute(attribute)).filter(|it| !it.is_empty())
}
