//! The lines of the BOM: search, filters, the table.

pub mod columns;
pub mod picked;
pub mod table;
pub mod toolbar;
pub mod window;

use leptos::prelude::*;

use crate::app::state::App;
use crate::domain::language::tr;
use window::Window;

/// Draws the section.
pub fn lines(app: App) -> AnyView {
    let window = Window::new(app);
    view! {
        <section class="lines" aria-label=tr("Lines")>
            {toolbar::toolbar(app, window)}
            {picked::picked(app, window)}
            {table::table(app, window)}
        </section>
    }
    .into_any()
}
