//! The cost sheet: one row for every part that is bought, with formulas that follow the number of boards.
//!
//! A formula says what the engine does (docs/cost.md): need → attrition → the smallest legal order → the order of
//! the lowest total over the price breaks. What no formula can say stands as the engine's figure with a remark. At the
//! number of boards that the sheet starts with, every stored value is the engine's.

use rust_decimal::Decimal;

use super::around;
use super::frame::Frame;
use super::prices::{Ladder, Prices};
use super::sheet::{Column, Sheet};
use super::style::Style;
use crate::domain::cost::line_cost::{Basis, LineCost};
use crate::domain::cost::order::raise;
use crate::domain::cost::tier::Tier;
use crate::domain::export::labels;
use crate::domain::export::xlsx::names::{BOARDS, BOARDS_CELL, COST};
use crate::domain::export::xlsx::workbook::Workbook;
use crate::domain::language::{en, tr};
use crate::domain::parts::Offer;
use crate::domain::profile::attrition::AttritionRule;
use crate::domain::report::Report;
use crate::domain::report::line::ReportLine;
use crate::domain::words::workbook as words;

const COLUMNS: [Column; 16] = [
    (en!("Rows"), 12),
    (en!("Designators"), 20),
    (en!("MPN"), 24),
    (en!("Manufacturer"), 18),
    (en!("Seller"), 14),
    (en!("Per board"), 14),
    (en!("Need"), 14),
    (en!("Attrition"), 12),
    (en!("Lowest order"), 12),
    (en!("Multiple"), 9),
    (en!("Smallest order"), 10),
    (en!("Order"), 10),
    (en!("Unit price"), 10),
    (en!("Fee"), 8),
    (en!("Cost"), 13),
    (en!("Remark"), 34),
];
/// The row of the headings of the parts.
const HEAD: u32 = 6;
/// The sheet starts with the first volume from here on.
const USUAL_BOARDS: u32 = 1_000;

pub(super) fn write(book: &mut Workbook, report: &Report) {
    let from_usual = report.tiers.iter().position(|it| it.boards >= USUAL_BOARDS);
    let volume = from_usual.unwrap_or(report.tiers.len().saturating_sub(1));
    let Some(tier) = report.tiers.get(volume) else { return };
    let frame = Frame {
        frozen_rows: HEAD,
        frozen_columns: 3,
        filter_row: HEAD,
        boards_cell: Some(BOARDS_CELL),
        landscape: true,
    };
    let mut sheet = Sheet::new(book.next(), COLUMNS.iter().map(|it| it.1), frame);
    let mut prices = Prices::new(book.next() + 1);
    sheet.row();
    sheet.styled(tr(words::COST_TITLE), Style::Title);
    sheet.row();
    sheet.styled(tr(BOARDS), Style::Strong).number(Some(tier.boards.into()), Style::Input);
    sheet.styled(&words::cost_note(report, tier), Style::Note);
    let rows = report.prepared.groups.count();
    let last = HEAD.saturating_add(u32::try_from(rows).unwrap_or(0)).max(HEAD + 1);
    around::write(
        &mut sheet,
        report,
        tier,
        &["SUM(O", &(HEAD + 1).to_string(), ":O", &last.to_string(), ")"].concat(),
    );
    sheet.row();
    sheet.headings(COLUMNS.iter().map(|it| tr(it.0)), |at| (5..15).contains(&at));
    for members in report.prepared.groups.iter() {
        let lines: Vec<&ReportLine> =
            members.iter().filter_map(|it| report.lines.get(*it as usize)).collect();
        part(&mut sheet, &mut prices, &Question { report, tier, volume, lines: &lines });
    }
    book.add(tr(COST), sheet);
    book.add(tr(Prices::NAME), prices.finish());
}

/// The lines of one part at the volume that the sheet starts with.
struct Question<'a> {
    report: &'a Report,
    tier: &'a Tier,
    volume: usize,
    lines: &'a [&'a ReportLine],
}

impl<'a> Question<'a> {
    /// The first line that is priced, with its cost; else the first.
    fn lead(&self) -> Option<(&'a ReportLine, LineCost<'a>)> {
        let with_cost = |it: &&'a ReportLine| Some((*it, it.cost.get(self.volume)?));
        let is_priced = |it: &(&ReportLine, LineCost<'_>)| it.1.basis() == Basis::Priced;
        let costs = || self.lines.iter().filter_map(with_cost);
        costs().find(is_priced).or_else(|| costs().next())
    }

    /// What is paid for all lines together.
    fn paid(&self) -> Decimal {
        let costs = self.lines.iter().filter_map(|it| it.cost.get(self.volume)?.extended());
        costs.fold(Decimal::ZERO, Decimal::saturating_add)
    }

    fn pieces(&self) -> Decimal {
        let pieces = self.lines.iter().map(|it| it.line.pieces_per_board());
        pieces.fold(Decimal::ZERO, Decimal::saturating_add)
    }
}

/// One plain purchase: what a formula can follow.
struct Plain<'a> {
    offer: &'a Offer,
    unit_price: Decimal,
    fee: Decimal,
}

impl<'a> Plain<'a> {
    fn of(line: &'a ReportLine, cost: LineCost<'_>) -> Option<Self> {
        let offer = |index: Option<u16>| line.offers.get(usize::from(index?)).map(AsRef::as_ref);
        match cost.plan().map(|it| it.lots.as_slice()) {
            None => {
                Some(Self { offer: offer(cost.offer())?, unit_price: cost.unit_price()?, fee: Decimal::ZERO })
            }
            Some([lot]) if !lot.is_own_stock => {
                Some(Self { offer: offer(lot.offer)?, unit_price: lot.unit_price, fee: lot.fee })
            }
            Some(_) => None,
        }
    }
}

fn part(sheet: &mut Sheet, prices: &mut Prices, question: &Question<'_>) {
    let Some((line, cost)) = question.lead() else { return };
    let row = sheet.row();
    let here = |column: &str| [column, &row.to_string()].concat();
    let bom = &line.line;
    let each = |text: fn(&Report, &ReportLine) -> String| {
        question.lines.iter().map(|it| text(question.report, it)).collect::<Vec<_>>().join(", ")
    };
    sheet.text(&each(|report, it| labels::row(report, it.line.source, it.line.row)));
    sheet.wrapped(&each(|_, it| it.line.designators.join(", ")));
    sheet.text(line.used_mpn()).wrapped(&bom.manufacturer);
    let pieces = question.pieces();
    let need = [&here("F"), "*", BOARDS].concat();
    if cost.basis() != Basis::Priced || pieces.is_zero() {
        sheet.skip().number(Some(pieces), Style::Pieces);
        let needed = pieces.saturating_mul(question.tier.boards.into());
        sheet.formula(&need, Some(needed), Style::Pieces);
        (0..8).for_each(|_| {
            sheet.skip();
        });
        sheet.styled(tr(words::NO_PRICE), Style::Doubtful);
        return;
    }
    let Some(plain) = Plain::of(line, cost) else {
        sheet.text(&crate::domain::words::cost_words::sellers(line, cost));
        sheet.number(Some(pieces), Style::Pieces).number(Some(cost.part_need()), Style::Pieces);
        sheet.number(Some(cost.attrition()), Style::Pieces).skip().skip().skip();
        sheet.number(Some(cost.order()), Style::Pieces).number(cost.unit_price(), Style::Price).skip();
        sheet.number(Some(question.paid()), Style::Money);
        sheet.styled(&words::not_live(question.tier.boards), Style::Doubtful);
        return;
    };
    let offer = plain.offer;
    let ladder = Ladder::of(offer, cost, row);
    sheet.text(offer.seller.as_deref().unwrap_or_default()).number(Some(pieces), Style::Pieces);
    sheet.formula(&need, Some(cost.part_need()), Style::Pieces);
    match question.report.attrition_rule(cost) {
        Some(rule) => sheet.formula(&attrition(rule, &here("G")), Some(cost.attrition()), Style::Pieces),
        None => sheet.number(Some(cost.attrition()), Style::Pieces),
    };
    sheet.number(Some(ladder.least), Style::Pieces).number(Some(ladder.multiple), Style::Pieces);
    let wanted = cost.part_need().saturating_add(cost.attrition());
    let smallest = raise(wanted, ladder.least, offer.multiple);
    let (g, h, i, j) = (here("G"), here("H"), here("I"), here("J"));
    let raised = ["ROUNDUP(ROUND(MAX(", &g, "+", &h, ",", &i, ")/", &j, ",9),0)*", &j].concat();
    sheet.formula(&raised, smallest, Style::Pieces);
    let range = prices.add(line.used_mpn(), offer, &ladder, smallest.unwrap_or_default());
    let [quantities, breaks, unit_prices, totals] = ["E", "C", "D", "G"].map(|it| range.column(it));
    let order = ["INDEX(", &quantities, ",MATCH(MIN(", &totals, "),", &totals, ",0))"].concat();
    sheet.formula(&order, Some(cost.order()), Style::Pieces);
    let price = ["LOOKUP(", &here("L"), ",", &breaks, ",", &unit_prices, ")"].concat();
    sheet.formula(&price, Some(plain.unit_price), Style::Price);
    sheet.number((!plain.fee.is_zero()).then_some(plain.fee), Style::Money);
    let total = [&here("L"), "*", &here("M"), "+", &here("N")].concat();
    sheet.formula(&total, Some(question.paid()), Style::Money);
}

/// [`AttritionRule::pieces`] as a formula of the need.
fn attrition(rule: &AttritionRule, need: &str) -> String {
    let rate = rule.rate.normalize().to_string();
    let lost = match rule.reel {
        Some(reel) => {
            ["ROUNDDOWN(ROUND(MAX(0,", need, "-", &reel.normalize().to_string(), ")*", &rate, ",9),0)"]
                .concat()
        }
        None => ["ROUNDUP(ROUND(", need, "*", &rate, ",9),0)"].concat(),
    };
    let (minimum, leader) = (rule.minimum.max(Decimal::ZERO).normalize(), rule.leader.normalize());
    let mut formula = ["MAX(", &minimum.to_string(), ",", &leader.to_string(), "+", &lost, ")"].concat();
    if rule.sides > Decimal::ONE {
        formula = [&formula, "*", &rule.sides.normalize().to_string()].concat();
    }
    match rule.least {
        Some(least) => ["MAX(", &formula, ",", &least.normalize().to_string(), "-", need, ")"].concat(),
        None => formula,
    }
}
