//! A day of the calendar, for ages and terms. The domain reads no clock: today is an input.

use serde::{Deserialize, Serialize};

/// Days since 1970-01-01 in the Gregorian calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Day(i32);

impl Day {
    /// The day of a year, month and day of the month; `None` where there is no such day, or the year has not four
    /// digits.
    pub fn new(year: i32, month: u32, day: u32) -> Option<Self> {
        let is_there = (1_000..=9_999).contains(&year) && (1..=days_of(year, month)).contains(&day);
        if !is_there {
            return None;
        }
        // Years that start in March end with the leap day.
        let (shifted, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
        let day_of_year = (153 * month + 2) / 5 + day - 1;
        let leap_days = shifted / 4 - shifted / 100 + shifted / 400;
        Some(Self(shifted * 365 + leap_days + i32::try_from(day_of_year).ok()? - EPOCH))
    }

    /// The day of an ISO date, `2026-11-22`; `None` where the text is none.
    pub fn from_iso(text: &str) -> Option<Self> {
        let mut parts = text.splitn(3, '-');
        let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
        let is_iso = [(year, 4), (month, 2), (day, 2)]
            .iter()
            .all(|(part, length)| part.len() == *length && part.bytes().all(|it| it.is_ascii_digit()));
        if !is_iso {
            return None;
        }
        Self::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
    }

    /// The day of a serial number of a spreadsheet, which counts from 1899-12-30.
    pub fn from_serial(serial: u32) -> Option<Self> {
        const FIRST: i32 = 25_569;
        Some(Self(i32::try_from(serial).ok()?.checked_sub(FIRST)?))
    }

    /// Days from an earlier day to this one; zero where that day is not earlier.
    pub fn days_since(self, earlier: Self) -> u32 {
        u32::try_from(i64::from(self.0) - i64::from(earlier.0)).unwrap_or(0)
    }

    /// `2026-11-22`.
    pub fn iso(self) -> String {
        // The same way back as in `new`: years that start in March, in cycles of 400 years.
        let days = i64::from(self.0) + i64::from(EPOCH);
        let cycle = days.div_euclid(146_097);
        let of_cycle = days.rem_euclid(146_097);
        let year_of_cycle = (of_cycle - of_cycle / 1_460 + of_cycle / 36_524 - of_cycle / 146_096) / 365;
        let day_of_year = of_cycle - (365 * year_of_cycle + year_of_cycle / 4 - year_of_cycle / 100);
        let shifted_month = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
        let month = if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 };
        let year = year_of_cycle + cycle * 400 + i64::from(month <= 2);
        format!("{year:04}-{month:02}-{day:02}")
    }
}

/// Days from 0000-03-01 to 1970-01-01.
const EPOCH: i32 = 719_468;

/// Days of a month; zero for no month.
fn days_of(year: i32, month: u32) -> u32 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::Day;

    #[test]
    fn days_are_those_of_the_calendar() {
        assert_eq!(Day::new(1970, 1, 1), Some(Day(0)));
        assert_eq!(Day::new(2000, 3, 1), Some(Day(11_017)));
        assert_eq!(Day::from_iso("2026-11-22"), Some(Day(20_779)));
        assert_eq!(Day::from_serial(46_348), Day::new(2026, 11, 22));
        for no_day in ["2026-02-29", "2026-13-01", "2026-00-10", "2026-1-2", "22.11.2026", "", "2026-11-22x"]
        {
            assert_eq!(Day::from_iso(no_day), None, "{no_day}");
        }
    }

    #[test]
    fn every_day_of_four_centuries_comes_back() {
        let mut last = Day::new(1999, 12, 31).unwrap();
        for year in 2000..2400 {
            for month in 1..=12 {
                for day in 1..=super::days_of(year, month) {
                    let it = Day::new(year, month, day).unwrap();
                    assert_eq!(it.days_since(last), 1);
                    assert_eq!(it.iso(), format!("{year:04}-{month:02}-{day:02}"));
                    assert_eq!(Day::from_iso(&it.iso()), Some(it));
                    last = it;
                }
            }
        }
    }
}
