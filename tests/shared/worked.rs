//! How long a process worked, in its own code and in the system's: others on this computer may keep it waiting.

use std::time::Duration;

/// The work of a process so far, by its number or as `self`; `None` where the system does not tell.
pub(crate) fn worked_by(process: &str) -> Option<Duration> {
    let stat = std::fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    // The name of the program stands in parentheses and may hold anything.
    let fields = stat.rsplit(')').next()?.split_whitespace();
    // In hundredths of a second.
    Some(Duration::from_millis(
        fields.skip(11).take(2).filter_map(|it| it.parse::<u64>().ok()).sum::<u64>() * 10,
    ))
}
