//! The fields of the profile, each with the place that it belongs to: processes, one-time costs, sources and attrition
//! rules are counted from 0 in the order in which they are shown.

pub mod field;
mod list;
mod process;
mod table;

use self::field::ProfileField;
use self::process::process_field;
use self::table::table_field;
use crate::domain::profile::file::check;
use crate::domain::profile::{Profile, embedded};
use crate::domain::project::typed::reading::{Mistyped, currency, no_field, some, zero_or_more};
use crate::domain::settings::Settings;

/// The profile after an edit; `None`: the parts alone.
///
/// # Errors
/// Where the text is not what the field takes, or its place is gone.
pub(super) fn edited(
    settings: &Settings,
    field: &ProfileField,
    text: &str,
) -> Result<Option<Box<Profile>>, Mistyped> {
    match field {
        ProfileField::None => return Ok(None),
        ProfileField::Default => {
            return Ok(embedded::profile().map(|it| Box::new(of_same_sender(it, settings))));
        }
        _ => {}
    }
    let mut profile = settings.profile.clone().ok_or_else(no_field)?;
    match *field {
        ProfileField::None | ProfileField::Default => {}
        ProfileField::Name => text.clone_into(&mut profile.name),
        ProfileField::Date => text.clone_into(&mut profile.date),
        ProfileField::Currency => profile.currency = currency(text)?,
        ProfileField::ReelFee => profile.reel_fee = some(text).map(zero_or_more).transpose()?,
        ProfileField::Process { at, field } => process_field(&mut profile, at, field, text)?,
        ProfileField::Table { at, field } => table_field(&mut profile, at, field, text)?,
    }
    // The same test as for a file: a screen must not make what no file may hold.
    check(&profile).map_err(|it| Mistyped { found: text.to_owned(), expected: it.to_string() })?;
    Ok(Some(Box::new(profile)))
}

/// Other figures do not change who sends the report.
fn of_same_sender(profile: Profile, settings: &Settings) -> Profile {
    Profile { branding: settings.sender().clone(), ..profile }
}

#[cfg(test)]
mod tests {
    use super::field::{NreField, ProcessField, ProfileField, RuleField, TableField};
    use crate::domain::profile::Profile;
    use crate::domain::profile::amounts::AMOUNTS;
    use crate::domain::project::Command;
    use crate::domain::project::typed::{Field, command};
    use crate::domain::settings::Settings;

    fn of(at: u16, field: ProcessField) -> ProfileField {
        ProfileField::Process { at, field }
    }

    fn amount(code: &str) -> ProcessField {
        let at = AMOUNTS.iter().position(|it| it.code == code).expect(code);
        ProcessField::Amount(u8::try_from(at).expect("few amounts"))
    }

    fn nre(at: u16, field: NreField) -> ProcessField {
        ProcessField::Nre { at, field }
    }

    fn rule(field: RuleField) -> ProfileField {
        ProfileField::Table { at: 0, field: TableField::Rule { at: 0, field } }
    }

    fn edit(fields: &[(ProfileField, &str)]) -> Profile {
        let mut settings = Settings::new("2026-11-22");
        for (field, text) in fields {
            match command(&settings, &Field::Profile(*field), text) {
                Ok(Command::SetProfile(profile)) => settings.profile = profile.map(|it| *it),
                other => panic!("{field:?}: {other:?}"),
            }
        }
        settings.profile.expect("a profile")
    }

    #[test]
    fn every_kind_of_entry_can_be_edited() {
        let profile = edit(&[
            (of(0, amount("assembly.setup")), "1,250.50"),
            (of(0, amount("margin.rate")), "12.5 %"),
            (of(0, amount("yield.good")), "98"),
            (of(0, ProcessField::AddNre), ""),
            (of(0, nre(0, NreField::Amount)), "80"),
            (of(0, nre(0, NreField::Once)), "every-boards"),
            (of(0, nre(0, NreField::Boards)), "400"),
            (of(1, ProcessField::Copy), ""),
            (of(2, ProcessField::Name), "far away"),
            (rule(RuleField::Packages), "0402, bga"),
            (rule(RuleField::Rate), "7"),
        ]);
        let process = &profile.processes[0];
        let texts = [process.assembly.setup, process.margin.rate, process.nre[0].boards.unwrap_or_default()];
        assert_eq!(texts.map(|it| it.to_string()), ["1250.5", "0.125", "400"]);
        assert_eq!(process.quality.good.map(|it| it.to_string()).as_deref(), Some("0.98"));
        assert_eq!((profile.processes.len(), profile.processes[2].name.as_str()), (3, "far away"));
        // The table that the product brings is the profile's own now, under its name.
        assert_eq!(profile.attrition_tables[0].name, process.attrition);
        assert_eq!(profile.table(process).map(|it| it.rules[0].rate.to_string()).as_deref(), Some("0.07"));
    }

    #[test]
    fn what_no_file_may_hold_is_refused() {
        let settings = Settings::new("2026-11-22");
        for (field, text, expected) in [
            (of(0, amount("assembly.setup")), "-1", "0 or more"),
            (of(0, amount("assembly.setup")), "ten", "a number"),
            (of(0, amount("pcb.utilization")), "0", "a share"),
            (of(0, ProcessField::Name), "", "a process needs a name"),
            (of(0, ProcessField::Attrition), "none such", "expected one of"),
            (of(0, nre(7, NreField::Amount)), "1", "field"),
            (rule(RuleField::Packages), "0402, tiny", "0201"),
            (ProfileField::Currency, "Euro", "three letters"),
        ] {
            let field = Field::Profile(field);
            let mistyped = command(&settings, &field, text).expect_err(&field.id());
            assert!(mistyped.expected.contains(expected), "{}: {}", field.id(), mistyped.expected);
        }
    }
}
