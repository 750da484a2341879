//! `cargo xtask corpus DIR`: what the command line understood of every file of a folder, one line each.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};
use serde_json::Value;

use crate::project::{cargo, files_below, run, target};

/// Prints one line for each file below `directory`, and how many were read.
pub(crate) fn corpus(directory: &Path) -> Result<()> {
    run(cargo().args(["build", "--locked", "--release", "--quiet", "--bin", "bomlight"]))?;
    let bomlight = target().join("release/bomlight");
    let files = files_below(directory)?;
    let mut read = 0;
    for file in &files {
        let name = file.strip_prefix(directory).unwrap_or(file).display();
        let output = Command::new(&bomlight).arg("check").arg(file).args(["--format", "json"]).output();
        let output = output.context("cannot start bomlight")?;
        match serde_json::from_slice::<Value>(&output.stdout) {
            Ok(report) => {
                read += 1;
                println!("{name}: {}", understood(&report));
            }
            Err(_) => {
                let sentence = String::from_utf8_lossy(&output.stderr);
                println!("{name}: ✗ {}", sentence.lines().next().unwrap_or("nothing was printed"));
            }
        }
    }
    println!("{read} of {} files were read", files.len());
    Ok(())
}

/// Format, encoding, header row, roles, lines, findings and confidence of a report.
fn understood(report: &Value) -> String {
    let source = report.pointer("/sources/0").unwrap_or(&Value::Null);
    let text = |key: &str| source.get(key).and_then(Value::as_str).unwrap_or("–");
    let row = source.get("header_row").and_then(Value::as_u64).map_or("none".into(), |row| row.to_string());
    let roles = source.get("columns").and_then(Value::as_object).map_or_else(String::new, |columns| {
        let roles: Vec<String> = columns
            .iter()
            .map(|(role, header)| {
                format!("{role}={}", header.as_str().map_or(header.to_string(), str::to_owned))
            })
            .collect();
        roles.join(", ")
    });
    let count = |key: &str| report.get(key).and_then(Value::as_array).map_or(0, Vec::len);
    let confidence = source.get("confidence").map_or("–".into(), Value::to_string);
    format!(
        "{} {} {} | header {row} | {roles} | {} lines, {} findings | confidence {confidence}",
        text("role"),
        text("format"),
        text("encoding"),
        count("lines"),
        count("findings"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_becomes_one_line() {
        let report = serde_json::json!({
            "sources": [{"role": "bom", "format": "csv", "encoding": "utf-8", "header_row": 4,
                         "columns": {"mpn": "MPN"}, "confidence": 0.97}],
            "lines": [{}, {}], "findings": [{}]
        });
        assert_eq!(
            understood(&report),
            "bom csv utf-8 | header 4 | mpn=MPN | 2 lines, 1 findings | confidence 0.97"
        );
    }
}
