//! Statements of compliance by kind and language, each with the answer that it must get. The figures are printed:
//! nothing green that is not known, hardly anything red that is not, and what is clear is read.

use std::collections::BTreeMap;

use bomlight::domain::compliance::statements::{read_halogen, read_lead, read_reach, read_rohs};

/// `kind ⇥ language ⇥ header ⇥ text ⇥ expected`; several expectations are separated by `|`.
const TABLES: [(&str, &str); 7] = [
    ("rohs", include_str!("../../fixtures/statements/rohs.tsv")),
    ("rohs", include_str!("../../fixtures/statements/rohs-second.tsv")),
    ("rohs", include_str!("../../fixtures/statements/rohs-third.tsv")),
    ("rohs", include_str!("../../fixtures/statements/rohs-fourth.tsv")),
    ("reach", include_str!("../../fixtures/statements/reach.tsv")),
    ("lead", include_str!("../../fixtures/statements/lead.tsv")),
    ("halogen", include_str!("../../fixtures/statements/halogen.tsv")),
];

const GREEN: [&str; 5] = ["compliant", "no-svhc", "lead-free", "halogen-free", "not-applicable"];
const EXEMPT: [&str; 2] = ["compliant-by-exemption", "lead-free-by-exemption"];
const RED: [&str; 4] = ["non-compliant", "contains-svhc", "contains-lead", "contains-halogens"];

fn read(subject: &str, text: &str, header: &str) -> &'static str {
    let code = match subject {
        "rohs" => read_rohs(text, header).map(|it| it.status.code()),
        "reach" => read_reach(text, header).map(|it| it.status.code()),
        "lead" => read_lead(text, header).map(|it| it.code()),
        _ => read_halogen(text, header).map(|it| it.code()),
    };
    code.unwrap_or("none")
}

#[derive(Default)]
struct Count {
    all: u32,
    right: u32,
    wrong_green: u32,
    wrong_red: u32,
    clear: u32,
    clear_unread: u32,
}

#[test]
fn nothing_is_green_that_is_not_known() {
    let mut counts: BTreeMap<String, Count> = BTreeMap::new();
    let mut wrong = Vec::new();
    for (subject, table) in TABLES {
        for row in table.lines().skip(1) {
            let [kind, language, header, text, expected] =
                row.split('\t').collect::<Vec<_>>().try_into().unwrap();
            let found = read(subject, text, header);
            let allowed: Vec<&str> = expected.split('|').collect();
            let is_right = allowed.contains(&found);
            let may_be_green = allowed.iter().any(|it| GREEN.contains(it));
            let is_clear = !allowed.contains(&"unknown");
            for key in [format!("{subject} {kind}"), "all".to_owned()] {
                let count = counts.entry(key).or_default();
                count.all += 1;
                count.right += u32::from(is_right);
                let is_green = GREEN.contains(&found) || EXEMPT.contains(&found) && !may_be_green;
                count.wrong_green += u32::from(is_green && !is_right);
                count.wrong_red += u32::from(RED.contains(&found) && !is_right);
                count.clear += u32::from(is_clear);
                count.clear_unread += u32::from(is_clear && !is_right);
            }
            if !is_right {
                let place = format!("{subject} {kind} {language}");
                wrong.push(format!("{place}: {text:?} under {header:?} is {found}, not {expected}"));
            }
        }
    }
    for (kind, it) in &counts {
        println!(
            "{kind:18} {:5} right {:5}, wrong green {:2}, wrong red {:2}, clear and unread {:2}",
            it.all, it.right, it.wrong_green, it.wrong_red, it.clear_unread
        );
    }
    let all = &counts["all"];
    assert!(all.all >= 3_300);
    assert_eq!(all.wrong_green, 0, "{}", wrong.join("\n"));
    assert!(all.wrong_red * 100 <= all.all, "{}", wrong.join("\n"));
    assert!((all.clear - all.clear_unread) * 100 >= all.clear * 99, "{}", wrong.join("\n"));
}

/// What stands in the way is told in the words of the cell.
#[test]
fn the_words_in_the_way_are_told() {
    for (text, words) in [
        ("RoHS compliant*", "*"),
        ("Compliant?", "?"),
        ("Should be RoHS compliant", "Should be"),
        ("RoHS compliant except lead", "except lead"),
        ("konform, Nachweis fehlt", "fehlt"),
        ("RoHS compliant until 2024", "until 2024"),
        ("Compliant with flux capacitors", "flux capacitors"),
        ("部分符合", "部分"),
        ("ISO 9001 compliant", "ISO 9001"),
        ("Compliant", ""),
        ("Unknown", ""),
        ("N/A", ""),
        ("Not compliant", ""),
    ] {
        let found = read_rohs(text, "RoHS").unwrap();
        assert_eq!(found.in_the_way.as_ref(), words, "{text:?}");
    }
}
