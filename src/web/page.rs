//! The page as a whole: its state for scripts, today's date, idle time.

use gloo_timers::callback::Timeout;
use js_sys::Function;
use wasm_bindgen::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::IdleRequestOptions;

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
    let _ = gloo_utils::document_element().set_attribute(name, value);
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
const IDLE_AT_LAST_MS: u32 = 1_000;

/// Runs `task` when the browser is idle, so that the first screen is painted before.
pub fn when_idle(task: impl FnOnce() + 'static) {
    let task: Function = Closure::once_into_js(task).unchecked_into();
    let options = IdleRequestOptions::new();
    options.set_timeout(IDLE_AT_LAST_MS);
    // Safari has no requestIdleCallback.
    if gloo_utils::window().request_idle_callback_with_options(&task, &options).is_err() {
        Timeout::new(0, move || drop(task.call0(&JsValue::UNDEFINED))).forget();
    }
}
