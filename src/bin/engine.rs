//! The worker: serves the engine behind a message port. Natively the engine is called as a library.

#[cfg(target_arch = "wasm32")]
fn main() {
    bomlight::web::worker_port::serve();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {}
