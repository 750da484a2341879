//! Why a declaration is not believed: each with its sentence. A part of it is never compliant.

/// What speaks against a declaration.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DoubtKind {
    /// An amount or a mass below zero.
    Negative,
    /// The contents of a material, or the materials of a part, are more than all of it.
    SumOver,
    /// Content that is kept back.
    Undisclosed,
    /// A substance without a number whose name says nothing.
    Unidentified,
    /// The declaration is older than the list that it names.
    OlderThanList,
    /// An answer by a list from before the phthalates were restricted.
    BeforePhthalates,
    /// "Not above", held against more than the limit.
    Threshold,
    /// The name of a material speaks of lead, and none is declared in it.
    LeadInName,
    /// The CAS number is none, or that of another substance; the finding about it stands apart.
    Number,
}

/// One of them, at a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Doubt {
    pub kind: DoubtKind,
    pub row: usize,
    /// The substance, material or list.
    pub what: String,
    /// The amount in percent, or the day.
    pub amount: String,
}

impl Doubt {
    pub(super) fn new(kind: DoubtKind, row: usize, what: &str, amount: impl Into<String>) -> Self {
        let what = if what.is_empty() { "?" } else { what };
        Self { kind, row, what: what.to_owned(), amount: amount.into() }
    }

    /// The code of its finding; `None`: it has one of its own already.
    pub fn code(&self) -> Option<&'static str> {
        Some(match self.kind {
            DoubtKind::Negative => "declaration.negative",
            DoubtKind::SumOver => "declaration.sum-over",
            DoubtKind::Undisclosed => "declaration.undisclosed",
            DoubtKind::Unidentified => "declaration.unidentified",
            DoubtKind::OlderThanList => "declaration.older-than-list",
            DoubtKind::BeforePhthalates => "declaration.before-phthalates",
            DoubtKind::Threshold => "declaration.threshold",
            DoubtKind::LeadInName => "declaration.lead-in-name",
            DoubtKind::Number => return None,
        })
    }

    /// What follows for an exemption that is named beside it: it does not count either. A substance that is not told is
    /// no ground for that, since many declarations name nothing but the restricted ones.
    pub fn is_grave(&self) -> bool {
        !matches!(self.kind, DoubtKind::Unidentified | DoubtKind::LeadInName)
    }

    /// "Lead declared with -0.5 %", for the statement.
    pub fn text(&self) -> String {
        let words = match self.kind {
            DoubtKind::Negative => ["", ": an amount below zero, ", " %"],
            DoubtKind::SumOver => ["", ": the contents add up to ", " %"],
            DoubtKind::Undisclosed => ["", ": undisclosed content", ""],
            DoubtKind::Unidentified => ["", ": no CAS number, and the name does not say what it holds", ""],
            DoubtKind::OlderThanList => ["the declaration is older than the list ", ": ", ""],
            DoubtKind::BeforePhthalates => {
                ["", " without phthalates, which are restricted since 2019-07-22: ", ""]
            }
            DoubtKind::Threshold => ["", " is held against ", " %, which is above the limit"],
            DoubtKind::LeadInName => ["", " names lead, and none is declared in it", ""],
            DoubtKind::Number => ["", ": the CAS number is not right", ""],
        };
        let shows_amount = !words[1].is_empty() && words[1].ends_with([' ']);
        let amount = if shows_amount { self.amount.as_str() } else { "" };
        [words[0], &self.what, words[1], amount, words[2]].concat()
    }
}
