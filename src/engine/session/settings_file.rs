//! Settings among the files that are opened: a profile, a table of exchange rates.

use crate::domain::money::rates::read_rates;
use crate::domain::profile::file::{SCHEMA, read_profile};
use crate::domain::project::Command;
use crate::domain::sorting;
use crate::domain::words::refusals;
use crate::engine::protocol::Refusal;

/// How far into a file it is looked for what tells its kind.
const HEAD: usize = 1_024;

/// What a file of settings sets, or why it cannot be used; `None` where it is a file of another kind.
pub(super) fn read(name: &str, bytes: &[u8]) -> Option<Result<Command, Refusal>> {
    let head = bytes.get(..HEAD).unwrap_or(bytes);
    let head = head.strip_prefix("\u{feff}".as_bytes()).unwrap_or(head).trim_ascii_start();
    let holds = |word: &str| memchr::memmem::find(head, word.as_bytes()).is_some();
    let text = || String::from_utf8_lossy(bytes);
    let refusal =
        |(message, hint): (String, &str)| Refusal { file: name.to_owned(), message, hint: hint.to_owned() };
    let is_json = head.starts_with(b"{");
    if is_json && holds(SCHEMA) {
        let profile = read_profile(&text()).map_err(|it| refusal(refusals::profile(&it)));
        return Some(profile.map(|it| Command::SetProfile(Some(Box::new(it)))));
    }
    if (is_json && holds("\"rates\"") && holds("\"base\"")) || is_rates_csv(head) {
        let rates = read_rates(&text()).map_err(|it| refusal(refusals::rates(&it)));
        return Some(rates.map(|it| Command::SetRates(Some(it))));
    }
    None
}

/// A first line of just the columns that a table of rates has. A list of prices has others besides.
fn is_rates_csv(head: &[u8]) -> bool {
    let first = head.split(|it| *it == b'\n').next().unwrap_or_default();
    let line = String::from_utf8_lossy(first).to_ascii_lowercase();
    let mut columns: Vec<&str> = line
        .split([',', ';', '\t'])
        .map(|it| it.trim().trim_matches('"'))
        .filter(|it| !it.is_empty())
        .collect();
    sorting::sort(&mut columns);
    columns == ["base", "currency", "date", "rate"]
}
