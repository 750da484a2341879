//! All lines, in the order of the file: an appendix, in which a column stands that holds something.

use super::markup::Html;
use crate::domain::bom::designators::collapse_designators;
use crate::domain::compliance::regimes::Answer;
use crate::domain::cost::line_cost::Basis;
use crate::domain::export::labels;
use crate::domain::language::{en, tr};
use crate::domain::parts::StatementKind;
use crate::domain::report::Report;
use crate::domain::report::line::ReportLine;
use crate::domain::supply::usual::usual_of;
use crate::domain::words::compliance_words::answer;
use crate::domain::words::{gap, numbers, supply_words};

/// More volumes than this do not fit a page; the data exports have all of them.
const VOLUMES: usize = 4;
/// More designators than this are counted, and longer words of a part cut: in one's own house, and in a quote, where a
/// line stands whole in all but the longest lists.
const MOST: (usize, usize) = (12, usize::MAX);
const MOST_QUOTED: (usize, usize) = (40, 160);

/// The columns that hold something.
struct Shown {
    quantity: bool,
    rohs: bool,
    lead_time: bool,
    stock: bool,
}

impl Shown {
    fn of(report: &Report) -> Self {
        let any = |has: fn(&ReportLine) -> bool| report.lines.iter().any(has);
        Self {
            quantity: any(|it| it.line.quantity.is_some()),
            rohs: any(|it| !matches!(it.rohs.answer(), Answer::Unknown | Answer::NotApplicable)),
            lead_time: any(|it| it.lead_time_days.is_some())
                || report.audience.sees_purchase()
                    && any(|it| usual_of(it).is_some_and(|it| it.lead_time.is_some())),
            // What sellers have is nothing that a quote promises.
            stock: report.audience.sees_purchase() && any(|it| it.stock.is_some()),
        }
    }
}

pub(super) fn write(html: &mut Html, report: &Report) {
    let volumes = volumes(report);
    html.raw("<section class=\"report-section report-lines\">\n<h2>").text(tr("All lines")).raw("</h2>\n");
    if report.lines.is_empty() {
        html.raw("<p>").text(tr("No line names a component.")).raw("</p>\n</section>\n");
        return;
    }
    html.raw("<div class=\"table-scroll\">\n<table class=\"report-table\">\n<caption>");
    if !volumes.is_empty() {
        html.text(&match report.currency {
            Some(currency) => tr!(
                "Under each number of boards: unit price, and below it what is paid for the line, in {}.",
                currency.code()
            ),
            None => tr("Under each number of boards: unit price, and below it what is paid for the line.")
                .to_owned(),
        });
    }
    if !volumes.is_empty() && volumes.len() < report.settings.boards.len() {
        html.text(gap()).text(tr("The CSV and JSON exports have all volumes."));
    }
    let shown = Shown::of(report);
    html.raw("</caption>\n<thead><tr>").number_head(tr("Row")).head(tr("Designators"));
    if shown.quantity {
        html.number_head(tr("Qty"));
    }
    html.head(tr("Part"));
    for (is_shown, name) in [(shown.rohs, en!("RoHS")), (shown.lead_time, en!("Lead time"))] {
        if is_shown {
            html.head(tr(name));
        }
    }
    if shown.stock {
        html.number_head(tr("Stock"));
    }
    for volume in &volumes {
        let boards = report.settings.boards.get(*volume).copied().unwrap_or_default();
        html.raw("<th scope=\"col\" class=\"number\">").text(&numbers::count(boards.into())).raw("</th>");
    }
    html.raw("</tr></thead>\n<tbody>\n");
    for line in &report.lines {
        row(html, report, line, &shown, &volumes);
    }
    html.raw("</tbody>\n</table>\n</div>\n</section>\n");
}

/// Indexes of the volumes to show: the first, the last, and some evenly between.
fn volumes(report: &Report) -> Vec<usize> {
    if !report.audience.sees_purchase() {
        return Vec::new();
    }
    let count = report.settings.boards.len();
    if count <= VOLUMES {
        return (0..count).collect();
    }
    let gaps = VOLUMES - 1;
    (0..VOLUMES).map(|it| (it * (count - 1) + gaps / 2) / gaps).collect()
}

fn row(html: &mut Html, report: &Report, line: &ReportLine, shown: &Shown, volumes: &[usize]) {
    let bom = &line.line;
    html.raw(if bom.dnp { "<tr class=\"dnp\">" } else { "<tr>" });
    html.number_cell(&labels::row(report, bom.source, bom.row));
    html.raw("<td class=\"designators\">");
    let most = if report.audience.sees_purchase() { MOST } else { MOST_QUOTED };
    let (first, rest) = bom.designators.split_at(bom.designators.len().min(most.0));
    html.known(&collapse_designators(first));
    if !rest.is_empty() {
        let more = numbers::count(rest.len() as u64);
        html.raw(" <span class=\"quiet\">").text(&tr!("and {} more", more)).raw("</span>");
    }
    html.raw("</td>");
    if shown.quantity {
        html.number_cell(&bom.quantity.map(numbers::decimal).unwrap_or_default());
    }
    short_part_cell(html, line, most.1);
    if shown.rohs {
        html.raw("<td class=\"rohs\">").answer_icon(line.rohs.answer()).text(answer(line.rohs.answer()));
        html.raw("</td>");
    }
    if shown.lead_time {
        html.raw("<td class=\"nowrap\">");
        lead_time(html, report, line);
        html.raw("</td>");
    }
    if shown.stock {
        html.number_cell(&line.stock.map(numbers::decimal).unwrap_or_default());
    }
    for volume in volumes {
        cost_cell(html, report, line, *volume);
    }
    html.raw("</tr>\n");
}

fn cost_cell(html: &mut Html, report: &Report, line: &ReportLine, volume: usize) {
    html.raw("<td class=\"number\">");
    match line.cost.get(volume) {
        Some(cost) if cost.basis() == Basis::Dnp => {}
        Some(cost) => {
            let price = cost.unit_price().map(|it| numbers::unit_price(it, report.currency));
            html.known(&price.unwrap_or_default());
            if let Some(extended) = cost.extended() {
                html.raw("<div class=\"quiet\">")
                    .text(&numbers::amount(extended, report.currency))
                    .raw("</div>");
            }
        }
        None => {
            html.known("");
        }
    }
    html.raw("</td>");
}

/// What a line is called: its part number, else its value, else its description.
pub(super) fn name_of(line: &ReportLine) -> &str {
    let bom = &line.line;
    [&bom.mpn, &bom.value, &bom.description].into_iter().find(|it| !it.is_empty()).map_or("", String::as_str)
}

/// The part: its number, with a link to the datasheet where the file names one, and what it is.
pub(super) fn part_cell(html: &mut Html, line: &ReportLine) {
    short_part_cell(html, line, usize::MAX);
}

/// The same with so many letters of what it is.
fn short_part_cell(html: &mut Html, line: &ReportLine, most: usize) {
    let bom = &line.line;
    let name = name_of(line);
    let datasheet = line.statements.iter().find(|it| it.0 == StatementKind::Datasheet);
    html.raw("<td class=\"part\"><span class=\"part-name\">");
    match datasheet {
        Some((_, evidence)) if !name.is_empty() => html.link(&evidence.text, name),
        _ => html.known(name),
    };
    html.raw("</span>");
    if bom.dnp {
        html.raw(" <span class=\"tag\">").text(tr("DNP")).raw("</span>");
    }
    let rest: Vec<&str> = [&bom.manufacturer, &bom.value, &bom.footprint, &bom.description]
        .into_iter()
        .filter(|it| !it.is_empty() && *it != name)
        .map(String::as_str)
        .collect();
    if !rest.is_empty() {
        let rest = rest.join(" · ");
        let cut = rest.char_indices().nth(most).and_then(|it| rest.get(..it.0));
        html.raw("<div class=\"quiet\">").text(cut.unwrap_or(&rest));
        html.raw(if cut.is_some() { "…</div>" } else { "</div>" });
    }
    html.raw("</td>");
}

/// A lead time, with its sign where it is long.
pub(super) fn lead_time(html: &mut Html, report: &Report, line: &ReportLine) {
    if labels::is_long_lead(report, line) && !line.line.dnp {
        let is_critical = line.lead_time_days.is_some_and(|it| it >= report.settings.lead_time.critical_days);
        let severity = if is_critical {
            crate::domain::finding::Severity::Error
        } else {
            crate::domain::finding::Severity::Warning
        };
        html.severity_icon(severity);
    }
    let usual = if report.audience.sees_purchase() { usual_of(line) } else { None };
    match usual.and_then(|it| it.lead_time) {
        Some(usual) => html.raw("<i class=\"quiet\">").text(&supply_words::usual_weeks(usual)).raw("</i>"),
        None => html.known(&line.lead_time_days.map(numbers::lead_time).unwrap_or_default()),
    };
}
