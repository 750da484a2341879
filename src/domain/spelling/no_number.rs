//! Texts that stand where a part number should and are none: a web address, the kind of a part, a tolerance, a remark.

/// Words that name a kind of part, in lower case.
const KINDS: &str = " antenna battery bead bom button buzzer cable cap capacitor capacitors chip choke connector crystal \
    device diode display ferrite fiducial fuse generic hardware header ic inductor jumper kondensator led leds module mosfet \
    none opamp oscillator part passive pin pins plug quarz quartz regulator relay resistor resistors screw sensor sicherung \
    socket spule standard switch taster terminal testpoint transformer transistor various widerstand xtal ";

/// Words that say how free one is to choose, or that nothing is known.
const REMARKS: &str = " all and any beliebig disabled egal equivalent free loading n.a n.a. na no not note notes or other \
    remark see similar some supplier tantalum tba tbd tol tolerance toleranz type unknown ";

/// Words that make a remark of a sentence.
const SPEAKING: &str = " any beliebig must no not note see should tolerance toleranz ";

/// So many bytes of a text are looked at.
const LONGEST: usize = 512;

/// Words from which on a text may be a sentence.
const SENTENCE: usize = 4;

/// A web address, the kind of a part, a tolerance or a remark: nothing that a seller knows as a part number.
pub fn is_no_number(text: &str) -> bool {
    let text = text.trim();
    if text.is_empty() {
        return false;
    }
    // Nearly all part numbers are one word with digits.
    let has_digit = text.bytes().any(|it| it.is_ascii_digit());
    if has_digit && !text.contains([' ', '%', ':', '(']) && !text.starts_with("www.") {
        return false;
    }
    // A longer one says by its start what it is.
    let text = text.get(..text.floor_char_boundary(LONGEST)).unwrap_or(text);
    let is_address = text.contains("://") || text.starts_with("www.");
    is_address || is_of_words(text) || is_sentence(text)
}

fn holds(words: &str, word: &str) -> bool {
    let mut low = String::with_capacity(word.len() + 2);
    low.push(' ');
    low.push_str(&word.to_ascii_lowercase());
    low.push(' ');
    words.contains(low.as_str())
}

/// Nothing but kinds and remarks, with tolerances and values beside them, or a tolerance alone.
#[inline(never)]
fn is_of_words(text: &str) -> bool {
    let words = || {
        let pieces = text.split([' ', '-', '_', '/', ',', '(', ')', ':', ';', '\u{a0}']);
        pieces.filter(|it| !it.is_empty())
    };
    let is_word = |it: &str| holds(KINDS, it) || holds(REMARKS, it);
    let is_tolerance = text.contains('%') && words().all(is_amount);
    is_tolerance
        || words().any(is_word)
            && words().all(|it| is_word(it) || it.ends_with('%') && is_amount(it) || is_value(it))
}

/// `10%`, `±1%`, `20`.
fn is_amount(word: &str) -> bool {
    word.chars().all(|it| it.is_ascii_digit() || matches!(it, '%' | '±' | '+' | '.'))
}

/// `2k0`, `1e`, `4.7`, `100nF`: digits and letters of units.
fn is_value(word: &str) -> bool {
    word.starts_with(|it: char| it.is_ascii_digit())
        && (2..=8).contains(&word.len())
        && word.chars().all(|it| it.is_ascii_digit() || "kKmMuµnpRrFfHhVvΩeE.".contains(it))
}

/// `No tantalum, tolerance 20% or better`: no word has both letters and digits.
#[inline(never)]
fn is_sentence(text: &str) -> bool {
    let words = || text.split([' ', ',', ';', ':', '.']).filter(|it| !it.is_empty());
    let is_code = |word: &str| {
        word.len() > 3
            && word.bytes().any(|it| it.is_ascii_digit())
            && word.bytes().any(|it| it.is_ascii_alphabetic())
    };
    words().count() >= SENTENCE && words().any(|it| holds(SPEAKING, it)) && !words().any(is_code)
}

#[cfg(test)]
mod tests {
    use super::is_no_number;

    #[test]
    fn addresses_kinds_tolerances_and_remarks_are_no_part_numbers() {
        for text in [
            "https://www.digikey.com/en/products/detail/x/RC0402FR-0710KL/1",
            "www.example.com/part",
            "Resistor",
            "LED",
            "Pin Header",
            "connector, various",
            "10%",
            "±1 %",
            "Any",
            "n.a.",
            "none",
            "1% tolerance",
            "No tantalum, tolerance 20%, temperature -20 to +70 °C.",
            "1% tolerance, temperature -20 to +70 °C.",
            "Capacitor (1e-08F)",
            "Resistor (2k0)",
            "Supplier disabled",
        ] {
            assert!(is_no_number(text), "{text}");
        }
    }

    #[test]
    fn numbers_of_makers_and_sellers_are_some() {
        for text in [
            "RC0402FR-0710KL",
            "LM358",
            "BSS",
            "MAX",
            "Pin Header 2x5",
            "ELEKTRONIK",
            "",
            "R0402_5K1_1%_0.0625W_100PPM",
            "0603-1K-5%",
            "MF12 1K",
            "Raspberry Pi 4B",
            "576-2835-1-ND or ADP121-AUJZ33R7CT-ND",
            "LED 3MM GN",
            "UMW TL431 0.5%",
            "74*27",
            "1N4148",
            "10118193-0001LF",
            "4.7k",
        ] {
            assert!(!is_no_number(text), "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_judged_without_a_crash(text in "\\PC{0,60}") {
            let _ = is_no_number(&text);
        }
    }
}
