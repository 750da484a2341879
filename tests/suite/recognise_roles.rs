//! Columns told by their cells under any header, and forms of lists seldom met: `tests/fixtures/roles/cases.txt` says of
//! each made file what its lines hold. What was expected was written before the file was read for the first time.

#![allow(clippy::expect_used, clippy::panic)]

use bomlight::domain::bom::BomLine;
use bomlight::domain::place::SourceIndex;
use bomlight::domain::read::{Limits, read};
use bomlight::domain::recognise::{Content, recognise};

/// A made file: its name, what is expected of its lines (`field: line | line`), its text.
struct Case<'t> {
    name: &'t str,
    expected: Vec<(&'t str, &'t str)>,
    text: String,
}

fn case(text: &str) -> Case<'_> {
    let (name, rest) = text.split_once('\n').expect("a name");
    let (expected, text) = rest.split_once("\n---\n").expect("a text");
    let expected = expected.lines().map(|it| it.split_once(':').expect("a field")).collect();
    // A tab is shown as an arrow in the fixture.
    Case { name, expected, text: text.replace('⇥', "\t") }
}

fn field(line: &BomLine, name: &str) -> String {
    match name {
        "designators" => line.designators.join(" "),
        "quantity" => line.quantity.map(|it| it.normalize().to_string()).unwrap_or_default(),
        "mpn" => line.mpn.clone(),
        "manufacturer" => line.manufacturer.clone(),
        "value" => line.value.clone(),
        "footprint" => line.footprint.clone(),
        "description" => line.description.clone(),
        "supplier" => line.supplier_parts.first().map(|it| it.number.clone()).unwrap_or_default(),
        _ => panic!("no field {name}"),
    }
}

#[test]
fn cells_tell_what_a_column_means() {
    let mut wrong = Vec::new();
    for text in include_str!("../fixtures/roles/cases.txt").split("=== ").skip(1) {
        let Case { name, expected, text } = case(text);
        let document = read(name, text.as_bytes(), &Limits::default()).expect("the fixture can be read");
        let Content::Bom(lines) = recognise(SourceIndex(0), &document).content else {
            wrong.push(format!("{name}: no lines"));
            continue;
        };
        for (field_name, wanted) in expected {
            let found = match field_name {
                "lines" => lines.len().to_string(),
                _ => lines.iter().map(|it| field(it, field_name)).collect::<Vec<_>>().join("|"),
            };
            let wanted = wanted.split('|').map(str::trim).collect::<Vec<_>>().join("|");
            if found != wanted {
                wrong.push(format!("{name}: {field_name} {found:?} and not {wanted:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
