//! The finished result. After this there is no arithmetic: every rendering only shows what stands here.

pub mod audience;
pub mod curves;
pub mod exemptions;
pub mod line;
pub mod marking;
mod marks;
pub mod pareto;
pub mod prepared;
pub mod source;
pub mod summaries;

use super::cost::crossing::Crossing;
use super::cost::process::Work;
use super::finding::{Arg, Finding};
use super::money::Currency;
use super::place::{Place, RowNumber, SourceIndex, row_in_sheet};
use crate::domain::cost::line_cost::LineCost;
use crate::domain::cost::tier::Tier;
use crate::domain::language::tr;
use crate::domain::profile::attrition::{AttritionRule, AttritionTable};
use crate::domain::recognise::Role;
use crate::domain::settings::Settings;

use crate::domain::report::line::ReportLine;
use crate::domain::report::prepared::Prepared;
use crate::domain::report::source::{Shared, Source, SourceRole};
use crate::domain::report::summaries::{NotChecked, RegimeSummary, SupplySummary};
pub use audience::Audience;
pub use curves::{Curve, Curves};

/// Everything that was found.
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    /// Who reads it. What a reader may not see is no longer in it.
    pub audience: Audience,
    /// It was not made from files but came with a link.
    pub shared: Option<Shared>,
    pub settings: Settings,
    /// The currency of all totals; `None` where no price names one.
    pub currency: Option<Currency>,
    pub sources: Vec<Source>,
    pub lines: Vec<ReportLine>,
    pub tiers: Vec<Tier>,
    /// EU RoHS, whether it is chosen or not: the verdict that everything shows.
    pub rohs: RegimeSummary,
    /// One for each chosen regime, in the order of the settings.
    pub regimes: Vec<RegimeSummary>,
    pub supply: SupplySummary,
    /// Sorted by source, row and code.
    pub findings: Vec<Finding>,
    pub not_checked: Vec<NotChecked>,
    /// Cost per board between the volumes, for the curve: boards and cost, rising.
    pub curve: Curve,
    /// The same with each process, from one board on, for comparison.
    pub curves: Curves,
    /// Where the processes of the profile cross.
    pub crossing: Option<Crossing>,
    /// What one board asks of the assembly line; `None` where the parts alone are costed.
    pub work: Option<Work>,
    /// The totals hold the cost around the parts: bare board, assembly, one-time cost.
    pub counts_around: bool,
    /// The attrition table of each process of the profile.
    pub attrition: Vec<Option<AttritionTable>>,
    /// What was worked out of the lines and does not change with the settings.
    pub prepared: Prepared,
}

impl Report {
    /// One's own report, with all that its files say: nobody else's, and not one from a link.
    pub fn is_own(&self) -> bool {
        self.audience.sees_purchase() && self.shared.is_none()
    }

    /// The name of the BOM's file, else of the first file.
    pub fn name(&self) -> &str {
        let mut sources = self.sources.iter();
        let bom = sources.clone().find(|it| it.role == SourceRole::Bom);
        bom.or_else(|| sources.next()).map_or("Parts", |it| it.name.as_str())
    }

    /// What is quoted: the project, else the BOM by the name of its file; with the revision where one is named.
    pub fn title(&self) -> String {
        let sender = self.settings.sender();
        let project = sender.project.trim();
        let name = if project.is_empty() { self.title_of_file() } else { project.to_owned() };
        match sender.revision.trim() {
            "" => name,
            revision => tr!("{}, revision {}", name, revision),
        }
    }

    /// The name of the BOM's file as people say it: `motor_board-BOM.xlsx` is "motor board".
    pub fn title_of_file(&self) -> String {
        let name = self.name();
        let stem = name.rsplit_once('.').map_or(name, |it| it.0);
        let words: Vec<&str> = stem.split(['_', ' ']).filter(|it| !it.is_empty()).collect();
        let text = words.join(" ");
        let text = ["BOM", "bom", "Bom"].iter().fold(text.as_str(), |text, word| {
            let ends = |it: char| it == '-' || it == ' ';
            let tail = text.strip_suffix(word).filter(|it| it.ends_with(ends)).unwrap_or(text);
            tail.strip_prefix(word).filter(|it| it.starts_with(ends)).unwrap_or(tail).trim_matches(ends)
        });
        if text.is_empty() { name.to_owned() } else { text.to_owned() }
    }

    /// The sheet that a row comes from, where the lines of its file come from several, and the row's number there.
    pub fn row_in_sheet(&self, source: SourceIndex, row: RowNumber) -> (Option<&str>, RowNumber) {
        let parts = self.sources.get(usize::from(source.0)).map_or(&[][..], |it| &it.layout.parts);
        row_in_sheet(parts, row).map_or((None, row), |(sheet, row)| (Some(sheet), row))
    }

    /// What the file says where the quantity of a line should stand, and cannot be read or is below zero.
    #[inline(never)]
    pub fn unread_quantity(&self, line: &ReportLine) -> Option<&str> {
        let found = line.findings.iter().filter_map(|it| self.findings.get(*it as usize));
        let mut unread = found.filter(|_| line.line.quantity.is_none()).filter(|it| {
            it.code == "data.quantity-unreadable" || it.code == "data.below-zero" && self.counts_in(&it.place)
        });
        match &unread.next()?.args.first()?.1 {
            Arg::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The cell is one of the quantities of its file.
    fn counts_in(&self, place: &Place) -> bool {
        let source = place.source.and_then(|it| self.sources.get(usize::from(it.0)));
        let mut columns = source.into_iter().flat_map(|it| &it.layout.columns);
        columns.any(|it| Some(it.column) == place.column && it.role == Role::Quantity)
    }

    /// The attrition rule of a line's cost; `None` where nothing is lost by a rule.
    pub fn attrition_rule(&self, cost: LineCost<'_>) -> Option<&AttritionRule> {
        let process = self.tiers.iter().find(|it| it.boards == cost.boards)?.process?;
        let table = self.attrition.get(usize::from(process))?.as_ref()?;
        table.rules.get(usize::from(cost.rule().checked_sub(1)?))
    }
}
