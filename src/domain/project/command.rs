//! Every edit that a user can make.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::{Project, ReviewEdit};
use crate::domain::compliance::category::Category;
use crate::domain::compliance::regimes::Regime;
use crate::domain::cost::policy::Policy;
use crate::domain::day::Day;
use crate::domain::finding::Severity;
use crate::domain::money::Currency;
use crate::domain::money::rates::Rates;
use crate::domain::parts::OfferPlace;
use crate::domain::parts::price_age::PriceAgeLimits;
use crate::domain::place::{RowKey, SourceIndex};
use crate::domain::profile::Profile;
use crate::domain::profile::branding::Branding;
use crate::domain::profile::phases::Phases;
use crate::domain::reference::PriceLevel;
use crate::domain::settings::by_hand::Approval;
use crate::domain::settings::lead_time::LeadTimeGrades;
use crate::domain::settings::line_edits::{self, LineEdit};
use crate::domain::settings::plan::PlanTerms;
use crate::domain::settings::risk::RiskWeights;

/// An edit. Files are opened and closed by the engine, since they are not plain values.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Command {
    SetBoards(Vec<u32>),
    SetCurrency(Option<Currency>),
    SetLeadTimeGrades(LeadTimeGrades),
    /// How a file is to be read.
    Review {
        source: SourceIndex,
        edit: ReviewEdit,
    },
    /// What an assembler charges and loses; `None`: the parts alone.
    SetProfile(Option<Box<Profile>>),
    /// Who sends the report.
    SetSender(Box<Branding>),
    /// The process for all volumes; `None`: the cheaper one of each volume.
    SetProcess(Option<String>),
    SetPolicy(Policy),
    SetRates(Option<Rates>),
    /// What may be left over of a part before it is a finding.
    SetExcessLimit(Option<Decimal>),
    /// What a good board may cost.
    SetTargetPrice(Option<Decimal>),
    /// Share of good boards, above 0 up to 1; `None`: as the process says.
    SetYield(Option<Decimal>),
    /// Estimate lines without a price.
    SetEstimates(bool),
    /// Where parts without a price are bought.
    SetPriceLevel(PriceLevel),
    SetPriceAge(PriceAgeLimits),
    /// When is ordered, built and shipped; a date that is none changes nothing.
    SetPlan(PlanTerms),
    /// The offer that is bought for a line's part, and so for all lines of that part; `None`: by the policy.
    ChooseOffer {
        line: RowKey,
        offer: Option<OfferPlace>,
    },
    /// Costs and judges a line as one of its alternates, named as in the file; `None`: as its own part.
    UseAlternate {
        line: RowKey,
        mpn: Option<String>,
    },
    /// Whether a doubtful row of part data speaks of a line's part; `None`: ask again.
    ConfirmMatch {
        line: RowKey,
        row: RowKey,
        is_same: Option<bool>,
    },
    /// Corrects fields of lines, or takes corrections back: all together are one edit.
    EditLines(Vec<LineEdit>),
    /// Approves an alternate or a candidate for a line, or takes its approval away.
    Approve(Approval),
    SetRiskWeights(RiskWeights),
    /// Where pilot and mass production begin; `None`: as the profile says, else as usual.
    SetPhases(Option<Phases>),
    /// The category of the finished product.
    SetCategory(Option<Category>),
    /// The day on which the product is placed on the market, ISO; what is no day of the calendar is not taken.
    SetShipDate(Option<String>),
    /// The regimes that apply; an empty list changes nothing.
    SetRegimes(Vec<Regime>),
    /// How bad a finding is; `None`: the product's own severity.
    SetSeverity {
        code: String,
        severity: Option<Severity>,
    },
    /// Accepts a finding for a part, with the reason; `None` takes that back.
    Waive {
        code: String,
        part: String,
        reason: Option<String>,
    },
    /// The same for many parts, as one edit.
    WaiveAll {
        code: String,
        parts: Vec<String>,
        reason: Option<String>,
    },
}

impl Command {
    /// Carries the edit out.
    pub fn apply(&self, project: &mut Project) {
        let settings = &mut project.settings;
        match self {
            Self::SetBoards(boards) => settings.set_boards(boards),
            Self::SetCurrency(currency) => settings.currency = *currency,
            Self::SetLeadTimeGrades(grades) => settings.lead_time = *grades,
            Self::Review { source, edit } => {
                let mut overrides = project.review(*source);
                edit.apply(&mut overrides);
                project.set_review(*source, overrides);
            }
            Self::SetProfile(profile) => settings.set_profile(profile.as_deref().cloned()),
            Self::SetSender(sender) => settings.sender_mut().clone_from(sender),
            Self::SetProcess(process) => settings.process.clone_from(process),
            Self::SetPolicy(policy) => settings.policy = *policy,
            Self::SetExcessLimit(limit) => settings.excess_limit = limit.filter(|it| *it >= Decimal::ZERO),
            Self::SetTargetPrice(target) => settings.target_price = target.filter(|it| *it > Decimal::ZERO),
            Self::SetRates(rates) => settings.rates.clone_from(rates),
            Self::SetYield(good) => {
                settings.good = good.filter(|it| *it > Decimal::ZERO && *it <= Decimal::ONE);
            }
            Self::SetEstimates(estimates) => settings.estimates = *estimates,
            Self::SetPriceLevel(level) => settings.price_level = *level,
            Self::SetPriceAge(limits) => settings.price_age = *limits,
            Self::SetPlan(terms) => {
                if terms.dates_are_real() {
                    settings.plan.clone_from(terms);
                }
            }
            Self::ChooseOffer { line, offer } => settings.by_hand.choose_offer(*line, *offer),
            Self::UseAlternate { line, mpn } => settings.by_hand.use_alternate(*line, mpn.as_deref()),
            Self::ConfirmMatch { line, row, is_same } => {
                settings.by_hand.confirm_match(*line, *row, *is_same);
            }
            Self::EditLines(edits) => line_edits::put(&mut settings.edits, edits),
            Self::Approve(approval) => settings.by_hand.approve(approval.clone()),
            Self::SetRiskWeights(weights) => settings.risk = *weights,
            Self::SetPhases(phases) => settings.phases = *phases,
            Self::SetCategory(category) => settings.category = *category,
            Self::SetShipDate(date) => {
                if date.as_deref().is_none_or(|it| Day::from_iso(it).is_some()) {
                    settings.ship_date.clone_from(date);
                }
            }
            Self::SetRegimes(regimes) => settings.set_regimes(regimes),
            Self::SetSeverity { code, severity: Some(severity) } => {
                settings.severities.insert(code.clone(), *severity);
            }
            Self::SetSeverity { code, severity: None } => {
                settings.severities.remove(code);
            }
            Self::Waive { code, part, reason } => settings.set_waiver(code, part, reason.as_deref()),
            Self::WaiveAll { code, parts, reason } => {
                parts.iter().for_each(|it| settings.set_waiver(code, it, reason.as_deref()));
            }
        }
    }

    /// The file that the edit is about.
    pub fn source(&self) -> Option<SourceIndex> {
        match self {
            Self::Review { source, .. } => Some(*source),
            _ => None,
        }
    }

    /// The same edit of the file at another place; `None` where that file is gone.
    pub(super) fn moved(self, moved: &dyn Fn(SourceIndex) -> Option<SourceIndex>) -> Option<Self> {
        match self {
            Self::Review { source, edit } => Some(Self::Review { source: moved(source)?, edit }),
            Self::ChooseOffer { line, offer: None } => {
                Some(Self::ChooseOffer { line: line.moved(moved)?, offer: None })
            }
            Self::ChooseOffer { line, offer: Some(at) } => {
                let offer = Some(OfferPlace { source: moved(at.source)?, ..at });
                Some(Self::ChooseOffer { line: line.moved(moved)?, offer })
            }
            Self::UseAlternate { line, mpn } => Some(Self::UseAlternate { line: line.moved(moved)?, mpn }),
            Self::ConfirmMatch { line, row, is_same } => {
                Some(Self::ConfirmMatch { line: line.moved(moved)?, row: row.moved(moved)?, is_same })
            }
            Self::Approve(approval) => approval.moved(moved).map(Self::Approve),
            Self::EditLines(mut edits) => {
                line_edits::keep_sources(&mut edits, moved);
                Some(Self::EditLines(edits))
            }
            other => Some(other),
        }
    }
}
