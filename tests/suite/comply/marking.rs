//! What else is likely to apply: hints of parts, each with the answer that it must get, and what is told of them.

use bomlight::domain::assess::marking::{hints_of, marking};
use bomlight::domain::bom::part_class::classify;
use bomlight::domain::export::html::write_body;
use bomlight::domain::export::json::write_json;
use bomlight::domain::export::text::write_text;
use bomlight::domain::export::withhold::told;
use bomlight::domain::report::marking::Act;
use bomlight::domain::report::{Audience, Report};

use crate::build::{line, report};

/// `designator ⇥ manufacturer ⇥ mpn ⇥ value ⇥ description ⇥ expected`; several expectations are separated by `|`.
const PARTS: [&str; 3] = [
    include_str!("../../fixtures/marking/parts.tsv"),
    include_str!("../../fixtures/marking/parts-second.tsv"),
    include_str!("../../fixtures/marking/parts-third.tsv"),
];

#[test]
fn a_part_hints_at_radio_mains_or_a_battery() {
    let (mut all, mut false_hints, mut missed, mut wrong) = (0, 0, 0, Vec::new());
    for row in PARTS.iter().flat_map(|it| it.lines().skip(1)) {
        let [designator, maker, mpn, value, description, expected] =
            row.split('\t').collect::<Vec<_>>().try_into().unwrap();
        let mut part = line(2, designator, mpn);
        part.manufacturer = maker.to_owned();
        part.value = value.to_owned();
        part.description = description.to_owned();
        part.class = classify(&part);
        let hints: Vec<&str> = hints_of(&part).iter().map(|it| it.code()).collect();
        let found = if hints.is_empty() { "-".to_owned() } else { hints.join(",") };
        all += 1;
        if !expected.split('|').any(|it| it == found) {
            missed += u32::from(found == "-");
            false_hints += u32::from(found != "-");
            wrong.push(format!("{row:?}: {found} as {}", part.class.code()));
        }
    }
    println!(
        "{all} parts, {} right, {false_hints} false hints, {missed} missed\n{}",
        all - wrong.len(),
        wrong.join("\n")
    );
    assert!(all >= 275);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn board(parts: &[(&str, &str, &str)]) -> Report {
    let lines = (2..).zip(parts).map(|(row, (designator, mpn, description))| {
        let mut part = line(row, designator, mpn);
        part.description = (*description).to_owned();
        part.class = classify(&part);
        part
    });
    report(&[1], lines.collect(), Vec::new())
}

fn acts(report: &Report) -> Vec<(Act, Vec<u32>)> {
    marking(report).into_iter().map(|it| (it.act, it.lines)).collect()
}

#[test]
fn what_is_likely_follows_from_the_fitted_lines() {
    use Act::{Battery, Emc, EmcInRed, FccB, FccC, Lvd, LvdInRed, ManagementSystem, Red, Weee};
    let plain = board(&[("U1", "LM358DR", "Op amp"), ("R1", "RC0402FR-0710KL", "Resistor")]);
    assert_eq!(acts(&plain), [(Emc, vec![0]), (FccB, vec![0]), (Weee, vec![0])]);
    let passive = board(&[("R1", "RC0402FR-0710KL", "Resistor"), ("J1", "22-23-2021", "Header")]);
    assert_eq!(acts(&passive), []);
    let mains = board(&[("PS1", "IRM-03-5", "AC/DC converter"), ("F1", "0215001.MXP", "Fuse 250V")]);
    assert_eq!(acts(&mains), [(Emc, vec![0]), (Lvd, vec![0]), (FccB, vec![0]), (Weee, vec![0])]);
    // The RED asks for what the other two ask.
    let radio =
        board(&[("U1", "ESP32-WROOM-32E", ""), ("K1", "G5LE-14", "Relay 250VAC"), ("BT1", "CR2032", "")]);
    let powered = vec![0, 1, 2];
    assert_eq!(
        acts(&radio),
        [
            (Red, vec![0]),
            (EmcInRed, powered.clone()),
            (LvdInRed, vec![1]),
            (FccC, vec![0]),
            (FccB, powered.clone()),
            (Weee, powered),
            (Battery, vec![2])
        ]
    );
    let system = board(&[("U1", "LM358DR", "Op amp, ISO 9001 certified"), ("U2", "LM339DR", "ISO9001")]);
    assert_eq!(acts(&system).last(), Some(&(ManagementSystem, vec![0, 1])));
    let mut left_out = radio.clone();
    left_out.lines[0].line.dnp = true;
    assert!(!acts(&left_out).iter().any(|it| it.0 == Red));
}

/// It counts nowhere: no verdict, finding or regime differs with it.
#[test]
fn a_hint_is_no_verdict() {
    let with = board(&[("U1", "ESP32-WROOM-32E", "")]);
    let without = board(&[("U1", "LM358DR", "")]);
    assert_eq!(with.regimes, without.regimes);
    assert_eq!(with.findings.len(), without.findings.len());
}

#[test]
fn each_audience_is_told_what_applies_and_its_own_lines() {
    let report = board(&[("U1", "ESP32-WROOM-32E", ""), ("BT1", "CR2032", "Coin cell")]);
    for audience in [Audience::Internal, Audience::Customer, Audience::Summary] {
        let report = told(&report, audience);
        let json = String::from_utf8(write_json(&report)).unwrap();
        let (text, html) = (write_text(&report), write_body(&report));
        for act in ["red", "battery"] {
            assert!(json.contains(&format!("\"act\":\"{act}\"")), "{audience:?}");
        }
        for all in [&text, &html] {
            assert!(all.contains("RED, Directive 2014/53/EU"), "{audience:?}");
            assert_eq!(all.contains("U1 ESP32-WROOM-32E"), audience != Audience::Summary, "{audience:?}");
        }
        assert_eq!(json.contains("ESP32"), audience != Audience::Summary, "{audience:?}");
    }
}

#[test]
fn the_section_is_told_in_words() {
    let report = board(&[
        ("U1", "ESP32-WROOM-32E", "WiFi module"),
        ("PS1", "HLK-PM01", ""),
        ("BT1", "CR2032", ""),
        ("U2", "LM358DR", "ISO 9001"),
    ]);
    let text = write_text(&report);
    let start = text.find("What else").unwrap();
    let end = text[start..].find("\n\n").unwrap();
    insta::assert_snapshot!(&text[start..start + end]);
}
