//! Dates in cells, and terms such as "30 days".
//!
//! `03/04/2026` is the third of April in some countries and the fourth of March in others: such a date counts only
//! where another cell of the column tells which comes first, else it stays unknown.

use crate::domain::day::Day;

/// Which comes first in a date of three numbers that ends with the year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum DateOrder {
    DayFirst,
    MonthFirst,
    /// Nothing tells it.
    Unknown,
}

const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// Months that other languages begin with other letters.
const FOREIGN_MONTHS: [(&str, u8); 12] = [
    ("mär", 3),
    ("mrz", 3),
    ("mai", 5),
    ("maj", 5),
    ("okt", 10),
    ("dez", 12),
    ("fév", 2),
    ("fev", 2),
    ("avr", 4),
    ("aoû", 8),
    ("déc", 12),
    ("ene", 1),
];

/// Reads a date; a time of day after it is left out. `None` where it is none, or its order is not known.
pub(crate) fn read_date(text: &str, order: DateOrder) -> Option<Day> {
    let text = text.trim();
    if text.len() < 6 || text.len() > 40 {
        return None;
    }
    let parts = Parts::of(text)?;
    let [first, second, third] = parts.numbers;
    match parts.month {
        Some(month) => match (parts.count, first) {
            // "2026 Nov 22" and "22 Nov 2026"; "Nov 22, 2026" has the same numbers.
            (2.., 1_000..) => Day::new(i32::from(first), month, u8::try_from(second).ok()?),
            (2.., _) => Day::new(year(second), month, u8::try_from(first).ok()?),
            _ => None,
        },
        None if parts.count < 3 => None,
        None if first > 999 => {
            Day::new(i32::from(first), u8::try_from(second).ok()?, u8::try_from(third).ok()?)
        }
        None => {
            let (day, month) = match order_of(first, second, parts.has_dots, order) {
                DateOrder::DayFirst => (first, second),
                DateOrder::MonthFirst => (second, first),
                DateOrder::Unknown => return None,
            };
            Day::new(year(third), u8::try_from(month).ok()?, u8::try_from(day).ok()?)
        }
    }
}

/// What the dates of a column say about their order.
pub(crate) fn date_order<'a>(cells: impl Iterator<Item = &'a str>) -> DateOrder {
    for text in cells {
        let Some(parts) = Parts::of(text.trim()).filter(|it| it.month.is_none() && it.count > 2) else {
            continue;
        };
        let [first, second, _] = parts.numbers;
        if first < 1_000 {
            let told = if first == second {
                DateOrder::Unknown
            } else {
                order_of(first, second, parts.has_dots, DateOrder::Unknown)
            };
            if told != DateOrder::Unknown {
                return told;
            }
        }
    }
    DateOrder::Unknown
}

/// "30 days", "6 weeks", "3 months" as days; a month counts 30.
pub(crate) fn read_term(text: &str) -> Option<u32> {
    let text = text.trim();
    let end = text.find(|it: char| !it.is_ascii_digit())?;
    let number: u32 = text.get(..end)?.parse().ok()?;
    let unit = text.get(end..)?.trim().to_lowercase();
    let days = if unit.starts_with('d')
        || unit.starts_with("tag")
        || unit.starts_with('j')
        || unit.starts_with('天')
    {
        1
    } else if unit.starts_with('w') || unit.starts_with('周') {
        7
    } else if unit.starts_with("mo") || unit.starts_with('月') {
        30
    } else {
        return None;
    };
    number.checked_mul(days).filter(|it| *it <= 3_660)
}

/// Dates with dots are written with the day first; else a number above 12 is a day.
fn order_of(first: u16, second: u16, has_dots: bool, known: DateOrder) -> DateOrder {
    match (first > 12, second > 12) {
        (true, false) => DateOrder::DayFirst,
        (false, true) => DateOrder::MonthFirst,
        _ if has_dots || first == second => DateOrder::DayFirst,
        _ => known,
    }
}

fn year(number: u16) -> i32 {
    if number < 100 { 2_000 + i32::from(number) } else { i32::from(number) }
}

/// The numbers of a date and its month, where that is a word.
struct Parts {
    numbers: [u16; 3],
    count: usize,
    month: Option<u8>,
    has_dots: bool,
}

impl Parts {
    fn of(text: &str) -> Option<Self> {
        let mut parts = Self { numbers: [0; 3], count: 0, month: None, has_dots: text.contains('.') };
        for word in text.split(|it: char| !it.is_alphanumeric() && it != ':' && it != 'é') {
            // "2026年11月22日" and "2026-11-22T10:00" have letters between the numbers.
            for piece in word.split(['年', '月', '日', '년', '월', '일', 'T']).filter(|it| !it.is_empty())
            {
                let wanted = if parts.month.is_some() { 2 } else { 3 };
                if parts.count == wanted {
                    return Some(parts);
                }
                // "22nd" is a number.
                let digits = piece.trim_end_matches(|it: char| it.is_ascii_lowercase());
                if let Ok(number) = digits.parse::<u16>() {
                    *parts.numbers.get_mut(parts.count)? = number;
                    parts.count += 1;
                } else if let (None, Some(month)) = (parts.month, month_of(piece)) {
                    parts.month = Some(month);
                } else if parts.count > 0 {
                    // Before the date stands its weekday, within it nothing.
                    return None;
                }
            }
        }
        Some(parts)
    }
}

fn month_of(word: &str) -> Option<u8> {
    let low = word.to_lowercase();
    let known = MONTHS.iter().zip(1_u8..).find(|it| low.starts_with(it.0)).map(|it| it.1);
    known.or_else(|| FOREIGN_MONTHS.iter().find(|it| low.starts_with(it.0)).map(|it| it.1))
}

/// Reads a date of which the order of day and month is sure; `None` where it is none, or is not sure.
pub fn read_sure_date(text: &str) -> Option<Day> {
    crate::domain::day::read::read_date(text, crate::domain::day::read::DateOrder::Unknown)
}

#[cfg(test)]
mod tests {
    use super::{DateOrder, date_order, read_date, read_term};

    #[test]
    fn dates_are_read_in_every_spelling() {
        for (text, expected) in [
            ("2026-11-22", "2026-11-22"),
            ("2026-11-22 10:30:00", "2026-11-22"),
            ("2026-11-22T10:30:00Z", "2026-11-22"),
            ("2026/1/5", "2026-01-05"),
            ("2026.11.22", "2026-11-22"),
            ("22.11.2026", "2026-11-22"),
            ("05.01.26", "2026-01-05"),
            ("22/11/2026", "2026-11-22"),
            ("11/22/2026", "2026-11-22"),
            ("22-Nov-2026", "2026-11-22"),
            ("22-Nov-26", "2026-11-22"),
            ("Nov 22, 2026", "2026-11-22"),
            ("November 22nd, 2026", "2026-11-22"),
            ("22. Dezember 2026", "2026-12-22"),
            ("Sun, 22 Nov 2026 10:00", "2026-11-22"),
            ("2026年11月22日", "2026-11-22"),
            ("07/07/2026", "2026-07-07"),
        ] {
            let read = read_date(text, DateOrder::Unknown).map(|it| it.iso());
            assert_eq!(read.as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn what_is_not_sure_is_no_date() {
        for text in
            ["03/04/2026", "31.02.2026", "12", "TBD", "", "10 weeks", "0.1234", "2026", "1-2", "32-Nov-2026"]
        {
            assert_eq!(read_date(text, DateOrder::Unknown), None, "{text}");
        }
        let order = date_order(["03/04/2026", "", "n/a", "04/25/2026"].into_iter());
        assert_eq!(order, DateOrder::MonthFirst);
        assert_eq!(read_date("03/04/2026", order).map(|it| it.iso()).as_deref(), Some("2026-03-04"));
        assert_eq!(date_order(["25/04/2026"].into_iter()), DateOrder::DayFirst);
        assert_eq!(date_order(["03/04/2026", "07/07/2026"].into_iter()), DateOrder::Unknown);
    }

    #[test]
    fn terms_are_days() {
        let terms = ["30 days", "30d", "6 weeks", "3 months", "14 Tage", "30", "soon", ""].map(read_term);
        assert_eq!(terms, [Some(30), Some(30), Some(42), Some(90), Some(14), None, None, None]);
    }
}
