//! What a user decided about single lines: which offer is bought, which alternate is used, which part data is the
//! line's.
//!
//! A line is named by its file and row, so that a decision stays with it when other files come and go. Nothing is lost
//! in silence: what a decision speaks of and is no longer there is a finding of the report.

use serde::{Deserialize, Serialize};

use crate::domain::parts::OfferPlace;
use crate::domain::place::{RowKey, SourceIndex};
use crate::domain::sorting::{sort_by, sort_by_key};
use crate::domain::spelling::part_key;

/// All decisions about single lines. The default decides nothing.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ByHand {
    /// In the order in which they were made: of lines that are bought together the latest counts.
    pub offers: Vec<ChosenOffer>,
    /// By line, each once.
    pub alternates: Vec<UsedAlternate>,
    /// By line and row of part data, each once.
    pub matches: Vec<ConfirmedMatch>,
    /// By line and part, each once.
    pub approvals: Vec<Approval>,
}

/// Whether a part may be used in the place of a line's own. Alternates that the BOM or an approved list names are
/// approved unless this says otherwise; candidates are not approved unless this says so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Approval {
    pub line: RowKey,
    pub mpn: String,
    pub manufacturer: String,
    /// The row of part data that a candidate was found in; `None`: a file names it as an alternate.
    pub row: Option<RowKey>,
    pub is_approved: bool,
}

/// The offer that is bought for a line's part.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChosenOffer {
    pub line: RowKey,
    /// `None`: its file was closed since.
    pub offer: Option<OfferPlace>,
}

/// The alternate that is used in the place of a line's own part.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UsedAlternate {
    pub line: RowKey,
    /// As the file names it among the line's alternates.
    pub mpn: String,
}

/// The answer to a doubtful match.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConfirmedMatch {
    pub line: RowKey,
    /// The row of part data.
    pub row: RowKey,
    /// It speaks of the line's part; else it is never asked again.
    pub is_same: bool,
}

impl Approval {
    /// The same with its files at other places; `None` where one of them is gone.
    pub fn moved(self, moved: &dyn Fn(SourceIndex) -> Option<SourceIndex>) -> Option<Self> {
        let row = match self.row {
            Some(row) => Some(row.moved(moved)?),
            None => None,
        };
        Some(Self { line: self.line.moved(moved)?, row, ..self })
    }
}

impl ByHand {
    /// Chooses the offer of a line's part; `None` leaves it to the policy again.
    pub fn choose_offer(&mut self, line: RowKey, offer: Option<OfferPlace>) {
        self.offers.retain(|it| it.line != line);
        self.offers.extend(offer.map(|offer| ChosenOffer { line, offer: Some(offer) }));
    }

    /// Uses an alternate for a line; `None` uses the line's own part again.
    pub fn use_alternate(&mut self, line: RowKey, mpn: Option<&str>) {
        self.alternates.retain(|it| it.line != line);
        self.alternates.extend(mpn.map(|mpn| UsedAlternate { line, mpn: mpn.trim().to_owned() }));
        sort_by_key(&mut self.alternates, |it| it.line);
    }

    /// Answers whether a row of part data speaks of a line; `None` asks again.
    pub fn confirm_match(&mut self, line: RowKey, row: RowKey, is_same: Option<bool>) {
        self.matches.retain(|it| (it.line, it.row) != (line, row));
        self.matches.extend(is_same.map(|is_same| ConfirmedMatch { line, row, is_same }));
        sort_by_key(&mut self.matches, |it| (it.line, it.row));
    }

    /// Approves a part for a line, or takes its approval away. A candidate that is not approved is none any more.
    pub fn approve(&mut self, approval: Approval) {
        let key = part_key(&approval.mpn);
        self.approvals.retain(|it| it.line != approval.line || part_key(&it.mpn) != key);
        if approval.is_approved || approval.row.is_none() {
            self.approvals.push(approval);
        }
        sort_by(&mut self.approvals, |one, other| (one.line, &one.mpn).cmp(&(other.line, &other.mpn)));
    }

    /// What was decided about a part for a line.
    pub fn approval_of(&self, line: RowKey, mpn: &str) -> Option<&Approval> {
        let start = self.approvals.partition_point(|it| it.line < line);
        let of_line = self.approvals.get(start..)?.iter().take_while(|it| it.line == line);
        let key = part_key(mpn);
        of_line.into_iter().find(|it| part_key(&it.mpn) == key)
    }

    /// The alternate that is used for a line.
    pub fn alternate_of(&self, line: RowKey) -> Option<&str> {
        let at = self.alternates.binary_search_by_key(&line, |it| it.line).ok()?;
        self.alternates.get(at).map(|it| it.mpn.as_str())
    }

    /// The answer that was given for a line and a row of part data.
    pub fn answer(&self, line: RowKey, row: RowKey) -> Option<bool> {
        let at = self.matches.binary_search_by_key(&(line, row), |it| (it.line, it.row)).ok()?;
        self.matches.get(at).map(|it| it.is_same)
    }

    /// Follows files to their new places. What was decided about lines that are gone goes with them; a chosen offer
    /// whose file is gone stays as a choice that cannot be kept.
    pub fn keep_sources(&mut self, moved: &dyn Fn(SourceIndex) -> Option<SourceIndex>) {
        self.offers = std::mem::take(&mut self.offers)
            .into_iter()
            .filter_map(|it| {
                let offer = it.offer.and_then(|at| Some(OfferPlace { source: moved(at.source)?, ..at }));
                Some(ChosenOffer { line: it.line.moved(moved)?, offer })
            })
            .collect();
        self.alternates = std::mem::take(&mut self.alternates)
            .into_iter()
            .filter_map(|it| Some(UsedAlternate { line: it.line.moved(moved)?, mpn: it.mpn }))
            .collect();
        self.matches = std::mem::take(&mut self.matches)
            .into_iter()
            .filter_map(|it| {
                Some(ConfirmedMatch { line: it.line.moved(moved)?, row: it.row.moved(moved)?, ..it })
            })
            .collect();
        self.approvals =
            std::mem::take(&mut self.approvals).into_iter().filter_map(|it| it.moved(moved)).collect();
        sort_by(&mut self.approvals, |one, other| (one.line, &one.mpn).cmp(&(other.line, &other.mpn)));
        // Files may have changed their order.
        sort_by_key(&mut self.alternates, |it| it.line);
        sort_by_key(&mut self.matches, |it| (it.line, it.row));
    }
}
