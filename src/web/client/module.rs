//! The engine's program: fetched and compiled once, started as often as need be.
//!
//! The worker is a classic one from a blob with the compiled module posted to it: that works from a web
//! server, from a folder and inside a sandboxed frame (facts: ux D2), and a new worker needs no network.

use std::cell::Cell;
use std::rc::Rc;

use js_sys::{Array, Function, Object, Promise, Reflect, WebAssembly};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, future_to_promise, spawn_local};
use web_sys::{Blob, BlobPropertyBag, Response, Url, Worker};

use crate::web::page::document;

/// What the worker runs after the glue: it waits for the compiled module and starts it; the rest of the engine comes in
/// a message of its own and fills the places that the engine keeps for it.
const BOOT: &str = "\nself.onmessage=function(event){self.onmessage=null;\
    var first=wasm_bindgen({module_or_path:event.data});\
    self.addEventListener('message',function(event){var rest=event.data&&event.data.rest;\
    if(rest)first.then(function(first){new WebAssembly.Instance(rest,{first:first})})})};\n";
/// Around the glue of the older encodings, which would else take the name of the engine's: their module comes later, in
/// a message of its own.
const BEFORE_OLDER: &str = "\nself.addEventListener('message',function(){";
const AFTER_OLDER: &str = "\nreturn function(event){var module=event.data&&event.data.older;if(module){\
    wasm_bindgen.initSync({module:module});self.bomlightOlder=wasm_bindgen.decode}}}());\n";

/// The engine, ready to be started.
pub(super) struct EngineModule {
    script_url: String,
    module: JsValue,
    /// What of the engine a first BOM can do without; it comes after the engine.
    rest: Late,
    /// The compiled program that knows the older encodings; it comes after the engine, too.
    older: Late,
}

/// A compiled program that is under way.
#[derive(Clone)]
pub(super) struct Late {
    program: Promise<JsValue>,
    has_come: Rc<Cell<bool>>,
}

impl EngineModule {
    /// Loads the glue and the wasm that the page names in `<meta name="bomlight-engine">`.
    pub(super) async fn load() -> Result<Self, JsValue> {
        // All are under way at the same time.
        let (glue, older_glue) = (load(&address("data-glue"))?, load(&address("data-older-glue"))?);
        let wasm = load(&address("data-wasm"))?;
        let (glue, older_glue) = (text_of(glue).await?, text_of(older_glue).await?);
        let module = compile(wasm).await?;
        let (rest, older) = (Late::load("data-rest")?, Late::load("data-older-wasm")?);
        let options = BlobPropertyBag::new();
        options.set_type("text/javascript");
        let parts = Array::of5(&BEFORE_OLDER.into(), &older_glue, &AFTER_OLDER.into(), &glue, &BOOT.into());
        let blob = Blob::new_with_str_sequence_and_options(&parts, &options)?;
        Ok(Self { script_url: Url::create_object_url_with_blob(&blob)?, module, rest, older })
    }

    /// Starts a worker; it answers `Ready` once it runs.
    pub(super) fn start(&self) -> Result<Worker, JsValue> {
        let worker = Worker::new(&self.script_url)?;
        worker.post_message(&self.module)?;
        self.rest.post("rest", &worker);
        // Where it cannot be had, texts in older encodings are told to have bytes that fit none.
        self.older.post("older", &worker);
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
        let response = load(&address(attribute))?;
        let has_come = Rc::new(Cell::new(false));
        let coming = Rc::clone(&has_come);
        let program = future_to_promise(async move {
            let module = compile(response).await?;
            coming.set(true);
            Ok(module)
        });
        Ok(Self { program, has_come })
    }

    /// Sends it to a worker as soon as it has come.
    fn post(&self, name: &'static str, worker: &Worker) {
        let (port, program) = (worker.clone(), self.program.clone());
        spawn_local(async move {
            let Ok(module) = JsFuture::from(program).await else { return };
            let message = Object::new();
            let _ = Reflect::set(&message, &name.into(), &module);
            let _ = port.post_message(&message);
        });
    }

    pub(super) fn has_come(&self) -> bool {
        self.has_come.get()
    }

    /// Waits until it has come; false where it cannot be had.
    pub(super) async fn wait(self) -> bool {
        JsFuture::from(self.program).await.is_ok()
    }
}

/// A promise of the response that holds a part of the program. The boot script knows how: it is a file beside the page,
/// or stands in the page itself.
fn load(address: &str) -> Result<Promise<JsValue>, JsValue> {
    let load: Function = Reflect::get(&js_sys::global(), &"bomlightLoad".into())?.dyn_into()?;
    load.call1(&JsValue::UNDEFINED, &address.into())?.dyn_into()
}

/// The text of a response that is under way.
async fn text_of(response: Promise<JsValue>) -> Result<JsValue, JsValue> {
    let response: Response = JsFuture::from(response).await?.dyn_into()?;
    JsFuture::from(ok(&response)?.text()?).await
}

/// The program of a response that is under way.
async fn compile(response: Promise<JsValue>) -> Result<JsValue, JsValue> {
    let response: Response = JsFuture::from(response).await?.dyn_into()?;
    let response = ok(&response)?;
    let copy = response.clone()?;
    match JsFuture::from(WebAssembly::compile_streaming(&js_sys::Promise::resolve(AsRef::<JsValue>::as_ref(
        response,
    ))))
    .await
    {
        Ok(module) => Ok(module),
        // A host that serves wasm under another MIME type refuses streaming only.
        Err(_) => {
            let bytes = JsFuture::from(copy.array_buffer()?).await?;
            JsFuture::from(WebAssembly::compile(&Object::from(js_sys::Uint8Array::new(&bytes)))).await
        }
    }
}

fn ok(response: &Response) -> Result<&Response, JsValue> {
    if response.ok() {
        Ok(response)
    } else {
        Err(JsValue::from_str("the engine was not found on the server"))
    }
}

/// Where a part of the engine lies, as the page says.
fn address(attribute: &str) -> String {
    let meta = document().and_then(|it| it.query_selector("meta[name=bomlight-engine]").ok().flatten());
    meta.and_then(|it| it.get_attribute(attribute)).unwrap_or_default()
}
