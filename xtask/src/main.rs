//! The commands of the repository: `cargo xtask serve | build | bundle | test | bench | corpus | confidence | same | notices |
//! embed | fuzz | ci`.
//!
//! Promise: each command sets up what it needs, says in one line what it sets up and why, and is quick the
//! second time. What cannot be set up ends the command with one line that says what to do.

mod alike;
mod assemble;
mod bench;
mod budget;
mod build;
mod bundle;
mod compact;
mod compress;
mod confidence;
mod corpus;
mod embed;
mod finish;
mod fuzz;
mod languages;
mod notices;
mod panics;
mod places;
mod progress;
mod project;
mod reference;
mod same;
mod serve;
mod setup;
mod split;
mod test;
mod uncalled;

use std::process::ExitCode;

use anyhow::{Result, bail};

const USAGE: &str = "\
cargo xtask COMMAND

  serve [--port N] [--demo] [--release]
                          build the site quickly and serve it on http://127.0.0.1:8080; with --demo a quote
                          form that embeds it, on the port after that; with --release the site of `build`
  build                   the static site in dist/
  test [PART] [NAME...]   everything; or one PART: format, lints, native, wasm, site, browser
                          (NAME: only browser test files whose name contains it)
  bench                   drop-to-report of 10,000 and 100,000 lines beside other readers
  bench vitals            paint, wait and layout shift of the site behind nginx
  corpus DIR              what is understood of every file of a folder, one line each
  confidence [add SET LIST]
                          how well the confidence of a reading tells the files that were read exactly, from
                          docs/confidence.tsv; add: the files of LIST, a path, a tab and 1 or 0 each
  reference [--measure] [DIR]
                          the table of reference prices, data/reference.bin, from the price lists of DIR
                          (../shared/catalog); --measure: how well it estimates parts held out
  same [--keep DIR] [--against DIR] [--binary FILE] [--corpus DIR]
                          every report and export of the corpus (../shared/corpus), the sample and the fixtures, kept
                          with hashes in DIR (target/same); tells what differs from an earlier DIR
  ci                      the same as test
  notices [FILE]          the licenses of all that others wrote and that is in the site and the command line
  embed                   the element for pages of others as a package for npm, in target/embed/, with its hashes
  fuzz [--seconds N] [--seed N] [--only TARGET]
                          damaged files, edits, links, projects, configs and catalogues of chance for so long (60)
  bundle                  the whole application in one file, dist/bomlight.html
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match run(&words) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(words: &[&str]) -> Result<ExitCode> {
    match words {
        ["serve", rest @ ..] => {
            let (has_demo, is_release) = (rest.contains(&"--demo"), rest.contains(&"--release"));
            let rest: Vec<&str> =
                rest.iter().copied().filter(|it| !["--demo", "--release"].contains(it)).collect();
            let port = match rest.as_slice() {
                [] => serve::DEFAULT_PORT,
                ["--port", port] => match port.parse() {
                    Ok(port) => port,
                    Err(_) => bail!("`--port {port}`: a port is a number from 0 to 65535"),
                },
                _ => bail!("serve takes --port N, --demo and --release"),
            };
            if !is_release {
                project::draft();
            }
            serve::serve(port, has_demo)?;
        }
        ["build"] => build::build()?,
        ["test", rest @ ..] => return test::test(rest),
        ["ci"] => return test::test(&[]),
        ["bench"] => bench::bench()?,
        ["bench", "vitals"] => bench::vitals()?,
        ["confidence"] => confidence::tell()?,
        ["confidence", "add", set, list] => confidence::add(set, list)?,
        ["corpus", directory] => corpus::corpus(directory.as_ref())?,
        ["reference", rest @ ..] => {
            let is_measured = rest.contains(&"--measure");
            match rest.iter().copied().filter(|it| *it != "--measure").collect::<Vec<_>>().as_slice() {
                [] => reference::reference(&project::root().join("../shared/catalog"), is_measured)?,
                [directory] => reference::reference(directory.as_ref(), is_measured)?,
                _ => bail!("reference takes --measure and a folder of price lists"),
            }
        }
        ["same", rest @ ..] => same::same(rest)?,
        ["bundle"] => bundle::bundle()?,
        ["embed"] => embed::embed()?,
        ["fuzz", rest @ ..] => fuzz::fuzz(rest)?,
        ["notices", rest @ ..] => {
            let all = notices::notices(&[notices::OF_SITE, &[""]].concat())?;
            match rest {
                [] => print!("{all}"),
                [file] => std::fs::write(file, all)?,
                _ => bail!("notices takes one file"),
            }
        }
        [] | ["help" | "--help" | "-h"] => print!("{USAGE}"),
        _ => {
            eprint!("xtask: unknown command `{}`\n\n{USAGE}", words.join(" "));
            return Ok(ExitCode::from(2));
        }
    }
    Ok(ExitCode::SUCCESS)
}
