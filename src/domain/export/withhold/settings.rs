//! What is told of the settings.

use crate::domain::cost::policy::Policy;
use crate::domain::export::withhold::findings::is_told;
use crate::domain::export::withhold::sellers::Sellers;
use crate::domain::parts::price_age::PriceAgeLimits;
use crate::domain::profile::{Process, Profile};
use crate::domain::settings::Settings;
use crate::domain::settings::by_hand::ByHand;
use crate::domain::settings::risk::RiskWeights;
use crate::domain::settings::waiver::Waiver;
use crate::domain::words::withheld::REASON;

/// What the audience may know of the settings: dates, volumes, limits, regimes, and who sends the report. Findings that
/// are accepted name parts, so a summary does without.
pub(super) fn settings(settings: &Settings, sees_lines: bool, sellers: &Sellers) -> Settings {
    let told = |it: &&Waiver| sees_lines && is_told(&it.code) && !sellers.are_named_in(&it.part);
    let waiver = |it: &Waiver| {
        let reason = if sellers.are_named_in(&it.reason) { REASON } else { &it.reason };
        Waiver { code: it.code.clone(), part: it.part.clone(), reason: reason.to_owned() }
    };
    let mut severities = settings.severities.clone();
    severities.retain(|code, _| is_told(code));
    let profile = settings.profile.as_ref().map(|it| Profile {
        name: String::new(),
        date: String::new(),
        currency: it.currency,
        processes: it
            .processes
            .iter()
            .map(|it| Process { name: it.name.clone(), ..Process::default() })
            .collect(),
        attrition_tables: Vec::new(),
        branding: it.branding.clone(),
        // The dates of the plan follow from it.
        allowances: it.allowances,
        reel_fee: None,
        phases: it.phases,
    });
    Settings {
        profile,
        sender_without_profile: settings.sender_without_profile.clone(),
        process: None,
        policy: Policy::default(),
        rates: None,
        excess_limit: None,
        target_price: None,
        good: None,
        estimates: false,
        reference: None,
        price_level: Default::default(),
        price_age: PriceAgeLimits::default(),
        by_hand: ByHand::default(),
        edits: Vec::new(),
        // The factors of a risk are sellers and prices among others: it is not told at all.
        risk: RiskWeights::default(),
        waivers: settings.waivers.iter().filter(told).map(waiver).collect(),
        severities,
        date: settings.date.clone(),
        boards: settings.boards.clone(),
        headline: settings.headline,
        currency: settings.currency,
        lead_time: settings.lead_time,
        plan: settings.plan.clone(),
        phases: settings.phases,
        category: settings.category,
        ship_date: settings.ship_date.clone(),
        regimes: settings.regimes.clone(),
    }
}
