//! `settings`: all that the result depends on besides the files.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::Value;

use super::plain::Plain;
use super::supply::TermsJson;
use crate::domain::place::RowKey;
use crate::domain::profile::Profile;
use crate::domain::profile::phases::Phases;
use crate::domain::report::Report;
use crate::domain::settings::Settings;
use crate::domain::settings::by_hand::ByHand;
use crate::domain::settings::waiver::Waiver;

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
    /// What lines without a price are estimated by.
    #[serde(skip_serializing_if = "Option::is_none")]
    reference: Option<ReferenceJson<'a>>,
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
struct ReferenceJson<'a> {
    name: &'a str,
    as_of: String,
    price_level: &'static str,
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
            reference: settings.reference.as_deref().filter(|_| settings.estimates).map(|it| ReferenceJson {
                name: &it.name,
                as_of: it.date.iso(),
                price_level: settings.price_level.code(),
            }),
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
