//! The edit behind a name that a field has on the page: found as the page finds it, in what the engine shows.

#![allow(clippy::expect_used, clippy::panic)]

use bomlight::engine::edit::{Edit, LineChoice};
use bomlight::engine::view::form::field::FormKind;
use bomlight::engine::{Request, Response, Session};

/// The edit of the field `id`: of one of the forms, or `line.INDEX.CHOICE`.
pub(crate) fn edit(session: &mut Session, id: &str) -> Edit {
    if let Some((index, choice)) = id.strip_prefix("line.").and_then(|it| it.split_once('.')) {
        let choice = match choice {
            "offer" => LineChoice::Offer,
            "alternate" => LineChoice::Alternate,
            "match" => LineChoice::Match,
            other => panic!("no choice {other}"),
        };
        return Edit::line(index.parse().expect(id), choice);
    }
    for kind in FormKind::ALL {
        let Response::Form(form) = session.handle(Request::Form(kind), Vec::new(), &mut |_| {}).0 else {
            panic!("no form {kind:?}")
        };
        let fields = form.groups.into_iter().flat_map(|it| it.rows).flat_map(|it| it.cells);
        if let Some(field) = fields.filter(|it| it.id == id).find_map(|it| it.field) {
            return Edit::Setting(field);
        }
    }
    panic!("no field {id}")
}
