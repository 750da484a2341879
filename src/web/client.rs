//! The screen's side of the engine: asks, waits, cancels, and starts a new worker when one dies.
//!
//! A trap or an out-of-memory ends the worker, never the page. The client then starts a new worker and replays
//! the journal without the request that killed it; if that fails too, it gives up and says so.

mod journal;
mod module;

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use futures_channel::oneshot;
use gloo_events::{EventListener, EventListenerOptions};
use gloo_file::FileReadError;
use js_sys::Uint8Array;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{File, MessageEvent, Worker};

use super::{memory, page, site, wire};
use crate::domain::read::encoding::needs_no_tables;
use crate::engine::protocol::{PROTOCOL_VERSION, Progress, Request, Response, ToEngine, ToScreen};
use crate::engine::view::SiteView;
use journal::{Entry, Journal};
use module::{EngineModule, Late};

/// An answer and the bytes that travelled beside it.
pub struct Answer {
    pub response: Response,
    pub bytes: Option<Vec<u8>>,
}

/// News from the engine that no request asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EngineEvent {
    Ready,
    /// What the site sets of the page; comes before `Ready`.
    Site(Box<SiteView>),
    Progress(Progress),
    /// The worker died. `recovered`: a new one stands where it stood, without the request that killed it.
    Crashed {
        recovered: bool,
    },
    /// The page and the engine are of different versions: the page must be loaded anew.
    Stale,
}

/// Why a request has no answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EngineError {
    /// The worker died over this request.
    Crashed,
    Cancelled,
    /// The engine is of another version than the page.
    Stale,
    /// The worker died since it lacked the rest of the engine; now one is started that has it.
    Early,
    /// The rest of the engine could not be loaded.
    Incomplete,
    /// The engine could not be loaded, or a file could not be read from the disk.
    Unavailable(String),
}

type Waiting = oneshot::Sender<Result<Answer, EngineError>>;
type Handler = Rc<dyn Fn(EngineEvent)>;

/// A handle on the engine; cheap to clone.
#[derive(Clone)]
pub struct EngineClient {
    state: Rc<State>,
}

struct State {
    on_event: Handler,
    module: RefCell<Option<EngineModule>>,
    /// The site's config, as every new worker is told it.
    config: RefCell<Option<Vec<u8>>>,
    /// Rises when what is running is given up.
    epoch: Cell<u32>,
    worker: RefCell<Option<Port>>,
    /// Requests that wait for their answer, by id.
    waiting: RefCell<BTreeMap<u32, Waiting>>,
    /// Messages that wait for the worker to be ready.
    queue: RefCell<Vec<(u32, Request, Vec<Uint8Array>)>>,
    journal: RefCell<Journal>,
    next_id: Cell<u32>,
    is_ready: Cell<bool>,
    /// The worker died while the journal was replayed: the next death is the last.
    is_replaying: Cell<bool>,
}

/// A worker with its listeners, which go with it.
struct Port {
    worker: Worker,
    _listeners: [EventListener; 2],
}

impl Drop for Port {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}

impl EngineClient {
    /// Loads the engine when the page is idle and starts its worker.
    pub fn start(on_event: impl Fn(EngineEvent) + 'static) -> Self {
        let client = Self {
            state: Rc::new(State {
                on_event: Rc::new(on_event),
                module: RefCell::default(),
                config: RefCell::default(),
                epoch: Cell::new(0),
                worker: RefCell::default(),
                waiting: RefCell::default(),
                queue: RefCell::default(),
                journal: RefCell::default(),
                next_id: Cell::new(1),
                is_ready: Cell::new(false),
                is_replaying: Cell::new(false),
            }),
        };
        let starting = client.clone();
        page::when_idle(move || {
            spawn_local(async move {
                // Both are under way at the same time.
                let config = site::config();
                let module = EngineModule::load().await;
                *starting.state.config.borrow_mut() = config.bytes().await.map(|it| it.to_vec());
                match module {
                    Ok(module) => {
                        *starting.state.module.borrow_mut() = Some(module);
                        starting.spawn_worker();
                    }
                    Err(error) => starting.give_up(&EngineError::Unavailable(words_of(&error))),
                }
            });
        });
        client
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
        if request.needs_rest() && !self.with_rest().await {
            return Err(EngineError::Incomplete);
        }
        let answer = match self.send_read(request.clone(), &files).await {
            // It asked for something of the rest; the worker that comes after the rest has it.
            Err(EngineError::Early) => self.send_read(request.clone(), &files).await?,
            answer => answer?,
        };
        let answer = self.supply(answer, false).await?;
        if let Response::Summary { remember, .. } = &answer.response {
            memory::keep(remember);
        }
        if !matches!(answer.response, Response::Failed(_)) {
            self.state.journal.borrow_mut().note(Entry { request, files });
        }
        Ok(answer)
    }

    /// Sends a request with the bytes of its files.
    async fn send_read(&self, request: Request, files: &[File]) -> Result<Answer, EngineError> {
        let bytes =
            journal::read_files(files).await.map_err(|error| EngineError::Unavailable(why_unread(error)))?;
        self.with_encodings_for(&bytes).await;
        self.send(request, bytes).await.unwrap_or(Err(EngineError::Cancelled))
    }

    /// Waits until the worker can read files in older encodings, or never will, where one of the files may be in one.
    async fn with_encodings_for(&self, files: &[Uint8Array]) {
        let has_come = self.state.module.borrow().as_ref().is_none_or(|it| it.older().has_come());
        if !has_come && !files.iter().all(|it| needs_no_tables(&it.to_vec())) {
            self.with(EngineModule::older).await;
        }
    }

    /// Waits until the worker has all of the engine; false if it never will.
    async fn with_rest(&self) -> bool {
        self.with(EngineModule::rest).await
    }

    async fn with(&self, late: fn(&EngineModule) -> &Late) -> bool {
        let late = self.state.module.borrow().as_ref().map(|it| late(it).clone());
        match late {
            Some(late) => late.wait().await,
            None => true,
        }
    }

    fn send(
        &self,
        request: Request,
        files: Vec<Uint8Array>,
    ) -> oneshot::Receiver<Result<Answer, EngineError>> {
        let (sender, receiver) = oneshot::channel();
        let id = self.state.next_id.get();
        self.state.next_id.set(id.wrapping_add(1));
        self.state.waiting.borrow_mut().insert(id, sender);
        if self.state.is_ready.get() && !self.state.is_replaying.get() {
            self.post(id, request, &files);
        } else {
            self.state.queue.borrow_mut().push((id, request, files));
        }
        receiver
    }

    /// Posts at once, before the queue: for the requests that bring a new worker up to date.
    async fn send_first(&self, request: Request, files: Vec<Uint8Array>) -> Result<Answer, EngineError> {
        let (sender, receiver) = oneshot::channel();
        let id = self.state.next_id.get();
        self.state.next_id.set(id.wrapping_add(1));
        self.state.waiting.borrow_mut().insert(id, sender);
        self.post(id, request, &files);
        receiver.await.unwrap_or(Err(EngineError::Cancelled))
    }

    fn post(&self, id: u32, request: Request, files: &[Uint8Array]) {
        let (message, transfer) = wire::pack(&ToEngine { id, request }.to_bytes(), files);
        if let Some(port) = &*self.state.worker.borrow() {
            let _ = port.worker.post_message_with_transfer(&message, &transfer);
        }
    }

    fn spawn_worker(&self) {
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
        let Some((message, files)) = wire::unpack(data) else { return };
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

    /// Tells a new worker the date and the journal, then what waited meanwhile.
    async fn bring_up(&self) {
        let entries = self.state.journal.borrow().entries();
        let is_replay = !entries.is_empty();
        self.state.is_replaying.set(is_replay);
        if is_replay {
            self.with(EngineModule::older).await;
        } else {
            let waiting: Vec<Uint8Array> =
                self.state.queue.borrow().iter().flat_map(|it| it.2.iter().cloned()).collect();
            self.with_encodings_for(&waiting).await;
        }
        let start = Request::Start { today: page::today(), remembered: memory::all() };
        if self.send_first(start, Vec::new()).await.is_err() || self.configure().await.is_err() {
            return;
        }
        for entry in entries {
            let Ok(files) = journal::read_files(&entry.files).await else { continue };
            if self.send_first(entry.request, files).await.is_err() {
                return;
            }
        }
        if is_replay
            && let Ok(answer) = self.send_first(Request::Summary, Vec::new()).await
            && self.supply(answer, true).await.is_err()
        {
            return;
        }
        self.state.is_replaying.set(false);
        self.state.is_ready.set(true);
        let queue = std::mem::take(&mut *self.state.queue.borrow_mut());
        for (id, request, files) in queue {
            self.post(id, request, &files);
        }
        self.tell(EngineEvent::Ready);
    }

    /// Tells a new worker the site's config, with the files that it names.
    async fn configure(&self) -> Result<(), EngineError> {
        let config = self.state.config.borrow().as_deref().map(Uint8Array::from);
        let answer = self
            .send_first(Request::Configure { seed: memory::seed() }, config.into_iter().collect())
            .await?;
        if let Response::Site(site) = self.supply(answer, true).await?.response {
            self.tell(EngineEvent::Site(site));
        }
        Ok(())
    }

    /// Loads the files of the site that an answer wants, until it wants no more.
    async fn supply(&self, mut answer: Answer, is_first: bool) -> Result<Answer, EngineError> {
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
                    self.send_first(request, bytes).await?
                } else {
                    self.send(request, bytes).await.unwrap_or(Err(EngineError::Cancelled))?
                },
            );
            answer.response.tell_first(told.response);
        }
    }

    /// The worker died: starts a new one, unless it died over the replay itself.
    async fn recover(&self) {
        let has_rest = self.state.module.borrow().as_ref().is_none_or(|it| it.rest().has_come());
        if !has_rest {
            // It may have been asked for what was still under way.
            self.end_worker(&EngineError::Early);
            self.with_rest().await;
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

    fn give_up(&self, error: &EngineError) {
        self.end_worker(error);
        self.tell(EngineEvent::Crashed { recovered: false });
    }

    /// Ends the worker; everyone who waits is told why.
    fn end_worker(&self, error: &EngineError) {
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

    fn tell(&self, event: EngineEvent) {
        (self.state.on_event)(event);
    }
}

/// Why a file could not be read from the disk, in the browser's words.
fn why_unread(error: FileReadError) -> String {
    match error {
        FileReadError::NotFound(why) | FileReadError::NotReadable(why) | FileReadError::Security(why) => why,
        FileReadError::AbortedEarly => error.to_string(),
    }
}

fn words_of(error: &JsValue) -> String {
    error
        .dyn_ref::<js_sys::Error>()
        .map(|it| String::from(it.message()))
        .or_else(|| error.as_string())
        .unwrap_or_else(|| "unknown error".to_owned())
}
