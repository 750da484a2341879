//! The alternates of a line in its panel: approve one, try it, go back; and what each would change.

use leptos::prelude::*;

use super::pieces::{Cell, gloss, set, table};
use crate::app::element::{button, el, say, text};
use crate::app::state::App;
use crate::domain::language::{en, tr, tr_all};
use crate::domain::project::Command;
use crate::domain::words::gap;
use crate::engine::edit::{Edit, LineChoice};
use crate::engine::protocol::Request;
use crate::engine::view::AlternatesView;
use crate::engine::view::alternates::{AlternateChange, AlternateRow};

/// Draws the alternates and candidates; nothing where there are none.
pub fn alternates(app: App, view: &AlternatesView) -> AnyView {
    if view.alternates.is_empty() && view.candidates.is_empty() {
        return ().into_any();
    }
    let edit = Edit::line(view.line, LineChoice::Alternate);
    let mut body = vec![say("h3", "", tr("Alternates"))];
    if let Some(used) = &view.used {
        let label = text(&[&tr!("Used instead of the line's own part: {}.", used), gap()].concat());
        let verb = tr("Use the line's own part again");
        body.push(el(
            "p",
            "",
            vec![label, set(app, "link", verb, String::new(), edit.clone(), String::new())],
        ));
    }
    let items = |rows: &[AlternateRow], edit: Option<&Edit>| {
        el("ul", "offers", rows.iter().map(|it| alternate(app, edit, it)).collect())
    };
    body.push(items(&view.alternates, Some(&edit)));
    if !view.candidates.is_empty() {
        body.push(say("h3", "", tr("Candidates to approve")));
        body.push(gloss(&view.rule));
        body.push(items(&view.candidates, None));
    }
    el("section", "swaps", body)
}

/// One of them. Only what the BOM, a list or a person names can be used; a candidate is approved first.
fn alternate(app: App, edit: Option<&Edit>, it: &AlternateRow) -> AnyView {
    let unless_empty =
        |sentence, value: &String| if value.is_empty() { String::new() } else { tr!(sentence, value) };
    let known = [
        &it.alike,
        &unless_empty(en!("lead time {}"), &it.lead_time),
        &unless_empty(en!("stock {}"), &it.stock),
        &tr!("RoHS: {}", it.rohs),
        &it.lifecycle,
    ];
    let mut name = vec![say("strong", "", &join(" · ", &[&it.mpn, &it.manufacturer]))];
    name.push(say("span", "tag", &it.origin));
    if it.is_approved {
        name.push(say("span", "tag", tr("approved")));
    }
    let mut acts = Vec::with_capacity(2);
    match edit {
        Some(_) if it.is_used => acts.push(say("span", "tag", tr("used"))),
        Some(edit) => {
            let (verb, name) = (tr("Use this part"), tr!("Use this part: {}", it.mpn));
            acts.push(set(app, "link", verb, name, edit.clone(), it.mpn.clone()));
        }
        None => {}
    }
    let approval = it.approval.clone();
    let verb = tr(if it.is_approved { "Withdraw the approval" } else { "Approve" });
    let approve = move || app.ask(tr("Checking again"), Request::Apply(Command::Approve(approval.clone())));
    acts.push(button("link", verb, tr!("{}: {}", verb, it.mpn), Box::new(approve)));
    el(
        "li",
        "",
        vec![
            el("p", "", name),
            say("p", "place", &it.place),
            say("p", "", &join(" · ", &known)),
            changes(app, it),
            el("p", "swap", acts),
        ],
    )
}

/// What it changes at every volume; what nobody knows is said.
fn changes(app: App, it: &AlternateRow) -> AnyView {
    let known = |text: &str| if text.is_empty() { tr("not known").to_owned() } else { text.to_owned() };
    let row = |it: &AlternateChange| {
        vec![
            Cell::Number(it.boards.clone()),
            Cell::Number(known(&it.cost)),
            Cell::Text(known(&it.days)),
            Cell::Text(it.rohs.clone()),
        ]
    };
    let title = tr!("What {} changes", it.mpn);
    table(app, &title, &tr_all(["Boards", "Cost", "At hand", "RoHS"]), it.changes.iter().map(row).collect())
}

fn join(between: &str, texts: &[&String]) -> String {
    let texts: Vec<&str> = texts.iter().map(|it| it.as_str()).filter(|it| !it.is_empty()).collect();
    texts.join(between)
}
