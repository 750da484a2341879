//! The targets of `fuzz/` on a stable compiler, driven by seeds: damaged files, several together, edits, links, projects,
//! configs, catalogues. None stops the engine, none takes long, and what the targets hold of their results holds.
//!
//! A short round of fixed seeds is part of the tests. `cargo xtask fuzz --seconds N` goes on for so long, from a seed of the
//! clock (`--seed N`: from that one). A seed that is told makes its input again.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may stop at once"
)]

#[path = "../shared/random.rs"]
mod random;
mod targets;
#[path = "../shared/worked.rs"]
mod worked;

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::LazyLock;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use random::Random;
use targets::{Seeds, TARGETS};

/// So many inputs are a short round.
const SHORT: u64 = 200;
/// An input that takes longer is told; these are small files.
const SLOW: Duration = Duration::from_secs(2);
/// One that takes this long is a hang, and ends the round.
const HANG: Duration = Duration::from_secs(30);

/// How long this program worked: on a busy computer it waits far longer. Where the system does not tell, how long it is there.
fn worked() -> Duration {
    static START: LazyLock<Instant> = LazyLock::new(Instant::now);
    worked::worked_by("self").unwrap_or_else(|| START.elapsed())
}

fn number(name: &str) -> Option<u64> {
    std::env::var(name).ok()?.parse().ok()
}

/// What each target came to.
#[derive(Default)]
struct Tally {
    inputs: u64,
    slowest: Duration,
    of_seed: u64,
}

#[test]
fn a_round() {
    let seconds = number("FUZZ_SECONDS");
    let first = number("FUZZ_SEED").unwrap_or(1);
    let only = std::env::var("FUZZ_ONLY").unwrap_or_default();
    let seeds = Seeds::load();
    let start = Instant::now();
    watch();
    let mut tallies: BTreeMap<&str, Tally> = BTreeMap::new();
    let mut troubles = Vec::new();
    let mut seed = first;
    while seconds.map_or(seed < first + SHORT, |it| start.elapsed().as_secs() < it) && troubles.len() < 50 {
        let (name, target) = TARGETS[(seed % TARGETS.len() as u64) as usize];
        seed += 1;
        if !name.contains(&only) {
            continue;
        }
        NOW.store(seed - 1, Ordering::Relaxed);
        let begin = worked();
        let outcome = catch_unwind(AssertUnwindSafe(|| target(&seeds, &mut Random::new(seed - 1))));
        let took = worked().saturating_sub(begin);
        let tally = tallies.entry(name).or_default();
        tally.inputs += 1;
        if took > tally.slowest {
            (tally.slowest, tally.of_seed) = (took, seed - 1);
        }
        if outcome.is_err() || took > SLOW {
            let what = if outcome.is_err() { "panics" } else { "takes long" };
            troubles.push(format!("{name}, FUZZ_SEED={}: {what} ({:.1} s)", seed - 1, took.as_secs_f32()));
            eprintln!("{}", troubles.last().unwrap());
        }
    }
    NOW.store(u64::MAX, Ordering::Relaxed);
    for (name, tally) in &tallies {
        println!(
            "{name}: {} inputs, slowest {:.2} s (seed {})",
            tally.inputs,
            tally.slowest.as_secs_f32(),
            tally.of_seed
        );
    }
    let sum: u64 = tallies.values().map(|it| it.inputs).sum();
    println!("{sum} inputs in {} s, {} troubles", start.elapsed().as_secs(), troubles.len());
    assert!(troubles.is_empty(), "{}", troubles.join("\n"));
}

/// The seed that is tried.
static NOW: AtomicU64 = AtomicU64::new(u64::MAX);

/// Says which seed hangs, and ends the program.
fn watch() {
    std::thread::spawn(|| {
        let mut since = (u64::MAX, worked());
        loop {
            std::thread::sleep(Duration::from_millis(200));
            let now = NOW.load(Ordering::Relaxed);
            if now != since.0 {
                since = (now, worked());
            } else if now != u64::MAX && worked().saturating_sub(since.1) > HANG {
                eprintln!("FUZZ_SEED={now} hangs");
                std::process::exit(1);
            }
        }
    });
}
