//! What a user types into a field becomes a [`Command`]: one place that reads numbers, shares, currencies and choices
//! as people write them, for every field of every screen.
//!
//! Promise: what cannot be read, or makes no sense, changes nothing and is told with what was found and expected.

mod compliance;
mod plan;
mod profile;
mod rates;
mod sender;

use rust_decimal::Decimal;

use super::Command;
use crate::domain::cost::policy::Policy;
use crate::domain::language::{spoken, tr};
use crate::domain::money::Currency;
use crate::domain::parts::price_age::PriceAgeLimits;
use crate::domain::settings::Settings;

/// Why what was typed cannot be taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mistyped {
    pub found: String,
    pub expected: String,
}

impl Mistyped {
    fn new(found: &str, expected: &str) -> Self {
        Self { found: found.to_owned(), expected: expected.to_owned() }
    }
}

/// The command of a field with a text. Nothing typed means: as it is without a choice.
///
/// # Errors
/// Where the text is not what the field takes, or there is no such field.
pub fn command(settings: &Settings, field: &str, text: &str) -> Result<Command, Mistyped> {
    let text = text.trim();
    Ok(match field {
        "process" => Command::SetProcess(some(text).map(str::to_owned)),
        "policy" => Command::SetPolicy(
            Policy::from_code(text).ok_or_else(|| Mistyped::new(text, tr("one of the policies")))?,
        ),
        "currency" => Command::SetCurrency(some(text).map(currency).transpose()?),
        "good" => Command::SetYield(some(text).map(good_share).transpose()?),
        "target" => Command::SetTargetPrice(some(text).map(above_zero).transpose()?),
        "excess" => Command::SetExcessLimit(some(text).map(zero_or_more).transpose()?),
        "estimates" => Command::SetEstimates(text == ON),
        "age.fresh" | "age.stale" => {
            let days = days(text)?;
            let limits = settings.price_age;
            Command::SetPriceAge(if field == "age.fresh" {
                PriceAgeLimits { fresh_days: days, stale_days: limits.stale_days.max(days) }
            } else {
                PriceAgeLimits { fresh_days: limits.fresh_days.min(days), stale_days: days }
            })
        }
        _ => match field.split_once('.') {
            Some(("profile", path)) => Command::SetProfile(profile::edited(settings, path, text)?),
            Some(("sender", path)) => Command::SetSender(sender::edited(settings, path, text)?),
            Some(("plan", path)) => plan::date(settings, path, text)?,
            Some(("phases", path)) => plan::phases(settings, path, text)?,
            Some(("times", path)) => plan::time(settings, path, text)?,
            Some(("risk", path)) => plan::weight(settings, path, text)?,
            Some(("rates", path)) => Command::SetRates(rates::edited(settings, path, text)?),
            Some(("compliance", path)) => compliance::command(settings, path, text)?,
            _ => return Err(no_field(field)),
        },
    })
}

/// What a box that is ticked says.
pub const ON: &str = "on";

fn no_field(field: &str) -> Mistyped {
    Mistyped::new(field, tr("a field of the screen"))
}

fn some(text: &str) -> Option<&str> {
    Some(text).filter(|it| !it.is_empty())
}

fn currency(text: &str) -> Result<Currency, Mistyped> {
    Currency::from_code(text)
        .ok_or_else(|| Mistyped::new(text, tr("a currency code of ISO 4217, three letters such as EUR")))
}

fn days(text: &str) -> Result<u32, Mistyped> {
    text.parse().map_err(|_| Mistyped::new(text, tr("a number of days such as 30")))
}

fn zero_or_more(text: &str) -> Result<Decimal, Mistyped> {
    number(text)
        .filter(|it| *it >= Decimal::ZERO)
        .ok_or_else(|| Mistyped::new(text, tr("a number of 0 or more such as 12.50")))
}

fn above_zero(text: &str) -> Result<Decimal, Mistyped> {
    number(text)
        .filter(|it| *it > Decimal::ZERO)
        .ok_or_else(|| Mistyped::new(text, tr("a number above 0 such as 12.50")))
}

/// A share of good boards in percent.
fn good_share(text: &str) -> Result<Decimal, Mistyped> {
    percent(text)
        .filter(|it| *it > Decimal::ZERO && *it <= Decimal::ONE)
        .ok_or_else(|| Mistyped::new(text, tr("a share above 0 % up to 100 %")))
}

/// "12.5" or "12.5 %" is 0.125.
fn percent(text: &str) -> Option<Decimal> {
    number(text.trim_end_matches('%'))?.checked_div(Decimal::ONE_HUNDRED)
}

/// A number as people write it: "1234.5", "1,234.50", "1.234,50", "0,5", "1 000".
///
/// Of commas and dots together the last is the decimal sign. One alone groups thousands where three digits follow a
/// whole part that could be grouped and the language that is spoken groups by it, as our own texts are written: "1,234"
/// in English, "1.234" in German; else it is the decimal sign.
fn number(text: &str) -> Option<Decimal> {
    let text: String = text.chars().filter(|it| !it.is_whitespace() && *it != '\'').collect();
    let (comma, dot) = (text.rfind(','), text.rfind('.'));
    let sign = spoken().decimal_sign();
    let groups = |it: char| is_grouped(&text, it) && (it != sign || text.matches(it).count() > 1);
    let plain = match (comma, dot) {
        (Some(comma), Some(dot)) if comma > dot => text.replace('.', "").replace(',', "."),
        (Some(_), Some(_)) => text.replace(',', ""),
        (Some(_), None) if groups(',') => text.replace(',', ""),
        (Some(_), None) => text.replacen(',', ".", 1),
        (None, Some(_)) if groups('.') => text.replace('.', ""),
        _ => text,
    };
    // A sign of another kind, or an exponent, is a slip and not an amount.
    let is_plain = plain.bytes().all(|it| it.is_ascii_digit() || matches!(it, b'.' | b'-'));
    if is_plain { plain.parse().ok().map(|it: Decimal| it.normalize()) } else { None }
}

/// "1,234,567": groups of three after a first one that does not begin with a zero.
fn is_grouped(text: &str, sign: char) -> bool {
    let mut groups = text.trim_start_matches('-').split(sign);
    let first = groups.next().unwrap_or("");
    (1..=3).contains(&first.len()) && !first.starts_with('0') && groups.all(|it| it.len() == 3)
}

#[cfg(test)]
mod tests {
    use super::{command, number};
    use crate::domain::compliance::category::Category;
    use crate::domain::compliance::regimes::Regime;
    use crate::domain::cost::policy::Policy;
    use crate::domain::finding::Severity;
    use crate::domain::language::{Language, speak};
    use crate::domain::project::Command;
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
        let typed = |field: &str, text: &str| command(&settings, field, text);
        let share = "0.985".parse().ok();
        assert_eq!(typed("good", " 98.5 % "), Ok(Command::SetYield(share)));
        assert_eq!(typed("good", ""), Ok(Command::SetYield(None)));
        assert_eq!(typed("policy", "one-seller"), Ok(Command::SetPolicy(Policy::OneSeller)));
        assert_eq!(typed("estimates", "on"), Ok(Command::SetEstimates(true)));
        let day = Some("2027-06-30".to_owned());
        assert_eq!(typed("compliance.ship-date", " 2027-06-30 "), Ok(Command::SetShipDate(day)));
        assert_eq!(typed("compliance.ship-date", ""), Ok(Command::SetShipDate(None)));
        let category = Some(Category::IndustrialInstruments);
        assert_eq!(typed("compliance.category", "9-industrial"), Ok(Command::SetCategory(category)));
        let both = Command::SetRegimes(vec![Regime::EuRohs, Regime::Pfas]);
        assert_eq!(typed("compliance.regime.pfas", "on"), Ok(both));
        let code = "rohs.unknown".to_owned();
        assert_eq!(
            typed("compliance.severity.rohs.unknown", "error"),
            Ok(Command::SetSeverity { code: code.clone(), severity: Some(Severity::Error) })
        );
        let reason = Some("asked, see mail".to_owned());
        assert_eq!(
            typed("compliance.waive.rohs.unknown/A/B-1", "asked, see mail"),
            Ok(Command::Waive { code: code.clone(), part: "A/B-1".to_owned(), reason })
        );
        let back = Command::Waive { code, part: "A/B-1".to_owned(), reason: None };
        assert_eq!(typed("compliance.waive.rohs.unknown/A/B-1", " "), Ok(back));
        for (field, text, expected) in [
            ("good", "101", "share"),
            ("good", "0", "share"),
            ("target", "cheap", "a number above 0"),
            ("excess", "-1", "0 or more"),
            ("currency", "euro", "three letters"),
            ("policy", "best", "policies"),
            ("age.fresh", "soon", "days"),
            ("nothing", "1", "field"),
            ("compliance.ship-date", "30.06.2027", "2027-06-30"),
            ("compliance.category", "12", "category"),
            ("compliance.regime.eu-rohs", "", "at least one regime"),
            ("compliance.severity.rohs.unknown", "bad", "severities"),
            ("compliance.severity.rohs.nothing", "error", "check"),
            ("compliance.waive.rohs.unknown", "why", "field"),
        ] {
            let mistyped = typed(field, text).expect_err(field);
            assert!(mistyped.expected.contains(expected), "{field}: {}", mistyped.expected);
        }
    }
}
