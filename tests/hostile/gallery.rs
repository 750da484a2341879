//! Hundreds of files made to do harm, of every kind that a reader meets. Each is answered in words, in time, within memory.
//!
//! `cargo build --release && HOSTILE=full cargo test --test hostile gallery -- --nocapture` gives each, as large as it was
//! seen, to the command line (`HOSTILE_BINARY` names another one) and prints the slowest and the largest;
//! `HOSTILE_ONLY=zip,quotes` chooses those whose kind or name has one of the words, `HOSTILE_KEEP=FOLDER` leaves the forty worst
//! there, a folder each, for `tests/bench/hostile.mjs`. Without it some of each kind are opened, small.

mod archives;
mod books;
mod cells;
mod circles;
mod designs;
mod documents;
mod looks;
mod markup;
mod mutated;
mod numbers;
mod old_books;
mod tables;
mod texts;

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

pub(crate) use archives::{Entry, archive};

use super::worked::worked_by;
use super::{Files, is_full, open};

/// A file, or several that are opened together, made when it is its turn.
struct Case {
    kind: &'static str,
    name: String,
    make: Box<dyn Fn() -> Files>,
}

fn case(kind: &'static str, name: impl Into<String>, make: impl Fn() -> Files + 'static) -> Case {
    Case { kind, name: name.into(), make: Box::new(make) }
}

fn cases() -> Vec<Case> {
    let kinds = [
        archives::cases(),
        books::cases(),
        old_books::cases(),
        texts::cases(),
        markup::cases(),
        designs::cases(),
        tables::cases(),
        numbers::cases(),
        looks::cases(),
        cells::cases(),
        documents::cases(),
        circles::cases(),
        mutated::cases(),
    ];
    let only = std::env::var("HOSTILE_ONLY").unwrap_or_default();
    let is_chosen = |it: &Case| only.split(',').any(|only| it.kind.contains(only) || it.name.contains(only));
    kinds.into_iter().flatten().filter(is_chosen).collect()
}

/// Some of each kind where they are opened small.
const EVERY: usize = 9;

#[test]
fn each_is_answered() {
    let cases = cases();
    println!("{} cases", cases.len());
    if is_full() {
        return each_by_the_command_line(&cases);
    }
    assert!(std::env::var("HOSTILE_ONLY").is_ok() || cases.len() >= 300, "{} cases", cases.len());
    for case in cases.iter().step_by(EVERY) {
        open(&format!("{}: {}", case.kind, case.name), (case.make)());
    }
}

/// The promise.
const LONGEST: Duration = Duration::from_secs(5);
const MOST_KILOBYTES: u64 = 1 << 20;
/// One that works this long is ended.
const PATIENCE: Duration = Duration::from_secs(20);

/// So many are left for the browser: half of them the slowest, half the largest.
const KEPT: usize = 40;

/// Leaves the files of cases, a folder each, where a folder is named.
fn keep(cases: &[Case], worst: &[usize]) {
    let Some(folder) = std::env::var_os("HOSTILE_KEEP").map(PathBuf::from) else { return };
    for (number, case) in worst.iter().filter_map(|it| cases.get(*it)).enumerate() {
        let name: String =
            case.name.chars().map(|it| if it.is_ascii_alphanumeric() { it } else { '-' }).take(60).collect();
        let own = folder.join(format!("{number:02}-{}-{name}", case.kind));
        std::fs::create_dir_all(&own).expect("a folder");
        for (name, bytes) in (case.make)() {
            std::fs::write(own.join(name), bytes).expect("a file");
        }
    }
}

/// What became of a case.
struct Outcome {
    /// Its place among all.
    case: usize,
    name: String,
    input: usize,
    seconds: f32,
    kilobytes: u64,
    /// Why the promise is broken.
    trouble: Option<String>,
}

fn each_by_the_command_line(cases: &[Case]) {
    let folder = std::env::temp_dir().join(format!("bomlight-hostile-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder");
    let mut all: Vec<Outcome> = cases.iter().enumerate().map(|(at, it)| answered(at, it, &folder)).collect();
    let _ = std::fs::remove_dir_all(&folder);
    let megabytes = |it: &Outcome| {
        format!("{:.2} s, {} MB, {} kB in", it.seconds, it.kilobytes / 1_024, it.input / 1_000)
    };
    all.sort_by(|a, b| b.seconds.total_cmp(&a.seconds));
    println!("slowest:");
    all.iter().take(15).for_each(|it| println!("  {}: {}", it.name, megabytes(it)));
    let mut worst: Vec<usize> = all.iter().take(KEPT / 2).map(|it| it.case).collect();
    all.sort_by_key(|it| std::cmp::Reverse(it.kilobytes));
    let largest: Vec<usize> =
        all.iter().map(|it| it.case).filter(|it| !worst.contains(it)).take(KEPT / 2).collect();
    worst.extend(largest);
    keep(cases, &worst);
    println!("largest:");
    all.iter().take(15).for_each(|it| println!("  {}: {}", it.name, megabytes(it)));
    let broken: Vec<String> = all
        .iter()
        .filter_map(|it| Some(format!("{}: {} ({})", it.name, it.trouble.as_ref()?, megabytes(it))))
        .collect();
    println!("{} cases, {} broken", all.len(), broken.len());
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

/// Gives the files of a case, the one at `at`, to the command line, within bounds.
fn answered(at: usize, case: &Case, folder: &Path) -> Outcome {
    let files = (case.make)();
    let input = files.iter().map(|it| it.1.len()).sum();
    let paths: Vec<PathBuf> = files.iter().map(|(name, _)| folder.join(name)).collect();
    for (path, (_, bytes)) in paths.iter().zip(&files) {
        std::fs::write(path, bytes).expect("a file");
    }
    drop(files);
    let (said, errors) = (folder.join("said"), folder.join("errors"));
    let create = |path: &Path| std::fs::File::create(path).expect("a file");
    let start = Instant::now();
    // Four times the promise is all that it can get, so that a mistake does not take the computer along.
    let mut child = Command::new("sh")
        .args(["-c", "ulimit -v 4194304; exec \"$0\" \"$@\""])
        .arg(binary())
        .args(["check", "--date", "2026-11-22"])
        .args(&paths)
        .stdout(create(&said))
        .stderr(create(&errors))
        .stdin(Stdio::null())
        .spawn()
        .expect("the command line");
    let (mut kilobytes, mut took) = (0, Duration::ZERO);
    let status = loop {
        kilobytes = kilobytes.max(peak_of(child.id()));
        took = took.max(worked_by(&child.id().to_string()).unwrap_or_else(|| start.elapsed()));
        match child.try_wait().expect("a child") {
            Some(status) => break Some(status),
            None if took > PATIENCE || start.elapsed() > 30 * PATIENCE => {
                let _ = child.kill();
                let _ = child.wait();
                break None;
            }
            None => std::thread::sleep(Duration::from_millis(3)),
        }
    };
    let length = |path: &Path| std::fs::metadata(path).map_or(0, |it| it.len());
    let words = length(&said) + length(&errors);
    let trouble = match status {
        None => Some("hangs".to_owned()),
        Some(status) if !matches!(status.code(), Some(0..=2)) => {
            let said = std::fs::read_to_string(&errors).unwrap_or_default();
            Some(format!("dies: {status} {}", said.chars().take(300).collect::<String>()))
        }
        Some(_) if words == 0 => Some("says nothing".to_owned()),
        Some(_) if took > LONGEST => Some("takes too long".to_owned()),
        Some(_) if kilobytes > MOST_KILOBYTES => Some("takes too much".to_owned()),
        Some(_) => None,
    };
    paths.iter().for_each(|it| drop(std::fs::remove_file(it)));
    let name = format!("{}: {}", case.kind, case.name);
    println!(
        "{name}: {:.2} s, {} MB {}",
        took.as_secs_f32(),
        kilobytes / 1_024,
        trouble.as_deref().unwrap_or_default()
    );
    Outcome { case: at, name, input, seconds: took.as_secs_f32(), kilobytes, trouble }
}

fn binary() -> PathBuf {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    std::env::var_os("HOSTILE_BINARY").map_or_else(|| root.join("target/release/bomlight"), PathBuf::from)
}

/// The most that a process held so far, in kilobytes.
fn peak_of(process: u32) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let line = status.lines().find_map(|it| it.strip_prefix("VmHWM:")).unwrap_or_default();
    line.split_whitespace().next().and_then(|it| it.parse().ok()).unwrap_or(0)
}
