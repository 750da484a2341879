//! Days as ISO text (`2026-12-11`), which compares in the order of time.

use time::{Date, Month};

/// The number of a day, for differences; `None` where the text is no day of the calendar in ISO form.
pub fn day_number(text: &str) -> Option<i32> {
    let mut parts = text.split('-');
    let (year, month, day, None) = (parts.next()?, parts.next()?, parts.next()?, parts.next()) else {
        return None;
    };
    let is_digits = |it: &str, count| it.len() == count && it.bytes().all(|byte| byte.is_ascii_digit());
    if !is_digits(year, 4) || !is_digits(month, 2) || !is_digits(day, 2) {
        return None;
    }
    let month = Month::try_from(month.parse::<u8>().ok()?).ok()?;
    Date::from_calendar_date(year.parse().ok()?, month, day.parse().ok()?).ok().map(Date::to_julian_day)
}

#[cfg(test)]
mod tests {
    use super::day_number;

    #[test]
    fn only_days_of_the_calendar_count() {
        assert_eq!(day_number("2026-12-12").zip(day_number("2026-12-11")).map(|(a, b)| a - b), Some(1));
        assert_eq!(day_number("2027-03-01").zip(day_number("2027-02-28")).map(|(a, b)| a - b), Some(1));
        for wrong in ["", "2026-2-1", "2026-02-30", "11.12.2026", "2026-12-11T00", "2026-12", "+026-12-11"] {
            assert_eq!(day_number(wrong), None, "{wrong}");
        }
    }
}
