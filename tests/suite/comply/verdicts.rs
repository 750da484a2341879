//! Verdicts by category and ship date, conflicts, ordering codes, waivers, severities and regimes, on whole reports.

use bomlight::domain::assess::assemble;
use bomlight::domain::assess::input::Input;
use bomlight::domain::bom::{BomLine, PartClass};
use bomlight::domain::compliance::category::Category;
use bomlight::domain::compliance::regimes::{Answer, Regime};
use bomlight::domain::compliance::{ExemptionUse, RohsStatus};
use bomlight::domain::export::json::write_json;
use bomlight::domain::finding::Severity;
use bomlight::domain::parts::StatementKind;
use bomlight::domain::report::Report;
use bomlight::domain::report::summaries::Verdict;
use bomlight::domain::settings::Settings;
use bomlight::domain::words::findings::{hint, message, words_of};

use super::build::{evidence, in_stock, lead_days, line, offer, record, states_rohs};

fn settings(category: &str, ship_date: &str) -> Settings {
    let mut settings = Settings::parts_alone("2026-11-22");
    settings.category = (!category.is_empty()).then(|| Category::from_code(category).unwrap());
    settings.ship_date = (!ship_date.is_empty()).then(|| ship_date.to_owned());
    settings
}

/// A report of one line for each text, which is its RoHS statement; no statement for a blank text.
fn report_of(settings: Settings, texts: &[&str]) -> Report {
    let rows = (2_u32..).zip(texts);
    let lines = rows.clone().map(|(row, _)| line(row, &format!("X{row}"), &format!("PART-{row}"))).collect();
    let records = rows
        .filter(|it| !it.1.is_empty())
        .map(|(row, text)| states_rohs(record(row, &format!("PART-{row}"), Vec::new()), text))
        .collect();
    assemble(Input { settings, sources: Vec::new(), lines, records, findings: Vec::new() })
}

fn report_lines(settings: Settings, lines: Vec<BomLine>) -> Report {
    assemble(Input { settings, sources: Vec::new(), lines, records: Vec::new(), findings: Vec::new() })
}

fn codes(report: &Report) -> Vec<&'static str> {
    report
        .findings
        .iter()
        .filter(|it| it.place.line.is_some())
        .map(|it| it.code)
        .filter(|it| it.starts_with("rohs.") || it.starts_with("reach."))
        .collect()
}

#[test]
fn an_exemption_counts_only_in_force_for_the_category_on_the_ship_date() {
    let exempt = "Compliant by exemption 7(c)-I";
    for (category, ship_date, text, verdict, code) in [
        ("", "", exempt, Verdict::Pass, "rohs.by-exemption"),
        ("3", "2027-06-30", exempt, Verdict::Pass, "rohs.by-exemption"),
        ("3", "2027-07-01", exempt, Verdict::Unknown, "rohs.exemption-renewal"),
        ("3", "2027-07-01", "exemption 6(c)", Verdict::Pass, "rohs.exemption-renewal-filed"),
        ("3", "2027-11-23", "exemption 6(c)", Verdict::Unknown, "rohs.exemption-renewal"),
        ("3", "", "exemption 7(b)", Verdict::Unknown, "rohs.exemption-ended"),
        ("4", "", "exemption 39(a)", Verdict::Unknown, "rohs.exemption-ended"),
        ("5", "", "exemption 37", Verdict::Unknown, "rohs.exemption-passed"),
        ("3", "2026-12-11", "exemption 6(b)-I", Verdict::Pass, "rohs.by-exemption"),
        ("3", "2026-12-12", "exemption 6(b)-I", Verdict::Unknown, "rohs.exemption-ends"),
        ("11", "2026-12-12", "exemption 6(b)-I", Verdict::Pass, "rohs.by-exemption"),
        ("8", "", "exemption 6(b)-I", Verdict::Unknown, "rohs.exemption-category"),
        ("", "", "exemption 6(b)-I", Verdict::Unknown, "rohs.exemption-needs-category"),
        ("3", "", "exemption 6(a)", Verdict::Unknown, "rohs.exemption-category"),
        ("9", "2026-12-11", "exemption 6(a)", Verdict::Pass, "rohs.by-exemption"),
        ("9", "2026-12-12", "exemption 6(a)", Verdict::Unknown, "rohs.exemption-ends"),
        ("3", "", "exemption 15(a)", Verdict::Unknown, "rohs.exemption-renewal"),
        ("4", "", "exemption 29", Verdict::Unknown, "rohs.exemption-doubtful"),
        ("", "", "RoHS compliant by exemption", Verdict::Unknown, "rohs.exemption-not-stated"),
        ("", "", "Y-EX_YES", Verdict::Unknown, "rohs.exemption-not-stated"),
    ] {
        let report = report_of(settings(category, ship_date), &[text]);
        let case = format!("{text} for “{category}” on “{ship_date}”");
        assert_eq!(report.lines[0].rohs.status, RohsStatus::ByExemption, "{case}");
        assert_eq!(report.rohs.verdict(), verdict, "{case}");
        assert_eq!(report.rohs.doubtful, u32::from(verdict != Verdict::Pass), "{case}");
        assert_eq!(codes(&report), [code], "{case}");
        let finding = report.findings.iter().find(|it| it.code == code).unwrap();
        assert!(
            !message(finding).contains("  ") && !hint(finding).is_empty() && !words_of(code).title.is_empty()
        );
    }
}

#[test]
fn a_renewal_that_is_open_is_not_told_as_in_force() {
    for (ship_date, because) in
        [("2027-06-30", "exemption-in-force"), ("2027-07-01", "exemption-renewal-filed")]
    {
        let report = report_of(settings("3", ship_date), &["exemption 6(c)"]);
        let judged = report.lines[0].rohs.judged;
        assert_eq!((judged.answer, judged.because), (Answer::ByExemption, because), "{ship_date}");
    }
}

#[test]
fn two_exemptions_are_judged_each_and_the_newer_entry_is_named() {
    let report = report_of(settings("3", "2027-01-15"), &["Compliant by exemption 6(b)-I, 7(c)-I"]);
    assert_eq!(codes(&report), ["rohs.by-exemption", "rohs.exemption-ends"]);
    let ends = report.findings.iter().find(|it| it.code == "rohs.exemption-ends").unwrap();
    assert!(message(ends).contains("6(b)-I") && !message(ends).contains("7(c)-I"));
    assert!(message(ends).contains("11 December 2026") && hint(ends).contains("6(b)-III"));
    assert_eq!(report.rohs.verdict(), Verdict::Unknown);
}

#[test]
fn an_exemption_that_does_not_fit_the_part_is_a_finding() {
    let with_class = |class: PartClass, text: &str| {
        let mut part = line(2, "X1", "A");
        part.class = class;
        part.facts = states_rohs(record(2, "A", Vec::new()), text).facts;
        codes(&report_lines(settings("3", ""), vec![part]))
    };
    assert_eq!(
        with_class(PartClass::Resistor, "exemption 7(a)"),
        ["rohs.by-exemption", "rohs.exemption-misfit"]
    );
    assert_eq!(
        with_class(PartClass::Capacitor, "exemption 15(a)"),
        ["rohs.exemption-misfit", "rohs.exemption-renewal"]
    );
    assert_eq!(with_class(PartClass::Resistor, "exemption 7(c)-I"), ["rohs.by-exemption"]);
    assert_eq!(with_class(PartClass::Other, "exemption 15(a)"), ["rohs.exemption-renewal"]);
}

#[test]
fn the_worse_statement_counts_and_both_are_named() {
    let records = vec![
        states_rohs(record(2, "A", Vec::new()), "ROHS3 Compliant"),
        states_rohs(record(3, "A", Vec::new()), "Unknown"),
        states_rohs(record(4, "A", Vec::new()), "NO_NO"),
    ];
    let lines = vec![line(2, "R1", "A")];
    let input =
        Input { settings: settings("", ""), sources: Vec::new(), lines, records, findings: Vec::new() };
    let report = assemble(input);
    let rohs = &report.lines[0].rohs;
    assert_eq!(rohs.status, RohsStatus::NonCompliant);
    assert_eq!(rohs.stated, [RohsStatus::Compliant, RohsStatus::Unknown, RohsStatus::NonCompliant]);
    assert_eq!(rohs.evidence.len(), 3);
    let conflict = report.findings.iter().find(|it| it.code == "rohs.conflict").unwrap();
    assert!(message(conflict).contains("NO_NO") && message(conflict).contains("ROHS3 Compliant"));
    // Unknown beside a statement is no conflict.
    assert!(!codes(&report_of(settings("", ""), &["Unknown"])).contains(&"rohs.conflict"));
}

#[test]
fn an_ordering_code_speaks_against_and_never_alone_for_a_part() {
    let made = |maker: &str, mpn: &str, text: &str| {
        let mut part = line(2, "R1", mpn);
        part.manufacturer = maker.to_owned();
        if !text.is_empty() {
            part.facts = states_rohs(record(2, mpn, Vec::new()), text).facts;
        }
        report_lines(settings("3", ""), vec![part])
    };
    // A lead-free mark alone leaves the line unknown, and a mark of lead alone does not.
    assert_eq!(made("KEMET", "C0805C103K5RACTU", "").lines[0].rohs.status, RohsStatus::Unknown);
    let leaded = made("KEMET", "C0805C103K5RALTU", "");
    assert_eq!(leaded.lines[0].rohs.status, RohsStatus::NonCompliant);
    assert_eq!(codes(&leaded), ["rohs.non-compliant", "rohs.ordering-code"]);
    let conflict = made("KEMET", "C0805C103K5RALTU", "ROHS3 Compliant");
    assert_eq!(codes(&conflict), ["rohs.conflict", "rohs.non-compliant", "rohs.ordering-code"]);
    // Weaker grades only warn; an unknown maker says nothing.
    assert_eq!(codes(&made("AVX", "08055C104KAJ2A", "RoHS Compliant")), ["rohs.ordering-code"]);
    assert_eq!(codes(&made("", "C0805C103K5RALTU", "RoHS Compliant")), [""; 0]);
    // A mark that implies an exemption speaks where the source has no word for it: with its last day.
    let resistor = made("Vishay", "CRCW06030000Z0EA", "ROHS3 Compliant");
    assert_eq!(resistor.lines[0].rohs.status, RohsStatus::ByExemption);
    assert_eq!(resistor.lines[0].rohs.exemption_use, ExemptionUse::NotStated);
    assert_eq!(resistor.lines[0].rohs.exemptions, ["7(c)-I"]);
    assert_eq!(codes(&resistor), ["rohs.by-exemption", "rohs.exemption-by-code"]);
    assert_eq!(resistor.rohs.verdict(), Verdict::Pass);
    assert_eq!(codes(&made("NEC", "UPC1678GV-AZ", "Compliant")).len(), 0, "only a maker that is known");
    let opto = made("Renesas", "PS2561-1-AZ", "RoHS Compliant");
    assert_eq!(opto.lines[0].rohs.exemptions, ["7(a)"]);
    // Which exemption the maker does not say: doubtful, not green.
    let clock = made("Maxim", "DS1302Z#", "RoHS Compliant");
    assert_eq!(codes(&clock), ["rohs.exemption-by-code", "rohs.exemption-not-stated"]);
    assert_eq!(clock.rohs.verdict(), Verdict::Unknown);
    // A source that knows exemptions and denies one is believed.
    let denied = made("Vishay", "CRCW06030000Z0EA", "YES_YES");
    assert_eq!(denied.lines[0].rohs.status, RohsStatus::Compliant);
    let alone = made("Vishay", "CRCW06030000Z0EA", "");
    assert_eq!(alone.lines[0].rohs.status, RohsStatus::Unknown);
}

#[test]
fn phthalates_are_told_apart_from_the_rest_of_rohs() {
    let report = report_of(settings("3", ""), &["YES_NO", "YES_YES", "YES_TBA", "NO_NO"]);
    let found: Vec<_> =
        report.findings.iter().filter(|it| it.code == "rohs.phthalates").map(|it| it.place.line).collect();
    assert_eq!(found, [Some(0)]);
    assert_eq!(report.lines[0].rohs.status, RohsStatus::NonCompliant, "one of the ten is above");
    assert_eq!(report.regimes[0].count(Answer::Fails), 2, "of ten substances one is above");
}

#[test]
fn severities_are_chosen_and_waivers_keep_the_finding_with_its_reason() {
    let mut chosen = settings("", "");
    chosen.severities.insert("rohs.unknown".to_owned(), Severity::Error);
    chosen.set_waiver("rohs.unknown", "PART3", Some(" the supplier has confirmed it "));
    chosen.set_waiver("rohs.unknown", "PART4", Some("  "));
    let report = report_of(chosen, &["", "", ""]);
    let found: Vec<_> = report
        .findings
        .iter()
        .filter(|it| it.code == "rohs.unknown")
        .map(|it| (it.severity, it.waived()))
        .collect();
    let accepted = (Severity::Note, Some("the supplier has confirmed it"));
    assert_eq!(found, [(Severity::Error, None), accepted, (Severity::Error, None)]);
    // A waiver changes no status, no count and no verdict.
    assert_eq!((report.rohs.count(Answer::Unknown), report.rohs.verdict()), (3, Verdict::Unknown));
    let json = String::from_utf8(write_json(&report)).unwrap();
    assert!(json.contains("\"waived\":\"the supplier has confirmed it\""));
    assert!(json.contains("\"waivers\":[{\"code\":\"rohs.unknown\",\"part\":\"PART3\""));
    assert!(json.contains("\"severities\":{\"rohs.unknown\":\"error\"}"));
}

#[test]
fn each_regime_has_a_verdict_of_its_own() {
    let mut all = settings("3", "");
    all.set_regimes(&Regime::ALL);
    let part = |row: u32, rohs: &str, kind: StatementKind, text: &str| {
        let mut part = line(row, "X1", &format!("P{row}"));
        part.facts = states_rohs(record(row, "A", Vec::new()), rohs).facts;
        part.facts.statements.push((kind, evidence(0, row, text)));
        part
    };
    let reach = StatementKind::Reach;
    let lines = vec![
        part(2, "YES_YES", reach, "No SVHC (04-Feb-2026)"),
        part(3, "ROHS3 Compliant", reach, "No SVHC (08-Jul-2021)"),
        part(4, "exemption 7(c)-I", reach, "REACH Affected"),
        part(5, "NO", StatementKind::HalogenFree, "Not halogen free"),
        part(6, "Not applicable", reach, "REACH Unaffected"),
        part(7, "TBD", StatementKind::HalogenFree, "Halogen free"),
    ];
    let report = report_lines(all, lines);
    use Answer::{ByExemption, Fails, Meets, MustBeTold, NotApplicable, Unknown};
    let answers = |regime: Regime| -> Vec<Answer> {
        let answer =
            |line| bomlight::domain::assess::compliance::answer(line, regime, &report.sources).answer;
        report.lines.iter().map(answer).collect()
    };
    assert_eq!(answers(Regime::EuRohs), [Meets, Meets, ByExemption, Fails, NotApplicable, Unknown]);
    assert_eq!(answers(Regime::UkRohs), [Meets, Meets, Unknown, Fails, NotApplicable, Unknown]);
    assert_eq!(answers(Regime::ChinaRohs), [Meets, Unknown, MustBeTold, MustBeTold, NotApplicable, Unknown]);
    assert_eq!(answers(Regime::ReachSvhc), [Meets, Unknown, MustBeTold, Unknown, Unknown, Unknown]);
    assert_eq!(answers(Regime::HalogenFree), [Unknown, Unknown, Unknown, Fails, Unknown, Meets]);
    // An answer for RoHS or REACH answers none of those that it does not name.
    for regime in [
        Regime::ConflictMinerals,
        Regime::Tsca,
        Regime::Pfas,
        Regime::Pops,
        Regime::AnnexXvii,
        Regime::Prop65,
        Regime::Batteries,
    ] {
        assert_eq!(answers(regime), [Unknown; 6]);
    }
    for summary in &report.regimes {
        let answers = answers(summary.regime);
        for answer in Answer::ALL {
            assert_eq!(summary.count(answer) as usize, answers.iter().filter(|it| **it == answer).count());
        }
        let verdict = if answers.contains(&Fails) {
            Verdict::Fail
        } else if answers.contains(&Unknown) {
            Verdict::Unknown
        } else {
            Verdict::Pass
        };
        assert_eq!(summary.verdict(), verdict, "{}", summary.regime.code());
    }
    assert_eq!(codes(&report).iter().filter(|it| **it == "reach.svhc").count(), 1);
}

#[test]
fn a_named_regime_is_answered_by_its_own_column_alone() {
    use Answer::{Fails, Meets, MustBeTold, NotApplicable, Unknown};
    use StatementKind::{AnnexXvii, Batteries, Pfas, Pops, Prop65, Tsca};
    let mut all = settings("3", "");
    all.set_regimes(&Regime::ALL);
    let cells = [
        (Pops, Regime::Pops, "Complies with Regulation (EU) 2019/1021", Meets),
        (Pops, Regime::Pops, "Contains decaBDE", Fails),
        (Pops, Regime::Pops, "RoHS compliant", Unknown),
        (AnnexXvii, Regime::AnnexXvii, "REACH Annex XVII compliant", Meets),
        (Prop65, Regime::Prop65, "Contains Prop 65 substances", MustBeTold),
        (Prop65, Regime::Prop65, "Prop 65 compliant", Meets),
        (Batteries, Regime::Batteries, "Compliant with 2023/1542", Meets),
        (Batteries, Regime::Batteries, "Battery Directive 2006/66/EC compliant", Unknown),
        (Batteries, Regime::Batteries, "Not subject to the Battery Regulation", NotApplicable),
        (Pfas, Regime::Pfas, "Contains PFAS", MustBeTold),
        (Pfas, Regime::Pfas, "PFAS free", Meets),
        (Tsca, Regime::Tsca, "To be confirmed", Unknown),
    ];
    for (kind, regime, text, expected) in cells {
        let mut part = line(2, "X1", "P1");
        part.facts = states_rohs(record(2, "A", Vec::new()), "YES_YES").facts;
        part.facts.statements.push((kind, evidence(0, 2, text)));
        let report = report_lines(all.clone(), vec![part]);
        for asked in Regime::ALL.into_iter().filter(|it| *it as u8 >= Regime::Tsca as u8) {
            let found =
                bomlight::domain::assess::compliance::answer(&report.lines[0], asked, &report.sources).answer;
            assert_eq!(found, if asked == regime { expected } else { Unknown }, "{text}: {}", asked.code());
        }
        // What is not stated of a regime is coverage and no finding.
        assert!(!codes(&report).iter().any(|it| it.starts_with("rohs") || it.starts_with("reach")), "{text}");
    }
}

#[test]
fn every_reason_has_its_sentence() {
    for (code, sentence) in bomlight::domain::words::compliance_words::REASONS {
        assert!(sentence.ends_with('.'), "{code}");
    }
}

/// "10,000 boards ship on …: exemption 7(c)-I is listed until 30 June 2027".
#[test]
fn each_volume_is_judged_on_its_own_planned_ship_day() {
    let mut chosen = settings("3", "");
    chosen.set_boards(&[10, 10_000]);
    let mut part = line(2, "R1", "A");
    part.facts = states_rohs(record(2, "A", Vec::new()), "Compliant by exemption 7(c)-I").facts;
    part.facts.offers.push(lead_days(in_stock(offer("1:0.10"), "100"), 180).into());
    let report = report_lines(chosen, vec![part.clone()]);
    let found: Vec<_> = report.findings.iter().filter(|it| it.code == "rohs.exemption-volume").collect();
    assert_eq!(found.len(), 1, "{:?}", found.iter().map(|it| message(it)).collect::<Vec<_>>());
    let said = message(found[0]);
    assert!(said.starts_with("10,000 boards ship on 20 July 2027:"), "{said}");
    assert!(said.contains("7(c)-I is listed until 30 June 2027"), "{said}");
    // With nothing but what is decided already it is said once, also when it is costed again.
    let again = bomlight::domain::assess::recost(report.clone(), report.settings.clone());
    assert_eq!(again.findings, report.findings);
    // Without an exemption there is nothing to say.
    part.facts.rohs.clear();
    let other = report_lines(report.settings.clone(), vec![part]);
    assert!(other.findings.iter().all(|it| it.code != "rohs.exemption-volume"));
}
