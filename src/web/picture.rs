//! A picture of the user's as an address that holds it.

use gloo_file::Blob;
use gloo_file::futures::read_as_bytes;
use web_sys::File;

use crate::domain::base64;
use crate::domain::profile::branding::LOGO_BYTES;

/// `data:image/png;base64,…`; of a file that is too large only as much as shows that it is.
pub async fn address_of(file: &File) -> Option<String> {
    let most = u64::try_from(LOGO_BYTES).ok()? + 4;
    let bytes = read_as_bytes(&Blob::from(file.clone()).slice(0, most)).await.ok()?;
    Some(["data:", &file.type_(), ";base64,", &base64::encode(&bytes)].concat())
}
