//! The cost as the screen shows it: the volumes, what each total is made of, and what it rests on.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::domain::cost::tier::{Likely, Tier};
use crate::domain::export::labels;
use crate::domain::known::Known;
use crate::domain::language::{tr, tr_text};
use crate::domain::money::minor_digits;
use crate::domain::money::rounding::{per_good_board, share};
use crate::domain::report::{Report, pareto};
use crate::domain::words::{cost_words as words, coverage, names, numbers, quote, stop};
use crate::engine::view::table::{TableRow, TableView};
use serde::{Deserialize, Serialize};

pub(super) fn cost(report: &Report) -> CostView {
    CostView {
        currency: report.currency.map(|it| it.to_string()).unwrap_or_default(),
        tiers: report.tiers.iter().enumerate().map(|(volume, it)| tier(report, it, volume)).collect(),
        per_board: table(report, true),
        per_order: table(report, false),
        scope: words::scope(report),
        counts_around: report.counts_around,
        is_estimated: report.has_estimates(),
        crossing: words::crossing(report),
        profile: report
            .settings
            .profile
            .as_ref()
            .map(|it| tr_text(&it.name).into_owned())
            .unwrap_or_default(),
        assumptions: words::assumptions(report)
            .into_iter()
            .map(|(what, source)| AssumptionView { what, source })
            .collect(),
    }
}

/// Its price of a board rests on at least half of the lines.
fn has_price(tier: &Tier) -> bool {
    tier.coverage.known().is_figure()
}

/// Some line of it has a price or an estimate: else its amounts are unknown and not zero.
fn is_known(tier: &Tier) -> bool {
    tier.coverage.answered().lines > 0
}

fn tier(report: &Report, tier: &Tier, volume: usize) -> TierView {
    let priced = tier.coverage;
    TierView {
        boards: tier.boards,
        boards_text: numbers::count(tier.boards.into()),
        per_board: words::board_price(report, tier),
        band: words::board_band(report, tier),
        known: priced.known(),
        coverage: match words::estimated(report, tier) {
            none if none.is_empty() => stop(&coverage::priced(&priced)),
            sentence => sentence,
        },
        pareto: pareto_rows(report, volume),
        priced: priced.priced,
        estimated: priced.estimated,
        unpriced: priced.unpriced,
        dnp: priced.dnp,
        short: labels::short_lines(report, tier.boards).filter(|_| report.known_stock().lines > 0),
    }
}

/// What stands where an amount is zero or not known.
const NOTHING: &str = "–";

/// What a good board or the whole order costs at each volume, taken apart: the rows of amounts add up to the total.
fn table(report: &Report, is_per_board: bool) -> TableView {
    let tiers = report.tiers.as_slice();
    if !tiers.iter().any(is_known) {
        return TableView::default();
    }
    let scaled = |tier: &Tier, amount: Decimal| {
        if is_per_board { per_good_board(amount, tier.boards, tier.good) } else { amount }
    };
    let board_price = |tier: &Tier| tier.board_price().map_or(tier.per_board, |it| it.amount);
    let per_board_places = |tier: &Tier| numbers::column_places(board_price(tier), report.currency);
    let places =
        |tier: &Tier| if is_per_board { per_board_places(tier) } else { minor_digits(report.currency) };
    let amount = |tier: &Tier, amount: Decimal| numbers::column_amount(scaled(tier, amount), places(tier));
    let unless_zero = |tier: &Tier, it: Decimal| {
        if it.is_zero() || !is_known(tier) { NOTHING.to_owned() } else { amount(tier, it) }
    };
    let row = |class: &str, label: &str, cell: &dyn Fn(&Tier) -> String| TableRow {
        class: class.to_owned(),
        label: label.to_owned(),
        cells: tiers.iter().map(cell).collect(),
    };
    // How much is priced stands before what it costs.
    let mut rows = vec![row("quiet", tr("Lines with a price"), &|it| {
        let Known { lines, of } = it.coverage.known();
        tr!("{} of {}", numbers::count(lines.into()), numbers::count(of.into()))
    })];
    rows.push(row("quiet", tr("Phase"), &|it| names::phase(report.settings.phase(it.boards)).to_owned()));
    if report.settings.profile.is_some() {
        rows.push(row("quiet", tr("Process"), &|it| words::process(report, it).into_owned()));
    }
    for (at, portion) in words::breakdown(&Tier::default()).iter().enumerate() {
        let of = |tier: &Tier| words::breakdown(tier).get(at).map_or(Decimal::ZERO, |it| it.amount);
        if tiers.iter().any(|it| !of(it).is_zero()) {
            let class = ["kind kind-", portion.code].concat();
            rows.push(row(&class, portion.label, &|tier| unless_zero(tier, of(tier))));
        }
    }
    let [of_board, of_order] = match quote::is_of_priced_lines(report) {
        true => quote::PRICED_LINES,
        false => ["One good board", "The whole order"],
    };
    let sum = tr(if is_per_board { of_board } else { of_order });
    let total = |it: &Tier| if has_price(it) { unless_zero(it, it.total) } else { NOTHING.to_owned() };
    rows.push(row("total", sum, &total));
    rows.extend(estimated(report, &row, &|tier, it| numbers::rough(scaled(tier, it)), is_per_board));
    if is_per_board && report.counts_around {
        rows.extend(by_process(report, &row));
    }
    rows.extend(besides(report, &row));
    let heads = tiers.iter().map(|it| numbers::count(it.boards.into()));
    TableView { heads: std::iter::once(tr("Boards").to_owned()).chain(heads).collect(), rows }
}

/// Makes a row of a class and a label, with the cell of each tier.
type RowOf<'a> = dyn Fn(&str, &str, &dyn Fn(&Tier) -> String) -> TableRow + 'a;

/// What a good board costs with each process, where there are several.
fn by_process(report: &Report, row: &RowOf<'_>) -> Vec<TableRow> {
    let most = report.tiers.iter().map(|it| it.by_process.len()).max().unwrap_or(0);
    let cell = |tier: &Tier, process: usize| match tier.by_process.get(process) {
        Some(cost) if has_price(tier) => {
            numbers::column_amount(*cost, numbers::column_places(tier.per_board, report.currency))
        }
        _ => NOTHING.to_owned(),
    };
    let of = |process: usize| {
        let name = u16::try_from(process).map(|it| words::process_name(report, it)).unwrap_or_default();
        row("quiet", &tr!("With {}", name), &|tier| cell(tier, process))
    };
    let is_priced = report.tiers.iter().any(has_price);
    (0..most).filter(|_| most > 1 && is_priced).map(of).collect()
}

/// What stands below the amounts: set-up, yield, estimates, stock.
fn besides(report: &Report, row: &RowOf<'_>) -> Vec<TableRow> {
    let mut rows = Vec::new();
    let sees_purchase = report.audience.sees_purchase();
    if report.counts_around && sees_purchase {
        rows.push(row("quiet", tr("Set-up and one-time share"), &|it| words::setup_share(report, it)));
    }
    if sees_purchase && (report.settings.profile.is_some() || report.settings.good.is_some()) {
        rows.push(row("quiet", tr("Good boards"), &|it| words::good_percent(it.good)));
    }
    if report.tiers.iter().any(|it| it.coverage.estimated > 0) {
        rows.push(row("estimated", tr("Lines estimated"), &|it| {
            numbers::count(it.coverage.estimated.into())
        }));
    }
    if report.known_stock().lines > 0 {
        rows.push(row("quiet", tr("Lines short of stock"), &|it| {
            labels::short_lines(report, it.boards).map(|it| numbers::count(it.into())).unwrap_or_default()
        }));
    }
    rows
}

/// What the lines without a price may cost, in rows of their own: it is in no total.
fn estimated(
    report: &Report,
    row: &RowOf<'_>,
    rough: &dyn Fn(&Tier, Decimal) -> String,
    is_per_board: bool,
) -> Vec<TableRow> {
    if !report.tiers.iter().any(|it| it.estimated.is_some()) {
        return Vec::new();
    }
    let likely = |tier: &Tier, of: fn(&Likely) -> Decimal| {
        let boards = Decimal::from(tier.boards).saturating_mul(tier.good);
        let whole = if is_per_board { Decimal::ONE } else { boards };
        let amount = tier.likely.map(|it| of(&it).saturating_mul(whole));
        let told = |it| match tier.likely {
            Some(likely) => numbers::rough_in(
                it,
                [likely.low, likely.high].map(|it| it.saturating_mul(whole)),
                report.currency,
            ),
            None => numbers::rough(it),
        };
        amount.map_or_else(|| NOTHING.to_owned(), told)
    };
    vec![
        row("estimated", tr("Estimated besides"), &|tier| {
            tier.estimated.map_or_else(|| NOTHING.to_owned(), |it| rough(tier, it.parts))
        }),
        row("total estimated", tr("With estimates, about"), &|tier| likely(tier, |it| it.per_board)),
        row("estimated", tr("Between"), &|tier| likely(tier, |it| it.low)),
        row("estimated", tr("and"), &|tier| likely(tier, |it| it.high)),
    ]
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
                extended: if it.is_estimated {
                    numbers::about(numbers::rough(it.extended))
                } else {
                    numbers::column_amount(it.extended, minor_digits(report.currency))
                },
                share: words::percent(it.extended, found.total),
                permille: permille(it.extended, found.total),
                cumulated: words::percent(it.cumulated, found.total),
            })
        })
        .collect()
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CostView {
    /// ISO code; empty where no price names a currency.
    pub currency: String,
    pub tiers: Vec<TierView>,
    /// What a good board costs, taken apart, with a column for each volume; no rows where nothing is priced.
    pub per_board: TableView,
    /// The same for the whole order.
    pub per_order: TableView,
    /// What the totals hold: "Parts, attrition, bare board, assembly and one-time cost; profile “Bomlight default”".
    pub scope: String,
    /// The totals hold the cost around the parts.
    pub counts_around: bool,
    /// Lines without a price are estimated, if they can be.
    pub is_estimated: bool,
    /// Where the processes cross, in a sentence; empty where they do not, or there is one process.
    pub crossing: String,
    /// The name of the profile; empty where the parts alone are costed.
    pub profile: String,
    /// What the cost around the parts rests on.
    pub assumptions: Vec<AssumptionView>,
}

/// One assumption with its source.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AssumptionView {
    /// "prototype: set-up and stencil".
    pub what: String,
    pub source: String,
}

/// One of the lines that cost most.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ParetoView {
    /// Index of the line in the report.
    pub line: u32,
    /// "U1 · STM32F405RGT6".
    pub title: String,
    pub extended: String,
    /// "34.2 %" of all parts.
    pub share: String,
    /// Thousandths of the cost of all parts, for a bar.
    pub permille: u16,
    /// "81.0 %": this line and those above it.
    pub cumulated: String,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TierView {
    pub boards: u32,
    /// "10,000".
    pub boards_text: String,
    /// "12.34", "≈ 64" with estimates; empty where fewer than half of the lines have either.
    pub per_board: String,
    /// "48 to 85"; empty where nothing is estimated.
    pub band: String,
    /// The lines that it rests on.
    pub known: Known,
    /// "31 of 34 lines priced."; of less than half that there is no price yet.
    pub coverage: String,
    /// The ten lines that cost most, dearest first.
    pub pareto: Vec<ParetoView>,
    pub priced: u32,
    pub estimated: u32,
    pub unpriced: u32,
    pub dnp: u32,
    /// Lines whose stated stock is less than the need; `None` where no stock is stated or told.
    pub short: Option<u32>,
}

impl TierView {
    /// Lines without a price, estimated or not.
    pub fn without_price(&self) -> u32 {
        self.unpriced + self.estimated
    }
}
