//! A line of the BOM with everything that was found of it.

use crate::domain::bom::BomLine;
use crate::domain::compliance::evidence::EvidenceDate;
use crate::domain::compliance::exemptions::Outcomes;
use crate::domain::compliance::ordering_codes::Mark;
use crate::domain::compliance::regimes::{Answer, RegimeAnswer};
use crate::domain::compliance::statements::{DocumentField, ReachStatement, read_phthalates};
use crate::domain::compliance::{ExemptionUse, RohsStatus};
use crate::domain::cost::line_costs::LineCosts;
use crate::domain::finding::Severity;
use crate::domain::parts::lifecycle::Lifecycle;
use crate::domain::parts::{Offer, StatementKind};
use crate::domain::place::{Evidence, RowKey};
use crate::domain::reference::decode::{Decoded, Difference};
use crate::domain::reference::families::PartFamily;
use crate::domain::reference::{UsualSupply, Words};
use rust_decimal::Decimal;
use std::sync::Arc;

/// Why it is not sure that a row speaks of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum DoubtKind {
    /// The part numbers are the same, the makers are not.
    OtherMaker,
    /// The part numbers differ in what names the packing.
    OtherPacking,
    /// The seller's number is the same, the part numbers are not.
    OtherPart,
}

/// A piece of evidence that names a document or its day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Paper {
    /// Which of the line's evidence.
    pub of: u16,
    /// What of a document its column names; `None`: it is a statement.
    pub field: Option<DocumentField>,
    /// The day that the words are of.
    pub date: Option<EvidenceDate>,
}

/// What is stated of one line's RoHS, and what it comes to.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LineRohs {
    /// The worst of what the sources state.
    pub status: RohsStatus,
    /// The answer to EU RoHS that follows for the product. Every count, verdict and word of a line's RoHS is this one.
    pub judged: RegimeAnswer,
    /// All exemptions that are cited, normalised.
    pub exemptions: Vec<String>,
    /// One for each statement.
    pub evidence: Vec<Evidence>,
    /// What each statement of `evidence` says.
    pub stated: Vec<RohsStatus>,
    /// Whether the compliance rests on an exemption.
    pub exemption_use: ExemptionUse,
    /// What becomes of the exemptions of a line that complies by them; empty for every other line.
    pub outcomes: Outcomes,
    /// What of `evidence` names a document or a day, in its order.
    pub papers: Vec<Paper>,
    /// All that speaks for the line is from before the phthalates: ten substances are not shown.
    pub is_early: bool,
    /// Words that keep a statement from being believed; empty where none do.
    pub in_the_way: Box<str>,
    /// Another cell of the line that takes back what is stated, with its header: "Lead free: No"; empty where none does.
    pub against: Box<str>,
    /// What the ordering code says of the finish.
    pub mark: Option<&'static Mark>,
    /// Nobody states anything, and by its ordering code or series the part is free of lead. It counts as unknown.
    pub is_expected: bool,
}

impl LineRohs {
    /// A source says that phthalates are above their limits, in words that call the part compliant otherwise.
    pub fn has_phthalates(&self) -> bool {
        let texts = self.evidence.iter().map(|it| it.text.as_ref());
        texts
            .filter(|it| it.starts_with('Y') && it.contains('_'))
            .any(|it| read_phthalates(it) == Some(false))
    }

    /// The answer to EU RoHS: what counts.
    pub fn answer(&self) -> Answer {
        self.judged.answer
    }

    /// The line complies by an exemption that is not shown to be in force: it counts as unknown.
    pub fn is_doubtful(&self) -> bool {
        self.status == RohsStatus::ByExemption && self.answer() == Answer::Unknown && !self.is_early
    }

    /// What is known of the document of a piece of evidence.
    pub fn paper(&self, of: usize) -> Option<&Paper> {
        self.papers.iter().find(|it| usize::from(it.of) == of)
    }
}

/// One line of the BOM with everything that was found of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportLine {
    pub line: BomLine,
    /// What the part number says of the part, of the alternate where one was put in its place; kept since it is asked often.
    pub decoded: Option<Arc<Decoded>>,
    /// Where the line's own part number says something else than the line; for one's own house alone.
    pub differs: Option<Arc<Difference>>,
    /// What the words of the line tell of its part, shared by lines of the same words; for one's own house alone.
    pub words: Option<Arc<Words>>,
    /// What is usual for the line's own part; for one's own house alone.
    pub usual: Option<&'static UsualSupply>,
    /// The alternate in use, an index into the line's alternates: all that follows is of that part.
    pub alternate: Option<u16>,
    pub rohs: LineRohs,
    /// The worst statement about substances of very high concern; `None`: none is made.
    pub reach: Option<Arc<ReachStatement>>,
    pub lifecycle: Option<Lifecycle>,
    pub lifecycle_evidence: Vec<Evidence>,
    /// The shortest lead time that a source states; `None`: not stated.
    pub lead_time_days: Option<u32>,
    pub lead_time_evidence: Vec<Evidence>,
    /// Pieces at all sellers; `None`: not stated.
    pub stock: Option<Decimal>,
    pub stock_evidence: Vec<Evidence>,
    pub statements: Vec<(StatementKind, Evidence)>,
    /// The row's own offers first, then those of part data.
    pub offers: Vec<Arc<Offer>>,
    /// Rows of part data that may speak of the line and are not taken before the user confirms it.
    pub doubts: Vec<DoubtfulMatch>,
    /// One for each volume of the settings, in their order.
    pub cost: LineCosts,
    /// Indexes into the report's findings.
    pub findings: Vec<u32>,
    /// The worst of the line's findings.
    pub severity: Option<Severity>,
}

/// A row of part data that may speak of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DoubtfulMatch {
    pub row: RowKey,
    pub kind: DoubtKind,
    /// Maker and part number as that row names them.
    pub text: Box<str>,
}

impl ReportLine {
    /// A line of which nothing but the line itself is known yet.
    pub fn unjudged(line: BomLine) -> Self {
        Self {
            line,
            decoded: None,
            differs: None,
            words: None,
            usual: None,
            alternate: None,
            rohs: LineRohs::default(),
            reach: None,
            lifecycle: None,
            lifecycle_evidence: Vec::new(),
            lead_time_days: None,
            lead_time_evidence: Vec::new(),
            stock: None,
            stock_evidence: Vec::new(),
            statements: Vec::new(),
            offers: Vec::new(),
            doubts: Vec::new(),
            cost: LineCosts::default(),
            findings: Vec::new(),
            severity: None,
        }
    }

    /// Finds what is usual for the line's own part.
    pub fn find_usual(&mut self) {
        let words = self.words.as_ref();
        let family = words.map_or_else(|| PartFamily::of(&self.line.description), |it| it.family);
        self.usual = UsualSupply::of(&self.line, family);
    }

    /// The part number that the line is costed and judged as: that of the alternate in use, else its own.
    pub fn used_mpn(&self) -> &str {
        let alternate = self.alternate.and_then(|it| self.line.alternates.get(usize::from(it)));
        alternate.map_or(self.line.mpn.as_str(), |it| it.mpn.as_str())
    }
}
