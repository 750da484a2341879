//! The evidence register: of each part what is held and what the technical file misses.

use super::compliance::table_alone;
use super::concerns::{LISTED, close, rows_cell};
use super::lines::part_cell;
use super::markup::Html;
use crate::domain::assess::evidence::register::{Lack, Part, Piece, register};
use crate::domain::export::labels;
use crate::domain::language::{en, tr};
use crate::domain::report::Report;
use crate::domain::words::{evidence_words as words, list};

/// The parts of which a document is held or which lack something of their own, and how many others there are: of those
/// the table would say the same over and over. A quote tells the documents alone.
pub(super) fn write(html: &mut Html, report: &Report) {
    let parts = register(report);
    let all = parts.len();
    let is_own = report.audience.sees_purchase();
    let is_held = |it: &Part<'_>| match is_own {
        true => it.lack != Lack::Declaration,
        false => it.pieces.iter().any(Piece::is_document),
    };
    let held: Vec<Part<'_>> = parts.into_iter().filter(is_held).collect();
    if all == 0 || !is_own && held.is_empty() {
        return;
    }
    html.raw("<section class=\"report-section\">\n<h3>")
        .text(tr("Evidence register"))
        .raw("</h3>\n<p class=\"quiet\">");
    html.text(if is_own { tr(words::GLOSS) } else { "" }).raw("</p>\n");
    if held.len() < all && is_own {
        html.raw("<p>").text(&words::undocumented(all - held.len(), all)).raw("</p>\n");
    }
    if held.is_empty() {
        html.raw("</section>\n");
        return;
    }
    const ALL: &[&str] = &[en!("Row"), en!("Part"), en!("Held"), en!("Missing"), en!("What to do")];
    table_alone(html, if is_own { ALL } else { ALL.get(..3).unwrap_or_default() });
    for part in held.iter().take(LISTED) {
        let Some(line) = part.lines.first() else { continue };
        rows_cell(html, report, &part.lines);
        part_cell(html, line);
        html.raw("<td>");
        for it in &part.pieces {
            piece(html, report, it);
        }
        html.raw("</td>");
        if is_own {
            html.cell(words::missing(part.lack)).cell(words::next(part.lack));
        }
        html.raw("</tr>\n");
    }
    close(html, held.len(), LISTED);
}

fn piece(html: &mut Html, report: &Report, piece: &Piece<'_>) {
    html.raw("<div class=\"evidence\">").text(words::kind(piece.kind));
    let date = piece.date.map(|it| it.iso()).unwrap_or_default();
    let age = words::age(report, piece);
    let about = [piece.number.as_str(), &date, &age, piece.from].into_iter().filter(|it| !it.is_empty());
    let about = list(about);
    if !about.is_empty() {
        html.raw(": ").text(&about);
    }
    if piece.is_statement {
        html.raw(" <q>").text(&piece.at.text).raw("</q>");
    }
    html.raw(" <span class=\"quiet\">").text(&labels::evidence_place(report, piece.at)).raw("</span></div>");
}
