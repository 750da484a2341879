//! The exchange rates in use as a file.

use super::exporter::{Exporter, JSON};
use crate::domain::money::rates::write_rates;

pub(super) const EXPORTER: Exporter = Exporter {
    code: "rates",
    is_on_command_line: false,
    ending: "rates.json",
    media_type: JSON,
    bar: None,
    share: None,
    is_for_programs: false,
    write: |it| Some(write_rates(it.report.settings.rates.as_ref()?).into_bytes()),
};
