//! What is stated of a line's compliance, word for word, and what follows from it.

use leptos::prelude::*;

use super::pieces::{evidence, fact};
use crate::app::element::{el, say, text};
use crate::app::icon::Icon;
use crate::domain::language::tr;
use crate::engine::view::{AnswerView, ComplianceLineView, ExemptionView, StatementView};

/// Draws the section.
pub(super) fn compliance(line: ComplianceLineView) -> AnyView {
    let mut stated = vec![text(&line.status)];
    stated.extend(line.statements.into_iter().map(statement));
    let mut facts: Vec<AnyView> = line.answers.iter().map(answer).collect();
    facts.push(labeled(tr("RoHS as stated"), stated));
    facts.extend(line.exemptions.iter().map(exemption));
    facts.extend(line.facts.into_iter().map(fact));
    el("section", "", vec![say("h3", "", tr("Compliance")), el("dl", "facts", facts)])
}

/// A row of the list of facts.
fn labeled(label: &str, inside: Vec<AnyView>) -> AnyView {
    el("div", "", vec![say("dt", "", label), el("dd", "", inside)])
}

fn answer(it: &AnswerView) -> AnyView {
    let label = say("strong", "", &it.label);
    let inside = vec![Icon::from(it.answer).draw(), text(" "), label, say("span", "evidence", &it.because)];
    labeled(tr(it.regime.name()), inside)
}

/// One statement: what it means, and the words with their place.
fn statement(it: StatementView) -> AnyView {
    let label = text(&[" ", &it.label].concat());
    el("p", "statement", vec![Icon::from(it.status).draw(), label, evidence(it.evidence)])
}

fn exemption(it: &ExemptionView) -> AnyView {
    let icon = if it.is_in_force { Icon::Exempt } else { Icon::Warning };
    let outcome = if it.until.is_empty() {
        it.outcome.clone()
    } else {
        tr!("{}, listed until {}", it.outcome, it.until)
    };
    let mut inside = vec![icon.draw(), text(" "), text(&outcome)];
    if !it.newer.is_empty() {
        inside.push(say("span", "evidence", &tr!("Ask the supplier for: {}", it.newer)));
    }
    let rest = [it.covers.as_str(), &it.renewal, &it.source];
    let rest: Vec<&str> = rest.into_iter().filter(|it| !it.is_empty()).collect();
    inside.push(say("span", "evidence", &rest.join("; ")));
    labeled(&tr!("Exemption {}", it.entry), inside)
}
