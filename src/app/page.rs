//! What is written in `index.html`: its elements, and listeners that live as long as the page.

use gloo_events::{EventListener, EventListenerOptions};
use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::{Event, EventTarget, HtmlInputElement};

/// An element of `index.html`. `None` means that the page and the program do not belong together.
pub fn by_id<T: JsCast>(id: &str) -> Option<T> {
    document().get_element_by_id(id)?.dyn_into().ok()
}

/// Listens as long as the page lives.
pub fn listen(target: &EventTarget, event: &'static str, handle: impl FnMut(&Event) + 'static) {
    // A listener is passive where nothing else is said, and then cannot keep a form from being sent.
    let options = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(target, event, options, handle).forget();
}

/// Opens the file dialog.
pub fn choose_files() {
    if let Some(input) = by_id::<HtmlInputElement>("files") {
        input.click();
    }
}
