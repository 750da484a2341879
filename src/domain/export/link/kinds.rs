//! What a link may hold, how far it gets, and why one cannot be opened.

use crate::domain::language::tr;
use crate::domain::report::Audience;
use serde::{Deserialize, Serialize};
use thiserror::Error;

/// What a link holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum LinkContents {
    /// Verdicts and counts.
    #[default]
    Summary,
    /// The lines too, without prices and sellers.
    Lines,
    /// Lines with prices and sellers, and what the totals are made of.
    Prices,
}

impl LinkContents {
    /// All that an audience may see.
    pub(super) fn for_audience(audience: Audience) -> Self {
        match audience {
            Audience::Summary => Self::Summary,
            Audience::Customer => Self::Lines,
            Audience::Internal => Self::Prices,
        }
    }

    /// Who may see what such a link holds.
    pub fn audience(self) -> Audience {
        match self {
            Self::Summary => Audience::Summary,
            Self::Lines => Audience::Customer,
            Self::Prices => Audience::Internal,
        }
    }
}

/// How far a link gets by its length (community practice for mail and chat; RFC 9110 asks servers for 8,000 octets).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    Anywhere,
    Most,
    TooLong,
}

impl Reach {
    /// The reach of a whole address of so many characters.
    pub fn of(length: usize) -> Self {
        match length {
            0..=2_000 => Self::Anywhere,
            2_001..=8_000 => Self::Most,
            _ => Self::TooLong,
        }
    }
}

/// Why a link cannot be opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum LinkError {
    #[error("{}", tr("it was made by a newer version"))]
    Newer,
    #[error("{}", tr("it is protected by a passphrase"))]
    Encrypted,
    #[error("{}", tr("it holds more than a link may hold"))]
    TooLarge,
    #[error("{}", tr("it is cut off or damaged"))]
    Damaged,
}
