//! SARIF 2.1.0 (OASIS): the findings as results of a run, each at the row of its file. GitHub shows them beside the rows.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::{Map, Value, json};

use super::{column_of, part_of, row_of, source_of};
use crate::domain::export::each::Each;
use crate::domain::finding::{Family, Finding, Severity};
use crate::domain::language::in_english;
use crate::domain::report::Report;
use crate::domain::words::findings as words;

const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

/// The report's findings as SARIF, piece by piece and in the order of the keys, into any sink.
pub(super) fn write_to(report: &Report, out: &mut impl Write) -> io::Result<()> {
    let mut codes: Vec<&'static str> = report.findings.iter().map(|it| it.code).collect();
    codes.sort_unstable();
    codes.dedup();
    let artifacts: Vec<Value> =
        report.sources.iter().map(|it| json!({ "location": { "uri": uri(&it.name) } })).collect();
    in_english(|| {
        let run = Run {
            artifacts,
            column_kind: "unicodeCodePoints",
            results: Each(|| report.findings.iter().map(|it| result(report, it, &codes))),
            tool: json!({ "driver": {
                "name": "Bomlight",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": codes.iter().map(|it| rule(it)).collect::<Vec<_>>(),
            } }),
        };
        serde_json::to_writer_pretty(&mut *out, &Log { schema: SCHEMA, runs: [run], version: "2.1.0" })
    })?;
    out.write_all(b"\n")
}

#[derive(Serialize)]
struct Log<T> {
    #[serde(rename = "$schema")]
    schema: &'static str,
    runs: [T; 1],
    version: &'static str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run<T> {
    artifacts: Vec<Value>,
    column_kind: &'static str,
    results: T,
    tool: Value,
}

/// What is found, whatever file it is found in.
fn rule(code: &'static str) -> Value {
    let title = words::words_of(code).title;
    let hint = words::group_hint(code);
    let family = Family::of(code).map_or("", Family::code);
    json!({
        "id": code,
        "shortDescription": { "text": title },
        "help": { "text": if hint.is_empty() { title } else { hint } },
        "properties": { "tags": [family] },
    })
}

fn result(report: &Report, finding: &Finding, codes: &[&'static str]) -> Value {
    let part = part_of(report, finding);
    let row = row_of(report, finding);
    let mut message = words::message(finding);
    if !part.is_empty() {
        message = [part.as_str(), ": ", &message].concat();
    }
    let hint = words::hint(finding);
    if !hint.is_empty() {
        message = [message.as_str(), " ", &hint].concat();
    }
    let mut location = Map::new();
    if let Some((index, source)) = source_of(report, finding) {
        // A finding of the file as a whole stands at its head: what shows it wants a row.
        let start = row.map_or(1, |it| it.1);
        let place = json!({
            "artifactLocation": { "uri": uri(&source.name), "index": index },
            "region": { "startLine": start },
        });
        location.insert("physicalLocation".to_owned(), place);
    }
    let names = [row.and_then(|it| it.0), Some(part.as_str()), column_of(report, finding).as_deref()]
        .into_iter()
        .flatten()
        .filter(|it| !it.is_empty())
        .map(|it| json!({ "name": it }))
        .collect::<Vec<_>>();
    if !names.is_empty() {
        location.insert("logicalLocations".to_owned(), Value::Array(names));
    }
    let suppressions: Vec<Value> =
        finding.waived().iter().map(|it| json!({ "kind": "external", "justification": it })).collect();
    json!({
        "ruleId": finding.code,
        "ruleIndex": codes.binary_search(&finding.code).unwrap_or_default(),
        "level": level(finding.severity),
        "message": { "text": message },
        "locations": [location],
        // Empty: nobody accepts it.
        "suppressions": suppressions,
    })
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Note => "note",
        Severity::Warning => "warning",
        Severity::Error => "error",
    }
}

/// The name of a file as a reference that every reader takes (RFC 3986): `board 1.csv` → `board%201.csv`.
fn uri(name: &str) -> String {
    let mut uri = String::with_capacity(name.len());
    for byte in name.bytes() {
        match byte {
            b'/' | b'-' | b'.' | b'_' | b'~' | b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' => {
                uri.push(char::from(byte));
            }
            b'\\' => uri.push('/'),
            _ => uri.push_str(&format!("%{byte:02X}")),
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::uri;

    #[test]
    fn a_path_becomes_a_reference() {
        assert_eq!(uri("hw/board 1.csv"), "hw/board%201.csv");
        assert_eq!(uri("hw\\größe.csv"), "hw/gr%C3%B6%C3%9Fe.csv");
        assert_eq!(uri("a:b#1?.csv"), "a%3Ab%231%3F.csv");
    }
}
