//! Cost of a good board over the number of boards on logarithmic axes, with each process, where they cross, and where
//! a part reaches a price break.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::axis::{Axis, rounded};
use super::ring;
use crate::domain::export::chart;
use crate::domain::language::tr;
use crate::domain::profile::phases::Phases;
use crate::domain::report::Report;
use crate::domain::report::curves::{Curve, with_estimates};
use crate::domain::words::{cost_words as words, gap, names, numbers};
use crate::engine::view::figures::figure::{FigureView, line, text_width};

const HEIGHT: i32 = 320;
const TOP: i32 = 26;
const BOTTOM: i32 = 48;
const RIGHT: i32 = 14;
/// How far a mark of a price break reaches into the plot.
const MARK: i32 = 6;
/// Two labels of values are at least this far apart.
const APART: i32 = 14;

/// The curves; `None` where nothing is priced.
pub(super) fn curves(report: &Report, width: i32) -> Option<FigureView> {
    let shown: Vec<(usize, Vec<(f64, f64)>)> = report
        .curves
        .processes
        .iter()
        .enumerate()
        .filter(|it| report.counts_around || it.0 == 0)
        .map(|(process, curve)| (process, drawable(&with_estimates(curve, &report.tiers))))
        .filter(|it| it.1.len() > 1)
        .collect();
    let volumes = volumes(report);
    let band = band(report);
    let all = || shown.iter().flat_map(|it| &it.1).chain(&volumes).chain(&band).copied();
    let (low, high) = all().fold((f64::MAX, 0.0), |(low, high), it| (it.1.min(low), it.1.max(high)));
    let (first, last) = all().fold((f64::MAX, 0.0), |(low, high), it| (it.0.min(low), it.0.max(high)));
    if high <= 0.0 {
        return None;
    }
    let y = Axis::new(rounded(low, true), rounded(high, false), HEIGHT - BOTTOM, TOP);
    let left = y.ticks().iter().filter(|it| it.2).map(|it| text_width(&numbers::decimal(it.1))).max()? + 10;
    let x = Axis::new(first, last, left, width - RIGHT);
    let mut figure = FigureView {
        width,
        height: HEIGHT,
        title: tr("Cost of a good board by number of boards").to_owned(),
        description: description(report),
        ..FigureView::default()
    };
    let frame = Frame { x, y, left, right: width - RIGHT };
    if !band.is_empty() {
        figure.shape("band", line(band.iter().map(|it| (frame.x.at(it.0), frame.y.at(it.1)))));
    }
    grid(&mut figure, &frame);
    phases(&mut figure, &frame, report.settings.phases(), (first, last));
    for boards in &report.curves.breaks {
        let at = frame.x.at(f64::from(*boards));
        figure.shape("mark", line([(at, HEIGHT - BOTTOM), (at, HEIGHT - BOTTOM - MARK)]));
    }
    for (process, curve) in &shown {
        let points = curve.iter().map(|it| (frame.x.at(it.0), frame.y.at(it.1)));
        figure.shape(if *process == 0 { "curve one" } else { "curve other" }, line(points));
    }
    names(&mut figure, &frame, report, &shown);
    crossing(&mut figure, &frame, report);
    values(&mut figure, &frame, report, &volumes);
    Some(figure)
}

struct Frame {
    x: Axis,
    y: Axis,
    left: i32,
    right: i32,
}

/// A logarithm knows no zero.
fn drawable(curve: &Curve) -> Vec<(f64, f64)> {
    let size = |it: &(u32, Decimal)| Some((f64::from(it.0), it.1.to_f64()?));
    curve.iter().filter_map(size).filter(|it| it.0 > 0.0 && it.1 > 0.0).collect()
}

/// The outline of what eight of ten boards cost, where some of a board is estimated; else empty.
fn band(report: &Report) -> Vec<(f64, f64)> {
    let bands = || report.tiers.iter().filter_map(|it| Some((it.boards, it.board_price()?.band?)));
    let low = drawable(&bands().map(|(boards, [low, _])| (boards, low)).collect());
    let high = drawable(&bands().map(|(boards, [_, high])| (boards, high)).collect());
    if low.len() > 1 { low.into_iter().chain(high.into_iter().rev()).collect() } else { Vec::new() }
}

/// The volumes of the settings with the cost of their boards.
fn volumes(report: &Report) -> Vec<(f64, f64)> {
    let priced = report.tiers.iter().filter(|it| it.coverage.priced + it.coverage.estimated > 0);
    drawable(&priced.filter_map(|it| Some((it.boards, it.board_price()?.amount))).collect())
}

fn grid(figure: &mut FigureView, frame: &Frame) {
    let floor = HEIGHT - BOTTOM;
    for (at, value, is_labeled) in frame.y.ticks() {
        let class = if is_labeled { "grid" } else { "grid minor" };
        figure.shape(class, line([(frame.left, at), (frame.right, at)]));
        if is_labeled {
            figure.label("tick end", frame.left - 8, at + 4, numbers::decimal(value));
        }
    }
    let mut free = frame.left - 100;
    for (at, value, is_labeled) in frame.x.ticks() {
        let class = if is_labeled { "grid" } else { "grid minor" };
        figure.shape(class, line([(at, TOP), (at, floor)]));
        let text = numbers::decimal(value);
        let half = text_width(&text) / 2;
        if is_labeled && at - half > free {
            // The last label stays inside of the drawing.
            figure.label("tick middle", at.min(frame.right + RIGHT - half), floor + 18, text);
            free = at + half + 4;
        }
    }
    figure.label("tick end", frame.right, floor + 38, tr("boards, logarithmic"));
}

/// Where the phases begin, with their names above the plot.
fn phases(figure: &mut FigureView, frame: &Frame, limits: Phases, (first, last): (f64, f64)) {
    let begins = limits.begins();
    for (at, (phase, begin)) in begins.iter().enumerate() {
        let next = begins.get(at + 1).map_or(last, |it| f64::from(it.1));
        let start = f64::from(*begin).max(first);
        if start >= next {
            continue;
        }
        let (from, to) = (frame.x.at(start), frame.x.at(next.min(last)));
        if *begin > 1 {
            figure.shape("phase", line([(from, 4), (from, HEIGHT - BOTTOM)]));
        }
        let name = names::phase(*phase);
        if text_width(name) + 8 <= to - from {
            figure.label("tick", from + 4, 14, name);
        }
    }
}

/// The names of the processes, where their curves are furthest apart: that of the dearer above its curve, the other below.
fn names(figure: &mut FigureView, frame: &Frame, report: &Report, shown: &[(usize, Vec<(f64, f64)>)]) {
    let [(_, one), (_, other)] = shown else { return };
    let apart = |it: &(&(f64, f64), &(f64, f64))| (it.0.1 / it.1.1).ln().abs();
    let furthest = one.iter().zip(other).max_by(|a, b| apart(a).total_cmp(&apart(b)));
    let Some((first, second)) = furthest else { return };
    for (process, class, it, rival) in [(0, "name one", first, second), (1, "name other", second, first)] {
        let name = words::process_name(report, process);
        // At the left edge stands the value of the first volume.
        let room = (frame.right - text_width(&name) - 4).max(frame.left);
        let x = (frame.x.at(it.0) + 12).min(room);
        let y = frame.y.at(it.1) + if it.1 > rival.1 { -4 } else { 20 };
        figure.label(class, x, y.clamp(TOP + 12, HEIGHT - BOTTOM - 12), name);
    }
}

/// A line across the plot where the processes cross.
fn crossing(figure: &mut FigureView, frame: &Frame, report: &Report) {
    let Some(crossing) = report.drawn_crossing() else { return };
    let at = frame.x.at(f64::from(crossing.boards));
    let floor = HEIGHT - BOTTOM;
    figure.shape("crossing", line([(at, TOP), (at, floor)]));
    let text = words::crossing_label(crossing);
    let is_left = at + text_width(&text) + 12 > frame.right;
    let (class, x) = if is_left { ("cross end", at - 6) } else { ("cross", at + 6) };
    figure.label(class, x, TOP + 16, text);
}

/// The volumes, each with the cost of its board, as long as the labels do not run into each other.
fn values(figure: &mut FigureView, frame: &Frame, report: &Report, volumes: &[(f64, f64)]) {
    let mut taken: Vec<(i32, i32, i32)> = Vec::new();
    for (boards, cost) in volumes {
        let (x, y) = (frame.x.at(*boards), frame.y.at(*cost));
        figure.shape("point", ring(x, y, 4));
        let tier = report.tiers.iter().find(|it| (f64::from(it.boards) - boards).abs() < 0.5);
        let text = tier.map(|it| words::board_price(report, it)).unwrap_or_default();
        let width = text_width(&text);
        let start = (x + 7).min(frame.right + RIGHT - width);
        let is_free = |y: i32| {
            taken.iter().all(|it| (y - it.2).abs() >= APART || start > it.1 + 6 || start + width + 6 < it.0)
        };
        // At the right edge the label stands over its point and not beside it.
        let above = if start < x + 7 { y - 12 } else { y - 8 };
        if let Some(y) = [above, y + 18].into_iter().find(|it| is_free(*it)) {
            taken.push((start, start + width, y));
            figure.label("value", start, y, text);
        }
    }
}

/// What the curves show: how the cost falls, and where the processes cross.
fn description(report: &Report) -> String {
    let falls = chart::cost_curve(report).map(|it| it.description).unwrap_or_default();
    [falls.as_str(), gap(), &words::crossing(report)].concat().trim().to_owned()
}
