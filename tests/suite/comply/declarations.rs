//! Material declarations: every class with parts above the limit, exempt and clean; real samples; hostile ones.

use bomlight::domain::compliance::RohsStatus::{self, ByExemption, Compliant, NonCompliant, Unknown};
use bomlight::domain::compliance::statements::{ReachStatus, read_reach};
use bomlight::domain::parts::{PartRecord, StatementKind};
use bomlight::domain::place::SourceIndex;
use bomlight::domain::read::declaration::{GRANTA_BOM, IEC_62474, IPC_1752};
use bomlight::domain::read::{Format, Limits, read, unpack};
use bomlight::domain::recognise::{Content, Recognised, recognise};
use bomlight::domain::report::source::SourceRole;
use bomlight::domain::report::summaries::Verdict;
use bomlight::domain::settings::Settings;
use bomlight::domain::words::findings::message;
use bomlight::domain::words::refusals::refusal;
use bomlight::engine::Session;
use bomlight::engine::protocol::{Request, Response};

fn understood(name: &str, bytes: &[u8]) -> (Format, Recognised) {
    let document = read(name, bytes, &Limits::default()).unwrap_or_else(|error| panic!("{name}: {error}"));
    (document.format, recognise(SourceIndex(0), &document))
}

fn records(recognised: &Recognised) -> &[PartRecord] {
    match &recognised.content {
        Content::PartData(records) => records,
        other => panic!("no records: {other:?}"),
    }
}

/// The status that counts, as in a report: the worst but unknown.
fn status(record: &PartRecord) -> RohsStatus {
    let all = || record.facts.rohs.iter().map(|it| it.value.status);
    all().filter(|it| *it != Unknown).max().unwrap_or(Unknown)
}

fn assert_statuses(text: &str, format: Format, expected: &[(&str, RohsStatus)]) {
    let (found, recognised) = understood("declaration.xml", text.as_bytes());
    assert_eq!(found, format);
    let records = records(&recognised);
    for (number, wanted) in expected {
        let record = records.iter().find(|it| it.mpn == *number).unwrap_or_else(|| panic!("no {number}"));
        let said: Vec<&str> = record.facts.rohs.iter().map(|it| it.evidence.text.as_ref()).collect();
        assert_eq!(status(record), *wanted, "{number}: {said:?}");
        assert!(!said.is_empty(), "{number} has a statement");
    }
    assert_eq!(records.len(), expected.len(), "{:?}", records.iter().map(|it| &it.mpn).collect::<Vec<_>>());
}

const CLASS_A: &str = include_str!("../../fixtures/declarations/ipc1752a-class-a.xml");
const CLASS_C: &str = include_str!("../../fixtures/declarations/ipc1752a-class-c.xml");
const CLASS_D: &str = include_str!("../../fixtures/declarations/ipc1752a-class-d.xml");
const REVISION_B: &str = include_str!("../../fixtures/declarations/ipc1752b.xml");
const IEC: &str = include_str!("../../fixtures/declarations/iec62474.xml");
const GRANTA: &str = include_str!("../../fixtures/declarations/granta.xml");

const LISTED: &str = include_str!("../../fixtures/declarations/listed.xml");

/// A declared content above the limit of a regime answers it; one below, and a substance that the regime does not name,
/// answer nothing.
#[test]
fn substances_that_other_regimes_list() {
    let (_, recognised) = understood("declaration.xml", LISTED.as_bytes());
    let stated: Vec<(String, StatementKind, String)> = records(&recognised)
        .iter()
        .flat_map(|record| {
            let others = record.facts.statements.iter().filter(|it| it.0 != StatementKind::Reach);
            others.map(|it| (record.mpn.clone(), it.0, it.1.text.to_string()))
        })
        .collect();
    let found: Vec<(&str, StatementKind, &str)> =
        stated.iter().map(|it| (it.0.as_str(), it.1, it.2.as_str())).collect();
    assert_eq!(
        found,
        [
            ("L-SCCP", StatementKind::Pops, "Contains POPs: SCCP"),
            ("L-DECA", StatementKind::Pops, "Contains POPs: decaBDE"),
            ("L-PFOA", StatementKind::Pops, "Contains POPs: PFOA"),
            ("L-PFOA", StatementKind::Pfas, "Contains PFAS: PFOA, PTFE"),
            ("L-ASBESTOS", StatementKind::AnnexXvii, "Not compliant with Annex XVII: asbestos"),
            ("L-LEAD", StatementKind::Prop65, "Contains Prop 65 substances: lead"),
        ]
    );
}

#[test]
fn categories_with_thresholds() {
    assert_statuses(
        CLASS_C,
        IPC_1752,
        &[
            ("C-CLEAN", Compliant),
            ("C-OVER", NonCompliant),
            ("C-EXEMPT", ByExemption),
            ("C-SIX", Unknown),
            ("C-CD-OVER", NonCompliant),
            ("C-WRONG-EXEMPTION", NonCompliant),
            ("C-NOTHING", Unknown),
        ],
    );
    assert_statuses(REVISION_B, IPC_1752, &[("B-CLEAN", Compliant), ("B-OVER", NonCompliant)]);
    assert_statuses(CLASS_A, IPC_1752, &[("A-QUERY", Compliant)]);
}

#[test]
fn homogeneous_materials_against_the_limits() {
    assert_statuses(
        CLASS_D,
        IPC_1752,
        &[
            ("D-CLEAN", Compliant),
            ("D-LIMIT", Compliant),
            ("D-OVER", NonCompliant),
            ("D-OXIDE-BELOW", Compliant),
            ("D-OXIDE-OVER", NonCompliant),
            ("D-EXEMPT", ByExemption),
            ("D-CADMIUM", NonCompliant),
            ("D-PARTLY", Unknown),
            ("D-HALF-OF-IT", Unknown),
            ("D-NO-AMOUNT", Unknown),
            ("D-SWAPPED", NonCompliant),
            ("D-BAD-NUMBER", NonCompliant),
            ("D-RELAY", NonCompliant),
            ("D-COIL", Compliant),
            ("D-CONTACT", NonCompliant),
        ],
    );
    let (_, recognised) = understood("d.xml", CLASS_D.as_bytes());
    let codes: Vec<(&str, String)> = recognised.findings.iter().map(|it| (it.code, message(it))).collect();
    assert_eq!(codes.len(), 2, "{codes:?}");
    assert!(
        codes[0].0 == "declaration.cas-name" && codes[0].1.contains("7439-92-1 is not the number of Mercury")
    );
    assert!(codes[1].0 == "declaration.cas-number" && codes[1].1.contains("7439-92-2"));
    let contact = records(&recognised).iter().find(|it| it.mpn == "D-CONTACT").unwrap();
    // 4 mg of 40 mg cadmium oxide, 87.54 % of it cadmium.
    assert!(contact.facts.rohs[0].evidence.text.starts_with("Cadmium oxide 8.754 % of AgCdO, limit 0.01 %"));
    assert!(contact.facts.rohs[0].evidence.text.ends_with("Alder Parts Ltd, 2026-10-01"));
}

#[test]
fn iec_62474_and_granta() {
    assert_statuses(
        IEC,
        IEC_62474,
        &[
            ("IEC-EXEMPT", ByExemption),
            ("IEC-DIE", ByExemption),
            ("IEC-OVER", NonCompliant),
            ("IEC-NAMED", Unknown),
            ("IEC-OF-PART", Unknown),
        ],
    );
    assert_statuses(
        GRANTA,
        GRANTA_BOM,
        &[
            ("G-BOARD", NonCompliant),
            ("G-EXEMPT", ByExemption),
            ("G-OVER", NonCompliant),
            ("G-NO-AMOUNT", Unknown),
            ("G-STEEL", Unknown),
        ],
    );
}

/// An id of IEC 62474 is an exemption that must be asked for; "none" is none.
#[test]
fn an_exemption_that_is_no_citation_is_not_lost() {
    let with = |exemption: &str| {
        let text = format!(
            "<MainDeclaration><Product><ProductID itemNumber=\"A\"/><HomogeneousMaterial name=\"m\"><Substance name=\"Lead\">\
             <Concentration value=\"3\"/><Exemption identity=\"{exemption}\"/></Substance></HomogeneousMaterial></Product></MainDeclaration>"
        );
        let (_, recognised) = understood("x.xml", text.as_bytes());
        let found = records(&recognised)[0].facts.rohs[0].value.clone();
        (found.status, found.exemptions)
    };
    assert_eq!(with("6(c)"), (ByExemption, vec!["6(c)".to_owned()]));
    assert_eq!(with("III-6(c)"), (ByExemption, vec!["6(c)".to_owned()]));
    assert_eq!(with("00021-V-05"), (ByExemption, Vec::new()));
    assert_eq!(
        with("00034-A-00\" description=\"Copper alloy containing up to 4 % lead by weight"),
        (ByExemption, vec!["6(c)".to_owned()])
    );
    assert_eq!(with("None"), (NonCompliant, Vec::new()));
    assert_eq!(with("8(b)-I").0, NonCompliant, "an entry for cadmium covers no lead");
}

#[test]
fn lists_of_reach_are_facts_of_reach() {
    let (_, recognised) = understood("c.xml", CLASS_C.as_bytes());
    let reach = |number: &str| {
        let record = records(&recognised).iter().find(|it| it.mpn == number).unwrap();
        let (_, evidence) = record.facts.statements.iter().find(|it| it.0 == StatementKind::Reach)?;
        read_reach(&evidence.text, "")
    };
    let clean = reach("C-CLEAN").unwrap();
    assert_eq!((clean.status, clean.list_date.as_deref()), (ReachStatus::NoSvhc, Some("2026-02-01")));
    let exempt = reach("C-EXEMPT").unwrap();
    assert_eq!(
        (exempt.status, exempt.substances.as_str()),
        (ReachStatus::ContainsSvhc, "Lead titanium zirconium oxide")
    );
    assert_eq!(reach("C-OVER"), None);
}

/// A BOM with declarations beside it, also packed as chemSHERPA does.
#[test]
fn declarations_are_joined_to_lines_by_part_number() {
    let bom = "Reference,Qty,Manufacturer,MPN,RoHS\n\
        R1,1,Alder Parts,c-clean,\n\
        R2,1,Alder Parts Ltd,C-EXEMPT,ROHS3 Compliant\n\
        C1,1,,D-OVER,RoHS Compliant\n\
        U1,1,Other Maker,C-OVER,\n\
        D1,1,,IEC-EXEMPT,\n";
    let zip = zip_of(&[("SHAI_20261001000000_X_001.xml", IEC)]);
    let files = vec![
        ("board.csv".to_owned(), bom.as_bytes().to_vec()),
        ("c.xml".to_owned(), CLASS_C.as_bytes().to_vec()),
        ("d.xml".to_owned(), CLASS_D.as_bytes().to_vec()),
        ("diode.shai".to_owned(), zip),
        ("granta.xml".to_owned(), GRANTA.as_bytes().to_vec()),
    ];
    let mut session = Session::new(Settings::parts_alone("2026-11-22"), Limits::default());
    assert_eq!(session.open(files, false, &mut |_| {}), []);
    let report = session.report().unwrap();
    let roles: Vec<SourceRole> = report.sources.iter().map(|it| it.role).collect();
    use SourceRole::{Bom, Declaration};
    assert_eq!(roles, [Bom, Declaration, Declaration, Declaration, Declaration]);
    let statuses: Vec<RohsStatus> = report.lines.iter().map(|it| it.rohs.status).collect();
    assert_eq!(statuses, [Compliant, ByExemption, NonCompliant, Unknown, ByExemption]);
    assert_eq!(report.rohs.verdict(), Verdict::Fail);
    let of = |code: &str| report.findings.iter().filter(|it| it.code == code).collect::<Vec<_>>();
    assert_eq!(of("rohs.conflict").len(), 1);
    // No part of the Granta file stands in the BOM.
    let [unmatched] = of("declaration.unmatched")[..] else { panic!("one declaration is for other parts") };
    assert_eq!(unmatched.place.source, Some(SourceIndex(4)));
    // How a declaration was read can be looked at like any file.
    let review = session.handle(Request::Review { source: 1 }, Vec::new(), &mut |_| {});
    assert!(matches!(review.0, Response::Review(_)), "{:?}", review.0);
    // A new BOM leaves the declarations open.
    let other = vec![("other.csv".to_owned(), b"Reference,Qty,MPN\nR1,1,G-OVER\nR2,1,G-STEEL\n".to_vec())];
    assert_eq!(session.open(other, false, &mut |_| {}), []);
    let report = session.report().unwrap();
    assert_eq!((report.sources.len(), report.lines[0].rohs.status), (5, NonCompliant));
}

#[test]
fn hostile_declarations_are_refused_with_one_sentence() {
    let deep = format!("<MainDeclaration>{}", "<SubProduct>".repeat(100_000));
    let bomb = "<!DOCTYPE lolz [<!ENTITY a \"lol\"><!ENTITY b \"&a;&a;&a;&a;\">]><MainDeclaration><Product>\
        <ProductID itemNumber=\"&b;\"/></Product></MainDeclaration>";
    let outside =
        "<?xml version=\"1.0\"?><!DOCTYPE x SYSTEM \"file:///etc/passwd\"><PartsEco><Components/></PartsEco>";
    let cut = CLASS_D.get(..CLASS_D.len() / 2).unwrap();
    let empty = "<MainDeclaration xmlns=\"http://webstds.ipc.org/175x/2.0\"/>";
    for (name, text) in
        [("deep", deep.as_str()), ("bomb", bomb), ("outside", outside), ("cut", cut), ("empty", empty)]
    {
        let error = read("x.xml", text.as_bytes(), &Limits::default()).expect_err(name);
        let (sentence, hint) = refusal(&error);
        assert!(sentence.ends_with('.') && sentence.matches(". ").count() == 0, "{name}: {sentence}");
        assert!(!hint.is_empty());
    }
    // References are never expanded, and texts never grow without end.
    let long = format!(
        "<MainDeclaration><Product><ProductID itemNumber=\"{}&x;\"/></Product></MainDeclaration>",
        "A".repeat(2_000_000)
    );
    let document = read("x.xml", long.as_bytes(), &Limits::default()).unwrap();
    assert!(document.sheets[0].table.text_bytes() < 2_000);
}

/// Numbers at the end of what can be counted are judged and end nothing.
#[test]
fn the_largest_and_smallest_numbers_are_judged() {
    let (most, least) = ("79228162514264337593543950335", "0.0000000000000000000000000001");
    let alloy = format!("Sn{most}Ag{most}Pb{most}");
    let text = format!(
        "<MainDeclaration><Product><ProductID itemNumber=\"A\"><Amount value=\"{least}\" UOM=\"mg\"/></ProductID>\
         <HomogeneousMaterial name=\"{alloy}\"><Amount value=\"{most}\" UOM=\"mg\"/>\
         <Substance name=\"{alloy}\"><Concentration value=\"{most}\"/></Substance>\
         <Substance name=\"Lead\"><Concentration value=\"{most}\"/></Substance></HomogeneousMaterial>\
         </Product></MainDeclaration>"
    );
    let (_, recognised) = understood("x.xml", text.as_bytes());
    assert_eq!(status(&records(&recognised)[0]), NonCompliant);
}

#[test]
fn rows_end_at_the_limit() {
    let many = "<Substance name=\"Lead\"/>".repeat(50);
    let text =
        format!("<MainDeclaration><Product><ProductID itemNumber=\"A\"/>{many}</Product></MainDeclaration>");
    let limits = Limits { rows: 20, ..Limits::default() };
    let document = read("x.xml", text.as_bytes(), &limits).unwrap();
    assert_eq!((document.sheets[0].table.row_count(), document.notes.len()), (20, 1));
}

/// What real programs and the synthetic samples hold is read, each with its parts.
#[test]
fn the_samples_are_read() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/declarations/");
    let expected: &[(&str, &[(&str, RohsStatus)])] = &[
        ("01-granta-compliance-bom-1711.xml", &[("Part 1", Unknown), ("Fire Distinguisher", Unknown)]),
        (
            "02-granta-bom-with-annotations-2301.xml",
            &[("123456789", NonCompliant), ("987654321", NonCompliant)],
        ),
        ("03-granta-compliance-bom-2505.xml", &[("Substance Component", Unknown)]),
        ("04-ipc1752a-classD-from-test-a.xml", &[("GRM188R61E225MA12D", Unknown)]),
        ("05-ipc1752a-classD-from-test-b.xml", &[("GRM188R61E225MA12D", Unknown)]),
        ("06-chemsherpa-iec62474-from-test.xml", &[("100-056-024", Unknown)]),
        ("07-SYNTHETIC-ipc1752a-classC.xml", &[("RX0603-10K", NonCompliant)]),
        (
            "08-SYNTHETIC-ipc1752a-classD-subproducts.xml",
            &[("RL-5V", NonCompliant), ("T1", NonCompliant), ("C1", NonCompliant)],
        ),
        ("09-SYNTHETIC-iec62474-full.xml", &[("PD-100", ByExemption), ("DA-1", ByExemption)]),
        ("10-SYNTHETIC-ipc1752b-skeleton.xml", &[("EX-1", Unknown)]),
    ];
    for (name, parts) in expected {
        let Ok(bytes) = std::fs::read(format!("{folder}{name}")) else {
            println!("skipped: no shared declarations");
            return;
        };
        let (format, recognised) = understood(name, &bytes);
        assert!(format.is_declaration(), "{name}");
        for (number, wanted) in *parts {
            let record = records(&recognised).iter().find(|it| it.mpn == *number);
            assert_eq!(record.map(status), Some(*wanted), "{name}: {number}");
        }
    }
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig { failure_persistence: None, cases: 200, ..Default::default() })]

    /// Any mixture of tags is read or refused, and never crashes.
    #[test]
    fn any_markup_is_read_or_refused(pieces in proptest::collection::vec(0_usize..24, 0..60)) {
        const PIECES: [&str; 24] = [
            "<Product>", "</Product>", "<ProductID itemNumber=\"A\"/>", "<ProductID identifier=\"B\">", "</ProductID>",
            "<Material name=\"m\">", "</Material>", "<HomogeneousMaterial value=\"5\" UOM=\"g\">", "</HomogeneousMaterial>",
            "<Substance name=\"Lead\">", "</Substance>", "<SubstanceCategory name=\"Cadmium\">", "</SubstanceCategory>",
            "<SubstanceID identity=\"7439-92-1\" authority=\"CAS\"/>", "<Concentration value=\"0.2\"/>",
            "<Concentration value=\"99999999999999999999999999\" UOM=\"ppm\"/>", "<Threshold overThreshold=\"true\"/>",
            "<Exemption identity=\"7(a)\"/>", "<Amount value=\"-1\" UOM=\"kg\"/>", "<Percentage>12</Percentage>",
            "text", "<![CDATA[x]]>", "<Mass mass=\"79228162514264337593543950335\" unitOfMeasure=\"kg\"/>", "<",
        ];
        let body: String = pieces.iter().map(|it| PIECES[*it]).collect();
        for text in [format!("<MainDeclaration>{body}</MainDeclaration>"), format!("<PartsEco>{body}")] {
            if let Ok(document) = read("x.xml", text.as_bytes(), &Limits::default()) {
                let _ = recognise(SourceIndex(0), &document);
            }
        }
    }
}

/// A zip of stored files.
fn zip_of(files: &[(&str, &str)]) -> Vec<u8> {
    let (mut bytes, mut directory) = (Vec::new(), Vec::new());
    for (name, text) in files {
        let offset = u32::try_from(bytes.len()).unwrap();
        let size = u32::try_from(text.len()).unwrap();
        let length = u16::try_from(name.len()).unwrap();
        let mut common = Vec::new();
        common.extend([20, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
        common.extend(size.to_le_bytes());
        common.extend(size.to_le_bytes());
        common.extend(length.to_le_bytes());
        common.extend([0, 0]);
        bytes.extend(b"PK\x03\x04");
        bytes.extend(&common);
        bytes.extend(name.as_bytes());
        bytes.extend(text.as_bytes());
        directory.extend(b"PK\x01\x02\x14\x00");
        directory.extend(&common);
        directory.extend([0; 10]);
        directory.extend(offset.to_le_bytes());
        directory.extend(name.as_bytes());
    }
    let (count, offset) = (u16::try_from(files.len()).unwrap(), u32::try_from(bytes.len()).unwrap());
    let size = u32::try_from(directory.len()).unwrap();
    bytes.extend(directory);
    bytes.extend(b"PK\x05\x06\0\0\0\0");
    bytes.extend(count.to_le_bytes());
    bytes.extend(count.to_le_bytes());
    bytes.extend(size.to_le_bytes());
    bytes.extend(offset.to_le_bytes());
    bytes.extend([0, 0]);
    bytes
}

#[test]
fn a_chemsherpa_file_is_a_zip_of_declarations() {
    let zip = zip_of(&[("SHAI_1.xml", IEC), ("SHAI_2.xml", CLASS_C)]);
    let files = unpack("parts.shai", &zip, &Limits::default()).unwrap();
    assert_eq!(files.files.iter().map(|it| it.0.as_str()).collect::<Vec<_>>(), ["SHAI_1.xml", "SHAI_2.xml"]);
}

/// Declarations that are hard to believe, each with the answer and the findings that were written before the code:
/// `=== STANDARD NAME STATUS FINDINGS DATE`, then what stands inside of the declaration. Of part `P`.
#[test]
fn hard_cases() {
    let text = include_str!("../../fixtures/declarations/hard-cases.txt");
    let mut wrong = Vec::new();
    let mut count = 0;
    for case in text.split("=== ").filter(|it| !it.trim().is_empty()) {
        let (head, body) = case.split_once('\n').unwrap();
        let fields: Vec<&str> = head.split(' ').collect();
        let [standard, name, expected, codes, date] = fields[..] else { panic!("{head}") };
        let date = date.trim_matches('-');
        let head = format!(
            "<BusinessInfo><Response date=\"{date}\"><SupplyCompany name=\"Alder\"/></Response></BusinessInfo>"
        );
        let root = if standard == "iec" { "Main" } else { "MainDeclaration" };
        let (_, recognised) = understood("x.xml", format!("<{root}>{head}{body}</{root}>").as_bytes());
        let record = records(&recognised).iter().find(|it| it.mpn == "P");
        let found = record.map_or("none", |it| status(it).code());
        let mut found_codes: Vec<&str> = recognised.findings.iter().map(|it| it.code).collect();
        found_codes.sort_unstable();
        found_codes.dedup();
        let mut wanted: Vec<&str> = codes.split(',').filter(|it| *it != "-").collect();
        wanted.sort_unstable();
        if found != expected || found_codes != wanted {
            let said = record
                .map(|it| it.facts.rohs.iter().map(|it| it.evidence.text.to_string()).collect::<Vec<_>>());
            wrong.push(format!("{name}: {found} {found_codes:?}, not {expected} {wanted:?}: {said:?}"));
        }
        for finding in &recognised.findings {
            assert!(
                message(finding).ends_with('.') && !message(finding).contains('{'),
                "{}",
                message(finding)
            );
        }
        count += 1;
    }
    assert!(wrong.is_empty(), "{} of {count} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn a_declaration_alone_gives_a_report_of_its_own() {
    let mut session = Session::new(Settings::parts_alone("2026-11-22"), Limits::default());
    assert_eq!(session.open(vec![("d.xml".to_owned(), CLASS_D.as_bytes().to_vec())], false, &mut |_| {}), []);
    let report = session.report().unwrap();
    let found: Vec<(&str, RohsStatus)> =
        report.lines.iter().map(|it| (it.line.mpn.as_str(), it.rohs.status)).collect();
    assert_eq!(found.len(), 15);
    assert!(found.contains(&("D-CLEAN", Compliant)) && found.contains(&("D-OVER", NonCompliant)));
    assert!(report.lines.iter().all(|it| it.line.manufacturer == "Alder Parts Ltd"));
    assert!(report.findings.iter().all(|it| it.code != "declaration.unmatched"));
    let over = report.lines.iter().position(|it| it.line.mpn == "D-OVER").unwrap();
    assert!(
        report
            .findings
            .iter()
            .any(|it| it.code == "rohs.non-compliant" && it.place.line == Some(over as u32))
    );
    // A BOM that comes later takes its place.
    let bom = vec![("b.csv".to_owned(), b"Reference,Qty,MPN\nR1,1,D-OVER\n".to_vec())];
    assert_eq!(session.open(bom, false, &mut |_| {}), []);
    assert_eq!(session.report().unwrap().lines.len(), 1);
    // One without a part number says so, and has no line.
    let nameless = "<MainDeclaration><Product><ProductID itemName=\"x\"/></Product></MainDeclaration>";
    let mut session = Session::new(Settings::parts_alone("2026-11-22"), Limits::default());
    session.open(vec![("n.xml".to_owned(), nameless.as_bytes().to_vec())], false, &mut |_| {});
    let report = session.report().unwrap();
    assert!(report.lines.is_empty());
    assert!(report.findings.iter().any(|it| it.code == "declaration.no-part-number"));
}
