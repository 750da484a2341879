//! One rule a file: its codes, its severity, what it finds. The sentences are in `words`.
//!
//! A rule looks at one fitted line with all that is known of it. A new rule is one file and one line in [`RULES`].

pub mod cost_alternate_gone;
pub mod cost_break_above;
pub mod cost_choice_gone;
pub mod cost_currency;
pub mod cost_moq_excess;
pub mod cost_price_expired;
pub mod cost_price_unit;
pub mod cost_stale_price;
pub mod cost_unpriced;
pub mod reach_svhc;
pub mod rohs_by_exemption;
pub mod rohs_conflict;
pub mod rohs_exemption_category;
pub mod rohs_exemption_doubtful;
pub mod rohs_exemption_ends;
pub mod rohs_exemption_misfit;
pub mod rohs_exemption_needs_category;
pub mod rohs_exemption_not_stated;
pub mod rohs_exemption_passed;
pub mod rohs_non_compliant;
pub mod rohs_ordering_code;
pub mod rohs_phthalates;
pub mod rohs_unknown;
pub mod supply_last_buy_day;
pub mod supply_last_buy_passed;
pub mod supply_last_time_buy;
pub mod supply_lead_time_unknown;
pub mod supply_long_lead;
pub mod supply_low_stock;
pub mod supply_nrnd;
pub mod supply_obsolete;
pub mod supply_one_house;
pub mod supply_short;

use std::sync::Arc;

use super::compliance::exemptions::{Outcome, judge};
use super::cost::Tier;
use super::cost::purchase::PartNeed;
use super::day::Day;
use super::finding::{Finding, Severity};
use super::money::Currency;
use super::parts::{Offer, PriceAge};
use super::place::{Evidence, Place};
use super::project::Settings;
use super::report::ReportLine;

/// A check of one line.
pub struct Rule {
    /// The code of its finding.
    pub code: &'static str,
    pub check: fn(&Question<'_>) -> Option<Finding>,
}

/// All rules, sorted by code, so that findings come out sorted.
pub const RULES: &[Rule] = &[
    cost_alternate_gone::RULE,
    cost_break_above::RULE,
    cost_choice_gone::RULE,
    cost_currency::RULE,
    cost_moq_excess::RULE,
    cost_price_expired::RULE,
    cost_price_unit::RULE,
    cost_stale_price::RULE,
    cost_unpriced::RULE,
    reach_svhc::RULE,
    rohs_by_exemption::RULE,
    rohs_conflict::RULE,
    rohs_exemption_category::RULE,
    rohs_exemption_doubtful::RULE,
    rohs_exemption_ends::RULE,
    rohs_exemption_misfit::RULE,
    rohs_exemption_needs_category::RULE,
    rohs_exemption_not_stated::RULE,
    rohs_exemption_passed::RULE,
    rohs_non_compliant::RULE,
    rohs_ordering_code::RULE,
    rohs_phthalates::RULE,
    rohs_unknown::RULE,
    supply_last_buy_day::RULE,
    supply_last_buy_passed::RULE,
    supply_last_time_buy::RULE,
    supply_lead_time_unknown::RULE,
    supply_long_lead::RULE,
    supply_low_stock::RULE,
    supply_nrnd::RULE,
    supply_obsolete::RULE,
    supply_one_house::RULE,
    supply_short::RULE,
];

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
        let newer = if newer.is_empty() { crate::domain::words::en!("none is known") } else { newer };
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

#[cfg(test)]
mod tests {
    use super::RULES;

    #[test]
    fn rules_are_sorted_by_code_and_each_code_is_there_once() {
        assert!(RULES.windows(2).all(|pair| pair[0].code < pair[1].code));
    }
}
