//! The values of options: each is read, or told with what was expected.

use bomlight::domain::compliance::regimes::Regime;
use bomlight::domain::cost::policy::Policy;
use bomlight::domain::day::Day;
use bomlight::domain::export::csv::CsvDialect;
use bomlight::domain::finding::Severity;
use bomlight::domain::parts::price_age::PriceAgeLimits;
use bomlight::domain::profile::phases::Phases;
use bomlight::domain::rules::words_of_code;
use bomlight::domain::settings::Settings;
use bomlight::domain::spelling::part_key;
use bomlight::engine::protocol::ExportKind;
use rust_decimal::Decimal;

pub(super) fn read_policy(text: &str) -> Result<Policy, String> {
    Policy::from_code(text).ok_or_else(|| {
        let codes: Vec<&str> = Policy::ALL.iter().map(|it| it.code()).collect();
        format!("--policy: found “{text}”, expected one of {}", codes.join(", "))
    })
}

/// Percent, with or without the sign, as a share from 0 to 1.
pub(super) fn read_yield(text: &str) -> Result<Decimal, String> {
    let percent: Option<Decimal> = text.trim_end_matches(['%', ' ']).parse().ok();
    percent
        .filter(|it| *it > Decimal::ZERO && *it <= Decimal::ONE_HUNDRED)
        .and_then(|it| it.checked_div(Decimal::ONE_HUNDRED))
        .ok_or_else(|| format!("--yield: found “{text}”, expected a percentage above 0 up to 100"))
}

pub(super) fn read_money(option: &str, text: &str) -> Result<Decimal, String> {
    let amount: Option<Decimal> = text.trim().parse().ok();
    amount
        .filter(|it| *it >= Decimal::ZERO)
        .ok_or_else(|| format!("{option}: found “{text}”, expected an amount such as 12.50"))
}

pub(super) fn read_phases(text: &str) -> Result<Phases, String> {
    let limits = text.split_once(',').and_then(|(prototype, pilot)| {
        Phases::of(prototype.trim().parse().ok()?, pilot.trim().parse().ok()?)
    });
    limits.ok_or_else(|| {
        format!("--phases: found “{text}”, expected the last prototype and the last pilot such as 100,9999")
    })
}

pub(super) fn read_price_age(text: &str) -> Result<PriceAgeLimits, String> {
    let limits = text.split_once(',').and_then(|(fresh, stale)| {
        let (fresh_days, stale_days) = (fresh.trim().parse().ok()?, stale.trim().parse().ok()?);
        (fresh_days <= stale_days).then_some(PriceAgeLimits { fresh_days, stale_days })
    });
    limits.ok_or_else(|| {
        format!("--price-age: found “{text}”, expected two rising numbers of days such as 30,90")
    })
}

pub(super) fn read_boards(text: &str) -> Result<Vec<u32>, String> {
    let wrong = || format!("--boards: found “{text}”, expected whole numbers such as 1,10,100");
    let asked =
        text.split(',').map(|it| it.trim().parse()).collect::<Result<Vec<u32>, _>>().map_err(|_| wrong())?;
    let mut settings = Settings::new("");
    settings.boards.clear();
    settings.set_boards(&asked);
    if settings.boards.is_empty() { Err(wrong()) } else { Ok(asked) }
}

pub(super) fn read_date(option: &str, text: &str) -> Result<String, String> {
    Day::from_iso(text)
        .map(|_| text.to_owned())
        .ok_or_else(|| format!("{option}: found “{text}”, expected a date such as 2026-11-22"))
}

pub(super) fn read_regimes(text: &str) -> Result<Vec<Regime>, String> {
    let read = |code: &str| {
        Regime::from_code(code.trim()).ok_or_else(|| {
            let codes = Regime::ALL.map(Regime::code).join(", ");
            format!("--regimes: found “{code}”, expected some of {codes}")
        })
    };
    text.split(',').map(read).collect()
}

/// `rohs.unknown=error`.
pub(super) fn read_severity(text: &str) -> Result<(String, Severity), String> {
    let wrong =
        || format!("--severity: found “{text}”, expected a check and a level such as rohs.unknown=error");
    let (code, level) = text.split_once('=').ok_or_else(wrong)?;
    if words_of_code(code).is_none() {
        return Err(format!("--severity: “{code}” is no code of a check; the report shows the codes"));
    }
    let level =
        [Severity::Note, Severity::Warning, Severity::Error].into_iter().find(|it| it.code() == level);
    Ok((code.to_owned(), level.ok_or_else(wrong)?))
}

/// `rohs.unknown:RC0402FR-0710KL=the supplier has confirmed it by mail`.
pub(super) fn read_waiver(text: &str, settings: &mut Settings) -> Result<(), String> {
    let wrong = || {
        format!(
            "--waive: found “{text}”, expected a check, a part number and a reason: rohs.unknown:PART=why"
        )
    };
    let (what, reason) = text.split_once('=').filter(|it| !it.1.trim().is_empty()).ok_or_else(wrong)?;
    let (code, part) = what.split_once(':').filter(|it| !it.1.trim().is_empty()).ok_or_else(wrong)?;
    if words_of_code(code).is_none() {
        return Err(format!("--waive: “{code}” is no code of a check; the report shows the codes"));
    }
    let key = part_key(part);
    settings.set_waiver(code, if key.is_empty() { part.trim() } else { &key }, Some(reason));
    Ok(())
}

pub(super) fn iso(date: time::Date) -> String {
    format!("{:04}-{:02}-{:02}", date.year(), u8::from(date.month()), date.day())
}

pub(super) fn today() -> String {
    iso(time::OffsetDateTime::now_utc().date())
}

pub(super) fn read_format(text: &str) -> Result<ExportKind, String> {
    let found = ExportKind::on_command_line().find(|it| it.exporter().code == text);
    found.ok_or_else(|| format!("--format: found “{text}”, expected {}", formats()))
}

/// "text, json, csv, html, xlsx or project".
pub(super) fn formats() -> String {
    one_of(ExportKind::on_command_line().map(|it| it.exporter().code))
}

/// "en, de or zh".
pub(super) fn one_of(words: impl Iterator<Item = &'static str>) -> String {
    let words: Vec<&str> = words.collect();
    words.split_last().map_or(String::new(), |(last, others)| [&others.join(", "), " or ", *last].concat())
}

/// `semicolon,exact`.
pub(super) fn read_dialect(text: &str) -> Result<CsvDialect, String> {
    let mut dialect = CsvDialect::default();
    for word in text.split(',') {
        match word.trim() {
            "comma" => dialect.has_decimal_comma = false,
            "semicolon" => dialect.has_decimal_comma = true,
            "exact" => dialect.is_exact = true,
            _ => return Err(format!("--csv: found “{text}”, expected comma or semicolon, and exact")),
        }
    }
    Ok(dialect)
}

pub(super) fn read_fail_on(text: &str) -> Result<Option<Severity>, String> {
    match text {
        "never" => Ok(None),
        "warning" => Ok(Some(Severity::Warning)),
        "error" => Ok(Some(Severity::Error)),
        other => Err(format!("--fail-on: found “{other}”, expected error, warning or never")),
    }
}
