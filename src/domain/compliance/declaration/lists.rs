//! The lists that declarations name, and how old a declaration is against them.

/// Since this day the four phthalates are restricted ((EU) 2015/863): what is older speaks of six substances.
pub const PHTHALATES_SINCE: (u32, u32) = (2019, 7);

/// Year and month of a date as it is written; a month of 1 where only the year can be told. `None`: no year.
pub fn month_of(date: &str) -> Option<(u32, u32)> {
    let mut numbers = date.split(|it: char| !it.is_ascii_digit()).filter(|it| !it.is_empty());
    let (first, second) = (numbers.next()?, numbers.next());
    let year = |text: &str| text.parse().ok().filter(|it| (1990..2100).contains(it));
    let month = |text: Option<&str>| text.and_then(|it| it.parse().ok()).filter(|it| (1..=12).contains(it));
    if let Some(year) = year(first) {
        return Some((year, month(second).unwrap_or(1)));
    }
    if first.len() == 8 {
        return Some((year(first.get(..4)?)?, month(first.get(4..6)).unwrap_or(1)));
    }
    // 01.05.2018 and 05/01/2018: which of the two is the month cannot be told.
    date.split(|it: char| !it.is_ascii_digit()).find_map(year).map(|it| (it, 1))
}

/// Year and month of a list: `EUROHS-1907` is of July 2019, `EUREACH-0624` of June 2024, `IEC_62474 D31.00` of October
/// 2025. `None`: the list does not tell its day.
pub fn month_of_list(list: &str) -> Option<(u32, u32)> {
    let upper = list.to_ascii_uppercase();
    if upper.contains("62474") {
        let version = upper.rsplit('D').next()?.split('.').next()?.parse().ok();
        return version.filter(|it: &u32| *it >= 31).map(|_| (2025, 10));
    }
    let digits = upper.rsplit(['-', '_', ' ']).next()?;
    if digits.len() != 4 {
        return None;
    }
    let pair = |range| digits.get(range).and_then(|it: &str| it.parse::<u32>().ok());
    let (first, second) = (pair(0..2)?, pair(2..4)?);
    let of = |year: u32, month: u32| (1..=12).contains(&month).then_some((2000 + year, month));
    if upper.contains("REACH") || upper.contains("SVHC") {
        return of(second, first).or_else(|| of(first, second));
    }
    upper.contains("ROHS").then(|| of(first, second)).flatten()
}

/// The list is one of RoHS from before the phthalates were added in June 2015: it holds six substances.
pub fn is_of_six(list: &str) -> bool {
    list.to_ascii_uppercase().contains("ROHS") && month_of_list(list).is_some_and(|it| it < (2015, 6))
}
