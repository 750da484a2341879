//! The worker of the engine: started, listened to, ended, and started anew when it dies.

use gloo_events::{EventListener, EventListenerOptions};
use js_sys::Uint8Array;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{MessageEvent, Worker};

use super::EngineClient;
use super::event::{Answer, EngineError, EngineEvent, words_of};
use crate::engine::protocol::{PROTOCOL_VERSION, Part, ToScreen};
use crate::web::{page, wire};

/// A worker with its listeners, which go with it.
pub(super) struct Port {
    pub(super) worker: Worker,
    _listeners: [EventListener; 2],
}

impl Drop for Port {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}

impl EngineClient {
    pub(super) fn spawn_worker(&self) {
        let started = match &*self.state.module.borrow() {
            Some(module) => module.start(),
            None => return,
        };
        let worker = match started {
            Ok(worker) => worker,
            Err(error) => return self.give_up(&EngineError::Unavailable(words_of(&error))),
        };
        *self.state.worker.borrow_mut() = Some(Port { _listeners: self.listeners(&worker), worker });
    }

    /// Listens to a worker.
    fn listeners(&self, worker: &Worker) -> [EventListener; 2] {
        let client = self.clone();
        let on_message = EventListener::new(worker, "message", move |event| {
            client.receive(event.unchecked_ref::<MessageEvent>().data());
        });
        let client = self.clone();
        // A listener is passive where nothing else is said; this one keeps the error out of the console.
        let options = EventListenerOptions::enable_prevent_default();
        let on_error = EventListener::new_with_options(worker, "error", options, move |event| {
            event.prevent_default();
            // The listener that runs here is dropped with its worker, so the work is done after it.
            let client = client.clone();
            spawn_local(async move { client.recover().await });
        });
        [on_message, on_error]
    }

    fn receive(&self, data: JsValue) {
        let Some((message, files)) = wire::read(data) else { return };
        match ToScreen::from_bytes(&message) {
            Some(ToScreen::Ready { protocol: PROTOCOL_VERSION }) => {
                let client = self.clone();
                spawn_local(async move { client.bring_up().await });
            }
            Some(ToScreen::Ready { .. }) | None => {
                // The listener that runs here is dropped with its worker, so the work is done after it.
                let client = self.clone();
                spawn_local(async move {
                    client.end_worker(&EngineError::Stale);
                    client.tell(EngineEvent::Stale);
                });
            }
            Some(ToScreen::Progress { progress, .. }) => self.tell(EngineEvent::Progress(progress)),
            Some(ToScreen::Answer { id, memory, response }) => {
                page::set_engine_memory(memory);
                let bytes = files.first().map(Uint8Array::to_vec);
                let waiting = self.state.waiting.borrow_mut().remove(&id);
                if let Some(waiting) = waiting {
                    let _ = waiting.send(Ok(Answer { response, bytes }));
                }
            }
        }
    }

    /// The worker died: starts a new one, unless it died over the replay itself.
    async fn recover(&self) {
        if self.lacked_rest() {
            self.end_worker(&EngineError::Early);
            // What it lacked is most likely in the next part to come.
            let next = Part::LATER.into_iter().find(|it| !self.has_part(*it)).unwrap_or(Part::Rest);
            self.with_part(next).await;
            return self.spawn_worker();
        }
        let died_again = self.state.is_replaying.get();
        self.end_worker(&EngineError::Crashed);
        if died_again {
            self.state.journal.borrow_mut().clear();
        }
        self.tell(EngineEvent::Crashed { recovered: !died_again });
        self.spawn_worker();
    }

    /// The worker may have been asked for what was still under way. The rest may have come since: what counts is whether
    /// it was there when the request that the worker died over was posted.
    fn lacked_rest(&self) -> bool {
        match self.state.waiting.borrow().keys().next() {
            Some(oldest) => *oldest <= self.state.last_early.get(),
            None => !self.has_part(Part::Rest),
        }
    }

    pub(super) fn give_up(&self, error: &EngineError) {
        self.end_worker(error);
        self.tell(EngineEvent::Crashed { recovered: false });
    }

    /// Ends the worker; everyone who waits is told why.
    pub(super) fn end_worker(&self, error: &EngineError) {
        self.state.is_ready.set(false);
        self.state.is_replaying.set(false);
        self.state.epoch.set(self.state.epoch.get().wrapping_add(1));
        drop(self.state.worker.borrow_mut().take());
        self.state.queue.borrow_mut().clear();
        let waiting = std::mem::take(&mut *self.state.waiting.borrow_mut());
        for sender in waiting.into_values() {
            let _ = sender.send(Err(error.clone()));
        }
    }
}
