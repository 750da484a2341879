//! Files of several boards: their names are told to nobody outside, however they stand in the file.

use bomlight::domain::place::{ColumnIndex, RowNumber, SourceIndex};
use bomlight::domain::project::Command;
use bomlight::domain::project::review::ReviewEdit;
use bomlight::domain::report::Audience::{self, Customer, Internal};

use super::case::{Case, workbook};

const ROWS: &str = "Ref,Value,Package,Qty,MPN\n\
    QZBOARDONE MODULE,,,,\n\
    \"C1,C2\",10u,0805,2,QZMPN-1\n\
    \"R1,R2,R3\",4k7,0603,3,RC0603FR-074K7L\n\
    U1,OPA1678,SOIC-8,1,OPA1678IDR\n\
    QZBOARDTWO MODULE,,,,\n\
    \"R1,R2\",10k,0603,2,RC0603FR-0710KL\n\
    \"SW1,SW2,SW3\",B3F-1000,TH,3,B3F-1000\n\
    J1,Header 1x6,2.54 mm,1,HDR-6\n";

const BY_LINE: &str = "Item,MPN,Description,Qty per board,Boards\n\
    Socket,QZMPN-1,Board-to-board socket,1,\"qzboardone,qzboardtwo\"\n\
    Coax jack,MCX-J-P-H-ST-TH1,MCX jack straight,25,qzboardone\n\
    Coax jack,901-143-6RFX,SMA jack right angle,25,qzboardtwo\n\
    Header,TSW-105-07-G-D,Pin header 2x5,2,\"qzboardone,qzboardtwo\"\n";

const BY_LEVEL: &str = "Level,Part Number,Description,Qty\n\
    1,A-100,qzboardone unit,1\n\
    2,QZMPN-1,Resistor 10k,4\n\
    2,GRM188R71H104KA93D,Capacitor 100n,6\n\
    1,A-200,qzboardtwo unit,2\n\
    2,RC0603FR-07470RL,Resistor 470R,8\n\
    2,150060RS75000,LED red,8\n";

const BOARDS: &[(&str, Audience)] =
    &[("qzmpn", Customer), ("qzboardone", Internal), ("qzboardtwo", Internal)];

fn review(edit: ReviewEdit) -> Command {
    Command::Review { source: SourceIndex(0), edit }
}

fn case(name: &'static str, file: (&'static str, Vec<u8>), finding: &'static str) -> Case {
    Case {
        name,
        files: vec![file],
        edits: Vec::new(),
        told: BOARDS,
        untold: &[],
        hidden: &["qzboardthree"],
        findings: vec![finding],
    }
}

/// Boards in rows, by line, by level, on sheets of their own, and variants on sheets.
pub(super) fn cases() -> Vec<Case> {
    let header = "Reference|Qty|Value|MPN";
    let parts = ["R1, R2|2|10k|QZMPN-1", "C1|1|100n|GRM155R71C104KA88D", "U1|1|LDO|TLV70033DDCR"];
    let first = [header, parts[0], parts[1]];
    let variants =
        workbook(&[("qzboardone", &first), ("qzboardtwo", &[header, parts[0], parts[1], parts[2]])]);
    let others = ["Designator|Quantity|Part|Manufacturer Part Number", parts[0], parts[2]];
    let sheets = workbook(&[("qzboardone", &first), ("qzboardtwo", &others)]);
    let joined = [header, "R1, R101-R125|26|10k|QZMPN-1", "C7|1|100n|GRM155R71C104KA88D"];
    let three = workbook(&[("qzboardone", &first), ("qzboardtwo", &joined), ("qzboardthree", &first)]);
    let mut all = vec![
        case("rows", ("qzfile.csv", ROWS.into()), "file.boards-in-rows"),
        case("by line", ("qzfile.csv", BY_LINE.into()), "file.boards-by-line"),
        case("by level", ("qzfile.csv", BY_LEVEL.into()), "file.boards-in-rows"),
        case("sheets", ("qzfile.xls", sheets.clone()), "file.boards-on-sheets"),
        case("variants", ("qzfile.xls", variants.clone()), "file.sheets-alike"),
        case("joined sheets and a variant", ("qzfile.xls", three), "file.sheets-alike"),
    ];
    // A row of another sheet is named, and the sheet by its number alone.
    all.iter_mut()
        .filter(|it| it.name.starts_with("joined"))
        .for_each(|it| it.findings.push("data.duplicate-designator"));
    let chosen = [
        (
            "rows, one chosen",
            ("qzfile.csv", ROWS.into()),
            ReviewEdit::SetRows(Some((RowNumber(2), RowNumber(5)))),
        ),
        (
            "by line, one chosen",
            ("qzfile.csv", BY_LINE.into()),
            ReviewEdit::SetBoard(Some((ColumnIndex(4), "qzboardone".to_owned()))),
        ),
        ("sheets, one chosen", ("qzfile.xls", sheets), ReviewEdit::SetSheet(Some(0))),
        ("variants, one chosen", ("qzfile.xls", variants), ReviewEdit::SetSheet(Some(0))),
    ];
    all.extend(chosen.map(|(name, file, edit)| Case {
        name,
        files: vec![file],
        edits: vec![review(edit)],
        told: &BOARDS[..1],
        untold: &[],
        hidden: &["qzboardone", "qzboardtwo"],
        findings: Vec::new(),
    }));
    all
}
