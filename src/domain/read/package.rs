//! The parts of an office package and how they refer to each other (ECMA-376 part 2).

use crate::domain::language::{en, tr};
use std::borrow::Cow;

use super::document::ReadError;
use super::encoding;
use super::xml::{Event, Scanner};
use super::zip::Archive;
use crate::domain::sorting::sort_by;

/// No part names more others: the container itself may hold fewer.
const MOST_RELATIONS: usize = 1 << 16;

/// A relation of a part to another: its id, the last word of its type, and the path it points to.
struct Relation {
    id: String,
    kind: String,
    path: String,
}

/// Relations in the order of the file, and their places in the order of their ids: a workbook may name thousands.
#[derive(Default)]
pub(super) struct Relations {
    all: Vec<Relation>,
    by_id: Vec<usize>,
}

impl Relations {
    /// The path of the first one of a kind.
    pub(super) fn of_kind(&self, kind: &str) -> Option<&String> {
        self.all.iter().find(|it| it.kind == kind).map(|it| &it.path)
    }

    /// The path of the sheet with this id; a chart sheet has no cells.
    pub(super) fn sheet(&self, id: &str) -> Option<&String> {
        let known = |at: &usize| self.all.get(*at);
        let place = self.by_id.partition_point(|it| known(it).is_some_and(|it| *it.id < *id));
        let found = self.by_id.get(place).and_then(known)?;
        (found.id == id && found.kind == "worksheet").then_some(&found.path)
    }
}

/// The relations of the part at `path`; of the whole container where it is empty.
pub(super) fn relations(archive: &mut Archive<'_>, path: &str) -> Result<Relations, ReadError> {
    let (folder, file) = path.rsplit_once('/').unwrap_or(("", path));
    let slash = if folder.is_empty() { "" } else { "/" };
    let Some(bytes) = archive.read(&format!("{folder}{slash}_rels/{file}.rels"))? else {
        return Ok(Relations::default());
    };
    let text = part_text(&bytes);
    let mut found = Vec::new();
    for event in Scanner::new(&text) {
        let Event::Open(tag) = event else { continue };
        if tag.name == "Relationship" {
            if found.len() >= MOST_RELATIONS {
                return Err(ReadError::Damaged {
                    what: en!("a part of it names too many others").to_owned(),
                });
            }
            let kind = tag.raw("Type").unwrap_or("");
            found.push(Relation {
                id: tag.raw("Id").unwrap_or("").to_owned(),
                kind: kind.rsplit('/').next().unwrap_or("").to_owned(),
                path: resolve(folder, &tag.attribute("Target").unwrap_or_default()),
            });
        }
    }
    let mut by_id: Vec<usize> = (0..found.len()).collect();
    sort_by(&mut by_id, |a, b| found.get(*a).map(|it| &it.id).cmp(&found.get(*b).map(|it| &it.id)));
    Ok(Relations { all: found, by_id })
}

/// The path in the container that `target` means, seen from `folder`.
fn resolve(folder: &str, target: &str) -> String {
    let (mut parts, relative): (Vec<&str>, &str) = match target.strip_prefix('/') {
        Some(absolute) => (Vec::new(), absolute),
        None => (folder.split('/').filter(|part| !part.is_empty()).collect(), target),
    };
    for step in relative.split('/') {
        match step {
            "" | "." => {}
            ".." => {
                parts.pop();
            }
            step => parts.push(step),
        }
    }
    parts.join("/")
}

/// The text of the part at `path`; damaged where it is missing.
pub(super) fn part<'a>(archive: &mut Archive<'a>, path: &str) -> Result<Cow<'a, str>, ReadError> {
    match archive.read(path)? {
        Some(Cow::Borrowed(bytes)) => Ok(part_text(bytes)),
        Some(Cow::Owned(bytes)) => Ok(Cow::Owned(
            String::from_utf8(bytes).unwrap_or_else(|error| part_text(error.as_bytes()).into_owned()),
        )),
        None => Err(ReadError::Damaged { what: tr!("{} is missing", path) }),
    }
}

fn part_text(bytes: &[u8]) -> Cow<'_, str> {
    std::str::from_utf8(bytes).map_or_else(|_| encoding::decode(bytes).text, Cow::Borrowed)
}
