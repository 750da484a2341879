//! From a path to the file that defines what it names, through `use`, `pub use` and globs.

use std::collections::BTreeSet;

use super::modules::House;

/// The name by which programs call the library.
const LIBRARY: &str = "bomlight";

/// What a path names. A name can be a module and an item at once, as the two lie in name spaces of their own.
#[derive(Default, Clone)]
pub(crate) struct Found {
    /// The module of the definition and the name there.
    pub(crate) item: Option<(usize, String)>,
    pub(crate) module: Option<usize>,
    /// The whole path of what another crate defines.
    pub(crate) outside: Option<Vec<String>>,
    /// Modules that the written path goes through.
    pub(crate) passed: Vec<usize>,
}

impl Found {
    fn is_empty(&self) -> bool {
        self.item.is_none() && self.module.is_none() && self.outside.is_none()
    }

    fn fill(&mut self, other: Self) {
        self.item = self.item.take().or(other.item);
        self.module = self.module.or(other.module);
        self.outside = self.outside.take().or(other.outside);
    }
}

/// Names that are being looked up, so that re-exports in a circle end.
type Seen = BTreeSet<(usize, String)>;

impl House {
    /// What `path` names where it stands in `module`.
    pub(crate) fn resolve(&self, module: usize, path: &[String]) -> Found {
        self.walk(module, path, &mut Seen::new())
    }

    fn walk(&self, module: usize, path: &[String], seen: &mut Seen) -> Found {
        let Some((first, mut rest)) = path.split_first() else { return Found::default() };
        let mut found = self.start(module, first, seen);
        let mut passed = Vec::new();
        while let Some((name, after)) = rest.split_first() {
            let inner = found.module.map(|it| self.step(it, name, seen)).unwrap_or_default();
            if let (Some(module), false) = (found.module, inner.is_empty()) {
                passed.push(module);
                found = inner;
            } else if found.item.is_some() {
                break;
            } else {
                let mut outside = found.outside.take().unwrap_or_default();
                outside.extend(rest.iter().cloned());
                found =
                    Found { outside: Some(outside).filter(|it| it.len() > rest.len()), ..Found::default() };
                break;
            }
            rest = after;
        }
        found.passed = passed;
        found
    }

    fn start(&self, module: usize, first: &str, seen: &mut Seen) -> Found {
        let at = |it: usize| Found { module: Some(it), ..Found::default() };
        match first {
            "crate" => return at(self.root_of(module)),
            "$crate" => return at(0),
            "self" => return at(module),
            "super" => return self.modules[module].parent.map(at).unwrap_or_default(),
            _ => {}
        }
        let found = self.look(module, first, seen);
        if !found.is_empty() {
            return found;
        }
        if first == LIBRARY {
            return at(0);
        }
        Found { outside: Some(vec![first.to_owned()]), ..Found::default() }
    }

    fn step(&self, module: usize, name: &str, seen: &mut Seen) -> Found {
        match (name, self.modules[module].parent) {
            ("super", Some(parent)) => Found { module: Some(parent), ..Found::default() },
            _ => self.look(module, name, seen),
        }
    }

    /// A name among what a module defines, declares and imports.
    fn look(&self, module: usize, name: &str, seen: &mut Seen) -> Found {
        if !seen.insert((module, name.to_owned())) {
            return Found::default();
        }
        let here = &self.modules[module];
        let mut found = Found {
            item: here.items.get(name).map(|&it| (it, name.to_owned())),
            module: here.children.get(name).copied(),
            ..Found::default()
        };
        for import in here.imports.iter().filter(|it| it.name.as_deref() == Some(name)) {
            found.fill(self.walk(module, &import.path, seen));
        }
        if found.is_empty() {
            for glob in here.imports.iter().filter(|it| it.name.is_none()) {
                if let Some(source) = self.walk(module, &glob.path, seen).module {
                    found.fill(self.look(source, name, seen));
                }
            }
        }
        seen.remove(&(module, name.to_owned()));
        found
    }
}
