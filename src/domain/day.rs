//! A day of the calendar, for ages and terms. The domain reads no clock: today is an input.

pub mod read;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};
use time::{Date, Duration, Month};

/// A day in the Gregorian calendar, of a year with four digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(Date);

/// As its number in a count of all days: short, and the same everywhere.
impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.number().serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let date = Date::from_julian_day(i32::deserialize(deserializer)?);
        let day = date.ok().filter(|it| (1_000..=9_999).contains(&it.year()));
        day.map(Self).ok_or_else(|| D::Error::custom("expected a day of the calendar"))
    }
}

impl Day {
    /// The day of a year, month and day of the month; `None` where there is no such day.
    pub fn new(year: i32, month: u8, day: u8) -> Option<Self> {
        let month = Month::try_from(month).ok()?;
        let has_four_digits = (1_000..=9_999).contains(&year);
        Date::from_calendar_date(year, month, day).ok().filter(|_| has_four_digits).map(Self)
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

    /// The day that comes `days` later.
    pub fn plus(self, days: u32) -> Option<Self> {
        self.0.checked_add(Duration::days(days.into())).map(Self)
    }

    /// The day that was `days` before.
    pub fn minus(self, days: u32) -> Option<Self> {
        self.0.checked_sub(Duration::days(days.into())).map(Self)
    }

    /// Days from another day to this one; negative where that day is later.
    pub fn days_after(self, other: Self) -> i32 {
        i32::try_from((self.0 - other.0).whole_days()).unwrap_or(0)
    }

    /// Days from an earlier day to this one; zero where that day is not earlier.
    pub fn days_since(self, earlier: Self) -> u32 {
        u32::try_from((self.0 - earlier.0).whole_days()).unwrap_or(0)
    }

    /// The number of the day in a count of all days, for places on a scale.
    pub fn number(self) -> i32 {
        self.0.to_julian_day()
    }

    /// Year, month from 1 on, and day of the month.
    pub fn parts(self) -> (i32, u8, u8) {
        (self.0.year(), u8::from(self.0.month()), self.0.day())
    }

    /// `2026-11-22`.
    pub fn iso(self) -> String {
        format!("{:04}-{:02}-{:02}", self.0.year(), u8::from(self.0.month()), self.0.day())
    }
}

#[cfg(test)]
mod tests {
    use super::Day;

    #[test]
    fn days_are_those_of_the_calendar() {
        let day = Day::from_iso("2026-11-22").unwrap();
        assert_eq!(day.iso(), "2026-11-22");
        assert_eq!(day.days_since(Day::new(2026, 8, 24).unwrap()), 90);
        assert_eq!(day.days_since(Day::new(2027, 1, 1).unwrap()), 0);
        assert_eq!(day.plus(40).map(Day::iso).as_deref(), Some("2027-01-01"));
        assert_eq!(Day::new(2027, 1, 1).unwrap().minus(40), Some(day));
        assert_eq!(Day::new(2028, 3, 1).unwrap().minus(1), Day::new(2028, 2, 29));
        assert_eq!((day.days_after(Day::new(2026, 11, 20).unwrap())), 2);
        assert_eq!((day.days_after(Day::new(2027, 1, 1).unwrap())), -40);
        for no_day in ["2026-02-29", "2026-13-01", "2026-00-10", "2026-1-2", "22.11.2026", "", "2026-11-22x"]
        {
            assert_eq!(Day::from_iso(no_day), None, "{no_day}");
        }
    }
}
