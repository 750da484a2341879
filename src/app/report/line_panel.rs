//! Everything about one line: facts with their evidence, findings, alternates, cost at every volume, offers.
//!
//! The panel stands beside the table and is no dialog: the table can be walked while it is open.

mod answers;
mod compliance;
pub mod corrections;
mod pieces;

use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::alternates::alternates;
use super::cost::folded;
use super::findings::finding;
use crate::app::element::{button, el, head, say, text};
use crate::app::icon::Icon;
use crate::app::page::by_id;
use crate::app::state::App;
use crate::domain::language::{tr, tr_all};
use crate::engine::edit::{Edit, LineChoice};
use crate::engine::protocol::{Request, Response};
use crate::engine::view::AlternatesView;
use crate::engine::view::line::{LineCostView, LineView, OfferView};
use pieces::{choose, fact};

/// Draws the panel while a line is open.
pub fn line_panel(app: App) -> AnyView {
    let line = RwSignal::<Option<LineView>>::new(None);
    // They come after the line: to find candidates takes longer.
    let alternates = RwSignal::<Option<AlternatesView>>::new(None);
    let question =
        Memo::new(move |_| (app.is_ready(), app.of_summary(|it| it.revision), app.view(|view| view.line)));
    // The answer belongs to the question: the line follows the view.
    Effect::new(move || match question.get() {
        (true, _, Some(index)) => load(app, index, line, alternates),
        (_, _, None) => line.set(None),
        // The engine starts anew: what is shown stays.
        (false, _, Some(_)) => {}
    });
    (move || line.get().map(|it| panel(app, it, alternates))).into_any()
}

fn load(
    app: App,
    index: u32,
    line: RwSignal<Option<LineView>>,
    alternates: RwSignal<Option<AlternatesView>>,
) {
    let Some(engine) = app.engine() else { return };
    spawn_local(async move {
        let Ok(answer) = engine.ask(Request::Line { index }).await else { return };
        let Response::Line(view) = answer.response else { return };
        // Meanwhile another line, or none, may have been asked for.
        if app.view.with_untracked(|it| it.line) == Some(index) {
            app.say(tr!("{}, opened", view.title));
            let was_closed = line.with_untracked(Option::is_none);
            line.set(Some(*view));
            request_animation_frame(if was_closed { focus_covering_panel } else { focus_if_lost });
        }
        let Ok(answer) = engine.ask(Request::Alternates { line: index }).await else { return };
        if let Response::Alternates(view) = answer.response {
            let is_redrawn = alternates.with_untracked(|it| it.as_ref().is_some_and(|it| it.line == index));
            alternates.set(Some(*view));
            if is_redrawn {
                request_animation_frame(focus_if_lost);
            }
        }
    });
}

/// Closes the panel and gives the focus back to its line.
pub fn close(app: App) {
    app.go(|view| view.line = None);
    let opener = document().query_selector(".line-button[aria-expanded=true], .line-button[tabindex=\"0\"]");
    if let Ok(Some(button)) = opener
        && let Ok(button) = button.dyn_into::<HtmlElement>()
    {
        let _ = button.focus();
    }
}

/// On a phone the panel covers the table, so the focus goes into it; beside the table it stays.
fn focus_covering_panel() {
    let covers = window().match_media("(width < 64rem)").ok().flatten().is_some_and(|it| it.matches());
    if covers && let Some(title) = by_id::<HtmlElement>("line-title") {
        let _ = title.focus();
    }
}

/// A button that was pressed may be gone from the panel: the focus stays in it.
fn focus_if_lost() {
    if document().active_element().is_none_or(|it| it.tag_name() == "BODY")
        && let Some(title) = by_id::<HtmlElement>("line-title")
    {
        let _ = title.focus();
    }
}

fn panel(app: App, line: LineView, shown: RwSignal<Option<AlternatesView>>) -> AnyView {
    let findings = (!line.findings.is_empty()).then(|| {
        let item = |it| {
            let mut inside = vec![finding(app, it, false)];
            inside.extend(answers::waive(app, it));
            el("li", "", inside)
        };
        let list = line.findings.iter().map(item).collect();
        el("section", "", vec![say("h3", "", tr("Findings")), el("ul", "findings", list)])
    });
    let facts = el("dl", "facts", line.facts.into_iter().map(fact).collect());
    let facts = folded(tr("What the files say"), facts);
    // A report that came with a link cannot be changed.
    let is_own = untrack(|| app.is_own());
    view! {
        <aside class="panel" aria-labelledby="line-title">
            <header>
                <div>
                    <h2 id="line-title" tabindex="-1">{line.title}</h2>
                    <p class="place">{line.place}</p>
                </div>
                <button type="button" class="quiet square" aria-label=tr("Close the line") on:click=move |_| close(app)>
                    {Icon::Close.draw()}
                </button>
            </header>
            {answers::doubts(app, line.index, line.doubts)}
            {findings}
            {cost(line.cost)}
            {is_own.then(|| corrections::corrections(app, line.index, line.fields))}
            {is_own.then(|| leave_out(app, line.index))}
            {offers(app, line.index, line.has_choice, line.offers)}
            {move || shown.read().as_ref().filter(|it| it.line == line.index).map(|it| alternates(app, it))}
            {compliance::compliance(line.compliance)}
            {facts}
        </aside>
    }
    .into_any()
}

/// A row that was read as a line and is none.
fn leave_out(app: App, index: u32) -> AnyView {
    let press = move || {
        close(app);
        app.set("", Edit::line(index, LineChoice::LeaveOut), String::new());
    };
    button("link", tr("Not a part: leave this row out"), String::new(), Box::new(press))
}

fn cost(cost: Vec<LineCostView>) -> Option<AnyView> {
    if cost.is_empty() {
        return None;
    }
    let heads = tr_all(["Boards", "Need", "Order", "Unit price", "Extended"]);
    let heads = heads.map(|it| head("col", "num", vec![text(it)])).into();
    let (mut rows, mut steps) = (Vec::new(), Vec::new());
    for it in cost {
        let numbers = [it.need, it.order, it.unit_price, it.extended];
        let mut cells = vec![head("row", "num", vec![text(&it.boards)])];
        cells.extend(numbers.iter().map(|it| say("td", "num", it)));
        rows.push(el("tr", "", cells));
        if !it.estimate.is_empty() {
            let estimate = say("p", "estimated", &tr!("Estimated: {}", it.estimate));
            rows.push(view! { <tr class="steps"><td colspan="5">{estimate}</td></tr> }.into_any());
        }
        steps.push(say("p", "", &[it.boards, it.steps.join(" · ")].join(": ")));
    }
    let table = vec![el("thead", "", vec![el("tr", "", heads)]), el("tbody", "", rows)];
    let table = el("table", "small-table", table);
    let counted = folded(tr("How it is counted"), el("div", "steps", steps));
    Some(el("section", "", vec![say("h3", "", tr("Cost")), table, counted]))
}

fn offers(app: App, line: u32, has_choice: bool, offers: Vec<OfferView>) -> Option<AnyView> {
    if offers.is_empty() {
        return None;
    }
    let edit = Edit::line(line, LineChoice::Offer);
    let back = has_choice
        .then(|| choose(app, &edit, String::new(), tr("By the policy again"), tr("choice of the offer")));
    let offers: Vec<AnyView> = offers.into_iter().map(|it| offer(app, &edit, it)).collect();
    let mut inside = vec![say("h3", "", tr("Offers"))];
    inside.extend(back);
    inside.push(el("ul", "offers", offers));
    Some(el("section", "", inside))
}

fn offer(app: App, edit: &Edit, offer: OfferView) -> AnyView {
    let terms = [
        (tr("Prices"), offer.breaks),
        (tr("MOQ"), offer.moq),
        (tr("Multiple"), offer.multiple),
        (tr("Stock"), offer.stock),
        (tr("Lead time"), offer.lead_time),
        (tr("Age"), offer.age),
    ]
    .into_iter()
    .filter(|(_, value)| !value.is_empty())
    .map(|(label, value)| el("div", "", vec![say("dt", "", label), say("dd", "", &value)]))
    .collect();
    let name = [offer.seller, offer.part_number, offer.packaging];
    let name = name.iter().filter(|it| !it.is_empty()).map(String::as_str).collect::<Vec<_>>().join(" · ");
    let of = if name.is_empty() { offer.place.clone() } else { name.clone() };
    let choose = (!offer.value.is_empty() && !offer.is_chosen)
        .then(|| choose(app, edit, offer.value, tr("Buy this offer"), &of));
    let mut title = vec![say("strong", "", &name)];
    if !offer.used.is_empty() {
        title.push(say("span", "tag", &offer.used));
    }
    let mut inside = vec![el("p", "", title), el("dl", "facts", terms), say("p", "place", &offer.place)];
    inside.extend(choose);
    el("li", if offer.is_old { "is-old" } else { "" }, inside)
}
