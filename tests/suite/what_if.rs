//! Settings as fields: what is typed changes the cost at once, is undone, and is refused where it makes no sense.

#![allow(clippy::expect_used, clippy::panic)]

use crate::field;
use bomlight::domain::read::Limits;
use bomlight::domain::report::Audience;
use bomlight::domain::settings::Settings;
use bomlight::engine::protocol::{ExportKind, Refusal};
use bomlight::engine::view::figures::figure::FiguresView;
use bomlight::engine::view::form::field::{FieldKind, FieldView, FormKind};
use bomlight::engine::view::line::LineView;
use bomlight::engine::view::summary::SummaryView;
use bomlight::engine::view::table::TableView;
use bomlight::engine::{Request, Response, Session};

const BOM: &str = "Reference,Qty,MPN,Manufacturer,Alternate MPN\n\
    R1-R2,2,RC0402FR-0710KL,Yageo,CRCW040210K0FKED\n\
    U1,1,STM32F103C8T6,ST,\n";
const PRICES: &str = "Manufacturer Part Number,Supplier,Price 1,Price 100,Currency,Stock\n\
    RC0402FR-0710KL,Alpha,0.10,0.01,USD,50000\n\
    STM32F103C8T6,Alpha,5.00,4.00,USD,120\n\
    STM32F103C8T6,Beta,6.00,6.00,USD,90000\n\
    CRCW040210K0FKED,Gamma,0.50,0.50,USD,90000\n";

struct Screen(Session);

impl Screen {
    fn open() -> Self {
        let mut screen = Self(Session::new(Settings::new("2026-11-22"), Limits::default()));
        screen.files(&[("board.csv", BOM), ("prices.csv", PRICES)]);
        screen
    }

    fn files(&mut self, files: &[(&str, &str)]) -> Vec<Refusal> {
        let names = files.iter().map(|(name, _)| (*name).to_owned()).collect();
        let bytes = files.iter().map(|(_, text)| text.as_bytes().to_vec()).collect();
        match self.0.handle(Request::Open { names }, bytes, &mut |_| {}).0 {
            Response::Summary { refused, .. } => refused,
            other => panic!("not a summary: {other:?}"),
        }
    }

    fn ask(&mut self, request: Request) -> Response {
        self.0.handle(request, Vec::new(), &mut |_| {}).0
    }

    fn summary(&mut self, request: Request) -> Result<SummaryView, Refusal> {
        match self.ask(request) {
            Response::Summary { summary, .. } => Ok(*summary.expect("a report")),
            Response::Failed(refusal) => Err(refusal),
            other => panic!("not a summary: {other:?}"),
        }
    }

    fn set(&mut self, field: &str, text: &str) -> Result<SummaryView, Refusal> {
        let edit = field::edit(&mut self.0, field);
        self.summary(Request::Set { edit, text: text.to_owned() })
    }

    fn fields(&mut self, kind: FormKind) -> Vec<FieldView> {
        match self.ask(Request::Form(kind)) {
            Response::Form(form) => {
                form.groups.into_iter().flat_map(|it| it.rows).flat_map(|it| it.cells).collect()
            }
            other => panic!("not a form: {other:?}"),
        }
    }

    fn value(&mut self, kind: FormKind, id: &str) -> String {
        let fields = self.fields(kind);
        fields.into_iter().find(|it| it.id == id).unwrap_or_else(|| panic!("no field {id}")).value
    }

    fn line(&mut self, index: u32) -> LineView {
        match self.ask(Request::Line { index }) {
            Response::Line(line) => *line,
            other => panic!("not a line: {other:?}"),
        }
    }

    fn figures(&mut self) -> FiguresView {
        match self.ask(Request::Figures { curves: 700, bars: 560 }) {
            Response::Figures(figures) => *figures,
            other => panic!("not figures: {other:?}"),
        }
    }

    fn sides(&mut self) -> TableView {
        match self.ask(Request::Sides) {
            Response::Sides(sides) => *sides,
            other => panic!("not both sides: {other:?}"),
        }
    }
}

fn per_board(summary: &SummaryView) -> Vec<String> {
    summary.cost.tiers.iter().map(|it| it.per_board.clone()).collect()
}

#[test]
fn every_field_of_every_form_takes_the_value_that_it_shows() {
    let mut screen = Screen::open();
    screen.set("rates.add", "EUR 0.92").expect("a rate");
    for kind in [FormKind::WhatIf, FormKind::Profile, FormKind::Rates] {
        let before = screen.ask(Request::Form(kind));
        for field in screen.fields(kind) {
            let is_set = field.field.is_some() && !matches!(field.kind, FieldKind::Press { .. });
            if is_set && field.id != "rates.add" {
                screen.set(&field.id, &field.value).unwrap_or_else(|it| panic!("{}: {it:?}", field.id));
            }
        }
        assert_eq!(screen.ask(Request::Form(kind)), before, "{kind:?}");
    }
}

#[test]
fn a_setting_changes_the_cost_at_once_and_is_undone() {
    let mut screen = Screen::open();
    let start = screen.summary(Request::Summary).expect("a report");
    assert_eq!(start.undo, None);
    for (field, text, name) in [
        ("process", "production", "process"),
        ("good", "80", "yield"),
        ("profile.0.assembly.setup", "1000", "profile"),
        ("profile.none", "", "profile"),
    ] {
        let changed = screen.set(field, text).expect(field);
        assert_ne!(per_board(&changed), per_board(&start), "{field}");
        assert_eq!(changed.undo.as_deref(), Some(name));
        let undone = screen.summary(Request::Undo).expect("undone");
        assert_eq!((per_board(&undone), undone.redo.as_deref()), (per_board(&start), Some(name)));
    }
}

#[test]
fn what_makes_no_sense_is_refused_and_changes_nothing() {
    let mut screen = Screen::open();
    let start = screen.summary(Request::Summary).expect("a report");
    for (field, text) in [
        ("good", "120"),
        ("target", "cheap"),
        ("profile.0.assembly.setup", "ten"),
        ("line.7.offer", "0"),
        ("line.0.alternate", "none such"),
    ] {
        let refusal = screen.set(field, text).expect_err(field);
        assert!(
            refusal.message.contains(text) && refusal.message.contains("expected"),
            "{}",
            refusal.message
        );
    }
    assert_eq!(screen.summary(Request::Summary).expect("a report"), start);
}

#[test]
fn another_offer_and_an_alternate_are_chosen_and_undone() {
    let mut screen = Screen::open();
    let start = screen.summary(Request::Summary).expect("a report");
    let line = screen.line(1);
    let beta = line.offers.iter().find(|it| it.seller == "Beta").expect("an offer");
    assert!(!line.has_choice && beta.used != "chosen by you");
    let changed = screen.set("line.1.offer", &beta.value.clone()).expect("chosen");
    assert_ne!(per_board(&changed), per_board(&start));
    let line = screen.line(1);
    assert!(line.has_choice);
    assert!(
        line.offers
            .iter()
            .any(|it| it.seller == "Beta" && it.used.starts_with("chosen by you, bought at 1,"))
    );
    assert_eq!(per_board(&screen.set("line.1.offer", "").expect("taken back")), per_board(&start));

    let labels: Vec<String> = screen.line(0).alternates.into_iter().map(|it| it.label).collect();
    assert_eq!(labels, ["Yageo RC0402FR-0710KL", "CRCW040210K0FKED"]);
    let changed = screen.set("line.0.alternate", "CRCW040210K0FKED").expect("used");
    assert_eq!(changed.undo.as_deref(), Some("alternate"));
    assert!(screen.line(0).alternates[1].is_used);
}

#[test]
fn a_profile_and_rates_come_as_files_and_can_be_undone() {
    let mut screen = Screen::open();
    screen.set("profile.name", "Mine").expect("named");
    let (response, bytes) = screen.0.handle(Request::Export(ExportKind::Profile), Vec::new(), &mut |_| {});
    assert!(matches!(response, Response::Exported { .. }));
    let saved = String::from_utf8(bytes.expect("a file")).expect("text");
    screen.set("profile.default", "").expect("back");
    assert!(screen.files(&[("mine.json", &saved)]).is_empty());
    assert_eq!(screen.value(FormKind::Profile, "profile.name"), "Mine");
    screen.summary(Request::Undo).expect("undone");
    assert_eq!(screen.value(FormKind::Profile, "profile.name"), "Bomlight default");

    for rates in [
        "{\"base\": \"USD\", \"date\": \"2026-11-20\", \"rates\": {\"EUR\": \"0.9\"}}",
        "currency;rate;base;date\nEUR;0.9;USD;2026-11-20\n",
    ] {
        assert!(screen.files(&[("rates", rates)]).is_empty());
        assert_eq!(screen.value(FormKind::Rates, "rates.EUR"), "0.9");
        screen.summary(Request::Undo).expect("undone");
    }
    let refused = screen.files(&[("rates.json", "{\"base\": \"USD\", \"rates\": {\"EUR\": \"0.9\"}}")]);
    assert!(refused.len() == 1 && refused[0].message.contains("no date"));
}

#[test]
fn what_no_line_states_is_unknown_on_both_sides() {
    let mut screen = Screen::open();
    // The sample brings prices of its own.
    screen.ask(Request::Reset);
    screen.ask(Request::Paste {
        text: "Ref,Qty,MPN,Manufacturer\nR1,1,RC0402FR-0710KL,Yageo\nU1,1,LM358DR,TI".to_owned(),
    });
    let sides = screen.sides();
    let of = |label: &str| {
        sides.rows.iter().find(|it| it.label == label).map(|it| it.cells.clone()).unwrap_or_default()
    };
    for label in ["One good board", "Bottleneck", "Lines short of stock"] {
        assert_eq!(of(label), ["Unknown", "Unknown"], "{label}");
    }
    assert_eq!(of("Ships, ordered today"), ["no date yet", "no date yet"]);
    assert_eq!(of("What it rests on")[0], "0 of 2 lines priced: no board price yet");
}

#[test]
fn the_figures_are_laid_out_in_the_width_that_is_asked_for() {
    let mut screen = Screen::open();
    let FiguresView { curves, bars } = screen.figures();
    let (curves, bars) = (curves.expect("curves"), bars.expect("bars"));
    assert_eq!((curves.width, bars.width), (700, 560));
    let sides = screen.sides();
    // Both sides stand beside it: a prototype and mass production.
    assert_eq!(sides.heads, ["Boards", "prototype, 10 boards", "mass production, 10,000 boards"]);
    let labels: Vec<&str> = sides.rows.iter().map(|it| it.label.as_str()).collect();
    assert_eq!(labels[..2], ["One good board", "What it rests on"]);
    assert!(labels.contains(&"Ships, ordered today") && labels.contains(&"Bottleneck"), "{labels:?}");
    assert!(sides.rows.iter().all(|it| it.cells.len() == 2));
    let class = |name: &str| curves.shapes.iter().filter(|it| it.class.starts_with(name)).count();
    // Two processes, a point for each volume, a mark for each price break above one board, the crossing.
    assert_eq!((class("curve"), class("point"), class("crossing")), (2, 6, 1));
    assert!(class("mark") >= 2);
    assert!(curves.description.contains("is cheaper than"), "{}", curves.description);
    let html = screen.0.export_bytes(ExportKind::Html, Audience::Internal).expect("a report");
    let html = String::from_utf8(html).expect("text");
    assert_eq!(html.matches("class=\"curve-crossing\"").count(), 1);
    for figure in [&curves, &bars] {
        for label in &figure.labels {
            assert!(
                (0..=figure.width).contains(&label.x) && (0..=figure.height).contains(&label.y),
                "{label:?}"
            );
        }
    }
    // Every bar is as long as the others.
    assert!(bars.labels.iter().any(|it| it.text.starts_with("Set-up ")));
    assert!(bars.description.starts_with("At 1 board: "));
}
