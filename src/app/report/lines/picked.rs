//! Lines that are picked, to be corrected together.

use leptos::prelude::*;

use super::window::Window;
use crate::app::element::{button, el, say};
use crate::app::report::line_panel::corrections::{as_in_file, input};
use crate::app::state::App;
use crate::app::words::counted;
use crate::domain::bom::line_field::LineField;
use crate::domain::language::tr;
use crate::domain::words::review::field as name_of;

/// What is often the same in many lines.
const FIELDS: [LineField; 5] = [
    LineField::Footprint,
    LineField::Manufacturer,
    LineField::Fitted,
    LineField::LeadTime,
    LineField::Quantity,
];

/// The box by which a line is picked.
pub fn pick(window: Window, index: u32, designators: &str) -> AnyView {
    let is_picked = move || window.picked.with(|it| it.contains(&index));
    let change = move |_| {
        window.picked.update(|it| match it.iter().position(|it| *it == index) {
            Some(at) => _ = it.remove(at),
            None => it.push(index),
        });
    };
    view! {
        <input
            type="checkbox"
            autocomplete="off"
            aria-label=tr!("Select {}", designators)
            prop:checked=is_picked
            on:click=|event: web_sys::MouseEvent| event.stop_propagation()
            on:change=change
        />
    }
    .into_any()
}

/// What can be done with the lines that are picked; nothing while none is.
pub fn picked(app: App, window: Window) -> AnyView {
    (move || {
        let lines = window.picked.get();
        (!lines.is_empty()).then(|| bar(app, window, lines))
    })
    .into_any()
}

fn bar(app: App, window: Window, lines: Vec<u32>) -> AnyView {
    let count = u32::try_from(lines.len()).unwrap_or(u32::MAX);
    let field = RwSignal::new(FIELDS[0]);
    let options = FIELDS
        .iter()
        .enumerate()
        .map(|(at, it)| view! { <option value=at.to_string()>{name_of(*it)}</option> }.into_any());
    let choose = move |event| {
        let at: usize = event_target_value(&event).parse().unwrap_or_default();
        if let Some(chosen) = FIELDS.get(at) {
            field.set(*chosen);
        }
    };
    let of_lines = lines.clone();
    let text = move || {
        let label = tr!("{} of the selected lines", name_of(field.get()));
        view! { <span class="picked-text" role="group" aria-label=label>{input(app, of_lines.clone(), field.get(), "picked-text".to_owned(), String::new())}</span> }
    };
    let clear = move || window.picked.set(Vec::new());
    view! {
        <div class="picked" role="group" aria-label=tr("Selected lines")>
            {say("strong", "", &counted(count, "{} line selected", "{} lines selected"))}
            <select aria-label=tr("Field to set") autocomplete="off" on:change=choose>{options.collect::<Vec<_>>()}</select>
            {text}
            {el("span", "ways", vec![
                as_in_file(app, lines, None, tr("As in the file")),
                button("link", tr("Clear the selection"), String::new(), Box::new(clear)),
            ])}
        </div>
    }
    .into_any()
}
