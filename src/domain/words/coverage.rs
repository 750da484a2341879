//! How much of the BOM a figure rests on: said before the figure, and in its place where it rests on less than half.

use crate::domain::cost::tier::Coverage;
use crate::domain::known::Known;
use crate::domain::language::{en, tr};
use crate::domain::report::Report;
use crate::domain::supply::plan::Plan;
use crate::domain::words::{gap, numbers};

/// What is said of a figure by how much is known: of nothing, of less than half, of a part.
type Sentences = [&'static str; 3];

fn sentence(known: Known, [none, few, some]: Sentences) -> String {
    let sentence = if known.is_figure() { some } else { few };
    if known.lines == 0 {
        return tr(none).to_owned();
    }
    tr!(sentence, numbers::count(known.lines.into()), numbers::count(known.of.into()))
}

/// `9 of 10 lines priced, 1 estimated`; where fewer than half have either, that there is no price of the board.
pub fn priced(coverage: &Coverage) -> String {
    let known = coverage.known();
    let count = |number: u32| numbers::count(number.into());
    let (priced, fitted) = (count(known.lines), count(known.of));
    match coverage.estimated {
        _ if known.is_full() => tr!("all {} lines priced", fitted),
        _ if !coverage.answered().is_figure() => {
            tr!("{} of {} lines priced: no board price yet", priced, fitted)
        }
        0 => tr!("{} of {} lines priced", priced, fitted),
        estimated => tr!("{} of {} lines priced, {} estimated", priced, fitted, count(estimated)),
    }
}

/// "64 of 107 lines; 43 lines are still without a price"; empty where all have one.
pub fn covers(coverage: &Coverage) -> String {
    let Known { lines, of } = coverage.known();
    let without = of.saturating_sub(lines);
    if without == 0 {
        return String::new();
    }
    let is_one = without == 1;
    tr!(
        if is_one {
            "{} of {} lines; {} line is still without a price"
        } else {
            "{} of {} lines; {} lines are still without a price"
        },
        numbers::count(lines.into()),
        numbers::count(of.into()),
        numbers::count(without.into())
    )
}

/// "38 expected by their ordering codes, not stated."; empty where none is.
pub fn rohs_expected(report: &Report) -> String {
    match report.rohs_expected() {
        0 => String::new(),
        expected => {
            tr!("{} expected to comply by ordering code, not stated.", numbers::lines(expected.into()))
        }
    }
}

/// How many lines state a lead time; empty where all do.
pub fn lead_times(report: &Report) -> String {
    const SENTENCES: Sentences = [
        en!("No line states a lead time."),
        en!("{} of {} lines state a lead time: too few to tell for the board."),
        en!("{} of {} lines state a lead time."),
    ];
    let known = report.known_lead_times();
    if known.is_full() { String::new() } else { sentence(known, SENTENCES) }
}

/// For how many boards the stock is enough, with the lines that it rests on in front; empty where it is not told.
pub fn stock(report: &Report) -> String {
    const SENTENCES: Sentences = [
        en!("No line states a stock."),
        en!("{} of {} lines state a stock: not known for how many boards it is enough."),
        en!("{} of {} lines state a stock."),
    ];
    let known = report.known_stock();
    if report.supply.stock_unknown.is_none() {
        return String::new();
    }
    let boards = stock_covers(report);
    match boards.as_str() {
        "" => sentence(known, SENTENCES),
        _ if report.supply.largest_build_from_stock == Some(0) => {
            let words = tr("The stated stock is not enough for one board.");
            if known.is_full() {
                words.to_owned()
            } else {
                [&sentence(known, SENTENCES), gap(), words].concat()
            }
        }
        boards if known.is_full() => tr!("Stated stock is enough for {}.", boards),
        boards => [&sentence(known, SENTENCES), gap(), &tr!("It is enough for {} at most.", boards)].concat(),
    }
}

/// "412 boards"; empty where it is not known, or of less than half of the lines.
pub fn stock_covers(report: &Report) -> String {
    let boards = report.supply.largest_build_from_stock.filter(|_| report.known_stock().is_figure());
    boards.map(|it| numbers::number_of(it, "{} board", "{} boards")).unwrap_or_default()
}

/// "26 weeks"; empty where it is not known, or of less than half of the lines.
pub fn longest(report: &Report) -> String {
    let days = report.supply.longest_lead_time_days.filter(|_| report.known_lead_times().is_figure());
    days.map(numbers::lead_time).unwrap_or_default()
}

/// How many parts have a known date, where those are less than half.
pub fn dated(plan: &Plan) -> String {
    const SENTENCES: Sentences = [
        en!("No part has a known date."),
        en!("A date is known for {} of {} parts: no ship date yet."),
        en!("A date is known for {} of {} parts."),
    ];
    sentence(plan.known(), SENTENCES)
}
