//! Lifecycle words of distributors and makers in their languages (docs/compliance.md#lifecycle).

use crate::domain::language::en;
use crate::domain::spelling::fold_width;
use Lifecycle::{Active, DiscontinuedAtSeller, EndOfLife, LastTimeBuy, Nrnd, Obsolete, Preliminary};

/// Where a part stands in its life.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
pub enum Lifecycle {
    Preliminary,
    Active,
    /// One seller dropped it; the maker may still make it.
    DiscontinuedAtSeller,
    /// Not recommended for new designs.
    Nrnd,
    LastTimeBuy,
    EndOfLife,
    Obsolete,
}

impl Lifecycle {
    /// The word of `report.json`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Preliminary => "preliminary",
            Self::Active => "active",
            Self::DiscontinuedAtSeller => "discontinued-at-seller",
            Self::Nrnd => "nrnd",
            Self::LastTimeBuy => "last-time-buy",
            Self::EndOfLife => "eol",
            Self::Obsolete => "obsolete",
        }
    }

    /// Its English name, to be translated where it is shown.
    pub fn name(self) -> &'static str {
        match self {
            Self::Preliminary => en!("Preliminary"),
            Self::Active => en!("Active"),
            Self::DiscontinuedAtSeller => en!("Discontinued at the seller"),
            Self::Nrnd => en!("Not recommended for new designs"),
            Self::LastTimeBuy => en!("Last time buy"),
            Self::EndOfLife => en!("End of life"),
            Self::Obsolete => en!("Obsolete"),
        }
    }
}

/// Words and what they mean. The first that is found in the text decides, so the list runs from the words that
/// hold others ("discontinued at", "to be discontinued") to the plain ones.
const WORDS: &[(&str, Lifecycle)] = &[
    // A seller that stops says nothing of the maker.
    ("discontinued at", DiscontinuedAtSeller),
    ("discontinuo en", DiscontinuedAtSeller),
    ("discontinué chez", DiscontinuedAtSeller),
    ("abgekündigt bei", DiscontinuedAtSeller),
    ("no longer stocked", DiscontinuedAtSeller),
    ("not stocked", DiscontinuedAtSeller),
    ("hardly available", DiscontinuedAtSeller),
    ("no longer manufactured", Obsolete),
    ("cannot be ordered", DiscontinuedAtSeller),
    // Not dead.
    ("not obsolete", Active),
    ("not discontinued", Active),
    ("not eol", Active),
    ("not active", Obsolete),
    ("inactive", Obsolete),
    ("not in production", Obsolete),
    ("out of production", Obsolete),
    // Last buy.
    ("last time buy", LastTimeBuy),
    ("lasttimebuy", LastTimeBuy),
    ("last buy", LastTimeBuy),
    ("last order", LastTimeBuy),
    ("ltb", LastTimeBuy),
    ("to be discontinued", LastTimeBuy),
    ("discontinuation announced", LastTimeBuy),
    ("last shipment", EndOfLife),
    ("最后购买", LastTimeBuy),
    ("最后采购", LastTimeBuy),
    ("最終購入", LastTimeBuy),
    // Not for new designs.
    ("not for new design", Nrnd),
    ("not recommended", Nrnd),
    ("nrnd", Nrnd),
    ("nrfnd", Nrnd),
    ("nfnd", Nrnd),
    ("nicht für neu", Nrnd),
    ("non raccomandat", Nrnd),
    ("no recomendado", Nrnd),
    ("non recommandé", Nrnd),
    ("不推荐", Nrnd),
    ("不建议", Nrnd),
    ("新規設計非推奨", Nrnd),
    ("не рекомендуется", Nrnd),
    ("mature", Nrnd),
    // The end.
    ("end of life", EndOfLife),
    ("endoflife", EndOfLife),
    ("eol", EndOfLife),
    ("fine vita", EndOfLife),
    ("fin de vie", EndOfLife),
    ("fin de vida", EndOfLife),
    ("停产", EndOfLife),
    ("生産終了", EndOfLife),
    ("obsolet", Obsolete),
    ("obsolèt", Obsolete),
    ("discontinued", Obsolete),
    ("discontinu", Obsolete),
    ("abgekündigt", Obsolete),
    ("过时", Obsolete),
    ("老产品", Obsolete),
    ("снят с производства", Obsolete),
    // Before the start.
    ("preliminary", Preliminary),
    ("pre release", Preliminary),
    ("prerelease", Preliminary),
    ("pre production", Preliminary),
    ("preview", Preliminary),
    ("sampling", Preliminary),
    ("vorläufig", Preliminary),
    ("初步", Preliminary),
    // In production.
    ("active", Active),
    ("aktiv", Active),
    ("activo", Active),
    ("attivo", Active),
    ("actif", Active),
    ("ativo", Active),
    ("production", Active),
    ("stocked", Active),
    ("direct ship", Active),
    ("factory special order", Active),
    ("new product", Active),
    ("new at", Active),
    ("released", Active),
    ("current", Active),
    ("nuovo prodotto", Active),
    ("在产", Active),
    ("量产", Active),
    ("活跃", Active),
    ("新产品", Active),
    ("量産", Active),
    ("現行", Active),
    ("в производстве", Active),
];

/// Words that count only where they are the whole text.
const WHOLE: &[(&str, Lifecycle)] = &[
    ("new", Active),
    ("ok", Active),
    ("normal", Active),
    ("a", Active),
    ("o", Obsolete),
    ("obs", Obsolete),
    ("disc", Obsolete),
    ("vita", Active),
];

/// Reads a lifecycle cell; `None` where it is blank or not understood. The age that some sources add
/// ("Production (Last Updated: 2 years ago)") is left out.
pub fn read_lifecycle(text: &str) -> Option<Lifecycle> {
    let text = text.trim();
    if text.is_empty() {
        return None;
    }
    if text.eq_ignore_ascii_case("active") {
        return Some(Active);
    }
    let mut folded = String::with_capacity(text.len());
    for letter in text.chars().map(fold_width) {
        match letter {
            '_' | '-' | '/' | '‐' | '–' | ',' | ';' | ':' => folded.push(' '),
            _ => folded.extend(letter.to_lowercase()),
        }
    }
    let folded = folded.split_whitespace().collect::<Vec<_>>().join(" ");
    let folded = folded.split("(last updated").next().unwrap_or("").trim();
    if let Some((_, state)) = WHOLE.iter().find(|it| it.0 == folded) {
        return Some(*state);
    }
    WORDS.iter().find(|it| has_word(folded, it.0)).map(|it| it.1)
}

/// `word` stands at the start of a word of the text; words of scripts without blanks may stand anywhere.
fn has_word(text: &str, word: &str) -> bool {
    let is_blankless = word.chars().next().is_some_and(|it| it as u32 >= 0x2E80);
    text.match_indices(word).any(|(at, _)| {
        is_blankless
            || !text.get(..at).and_then(|it| it.chars().next_back()).is_some_and(char::is_alphanumeric)
    })
}
