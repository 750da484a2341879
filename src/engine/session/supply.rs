//! Answers about supply: plan, stock and risk, alternates, readiness, and the comparison of two revisions.

use super::Session;
use super::refusals::{not_in_link, nothing_open};
use crate::domain::assess::input::Input;
use crate::domain::assess::{assemble, recost};
use crate::domain::bom::BomLine;
use crate::domain::export::withhold::told;
use crate::domain::place::SourceIndex;
use crate::domain::report::source::SourceRole;
use crate::domain::report::{Audience, Report};
use crate::domain::settings::Settings;
use crate::domain::words::refusals;
use crate::engine::protocol::{Refusal, Request, Response};
use crate::engine::view;

/// A larger BOM is not kept once it is replaced: it would take too much of a page's memory for a comparison that few ask
/// for. The command line asks for it.
const MOST_KEPT_LINES: usize = if cfg!(target_arch = "wasm32") { 30_000 } else { 10_000_000 };

impl Session {
    /// Answers a request about supply; `Done` where it is about something else.
    pub(super) fn supply(&self, request: &Request) -> Response {
        let Some(report) = &self.report else { return nothing_open() };
        if report.shared.is_some() {
            return not_in_link();
        }
        // Candidates are told to those who see what they cost.
        let records = if report.audience.sees_purchase() { self.records.as_slice() } else { &[] };
        let answer = match *request {
            Request::Plan { volume } => {
                view::plan(report, volume.into(), self.revision).map(|it| Response::Plan(Box::new(it)))
            }
            Request::Supply { volume, start, count } => {
                view::supply(report, volume.into(), start, count, self.revision)
                    .map(|it| Response::Supply(Box::new(it)))
            }
            Request::Alternates { line } => {
                view::alternates(report, line, records).map(|it| Response::Alternates(Box::new(it)))
            }
            Request::Ready => Some(Response::Ready(Box::new(view::ready(report, self.revision)))),
            Request::Sides => Some(Response::Sides(Box::new(view::sides(report)))),
            Request::Compare => return self.compare(report),
            _ => Some(Response::Done),
        };
        answer.unwrap_or_else(nothing_open)
    }

    /// Keeps the report of the BOM that is about to be replaced. The sample is no revision of anything.
    pub(super) fn keep_earlier(&mut self) {
        let is_worth = |it: &Report| !it.lines.is_empty() && it.lines.len() <= MOST_KEPT_LINES;
        let is_sample = self.shows_sample();
        // The report is made anew in any case, so it is moved and not copied.
        self.earlier = self.report.take().filter(|it| is_worth(it) && !is_sample).map(Box::new);
    }

    fn compare(&self, report: &Report) -> Response {
        let boms: Vec<SourceIndex> = (0_u16..)
            .zip(&report.sources)
            .filter(|it| it.1.role == SourceRole::Bom)
            .map(|it| SourceIndex(it.0))
            .collect();
        let compared = |earlier: &Report, later: &Report| match report.audience {
            Audience::Internal => view::compare(earlier, later),
            audience => view::compare(&told(earlier, audience), &told(later, audience)),
        };
        let view = match (boms.as_slice(), &self.earlier) {
            ([first, second, ..], _) => {
                let [earlier, later] = [first, second].map(|it| self.report_of(report, *it));
                compared(&earlier, &later)
            }
            ([_], Some(earlier)) => {
                // The settings may have changed since it was replaced; what was decided by hand speaks of its own rows.
                let by_hand = earlier.settings.by_hand.clone();
                let settings = Settings { by_hand, ..report.settings.clone() };
                compared(&recost(earlier.as_ref().clone(), settings), report)
            }
            _ => {
                let (message, hint) = refusals::nothing_to_compare();
                return Response::Failed(Refusal { file: String::new(), message, hint });
            }
        };
        Response::Compare(Box::new(view))
    }

    /// The report of one of several BOMs that are open together.
    fn report_of(&self, report: &Report, bom: SourceIndex) -> Report {
        let is_other =
            |source: SourceIndex| source != bom && self.role_of_source(source) == Some(SourceRole::Bom);
        let lines = report.lines.iter().map(|it| &it.line).filter(|it| it.source == bom).cloned();
        let lines: Vec<BomLine> = lines.collect();
        let findings = self.file_findings.iter().filter(|it| !it.place.source.is_some_and(is_other));
        let mut made = assemble(Input {
            settings: report.settings.clone(),
            sources: self.sources.clone(),
            lines,
            records: self.records.clone(),
            findings: findings.cloned().collect(),
        });
        // The name of the comparison is that of this BOM; the places of evidence keep their numbers.
        for (at, source) in (0_u16..).zip(&mut made.sources) {
            if source.role == SourceRole::Bom && SourceIndex(at) != bom {
                source.role = SourceRole::Unused;
            }
        }
        made
    }

    fn role_of_source(&self, source: SourceIndex) -> Option<SourceRole> {
        self.sources.get(usize::from(source.0)).map(|it| it.role)
    }
}
