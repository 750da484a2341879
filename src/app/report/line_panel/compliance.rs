//! What is stated of a line's compliance, word for word, and what follows from it.

use leptos::prelude::*;

use super::{evidence, fact};
use crate::app::icon::Icon;
use crate::engine::view::{AnswerView, ComplianceLineView, ExemptionView, StatementView};

/// Draws the section.
pub(super) fn compliance(line: ComplianceLineView) -> AnyView {
    let answers: Vec<AnyView> = line.answers.into_iter().map(answer).collect();
    let statements: Vec<AnyView> = line.statements.into_iter().map(statement).collect();
    let exemptions: Vec<AnyView> = line.exemptions.into_iter().map(exemption).collect();
    let facts: Vec<AnyView> = line.facts.into_iter().map(fact).collect();
    view! {
        <section>
            <h3>"Compliance"</h3>
            <dl class="facts">
                {answers}
                <div>
                    <dt>"RoHS as stated"</dt>
                    <dd>{Icon::from(line.rohs).draw()}" "{line.status}{statements}</dd>
                </div>
                {exemptions}
                {facts}
            </dl>
        </section>
    }
    .into_any()
}

fn answer(it: AnswerView) -> AnyView {
    view! {
        <div>
            <dt>{it.regime.name()}</dt>
            <dd>{Icon::from(it.answer).draw()}" "<strong>{it.label}</strong><span class="evidence">{it.because}</span></dd>
        </div>
    }
    .into_any()
}

/// One statement: what it means, and the words with their place.
fn statement(it: StatementView) -> AnyView {
    view! { <p class="statement">{Icon::from(it.status).draw()}" "{it.label}{evidence(it.evidence)}</p> }
        .into_any()
}

fn exemption(it: ExemptionView) -> AnyView {
    let icon = if it.is_in_force { Icon::Exempt } else { Icon::Warning };
    let until = if it.until.is_empty() { String::new() } else { [", listed until ", &it.until].concat() };
    let newer = (!it.newer.is_empty())
        .then(|| view! { <span class="evidence">"Ask the supplier for: "{it.newer}</span> });
    let rest = [it.covers, it.renewal, it.source];
    let rest = rest.iter().filter(|it| !it.is_empty()).map(String::as_str).collect::<Vec<_>>().join("; ");
    view! {
        <div>
            <dt>"Exemption "{it.entry}</dt>
            <dd>{icon.draw()}" "{it.outcome}{until}{newer}<span class="evidence">{rest}</span></dd>
        </div>
    }
    .into_any()
}
