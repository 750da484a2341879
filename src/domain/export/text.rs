//! The report as plain text for a terminal.

mod columns;
mod plan;

use rust_decimal::Decimal;

use crate::domain::assess::marking::marking;
use crate::domain::compliance::regimes::Answer;
use crate::domain::cost::tier::Tier;
use crate::domain::export::exporter::{Button, Exporter, PLAIN_TEXT};
use crate::domain::export::labels;
use crate::domain::finding::{Finding, Severity};
use crate::domain::known::Mark;
use crate::domain::language::{en, tr, tr_all};
use crate::domain::next::next;
use crate::domain::next::quotable::{questions, quotable};
use crate::domain::report::Report;
use crate::domain::report::exemptions::cited_exemptions;
use crate::domain::report::source::SourceRole;
use crate::domain::sorting::sort_by;
use crate::domain::supply::usual::likely_long;
use crate::domain::words::{
    compliance_words, cost_words, coverage, findings as words, gap, list, marking as marking_words, names,
    next_words, numbers, quote, reasons, stop, supply_words, withheld, within,
};
use columns::{Columns, column_width, cut, padded, width_of, wrap};

pub const EXPORTER: Exporter = Exporter {
    code: "text",
    is_on_command_line: true,
    ending: "txt",
    media_type: PLAIN_TEXT,
    bar: None,
    share: Some(Button { place: 4, words: en!("Save text") }),
    is_for_programs: false,
    write: |it| Some(write_text(it.report).into_bytes()),
};

/// No line of the text is wider, counted in the columns of a terminal.
pub const WIDTH: usize = 100;
/// More findings of one kind are counted.
const LISTED: usize = 10;

/// Verdicts, cost table, findings and what was not checked; at most 100 columns wide.
pub fn write_text(report: &Report) -> String {
    let mut out = String::with_capacity(4_096);
    head(&mut out, report);
    bring_next(&mut out, report);
    cost(&mut out, report);
    plan::plan(&mut out, report);
    compliance(&mut out, report);
    likely(&mut out, report);
    findings(&mut out, report);
    not_checked(&mut out, report);
    out
}

/// The word of an answer in its column.
fn answer(answer: Answer) -> String {
    let all = Answer::ALL.map(compliance_words::answer);
    padded(compliance_words::answer(answer), column_width(8, all))
}

/// What stands before a fact of the head, in its column.
fn fact(label: &str) -> String {
    let labels = tr_all(["RoHS", "Lead time", "Stock", "File", "Quotable"]);
    padded(label, column_width(11, labels))
}

/// One line, cut to the width.
fn line(out: &mut String, text: &str) {
    out.push_str(cut(text, WIDTH).trim_end());
    out.push('\n');
}

fn title(out: &mut String, text: &str) {
    out.push('\n');
    line(out, text);
}

fn head(out: &mut String, report: &Report) {
    let name =
        report.sources.iter().find(|it| it.role == SourceRole::Bom).map_or(tr("No BOM"), |it| &it.name);
    line(out, &tr!("{}: {}", name, numbers::lines(report.lines.len() as u64)));
    if let Some(note) = withheld::note(report.audience) {
        line(out, note);
    }
    if report.sources.iter().any(|it| it.is_sample) {
        line(out, tr("Sample data: it describes no real board."));
    }
    for source in &report.sources {
        line(out, &format!("  {}: {}", source.name, labels::understood(source)));
        for told in [labels::read_as(source), labels::left_out(source)].into_iter().flatten() {
            wrap(&told, WIDTH - 4).iter().for_each(|it| line(out, &format!("    {it}")));
        }
    }
    out.push('\n');
    let rohs = &report.rohs;
    let word = answer(rohs.answer());
    line(out, &[&fact(tr("RoHS")), word.as_str(), &labels::rohs_sentence(rohs)].concat());
    besides(out, &coverage::rohs_expected(report));
    let supply = &report.supply;
    let limit = numbers::lead_time(report.settings.lead_time.long_days);
    // How much is known stands before the figure.
    let mut said = vec![coverage::lead_times(report)];
    let longest = coverage::longest(report);
    let lines = numbers::lines(supply.long_lead.into());
    if !longest.is_empty() {
        said.push(tr!("{} of {} or more, longest {}", lines, limit, longest));
    } else if supply.long_lead > 0 {
        said.push(tr!("{} of {} or more", lines, limit));
    }
    said.retain(|it| !it.is_empty());
    line(out, &[fact(tr("Lead time")), said.join(gap())].concat());
    besides(out, &supply_words::likely_long(&likely_long(report)));
    match coverage::stock(report) {
        none if none.is_empty() => {}
        stock => line(out, &[fact(tr("Stock")), stock].concat()),
    }
    let file = match (report.file_mark(), report.file_problems()) {
        (Mark::Unknown, _) => tr("Unknown").to_owned(),
        (_, 0) => tr("No problems").to_owned(),
        (_, problems) => numbers::number_of(problems.into(), "{} problem", "{} problems"),
    };
    line(out, &[fact(tr("File")), file].concat());
}

/// What is said besides a fact, where something is.
fn besides(out: &mut String, sentence: &str) {
    if !sentence.is_empty() {
        line(out, &[&fact(""), sentence].concat());
    }
}

/// What can be quoted, and what to bring next.
fn bring_next(out: &mut String, report: &Report) {
    if !report.is_own() || report.lines.is_empty() {
        return;
    }
    let questions = questions(report);
    let quotable = quotable(report, &questions);
    line(out, &[fact(tr("Quotable")), next_words::quotable(&quotable)].concat());
    let all = next(report, &likely_long(report), &questions);
    if !all.is_empty() {
        title(out, tr(next_words::TITLE));
    }
    for it in &all {
        for (at, part) in wrap(&next_words::bring(report, it), WIDTH - 4).iter().enumerate() {
            line(out, &[if at == 0 { "  – " } else { "    " }, part.as_str()].concat());
        }
    }
}

fn cost(out: &mut String, report: &Report) {
    if report.tiers.is_empty() {
        return;
    }
    if !report.audience.sees_totals(report) {
        title(out, tr("Cost"));
        line(out, &format!("  {}", tr(withheld::NO_TOTALS)));
        return;
    }
    let sees_purchase = report.audience.sees_purchase();
    let currency = report.currency.map(|it| format!(", {it}")).unwrap_or_default();
    title(out, &[tr("Cost"), &currency].concat());
    for part in wrap(&cost_words::scope(report), WIDTH - 2) {
        line(out, &format!("  {part}"));
    }
    let partial = report.tiers.iter().find(|it| !it.coverage.known().is_full());
    if let Some(tier) = partial {
        let covers = if sees_purchase { coverage::priced } else { coverage::covers };
        line(out, &["  ", &stop(&covers(&tier.coverage))].concat());
    }
    let has_process = report.tiers.iter().any(|it| it.process.is_some());
    let made = if has_process { "Process" } else { "Left over" };
    // What lines are missing in is no price of a board and no total.
    let [per_board, total] =
        if quote::is_of_priced_lines(report) { quote::PRICED_LINES } else { ["Per board", "Total"] };
    let mut columns =
        Columns::new(&tr_all(["Boards", per_board, total, made, "Priced", "Unpriced", "Short"]));
    let count = |number: u32| numbers::count(number.into());
    for tier in &report.tiers {
        let amount = amounts(report, tier);
        let headline = |value| match tier.coverage.known().is_figure() {
            true => amount(value),
            false => tr("unknown").to_owned(),
        };
        columns.row(vec![
            count(tier.boards),
            match cost_words::board_price(report, tier) {
                none if none.is_empty() => tr("unknown").to_owned(),
                price => price,
            },
            headline(tier.total),
            if has_process { cost_words::process(report, tier).into_owned() } else { amount(tier.excess) },
            count(tier.coverage.priced),
            count(tier.coverage.unpriced),
            labels::short_lines(report, tier.boards).map(count).unwrap_or_default(),
        ]);
    }
    for row in columns.lines() {
        line(out, &row);
    }
    if has_process && sees_purchase {
        breakdown(out, report);
    }
    let estimates = report.tiers.iter().map(|it| cost_words::estimated(report, it));
    for sentence in std::iter::once(cost_words::crossing(report)).chain(estimates) {
        for part in wrap(&sentence, WIDTH).iter().filter(|it| !it.is_empty()) {
            line(out, part);
        }
    }
}

/// An amount of a tier; a total without a single price is not zero but unknown.
fn amounts(report: &Report, tier: &Tier) -> impl Fn(Decimal) -> String {
    let (is_known, currency) = (tier.coverage.priced > 0, report.currency);
    move |value| if is_known { numbers::amount(value, currency) } else { tr("unknown").to_owned() }
}

/// What each total is made of, one row a part, one column a volume. Parts that are zero at all volumes are left out.
fn breakdown(out: &mut String, report: &Report) {
    const VOLUMES: usize = 6;
    const LABEL: usize = 25;
    let tiers = || report.tiers.iter().take(VOLUMES);
    let heads: Vec<String> = tiers().map(|it| numbers::count(it.boards.into())).collect();
    let made_of = padded(tr("Made of, for boards"), LABEL);
    let mut names: Vec<&str> = vec![&made_of];
    names.extend(heads.iter().map(String::as_str));
    let mut columns = Columns::new(&names);
    let portions: Vec<_> = tiers().map(|it| (cost_words::breakdown(it), amounts(report, it))).collect();
    for row in 0..8 {
        let cells: Vec<_> = portions.iter().filter_map(|(it, amount)| Some((it.get(row)?, amount))).collect();
        let Some((first, _)) = cells.first().filter(|_| cells.iter().any(|it| !it.0.amount.is_zero())) else {
            continue;
        };
        let label = padded(first.label, LABEL);
        columns
            .row(std::iter::once(label).chain(cells.iter().map(|(it, amount)| amount(it.amount))).collect());
    }
    out.push('\n');
    for row in columns.lines() {
        line(out, &row);
    }
}

/// The verdict of each regime, and the exemptions with their end.
fn compliance(out: &mut String, report: &Report) {
    if report.lines.is_empty() {
        return;
    }
    let settings = &report.settings;
    let category = compliance_words::category_or_any(settings.category);
    title(out, &tr!("Compliance on {}", numbers::day(settings.shipment().ship_date)));
    line(out, &["  ", &tr!("Category {}", category)].concat());
    let width = column_width(18, report.regimes.iter().map(|it| tr(it.regime.name())));
    for summary in &report.regimes {
        let counts = Answer::ALL.into_iter().map(|it| (it, summary.count(it))).filter(|it| it.1 > 0);
        let counts: Vec<String> = counts
            .map(|(answer, lines)| {
                [&numbers::count(lines.into()), " ", compliance_words::answer(answer)].concat()
            })
            .collect();
        let head = ["  ", &padded(tr(summary.regime.name()), width), " ", &answer(summary.answer())].concat();
        let room = WIDTH.saturating_sub(width_of(&head));
        for (at, part) in wrap(&within(&list(&counts)), room).iter().enumerate() {
            let head = if at == 0 { head.clone() } else { " ".repeat(width_of(&head)) };
            line(out, &[&head, part.as_str()].concat());
        }
    }
    for it in cited_exemptions(report) {
        let until = numbers::day(it.judgement.until.unwrap_or_else(|| tr("no date")));
        let lines = numbers::lines(it.lines.len() as u64);
        let state = compliance_words::outcome(it.judgement.outcome);
        let (entry, until) = (padded(it.entry, 8), padded(&until, 17));
        line(out, &["  ", &tr!("Exemption {} {} {}: {}", entry, until, lines, state)].concat());
    }
    let notes = [tr(compliance_words::NOT_LEGAL_ADVICE), &compliance_words::table_dates()].join(gap());
    for part in wrap(&notes, WIDTH - 2) {
        line(out, &format!("  {part}"));
    }
}

/// What else is likely to apply, with the lines that led to it.
fn likely(out: &mut String, report: &Report) {
    let all = marking(report);
    if all.is_empty() {
        return;
    }
    title(out, tr(marking_words::TITLE));
    let mut say = |indent: &str, text: &str| {
        let room = WIDTH.saturating_sub(indent.len());
        wrap(text, room).iter().for_each(|it| line(out, &[indent, it.as_str()].concat()));
    };
    say("  ", tr(marking_words::GLOSS));
    for it in &all {
        say("  ", marking_words::act(it.act));
        say("    ", &[marking_words::says(it.act), gap(), &marking_words::lines(report, it)].concat());
    }
}

fn findings(out: &mut String, report: &Report) {
    let mut codes: Vec<(Severity, &'static str)> = Vec::new();
    for finding in &report.findings {
        match codes.iter_mut().find(|it| it.1 == finding.code) {
            Some(known) => known.0 = known.0.max(finding.severity),
            None => codes.push((finding.severity, finding.code)),
        }
    }
    sort_by(&mut codes, |a, b| b.0.cmp(&a.0).then(a.1.cmp(b.1)));
    for (severity, code) in codes {
        let group: Vec<&Finding> = report.findings.iter().filter(|it| it.code == code).collect();
        let words = words::words_of(code);
        let count = numbers::count_of_findings(group.len());
        title(out, &format!("{}: {} ({count}) [{code}]", names::severity(severity), words.title));
        for part in wrap(words::group_hint(code), WIDTH - 2).iter().filter(|it| !it.is_empty()) {
            line(out, &format!("  {part}"));
        }
        // A link tells how many findings there are, not each of them.
        if !report.audience.sees_lines() || report.shared.is_some() {
            continue;
        }
        for finding in group.iter().take(LISTED) {
            let place = place(report, finding);
            line(out, &format!("  {} {}", padded(&place, 28), words::message(finding)));
        }
        if group.len() > LISTED {
            line(out, &["  ", &tr!("and {} more", numbers::count((group.len() - LISTED) as u64))].concat());
        }
    }
}

/// `row 12  R1, R2`, cut to its column.
fn place(report: &Report, finding: &Finding) -> String {
    let row = finding
        .place
        .source
        .zip(finding.place.row)
        .map(|(source, row)| tr!("row {}", labels::row(report, source, row)))
        .unwrap_or_default();
    let line = finding.place.line.and_then(|it| report.lines.get(it as usize));
    let name = line.map(|it| {
        let bom = &it.line;
        let first = bom.designators.first().map(String::as_str).unwrap_or_default();
        let part = [&bom.mpn, &bom.value].into_iter().find(|it| !it.is_empty());
        format!("{first} {}", part.map(String::as_str).unwrap_or_default())
    });
    cut(&[padded(&row, column_width(8, [row.as_str()])), name.unwrap_or_default()].concat(), 28)
}

fn not_checked(out: &mut String, report: &Report) {
    if report.not_checked.is_empty() {
        return;
    }
    title(out, tr("Not checked"));
    let labels = report.not_checked.iter().map(|it| width_of(reasons::check_label(it.check)));
    let width = labels.max().unwrap_or(0).min(WIDTH / 2) + 2;
    for it in &report.not_checked {
        let reason = reasons::reason(it.because);
        let text = match it.lines {
            Some(lines) => tr!("{}: {}", numbers::lines(lines.into()), reason),
            None => reason.to_owned(),
        };
        for (index, part) in wrap(&text, WIDTH - 2 - width).into_iter().enumerate() {
            let check = if index == 0 { reasons::check_label(it.check) } else { "" };
            line(out, &format!("  {}{part}", padded(check, width)));
        }
    }
}
