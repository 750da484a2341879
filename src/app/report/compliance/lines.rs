//! The lines with their answer to each regime, the worst first. Rows are of one height, and only a window is held.

use leptos::prelude::*;

use super::Page;
use crate::app::icon::Icon;
use crate::app::report::lines::table::{follow_scroll, spacer};
use crate::app::state::App;
use crate::app::words::{counted, grouped};
use crate::engine::view::{ComplianceLineView, ComplianceView};

/// Draws the section and keeps its window where the screen looks.
pub fn lines(app: App, page: Page) -> AnyView {
    let body = NodeRef::<leptos::html::Tbody>::new();
    follow_scroll(body, move |first| page.hold(first));
    let of_view = move |read: fn(&ComplianceView) -> u32| page.get().map_or(0, |it| read(&it));
    let rows = move || page.get().map(|it| it.lines.iter().map(|it| line(app, it)).collect::<Vec<_>>());
    view! {
        <section aria-labelledby="comply-lines-title">
            <h3 id="comply-lines-title">"Lines, the worst first"</h3>
            {page.draw(app, count)}
            <div class="scroll" tabindex="0" role="region" aria-labelledby="comply-lines-title">
                <table class="lines-table" aria-rowcount=move || of_view(|it| it.line_count + 1)>
                    {page.draw(app, heads)}
                    <tbody node_ref=body>
                        {spacer(move || of_view(|it| it.start))}
                        {rows}
                        {spacer(move || of_view(|it| it.line_count.saturating_sub(it.start).saturating_sub(it.lines.len() as u32)))}
                    </tbody>
                </table>
            </div>
        </section>
    }
    .into_any()
}

/// "12 of 48 fitted lines fail, or are unknown, for a chosen regime."
fn count(_: App, view: &ComplianceView) -> AnyView {
    let fitted = counted(view.line_count, "fitted line");
    let text = match view.open_count {
        0 => ["None of ", &fitted, " fails or is unknown. A line opens with all its evidence."].concat(),
        open => [
            &grouped(open),
            " of ",
            &fitted,
            " fail, or are unknown, for a chosen regime. A line opens with all its evidence.",
        ]
        .concat(),
    };
    view! { <p class="gloss">{text}</p> }.into_any()
}

fn heads(_: App, view: &ComplianceView) -> AnyView {
    let regimes = view.regimes.iter().filter(|it| it.is_chosen);
    let regimes: Vec<AnyView> = regimes
        .map(|it| view! { <th scope="col" class="c-answer">{it.name.clone()}</th> }.into_any())
        .collect();
    view! {
        <thead>
            <tr>
                <th scope="col" class="c-ref">"Line"</th>
                <th scope="col" class="c-maker">"Manufacturer"</th>
                {regimes}
                <th scope="col" class="c-rohs">"RoHS as stated"</th>
                <th scope="col" class="c-text">"Why"</th>
            </tr>
        </thead>
    }
    .into_any()
}

fn line(app: App, line: &ComplianceLineView) -> AnyView {
    let index = line.index;
    let answers: Vec<AnyView> = line
        .answers
        .iter()
        .map(|it| {
            let (icon, label) = (Icon::from(it.answer), it.label.clone());
            view! { <td class="c-answer" title=it.because.clone()>{icon.draw()}{label}</td> }.into_any()
        })
        .collect();
    let worst = line.answers.iter().max_by_key(|it| it.answer).map(|it| it.because.clone());
    let worst = worst.unwrap_or_default();
    let is_open = move || app.view(|view| view.line) == Some(index);
    view! {
        <tr class:selected=is_open on:click=move |_| app.go(|view| view.line = Some(index))>
            <th scope="row" class="c-ref">
                <button type="button" class="line-button" title=line.title.clone() aria-expanded=move || is_open().to_string()>
                    {line.title.clone()}
                </button>
            </th>
            <td class="c-maker" title=line.manufacturer.clone()>{line.manufacturer.clone()}</td>
            {answers}
            <td class="c-rohs" title=line.status.clone()>{Icon::from(line.rohs).draw()}{line.status.clone()}</td>
            <td class="c-text" title=worst.clone()>{worst.clone()}</td>
        </tr>
    }
    .into_any()
}
