//! What a piece of evidence is: of which day, of which kind, and whether it can speak of all ten substances.
//!
//! EN IEC 63000 asks for supplier declarations, material declarations or test reports. A word in a list is none of them.

use crate::domain::day::Day;

/// What evidence is of by EN IEC 63000, from the weakest to the strongest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EvidenceKind {
    /// A word in a list: no document.
    Statement,
    SupplierDeclaration,
    TestReport,
    MaterialDeclaration,
}

impl EvidenceKind {
    /// The word of the register and of `report.json`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Statement => "statement",
            Self::SupplierDeclaration => "supplier-declaration",
            Self::TestReport => "test-report",
            Self::MaterialDeclaration => "material-declaration",
        }
    }

    /// The kind of a document by its name and the header above it: "SGS report", "FMD no."; a declaration otherwise.
    pub fn of_document(header: &str, text: &str) -> Self {
        let words = [header, " ", text].concat().to_lowercase();
        let names = |list: &str| list.split('|').any(|it| words.contains(it));
        if names("material|fmd|1752|62474|chemsherpa|imds|stoffdekl|成分|物質|物质") {
            Self::MaterialDeclaration
        } else if names("report|bericht|rapport|informe|rapporto|test|62321|報告|报告") {
            Self::TestReport
        } else {
            Self::SupplierDeclaration
        }
    }
}

/// The day of a document or a statement; the month, or the month and the day, may be missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EvidenceDate(u32);

/// Since this day the four phthalates are restricted ((EU) 2015/863).
const PHTHALATES_SINCE: u32 = 20_190_722;
/// Since this month they are named in the law: what names all ten substances may be this old.
const PHTHALATES_NAMED: u32 = 20_150_600;

impl EvidenceDate {
    /// Year, month and day as one number (`20210708`), with zeros for what is not named.
    pub fn of_number(number: u32) -> Option<Self> {
        let (year, month, day) = (number / 10_000, number / 100 % 100, number % 100);
        ((1990..2100).contains(&year) && month <= 12 && day <= 31).then_some(Self(number))
    }

    pub fn of_day(day: Day) -> Option<Self> {
        let (year, month, day) = day.parts();
        Self::of_number(u32::try_from(year).ok()? * 10_000 + u32::from(month) * 100 + u32::from(day))
    }

    /// `2018`, `2018-05` or `2018-05-31`.
    pub fn iso(self) -> String {
        let (year, month, day) = self.parts();
        match (month, day) {
            (0, _) => year.to_string(),
            (_, 0) => format!("{year}-{month:02}"),
            _ => format!("{year}-{month:02}-{day:02}"),
        }
    }

    /// A month is named.
    pub fn has_month(self) -> bool {
        self.parts().1 > 0
    }

    /// Year, month and day; zero for what is not named.
    fn parts(self) -> (u32, u32, u32) {
        (self.0 / 10_000, self.0 / 100 % 100, self.0 % 100)
    }

    /// Days from it to a day; where a part of it is missing the fewest that it can be. `None`: it lies ahead, or is no
    /// day of the calendar.
    pub fn age_days(self, today: Day) -> Option<u32> {
        let (year, month, day) = self.parts();
        let of = |month: u32, day: u32| {
            Day::new(i32::try_from(year).ok()?, u8::try_from(month).ok()?, u8::try_from(day).ok()?)
        };
        let first = of(month.max(1), day.max(1)).filter(|it| *it <= today)?;
        let last = match (month, day) {
            (0, _) => of(12, 31),
            (_, 0) => (28..=31).rev().find_map(|it| of(month, it)),
            _ => Some(first),
        };
        last.map(|it| today.days_since(it))
    }

    /// What is of this day cannot speak of the four phthalates, unless it names all ten substances. A year alone is
    /// held to be early; a month counts by its end.
    pub fn is_before_phthalates(self, names_ten: bool) -> bool {
        let of_month = if matches!(self.parts(), (_, 1.., 0)) { self.0 + 31 } else { self.0 };
        of_month < if names_ten { PHTHALATES_NAMED } else { PHTHALATES_SINCE }
    }
}

#[cfg(test)]
mod tests {
    use super::{EvidenceDate, EvidenceKind};
    use crate::domain::day::Day;

    #[test]
    fn a_date_tells_its_age_and_whether_it_is_before_the_phthalates() {
        let today = Day::from_iso("2026-11-29").unwrap();
        for (number, iso, age, early, early_of_ten) in [
            (20_180_501, "2018-05-01", Some(3_134), true, false),
            (20_190_721, "2019-07-21", Some(2_688), true, false),
            (20_190_722, "2019-07-22", Some(2_687), false, false),
            (20_190_700, "2019-07", Some(2_678), false, false),
            (20_190_000, "2019", Some(2_525), true, false),
            (20_200_000, "2020", Some(2_159), false, false),
            (20_140_301, "2014-03-01", Some(4_656), true, true),
            (20_240_200, "2024-02", Some(1_004), false, false),
            (20_261_100, "2026-11", Some(0), false, false),
            (20_270_101, "2027-01-01", None, false, false),
        ] {
            let date = EvidenceDate::of_number(number).unwrap();
            assert_eq!(date.iso(), iso);
            assert_eq!(date.age_days(today), age, "{iso}");
            assert_eq!(date.is_before_phthalates(false), early, "{iso}");
            assert_eq!(date.is_before_phthalates(true), early_of_ten, "{iso}");
        }
        assert!(
            EvidenceDate::of_number(19_800_101).is_none() && EvidenceDate::of_number(20_201_301).is_none()
        );
    }

    #[test]
    fn a_document_is_of_a_kind() {
        for (header, text, kind) in [
            ("RoHS certificate", "C-4711", EvidenceKind::SupplierDeclaration),
            ("Declaration no.", "D 12", EvidenceKind::SupplierDeclaration),
            ("RoHS report", "SHAEC1712345", EvidenceKind::TestReport),
            ("RoHS document", "SGS test 12", EvidenceKind::TestReport),
            ("RoHS document", "FMD-12", EvidenceKind::MaterialDeclaration),
            ("RoHS Zertifikat", "Prüfbericht 7", EvidenceKind::TestReport),
        ] {
            assert_eq!(EvidenceKind::of_document(header, text), kind, "{header} {text}");
        }
    }
}
