//! Lists in words with bare counts before the names: `5 push buttons`, `3 200R resistors`, `some wire`.

use super::aligned::TEXT;
use super::counted::{named, number};
use super::document::{Document, Limits, ReadError};
use super::reader::{Reader, TextFile};
use super::table::Table;

pub(super) const READER: Reader = Reader::Text { formats: &[TEXT], claims: may_count, read };

/// The same where hardly a line has any gap that could part columns.
pub(super) const GAPLESS: Reader = Reader::Text {
    formats: &[TEXT],
    claims: |it| may_count(it) && !is_delimited(it) && is_gapless(it.text),
    read,
};

fn may_count(file: &TextFile<'_>) -> bool {
    !file.is_markup() && file.text.len() < 32 << 10
}

fn read(file: &TextFile<'_>, _: &Limits) -> Option<Result<Document, ReadError>> {
    let list = (plainly_counted(file.text)?, Vec::new());
    Some(Ok(named(list, ["Quantity", "Part", "Notes", "Link"])))
}

/// A sign parts the cells of a table; tabs may only indent.
fn is_delimited(file: &TextFile<'_>) -> bool {
    file.verdict().is_some_and(|it| it.delimiter != b'\t')
}

/// A link may stand apart from the name.
fn is_gapless(text: &str) -> bool {
    let lines = || text.lines().map(str::trim).filter(|it| !it.is_empty());
    let has_gap = |it: &&str| {
        let name = it.find("http").and_then(|end| it.get(..end)).unwrap_or(it).trim_end();
        name.contains("  ") || name.contains('\t')
    };
    lines().filter(has_gap).count() * 6 < lines().count()
}

/// Fewer counts than these may be of anything.
pub(super) const FEWEST: usize = 4;

/// What a number before it measures, in lower case: `10 uF`, `2 pin header`.
const MEASURED: &str = " v mv a ma w mw hz khz mhz ohm ohms kohm ω kω mω r k m f pf nf uf µf μf mf h nh uh µh μh mh mm \
cm in inch mil awg oz g kg % pin pins way pole poles polig pol bit bits turn turns port ports channel min days position positions circuit circuits contact contacts digit digits axis conductor \
conductors volt volts amp amps watt watts segment segments layer layers cell cells ";

/// The number that a line starts with, and the name that it counts.
pub(crate) fn count_of(line: &str) -> Option<(u16, &str)> {
    let (count, rest) = number(line)?;
    let count = count.parse().ok().filter(|it| (1..1_000).contains(it))?;
    let name = rest.strip_prefix([' ', '\u{a0}'])?.trim();
    let first = name.split_whitespace().next()?.trim_end_matches([',', '.', ':']).to_lowercase();
    let is_measured = MEASURED.contains(&[" ", &first, " "].concat());
    let letters = name.chars().filter(|it| it.is_alphabetic()).count();
    (first.contains(char::is_alphanumeric) && !is_measured && letters > 1).then_some((count, name))
}

/// Short as the name of a part that nobody counted.
fn is_name(line: &str) -> bool {
    line.contains(char::is_alphabetic)
        && !line.contains("://")
        && !line.ends_with(['.', ':', '!', '?'])
        && !line.starts_with(['#', '-', '*', '='])
        && line.split_whitespace().count() <= 8
}

/// The list as a table of counts and names; `None` where not nearly all lines from the first count on start with one, or
/// where the numbers are those of the lines.
fn plainly_counted(text: &str) -> Option<Table> {
    let (mut lines, mut counted, mut steps, mut last, mut rises) = (0usize, 0usize, 0usize, 0, true);
    for line in text.lines().map(str::trim).filter(|it| !it.is_empty()) {
        if let Some((count, _)) = count_of(line) {
            counted += 1;
            steps += usize::from(count == last + 1);
            rises &= count > last;
            last = count;
        }
        lines += usize::from(counted > 0);
    }
    if counted < FEWEST || counted * 5 < lines * 4 || steps * 2 > counted || rises {
        return None;
    }
    let (mut table, mut seen) = (Table::default(), 0);
    for line in text.lines().map(str::trim) {
        let name = count_of(line).map_or(line, |it| it.1);
        seen += usize::from(name.len() < line.len());
        let count = if name.len() < line.len() {
            line.split_whitespace().next().unwrap_or("")
        } else if seen > 0 && is_name(line) {
            "?"
        } else {
            ""
        };
        table.push_cell(count);
        table.push_cell(name);
        table.end_row();
    }
    Some(table)
}

#[cfg(test)]
mod tests {
    use super::plainly_counted;

    fn rows(text: &str) -> Option<Vec<String>> {
        let table = plainly_counted(text)?;
        Some((0..table.row_count()).map(|row| table.row(row).collect::<Vec<_>>().join("|")).collect())
    }

    #[test]
    fn counts_before_names() {
        let text = "Parts\n\n1 Relay\n3 200R resistor\n10 LED\n2 Fuse holder\n1 Box\nSome wire";
        let found = "|Parts,|,1|Relay,3|200R resistor,10|LED,2|Fuse holder,1|Box,?|Some wire";
        assert_eq!(rows(text).expect("a list").join(","), found);
        assert_eq!(rows("1 A\n2 B\n3 C\n4 D\n"), None);
        assert_eq!(rows("10 uF capacitor\n100 nF capacitor\n22 uF capacitor\n10 k resistor\n"), None);
        assert_eq!(rows("1 Relay\n2 LED\n3 Fuse\nBoxes\n1 Diode\n2 Wire\n3 Plug\n"), None);
        assert_eq!(rows("1 Relay\n1 LED\nnothing\nelse\n1 Fuse\n1 Box\n"), None);
    }
}
