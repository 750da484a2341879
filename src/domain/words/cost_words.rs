//! The words of the cost: what a total is made of, which process makes the boards, what it rests on.

use std::borrow::Cow;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::{gap, list as words_list, numbers, withheld};
use crate::domain::cost::crossing::Crossing;
use crate::domain::cost::estimate::Estimate;
use crate::domain::cost::line_cost::{Basis, LineCost};
use crate::domain::cost::policy::Policy;
use crate::domain::cost::tier::{Coverage, Likely, Tier};
use crate::domain::language::{Language, spoken, tr, tr_text};
use crate::domain::money::rounding::{round_money, share};
use crate::domain::parts::price_age::PriceAge;
use crate::domain::reference::PriceLevel;
use crate::domain::report::Report;
use crate::domain::report::line::ReportLine;

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
        portion("parts", tr("Parts needed"), tier.parts),
        portion("attrition", tr("Attrition"), tier.attrition),
        portion("excess", tr("Left over"), tier.excess),
        portion("pcb", tr("Bare boards"), tier.pcb),
        portion("assembly", tr("Assembly"), tier.assembly),
        portion("setup", tr("Set-up"), tier.setup),
        portion("nre", tr("One-time cost (NRE)"), tier.nre),
        portion("margin", tr("Overhead, margin, freight"), tier.margin),
    ]
}

/// The name of a part of a total where there is little room.
pub fn short_portion(code: &str) -> &'static str {
    tr(match code {
        "parts" => "Parts",
        "estimated" => "Estimate",
        "attrition" => "Attrition",
        "excess" => "Left over",
        "pcb" => "PCB",
        "assembly" => "Assembly",
        "setup" => "Set-up",
        "nre" => "NRE",
        _ => "Margin",
    })
}

/// What the totals hold, in a sentence.
pub fn scope(report: &Report) -> String {
    if !report.audience.sees_purchase() {
        let is_whole = report.tiers.iter().all(|it| it.coverage.known().is_full());
        return tr(if is_whole { withheld::WHOLE_PRICE } else { withheld::PART_PRICE }).to_owned();
    }
    let Some(profile) = &report.settings.profile else { return tr("Parts alone.").to_owned() };
    let name = tr_text(&profile.name);
    let name = if profile.date.is_empty() {
        tr!("“{}”", name)
    } else {
        tr!("“{}” of {}", name, profile.date)
    };
    if report.counts_around {
        tr!("Parts, attrition, bare boards, assembly and one-time cost by the profile {}.", name)
    } else {
        tr!(
            "Parts and attrition. The other amounts of the profile {} are in {} and are left out.",
            name,
            profile.currency
        )
    }
}

/// The name of the process that makes a tier's boards; empty where the parts alone are costed.
pub fn process<'a>(report: &'a Report, tier: &Tier) -> Cow<'a, str> {
    tier.process.map_or(Cow::Borrowed(""), |it| process_name(report, it))
}

/// The name of a process of the profile; empty where there is no such process.
pub fn process_name(report: &Report, index: u16) -> Cow<'_, str> {
    let profile = report.settings.profile.as_ref();
    profile
        .and_then(|it| it.processes.get(usize::from(index)))
        .map_or(Cow::Borrowed(""), |it| tr_text(&it.name))
}

/// A share as "23.1 %"; empty where the whole is zero.
pub fn percent(part: Decimal, whole: Decimal) -> String {
    share(Decimal::ONE_HUNDRED, part, whole).map(|it| numbers::percent(it, 1)).unwrap_or_default()
}

/// A share as "23 %".
pub fn whole_percent(part: Decimal, whole: Decimal) -> String {
    let hundredths = share(Decimal::ONE_HUNDRED, part, whole).unwrap_or_default();
    numbers::percent(hundredths, 0)
}

/// Set-up and one-time cost in a tier's total: "23.1 %"; empty where the totals do not hold them.
pub fn setup_share(report: &Report, tier: &Tier) -> String {
    if report.counts_around {
        let once = tier.setup.saturating_add(tier.nre);
        let percent = share(Decimal::ONE_HUNDRED, once, tier.whole()).unwrap_or_default();
        let places = u32::from(tier.likely.is_none());
        let least = Decimal::new(1, places);
        // "0 %" would deny what is paid.
        let is_less = !percent.is_zero() && round_money(percent, places).is_zero();
        let told = numbers::percent(if is_less { least } else { percent }, places);
        if is_less { ["< ", &told].concat() } else { told }
    } else {
        String::new()
    }
}

/// A share of good boards in percent, with as many decimals as tell the loss: "81.9 %", "99.8 %", "99.95 %", "99.9996 %".
/// It is "100 %" only where nothing is lost.
pub fn good_percent(good: Decimal) -> String {
    let percent = good.saturating_mul(Decimal::ONE_HUNDRED);
    let told = |places: &u32| good == Decimal::ONE || round_money(percent, *places) < Decimal::ONE_HUNDRED;
    let places = (1..=percent.scale()).find(told).unwrap_or(1);
    numbers::exact_percent(round_money(percent, places).normalize())
}

/// "97.5 % good at the first pass, 99.8 % after repair".
pub fn good(tier: &Tier) -> String {
    if tier.first_pass == tier.good {
        return tr!("{} good", good_percent(tier.good));
    }
    tr!("{} good at the first pass, {} after repair", good_percent(tier.first_pass), good_percent(tier.good))
}

/// The same with the boards that are lost; empty where the parts alone are costed.
pub fn tier_good(report: &Report, tier: &Tier) -> String {
    if tier.process.is_none() && report.settings.good.is_none() {
        return String::new();
    }
    let boards = Decimal::from(tier.boards);
    let lost = boards.saturating_mul(Decimal::ONE.saturating_sub(tier.good));
    // Of many boards no tenths of one.
    let lost = round_money(lost, u32::from(lost < Decimal::TEN)).normalize();
    if lost.is_zero() {
        return good(tier);
    }
    let is_one = lost == Decimal::ONE;
    tr!(
        if is_one { "{}: {} of {} is lost" } else { "{}: {} of {} are lost" },
        good(tier),
        numbers::decimal(lost),
        numbers::boards(tier.boards)
    )
}

/// Where the processes cross, and the share of set-up on either side; empty where they do not cross.
pub fn crossing(report: &Report) -> String {
    if !report.has_board_price() {
        return String::new();
    }
    let Some(Crossing { below, above, boards, .. }) = report.crossing.clone() else {
        return one_side(report);
    };
    let mut text = tr!(
        "From about {} on, {} is cheaper than {}.",
        numbers::boards(told(boards)),
        process_name(report, above),
        process_name(report, below)
    );
    let before = report.tiers.iter().rev().find(|it| it.boards < boards);
    let after = report.tiers.iter().find(|it| it.boards >= boards);
    if let (Some(before), Some(after)) = (before, after) {
        text.push_str(gap());
        text.push_str(&tr!(
            "Set-up and one-time cost are {} of the total at {}, {} at {}.",
            setup_share(report, before),
            numbers::boards(before.boards),
            setup_share(report, after),
            numbers::boards(after.boards)
        ));
    }
    text
}

/// Prices and rates of work are not so exact that more than two digits of a volume would mean anything.
fn told(boards: u32) -> u32 {
    let rough = Decimal::from(boards).round_sf(2).and_then(|it| it.to_u32());
    rough.unwrap_or(boards)
}

/// Where the processes cross, in as few words as a mark in a figure has room for.
pub fn crossing_label(crossing: &Crossing) -> String {
    tr!("about {} boards", numbers::count(told(crossing.boards).into()))
}

/// The same with the process that is cheaper from there on.
pub fn crossing_mark(report: &Report, crossing: &Crossing) -> String {
    tr!("{} from {} on", process_name(report, crossing.above), crossing_label(crossing))
}

/// One process is cheaper at every volume that was looked at.
fn one_side(report: &Report) -> String {
    let is_chosen = report.settings.process.is_some();
    // What has no price could turn it.
    let is_counted = report.tiers.iter().all(|it| it.coverage.unpriced == 0);
    let first = report.tiers.first().filter(|it| it.by_process.len() > 1 && it.coverage.priced > 0);
    let first = first.filter(|_| is_counted);
    match first {
        Some(tier) if report.counts_around && !is_chosen => {
            tr!("{} is cheaper at every volume.", sentence_start(&process(report, tier)))
        }
        _ => String::new(),
    }
}

fn sentence_start(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map(|it| it.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// "about 12.30, between 8.00 and 20.00": what a line may cost for want of a price.
pub fn estimate(estimate: &Estimate, need: Decimal) -> String {
    let extended = estimate.extended(need);
    // The error band is that of one piece; the line's cost has the same share of error.
    let of = |price: Decimal| share(extended, price, estimate.unit_price).unwrap_or_default();
    tr!(
        "about {}, between {} and {}",
        numbers::rough(extended),
        numbers::rough(of(estimate.low)),
        numbers::rough(of(estimate.high))
    )
}

/// "bought at 1, 10 and 100 boards", "chosen by you"; empty where an offer is not bought.
pub fn bought_at(boards: &[String], is_by_hand: bool) -> String {
    let Some((last, others)) = boards.split_last() else { return String::new() };
    let bought = if others.is_empty() {
        tr!(if last == "1" { "bought at {} board" } else { "bought at {} boards" }, last)
    } else {
        tr!("bought at {} and {} boards", words_list(others), last)
    };
    if is_by_hand { tr!("chosen by you, {}", bought) } else { bought }
}

/// How old a price is, with its day; empty where no day is stated.
pub fn price_age(quoted: Option<&str>, age: PriceAge) -> String {
    let quoted = quoted.unwrap_or("?");
    match age {
        PriceAge::Unknown => String::new(),
        PriceAge::Fresh { days } | PriceAge::Aging { days } => {
            tr!("price of {}, {} old", quoted, numbers::days(days))
        }
        PriceAge::Stale { days } => tr!("price of {}, {} old: stale", quoted, numbers::days(days)),
        PriceAge::Expired { days } => tr!("the price ran out {} ago", numbers::days(days)),
    }
}

/// What a line's cost rests on, in a word.
pub fn basis(basis: Basis) -> &'static str {
    tr(match basis {
        Basis::Priced => "priced",
        Basis::Estimated => "estimated",
        Basis::Unpriced => "unpriced",
        Basis::Dnp => "dnp",
    })
}

/// "western distributors".
pub fn price_level(level: PriceLevel) -> &'static str {
    tr(match level {
        PriceLevel::China => "Chinese distributors",
        PriceLevel::West => "western distributors",
    })
}

/// "In stock first".
pub fn policy(policy: Policy) -> &'static str {
    tr(match policy {
        Policy::InStockFirst => "In stock first, then the cheapest",
        Policy::Cheapest => "Cheapest, whatever the stock",
        Policy::OneSeller => "One seller as far as it goes",
        Policy::ShortestLeadTime => "Shortest lead time",
    })
}

/// "12.34", "≈ 64" with estimates; empty where fewer than half of the lines have a price or an estimate.
pub fn board_price(report: &Report, tier: &Tier) -> String {
    match (tier.board_price(), tier.likely) {
        (None, _) => String::new(),
        (_, Some(likely)) => self::likely(report, &likely),
        (Some(price), None) => numbers::amount(price.amount, report.currency),
    }
}

/// "≈ 64": priced and estimated together.
pub fn likely(report: &Report, likely: &Likely) -> String {
    numbers::about(numbers::rough_in(likely.per_board, [likely.low, likely.high], report.currency))
}

/// "48 to 85"; empty where nothing is estimated, or so little that both ends read alike.
pub fn board_band(report: &Report, tier: &Tier) -> String {
    let likely = tier.likely.filter(|_| tier.board_price().is_some());
    likely.map_or_else(String::new, |it| likely_band(report, &it))
}

fn likely_band(report: &Report, &Likely { low, high, .. }: &Likely) -> String {
    let [from, to] = [low, high].map(|it| numbers::rough_in(it, [low, high], report.currency));
    if from == to { String::new() } else { tr!("{} to {}", from, to) }
}

/// What a board costs with the estimates, and what of it is priced, in a sentence; empty where nothing is estimated.
pub fn estimated(report: &Report, tier: &Tier) -> String {
    let Some(likely) = tier.likely else { return String::new() };
    let Coverage { priced, estimated, unpriced, .. } = tier.coverage;
    let amount = |it: Decimal| numbers::amount(it, report.currency);
    let count = |it: u32| numbers::count(it.into());
    let currency = report.currency.as_ref().map_or("", |it| it.code());
    let price = numbers::rough_in(likely.per_board, [likely.low, likely.high], report.currency);
    let about = tr!("About {} {} a board at {}", price, currency, count(tier.boards));
    let about = match likely_band(report, &likely) {
        none if none.is_empty() => about,
        band => tr!("{} ({})", about, band),
    };
    let of = count(priced + estimated + unpriced);
    let rests_on = match (priced > 0, unpriced) {
        (true, 0) => tr!(
            "{} priced, the rest estimated for {} of {} lines",
            amount(tier.per_board),
            count(estimated),
            of
        ),
        (true, left) => tr!(
            "{} priced, the rest estimated for {} of {} lines, {} not known",
            amount(tier.per_board),
            count(estimated),
            of,
            count(left)
        ),
        (false, 0) => tr!("estimated for all of {} lines", of),
        (false, left) => {
            tr!("estimated for {} of {} lines, {} not known", count(estimated), of, count(left))
        }
    };
    tr!("{}: {}.", about, rests_on)
}

/// Who sells what is bought for a line: "Mouser"; of several purchases with their pieces: "Mouser 60, DigiKey 40".
/// Empty where nothing is bought or no seller is named.
pub fn sellers(line: &ReportLine, cost: LineCost<'_>) -> String {
    let name = |offer: Option<u16>| {
        let offer = offer.and_then(|it| line.offers.get(usize::from(it)));
        offer.and_then(|it| it.seller.as_deref()).unwrap_or("").trim()
    };
    let Some(plan) = &cost.plan() else { return name(cost.offer()).to_owned() };
    if plan.purchases().count() < 2 {
        return plan.purchases().last().map(|it| name(it.offer)).unwrap_or_default().to_owned();
    }
    let mut text = String::new();
    for lot in plan.purchases() {
        if !text.is_empty() {
            text.push_str(spoken().between());
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
        list.push((tr!("Exchange rates of {}", rates.date), tr!("Given by the user: {}.", words_list(each))));
    }
    let Some(profile) = &report.settings.profile else { return list };
    if let Some(fee) = profile.reel_fee.filter(|it| !it.is_zero()) {
        list.push((
            tr("Reels made to order").to_owned(),
            tr!(
                "{} {} once each, where the seller states no fee and the reel is not sold whole.",
                numbers::decimal(fee),
                profile.currency
            ),
        ));
    }
    if let Some(work) = report.work.filter(|_| report.counts_around) {
        list.push((
            tr("Work per board").to_owned(),
            tr!("{} placements, {} surface joints, {} through-hole joints, {} to load; told from packages and classes, \
                 since a BOM does not state joints.", numbers::decimal(work.placements), numbers::decimal(work.joints), numbers::decimal(work.through_hole_joints), numbers::parts(work.feeders.into())),
        ));
    }
    for (index, process) in profile.processes.iter().enumerate() {
        if let Some(table) = report.attrition.get(index).and_then(Option::as_ref) {
            list.push((
                tr!("{}: attrition “{}”", tr_text(&process.name), tr_text(&table.name)),
                tr_text(&table.source).into_owned(),
            ));
        }
        let notes = process.sources.iter().filter(|_| report.counts_around);
        list.extend(notes.map(|it| {
            let what = tr!("{}: {}", tr_text(&process.name), lower_start(&tr_text(&it.what)));
            (what, tr_text(&it.source).into_owned())
        }));
    }
    list
}

/// The first letter small as it stands within a sentence, unless the word is an abbreviation; other languages have
/// their words as they stand.
fn lower_start(text: &str) -> String {
    if spoken() != Language::English {
        return text.to_owned();
    }
    let mut letters = text.chars();
    match (letters.next(), letters.clone().next()) {
        (Some(first), Some(second)) if second.is_lowercase() => first.to_lowercase().chain(letters).collect(),
        _ => text.to_owned(),
    }
}
