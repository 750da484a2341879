//! What stands in a link. Columns instead of rows, since like texts beside each other pack best; short keys for the same
//! reason.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::domain::assess::compliance::answers;
use crate::domain::compliance::regimes::Answer;
use crate::domain::cost::line_cost::Basis;
use crate::domain::cost::tier::Tier;
use crate::domain::export::link::kinds::LinkContents;
use crate::domain::profile::phases::Phases;
use crate::domain::report::Report;
use crate::domain::report::line::ReportLine;
use crate::domain::words::cost_words;

/// The order of the counts of EU RoHS.
pub(super) const RESULTS: [Answer; 5] =
    [Answer::Meets, Answer::ByExemption, Answer::Fails, Answer::NotApplicable, Answer::Unknown];

/// A report as a link holds it.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct ReportJson {
    /// Who made it.
    pub(super) by: String,
    /// The BOM's file.
    pub(super) n: String,
    /// Day of the check.
    pub(super) d: String,
    pub(super) contents: LinkContents,
    /// Currency of the totals.
    pub(super) c: String,
    /// The totals are those of whole boards.
    pub(super) a: bool,
    /// Names of the processes.
    pub(super) p: Vec<String>,
    pub(super) t: Vec<TierJson>,
    /// Cost per board between the volumes.
    pub(super) g: Vec<(u32, Decimal)>,
    /// Answers to EU RoHS: compliant, by exemption, not compliant, not applicable, unknown.
    pub(super) r: [u32; 5],
    /// The RoHS verdict's code.
    pub(super) v: String,
    /// Those of the unknown whose exemptions are not shown to be in force.
    #[serde(skip_serializing_if = "is_zero")]
    pub(super) u: u32,
    /// The same in older links, where they are among those by exemption; not written.
    #[serde(skip_serializing)]
    pub(super) e: u32,
    /// Codes of the product's category and the ship date; empty: not stated.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) k: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) h: String,
    /// Up to how many boards it is a prototype and a pilot, where that is not as usual.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) q: Option<(u32, u32)>,
    /// The chosen regimes: code, lines by answer, code of the verdict.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) z: Vec<(String, Vec<u32>, String)>,
    pub(super) s: SupplyJson,
    /// Findings: code, and how many there are of each severity: notes, warnings, errors.
    pub(super) f: Vec<(String, [u32; 3])>,
    /// What was not checked, why, and for how many lines.
    pub(super) x: Vec<(String, String, Option<u32>)>,
    /// How many lines there are, and how many of them are not placed.
    pub(super) m: (u32, u32),
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) l: Option<LinesJson>,
}

// serde asks for a reference.
#[allow(clippy::trivially_copy_pass_by_ref)]
fn is_zero(count: &u32) -> bool {
    *count == 0
}

/// The cost of one volume.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct TierJson {
    pub(super) b: u32,
    pub(super) t: Decimal,
    pub(super) u: Decimal,
    /// Good boards at the first pass, and after repair.
    pub(super) y: (Decimal, Decimal),
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) p: Option<u16>,
    /// Lines priced, estimated, unpriced, not placed.
    pub(super) c: [u32; 4],
    /// Parts, attrition, excess, bare boards, assembly, set-up, one-time cost, margin.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) w: Option<[Decimal; 8]>,
}

#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct SupplyJson {
    pub(super) longest: Option<u32>,
    pub(super) long: u32,
    pub(super) unknown: u32,
    /// Lines that state no stock; older links do not tell.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) stockless: Option<u32>,
    pub(super) covers: Option<u64>,
    pub(super) short: Vec<(u32, u32)>,
}

/// The lines, column by column; all of one length.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct LinesJson {
    pub(super) row: Vec<u32>,
    /// Designators, with a blank between them.
    pub(super) refs: Vec<String>,
    pub(super) qty: Vec<Option<Decimal>>,
    /// Pieces per board.
    pub(super) each: Vec<Decimal>,
    pub(super) dnp: Vec<u8>,
    pub(super) mpn: Vec<String>,
    pub(super) mfr: Vec<String>,
    pub(super) value: Vec<String>,
    pub(super) package: Vec<String>,
    pub(super) text: Vec<String>,
    /// Codes of the RoHS status, and the exemptions.
    pub(super) rohs: Vec<String>,
    pub(super) exemptions: Vec<String>,
    /// What each line answers to EU RoHS, then to the chosen regimes, as numbers of [`Answer::ALL`]; older links have none.
    pub(super) says: Vec<Vec<u8>>,
    pub(super) lead: Vec<Option<u32>>,
    pub(super) stock: Vec<Option<Decimal>>,
    /// Codes of the lifecycle; empty: not stated.
    pub(super) life: Vec<String>,
    /// One for each volume.
    pub(super) cost: Vec<CostJson>,
}

/// What the lines cost at one volume.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct CostJson {
    pub(super) order: Vec<Option<Decimal>>,
    pub(super) price: Vec<Option<Decimal>>,
    pub(super) paid: Vec<Option<Decimal>>,
    pub(super) seller: Vec<String>,
}

impl ReportJson {
    /// Of a report from which is taken out already what the contents do not name.
    pub(super) fn of(report: &Report, contents: LinkContents, by: &str) -> Self {
        let rohs = &report.rohs;
        let supply = &report.supply;
        let profile = report.settings.profile.as_ref();
        let dnp = report.lines.iter().filter(|it| it.line.dnp).count();
        let count = |it: usize| u32::try_from(it).unwrap_or(u32::MAX);
        Self {
            by: by.trim().to_owned(),
            n: report.name().to_owned(),
            d: report.settings.date.clone(),
            contents,
            c: report.currency.map(|it| it.to_string()).unwrap_or_default(),
            q: Some(report.settings.phases())
                .filter(|it| *it != Phases::default())
                .map(|it| (it.prototype(), it.pilot())),
            a: report.counts_around,
            p: profile.iter().flat_map(|it| &it.processes).map(|it| it.name.clone()).collect(),
            t: report.tiers.iter().map(|it| TierJson::of(it, contents)).collect(),
            g: report.curve.clone(),
            r: RESULTS.map(|it| rohs.count(it)),
            v: rohs.verdict().code().to_owned(),
            u: rohs.doubtful,
            e: 0,
            k: report.settings.category.map_or("", |it| it.code()).to_owned(),
            h: report.settings.ship_date.clone().unwrap_or_default(),
            z: report
                .regimes
                .iter()
                .map(|it| (it.regime.code().to_owned(), it.counts.to_vec(), it.verdict().code().to_owned()))
                .collect(),
            s: SupplyJson {
                longest: supply.longest_lead_time_days,
                long: supply.long_lead,
                unknown: supply.lead_time_unknown,
                stockless: supply.stock_unknown,
                covers: supply.largest_build_from_stock,
                short: supply.short.clone(),
            },
            f: findings(report),
            x: report
                .not_checked
                .iter()
                .map(|it| (it.check.to_owned(), it.because.to_owned(), it.lines))
                .collect(),
            m: (count(report.lines.len()), count(dnp)),
            l: (contents != LinkContents::Summary).then(|| LinesJson::of(report, contents)),
        }
    }
}

/// How often each code was found, in the order of the report.
fn findings(report: &Report) -> Vec<(String, [u32; 3])> {
    let mut list: Vec<(String, [u32; 3])> = Vec::new();
    for finding in &report.findings {
        let at = list.iter().position(|it| it.0 == finding.code).unwrap_or_else(|| {
            list.push((finding.code.to_owned(), [0; 3]));
            list.len() - 1
        });
        if let Some(slot) = list.get_mut(at).and_then(|it| it.1.get_mut(finding.severity as usize)) {
            *slot += 1;
        }
    }
    list
}

impl TierJson {
    fn of(tier: &Tier, contents: LinkContents) -> Self {
        let coverage = tier.coverage;
        Self {
            b: tier.boards,
            t: tier.total,
            u: tier.per_board,
            y: (tier.first_pass, tier.good),
            p: tier.process,
            c: [coverage.priced, coverage.estimated, coverage.unpriced, coverage.dnp],
            w: (contents == LinkContents::Prices).then(|| cost_words::breakdown(tier).map(|it| it.amount)),
        }
    }
}

impl LinesJson {
    fn of(report: &Report, contents: LinkContents) -> Self {
        let lines = &report.lines;
        let text = |of: fn(&ReportLine) -> String| lines.iter().map(of).collect::<Vec<String>>();
        let volumes = if contents == LinkContents::Prices { report.tiers.len() } else { 0 };
        Self {
            row: lines.iter().map(|it| report.row_in_sheet(it.line.source, it.line.row).1.0).collect(),
            refs: text(|it| it.line.designators.join(" ")),
            qty: lines.iter().map(|it| it.line.quantity).collect(),
            each: lines.iter().map(|it| it.line.pieces_per_board()).collect(),
            dnp: lines.iter().map(|it| u8::from(it.line.dnp)).collect(),
            mpn: text(|it| it.used_mpn().to_owned()),
            mfr: text(|it| it.line.manufacturer.clone()),
            value: text(|it| it.line.value.clone()),
            package: text(|it| it.line.footprint.clone()),
            text: text(|it| it.line.description.clone()),
            rohs: text(|it| it.rohs.status.code().to_owned()),
            exemptions: text(|it| it.rohs.exemptions.join(" ")),
            says: says(report),
            lead: lines.iter().map(|it| it.lead_time_days).collect(),
            stock: lines.iter().map(|it| it.stock).collect(),
            life: text(|it| it.lifecycle.map_or_else(String::new, |it| it.code().to_owned())),
            cost: (0..volumes).map(|volume| CostJson::of(lines, volume)).collect(),
        }
    }
}

/// The answers of the lines, one list a regime.
fn says(report: &Report) -> Vec<Vec<u8>> {
    let answers = answers(report);
    let of_regime = |at: usize| {
        let each = answers.iter().map(|it| it.get(at).map_or(Answer::Unknown, |it| it.answer) as u8);
        each.collect()
    };
    let chosen = if answers.is_empty() { 0 } else { report.settings.regimes.len() };
    let rohs = report.lines.iter().map(|it| it.rohs.answer() as u8).collect();
    std::iter::once(rohs).chain((0..chosen).map(of_regime)).collect()
}

impl CostJson {
    fn of(lines: &[ReportLine], volume: usize) -> Self {
        let mut costs = Self::default();
        for line in lines {
            let cost = line.cost.get(volume);
            costs.order.push(cost.filter(|it| it.basis() == Basis::Priced).map(|it| it.order()));
            costs.price.push(cost.and_then(|it| it.unit_price()));
            costs.paid.push(cost.and_then(|it| it.extended()));
            costs.seller.push(cost.map(|it| cost_words::sellers(line, it)).unwrap_or_default());
        }
        costs
    }
}
