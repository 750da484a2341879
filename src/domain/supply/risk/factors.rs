//! The points of each factor of the risk: the published tables. 0 is no risk, 100 the worst; `None` is not known.

use crate::domain::compliance::regimes::Answer;
use crate::domain::cost::choice::choose_by;
use crate::domain::day::Day;
use crate::domain::parts::Offer;
use crate::domain::parts::currency::{Fit, fit};
use crate::domain::parts::lifecycle::Lifecycle;
use crate::domain::parts::price_age::PriceAge;
use crate::domain::parts::supply::{Availability, Cover, PartSupply};
use crate::domain::report::Report;
use crate::domain::report::line::ReportLine;
use crate::domain::settings::Settings;
use crate::domain::settings::lead_time::LeadGrade;

/// The points of a part for a build, in the order of [`Factor::ALL`]. `makers` may deliver the part or an approved
/// alternate.
pub(super) fn of(
    report: &Report,
    line: &ReportLine,
    part: &PartSupply,
    makers: u32,
    boards: u32,
) -> [Option<u8>; 6] {
    [
        line.lifecycle.map(lifecycle),
        lead_time(part, &report.settings, boards),
        stock(part, boards),
        sources(part, makers),
        compliance(line.rohs.answer()),
        price_age(report, line, part, boards),
    ]
}

fn lifecycle(state: Lifecycle) -> u8 {
    match state {
        Lifecycle::Active => 0,
        Lifecycle::DiscontinuedAtSeller => 40,
        Lifecycle::Preliminary => 50,
        Lifecycle::Nrnd => 60,
        Lifecycle::LastTimeBuy => 90,
        Lifecycle::EndOfLife | Lifecycle::Obsolete => 100,
    }
}

/// By the grades of the settings. Stock that covers the build halves the points and never takes them away: the next
/// build waits.
fn lead_time(part: &PartSupply, settings: &Settings, boards: u32) -> Option<u8> {
    let points = match LeadGrade::of(part.lead_time_days?, &settings.lead_time) {
        LeadGrade::Normal => 0,
        LeadGrade::Watch => 25,
        LeadGrade::Amber => 50,
        LeadGrade::Long => 75,
        LeadGrade::Critical => 100,
    };
    let is_covered = matches!(part.availability(boards), Availability::OnHand | Availability::InStock);
    Some(if is_covered { points / 2 } else { points })
}

/// A shortage with a stated lead time is less than one without.
fn stock(part: &PartSupply, boards: u32) -> Option<u8> {
    match part.cover(boards) {
        Cover::Ample => Some(0),
        Cover::Fair => Some(25),
        Cover::Low => Some(50),
        Cover::Short if part.lead_time_days.is_some() => Some(75),
        Cover::Short => Some(100),
        Cover::Unknown => None,
    }
}

/// Not known where no maker is named, or no seller is known.
fn sources(part: &PartSupply, makers: u32) -> Option<u8> {
    match (makers, part.sellers) {
        (0, _) | (_, 0) => None,
        (1, 1) => Some(80),
        (1, _) => Some(50),
        (_, 1) => Some(30),
        _ => Some(0),
    }
}

fn compliance(answer: Answer) -> Option<u8> {
    match answer {
        Answer::Meets | Answer::NotApplicable => Some(0),
        Answer::ByExemption | Answer::MustBeTold => Some(40),
        Answer::Fails => Some(100),
        Answer::Unknown => None,
    }
}

/// The age of the worst of the prices that the part is bought at; of an alternate, of the offer that would be bought.
fn price_age(report: &Report, line: &ReportLine, part: &PartSupply, boards: u32) -> Option<u8> {
    let today = Day::from_iso(&report.settings.date)?;
    let points = |offer: &Offer| match offer.price_age(today, report.settings.price_age) {
        PriceAge::Unknown => None,
        PriceAge::Fresh { .. } => Some(0),
        PriceAge::Aging { .. } => Some(30),
        PriceAge::Stale { .. } => Some(70),
        PriceAge::Expired { .. } => Some(100),
    };
    if let Some(cost) = line.cost.iter().find(|it| it.boards == boards) {
        let mut worst = None;
        for at in cost.purchased_at() {
            worst = worst.max(Some(points(line.offers.get(usize::from(at))?)?));
        }
        return worst;
    }
    let offers = line.offers.iter().map(AsRef::as_ref).enumerate();
    let offers = offers.filter(|it| fit(it.1, report.currency) == Fit::Counts);
    let need = part.need(boards)?;
    let choice = choose_by(report.settings.policy, need, rust_decimal::Decimal::ZERO, offers)?;
    points(line.offers.get(choice.offer)?)
}
