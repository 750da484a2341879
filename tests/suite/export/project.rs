//! A saved project: opened again, it gives the same report, also from inside of an HTML report.

use bomlight::domain::compliance::category::Category;
use bomlight::domain::compliance::regimes::Regime;
use bomlight::domain::cost::policy::Policy;
use bomlight::domain::finding::Severity;
use bomlight::domain::money::Currency;
use bomlight::domain::number::DecimalSign;
use bomlight::domain::place::{ColumnIndex, RowKey, RowNumber, SourceIndex};
use bomlight::domain::profile::allowances::Allowances;
use bomlight::domain::project::Command;
use bomlight::domain::project::file::{ProjectError, is_project, read_project};
use bomlight::domain::project::review::{ReviewEdit, RoleChoice};
use bomlight::domain::read::Limits;
use bomlight::domain::recognise::Role;
use bomlight::domain::reference::PriceLevel;
use bomlight::domain::report::Audience;
use bomlight::domain::settings::Settings;
use bomlight::domain::settings::by_hand::Approval;
use bomlight::domain::settings::plan::PlanTerms;
use bomlight::domain::settings::risk::RiskWeights;
use bomlight::engine::protocol::{ExportKind, Refusal};
use bomlight::engine::{Request, Response, Session};
use proptest::prelude::*;

const BOARD: &str = "Stückliste;;;;\nPos;Ref </script>;Anzahl;Teil;Preis\n1;R1-R4;4;RC0402FR-0710KL;0,0139\n2;U1;1 ?;STM32F405RGT6;7,73\n3;C1;1;GRM155R71C104KA88D;\n";
const QUOTE: &str = "MPN,Supplier,Price 1,Price 100,Currency,Stock\nSTM32F405RGT6,Zetronix,6.9,6.5,EUR,12\nGRM155R71C104KA88D,Zetronix,0.09,0.018,EUR,5000\n";

fn opened(files: Vec<(&str, Vec<u8>)>) -> Session {
    let mut session = Session::new(Settings::new("2026-11-22"), Limits::default());
    let files = files.into_iter().map(|(name, bytes)| (name.to_owned(), bytes)).collect();
    assert_eq!(session.open(files, false, &mut |_| {}), []);
    session
}

/// A session in which everything that can be decided is decided.
fn edited() -> Session {
    let windows: Vec<u8> = BOARD.chars().map(|it| u8::try_from(u32::from(it)).expect("Latin")).collect();
    let mut session = opened(vec![("Stückliste.csv", windows), ("quote.csv", QUOTE.as_bytes().to_vec())]);
    let board = SourceIndex(0);
    let line = RowKey { source: board, row: RowNumber(4) };
    let review = |edit| Command::Review { source: board, edit };
    let commands = [
        review(ReviewEdit::SetEncoding(Some("windows-1252".to_owned()))),
        review(ReviewEdit::SetDelimiter(Some(';'))),
        review(ReviewEdit::SetDecimal(Some(DecimalSign::Comma))),
        review(ReviewEdit::SetRole { column: ColumnIndex(3), role: RoleChoice::Role(Role::Mpn) }),
        review(ReviewEdit::SetRole { column: ColumnIndex(0), role: RoleChoice::NotUsed }),
        review(ReviewEdit::FixCell { row: RowNumber(5), column: ColumnIndex(2), text: Some("2".to_owned()) }),
        review(ReviewEdit::FixAllAlike {
            column: ColumnIndex(2),
            from: "1 ?".to_owned(),
            to: Some("1".to_owned()),
        }),
        // The quote leads with 500.
        Command::SetBoards(vec![500, 5]),
        Command::SetPriceLevel(PriceLevel::West),
        Command::SetPolicy(Policy::Cheapest),
        Command::SetCurrency(Currency::from_code("EUR")),
        Command::SetTargetPrice(Some("12.5".parse().expect("a number"))),
        Command::SetCategory(Category::from_code("9-industrial")),
        Command::SetShipDate(Some("2027-03-01".to_owned())),
        Command::SetRegimes(vec![Regime::UkRohs, Regime::HalogenFree, Regime::Pfas]),
        Command::SetSeverity { code: "rohs.unknown".to_owned(), severity: Some(Severity::Error) },
        Command::SetSeverity { code: "supply.short".to_owned(), severity: Some(Severity::Note) },
        Command::Waive {
            code: "rohs.unknown".to_owned(),
            part: "STM32F405RGT6".to_owned(),
            reason: Some("asked on the phone </script>".to_owned()),
        },
        Command::SetPlan(PlanTerms {
            order_date: Some("2026-12-01".to_owned()),
            build_start: Some("2027-02-01".to_owned()),
            ship_date: Some("2027-04-01".to_owned()),
            allowances: Some(Allowances { transit: 9, ..Allowances::default() }),
        }),
        Command::SetRiskWeights(RiskWeights { lifecycle: 1, price_age: 77, ..RiskWeights::default() }),
        Command::Approve(Approval {
            line,
            mpn: "STM32F407VGT6".to_owned(),
            manufacturer: "ST".to_owned(),
            row: None,
            is_approved: false,
        }),
        Command::ConfirmMatch {
            line,
            row: RowKey { source: SourceIndex(1), row: RowNumber(2) },
            is_same: Some(true),
        },
    ];
    for command in commands {
        let (response, _) = session.handle(Request::Apply(command), Vec::new(), &mut |_| {});
        assert!(matches!(response, Response::Summary { .. }), "{response:?}");
    }
    session
}

fn export(session: &mut Session, kind: ExportKind) -> Vec<u8> {
    session.export_bytes(kind, Audience::Internal).expect("a report is open")
}

#[test]
fn a_project_gives_the_same_report_byte_for_byte() {
    let mut before = edited();
    let project = export(&mut before, ExportKind::Project);
    let html = export(&mut before, ExportKind::Html);
    for (name, saved) in [("motor.bomlight.json", project), ("report.html", html)] {
        assert!(is_project(&saved), "{name}");
        let mut after = opened(vec![(name, saved)]);
        for kind in [
            ExportKind::Json,
            ExportKind::Csv,
            ExportKind::Html,
            ExportKind::Text,
            ExportKind::Xlsx,
            ExportKind::Project,
        ] {
            assert!(export(&mut before, kind) == export(&mut after, kind), "{name}: {kind:?}");
        }
        assert_eq!(before.settings(), after.settings());
        // Each of these was set to something else.
        let (set, blank) = (after.settings(), Settings::new("2026-11-22"));
        assert!(set.category != blank.category && set.ship_date != blank.ship_date);
        assert!(set.regimes != blank.regimes && set.severities.len() == 2 && set.waivers.len() == 1);
        assert_eq!((set.headline, set.price_level), (Some(500), PriceLevel::West));
        assert!(set.plan != blank.plan && set.risk != blank.risk && set.by_hand.approvals.len() == 1);
    }
}

#[test]
fn a_project_replaces_what_is_open_and_files_can_be_added_to_it() {
    let project = export(&mut edited(), ExportKind::Project);
    let mut session = opened(vec![("other.csv", b"Ref,Qty,MPN\nC1,1,ABC-1\n".to_vec())]);
    let more = b"MPN,Price,Currency\nRC0402FR-0710KL,0.5,EUR\n".to_vec();
    let inputs = vec![("p.json".to_owned(), project), ("more.csv".to_owned(), more)];
    assert_eq!(session.open(inputs, false, &mut |_| {}), []);
    let names: Vec<_> =
        session.report().expect("a report").sources.iter().map(|it| it.name.as_str()).collect();
    assert_eq!(names, ["Stückliste.csv", "quote.csv", "more.csv"]);
}

#[test]
fn customers_and_summaries_carry_no_project() {
    let mut session = edited();
    for audience in [Audience::Customer, Audience::Summary] {
        assert!(!is_project(&session.export_bytes(ExportKind::Html, audience).expect("a report")));
    }
}

fn error(text: &str) -> ProjectError {
    read_project(text.as_bytes(), &Limits::default()).expect_err("must be refused")
}

#[test]
fn what_is_newer_damaged_or_too_large_is_refused() {
    let project = String::from_utf8(export(&mut edited(), ExportKind::Project)).expect("UTF-8");
    assert_eq!(error(&project.replace("bomlight-project/1", "bomlight-project/2")), ProjectError::Newer(2));
    assert_eq!(error("{\"schema\":\"bomlight-project/7\"}"), ProjectError::Newer(7));
    assert!(matches!(error("{\"schema\":\"bomlight-project/x\"}"), ProjectError::Schema(_)));
    assert!(matches!(error("{\"schema\":"), ProjectError::NotJson(_)));
    let seal = bomlight::domain::sha256::Sha256::of(QUOTE.as_bytes()).to_string();
    let forged = project.replace(&seal, &"0".repeat(64));
    assert_eq!(error(&forged), ProjectError::Damaged("quote.csv".to_owned()));
    let small = Limits { file_bytes: 100, ..Limits::default() };
    assert!(matches!(read_project(project.as_bytes(), &small), Err(ProjectError::TooLarge { .. })));
    // The file claims to be small and unpacks to more.
    let lying = project.replace(&format!("\"bytes\":{}", QUOTE.len()), "\"bytes\":10");
    assert_eq!(error(&lying), ProjectError::Damaged("quote.csv".to_owned()));
    for date in ["2027-03-01", "2026-12-01", "2027-02-01", "2027-04-01"] {
        let wrong = project.replace(&format!("\"{date}\""), "\"2027-02-30\"");
        assert!(matches!(error(&wrong), ProjectError::Field { place: "settings", .. }), "{date}");
    }
    let wrong_date = project.replace("\"date\":\"2026-11-22\"", "\"date\":\"today\"");
    assert!(matches!(error(&wrong_date), ProjectError::Field { place: "settings", .. }));
}

#[test]
fn a_refused_project_leaves_what_is_open_and_says_what_to_do() {
    let mut session = edited();
    let before = export(&mut session, ExportKind::Json);
    let newer = b"{\"schema\":\"bomlight-project/9\"}".to_vec();
    let refused = session.open(vec![("p.json".to_owned(), newer)], false, &mut |_| {});
    let [Refusal { file, message, hint }] = refused.as_slice() else { panic!("{refused:?}") };
    assert_eq!(file, "p.json");
    assert_eq!(message, "The project cannot be opened: it was saved by a newer version (schema 9).");
    assert!(hint.ends_with('.'));
    assert!(before == export(&mut session, ExportKind::Json));
}

/// A file of this version by an older program lacks settings that came later, one by a later program has more.
#[test]
fn settings_may_be_missing_or_unknown() {
    let text = "{\"schema\":\"bomlight-project/1\",\"settings\":{\"date\":\"2026-01-02\",\"boards\":[7],\"later\":{\"x\":1}},\
        \"files\":[],\"also_later\":[]}";
    let saved = read_project(text.as_bytes(), &Limits::default()).expect("a project");
    let mut expected = Settings::parts_alone("2026-01-02");
    expected.set_boards(&[7]);
    assert_eq!(saved.project.settings, expected);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn no_bytes_panic(bytes in proptest::collection::vec(any::<u8>(), 0..300), at in 0_usize..4_000, byte in any::<u8>()) {
        let _ = read_project(&bytes, &Limits::default());
        let mut project = PROJECT.with(Clone::clone);
        if let Some(slot) = project.get_mut(at) {
            *slot = byte;
        }
        let _ = read_project(&project, &Limits::default());
    }
}

thread_local! {
    static PROJECT: Vec<u8> = export(&mut edited(), ExportKind::Project);
}
