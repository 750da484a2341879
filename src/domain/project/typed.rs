//! What a user types into a field becomes a [`Command`]: one place that reads numbers, shares, currencies and choices
//! as people write them, for every field of every screen.
//!
//! Promise: what cannot be read, or makes no sense, changes nothing and is told with what was found and expected.

pub mod compliance;
pub mod cost;
pub mod line;
pub mod plan;
pub mod profile;
pub mod rates;
pub mod reading;
pub mod sender;

use serde::{Deserialize, Serialize};

use self::compliance::ComplianceField;
use self::cost::CostField;
use self::plan::{PhaseField, PlanField, TimeField};
use self::profile::field::ProfileField;
use self::rates::RatesField;
use self::reading::Mistyped;
use self::sender::SenderField;
use super::Command;
use crate::domain::settings::Settings;
use crate::domain::settings::risk::Factor;

/// A field that a person can type into or choose from: which setting it changes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Field {
    Cost(CostField),
    Profile(ProfileField),
    Sender(SenderField),
    Plan(PlanField),
    Phases(PhaseField),
    Time(TimeField),
    /// How much a factor of the risk counts.
    Risk(Factor),
    Rates(RatesField),
    Compliance(ComplianceField),
}

impl Field {
    /// Its name on the page, which no other field has.
    pub fn id(&self) -> String {
        let (group, name) = match self {
            Self::Cost(field) => return field.name().to_owned(),
            Self::Profile(field) => ("profile.", field.name()),
            Self::Sender(field) => ("sender.", field.name().to_owned()),
            Self::Plan(field) => ("plan.", field.name().to_owned()),
            Self::Phases(field) => ("phases.", field.name().to_owned()),
            Self::Time(field) => ("times.", field.name()),
            Self::Risk(factor) => ("risk.", factor.code().to_owned()),
            Self::Rates(field) => ("rates.", field.name()),
            Self::Compliance(field) => ("compliance.", field.name()),
        };
        [group, &name].concat()
    }
}

/// The command of a field with a text. Nothing typed means: as it is without a choice.
///
/// # Errors
/// Where the text is not what the field takes, or the place that the field belongs to is gone.
pub fn command(settings: &Settings, field: &Field, text: &str) -> Result<Command, Mistyped> {
    let text = text.trim();
    match field {
        Field::Cost(field) => cost::command(settings, *field, text),
        Field::Profile(field) => Ok(Command::SetProfile(profile::edited(settings, field, text)?)),
        Field::Sender(field) => Ok(Command::SetSender(sender::edited(settings, *field, text)?)),
        Field::Plan(field) => plan::date(settings, *field, text),
        Field::Phases(field) => plan::phases(settings, *field, text),
        Field::Time(field) => plan::time(settings, *field, text),
        Field::Risk(factor) => plan::weight(settings, *factor, text),
        Field::Rates(field) => Ok(Command::SetRates(rates::edited(settings, *field, text)?)),
        Field::Compliance(field) => compliance::command(settings, field, text),
    }
}

/// What a box that is ticked says.
pub const ON: &str = "on";

#[cfg(test)]
mod tests {
    use super::compliance::ComplianceField::{self, Category as OfCategory, ShipDate, Waive};
    use super::cost::CostField::{self, Currency, Estimates, Excess, FreshDays, Good, Target};
    use super::{Field, command};
    use crate::domain::compliance::category::Category;
    use crate::domain::compliance::regimes::Regime;
    use crate::domain::cost::policy::Policy;
    use crate::domain::finding::Severity;
    use crate::domain::language::{Language, speak};
    use crate::domain::project::Command;
    use crate::domain::project::typed::reading::number;
    use crate::domain::settings::Settings;

    #[test]
    fn numbers_are_read_as_people_write_them() {
        for (typed, read) in [
            ("1234.5", Some("1234.5")),
            ("1,234.50", Some("1234.5")),
            ("1.234,50", Some("1234.5")),
            ("1,234", Some("1234")),
            ("0,125", Some("0.125")),
            ("12,5", Some("12.5")),
            ("1.234.567", Some("1234567")),
            ("1 000", Some("1000")),
            ("-3", Some("-3")),
            ("1e3", None),
            ("ten", None),
            ("", None),
            ("--1", None),
        ] {
            assert_eq!(number(typed).map(|it| it.to_string()).as_deref(), read, "{typed}");
        }
        speak(Language::German, None);
        for (typed, read) in [
            ("1234,5", Some("1234.5")),
            ("1.234,50", Some("1234.5")),
            ("1.234", Some("1234")),
            ("1,234", Some("1.234")),
            ("0.125", Some("0.125")),
            ("12.5", Some("12.5")),
        ] {
            assert_eq!(number(typed).map(|it| it.to_string()).as_deref(), read, "German {typed}");
        }
        speak(Language::English, None);
    }

    #[test]
    fn a_field_becomes_the_command_of_its_setting() {
        let mut settings = Settings::new("2026-11-22");
        settings.set_regimes(&[Regime::EuRohs]);
        let cost = |field: CostField, text: &str| command(&settings, &Field::Cost(field), text);
        let comply = |field: ComplianceField, text: &str| command(&settings, &Field::Compliance(field), text);
        let share = "0.985".parse().ok();
        assert_eq!(cost(Good, " 98.5 % "), Ok(Command::SetYield(share)));
        assert_eq!(cost(Good, ""), Ok(Command::SetYield(None)));
        assert_eq!(cost(CostField::Policy, "one-seller"), Ok(Command::SetPolicy(Policy::OneSeller)));
        assert_eq!(cost(Estimates, "on"), Ok(Command::SetEstimates(true)));
        let day = Some("2027-06-30".to_owned());
        assert_eq!(comply(ShipDate, " 2027-06-30 "), Ok(Command::SetShipDate(day)));
        assert_eq!(comply(ShipDate, ""), Ok(Command::SetShipDate(None)));
        let category = Some(Category::IndustrialInstruments);
        assert_eq!(comply(OfCategory, "9-industrial"), Ok(Command::SetCategory(category)));
        let both = Command::SetRegimes(vec![Regime::EuRohs, Regime::Pfas]);
        assert_eq!(comply(ComplianceField::Regime(Regime::Pfas), "on"), Ok(both));
        let code = "rohs.unknown".to_owned();
        let severity = |code: &str| ComplianceField::Severity { code: code.to_owned() };
        assert_eq!(
            comply(severity(&code), "error"),
            Ok(Command::SetSeverity { code: code.clone(), severity: Some(Severity::Error) })
        );
        let waive = Waive { code: code.clone(), part: "A/B-1".to_owned() };
        let reason = Some("asked, see mail".to_owned());
        assert_eq!(
            comply(waive.clone(), "asked, see mail"),
            Ok(Command::Waive { code: code.clone(), part: "A/B-1".to_owned(), reason })
        );
        let back = Command::Waive { code, part: "A/B-1".to_owned(), reason: None };
        assert_eq!(comply(waive, " "), Ok(back));
        for (field, text, expected) in [
            (Field::Cost(Good), "101", "share"),
            (Field::Cost(Good), "0", "share"),
            (Field::Cost(Target), "cheap", "a number above 0"),
            (Field::Cost(Excess), "-1", "0 or more"),
            (Field::Cost(Currency), "euro", "three letters"),
            (Field::Cost(CostField::Policy), "best", "policies"),
            (Field::Cost(FreshDays), "soon", "days"),
            (Field::Compliance(ShipDate), "30.06.2027", "2027-06-30"),
            (Field::Compliance(OfCategory), "12", "category"),
            (Field::Compliance(ComplianceField::Regime(Regime::EuRohs)), "", "at least one regime"),
            (Field::Compliance(severity("rohs.unknown")), "bad", "severities"),
            (Field::Compliance(severity("no such check")), "error", "check"),
        ] {
            let mistyped = command(&settings, &field, text).expect_err(&field.id());
            assert!(mistyped.expected.contains(expected), "{}: {}", field.id(), mistyped.expected);
        }
    }
}
