//! What a new worker is told so that it stands where the old one stood, and what the site lends to an answer.

use std::rc::Rc;

use js_sys::Uint8Array;
use wasm_bindgen::JsCast;

use super::event::{Answer, EngineError, EngineEvent};
use super::module::EngineModule;
use super::{EngineClient, journal, unread};
use crate::engine::protocol::{Request, Response};
use crate::web::{memory, page, site};

impl EngineClient {
    /// Tells a new worker the date and the journal, then what waited meanwhile.
    pub(super) async fn bring_up(&self) {
        let entries = self.state.journal.borrow().entries();
        let is_replay = self.state.journal.borrow().has_changes();
        self.state.is_replaying.set(is_replay);
        if is_replay {
            self.with(EngineModule::older).await;
        } else {
            let waiting: Vec<Uint8Array> =
                self.state.queue.borrow().iter().flat_map(|it| it.2.iter().cloned()).collect();
            self.with_encodings_for(&waiting).await;
        }
        let start = Request::Start { today: page::today(), remembered: memory::all() };
        if self.send_first(&start, Vec::new()).await.is_err() || self.configure().await.is_err() {
            return;
        }
        // What is opened at once is to meet the table.
        let is_awaited = is_replay || !self.state.queue.borrow().is_empty();
        if is_awaited {
            self.send_reference().await;
        }
        for entry in entries {
            let files = match journal::read_files(&entry.files).await {
                Ok(files) => files,
                // A report without one of its files would be another report.
                Err(why) => return self.give_up(&unread(why)),
            };
            if self.send_first(&entry.request, files).await.is_err() {
                return;
            }
        }
        if is_replay
            && let Ok(answer) = self.send_first(&Request::Summary, Vec::new()).await
            && self.supply(answer, true).await.is_err()
        {
            return;
        }
        self.state.is_replaying.set(false);
        self.state.is_ready.set(true);
        let queue = std::mem::take(&mut *self.state.queue.borrow_mut());
        for (id, request, files) in queue {
            self.post(id, &request, &files);
        }
        self.tell(EngineEvent::Ready);
        if !is_awaited {
            self.send_reference().await;
        }
    }

    /// Tells a new worker the table of reference prices, once that has come.
    async fn send_reference(&self) {
        let table = self.state.module.borrow().as_ref().map(|it| it.reference().clone());
        let Some(table) = table else { return };
        if let Some(bytes) = table.value().await.and_then(|it| it.dyn_into::<Uint8Array>().ok()) {
            // A copy: what is sent is gone here, and another worker may need it.
            let copy = bytes.slice(0, bytes.length());
            let _ = self.send_first(&Request::Reference, vec![copy]).await;
        }
    }

    /// Tells a new worker the site's config, with the files that it names.
    async fn configure(&self) -> Result<(), EngineError> {
        let config = self.state.config.borrow().as_deref().map(Uint8Array::from);
        let answer = self
            .send_first(&Request::Configure { seed: memory::seed() }, config.into_iter().collect())
            .await?;
        if let Response::Site(site) = self.supply(answer, true).await?.response {
            self.tell(EngineEvent::Site(site));
        }
        Ok(())
    }

    /// Loads the files of the site that an answer wants, until it wants no more.
    pub(super) async fn supply(&self, mut answer: Answer, is_first: bool) -> Result<Answer, EngineError> {
        let epoch = self.state.epoch.get();
        loop {
            let wanted = match &answer.response {
                Response::Site(site) => site.wanted.clone(),
                Response::Summary { wanted, .. } => wanted.clone(),
                _ => Vec::new(),
            };
            if wanted.is_empty() {
                return Ok(answer);
            }
            let files: Vec<_> = wanted.iter().map(|it| site::file(it)).collect();
            let (mut came, mut missing, mut bytes) = (Vec::new(), Vec::new(), Vec::new());
            for (name, file) in wanted.into_iter().zip(files) {
                match file.bytes().await {
                    Some(file) => {
                        came.push(name);
                        bytes.push(file);
                    }
                    None => missing.push(name),
                }
            }
            if epoch != self.state.epoch.get() {
                return Err(EngineError::Cancelled);
            }
            let request = Request::Supplied { came, missing };
            let told = std::mem::replace(
                &mut answer,
                if is_first {
                    self.send_first(&request, bytes).await?
                } else {
                    self.send(Rc::new(request), bytes).await.unwrap_or(Err(EngineError::Cancelled))?
                },
            );
            answer.response.tell_first(told.response);
        }
    }
}
