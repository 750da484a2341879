//! A line of a list in words, in its parts.

use super::count::{
    bullet, count_ahead, count_apart, count_behind, count_in_brackets, count_in_hyphens, count_within, number,
};
use super::places::{DASHES, are_places, count_places, named_place, places_at_end, places_behind};

/// A line of the list.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Item<'t> {
    pub count: &'t str,
    pub text: &'t str,
    pub places: &'t str,
    pub price: &'t str,
}

impl<'t> Item<'t> {
    /// The text and the places that it ends with, as many as are counted, where none stand elsewhere.
    pub(super) fn at_end(&self) -> Option<(&'t str, &'t str)> {
        if self.places.is_empty() { places_at_end(self.text, self.count.parse().ok()?) } else { None }
    }

    pub(super) fn with_places_at_end(self) -> Self {
        match self.at_end() {
            Some((text, places)) => Self { text, places, ..self },
            None => self,
        }
    }
}

/// The line as one of a list; `None` where it is none.
pub(super) fn split(line: &str) -> Option<Item<'_>> {
    // A table has its own reader.
    let head = line.find("http").and_then(|it| line.get(..it)).unwrap_or(line);
    if head.len() > 200
        || line.starts_with('"')
        || line.contains("\",")
        || head.bytes().filter(|it| matches!(it, b';' | b'|' | b'<' | b'{')).count() > 1
    {
        return None;
    }
    let bare = bullet(line);
    // "[OPTIONAL] x1 10k": the remark stays with the part.
    let tagged = || Some((count_ahead(bare.strip_prefix('[')?.split_once("] ")?.1)?.0, bare));
    let (count, text) = match count_ahead(bare).or_else(|| count_in_hyphens(line)).or_else(tagged) {
        Some(found) => found,
        None => {
            if let Some(found) =
                count_between(bare).or_else(|| placed(bare)).or_else(|| count_before_places(bare))
            {
                return Some(found);
            }
            count_behind(bare)
                .or_else(|| count_apart(bare))
                .or_else(|| count_in_brackets(bare))
                .or_else(|| count_within(bare))?
        }
    };
    let (text, price) = price_behind(text);
    let (text, places) = places_behind(text, count.parse().ok());
    Some(Item { count, text, places, price })
}

/// `C31 -> 100 pF`, `R1 = R2 = 10k`, and the other way round `10k: R1, R2`.
fn placed(line: &str) -> Option<Item<'_>> {
    let (mut places, mut text) =
        named_place(line).filter(|it| !is_part_at(it.0, it.1)).or_else(|| places_after(line))?;
    // "U1: LM358 - dual" goes on with the part.
    while let Some((_, rest)) = text.split_once('=').filter(|it| are_places(it.0.trim())) {
        text = rest.trim_start();
        let end = line.len() - text.len();
        places = line.get(..end).unwrap_or(places).trim_end_matches(['=', ' ']);
    }
    Some(Item { text, places, ..Item::default() })
}

/// The places behind a colon and what stands before: `10k: R1`, `LED: D1, D2`. "Size: A4" is of the drawing.
fn places_after(line: &str) -> Option<(&str, &str)> {
    let (text, places) = line.rsplit_once(": ")?;
    let is_of_drawing = ["size", "format", "sheet", "rev", "revision", "page"]
        .iter()
        .any(|it| text.trim().eq_ignore_ascii_case(it));
    (!is_of_drawing && are_places(places)).then_some((places.trim(), text))
}

/// `LM358: U1`: the longer of two names is that of the part.
fn is_part_at(name: &str, places: &str) -> bool {
    let digits = name.bytes().filter(u8::is_ascii_digit).count();
    let first = places.split([',', ' ']).map(str::len).next().unwrap_or(0);
    are_places(places)
        && digits > 2
        && name.len() > digits + 1
        && !name.contains([',', ' ', '-'])
        && first < name.len()
}

/// `4 100n C1,C2,C5,C6`: a bare number counts the places at the end. A table has its blanks.
fn count_before_places(line: &str) -> Option<Item<'_>> {
    let (count, rest) = number(line)?;
    let text = rest.strip_prefix(' ').filter(|it| !it.contains("  ") && !it.contains('\t'))?;
    let (text, places) = places_at_end(text, count.parse().ok()?)?;
    (!text.is_empty()).then_some(Item { count, text, places, price: "" })
}

/// `100n - 4 - C1,C2,C5,C6`.
fn count_between(line: &str) -> Option<Item<'_>> {
    let parts = |dash: &str| {
        let (ahead, places) = line.rsplit_once(dash)?;
        let (text, count) = ahead.rsplit_once(dash)?;
        let is_counted = are_places(places) && count_places(places) == count.parse().ok();
        is_counted.then_some(Item { count, text, places, price: "" })
    };
    DASHES.iter().find_map(|it| parts(it))
}

/// A line of the text that counts nothing: `- 74HC30` among `- 2x LM317` is a part all the same.
pub(super) fn uncounted(line: &str, is_counted: bool, is_next: bool) -> Item<'_> {
    let bare = bullet(line);
    // A link below a part is no part.
    let is_item = is_counted
        && line.len() - bare.len() > 1
        && !bare.ends_with([':', '-', '*', '='])
        && (!bare.ends_with('.') || is_next && bare.split_whitespace().count() < 8)
        && !bare.starts_with("http");
    let count = if is_item && bare.contains(char::is_alphabetic) { "?" } else { "" };
    Item { count, text: if is_item { bare } else { line }, ..Item::default() }
}

/// The price at the end of the text: `330R - $0.10 each`, `LED @ 0,20 €`.
fn price_behind(text: &str) -> (&str, &str) {
    let at = DASHES.iter().chain(&[" @ ", ", "]).filter_map(|it| text.rfind(it)).max();
    let Some((before, behind)) = at.and_then(|it| text.split_at_checked(it)) else { return (text, "") };
    let price = behind.trim_start_matches([' ', '-', '–', '—', '@', ',']);
    let bare = ["each", "ea.", "ea", "apiece"].iter().find_map(|it| price.strip_suffix(it)).unwrap_or(price);
    let is_price = bare.contains(['$', '€', '£', '¥'])
        && bare.contains(|it: char| it.is_ascii_digit())
        && !bare.contains(char::is_alphabetic);
    if is_price { (before.trim_end(), bare.trim()) } else { (text, "") }
}

#[cfg(test)]
mod tests {
    use super::{Item, split};

    #[test]
    fn prices_behind() {
        for (line, text, price) in [
            ("12x 330R — $0.10 each", "330R", "$0.10"),
            ("2 x LED red @ 0,20 €", "LED red", "0,20 €"),
            ("1 x LDO, 3.3 V", "LDO, 3.3 V", ""),
        ] {
            let item = split(line).expect(line);
            assert_eq!((item.text, item.price), (text, price), "{line}");
        }
    }

    #[test]
    fn lines_of_many_kinds() {
        for (line, count, text, places) in [
            ("12x 330R 0402 (R1 - R12)", "12", "330R 0402", "R1 - R12"),
            ("Arduino Nano --- 1pcs", "1", "Arduino Nano", ""),
            ("- 74HC670 SOIC\t\t- 2", "2", "74HC670 SOIC", ""),
            ("- SRAM SOP32 - 1 or 2 (512kb or 1024kb)", "1", "SRAM SOP32", ""),
            ("-2-AC0603FR-104K75L", "2", "AC0603FR-104K75L", ""),
            ("2 pcs LM317T", "2", "LM317T", ""),
            ("C31    -> 100 PF", "", "100 PF", "C31"),
            ("R1, R2: 10k 1%", "", "10k 1%", "R1, R2"),
            ("R4 - R6: 1k 0805", "", "1k 0805", "R4 - R6"),
            ("R1=R2=10k", "", "10k", "R1=R2"),
            ("IC1 - CD4050B hex buffer", "", "CD4050B hex buffer", "IC1"),
            ("C3 - 4.7uF \"C\" case", "", "4.7uF \"C\" case", "C3"),
            ("Cfb = 1.5nF", "", "1.5nF", "Cfb"),
            ("3xPush buttons", "3", "Push buttons", ""),
            ("10*100nF", "10", "100nF", ""),
            ("C12: C249982", "", "C249982", "C12"),
            ("2x4pin headers", "2", "4pin headers", ""),
            ("Capacitors: 12", "12", "Capacitors", ""),
            ("100nF         12x", "12", "100nF", ""),
            ("63 - MX switches", "63", "MX switches", ""),
            ("2. x4 100nF 1206", "4", "100nF 1206", ""),
            ("3. [OPTIONAL] x1 10k 0603", "1", "[OPTIONAL] x1 10k 0603", ""),
            ("- Jumper wires - some pcs.", "?", "Jumper wires", ""),
            ("R1-R3 ..... 4.7k", "", "4.7k", "R1-R3"),
            ("* R1, R2 – 10k", "", "10k", "R1, R2"),
            ("R1 = R2 = 10k", "", "10k", "R1 = R2"),
            ("10k 1%: R1, R2", "", "10k 1%", "R1, R2"),
            ("LM358: U1", "", "LM358", "U1"),
            ("Q1: BC547", "", "BC547", "Q1"),
            ("U1: LM358 - dual op amp", "", "LM358 - dual op amp", "U1"),
            ("LED: D1, D2", "", "LED", "D1, D2"),
            ("1) 2 pcs 10k (R1, R2)", "2", "10k", "R1, R2"),
            ("4 100n 0805 C1,C2,C5,C6", "4", "100n 0805", "C1,C2,C5,C6"),
            ("100n - 2 - C1,C2", "2", "100n", "C1,C2"),
            ("LM358 – 1 – U1", "1", "LM358", "U1"),
            ("3 x 1N4148 (D1-D3) Vishay", "3", "1N4148 (D1-D3) Vishay", "D1-D3"),
        ] {
            assert_eq!(split(line), Some(Item { count, text, places, price: "" }), "{line}");
        }
        for line in [
            "ESP-07",
            "R1 10k 0603",
            "Total: 12,50",
            "2x4 wood",
            "74*27 (SOIC14 package)",
            "3x4mm pad",
            "see http://a.b/c: 12",
            "Rev. 1.3",
            "4  100n  0805  C1,C2,C5,C6",
            "2 10k R1",
            "Size: A4",
        ] {
            assert_eq!(split(line), None, "{line}");
        }
    }
}
