//! The profile that the product brings, and its attrition tables. All figures are data with their sources.
//!
//! They are one assembler's published prices and common rules, not an offer: an assembler replaces them by a file.

use crate::domain::profile::{Profile, file};

const PROFILE: &str = include_str!("embedded/profile.json");

/// The two processes `prototype` and `production`. `None` only if the embedded text were broken (a test forbids it).
pub fn profile() -> Option<Profile> {
    file::read_profile(PROFILE).ok()
}

/// The text of the embedded profile: a start for one's own.
pub fn profile_text() -> &'static str {
    PROFILE
}

#[cfg(test)]
mod tests {
    use super::profile;
    use crate::domain::profile::file::read_profile;
    use crate::domain::profile::file::write_profile;
    use crate::domain::profile::tables::{attrition_table, attrition_tables};

    #[test]
    fn the_embedded_profile_is_sound_and_every_figure_has_a_source() {
        let profile = profile().expect("the embedded profile can be read");
        let names: Vec<&str> = profile.processes.iter().map(|it| it.name.as_str()).collect();
        assert_eq!(names, ["prototype", "production"]);
        for process in &profile.processes {
            assert!(profile.table(process).is_some(), "{}", process.name);
            assert!(process.sources.len() >= 5, "{}", process.name);
        }
        assert_eq!(read_profile(&write_profile(&profile)), Ok(profile));
    }

    #[test]
    fn the_tables_have_sources_and_names_of_their_own() {
        let tables = attrition_tables();
        assert!(tables.len() >= 5);
        for table in &tables {
            assert!(!table.source.is_empty() && !table.rules.is_empty());
            assert_eq!(attrition_table(&table.name).as_ref(), Some(table));
        }
    }
}
