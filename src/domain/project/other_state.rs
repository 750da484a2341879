//! The part of a project that one edit changes, in the state that is not in use: what the edit replaced or, once it is
//! taken back, what it made. Swapping it with the project goes from one to the other.

use std::collections::BTreeMap;
use std::mem::swap;

use rust_decimal::Decimal;

use super::{Command, Project};
use crate::domain::compliance::category::Category;
use crate::domain::compliance::regimes::Regime;
use crate::domain::cost::policy::Policy;
use crate::domain::finding::Severity;
use crate::domain::money::Currency;
use crate::domain::money::rates::Rates;
use crate::domain::parts::price_age::PriceAgeLimits;
use crate::domain::place::SourceIndex;
use crate::domain::profile::Profile;
use crate::domain::profile::branding::Branding;
use crate::domain::profile::phases::Phases;
use crate::domain::recognise::Overrides;
use crate::domain::reference::PriceLevel;
use crate::domain::settings::by_hand::ByHand;
use crate::domain::settings::lead_time::LeadTimeGrades;
use crate::domain::settings::line_edits::{self, LineEdit};
use crate::domain::settings::plan::PlanTerms;
use crate::domain::settings::risk::RiskWeights;
use crate::domain::settings::waiver::Waiver;

/// One part of a project.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum OtherState {
    Boards(Vec<u32>, Option<u32>),
    Currency(Option<Currency>),
    LeadTime(LeadTimeGrades),
    Review {
        source: SourceIndex,
        overrides: Box<Overrides>,
    },
    /// With who sends the report where there is no profile.
    Profile(Box<(Option<Profile>, Branding)>),
    Sender(Box<Branding>),
    Process(Option<String>),
    Policy(Policy),
    Rates(Option<Rates>),
    ExcessLimit(Option<Decimal>),
    TargetPrice(Option<Decimal>),
    Yield(Option<Decimal>),
    Estimates(bool),
    PriceLevel(PriceLevel),
    PriceAge(PriceAgeLimits),
    Plan(Box<PlanTerms>),
    ByHand(Box<ByHand>),
    Edits(Vec<LineEdit>),
    Risk(RiskWeights),
    Phases(Option<Phases>),
    Category(Option<Category>),
    ShipDate(Option<String>),
    Regimes(Vec<Regime>),
    Severities(BTreeMap<String, Severity>),
    Waivers(Vec<Waiver>),
}

impl OtherState {
    /// What an edit changes, as it stands in the project now.
    pub(super) fn before(command: &Command, project: &Project) -> Self {
        let it = &project.settings;
        match command {
            Command::SetBoards(_) => Self::Boards(it.boards.clone(), it.headline),
            Command::SetCurrency(_) => Self::Currency(it.currency),
            Command::SetLeadTimeGrades(_) => Self::LeadTime(it.lead_time),
            Command::Review { source, .. } => {
                Self::Review { source: *source, overrides: Box::new(project.review(*source)) }
            }
            Command::SetProfile(_) => {
                Self::Profile(Box::new((it.profile.clone(), it.sender_without_profile.clone())))
            }
            Command::SetSender(_) => Self::Sender(Box::new(it.sender().clone())),
            Command::SetProcess(_) => Self::Process(it.process.clone()),
            Command::SetPolicy(_) => Self::Policy(it.policy),
            Command::SetRates(_) => Self::Rates(it.rates.clone()),
            Command::SetExcessLimit(_) => Self::ExcessLimit(it.excess_limit),
            Command::SetTargetPrice(_) => Self::TargetPrice(it.target_price),
            Command::SetYield(_) => Self::Yield(it.good),
            Command::SetEstimates(_) => Self::Estimates(it.estimates),
            Command::SetPriceLevel(_) => Self::PriceLevel(it.price_level),
            Command::SetPriceAge(_) => Self::PriceAge(it.price_age),
            Command::SetPlan(_) => Self::Plan(Box::new(it.plan.clone())),
            Command::ChooseOffer { .. }
            | Command::UseAlternate { .. }
            | Command::ConfirmMatch { .. }
            | Command::Approve(_) => Self::ByHand(Box::new(it.by_hand.clone())),
            Command::SetRiskWeights(_) => Self::Risk(it.risk),
            Command::SetPhases(_) => Self::Phases(it.phases),
            Command::SetCategory(_) => Self::Category(it.category),
            Command::SetShipDate(_) => Self::ShipDate(it.ship_date.clone()),
            Command::SetRegimes(_) => Self::Regimes(it.regimes.clone()),
            Command::SetSeverity { .. } => Self::Severities(it.severities.clone()),
            Command::EditLines(_) => Self::Edits(it.edits.clone()),
            Command::Waive { .. } | Command::WaiveAll { .. } => Self::Waivers(it.waivers.clone()),
        }
    }

    /// Changes places with what stands in the project.
    pub(super) fn swap(&mut self, project: &mut Project) {
        let it = &mut project.settings;
        match self {
            Self::Review { source, overrides } => {
                let now = project.review(*source);
                project.set_review(*source, std::mem::replace(overrides.as_mut(), now));
            }
            Self::Profile(other) => {
                swap(&mut other.0, &mut it.profile);
                swap(&mut other.1, &mut it.sender_without_profile);
            }
            Self::Boards(other, headline) => {
                swap(other, &mut it.boards);
                swap(headline, &mut it.headline);
            }
            Self::Currency(other) => swap(other, &mut it.currency),
            Self::LeadTime(other) => swap(other, &mut it.lead_time),
            Self::Sender(other) => swap(other.as_mut(), it.sender_mut()),
            Self::Process(other) => swap(other, &mut it.process),
            Self::Policy(other) => swap(other, &mut it.policy),
            Self::Rates(other) => swap(other, &mut it.rates),
            Self::ExcessLimit(other) => swap(other, &mut it.excess_limit),
            Self::TargetPrice(other) => swap(other, &mut it.target_price),
            Self::Yield(other) => swap(other, &mut it.good),
            Self::Estimates(other) => swap(other, &mut it.estimates),
            Self::PriceLevel(other) => swap(other, &mut it.price_level),
            Self::PriceAge(other) => swap(other, &mut it.price_age),
            Self::Plan(other) => swap(other.as_mut(), &mut it.plan),
            Self::ByHand(other) => swap(other.as_mut(), &mut it.by_hand),
            Self::Edits(other) => swap(other, &mut it.edits),
            Self::Risk(other) => swap(other, &mut it.risk),
            Self::Phases(other) => swap(other, &mut it.phases),
            Self::Category(other) => swap(other, &mut it.category),
            Self::ShipDate(other) => swap(other, &mut it.ship_date),
            Self::Regimes(other) => swap(other, &mut it.regimes),
            Self::Severities(other) => swap(other, &mut it.severities),
            Self::Waivers(other) => swap(other, &mut it.waivers),
        }
    }

    /// The same of the file at another place; `None` where that file is gone.
    pub(super) fn moved(self, moved: &dyn Fn(SourceIndex) -> Option<SourceIndex>) -> Option<Self> {
        match self {
            Self::Review { source, overrides } => Some(Self::Review { source: moved(source)?, overrides }),
            Self::ByHand(mut by_hand) => {
                by_hand.keep_sources(moved);
                Some(Self::ByHand(by_hand))
            }
            Self::Edits(mut edits) => {
                line_edits::keep_sources(&mut edits, moved);
                Some(Self::Edits(edits))
            }
            other => Some(other),
        }
    }
}
