//! The figures of the cost: laid out here in whole pixels of the width that the screen has, so that letters are as
//! large as all others and the screen has nothing to compute.

mod axis;
mod bars;
mod curves;
pub mod figure;

use crate::domain::report::Report;
use crate::engine::view::figures::figure::FiguresView;

/// The narrowest figure that is still laid out; a narrower screen shrinks it.
const NARROWEST: i32 = 280;
/// The widest; beyond it lines are only longer.
const WIDEST: i32 = 1_600;

/// The figures in the widths that the screen has for them.
pub fn figures(report: &Report, curves: u16, bars: u16) -> FiguresView {
    if !report.has_board_price() {
        return FiguresView { curves: None, bars: None };
    }
    let width = |it: u16| i32::from(it).clamp(NARROWEST, WIDEST);
    FiguresView { curves: curves::curves(report, width(curves)), bars: bars::bars(report, width(bars)) }
}

/// A ring around a point.
fn ring(x: i32, y: i32, radius: i32) -> String {
    let across = radius * 2;
    format!("M{} {y}a{radius} {radius} 0 1 0 {across} 0a{radius} {radius} 0 1 0 -{across} 0", x - radius)
}
