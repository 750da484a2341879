//! JUnit's XML, which every CI shows: a suite for each file, a case for each finding. Errors and warnings are failures;
//! notes and what a person accepted are not.

use std::fmt::Write;

use super::super::xml::escaped;
use super::{column_of, part_of, row_of, source_of};
use crate::domain::finding::{Family, Finding, Severity};
use crate::domain::language::in_english;
use crate::domain::report::Report;
use crate::domain::words::findings as words;

/// The report's findings as JUnit XML.
pub(super) fn write(report: &Report) -> Vec<u8> {
    in_english(|| suites(report)).into_bytes()
}

fn suites(report: &Report) -> String {
    let mut all = Counts::default();
    let mut out = String::new();
    for (at, source) in report.sources.iter().enumerate() {
        let is_its = |it: &&Finding| source_of(report, it).is_some_and(|it| it.0 == at);
        let own: Vec<&Finding> = report.findings.iter().filter(is_its).collect();
        let counts = Counts::of(&own);
        all.add(&counts);
        let _ = writeln!(out, "<testsuite name=\"{}\" {}>", escaped(&source.name), counts.attributes());
        own.iter().for_each(|it| case(&mut out, report, it));
        if own.is_empty() {
            out.push_str("<testcase classname=\"bomlight\" name=\"nothing found\"/>\n");
        }
        out.push_str("</testsuite>\n");
    }
    let head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"Bomlight\" ";
    [head, &all.attributes(), ">\n", &out, "</testsuites>\n"].concat()
}

fn case(out: &mut String, report: &Report, finding: &Finding) {
    let family = Family::of(finding.code).map_or("", Family::code);
    let row = row_of(report, finding).map(|(sheet, row)| match sheet {
        Some(sheet) => format!("{sheet} row {row}"),
        None => format!("row {row}"),
    });
    let part = part_of(report, finding);
    let column = column_of(report, finding).unwrap_or_default();
    let place = [row.as_deref().unwrap_or_default(), &part, &column];
    let place: Vec<&str> = place.into_iter().filter(|it| !it.is_empty()).collect();
    let name = [finding.code, ": ", &place.join(", ")].concat();
    let name = name.trim_end_matches(": ");
    let _ = write!(out, "<testcase classname=\"bomlight.{family}\" name=\"{}\">", escaped(name));
    let message = escaped(&words::message(finding));
    let _ = match Outcome::of(finding) {
        Outcome::Failed => writeln!(
            out,
            "<failure type=\"{}\" message=\"{message}\">{}</failure></testcase>",
            finding.severity.code(),
            escaped(&words::hint(finding)),
        ),
        Outcome::Accepted => writeln!(out, "<skipped message=\"{message}\"/></testcase>"),
        Outcome::Passed => writeln!(out, "<system-out>{message}</system-out></testcase>"),
    };
}

/// How a finding counts.
#[derive(PartialEq)]
enum Outcome {
    Failed,
    Accepted,
    Passed,
}

impl Outcome {
    fn of(finding: &Finding) -> Self {
        match (finding.waived(), finding.severity) {
            (Some(_), _) => Self::Accepted,
            (None, Severity::Note) => Self::Passed,
            (None, _) => Self::Failed,
        }
    }
}

/// How many cases there are, and of which outcome.
#[derive(Default)]
struct Counts {
    cases: usize,
    failed: usize,
    accepted: usize,
}

impl Counts {
    fn of(findings: &[&Finding]) -> Self {
        let outcomes: Vec<Outcome> = findings.iter().map(|it| Outcome::of(it)).collect();
        let count = |outcome| outcomes.iter().filter(|it| **it == outcome).count();
        // A file in which nothing is found has one case that says so.
        let cases = findings.len().max(1);
        Self { cases, failed: count(Outcome::Failed), accepted: count(Outcome::Accepted) }
    }

    fn add(&mut self, other: &Self) {
        self.cases += other.cases;
        self.failed += other.failed;
        self.accepted += other.accepted;
    }

    fn attributes(&self) -> String {
        let Self { cases, failed, accepted } = self;
        format!("tests=\"{cases}\" failures=\"{failed}\" skipped=\"{accepted}\"")
    }
}
