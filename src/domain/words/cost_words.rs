//! The words of the cost: what a total is made of, which process makes the boards, what it rests on.

use rust_decimal::Decimal;

use super::numbers;
use crate::domain::cost::crossing::Crossing;
use crate::domain::cost::estimate::Estimate;
use crate::domain::cost::policy::Policy;
use crate::domain::cost::{LineCost, Tier};
use crate::domain::money::rounding::{round_money, share};
use crate::domain::parts::PriceAge;
use crate::domain::report::{Report, ReportLine};

/// One part of a total.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Portion {
    /// The word of `report.json`.
    pub code: &'static str,
    pub label: &'static str,
    pub amount: Decimal,
}

/// What a tier's total is made of, in the order in which it is shown.
pub fn breakdown(tier: &Tier) -> [Portion; 8] {
    let portion = |code, label, amount| Portion { code, label, amount };
    [
        portion("parts", "Parts needed", tier.parts),
        portion("attrition", "Attrition", tier.attrition),
        portion("excess", "Left over", tier.excess),
        portion("pcb", "Bare boards", tier.pcb),
        portion("assembly", "Assembly", tier.assembly),
        portion("setup", "Set-up", tier.setup),
        portion("nre", "One-time cost (NRE)", tier.nre),
        portion("margin", "Overhead, margin, freight", tier.margin),
    ]
}

/// The name of a part of a total where there is little room.
pub fn short_portion(code: &str) -> &'static str {
    match code {
        "parts" => "Parts",
        "attrition" => "Attrition",
        "excess" => "Left over",
        "pcb" => "Boards",
        "assembly" => "Assembly",
        "setup" => "Set-up",
        "nre" => "NRE",
        _ => "Margin",
    }
}

/// What the totals hold, in a sentence.
pub fn scope(report: &Report) -> String {
    if !report.audience.sees_purchase() {
        return super::withheld::WHOLE_PRICE.to_owned();
    }
    let Some(profile) = &report.settings.profile else { return "Parts alone.".to_owned() };
    let date = if profile.date.is_empty() { String::new() } else { format!(" of {}", profile.date) };
    if report.counts_around {
        format!(
            "Parts, attrition, bare boards, assembly and one-time cost by the profile “{}”{date}.",
            profile.name
        )
    } else {
        format!(
            "Parts and attrition. The other amounts of the profile “{}”{date} are in {} and are left out.",
            profile.name, profile.currency
        )
    }
}

/// The name of the process that makes a tier's boards; empty where the parts alone are costed.
pub fn process<'a>(report: &'a Report, tier: &Tier) -> &'a str {
    tier.process.map_or("", |it| process_name(report, it))
}

/// The name of a process of the profile; empty where there is no such process.
pub fn process_name(report: &Report, index: u16) -> &str {
    let profile = report.settings.profile.as_ref();
    profile.and_then(|it| it.processes.get(usize::from(index))).map_or("", |it| it.name.as_str())
}

/// A share as "23.1 %"; empty where the whole is zero.
pub fn percent(part: Decimal, whole: Decimal) -> String {
    share(Decimal::ONE_HUNDRED, part, whole).map(percent_text).unwrap_or_default()
}

/// A share as "23 %".
pub fn whole_percent(part: Decimal, whole: Decimal) -> String {
    let hundredths = share(Decimal::ONE_HUNDRED, part, whole).unwrap_or_default();
    [&round_money(hundredths, 0).normalize().to_string(), " %"].concat()
}

/// "23.1 %" of a number of hundredths.
fn percent_text(hundredths: Decimal) -> String {
    let mut rounded = round_money(hundredths, 1);
    rounded.rescale(1);
    format!("{rounded} %")
}

/// Set-up and one-time cost in a tier's total: "23.1 %"; empty where the totals do not hold them.
pub fn setup_share(report: &Report, tier: &Tier) -> String {
    if report.counts_around {
        percent_text(tier.setup_share().saturating_mul(Decimal::ONE_HUNDRED))
    } else {
        String::new()
    }
}

/// A share of good boards in percent, with as many decimals as it takes: "99.9 %", "81.9 %", "99.9996 %".
pub fn good_percent(good: Decimal) -> String {
    let percent = good.saturating_mul(Decimal::ONE_HUNDRED);
    let one = round_money(percent, 1);
    let shown = if one == Decimal::ONE_HUNDRED && good != Decimal::ONE {
        percent.normalize()
    } else {
        one.normalize()
    };
    format!("{shown} %")
}

/// "97.5 % good at the first pass, 99.8 % after repair".
pub fn good(tier: &Tier) -> String {
    if tier.first_pass == tier.good {
        return format!("{} good", good_percent(tier.good));
    }
    format!(
        "{} good at the first pass, {} after repair",
        good_percent(tier.first_pass),
        good_percent(tier.good)
    )
}

/// The same with the boards that are lost; empty where the parts alone are costed.
pub fn tier_good(report: &Report, tier: &Tier) -> String {
    if tier.process.is_none() && report.settings.good.is_none() {
        return String::new();
    }
    let boards = Decimal::from(tier.boards);
    let lost = round_money(boards.saturating_mul(Decimal::ONE.saturating_sub(tier.good)), 1).normalize();
    if lost.is_zero() {
        return good(tier);
    }
    let verb = if lost == Decimal::ONE { "is" } else { "are" };
    format!(
        "{}: {} of {} {verb} lost",
        good(tier),
        numbers::decimal(lost),
        numbers::counted(tier.boards.into(), "board", "boards")
    )
}

/// Where the processes cross, and the share of set-up on either side; empty where they do not cross.
pub fn crossing(report: &Report) -> String {
    let Some(Crossing { below, above, boards, is_about }) = report.crossing.clone() else {
        return one_side(report);
    };
    let about = if is_about { "about " } else { "" };
    let mut text = format!(
        "From {about}{} on, {} is cheaper than {}.",
        numbers::counted(boards.into(), "board", "boards"),
        process_name(report, above),
        process_name(report, below)
    );
    let before = report.tiers.iter().rev().find(|it| it.boards < boards);
    let after = report.tiers.iter().find(|it| it.boards >= boards);
    if let (Some(before), Some(after)) = (before, after) {
        text.push_str(&format!(
            " Set-up and one-time cost are {} of the total at {}, {} at {}.",
            setup_share(report, before),
            numbers::counted(before.boards.into(), "board", "boards"),
            setup_share(report, after),
            numbers::counted(after.boards.into(), "board", "boards"),
        ));
    }
    text
}

/// One process is cheaper at every volume that was looked at.
fn one_side(report: &Report) -> String {
    let is_chosen = report.settings.process.is_some();
    let first = report.tiers.first().filter(|it| it.by_process.len() > 1 && it.coverage.priced > 0);
    match first {
        Some(tier) if report.counts_around && !is_chosen => {
            format!("{} is cheaper at every volume.", sentence_start(process(report, tier)))
        }
        _ => String::new(),
    }
}

fn sentence_start(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map(|it| it.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// "about 12.30, between 8.00 and 20.00": what a line may cost for want of a price.
pub fn estimate(estimate: &Estimate) -> String {
    // The error band is that of one piece; the line's cost has the same share of error.
    let of = |price: Decimal| share(estimate.extended, price, estimate.unit_price).unwrap_or_default();
    [
        "about ",
        &numbers::amount(estimate.extended),
        ", between ",
        &numbers::amount(of(estimate.low)),
        " and ",
        &numbers::amount(of(estimate.high)),
    ]
    .concat()
}

/// "bought at 1, 10 and 100 boards", "chosen by you"; empty where an offer is not bought.
pub fn bought_at(boards: &[String], is_by_hand: bool) -> String {
    let Some((last, others)) = boards.split_last() else { return String::new() };
    let chosen = if is_by_hand { "chosen by you, " } else { "" };
    let (first, and) = if others.is_empty() { (String::new(), "") } else { (others.join(", "), " and ") };
    let noun = if others.is_empty() && last == "1" { " board" } else { " boards" };
    [chosen, "bought at ", &first, and, last, noun].concat()
}

/// How old a price is, with its day; empty where no day is stated.
pub fn price_age(quoted: Option<&str>, age: PriceAge) -> String {
    let days = |days: u32| numbers::counted(days.into(), "day", "days");
    let of =
        |days: String, what: &str| ["price of ", quoted.unwrap_or("?"), ", ", &days, " old", what].concat();
    match age {
        PriceAge::Unknown => String::new(),
        PriceAge::Fresh { days: it } | PriceAge::Aging { days: it } => of(days(it), ""),
        PriceAge::Stale { days: it } => of(days(it), ": stale"),
        PriceAge::Expired { days: it } => ["the price ran out ", &days(it), " ago"].concat(),
    }
}

/// "In stock first".
pub fn policy(policy: Policy) -> &'static str {
    match policy {
        Policy::InStockFirst => "In stock first, then the cheapest",
        Policy::Cheapest => "Cheapest, whatever the stock",
        Policy::OneSeller => "One seller as far as it goes",
        Policy::ShortestLeadTime => "Shortest lead time",
    }
}

/// What the estimated lines may cost besides a tier's total, in a sentence; empty where nothing is estimated.
pub fn estimated(report: &Report, tier: &Tier) -> String {
    let Some(sum) = tier.estimated else { return String::new() };
    let currency = report.currency.as_ref().map_or("", |it| it.code());
    format!(
        "{}: {} estimated at about {} {currency} besides, {} to {}; no total holds it.",
        numbers::counted(tier.boards.into(), "board", "boards"),
        numbers::counted(tier.coverage.estimated.into(), "line", "lines"),
        numbers::amount(sum.parts),
        numbers::amount(sum.low),
        numbers::amount(sum.high),
    )
}

/// Who sells what is bought for a line: "Mouser"; of several purchases with their pieces: "Mouser 60, DigiKey 40".
/// Empty where nothing is bought or no seller is named.
pub fn sellers(line: &ReportLine, cost: &LineCost) -> String {
    let name = |offer: Option<u16>| {
        let offer = offer.and_then(|it| line.offers.get(usize::from(it)));
        offer.and_then(|it| it.seller.as_deref()).unwrap_or("").trim()
    };
    let Some(plan) = &cost.plan else { return name(cost.offer).to_owned() };
    if plan.purchases().count() < 2 {
        return plan.purchases().last().map(|it| name(it.offer)).unwrap_or_default().to_owned();
    }
    let mut text = String::new();
    for lot in plan.purchases() {
        if !text.is_empty() {
            text.push_str(", ");
        }
        let seller = name(lot.offer);
        text.push_str(if seller.is_empty() { "?" } else { seller });
        text.push(' ');
        text.push_str(&numbers::decimal(lot.quantity));
    }
    text
}

/// What the cost around the parts rests on, as (what, source); empty where the parts alone are costed.
pub fn assumptions(report: &Report) -> Vec<(String, String)> {
    let mut list = Vec::new();
    if let Some(rates) = &report.settings.rates {
        let each: Vec<String> = rates
            .rates
            .iter()
            .map(|it| format!("1 {} = {} {}", rates.base, numbers::decimal(it.1), it.0))
            .collect();
        list.push((
            format!("Exchange rates of {}", rates.date),
            format!("Given by the user: {}.", each.join(", ")),
        ));
    }
    let Some(profile) = &report.settings.profile else { return list };
    if let Some(work) = report.work.filter(|_| report.counts_around) {
        list.push((
            "Work per board".to_owned(),
            format!(
                "{} placements, {} surface joints, {} through-hole joints, {} to load; told from packages and classes, \
                 since a BOM does not state joints.",
                numbers::decimal(work.placements),
                numbers::decimal(work.joints),
                numbers::decimal(work.through_hole_joints),
                numbers::counted(work.feeders.into(), "part", "parts"),
            ),
        ));
    }
    for (index, process) in profile.processes.iter().enumerate() {
        if let Some(table) = report.attrition.get(index).and_then(Option::as_ref) {
            list.push((format!("{}: attrition “{}”", process.name, table.name), table.source.clone()));
        }
        let notes = process.sources.iter().filter(|_| report.counts_around);
        list.extend(
            notes.map(|it| (format!("{}: {}", process.name, lower_start(&it.what)), it.source.clone())),
        );
    }
    list
}

/// The first letter small, unless the word is an abbreviation.
fn lower_start(text: &str) -> String {
    let mut letters = text.chars();
    match (letters.next(), letters.clone().next()) {
        (Some(first), Some(second)) if second.is_lowercase() => first.to_lowercase().chain(letters).collect(),
        _ => text.to_owned(),
    }
}
