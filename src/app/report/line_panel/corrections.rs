//! The fields of a line that can be corrected, each with what the file says where it was.

use leptos::prelude::*;
use web_sys::HtmlInputElement;

use crate::app::element::{button, el, say};
use crate::app::report::cost::steps_back;
use crate::app::state::App;
use crate::domain::bom::line_field::{LineField, NO, YES};
use crate::domain::language::tr;
use crate::engine::edit::Edit;
use crate::engine::view::line::FieldView;

/// Draws the fields of the line at an index of the report.
pub(super) fn corrections(app: App, index: u32, fields: Vec<FieldView>) -> AnyView {
    let corrected = fields.iter().filter(|it| it.in_file.is_some()).count();
    let all_back = (corrected > 1).then(|| as_in_file(app, vec![index], None, tr("All as in the file")));
    let rows = fields.into_iter().map(|it| row(app, index, it)).collect();
    let mut inside = vec![say("h3", "", tr("Correct the line")), el("div", "corrections", rows)];
    inside.extend(all_back);
    inside.push(steps_back(app));
    el("section", "", inside)
}

fn row(app: App, index: u32, it: FieldView) -> AnyView {
    let id = ["line-", it.field.code()].concat();
    let before = it.in_file.map(|old| {
        let old = if old.is_empty() { tr("not stated").to_owned() } else { old };
        let back = as_in_file(app, vec![index], Some(it.field), tr("As in the file"));
        el("p", "in-file", vec![say("s", "", &old), back])
    });
    view! {
        <div>
            <label for=id.clone()>{it.label}</label>
            {input(app, vec![index], it.field, id, it.value)}
            {before}
        </div>
    }
    .into_any()
}

/// A field that sets the text of these lines once it is left; what cannot be taken is told at it.
pub fn input(app: App, lines: Vec<u32>, field: LineField, id: String, value: String) -> AnyView {
    let set = {
        let id = id.clone();
        move |text: String| app.set(&id, Edit::Cells { lines: lines.clone(), field }, text)
    };
    let change = move |event: web_sys::Event| set(event_target_value(&event));
    match field {
        LineField::Fitted => {
            let options = [(YES, tr("Yes")), (NO, tr("No (DNP)"))].map(|(code, words)| {
                let is_chosen = code == value;
                view! { <option value=code selected=is_chosen>{words}</option> }.into_any()
            });
            view! { <select id=id autocomplete="off" on:change=change>{Vec::from(options)}</select> }
                .into_any()
        }
        LineField::Alternates => {
            let hint = tr("a part number, then its maker; one a row");
            view! { <textarea id=id rows="2" autocomplete="off" spellcheck="false" placeholder=hint prop:value=value on:change=change></textarea> }.into_any()
        }
        _ => {
            let forgive =
                |event: web_sys::Event| event_target::<HtmlInputElement>(&event).set_custom_validity("");
            let hint = match field {
                // In another currency than the report's it would count nowhere.
                LineField::UnitPrice => {
                    let currency = untrack(|| app.of_summary(|it| it.cost.currency.clone()));
                    ["0.12", if currency.is_empty() { "EUR" } else { currency.as_str() }].join(" ")
                }
                LineField::LeadTime => tr("12 weeks").to_owned(),
                _ => String::new(),
            };
            let value =
                if field == LineField::LeadTime && !value.is_empty() { tr!("{} days", value) } else { value };
            view! {
                <input id=id type="text" autocomplete="off" spellcheck="false" placeholder=hint prop:value=value on:change=change on:input=forgive />
            }
            .into_any()
        }
    }
}

/// A button that takes corrections back.
pub fn as_in_file(app: App, lines: Vec<u32>, field: Option<LineField>, words: &'static str) -> AnyView {
    let back = move || app.set("", Edit::AsInFile { lines: lines.clone(), field }, String::new());
    button("link", words, String::new(), Box::new(back))
}
