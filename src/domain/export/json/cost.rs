//! `lines[].cost[]`: what a line costs at one volume, with every step.

use serde::Serialize;

use super::plain::{Plain, is_false};
use crate::domain::cost::exact::exact;
use crate::domain::cost::line_cost::{Basis, LineCost};
use crate::domain::cost::plan::Lot;
use crate::domain::export::labels;
use crate::domain::report::Report;
use crate::domain::report::line::ReportLine;

#[derive(Serialize)]
pub(super) struct CostJson {
    boards: u32,
    need: Plain,
    /// Of the part for all its lines together, as the order is.
    #[serde(skip_serializing_if = "Option::is_none")]
    attrition: Option<Plain>,
    #[serde(skip_serializing_if = "Option::is_none")]
    order: Option<Plain>,
    #[serde(skip_serializing_if = "Option::is_none")]
    unit_price: Option<Plain>,
    #[serde(skip_serializing_if = "Option::is_none")]
    extended: Option<Plain>,
    basis: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    exact: Option<ExactJson>,
    #[serde(skip_serializing_if = "Option::is_none")]
    offer: Option<u16>,
    #[serde(skip_serializing_if = "is_false")]
    chosen_by_hand: bool,
    /// Where the pieces come from, where that is more than one purchase without a fee: own stock first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    lots: Vec<LotJson>,
    /// In no total.
    #[serde(skip_serializing_if = "Option::is_none")]
    estimate: Option<EstimateJson>,
    steps: Vec<String>,
}

/// Pieces of the part from one place, for all its lines together.
#[derive(Serialize)]
struct LotJson {
    #[serde(skip_serializing_if = "Option::is_none")]
    offer: Option<u16>,
    #[serde(skip_serializing_if = "is_false")]
    own_stock: bool,
    quantity: Plain,
    unit_price: Plain,
    #[serde(skip_serializing_if = "Option::is_none")]
    fee: Option<Plain>,
}

#[derive(Serialize)]
struct EstimateJson {
    from: &'static str,
    unit_price: Plain,
    low: Plain,
    high: Plain,
    extended: Plain,
    #[serde(skip_serializing_if = "Option::is_none")]
    of: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    parts: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    as_of: Option<String>,
}

impl LotJson {
    fn of(lot: &Lot) -> Self {
        Self {
            offer: lot.offer,
            own_stock: lot.is_own_stock,
            quantity: Plain(lot.quantity),
            unit_price: Plain(lot.unit_price),
            fee: (!lot.fee.is_zero()).then_some(Plain(lot.fee)),
        }
    }
}

/// The same without attrition and without buying up.
#[derive(Serialize)]
struct ExactJson {
    order: Plain,
    unit_price: Plain,
    extended: Plain,
}

impl CostJson {
    pub(super) fn new(report: &Report, line: &ReportLine, cost: LineCost<'_>) -> Self {
        Self {
            boards: cost.boards,
            need: Plain(cost.need()),
            attrition: (cost.basis() == Basis::Priced).then_some(Plain(cost.attrition())),
            order: (cost.basis() == Basis::Priced).then_some(Plain(cost.order())),
            unit_price: cost.unit_price().map(Plain),
            extended: cost.extended().map(Plain),
            basis: cost.basis().code(),
            exact: exact(&line.line, &line.offers, cost.boards, report.currency).map(|it| ExactJson {
                order: Plain(it.order),
                unit_price: Plain(it.unit_price),
                extended: Plain(it.extended),
            }),
            offer: cost.offer(),
            chosen_by_hand: cost.is_by_hand(),
            lots: cost.plan().into_iter().flat_map(|it| &it.lots).map(LotJson::of).collect(),
            estimate: cost.estimate().map(|it| EstimateJson {
                from: it.basis.code(),
                unit_price: Plain(it.unit_price),
                low: Plain(it.low),
                high: Plain(it.high),
                extended: Plain(it.extended(cost.need())),
                of: it.grounds.as_ref().map(|it| it.of.clone()),
                parts: it.grounds.as_ref().map(|it| it.parts),
                as_of: it.grounds.as_ref().map(|it| it.as_of.iso()),
            }),
            steps: labels::cost_steps(report, line, cost),
        }
    }
}
