//! Forms as the engine describes them. A field is set as soon as it is left; what cannot be taken is told at the field
//! itself, and what was typed stays there.

use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::{HtmlElement, HtmlInputElement, HtmlSelectElement};

use super::element;
use super::page::{by_id, choose_files};
use super::state::App;
use crate::domain::language::tr;
use crate::engine::edit::Edit;
use crate::engine::protocol::{ExportKind, Request, Response};
use crate::engine::view::{FieldGroup, FieldKind, FieldRow, FieldView, FormKind, FormView};
use crate::web::picture;

/// Draws a form and keeps it in step with the engine. A field is drawn anew only where it changed, so that
/// whoever goes on typing in the next one is not disturbed.
pub fn form(app: App, kind: FormKind, class: &'static str) -> AnyView {
    let shown = RwSignal::<Option<FormView>>::new(None);
    let question = Memo::new(move |_| (app.is_ready(), app.of_summary(|it| it.revision)));
    Effect::new(move || {
        if question.get().0 {
            load(app, kind, shown);
        }
    });
    // Which fields there are; all are drawn anew where it changes.
    let shape = Memo::new(move |_| shown.read().as_ref().map(shape_of));
    (move || {
        // The memo must be read to be followed; what the fields hold is read field by field.
        let is_known = shape.with(Option::is_some);
        let form = shown.get_untracked().filter(|_| is_known);
        let groups = form.map(|it| it.groups).unwrap_or_default();
        let groups: Vec<AnyView> =
            groups.into_iter().enumerate().map(|(at, it)| group(app, shown, at, it)).collect();
        view! { <div class=class>{groups}</div> }
    })
    .into_any()
}

/// Everything of a form but what stands in its fields.
fn shape_of(form: &FormView) -> FormView {
    let mut shape = form.clone();
    for field in shape.groups.iter_mut().flat_map(|it| &mut it.rows).flat_map(|it| &mut it.cells) {
        if !field.id.is_empty() {
            field.value.clear();
            field.name.clear();
            field.placeholder.clear();
        }
    }
    shape
}

fn load(app: App, kind: FormKind, shown: RwSignal<Option<FormView>>) {
    let Some(engine) = app.engine() else { return };
    spawn_local(async move {
        let Ok(answer) = engine.ask(Request::Form(kind)).await else { return };
        let Response::Form(form) = answer.response else { return };
        let focused = document().active_element().map(|it| it.id()).unwrap_or_default();
        // The form may be closed meanwhile.
        if shown.try_set(Some(*form)).is_none() {
            request_animation_frame(move || focus_again(&focused));
        }
    });
}

/// A button that was pressed may have been drawn anew, or be gone: the focus goes to it, or stays where it is.
fn focus_again(id: &str) {
    if !id.is_empty()
        && document().active_element().is_none_or(|it| it.tag_name() == "BODY")
        && let Some(place) = by_id::<HtmlElement>(id)
    {
        let _ = place.focus();
    }
}

fn group(app: App, shown: RwSignal<Option<FormView>>, at: usize, group: FieldGroup) -> AnyView {
    let FieldGroup { title, gloss, heads, rows } = group;
    let width = heads.len().max(2) - 1;
    // Without heads the columns mean nothing: what looks like a table is a list of fields.
    let is_list = heads.is_empty();
    let role = |word: &'static str| is_list.then_some(word);
    let heads: Vec<AnyView> = heads.into_iter().map(|it| head("col", it.is_empty(), it.into_any())).collect();
    let heads = (!is_list).then(|| view! { <thead><tr>{heads}</tr></thead> });
    let rows: Vec<AnyView> = rows
        .into_iter()
        .enumerate()
        .map(|(row, it)| fields(app, shown, (at, row), (width, is_list), it))
        .collect();
    view! {
        <section class="field-group">
            {(!title.is_empty()).then(|| element::say("h3", "", &title))}
            {(!gloss.is_empty()).then(|| element::say("p", "gloss", &gloss))}
            <div class="scroll"><table class="fields" role=role("presentation")>{heads}<tbody role=role("list")>{rows}</tbody></table></div>
        </section>
    }
    .into_any()
}

/// A row, or an entry of a list; one field alone is as wide as all columns, of which there are `width`.
fn fields(
    app: App,
    shown: RwSignal<Option<FormView>>,
    (group, row): (usize, usize),
    (width, is_list): (usize, bool),
    it: FieldRow,
) -> AnyView {
    let role = |word: &'static str| is_list.then_some(word);
    let is_single = it.cells.len() == 1;
    let is_empty = it.label.is_empty();
    let label = match it.cells.first().filter(|_| is_single && !it.label.is_empty()) {
        Some(only) => view! { <label for=only.id.clone()>{it.label}</label> }.into_any(),
        None => it.label.into_any(),
    };
    let cells: Vec<AnyView> = (0..it.cells.len())
        .map(|cell| {
            let now = Memo::new(move |_| {
                let form = shown.read();
                form.as_ref()?.groups.get(group)?.rows.get(row)?.cells.get(cell).cloned()
            });
            view! { <td role=role("presentation") colspan=if is_single { width } else { 1 }>{move || now.get().map(|it| field(app, it))}</td> }.into_any()
        })
        .collect();
    let label = if is_list {
        view! { <th role="presentation">{label}</th> }.into_any()
    } else {
        head("row", is_empty, label)
    };
    view! { <tr role=role("listitem")>{label}{cells}</tr> }.into_any()
}

/// The head of a column or a row; a place without words is no head.
fn head(scope: &'static str, is_empty: bool, words: AnyView) -> AnyView {
    if is_empty { view! { <td></td> }.into_any() } else { view! { <th scope=scope>{words}</th> }.into_any() }
}

fn field(app: App, field: FieldView) -> AnyView {
    let FieldView { id, field, name, value, placeholder, kind } = field;
    let set = {
        let id = id.clone();
        move |text: String| {
            if let Some(field) = &field {
                app.set(&id, Edit::Setting(field.clone()), text);
            }
        }
    };
    match kind {
        FieldKind::Plain => value.into_any(),
        // Files are the page's to open and to save; all else is the engine's.
        FieldKind::Open => press(id, name, "", choose_files),
        FieldKind::SaveProfile => press(id, name, "", move || {
            app.ask(tr("Writing the profile"), Request::Export(ExportKind::Profile));
        }),
        FieldKind::SaveRates => press(id, name, "", move || {
            app.ask(tr("Writing the rates"), Request::Export(ExportKind::Rates));
        }),
        FieldKind::Press { is_quiet } => {
            press(id, name, if is_quiet { "quiet" } else { "" }, move || set(String::new()))
        }
        FieldKind::Picture => picture(set, id, name, value),
        FieldKind::Long => {
            let change = move |event: web_sys::Event| set(event_target_value(&event));
            view! { <textarea id=id aria-label=name rows="2" autocomplete="off" prop:value=value on:change=change></textarea> }
                .into_any()
        }
        FieldKind::Choice(choices) => {
            let options: Vec<AnyView> = choices
                .into_iter()
                .map(|it| {
                    let is_chosen = it.value == value;
                    view! { <option value=it.value selected=is_chosen>{it.label}</option> }.into_any()
                })
                .collect();
            let change = move |event: web_sys::Event| set(event_target::<HtmlSelectElement>(&event).value());
            view! { <select id=id aria-label=name on:change=change>{options}</select> }.into_any()
        }
        FieldKind::Text | FieldKind::Number | FieldKind::Check | FieldKind::Date => {
            let is_check = kind == FieldKind::Check;
            let is_date = kind == FieldKind::Date;
            let change = move |event: web_sys::Event| {
                let field = event_target::<HtmlInputElement>(&event);
                // A year of which the first digits are typed is long past: the date is not whole yet.
                if is_date && !field.check_validity() {
                    return;
                }
                let ticked = if field.checked() { value_of_tick() } else { String::new() };
                set(if is_check { ticked } else { field.value() });
            };
            let is_ticked = is_check && !value.is_empty();
            let is_number = kind == FieldKind::Number;
            // Whoever goes on typing has read what was wrong.
            let forgive =
                |event: web_sys::Event| event_target::<HtmlInputElement>(&event).set_custom_validity("");
            let (of_kind, class) = match kind {
                FieldKind::Check => ("checkbox", ""),
                FieldKind::Date => ("date", ""),
                FieldKind::Number => ("text", "num"),
                _ => ("text", ""),
            };
            view! {
                <input
                    id=id
                    type=of_kind
                    class=class
                    inputmode=is_number.then_some("decimal")
                    aria-label=name
                    placeholder=placeholder
                    min=is_date.then_some("2000-01-01")
                    max=is_date.then_some("2199-12-31")
                    autocomplete="off"
                    spellcheck="false"
                    prop:value=value
                    prop:checked=is_ticked
                    on:change=change
                    on:input=forgive
                />
            }
            .into_any()
        }
    }
}

fn value_of_tick() -> String {
    crate::domain::project::typed::ON.to_owned()
}

/// A picture that stands in the form as text: the file that is chosen is read, and nothing of it is sent.
fn picture(set: impl Fn(String) + Clone + 'static, id: String, name: String, value: String) -> AnyView {
    let has_picture = !value.is_empty();
    let shown = has_picture.then(|| view! { <img src=value alt="" /> });
    let clear = set.clone();
    let remove = move || clear(String::new());
    let remove = has_picture
        .then(|| element::button("quiet", tr("Remove"), tr!("Remove: {}", name), Box::new(remove)));
    let change = move |event: web_sys::Event| {
        let input = event_target::<HtmlInputElement>(&event);
        input.set_custom_validity("");
        let Some(file) = input.files().and_then(|it| it.get(0)) else { return };
        let set = set.clone();
        spawn_local(async move {
            if let Some(address) = picture::address_of(&file).await {
                set(address);
            }
        });
    };
    view! {
        <span class="picture">
            {shown}
            <input id=id type="file" accept=".png,.jpg,.jpeg,.svg" aria-label=name on:change=change />
            {remove}
        </span>
    }
    .into_any()
}

fn press(id: String, name: String, class: &'static str, act: impl Fn() + 'static) -> AnyView {
    view! { <button id=id type="button" class=class on:click=move |_| act()>{name}</button> }.into_any()
}

/// Tells at a field why its text cannot be taken.
pub fn refuse(id: &str, why: &str) {
    if let Some(field) = by_id::<HtmlInputElement>(id) {
        field.set_custom_validity(why);
        field.report_validity();
    }
}
