//! The page that embeds this one. `framed.mjs` talks to it and keeps what it asks for in `bomlightHost`; outside of a
//! frame there is none. What is handed over here leaves the page, so it is handed over only where the user asked for it
//! or whoever runs the page allows it.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::prelude::*;
use web_sys::File;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(thread_local_v2, js_name = bomlightHost)]
    static HOST: Option<Framed>;

    /// `host` of `framed.mjs`.
    #[derive(Clone)]
    type Framed;
    #[wasm_bindgen(method, getter)]
    fn origin(this: &Framed) -> String;
    #[wasm_bindgen(method, getter, js_name = mayRead)]
    fn may_read(this: &Framed) -> bool;
    #[wasm_bindgen(method, getter)]
    fn label(this: &Framed) -> String;
    #[wasm_bindgen(method, getter)]
    fn contents(this: &Framed) -> String;
    #[wasm_bindgen(method, getter)]
    fn named(this: &Framed) -> bool;
    #[wasm_bindgen(method, getter)]
    fn boards(this: &Framed) -> String;
    #[wasm_bindgen(method, getter)]
    fn currency(this: &Framed) -> String;
    #[wasm_bindgen(method, getter)]
    fn profile(this: &Framed) -> String;
    #[wasm_bindgen(method, getter)]
    fn locale(this: &Framed) -> String;
    #[wasm_bindgen(method, getter)]
    fn files(this: &Framed) -> Vec<File>;
    #[wasm_bindgen(method, setter)]
    fn set_changed(this: &Framed, handle: Closure<dyn FnMut()>);
    #[wasm_bindgen(method, setter)]
    fn set_asked(this: &Framed, handle: Closure<dyn FnMut(String, String)>);
    #[wasm_bindgen(method, setter)]
    fn set_reset(this: &Framed, handle: Closure<dyn FnMut()>);
    #[wasm_bindgen(method)]
    fn deploy(this: &Framed, allowed: Vec<String>, readers: Vec<String>);
    #[wasm_bindgen(method, catch)]
    fn answer(this: &Framed, id: &str, format: &str, file: Option<Array>) -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch)]
    fn submit(this: &Framed, contents: &str, summary: Array, files: Array) -> Result<(), JsValue>;
}

/// How much is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Contents {
    /// Verdicts, counts, totals.
    #[default]
    Summary,
    /// The report with its lines, too.
    Lines,
    /// The files themselves, too.
    Files,
}

impl Contents {
    pub const ALL: [Self; 3] = [Self::Summary, Self::Lines, Self::Files];

    /// The word of the messages.
    pub fn code(self) -> &'static str {
        match self {
            Self::Summary => "summary",
            Self::Lines => "lines",
            Self::Files => "files",
        }
    }

    fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.code() == code)
    }
}

/// What the host asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Host {
    /// Its exact origin, as in "https://quotes.example".
    pub origin: String,
    /// It may read results without the button.
    pub may_read: bool,
    /// What the button says; empty: the host leaves it to us.
    pub label: String,
    /// How much it proposes to send.
    pub contents: Contents,
    /// The summary names the file, too.
    pub is_named: bool,
    /// Numbers of boards as text, a currency; empty: as it is.
    pub boards: String,
    pub currency: String,
    /// The parts alone are costed.
    pub parts_alone: bool,
    /// The tag of the language that it wants; empty: it leaves it to us.
    pub locale: String,
    /// A profile, rates, prices: opened beside the BOM.
    pub files: Vec<File>,
}

/// A file on its way to the host.
pub struct Parcel {
    pub name: String,
    pub mime: String,
    pub bytes: Vec<u8>,
}

/// The page stands in a frame of another one.
pub fn is_framed() -> bool {
    framed().is_some()
}

/// The host, once it has introduced itself.
pub fn host() -> Option<Host> {
    let host = framed()?;
    let origin = Some(host.origin()).filter(|it| !it.is_empty())?;
    Some(Host {
        origin,
        may_read: host.may_read(),
        label: host.label(),
        contents: Contents::from_code(&host.contents()).unwrap_or_default(),
        is_named: host.named(),
        boards: host.boards(),
        currency: host.currency(),
        parts_alone: host.profile() == "none",
        locale: host.locale(),
        files: host.files(),
    })
}

/// Tells which origins may talk and which may read, as whoever runs the page decides. Messages wait for it.
pub fn deploy(allowed: &[String], readers: &[String]) {
    if let Some(host) = framed() {
        host.deploy(allowed.to_vec(), readers.to_vec());
    }
}

/// Calls `changed` whenever the host says something new of itself, `asked` with a number to answer to and a format, and
/// `reset` where a new check is asked for.
pub fn listen(
    changed: impl FnMut() + 'static,
    asked: impl FnMut(String, String) + 'static,
    reset: impl FnMut() + 'static,
) {
    let Some(host) = framed() else { return };
    host.set_changed(Closure::new(changed));
    host.set_asked(Closure::new(asked));
    host.set_reset(Closure::new(reset));
}

/// Answers what was asked; without a parcel there is nothing to answer with.
pub fn answer(id: &str, format: &str, parcel: Option<&Parcel>) {
    if let Some(host) = framed() {
        let _ = host.answer(id, format, parcel.map(|it| listed(None, it)));
    }
}

/// Sends the summary and what else the user chose; each with what it is: `report` or `original`.
pub fn submit(contents: Contents, summary: &Parcel, others: &[(&str, Parcel)]) {
    if let Some(host) = framed() {
        let files = others.iter().map(|(role, it)| listed(Some(role), it)).collect();
        let _ = host.submit(contents.code(), listed(None, summary), files);
    }
}

fn listed(role: Option<&str>, parcel: &Parcel) -> Array {
    let parts = [
        parcel.name.as_str().into(),
        parcel.mime.as_str().into(),
        Uint8Array::from(parcel.bytes.as_slice()).into(),
    ];
    role.map(JsValue::from).into_iter().chain(parts).collect()
}

fn framed() -> Option<Framed> {
    HOST.with(Option::clone)
}
