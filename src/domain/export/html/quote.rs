//! The first page of what is sent to others: who quotes what to whom, the price and the day of each volume, what they
//! rest on, and what is not in them.

use super::markup::Html;
use super::verdicts::{entries, head, lines_of, open};
use crate::domain::language::{en, tr};
use crate::domain::report::Report;
use crate::domain::words::numbers;
use crate::domain::words::quote::{self as words, QuoteRow};

pub(super) fn write(html: &mut Html, report: &Report) {
    let rows = words::rows(report);
    head(html, report, words::title(&rows));
    headline(html, report, &rows);
    if rows.len() > 1 {
        table(html, report, &rows);
    }
    html.raw("<div class=\"report-pair\">\n");
    list(html, words::RESTS_ON, &words::assumptions(report, &rows));
    list(html, words::NOT_IN, &words::exclusions(report, &rows));
    html.raw("</div>\n<dl class=\"report-sender report-terms\">\n");
    entries(html, report.settings.sender().closing());
    html.raw("</dl>\n");
}

fn amount(report: &Report, amount: rust_decimal::Decimal) -> String {
    let currency = report.currency.map(|it| ["\u{a0}", it.code()].concat()).unwrap_or_default();
    [numbers::amount(amount, report.currency), currency].concat()
}

/// The volume that leads the quote.
fn headline(html: &mut Html, report: &Report, rows: &[QuoteRow]) {
    let Some(row) = rows.iter().find(|it| it.is_headline) else { return };
    let mut cells = vec![(en!("Boards"), numbers::count(row.boards.into()), "")];
    if row.price.is_none() && row.ships.is_empty() {
        return;
    }
    if let Some((per_board, total)) = row.price {
        let amounts = [per_board, total].map(|it| amount(report, it));
        let heads = words::price_heads(rows).into_iter();
        cells.extend(heads.zip(amounts).map(|(head, amount)| (head, amount, row.covers.as_str())));
    }
    if !row.ships.is_empty() {
        cells.push((en!("Ships on"), row.ships.clone(), ""));
    }
    html.raw("<section class=\"report-verdicts\" aria-label=\"").text(tr(words::TITLE)).raw("\">\n");
    for (label, value, covers) in cells {
        open(html, label);
        html.raw("<p class=\"verdict-word\">").text(&value).raw("</p>\n");
        if !covers.is_empty() {
            html.raw("<p>").text(covers).raw("</p>\n");
        }
        html.raw("</div>\n");
    }
    html.raw("</section>\n");
}

fn table(html: &mut Html, report: &Report, rows: &[QuoteRow]) {
    let has_price = rows.iter().any(|it| it.price.is_some());
    let is_incomplete = words::is_incomplete(rows);
    let ships = rows.iter().any(|it| !it.ships.is_empty());
    if !has_price && !ships {
        return;
    }
    html.raw("<section class=\"report-section\">\n<div class=\"table-scroll\">\n");
    html.raw("<table class=\"report-table\">\n<thead><tr>");
    html.number_head(tr("Boards"));
    if has_price {
        words::price_heads(rows).iter().for_each(|it| {
            html.number_head(tr(it));
        });
    }
    if is_incomplete {
        html.head(tr("Covers"));
    }
    if ships {
        html.head(tr("Ships on"));
    }
    html.raw("</tr></thead>\n<tbody>\n");
    for row in rows {
        html.raw(if row.is_headline { "<tr class=\"strong\">" } else { "<tr>" });
        html.number_cell(&numbers::count(row.boards.into()));
        if has_price {
            let told = |price: Option<_>| price.map(|it| amount(report, it)).unwrap_or_default();
            html.number_cell(&told(row.price.map(|it| it.0))).number_cell(&told(row.price.map(|it| it.1)));
        }
        if is_incomplete {
            html.cell(&row.covers);
        }
        if ships {
            html.cell(&row.ships);
        }
        html.raw("</tr>\n");
    }
    html.raw("</tbody>\n</table>\n</div>\n</section>\n");
}

fn list(html: &mut Html, title: &'static str, sentences: &[String]) {
    if sentences.is_empty() {
        return;
    }
    html.raw("<section class=\"report-section\">\n<h2>").text(tr(title)).raw("</h2>\n<ul>\n");
    for it in sentences {
        html.raw("<li>");
        lines_of(html, it);
        html.raw("</li>\n");
    }
    html.raw("</ul>\n</section>\n");
}
