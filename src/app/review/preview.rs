//! The first rows of the file, and those around the header and the last line: the header is chosen here.

use leptos::prelude::*;

use super::pieces::{Button, cell, gloss, part, row_head};
use super::reviewed::Reviewed;
use crate::domain::language::tr;
use crate::domain::project::ReviewEdit;
use crate::domain::recognise::HeaderChoice;
use crate::engine::view::{PreviewRow, ReviewView, RowMark};

pub(super) fn preview(reviewed: Reviewed, view: &ReviewView) -> AnyView {
    let can_choose = !view.has_own_header;
    let rows: Vec<AnyView> = view.preview.iter().map(|it| row(reviewed, it, can_choose)).collect();
    let hint = tr(if can_choose {
        "Press the row that names the columns. Rows marked as part are the lines of the report."
    } else {
        "The format itself names the columns. Rows marked as part are the lines of the report."
    });
    let none = can_choose.then(|| {
        let button = Button {
            id: "header-none".to_owned(),
            label: tr("The table has no header").to_owned(),
            is_pressed: Some(view.header_row.is_none()),
            ..Button::default()
        };
        button.draw(Box::new(move || reviewed.edit(ReviewEdit::SetHeaderRow(Some(HeaderChoice::Absent)))))
    });
    let table = view! {
        <div class="scroll" tabindex="0" role="region" aria-label=tr("First rows of the file")>
            <table class="review-rows"><tbody>{rows}</tbody></table>
        </div>
    };
    let mut body = vec![table.into_any()];
    if view.more_columns > 0 {
        body.push(gloss(tr!("{} more columns on the right are not shown.", view.more_columns)));
    }
    part("review-rows", tr("Header row"), hint, none, body)
}

fn row(reviewed: Reviewed, row: &PreviewRow, can_choose: bool) -> AnyView {
    let number = row.row;
    let (mark, kind) = match row.mark {
        RowMark::Header => (tr("header"), "is-header"),
        RowMark::Line => (tr("part"), "is-part"),
        RowMark::Other => ("", "is-other"),
    };
    let can_choose = can_choose && row.mark != RowMark::Header;
    let choose = move || {
        if can_choose {
            reviewed.edit(ReviewEdit::SetHeaderRow(Some(HeaderChoice::Row(number))));
        }
    };
    let label = number.0.to_string();
    let button = Button {
        id: ["header-", &label].concat(),
        name: Some(tr!("Row {} is the header", label)),
        is_pressed: Some(row.mark == RowMark::Header),
        label,
        ..Button::default()
    };
    // Pressing the button presses its row, too; only the row acts.
    let mut cells = vec![row_head("", button.draw(Box::new(|| {}))), cell("review-mark", mark.into_any())];
    cells.extend(row.cells.iter().map(|it| cell("", it.clone().into_any())));
    let gap = if row.follows_gap { " follows-gap" } else { "" };
    let pointer = if can_choose { " can-choose" } else { "" };
    view! { <tr class=[kind, gap, pointer].concat() on:click=move |_| choose()>{cells}</tr> }.into_any()
}
