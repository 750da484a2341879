//! `tiers[]`: what the boards cost at one volume, and where two processes cross.

use serde::Serialize;

use super::plain::Plain;
use crate::domain::cost::tier::Tier;
use crate::domain::report::Report;
use crate::domain::words::names;

#[derive(Serialize)]
pub(super) struct CrossingJson<'a> {
    boards: u32,
    below: &'a str,
    from: &'a str,
    is_about: bool,
}

impl<'a> CrossingJson<'a> {
    pub(super) fn new(report: &'a Report) -> Option<Self> {
        let crossing = report.crossing.as_ref()?;
        Some(Self {
            boards: crossing.boards,
            below: process(report, crossing.below)?,
            from: process(report, crossing.above)?,
            is_about: crossing.is_about,
        })
    }
}

fn process(report: &Report, index: u16) -> Option<&str> {
    let processes = &report.settings.profile.as_ref()?.processes;
    processes.get(usize::from(index)).map(|it| it.name.as_str())
}

#[derive(Serialize)]
pub(super) struct TierJson<'a> {
    boards: u32,
    phase: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    process: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    currency: Option<&'a str>,
    #[serde(flatten)]
    sums: Option<SumsJson>,
    /// What the estimated lines may cost besides; in no other amount.
    #[serde(skip_serializing_if = "Option::is_none")]
    estimated: Option<EstimatedJson>,
    /// Priced and estimated together, of a good board; absent where a line has neither.
    #[serde(skip_serializing_if = "Option::is_none")]
    likely: Option<LikelyJson>,
    coverage: CoverageJson,
}

#[derive(Serialize)]
struct LikelyJson {
    per_board: Plain,
    low: Plain,
    high: Plain,
}

#[derive(Serialize)]
struct EstimatedJson {
    parts: Plain,
    low: Plain,
    high: Plain,
    lines: u32,
}

#[derive(Serialize)]
struct BoughtJson {
    parts: Plain,
    attrition: Plain,
    excess: Plain,
}

#[derive(Serialize)]
struct SumsJson {
    #[serde(flatten)]
    bought: Option<BoughtJson>,
    /// Absent where the profile's amounts cannot be added to the totals.
    #[serde(flatten)]
    around: Option<AroundJson>,
    /// Absent where lines are without a price and the reader is told no estimate: then it is no board's price.
    #[serde(skip_serializing_if = "Option::is_none")]
    total: Option<Plain>,
    #[serde(skip_serializing_if = "Option::is_none")]
    per_board: Option<Plain>,
    /// In their place: of the priced lines alone, with the cost around the parts.
    #[serde(skip_serializing_if = "Option::is_none")]
    priced_lines_total: Option<Plain>,
    #[serde(skip_serializing_if = "Option::is_none")]
    priced_lines_per_board: Option<Plain>,
    #[serde(skip_serializing_if = "Option::is_none")]
    setup_share: Option<Plain>,
    #[serde(rename = "yield", skip_serializing_if = "Option::is_none")]
    good: Option<Plain>,
    #[serde(skip_serializing_if = "Option::is_none")]
    first_pass_yield: Option<Plain>,
    /// Cost per good board with every process.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    per_board_by_process: Vec<Plain>,
}

#[derive(Serialize)]
struct AroundJson {
    pcb: Plain,
    assembly: Plain,
    setup: Plain,
    nre: Plain,
    margin: Plain,
}

#[derive(Serialize)]
struct CoverageJson {
    priced: u32,
    estimated: u32,
    unpriced: u32,
    dnp: u32,
}

impl<'a> TierJson<'a> {
    /// The sums are absent where no line has a price: an unknown total is not zero.
    pub(super) fn new(report: &'a Report, tier: &Tier) -> Self {
        let coverage = tier.coverage;
        let sees_purchase = report.audience.sees_purchase();
        let is_known = coverage.priced > 0 && report.audience.sees_totals(report);
        let is_whole = sees_purchase || coverage.known().is_full();
        let has_around = sees_purchase && (report.counts_around || report.settings.profile.is_none());
        Self {
            boards: tier.boards,
            phase: names::phase(report.settings.phase(tier.boards)),
            process: tier.process.and_then(|it| process(report, it)),
            currency: report.currency.as_ref().map(|it| it.code()),
            sums: is_known.then_some(SumsJson {
                bought: sees_purchase.then_some(BoughtJson {
                    parts: Plain(tier.parts),
                    attrition: Plain(tier.attrition),
                    excess: Plain(tier.excess),
                }),
                around: has_around.then_some(AroundJson {
                    pcb: Plain(tier.pcb),
                    assembly: Plain(tier.assembly),
                    setup: Plain(tier.setup),
                    nre: Plain(tier.nre),
                    margin: Plain(tier.margin),
                }),
                total: is_whole.then_some(Plain(tier.total)),
                per_board: is_whole.then_some(Plain(tier.per_board)),
                priced_lines_total: (!is_whole).then_some(Plain(tier.total)),
                priced_lines_per_board: (!is_whole).then_some(Plain(tier.per_board)),
                setup_share: sees_purchase.then(|| Plain(tier.setup_share())),
                good: sees_purchase.then_some(Plain(tier.good)),
                first_pass_yield: sees_purchase.then_some(Plain(tier.first_pass)),
                per_board_by_process: tier.by_process.iter().copied().map(Plain).collect(),
            }),
            estimated: tier.estimated.map(|it| EstimatedJson {
                parts: Plain(it.parts),
                low: Plain(it.low),
                high: Plain(it.high),
                lines: coverage.estimated,
            }),
            likely: tier.likely.filter(|_| coverage.unpriced == 0).map(|it| LikelyJson {
                per_board: Plain(it.per_board),
                low: Plain(it.low),
                high: Plain(it.high),
            }),
            coverage: CoverageJson {
                priced: coverage.priced,
                estimated: coverage.estimated,
                unpriced: coverage.unpriced,
                dnp: coverage.dnp,
            },
        }
    }
}
