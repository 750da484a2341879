//! The report of a link. What the link does not hold stays unknown.

use std::sync::Arc;

use rust_decimal::Decimal;

use super::contents::{CostJson, LinesJson, RESULTS, ReportJson, SupplyJson, TierJson};
use crate::domain::assess::compliance::judge;
use crate::domain::bom::BomLine;
use crate::domain::bom::package::PackageClass;
use crate::domain::compliance::RohsStatus;
use crate::domain::compliance::category::Category;
use crate::domain::compliance::regimes::{Answer, Regime, RegimeAnswer};
use crate::domain::cost::bought::Bought;
use crate::domain::cost::line_cost::Basis;
use crate::domain::cost::line_costs::{LineCosts, OfPart};
use crate::domain::cost::tier::{Coverage, Tier};
use crate::domain::day::Day;
use crate::domain::finding::{Finding, Severity};
use crate::domain::money::Currency;
use crate::domain::parts::Offer;
use crate::domain::parts::lifecycle::Lifecycle;
use crate::domain::place::{Place, RowNumber, SourceIndex};
use crate::domain::profile::phases::Phases;
use crate::domain::profile::{Process, Profile};
use crate::domain::read::CSV;
use crate::domain::recognise::Layout;
use crate::domain::report::Report;
use crate::domain::report::curves::Curves;
use crate::domain::report::line::ReportLine;
use crate::domain::report::prepared::Prepared;
use crate::domain::report::source::{Shared, Source, SourceRole};
use crate::domain::report::summaries::{NotChecked, RegimeSummary, SupplySummary, Verdict};
use crate::domain::settings::Settings;
use crate::domain::words::reasons;

/// More lines than this do not fit a link that a browser takes.
const MOST_LINES: usize = 100_000;
/// Why a line answers so: the statements are not in the link.
const TOLD: &str = "told-by-link";
/// More findings than this are not counted.
const MOST_FINDINGS: usize = 100_000;
const STATUSES: [RohsStatus; 5] = [
    RohsStatus::NotApplicable,
    RohsStatus::Compliant,
    RohsStatus::ByExemption,
    RohsStatus::Unknown,
    RohsStatus::NonCompliant,
];
const LIFECYCLES: [Lifecycle; 7] = [
    Lifecycle::Preliminary,
    Lifecycle::Active,
    Lifecycle::DiscontinuedAtSeller,
    Lifecycle::Nrnd,
    Lifecycle::LastTimeBuy,
    Lifecycle::EndOfLife,
    Lifecycle::Obsolete,
];

/// `None` where the parts of the link do not fit together.
pub(super) fn report(mut found: ReportJson) -> Option<Report> {
    Day::from_iso(&found.d)?;
    if !found.t.iter().all(is_sound) || !found.g.iter().all(|it| fits(it.1)) {
        return None;
    }
    let mut settings = settings(&found)?;
    let currency = settings.currency;
    let rohs = rohs(found.r, found.u, found.e)?;
    let mut regimes: Vec<RegimeSummary> = found.z.iter().filter_map(regime).collect();
    for it in regimes.iter_mut().filter(|it| it.regime == Regime::EuRohs) {
        it.doubtful = rohs.doubtful;
    }
    settings.regimes = regimes.iter().map(|it| it.regime).collect();
    let said_in_link = found.l.as_mut().map(|it| std::mem::take(&mut it.says)).unwrap_or_default();
    let mut lines = match found.l {
        Some(lines) => read_lines(lines, &settings.boards.as_slice().into())?,
        None => counted_lines(found.m)?,
    };
    let is_counted = counts_fit(&found.t, &found.s, &regimes, &rohs, lines.len());
    let dnp = lines.iter().filter(|it| it.line.dnp).count();
    if !is_counted || (found.m.0 as usize, found.m.1 as usize) != (lines.len(), dnp) {
        return None;
    }
    for line in &mut lines {
        judge(line, &settings);
        line.find_usual();
    }
    let answers = said(&mut lines, &said_in_link, settings.regimes.len());
    if !said_in_link.is_empty() && !answers_fit(&lines, answers.as_deref(), &rohs, &regimes) {
        return None;
    }
    verdict(&found.v)?;
    Some(Report {
        audience: found.contents.audience(),
        shared: Some(Shared { by: found.by, on: found.d }),
        settings,
        currency,
        sources: vec![source(found.n, lines.len())],
        lines,
        tiers: found.t.iter().map(tier).collect(),
        rohs,
        regimes,
        supply: SupplySummary {
            longest_lead_time_days: found.s.longest,
            gating_lines: Vec::new(),
            long_lead: found.s.long,
            lead_time_unknown: found.s.unknown,
            stock_unknown: found.s.stockless,
            short: found.s.short,
            largest_build_from_stock: found.s.covers,
        },
        findings: found.f.iter().flat_map(|it| findings_of(&it.0, it.1)).take(MOST_FINDINGS).collect(),
        not_checked: found.x.iter().filter_map(|it| not_checked(&it.0, &it.1, it.2)).collect(),
        curve: found.g,
        curves: Curves::default(),
        crossing: None,
        work: None,
        counts_around: found.a,
        attrition: Vec::new(),
        prepared: Prepared { answers, ..Prepared::default() },
    })
}

/// The counts of the regimes are those of the lines beside them, as far as the lines say something.
fn answers_fit(
    lines: &[ReportLine],
    answers: Option<&[Vec<RegimeAnswer>]>,
    rohs: &RegimeSummary,
    regimes: &[RegimeSummary],
) -> bool {
    let counts = |summary: &RegimeSummary, answer: &dyn Fn(usize) -> Option<Answer>| {
        let mut left = summary.counts;
        let fitted = lines.iter().enumerate().filter(|it| !it.1.line.dnp);
        let mut each = fitted.map(|it| answer(it.0));
        let fits = each.all(|answer| {
            let count = answer.and_then(|it| left.get_mut(it as usize));
            count.is_some_and(|it| it.checked_sub(1).map(|less| *it = less).is_some())
        });
        fits && left.iter().all(|it| *it == 0)
    };
    let mut answered =
        answers.into_iter().flat_map(|said| regimes.iter().enumerate().map(move |it| (said, it)));
    counts(rohs, &|line| Some(lines.get(line)?.rohs.answer()))
        && answered.all(|(said, (at, it))| counts(it, &|line| Some(said.get(line)?.get(at)?.answer)))
}

/// No count is of more lines than there are.
fn counts_fit(
    tiers: &[TierJson],
    supply: &SupplyJson,
    regimes: &[RegimeSummary],
    rohs: &RegimeSummary,
    lines: usize,
) -> bool {
    let fits = |counts: &[u32]| counts.iter().map(|it| u64::from(*it)).sum::<u64>() <= lines as u64;
    tiers.iter().all(|it| fits(&it.c))
        && regimes.iter().chain([rohs]).all(|it| fits(&it.counts))
        && [supply.long, supply.unknown, supply.stockless.unwrap_or(0)].iter().all(|it| fits(&[*it]))
}

/// What the report was made with; `None` where it makes no sense.
fn settings(found: &ReportJson) -> Option<Settings> {
    let mut settings = Settings::parts_alone(found.d.clone());
    let boards: Vec<u32> = found.t.iter().map(|it| it.b).collect();
    if !boards.is_empty() {
        settings.set_boards(&boards);
        if settings.boards != boards {
            return None;
        }
    }
    settings.currency = if found.c.is_empty() { None } else { Some(Currency::named(&found.c)?) };
    settings.phases = match found.q {
        Some((prototype, pilot)) => Some(Phases::of(prototype, pilot)?),
        None => None,
    };
    settings.profile = profile(&found.p, settings.currency);
    settings.category = if found.k.is_empty() { None } else { Some(Category::from_code(&found.k)?) };
    settings.ship_date = if found.h.is_empty() { None } else { Some(Day::from_iso(&found.h)?.iso()) };
    Some(settings)
}

/// The counts of EU RoHS. In older links the doubtful ones are among those by exemption.
fn rohs(mut told: [u32; 5], doubtful: u32, older: u32) -> Option<RegimeSummary> {
    let [_, by_exemption, _, _, unknown] = &mut told;
    *by_exemption = by_exemption.checked_sub(older)?;
    *unknown = unknown.checked_add(older)?;
    let doubtful = doubtful.max(older);
    let mut summary = RegimeSummary { regime: Regime::EuRohs, counts: Default::default(), doubtful };
    for (answer, count) in RESULTS.into_iter().zip(told) {
        *summary.counts.get_mut(answer as usize)? = count;
    }
    Some(summary)
}

/// Takes over what the lines answer to the regimes, as far as the link holds it.
fn said(lines: &mut [ReportLine], told: &[Vec<u8>], regimes: usize) -> Option<Vec<Vec<RegimeAnswer>>> {
    let of = |list: &Vec<u8>, at: usize| -> Option<Answer> {
        Answer::ALL.get(usize::from(*list.get(at)?)).copied()
    };
    let (rohs, chosen) = told.split_first()?;
    for (at, line) in lines.iter_mut().enumerate() {
        let answer = of(rohs, at)?;
        if line.rohs.answer() != answer {
            line.rohs.judged = RegimeAnswer { answer, because: TOLD };
        }
    }
    if chosen.len() != regimes {
        return None;
    }
    let line = |at: usize| {
        chosen.iter().map(|it| Some(RegimeAnswer { answer: of(it, at)?, because: TOLD })).collect()
    };
    (0..lines.len()).map(line).collect()
}

fn verdict(code: &str) -> Option<Verdict> {
    [Verdict::Pass, Verdict::Fail, Verdict::Unknown].into_iter().find(|it| it.code() == code)
}

/// A regime that this program does not know is left out.
fn regime((code, counts, verdict): &(String, Vec<u32>, String)) -> Option<RegimeSummary> {
    self::verdict(verdict)?;
    let counts = counts.as_slice().try_into().ok()?;
    Some(RegimeSummary { regime: Regime::from_code(code)?, counts, doubtful: 0 })
}

/// The most that all boards together come to: sums of such amounts cannot overflow.
const LARGEST: i128 = 10_000_000_000_000_000_000_000;

fn fits(amount: Decimal) -> bool {
    amount >= Decimal::ZERO && amount <= Decimal::from(LARGEST)
}

fn is_sound(tier: &TierJson) -> bool {
    let mut amounts = tier.w.iter().flatten().chain([&tier.t, &tier.u]);
    // Of a board with ten thousands of parts next to none is good at the first pass.
    let (first_pass, good) = tier.y;
    let is_share = |it: Decimal| it >= Decimal::ZERO && it <= Decimal::ONE;
    amounts.all(|it| fits(*it)) && is_share(first_pass) && is_share(good) && good > Decimal::ZERO
}

/// Only the names of the processes are known.
fn profile(names: &[String], currency: Option<Currency>) -> Option<Profile> {
    (!names.is_empty()).then(|| Profile {
        name: String::new(),
        currency: currency.unwrap_or(Currency::USD),
        date: String::new(),
        processes: names.iter().map(|it| Process { name: it.clone(), ..Process::default() }).collect(),
        attrition_tables: Vec::new(),
        allowances: None,
        reel_fee: None,
        phases: None,
        branding: crate::domain::profile::branding::Branding::default(),
    })
}

fn source(name: String, lines: usize) -> Source {
    Source {
        name,
        role: SourceRole::Bom,
        format: CSV,
        encoding: None,
        delimiter: None,
        sheet: None,
        layout: Layout::default(),
        line_count: u32::try_from(lines).unwrap_or(u32::MAX),
        is_sample: false,
        sha256: None,
    }
}

fn tier(found: &TierJson) -> Tier {
    let [parts, attrition, excess, pcb, assembly, setup, nre, margin] = found.w.unwrap_or_default();
    let [priced, estimated, unpriced, dnp] = found.c;
    Tier {
        boards: found.b,
        parts,
        attrition,
        excess,
        pcb,
        assembly,
        setup,
        nre,
        margin,
        total: found.t,
        per_board: found.u,
        first_pass: found.y.0,
        good: found.y.1,
        process: found.p,
        by_process: Vec::new(),
        estimated: None,
        likely: None,
        coverage: Coverage { priced, estimated, unpriced, dnp },
    }
}

/// Codes that this program does not know are left out.
fn findings_of(code: &str, counts: [u32; 3]) -> impl Iterator<Item = Finding> {
    let code = crate::domain::rules::known_code(code);
    let severities = [Severity::Note, Severity::Warning, Severity::Error].into_iter().zip(counts);
    let each = severities.flat_map(|(severity, count)| (0..count).map(move |_| severity));
    each.filter_map(move |severity| Some(Finding::new(code?, severity, Place::default())))
}

fn not_checked(check: &str, because: &str, lines: Option<u32>) -> Option<NotChecked> {
    let check = reasons::CHECKS.iter().find(|it| it.check == check)?.check;
    let because = reasons::REASONS.iter().find(|it| it.0 == because)?.0;
    Some(NotChecked { check, because, lines })
}

/// Lines of which only the number is known.
fn counted_lines((count, dnp): (u32, u32)) -> Option<Vec<ReportLine>> {
    let count = usize::try_from(count).ok().filter(|it| *it <= MOST_LINES)?;
    Some((0..count).map(|it| blank(RowNumber::from_index(it), (it as u64) < u64::from(dnp))).collect())
}

fn blank(row: RowNumber, dnp: bool) -> ReportLine {
    ReportLine::unjudged(BomLine { dnp, ..BomLine::blank(SourceIndex(0), row) })
}

fn read_lines(found: LinesJson, boards: &Arc<[u32]>) -> Option<Vec<ReportLine>> {
    let count = found.row.len();
    let lengths = [
        found.refs.len(),
        found.qty.len(),
        found.each.len(),
        found.dnp.len(),
        found.mpn.len(),
        found.mfr.len(),
        found.value.len(),
        found.package.len(),
        found.text.len(),
        found.rohs.len(),
        found.exemptions.len(),
        found.lead.len(),
        found.stock.len(),
        found.life.len(),
    ];
    let is_whole = |it: &CostJson| {
        [it.order.len(), it.price.len(), it.paid.len(), it.seller.len()].iter().all(|it| *it == count)
    };
    let is_priced = found.cost.is_empty() || found.cost.len() == boards.len();
    let numbers = found.cost.iter().flat_map(|it| it.order.iter().chain(&it.price).chain(&it.paid));
    let numbers = numbers.chain(&found.qty).chain(&found.stock).flatten().chain(&found.each);
    if !numbers.copied().all(fits) {
        return None;
    }
    if count > MOST_LINES
        || lengths.iter().any(|it| *it != count)
        || !is_priced
        || !found.cost.iter().all(is_whole)
    {
        return None;
    }
    (0..count).map(|at| line(&found, at, boards)).collect()
}

fn line(found: &LinesJson, at: usize, boards: &Arc<[u32]>) -> Option<ReportLine> {
    let text = |list: &[String]| list.get(at).cloned();
    let words = |list: &[String]| -> Option<Vec<String>> {
        Some(list.get(at)?.split_whitespace().map(str::to_owned).collect())
    };
    let mut line = blank(RowNumber(*found.row.get(at)?), *found.dnp.get(at)? != 0);
    let bom = &mut line.line;
    bom.designators = words(&found.refs)?;
    bom.quantity = *found.qty.get(at)?;
    bom.mpn = text(&found.mpn)?;
    bom.manufacturer = text(&found.mfr)?;
    bom.value = text(&found.value)?;
    bom.footprint = text(&found.package)?;
    bom.description = text(&found.text)?;
    let dnp = bom.dnp;
    let rohs = found.rohs.get(at)?;
    line.rohs.status = STATUSES.into_iter().find(|it| it.code() == rohs)?;
    line.rohs.exemptions = words(&found.exemptions)?;
    line.lead_time_days = *found.lead.get(at)?;
    line.stock = *found.stock.get(at)?;
    let life = found.life.get(at)?;
    line.lifecycle = LIFECYCLES.into_iter().find(|it| it.code() == life);
    let each = *found.each.get(at)?;
    let basis = if dnp { Basis::Dnp } else { Basis::Unpriced };
    line.cost = LineCosts::unbought(boards, each, basis, PackageClass::Other);
    let part = OfPart::alone(each);
    for (volume, boards) in boards.iter().enumerate() {
        each.checked_mul(Decimal::from(*boards))?;
        if let Some(bought) = found.cost.get(volume).and_then(|costs| price(&mut line, costs, at)) {
            line.cost.buy(volume, part, bought);
        }
    }
    Some(line)
}

/// What is bought for a line; who sells it is put in as an offer without breaks.
fn price(line: &mut ReportLine, costs: &CostJson, at: usize) -> Option<Bought> {
    let of = |list: &[Option<Decimal>]| list.get(at).copied().flatten();
    let (order, unit_price, extended) = (of(&costs.order)?, of(&costs.price)?, of(&costs.paid));
    let seller = costs.seller.get(at).filter(|it| !it.is_empty());
    let offer = seller.and_then(|seller| {
        let known = line.offers.iter().position(|it| it.seller.as_ref() == Some(seller));
        let position = known.unwrap_or_else(|| {
            line.offers.push(Arc::new(Offer { seller: Some(seller.clone()), ..Offer::default() }));
            line.offers.len() - 1
        });
        u16::try_from(position).ok()
    });
    Some(Bought { attrition: Decimal::ZERO, order, unit_price, extended, offer, plan: None, rule: 0 })
}
