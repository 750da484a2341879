//! The table of the lines. Rows are of one height, so that rows that are not held can be left blank.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::columns::{COLUMNS, Column, classes};
use super::picked::pick;
use super::window::Window;
use crate::app::element;
use crate::app::icon::Icon;
use crate::app::state::App;
use crate::app::words::grouped;
use crate::domain::bom::line_field::LineField;
use crate::domain::language::tr;
use crate::domain::words::names;
use crate::engine::view::lines::LineRow;
use crate::engine::view::query::{LineFilter, SortKey};

/// Height of a row in CSS pixels; the style sheet says the same (`--row`).
const ROW_HEIGHT: f64 = 28.0;

/// Draws the table and keeps its window where the screen looks.
pub fn table(app: App, window: Window) -> AnyView {
    let body = NodeRef::<leptos::html::Tbody>::new();
    follow_scroll(body, Box::new(move |first| window.hold(first)));
    let rows = move || {
        window
            .read(|it| it.rows.iter().map(|(at, row)| (it.generation, *at, row.clone())).collect::<Vec<_>>())
    };
    let selected = Memo::new(move |_| app.view(|view| view.line));
    let headers = COLUMNS.iter().map(|column| header(app, column)).collect_view();
    view! {
        <table class=move || classes(app, window) aria-rowcount=move || window.read(|it| it.length + 1)>
            <caption class="visually-hidden">{tr("Lines of the BOM. Enter opens a line, the arrow keys go from line to line.")}</caption>
            <thead><tr aria-rowindex="1">{headers}</tr></thead>
            <tbody node_ref=body on:keydown=move |event| walk(app, window, &event)>
                {spacer(Box::new(move || window.read(|it| it.start)))}
                <For each=rows key=|(generation, at, _)| (*generation, *at) children=move |(_, at, row)| line(app, window, selected, at, row) />
                {spacer(Box::new(move || window.read(|it| it.length.saturating_sub(it.rows.last().map_or(0, |it| it.0 + 1)))))}
            </tbody>
        </table>
        {move || window.read(|it| it.is_there && it.matched == 0).then(|| nothing(app))}
    }
    .into_any()
}

/// Tells the first row below the upper edge of the screen, whenever the page is scrolled.
pub fn follow_scroll(body: NodeRef<leptos::html::Tbody>, hold: Box<dyn Fn(u32)>) {
    let look = move || {
        let Some(body) = body.get_untracked() else { return };
        let above = -body.get_bounding_client_rect().top();
        // Saturates: above the table it is zero.
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a row number of a table on a screen"
        )]
        hold((above / ROW_HEIGHT).max(0.0) as u32);
    };
    let scroll = window_event_listener(leptos::ev::scroll, move |_| look());
    on_cleanup(move || scroll.remove());
}

/// As much room as rows take that are not held.
pub fn spacer(count: Box<dyn Fn() -> u32 + Send>) -> AnyView {
    let height = move || [(f64::from(count()) * ROW_HEIGHT).to_string().as_str(), "px"].concat();
    view! { <tr class="spacer" aria-hidden="true"><td style:height=height></td></tr> }.into_any()
}

fn header(app: App, column: &'static Column) -> AnyView {
    let sorted = move || {
        app.view(|view| match (view.sort, column.sort) {
            // Lines with findings come first, the worst on top.
            (SortKey::ToDo, SortKey::Severity) => Some(true),
            (one, other) => (one == other).then_some(view.descending),
        })
    };
    let order = move || match sorted() {
        None => "none",
        Some(false) => "ascending",
        Some(true) => "descending",
    };
    let press = move |_| {
        app.view.adjust(|view| {
            view.descending =
                if view.sort == column.sort { !view.descending } else { starts_with_worst(column.sort) };
            view.sort = column.sort;
        });
    };
    if column.class.starts_with("c-est") {
        // A guess has no order of its own.
        return view! { <th scope="col" class=column.class><span>{tr(column.name)}</span></th> }.into_any();
    }
    view! {
        <th scope="col" class=column.class aria-sort=order>
            <button type="button" on:click=press>
                {tr(column.name)}
                {move || sorted().map(|descending| if descending { Icon::Down } else { Icon::Up }.draw())}
            </button>
        </th>
    }
    .into_any()
}

/// Where one looks for trouble, the first press shows the worst: what is late, dear, or not allowed.
pub fn starts_with_worst(sort: SortKey) -> bool {
    matches!(
        sort,
        SortKey::Rohs | SortKey::LeadTime | SortKey::UnitPrice | SortKey::Extended | SortKey::Severity
    )
}

fn line(app: App, window: Window, selected: Memo<Option<u32>>, at: u32, row: LineRow) -> AnyView {
    let index = row.index;
    // More than the number alone: the lines come from several sheets.
    let is_of_sheet = row.row_text.contains(' ');
    let designators =
        if row.designators.is_empty() { tr("no designator").to_owned() } else { row.designators };
    let findings = row.severity.map(|it| {
        view! { {Icon::from(it).draw()} <span>{names::severity(it)}</span> <span class="count">{row.finding_count}</span> }
    });
    let (mpn, rohs) = ([row.mpn.as_str(), &row.order_code].concat(), row.rohs_text.clone());
    // A report that came with a link cannot be changed.
    let can_pick = untrack(|| app.is_own());
    let corrected = row.in_file;
    let is_corrected = !corrected.is_empty();
    let in_file = move |field, value: String| match corrected.iter().find(|it| it.0 == field) {
        Some((_, old)) => vec![stated(value), element::say("s", "in-file", old)].into_any(),
        None => stated(value),
    };
    let open = move |_| {
        window.active.set(at);
        open(app, index);
    };
    let tabindex = move || if window.active.get() == at { "0" } else { "-1" };
    let is_open = move || selected.get() == Some(index);
    let heading = (!row.heading.is_empty()).then(|| {
        view! { <tr class="heading" aria-rowindex=at + 1><th scope="rowgroup" colspan="2">{row.heading}</th></tr> }
            .into_any()
    });
    let part = if row.order_code.is_empty() {
        in_file(LineField::Mpn, row.mpn)
    } else {
        element::say("span", "gloss", &row.order_code)
    };
    view! {
        {heading}
        <tr class:selected=is_open class:dnp=row.dnp class:joined=is_of_sheet class:corrected=is_corrected aria-rowindex=at + 2 on:click=open>
            <td class="c-row num" title=is_of_sheet.then(|| row.row_text.clone())>
                {can_pick.then(|| pick(window, index, &designators))}
                {row.row_text.clone()}
            </td>
            <th scope="row" class="c-ref">
                <button type="button" class="line-button" data-at=at tabindex=tabindex aria-expanded=move || is_open().to_string() title=designators.clone()>
                    {designators.clone()}
                </button>
                {row.dnp.then(|| element::say("span", "tag", tr("DNP")))}
            </th>
            <td class="c-qty num">{in_file(LineField::Quantity, row.quantity)}</td>
            <td class="c-mpn code" title=mpn>{part}</td>
            <td class="c-maker">{in_file(LineField::Manufacturer, row.manufacturer)}</td>
            <td class="c-text" title=row.description.clone()>{row.description.clone()}</td>
            <td class="c-rohs" title=rohs>{Icon::from(row.rohs).draw()}<span>{row.rohs_text}</span></td>
            <td class="c-lead num" class:estimated=row.is_usual>{row.is_long_lead.then(|| Icon::Warning.draw())}{stated(row.lead_time)}</td>
            <td class="c-stock num">{row.is_short.then(|| Icon::Warning.draw())}{stated(row.stock)}</td>
            <td class="c-price num">{stated(row.unit_price)}</td>
            <td class="c-sum num">{stated(row.extended)}</td>
            <td class="c-est num estimated">{row.estimate}</td>
            <td class="c-find">{findings}</td>
        </tr>
    }
    .into_any()
}

/// A blank is shown as a blank that was seen, never as nothing.
fn stated(text: String) -> AnyView {
    if text.is_empty() {
        view! { <span class="blank"><span aria-hidden="true">"–"</span><span class="visually-hidden">{tr("not stated")}</span></span> }.into_any()
    } else {
        text.into_any()
    }
}

fn open(app: App, index: u32) {
    app.go(|view| view.line = Some(index));
}

/// The arrow keys go from line to line; an open panel goes along.
fn walk(app: App, window: Window, event: &KeyboardEvent) {
    let active = window.active.get_untracked();
    let (place, count) = window.read(|it| (it.rows.iter().position(|it| it.0 == active), it.rows.len()));
    let (place, last) = (place.unwrap_or_default(), count.saturating_sub(1));
    let next = match event.key().as_str() {
        "ArrowDown" => place + 1,
        "ArrowUp" => place.saturating_sub(1),
        "PageDown" => place + 15,
        "PageUp" => place.saturating_sub(15),
        "Home" => 0,
        "End" => last,
        _ => return,
    };
    let Some((at, index)) = window.read(|it| it.rows.get(next.min(last)).map(|it| (it.0, it.1.index))) else {
        return;
    };
    event.prevent_default();
    window.active.set(at);
    focus_line(at);
    if app.view.with_untracked(|view| view.line.is_some()) {
        app.view.adjust(|view| view.line = Some(index));
    }
}

fn focus_line(at: u32) {
    let selector = ["[data-at=\"", &at.to_string(), "\"]"].concat();
    if let Ok(Some(button)) = document().query_selector(&selector)
        && let Ok(button) = Element::dyn_into::<HtmlElement>(button)
    {
        let _ = button.focus();
    }
}

/// No line passes: says so and offers the way back.
fn nothing(app: App) -> AnyView {
    view! {
        <p class="empty">
            {tr("No line matches.")}
            " "
            <button
                type="button"
                class="link"
                on:click=move |_| app.go(|view| {
                    view.filter = LineFilter::All;
                    view.search.clear();
                })
            >
                {move || tr!("Show all {} lines", app.of_summary(|it| grouped(it.line_count)))}
            </button>
        </p>
    }
    .into_any()
}
