//! Reads the files, asks the engine, writes the report.

use std::ffi::OsStr;
use std::fs::File;
use std::io::{BufWriter, Read, Write};
use std::path::Path;
use std::sync::Arc;

use bomlight::domain::money::rates::read_rates;
use bomlight::domain::profile::file::read_profile;
use bomlight::domain::project::file::is_project;
use bomlight::domain::read::{Limits, is_archive};
use bomlight::domain::reference::Reference;
use bomlight::domain::settings::Settings;
use bomlight::engine::Session;
use bomlight::engine::protocol::Refusal;

use crate::args::{Check, Task, read_over};

/// The table of reference prices that estimates rest on where no other is named (docs/reference.md).
const OWN_REFERENCE: &[u8] = include_bytes!("../../../data/reference.bin");

pub(crate) const DONE: u8 = 0;
pub(crate) const FOUND: u8 = 1;
pub(crate) const COULD_NOT_READ: u8 = 2;

/// Runs a check and gives the exit code. The error is one sentence for the user.
pub(crate) fn check(task: Check) -> Result<u8, String> {
    let mut inputs = task.files.iter().map(|file| read_file(file)).collect::<Result<Vec<_>, _>>()?;
    if task.format.is_of_repository() {
        // Who shows findings beside the rows of a repository's files finds these by their paths.
        inputs.iter_mut().zip(&task.files).for_each(|(input, file)| input.0 = path_of(file));
    }
    let settings = settings_of(&task)?;
    let mut session = Session::new(settings, Limits::default());
    let has_project = inputs.iter().any(|it| is_project(&it.1));
    open(&mut session, inputs)?;
    if has_project && let Task::Check(over) = read_over(task.args.clone(), session.settings().clone())? {
        session.set_settings(settings_of(&over)?);
    }
    let write = |out: &mut dyn Write| session.export_to(task.format, task.audience, &mut { out });
    let is_written = write_with(task.output.as_deref(), write)?;
    if !is_written {
        return Err(match session.report() {
            None => "nothing was read".to_owned(),
            Some(_) => format!(
                "--format {}: it is not for --audience {}",
                task.format.exporter().code,
                task.audience.code()
            ),
        });
    }
    let report = session.report().ok_or("nothing was read")?;
    let worst = report.findings.iter().map(|finding| finding.severity).max();
    Ok(if task.fail_on.is_some_and(|limit| worst >= Some(limit)) { FOUND } else { DONE })
}

/// Opens files. One that was named and cannot be read is an error; of an archive what cannot be read is told, and the
/// others are read.
pub(crate) fn open(session: &mut Session, inputs: Vec<(String, Vec<u8>)>) -> Result<(), String> {
    let limits = Limits::default();
    let is_named = |it: &&(String, Vec<u8>)| !is_archive(&it.1, &limits);
    let named: Vec<String> = inputs.iter().filter(is_named).map(|it| it.0.clone()).collect();
    let refused = session.open(inputs, false, &mut |_| {});
    let told = |it: &Refusal| format!("{}: {} {}", it.file, it.message, it.hint);
    match refused.iter().find(|it| session.report().is_none() || named.contains(&it.file)) {
        Some(refusal) => Err(told(refusal)),
        None => {
            refused.iter().for_each(|it| complain(&told(it)));
            Ok(())
        }
    }
}

/// The settings of a task with the files that they name.
pub(crate) fn settings_of(task: &Check) -> Result<Settings, String> {
    let mut settings = task.settings.clone();
    if let Some(file) = &task.profile {
        let (name, bytes) = read_file(file)?;
        let profile = read_profile(&String::from_utf8_lossy(&bytes));
        settings.profile = Some(profile.map_err(|error| format!("--profile {name}: {error}"))?);
    }
    if let Some(file) = &task.rates {
        let (name, bytes) = read_file(file)?;
        let rates = read_rates(&String::from_utf8_lossy(&bytes));
        settings.rates = Some(rates.map_err(|error| format!("--rates {name}: {error}"))?);
    }
    if let Some(file) = &task.reference {
        let (name, bytes) = read_file(file)?;
        let table = Reference::read(&bytes).map_err(|error| format!("--reference {name}: {error}"))?;
        settings.reference = Some(Arc::new(table));
    } else {
        settings.reference = Reference::read(OWN_REFERENCE).ok().map(Arc::new);
    }
    check_process(&settings)?;
    Ok(settings)
}

/// A process that the profile does not have would be left out in silence.
fn check_process(settings: &Settings) -> Result<(), String> {
    let Some(process) = &settings.process else { return Ok(()) };
    let names: Vec<&str> =
        settings.profile.iter().flat_map(|it| &it.processes).map(|it| it.name.as_str()).collect();
    if names.contains(&process.as_str()) {
        return Ok(());
    }
    let expected = if names.is_empty() { "a profile".to_owned() } else { names.join(" or ") };
    Err(format!("--process: found “{process}”, expected {expected}"))
}

/// The file's base name and bytes; `-` is standard input.
pub(crate) fn read_file(file: &OsStr) -> Result<(String, Vec<u8>), String> {
    if file == "-" {
        let mut bytes = Vec::new();
        std::io::stdin().read_to_end(&mut bytes).map_err(|error| format!("standard input: {error}"))?;
        return Ok(("standard input".to_owned(), bytes));
    }
    let path = Path::new(file);
    let name = path.file_name().unwrap_or(file).to_string_lossy().into_owned();
    let bytes = std::fs::read(path).map_err(|error| format!("{}: {error}", path.display()))?;
    Ok((name, bytes))
}

/// A file as it was named, without `./` in front. A whole path tells of this computer: it is told from the folder of work,
/// or by the name of the file alone.
fn path_of(file: &OsStr) -> String {
    let path = Path::new(file);
    let here = std::env::current_dir().unwrap_or_default();
    let relative = match path.is_absolute() {
        true => path.strip_prefix(here).ok().or_else(|| path.file_name().map(Path::new)).unwrap_or(path),
        false => path.strip_prefix(".").unwrap_or(path),
    };
    relative.to_string_lossy().into_owned()
}

/// Writes to the file, or to standard output.
pub(crate) fn write_out(output: Option<&Path>, bytes: &[u8]) -> Result<(), String> {
    write_with(output, |out| Some(out.write_all(bytes))).map(|_| ())
}

/// Lets `write` write to the file, or to standard output; false where it has nothing to write, and then there is no file. A
/// reader that hangs up early (`| head`) is no error.
fn write_with(
    output: Option<&Path>,
    write: impl FnOnce(&mut dyn Write) -> Option<std::io::Result<()>>,
) -> Result<bool, String> {
    let mut sink = BufWriter::with_capacity(1 << 20, Sink { output, file: None });
    let Some(written) = write(&mut sink) else { return Ok(false) };
    match written.and_then(|()| sink.flush()) {
        Err(error) if output.is_none() && error.kind() == std::io::ErrorKind::BrokenPipe => Ok(true),
        Err(error) => {
            let name = output.map_or_else(|| "standard output".into(), |it| it.display().to_string());
            Err(format!("{name}: {error}"))
        }
        Ok(()) => Ok(true),
    }
}

/// A file that is made with its first bytes, or standard output.
struct Sink<'a> {
    output: Option<&'a Path>,
    file: Option<File>,
}

impl Write for Sink<'_> {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        let Some(path) = self.output else { return std::io::stdout().lock().write(bytes) };
        if self.file.is_none() {
            self.file = Some(File::create(path)?);
        }
        self.file.as_mut().map_or(Ok(0), |it| it.write(bytes))
    }

    fn flush(&mut self) -> std::io::Result<()> {
        if self.output.is_none() { std::io::stdout().lock().flush() } else { Ok(()) }
    }
}

/// One line on standard error.
pub(crate) fn complain(message: &str) {
    let _ = writeln!(std::io::stderr(), "bomlight: {}", message.replace('\n', " "));
}
