//! The screen's side of the engine: asks, waits, cancels, and starts a new worker when one dies.
//!
//! A trap or an out-of-memory ends the worker, never the page. The client then starts a new worker and replays
//! the journal without the request that killed it; if that fails too, it gives up and says so.

mod bring_up;
mod event;
mod journal;
mod module;
mod worker;

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use futures_channel::oneshot;
use gloo_file::FileReadError;
use js_sys::Uint8Array;
use wasm_bindgen_futures::spawn_local;
use web_sys::File;

use super::{memory, page, rest, site, wire};
use crate::domain::read::encoding::needs_no_tables;
use crate::engine::protocol::{Part, Request, Response, ToEngine};
use event::words_of;
use journal::{Change, Journal};
use module::{EngineModule, Late};
use worker::Port;

pub use event::{Answer, EngineError, EngineEvent};

type Waiting = oneshot::Sender<Result<Answer, EngineError>>;
type Handler = Rc<dyn Fn(EngineEvent)>;

/// A handle on the engine; cheap to clone.
#[derive(Clone)]
pub struct EngineClient {
    state: Rc<State>,
}

/// The number of a request, the request, and the bytes of its files.
type Queued = (u32, Rc<Request>, Vec<Uint8Array>);

struct State {
    on_event: Handler,
    module: RefCell<Option<EngineModule>>,
    /// Those who wait for the program: dropped, and so told, once it is there or cannot be had.
    hoping: RefCell<Vec<oneshot::Sender<()>>>,
    /// The site's config, as every new worker is told it.
    config: RefCell<Option<Vec<u8>>>,
    /// Rises when what is running is given up.
    epoch: Cell<u32>,
    worker: RefCell<Option<Port>>,
    /// Requests that wait for their answer, by id.
    waiting: RefCell<BTreeMap<u32, Waiting>>,
    /// Messages that wait for the worker to be ready.
    queue: RefCell<Vec<Queued>>,
    journal: RefCell<Journal>,
    next_id: Cell<u32>,
    /// The last request that was posted while the worker lacked the rest of the engine; 0: none.
    last_early: Cell<u32>,
    is_ready: Cell<bool>,
    /// The questions, as they are sent, over which workers died since the session last changed.
    deaths: RefCell<Vec<Vec<u8>>>,
    /// The epoch of the last of them: of those that wait when a worker dies, the oldest was being answered.
    died_in: Cell<u32>,
    /// The worker died while the journal was replayed: the next death is the last.
    is_replaying: Cell<bool>,
}

impl EngineClient {
    /// Loads the engine when the page is idle and starts its worker.
    pub fn start(on_event: impl Fn(EngineEvent) + 'static) -> Self {
        let client = Self {
            state: Rc::new(State {
                on_event: Rc::new(on_event),
                module: RefCell::default(),
                hoping: RefCell::default(),
                config: RefCell::default(),
                epoch: Cell::new(0),
                worker: RefCell::default(),
                waiting: RefCell::default(),
                queue: RefCell::default(),
                journal: RefCell::default(),
                next_id: Cell::new(1),
                last_early: Cell::new(0),
                is_ready: Cell::new(false),
                deaths: RefCell::default(),
                died_in: Cell::new(0),
                is_replaying: Cell::new(false),
            }),
        };
        let starting = client.clone();
        page::when_idle(move || {
            spawn_local(async move {
                // What hears of the engine, and what shows its answers, stands there.
                if rest::come().await {
                    Box::pin(starting.load_engine()).await;
                }
            });
        });
        client
    }

    /// Loads the engine and the config of the site, and starts the first worker.
    async fn load_engine(&self) {
        // Both are under way at the same time.
        let config = site::config();
        let is_named = config.is_named();
        let module = EngineModule::load().await;
        let config = config.bytes().await.map(|it| it.to_vec());
        // A page that names no config has an empty one; one that did not come is none.
        *self.state.config.borrow_mut() = if is_named { config } else { Some(Vec::new()) };
        match module {
            Ok(module) => {
                *self.state.module.borrow_mut() = Some(module);
                self.spawn_worker();
            }
            Err(error) => self.give_up(&EngineError::Unavailable(words_of(&error))),
        }
        self.state.hoping.take();
    }

    /// Waits until the program is there; what parts of it a request needs is known only then. False if it cannot be had.
    async fn is_loaded(&self) -> bool {
        if self.state.module.borrow().is_none() {
            let (sender, told) = oneshot::channel();
            self.state.hoping.borrow_mut().push(sender);
            // Never sent.
            let _ = told.await;
        }
        self.state.module.borrow().is_some()
    }

    /// Sends a request and waits for its answer.
    pub async fn ask(&self, request: Request) -> Result<Answer, EngineError> {
        self.ask_with_files(request, Vec::new()).await
    }

    /// Reads the files and opens them.
    pub async fn open(&self, files: Vec<File>) -> Result<Answer, EngineError> {
        let names = files.iter().map(File::name).collect();
        self.ask_with_files(Request::Open { names }, files).await
    }

    /// Ends what is running. A new worker stands where the old one stood before it.
    pub fn cancel(&self) {
        self.end_worker(&EngineError::Cancelled);
        self.spawn_worker();
    }

    async fn ask_with_files(&self, request: Request, files: Vec<File>) -> Result<Answer, EngineError> {
        let question = ToEngine::bytes_of(0, &request);
        let request = Rc::new(request);
        self.state.journal.borrow_mut().visited(&request);
        // Two workers died over it: a third would, too.
        let deaths = self.state.deaths.borrow().iter().filter(|it| **it == question).count();
        if files.is_empty() && deaths > 1 {
            return Err(EngineError::Crashed);
        }
        let (files, bytes) = journal::held(files).await.map_err(unread)?;
        let mut read = Some(bytes);
        if !self.is_loaded().await {
            return Err(EngineError::Cancelled);
        }
        if request.opens() {
            self.with(EngineModule::reference).await;
        }
        // Where it asks for something of a part that has not come, the worker that comes after that part has it.
        let mut parts = vec![request.needs(), request.needs().max(Part::Forms), Part::Rest];
        parts.dedup();
        let mut answer = Err(EngineError::Incomplete);
        for part in parts {
            if !self.with_part(part).await {
                return Err(EngineError::Incomplete);
            }
            let bytes = match read.take() {
                Some(bytes) => bytes,
                None => journal::read_files(&files).await.map_err(unread)?,
            };
            self.with_encodings_for(&bytes).await;
            answer = self.send(Rc::clone(&request), bytes).await.unwrap_or(Err(EngineError::Cancelled));
            if !matches!(answer, Err(EngineError::Early)) {
                break;
            }
        }
        let answer = match answer {
            Err(EngineError::Early) => return Err(EngineError::Incomplete),
            Err(EngineError::Crashed) => {
                let epoch = self.state.epoch.get();
                if self.state.died_in.replace(epoch) != epoch {
                    self.state.deaths.borrow_mut().push(question);
                }
                return Err(EngineError::Crashed);
            }
            answer => answer?,
        };
        let answer = self.supply(answer, false).await?;
        if let Response::Summary { remember, .. } = &answer.response {
            self.state.deaths.borrow_mut().clear();
            memory::keep(remember);
        }
        if !matches!(answer.response, Response::Failed(_)) {
            self.state
                .journal
                .borrow_mut()
                .note(Change { request, files, outlives: false }, &answer.response);
        }
        Ok(answer)
    }

    /// Waits until the worker can read files in older encodings, or never will, where one of the files may be in one.
    async fn with_encodings_for(&self, files: &[Uint8Array]) {
        let has_come = self.state.module.borrow().as_ref().is_none_or(|it| it.older().has_come());
        if !has_come && !files.iter().all(|it| needs_no_tables(&it.to_vec())) {
            self.with(EngineModule::older).await;
        }
    }

    /// Waits until the worker has the engine up to a part; false if it never will.
    async fn with_part(&self, part: Part) -> bool {
        let parts: Vec<Late> =
            self.state.module.borrow().iter().flat_map(|it| it.up_to(part)).cloned().collect();
        for it in parts {
            if it.value().await.is_none() {
                return false;
            }
        }
        true
    }

    /// The worker has the engine up to a part, or will have before what is posted next.
    fn has_part(&self, part: Part) -> bool {
        self.state.module.borrow().as_ref().is_none_or(|it| it.up_to(part).all(Late::has_come))
    }

    async fn with(&self, late: fn(&EngineModule) -> &Late) -> bool {
        let late = self.state.module.borrow().as_ref().map(|it| late(it).clone());
        match late {
            Some(late) => late.value().await.is_some(),
            None => true,
        }
    }

    fn send(
        &self,
        request: Rc<Request>,
        files: Vec<Uint8Array>,
    ) -> oneshot::Receiver<Result<Answer, EngineError>> {
        let (id, receiver) = self.enter();
        if self.state.is_ready.get() && !self.state.is_replaying.get() {
            self.post(id, &request, &files);
        } else {
            self.state.queue.borrow_mut().push((id, request, files));
        }
        receiver
    }

    /// Posts at once, before the queue: for the requests that bring a new worker up to date.
    async fn send_first(&self, request: &Request, files: Vec<Uint8Array>) -> Result<Answer, EngineError> {
        let (id, receiver) = self.enter();
        self.post(id, request, &files);
        receiver.await.unwrap_or(Err(EngineError::Cancelled))
    }

    /// Gives a request its number and waits for the answer to it.
    fn enter(&self) -> (u32, oneshot::Receiver<Result<Answer, EngineError>>) {
        let (sender, receiver) = oneshot::channel();
        let id = self.state.next_id.get();
        self.state.next_id.set(id.wrapping_add(1));
        self.state.waiting.borrow_mut().insert(id, sender);
        (id, receiver)
    }

    fn post(&self, id: u32, request: &Request, files: &[Uint8Array]) {
        let (message, transfer) = wire::written(&ToEngine::bytes_of(id, request), files);
        if !self.has_part(Part::Rest) {
            self.state.last_early.set(id);
        }
        if let Some(port) = &*self.state.worker.borrow() {
            let _ = port.worker.post_message_with_transfer(&message, &transfer);
        }
    }

    fn tell(&self, event: EngineEvent) {
        (self.state.on_event)(event);
    }
}

/// A file could not be read from the disk, in the browser's words.
fn unread(error: FileReadError) -> EngineError {
    EngineError::Unavailable(match error {
        FileReadError::NotFound(why) | FileReadError::NotReadable(why) | FileReadError::Security(why) => why,
        FileReadError::AbortedEarly => error.to_string(),
    })
}
