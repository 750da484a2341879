//! What a report rests on, and what it is not.

use super::{cost_words, numbers};
use crate::domain::day::Day;
use crate::domain::language::{en, tr, tr_text};
use crate::domain::report::Report;
use crate::domain::sorting;

/// What the verdicts rest on.
pub const RESTS_ON: &str = en!(
    "The verdicts rest on the statements in the files named above. A statement that is wrong there is wrong here."
);

/// What a report is not.
pub const NOT_LEGAL: &str = en!("This report is not legal advice and replaces no declaration of conformity.");

/// All that the result depends on besides the files, as (what, value); an empty value is not stated.
pub fn settings(report: &Report) -> Vec<(String, String)> {
    let settings = &report.settings;
    let boards: Vec<String> = settings.boards.iter().map(|it| numbers::count(u64::from(*it))).collect();
    let currency = match (settings.currency, report.currency) {
        (Some(chosen), _) => tr!("{}, as chosen", chosen),
        (None, Some(found)) => tr!("{}, the currency that most prices have", found),
        (None, None) => String::new(),
    };
    let grades = settings.lead_time;
    let long = tr!(
        "from {} on; critical from {} on",
        numbers::lead_time(grades.long_days),
        numbers::lead_time(grades.critical_days)
    );
    let mut list: Vec<(String, String)> = [
        (tr("Date of the check"), settings.date.clone()),
        (tr("Boards per build"), boards.join(" · ")),
        (tr("Currency"), currency),
        (tr("Long lead time"), long),
    ]
    .into_iter()
    .map(|(what, value)| (what.to_owned(), value))
    .collect();
    if report.audience.sees_purchase() {
        list.push((tr("Choice among offers").to_owned(), cost_words::policy(settings.policy).to_owned()));
        list.push((tr("Dates of the prices").to_owned(), price_dates(report)));
        if let Some(profile) = &settings.profile {
            list.push((tr("Profile").to_owned(), dated(&tr_text(&profile.name), &profile.date)));
        }
        list.extend(cost_words::assumptions(report));
    }
    list
}

fn dated(name: &str, date: &str) -> String {
    if date.is_empty() { name.to_owned() } else { tr!("{}, figures of {}", name, date) }
}

/// The oldest and the newest day of the prices in use, and how many name none.
fn price_dates(report: &Report) -> String {
    let (mut first, mut last): (Option<Day>, Option<Day>) = (None, None);
    let (mut dated, mut undated) = (0_u64, 0_u64);
    for line in report.lines.iter().filter(|it| !it.line.dnp) {
        let mut bought: Vec<u16> = line.cost.iter().flat_map(|it| it.purchased_at()).collect();
        sorting::sort(&mut bought);
        bought.dedup();
        for offer in bought.iter().filter_map(|it| line.offers.get(usize::from(*it))) {
            match offer.quoted {
                Some(day) => {
                    dated += 1;
                    first = Some(first.map_or(day, |it| it.min(day)));
                    last = Some(last.map_or(day, |it| it.max(day)));
                }
                None => undated += 1,
            }
        }
    }
    let span = match (first, last) {
        (Some(first), Some(last)) if first == last => first.iso(),
        (Some(first), Some(last)) => tr!("{} to {}", first.iso(), last.iso()),
        _ if undated == 0 => return String::new(),
        _ => return tr("No price names its day.").to_owned(),
    };
    if undated == 0 {
        return span;
    }
    tr!("{}; {} of {} prices name no day", span, numbers::count(undated), numbers::count(dated + undated))
}
