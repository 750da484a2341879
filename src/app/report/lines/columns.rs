//! The columns of the table: which there are, which are blank, and which a person leaves out.

use leptos::prelude::*;

use super::window::Window;
use crate::app::bar::menu;
use crate::app::settings;
use crate::app::state::App;
use crate::domain::language::{en, tr};
use crate::engine::view::query::SortKey;
use crate::web::storage;

/// A column: its class, its header, what it sorts by.
pub struct Column {
    pub class: &'static str,
    pub name: &'static str,
    pub sort: SortKey,
}

/// The columns from left to right. The classes say in the style sheet when a narrow sheet drops them.
pub const COLUMNS: [Column; 13] = [
    Column { class: "c-row num", name: en!("Row"), sort: SortKey::Row },
    Column { class: "c-ref", name: en!("Designators"), sort: SortKey::Designator },
    Column { class: "c-qty num", name: en!("Qty"), sort: SortKey::Quantity },
    Column { class: "c-mpn", name: en!("MPN"), sort: SortKey::Mpn },
    Column { class: "c-maker", name: en!("Manufacturer"), sort: SortKey::Manufacturer },
    Column { class: "c-text", name: en!("Description"), sort: SortKey::Description },
    Column { class: "c-rohs", name: en!("RoHS"), sort: SortKey::Rohs },
    Column { class: "c-lead num", name: en!("Lead time"), sort: SortKey::LeadTime },
    Column { class: "c-stock num", name: en!("Stock"), sort: SortKey::Stock },
    Column { class: "c-price num", name: en!("Unit price"), sort: SortKey::UnitPrice },
    Column { class: "c-sum num", name: en!("Extended"), sort: SortKey::Extended },
    Column { class: "c-est num", name: en!("Estimate"), sort: SortKey::Extended },
    Column { class: "c-find", name: en!("Findings"), sort: SortKey::Severity },
];

/// Where the choice is kept on this computer.
const KEPT: &str = "bomlight.columns";

impl Column {
    /// "qty" of "c-qty num".
    pub fn code(&self) -> &'static str {
        self.class.trim_start_matches("c-").trim_end_matches(" num")
    }

    /// Row and designators tell which line it is.
    fn can_be_left_out(&self) -> bool {
        !matches!(self.sort, SortKey::Row | SortKey::Designator)
    }

    /// Whether no line has anything in it. Tracks it.
    fn is_blank(&self, app: App, window: Window) -> bool {
        let (is_own, sees_prices) = (app.is_own(), app.of_summary(|it| it.audience.sees_purchase()));
        match self.code() {
            "find" if !is_own => true,
            // What is usual is told to the own house alone.
            "lead" if !is_own => app.of_summary(|it| it.supply.lead_time_unknown >= it.fitted_count),
            "price" | "sum" if !sees_prices => true,
            "price" | "sum" => app.of_summary(|it| it.cost.tiers.iter().all(|it| it.priced == 0)),
            "est" => app.of_summary(|it| it.cost.tiers.iter().all(|it| it.estimated == 0)),
            _ => window.read(|it| it.blank.contains(&self.sort)),
        }
    }
}

/// The codes of the columns that a person leaves out, as they are kept; `None` where nobody chose.
pub fn left_out() -> Option<String> {
    settings::kept(KEPT).filter(|_| storage::may_keep())
}

fn is_left_out(window: Window, code: &str) -> bool {
    window.left_out.with(|it| it.iter().flat_map(|it| it.split(' ')).any(|it| it == code))
}

/// The classes of the table. Tracks what they rest on.
pub fn classes(app: App, window: Window) -> String {
    let mut classes = "lines-table".to_owned();
    if window.left_out.with(Option::is_some) {
        classes.push_str(" own");
    }
    for column in &COLUMNS {
        if is_left_out(window, column.code()) || column.is_blank(app, window) {
            classes.push_str(" no-");
            classes.push_str(column.code());
        }
    }
    classes
}

/// The menu in which columns are left out; those that are blank are left out anyway.
pub fn chooser(app: App, window: Window) -> AnyView {
    let boxes = move || {
        let columns = COLUMNS.iter().filter(|it| it.can_be_left_out() && !it.is_blank(app, window));
        columns.map(|it| choice(window, it)).collect()
    };
    menu("columns-menu", tr("Columns"), boxes)
}

fn choice(window: Window, column: &'static Column) -> AnyView {
    let code = column.code();
    let change = move |_| {
        let was = untrack(|| window.left_out.get()).unwrap_or_default();
        let mut codes: Vec<&str> = was.split(' ').filter(|it| !it.is_empty() && *it != code).collect();
        if !untrack(|| is_left_out(window, code)) {
            codes.push(code);
        }
        let codes = codes.join(" ");
        if storage::may_keep() {
            settings::keep(KEPT, &codes);
        }
        window.left_out.set(Some(codes));
    };
    view! {
        <label class="setting">
            <input type="checkbox" autocomplete="off" prop:checked=move || !is_left_out(window, code) on:change=change />
            {tr(column.name)}
        </label>
    }
    .into_any()
}
