//! The page: mounts the screen. Natively there is no page, so this is an empty program.

#[cfg(target_arch = "wasm32")]
fn main() {
    bomlight::app::start();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {}
