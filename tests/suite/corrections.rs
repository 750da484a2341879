//! Corrections of lines: what can be typed, what follows from it, how it is taken back, kept, and found again in another
//! revision of the BOM.

#![allow(clippy::expect_used, clippy::panic)]

use bomlight::domain::bom::line_field::LineField;
use bomlight::domain::money::Currency;
use bomlight::domain::project::typed::line::corrected;
use bomlight::domain::read::Limits;
use bomlight::domain::report::line::ReportLine;
use bomlight::domain::settings::Settings;
use bomlight::engine::edit::Edit;
use bomlight::engine::protocol::ExportKind;
use bomlight::engine::view::line::LineView;
use bomlight::engine::{Request, Response, Session};
use proptest::prelude::*;

/// No column names a maker.
const BOM: &str = "Reference,Qty,Value,MPN,Footprint,Price,Currency\n\
    \"R1,R2\",2,10k,RC0402FR-0710KL,402,0.01,USD\n\
    R3,1,22k,,402,0.01,USD\n\
    U1,1,STM32,STM32F103C8T6,LQFP48,5.00,USD\n\
    \"C1,C2\",1,100n,GRM155R71C104KA88D,0402,0.02,USD\n";

struct Screen(Session);

impl Screen {
    fn with(files: &[(&str, &str)]) -> Self {
        let mut screen = Self(Session::new(Settings::parts_alone("2026-11-22"), Limits::default()));
        screen.open(files.iter().map(|it| (it.0, it.1.as_bytes().to_vec())).collect());
        screen
    }

    fn open(&mut self, files: Vec<(&str, Vec<u8>)>) {
        let names = files.iter().map(|it| it.0.to_owned()).collect();
        let bytes = files.into_iter().map(|it| it.1).collect();
        let (answer, _) = self.0.handle(Request::Open { names }, bytes, &mut |_| {});
        let Response::Summary { refused, .. } = answer else { panic!("{answer:?}") };
        assert_eq!(refused, []);
    }

    fn ask(&mut self, request: Request) -> Response {
        self.0.handle(request, Vec::new(), &mut |_| {}).0
    }

    fn edit(&mut self, lines: &[u32], field: LineField, text: &str) {
        let edit = Edit::Cells { lines: lines.to_vec(), field };
        let answer = self.ask(Request::Set { edit, text: text.to_owned() });
        assert!(matches!(answer, Response::Summary { .. }), "{answer:?}");
    }

    fn line(&self, index: usize) -> &ReportLine {
        self.0.report().and_then(|it| it.lines.get(index)).expect("a line")
    }

    fn view(&mut self, index: u32) -> LineView {
        match self.ask(Request::Line { index }) {
            Response::Line(view) => *view,
            other => panic!("{other:?}"),
        }
    }

    fn codes(&self) -> Vec<&'static str> {
        self.0.report().expect("a report").findings.iter().map(|it| it.code).collect()
    }

    fn json(&mut self) -> serde_json::Value {
        let request = Request::Export(ExportKind::Json);
        let bytes = self.0.handle(request, Vec::new(), &mut |_| {}).1.expect("JSON");
        serde_json::from_slice(&bytes).expect("JSON")
    }

    /// Each line by its designators, with a field.
    fn all(&self, field: LineField) -> Vec<(String, String)> {
        let lines = &self.0.report().expect("a report").lines;
        lines.iter().map(|it| (it.line.designators.join(" "), field.text(&it.line))).collect()
    }
}

fn field(code: &str) -> LineField {
    LineField::ALL.into_iter().find(|it| it.code() == code).expect(code)
}

#[test]
fn what_is_typed_is_taken_or_refused_with_what_is_expected() {
    for row in include_str!("../fixtures/corrections/typed.tsv").lines() {
        let cells: Vec<&str> = row.split('\t').collect();
        let [code, text, expected] = cells[..] else { panic!("{row}") };
        let read = corrected(field(code), text, Some(Currency::USD));
        match expected.strip_prefix('!') {
            Some(words) => assert!(read.is_err_and(|it| it.expected.contains(words)), "{row}"),
            None => assert_eq!(read, Ok(expected.replace('>', "\t")), "{row}"),
        }
    }
    assert!(corrected(LineField::UnitPrice, "0.12", None).is_err(), "no currency is known");
}

#[test]
fn a_bom_without_makers_gets_one_and_all_follows() {
    let mut screen = Screen::with(&[("board.csv", BOM)]);
    screen.edit(&[0], LineField::Manufacturer, "Yageo");
    assert_eq!(screen.line(0).line.manufacturer, "Yageo");
    assert_eq!(screen.line(0).line.in_file.as_ref().map(|it| it.manufacturer.as_str()), Some(""));
    let view = screen.view(0);
    let maker = view.fields.iter().find(|it| it.field == LineField::Manufacturer).expect("a maker");
    assert_eq!((maker.value.as_str(), maker.in_file.as_deref()), ("Yageo", Some("")));
    let json = screen.json();
    assert_eq!(json["lines"][0]["as_in_file"], serde_json::json!({ "manufacturer": null }));
    assert_eq!(json["lines"][0]["manufacturer"], "Yageo");
    assert_eq!(json["lines"][1].get("as_in_file"), None);
}

#[test]
fn the_cost_follows_every_field_that_it_rests_on() {
    for (index, field, text, before, after) in [
        (2, LineField::Quantity, "3", "5", "15"),
        (2, LineField::Fitted, "no", "5", ""),
        (2, LineField::UnitPrice, "4.50 USD", "5", "4.5"),
        (2, LineField::UnitPrice, "", "5", ""),
        (1, LineField::Designators, "R3, R4", "0.01", "0.01"),
    ] {
        let mut screen = Screen::with(&[("board.csv", BOM)]);
        let cost = |screen: &Screen| {
            let cost = screen.line(index).cost.get(0).and_then(|it| it.extended());
            cost.map(|it| it.normalize().to_string()).unwrap_or_default()
        };
        assert_eq!(cost(&screen), before, "{field:?}");
        screen.edit(&[index as u32], field, text);
        assert_eq!(cost(&screen), after, "{field:?}");
        screen.ask(Request::Undo);
        assert_eq!(cost(&screen), before, "{field:?} undone");
        assert!(screen.line(index).line.in_file.is_none());
        screen.ask(Request::Redo);
        assert_eq!(cost(&screen), after, "{field:?} redone");
    }
}

#[test]
fn a_price_that_is_entered_is_bought_at_though_a_list_is_cheaper() {
    let list = "MPN,Price 1,Currency,Stock,Lead time (weeks)\nSTM32F103C8T6,2.00,USD,5000,2\n";
    let mut screen = Screen::with(&[("board.csv", BOM), ("list.csv", list)]);
    screen.edit(&[2], LineField::UnitPrice, "9 USD");
    screen.edit(&[2], LineField::LeadTime, "26 weeks");
    let line = screen.line(2);
    assert_eq!(
        line.cost.get(0).and_then(|it| it.unit_price()).map(|it| it.to_string()).as_deref(),
        Some("9")
    );
    assert_eq!(line.lead_time_days, Some(182));
    let places: Vec<String> = screen.view(2).offers.into_iter().map(|it| it.place).collect();
    assert!(places.iter().any(|it| it.contains("entered by hand")), "{places:?}");
}

#[test]
fn what_was_found_in_a_cell_goes_with_the_correction_and_comes_back_with_undo() {
    let mut screen = Screen::with(&[("board.csv", BOM)]);
    let count = |screen: &Screen, code| screen.codes().iter().filter(|it| **it == code).count();
    assert_eq!(count(&screen, "data.excel-damage"), 2);
    assert_eq!(count(&screen, "data.quantity-mismatch"), 1);
    screen.edit(&[0, 1], LineField::Footprint, "0402");
    assert_eq!(count(&screen, "data.excel-damage"), 0);
    screen.edit(&[3], LineField::Quantity, "2");
    assert_eq!(count(&screen, "data.quantity-mismatch"), 0);
    screen.edit(&[3], LineField::Designators, "C1");
    assert_eq!(count(&screen, "data.quantity-mismatch"), 1);
    screen.edit(&[2], LineField::Designators, "C1");
    assert_eq!(count(&screen, "data.duplicate-designator"), 1);
    for _ in 0..4 {
        screen.ask(Request::Undo);
    }
    assert_eq!(count(&screen, "data.excel-damage"), 2, "one step takes back what one edit made");
    assert_eq!(count(&screen, "data.quantity-mismatch"), 1);
    assert_eq!(count(&screen, "data.duplicate-designator"), 0);
}

/// Found by fuzzing: the prices beside it took its currency, and kept it.
#[test]
fn a_price_that_is_entered_with_a_currency_says_nothing_of_the_others() {
    let bom = "Reference,Qty,MPN,Price\nR1,1,RC0402FR-0710KL,0.01\nU1,1,STM32F103C8T6,5.00\n";
    let mut screen = Screen::with(&[("board.csv", bom)]);
    let before = screen.json();
    screen.edit(&[0], LineField::UnitPrice, "0.02 EUR");
    screen.edit(&[0], LineField::Value, "10k");
    assert_eq!(screen.line(1).offers.first().and_then(|it| it.currency), None);
    screen.ask(Request::Undo);
    screen.ask(Request::Undo);
    assert_eq!(screen.json(), before);
}

#[test]
fn as_in_the_file_is_one_step_away_and_the_files_own_text_is_no_correction() {
    let mut screen = Screen::with(&[("board.csv", BOM)]);
    screen.edit(&[0], LineField::Value, "12k");
    screen.edit(&[0], LineField::Footprint, "0402");
    screen.edit(&[0], LineField::Value, "10k");
    assert_eq!(screen.line(0).line.corrected(), [(LineField::Footprint, "402".to_owned())]);
    let edit = Edit::AsInFile { lines: vec![0], field: None };
    screen.ask(Request::Set { edit, text: String::new() });
    assert_eq!(screen.line(0).line.in_file, None);
    assert_eq!(screen.0.settings().edits, []);
}

#[test]
fn a_typed_alternate_can_be_used_in_the_place_of_the_lines_own() {
    let mut screen = Screen::with(&[("board.csv", BOM)]);
    screen.edit(&[0], LineField::Alternates, "CRCW040210K0FKED Vishay");
    let view = screen.view(0);
    let labels: Vec<&str> = view.alternates.iter().map(|it| it.label.as_str()).collect();
    assert_eq!(labels, ["RC0402FR-0710KL", "Vishay CRCW040210K0FKED"]);
}

#[test]
fn a_text_that_cannot_be_taken_changes_nothing_and_says_why() {
    let mut screen = Screen::with(&[("board.csv", BOM)]);
    let edit = Edit::Cells { lines: vec![0], field: LineField::Quantity };
    let answer = screen.ask(Request::Set { edit, text: "many".to_owned() });
    let Response::Failed(refusal) = answer else { panic!("{answer:?}") };
    assert!(refusal.message.contains("many"), "{refusal:?}");
    assert_eq!(screen.0.settings().edits, []);
}

/// Another revision: rows have moved, a line is new, R1 and R2 are still what they were, U1 is another part.
const NEXT: &str = "Title,,,,,,\n\nReference,Qty,Value,MPN,Footprint,Price,Currency\n\
    L1,1,10u,LQH32CN100K33L,1210,0.10,USD\n\
    U1,1,STM32G0,STM32G030K6T6,LQFP32,2.00,USD\n\
    R3,1,22k,,402,0.01,USD\n\
    \"R2,R1,R9\",3,10k,RC0402FR-0710KL,402,0.01,USD\n";

#[test]
fn corrections_are_found_again_in_another_revision_and_not_on_other_parts() {
    let mut screen = Screen::with(&[("board.csv", BOM)]);
    screen.edit(&[0, 1], LineField::Footprint, "0402");
    screen.edit(&[1], LineField::Mpn, "RC0402FR-0722KL");
    screen.edit(&[2], LineField::Manufacturer, "ST");
    let request = Request::Export(ExportKind::Project);
    let project = screen.0.handle(request, Vec::new(), &mut |_| {}).1.expect("a project");
    let mut later = Screen::with(&[]);
    later.open(vec![("board.bomlight.json", project)]);
    assert_eq!(later.all(LineField::Footprint)[0].1, "0402", "opened as it was saved");
    later.open(vec![("board-b.csv", NEXT.as_bytes().to_vec())]);
    let named = |field| later.all(field).into_iter().map(|it| [it.0, it.1].join(":")).collect::<Vec<_>>();
    assert_eq!(named(LineField::Footprint), ["L1:1210", "U1:LQFP32", "R3:0402", "R2 R1 R9:0402"]);
    assert_eq!(named(LineField::Mpn)[2], "R3:RC0402FR-0722KL");
    assert_eq!(named(LineField::Manufacturer)[1], "U1:", "another part stands there");
    // What the author changed since is not overwritten, and that is said.
    let author = "Reference,Qty,Value,MPN,Footprint\n\"R1,R2\",2,10k,RC0402FR-0710KL,0603\nR3,1,22k,,402\n";
    let mut other = Screen::with(&[("board.csv", BOM)]);
    other.edit(&[0, 1], LineField::Footprint, "0402");
    other.open(vec![("author.csv", author.as_bytes().to_vec())]);
    assert_eq!(other.all(LineField::Footprint)[0].1, "0603");
    assert_eq!(other.all(LineField::Footprint)[1].1, "0402");
    assert!(other.codes().contains(&"data.correction-void"));
    let edit = Edit::AsInFile { lines: vec![2], field: Some(LineField::Footprint) };
    later.ask(Request::Set { edit, text: String::new() });
    assert_eq!(later.all(LineField::Footprint)[2].1, "402");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Whatever the order of the rows in the next revision, each correction is on its part.
    #[test]
    fn corrections_stay_with_their_parts_wherever_their_rows_go(
        order in Just((0..12_usize).collect::<Vec<_>>()).prop_shuffle(),
        edited in proptest::collection::vec(0..12_u32, 1..6),
    ) {
        let row = |it: &usize| format!("\"R{it},C{it}\",2,{it}k,PART-{it}00\n");
        let head = "Reference,Qty,Value,MPN\n".to_owned();
        let one = (0..12).map(|it| row(&it)).fold(head.clone(), |all, it| all + &it);
        let next = order.iter().map(row).fold(head, |all, it| all + &it);
        let mut screen = Screen::with(&[("a.csv", &one)]);
        for index in &edited {
            screen.edit(&[*index], LineField::Manufacturer, &format!("Maker {index}"));
        }
        screen.open(vec![("b.csv", next.into_bytes())]);
        for (names, maker) in screen.all(LineField::Manufacturer) {
            let number: u32 = names[1..].split(' ').next().and_then(|it| it.parse().ok()).expect("a number");
            let expected = if edited.contains(&number) { format!("Maker {number}") } else { String::new() };
            prop_assert_eq!(maker, expected, "{}", names);
        }
    }
}

#[test]
fn what_is_tried_on_the_sample_says_nothing_of_a_file_of_ones_own() {
    let mut screen = Screen::with(&[]);
    screen.ask(Request::OpenSample);
    screen.edit(&[0, 1, 2], LineField::Manufacturer, "Nobody");
    assert_eq!(screen.0.settings().edits.len(), 3);
    screen.open(vec![("board.csv", BOM.as_bytes().to_vec())]);
    assert_eq!(screen.0.settings().edits, []);
}
