//! The rows that are no lines: one press makes a row a line, and takes it back.

use leptos::prelude::*;

use super::cells::item;
use super::pieces::{Button, cell_text, gloss, part};
use super::reviewed::Reviewed;
use crate::app::words::counted;
use crate::domain::language::tr;
use crate::domain::project::ReviewEdit;
use crate::engine::view::{ReviewView, RowLeftOut};

pub(super) fn left_out(reviewed: Reviewed, view: &ReviewView) -> Option<AnyView> {
    if view.left_out.is_empty() {
        return None;
    }
    let items: Vec<AnyView> = view.left_out.iter().map(|it| row(reviewed, it)).collect();
    let mut body = vec![view! { <ul class="review-cells">{items}</ul> }.into_any()];
    if view.more_left_out > 0 {
        body.push(gloss(counted(view.more_left_out, "And {} other row.", "And {} other rows.")));
    }
    let hint = tr("These rows stand in the table and are not read as lines.");
    Some(part("review-left-out", tr("Rows left out"), hint, None, body))
}

fn row(reviewed: Reviewed, it: &RowLeftOut) -> AnyView {
    let row = it.row;
    let place = tr!("Row {}", row.0);
    let (label, is_line) =
        if it.is_decided { (tr("Take back"), None) } else { (tr("Read as a line"), Some(true)) };
    let button = Button {
        id: ["line-", &row.0.to_string()].concat(),
        label: label.to_owned(),
        name: Some([label, ": ", &place].concat()),
        ..Button::default()
    };
    let button = button.draw(Box::new(move || reviewed.edit(ReviewEdit::SetLine { row, is_line })));
    let reason = [" ", &it.reason].concat().into_any();
    let class = if it.is_decided { "is-fixed" } else { "" };
    item(class, vec![cell_text(place, it.text.clone(), reason), button], None)
}
