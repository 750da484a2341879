//! The worker's side of the port: one session, served until the worker is ended.
//!
//! The worker says `Ready` first; a message that came before the engine had loaded would be lost.
//! A trap ends the instance; the screen sees the worker's error event and starts a new one.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo_events::EventListener;
use gloo_timers::callback::Interval;
use js_sys::{ArrayBuffer, Uint8Array, WebAssembly};
use wasm_bindgen::JsCast;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

use super::{older_text, wire};
use crate::domain::read::Limits;
use crate::domain::reference::PriceLevel;
use crate::domain::settings::Settings;
use crate::engine::Session;
use crate::engine::protocol::{PROTOCOL_VERSION, Progress, Request, ToEngine, ToScreen};
use crate::engine::warm_up::WarmUp;

/// Serves the engine behind the worker's port.
pub fn serve() {
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    older_text::attach();
    let settings = Settings { price_level: price_level(), ..Settings::new("") };
    let mut session = Session::new(settings, Limits::default());
    let port = scope.clone();
    let timer = Rc::new(Cell::new(None));
    let rounds = Rc::default();
    let listener = EventListener::new(&scope, "message", move |event| {
        let event: &MessageEvent = event.unchecked_ref();
        let Some((message, files)) = wire::read(event.data()) else { return };
        let Some(ToEngine { id, request }) = ToEngine::from_bytes(&message) else { return };
        match request {
            Request::WarmUp => warm_up(&timer, &rounds),
            Request::Open { .. } => drop(timer.take()),
            _ => {}
        }
        let files = files.iter().map(Uint8Array::to_vec).collect();
        let mut progress = |progress: Progress| post(&port, &ToScreen::Progress { id, progress }, None);
        let (response, bytes) = session.handle(request, files, &mut progress);
        post(&port, &ToScreen::Answer { id, memory: memory_bytes(), response }, bytes);
    });
    listener.forget();
    post(&scope, &ToScreen::Ready { protocol: PROTOCOL_VERSION }, None);
}

/// Where the user buys, by his time zone: what it costs in China where he is there, or where no zone says where he is.
fn price_level() -> PriceLevel {
    let format = js_sys::Intl::DateTimeFormat::new(&js_sys::Array::new(), &js_sys::Object::new());
    let zone = js_sys::Reflect::get(&format.resolved_options(), &"timeZone".into()).ok();
    let zone = zone.and_then(|it| it.as_string()).unwrap_or_default();
    PriceLevel::of_time_zone(&zone)
}

/// Lets the engine warm up between messages, for as long as the timer is not taken out.
fn warm_up(timer: &Rc<Cell<Option<Interval>>>, rounds: &Rc<RefCell<WarmUp>>) {
    let (own, rounds) = (Rc::clone(timer), Rc::clone(rounds));
    timer.set(Some(Interval::new(0, move || {
        if !rounds.borrow_mut().round() {
            drop(own.take());
        }
    })));
}

fn post(port: &DedicatedWorkerGlobalScope, message: &ToScreen, bytes: Option<Vec<u8>>) {
    let files: Vec<Uint8Array> = bytes.iter().map(|it| Uint8Array::from(it.as_slice())).collect();
    let (message, transfer) = wire::written(&message.to_bytes(), &files);
    // Posting fails only where the value cannot be cloned, and these values always can.
    let _ = port.post_message_with_transfer(&message, &transfer);
}

/// How much memory the engine has asked for: wasm memory only grows, so this is the peak.
fn memory_bytes() -> u32 {
    let memory: WebAssembly::Memory = wasm_bindgen::memory().unchecked_into();
    memory.buffer().unchecked_into::<ArrayBuffer>().byte_length()
}
