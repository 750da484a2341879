//! The settings of the page: its theme, and whether single keys do something. They are kept in the browser.

use leptos::prelude::*;
use web_sys::{HtmlInputElement, HtmlSelectElement};

use super::page::{by_id, listen};
use super::state::App;
use crate::domain::language::Language;
use crate::web::catalog;
use crate::web::memory::storage;

const THEME: &str = "bomlight.theme";
const AUTOSAVE: &str = "bomlight.autosave";
const LANGUAGE: &str = "bomlight.language";
const KEYS: &str = "bomlight.single-keys";
/// On the root of the page while single keys do nothing; the style sheet then hides their hints.
const NO_KEYS: &str = "data-no-keys";

/// Gives the fields of the page life and takes over the choices of the last visit.
pub fn attach(app: App) {
    attach_theme();
    attach_language(app);
    attach_keys();
}

fn attach_language(app: App) {
    let Some(switch) = by_id::<HtmlSelectElement>("language") else { return };
    if switch.value().is_empty()
        && let Some(kept) = kept(LANGUAGE)
    {
        switch.set_value(&kept);
    }
    app.speak(chosen_language(&switch.value()));
    listen(&switch.clone(), "change", move |_| {
        app.speak(chosen_language(&switch.value()));
        keep(LANGUAGE, &switch.value());
    });
}

/// The language of a choice; where none is chosen, the first of the browser's that Bomlight speaks.
fn chosen_language(code: &str) -> Language {
    let of_browser = || catalog::preferred().iter().find_map(|it| Language::from_tag(it));
    Language::from_tag(code).or_else(of_browser).unwrap_or_default()
}

fn attach_theme() {
    let Some(switch) = by_id::<HtmlSelectElement>("theme") else { return };
    // A choice that was made before the program was up counts more than the kept one.
    if switch.value() == "system"
        && let Some(kept) = kept(THEME)
    {
        switch.set_value(&kept);
    }
    apply_theme(&switch.value());
    listen(&switch.clone(), "change", move |_| {
        apply_theme(&switch.value());
        keep(THEME, &switch.value());
    });
}

fn apply_theme(theme: &str) {
    let is_chosen = matches!(theme, "light" | "dark");
    set_root("data-theme", is_chosen.then_some(theme));
}

/// Whoever speaks to the computer or has an unsteady hand may switch keys off that act alone (WCAG 2.1.4).
fn attach_keys() {
    let Some(switch) = by_id::<HtmlInputElement>("single-keys") else { return };
    if kept(KEYS).as_deref() == Some("off") {
        switch.set_checked(false);
    }
    let apply = move |switch: &HtmlInputElement| set_root(NO_KEYS, (!switch.checked()).then_some(""));
    apply(&switch);
    listen(&switch.clone(), "change", move |_| {
        apply(&switch);
        keep(KEYS, if switch.checked() { "on" } else { "off" });
    });
}

/// Whether keys without Ctrl do something, outside of fields.
pub fn single_keys() -> bool {
    document().document_element().is_none_or(|root| !root.has_attribute(NO_KEYS))
}

/// Whether what is open is kept on this computer.
pub fn autosave() -> bool {
    kept(AUTOSAVE).as_deref() != Some("off")
}

/// Keeps the choice whether what is open is kept.
pub fn set_autosave(is_on: bool) {
    keep(AUTOSAVE, if is_on { "on" } else { "off" });
}

fn set_root(name: &str, value: Option<&str>) {
    if let Some(root) = document().document_element() {
        let _ = match value {
            Some(value) => root.set_attribute(name, value),
            None => root.remove_attribute(name),
        };
    }
}

/// What was kept under a name.
pub fn kept(key: &str) -> Option<String> {
    storage()?.get_item(key).ok().flatten()
}

/// Keeps something under a name.
pub fn keep(key: &str, value: &str) {
    if let Some(storage) = storage() {
        let _ = storage.set_item(key, value);
    }
}
