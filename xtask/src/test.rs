//! `cargo xtask test`: everything that must hold, the quick things first. It stops at the first part that
//! fails and ends with one line, `N passed, M failed`, that counts native, wasm and browser tests; tests that were skipped
//! are named before it with their reasons.

use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, ExitCode, Stdio};
use std::time::Instant;

use anyhow::{Context, Result, bail, ensure};

use crate::assemble::WEB;
use crate::project::{WASM, cargo, command, dist, root, run, shown, target};
use crate::{build, bundle, serve, setup};

/// How many tests passed and failed, and which were skipped, with the reason.
#[derive(Default, PartialEq, Debug)]
struct Tally {
    passed: u64,
    failed: u64,
    skipped: Vec<String>,
}

impl Tally {
    fn add(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.skipped.extend(other.skipped);
    }
}

/// One part of the tests: its name and what it does.
type Part = (&'static str, fn(&[&str]) -> Result<Tally>);

/// The lints stand there twice: those of the browser's side use the macros that the site's build has compiled by then.
const PARTS: [Part; 7] = [
    ("format", format),
    ("lints", lints),
    ("native", native),
    ("lints", lints_of_the_browser_side),
    ("wasm", wasm),
    ("site", site),
    ("browser", browser),
];

/// Runs all parts, or the one that is named first. The other words choose among the browser test files.
pub(crate) fn test(words: &[&str]) -> Result<ExitCode> {
    let chosen: Vec<Part> = match words.first() {
        None => PARTS.to_vec(),
        Some(name) => PARTS.iter().filter(|(part, _)| part == name).copied().collect(),
    };
    if chosen.is_empty() {
        bail!(
            "there is no part `{}`; the parts are format, lints, native, wasm, site, browser",
            words.join(" ")
        );
    }
    let mut sum = Tally::default();
    let mut site = SiteBuild::default();
    for (name, part) in &chosen {
        println!("── {name}");
        // The long link of the site's programs takes one core: the lints and the native tests run beside it.
        if *name == "lints" && chosen.len() == PARTS.len() {
            site.begin_once()?;
        }
        let begin = Instant::now();
        let built = if *name == "site" { site.end() } else { Ok(()) };
        let tally = built.and_then(|()| part(words.get(1..).unwrap_or_default()));
        println!("── {name}: {:.1} s", begin.elapsed().as_secs_f64());
        match tally {
            Ok(tally) => sum.add(tally),
            Err(error) => {
                eprintln!("xtask: {name}: {error:#}");
                sum.failed += 1;
            }
        }
        if sum.failed > 0 {
            break;
        }
    }
    let skipped = match sum.skipped.len() {
        0 => String::new(),
        count => format!(", {count} skipped"),
    };
    for test in &sum.skipped {
        println!("skipped: {test}");
    }
    println!("{} passed, {} failed{skipped}", sum.passed, sum.failed);
    Ok(if sum.failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// The site, as it is built beside other parts; what that prints is shown at its end.
#[derive(Default)]
struct SiteBuild {
    has_begun: bool,
    build: Option<Child>,
}

impl SiteBuild {
    fn begin_once(&mut self) -> Result<()> {
        if std::mem::replace(&mut self.has_begun, true) {
            return Ok(());
        }
        // All of them at once: npm would put in those of the build first, and take them out for those of the tests.
        setup::node_packages_of_tests()?;
        let log = File::create(Self::log()).context("cannot write the log of the site's build")?;
        let mut build = Command::new(std::env::current_exe().context("which program is this?")?);
        build.arg("build").current_dir(root()).stdout(log.try_clone()?).stderr(log);
        self.build = Some(build.spawn().context("cannot start the build of the site")?);
        Ok(())
    }

    /// Waits for it.
    fn end(&mut self) -> Result<()> {
        let Some(mut build) = self.build.take() else { return Ok(()) };
        let status = build.wait()?;
        print!("{}", std::fs::read_to_string(Self::log()).unwrap_or_default());
        ensure!(status.success(), "the site could not be built ({status})");
        Ok(())
    }

    fn log() -> PathBuf {
        target().join("site.log")
    }
}

impl Drop for SiteBuild {
    /// Nobody waits for the site of a run that failed.
    fn drop(&mut self) {
        if let Some(mut build) = self.build.take() {
            let _ = build.kill();
            let _ = build.wait();
        }
    }
}

fn format(_: &[&str]) -> Result<Tally> {
    run(cargo().args(["fmt", "--all", "--check"]))?;
    Ok(Tally::default())
}

/// The packages in two groups, by which cargo is always called: in another group they would get other features, and what
/// they share would be compiled again. `xtask` alone is what runs here.
const GROUPS: [&[&str]; 2] = [&["--workspace", "--exclude", "xtask"], &["--package", "xtask"]];

fn lints(_: &[&str]) -> Result<Tally> {
    for group in GROUPS {
        run(cargo().args(["clippy", "--locked"]).args(group).args([
            "--all-targets",
            "--",
            "-D",
            "warnings",
        ]))?;
    }
    // What others wrote: its licenses and where it comes from (deny.toml), where the program for it is there.
    let has_deny = cargo().args(["deny", "--version"]).output().is_ok_and(|it| it.status.success());
    if has_deny {
        run(cargo().args(["deny", "check", "licenses", "bans", "sources"]))?;
    }
    Ok(Tally::default())
}

fn lints_of_the_browser_side(_: &[&str]) -> Result<Tally> {
    for chosen in [BROWSER_SIDE, &["--package", "decompress"]] {
        let mut clippy = cargo();
        clippy.args(["clippy", "--locked", "--profile", WEB]).args(WASM).args(chosen);
        run(clippy.args(["--", "-D", "warnings"]))?;
    }
    Ok(Tally::default())
}

const BROWSER_SIDE: &[&str] =
    &["--features", "site", "--lib", "--bin", "app", "--bin", "engine", "--bin", "encodings"];

fn native(_: &[&str]) -> Result<Tally> {
    let mut sum = Tally::default();
    for group in GROUPS {
        sum.add(counted(cargo().args(["test", "--locked"]).args(group).arg("--no-fail-fast"), cargo_tally)?);
    }
    Ok(sum)
}

/// Tests inside wasm run under Node, by the runner that comes with wasm-bindgen.
fn wasm(_: &[&str]) -> Result<Tally> {
    if !setup::has_wasm_tests()? {
        println!("no source has a #[wasm_bindgen_test]");
        return Ok(Tally::default());
    }
    setup::for_wasm_tests()?;
    let mut test = cargo();
    test.args(["test", "--locked", "--lib"]).args(WASM);
    test.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", "wasm-bindgen-test-runner");
    counted(&mut test, cargo_tally)
}

fn site(_: &[&str]) -> Result<Tally> {
    setup::node_packages_of_tests()?;
    build::build_if_changed()?;
    Ok(Tally::default())
}

/// Drives the built site in a browser. `names` choose test files by a part of their name.
fn browser(names: &[&str]) -> Result<Tally> {
    let chromium = setup::for_browser()?;
    let firefox = setup::firefox();
    bundle::bundle()?;
    // The tests hold the browser's JSON against the command line's. The example is there for the features: with it they are
    // those of the native tests, which compiled the command line already.
    let command_line = ["--package", "bomlight", "--bin", "bomlight", "--example", "rehearsal"];
    run(cargo().args(["build", "--locked", "--quiet"]).args(command_line))?;
    let files = browser_test_files(names)?;
    let address = serve::start(0)?;
    let mut test = command("node");
    // Three files at a time: each spends much of its time waiting for its own browser.
    test.args(["--test", "--test-concurrency=3", "--test-reporter=spec"])
        .args(files)
        .env("BOMLIGHT_URL", format!("http://{address}/"))
        .env("BOMLIGHT_CHROMIUM", chromium)
        .env("BOMLIGHT_CLI", target().join("debug/bomlight"))
        .env("BOMLIGHT_ONE_FILE", dist().join(bundle::NAME))
        .env("BOMLIGHT_FIREFOX", firefox.unwrap_or_default())
        .env("BOMLIGHT_SCREENS", target().join("screens"));
    counted(&mut test, node_tally)
}

fn browser_test_files(names: &[&str]) -> Result<Vec<String>> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(root().join("tests/browser")).context("cannot read tests/browser")? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        let chosen = names.is_empty() || names.iter().any(|part| name.contains(part));
        if name.ends_with(".test.mjs") && chosen {
            files.push(format!("tests/browser/{name}"));
        }
    }
    if files.is_empty() {
        bail!("no browser test file has {} in its name", names.join(" or "));
    }
    files.sort();
    Ok(files)
}

/// Runs a command, passes its lines on as they come, and counts tests in them.
/// A command that fails without saying which test failed is an error.
fn counted(command: &mut Command, tally_of: fn(&str) -> Tally) -> Result<Tally> {
    let shown = shown(command);
    let mut child =
        command.stdout(Stdio::piped()).spawn().with_context(|| format!("cannot start `{shown}`"))?;
    let mut sum = Tally::default();
    for line in BufReader::new(child.stdout.take().context("no output")?).split(b'\n') {
        let line = String::from_utf8_lossy(&line?).into_owned();
        println!("{line}");
        sum.add(tally_of(&line));
    }
    let status = child.wait()?;
    if !status.success() && sum.failed == 0 {
        bail!("`{shown}` failed ({status})");
    }
    Ok(sum)
}

/// `test result: ok. 12 passed; 0 failed; 0 ignored; …`, and `test NAME ... ignored, REASON`
fn cargo_tally(line: &str) -> Tally {
    if let Some((name, reason)) = line.strip_prefix("test ").and_then(|it| it.split_once(" ... ignored")) {
        return skipped(name, reason.trim_start_matches(", "));
    }
    let Some(result) = line.strip_prefix("test result: ") else { return Tally::default() };
    let counts = result.split_once(". ").map_or("", |(_, counts)| counts);
    let count = |what: &str| {
        let part = counts.split("; ").find_map(|part| part.strip_suffix(what));
        part.and_then(|number| number.trim().parse().ok()).unwrap_or(0)
    };
    Tally { passed: count(" passed"), failed: count(" failed"), ..Tally::default() }
}

/// `ℹ pass 5`, `ℹ fail 0`, `ℹ cancelled 0`, and `﹣ NAME (0.1ms) # REASON`
fn node_tally(line: &str) -> Tally {
    if let Some((name, reason)) = line.trim_start().strip_prefix("﹣ ").and_then(|it| it.rsplit_once(" # "))
    {
        return skipped(name.rsplit_once(" (").map_or(name, |(name, _)| name), reason);
    }
    let mut words = line.strip_prefix("ℹ ").unwrap_or_default().split(' ');
    match (words.next(), words.next().and_then(|number| number.parse().ok())) {
        (Some("pass"), Some(passed)) => Tally { passed, ..Tally::default() },
        (Some("fail" | "cancelled"), Some(failed)) => Tally { failed, ..Tally::default() },
        _ => Tally::default(),
    }
}

fn skipped(name: &str, reason: &str) -> Tally {
    let reason = if matches!(reason, "" | "SKIP") { "no reason is given" } else { reason };
    Tally { skipped: vec![format!("{name}: {reason}")], ..Tally::default() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_counts_of_both_runners_are_read() {
        let line = "test result: FAILED. 12 passed; 3 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s";
        assert_eq!(cargo_tally(line), Tally { passed: 12, failed: 3, skipped: Vec::new() });
        assert_eq!(cargo_tally("test result_of ... ok"), Tally::default());
        assert_eq!(node_tally("ℹ pass 5"), Tally { passed: 5, ..Tally::default() });
        assert_eq!(node_tally("ℹ cancelled 2"), Tally { failed: 2, ..Tally::default() });
        assert_eq!(node_tally("ℹ duration_ms 5"), Tally::default());
    }

    #[test]
    fn skipped_tests_are_named_with_their_reasons() {
        let names = |tally: Tally| tally.skipped.join("; ");
        assert_eq!(names(cargo_tally("test a::b ... ignored, takes an hour")), "a::b: takes an hour");
        assert_eq!(names(cargo_tally("test a::b ... ignored")), "a::b: no reason is given");
        assert_eq!(names(node_tally("  ﹣ one file (0.1ms) # no Firefox")), "one file: no Firefox");
        assert_eq!(names(node_tally("﹣ one file (0.1ms) # SKIP")), "one file: no reason is given");
        assert_eq!(names(node_tally("✔ a # b (0.1ms)")), "");
    }
}
