//! Cells that could not be read, mended in place, one by one or all alike; and what was mended.

use leptos::prelude::*;

use super::Reviewed;
use crate::app::shell::by_id;
use crate::app::words::counted;
use crate::domain::project::ReviewEdit;
use crate::engine::view::{CellProblem, FixedCell, ReviewView};

pub(super) fn cells(reviewed: Reviewed, view: &ReviewView) -> Option<AnyView> {
    if view.problems.is_empty() && view.fixed.is_empty() {
        return None;
    }
    let problems = view.problems.iter().map(|it| problem(reviewed, it)).collect_view();
    let fixed = view.fixed.iter().map(|it| fixed(reviewed, it)).collect_view();
    let more = (view.more_problems > 0).then(|| {
        view! { <p class="gloss">"And "{counted(view.more_problems, "other text")}"."</p> }
    });
    let hint = if view.problems.is_empty() {
        "All cells could be read."
    } else {
        "The file itself is not changed: what you write here is read in place of the cell."
    };
    Some(
        view! {
            <section aria-labelledby="review-cells">
                <div class="review-line">
                    <h3 id="review-cells">"Cells that could not be read"</h3>
                    <p class="gloss">{hint}</p>
                </div>
                <ul class="review-cells">{problems}{fixed}</ul>
                {more}
            </section>
        }
        .into_any(),
    )
}

fn problem(reviewed: Reviewed, problem: &CellProblem) -> AnyView {
    let (row, column) = (problem.row, problem.column);
    let key = [row.0.to_string(), column.0.to_string()].join("-");
    let field = ["cell-", &key].concat();
    let written = {
        let field = field.clone();
        // A field that still holds what could not be read mends nothing.
        let from = problem.text.clone();
        move || {
            let field = by_id::<web_sys::HtmlInputElement>(&field)?;
            let text = field.value().trim().to_owned();
            if text == from {
                let _ = field.focus();
                field.select();
                return None;
            }
            Some(text)
        }
    };
    let fix = {
        let written = written.clone();
        move |event: leptos::ev::SubmitEvent| {
            event.prevent_default();
            if let text @ Some(_) = written() {
                reviewed.edit(ReviewEdit::FixCell { row, column, text });
            }
        }
    };
    let from = problem.text.clone();
    let fix_all = (problem.count > 1).then(|| {
        view! {
            <button
                id=["all-", &key].concat()
                type="button"
                on:click=move |_| {
                    if let to @ Some(_) = written() {
                        reviewed.edit(ReviewEdit::FixAllAlike { column, from: from.clone(), to });
                    }
                }
            >
                "Fix all "{problem.count}" alike"
            </button>
        }
    });
    let place = ["Row ", &row.0.to_string(), ", ", &problem.column_name].concat();
    let label = [&place, ", read in its place"].concat();
    let value = problem.suggestion.clone().unwrap_or_else(|| problem.text.clone());
    let suggested = problem.suggestion.is_some().then_some(" (suggested)");
    view! {
        <li>
            <p>
                <strong>{place}</strong>
                ": "
                <q class="code">{problem.text.clone()}</q>
                <span class="gloss">"Expected "{problem.expected.clone()}"."{suggested}</span>
            </p>
            <form on:submit=fix>
                <input id=field type="text" aria-label=label autocomplete="off" prop:value=value />
                <button id=["fix-", &key].concat() type="submit">"Fix"</button>
                {fix_all}
            </form>
        </li>
    }
    .into_any()
}

fn fixed(reviewed: Reviewed, fixed: &FixedCell) -> AnyView {
    let column = fixed.column;
    let place = match fixed.row {
        Some(row) => ["Row ", &row.0.to_string(), ", ", &fixed.column_name].concat(),
        None => ["All cells of ", &fixed.column_name].concat(),
    };
    let back = match fixed.row {
        Some(row) => ReviewEdit::FixCell { row, column, text: None },
        None => ReviewEdit::FixAllAlike { column, from: fixed.from.clone(), to: None },
    };
    view! {
        <li class="is-fixed">
            <p>
                <strong>{place.clone()}</strong>
                ": "
                <q class="code">{fixed.from.clone()}</q>
                " is read as "
                <q class="code">{fixed.to.clone()}</q>
            </p>
            <button
                type="button"
                class="quiet"
                aria-label=["Take back: ", &place].concat()
                on:click=move |_| reviewed.edit(back.clone())
            >
                "Take back"
            </button>
        </li>
    }
    .into_any()
}
