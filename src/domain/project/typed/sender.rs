//! The fields of the sender, who stands at the head of what is exported. They are part of the profile where there is one.

use super::{Mistyped, no_field};
use crate::domain::language::tr;
use crate::domain::profile::branding::Branding;
use crate::domain::settings::Settings;

/// The sender after an edit.
pub(super) fn edited(settings: &Settings, path: &str, text: &str) -> Result<Box<Branding>, Mistyped> {
    let mut sender = Box::new(settings.sender().clone());
    let field = match path {
        "company" => &mut sender.company,
        "contact" => &mut sender.contact,
        "reference" => &mut sender.quote_reference,
        "valid" => &mut sender.valid_until,
        "notes" => &mut sender.notes,
        "logo" => &mut sender.logo,
        _ => return Err(no_field(path)),
    };
    text.clone_into(field);
    match sender.problem() {
        // The words of a picture tell nobody anything.
        Some(("logo", _)) => Err(Mistyped::new(
            tr("another file"),
            tr("a PNG, a JPEG or an SVG of shapes alone, of at most 256 KiB"),
        )),
        Some((entry, _)) => {
            let found: String = text.chars().take(40).collect();
            Err(Mistyped::new(
                &found,
                tr(if entry == "notes" { "at most 4,000 letters" } else { "a date such as 2026-12-31" }),
            ))
        }
        None => Ok(sender),
    }
}

#[cfg(test)]
mod tests {
    use crate::domain::profile::embedded;
    use crate::domain::project::typed::command;
    use crate::domain::project::{Command, Project};
    use crate::domain::settings::Settings;

    #[test]
    fn the_sender_is_told_in_the_profile_and_without_one() {
        let settings = Settings::new("2026-11-22");
        for settings in [settings.clone(), Settings::parts_alone("2026-11-22")] {
            let mut project = Project::new(settings);
            let Ok(edit) = command(&project.settings, "sender.company", " Acme GmbH ") else {
                panic!("an edit")
            };
            edit.apply(&mut project);
            assert_eq!(project.settings.sender().company, "Acme GmbH");
            // It stays while the profile goes and comes.
            Command::SetProfile(None).apply(&mut project);
            assert_eq!(project.settings.sender().company, "Acme GmbH");
            let Ok(edit) = command(&project.settings, "profile.default", "") else { panic!("an edit") };
            edit.apply(&mut project);
            assert_eq!(
                project.settings.profile.as_ref().map(|it| it.branding.company.as_str()),
                Some("Acme GmbH")
            );
        }
        assert!(embedded::profile().is_some_and(|it| it.branding.is_empty()));
        for (field, text, expected) in [
            ("sender.valid", "31.12.2026", "2026-12-31"),
            ("sender.logo", "data:text/html;base64,PHA+", "a PNG"),
            ("sender.nothing", "x", "field"),
        ] {
            let mistyped = command(&settings, field, text).expect_err(field);
            assert!(mistyped.expected.contains(expected), "{field}: {}", mistyped.expected);
        }
    }
}
