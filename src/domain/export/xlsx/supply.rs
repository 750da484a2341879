//! Plan and risk of every fitted line, as columns of the sheet of lines.

use super::sheet::{Column, Sheet};
use super::style::Style;
use crate::domain::language::{en, tr};
use crate::domain::parts::supply::{Cover, PartSupply};
use crate::domain::report::Report;
use crate::domain::supply::part::{index_of_lines, parts_of};
use crate::domain::supply::plan::{Item, Plan, PlanStep};
use crate::domain::supply::risk::{BomRisk, Grade, LineRisk};
use crate::domain::words::{plan_words, supply_words};

/// The plan of the largest volume.
pub(super) const PLAN: [Column; 6] = [
    (en!("For boards"), 12),
    (en!("Need"), 12),
    (en!("Cover"), 16),
    (en!("Days to hand"), 10),
    (en!("Latest order date"), 16),
    (en!("Slack (days)"), 10),
];
/// The risk at that volume, which rests on prices and sellers among others.
pub(super) const RISK: [Column; 5] = [
    (en!("How it comes"), 36),
    (en!("Risk"), 10),
    (en!("Risk points"), 8),
    (en!("Known (%)"), 8),
    (en!("Risk because"), 36),
];
/// The plan and the risk of the largest volume, line by line.
pub(super) struct Planned {
    boards: u32,
    parts: Vec<PartSupply>,
    part_of_line: Vec<Option<u32>>,
    /// One for each part; `None`: nobody knows when it comes.
    steps: Vec<Option<PlanStep>>,
    /// One for each line; `None` as a whole where the reader does not see it.
    risk: Option<Vec<Option<LineRisk>>>,
}

impl Planned {
    /// `None` where nothing is known of the supply of the parts, as in a report from a link.
    pub(super) fn of(report: &Report) -> Option<Self> {
        let boards = report.settings.boards.iter().copied().max()?;
        let parts = parts_of(report);
        let plan = Plan::of(&parts, &report.settings, boards).filter(|_| !parts.is_empty())?;
        let mut steps = vec![None; parts.len()];
        for step in plan.steps {
            if let Item::Part(at) = step.item
                && let Some(slot) = steps.get_mut(at as usize)
            {
                *slot = Some(step);
            }
        }
        let risk = report.audience.sees_purchase().then(|| {
            let mut of_lines = vec![None; report.lines.len()];
            for it in BomRisk::of_parts(report, &parts, boards).lines {
                if let Some(slot) = of_lines.get_mut(it.line as usize) {
                    *slot = Some(it);
                }
            }
            of_lines
        });
        Some(Self { boards, part_of_line: index_of_lines(report), parts, steps, risk })
    }

    /// The cells of a line; of one that is not fitted they are blank.
    pub(super) fn write(&self, sheet: &mut Sheet, report: &Report, line: usize) {
        if report.lines.get(line).is_none_or(|it| it.line.dnp) {
            let columns = PLAN.len() + if self.risk.is_some() { RISK.len() } else { 0 };
            (0..columns).for_each(|_| {
                sheet.skip();
            });
            return;
        }
        let at = self.part_of_line.get(line).copied().flatten().map(|it| it as usize);
        let part = at.and_then(|it| self.parts.get(it));
        let step = at.and_then(|it| self.steps.get(it)).and_then(Option::as_ref);
        sheet.count(self.boards).number(part.and_then(|it| it.need(self.boards)), Style::Pieces);
        let cover = part.map_or(Cover::Unknown, |it| it.cover(self.boards));
        let look = match cover {
            Cover::Short => Style::Bad,
            Cover::Unknown => Style::Doubtful,
            Cover::Low | Cover::Fair | Cover::Ample => Style::Text,
        };
        sheet.styled(supply_words::cover(cover), look);
        match step {
            Some(step) => {
                sheet.count(step.days).date(&step.order_by.iso()).count(step.slack_days);
            }
            None => {
                sheet.styled(tr("not known"), Style::Doubtful).skip().skip();
            }
        }
        let Some(risk) = &self.risk else { return };
        let how = part.map(|it| plan_words::availability(it, it.availability(self.boards), self.boards));
        sheet.wrapped(&how.unwrap_or_default());
        let Some(risk) = risk.get(line).copied().flatten().map(|it| it.actual) else {
            sheet.skip().skip().skip().skip();
            return;
        };
        let look = match risk.grade() {
            Grade::High => Style::Bad,
            Grade::Unknown => Style::Doubtful,
            Grade::Low | Grade::Medium => Style::Text,
        };
        sheet.styled(supply_words::grade(risk.grade()), look);
        match risk.grade() {
            Grade::Unknown => sheet.text(&supply_words::points(&risk)),
            _ => sheet.count(risk.points),
        };
        sheet.count(risk.known_percent);
        sheet.wrapped(&supply_words::because(&risk, |it| report.settings.risk.of(it)));
    }
}
