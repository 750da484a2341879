//! The worker's side of the port: one session, served until the worker is ended.
//!
//! The worker says `Ready` first; a message that came before the engine had loaded would be lost.
//! A trap ends the instance; the screen sees the worker's error event and starts a new one.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::{Reflect, Uint8Array};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

use super::{older_text, wire};
use crate::domain::read::Limits;
use crate::domain::settings::Settings;
use crate::engine::Session;
use crate::engine::practice::Practice;
use crate::engine::protocol::{PROTOCOL_VERSION, Progress, Request, ToEngine, ToScreen};

/// Serves the engine behind the worker's port.
pub fn serve() {
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    older_text::attach();
    let session = Rc::new(RefCell::new(Session::new(Settings::new(""), Limits::default())));
    let port = scope.clone();
    let timer = practise(&scope);
    let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        let Some((message, files)) = wire::unpack(event.data()) else { return };
        let Some(ToEngine { id, request }) = ToEngine::from_bytes(&message) else { return };
        if matches!(request, Request::Open { .. }) {
            port.clear_interval_with_handle(timer);
        }
        let files = files.iter().map(Uint8Array::to_vec).collect();
        let mut progress = |progress: Progress| post(&port, &ToScreen::Progress { id, progress }, None);
        let (response, bytes) = session.borrow_mut().handle(request, files, &mut progress);
        post(&port, &ToScreen::Answer { id, memory: memory_bytes(), response }, bytes);
    });
    scope.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    on_message.forget();
    post(&scope, &ToScreen::Ready { protocol: PROTOCOL_VERSION }, None);
}

/// Lets the engine practise between messages; gives the timer that drives it, 0 where there is none.
fn practise(scope: &DedicatedWorkerGlobalScope) -> i32 {
    let timer = Rc::new(Cell::new(0));
    let (port, handle) = (scope.clone(), Rc::clone(&timer));
    let mut practice = Practice::default();
    let round = Closure::<dyn FnMut()>::new(move || {
        if !practice.round() {
            port.clear_interval_with_handle(handle.get());
        }
    });
    let round = round.into_js_value();
    timer.set(scope.set_interval_with_callback(round.unchecked_ref()).unwrap_or_default());
    timer.get()
}

fn post(port: &DedicatedWorkerGlobalScope, message: &ToScreen, bytes: Option<Vec<u8>>) {
    let files: Vec<Uint8Array> = bytes.iter().map(|it| Uint8Array::from(it.as_slice())).collect();
    let (message, transfer) = wire::pack(&message.to_bytes(), &files);
    // Posting fails only where the value cannot be cloned, and these values always can.
    let _ = port.post_message_with_transfer(&message, &transfer);
}

/// How much memory the engine has asked for: wasm memory only grows, so this is the peak.
fn memory_bytes() -> u32 {
    Reflect::get(&wasm_bindgen::memory(), &JsValue::from_str("buffer"))
        .and_then(|buffer| Reflect::get(&buffer, &JsValue::from_str("byteLength")))
        .ok()
        .and_then(|length| length.as_f64())
        .map_or(0, |length| length as u32)
}
