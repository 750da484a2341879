//! What a person decides at a line: whether part data speaks of it, and which findings are accepted.

use leptos::prelude::*;

use super::pieces::choose;
use crate::app::element::{el, say, text as words};
use crate::app::report::findings::reason;
use crate::app::state::App;
use crate::domain::language::tr;
use crate::engine::edit::{Edit, LineChoice};
use crate::engine::view::finding::FindingView;
use crate::engine::view::line::DoubtView;

/// Rows of part data that may speak of the line, each to be answered, or to be asked again.
pub(super) fn doubts(app: App, line: u32, doubts: Vec<DoubtView>) -> Option<AnyView> {
    if doubts.is_empty() {
        return None;
    }
    let edit = Edit::line(line, LineChoice::Match);
    let items: Vec<AnyView> = doubts.into_iter().map(|it| doubt(app, &edit, it)).collect();
    Some(el("section", "", vec![say("h3", "", tr("Is this the same part?")), el("ul", "doubts", items)]))
}

fn doubt(app: App, edit: &Edit, doubt: DoubtView) -> AnyView {
    let DoubtView { text, place, why, value, is_answered } = doubt;
    let of = [text.as_str(), " ", &place].concat();
    let press = |answer: &str, verb| choose(app, edit, [&value, " ", answer].concat(), verb, &of);
    let answers = if is_answered {
        vec![press("ask", tr("Ask again"))]
    } else {
        vec![press("same", tr("Same part")), press("other", tr("Not the same"))]
    };
    let what =
        vec![say("strong", "", &text), words(&[" ", &why, " "].concat()), say("span", "place", &place)];
    el("li", "", vec![el("p", "", what), el("p", "ways", answers)])
}

/// Accepts a finding for the line's part with a reason, or takes that back.
pub(super) fn waive(app: App, finding: &FindingView) -> Option<AnyView> {
    let edit = Edit::Setting(finding.waive.clone()?);
    if finding.is_waived {
        return Some(choose(app, &edit, String::new(), tr("Take back"), &finding.message));
    }
    let id = ["waive-", &finding.code, "-", &finding.place].concat();
    Some(reason(app, id, &finding.message, edit))
}
