//! `cargo xtask fuzz`: the targets of `fuzz/` on a stable compiler, driven by seeds, for as long as one likes
//! (`tests/fuzz/`). A seed that was found makes the same input again: `--seed N --seconds 1`.

use anyhow::{Context, Result, bail, ensure};

use crate::project::{cargo, run};

/// Runs the targets.
pub(crate) fn fuzz(words: &[&str]) -> Result<()> {
    let mut test = cargo();
    test.args(["test", "--locked", "--profile", "fuzz", "--test", "fuzz", "--", "--nocapture"]);
    let (mut seconds, mut seed, mut rest) = (60_u64, None, words);
    while let [word, value, further @ ..] = rest {
        match *word {
            "--seconds" => seconds = value.parse().context("--seconds takes a number")?,
            "--seed" => seed = Some(value.parse::<u64>().context("--seed takes a number")?),
            "--only" => drop(test.env("FUZZ_ONLY", value)),
            _ => bail!("fuzz takes --seconds N, --seed N and --only TARGET"),
        }
        rest = further;
    }
    ensure!(rest.is_empty(), "fuzz: {} takes a value", rest.join(" "));
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
    test.env("FUZZ_SECONDS", seconds.to_string());
    test.env("FUZZ_SEED", seed.unwrap_or(now.as_secs() << 20).to_string());
    test.env("RUST_BACKTRACE", "0");
    run(&mut test)
}
