//! The rooms and their floors, from the ground up.

/// A room imports only rooms of floors below its own. In `src/domain` a room is a file with the folder of its name;
/// outside it is a whole folder of `src/`. `domain` itself is the file that declares the rooms, `lib` the library's.
const FLOORS: [&[&str]; 27] = [
    &[
        "base64", "day", "hash", "json", "known", "language", "number", "place", "sha256", "sorting",
        "spelling",
    ],
    &["finding", "money"],
    &["compliance"],
    &["read"],
    &["parts"],
    &["bom"],
    &["profile"],
    &["recognise"],
    &["reference"],
    &["catalog"],
    &["cost"],
    &["settings"],
    &["report"],
    &["rules"],
    &["supply"],
    &["assess"],
    &["compare", "next", "ready"],
    &["project"],
    &["words"],
    &["export"],
    &["sample"],
    &["domain"],
    &["engine"],
    &["web"],
    &["app"],
    &["lib"],
    &["bin"],
];

/// Rooms where exact money is counted.
pub(crate) const MONEY: [&str; 4] = ["cost", "money", "parts", "profile"];

/// The room of a file below `src/`.
pub(crate) fn room_of(path: &str) -> &str {
    let below = path.strip_prefix("domain/").unwrap_or(path);
    let first = below.split('/').next().unwrap_or_default();
    first.strip_suffix(".rs").unwrap_or(first)
}

/// Whether a file is of the domain or the engine, which know no browser.
pub(crate) fn is_pure(path: &str) -> bool {
    ["domain", "engine"].contains(&path.split(['/', '.']).next().unwrap_or_default())
}

pub(crate) fn is_in_domain(path: &str) -> bool {
    path.starts_with("domain/") || path == "domain.rs"
}

/// Counted from the ground; `None` where the table does not name the room.
pub(crate) fn floor_of(room: &str) -> Option<usize> {
    FLOORS.iter().position(|floor| floor.contains(&room))
}

/// Whether a room may not use another: it is the same floor or one above.
pub(crate) fn climbs(from: &str, to: &str) -> bool {
    from != to && floor_of(from) <= floor_of(to)
}
