//! Exemptions by category and date: the matrix of docs/compliance.md#exemptions, on the day before, on the day, and on the day after.

use bomlight::domain::bom::PartClass;
use bomlight::domain::compliance::category::Category;
use bomlight::domain::compliance::citation::citations;
use bomlight::domain::compliance::exemptions::Outcome::{
    DatePassed, DependsOnCategory, Ended, EndsBeforeShipment, InForce, NoDate, NotForCategory, RenewalFiled,
    RenewalReported, UnknownEntry,
};
use bomlight::domain::compliance::exemptions::{Outcome, Outcomes, Shipment, exemptions, judge};
use bomlight::domain::day::Day;

const TODAY: &str = "2026-11-22";

fn outcome(entry: &str, category: &str, ship_date: &str) -> Outcome {
    let category = (!category.is_empty()).then(|| Category::from_code(category).unwrap());
    judge(entry, Shipment { category, today: TODAY, ship_date }).outcome
}

/// Listed ends by entry and category, from sources and not from the table. `""`: not for that category.
const ENDS: &[(&str, &[&str], &str)] = &[
    ("6(a)", &["8", "8-ivd", "9", "9-industrial", "11"], "2026-12-11"),
    ("6(a)", &["1", "2", "3", "4", "5", "6", "7", "10"], ""),
    ("6(a)-I", ALL, "2027-06-30"),
    ("6(a)-II", ALL, "2027-06-30"),
    ("6(b)", &["8", "8-ivd", "9", "9-industrial", "11"], "2027-06-11"),
    ("6(b)-I", &["1", "2", "3", "4", "5", "6", "7", "10"], "2026-12-11"),
    ("6(b)-I", &["9-industrial", "11"], "2027-06-30"),
    ("6(b)-I", &["8", "8-ivd", "9"], ""),
    ("6(b)-II", &["1", "2", "3", "4", "5", "6", "7", "10"], "2027-06-11"),
    ("6(b)-II", &["9-industrial", "11"], "2027-06-30"),
    ("6(b)-III", &["1", "2", "3", "4", "5", "6", "7", "8", "9", "10"], "2027-06-30"),
    ("6(b)-III", &["9-industrial", "11"], ""),
    ("6(c)", ALL, "2027-06-30"),
    ("7(a)", ALL, "2027-06-30"),
    ("7(a)-I", ALL, "2027-12-31"),
    ("7(a)-II", ALL, "2027-12-31"),
    ("7(a)-III", ALL, "2027-12-31"),
    ("7(a)-IV", ALL, "2027-12-31"),
    ("7(a)-V", ALL, "2027-12-31"),
    ("7(a)-VI", ALL, "2027-12-31"),
    ("7(a)-VII", ALL, "2027-12-31"),
    ("7(c)-I", ALL, "2027-06-30"),
    ("7(c)-II", ALL, "2027-12-31"),
    ("7(c)-V", ALL, "2027-12-31"),
    ("7(c)-VI", ALL, "2027-12-31"),
];
const ALL: &[&str] = &["1", "2", "3", "4", "5", "6", "7", "8", "8-ivd", "9", "9-industrial", "10", "11"];
/// Renewals that were asked for in time, and those of which a weak source says so.
const FILED: &[&str] = &["6(a)-I", "6(c)"];
const REPORTED: &[&str] = &["6(a)-II", "7(a)", "7(c)-I"];
/// Each listed end with the day before and the day after.
const DAYS: [[&str; 3]; 4] = [
    ["2026-12-10", "2026-12-11", "2026-12-12"],
    ["2027-06-10", "2027-06-11", "2027-06-12"],
    ["2027-06-29", "2027-06-30", "2027-07-01"],
    ["2027-12-30", "2027-12-31", "2028-01-01"],
];

#[test]
fn the_matrix_of_entry_category_and_day() {
    let mut checked = 0;
    for (entry, categories, end) in ENDS {
        for category in *categories {
            for day in DAYS.as_flattened() {
                let expected = match *end {
                    "" => NotForCategory,
                    end if *day <= end => InForce,
                    // Not refused on 2026-11-22: no refusal ends it within twelve months (Article 5(6)).
                    _ if FILED.contains(entry) && *day <= "2027-11-22" => RenewalFiled,
                    _ if FILED.contains(entry) || REPORTED.contains(entry) => RenewalReported,
                    _ => EndsBeforeShipment,
                };
                assert_eq!(outcome(entry, category, day), expected, "{entry} for {category} on {day}");
                checked += 1;
            }
        }
    }
    assert!(checked > 2_500, "{checked}");
    for [before, day, after] in DAYS {
        let read = |day| Day::from_iso(day).unwrap();
        assert_eq!((read(day).days_after(read(before)), read(after).days_after(read(day))), (1, 1));
    }
}

#[test]
fn a_date_that_has_passed_is_neither_in_force_nor_refused() {
    for (entry, category, expected) in [
        ("8(b)", "9", RenewalReported),
        ("8(b)-I", "3", RenewalReported),
        ("13(a)", "9", RenewalReported),
        ("13(a)", "9-industrial", RenewalReported),
        ("13(b)", "3", RenewalReported),
        ("15", "8-ivd", DatePassed),
        ("15(a)", "1", RenewalReported),
        ("24", "11", RenewalReported),
        ("32", "3", RenewalReported),
        ("33", "9", DatePassed),
        ("34", "4", RenewalReported),
        ("37", "5", DatePassed),
        ("42", "11", RenewalReported),
        ("7(c)-III", "3", Ended),
        ("7(c)-IV", "11", DatePassed),
        ("7(b)", "3", Ended),
        ("8(a)", "3", Ended),
        ("39(a)", "4", Ended),
        ("41", "4", DatePassed),
        ("45", "11", Ended),
        ("45", "3", NotForCategory),
        ("46", "3", InForce),
    ] {
        assert_eq!(outcome(entry, category, TODAY), expected, "{entry} for {category}");
    }
    assert_eq!(outcome("46", "3", "2028-05-29"), EndsBeforeShipment);
    // In its time it was in force.
    let then = Shipment { category: Category::from_code("9i"), today: "2024-01-01", ship_date: "2024-07-21" };
    assert_eq!(judge("34", then).outcome, InForce);
    assert_eq!(judge("34", Shipment { ship_date: "2024-07-22", ..then }).outcome, RenewalReported);
    assert_eq!(judge("37", Shipment { ship_date: "2024-07-22", ..then }).outcome, EndsBeforeShipment);
}

#[test]
fn what_the_table_does_not_know_is_said() {
    assert_eq!(outcome("15(a)", "8", TODAY), NotForCategory);
    assert_eq!(outcome("15", "3", TODAY), NotForCategory);
    assert_eq!(outcome("99", "3", TODAY), UnknownEntry);
    assert_eq!(outcome("2(a)(1)", "5", TODAY), UnknownEntry);
    assert_eq!(outcome("29", "4", TODAY), NoDate);
    // Annex IV: for categories 8 and 9 alone, without dates.
    assert_eq!(outcome("IV-14", "3", TODAY), NotForCategory);
    for category in ["8", "8-ivd", "9", "9-industrial"] {
        assert_eq!(outcome("IV-14", category, TODAY), NoDate);
    }
    assert_eq!(outcome("IV-14", "", TODAY), DependsOnCategory);
}

#[test]
fn without_a_category_only_what_holds_for_all_is_in_force() {
    for day in ["2026-11-22", "2027-06-30"] {
        assert_eq!(outcome("7(c)-I", "", day), InForce);
    }
    assert_eq!(outcome("7(c)-I", "", "2027-07-01"), RenewalReported);
    assert_eq!(outcome("6(c)", "", "2027-07-01"), RenewalFiled);
    assert_eq!(outcome("6(c)", "", "2027-11-23"), RenewalReported);
    assert_eq!(outcome("6(b)-I", "", TODAY), DependsOnCategory);
    assert_eq!(outcome("6(a)", "", TODAY), DependsOnCategory);
    // None of the categories can use it any more: that is said, and not "it depends".
    assert_eq!(outcome("37", "", TODAY), DatePassed);
    assert_eq!(outcome("6(b)-I", "", "2027-07-01"), EndsBeforeShipment);
}

#[test]
fn a_line_counts_only_if_all_its_exemptions_are_in_force() {
    let shipment = Shipment { category: Category::from_code("3"), today: TODAY, ship_date: "2026-12-12" };
    let outcomes =
        |cited: &[&str]| Outcomes::of(&cited.iter().map(|it| (*it).to_owned()).collect::<Vec<_>>(), shipment);
    assert!(outcomes(&["7(a)", "7(c)-I"]).counts());
    assert!(!outcomes(&["7(a)", "6(b)-I"]).counts());
    assert!(outcomes(&["7(a)", "6(b)-I"]).has(EndsBeforeShipment));
    let later = Shipment { ship_date: "2027-07-01", ..shipment };
    let counts = |cited: &str| Outcomes::of(&[cited.to_owned()], later).counts();
    assert!(counts("6(c)") && !counts("7(c)-I") && !counts("7(b)") && counts("7(a)-I"));
    assert!(!outcomes(&[]).counts() && outcomes(&[]).has(Outcome::NotStated));
}

#[test]
fn the_table_is_whole() {
    assert!(exemptions().len() >= 45);
    let classes: Vec<&str> = [
        PartClass::Resistor,
        PartClass::Capacitor,
        PartClass::IntegratedCircuit,
        PartClass::Connector,
        PartClass::Fuse,
        PartClass::Switch,
        PartClass::Led,
    ]
    .map(PartClass::code)
    .to_vec();
    for it in exemptions() {
        assert_eq!(citations(it.entry, true), [it.entry], "its spelling is the one of citations");
        assert!(!it.wording.is_empty() && !it.act.is_empty() && !it.substances.is_empty(), "{}", it.entry);
        assert!(["P", "S2", "S", "W", "G", "act"].contains(&it.certainty.split([',', ' ']).next().unwrap()));
        assert!(
            Category::ALL
                .iter()
                .filter_map(|category| it.end_for(*category))
                .all(|it| Day::from_iso(it).is_some())
        );
        assert_eq!(it.has_no_date(), !Category::ALL.iter().any(|category| it.end_for(*category).is_some()));
        assert!(it.fits("other"));
    }
    let fits =
        |entry: &str, class: &str| exemptions().iter().find(|it| it.entry == entry).unwrap().fits(class);
    assert!(classes.contains(&"ic"));
    // The confusions that docs/compliance.md#citations tells of.
    assert!(!fits("7(a)", "resistor") && fits("7(a)", "ic") && fits("7(c)-I", "resistor"));
    assert!(!fits("15", "capacitor") && fits("15(a)", "ic"));
    assert!(!fits("7(c)-II", "resistor") && fits("7(c)-II", "capacitor"));
    assert!(!fits("34", "capacitor") && fits("8(b)-I", "switch") && !fits("8(b)-I", "resistor"));
    let newer =
        |entry: &str, class: &str| exemptions().iter().find(|it| it.entry == entry).unwrap().newer_for(class);
    assert!(newer("7(c)-I", "resistor").contains("7(c)-V (use 4"));
    assert!(newer("7(c)-I", "crystal").contains("7(c)-VI"));
    assert_eq!(newer("7(c)-I", "connector"), "7(c)-V or 7(c)-VI, by use");
    assert!(newer("7(a)", "ic").contains("7(a)-I"));
    assert_eq!(newer("6(a)", "connector"), "6(a)-I or 6(a)-II");
    assert_eq!(newer("6(c)", "connector"), "");
}

/// Limits as the acts write them (facts of docs/compliance.md#exemptions), and the entries without one.
#[test]
fn limits_are_those_of_the_entries() {
    let number = |text: &str| text.parse().unwrap();
    for (entry, sign, limit) in [
        ("6(a)", "<=", "0.35"),
        ("6(a)-I", "<=", "0.35"),
        ("6(a)-II", "<=", "0.2"),
        ("6(b)", "<=", "0.4"),
        ("6(b)-I", "<=", "0.4"),
        ("6(b)-II", "<=", "0.4"),
        ("6(b)-III", "<=", "0.3"),
        ("6(c)", "<=", "4"),
        ("7(a)", ">=", "85"),
        ("7(a)-I", ">=", "85"),
        ("7(a)-VII", ">=", "85"),
    ] {
        let row = exemptions().iter().find(|it| it.entry == entry).unwrap();
        assert_eq!(row.limit(), Some((sign, number(limit))), "{entry}");
        assert!(row.allows(number(limit), true), "{entry}");
    }
    for entry in ["7(c)-I", "8(b)-I", "15(a)", "34"] {
        assert_eq!(exemptions().iter().find(|it| it.entry == entry).unwrap().limit(), None, "{entry}");
    }
    let fits = |entry: &str, material: &str| {
        exemptions().iter().find(|it| it.entry == entry).unwrap().is_for_material(material)
    };
    assert!(fits("6(c)", "CuZn39Pb3 brass") && fits("6(c)", "terminal") && !fits("6(c)", "solder"));
    assert!(fits("7(c)-I", "solder glass") && !fits("7(c)-I", "Weichlot") && fits("8(b)-I", "AgCdO contact"));
}
