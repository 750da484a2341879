//! CycloneDX 1.6 (ECMA-424): the hardware of a board, a component of the type `device` for each line, with its maker, part
//! number, quantity and what the files state of RoHS. Only the command line writes it.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::{Map, Value, json};

use super::each::Each;
use super::exporter::{Exporter, written};
use super::labels;
use crate::domain::language::in_english;
use crate::domain::read::NAMED_BY;
use crate::domain::report::Report;
use crate::domain::report::line::ReportLine;

pub(super) const EXPORTER: Exporter =
    Exporter::for_programs("cyclonedx", "cdx.json", "application/vnd.cyclonedx+json", |it| {
        it.report.audience.sees_lines().then(|| written(|out| write_to(it.report, out)))
    });

const SCHEMA: &str = "http://cyclonedx.org/schema/bom-1.6.schema.json";

/// The lines of the report as components, piece by piece and in the order of the keys, into any sink.
///
/// # Errors
/// Those of the sink.
pub fn write_to(report: &Report, out: &mut impl Write) -> io::Result<()> {
    let bom = Bom {
        schema: SCHEMA,
        bom_format: "CycloneDX",
        components: Each(|| report.lines.iter().enumerate().map(|(at, it)| component(report, at, it))),
        metadata: json!({
            "timestamp": format!("{}T00:00:00Z", report.settings.date),
            "tools": { "components": [
                { "type": "application", "name": "Bomlight", "version": env!("CARGO_PKG_VERSION") },
            ] },
            "component": { "type": "device", "bom-ref": "board", "name": report.title() },
        }),
        spec_version: "1.6",
        version: 1,
    };
    in_english(|| serde_json::to_writer_pretty(&mut *out, &bom))?;
    out.write_all(b"\n")
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Bom<T> {
    #[serde(rename = "$schema")]
    schema: &'static str,
    bom_format: &'static str,
    components: T,
    metadata: Value,
    spec_version: &'static str,
    version: u32,
}

/// A line without a part number is named by its value, else by its description, else by where it is placed.
fn component(report: &Report, at: usize, line: &ReportLine) -> Value {
    let bom = &line.line;
    let designators = bom.designators.join(", ");
    let names = [
        (bom.mpn.as_str(), ""),
        (&bom.value, "value"),
        (&bom.description, "description"),
        (&designators, "designators"),
        ("part without a name", "nothing"),
    ];
    let (name, named_by) = names.into_iter().find(|it| !it.0.is_empty()).unwrap_or_default();
    let mut component = Map::new();
    let mut put = |key: &str, value: Value| drop(component.insert(key.to_owned(), value));
    put("type", "device".into());
    put("bom-ref", format!("line-{}", at + 1).into());
    put("name", name.into());
    if !bom.manufacturer.is_empty() {
        put("manufacturer", json!({ "name": bom.manufacturer }));
    }
    if !bom.description.is_empty() {
        put("description", bom.description.as_str().into());
    }
    put("scope", if bom.dnp { "excluded" } else { "required" }.into());
    put("properties", properties(report, line, &designators, named_by).into());
    Value::Object(component)
}

/// What CycloneDX has no field of its own for. `cdx:device` is its own list of names.
fn properties(report: &Report, line: &ReportLine, designators: &str, named_by: &str) -> Vec<Value> {
    let bom = &line.line;
    // None of a part is placed that is left out; how many there would be is stated all the same. A quantity that cannot be
    // read stays unknown.
    let pieces = if bom.dnp { bom.quantity } else { bom.known_pieces() };
    let pieces = pieces.filter(|_| report.unread_quantity(line).is_none());
    let quantity = pieces.map(|it| it.normalize().to_string()).unwrap_or_default();
    let dnp = if bom.dnp { "DNP" } else { "" };
    let name = ["bomlight:", NAMED_BY].concat();
    let stated = [
        (name.as_str(), named_by),
        ("cdx:device:quantity", quantity.as_str()),
        ("bomlight:designators", designators),
        ("bomlight:value", bom.value.as_str()),
        ("bomlight:footprint", bom.footprint.as_str()),
        ("bomlight:dnp", dnp),
    ];
    let of_line = stated.into_iter().filter(|it| !it.1.is_empty());
    let mut all: Vec<Value> = of_line.map(|(name, value)| json!({ "name": name, "value": value })).collect();
    // The words as they are found, the worst first: whoever reads the file again judges them again.
    let rohs = &line.rohs;
    let evidence = || rohs.evidence.iter().zip(&rohs.stated);
    let worst = evidence().filter(|it| *it.1 == rohs.status);
    for (evidence, _) in worst.chain(evidence().filter(|it| *it.1 != rohs.status)) {
        let place = labels::evidence_place(report, evidence);
        all.push(json!({ "name": "bomlight:rohs", "value": &*evidence.text }));
        all.push(json!({ "name": "bomlight:found-in", "value": place }));
    }
    all
}
