//! Until when a statement holds, as a column of its own says it: "RoHS valid until", "RoHS expiry".

use super::tokens::Text;

/// The column says until when a statement holds.
pub fn asks_until(header: &str) -> bool {
    let header = header.to_lowercase();
    [
        "until",
        "expir",
        "valid to",
        "gültig",
        "ablauf",
        "有效期",
        "期限",
        "jusqu",
        "hasta",
        "scadenza",
        "fino al",
    ]
    .iter()
    .any(|it| header.contains(it))
}

/// What such a column holds has passed on a day, given as ISO. A year or a month alone ends with its last day.
pub fn has_ended(text: &str, today: &str) -> bool {
    let today: u32 = today.replace('-', "").parse().unwrap_or(0);
    let cell = Text::read(text, false);
    let last_day = |date: u32| {
        let (year, month, day) = (date / 10_000, date % 10_000 / 100, date % 100);
        let month = if (1..=12).contains(&month) { month } else { 12 };
        year * 10_000 + month * 100 + if day == 0 { 31 } else { day }
    };
    let dates = || cell.tokens.iter().filter(|it| it.class == 't');
    if dates().next().is_some() {
        return dates().all(|it| last_day(it.date) < today);
    }
    let text = text.to_lowercase();
    [
        "expired",
        "lapsed",
        "abgelaufen",
        "expiré",
        "caducado",
        "vencido",
        "scaduto",
        "过期",
        "失效",
        "期限切れ",
    ]
    .iter()
    .any(|it| text.contains(it))
}

#[cfg(test)]
mod tests {
    use super::has_ended;

    #[test]
    fn a_day_a_month_or_a_year_ends() {
        for (text, ended) in [
            ("2024-05-31", true),
            ("31.05.2024", true),
            ("03/04/2020", true),
            ("2025", true),
            ("11/2026", false),
            ("10/2026", true),
            ("Dec 2026", false),
            ("2026-11-28", true),
            ("2026-11-29", false),
            ("2026", false),
            ("expired", true),
            ("Yes", false),
            ("", false),
        ] {
            assert_eq!(has_ended(text, "2026-11-29"), ended, "{text:?}");
        }
    }
}
