//! What the figures of a report rest on, and how they are marked: one place for the screen and all exports.

use super::Report;
use crate::domain::cost::crossing::Crossing;
use crate::domain::finding::Severity;
use crate::domain::known::{Known, Mark};
use crate::domain::place::SourceIndex;
use crate::domain::report::line::ReportLine;
use crate::domain::report::source::SourceRole;

impl Report {
    /// Lines that are placed.
    pub fn fitted(&self) -> u32 {
        u32::try_from(self.lines.iter().filter(|it| !it.line.dnp).count()).unwrap_or(u32::MAX)
    }

    /// The fitted lines that state a lead time.
    pub fn known_lead_times(&self) -> Known {
        Known::but(self.supply.lead_time_unknown, self.fitted())
    }

    /// Of the fitted lines without a RoHS statement those that are expected to comply, by the ordering codes of their
    /// makers. They are counted as unknown, and told to one's own house alone.
    pub fn rohs_expected(&self) -> u32 {
        let lines = self.lines.iter().filter(|it| self.audience.sees_purchase() && !it.line.dnp);
        u32::try_from(lines.filter(|it| it.rohs.is_expected).count()).unwrap_or(u32::MAX)
    }

    /// The fitted lines that state a stock; of none where it is not told.
    pub fn known_stock(&self) -> Known {
        self.supply.stock_unknown.map_or(Known::default(), |it| Known::but(it, self.fitted()))
    }

    /// At least half of the lines have a price or an estimate, at some volume.
    pub fn has_board_price(&self) -> bool {
        self.tiers.iter().any(|it| it.board_price().is_some())
    }

    /// Where the processes cross, for a figure: where parts are estimated, the sentence says where it is about, and no line
    /// is drawn.
    pub fn drawn_crossing(&self) -> Option<&Crossing> {
        let is_full = self.tiers.iter().all(|it| it.coverage.known().is_full());
        self.crossing.as_ref().filter(|_| is_full)
    }

    /// Some line without a price is estimated, or a price beyond its last break.
    pub fn has_estimates(&self) -> bool {
        let of_line = |it: &ReportLine| it.cost.iter().any(|it| it.estimate().is_some());
        self.settings.estimates && self.lines.iter().any(of_line)
    }

    /// A warning where a lead time is long.
    pub fn lead_time_mark(&self) -> Mark {
        Mark::of(self.known_lead_times(), self.supply.long_lead > 0)
    }

    /// A warning where the stock is too small for a volume, or for a single board.
    pub fn stock_mark(&self, boards: u32) -> Mark {
        let short = self.supply.short.iter().any(|it| it.0 == boards && it.1 > 0);
        Mark::of(self.known_stock(), short || self.supply.largest_build_from_stock == Some(0))
    }

    /// Errors and warnings about the BOM itself; those of part data are the list's own.
    pub fn file_problems(&self) -> u32 {
        self.problems(&|it| {
            let source = it.and_then(|it| self.sources.get(usize::from(it.0)));
            source.is_none_or(|it| !matches!(it.role, SourceRole::PartData | SourceRole::Declaration))
        })
    }

    /// Errors and warnings about one file.
    pub fn problems_of(&self, source: SourceIndex) -> u32 {
        self.problems(&|it| it == Some(source))
    }

    fn problems(&self, is_of: &dyn Fn(Option<SourceIndex>) -> bool) -> u32 {
        let problems = self.findings.iter().filter(|it| it.severity > Severity::Note && it.is_of_file());
        u32::try_from(problems.filter(|it| is_of(it.place.source)).count()).unwrap_or(u32::MAX)
    }

    /// Good only where lines were read and nothing is wrong with them.
    pub fn file_mark(&self) -> Mark {
        let fitted = self.fitted();
        Mark::of(Known { lines: fitted, of: fitted }, self.file_problems() > 0)
    }
}
