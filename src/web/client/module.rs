//! The engine's program: fetched and compiled once, started as often as need be.
//!
//! The worker is a classic one from a blob with the compiled module posted to it: `worker.js` says why.

use std::cell::Cell;
use std::rc::Rc;

use gloo_file::{Blob, ObjectUrl};
use js_sys::{Object, Promise, Uint8Array, WebAssembly};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, future_to_promise, spawn_local};
use web_sys::Worker;

use crate::web::boot;

#[wasm_bindgen]
extern "C" {
    /// A message to `worker.js`: one compiled program.
    #[wasm_bindgen(extends = Object)]
    type Program;
    #[wasm_bindgen(method, setter)]
    fn set_engine(this: &Program, module: &JsValue);
    #[wasm_bindgen(method, setter)]
    fn set_rest(this: &Program, module: &JsValue);
    #[wasm_bindgen(method, setter)]
    fn set_older(this: &Program, module: &JsValue);
}

/// The place of a program in a message.
type Place = fn(&Program, &JsValue);

/// The engine, ready to be started.
pub(super) struct EngineModule {
    script: ObjectUrl,
    module: JsValue,
    /// What of the engine a first BOM can do without; it comes after the engine.
    rest: Late,
    /// The compiled program that knows the older encodings; it comes after the engine, too.
    older: Late,
}

/// A compiled program that is under way.
#[derive(Clone)]
pub(super) struct Late {
    program: Promise,
    has_come: Rc<Cell<bool>>,
}

impl EngineModule {
    /// Loads the worker and the programs that the page names in `<meta name="bomlight-engine">`.
    pub(super) async fn load() -> Result<Self, JsValue> {
        // Both are under way at the same time.
        let (script, wasm) = (load("data-worker")?, load("data-wasm")?);
        let script = boot::text_of(script).await?;
        let module = compile(wasm).await?;
        let (rest, older) = (Late::load("data-rest")?, Late::load("data-older-wasm")?);
        let script = ObjectUrl::from(Blob::new_with_options(script.as_str(), Some("text/javascript")));
        Ok(Self { script, module, rest, older })
    }

    /// Starts a worker; it answers `Ready` once it runs.
    pub(super) fn start(&self) -> Result<Worker, JsValue> {
        let worker = Worker::new(&self.script)?;
        post(&worker, Program::set_engine, &self.module)?;
        self.rest.post(Program::set_rest, &worker);
        // Where it cannot be had, texts in older encodings are told to have bytes that fit none.
        self.older.post(Program::set_older, &worker);
        Ok(worker)
    }

    /// What of the engine comes later.
    pub(super) fn rest(&self) -> &Late {
        &self.rest
    }

    /// The older encodings. A file that is sent once they have come meets them in the worker.
    pub(super) fn older(&self) -> &Late {
        &self.older
    }
}

impl Late {
    fn load(attribute: &str) -> Result<Self, JsValue> {
        let response = load(attribute)?;
        let program = future_to_promise(compile(response));
        Ok(Self { program, has_come: Rc::default() })
    }

    /// Sends it to a worker as soon as it has come.
    fn post(&self, place: Place, worker: &Worker) {
        let (worker, program, has_come) = (worker.clone(), self.program.clone(), Rc::clone(&self.has_come));
        spawn_local(async move {
            if let Ok(module) = JsFuture::from(program).await {
                let _ = post(&worker, place, &module);
                has_come.set(true);
            }
        });
    }

    /// It has come and was posted: whatever is posted next finds it there.
    pub(super) fn has_come(&self) -> bool {
        self.has_come.get()
    }

    /// Waits until it has come; false where it cannot be had.
    pub(super) async fn wait(self) -> bool {
        JsFuture::from(self.program).await.is_ok()
    }
}

/// Posts a compiled program to a worker.
fn post(worker: &Worker, place: Place, module: &JsValue) -> Result<(), JsValue> {
    let message: Program = Object::new().unchecked_into();
    place(&message, module);
    worker.post_message(&message)
}

/// A promise of the response that holds a part of the engine, which lies where the page says.
fn load(attribute: &str) -> Result<Promise, JsValue> {
    boot::load(&boot::meta("bomlight-engine", attribute).unwrap_or_default())
}

/// The program of a response that is under way.
async fn compile(response: Promise) -> Result<JsValue, JsValue> {
    let response = boot::arrived(response).await?;
    let copy = response.clone()?;
    let streamed = Promise::resolve(AsRef::<JsValue>::as_ref(&response));
    match JsFuture::from(WebAssembly::compile_streaming(&streamed)).await {
        Ok(module) => Ok(module),
        // A host that serves wasm under another MIME type refuses streaming only.
        Err(_) => {
            let bytes = JsFuture::from(copy.array_buffer()?).await?;
            JsFuture::from(WebAssembly::compile(&Uint8Array::new(&bytes))).await
        }
    }
}
