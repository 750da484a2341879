//! `cargo xtask reference [DIR]`: makes the table of reference prices anew from a folder of price lists.

use std::fs;
use std::path::Path;

use anyhow::Result;

use crate::compress::{compressed_size, unpack};
use crate::project::{cargo, command, root, run, target};

/// What the table is of, and when its prices were asked.
const NAME: &str = "570,000 parts of a Chinese distributor, offers of western distributors";
const DATE: &str = "2026-05-21";
const TABLE: &str = "data/reference.bin";
/// Compressed it must stay smaller: it is loaded beside the site.
const MOST_BYTES: u64 = 110_000;

/// Makes the table, and prints how large it is; with `is_measured` how well a table of nine tenths of the parts
/// estimates the other tenth, in its place.
pub(crate) fn reference(lists: &Path, is_measured: bool) -> Result<()> {
    run(cargo().args(["build", "--locked", "--release", "--quiet", "--bin", "bomlight"]))?;
    let folder = target().join("reference");
    fs::create_dir_all(&folder)?;
    let unpacked = folder.join("parts_prices.tsv");
    unpack(&lists.join("parts_prices.tsv.gz"), &unpacked)?;
    let mut bomlight = command(&target().join("release/bomlight").to_string_lossy());
    bomlight.args(["reference", if is_measured { "measure" } else { "build" }]);
    bomlight.arg(unpacked).arg(lists.join("jlc_catalog_49k.csv"));
    bomlight.arg("--western").arg(lists.join("kicost/distributor_offers.csv"));
    bomlight.args(["--date", DATE, "--name", NAME, "--currency", "USD"]);
    if is_measured {
        return run(&mut bomlight);
    }
    fs::create_dir_all(root().join("data"))?;
    run(bomlight.args(["-o", TABLE]))?;
    let copy = folder.join("reference.bin");
    fs::copy(root().join(TABLE), &copy)?;
    let bytes = compressed_size(&copy)?;
    println!("{TABLE}: {bytes} bytes as brotli, at most {MOST_BYTES}");
    anyhow::ensure!(bytes <= MOST_BYTES, "the table is too large: raise `gain` in reference/build.rs");
    Ok(())
}
