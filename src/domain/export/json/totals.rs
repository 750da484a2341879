//! What is said of the whole BOM: settings, tiers, compliance, supply, findings, what was not checked.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::Value;

use super::plain::{self, Plain};
use super::supply::TermsJson;
use crate::domain::cost::tier::Tier;
use crate::domain::finding::Finding;
use crate::domain::place::RowKey;
use crate::domain::profile::Profile;
use crate::domain::profile::phases::Phases;
use crate::domain::report::Report;
use crate::domain::report::summaries::NotChecked;
use crate::domain::settings::Settings;
use crate::domain::settings::by_hand::ByHand;
use crate::domain::settings::waiver::Waiver;
use crate::domain::words::{cost_words, findings as words, labels, reasons};

#[derive(Serialize)]
pub(super) struct GeneratorJson {
    name: &'static str,
    version: &'static str,
}

impl Default for GeneratorJson {
    fn default() -> Self {
        Self { name: "bomlight", version: env!("CARGO_PKG_VERSION") }
    }
}

/// All that the result depends on besides the files.
#[derive(Serialize)]
pub(super) struct SettingsJson<'a> {
    boards: &'a [u32],
    #[serde(skip_serializing_if = "Option::is_none")]
    currency: Option<&'a str>,
    policy: &'static str,
    /// The whole profile; the word `none` where the parts alone are costed.
    profile: Value,
    #[serde(skip_serializing_if = "Option::is_none")]
    process: Option<&'a str>,
    #[serde(rename = "yield", skip_serializing_if = "Option::is_none")]
    good: Option<Plain>,
    #[serde(skip_serializing_if = "Option::is_none")]
    excess_limit: Option<Plain>,
    #[serde(skip_serializing_if = "Option::is_none")]
    target_price: Option<Plain>,
    #[serde(skip_serializing_if = "Option::is_none")]
    rates: Option<RatesJson<'a>>,
    estimates: bool,
    price_age_days: AgesJson,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    by_hand: Vec<ByHandJson<'a>>,
    lead_time_days: GradesJson,
    plan: TermsJson<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    phases: Option<PhasesJson>,
    #[serde(skip_serializing_if = "Option::is_none")]
    category: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    ship_date: Option<&'a str>,
    regimes: Vec<&'static str>,
    /// Severities that a person chose, by the code of the finding.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    severities: BTreeMap<&'a str, &'static str>,
    #[serde(skip_serializing_if = "<[Waiver]>::is_empty")]
    waivers: &'a [Waiver],
}

#[derive(Serialize)]
struct RatesJson<'a> {
    base: &'a str,
    date: &'a str,
    /// What one unit of the base buys.
    rates: BTreeMap<String, Plain>,
}

/// Up to how many days a price is fresh, and from how many on it is stale.
#[derive(Serialize)]
struct AgesJson {
    fresh: u32,
    stale: u32,
}

/// A decision about a line.
#[derive(Serialize)]
struct ByHandJson<'a> {
    source: u16,
    row: u32,
    /// Source and row of the offer that is bought; its file may have been closed since.
    #[serde(skip_serializing_if = "Option::is_none")]
    offer: Option<(u16, u32)>,
    #[serde(skip_serializing_if = "Option::is_none")]
    alternate: Option<&'a str>,
    /// Source and row of part data that was doubtful, and whether it is the line's part.
    #[serde(skip_serializing_if = "Option::is_none")]
    r#match: Option<(u16, u32, bool)>,
}

impl<'a> ByHandJson<'a> {
    fn list(by_hand: &'a ByHand) -> Vec<Self> {
        let of = |line: RowKey| Self {
            source: line.source.0,
            row: line.row.0,
            offer: None,
            alternate: None,
            r#match: None,
        };
        let offers = by_hand.offers.iter().map(|it| {
            let offer = it.offer.map(|at| (at.source.0, at.row.0));
            Self { offer, ..of(it.line) }
        });
        let alternates = by_hand.alternates.iter().map(|it| Self { alternate: Some(&it.mpn), ..of(it.line) });
        let matches = by_hand.matches.iter().map(|it| {
            let answer = Some((it.row.source.0, it.row.row.0, it.is_same));
            Self { r#match: answer, ..of(it.line) }
        });
        offers.chain(alternates).chain(matches).collect()
    }
}

/// Up to how many boards it is a prototype and a pilot, where that is not as usual.
#[derive(Serialize)]
struct PhasesJson {
    prototype: u32,
    pilot: u32,
}

#[derive(Serialize)]
struct GradesJson {
    watch: u32,
    amber: u32,
    long: u32,
    critical: u32,
}

impl<'a> SettingsJson<'a> {
    pub(super) fn new(report: &'a Report) -> Self {
        let settings = &report.settings;
        let grades = settings.lead_time;
        Self {
            boards: &settings.boards,
            currency: settings.currency.as_ref().map(|it| it.code()),
            policy: settings.policy.code(),
            profile: match &settings.profile {
                Some(_) if !report.audience.sees_purchase() => "withheld".into(),
                Some(it) => profile(it),
                None => "none".into(),
            },
            process: settings.process.as_deref(),
            good: settings.good.map(Plain),
            excess_limit: settings.excess_limit.map(Plain),
            target_price: settings.target_price.map(Plain),
            rates: settings.rates.as_ref().map(|it| RatesJson {
                base: it.base.code(),
                date: &it.date,
                rates: it.rates.iter().map(|(currency, rate)| (currency.to_string(), Plain(*rate))).collect(),
            }),
            estimates: settings.estimates,
            price_age_days: AgesJson {
                fresh: settings.price_age.fresh_days,
                stale: settings.price_age.stale_days,
            },
            by_hand: ByHandJson::list(&settings.by_hand),
            lead_time_days: GradesJson {
                watch: grades.watch_days,
                amber: grades.amber_days,
                long: grades.long_days,
                critical: grades.critical_days,
            },
            plan: TermsJson::new(report),
            phases: Some(settings.phases())
                .filter(|it| *it != Phases::default())
                .map(|it| PhasesJson { prototype: it.prototype(), pilot: it.pilot() }),
            category: settings.category.map(|it| it.code()),
            ship_date: settings.ship_date.as_deref(),
            regimes: settings.regimes.iter().map(|it| it.code()).collect(),
            severities: severities(settings),
            waivers: &settings.waivers,
        }
    }
}

/// By the code of the finding. Inserted one by one: collecting a map would sort, and sorting is much code.
fn severities(settings: &Settings) -> BTreeMap<&str, &'static str> {
    let mut chosen = BTreeMap::new();
    for (code, severity) in &settings.severities {
        chosen.insert(code.as_str(), severity.code());
    }
    chosen
}

/// The profile without what is not stated in it.
fn profile(profile: &Profile) -> Value {
    let mut value = serde_json::to_value(profile).unwrap_or_default();
    strip(&mut value);
    value
}

fn strip(value: &mut Value) {
    match value {
        Value::Object(map) => {
            map.values_mut().for_each(strip);
            map.retain(|_, it| {
                !it.is_null()
                    && it.as_str() != Some("")
                    && it.as_array().is_none_or(|it| !it.is_empty())
                    && it.as_object().is_none_or(|it| !it.is_empty())
            });
        }
        Value::Array(items) => items.iter_mut().for_each(strip),
        _ => {}
    }
}

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
pub(super) struct AssumptionJson {
    what: String,
    source: String,
}

impl AssumptionJson {
    pub(super) fn list(report: &Report) -> impl Iterator<Item = Self> {
        cost_words::assumptions(report).into_iter().map(|(what, source)| Self { what, source })
    }
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
    coverage: CoverageJson,
}

#[derive(Serialize)]
struct EstimatedJson {
    parts: Plain,
    low: Plain,
    high: Plain,
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
    total: Plain,
    per_board: Plain,
    #[serde(skip_serializing_if = "Option::is_none")]
    setup_share: Option<Plain>,
    #[serde(rename = "yield")]
    good: Plain,
    first_pass_yield: Plain,
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
        let has_around = sees_purchase && (report.counts_around || report.settings.profile.is_none());
        Self {
            boards: tier.boards,
            phase: labels::phase(report.settings.phase(tier.boards)),
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
                total: Plain(tier.total),
                per_board: Plain(tier.per_board),
                setup_share: sees_purchase.then(|| Plain(tier.setup_share())),
                good: Plain(tier.good),
                first_pass_yield: Plain(tier.first_pass),
                per_board_by_process: tier.by_process.iter().copied().map(Plain).collect(),
            }),
            estimated: tier.estimated.map(|it| EstimatedJson {
                parts: Plain(it.parts),
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

#[derive(Serialize)]
pub(super) struct FindingJson<'a> {
    code: &'static str,
    severity: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<u16>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sheet: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    row: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    column: Option<Cow<'a, str>>,
    /// Index into `lines`.
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<u32>,
    #[serde(skip_serializing_if = "String::is_empty")]
    message: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    hint: String,
    /// Why a person accepts it.
    #[serde(skip_serializing_if = "Option::is_none")]
    waived: Option<&'a str>,
}

impl<'a> FindingJson<'a> {
    pub(super) fn new(report: &'a Report, finding: &'a Finding) -> Self {
        let sees_lines = report.audience.sees_lines();
        let title = words::words_of(finding.code).title;
        let place = &finding.place;
        let found = place.source.zip(place.row).map(|(source, row)| report.row_in_sheet(source, row));
        Self {
            code: finding.code,
            severity: finding.severity.code(),
            source: place.source.map(|it| it.0),
            sheet: found.and_then(|it| it.0),
            row: found.map(|it| it.1).or(place.row).map(|it| it.0),
            column: place.source.zip(place.column).and_then(|(s, c)| plain::column(report, s, c)),
            line: place.line,
            message: if sees_lines { words::message(finding) } else { title.to_owned() },
            hint: if sees_lines { words::hint(finding) } else { String::new() },
            waived: finding.waived(),
        }
    }
}

#[derive(Serialize)]
pub(super) struct NotCheckedJson {
    check: &'static str,
    because: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    lines: Option<u32>,
}

impl NotCheckedJson {
    pub(super) fn new(not_checked: &NotChecked) -> Self {
        Self {
            check: not_checked.check,
            because: reasons::reason(not_checked.because),
            lines: not_checked.lines,
        }
    }
}
