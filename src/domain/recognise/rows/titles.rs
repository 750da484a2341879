//! Rows of words between the lines: sections, notes, and what they say of the lines below.

use crate::domain::bom::designators::looks_like_designator;
use crate::domain::read::looks::hue;
use crate::domain::recognise::cells::dnp::{contains_left_out, is_short_mark};
use crate::domain::recognise::fold::{fold, key};

/// Longer texts are notes; they title nothing.
const LONGEST: usize = 80;
const MOST_WORDS: usize = 12;

/// Words of kinds of parts and of sections, folded; a row of nothing else is a title.
const SECTIONS: &str = " resistor resistors capacitor capacitors inductor inductors diode diodes transistor transistors \
ic ics choke chokes semiconductor semiconductors connector connectors crystal crystals led leds switch switches fuse fuses relay \
relays misc miscellaneous other others mechanical electronics electronic electrical hardware passive passives active \
power analog digital discrete smd smt tht through hole surface mount mounted top bottom side layer parts components \
component modules module sensors optional required common section header headers cables cable tools consumables \
integrated circuit circuits widerstand widerstande kondensator kondensatoren dioden transistoren halbleiter \
steckverbinder sonstiges diverse diverses mechanik spulen bauteile resistance resistances condensateur condensateurs divers \
connecteurs resistencias condensadores conectores varios resistori condensatori rezystory kondensatory rezistory \
резисторы конденсаторы диоды микросхемы разъемы прочее транзисторы 电阻 电容 电感 二极管 三极管 连接器 其他 ";

/// The text titles a section or says something of the whole list, rather than naming a part.
pub(crate) fn is_title(text: &str) -> bool {
    let text = text.trim();
    let letters = || text.chars().filter(|it| it.is_alphabetic());
    // "CAN port?" is a part that somebody is not sure of.
    let is_asked = text.ends_with("??") || text.ends_with('?') && text.split_whitespace().count() < 3;
    if text.ends_with([':', '.', '!', '?']) && !is_asked || is_long(text) {
        return true;
    }
    if text.contains("://") || text.starts_with(['*', '#', '(', '=', '-']) || contains_left_out(text) {
        return true;
    }
    let is_capital = letters().count() >= 4
        && letters().all(|it| it.is_uppercase())
        && !text.bytes().any(|it| it.is_ascii_digit());
    // "CAPACITORS (power bypass)"; in the singular, "crystal (SMD)", it is a part.
    let kinds = text.strip_suffix(')').and_then(|it| it.split_once(" ("));
    let kinds =
        kinds.filter(|it| it.0.ends_with(['s', 'S']) && !it.1.contains(|it: char| it.is_ascii_digit()));
    let folded = fold(kinds.map_or(text, |it| it.0));
    is_capital
        || folded.split(' ').all(|it| {
            matches!(it, "and" | "und" | "et" | "y" | "e" | "i" | "и")
                || SECTIONS.contains(&[" ", it, " "].concat())
        })
}

/// Longer than the names of most parts.
pub(crate) fn is_long(text: &str) -> bool {
    text.len() > LONGEST || text.split_whitespace().count() > 6
}

/// What stands below the title is not placed: "DO NOT INSTALL COMPONENTS BELOW", "DNP:", "Nicht bestückt".
pub(crate) fn leaves_out_below(text: &str) -> bool {
    let text = text.trim();
    if text.len() > LONGEST || text.contains('=') || is_told_by_color(text) {
        return false;
    }
    let words = || text.split([' ', ',', ';', ':', '(', ')']).filter(|it| !it.is_empty());
    if words().count() > MOST_WORDS || words().any(|it| it.len() <= 6 && looks_like_designator(it)) {
        return false;
    }
    contains_left_out(text) || words().count() <= 4 && words().any(is_short_mark)
}

/// The colors and other looks of cells by which notes tell what is not placed.
const LOOKS: [&str; 40] = [
    "amarillo",
    "blue",
    "bold",
    "color",
    "colored",
    "colour",
    "coloured",
    "crossed",
    "gelb",
    "gelbe",
    "giallo",
    "gray",
    "green",
    "grey",
    "highlight",
    "highlighted",
    "italic",
    "jaune",
    "markiert",
    "markierte",
    "orange",
    "pink",
    "purple",
    "red",
    "rojo",
    "rosso",
    "rot",
    "rote",
    "roten",
    "rouge",
    "shaded",
    "strike",
    "strikethrough",
    "struck",
    "surligne",
    "vermelho",
    "yellow",
    "желтым",
    "красным",
    "серым",
];

/// The colors that a note names, as bits of [`hue`].
pub(crate) fn hues_named(text: &str) -> u8 {
    const NAMES: [(&str, u8); 45] = [
        ("amar", hue::YELLOW),
        ("arancio", hue::ORANGE),
        ("azul", hue::BLUE),
        ("blau", hue::BLUE),
        ("bleu", hue::BLUE),
        ("blu", hue::BLUE),
        ("gelb", hue::YELLOW),
        ("giall", hue::YELLOW),
        ("grau", hue::GRAY),
        ("gray", hue::GRAY),
        ("green", hue::GREEN),
        ("grey", hue::GRAY),
        ("grig", hue::GRAY),
        ("gris", hue::GRAY),
        ("grun", hue::GREEN),
        ("grün", hue::GREEN),
        ("jaune", hue::YELLOW),
        ("lila", hue::PURPLE),
        ("naranja", hue::ORANGE),
        ("orange", hue::ORANGE),
        ("pink", hue::PURPLE | hue::RED),
        ("purple", hue::PURPLE),
        ("red", hue::RED),
        ("roj", hue::RED),
        ("ross", hue::RED),
        ("rot", hue::RED),
        ("rouge", hue::RED),
        ("shaded", hue::GRAY),
        ("verd", hue::GREEN),
        ("vermelh", hue::RED),
        ("vert", hue::GREEN),
        ("violet", hue::PURPLE),
        ("yellow", hue::YELLOW),
        ("желт", hue::YELLOW),
        ("зелен", hue::GREEN),
        ("красн", hue::RED),
        ("сер", hue::GRAY),
        ("син", hue::BLUE),
        ("灰", hue::GRAY),
        ("红", hue::RED),
        ("紅", hue::RED),
        ("绿", hue::GREEN),
        ("蓝", hue::BLUE),
        ("赤", hue::RED),
        ("黄", hue::YELLOW),
    ];
    let folded = fold(text);
    let names = |name: &str| {
        if name.is_ascii() { folded.split(' ').any(|it| it.starts_with(name)) } else { folded.contains(name) }
    };
    NAMES.iter().filter(|it| names(it.0)).fold(0, |all, it| all | it.1)
}

/// A note that the look of a row tells what is not placed: "Items in red are DNP", "标红不贴".
pub(crate) fn is_told_by_color(text: &str) -> bool {
    if text.len() > 160 || !(contains_left_out(text) || text.split([' ', ',', ':']).any(is_short_mark)) {
        return false;
    }
    let folded = fold(text);
    let words = || folded.split(' ');
    // A part that shines has a color of its own.
    if words().any(|it| matches!(it, "led" | "leds")) {
        return false;
    }
    words().any(|it| LOOKS.binary_search(&it).is_ok())
        || ["红", "黄", "绿", "灰", "赤", "色"].iter().any(|it| key(&folded).contains(it))
}

/// True for what a tool writes into its list where it failed: `*** ERROR - part not found`.
pub(crate) fn tells_error(text: &str) -> bool {
    let text = text.trim_start_matches(['*', '!', '#', ' ']);
    text.get(..5).is_some_and(|it| it.eq_ignore_ascii_case("error"))
}

#[cfg(test)]
mod tests {
    use super::{LOOKS, is_title, is_told_by_color, leaves_out_below};

    #[test]
    fn titles_and_names() {
        assert!(LOOKS.is_sorted());
        for text in [
            "Resistors",
            "CONNECTORS",
            "Mechanical parts:",
            "Power supply:",
            "All capacitors X7R unless stated otherwise here",
            "电阻",
        ] {
            assert!(is_title(text), "{text}");
        }
        for text in ["Enclosure", "Screws M3", "Antenna cable", "LED red 0603", "Battery holder"] {
            assert!(!is_title(text), "{text}");
        }
    }

    #[test]
    fn what_is_not_placed() {
        for text in [
            "DO NOT INSTALL COMPONENTS BELOW",
            "DNP:",
            "Nicht bestückte Bauteile",
            "OPTIONAL (not installed)",
            "Not fitted",
            "以下不贴",
        ] {
            assert!(leaves_out_below(text), "{text}");
        }
        for text in [
            "Do not populate R5, R7",
            "DNP = do not populate",
            "Items in red are DNP",
            "Mechanical parts",
            "Fitted:",
        ] {
            assert!(!leaves_out_below(text), "{text}");
        }
        for text in [
            "Items in red are DNP",
            "Parts highlighted yellow are not to be mounted",
            "标红的不贴",
            "Rot markierte Bauteile nicht bestücken",
        ] {
            assert!(is_told_by_color(text), "{text}");
        }
        assert!(
            !is_told_by_color("Red LED") && !is_told_by_color("LED red, not fitted"),
            "a red part is no color of a row"
        );
    }
}
