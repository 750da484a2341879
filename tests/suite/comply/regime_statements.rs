//! Statements for regimes that they name, each with the answer that it must get: one regime's answer never answers
//! another, and what is clear is read.

use std::collections::BTreeMap;

use bomlight::domain::assess::compliance::answers_of;
use bomlight::domain::compliance::regimes::Regime;
use bomlight::domain::compliance::statements::{Subject, read_named};
use bomlight::domain::export::text::write_text;
use bomlight::domain::read::Limits;
use bomlight::domain::settings::Settings;
use bomlight::engine::Session;

/// `subject ⇥ kind ⇥ language ⇥ header ⇥ text ⇥ expected`; several expectations are separated by `|`.
const TABLES: [&str; 3] = [
    include_str!("../../fixtures/statements/regimes.tsv"),
    include_str!("../../fixtures/statements/regimes-second.tsv"),
    include_str!("../../fixtures/statements/regimes-third.tsv"),
];

fn subject(code: &str) -> Subject {
    match code {
        "pops" => Subject::Pops,
        "annex-xvii" => Subject::AnnexXvii,
        "prop-65" => Subject::Prop65,
        "batteries" => Subject::Batteries,
        "pfas" => Subject::Pfas,
        "tsca" => Subject::Tsca,
        "conflict-minerals" => Subject::ConflictMinerals,
        other => panic!("{other}"),
    }
}

#[test]
fn a_statement_answers_the_regime_that_it_names() {
    let mut kinds: BTreeMap<&str, (u32, u32)> = BTreeMap::new();
    let (mut wrong, mut green, mut red, mut clear, mut unread, mut all) = (Vec::new(), 0, 0, 0, 0, 0);
    for row in TABLES.iter().flat_map(|it| it.lines().skip(1)) {
        let [code, kind, _, header, text, expected] = row.split('\t').collect::<Vec<_>>().try_into().unwrap();
        let found = read_named(subject(code), text, header).map_or("none", |it| it.code());
        let is_right = expected.split('|').any(|it| it == found);
        let count = kinds.entry(kind).or_default();
        *count = (count.0 + 1, count.1 + u32::from(is_right));
        all += 1;
        clear += u32::from(!expected.contains("unknown"));
        if !is_right {
            green += u32::from(matches!(found, "compliant" | "not-applicable"));
            red += u32::from(found == "non-compliant");
            unread += u32::from(!expected.contains("unknown"));
            wrong.push(format!("{code}: {text:?} under {header:?} is {found}, not {expected}"));
        }
    }
    println!(
        "{all} statements, wrong green {green}, wrong red {red}, clear {clear}, of them unread {unread}"
    );
    println!("{kinds:?}\n{}", wrong.join("\n"));
    assert!(all >= 470);
    assert_eq!((green, red), (0, 0), "{}", wrong.join("\n"));
    assert!((clear - unread) * 100 >= clear * 95, "{}", wrong.join("\n"));
}

/// Each column is found by its header and answers its own regime; the verdicts stand in one column of the text.
#[test]
fn columns_of_a_bom_answer_their_regimes() {
    const BOM: &str = "Reference,Qty,MPN,Manufacturer,RoHS,POPs,REACH Annex XVII,Prop 65,EU Battery Regulation,PFAS free\n\
        U1,1,LM358DR,TI,RoHS compliant,POPs free,Compliant,Contains lead,Not applicable,Yes\n\
        U2,1,LM339DR,TI,Yes,RoHS compliant,REACH compliant,No,CE,No\n";
    let mut settings = Settings::parts_alone("2026-11-22");
    settings.set_regimes(&Regime::ALL);
    let mut session = Session::new(settings, Limits::default());
    assert_eq!(session.open(vec![("board.csv".to_owned(), BOM.into())], false, &mut |_| {}), []);
    let report = session.report().unwrap();
    let answers = |index: usize| -> Vec<(Regime, &str)> {
        let all = answers_of(report, index).map(|it| (it.0, it.1.answer.code()));
        all.filter(|it| it.0 as u8 >= Regime::Pfas as u8).collect()
    };
    use Regime::{AnnexXvii, Batteries, Pfas, Pops, Prop65};
    let first = ["meets", "meets", "meets", "must-be-told", "not-applicable"];
    let second = ["must-be-told", "unknown", "unknown", "unknown", "unknown"];
    let regimes = [Pfas, Pops, AnnexXvii, Prop65, Batteries];
    assert_eq!(answers(0), regimes.into_iter().zip(first).collect::<Vec<_>>());
    assert_eq!(answers(1), regimes.into_iter().zip(second).collect::<Vec<_>>());
    // The column is as wide as its widest name.
    let text = write_text(report);
    let verdict = |name: &str, word: &str| {
        let row = text.lines().find(|it| it.trim_start().starts_with(name)).unwrap();
        row.find(&[" ", word].concat()).unwrap_or_else(|| panic!("{row}"))
    };
    assert_eq!(verdict("California Proposition 65", "Unknown"), verdict("EU RoHS", "Compliant"));
}
