//! The cost around the parts as formulas of the number of boards: what is paid once, and what every board adds.

use rust_decimal::Decimal;

use super::sheet::Sheet;
use super::style::Style;
use crate::domain::cost::process::{Around, Quality, around};
use crate::domain::cost::tier::Tier;
use crate::domain::export::xlsx::names::BOARDS;
use crate::domain::profile::{Once, Process};
use crate::domain::report::Report;
use crate::domain::words::workbook as words;

/// Writes the headings and the amounts; `parts` is the formula of what the parts cost.
pub(super) fn write(sheet: &mut Sheet, report: &Report, tier: &Tier, parts: &str) {
    sheet.headings(words::around().into_iter(), |_| true);
    let row = sheet.row().to_string();
    let bought = tier.parts.saturating_add(tier.attrition).saturating_add(tier.excess);
    sheet.formula(parts, Some(bought), Style::Strong);
    match Formulas::of(report, tier) {
        Some(it) => {
            sheet.formula(&it.pcb, Some(tier.pcb), Style::Money);
            sheet.formula(&it.assembly, Some(tier.assembly), Style::Money);
            sheet.formula(&it.setup, Some(tier.setup), Style::Money);
            sheet.formula(&it.nre, Some(tier.nre), Style::Money);
            let cost = ["SUM(A", &row, ":E", &row, ")*", &it.margin_rate, "+", &it.margin].concat();
            sheet.formula(&cost, Some(tier.margin), Style::Money);
        }
        None => (0..5).for_each(|_| {
            sheet.skip();
        }),
    }
    sheet.formula(&["SUM(A", &row, ":F", &row, ")"].concat(), Some(tier.total), Style::Strong);
    sheet.number(Some(tier.good), Style::Percent);
    let per_board = ["G", &row, "/(", BOARDS, "*H", &row, ")"].concat();
    sheet.formula(&per_board, Some(tier.per_board), Style::Strong);
}

struct Formulas {
    pcb: String,
    assembly: String,
    setup: String,
    nre: String,
    /// On top of every cost.
    margin_rate: String,
    margin: String,
}

impl Formulas {
    /// `None` where the parts alone are costed.
    fn of(report: &Report, tier: &Tier) -> Option<Self> {
        let profile = report.settings.profile.as_ref()?;
        let process = profile.processes.get(usize::from(tier.process?))?;
        let rate = profile.rate(report.currency, report.settings.rates.as_ref())?;
        let work = report.work.filter(|_| report.counts_around)?;
        let quality = Quality { first_pass: tier.first_pass, good: tier.good };
        let at = |boards: u32| around(process, &work, quality, boards, Decimal::ZERO, rate);
        let (once, one) = (at(0), at(1));
        let line = |amount: fn(&Around) -> Decimal| {
            straight(amount(&once), amount(&one).saturating_sub(amount(&once)))
        };
        let on_top = &process.margin;
        Some(Self {
            pcb: line(|it| it.pcb),
            assembly: line(|it| it.assembly),
            setup: line(|it| it.setup),
            nre: nre(process, rate),
            margin_rate: on_top.rate.saturating_add(on_top.overhead).normalize().to_string(),
            margin: straight(
                on_top.freight_per_order.saturating_mul(rate),
                on_top.freight_per_board.saturating_mul(rate),
            ),
        })
    }
}

/// An amount that is paid once, and one for every board.
fn straight(once: Decimal, each: Decimal) -> String {
    [&once.normalize().to_string(), "+", &each.normalize().to_string(), "*", BOARDS].concat()
}

fn nre(process: &Process, rate: Decimal) -> String {
    let mut formula = "0".to_owned();
    for it in &process.nre {
        formula.push('+');
        formula.push_str(&it.amount.saturating_mul(rate).normalize().to_string());
        if let (Once::EveryBoards, Some(every)) = (it.once, it.boards.filter(|it| *it >= Decimal::ONE)) {
            formula.push_str(&["*ROUNDUP(", BOARDS, "/", &every.normalize().to_string(), ",0)"].concat());
        }
    }
    formula
}
