//! The names of sellers, and the texts that name one.

use std::collections::BTreeSet;

use crate::domain::report::Report;

/// Names of all sellers that a report knows, in small letters.
pub(super) struct Sellers(Vec<String>);

impl Sellers {
    pub(super) fn of(report: &Report) -> Self {
        let mut names: BTreeSet<String> = BTreeSet::new();
        let mut add = |name: &str| {
            let name = name.trim().to_lowercase();
            if !name.is_empty() && !names.contains(&name) {
                names.insert(name);
            }
        };
        for line in &report.lines {
            line.offers.iter().filter_map(|it| it.seller.as_deref()).for_each(&mut add);
            line.line.supplier_parts.iter().filter_map(|it| it.supplier.as_deref()).for_each(&mut add);
        }
        Self(names.into_iter().collect())
    }

    /// The text names a seller as a word of its own, or inside of a name such as `digikey.csv` or `MouserStock`: names
    /// of four letters and more count wherever they stand.
    pub(super) fn are_named_in(&self, text: &str) -> bool {
        if self.0.is_empty() || text.is_empty() {
            return false;
        }
        let text = text.to_lowercase();
        let squeezed: String = text.chars().filter(|it| it.is_alphanumeric()).collect();
        self.0.iter().any(|name| {
            let letters: String = name.chars().filter(|it| it.is_alphanumeric()).collect();
            if letters.chars().count() >= 4 { squeezed.contains(&letters) } else { has_word(&text, name) }
        })
    }
}

fn has_word(text: &str, word: &str) -> bool {
    text.split(|it: char| !it.is_alphanumeric()).any(|it| it == word)
}
