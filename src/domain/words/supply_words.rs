//! The words of supply: stock against need, sources, risk, usual lead times.

use super::list;
use super::numbers::{self, decimal, month_of_year, number_of};
use crate::domain::assess::candidates::Search;
use crate::domain::day::Day;
use crate::domain::known::Known;
use crate::domain::language::{en, tr};
use crate::domain::money::Currency;
use crate::domain::parts::supply::{Cover, PartSupply};
use crate::domain::reference::{UsualLeadTime, UsualSupply};
use crate::domain::report::Report;
use crate::domain::report::prepared::Origin;
use crate::domain::settings::risk::Factor;
use crate::domain::sorting::sort_by;
use crate::domain::supply::alternates::Change;
use crate::domain::supply::risk::{Grade, Risk};
use crate::domain::supply::usual::LikelyLong;
use crate::domain::supply::wait::Wait;
use crate::domain::words::compliance_words::answer;
use crate::domain::words::numbers::{amount, days};
use crate::domain::words::plan_words::short_title;

/// Stock against need in a word.
pub fn cover(cover: Cover) -> &'static str {
    tr(match cover {
        Cover::Short => "Short",
        Cover::Low => "Little to spare",
        Cover::Fair => "Covered",
        Cover::Ample => "Covered twice",
        Cover::Unknown => "Not stated",
    })
}

/// What to do about a cover at a volume; a big build is bought on lead time as a rule.
pub fn cover_advice(part: &PartSupply, boards: u32) -> String {
    match (part.short_by(boards), part.lead_time_days) {
        (Some(short), _) if part.is_ended => {
            tr!("{} missing, and no longer made: choose another part", decimal(short.ceil()))
        }
        (Some(short), Some(_)) => tr!("{} to order on lead time", decimal(short.ceil())),
        (Some(short), None) => tr!("{} missing, and no lead time is stated", decimal(short.ceil())),
        (None, _) => String::new(),
    }
}

/// What a build waits for, in a few words: "26 weeks, U2", "In stock", "Cannot be built"; empty where too little is known.
pub fn wait(report: &Report, parts: &[PartSupply], wait: &Wait) -> String {
    if !wait.not_made.is_empty() {
        return tr("Cannot be built").to_owned();
    }
    match wait.longest {
        _ if !Known::but(wait.unknown, wait.parts).is_figure() => String::new(),
        Some((days, part)) => {
            let part = parts.get(part as usize).map(|it| short_title(report, it)).unwrap_or_default();
            list([numbers::lead_time(days), part])
        }
        None if wait.unknown == 0 => tr("In stock").to_owned(),
        None => String::new(),
    }
}

/// "Low", "Medium", "High".
pub fn grade(grade: Grade) -> &'static str {
    tr(match grade {
        Grade::Low => "Low",
        Grade::Medium => "Medium",
        Grade::Unknown => "Unknown",
        Grade::High => "High",
    })
}

/// The name of a factor of the risk.
pub fn factor(factor: Factor) -> &'static str {
    tr(match factor {
        Factor::Lifecycle => "Lifecycle",
        Factor::LeadTime => "Lead time",
        Factor::Stock => "Stock",
        Factor::Sources => "Sources",
        Factor::Compliance => "RoHS",
        Factor::PriceAge => "Age of the price",
    })
}

/// What the weights of the risk do.
pub const WEIGHTS: &str = en!(
    "Only the shares count. Each factor gives 0 to 100 points. What is not known could give any: the grade \
    is unknown where that could change it. Below 30 points is low, below 60 medium."
);

/// "45", or "20–65" where something is not known.
pub fn points(risk: &Risk) -> String {
    let (least, most) = (risk.least.to_string(), risk.points.to_string());
    if least == most { most } else { [&least, "–", &most].concat() }
}

/// What makes the risk, the most first: "Lead time 20, lifecycle not known 30". Factors without points are left out.
pub fn because(risk: &Risk, weight: impl Fn(Factor) -> u32) -> String {
    let all: u32 = Factor::ALL.iter().map(|it| weight(*it)).sum::<u32>().max(1);
    let word = |(points, it, is_known): &(u32, Factor, bool)| {
        tr!(if *is_known { "{} {}" } else { "{} not known {}" }, factor(*it), points.div_ceil(all))
    };
    list(causes(risk, weight).iter().map(word))
}

/// What makes most of the risk: "Lifecycle not known"; empty where nothing does.
pub fn cause(risk: &Risk, weight: impl Fn(Factor) -> u32) -> String {
    match causes(risk, weight).first() {
        Some((_, it, true)) => factor(*it).to_owned(),
        Some((_, it, false)) => tr!("{} not known", factor(*it)),
        None => String::new(),
    }
}

/// The factors with points, the most first, and whether they rest on data.
fn causes(risk: &Risk, weight: impl Fn(Factor) -> u32) -> Vec<(u32, Factor, bool)> {
    let mut parts: Vec<(u32, Factor, bool)> = Factor::ALL
        .into_iter()
        .zip(risk.factors)
        .map(|(it, points)| (weight(it) * u32::from(points.unwrap_or(100)), it, points.is_some()))
        .filter(|it| it.0 > 0)
        .collect();
    sort_by(&mut parts, |one, other| other.0.cmp(&one.0).then(one.1.cmp(&other.1)));
    parts
}

/// "1 maker, 2 sellers"; what is not known is said.
pub fn sources(makers: u32, sellers: u32) -> String {
    let makers = match makers {
        0 => tr("makers not known").to_owned(),
        _ => number_of(makers.into(), "{} maker", "{} makers"),
    };
    let sellers = match sellers {
        0 => tr("sellers not known").to_owned(),
        _ => number_of(sellers.into(), "{} seller", "{} sellers"),
    };
    list([makers, sellers])
}

/// The part is named by the order code of a house alone.
pub fn only_house(house: &str) -> String {
    tr!("named by the order code of {} alone: state the maker's part number", house)
}

/// What was looked for among the part data, or why nothing was.
pub fn looked_for(search: Search) -> &'static str {
    match search {
        Search::Alike => ALIKE,
        Search::NotPassive => NOT_PASSIVE,
        Search::ValueNotStated => VALUE_NOT_STATED,
    }
}

/// What candidates have in common with the line's own part.
const ALIKE: &str =
    en!("The same value and size; tolerance, ratings and dielectric as good or better, as far as your \
    BOM states them. Compare the data sheets before you approve one.");

/// Why nothing was looked for.
const NOT_PASSIVE: &str = en!("Only resistors, capacitors and inductors can be told alike from words.");

/// Why nothing was looked for.
const VALUE_NOT_STATED: &str =
    en!("The line does not state both value and size, so no part can be told alike.");

/// What a candidate is called before a person approved it.
pub const CANDIDATE: &str = en!("Candidate, not approved");

/// Who names an alternate.
pub fn origin(origin: Origin) -> &'static str {
    tr(match origin {
        Origin::Bom => "Named in the BOM",
        Origin::ApprovedList => "Approved list",
        Origin::Candidate => "Candidate, approved by you",
    })
}

/// "+4.00 USD", "−1.20 USD", "the same"; empty where it is not known.
pub fn cost_change(change: &Change, currency: Option<Currency>) -> String {
    match change.cost {
        None => String::new(),
        Some(cost) if cost.is_zero() => tr("the same").to_owned(),
        Some(cost) => {
            let sign = if cost.is_sign_negative() { "−" } else { "+" };
            let code = currency.as_ref().map_or("", Currency::code);
            format!("{sign}{} {code}", amount(cost.abs(), currency)).trim_end().to_owned()
        }
    }
}

/// "84 days earlier", "7 days later", "the same"; empty where it is not known.
pub fn days_change(change: Option<i32>) -> String {
    match change {
        None => String::new(),
        Some(0) => tr("the same").to_owned(),
        Some(earlier) if earlier < 0 => tr!("{} earlier", days(earlier.unsigned_abs())),
        Some(later) => tr!("{} later", days(later.unsigned_abs())),
    }
}

/// "Compliant → Not compliant"; one word where it stays.
pub fn rohs_change(change: &Change) -> String {
    let (before, after) = change.rohs;
    if before == after {
        return answer(after).to_owned();
    }
    [answer(before), " → ", answer(after)].concat()
}

/// "24–60", "14", "40+".
fn weeks(time: UsualLeadTime) -> String {
    let low = time.low_weeks.to_string();
    match time.high_weeks {
        None => [&low, "+"].concat(),
        Some(high) if high == time.low_weeks => low,
        Some(high) => [&low, "–", &high.to_string()].concat(),
    }
}

/// "≈ 24–60 weeks": what is usual for parts of the kind.
pub fn usual_weeks(time: UsualLeadTime) -> String {
    tr!("≈ {} weeks", weeks(time))
}

/// "Usually 24–60 weeks for FPGAs (Jan 2026); not stated for this part.": a hint that is never a lead time. Empty where no
/// lead time of the kind is known.
pub fn usual(supply: UsualSupply, today: &str) -> String {
    let Some(time) = supply.lead_time else { return String::new() };
    let as_of = Day::from_iso(&[time.as_of, "-01"].concat());
    let as_of = as_of.map(month_of_year).unwrap_or_default();
    let sentence = if Day::from_iso(today).is_none_or(|it| time.is_old(it)) {
        en!("Usually {} weeks for {} ({}: this table is old); not stated for this part.")
    } else {
        en!("Usually {} weeks for {} ({}); not stated for this part.")
    };
    tr!(sentence, weeks(time), tr(supply.of), as_of)
}

/// "Likely long-lead, not stated: 4 lines (FPGAs, microcontrollers)."; empty where none is.
pub fn likely_long(found: &LikelyLong) -> String {
    if found.lines.is_empty() {
        return String::new();
    }
    let kinds = list(found.kinds.iter().map(|it| tr(it)));
    tr!("Likely long-lead, not stated: {} ({}).", numbers::lines(found.lines.len() as u64), kinds)
}

/// A hint that a source may fail: few parts of the kind are in stock. Empty where they commonly are.
pub fn rarely_stocked(supply: Option<UsualSupply>) -> String {
    let supply = supply.filter(|it| it.is_rarely_stocked());
    let stocked = supply.and_then(|it| it.stocked);
    stocked.map(|it| tr!("such parts are rarely in stock: {} of 100", it)).unwrap_or_default()
}
