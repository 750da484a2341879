//! The BOM saved with its corrections, in its own columns and as a clean one, and the questions to whoever made it.
//! What was saved is read again by our own reader: the same parts, and nothing odd about it.

use bomlight::domain::bom::BomLine;
use bomlight::domain::bom::line_field::LineField;
use bomlight::domain::finding::Severity;
use bomlight::domain::read::Limits;
use bomlight::domain::settings::Settings;
use bomlight::engine::edit::Edit;
use bomlight::engine::protocol::ExportKind;
use bomlight::engine::{Request, Response, Session};

/// A title above, a column that nobody uses, a part whose designators go on in a second row, a total below.
const BOM: &str = "Board 7,,,,,\n,,,,,\nReference,Qty,Value,MPN,Footprint,Bin\n\
    \"R1,R2\",2,10k,RC0402FR-0710KL,402,A1\n\
    U1,1,STM32,https://example.com/stm32,LQFP48,A2\n\
    \"C1,\",2,100n,GRM155R71C104KA88D,0402,A3\nC2,,,,,\n\
    J1,1,=2+5,SM04B-SRSS-TB,JST-SH4,A4\n";

fn opened(bom: &str) -> Session {
    let mut session = Session::new(Settings::parts_alone("2026-11-22"), Limits::default());
    let names = vec!["board.csv".to_owned()];
    session.handle(Request::Open { names }, vec![bom.as_bytes().to_vec()], &mut |_| {});
    session
}

fn edit(session: &mut Session, index: u32, field: LineField, text: &str) {
    let edit = Edit::Cells { lines: vec![index], field };
    let request = Request::Set { edit, text: text.to_owned() };
    let answer = session.handle(request, Vec::new(), &mut |_| {}).0;
    assert!(matches!(answer, Response::Summary { .. }), "{answer:?}");
}

/// The board with corrections of every field.
fn corrected() -> Session {
    let mut session = opened(BOM);
    for (index, field, text) in [
        (0, LineField::Footprint, "0402"),
        (0, LineField::Manufacturer, "Yageo"),
        (0, LineField::Alternates, "CRCW040210K0FKED Vishay\nERJ-2RKF1002X Panasonic"),
        (1, LineField::Mpn, "STM32F103C8T6"),
        (1, LineField::UnitPrice, "4.20 EUR"),
        (1, LineField::LeadTime, "26 weeks"),
        (2, LineField::Designators, "C1-C3"),
        (2, LineField::Quantity, "3"),
        (3, LineField::Fitted, "no"),
    ] {
        edit(&mut session, index, field, text);
    }
    session
}

fn save(session: &mut Session, kind: ExportKind) -> Vec<u8> {
    session.handle(Request::Export(kind), Vec::new(), &mut |_| {}).1.expect("bytes")
}

fn text(session: &mut Session, kind: ExportKind) -> String {
    String::from_utf8(save(session, kind)).expect("text")
}

/// What of a line is saved, by its fields.
fn told(session: &Session, fields: &[LineField]) -> Vec<Vec<String>> {
    let lines = session.report().expect("a report").lines.iter().map(|it| &it.line);
    let of = |line: &BomLine| fields.iter().map(|it| it.text(line)).collect();
    lines.map(of).collect()
}

fn assert_nothing_is_odd(session: &Session, name: &str) {
    let report = session.report().expect("a report");
    let odd = report.findings.iter().filter(|it| it.is_of_file() && it.severity > Severity::Note);
    let odd: Vec<_> = odd.map(|it| (it.code, &it.args)).collect();
    assert!(odd.is_empty(), "{name}: {odd:?}");
}

#[test]
fn the_corrected_bom_has_the_files_columns_and_what_it_lacks_behind_them() {
    let mut session = corrected();
    insta::assert_snapshot!(text(&mut session, ExportKind::Corrected));
}

#[test]
fn the_corrected_bom_is_read_again_as_it_was_corrected() {
    for kind in [ExportKind::Corrected, ExportKind::CorrectedXlsx] {
        let mut session = corrected();
        let bytes = save(&mut session, kind);
        let mut again = Session::new(Settings::parts_alone("2026-11-22"), Limits::default());
        let names = vec![["b.", kind.exporter().ending].concat()];
        again.handle(Request::Open { names }, vec![bytes], &mut |_| {});
        assert_eq!(told(&again, &LineField::ALL), told(&session, &LineField::ALL), "{kind:?}");
        assert_nothing_is_odd(&again, kind.exporter().code);
    }
}

#[test]
fn a_clean_bom_is_read_again_without_a_finding() {
    use LineField::{Designators, Fitted, Footprint, Manufacturer, Mpn, Quantity, Value};
    for kind in [ExportKind::BomKicad, ExportKind::BomAltium, ExportKind::BomJlcpcb] {
        let mut session = corrected();
        let saved = text(&mut session, kind);
        let again = opened(&saved);
        let fields = [Designators, Quantity, Mpn, Manufacturer, Footprint, Fitted, Value];
        let mut expected = told(&session, &fields);
        if kind == ExportKind::BomJlcpcb {
            expected.retain(|it| it[5] == "yes");
        }
        assert_eq!(told(&again, &fields), expected, "{kind:?}\n{saved}");
        assert_nothing_is_odd(&again, kind.exporter().code);
    }
}

#[test]
fn a_formula_in_a_bom_is_guarded_in_all_that_is_saved() {
    for kind in [ExportKind::Corrected, ExportKind::BomKicad, ExportKind::BomAltium, ExportKind::QuestionsCsv]
    {
        let bom = "Reference,Qty,Value,MPN\nU1,1,=2+5,\nU2,1,@SUM(A1),\n";
        let saved = text(&mut opened(bom), kind);
        assert!(saved.contains("'=2+5") && saved.contains("'@SUM"), "{kind:?}: {saved}");
    }
}

/// “-” stands for a blank in many files.
#[test]
fn a_sign_alone_stays_as_it_is() {
    let bom = "Reference,Qty,Value,MPN,Footprint\nU1,1,MCU,STM32F103C8T6,-\nU2,1,-1+2,LM358DR,-\n";
    let saved = text(&mut opened(bom), ExportKind::Corrected);
    assert!(
        saved.contains("STM32F103C8T6,-\r\n") && saved.contains("U2,1,\"'-1+2\",LM358DR,-\r\n"),
        "{saved}"
    );
    assert_eq!(told(&opened(&saved), &LineField::ALL), told(&opened(bom), &LineField::ALL));
}

/// Who places parts is not asked for the bare board.
#[test]
fn what_has_no_designator_is_not_placed() {
    let bom = "Reference,Qty,Value,MPN\nU1,1,MCU,STM32F103C8T6\n,1,PCB,BOARD-7\n";
    let saved = |kind| text(&mut opened(bom), kind);
    assert!(!saved(ExportKind::BomJlcpcb).contains("BOARD-7"));
    assert!(saved(ExportKind::BomJlcpcb).contains("STM32F103C8T6"));
    assert!(saved(ExportKind::BomKicad).contains("BOARD-7"));
}

#[test]
fn a_file_with_semicolons_and_decimal_commas_stays_one() {
    let bom = "Referenz;Menge;Teilenummer;Preis;Währung\nU1;1;LM358DR;0,25;EUR\nU2;1;LM324DR;0,35;EUR\n";
    let mut session = opened(bom);
    edit(&mut session, 0, LineField::UnitPrice, "0.45 EUR");
    let saved = text(&mut session, ExportKind::Corrected);
    assert!(saved.contains("U1;1;LM358DR;\"0,45\";EUR"), "{saved}");
}

#[test]
fn a_file_without_corrections_is_saved_as_it_is() {
    let saved = text(&mut opened(BOM), ExportKind::Corrected);
    let again = opened(&saved);
    assert_eq!(told(&again, &LineField::ALL), told(&opened(BOM), &LineField::ALL));
}

#[test]
fn what_has_to_be_asked_is_one_list() {
    let bom = "Reference,Qty,Value,MPN,Footprint\nR1,1,10k,,0402\nR2,1,,,0402\nC1,1,100n,,0402\n\
        U1,1,MCU,,QFN32\nJ1,0,USB,USB4105-GF-A,\nU2,1,LDO,LDO,\n,,STM32,STM32F103C8T6,\n";
    let mut session = opened(bom);
    insta::assert_snapshot!("questions", text(&mut session, ExportKind::Questions));
    let csv = text(&mut session, ExportKind::QuestionsCsv);
    assert_eq!(csv.lines().count(), 7, "{csv}");
}

/// How many are wanted is not known, whatever the designators count.
#[test]
fn a_quantity_that_cannot_be_read_is_not_made_one() {
    let bom = "Reference,Qty,Value,MPN,Manufacturer\nR1,2x4y,10k,RC0402FR-0710KL,Yageo\nR2,-3,4k7,RC0402FR-074K7L,Yageo\n\
        R3,,1k,RC0402FR-071KL,Yageo\nU1,1,MCU,STM32F103C8T6,ST\n";
    for kind in [ExportKind::BomKicad, ExportKind::BomAltium, ExportKind::BomJlcpcb] {
        let saved = text(&mut opened(bom), kind);
        let quantities = |it: &str| saved.lines().find(|line| line.contains(it)).map(str::to_owned);
        let has =
            |it: &str, cell: &str| quantities(it).is_some_and(|line| line.split(',').any(|it| it == cell));
        assert!(has("0710KL", "2x4y") && has("074K7L", "-3"), "{saved}");
        assert!(has("071KL", "1") && has("STM32", "1"), "{saved}");
    }
    for kind in [ExportKind::Digikey, ExportKind::Mouser, ExportKind::QuoteRequestCsv] {
        let saved = text(&mut opened(bom), kind);
        assert!(saved.contains("RC0402FR-071KL") && saved.contains("STM32F103C8T6"), "{saved}");
        assert!(!saved.contains("0710KL") && !saved.contains("074K7L"), "{saved}");
    }
}
