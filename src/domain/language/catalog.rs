//! The sentences of one language, from the compact form of its PO file that the build writes ([`po::compact`]): an
//! English line, below it `= ` and the same in the other language. The pairs are sorted by the English; a line break
//! within a sentence is written `\n`.

#[cfg(not(target_arch = "wasm32"))]
use super::list::Language;

/// The sentences of a language other than English.
#[derive(Debug)]
pub struct Catalog {
    /// (English, the other language), sorted.
    pairs: Vec<(&'static str, &'static str)>,
}

impl Catalog {
    /// Reads a catalog and keeps it for as long as the program runs: a language is loaded once, and sentences of it
    /// are handed out like those that stand in the code.
    pub fn keep(text: &str) -> &'static Self {
        let mut pairs = Vec::new();
        let mut english = "";
        // `\n` is rare, so a sentence with one is kept apart.
        let kept = |line: &'static str| -> &'static str {
            if line.contains("\\n") { Box::leak(line.replace("\\n", "\n").into()) } else { line }
        };
        let text: &'static str = Box::leak(Box::from(text));
        for line in text.lines() {
            match line.strip_prefix("= ") {
                Some(other) => pairs.push((kept(english), kept(other))),
                None => english = line,
            }
        }
        Box::leak(Box::new(Self { pairs }))
    }

    /// The catalog that the command line brings; English needs none.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn embedded(language: Language) -> Option<&'static Self> {
        use std::sync::Mutex;
        static READ: Mutex<Vec<(Language, &Catalog)>> = Mutex::new(Vec::new());
        if language == Language::English {
            return None;
        }
        let mut read = READ.lock().ok()?;
        if let Some((_, catalog)) = read.iter().find(|it| it.0 == language) {
            return Some(catalog);
        }
        let entries = po::entries(language.file()).ok()?;
        let catalog = Self::keep(&po::compact(&entries));
        read.push((language, catalog));
        Some(catalog)
    }

    /// A sentence in the language; `None` where the catalog does not have it.
    pub fn sentence(&self, english: &str) -> Option<&'static str> {
        let at = self.pairs.binary_search_by(|it| it.0.cmp(english)).ok()?;
        self.pairs.get(at).map(|it| it.1)
    }

    /// All pairs, in the order of the English.
    pub fn pairs(&self) -> &[(&'static str, &'static str)] {
        &self.pairs
    }
}
