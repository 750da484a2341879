//! A rule, and the line that it looks at with all that is known around it.

use crate::domain::compliance::exemptions::{Outcome, judge};
use crate::domain::cost::demand::PartNeed;
use crate::domain::cost::tier::Tier;
use crate::domain::day::Day;
use crate::domain::finding::words::FindingWords;
use crate::domain::finding::{Family, Finding, Severity};
use crate::domain::language::en;
use crate::domain::money::Currency;
use crate::domain::parts::Offer;
use crate::domain::parts::price_age::PriceAge;
use crate::domain::place::{Evidence, Place};
use crate::domain::report::line::ReportLine;
use crate::domain::settings::Settings;
use crate::domain::settings::waiver::waived_part;
use std::sync::Arc;

/// A check of one line, with all that is said of what it finds. `{name}` in a sentence stands for an arg of the finding.
pub struct Rule {
    /// The code of its finding: stable, and never used again for another.
    pub code: &'static str,
    pub family: Family,
    /// How bad it is, unless the check grades it.
    pub severity: Severity,
    /// Heading of the group of all its findings: "Not RoHS compliant".
    pub title: &'static str,
    /// What was found, and what was expected.
    pub message: &'static str,
    /// What to do next.
    pub hint: &'static str,
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

impl Rule {
    /// What is said of its findings.
    pub fn words(&self) -> FindingWords {
        FindingWords { code: self.code, title: self.title, message: self.message, hint: self.hint }
    }
}

impl Question<'_> {
    /// A finding at the line's row.
    pub fn finding(&self, rule: &Rule) -> Finding {
        Finding::new(rule.code, rule.severity, self.place())
    }

    /// A person wants to be told of this rule, though what it finds is no more than unknown: its severity was chosen, or
    /// it is accepted for the part.
    #[inline(never)]
    pub fn is_wanted(&self, rule: &Rule) -> bool {
        let settings = self.settings;
        settings.severities.contains_key(rule.code)
            || settings
                .waivers
                .iter()
                .any(|it| it.code == rule.code && it.part == waived_part(&self.line.line))
    }

    /// A finding at the cell that states it, where that cell stands in the line's own row.
    pub fn finding_at(&self, rule: &Rule, evidence: &[Evidence]) -> Finding {
        let mut place = self.place();
        place.column = evidence
            .iter()
            .find(|it| it.source == self.line.line.source && it.row == self.line.line.row)
            .map(|it| it.column);
        Finding::new(rule.code, rule.severity, place)
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
    pub fn exemption_finding(&self, rule: &Rule, outcome: Outcome) -> Option<Finding> {
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
        let newer = if newer.is_empty() { en!("none is known") } else { newer };
        let finding = self.finding_at(rule, &rohs.evidence);
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
