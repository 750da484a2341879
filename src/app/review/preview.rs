//! The first rows of the file, and those around the header and the last line: the header is chosen here.

use leptos::prelude::*;

use super::Reviewed;
use crate::domain::project::ReviewEdit;
use crate::domain::recognise::HeaderChoice;
use crate::engine::view::{PreviewRow, ReviewView, RowMark};

pub(super) fn preview(reviewed: Reviewed, view: &ReviewView) -> AnyView {
    let can_choose = !view.has_own_header;
    let rows = view.preview.iter().map(|it| row(reviewed, it, can_choose)).collect_view();
    let more = (view.more_columns > 0).then(|| {
        view! { <p class="gloss">{view.more_columns}" more columns on the right are not shown."</p> }
    });
    let hint = if can_choose {
        "Press the row that names the columns. Rows marked as part are the lines of the report."
    } else {
        "The format itself names the columns. Rows marked as part are the lines of the report."
    };
    let none = can_choose.then(|| {
        view! {
            <button
                id="header-none"
                type="button"
                aria-pressed=view.header_row.is_none().to_string()
                on:click=move |_| reviewed.edit(ReviewEdit::SetHeaderRow(Some(HeaderChoice::Absent)))
            >
                "The table has no header"
            </button>
        }
    });
    view! {
        <section aria-labelledby="review-rows">
            <div class="review-line">
                <h3 id="review-rows">"Header row"</h3>
                <p class="gloss">{hint}</p>
                {none}
            </div>
            <div class="scroll" tabindex="0" role="region" aria-label="First rows of the file">
                <table class="review-rows"><tbody>{rows}</tbody></table>
            </div>
            {more}
        </section>
    }
    .into_any()
}

fn row(reviewed: Reviewed, row: &PreviewRow, can_choose: bool) -> AnyView {
    let number = row.row;
    let is_header = row.mark == RowMark::Header;
    let choose = move || {
        if can_choose && !is_header {
            reviewed.edit(ReviewEdit::SetHeaderRow(Some(HeaderChoice::Row(number))));
        }
    };
    let mark = match row.mark {
        RowMark::Header => "header",
        RowMark::Line => "part",
        RowMark::Other => "",
    };
    let number = number.0.to_string();
    let head = if can_choose {
        view! {
            <button
                id=["header-", &number].concat()
                type="button"
                aria-pressed=is_header.to_string()
                aria-label=["Row ", &number, " is the header"].concat()
            >
                {number.clone()}
            </button>
        }
        .into_any()
    } else {
        number.into_any()
    };
    let cells = row.cells.iter().map(|it| view! { <td>{it.clone()}</td> }).collect_view();
    view! {
        <tr
            class:is-header=is_header
            class:is-other=row.mark == RowMark::Other
            class:follows-gap=row.follows_gap
            class:can-choose=can_choose
            on:click=move |_| choose()
        >
            <th scope="row">{head}</th>
            <td class="review-mark">{mark}</td>
            {cells}
        </tr>
    }
    .into_any()
}
