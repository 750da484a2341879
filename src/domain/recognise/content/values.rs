//! Values of components.

use crate::domain::sorting::is_in;

/// Units of values in lower case, in the order of their bytes.
const UNITS: [&str; 60] = [
    "%", "a", "f", "g", "ghz", "h", "hz", "k", "kbit", "khz", "kohm", "kr", "kv", "kω", "m", "ma", "mb",
    "meg", "mf", "mh", "mhz", "mohm", "mv", "mw", "mω", "n", "nf", "nh", "ohm", "ohms", "p", "pf", "r", "u",
    "uf", "uf欧", "uh", "uа", "v", "vac", "vdc", "w", "µ", "µf", "µh", "μ", "μf", "μh", "ω", "ω1", "к",
    "ком", "м", "мк", "мкгн", "мкф", "нф", "ом", "пф", "欧",
];

/// A component value: `10k`, `4k7`, `100nF/16V`, `0R`, `16 MHz`.
pub(crate) fn looks_like_value(text: &str) -> bool {
    let text = text.trim();
    let mut symbols = text.chars().peekable();
    let (mut digits, mut seen) = (0u32, 0u32);
    while let Some(&symbol) = symbols.peek() {
        if symbol.is_ascii_digit() {
            digits += 1;
        } else if !matches!(symbol, '.' | ',' | '/') {
            break;
        }
        seen += 1;
        symbols.next();
    }
    if digits == 0 || digits > 6 || seen > 8 {
        return false;
    }
    while symbols.peek().is_some_and(|it| *it == ' ') {
        symbols.next();
    }
    let unit: String =
        symbols.take_while(|it| it.is_alphabetic() || matches!(it, 'µ' | 'Ω' | '%' | '°')).collect();
    if unit.is_empty() {
        return false;
    }
    // "4k7" ends with its fraction; "06035G104ZAT2A" and "1N4148" go on.
    let rest = text.get(text.find(&unit).map_or(text.len(), |it| it + unit.len())..).unwrap_or("");
    let fraction = rest.bytes().take_while(u8::is_ascii_digit).count();
    if fraction > 2 || fraction > 0 && rest.as_bytes().get(fraction).is_some_and(u8::is_ascii_alphabetic) {
        return false;
    }
    is_in(&UNITS, &unit.to_lowercase())
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_units_are_sorted() {
        assert!(super::UNITS.is_sorted());
    }
}
