//! Files made to do harm, made when the test runs: each is opened as the page opens it, looked at and exported. None
//! stops the engine, none is silent, and time and memory stay bounded.
//!
//! `HOSTILE=full cargo test --test hostile -- --nocapture --test-threads 1` makes them as large as they were seen and
//! prints seconds and megabytes of each; else they are a four-hundredth of that.

#![allow(clippy::expect_used, clippy::panic, reason = "a test may stop at once")]

mod containers;
mod gallery;
#[path = "../shared/random.rs"]
mod random;
mod results;
mod texts;
mod workbooks;
#[path = "../shared/worked.rs"]
mod worked;

use std::sync::Mutex;
use std::time::{Duration, Instant};

use bomlight::domain::read::Limits;
use bomlight::domain::settings::Settings;
use bomlight::engine::protocol::{ExportKind, Refusal};
use bomlight::engine::view::query::LinesQuery;
use bomlight::engine::{Request, Response, Session};

type Files = Vec<(String, Vec<u8>)>;

/// One at a time, so that each has the time and the memory for itself.
static ALONE: Mutex<()> = Mutex::new(());

/// An unoptimized engine on a busy computer takes ten times as long as the page.
const LONGEST: Duration = Duration::from_secs(50);
const MOST_MEGABYTES: u64 = 1_024;

fn is_full() -> bool {
    std::env::var("HOSTILE").is_ok_and(|it| it == "full")
}

/// As many as it takes to do harm, or a four-hundredth of that.
fn many(count: usize) -> usize {
    if is_full() { count } else { count / 400 }
}

fn one(name: &str, bytes: impl Into<Vec<u8>>) -> Files {
    vec![(name.to_owned(), bytes.into())]
}

/// What an engine says of files.
struct Answer {
    refused: Vec<Refusal>,
    session: Session,
}

impl Answer {
    fn has(&self, code: &str) -> bool {
        self.session.report().is_some_and(|it| it.findings.iter().any(|it| it.code == code))
    }

    fn says(&self, words: &str) -> bool {
        self.refused.iter().any(|it| it.message.contains(words))
    }
}

/// Opens, looks and exports within the bounds.
fn open(name: &str, files: Files) -> Answer {
    let _alone = ALONE.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    let size: usize = files.iter().map(|it| it.1.len()).sum();
    let _ = std::fs::write("/proc/self/clear_refs", "5");
    let before = megabytes("VmRSS:");
    let start = Instant::now();
    let begin = worked::worked_by("self");
    // Others on this computer may keep it waiting.
    let worked = || {
        let own = worked::worked_by("self").zip(begin).map(|(now, begin)| now.saturating_sub(begin));
        own.unwrap_or(Duration::MAX).min(start.elapsed())
    };
    let mut session = Session::new(Settings::new("2026-11-22"), Limits::default());
    let (names, bytes) = files.into_iter().unzip();
    let (answer, _) = session.handle(Request::Open { names }, bytes, &mut |_| {});
    let opened = worked();
    let Response::Summary { summary, refused, .. } = answer else { panic!("{name}: {answer:?}") };
    assert!(summary.is_some() || !refused.is_empty(), "{name}: not a word");
    if let Some(summary) = summary {
        let lines = LinesQuery { count: 50, ..LinesQuery::default() };
        let mut requests = vec![Request::Lines(lines), Request::Figures { curves: 340, bars: 340 }];
        // An unoptimized engine would write for minutes.
        if session.report().is_some_and(|it| it.lines.len() <= 20_000) {
            requests.push(Request::Export(ExportKind::Json));
        }
        let sources = u16::try_from(summary.sources.len().min(3)).unwrap_or(0);
        requests.extend((0..sources).map(|source| Request::Review { source }));
        for request in requests {
            let (answer, _) = session.handle(request.clone(), Vec::new(), &mut |_| {});
            // What the page is sent is small, whatever the files hold.
            let sent = bomlight::engine::protocol::ToScreen::Answer { id: 0, memory: 0, response: answer };
            let sent = sent.to_bytes().len();
            assert!(sent < 4 << 20, "{name}: {sent} bytes for {request:?}");
        }
    }
    let (took, memory) = (worked(), megabytes("VmHWM:").saturating_sub(before));
    println!(
        "{name}: {} kB in, opened in {:.1} s, all in {:.1} s, {memory} MB",
        size / 1_000,
        opened.as_secs_f32(),
        took.as_secs_f32()
    );
    assert!(took < LONGEST, "{name} took {took:?}");
    assert!(memory < MOST_MEGABYTES, "{name} took {memory} MB");
    Answer { refused, session }
}

/// A line of the process's own figures; nothing where the system has none.
fn megabytes(line: &str) -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|it| it.strip_prefix(line)).unwrap_or_default();
    line.split_whitespace().next().and_then(|it| it.parse::<u64>().ok()).unwrap_or(0) / 1_024
}
