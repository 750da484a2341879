//! Prototype and mass production side by side: the same questions to a small and a large number of boards.

use crate::domain::cost::tier::Tier;
use crate::domain::export::labels;
use crate::domain::known::Known;
use crate::domain::language::{en, tr};
use crate::domain::profile::phases::Phase;
use crate::domain::ready::{Answer, ready};
use crate::domain::report::Report;
use crate::domain::supply::part::parts_of;
use crate::domain::supply::plan::Plan;
use crate::domain::supply::usual::usual_plan;
use crate::domain::words::{cost_words, coverage, names, numbers, plan_words, quote};
use crate::engine::view::table::{TableRow, TableView};

/// Both sides, a column each; no rows where there is one number of boards alone.
pub fn sides(report: &Report) -> TableView {
    let Some(sides) = volumes(report) else { return TableView::default() };
    let tiers = sides.map(|it| it.1);
    let head = |tier: &Tier| {
        let phase = names::phase(report.settings.phase(tier.boards));
        tr!("{}, {}", phase, numbers::boards(tier.boards))
    };
    let row = |class: &str, label: &str, cells: [String; 2]| TableRow {
        class: class.to_owned(),
        label: label.to_owned(),
        cells: cells.into(),
    };
    let by_process = processes(report, tiers);
    let rests_on = tiers.map(|it| coverage::priced(&it.coverage));
    let mut rows = vec![
        row("total", tr(board_label(report)), tiers.map(|it| board(report, it))),
        row("quiet", tr("What it rests on"), rests_on),
    ];
    rows.extend(by_process.into_iter().map(|(label, cells)| row("quiet", &label, cells)));
    let sees_purchase = report.audience.sees_purchase();
    if report.counts_around && sees_purchase {
        rows.push(row("", tr("Set-up and one-time cost"), tiers.map(|it| once(report, it))));
        rows.push(row("quiet", tr("Of the total"), tiers.map(|it| cost_words::setup_share(report, it))));
    }
    rows.extend(dates(report, tiers).into_iter().map(|(label, cells)| row("", label, cells)));
    rows.push(row("", tr("Lines short of stock"), tiers.map(|it| short(report, it))));
    if sees_purchase && (report.settings.profile.is_some() || report.settings.good.is_some()) {
        rows.push(row("", tr("Good boards"), tiers.map(|it| cost_words::tier_good(report, it))));
    }
    let checks = ready(report);
    let open = sides.map(|it| checks.get(it.0).map(|it| open(&it.checks)).unwrap_or_default());
    if open.iter().all(|it| !it.is_empty()) {
        rows.push(row("", tr("Checks before production"), open));
    }
    rows.retain(|it| it.cells.iter().any(|it| !it.is_empty()));
    TableView { heads: std::iter::once(tr("Boards").to_owned()).chain(tiers.map(head)).collect(), rows }
}

fn board_label(report: &Report) -> &'static str {
    let [priced_lines, _] = quote::PRICED_LINES;
    if quote::is_of_priced_lines(report) { priced_lines } else { "One good board" }
}

/// The sides with their places among the volumes: of the volumes below mass production the middle one of the prototypes, or
/// the first; and of mass production the first, or the last of all.
fn volumes(report: &Report) -> Option<[(usize, &Tier); 2]> {
    let tiers: Vec<(usize, &Tier)> = report.tiers.iter().enumerate().collect();
    let of = |phase| tiers.iter().filter(move |it| report.settings.phase(it.1.boards) == phase);
    let prototypes: Vec<_> = of(Phase::Prototype).collect();
    let small = prototypes.get(prototypes.len() / 2).copied().or(tiers.first())?;
    let large = of(Phase::MassProduction).next().or(tiers.last())?;
    (small.0 < large.0).then_some([*small, *large])
}

/// "17.71", "≈ 64 (48 to 85)".
fn board(report: &Report, tier: &Tier) -> String {
    let price = cost_words::board_price(report, tier);
    let band = cost_words::board_band(report, tier);
    match (price.is_empty(), band.is_empty()) {
        (true, _) => tr("Unknown").to_owned(),
        (_, true) => price,
        _ => tr!("{} ({})", price, band),
    }
}

/// What a good board costs by each process, where there are several: the cheaper one is taken.
fn processes(report: &Report, tiers: [&Tier; 2]) -> Vec<(String, [String; 2])> {
    let is_told = report.counts_around && tiers.iter().all(|it| it.by_process.len() > 1);
    let cost = |tier: &Tier, process: usize| -> Option<String> {
        let (amount, price) = (*tier.by_process.get(process)?, tier.board_price()?);
        // What is estimated besides costs the same with each.
        let amount = amount.checked_sub(tier.per_board)?.checked_add(price.amount)?;
        Some(match price.band {
            Some(band) => numbers::about(numbers::rough_in(amount, band, report.currency)),
            None => numbers::amount(amount, report.currency),
        })
    };
    let count = if is_told { tiers.iter().map(|it| it.by_process.len()).min().unwrap_or(0) } else { 0 };
    let rows = (0_u16..).take(count).map(|at| {
        let name = cost_words::process_name(report, at);
        (tr!("With {}", name), tiers.map(|it| cost(it, at.into()).unwrap_or_default()))
    });
    rows.collect()
}

/// How many of the lines that state a stock are short; unknown where none does.
fn short(report: &Report, tier: &Tier) -> String {
    let Known { lines, of } = report.known_stock();
    let Some(short) = labels::short_lines(report, tier.boards) else { return String::new() };
    let short = numbers::count(short.into());
    match lines {
        0 if of > 0 => tr("Unknown").to_owned(),
        _ if lines == of => short,
        _ => tr!("{} of the {} that state a stock", short, numbers::count(lines.into())),
    }
}

fn once(report: &Report, tier: &Tier) -> String {
    numbers::amount(tier.setup.saturating_add(tier.nre), report.currency)
}

/// When the boards ship if all is ordered on the day of the check, what they wait for, and what usual lead times say.
fn dates(report: &Report, tiers: [&Tier; 2]) -> [(&'static str, [String; 2]); 3] {
    let parts = parts_of(report);
    let plans = tiers.map(|it| Plan::of(&parts, &report.settings, it.boards));
    let of = |tell: &dyn Fn(&Plan) -> String| {
        [0, 1].map(|at: usize| plans.get(at).and_then(Option::as_ref).map(tell).unwrap_or_default())
    };
    // Where most parts have no date nobody knows what is the last to come.
    let gating = |plan: &Plan| match plan_words::has_no_date(plan) {
        true => tr("Unknown").to_owned(),
        false => plan_words::gating(report, &parts, plan),
    };
    let usual = |plan: &Plan| {
        usual_plan(report, &parts, plan).map(|it| plan_words::usual_ship(&it.0, it.1)).unwrap_or_default()
    };
    [
        (tr("Ships, ordered today"), of(&plan_words::ship)),
        (tr("Bottleneck"), of(&gating)),
        (tr(plan_words::USUAL_SHIP), of(&usual)),
    ]
}

/// "3 not yet, 2 unknown, 4 go".
fn open(checks: &[crate::domain::ready::Check]) -> String {
    let count = |answer| numbers::count(checks.iter().filter(|it| it.answer == answer).count() as u64);
    let words = en!("{} not yet, {} unknown, {} ready");
    tr!(words, count(Answer::NotYet), count(Answer::Unknown), count(Answer::Go))
}
