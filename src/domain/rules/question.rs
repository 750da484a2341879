//! A rule, and the line that it looks at with all that is known around it.

use crate::domain::compliance::exemptions::{Outcome, judge};
use crate::domain::cost::demand::PartNeed;
use crate::domain::cost::tier::Tier;
use crate::domain::day::Day;
use crate::domain::finding::{Finding, Severity};
use crate::domain::money::Currency;
use crate::domain::parts::Offer;
use crate::domain::parts::price_age::PriceAge;
use crate::domain::place::{Evidence, Place};
use crate::domain::report::line::ReportLine;
use crate::domain::settings::Settings;
use std::sync::Arc;

/// A check of one line.
pub struct Rule {
    /// The code of its finding.
    pub code: &'static str,
    pub check: fn(&Question<'_>) -> Option<Finding>,
}

/// One fitted line, and what a rule may want to know around it.
pub struct Question<'a> {
    /// Index into the report's lines.
    pub index: u32,
    pub line: &'a ReportLine,
    /// What all lines of the same part need, and the stock of it.
    pub need: PartNeed,
    /// The first of the lines that are bought together: what concerns the purchase is said once.
    pub is_first_of_part: bool,
    pub tiers: &'a [Tier],
    pub settings: &'a Settings,
    /// The day of the check.
    pub today: Option<Day>,
    pub currency: Option<Currency>,
    /// The last day for orders of a part whose end is announced; `None`: no day is stated.
    pub last_buy: Option<Day>,
    /// Substances of very high concern that a source names; `None`: none states that there are any.
    pub svhc: Option<&'a str>,
    /// Some line of the BOM has a lead time.
    pub any_lead_time: bool,
}

impl Question<'_> {
    /// A finding at the line's row.
    pub fn finding(&self, code: &'static str, severity: Severity) -> Finding {
        Finding::new(code, severity, self.place())
    }

    /// A finding at the cell that states it, where that cell stands in the line's own row.
    pub fn finding_at(&self, code: &'static str, severity: Severity, evidence: &[Evidence]) -> Finding {
        let mut place = self.place();
        place.column = evidence
            .iter()
            .find(|it| it.source == self.line.line.source && it.row == self.line.line.row)
            .map(|it| it.column);
        Finding::new(code, severity, place)
    }

    /// The first offer that the line's part is bought at, over all volumes, whose price is of an age that `days_of`
    /// takes, with those days. It is said of the first line of a part.
    pub fn bought_at_age(&self, days_of: impl Fn(PriceAge) -> Option<u32>) -> Option<(&Offer, u32)> {
        let today = self.today.filter(|_| self.is_first_of_part)?;
        let age_of = |it: &Offer| days_of(it.price_age(today, self.settings.price_age));
        // Few files date their prices, and asking every offer once costs less than following every purchase.
        self.line.offers.iter().find(|it| age_of(it).is_some())?;
        let bought = self.line.cost.iter().flat_map(|it| it.purchased_at());
        let offers = bought.filter_map(|it| self.line.offers.get(usize::from(it)));
        offers.map(Arc::as_ref).find_map(|it| Some((it, age_of(it)?)))
    }

    /// The finding about the cited exemptions that have this outcome; `None` where the line has none of them.
    pub fn exemption_finding(
        &self,
        code: &'static str,
        severity: Severity,
        outcome: Outcome,
    ) -> Option<Finding> {
        let rohs = &self.line.rohs;
        if !rohs.outcomes.has(outcome) {
            return None;
        }
        let shipment = self.settings.shipment();
        let class = self.line.line.class.code();
        let mut names = String::new();
        let mut newer = "";
        let mut until = None;
        for cited in &rohs.exemptions {
            let judged = judge(cited, shipment);
            if judged.outcome != outcome {
                continue;
            }
            if !names.is_empty() {
                names.push_str(", ");
            }
            names.push_str(cited);
            until = [until, judged.until].into_iter().flatten().min();
            if newer.is_empty() {
                newer = judged.exemption.map_or("", |it| it.newer_for(class));
            }
        }
        let newer = if newer.is_empty() { crate::domain::language::en!("none is known") } else { newer };
        let finding = self.finding_at(code, severity, &rohs.evidence);
        let finding = finding.with("exemptions", names.as_str()).with("newer", newer);
        Some(finding.with("until", until.unwrap_or("")))
    }

    fn place(&self) -> Place {
        Place {
            source: Some(self.line.line.source),
            row: Some(self.line.line.row),
            column: None,
            line: Some(self.index),
        }
    }
}
