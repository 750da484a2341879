//! A long command with a line that moves, so that nobody takes work for a standstill.

use std::io::{BufRead as _, BufReader, IsTerminal as _, Write as _};
use std::process::{Command, Stdio};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::project::shown;

/// On a terminal the line is written anew so often.
const TICK: Duration = Duration::from_secs(1);
/// Elsewhere, as in the log of a CI, each line stays: one in this time is enough.
const SELDOM: Duration = Duration::from_secs(30);
/// So many of the last lines are shown where the command fails.
const KEPT: usize = 40;

/// Runs a cargo command that compiles, and shows how far it is: seconds, crates, and the last of them. What it prints is
/// shown only if it fails.
pub(crate) fn run(name: &str, command: &mut Command) -> Result<()> {
    let shown = shown(command);
    let mut child = command
        .stdin(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .with_context(|| format!("cannot start `{shown}`"))?;
    let (send, lines) = channel();
    let stderr = BufReader::new(child.stderr.take().context("no output")?);
    std::thread::spawn(move || {
        let lines = stderr.split(b'\n').map_while(std::result::Result::ok);
        lines.map(|it| String::from_utf8_lossy(&it).into_owned()).try_for_each(|it| send.send(it))
    });
    let is_terminal = std::io::stdout().is_terminal();
    let (begin, mut told) = (Instant::now(), Instant::now());
    let mut state = State::default();
    loop {
        match lines.recv_timeout(TICK) {
            Ok(line) => state.note(line),
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => break,
        }
        if told.elapsed() >= if is_terminal { TICK } else { SELDOM } {
            told = Instant::now();
            let line = state.line(name, begin.elapsed().as_secs());
            if is_terminal {
                print!("\r\x1b[K{line}")
            } else {
                println!("{line}")
            }
            // A terminal that cannot be written to is no reason to stop.
            let _ = std::io::stdout().flush();
        }
    }
    let status = child.wait()?;
    if is_terminal {
        print!("\r\x1b[K");
    }
    if !status.success() {
        eprintln!("{}", state.last.join("\n"));
        bail!("`{shown}` failed ({status})");
    }
    println!("{}", state.line(name, begin.elapsed().as_secs()));
    Ok(())
}

/// How far the command is.
#[derive(Default)]
struct State {
    crates: usize,
    /// The crate that cargo named last.
    current: String,
    last: Vec<String>,
}

impl State {
    /// `   Compiling serde v1.0.228`
    fn note(&mut self, line: String) {
        if let Some(rest) = line.trim_start().strip_prefix("Compiling ") {
            self.crates += 1;
            self.current = rest.split(' ').next().unwrap_or_default().to_owned();
        }
        if self.last.len() == KEPT {
            self.last.remove(0);
        }
        self.last.push(line);
    }

    fn line(&self, name: &str, seconds: u64) -> String {
        let Self { crates, current, .. } = self;
        let of = if current.is_empty() { String::new() } else { format!(", {crates} crates, now {current}") };
        format!("  {name}: {seconds} s{of}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn crates_are_counted_as_they_come() {
        let mut state = State::default();
        assert_eq!(state.line("engine", 3), "  engine: 3 s");
        for line in ["  Downloaded a v1", "   Compiling a v1.0.0", "   Compiling b-c v2.0.0 (/x)"] {
            state.note(line.to_owned());
        }
        assert_eq!(state.line("engine", 75), "  engine: 75 s, 2 crates, now b-c");
    }

    #[test]
    fn a_command_that_fails_is_an_error() {
        assert!(run("test", Command::new("cargo").arg("no-such-command")).is_err());
    }
}
