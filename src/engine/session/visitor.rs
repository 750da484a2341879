//! What the visitor of a page that embeds this one is shown. As soon as the report rests on what the host or the site
//! brings, that is a customer's copy: no offers, price breaks or stock of others, unless whoever runs the page allows it
//! (`embed.showPurchase`). What the visitor's own file says of its lines stays.

use super::Session;
use super::open_file::OpenFile;
use super::refusals::refused;
use crate::domain::export::withhold::told;
use crate::domain::report::line::ReportLine;
use crate::domain::report::{Audience, Report};
use crate::domain::words::refusals;
use crate::engine::protocol::{ExportKind, Request, Response};

/// A host, and the customer's copy of a report.
#[derive(Default)]
pub(super) struct Visit {
    /// The files that the host brings, by name; `None` without a host.
    brought: Option<Vec<String>>,
    /// The copy with the revision that it is of.
    copy: Option<(u32, Report)>,
}

impl Session {
    /// From now on a visitor of a host reads, who brings these files. It is told before they are opened.
    pub(super) fn visited(&mut self, brought: Vec<String>) -> Response {
        self.visit = Visit { brought: Some(brought), copy: None };
        Response::Done
    }

    /// A customer's copy is shown and not the report.
    pub(super) fn withholds(&self) -> bool {
        let Some(brought) = &self.visit.brought else { return false };
        !self.deployment.embed.shows_purchase
            && (!brought.is_empty() || self.files.iter().any(|it| it.is_of_site()))
    }

    /// The file, at its index in the sources, is not the visitor's own.
    fn is_of_others(&self, source: u16) -> bool {
        let file = self.files.get(usize::from(source));
        let is_brought = |it: &OpenFile| self.visit.brought.iter().flatten().any(|name| *name == it.name);
        file.is_some_and(|it| it.is_of_site() || is_brought(it))
    }

    /// Why a visitor is not answered; `None` where the answer may be given.
    pub(super) fn refuse_visitor(&self, request: &Request) -> Option<Response> {
        let is_refused = match request {
            Request::Review { source } | Request::File { source } => self.is_of_others(*source),
            // They hold the files, the rates and the margins of the host.
            Request::Export(ExportKind::Project | ExportKind::Profile | ExportKind::Rates) => true,
            _ => false,
        };
        (is_refused && self.withholds()).then(|| refused(refusals::of_host()))
    }

    /// Answers with the customer's copy in the place of the report, where that is what is shown.
    pub(super) fn for_reader<T>(&mut self, answer: impl FnOnce(&mut Self) -> T) -> T {
        let is_whole = |it: &Report| it.audience.sees_purchase() && it.shared.is_none();
        if !self.withholds() || !self.report.as_ref().is_some_and(is_whole) {
            return answer(self);
        }
        let Some(report) = self.report.take() else { return answer(self) };
        let kept = self.visit.copy.take().filter(|it| it.0 == self.revision);
        self.report = Some(kept.map_or_else(|| self.copy_of(&report), |it| it.1));
        let answered = answer(self);
        self.visit.copy = self.report.replace(report).map(|it| (self.revision, it));
        answered
    }

    /// What customers are told, and all that the visitor's own files say of themselves and of their lines.
    fn copy_of(&self, report: &Report) -> Report {
        let mut copy = told(report, Audience::Customer).into_owned();
        copy.settings.edits.clone_from(&report.settings.edits);
        for ((shown, source), at) in copy.sources.iter_mut().zip(&report.sources).zip(0..) {
            if self.is_of_others(at) {
                shown.name.clone_from(&source.name);
            } else {
                shown.clone_from(source);
            }
        }
        for (shown, line) in copy.lines.iter_mut().zip(&report.lines) {
            shown.line.in_file.clone_from(&line.line.in_file);
            shown.line.supplier_parts.clone_from(&line.line.supplier_parts);
            shown.decoded.clone_from(&line.decoded);
            shown.differs.clone_from(&line.differs);
        }
        let of_others = |it: &ReportLine| it.stock_evidence.iter().any(|it| self.is_of_others(it.source.0));
        if report.lines.iter().any(of_others) {
            leave_stock_out(&mut copy);
        }
        copy
    }
}

/// Takes out how much there is of each part: customers are told, a visitor of the house that has it is not.
fn leave_stock_out(copy: &mut Report) {
    copy.lines.iter_mut().for_each(|it| it.stock = None);
    for part in copy.prepared.parts.iter_mut().flatten() {
        (part.on_hand, part.at_sellers) = (None, None);
    }
    copy.not_checked.retain(|it| it.check != "stock");
    let supply = &mut copy.supply;
    supply.short.clear();
    (supply.stock_unknown, supply.largest_build_from_stock) = (None, None);
}
