//! `bomlight reference build PRICES... -o FILE`: a table of reference prices from prices of one's own.
//! `bomlight reference measure PRICES...`: how well such a table estimates parts that it was not made of.

use std::ffi::OsStr;

use bomlight::domain::day::Day;
use bomlight::domain::money::Currency;
use bomlight::domain::read;
use bomlight::domain::reference::build::{Origin, PriceRow, build, measure, price_rows};
use bomlight::domain::words::refusals::refusal;

use crate::args::ReferenceTask;
use crate::catalog::limits;
use crate::check::{DONE, read_file, write_out};

/// Makes a table and says how large it is, or measures one. The error is one sentence for the user.
pub(crate) fn reference(task: &ReferenceTask) -> Result<u8, String> {
    let mut rows = Vec::new();
    for file in &task.files {
        rows.extend(rows_of(file, task.currency)?);
    }
    let western = task.western.as_ref().map_or(Ok(Vec::new()), |file| rows_of(file, task.currency))?;
    let stated = task.date.as_deref().and_then(Day::from_iso);
    let date = stated
        .or_else(|| rows.iter().filter_map(PriceRow::day).max())
        .ok_or("the prices have no day; give it with --date YYYY-MM-DD")?;
    let origin = Origin { name: task.name.clone(), date, currency: task.currency };
    let Some(output) = &task.output else {
        write_out(None, measure(&origin, &rows, &western).as_bytes())?;
        return Ok(DONE);
    };
    let table = build(&origin, &rows, &western);
    let bytes = table.write();
    write_out(Some(output), &bytes)?;
    let text = format!(
        "{}: {} parts of {}, {} bytes\n",
        output.display(),
        table.parts,
        table.date.iso(),
        bytes.len()
    );
    write_out(None, text.as_bytes())?;
    Ok(DONE)
}

fn rows_of(file: &OsStr, currency: Currency) -> Result<Vec<PriceRow>, String> {
    let (name, bytes) = read_file(file)?;
    let document = read::read(&name, &bytes, &limits()).map_err(|error| {
        let (message, hint) = refusal(&error);
        format!("{name}: {message} {hint}")
    })?;
    let sheet = document.sheets.first().ok_or_else(|| format!("{name}: it has no table"))?;
    price_rows(&sheet.table, currency).map_err(|error| format!("{name}: {error}"))
}
