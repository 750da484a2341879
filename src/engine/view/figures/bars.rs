//! What the total of each volume is made of: one bar a volume, as long as the others, so that shares can be compared.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::domain::cost::tier::Tier;
use crate::domain::language::tr;
use crate::domain::money::rounding::share;
use crate::domain::report::Report;
use crate::domain::words::{cost_words as words, gap, list, numbers};
use crate::engine::view::figures::figure::{FigureView, rectangle, text_width};

/// From bar to bar.
const STEP: i32 = 32;
const BAR: i32 = 24;
/// Between a label and its bar.
const GAP: i32 = 10;
/// Room that a label needs beside its text in a segment.
const PADDING: i32 = 8;

/// The bars; `None` where no volume is priced, or it is not told what a total is made of.
pub(super) fn bars(report: &Report, width: i32) -> Option<FigureView> {
    let is_told = |it: &Tier| portions(it).iter().any(|it| !it.amount.is_zero());
    let priced = |it: &&Tier| it.coverage.answered().lines > 0 && it.whole() > Decimal::ZERO && is_told(it);
    let tiers: Vec<&Tier> = report.tiers.iter().filter(priced).collect();
    let boards: Vec<String> = tiers.iter().map(|it| numbers::count(it.boards.into())).collect();
    let costs: Vec<String> = tiers.iter().map(|it| cost(report, it)).collect();
    let widest = |texts: &[String]| texts.iter().map(|it| text_width(it)).max().unwrap_or(0);
    let left = widest(&boards).max(text_width(tr("Boards"))) + GAP;
    let right = width - widest(&costs).max(text_width(tr("Per board"))) - GAP;
    let mut figure = FigureView {
        width,
        height: 20 + STEP * i32::try_from(tiers.len()).ok().filter(|it| *it > 0)?,
        title: tr("What the total is made of, by number of boards").to_owned(),
        description: description(&tiers),
        ..FigureView::default()
    };
    figure.label("tick end", left - GAP, 12, tr("Boards"));
    figure.label("tick end", width, 12, tr("Per board"));
    for (row, tier) in (0_i32..).zip(&tiers) {
        let top = 20 + row * STEP;
        let base = top + 16;
        figure.label("end", left - GAP, base, numbers::count(tier.boards.into()));
        figure.label("value end", width, base, cost(report, tier));
        stack(&mut figure, tier, (left, right), top);
    }
    Some(figure)
}

/// What a total is made of; the estimate stands beside the parts.
fn portions(tier: &Tier) -> Vec<words::Portion> {
    let mut portions = Vec::from(words::breakdown(tier));
    if let Some(estimated) = tier.estimated {
        let label = tr("Parts, estimated");
        portions.insert(1, words::Portion { code: "estimated", label, amount: estimated.parts });
    }
    portions
}

fn cost(report: &Report, tier: &Tier) -> String {
    match tier.likely {
        Some(likely) => words::likely(report, &likely),
        None => numbers::amount(tier.per_board, report.currency),
    }
}

/// The segments of one bar between two positions; each ends where the sum so far ends, so that none is lost by rounding.
fn stack(figure: &mut FigureView, tier: &Tier, (left, right): (i32, i32), top: i32) {
    let mut sum = Decimal::ZERO;
    let mut start = left;
    // Long labels may leave no room between them.
    let length = (right - left).max(0);
    for portion in portions(tier) {
        sum = sum.saturating_add(portion.amount);
        let way = share(Decimal::from(length), sum, tier.whole());
        let end = left + way.and_then(|it| it.round().to_i32()).unwrap_or(0).clamp(0, length);
        let room = end - start;
        if room > 0 {
            figure.shape(&["kind-", portion.code].concat(), rectangle(start, top, room, BAR));
            let percent = words::whole_percent(portion.amount, tier.whole());
            let short = words::short_portion(portion.code);
            let text = [short, " ", &percent].concat();
            let fits = [text, percent].into_iter().find(|it| text_width(it) + PADDING <= room);
            if let Some(text) = fits {
                figure.label(&["on middle on-", portion.code].concat(), start + room / 2, top + 16, text);
            }
        }
        start = end.max(start);
    }
}

/// "At 1 board: parts 12 %, set-up 60 %. At 10 boards: …"
fn description(tiers: &[&Tier]) -> String {
    let part =
        |it: &words::Portion, tier: &Tier| tr!("{} {}", it.label, words::percent(it.amount, tier.whole()));
    let sentences = tiers.iter().map(|tier| {
        let portions = portions(tier);
        let parts = portions.iter().filter(|it| !it.amount.is_zero()).map(|it| part(it, tier));
        tr!("At {}: {}.", numbers::boards(tier.boards), list(parts))
    });
    sentences.collect::<Vec<_>>().join(gap())
}
