//! Statements for regimes that they name, each with the answer that it must get: one regime's answer never answers
//! another, and what is clear is read.

use std::collections::BTreeMap;

use bomlight::domain::compliance::statements::{Subject, read_named};

/// `subject ⇥ kind ⇥ language ⇥ header ⇥ text ⇥ expected`; several expectations are separated by `|`.
const TABLES: [&str; 2] = [
    include_str!("../../fixtures/statements/regimes.tsv"),
    include_str!("../../fixtures/statements/regimes-second.tsv"),
];

fn subject(code: &str) -> Subject {
    match code {
        "pops" => Subject::Pops,
        "annex-xvii" => Subject::AnnexXvii,
        "prop-65" => Subject::Prop65,
        "batteries" => Subject::Batteries,
        "pfas" => Subject::Pfas,
        "tsca" => Subject::Tsca,
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
