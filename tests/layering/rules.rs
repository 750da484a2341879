//! What the house asks of its arrows. A rule gives what breaks it, ready to be read.

use std::collections::{BTreeMap, BTreeSet};

use super::arrows::{Arrows, Names};
use super::circles::circles;
use super::modules::House;
use super::rooms::{climbs, floor_of, room_of};

/// The files of one room that may use each other: a type, its parser and its parent.
const FILES_IN_CIRCLE: usize = 3;

/// How many arrows of a circle are shown.
const SHOWN: usize = 40;

/// A house with its arrows.
pub(crate) struct Plan {
    pub(crate) house: House,
    pub(crate) arrows: Arrows,
}

impl Plan {
    pub(crate) fn of(house: House) -> Self {
        let arrows = Arrows::of(&house);
        Self { house, arrows }
    }

    pub(crate) fn path(&self, file: usize) -> &str {
        &self.house.files[file].path
    }

    pub(crate) fn room(&self, file: usize) -> &str {
        room_of(self.path(file))
    }

    pub(crate) fn is_climbing(&self, arrow: (usize, usize)) -> bool {
        climbs(self.room(arrow.0), self.room(arrow.1))
    }

    fn arrow(&self, (from, to): (usize, usize), names: &Names, how: &str) -> String {
        let names: Vec<String> = names.iter().map(|(name, line)| format!("{name} ({line})")).collect();
        format!("{} → {}: {how}{}", self.path(from), self.path(to), names.join(", "))
    }

    /// Pairs of rooms, each with what the arrows between them carry. Passing through a room counts where nothing
    /// that it defines is used.
    pub(crate) fn climbing(&self) -> BTreeMap<(&str, &str), Vec<String>> {
        let mut found: BTreeMap<(&str, &str), Vec<String>> = BTreeMap::new();
        let uses = self.arrows.uses.iter().map(|it| (it, ""));
        let used: BTreeSet<(usize, &str)> =
            self.arrows.uses.keys().map(|&(from, to)| (from, self.room(to))).collect();
        let only_passed = |it: &(&(usize, usize), &Names)| !used.contains(&(it.0.0, self.room(it.0.1)));
        let passes = self.arrows.passes.iter().filter(only_passed).map(|it| (it, "through "));
        for ((&arrow, names), how) in uses.chain(passes).filter(|it| self.is_climbing(*it.0.0)) {
            let rooms = (self.room(arrow.0), self.room(arrow.1));
            found.entry(rooms).or_default().push(self.arrow(arrow, names, how));
        }
        found
    }

    /// Circles of files; `within` asks only for those whose files all lie in one room.
    pub(crate) fn circles_of_files(&self, within: bool) -> Vec<Vec<usize>> {
        let arrows = self.arrows.uses.keys().copied();
        circles(arrows.filter(|it| !within || self.room(it.0) == self.room(it.1)))
    }
}

pub(crate) fn arrows_that_climb(plan: &Plan) -> Vec<String> {
    let group = |((from, to), arrows): ((&str, &str), Vec<String>)| {
        let head = format!("{from} → {to} ({}):", arrows.len());
        std::iter::once(head).chain(arrows.into_iter().map(|it| format!("  {it}"))).collect::<Vec<_>>()
    };
    plan.climbing().into_iter().flat_map(group).collect()
}

pub(crate) fn circles_of_rooms(plan: &Plan) -> Vec<String> {
    let arrows = plan.arrows.uses.keys().map(|it| (plan.room(it.0), plan.room(it.1)));
    circles(arrows.filter(|it| it.0 != it.1)).into_iter().map(|it| it.join(", ")).collect()
}

pub(crate) fn circles_of_files(plan: &Plan) -> Vec<String> {
    let mut found = Vec::new();
    for circle in plan.circles_of_files(true).into_iter().filter(|it| it.len() > FILES_IN_CIRCLE) {
        let members: BTreeSet<usize> = circle.iter().copied().collect();
        found.push(format!("{} files of {}:", circle.len(), plan.room(circle[0])));
        let arrows = plan.arrows.uses.iter();
        let inner = arrows.filter(|(it, _)| members.contains(&it.0) && members.contains(&it.1));
        let inner: Vec<String> = inner.map(|it| format!("  {}", plan.arrow(*it.0, it.1, ""))).collect();
        found.extend(inner.iter().take(SHOWN).cloned());
        if inner.len() > SHOWN {
            found.push(format!("  … and {} more", inner.len() - SHOWN));
        }
    }
    found
}

/// A room without a floor would be judged by nobody.
pub(crate) fn rooms_without_a_floor(plan: &Plan) -> Vec<String> {
    let rooms: BTreeSet<&str> = plan.house.files.iter().map(|it| room_of(&it.path)).collect();
    rooms.into_iter().filter(|it| floor_of(it).is_none()).map(str::to_owned).collect()
}

pub(crate) fn files_that_nobody_declares(plan: &Plan) -> Vec<String> {
    let files = plan.house.files.iter().zip(&plan.house.module_of);
    files.filter(|(_, module)| module.is_none()).map(|(file, _)| file.path.clone()).collect()
}
