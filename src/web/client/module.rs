//! The engine's program: fetched and compiled once, started as often as need be.
//!
//! The worker is a classic one from a blob with the compiled module posted to it: that works from a web
//! server, from a folder and inside a sandboxed frame (facts: ux D2), and a new worker needs no network.

use js_sys::{Array, Function, Object, Promise, Reflect, WebAssembly};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, Response, Url, Worker};

use crate::web::page::document;

/// What the worker runs after the glue: it waits for the compiled module and starts it.
const BOOT: &str =
    "\nself.onmessage=function(event){self.onmessage=null;wasm_bindgen({module_or_path:event.data})};\n";

/// The engine, ready to be started.
pub(super) struct EngineModule {
    script_url: String,
    module: JsValue,
}

impl EngineModule {
    /// Loads the glue and the wasm that the page names in `<meta name="bomlight-engine">`.
    pub(super) async fn load() -> Result<Self, JsValue> {
        let (glue, wasm) = addresses();
        // Both are under way at the same time.
        let (glue, wasm) = (load(&glue)?, load(&wasm)?);
        let glue: Response = JsFuture::from(glue).await?.dyn_into()?;
        let glue = JsFuture::from(ok(&glue)?.text()?).await?;
        let response: Response = JsFuture::from(wasm).await?.dyn_into()?;
        let module = compile(ok(&response)?).await?;
        let options = BlobPropertyBag::new();
        options.set_type("text/javascript");
        let parts = Array::of2(&glue, &JsValue::from_str(BOOT));
        let blob = Blob::new_with_str_sequence_and_options(&parts, &options)?;
        Ok(Self { script_url: Url::create_object_url_with_blob(&blob)?, module })
    }

    /// Starts a worker; it answers `Ready` once it runs.
    pub(super) fn start(&self) -> Result<Worker, JsValue> {
        let worker = Worker::new(&self.script_url)?;
        worker.post_message(&self.module)?;
        Ok(worker)
    }
}

/// A promise of the response that holds a part of the program. The boot script knows how: it is a file beside the page,
/// or stands in the page itself.
fn load(address: &str) -> Result<Promise<JsValue>, JsValue> {
    let load: Function = Reflect::get(&js_sys::global(), &"bomlightLoad".into())?.dyn_into()?;
    load.call1(&JsValue::UNDEFINED, &address.into())?.dyn_into()
}

async fn compile(response: &Response) -> Result<JsValue, JsValue> {
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

fn addresses() -> (String, String) {
    let meta = document().and_then(|it| it.query_selector("meta[name=bomlight-engine]").ok().flatten());
    let named = |attribute: &str| meta.as_ref().and_then(|it| it.get_attribute(attribute));
    (
        named("data-glue").unwrap_or_else(|| "engine.js".to_owned()),
        named("data-wasm").unwrap_or_else(|| "engine_bg.wasm".to_owned()),
    )
}
