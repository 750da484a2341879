//! Who uses whom: an arrow goes from a file to the file that defines what it names.

use std::collections::{BTreeMap, BTreeSet};

use super::modules::{House, Import};
use super::paths::written_in;
use super::resolve::Found;

/// The names that an arrow carries, each with the line where it is met first.
pub(crate) type Names = BTreeMap<String, usize>;

/// Arrows by their two files.
#[derive(Default)]
pub(crate) struct Arrows {
    /// To definitions.
    pub(crate) uses: BTreeMap<(usize, usize), Names>,
    /// To modules that are only named or passed through: these build no circle, but they climb.
    pub(crate) passes: BTreeMap<(usize, usize), Names>,
    /// Whole paths into other crates, by file, with their lines.
    pub(crate) outside: BTreeSet<(usize, usize, String)>,
}

impl Arrows {
    pub(crate) fn of(house: &House) -> Self {
        let mut arrows = Self::default();
        for (module, here) in house.modules.iter().enumerate() {
            for import in &here.imports {
                arrows.add_import(house, module, import);
            }
        }
        for file in 0..house.files.len() {
            for path in written_in(house, file) {
                let found = house.resolve(path.module, &path.segments);
                arrows.add(house, path.module, &path.segments, found, path.line);
            }
        }
        arrows
    }

    /// A parent that passes on what its children define (`mod x; pub use x::Y`) does not use it.
    fn add_import(&mut self, house: &House, module: usize, import: &Import) {
        let mut found = house.resolve(module, &import.path);
        let target = found.item.as_ref().map(|it| it.0).or(found.module);
        if import.is_public && target.is_some_and(|it| house.is_within(it, module)) {
            return;
        }
        if let (None, None, Some(source)) = (&import.name, &found.item, found.module)
            && !house.modules[source].items.is_empty()
        {
            found.item = Some((source, "*".to_owned()));
        }
        self.add(house, module, &import.path, found, import.line);
    }

    fn add(&mut self, house: &House, module: usize, path: &[String], found: Found, line: usize) {
        let from = house.modules[module].file;
        let passed = found.passed.into_iter().chain(found.module);
        for passed in passed.filter(|it| !house.is_within(module, *it)) {
            let to = house.modules[passed].file;
            note(self.passes.entry((from, to)).or_default(), path.join("::"), line);
        }
        if let Some((definition, name)) = found.item {
            let to = house.modules[definition].file;
            note(self.uses.entry((from, to)).or_default(), name, line);
        }
        if let Some(outside) = found.outside {
            self.outside.insert((from, line, outside.join("::")));
        }
        self.uses.remove(&(from, from));
        self.passes.remove(&(from, from));
    }
}

fn note(names: &mut Names, name: String, line: usize) {
    let first = names.entry(name).or_insert(line);
    *first = line.min(*first);
}
