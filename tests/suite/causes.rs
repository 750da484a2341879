//! Findings by cause: one row a cause, one step that mends or accepts all of it, and unknown is none.

#![allow(clippy::expect_used, clippy::panic)]

use bomlight::domain::finding::Severity;
use bomlight::domain::read::Limits;
use bomlight::domain::settings::Settings;
use bomlight::engine::edit::Edit;
use bomlight::engine::view::summary::{FindingGroup, SummaryView};
use bomlight::engine::{Request, Response, Session};

/// Two rows name R1 and R2 with one part, two name C1 with two parts; sizes have lost their zero.
const BOM: &str = "Reference,Qty,Value,MPN,Manufacturer,Footprint\n\
    \"R1,R2\",2,10k,RC0402FR-0710KL,Yageo,402\n\
    \"R2,R1,R5\",3,10k,RC0402FR-0710KL,Yageo,402\n\
    C1,1,100n,GRM155R71C104KA88D,Murata,603\n\
    C1,1,1u,GRM155R61C105KA12D,Murata,603\n\
    \"R1,R2\",2,10k,RC0402FR-0710KL,Yageo,0402\n";

struct Screen(Session);

impl Screen {
    fn with(text: &str, settings: Settings) -> (Self, SummaryView) {
        let mut screen = Self(Session::new(settings, Limits::default()));
        let files = vec![text.as_bytes().to_vec()];
        let names = vec!["board.csv".to_owned()];
        let (answer, _) = screen.0.handle(Request::Open { names }, files, &mut |_| {});
        (screen, summary(answer))
    }

    fn set(&mut self, edit: Edit, text: &str) -> SummaryView {
        summary(self.0.handle(Request::Set { edit, text: text.to_owned() }, Vec::new(), &mut |_| {}).0)
    }
}

fn summary(answer: Response) -> SummaryView {
    match answer {
        Response::Summary { summary: Some(summary), .. } => *summary,
        other => panic!("{other:?}"),
    }
}

fn settings() -> Settings {
    Settings::parts_alone("2026-11-22")
}

fn group<'a>(summary: &'a SummaryView, title: &str) -> &'a FindingGroup {
    summary.finding_groups.iter().find(|it| it.title == title).unwrap_or_else(|| {
        panic!("{title}: {:?}", summary.finding_groups.iter().map(|it| &it.title).collect::<Vec<_>>())
    })
}

#[test]
fn one_cause_is_one_row_and_its_severity_is_that_of_all_of_it() {
    let (_, view) = Screen::with(BOM, settings());
    let told: Vec<(&str, u32, &str)> =
        view.finding_groups.iter().map(|it| (it.title.as_str(), it.lines, it.fix.as_str())).collect();
    assert_eq!(
        told,
        [
            ("Designator used twice", 2, ""),
            ("Two rows name the same part", 1, "Keep the first row of each, in 1 line"),
            ("“402” stands for 0402", 2, "Write 0402 in 2 lines"),
            ("“603” stands for 0603", 2, "Write 0603 in 2 lines"),
        ]
    );
    let counted: u32 = view.finding_groups.iter().map(|it| it.count).sum();
    assert_eq!(counted, view.errors + view.warnings + view.notes);
    for group in &view.finding_groups {
        assert!(group.findings.iter().all(|it| it.severity == group.severity), "{}", group.title);
    }
}

#[test]
fn part_numbers_among_the_values_are_used_in_one_step() {
    let bom = "Reference,Qty,Value,Footprint\nU1,1,ATTINY1616-MNR,VQFN-20\nQ1,1,BSS138,SOT-23\nR1,1,10k,0402\nJ1,1,Header,1x04\n";
    let (mut screen, view) = Screen::with(bom, settings());
    let cause = group(&view, "Part number in the value");
    assert_eq!((cause.lines, cause.fix.as_str()), (2, "Use the value as the part number, in 2 lines"));
    assert_eq!(group(&view, "Nothing to order by").lines, 1, "the header alone");
    let after = screen.set(Edit::FixAll { cause: cause.cause.clone() }, "");
    assert!(after.finding_groups.iter().all(|it| it.title != "Part number in the value"));
    let lines = &screen.0.report().expect("a report").lines;
    let numbers: Vec<&str> = lines.iter().map(|it| it.line.mpn.as_str()).collect();
    assert_eq!(numbers, ["ATTINY1616-MNR", "BSS138", "", ""]);
    let view = summary(screen.0.handle(Request::Undo, Vec::new(), &mut |_| {}).0);
    assert_eq!(group(&view, "Part number in the value").lines, 2);
}

#[test]
fn a_sure_cause_is_mended_in_one_step_and_undone_in_one() {
    let (mut screen, view) = Screen::with(BOM, settings());
    let cause = group(&view, "“402” stands for 0402").cause.clone();
    let after = screen.set(Edit::FixAll { cause }, "");
    assert!(after.finding_groups.iter().all(|it| it.title != "“402” stands for 0402"));
    assert_eq!(after.undo.as_deref(), Some("correction"));
    let cause = group(&after, "Two rows name the same part").cause.clone();
    let after = screen.set(Edit::FixAll { cause }, "");
    let lines = &screen.0.report().expect("a report").lines;
    let told: Vec<String> = lines.iter().map(|it| it.line.designators.join(" ")).collect();
    // With its zero the size of the last row is that of the first.
    assert_eq!(told, ["R1 R2", "R5", "C1", "C1", ""]);
    assert_eq!(lines[1].line.quantity.map(|it| it.to_string()).as_deref(), Some("1"));
    assert_eq!(group(&after, "Designator used twice").lines, 1, "C1 of two parts");
    screen.0.handle(Request::Undo, Vec::new(), &mut |_| {});
    let view = summary(screen.0.handle(Request::Undo, Vec::new(), &mut |_| {}).0);
    assert_eq!(group(&view, "“402” stands for 0402").lines, 2);
}

#[test]
fn a_row_that_names_nothing_new_is_not_placed_any_more() {
    let bom = "Reference,Qty,Value,MPN\n\"R1,R2\",2,10k,RC0402FR-0710KL\n\"R1,R2\",2,10k,RC0402FR-0710KL\n";
    let (mut screen, view) = Screen::with(bom, settings());
    let cause = group(&view, "Two rows name the same part").cause.clone();
    let after = screen.set(Edit::FixAll { cause }, "");
    assert_eq!((after.fitted_count, after.dnp_count), (1, 1));
    assert!(after.finding_groups.iter().all(|it| it.severity < Severity::Warning));
    // The other row is gone in the next revision: what is left of the two stays.
    let next = "Reference,Qty,Value,MPN\n\"R1,R2\",2,10k,RC0402FR-0710KL\n";
    let names = vec!["b.csv".to_owned()];
    let answer = screen.0.handle(Request::Open { names }, vec![next.as_bytes().to_vec()], &mut |_| {}).0;
    assert_eq!(summary(answer).fitted_count, 1);
}

#[test]
fn a_cause_that_needs_judgement_is_accepted_with_one_reason_and_taken_back() {
    let (mut screen, view) = Screen::with(BOM, settings());
    let twice = group(&view, "Designator used twice");
    assert!(twice.can_accept && twice.fix.is_empty());
    let after = screen.set(Edit::AcceptAll { cause: twice.cause.clone() }, "a second source, by hand");
    let accepted = group(&after, "Designator used twice");
    assert!(accepted.is_accepted && accepted.severity == Severity::Note);
    assert!(accepted.findings[0].message.contains("a second source, by hand"));
    let after = screen.set(Edit::AcceptAll { cause: accepted.cause.clone() }, " ");
    assert_eq!(group(&after, "Designator used twice").severity, Severity::Error);
}

#[test]
fn what_is_unknown_is_coverage_and_a_finding_only_where_a_person_asks_for_it() {
    let bom = "Reference,Qty,MPN,Price,Currency,Lead time (weeks)\nU1,1,STM32F103C8T6,1,USD,4\n\
        U2,1,STM32G030K6T6,,,\n";
    let codes = ["cost.unpriced", "rohs.unknown", "supply.lead-time-unknown"];
    let (_, view) = Screen::with(bom, settings());
    assert!(view.finding_groups.is_empty(), "{:?}", view.finding_groups);
    let unknown: Vec<&str> = view.not_checked.iter().map(|it| it.check.as_str()).collect();
    assert!(["RoHS", "Cost", "Lead time"].iter().all(|it| unknown.contains(it)), "{unknown:?}");
    let mut asked = settings();
    asked.severities.extend(codes.map(|it| (it.to_owned(), Severity::Error)));
    let (_, view) = Screen::with(bom, asked);
    let mut told: Vec<(&str, u32)> =
        view.finding_groups.iter().map(|it| (it.code.as_str(), it.count)).collect();
    told.sort_unstable();
    assert_eq!(told, [("cost.unpriced", 1), ("rohs.unknown", 2), ("supply.lead-time-unknown", 1)]);
}

fn opened(files: &[(&str, &str)]) -> SummaryView {
    let mut session = Session::new(settings(), Limits::default());
    let names = files.iter().map(|it| it.0.to_owned()).collect();
    let bytes = files.iter().map(|it| it.1.as_bytes().to_vec()).collect();
    summary(session.handle(Request::Open { names }, bytes, &mut |_| {}).0)
}

/// Each line of the table: reference, value, part number, package; the finding about its part number.
#[test]
fn what_nobody_can_order_is_an_error_where_nothing_but_the_number_tells_the_part() {
    for (row, expected) in [
        ("U1,MCU,,QFN32", "data.not-orderable error"),
        ("Q1,NPN,,SOT23", "data.not-orderable error"),
        ("J1,USB,,", "data.not-orderable error"),
        ("R1,10k,,0402", ""),
        ("R1,10k,,", "data.not-orderable warning"),
        ("C1,100n 16V,,0402", ""),
        ("C1,100n,,0402", "data.not-orderable warning"),
        ("U1,MCU,https://example.com/mcu,QFN32", "data.no-part-number error"),
        ("R1,10k,Resistor,0402", "data.no-part-number error"),
        ("U1,MCU,STM32F103C8T6,QFN32", ""),
        ("TP1,Test point,,", ""),
    ] {
        let view = opened(&[("a.csv", &["Reference,Value,MPN,Footprint\n", row, "\n"].concat())]);
        let about = |it: &&FindingGroup| it.code.starts_with("data.no");
        let told: Vec<String> = view
            .finding_groups
            .iter()
            .filter(about)
            .map(|it| [&it.code, " ", it.severity.code()].concat())
            .collect();
        assert_eq!(told.join("; "), expected, "{row}");
    }
}

#[test]
fn two_boms_together_are_revisions_or_boards_of_one_product() {
    let one = "Reference,Value,MPN\nR1,10k,RC0402FR-0710KL\nR2,22k,RC0402FR-0722KL\nU1,MCU,STM32F103C8T6\n";
    let next = "Reference,Value,MPN\nR1,10k,RC0402FR-0710KL\nR2,22k,RC0402FR-0722KL\nU1,MCU,STM32G030K6T6\n";
    let other = "Reference,Value,MPN\nR1,47,RC0603FR-0747RL\nK1,Relay,G5LE-14\nJ1,USB,USB4105-GF-A\n";
    let group = |files: &[(&str, &str)]| {
        let view = opened(files);
        let found = view.finding_groups.into_iter().find(|it| it.code.starts_with("file.boms"));
        found.map(|it| (it.code, it.severity, it.findings[0].message.clone()))
    };
    let (code, severity, message) = group(&[("a.csv", one), ("b.csv", next)]).expect("a finding");
    assert_eq!((code.as_str(), severity), ("file.boms-alike", Severity::Warning));
    assert!(message.contains("a.csv, b.csv") && message.contains("R1, R2, U1"), "{message}");
    let (code, severity, message) = group(&[("a.csv", one), ("c.csv", other)]).expect("a finding");
    assert_eq!((code.as_str(), severity), ("file.boms-together", Severity::Note));
    assert!(message.ends_with("R1."), "{message}");
    assert_eq!(group(&[("a.csv", one)]), None);
}

#[test]
fn a_list_says_how_many_lines_it_speaks_of_and_its_problems_are_its_own() {
    let bom = "Reference,Value,MPN,Manufacturer\nR1,10k,RC0402FR-0710KL,Yageo\nR2,22k,RC0402FR-0722KL,Yageo\n\
        U1,MCU,STM32F103C8T6,ST\nU2,MCU,LM358DR,TI\n";
    let list = "MPN,Manufacturer,Price 1,Currency,Lead time\nRC0402FR-0710KL,Yageo,0.01,USD,12\n\
        STM32F103C8T6,Other Maker,5,USD,soon\n";
    let view = opened(&[("a.csv", bom), ("list.csv", list)]);
    let matched = view.sources[1].matched.as_ref().expect("part data");
    assert_eq!((matched.matched, matched.nearly, matched.not), (1, 1, 2));
    assert_eq!(matched.sentence, "1 matched, 1 nearly, 2 not");
    assert!(view.sources[0].matched.is_none());
    assert!(view.sources[1].problems > 0, "{:?}", view.finding_groups);
    let doubts = view.finding_groups.iter().filter(|it| it.code.starts_with("data.match")).count();
    assert_eq!(view.data_problems as usize, doubts, "only what is to be decided about the BOM's own lines");
}
