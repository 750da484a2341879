//! Decisions about single lines: alternates in use, doubtful matches, and what becomes of them when files change.

use bomlight::domain::compliance::RohsStatus;
use bomlight::domain::finding::Severity;
use bomlight::domain::place::{RowKey, RowNumber, SourceIndex};
use bomlight::domain::project::Command;
use bomlight::domain::read::Limits;
use bomlight::domain::report::Report;
use bomlight::domain::report::line::DoubtKind;
use bomlight::domain::settings::Settings;
use bomlight::engine::{Request, Response, Session};

use super::build::{codes, number, report_of_files};

const BOM: &str = "Reference,Qty,MPN,Manufacturer,Alternate MPN,Alternate Manufacturer,RoHS,Unit Price USD\n\
    R1 R2,2,RC0402FR-0710KL,Yageo,CRCW040210K0FKED,Vishay,Yes,0.01\n\
    U1,1,STM32F103C8T6,ST,,,Yes,5\n";
const PRICES: &str = "MPN,Manufacturer,Price,Currency,RoHS,Lead time (weeks)\n\
    CRCW040210K0FKED,Vishay,0.03,USD,Non-compliant,20\n";

fn row(source: u16, row: u32) -> RowKey {
    RowKey { source: SourceIndex(source), row: RowNumber(row) }
}

struct Screen(Session);

impl Screen {
    fn open(files: &[(&str, &str)]) -> Self {
        let mut settings = Settings::parts_alone("2026-11-22");
        settings.set_boards(&[100]);
        let mut screen = Self(Session::new(settings, Limits::default()));
        screen.add(files);
        screen
    }

    fn add(&mut self, files: &[(&str, &str)]) {
        let inputs =
            files.iter().map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec())).collect();
        assert!(self.0.open(inputs, false, &mut |_| {}).is_empty());
    }

    fn ask(&mut self, request: Request) {
        let (response, _) = self.0.handle(request, Vec::new(), &mut |_| {});
        assert!(matches!(response, Response::Summary { .. }));
    }

    fn report(&self) -> &Report {
        self.0.report().unwrap()
    }
}

#[test]
fn an_alternate_in_use_is_costed_and_judged_as_its_own_part() {
    let mut screen = Screen::open(&[("board.csv", BOM), ("prices.csv", PRICES)]);
    let before = screen.report().clone();
    assert_eq!(before.tiers[0].total, number("502"));
    assert_eq!(before.lines[0].rohs.status, RohsStatus::ByExemption);
    let use_it = Command::UseAlternate { line: row(0, 2), mpn: Some("CRCW040210K0FKED".to_owned()) };
    screen.ask(Request::Apply(use_it));
    let report = screen.report();
    let line = &report.lines[0];
    // What the row says of its own part is not said of the alternate.
    assert_eq!(report.tiers[0].total, number("506"));
    assert_eq!(line.rohs.status, RohsStatus::NonCompliant);
    assert_eq!(line.lead_time_days, Some(140));
    assert_eq!((line.line.mpn.as_str(), line.alternate), ("RC0402FR-0710KL", Some(0)));
    assert_eq!(line.line.facts, before.lines[0].line.facts);
    screen.ask(Request::Undo);
    assert_eq!(*screen.report(), before);
}

#[test]
fn an_alternate_that_the_file_no_longer_names_is_a_finding() {
    let mut screen = Screen::open(&[("board.csv", BOM), ("prices.csv", PRICES)]);
    screen.ask(Request::Apply(Command::UseAlternate { line: row(0, 3), mpn: Some("GONE-1".to_owned()) }));
    assert!(codes(screen.report(), 1).contains(&"cost.alternate-gone"));
    assert_eq!(screen.report().lines[1].alternate, None);
}

#[test]
fn a_chosen_offer_whose_file_is_closed_is_told_and_not_lost() {
    let prices = "MPN,Supplier,Price,Currency\nSTM32F103C8T6,Mouser,9,USD\n";
    let mut screen = Screen::open(&[("board.csv", BOM), ("prices.csv", prices)]);
    let place = screen.report().lines[1].offers[1].place();
    screen.ask(Request::Apply(Command::ChooseOffer { line: row(0, 3), offer: place }));
    assert_eq!(screen.report().lines[1].cost.get(0).unwrap().unit_price(), Some(number("9")));
    screen.ask(Request::CloseSource { index: 1 });
    assert_eq!(screen.report().lines[1].cost.get(0).unwrap().unit_price(), Some(number("5")));
    assert!(codes(screen.report(), 1).contains(&"cost.choice-gone"));
    // Another BOM has other lines: nothing was decided about them.
    screen.add(&[("other.csv", BOM)]);
    assert!(screen.report().settings.by_hand.offers.is_empty());
    assert!(!codes(screen.report(), 1).contains(&"cost.choice-gone"));
}

#[test]
fn doubtful_rows_are_asked_about_and_never_taken() {
    let prices = "MPN,Manufacturer,Supplier,Supplier PN,Price,Currency\n\
        STM32F103C8T6,GigaDevice,LCSC,C1,1,USD\n\
        STM32F103C8T6,CKS,LCSC,C2,1,USD\n\
        TPS5430DDAR,Texas Instruments,LCSC,C3,2,USD\n\
        LM358DR,TI,LCSC,C9864,3,USD\n";
    let bom = "Reference,Qty,MPN,Manufacturer,LCSC Part #\n\
        U1,1,STM32F103C8T6,ST,\n\
        U2,1,TPS5430DDA,TI,\n\
        U3,1,NE555P,TI,C9864\n";
    let report = report_of_files(&[("board.csv", bom), ("prices.csv", prices)], &[100]);
    for (line, kind, code, text) in [
        (0, DoubtKind::OtherMaker, "data.match-maker", "GigaDevice STM32F103C8T6"),
        (1, DoubtKind::OtherPacking, "data.match-packing", "Texas Instruments TPS5430DDAR"),
        (2, DoubtKind::OtherPart, "data.match-seller-number", "TI LM358DR"),
    ] {
        let doubt = &report.lines[line].doubts[0];
        assert_eq!((doubt.kind, &*doubt.text), (kind, text));
        assert!(report.lines[line].offers.is_empty(), "{code}");
        let finding = report.findings.iter().find(|it| it.code == code).unwrap();
        assert_eq!((finding.place.line, finding.severity), (u32::try_from(line).ok(), Severity::Warning));
        let message = bomlight::domain::words::findings::message(finding);
        assert!(message.contains(text) && message.contains(&report.lines[line].line.mpn), "{message}");
    }
    assert_eq!(report.tiers[0].coverage.unpriced, 3);
}

#[test]
fn a_confirmed_match_is_taken_and_a_denied_one_is_asked_no_more() {
    let prices = "MPN,Manufacturer,Price,Currency\nSTM32F103C8T6,GigaDevice,1,USD\n";
    let mut screen = Screen::open(&[("board.csv", BOM), ("prices.csv", prices)]);
    let answer = |is_same| Command::ConfirmMatch { line: row(0, 3), row: row(1, 2), is_same };
    assert_eq!(screen.report().lines[1].doubts[0].row, row(1, 2));
    screen.ask(Request::Apply(answer(Some(true))));
    assert_eq!(screen.report().lines[1].offers.len(), 2);
    assert!(!codes(screen.report(), 1).contains(&"data.match-maker"));
    screen.ask(Request::Apply(answer(Some(false))));
    assert_eq!(screen.report().lines[1].offers.len(), 1);
    assert!(screen.report().lines[1].doubts.is_empty());
    screen.ask(Request::Undo);
    screen.ask(Request::Undo);
    assert!(codes(screen.report(), 1).contains(&"data.match-maker"));
}
