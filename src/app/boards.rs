//! Reads and writes the volumes of the `Boards` field.

/// Reads "1, 10, 100", "1 10 100", "1,000; 10k" or "1.000.000": the volumes, and the words that are none.
///
/// A comma, dot or apostrophe followed by exactly three digits belongs to the number, as people group
/// thousands; any other separates.
pub fn parse(text: &str) -> (Vec<u32>, Vec<&str>) {
    let (mut boards, mut others) = (Vec::new(), Vec::new());
    for word in text.split(|it: char| it.is_whitespace() || it == ';') {
        let groups: Vec<&str> = word.split([',', '.', '\'']).filter(|group| !group.is_empty()).collect();
        let grouped = groups.len() > 1
            && groups
                .iter()
                .skip(1)
                .all(|group| group.len() == 3 && group.bytes().all(|it| it.is_ascii_digit()));
        if grouped {
            match number(&groups.concat()) {
                Some(volume) => boards.push(volume),
                None => others.push(word),
            }
            continue;
        }
        for group in groups {
            match number(group) {
                Some(volume) => boards.push(volume),
                None => others.push(group),
            }
        }
    }
    (boards, others)
}

/// "1, 10, 100": as [`parse`] reads it back.
pub fn text(boards: impl Iterator<Item = u32>) -> String {
    boards.map(|it| it.to_string()).collect::<Vec<_>>().join(", ")
}

fn number(word: &str) -> Option<u32> {
    let (digits, factor) = match word.strip_suffix(['k', 'K']) {
        Some(digits) => (digits, 1_000),
        None => match word.strip_suffix(['m', 'M']) {
            Some(digits) => (digits, 1_000_000),
            None => (word, 1),
        },
    };
    digits.parse::<u32>().ok()?.checked_mul(factor).filter(|it| *it > 0)
}
