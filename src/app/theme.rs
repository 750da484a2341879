//! The theme switch: as the system has it, light, or dark. The choice is kept in the browser.

use leptos::prelude::*;
use web_sys::{HtmlSelectElement, Storage};

use super::shell::{by_id, listen};

const KEY: &str = "bomlight.theme";

/// Gives the switch of the page life and takes over the choice of the last visit.
pub fn attach() {
    let Some(switch) = by_id::<HtmlSelectElement>("theme") else { return };
    // A choice that was made before the program was up counts more than the kept one.
    if switch.value() == "system"
        && let Some(kept) = storage().and_then(|it| it.get_item(KEY).ok().flatten())
    {
        switch.set_value(&kept);
    }
    apply(&switch.value());
    listen(&switch.clone(), "change", move |_| {
        apply(&switch.value());
        if let Some(storage) = storage() {
            let _ = storage.set_item(KEY, &switch.value());
        }
    });
}

fn apply(theme: &str) {
    if let Some(root) = document().document_element() {
        let _ = match theme {
            "light" | "dark" => root.set_attribute("data-theme", theme),
            _ => root.remove_attribute("data-theme"),
        };
    }
}

/// The browser's storage; a sandboxed frame has none.
fn storage() -> Option<Storage> {
    window().local_storage().ok().flatten()
}
