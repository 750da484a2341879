//! Values of components.

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
    matches!(
        unit.to_lowercase().as_str(),
        "p" | "n"
            | "u"
            | "µ"
            | "μ"
            | "m"
            | "k"
            | "r"
            | "g"
            | "f"
            | "h"
            | "v"
            | "a"
            | "w"
            | "pf"
            | "nf"
            | "uf"
            | "µf"
            | "μf"
            | "mf"
            | "nh"
            | "uh"
            | "µh"
            | "μh"
            | "mh"
            | "ohm"
            | "ohms"
            | "ω"
            | "ω1"
            | "kω"
            | "mω"
            | "kohm"
            | "mohm"
            | "mhz"
            | "khz"
            | "hz"
            | "ghz"
            | "mv"
            | "kv"
            | "ma"
            | "mw"
            | "meg"
            | "м"
            | "к"
            | "ком"
            | "ом"
            | "мкф"
            | "пф"
            | "нф"
            | "мк"
            | "мкгн"
            | "欧"
            | "uf欧"
            | "kr"
            | "vdc"
            | "vac"
            | "mb"
            | "kbit"
            | "%"
            | "uа"
    )
}
