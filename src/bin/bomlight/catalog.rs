//! `bomlight catalog build PRICES... -o DIR`: a site's catalogue as static files. `bomlight config FILE`: what of a
//! site's config cannot be used.

use std::ffi::OsStr;
use std::path::Path;

use bomlight::domain::catalog::build::{Built, build, table_of};
use bomlight::domain::catalog::manifest::MOST_TABLES;
use bomlight::domain::day::Day;
use bomlight::domain::project::deployment::Deployment;
use bomlight::domain::read;
use bomlight::domain::read::Limits;
use bomlight::domain::words::deployment_words;
use bomlight::domain::words::refusals::refusal;

use crate::args::CatalogTask;
use crate::check::{DONE, FOUND, complain, read_file, write_out};

/// Price lists are larger than what a browser opens.
pub(crate) fn limits() -> Limits {
    Limits {
        unpacked: std::cell::Cell::new(0),
        file_bytes: 4 << 30,
        rows: 20_000_000,
        columns: 1_024,
        cells: 1_000_000_000,
        entry_bytes: 4 << 30,
        unpacked_bytes: 4 << 30,
        zip_entries: 4_096,
    }
}

/// Makes a catalogue and says how large it is. The error is one sentence for the user.
pub(crate) fn build_catalog(task: &CatalogTask) -> Result<u8, String> {
    if task.files.len() > MOST_TABLES {
        return Err(format!("a catalogue is made of at most {MOST_TABLES} files; put them together"));
    }
    let mut tables = Vec::with_capacity(task.files.len());
    for file in &task.files {
        let (name, bytes) = read_file(file)?;
        let document = read::read(&name, &bytes, &limits()).map_err(|error| {
            let (message, hint) = refusal(&error);
            format!("{name}: {message} {hint}")
        })?;
        drop(bytes);
        let table = table_of(&name, document).map_err(|why| format!("{name}: {why}"))?;
        tables.push(table);
    }
    let date = Day::from_iso(&task.date).ok_or("--date: expected a date such as 2026-11-22")?;
    let Built { manifest, files } = build(&task.name, date, tables);
    let mut bytes = 0;
    for (path, content) in &files {
        bytes += content.len();
        let path = task.folder.join(path);
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
        }
        write_out(Some(&path), content)?;
    }
    let shards = manifest.shards + manifest.seller_shards;
    let text = format!(
        "{}: {} parts of {}, {shards} shards, {bytes} bytes\nIn config.json: \"catalog\": [{{\"manifest\": \"./{}/manifest.json\"}}]\n",
        task.folder.display(),
        manifest.parts,
        manifest.date.iso(),
        task.folder.file_name().unwrap_or(OsStr::new("catalog")).to_string_lossy(),
    );
    write_out(None, text.as_bytes())?;
    Ok(DONE)
}

/// Says what of a config cannot be used, with the files that it names beside it.
pub(crate) fn check_config(file: &OsStr) -> Result<u8, String> {
    let (_, bytes) = read_file(file)?;
    let mut deployment = Deployment::read(&bytes);
    let folder = Path::new(file).parent().unwrap_or(Path::new("")).to_owned();
    let named: Vec<String> = deployment.wanted_files().map(str::to_owned).collect();
    for name in named {
        let bytes = std::fs::read(folder.join(&name)).ok();
        deployment.take_file(&name, bytes.as_deref());
    }
    for problem in &deployment.problems {
        complain(&deployment_words::problem(problem));
    }
    Ok(if deployment.problems.is_empty() { DONE } else { FOUND })
}
