//! `cargo xtask same`: the proof that a change left every report and export as it was.
//!
//! The command line runs over the corpus, the sample and the fixtures, in every format and for every audience; one file
//! holds a SHA-256 for each output. Workbooks are taken apart: a part of a ZIP archive says where they differ.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use anyhow::{Context, Result, bail, ensure};
use sha2::{Digest, Sha256};

use crate::finish::hex;
use crate::project::{cargo, files_below, root, run, target};

mod zip;

/// The hashes of all outputs, sorted by name, as `sha256sum` writes them.
const HASHES: &str = "hashes.txt";
/// The day of every check.
const DATE: &str = "2026-11-29";
const FORMATS: [&str; 6] = ["json", "html", "csv", "text", "xlsx", "project"];
const AUDIENCES: [&str; 3] = ["internal", "customer", "summary"];
const LANGUAGES: [&str; 3] = ["en", "de", "zh"];
/// What of a file that is not the sample is written: audience, language, format. The sample is written in all ways.
const WAYS: [(&str, &str, &str); 14] = [
    ("internal", "en", "json"),
    ("internal", "en", "html"),
    ("internal", "en", "csv"),
    ("internal", "en", "text"),
    ("internal", "en", "xlsx"),
    ("internal", "en", "project"),
    ("internal", "de", "html"),
    ("internal", "zh", "text"),
    ("customer", "en", "json"),
    ("customer", "en", "csv"),
    ("customer", "de", "xlsx"),
    ("customer", "zh", "html"),
    ("summary", "en", "json"),
    ("summary", "de", "text"),
];
/// At most so many differences are shown; all are counted.
const SHOWN: usize = 40;

/// What the command says.
#[derive(Default)]
struct Options {
    /// Where the outputs are kept.
    keep: PathBuf,
    /// Outputs that were kept before.
    against: Option<PathBuf>,
    /// Another command line than that of the tree.
    binary: Option<PathBuf>,
    corpus: PathBuf,
}

/// One run of the command line: the name of its output and the arguments.
type Task = (String, Vec<OsString>);
type Hashes = BTreeMap<String, String>;

/// Writes all outputs and their hashes; with `--against`, tells what differs and fails if anything does.
pub(crate) fn same(words: &[&str]) -> Result<()> {
    let options = options(words)?;
    let binary = match &options.binary {
        Some(binary) => binary.clone(),
        None => {
            run(cargo().args(["build", "--locked", "--quiet", "--bin", "bomlight"]))?;
            target().join("debug").join(format!("bomlight{}", std::env::consts::EXE_SUFFIX))
        }
    };
    let tasks = tasks(&options.corpus)?;
    println!("{} runs of {}", tasks.len(), binary.display());
    let hashes = run_all(&binary, &tasks, &options.keep)?;
    let text: String = hashes.iter().map(|(name, hash)| format!("{hash}  {name}\n")).collect();
    std::fs::write(options.keep.join(HASHES), text).context("cannot write the hashes")?;
    println!("{} outputs are kept in {}", hashes.len(), options.keep.display());
    match options.against {
        Some(older) => compare(&older, &options.keep, &hashes),
        None => Ok(()),
    }
}

fn options(words: &[&str]) -> Result<Options> {
    let mut options = Options {
        keep: target().join("same"),
        corpus: root().join("../shared/corpus"),
        ..Options::default()
    };
    for pair in words.chunks(2) {
        match pair {
            ["--keep", folder] => options.keep = folder.into(),
            ["--against", folder] => options.against = Some(folder.into()),
            ["--binary", file] => options.binary = Some(std::path::absolute(file)?),
            ["--corpus", folder] => options.corpus = folder.into(),
            _ => bail!("same takes --keep DIR, --against DIR, --binary FILE and --corpus DIR"),
        }
    }
    ensure!(options.against.as_ref() != Some(&options.keep), "--against names the folder that is written");
    Ok(options)
}

/// Everything that is run, in an order that does not depend on the disk.
fn tasks(corpus: &Path) -> Result<Vec<Task>> {
    let sample: Vec<PathBuf> = files_below(&root().join("src"))?
        .into_iter()
        .filter(|it| {
            it.file_name().is_some_and(|name| name == "sample-bom.csv" || name == "sample-parts.csv")
        })
        .collect();
    ensure!(sample.len() == 2, "the sample is not found below src/");
    let mut tasks = Vec::new();
    for audience in AUDIENCES {
        for language in LANGUAGES {
            for format in FORMATS {
                tasks.push(check("sample", &sample, audience, language, format));
            }
        }
    }
    let mut folders = vec![("fixtures", root().join("tests/fixtures"))];
    if corpus.is_dir() {
        folders.push(("corpus", corpus.join("files")));
    } else {
        println!("there is no corpus at {}: only the sample and the fixtures are checked", corpus.display());
    }
    for (name, folder) in folders {
        let files = files_below(&folder)?;
        for (at, file) in files.iter().enumerate() {
            let inner = file.strip_prefix(&folder).unwrap_or(file).to_string_lossy().replace('\\', "/");
            let key = format!("{name}/{inner}");
            for (audience, language, format) in WAYS {
                tasks.push(check(&key, std::slice::from_ref(file), audience, language, format));
            }
            // Two boards that are no revisions of each other differ in everything: the most that can be said of them.
            if let (Some(next), "corpus") = (files.get(at + 1), name) {
                let args = ["compare".into(), file.into(), next.into(), "--date".into(), DATE.into()];
                tasks.push((format!("{key}/compare.text"), args.into()));
            }
        }
    }
    Ok(tasks)
}

fn check(key: &str, files: &[PathBuf], audience: &str, language: &str, format: &str) -> Task {
    let mut args: Vec<OsString> = vec!["check".into()];
    args.extend(files.iter().map(OsString::from));
    for word in ["--date", DATE, "--audience", audience, "--language", language, "--format", format] {
        args.push(word.into());
    }
    (format!("{key}/{audience}.{language}.{format}"), args)
}

/// Runs the tasks on all cores, keeps their outputs and gives the hashes of them.
fn run_all(binary: &Path, tasks: &[Task], keep: &Path) -> Result<Hashes> {
    let next = AtomicUsize::new(0);
    let hashes = Mutex::new(Hashes::new());
    let work = || -> Result<()> {
        while let Some((name, args)) = tasks.get(next.fetch_add(1, Ordering::Relaxed)) {
            for (name, bytes) in outputs(binary, name, args)? {
                let path = keep.join(&name);
                std::fs::create_dir_all(path.parent().unwrap_or(keep))?;
                std::fs::write(&path, &bytes).with_context(|| format!("cannot write {}", path.display()))?;
                let hash = hex(&Sha256::digest(&bytes));
                hashes.lock().unwrap_or_else(std::sync::PoisonError::into_inner).insert(name, hash);
            }
        }
        Ok(())
    };
    std::thread::scope(|scope| {
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        let workers: Vec<_> = (0..cores).map(|_| scope.spawn(work)).collect();
        workers.into_iter().try_for_each(|it| it.join().unwrap_or_else(|_| bail!("a thread panicked")))
    })?;
    Ok(hashes.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner))
}

/// What one run wrote: one output, or the parts of a workbook, or the sentence of a refusal.
fn outputs(binary: &Path, name: &str, args: &[OsString]) -> Result<Vec<(String, Vec<u8>)>> {
    let output = Command::new(binary).args(args).output().context("the command line does not start")?;
    let mut bytes = output.stdout;
    let code = output.status.code();
    if code == Some(0) && output.stderr.is_empty() {
        if name.ends_with(".xlsx") {
            let parts = zip::parts(&bytes).with_context(|| format!("{name} is no workbook"))?;
            return Ok(parts.into_iter().map(|(part, bytes)| (format!("{name}/{part}"), bytes)).collect());
        }
        return Ok(vec![(name.into(), bytes)]);
    }
    // A panic names a thread by a number that changes with every run.
    let sentence = if matches!(code, Some(0..=2)) { output.stderr } else { b"it panicked".to_vec() };
    bytes.extend(format!("exit {code:?}: ").into_bytes());
    bytes.extend(sentence);
    Ok(vec![(name.into(), bytes)])
}

/// Prints what differs from older outputs; an error if anything does.
fn compare(older: &Path, newer: &Path, hashes: &Hashes) -> Result<()> {
    let text = std::fs::read_to_string(older.join(HASHES))
        .with_context(|| format!("{} was not written by `cargo xtask same --keep`", older.display()))?;
    let before: Hashes = text
        .lines()
        .filter_map(|it| it.split_once("  "))
        .map(|(hash, name)| (name.into(), hash.into()))
        .collect();
    let (mut count, mut differing) = (0, 0);
    for name in before.keys().chain(hashes.keys().filter(|it| !before.contains_key(*it))) {
        let difference = match (before.get(name), hashes.get(name)) {
            (Some(old), Some(new)) if old == new => {
                count += 1;
                continue;
            }
            (Some(_), Some(_)) => first_difference(
                &std::fs::read(older.join(name)).unwrap_or_default(),
                &std::fs::read(newer.join(name)).unwrap_or_default(),
            ),
            (old, _) => format!("only {}", if old.is_some() { "before" } else { "now" }),
        };
        differing += 1;
        if differing <= SHOWN {
            println!("{name}: {difference}");
        }
    }
    println!("{count} outputs are the same, {differing} differ");
    ensure!(differing == 0, "{differing} outputs differ from {}", older.display());
    Ok(())
}

/// The first line that differs, before and now, from shortly before the place on.
fn first_difference(old: &[u8], new: &[u8]) -> String {
    let (old, new) = (String::from_utf8_lossy(old), String::from_utf8_lossy(new));
    let (mut old_lines, mut new_lines, mut number) = (old.split('\n'), new.split('\n'), 0);
    loop {
        number += 1;
        match (old_lines.next(), new_lines.next()) {
            (Some(old), Some(new)) if old == new => {}
            (None, None) => return "the same text in other bytes".into(),
            (old, new) => {
                let (old, new) = (old.unwrap_or("(the end)"), new.unwrap_or("(the end)"));
                let place = old.chars().zip(new.chars()).take_while(|(old, new)| old == new).count();
                let cut = |it: &str| it.chars().skip(place.saturating_sub(60)).take(160).collect::<String>();
                return format!("line {number}\n  - {}\n  + {}", cut(old), cut(new));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_differing_line_is_shown() {
        assert_eq!(first_difference(b"a\nbc\nd", b"a\nbx\nd"), "line 2\n  - bc\n  + bx");
        assert_eq!(first_difference(b"a", b"a\nb"), "line 2\n  - (the end)\n  + b");
    }

    #[test]
    fn what_is_only_on_one_side_differs() {
        let folder = target().join("tmp/same-test");
        std::fs::create_dir_all(&folder).expect("a folder");
        std::fs::write(folder.join(HASHES), "1  a\n2  b\n").expect("a file");
        let now = |names: &[(&str, &str)]| {
            compare(&folder, &folder, &names.iter().map(|it| (it.0.into(), it.1.into())).collect()).is_ok()
        };
        assert!(now(&[("a", "1"), ("b", "2")]));
        assert!(!now(&[("a", "1"), ("b", "3")]) && !now(&[("a", "1")]));
        assert!(!now(&[("a", "1"), ("b", "2"), ("c", "3")]));
    }
}
