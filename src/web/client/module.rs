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

use crate::engine::protocol::Part;
use crate::web::boot;

#[wasm_bindgen]
extern "C" {
    /// A message to `worker.js`: one compiled program.
    #[wasm_bindgen(extends = Object)]
    type Program;
    #[wasm_bindgen(method, setter)]
    fn set_engine(this: &Program, module: &JsValue);
    #[wasm_bindgen(method, setter)]
    fn set_later(this: &Program, module: &JsValue);
    #[wasm_bindgen(method, setter)]
    fn set_older(this: &Program, module: &JsValue);
}

/// The place of a program in a message.
type Place = fn(&Program, &JsValue);

/// The engine, ready to be started.
pub(super) struct EngineModule {
    script: ObjectUrl,
    module: JsValue,
    /// What of the engine a usual first BOM can do without, in the order of [`Part::LATER`].
    later: [Late; 3],
    /// The compiled program that knows the older encodings; it comes after the engine, too.
    older: Late,
    /// The bytes of the table of reference prices.
    reference: Late,
}

/// What comes after the engine and is under way: a compiled program, or bytes.
#[derive(Clone)]
pub(super) struct Late {
    promise: Promise,
    has_come: Rc<Cell<bool>>,
}

impl EngineModule {
    /// Loads the worker and the programs that the page names in `<meta name="bomlight-engine">`.
    pub(super) async fn load() -> Result<Self, JsValue> {
        // Both are under way at the same time.
        let (script, wasm) = (load("data-worker")?, load("data-wasm")?);
        let script = boot::text_of(script).await?;
        let module = compile(wasm).await?;
        // A first BOM waits for the table, nothing else waits for the rest so soon.
        let reference = Late::of(bytes_of(load("data-reference")?));
        let older = Late::load_after(&reference, "data-older-wasm");
        let forms = Late::load_after(&reference, "data-forms");
        let pages = Late::load_after(&forms, "data-pages");
        let rest = Late::load_after(&pages, "data-rest");
        let script = ObjectUrl::from(Blob::new_with_options(script.as_str(), Some("text/javascript")));
        Ok(Self { script, module, later: [forms, pages, rest], older, reference })
    }

    /// Starts a worker; it answers `Ready` once it runs.
    pub(super) fn start(&self) -> Result<Worker, JsValue> {
        let worker = Worker::new(&self.script)?;
        post(&worker, Program::set_engine, &self.module)?;
        self.later.iter().for_each(|it| it.post(Program::set_later, &worker));
        // Where it cannot be had, texts in older encodings are told to have bytes that fit none.
        self.older.post(Program::set_older, &worker);
        Ok(worker)
    }

    /// The later parts of the engine up to one of them.
    pub(super) fn up_to(&self, part: Part) -> impl Iterator<Item = &Late> {
        Part::LATER.into_iter().zip(&self.later).filter(move |it| it.0 <= part).map(|it| it.1)
    }

    /// The table of reference prices.
    pub(super) fn reference(&self) -> &Late {
        &self.reference
    }

    /// The older encodings. A file that is sent once they have come meets them in the worker.
    pub(super) fn older(&self) -> &Late {
        &self.older
    }
}

impl Late {
    /// Loads a program once another one has come or cannot be had, so that it takes nothing of the wire from that.
    fn load_after(other: &Self, attribute: &'static str) -> Self {
        let before = other.promise.clone();
        Self::of(async move {
            let _ = JsFuture::from(before).await;
            compile(load(attribute)?).await
        })
    }

    fn of(value: impl Future<Output = Result<JsValue, JsValue>> + 'static) -> Self {
        Self { promise: future_to_promise(value), has_come: Rc::default() }
    }

    /// Sends it to a worker as soon as it has come.
    fn post(&self, place: Place, worker: &Worker) {
        let (worker, promise, has_come) = (worker.clone(), self.promise.clone(), Rc::clone(&self.has_come));
        spawn_local(async move {
            if let Ok(module) = JsFuture::from(promise).await {
                let _ = post(&worker, place, &module);
                has_come.set(true);
            }
        });
    }

    /// It has come and was posted: whatever is posted next finds it there.
    pub(super) fn has_come(&self) -> bool {
        self.has_come.get()
    }

    /// Waits until it has come; `None` where it cannot be had.
    pub(super) async fn value(self) -> Option<JsValue> {
        JsFuture::from(self.promise).await.ok()
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

/// The bytes of a response that is under way, a `Uint8Array`.
async fn bytes_of(response: Promise) -> Result<JsValue, JsValue> {
    let buffer = JsFuture::from(boot::arrived(response).await?.array_buffer()?).await?;
    Ok(Uint8Array::new(&buffer).into())
}
