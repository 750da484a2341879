//! Designators in a line of a list: before a sign, in brackets at the end, or there bare and as many as the line counts.

/// Signs between what is named and what is said of it.
pub(super) const DASHES: [&str; 3] = [" - ", " – ", " — "];

/// More places than these are not looked for at the end of a line.
const MOST_AT_END: usize = 200;

/// Designators in brackets: at the end of the text, which they leave, or within it, where they are `count`.
pub(super) fn places_behind(text: &str, count: Option<usize>) -> (&str, &str) {
    // "(SOIC14)" is a package.
    let are_named = |it: &str| are_places(it) && !PACKAGES.iter().any(|package| it.starts_with(package));
    let found = text.strip_suffix([')', ']']).and_then(|it| it.rsplit_once(['(', '[']));
    if let Some((text, places)) = found.filter(|it| are_named(it.1)) {
        return (text.trim_end(), places);
    }
    let mut within = text.split(['(', '[']).skip(1).filter_map(|it| Some(it.split_once([')', ']'])?.0));
    let is_counted = |it: &&str| are_named(it) && count.is_some() && count_places(it) == count;
    (text, within.find(is_counted).unwrap_or(""))
}

/// What packages start with.
const PACKAGES: [&str; 4] = ["SO", "TO", "DI", "QF"];

/// The text before the places that it ends with, and those, where they are `count`: `100n` and `C1, C2` of two.
pub(super) fn places_at_end(text: &str, count: usize) -> Option<(&str, &str)> {
    if !(1..=MOST_AT_END).contains(&count) {
        return None;
    }
    let starts = text.match_indices([' ', '\t']).map(|it| it.0);
    let mut parted = starts.filter_map(|it| text.split_at_checked(it));
    let found = |it: &(&str, &str)| are_places(it.1.trim()) && count_places(it.1) == Some(count);
    let (text, places) = parted.find(found)?;
    Some((text.trim_end_matches([' ', '\t', ',', ':', '-']), places.trim()))
}

/// `C31 -> 100 pF`, `R1, R2 = 10k`: what stands at each place.
pub(super) fn named_place(line: &str) -> Option<(&str, &str)> {
    let at = ["->", "=", ": ", " .."].iter().filter_map(|it| line.find(it)).min();
    // `IC1 - CD4050B`, where no plainer sign parts the two.
    let dash = || DASHES.iter().filter_map(|it| line.find(it)).min();
    at.and_then(|at| placed_at(line, at)).or_else(|| placed_at(line, dash()?))
}

/// The places before the sign at `at`, and what stands there.
fn placed_at(line: &str, at: usize) -> Option<(&str, &str)> {
    let (places, text) = line.split_at_checked(at)?;
    let text = text.trim_start_matches(['-', '–', '—', '>', '=', ':', '.', ' ', '\t']);
    // `R1 - R12` goes on with places.
    let letters = places.trim_start_matches(|it: char| it.is_ascii_uppercase());
    let letters = places.get(..places.len() - letters.len()).unwrap_or("");
    let is_range = line.as_bytes().get(at) == Some(&b' ')
        && text.strip_prefix(letters).is_some_and(|it| it.starts_with(|it: char| it.is_ascii_digit()));
    let is_role = line.as_bytes().get(at) == Some(&b'=')
        && is_role_of_part(places.trim())
        && text.starts_with(|it: char| it.is_ascii_digit())
        && text.contains(char::is_alphabetic);
    (!is_range && are_places(places) || is_role).then_some((places.trim(), text))
}

/// `Cfb`, `Rload`, `Cinput/output`: named after what the part does, by the letter of its kind.
fn is_role_of_part(name: &str) -> bool {
    name.len() <= 14
        && name.starts_with(['C', 'R', 'L'])
        && name.len() > 1
        && name.bytes().skip(1).all(|it| it.is_ascii_lowercase() || it == b'/')
}

/// Names such as `R1`, `C11-C14` and nothing else.
pub(in crate::domain::read) fn are_places(text: &str) -> bool {
    let mut names = text.split([',', ' ', '-', '–', '&', '\t']).filter(|it| !it.is_empty()).peekable();
    names.peek().is_some()
        && names.all(|it| {
            let letters = it.bytes().take_while(u8::is_ascii_uppercase).count();
            let digits = it.bytes().skip(letters).take_while(u8::is_ascii_digit).count();
            // "AL8805W5" is the number of a part.
            let suffix = it.get(letters + digits..).unwrap_or("");
            let is_number = suffix.starts_with(|it: char| it.is_alphabetic())
                && suffix.contains(|it: char| it.is_ascii_digit());
            letters <= 4 && (1..=4).contains(&digits) && suffix.len() <= 3 && !is_number
        })
        && text.trim_start().starts_with(|it: char| it.is_ascii_uppercase())
}

/// How many places the text names, ranges expanded: 4 of `R1, R4-R6`.
pub(super) fn count_places(text: &str) -> Option<usize> {
    let names = text.split([',', ' ', '&', '\t']).filter(|it| !it.is_empty());
    names.map(count_of_range).sum()
}

/// 1 of `R1`, 3 of `R4-R6`.
fn count_of_range(name: &str) -> Option<usize> {
    let Some((first, last)) = name.split_once(['-', '–']) else { return Some(1) };
    let digits = |it: &str| it.trim_start_matches(|it: char| it.is_ascii_uppercase()).parse::<usize>().ok();
    (digits(last)? + 1).checked_sub(digits(first)?)
}

#[cfg(test)]
mod tests {
    use super::{places_at_end, places_behind};

    #[test]
    fn bare_places_are_as_many_as_are_counted() {
        for (text, count, found) in [
            ("100n    C1,C2", 2, Some(("100n", "C1,C2"))),
            ("4.7u 0805: C4-C7", 4, Some(("4.7u 0805", "C4-C7"))),
            ("10k R1 R2, R9", 3, Some(("10k", "R1 R2, R9"))),
            ("100n C1,C2", 3, None),
            ("M3 x 8 screw", 2, None),
            ("C1 C2", 2, None),
            ("10k R9-R2", 2, None),
        ] {
            assert_eq!(places_at_end(text, count), found, "{text}");
        }
    }

    #[test]
    fn a_package_in_brackets_is_no_place() {
        assert_eq!(places_behind("330R (R1 - R12)", None), ("330R", "R1 - R12"));
        assert_eq!(places_behind("74HC00 (SO14)", Some(1)), ("74HC00 (SO14)", ""));
    }

    #[test]
    fn places_in_brackets_within_the_text_are_as_many_as_are_counted() {
        let text = "100n (C1 C2) Murata";
        assert_eq!(places_behind(text, Some(2)), (text, "C1 C2"));
        assert_eq!(places_behind(text, Some(3)), (text, ""));
    }
}
