//! Which rows of part data speak of which line.

use bomlight::domain::assess::matching::{match_lines, match_parts};
use bomlight::domain::bom::SupplierPart;
use bomlight::domain::settings::by_hand::ByHand;
use bomlight::domain::spelling::{manufacturer_key, part_key};

use super::build::{line, record};

#[test]
fn part_numbers_are_compared_without_their_spelling() {
    for same in
        ["RC0402FR-0710KL", "rc0402fr 0710kl", "RC0402FR0710KL", "ＲＣ０４０２FR-0710KL", "RC0402FR_07.10KL"]
    {
        assert_eq!(part_key(same), "RC0402FR0710KL", "{same}");
    }
    // A reel is another ordering code, and signs that belong to the code stay.
    assert_ne!(part_key("LM317T"), part_key("LM317TR"));
    assert_ne!(part_key("MAX232CPE"), part_key("MAX232CPE+"));
    for nothing in ["", "-", "N/A", "n.a.", "TBD", "none", "DNP"] {
        assert_eq!(part_key(nothing), "", "{nothing}");
    }
}

#[test]
fn makers_are_compared_without_legal_forms() {
    for (one, other) in [
        ("Texas Instruments", "TI"),
        ("ON Semiconductor", "onsemi"),
        ("Würth Elektronik", "Wurth Electronics Inc."),
        ("Samsung Electro-Mechanics", "Samsung"),
        ("YAGEO", "Yageo Corporation"),
        ("STMicroelectronics", "ST"),
    ] {
        assert_eq!(manufacturer_key(one), manufacturer_key(other), "{one} / {other}");
    }
    assert_ne!(manufacturer_key("Murata"), manufacturer_key("Yageo"));
}

#[test]
fn rows_of_another_maker_do_not_speak_of_the_line() {
    let mut of_maker = line(2, "D1", "1N4148WS");
    of_maker.manufacturer = "Vishay".into();
    let lines = [of_maker, line(3, "D2", "1N4148-WS"), line(4, "D3", "")];
    let made_by = |row: u32, maker: &str| {
        let mut made = record(row, "1N4148WS", Vec::new());
        made.manufacturer = maker.into();
        made
    };
    let records = [
        made_by(2, "Diodes Inc."),
        made_by(3, "Vishay Semiconductors"),
        made_by(4, ""),
        record(5, "", Vec::new()),
    ];
    assert_eq!(match_parts(&lines, &records), [vec![1, 2], vec![0, 1, 2], vec![]]);
}

#[test]
fn the_number_of_the_same_seller_matches_too() {
    let mut by_seller = line(2, "R1", "");
    by_seller.supplier_parts.push(SupplierPart { supplier: Some("LCSC".into()), number: "C25744".into() });
    let mut other_part = by_seller.clone();
    other_part.mpn = "SOMETHING-ELSE".into();
    let mut row = record(2, "0402WGF1002TCE", Vec::new());
    row.supplier = "LCSC Electronics".into();
    row.supplier_part_number = "C25744".into();
    let mut other_seller = row.clone();
    other_seller.supplier = "Mouser".into();
    let found = match_parts(&[by_seller, other_part], &[row, other_seller]);
    assert_eq!(found, [vec![0], vec![]]);
}

/// Lines hold what their rows say: many lines of one part times its many rows would be the product of both.
#[test]
fn of_a_part_with_very_many_rows_only_the_first_speak() {
    let records: Vec<_> = (1..=300).map(|row| record(row, "ABC-1", Vec::new())).collect();
    let lines: Vec<_> = (1..=3).map(|row| line(row, "R1", "ABC-1")).collect();
    let found = match_lines(&lines, &records, &ByHand::default());
    assert!(found.of_lines.iter().all(|it| it.len() == 200 && it.first() == Some(&0)));
    assert_eq!(found.cut_at, Some(200));
    let found = match_lines(&lines, &records[..200], &ByHand::default());
    assert_eq!((found.of_lines[0].len(), found.cut_at), (200, None));
    // A row behind them is not looked at, and that is told, though the line uses few.
    let mut of_maker = records;
    of_maker.iter_mut().for_each(|it| it.manufacturer = "Murata".into());
    let mut line = line(1, "R1", "ABC-1");
    line.manufacturer = "Yageo".into();
    let found = match_lines(&[line], &of_maker, &ByHand::default());
    assert_eq!((found.of_lines[0].len(), found.cut_at), (0, Some(200)));
}
