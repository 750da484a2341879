//! The fields of the sender, who stands at the head of what is exported. They are part of the profile.

use super::{Mistyped, no_field};
use crate::domain::cost::profile::Profile;
use crate::domain::project::Settings;
use crate::domain::words::tr;

/// The profile after an edit.
pub(super) fn edited(settings: &Settings, path: &str, text: &str) -> Result<Option<Box<Profile>>, Mistyped> {
    let mut profile = settings.profile.clone().ok_or_else(|| no_field(path))?;
    let sender = &mut profile.branding;
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
        None => Ok(Some(Box::new(profile))),
    }
}

#[cfg(test)]
mod tests {
    use crate::domain::project::typed::command;
    use crate::domain::project::{Command, Settings};

    #[test]
    fn the_sender_is_told_in_the_profile() {
        let settings = Settings::new("2026-11-22");
        let Ok(Command::SetProfile(Some(profile))) = command(&settings, "sender.company", " Acme GmbH ")
        else {
            panic!("a profile")
        };
        assert_eq!(profile.branding.company, "Acme GmbH");
        for (field, text, expected) in [
            ("sender.valid", "31.12.2026", "2026-12-31"),
            ("sender.logo", "data:text/html;base64,PHA+", "a PNG"),
            ("sender.nothing", "x", "field"),
        ] {
            let mistyped = command(&settings, field, text).expect_err(field);
            assert!(mistyped.expected.contains(expected), "{field}: {}", mistyped.expected);
        }
        assert!(command(&Settings::parts_alone("2026-11-22"), "sender.company", "Acme").is_err());
    }
}
