//! The catalogs of languages: files of the site that are loaded only where their language is chosen.

use wasm_bindgen::JsValue;

use super::boot;
use crate::domain::language::Language;

/// The text of a language's catalog; that of English is empty.
///
/// # Errors
/// Where the site has no such file, or no network is there to load it.
pub async fn load(language: Language) -> Result<String, JsValue> {
    if language == Language::English {
        return Ok(String::new());
    }
    let name = ["data-", language.code()].concat();
    let address = boot::meta("bomlight-languages", &name).ok_or("the page names no catalog")?;
    boot::text_of(boot::load(&address)?).await
}

/// The languages that the user reads, the best first.
pub fn preferred() -> Vec<String> {
    let languages = gloo_utils::window().navigator().languages();
    languages.iter().filter_map(|it| it.as_string()).collect()
}
