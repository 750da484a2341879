//! Saving a file from the page.

use gloo_file::{Blob, ObjectUrl};
use wasm_bindgen::JsCast;
use web_sys::HtmlAnchorElement;

/// Offers `bytes` as a file to save. Nothing is sent anywhere: the file is made from memory.
pub fn save(file_name: &str, mime: &str, bytes: &[u8]) {
    let url = ObjectUrl::from(Blob::new_with_options(bytes, Some(mime)));
    let anchor = gloo_utils::document().create_element("a").ok();
    if let Some(anchor) = anchor.and_then(|it| it.dyn_into::<HtmlAnchorElement>().ok()) {
        anchor.set_href(&url);
        anchor.set_download(file_name);
        anchor.click();
    }
    // The browser holds the blob for the download that has begun; the name may go once it is idle.
    super::page::when_idle(move || drop(url));
}
