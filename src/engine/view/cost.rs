//! The cost as the screen shows it: the volumes, what each total is made of, and what it rests on.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::{
    AssumptionView, ChartView, CostView, ParetoView, PointView, PolicyView, ProcessView, ShareView, TickView,
    TierView,
};
use crate::domain::cost::Tier;
use crate::domain::cost::policy::Policy;
use crate::domain::export::labels;
use crate::domain::money::rounding::{per_piece, share};
use crate::domain::report::{Report, chart, pareto};
use crate::domain::words::labels as names;
use crate::domain::words::{cost_words as words, numbers};

pub(super) fn cost(report: &Report) -> CostView {
    let settings = &report.settings;
    let profile = settings.profile.as_ref();
    CostView {
        currency: report.currency.map(|it| it.to_string()).unwrap_or_default(),
        tiers: report.tiers.iter().enumerate().map(|(volume, it)| tier(report, it, volume)).collect(),
        chart: chart::cost_curve(report).map(|it| ChartView {
            width: it.width,
            height: it.height,
            x_ticks: it.x_ticks.into_iter().map(tick).collect(),
            y_ticks: it.y_ticks.into_iter().map(tick).collect(),
            path: it.path,
            points: it.points.into_iter().map(|it| PointView { x: it.x, y: it.y, label: it.label }).collect(),
            description: it.description,
        }),
        scope: words::scope(report),
        counts_around: report.counts_around,
        processes: profile
            .iter()
            .flat_map(|it| &it.processes)
            .zip(0_u16..)
            .map(|(process, index)| ProcessView {
                name: process.name.clone(),
                attrition: process.attrition.clone(),
                good: report
                    .tiers
                    .iter()
                    .find(|it| it.process == Some(index))
                    .map(words::good)
                    .unwrap_or_default(),
            })
            .collect(),
        process: settings.process.clone().unwrap_or_default(),
        crossing: words::crossing(report),
        crossing_boards: report.crossing.as_ref().map(|it| it.boards),
        policies: Policy::ALL
            .map(|policy| PolicyView {
                policy,
                label: words::policy(policy).to_owned(),
                is_chosen: policy == settings.policy,
            })
            .into(),
        good_percent: settings
            .good
            .map(|it| numbers::decimal(it.saturating_mul(Decimal::ONE_HUNDRED)))
            .unwrap_or_default(),
        assumptions: words::assumptions(report)
            .into_iter()
            .map(|(what, source)| AssumptionView { what, source })
            .collect(),
    }
}

fn tick(tick: chart::Tick) -> TickView {
    TickView { at: tick.at, label: tick.label }
}

fn tier(report: &Report, tier: &Tier, volume: usize) -> TierView {
    let coverage = tier.coverage;
    let is_known = coverage.priced > 0;
    let amount = |value| if is_known { numbers::amount(value) } else { String::new() };
    let when_known = |text: String| if is_known { text } else { String::new() };
    TierView {
        boards: tier.boards,
        boards_text: numbers::count(tier.boards.into()),
        phase: names::phase(tier.boards).to_owned(),
        per_board: amount(tier.per_board),
        parts: amount(tier.parts),
        excess: amount(tier.excess),
        total: amount(tier.total),
        process: words::process(report, tier).to_owned(),
        by_process: if is_known { words::by_process(report, tier) } else { Vec::new() },
        shares: if is_known { shares(tier) } else { Vec::new() },
        setup_share: when_known(words::setup_share(report, tier)),
        good: words::tier_good(report, tier),
        pareto: pareto_rows(report, volume),
        priced: coverage.priced,
        estimated: coverage.estimated,
        unpriced: coverage.unpriced,
        dnp: coverage.dnp,
        short: labels::short_lines(report, tier.boards),
    }
}

fn shares(tier: &Tier) -> Vec<ShareView> {
    words::breakdown(tier)
        .into_iter()
        .filter(|it| !it.amount.is_zero())
        .map(|it| ShareView {
            code: it.code.to_owned(),
            label: it.label.to_owned(),
            amount: numbers::amount(it.amount),
            per_board: numbers::amount(per_piece(it.amount, tier.boards)),
            permille: permille(it.amount, tier.total),
        })
        .collect()
}

fn permille(amount: Decimal, total: Decimal) -> u16 {
    share(Decimal::from(1_000), amount, total).and_then(|it| it.round().to_u16()).unwrap_or(0)
}

fn pareto_rows(report: &Report, volume: usize) -> Vec<ParetoView> {
    let found = pareto::pareto(report, volume);
    found
        .rows
        .iter()
        .filter_map(|it| {
            Some(ParetoView {
                line: it.line,
                title: super::line::title(report.lines.get(it.line as usize)?),
                extended: numbers::amount(it.extended),
                share: words::percent(it.extended, found.total),
                permille: permille(it.extended, found.total),
                cumulated: words::percent(it.cumulated, found.total),
            })
        })
        .collect()
}
