//! `cargo xtask bench`: from the drop of a file to the report, in a real browser, beside the time that two
//! widely used libraries need only to read the same file. Prints a table and writes `target/bench.json`.

use anyhow::Result;

use crate::project::{command, run, target};
use crate::{build, serve, setup};

/// Makes the files, measures and prints. The measuring itself is in `tests/bench/bench.mjs`.
pub(crate) fn bench() -> Result<()> {
    measure("tests/bench/bench.mjs", "bench.json")
}

/// How the site feels from nginx: paint, wait and shift. Writes `target/vitals.json`.
pub(crate) fn vitals() -> Result<()> {
    measure("tests/bench/vitals.mjs", "vitals.json")
}

fn measure(script: &str, result: &str) -> Result<()> {
    let chromium = setup::for_browser()?;
    build::build_if_changed()?;
    let address = serve::start(0)?;
    let mut bench = command("node");
    bench
        .arg(script)
        .env("BOMLIGHT_URL", format!("http://{address}/"))
        .env("BOMLIGHT_CHROMIUM", chromium)
        .env("BOMLIGHT_BENCH_FILES", target().join("bench"))
        .env("BOMLIGHT_BENCH_RESULT", target().join(result));
    run(&mut bench)
}
