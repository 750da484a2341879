//! `cargo xtask confidence`: how well the confidence of a reading tells the files that were read exactly.
//!
//! `docs/confidence.tsv` holds a row a file: the set it belongs to, whether it was read exactly, and how much each doubt
//! took. The files themselves are not kept. What the columns mean is in docs/confidence.md.

use std::fmt::Write as _;
use std::fs;
use std::process::Command;

use anyhow::{Context, Result, ensure};

use crate::project::{cargo, root, run};

const DATA: &str = "docs/confidence.tsv";
/// The doubts, in the order of the columns.
const DOUBTS: [&str; 9] =
    ["header", "columns", "unused-columns", "rows", "quantities", "sums", "alike-columns", "boards", "color"];
/// What it takes that no line was read.
const NOT_READ: f64 = 0.9;
/// Nothing is surer.
const MOST: f64 = 0.99;
/// From here on nobody is asked.
const SURE: f64 = 0.9;
/// How many exact files that are asked about weigh as much as one wrong file that is not.
const WRONG: usize = 4;
const FACTORS: [f64; 6] = [0.5, 0.75, 1.0, 1.25, 1.5, 2.0];

struct Row {
    set: String,
    is_exact: bool,
    takes: [f64; DOUBTS.len()],
}

impl Row {
    fn is_sure(&self, factors: &[f64; DOUBTS.len()]) -> bool {
        let doubt: f64 = self.takes.iter().zip(factors).map(|(takes, factor)| takes * factor).sum();
        MOST - doubt >= SURE - 1e-9
    }
}

/// Prints the table of each set, and what other weights would do to files that they were not fitted to.
pub(crate) fn tell() -> Result<()> {
    let rows = rows()?;
    let plain = [1.0; DOUBTS.len()];
    let mut sets: Vec<&str> = rows.iter().map(|it| it.set.as_str()).collect();
    sets.sort_unstable();
    sets.dedup();
    for set in sets {
        let of_set: Vec<&Row> = rows.iter().filter(|it| it.set == set).collect();
        println!("{set:12} {}", table(&of_set, &plain));
    }
    println!("{:12} {}", "all", table(&rows.iter().collect::<Vec<_>>(), &plain));
    for (fitted, held, name) in [(0, 1, "odd rows"), (1, 0, "even rows")] {
        let half = |rest: usize| rows.iter().enumerate().filter(move |it| it.0 % 2 == rest).map(|it| it.1);
        let factors = fit(&half(fitted).collect::<Vec<_>>());
        println!("fitted to the other half, {name}: {}", table(&half(held).collect::<Vec<_>>(), &factors));
        let changed = DOUBTS.iter().zip(factors).filter(|it| (it.1 - 1.0).abs() > 0.01);
        println!("  {:?}", changed.collect::<Vec<_>>());
    }
    Ok(())
}

/// The factors that make the fewest mistakes, found one doubt at a time.
fn fit(rows: &[&Row]) -> [f64; DOUBTS.len()] {
    let cost = |factors: &[f64; DOUBTS.len()]| -> usize {
        let mistakes = rows.iter().map(|it| match (it.is_sure(factors), it.is_exact) {
            (true, false) => WRONG,
            (false, true) => 1,
            _ => 0,
        });
        mistakes.sum()
    };
    let mut best = [1.0; DOUBTS.len()];
    for _ in 0..3 {
        for at in 0..DOUBTS.len() {
            for factor in FACTORS {
                let mut tried = best;
                tried[at] = factor;
                if cost(&tried) < cost(&best) {
                    best = tried;
                }
            }
        }
    }
    best
}

fn table(rows: &[&Row], factors: &[f64; DOUBTS.len()]) -> String {
    let count = |is: &dyn Fn(&Row) -> bool| rows.iter().filter(|it| is(it)).count();
    let sure = count(&|it| it.is_sure(factors));
    let right = count(&|it| it.is_sure(factors) && it.is_exact);
    let misses = count(&|it| !it.is_exact);
    let told = count(&|it| !it.is_exact && !it.is_sure(factors));
    let share = |part: usize, whole: usize| 100.0 * part as f64 / whole.max(1) as f64;
    format!(
        "{} files, {} exact; sure {sure}, of them exact {right} ({:.1} %); misses {misses}, told {told} ({:.1} %)",
        rows.len(),
        rows.len() - misses,
        share(right, sure),
        share(told, misses),
    )
}

fn rows() -> Result<Vec<Row>> {
    let text = fs::read_to_string(root().join(DATA)).with_context(|| format!("{DATA} cannot be read"))?;
    let lines = text.lines().skip(1).filter(|it| !it.is_empty());
    lines.map(|line| row(line).with_context(|| format!("{DATA}: {line}"))).collect()
}

fn row(line: &str) -> Result<Row> {
    let cells: Vec<&str> = line.split('\t').collect();
    ensure!(cells.len() == DOUBTS.len() + 2, "{} cells and not {}", cells.len(), DOUBTS.len() + 2);
    let mut takes = [0.0; DOUBTS.len()];
    for (takes, cell) in takes.iter_mut().zip(&cells[2..]) {
        *takes = cell.parse()?;
    }
    Ok(Row { set: cells[0].to_owned(), is_exact: cells[1] == "1", takes })
}

/// Adds the files of a list: a path, a tab and `1` for a file that is read exactly. They are read with the command line,
/// which is built anew.
pub(crate) fn add(set: &str, list: &str) -> Result<()> {
    run(cargo().args(["build", "--locked", "--quiet", "--package", "bomlight", "--bin", "bomlight"]))?;
    let mut text = fs::read_to_string(root().join(DATA)).unwrap_or_default();
    if text.is_empty() {
        let _ = writeln!(text, "set\texact\t{}", DOUBTS.join("\t"));
    }
    for line in fs::read_to_string(list)?.lines() {
        let (path, exact) = line.split_once('\t').context("a path, a tab, and 1 or 0")?;
        let mut command = Command::new(root().join("target/debug/bomlight"));
        let output = command.args(["check", path, "--format", "json", "--boards", "1"]).output()?;
        let report: serde_json::Value = serde_json::from_slice(&output.stdout)?;
        let sources = report["sources"].as_array().context("sources")?;
        let bom = sources.iter().find(|it| it["role"] == "bom");
        let source = bom.or(sources.first()).context("a source")?;
        let takes = DOUBTS.map(|about| {
            let told = source["doubts"].as_array().into_iter().flatten();
            let takes: f64 =
                told.filter(|it| it["about"] == about).filter_map(|it| it["takes"].as_f64()).sum();
            // Nothing is as doubtful as a file of which no row was read.
            let takes = if bom.is_none() && about == "rows" { NOT_READ } else { takes };
            // An empty sum is -0.
            format!("{}", (takes * 100.0).round() / 100.0 + 0.0)
        });
        let _ = writeln!(text, "{set}\t{}\t{}", exact.trim(), takes.join("\t"));
    }
    fs::write(root().join(DATA), text)?;
    Ok(())
}
