//! The native command line over the same engine: `bomlight check FILE…`, `bomlight compare OLD NEW`.
//!
//! Exit codes: 0 done, 1 findings at or above `--fail-on`, 2 could not read (one line on stderr says why).

#[cfg(not(target_arch = "wasm32"))]
mod args;
#[cfg(not(target_arch = "wasm32"))]
mod catalog;
#[cfg(not(target_arch = "wasm32"))]
mod check;
#[cfg(not(target_arch = "wasm32"))]
mod compare;
#[cfg(not(target_arch = "wasm32"))]
mod reference;

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    let outcome = args::read_args(std::env::args_os().skip(1)).and_then(|task| match task {
        args::Task::Check(check) => check::check(*check),
        args::Task::Compare(check) => compare::compare(&check),
        args::Task::Catalog(task) => catalog::build_catalog(&task),
        args::Task::Reference(task) => reference::reference(&task),
        args::Task::Config(file) => catalog::check_config(&file),
        args::Task::Print(text) => check::write_out(None, text.as_bytes()).map(|()| check::DONE),
    });
    match outcome {
        Ok(code) => std::process::ExitCode::from(code),
        Err(message) => {
            check::complain(&message);
            std::process::ExitCode::from(check::COULD_NOT_READ)
        }
    }
}

#[cfg(target_arch = "wasm32")]
fn main() {}
