//! The fields of the sender, who stands at the head of what is exported. They are part of the profile where there is one.

use serde::{Deserialize, Serialize};

use crate::domain::language::tr;
use crate::domain::profile::branding::Branding;
use crate::domain::project::typed::reading::Mistyped;
use crate::domain::settings::Settings;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum SenderField {
    Company,
    Contact,
    Customer,
    CustomerReference,
    Project,
    Revision,
    /// The number of the quote.
    Reference,
    ValidUntil,
    Terms,
    Notes,
    Logo,
}

impl SenderField {
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Company => "company",
            Self::Contact => "contact",
            Self::Customer => "customer",
            Self::CustomerReference => "customer_reference",
            Self::Project => "project",
            Self::Revision => "revision",
            Self::Reference => "reference",
            Self::ValidUntil => "valid",
            Self::Terms => "terms",
            Self::Notes => "notes",
            Self::Logo => "logo",
        }
    }
}

/// What a field holds.
pub fn text_of(sender: &mut Branding, field: SenderField) -> &mut String {
    match field {
        SenderField::Company => &mut sender.company,
        SenderField::Contact => &mut sender.contact,
        SenderField::Customer => &mut sender.customer,
        SenderField::CustomerReference => &mut sender.customer_reference,
        SenderField::Project => &mut sender.project,
        SenderField::Revision => &mut sender.revision,
        SenderField::Reference => &mut sender.quote_reference,
        SenderField::ValidUntil => &mut sender.valid_until,
        SenderField::Terms => &mut sender.terms,
        SenderField::Notes => &mut sender.notes,
        SenderField::Logo => &mut sender.logo,
    }
}

/// The sender after an edit.
///
/// # Errors
/// Where the text is not what the field takes.
pub(super) fn edited(settings: &Settings, field: SenderField, text: &str) -> Result<Box<Branding>, Mistyped> {
    let mut sender = Box::new(settings.sender().clone());
    text.clone_into(text_of(&mut sender, field));
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
    use crate::domain::project::typed::profile::field::ProfileField;
    use crate::domain::project::typed::sender::SenderField;
    use crate::domain::project::typed::{Field, command};
    use crate::domain::project::{Command, Project};
    use crate::domain::settings::Settings;

    #[test]
    fn the_sender_is_told_in_the_profile_and_without_one() {
        let settings = Settings::new("2026-11-22");
        for settings in [settings.clone(), Settings::parts_alone("2026-11-22")] {
            let mut project = Project::new(settings);
            let Ok(edit) = command(&project.settings, &Field::Sender(SenderField::Company), " Acme GmbH ")
            else {
                panic!("an edit")
            };
            edit.apply(&mut project);
            assert_eq!(project.settings.sender().company, "Acme GmbH");
            // It stays while the profile goes and comes.
            Command::SetProfile(None).apply(&mut project);
            assert_eq!(project.settings.sender().company, "Acme GmbH");
            let Ok(edit) = command(&project.settings, &Field::Profile(ProfileField::Default), "") else {
                panic!("an edit")
            };
            edit.apply(&mut project);
            assert_eq!(
                project.settings.profile.as_ref().map(|it| it.branding.company.as_str()),
                Some("Acme GmbH")
            );
        }
        assert!(embedded::profile().is_some_and(|it| it.branding.is_empty()));
        for (field, text, expected) in [
            (SenderField::ValidUntil, "31.12.2026", "2026-12-31"),
            (SenderField::Logo, "data:text/html;base64,PHA+", "a PNG"),
        ] {
            let mistyped = command(&settings, &Field::Sender(field), text).expect_err(text);
            assert!(mistyped.expected.contains(expected), "{text}: {}", mistyped.expected);
        }
    }
}
