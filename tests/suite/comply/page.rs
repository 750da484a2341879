//! The compliance page, the letters to suppliers and the reports, over a session as the screen has it.

use crate::field;
use bomlight::domain::compliance::category::Category;
use bomlight::domain::compliance::regimes::{Answer, Regime};
use bomlight::domain::export::html::write_body;
use bomlight::domain::export::letters::write_letters;
use bomlight::domain::export::text::write_text;
use bomlight::domain::finding::Severity;
use bomlight::domain::project::Command;
use bomlight::domain::read::Limits;
use bomlight::domain::settings::Settings;
use bomlight::engine::Session;
use bomlight::engine::edit::Edit;
use bomlight::engine::protocol::{ExportKind, Request, Response};
use bomlight::engine::view::ComplianceView;
use bomlight::engine::view::form::field::{FormKind, FormView};
use bomlight::engine::view::line::LineView;

const BOM: &str = "Reference,Qty,Manufacturer,MPN,RoHS,REACH,Lead free,Halogen free,MSL,Conflict minerals\n\
    R1,1,Yageo,RC0402FR-0710KL,Compliant (7(c)-I),No SVHC (08-Jul-2021),Lead free,Yes,1 (Unlimited),CMRT 6.5\n\
    C1,1,KEMET,C0805C104K5RACTU,YES_YES,No SVHC (04-Feb-2026),Lead Free,Yes,1,\n\
    D1,1,Vishay,SMBJ24A-E3,Compliant by exemption 6(b)-I,REACH Affected,Contains lead,No,,\n\
    U1,1,TI,LM358DR,,,,,3 (168 hours),\n\
    U2,1,Texas Instruments,LM339DR,TBD,,,,,\n\
    J1,1,,HDR-4,NO,,,,,\n\
    X1,0,,SPARE,,,,,,\n";

fn open() -> Session {
    let mut session = Session::new(Settings::parts_alone("2026-11-22"), Limits::default());
    let bom = BOM.replace("X1,0,", "TP1,DNP,");
    assert_eq!(session.open(vec![("board.csv".to_owned(), bom.into_bytes())], false, &mut |_| {}), []);
    session
}

fn apply(session: &mut Session, command: Command) {
    let (answer, _) = session.handle(Request::Apply(command), Vec::new(), &mut |_| {});
    assert!(matches!(answer, Response::Summary { .. }));
}

fn page(session: &mut Session) -> ComplianceView {
    match session.handle(Request::Compliance { start: 0, count: 100 }, Vec::new(), &mut |_| {}) {
        (Response::Compliance(view), _) => *view,
        (other, _) => panic!("{other:?}"),
    }
}

#[test]
fn the_lines_that_need_work_come_first_with_all_evidence() {
    let mut session = open();
    let view = page(&mut session);
    let titles: Vec<&str> = view.lines.iter().map(|it| it.title.as_str()).collect();
    assert!(titles[0].starts_with("J1"), "{titles:?}");
    assert!(titles.last().unwrap().starts_with("C1"), "{titles:?}");
    assert_eq!((view.line_count, view.open_count), (6, 5));
    let r1 = view.lines.iter().find(|it| it.title.starts_with("R1")).unwrap();
    assert_eq!(r1.exemptions[0].until, "2027-06-30");
    assert!(r1.exemptions[0].is_in_force && r1.exemptions[0].newer.contains("7(c)-V"));
    let facts: Vec<(&str, &str)> = r1.facts.iter().map(|it| (it.label.as_str(), it.value.as_str())).collect();
    assert!(facts.contains(&("Lead-free", "Lead-free")), "{facts:?}");
    assert!(facts.contains(&("REACH", "No substance of very high concern, list of 2021-07-08")), "{facts:?}");
    assert!(facts.contains(&("Halogen-free", "Halogen-free")), "{facts:?}");
    assert!(facts.contains(&("Moisture sensitivity", "Level 1")), "{facts:?}");
    assert!(facts.contains(&("Conflict minerals", "CMRT 6.5")), "{facts:?}");
    assert!(facts.iter().any(|it| it.0 == "Ordering code"), "{facts:?}");
    assert_eq!(r1.statements[0].evidence.place, "board.csv, row 2, column RoHS");
    let chosen: Vec<Regime> = view.regimes.iter().filter(|it| it.is_chosen).map(|it| it.regime).collect();
    assert_eq!(chosen, [Regime::EuRohs, Regime::ReachSvhc]);
    assert_eq!(view.regimes[0].answer, Some(Answer::Fails));
    assert!(view.advice.contains("not legal advice") && view.tables.contains("4 February 2026"));
    assert!(view.checklist.iter().any(|it| it.0.starts_with("CE") && it.1.contains("Not decidable")));
    let table = &view.exemption_table;
    let row = table.rows.iter().find(|it| it.label == "6(b)-I").unwrap();
    assert_eq!(row.cells[1], "1-7, 10: 2026-12-11; 9 industrial, 11: 2027-06-30");
    assert_eq!(row.cells[3..], ["(EU) 2025/2364; several secondary sources agree", "1"]);
    assert!(table.rows.iter().all(|it| it.cells.len() + 1 == table.heads.len()));
    assert!(table.rows.iter().any(|it| it.cells[1].starts_with("all categories: ")));
    // The window is a part of the same order.
    let request = Request::Compliance { start: 1, count: 2 };
    let (Response::Compliance(window), _) = session.handle(request, Vec::new(), &mut |_| {}) else {
        panic!()
    };
    assert_eq!(window.lines, view.lines[1..3]);
}

#[test]
fn the_timeline_moves_with_category_and_ship_date() {
    let mut session = open();
    apply(&mut session, Command::SetCategory(Some(Category::ItAndTelecoms)));
    let before = page(&mut session);
    let entries = |view: &ComplianceView| -> Vec<(String, Option<i32>, bool)> {
        let each = view.timeline.entries.iter();
        each.map(|it| (it.exemption.entry.clone(), it.days_left, it.exemption.is_in_force)).collect()
    };
    assert_eq!(
        entries(&before),
        [("6(b)-I".to_owned(), Some(19), true), ("7(c)-I".to_owned(), Some(220), true)]
    );
    apply(&mut session, Command::SetShipDate(Some("2026-12-12".to_owned())));
    let after = page(&mut session);
    assert_eq!(entries(&after)[0], ("6(b)-I".to_owned(), Some(-1), false));
    assert_eq!((after.ship_date.as_str(), after.is_ship_date_chosen), ("2026-12-12", true));
    let timeline = &after.timeline;
    assert_eq!((timeline.from.as_str(), timeline.to.as_str()), ("2026-11-22", "2027-06-30"));
    assert_eq!((timeline.today, timeline.entries[1].at), (0, Some(1000)));
    assert!(timeline.ship > timeline.entries[0].at.unwrap());
    assert!(timeline.description.contains("1 ends before 2026-12-12"), "{}", timeline.description);
    // What is no day is not taken; the way back restores all.
    apply(&mut session, Command::SetShipDate(Some("2026-02-30".to_owned())));
    assert_eq!(page(&mut session).ship_date, "2026-12-12");
    for _ in 0..2 {
        session.handle(Request::Undo, Vec::new(), &mut |_| {});
    }
    let undone = page(&mut session);
    assert_eq!((undone.category, undone.is_ship_date_chosen), (None, false));
}

#[test]
fn regimes_severities_and_waivers_are_edited_on_the_page() {
    let mut session = open();
    apply(&mut session, Command::SetRegimes(Regime::ALL.to_vec()));
    let view = page(&mut session);
    assert!(view.regimes.iter().all(|it| it.is_chosen && it.answer.is_some()));
    let minerals = view.regimes.iter().find(|it| it.regime == Regime::ConflictMinerals).unwrap();
    let counts: Vec<(Answer, u32)> = minerals.counts.iter().map(|it| (it.answer, it.lines)).collect();
    assert_eq!(counts, [(Answer::Unknown, 6)]);
    apply(&mut session, Command::SetRegimes(Vec::new()));
    assert!(page(&mut session).regimes.iter().all(|it| it.is_chosen), "an empty choice changes nothing");

    let part = view.lines.iter().find(|it| it.title.starts_with("U1")).unwrap().part.clone();
    let code = "rohs.unknown".to_owned();
    apply(&mut session, Command::SetSeverity { code: code.clone(), severity: Some(Severity::Error) });
    let reason = Some("confirmed by mail".to_owned());
    apply(&mut session, Command::Waive { code: code.clone(), part: part.clone(), reason });
    let view = page(&mut session);
    let (severity, found) = check_row(&mut session, "Severity of: RoHS status unknown");
    assert_eq!((severity.as_str(), found.as_str()), ("error", "2"));
    assert_eq!((view.waivers[0].reason.as_str(), view.waivers[0].findings), ("confirmed by mail", 1));
    let finding = |view: &ComplianceView, title: &str| {
        let line = view.lines.iter().find(|it| it.title.starts_with(title)).unwrap();
        line.findings.iter().find(|it| it.code == "rohs.unknown").cloned().unwrap()
    };
    assert_eq!(finding(&view, "U1").severity, Severity::Note);
    assert!(finding(&view, "U1").message.ends_with("Accepted: confirmed by mail."));
    assert_eq!(finding(&view, "U2").severity, Severity::Error);
    // A change of the boards keeps what was accepted, once.
    apply(&mut session, Command::SetBoards(vec![5]));
    assert_eq!(finding(&page(&mut session), "U1"), finding(&view, "U1"));
    apply(&mut session, Command::Waive { code, part, reason: None });
    assert_eq!(finding(&page(&mut session), "U1").severity, Severity::Error);
}

/// What stands in the row of a check: its severity and its number of findings.
fn check_row(session: &mut Session, name: &str) -> (String, String) {
    let form = form(session, FormKind::Severities);
    let row = form.groups[0].rows.iter().find(|it| it.cells[0].name == name).unwrap();
    (row.cells[0].value.clone(), row.cells[1].value.clone())
}

fn form(session: &mut Session, kind: FormKind) -> FormView {
    match session.handle(Request::Form(kind), Vec::new(), &mut |_| {}) {
        (Response::Form(form), _) => *form,
        (other, _) => panic!("{other:?}"),
    }
}

/// Sets a field; gives what the answer says where the text is not taken.
fn set(session: &mut Session, field: &str, text: &str) -> Option<String> {
    let edit = field::edit(session, field);
    make(session, edit, text)
}

/// Makes an edit; gives what the answer says where the text is not taken.
fn make(session: &mut Session, edit: Edit, text: &str) -> Option<String> {
    let request = Request::Set { edit, text: text.to_owned() };
    match session.handle(request, Vec::new(), &mut |_| {}) {
        (Response::Summary { .. }, _) => None,
        (Response::Failed(refusal), _) => Some(refusal.message),
        (other, _) => panic!("{other:?}"),
    }
}

fn line(session: &mut Session, index: u32) -> LineView {
    match session.handle(Request::Line { index }, Vec::new(), &mut |_| {}) {
        (Response::Line(line), _) => *line,
        (other, _) => panic!("{other:?}"),
    }
}

#[test]
fn every_field_of_the_page_is_set_by_the_name_that_it_shows() {
    let mut session = open();
    for (field, text) in [
        ("compliance.category", "3"),
        ("compliance.ship-date", "2027-07-15"),
        ("compliance.regime.halogen-free", "on"),
        ("compliance.severity.rohs.unknown", "note"),
    ] {
        assert_eq!(set(&mut session, field, text), None, "{field}");
        let kind = if field.contains("severity") { FormKind::Severities } else { FormKind::Compliance };
        let form = form(&mut session, kind);
        let mut fields = form.groups.iter().flat_map(|it| &it.rows).flat_map(|it| &it.cells);
        assert_eq!(fields.find(|it| it.id == field).unwrap().value, text);
    }
    let view = page(&mut session);
    assert_eq!(
        view.judged_for,
        "Judged for product category 3: IT and telecoms, placed on the market on 15 July 2027."
    );
    assert_eq!(view.timeline.entries[1].when, "15 days before shipment");
    assert_eq!(view.timeline.years.iter().map(|it| it.1.as_str()).collect::<Vec<_>>(), ["2027"]);
    let told = set(&mut session, "compliance.ship-date", "soon").unwrap();
    assert_eq!(told, "Found “soon”, expected a day as year-month-day, such as 2027-06-30.");
    assert_eq!(page(&mut session).ship_date, "2027-07-15");
    // The field at the finding accepts it, the field at the acceptance takes it back.
    let finding = |session: &mut Session| {
        let findings = line(session, 3).findings;
        findings.into_iter().find(|it| it.code == "rohs.unknown").unwrap()
    };
    let before = finding(&mut session);
    assert!(!before.is_waived);
    let waive = Edit::Setting(before.waive.clone().unwrap());
    assert_eq!(make(&mut session, waive, "confirmed by mail"), None);
    assert!(finding(&mut session).is_waived);
    let field = page(&mut session).waivers[0].field.clone();
    assert_eq!(make(&mut session, Edit::Setting(field), ""), None);
    assert_eq!((finding(&mut session), page(&mut session).waivers), (before, Vec::new()));
}

#[test]
fn a_line_shows_every_statement_with_its_words_and_place() {
    let mut session = open();
    let d1 = line(&mut session, 2).compliance;
    let statements: Vec<&str> = d1.statements.iter().map(|it| it.evidence.text.as_str()).collect();
    assert!(statements.contains(&"Compliant by exemption 6(b)-I"), "{statements:?}");
    let facts: Vec<(&str, &str)> = d1.facts.iter().map(|it| (it.label.as_str(), it.value.as_str())).collect();
    assert!(facts.contains(&("Lead-free", "Contains lead")), "{facts:?}");
    assert!(d1.exemptions[0].entry == "6(b)-I" && !d1.exemptions[0].covers.is_empty());
    // None of it is said twice.
    let others = line(&mut session, 2).facts;
    assert!(
        others.iter().all(|it| !["RoHS", "REACH", "Lead-free"].contains(&it.label.as_str())),
        "{others:?}"
    );
}

#[test]
fn a_doubtful_match_is_answered_asked_again_and_undone() {
    let mut session = Session::new(Settings::parts_alone("2026-11-22"), Limits::default());
    let bom = "Reference,Qty,MPN,Manufacturer\nR1,1,RC0402FR-0710KL,Yageo\n";
    let data = "Manufacturer Part Number,Manufacturer,RoHS,Price 1,Currency\n\
        RC0402FR-0710KL,Vishay,Compliant,0.10,USD\n";
    let files = [("board.csv", bom), ("prices.csv", data)];
    let files = files.map(|(name, text)| (name.to_owned(), text.as_bytes().to_vec()));
    assert_eq!(session.open(files.into(), false, &mut |_| {}), []);
    let doubt = line(&mut session, 0).doubts[0].clone();
    assert_eq!((doubt.text.as_str(), doubt.place.as_str()), ("Vishay RC0402FR-0710KL", "prices.csv, row 2"));
    let mut answer = |answer: &str| {
        assert_eq!(set(&mut session, "line.0.match", &[&doubt.value, " ", answer].concat()), None);
        let line = line(&mut session, 0);
        (line.doubts[0].is_answered, line.offers.len(), line.compliance.statements.len())
    };
    assert_eq!(answer("same"), (true, 1, 1));
    assert_eq!(answer("other"), (true, 0, 0));
    assert_eq!(answer("ask"), (false, 0, 0));
    assert_eq!(answer("same"), (true, 1, 1));
    session.handle(Request::Undo, Vec::new(), &mut |_| {});
    assert_eq!(line(&mut session, 0).doubts, [doubt]);
    assert!(set(&mut session, "line.0.match", "1 9 same").is_some());
}

#[test]
fn suppliers_are_asked_about_what_is_unknown_or_lapses() {
    let mut session = open();
    apply(&mut session, Command::SetCategory(Some(Category::ItAndTelecoms)));
    apply(&mut session, Command::SetShipDate(Some("2027-01-15".to_owned())));
    let text = write_letters(session.report().unwrap());
    let groups: Vec<&str> = text.lines().filter(|it| it.starts_with("To: ")).collect();
    // TI and Texas Instruments are one house; the DNP line is not asked about.
    assert_eq!(
        groups.iter().filter(|it| **it == "To: TI" || **it == "To: Texas Instruments").count(),
        1,
        "{groups:?}"
    );
    assert!(text.contains("LM358DR (U1)") && text.contains("LM339DR (U2)") && !text.contains("SPARE"));
    assert!(text.contains("Exemption 6(b)-I is listed until 2026-12-11"), "{text}");
    assert!(text.contains("perhaps 7(c)-V (use 4, resistance ink)"), "lapses within a year: {text}");
    // Nothing is open of it, but no document is held.
    let of_kemet = text.split("To: KEMET").nth(1).and_then(|it| it.split("To: ").next()).unwrap();
    let asked: Vec<&str> = of_kemet.lines().filter(|it| it.starts_with("  - ")).collect();
    assert!(of_kemet.contains("C0805C104K5RACTU"), "{text}");
    assert_eq!(asked, ["  - Please send: a dated declaration of RoHS compliance."]);
    assert!(text.contains("RoHS category 3: IT and telecoms"));
    let (answer, bytes) = session.handle(Request::Export(ExportKind::Letters), Vec::new(), &mut |_| {});
    assert!(
        matches!(answer, Response::Exported { file_name, .. } if file_name == "board-bomlight.letters.txt")
    );
    assert_eq!(bytes.as_deref(), Some(text.as_bytes()));
}

#[test]
fn reports_carry_the_regimes_the_exemptions_and_the_days_of_the_tables() {
    let mut session = open();
    apply(&mut session, Command::SetCategory(Some(Category::ItAndTelecoms)));
    let reason = Some("see <mail>".to_owned());
    apply(
        &mut session,
        Command::Waive { code: "rohs.unknown".to_owned(), part: "LM358DR".to_owned(), reason },
    );
    let report = session.report().unwrap();
    let (html, text) = (write_body(report), write_text(report));
    for shown in [
        "EU RoHS",
        "REACH SVHC",
        "7(c)-I",
        "30 June 2027",
        "11 December 2026",
        "4 February 2026",
        "not legal advice",
    ] {
        assert!(html.contains(shown), "HTML lacks {shown}");
        assert!(text.replace("\n  ", " ").contains(shown), "text lacks {shown}");
    }
    assert!(html.contains("see &lt;mail&gt;") && html.contains("CE marking"));
    assert_eq!(html.matches("not legal advice").count(), 1, "said once");
    assert!(text.lines().all(|it| it.chars().count() <= bomlight::domain::export::text::WIDTH));
}
