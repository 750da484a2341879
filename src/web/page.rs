//! The page as a whole: its state for scripts, today's date, idle time.

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;

/// Tells the state on `<html>`: `data-engine` is loading, ready, working or failed; `data-report` none or ready.
pub fn set_state(engine: &str, report: &str) {
    set_html_attribute("data-engine", engine);
    set_html_attribute("data-report", report);
}

/// How much memory the engine has asked for, for the benchmark.
pub(super) fn set_engine_memory(bytes: u32) {
    set_html_attribute("data-engine-memory", &bytes.to_string());
}

/// Tells the language of the page, for those who read it aloud and for fonts.
pub fn set_language(tag: &str) {
    set_html_attribute("lang", tag);
}

fn set_html_attribute(name: &str, value: &str) {
    if let Some(html) = document().and_then(|it| it.document_element()) {
        let _ = html.set_attribute(name, value);
    }
}

pub(super) fn document() -> Option<web_sys::Document> {
    web_sys::window()?.document()
}

/// Today in the user's time zone, ISO.
pub fn today() -> String {
    iso_day(&js_sys::Date::new_0())
}

/// A time of the browser's clock in the user's time zone: "22:10", or with its day where that is not today.
pub fn time_of(milliseconds: f64) -> String {
    let at = js_sys::Date::new(&milliseconds.into());
    let day = iso_day(&at);
    let time = format!("{:02}:{:02}", at.get_hours(), at.get_minutes());
    if day == today() { time } else { [day, time].join(", ") }
}

fn iso_day(at: &js_sys::Date) -> String {
    format!("{:04}-{:02}-{:02}", at.get_full_year(), at.get_month() + 1, at.get_date())
}

/// A frame that paints nothing new may never be told that the browser is idle.
const IDLE_AT_LAST_MS: f64 = 1_000.0;

/// Runs `task` when the browser is idle, so that the first screen is painted before.
pub fn when_idle(task: impl FnOnce() + 'static) {
    let task = Closure::once_into_js(task);
    let Some(window) = web_sys::window() else { return };
    let request = js_sys::Reflect::get(&window, &JsValue::from_str("requestIdleCallback"));
    match request.ok().and_then(|it| it.dyn_into::<js_sys::Function>().ok()) {
        Some(request) => {
            let options = js_sys::Object::new();
            let _ = js_sys::Reflect::set(&options, &"timeout".into(), &IDLE_AT_LAST_MS.into());
            let _ = request.call2(&window, &task, &options);
        }
        // Safari has no requestIdleCallback.
        None => {
            let _ = window.set_timeout_with_callback(task.unchecked_ref());
        }
    }
}
