//! What to ask the supplier about a part that is unknown, doubtful, or lapses soon.

use super::compliance_words as words;
use crate::domain::assess::compliance::answer;
use crate::domain::compliance::RohsStatus;
use crate::domain::compliance::exemptions::{Judgement, Outcome, judge};
use crate::domain::compliance::ordering_codes::Finish;
use crate::domain::compliance::regimes::{Answer, Regime, SVHC_LIST_DATE, SVHC_LIST_ENTRIES};
use crate::domain::day::Day;
use crate::domain::language::tr;
use crate::domain::report::Report;
use crate::domain::report::line::ReportLine;

/// An exemption that ends within this many days of the ship date is asked about, though it is in force.
const LAPSES_WITHIN_DAYS: i32 = 365;

/// The first lines of a message to a supplier.
pub fn opening(report: &Report) -> String {
    let settings = &report.settings;
    let day = settings.shipment().ship_date;
    match settings.category {
        Some(category) => tr!(
            "We check the compliance of a product that is placed on the market on {}, RoHS category {}. Please answer for \
             the parts below, and send a material declaration where you have one.",
            day,
            words::category(category)
        ),
        None => tr!(
            "We check the compliance of a product that is placed on the market on {}. Please answer for the parts below, \
             and send a material declaration where you have one.",
            day
        ),
    }
}

/// The questions about one line; none where it needs no answer.
pub fn questions(report: &Report, line: &ReportLine) -> Vec<String> {
    let rohs = &line.rohs;
    let mut questions = Vec::new();
    match rohs.status {
        RohsStatus::Compliant | RohsStatus::ByExemption if rohs.is_early => {}
        RohsStatus::Unknown => questions.push(
            tr("Does it comply with Directive 2011/65/EU as amended by (EU) 2015/863 (10 substances), and by which \
             exemption, if any?").to_owned(),
        ),
        RohsStatus::ByExemption if rohs.exemptions.is_empty() => {
            questions.push(tr("Which exemption of RoHS Annex III or IV does it use?").to_owned());
        }
        RohsStatus::ByExemption => {
            let asked = rohs.exemptions.iter().filter_map(|it| about_exemption(report, line, it));
            questions.extend(asked);
        }
        RohsStatus::Compliant | RohsStatus::NotApplicable | RohsStatus::NonCompliant => {}
    }
    if rohs.stated.contains(&RohsStatus::NonCompliant)
        && rohs.stated.iter().any(|it| *it < RohsStatus::Unknown)
    {
        questions.push(
            tr("Our sources contradict each other on RoHS. Which statement holds, from which date code on?")
                .to_owned(),
        );
    }
    if rohs.mark.is_some_and(|it| it.finish == Finish::Leaded) {
        questions.push(
            tr("The ordering code speaks of a finish with lead. Is that right, and what is the lead-free code?").to_owned(),
        );
    }
    if report.settings.regimes.contains(&Regime::ReachSvhc)
        && answer(line, Regime::ReachSvhc, &report.sources).answer == Answer::Unknown
    {
        questions.push(tr!(
            "Does it hold substances of the REACH Candidate List of {} ({} entries) \
             above 0.1 %, and which?",
            SVHC_LIST_DATE,
            SVHC_LIST_ENTRIES
        ));
    }
    questions
}

fn about_exemption(report: &Report, line: &ReportLine, entry: &str) -> Option<String> {
    let Judgement { outcome, until, exemption } = judge(entry, report.settings.shipment());
    let until = until.unwrap_or("");
    let question = match outcome {
        Outcome::InForce if !lapses_soon(report, until) => return None,
        Outcome::InForce
        | Outcome::RenewalFiled
        | Outcome::RenewalReported
        | Outcome::EndsBeforeShipment
        | Outcome::DatePassed
        | Outcome::Ended => {
            tr!("Exemption {} is listed until {}. Which entry covers the part after that day", entry, until)
        }
        Outcome::NotForCategory => {
            tr!("Exemption {} is not open to the category of our product. Which entry covers the part", entry)
        }
        Outcome::DependsOnCategory => return None,
        Outcome::NoDate | Outcome::UnknownEntry | Outcome::NotStated => {
            return Some(tr!("Until when can exemption {} be used, and by which act?", entry));
        }
    };
    let newer = exemption.map_or("", |it| tr(it.newer_for(line.line.class.code())));
    Some(if newer.is_empty() {
        tr!("{}, or is there a version without exemption?", question)
    } else {
        tr!("{} (perhaps {}), or is there a version without exemption?", question, newer)
    })
}

fn lapses_soon(report: &Report, until: &str) -> bool {
    let ships = Day::from_iso(report.settings.shipment().ship_date);
    let days = Day::from_iso(until).zip(ships).map(|(until, ships)| until.days_after(ships));
    days.is_some_and(|it| it <= LAPSES_WITHIN_DAYS)
}
