//! Compliance: the verdict of each regime, exemptions with their end dates, the lines that are not plainly compliant,
//! what was accepted, and what a BOM cannot show.

use super::concerns::{LISTED, QUOTED, close, of_one_part, rows_cell};
use super::evidence;
use super::lines::part_cell;
use super::markup::Html;
use crate::domain::assess::marking::marking;
use crate::domain::compliance::RohsStatus;
use crate::domain::compliance::exemptions::judge;
use crate::domain::compliance::regimes::Answer;
use crate::domain::export::labels;
use crate::domain::language::{en, tr, tr_text};
use crate::domain::place::Evidence;
use crate::domain::report::Report;
use crate::domain::report::exemptions::cited_exemptions;
use crate::domain::report::line::ReportLine;
use crate::domain::rules::words_of_code;
use crate::domain::words::{compliance_words as words, gap, marking as marking_words, numbers, quote};

/// The whole section; in a quote the statement with its coverage, and what is not plainly compliant.
pub(super) fn write(html: &mut Html, report: &Report) {
    let is_own = report.audience.sees_purchase();
    html.raw("<section class=\"report-section\">\n<h2>").text(tr("Compliance")).raw("</h2>\n");
    if is_own {
        html.raw("<p>").text(&labels::rohs_sentence(&report.rohs)).text(gap());
        html.text(tr("A blank is unknown, never compliant.")).raw("</p>\n");
    }
    if is_own || report.rohs.count(Answer::ByExemption) > 0 || report.rohs.doubtful > 0 {
        html.raw("<p>").text(&words::judged_for(&report.settings)).raw("</p>\n");
    }
    if is_own {
        html.raw("<p class=\"quiet\">").text(tr(words::NOT_LEGAL_ADVICE)).text(gap());
        html.text(&words::table_dates()).raw("</p>\n</section>\n");
    }
    regimes(html, report, is_own);
    if report.audience.sees_lines() {
        exemptions(html, report, is_own);
        lines(html, report, is_own);
        evidence::write(html, report);
        waivers(html, report);
    }
    likely(html, report);
    if is_own {
        checklist(html);
    }
}

fn table(html: &mut Html, title: &'static str, heads: &[&'static str]) {
    html.raw("<section class=\"report-section\">\n<h3>").text(tr(title)).raw("</h3>\n");
    table_alone(html, heads);
}

/// The table without the heading above it.
pub(super) fn table_alone(html: &mut Html, heads: &[&'static str]) {
    html.raw("<div class=\"table-scroll\">\n<table class=\"report-table\">\n<thead><tr>");
    for head in heads {
        let is_number = matches!(*head, "Row" | "Lines");
        if is_number {
            html.number_head(tr(head))
        } else {
            html.head(tr(head))
        };
    }
    html.raw("</tr></thead>\n<tbody>\n");
}

fn regimes(html: &mut Html, report: &Report, is_own: bool) {
    const HEADS: &[&str] = &[en!("Regime"), en!("Verdict"), en!("Answers of the lines"), en!("What it asks")];
    if is_own {
        table(html, en!("Regimes"), HEADS);
    } else {
        table_alone(html, HEADS.get(..3).unwrap_or_default());
    }
    for summary in &report.regimes {
        html.raw("<tr><th scope=\"row\">").text(tr(summary.regime.name())).raw("</th><td class=\"nowrap\">");
        html.answer_icon(summary.answer()).text(words::answer(summary.answer())).raw("</td>");
        html.cell(&quote::coverage(summary));
        if is_own {
            html.raw("<td>").text(tr(summary.regime.asks())).raw("<div class=\"quiet\">");
            html.text(tr(summary.regime.act())).raw("; ").text(tr(summary.regime.certainty()));
            html.raw("</div></td>");
        }
        html.raw("</tr>\n");
    }
    close(html, report.regimes.len(), LISTED);
}

fn exemptions(html: &mut Html, report: &Report, is_own: bool) {
    const ALL: &[&str] =
        &[en!("Exemption"), en!("Listed until"), en!("State"), en!("Lines"), en!("Ask the supplier for")];
    let cited = cited_exemptions(report);
    if cited.is_empty() {
        return;
    }
    table(html, en!("Exemptions and their end"), if is_own { ALL } else { ALL.get(..4).unwrap_or_default() });
    for it in &cited {
        let row = it.judgement.exemption;
        let class = it.lines.first().and_then(|it| report.lines.get(*it as usize));
        let class = class.map_or("", |it| it.line.class.code());
        html.raw("<tr><th scope=\"row\">").text(it.entry).raw("<div class=\"quiet\">");
        html.text(row.map_or("", |it| tr(it.wording))).raw("</div></th><td class=\"nowrap\">");
        html.known(&numbers::day(it.judgement.until.unwrap_or("")))
            .raw("</td><td>")
            .text(words::outcome(it.judgement.outcome));
        if let Some(row) = row.filter(|_| is_own) {
            html.raw("<div class=\"quiet\">")
                .text(words::renewal(row.renewal))
                .raw("; ")
                .text(row.act)
                .raw(", ");
            html.text(&words::certainty(row.certainty)).raw("</div>");
        }
        html.raw("</td>").number_cell(&numbers::count(it.lines.len() as u64));
        if is_own {
            html.cell(row.map_or("", |it| tr(it.newer_for(class))));
        }
        html.raw("</tr>\n");
    }
    close(html, cited.len(), LISTED);
}

/// Lines that are not plainly compliant, with the words that say so; in a quote those that are not compliant, or rely on
/// an exemption that is not shown to be in force. The list of all lines has the others.
fn lines(html: &mut Html, report: &Report, is_own: bool) {
    let is_told = |it: &&ReportLine| {
        let is_doubtful = it.rohs.answer() == Answer::Unknown && !it.rohs.exemptions.is_empty();
        is_own || is_doubtful || it.rohs.answer() == Answer::Fails
    };
    let fitted = || report.lines.iter().filter(|it| !it.line.dnp).filter(is_told);
    let mut concerned: Vec<&ReportLine> = Vec::new();
    for answer in [Answer::Fails, Answer::Unknown, Answer::ByExemption] {
        concerned.extend(fitted().filter(|it| it.rohs.answer() == answer));
    }
    if concerned.is_empty() {
        return;
    }
    table(
        html,
        if is_own {
            en!("Lines that are not plainly compliant")
        } else {
            en!("Lines that are not compliant, or whose exemption is not settled")
        },
        &[en!("Row"), en!("Part"), en!("RoHS"), en!("Stated as")],
    );
    let shipment = report.settings.shipment();
    let concerned = of_one_part(report, &concerned, |it| {
        let place = |it: &'_ Evidence| (it.source.0, it.row.0, it.column.0, it.text.clone());
        (it.rohs.answer(), &it.rohs.exemptions, it.rohs.evidence.iter().map(place).collect::<Vec<_>>())
    });
    let listed = if is_own { LISTED } else { QUOTED };
    for lines in concerned.iter().take(listed) {
        let Some(line) = lines.first() else { continue };
        rows_cell(html, report, lines);
        part_cell(html, line);
        html.raw("<td class=\"nowrap\">")
            .answer_icon(line.rohs.answer())
            .text(words::answer(line.rohs.answer()));
        if line.rohs.status == RohsStatus::ByExemption {
            for entry in &line.rohs.exemptions {
                html.raw("<div>")
                    .text(entry)
                    .raw(": ")
                    .text(words::outcome(judge(entry, shipment).outcome))
                    .raw("</div>");
            }
            if line.rohs.exemptions.is_empty() {
                html.raw("<div>").text(tr("which one is not stated")).raw("</div>");
            }
        }
        html.raw("</td><td>");
        if line.rohs.evidence.is_empty() {
            html.raw("<span class=\"quiet\">").text(tr("nothing is stated")).raw("</span>");
        }
        for evidence in &line.rohs.evidence {
            html.raw("<div class=\"evidence\"><q>").text(&evidence.text).raw("</q>");
            if is_own {
                html.raw(" <span class=\"quiet\">")
                    .text(&labels::evidence_place(report, evidence))
                    .raw("</span>");
            }
            html.raw("</div>");
        }
        if let Some(mark) = line.rohs.mark.filter(|_| is_own) {
            html.raw("<div class=\"evidence\">")
                .text(&tr!("Ordering code: {}", words::mark(mark)))
                .raw("</div>");
        }
        html.raw("</td></tr>\n");
    }
    close(html, concerned.len(), listed);
}

fn waivers(html: &mut Html, report: &Report) {
    let waivers = &report.settings.waivers;
    if waivers.is_empty() {
        return;
    }
    table(html, en!("Accepted with a reason"), &[en!("Finding"), en!("Part"), en!("Reason")]);
    for it in waivers {
        html.raw("<tr>").cell(words_of_code(&it.code).map_or(it.code.as_str(), |it| tr(it.title)));
        html.cell(&it.part).cell(&tr_text(&it.reason)).raw("</tr>\n");
    }
    close(html, waivers.len(), LISTED);
}

/// What else is likely to apply, with the lines that led to it.
fn likely(html: &mut Html, report: &Report) {
    let all = marking(report);
    if all.is_empty() {
        return;
    }
    table(html, marking_words::TITLE, &[en!("Subject"), en!("Why, and what it takes")]);
    for it in &all {
        html.raw("<tr><th scope=\"row\">").text(marking_words::act(it.act)).raw("</th><td>");
        html.text(marking_words::says(it.act)).raw("<div class=\"quiet\">");
        html.text(&marking_words::lines(report, it)).raw("</div></td></tr>\n");
    }
    close(html, all.len(), LISTED);
    html.raw("<p class=\"quiet\">").text(tr(marking_words::GLOSS)).raw("</p>\n");
}

fn checklist(html: &mut Html) {
    table(html, en!("What a BOM can and cannot show"), &[en!("Subject"), en!("From this BOM")]);
    for (subject, sentence) in words::CHECKLIST {
        html.raw("<tr><th scope=\"row\">").text(tr(subject)).raw("</th>").cell(tr(sentence)).raw("</tr>\n");
    }
    close(html, words::CHECKLIST.len(), LISTED);
}
