//! What the result depends on besides the files.

pub mod by_hand;
pub mod lead_time;
pub mod line_edits;
pub mod plan;
pub mod risk;
pub mod waiver;

use std::collections::BTreeMap;
use std::sync::Arc;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::domain::compliance::category::Category;
use crate::domain::compliance::exemptions::Shipment;
use crate::domain::compliance::regimes::Regime;
use crate::domain::cost::policy::Policy;
use crate::domain::day::Day;
use crate::domain::finding::Severity;
use crate::domain::money::Currency;
use crate::domain::money::rates::Rates;
use crate::domain::parts::price_age::PriceAgeLimits;
use crate::domain::profile::allowances::Allowances;
use crate::domain::profile::branding::Branding;
use crate::domain::profile::phases::{Phase, Phases};
use crate::domain::profile::{Profile, embedded};
use crate::domain::reference::{PriceLevel, Reference};
use crate::domain::settings::lead_time::LeadTimeGrades;
use crate::domain::sorting;
use by_hand::ByHand;
use line_edits::LineEdit;
use plan::PlanTerms;
use risk::RiskWeights;
use waiver::Waiver;

/// Settings of a check. Dates are ISO text (`2026-11-22`); the domain reads no clock.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settings {
    /// The day on which the check is made.
    pub date: String,
    /// Boards per build, rising, each once.
    pub boards: Vec<u32>,
    /// The volume that was typed first where they were not typed rising: it leads a quote.
    #[serde(default)]
    pub headline: Option<u32>,
    /// The currency of the totals. `None`: the currency that most prices of the files have.
    pub currency: Option<Currency>,
    pub lead_time: LeadTimeGrades,
    /// What an assembler charges and loses. `None`: the parts alone.
    pub profile: Option<Profile>,
    /// Who sends the report where there is no profile that tells it.
    pub sender_without_profile: Branding,
    /// Name of the profile's process for all volumes. `None`: the cheaper one of each volume.
    pub process: Option<String>,
    /// Which of several offers is bought.
    pub policy: Policy,
    /// Exchange rates. `None`: unlike currencies do not convert.
    pub rates: Option<Rates>,
    /// What may be left over of a part before it is a finding, in the currency of the totals. `None`: half of what is
    /// bought, and 1 % of all parts.
    pub excess_limit: Option<Decimal>,
    /// What a good board may cost, in the currency of the totals.
    pub target_price: Option<Decimal>,
    /// Share of good boards, above 0 up to 1, in place of the process's own.
    pub good: Option<Decimal>,
    /// Lines without a price are estimated. Estimates have sums of their own and never count as prices.
    pub estimates: bool,
    /// What lines without a price are estimated by; it is loaded and not saved. `None`: none is.
    #[serde(skip)]
    pub reference: Option<Arc<Reference>>,
    /// Where parts without a price are bought.
    #[serde(default)]
    pub price_level: PriceLevel,
    /// When a price is old.
    pub price_age: PriceAgeLimits,
    /// What was decided about single lines.
    pub by_hand: ByHand,
    /// What a person corrected in lines, in the order in which it was.
    #[serde(default)]
    pub edits: Vec<LineEdit>,
    /// When is ordered, built and shipped, and how long everything but the parts takes.
    pub plan: PlanTerms,
    /// Up to how many boards it is a prototype or a pilot. `None`: as the profile says, else the usual limits.
    pub phases: Option<Phases>,
    /// How much each factor of the risk counts.
    pub risk: RiskWeights,
    /// The category of the finished product. `None`: an exemption counts only if it does in every category.
    pub category: Option<Category>,
    /// The day on which the product is placed on the market, ISO. `None`: the day of the check.
    pub ship_date: Option<String>,
    /// The regimes that apply, in the order of the table.
    pub regimes: Vec<Regime>,
    /// Findings that are accepted with a reason, sorted.
    pub waivers: Vec<Waiver>,
    /// Severities that a person chose in place of the product's own, by the code of the finding.
    pub severities: BTreeMap<String, Severity>,
}

impl Settings {
    /// The volumes from one prototype to mass production.
    pub const DEFAULT_BOARDS: [u32; 6] = [1, 10, 100, 1_000, 10_000, 100_000];
    /// More boards than this are refused as a slip of the pen.
    pub const MAX_BOARDS: u32 = 10_000_000;
    /// More volumes than this do not fit a table that a person reads.
    pub const MAX_VOLUMES: usize = 12;

    /// The settings of a user who set nothing: the volumes above, and the embedded profile.
    pub fn new(date: impl Into<String>) -> Self {
        Self {
            date: date.into(),
            boards: Self::DEFAULT_BOARDS.to_vec(),
            headline: None,
            currency: None,
            lead_time: LeadTimeGrades::default(),
            profile: embedded::profile(),
            sender_without_profile: Branding::default(),
            process: None,
            policy: Policy::default(),
            rates: None,
            excess_limit: None,
            target_price: None,
            good: None,
            estimates: true,
            reference: None,
            price_level: PriceLevel::default(),
            price_age: PriceAgeLimits::default(),
            by_hand: ByHand::default(),
            edits: Vec::new(),
            plan: PlanTerms::default(),
            phases: None,
            risk: RiskWeights::default(),
            category: None,
            ship_date: None,
            regimes: Regime::DEFAULT.to_vec(),
            waivers: Vec::new(),
            severities: BTreeMap::new(),
        }
    }

    /// Who sends the report.
    pub fn sender(&self) -> &Branding {
        self.profile.as_ref().map_or(&self.sender_without_profile, |it| &it.branding)
    }

    /// The same, to be changed.
    pub fn sender_mut(&mut self) -> &mut Branding {
        self.profile.as_mut().map_or(&mut self.sender_without_profile, |it| &mut it.branding)
    }

    /// Takes another profile, or none. Without one the sender stays who it was.
    pub fn set_profile(&mut self, profile: Option<Profile>) {
        if profile.is_none() {
            self.sender_without_profile = self.sender().clone();
        }
        self.profile = profile;
    }

    /// The day on which the parts are ordered; `None` where the text is no date.
    pub fn order_day(&self) -> Option<Day> {
        Day::from_iso(self.plan.order_date.as_deref().unwrap_or(&self.date))
    }

    /// The day on which the boards are to be with their user, ISO: that of the plan, else the day on which the product
    /// is placed on the market. `None`: as early as they can.
    pub fn wanted_ship(&self) -> Option<&str> {
        self.plan.ship_date.as_deref().or(self.ship_date.as_deref())
    }

    /// The same as a day; `None` also where the text is no date.
    pub fn wanted_day(&self) -> Option<Day> {
        self.wanted_ship().and_then(Day::from_iso)
    }

    /// How long everything but the parts takes: as the user said, else as the profile says, else the usual times.
    pub fn allowances(&self) -> Allowances {
        let of_profile = || self.profile.as_ref().and_then(|it| it.allowances);
        self.plan.allowances.or_else(of_profile).unwrap_or_default()
    }

    /// Where the phases begin: as the user said, else as the profile says, else as usual.
    pub fn phases(&self) -> Phases {
        let of_profile = || self.profile.as_ref().and_then(|it| it.phases);
        self.phases.or_else(of_profile).unwrap_or_default()
    }

    /// The phase of a volume.
    pub fn phase(&self, boards: u32) -> Phase {
        self.phases().phase(boards)
    }

    /// The same for the parts alone: no attrition, no assembly, yield 1.
    pub fn parts_alone(date: impl Into<String>) -> Self {
        Self { profile: None, ..Self::new(date) }
    }

    /// For which product exemptions are judged, and when it is placed on the market: on the ship date, else on the day
    /// of the check.
    pub fn shipment(&self) -> Shipment<'_> {
        let ship_date = self.ship_date.as_deref().unwrap_or(&self.date);
        Shipment { category: self.category, today: &self.date, ship_date }
    }

    /// Keeps each regime once, in the order of the table; at least one.
    pub fn set_regimes(&mut self, regimes: &[Regime]) {
        let chosen: Vec<Regime> = Regime::ALL.into_iter().filter(|it| regimes.contains(it)).collect();
        if !chosen.is_empty() {
            self.regimes = chosen;
        }
    }

    /// Accepts a finding for a part, or takes that back; a blank reason accepts nothing.
    pub fn set_waiver(&mut self, code: &str, part: &str, reason: Option<&str>) {
        self.waivers.retain(|it| (it.code.as_str(), it.part.as_str()) != (code, part));
        if let Some(reason) = reason.map(str::trim).filter(|it| !it.is_empty()) {
            let (code, part, reason) = (code.to_owned(), part.to_owned(), reason.to_owned());
            let waiver = Waiver { code, part, reason };
            let at = self.waivers.partition_point(|it| *it < waiver);
            self.waivers.insert(at, waiver);
        }
    }

    /// The volume that leads a quote: the first that was chosen.
    pub fn headline(&self) -> Option<u32> {
        self.headline.filter(|it| self.boards.contains(it)).or(self.boards.first().copied())
    }

    /// Keeps volumes that make sense: from 1 to [`Self::MAX_BOARDS`], rising, each once, not too many. Those that are given
    /// rising say nothing of which comes first.
    pub fn set_boards(&mut self, boards: &[u32]) {
        let mut boards: Vec<u32> =
            boards.iter().copied().filter(|it| (1..=Self::MAX_BOARDS).contains(it)).collect();
        if !boards.is_sorted() {
            self.headline = boards.first().copied();
        }
        sorting::sort(&mut boards);
        boards.dedup();
        boards.truncate(Self::MAX_VOLUMES);
        if !boards.is_empty() {
            self.boards = boards;
        }
    }
}
