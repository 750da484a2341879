//! IPC-1752B, class C: what is written holds what is known and no more, and is read again as the same statements.

use std::collections::BTreeMap;

use bomlight::domain::compliance::RohsStatus::{self, ByExemption, Compliant, NonCompliant, Unknown};
use bomlight::domain::compliance::statements::{ReachStatus, read_reach};
use bomlight::domain::parts::{PartRecord, StatementKind};
use bomlight::domain::place::SourceIndex;
use bomlight::domain::read::declaration::IPC_1752;
use bomlight::domain::read::{Limits, read};
use bomlight::domain::recognise::{Content, recognise};
use bomlight::domain::report::Audience;
use bomlight::domain::settings::Settings;
use bomlight::engine::Session;
use bomlight::engine::protocol::ExportKind;

const CLASS_C: &str = include_str!("../../fixtures/declarations/ipc1752a-class-c.xml");
const CLASS_D: &str = include_str!("../../fixtures/declarations/ipc1752a-class-d.xml");

const BOARD: &str = "Reference,Qty,MPN,Manufacturer,Description,RoHS,REACH,DNP\n\
    \"R1, R2\",2,NO-EXEMPTION,\"<R&D> \"\"Works\"\"\",Resistor <1%> & 'film',\"Compliant with (EU) 2015/863, no exemptions\",,\n\
    C1,1,EXEMPT,Murata,Capacitor,RoHS compliant by exemption 7(c)-I,Contains SVHC: Lead monoxide,\n\
    C2,1,SEVERAL,Murata,Capacitor,RoHS compliant by exemption 13(b)-I,,\n\
    C3,1,NOT-STATED,Murata,Capacitor,Compliant,No SVHC (2026-02-04),\n\
    U1,1,FAILS,ST,MCU,No,,\n\
    U2,1,BLANK,ST,MCU,,,\n\
    U3,1,OLD,ST,MCU,\"Compliant, no exemptions (2018-05-01)\",,\n\
    U4,1,SIX,ST,MCU,RoHS6 compliant (no exemptions),,\n\
    W1,0.5,CABLE,Lapp,Wire,\"Compliant with (EU) 2015/863, no exemptions\",,\n\
    J1,1,,,Pin header,\"Compliant with (EU) 2015/863, no exemptions\",,\n\
    R9,1,LEFT-OUT,Yageo,Resistor,\"Compliant with (EU) 2015/863, no exemptions\",,DNP\n";

fn session(files: &[(&str, &[u8])]) -> Session {
    let mut settings = Settings::parts_alone("2026-11-22");
    settings.sender_mut().project = "Motor & drive".to_owned();
    settings.sender_mut().revision = "C".to_owned();
    let mut session = Session::new(settings, Limits::default());
    let files = files.iter().map(|(name, bytes)| ((*name).to_owned(), bytes.to_vec())).collect();
    let refused = session.open(files, false, &mut |_| {});
    assert!(refused.is_empty(), "{refused:?}");
    session
}

fn written(session: &mut Session, audience: Audience) -> Option<String> {
    let bytes = session.export_bytes(ExportKind::Ipc1752, audience)?;
    Some(String::from_utf8(bytes).expect("UTF-8"))
}

/// The parts of a declaration by their numbers.
fn read_again(text: &str) -> BTreeMap<String, PartRecord> {
    let document = read("board.ipc1752.xml", text.as_bytes(), &Limits::default()).expect("a declaration");
    assert_eq!(document.format, IPC_1752);
    let Content::PartData(records) = recognise(SourceIndex(0), &document).content else {
        panic!("no part data")
    };
    records.into_iter().map(|it| (it.mpn.clone(), it)).collect()
}

/// The worst of what is stated, unknown apart.
fn status(record: &PartRecord) -> RohsStatus {
    let all = record.facts.rohs.iter().map(|it| it.value.status).filter(|it| *it != Unknown);
    all.max().unwrap_or(Unknown)
}

fn svhc(record: &PartRecord) -> Option<String> {
    let mut stated = record.facts.statements.iter().filter(|it| it.0 == StatementKind::Reach);
    let said = stated.find_map(|it| read_reach(&it.1.text, ""))?;
    assert_eq!(said.status, ReachStatus::ContainsSvhc, "that there are none is never declared");
    Some(said.substances)
}

#[test]
fn what_is_known_is_declared_and_nothing_else() {
    let mut session = session(&[("board.csv", BOARD.as_bytes())]);
    let text = written(&mut session, Audience::Internal).expect("a declaration");
    assert_eq!(written(&mut session, Audience::Internal).as_ref(), Some(&text), "the same bytes");
    insta::assert_snapshot!("ipc1752", text);
    assert_eq!(written(&mut session, Audience::Summary), None);

    let parts = read_again(&text);
    let stated = |number: &str| status(parts.get(number).unwrap_or_else(|| panic!("no {number}")));
    let expected = [
        ("NO-EXEMPTION", Compliant),
        ("EXEMPT", ByExemption),
        ("CABLE", Compliant),
        // Which substance an exemption for several allows, and whether one is used at all, is not known.
        ("SEVERAL", Unknown),
        ("NOT-STATED", Unknown),
        // No substance is named that could be declared.
        ("FAILS", Unknown),
        ("BLANK", Unknown),
        ("OLD", Unknown),
        // Six substances, or ten?
        ("SIX", Unknown),
        // Of the board itself nothing is stated; what is in it speaks.
        ("board", ByExemption),
    ];
    for (number, wanted) in expected {
        assert_eq!(stated(number), wanted, "{number}");
    }
    assert_eq!(parts.len(), expected.len(), "{:?}", parts.keys());
    assert_eq!(parts["EXEMPT"].facts.rohs[0].value.exemptions, ["7(c)-I"]);
    assert_eq!(svhc(&parts["EXEMPT"]).as_deref(), Some("Lead monoxide"));
    assert_eq!(svhc(&parts["NOT-STATED"]), None);
    assert_eq!(parts["NO-EXEMPTION"].description, "Resistor <1%> & 'film'");
}

/// The part of the text that stands for a part number.
fn sub_product<'t>(text: &'t str, number: &str) -> &'t str {
    let mut parts = text.split("<SubProduct ").skip(1);
    parts.find(|it| it.contains(&format!("itemNumber=\"{number}\""))).expect("a sub-product")
}

#[test]
fn a_part_of_which_nothing_is_known_is_free_of_nothing() {
    let mut session = session(&[("board.csv", BOARD.as_bytes())]);
    let text = written(&mut session, Audience::Internal).expect("a declaration");
    for number in ["SEVERAL", "NOT-STATED", "FAILS", "BLANK", "OLD", "SIX"] {
        let part = sub_product(&text, number);
        assert!(!part.contains("MaterialInfo"), "{part}");
        assert!(part.contains("RoHS substances that are not declared here are unknown."), "{part}");
    }
    assert!(!sub_product(&text, "EXEMPT").contains("overThreshold=\"false\""));
    assert!(text.contains("with all ten RoHS substances: 3; in part: 1; not at all: 6."), "{text}");
    assert!(!text.contains("LEFT-OUT"));
}

#[test]
fn parts_that_are_all_declared_do_not_make_the_board_comply() {
    let board = "Reference,Qty,MPN,RoHS\nR1,1,ONE,\"Compliant with (EU) 2015/863, no exemptions\"\nR2,1,TWO,\"Compliant with (EU) 2015/863, no exemptions\"\n";
    let mut session = session(&[("board.csv", board.as_bytes())]);
    let parts = read_again(&written(&mut session, Audience::Customer).expect("a declaration"));
    let stated: Vec<_> = parts.iter().map(|(number, it)| (number.as_str(), status(it))).collect();
    assert_eq!(stated, [("ONE", Compliant), ("TWO", Compliant), ("board", Unknown)]);
}

#[test]
fn what_suppliers_declare_is_read_again_as_the_same_statements() {
    let numbers: Vec<&str> = [CLASS_C, CLASS_D]
        .iter()
        .flat_map(|it| it.split("itemNumber=\"").skip(1))
        .filter_map(|it| it.split('"').next())
        .collect();
    let rows: Vec<String> = numbers.iter().enumerate().map(|(at, it)| format!("U{at},1,{it}\n")).collect();
    let board = ["Reference,Qty,MPN\n", &rows.concat()].concat();
    let files: [(&str, &[u8]); 3] =
        [("board.csv", board.as_bytes()), ("c.xml", CLASS_C.as_bytes()), ("d.xml", CLASS_D.as_bytes())];
    let mut session = session(&files);
    let text = written(&mut session, Audience::Internal).expect("a declaration");
    let parts = read_again(&text);
    let report = session.report().expect("a report");
    let mut told = BTreeMap::new();
    for line in &report.lines {
        let part = &parts[&line.line.mpn];
        // Lead oxide above 0.1 % of the article, lead below 0.1 % of the material: without amounts only the first is
        // declared, and is held against the part.
        let is_worse = line.line.mpn == "D-OXIDE-BELOW";
        let wanted = if is_worse { NonCompliant } else { line.rohs.status };
        assert_eq!(status(part), wanted, "{}", line.line.mpn);
        let exemptions: Vec<&String> = part.facts.rohs.iter().flat_map(|it| &it.value.exemptions).collect();
        if line.rohs.status == ByExemption {
            assert_eq!(exemptions, line.rohs.exemptions.iter().collect::<Vec<_>>(), "{}", line.line.mpn);
        }
        *told.entry(line.rohs.status).or_insert(0) += 1;
    }
    assert!(
        [Compliant, ByExemption, Unknown, NonCompliant].iter().all(|it| told.contains_key(it)),
        "{told:?}"
    );
    // The customer is told the same of each part, and no name of the supplier's files.
    let for_customer = written(&mut session, Audience::Customer).expect("a declaration");
    let parts_of_customer = read_again(&for_customer);
    assert!(parts.iter().all(|(number, it)| status(it) == status(&parts_of_customer[number])));
    assert!(text.contains("c.xml") && !for_customer.contains("c.xml"));
}
