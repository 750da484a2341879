//! Serial numbers of days → dates in ISO 8601.

use time::{Date, Duration, Month};

use super::NumberFormat;
use super::decimal::{Decimal, SECONDS_OF_DAY};

/// Days after the last one that office programs show: 9999-12-31.
const LAST_DAY: i64 = 2_958_466;

/// Writes the date, the time of day, or both. False where the number is no date.
pub(super) fn write(target: &mut String, serial: &Decimal, format: &NumberFormat, epoch_1904: bool) -> bool {
    let Some((mut day, mut second)) = serial.days_and_seconds().filter(|it| it.0 < LAST_DAY) else {
        return false;
    };
    if second >= SECONDS_OF_DAY {
        (day, second) = (day + 1, 0);
    }
    // A format that shows only the day hides the time of a time stamp.
    let with_time = second != 0 && *format != NumberFormat::Date;
    let with_date = day != 0 && *format != NumberFormat::Time;
    if with_date {
        let Some(date) = date(day, epoch_1904) else { return false };
        target.push_str(&format!("{:04}-{:02}-{:02}", date.year(), u8::from(date.month()), date.day()));
    }
    if with_date && with_time {
        target.push(' ');
    }
    if with_time || !with_date {
        let (hour, minute, rest) = (second / 3600, second / 60 % 60, second % 60);
        target.push_str(&format!("{hour:02}:{minute:02}"));
        if rest != 0 {
            target.push_str(&format!(":{rest:02}"));
        }
    }
    true
}

/// The date of a day's number. Day 60 of the 1900 count is a leap day that never was; before it the
/// count is one less.
fn date(day: i64, epoch_1904: bool) -> Option<Date> {
    let (year, month, start) = match (epoch_1904, day < 60) {
        (true, _) => (1904, Month::January, 1),
        (false, true) => (1899, Month::December, 31),
        (false, false) => (1899, Month::December, 30),
    };
    Date::from_calendar_date(year, month, start).ok()?.checked_add(Duration::days(day))
}
