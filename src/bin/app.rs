//! The page: draws the screen once `boot.mjs` says so. Natively there is no page, so this is an empty program.

/// Called by `boot.mjs` once what is to be there at the start has come.
#[cfg(target_arch = "wasm32")]
#[wasm_bindgen::prelude::wasm_bindgen(js_name = startPage)]
pub fn start_page() {
    bomlight::app::start();
}

fn main() {}
