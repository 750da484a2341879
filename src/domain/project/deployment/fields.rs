//! The fields of a config: each is taken once, what is left at the end is unknown, and what cannot be used is noted.

use serde_json::{Map, Value};

use super::Problem;

/// Longer texts are cut where they are told.
const TOLD: usize = 60;

/// An object of the config with its place in it.
pub(super) struct Section<'p> {
    /// `embed.`; empty for the config itself.
    place: String,
    entries: Map<String, Value>,
    known: Vec<&'static str>,
    problems: &'p mut Vec<Problem>,
}

impl<'p> Section<'p> {
    pub(super) fn root(entries: Map<String, Value>, problems: &'p mut Vec<Problem>) -> Self {
        Self { place: String::new(), entries, known: Vec::new(), problems }
    }

    /// What a field holds; `None` where it is absent or `null`.
    pub(super) fn take(&mut self, name: &'static str) -> Option<Value> {
        self.known.push(name);
        self.entries.remove(name).filter(|it| !it.is_null())
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.entries.contains_key(name)
    }

    /// Names that are known here though nothing was taken by them.
    pub(super) fn known(&mut self, names: &[&'static str]) {
        self.known.extend(names);
    }

    /// Notes that a field cannot be used.
    pub(super) fn unusable(&mut self, name: &str, found: &str, expected: &str) {
        let field = [&self.place, name].concat();
        self.problems.push(Problem::Unusable {
            field: field.trim_end_matches('.').to_owned(),
            found: found.to_owned(),
            expected: expected.to_owned(),
        });
    }

    /// The same of a value as it stands in the config.
    pub(super) fn wrong(&mut self, name: &str, found: &Value, expected: &str) {
        self.unusable(name, &told(found), expected);
    }

    /// Another schema is told, and what is understood of the config counts all the same.
    pub(super) fn schema(&mut self, expected: &str) {
        let stated = self.take("schema");
        if stated.as_ref().and_then(Value::as_str) != Some(expected) {
            let found = stated.as_ref().map_or_else(String::new, told);
            self.problems.push(Problem::Schema(found));
        }
    }

    pub(super) fn text(&mut self, name: &'static str) -> Option<String> {
        self.parsed(name, "a text", |it| Some(it.trim().to_owned()))
    }

    /// A text that means something.
    pub(super) fn parsed<T>(
        &mut self,
        name: &'static str,
        expected: &str,
        read: impl FnOnce(&str) -> Option<T>,
    ) -> Option<T> {
        let value = self.take(name)?;
        let read = value.as_str().and_then(read);
        if read.is_none() {
            self.wrong(name, &value, expected);
        }
        read
    }

    pub(super) fn flag(&mut self, name: &'static str) -> Option<bool> {
        let value = self.take(name)?;
        if !value.is_boolean() {
            self.wrong(name, &value, "true or false");
        }
        value.as_bool()
    }

    /// A whole number from `least` to `most`.
    pub(super) fn count(&mut self, name: &'static str, least: u32, most: u32) -> Option<u32> {
        let value = self.take(name)?;
        let count = value.as_u64().and_then(|it| u32::try_from(it).ok());
        let count = count.filter(|it| (least..=most).contains(it));
        if count.is_none() {
            self.wrong(name, &value, &format!("a whole number from {least} to {most}"));
        }
        count
    }

    /// The entries of a list that can be used, each once.
    pub(super) fn list<T: PartialEq>(
        &mut self,
        name: &'static str,
        expected: &str,
        read: impl Fn(&Value) -> Option<T>,
    ) -> Vec<T> {
        let mut entries = Vec::new();
        match self.take(name) {
            None => {}
            Some(Value::Array(values)) => {
                for value in values {
                    match read(&value) {
                        Some(entry) if entries.contains(&entry) => {}
                        Some(entry) => entries.push(entry),
                        None => self.wrong(name, &value, expected),
                    }
                }
            }
            Some(other) => self.wrong(name, &other, "a list in square brackets"),
        }
        entries
    }

    /// An object in the object.
    pub(super) fn section(&mut self, name: &'static str, read: impl FnOnce(&mut Section<'_>)) {
        match self.take(name) {
            None => {}
            Some(Value::Object(entries)) => self.within(&[name, "."].concat(), entries, read),
            Some(other) => self.wrong(name, &other, "an object in braces"),
        }
    }

    /// A list of objects.
    pub(super) fn sections(
        &mut self,
        name: &'static str,
        expected: &str,
        mut read: impl FnMut(&mut Section<'_>),
    ) {
        match self.take(name) {
            None => {}
            Some(Value::Array(values)) => {
                for (at, value) in values.into_iter().enumerate() {
                    let name = format!("{name}[{at}]");
                    match value {
                        Value::Object(entries) => self.within(&[&name, "."].concat(), entries, &mut read),
                        other => self.wrong(&name, &other, "an object in braces"),
                    }
                }
            }
            Some(other) => self.wrong(name, &other, expected),
        }
    }

    fn within(&mut self, name: &str, entries: Map<String, Value>, read: impl FnOnce(&mut Section<'_>)) {
        let place = [&self.place, name].concat();
        let mut inner = Section { place, entries, known: Vec::new(), problems: self.problems };
        read(&mut inner);
        inner.end();
    }

    /// Names the fields that nobody knows.
    pub(super) fn end(self) {
        for name in self.entries.keys() {
            let field = [self.place.as_str(), &cut(name)].concat();
            self.problems.push(Problem::Unknown { field, known: self.known.clone() });
        }
    }
}

fn told(value: &Value) -> String {
    match value {
        Value::String(text) => cut(text),
        other => cut(&other.to_string()),
    }
}

fn cut(text: &str) -> String {
    match text.char_indices().nth(TOLD) {
        Some((end, _)) => [text.get(..end).unwrap_or_default(), "…"].concat(),
        None => text.to_owned(),
    }
}
