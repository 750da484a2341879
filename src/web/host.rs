//! The page that embeds this one. `framed.mjs` talks to it and keeps what it asks for in `bomlightHost`; outside of a
//! frame there is none. What is handed over here leaves the page, so it is handed over only where the user asked for it
//! or whoever runs the page allows it.

use js_sys::{Array, Function, Reflect, Uint8Array};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::File;

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

/// The host, once it has introduced itself.
pub fn host() -> Option<Host> {
    let host = object()?;
    let get = |name: &str| Reflect::get(&host, &name.into()).unwrap_or(JsValue::UNDEFINED);
    let text = |name: &str| get(name).as_string().unwrap_or_default();
    let origin = Some(text("origin")).filter(|it| !it.is_empty())?;
    let files = get("files").dyn_into::<Array>().ok();
    Some(Host {
        origin,
        may_read: get("mayRead").is_truthy(),
        label: text("label"),
        contents: Contents::from_code(&text("contents")).unwrap_or_default(),
        is_named: get("named").is_truthy(),
        boards: text("boards"),
        currency: text("currency"),
        parts_alone: text("profile") == "none",
        locale: text("locale"),
        files: files.iter().flat_map(Array::iter).filter_map(|it| it.dyn_into().ok()).collect(),
    })
}

/// Tells which origins may talk and which may read, as whoever runs the page decides. Messages wait for it.
pub fn deploy(allowed: &[String], readers: &[String]) {
    let listed = |origins: &[String]| origins.iter().map(JsValue::from).collect::<Array>().into();
    call("deploy", &[listed(allowed), listed(readers)]);
}

/// Calls `changed` whenever the host says something new of itself, `asked` with a number to answer to and a format, and
/// `reset` where a new check is asked for.
pub fn listen(
    changed: impl FnMut() + 'static,
    asked: impl FnMut(String, String) + 'static,
    reset: impl FnMut() + 'static,
) {
    let Some(host) = object() else { return };
    let set = |name: &str, handle: JsValue| drop(Reflect::set(&host, &name.into(), &handle));
    set("changed", Closure::<dyn FnMut()>::new(changed).into_js_value());
    set("asked", Closure::<dyn FnMut(String, String)>::new(asked).into_js_value());
    set("reset", Closure::<dyn FnMut()>::new(reset).into_js_value());
}

/// Answers what was asked; without a parcel there is nothing to answer with.
pub fn answer(id: &str, format: &str, parcel: Option<&Parcel>) {
    let file = parcel.map_or(JsValue::UNDEFINED, |it| listed(None, it).into());
    call("answer", &[id.into(), format.into(), file]);
}

/// Sends the summary and what else the user chose; each with what it is: `report` or `original`.
pub fn submit(contents: Contents, summary: &Parcel, others: &[(&str, Parcel)]) {
    let files: Array = others.iter().map(|(role, it)| listed(Some(role), it)).collect();
    call("submit", &[contents.code().into(), listed(None, summary).into(), files.into()]);
}

fn listed(role: Option<&str>, parcel: &Parcel) -> Array {
    let parts = [
        parcel.name.as_str().into(),
        parcel.mime.as_str().into(),
        Uint8Array::from(parcel.bytes.as_slice()).into(),
    ];
    role.map(JsValue::from).into_iter().chain(parts).collect()
}

fn call(name: &str, arguments: &[JsValue]) {
    let Some(host) = object() else { return };
    let function = Reflect::get(&host, &name.into()).ok().and_then(|it| it.dyn_into::<Function>().ok());
    if let Some(function) = function {
        let _ = function.apply(&host, &arguments.iter().collect::<Array>());
    }
}

fn object() -> Option<JsValue> {
    Reflect::get(&js_sys::global(), &"bomlightHost".into()).ok().filter(JsValue::is_object)
}
