//! The profile in use as a file; where the parts alone are costed, the embedded one as a start.

use super::exporter::{Exporter, JSON};
use crate::domain::profile::embedded::profile_text;
use crate::domain::profile::file::write_profile;

pub(super) const EXPORTER: Exporter = Exporter {
    code: "profile",
    is_on_command_line: false,
    ending: "profile.json",
    media_type: JSON,
    bar: None,
    share: None,
    is_for_programs: false,
    write: |it| {
        let profile = it.report.settings.profile.as_ref();
        Some(profile.map_or_else(|| profile_text().to_owned(), write_profile).into_bytes())
    },
};
