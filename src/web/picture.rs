//! A picture of the user's as an address that holds it.

use js_sys::Uint8Array;
use wasm_bindgen_futures::JsFuture;
use web_sys::File;

use crate::domain::base64;
use crate::domain::profile::branding::LOGO_BYTES;

/// `data:image/png;base64,…`; of a file that is too large only as much as shows that it is.
pub async fn address_of(file: &File) -> Option<String> {
    let most = i32::try_from(LOGO_BYTES).ok()? + 4;
    let start = file.slice_with_i32_and_i32(0, most).ok()?;
    let bytes = JsFuture::from(start.array_buffer()).await.ok()?;
    Some(["data:", &file.type_(), ";base64,", &base64::encode(&Uint8Array::new(&bytes).to_vec())].concat())
}
