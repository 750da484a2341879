//! Geometry of the cost curve: cost per board over boards, both axes logarithmic.
//!
//! Here exact money becomes pixels: amounts are turned into `f32` to be drawn, and never turned back.
//! The labels are made from the exact decimals. The plot is the box from (0, 0) to (width, height), with y
//! downwards; ticks and labels are drawn outside of it by whoever renders the chart.

use std::cmp::Ordering;
use std::fmt::Write;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::domain::language::{en, tr};
use crate::domain::report::Report;
use crate::domain::report::curves::with_estimates;
use crate::domain::words::{cost_words, numbers};

/// Width of the plot in user units.
pub const WIDTH: f32 = 640.0;
/// Height of the plot in user units.
pub const HEIGHT: f32 = 260.0;
/// With more decades than this only the powers of ten carry a label.
const LABELED_DECADES: f32 = 2.2;

/// The curve, ready to draw.
#[derive(Debug, Clone, PartialEq)]
pub struct Chart {
    pub width: f32,
    pub height: f32,
    /// Grid lines over the boards; a line without a label is a minor one.
    pub x_ticks: Vec<Tick>,
    /// Grid lines over the cost per board.
    pub y_ticks: Vec<Tick>,
    /// Path data (`M… L…`) with one decimal.
    pub path: String,
    /// The volumes of the settings, each labeled with its cost per board.
    pub points: Vec<Point>,
    /// Where the other process becomes the cheaper one, along the axis of boards.
    pub crossing: Option<Tick>,
    /// One sentence for people who do not see the curve.
    pub description: String,
}

/// A grid line at a position along its axis.
#[derive(Debug, Clone, PartialEq)]
pub struct Tick {
    pub at: f32,
    pub label: String,
}

/// A labeled point of the curve.
#[derive(Debug, Clone, PartialEq)]
pub struct Point {
    pub x: f32,
    pub y: f32,
    pub boards: u32,
    pub label: String,
}

/// The chart of a report; `None` where nothing is priced.
pub fn cost_curve(report: &Report) -> Option<Chart> {
    let volumes: Vec<(u32, Decimal)> = report
        .tiers
        .iter()
        .filter_map(|tier| Some((tier.boards, tier.board_price()?.amount)))
        .filter(is_drawable)
        .collect();
    let mut curve = with_estimates(&report.curve, &report.tiers);
    curve.retain(is_drawable);
    if curve.len() < 2 {
        curve.clone_from(&volumes);
    }
    let (first, last) = (volumes.first()?, volumes.last()?);
    let boards = || curve.iter().chain(&volumes).filter_map(|it| it.0.to_f32());
    let costs = || curve.iter().chain(&volumes).filter_map(|it| it.1.to_f32());
    let x = Axis::new(boards().fold(f32::MAX, f32::min), boards().fold(0.0, f32::max), 0.0, WIDTH);
    let (low, high) = (costs().fold(f32::MAX, f32::min), costs().fold(0.0, f32::max));
    let y = Axis::new(round_down(low), round_up(high), HEIGHT, 0.0);
    let at = |&(boards, cost): &(u32, Decimal)| Some((x.at(boards.to_f32()?), y.at(cost.to_f32()?)));
    let points = volumes
        .iter()
        .filter_map(|volume| {
            let (x, y) = at(volume)?;
            Some(Point {
                x: rounded(x),
                y: rounded(y),
                boards: volume.0,
                label: numbers::amount(volume.1, report.currency),
            })
        })
        .collect();
    let crossing = report.drawn_crossing().and_then(|it| {
        let is_inside = curve.iter().any(|at| at.0 <= it.boards) && curve.iter().any(|at| at.0 >= it.boards);
        let at = rounded(x.at(it.boards.to_f32()?));
        is_inside.then(|| Tick { at, label: cost_words::crossing_mark(report, it) })
    });
    Some(Chart {
        width: WIDTH,
        height: HEIGHT,
        x_ticks: x.ticks(),
        y_ticks: y.ticks(),
        path: path(curve.iter().filter_map(at)),
        points,
        crossing,
        description: describe(report, first, last),
    })
}

/// One decimal of a pixel is enough, and hides the last digits in which logarithms of platforms differ.
fn rounded(position: f32) -> f32 {
    (position * 10.0).round() / 10.0
}

/// A logarithm knows no zero.
fn is_drawable(point: &(u32, Decimal)) -> bool {
    point.0 > 0 && point.1 > Decimal::ZERO
}

fn path(points: impl Iterator<Item = (f32, f32)>) -> String {
    let mut path = String::new();
    for (index, (x, y)) in points.enumerate() {
        let verb = if index == 0 { "M" } else { " L" };
        // Writing to a string cannot fail.
        let _ = write!(path, "{verb}{x:.1} {y:.1}");
    }
    path
}

fn describe(report: &Report, first: &(u32, Decimal), last: &(u32, Decimal)) -> String {
    let currency = report.currency.map(|it| format!("{it} ")).unwrap_or_default();
    let cost = |it: &(u32, Decimal)| {
        tr!(
            "{} at {}",
            [currency.as_str(), &numbers::amount(it.1, report.currency)].concat(),
            numbers::boards(it.0)
        )
    };
    let is_whole = report.counts_around;
    if first.0 == last.0 {
        return tr!(
            if is_whole { "One good board costs {}." } else { "The parts of one board cost {}." },
            cost(first)
        );
    }
    let sentence = match (first.1.cmp(&last.1), is_whole) {
        (Ordering::Greater, true) => en!("The cost per good board falls from {} to {}."),
        (Ordering::Equal, true) => en!("The cost per good board stays the same from {} to {}."),
        (Ordering::Less, true) => en!("The cost per good board rises from {} to {}."),
        (Ordering::Greater, false) => en!("The cost of parts per board falls from {} to {}."),
        (Ordering::Equal, false) => en!("The cost of parts per board stays the same from {} to {}."),
        (Ordering::Less, false) => en!("The cost of parts per board rises from {} to {}."),
    };
    tr!(sentence, cost(first), cost(last))
}

/// A logarithmic axis: values from `low` to `high` lie between the positions `start` and `end`.
struct Axis {
    low: f32,
    high: f32,
    start: f32,
    end: f32,
}

impl Axis {
    fn new(low: f32, high: f32, start: f32, end: f32) -> Self {
        // A single volume has no span; a decade around it keeps the axis readable.
        let high = if high > low * 1.01 { high } else { low * 10.0 };
        Self { low, high, start, end }
    }

    fn at(&self, value: f32) -> f32 {
        let share = (value / self.low).log10() / (self.high / self.low).log10();
        self.start + (self.end - self.start) * share
    }

    /// 1-2-5 ticks inside the axis.
    fn ticks(&self) -> Vec<Tick> {
        let is_long = (self.high / self.low).log10() > LABELED_DECADES;
        decades()
            .flat_map(|decade| [1_u8, 2, 5].map(|step| (decade, step)))
            .filter_map(|(decade, step)| {
                let value = Decimal::from(step) * decade;
                let position = value.to_f32()?;
                let is_inside = position >= self.low * 0.999 && position <= self.high * 1.001;
                let label = if is_long && step != 1 { String::new() } else { numbers::decimal(value) };
                is_inside.then(|| Tick { at: rounded(self.at(position)), label })
            })
            .collect()
    }
}

/// Powers of ten from 0.000001 to 1,000,000,000.
fn decades() -> impl Iterator<Item = Decimal> {
    std::iter::successors(Some(Decimal::new(1, 6)), |it| Some((*it * Decimal::TEN).normalize())).take(16)
}

fn steps() -> impl DoubleEndedIterator<Item = f32> {
    let steps: Vec<f32> = decades()
        .flat_map(|decade| [1_u8, 2, 5].map(|step| Decimal::from(step) * decade))
        .filter_map(|it| it.to_f32())
        .collect();
    steps.into_iter()
}

fn round_down(value: f32) -> f32 {
    steps().rev().find(|step| *step <= value).unwrap_or(value)
}

fn round_up(value: f32) -> f32 {
    steps().find(|step| *step >= value).unwrap_or(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_are_one_two_five() {
        let axis = Axis::new(1.0, 100.0, 0.0, 100.0);
        let labels: Vec<_> = axis.ticks().into_iter().map(|it| it.label).collect();
        assert_eq!(labels, ["1", "2", "5", "10", "20", "50", "100"]);
        assert!((axis.at(10.0) - 50.0).abs() < 0.01);
    }

    #[test]
    fn long_axes_label_powers_of_ten_alone() {
        let axis = Axis::new(1.0, 100_000.0, 0.0, 100.0);
        let labeled = axis.ticks().into_iter().filter(|it| !it.label.is_empty()).count();
        assert_eq!(labeled, 6);
        assert_eq!(axis.ticks().len(), 16);
    }

    #[test]
    fn bounds_round_outwards() {
        assert!((round_down(13.9) - 10.0).abs() < 0.001);
        assert!((round_up(413.2) - 500.0).abs() < 0.001);
        assert!((round_up(0.2) - 0.2).abs() < 0.001);
    }
}
