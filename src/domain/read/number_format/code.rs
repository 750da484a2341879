//! Format codes (`#,##0.00 [$€-407]`) → what they do to a number.

use super::NumberFormat;

/// A format code has at most 255 letters; each style and each cell has a copy of what it says.
const MOST_ZEROS: usize = 255;
const LONGEST_SIGN: usize = 16;

/// What a code's first section holds.
#[derive(Debug, Default)]
struct Signs {
    date: bool,
    time: bool,
    elapsed: bool,
    percent: bool,
    /// Zeros and other placeholders before the decimal sign.
    zeros: usize,
    optional: bool,
    after_point: bool,
    literal_between: bool,
    currency: Option<String>,
}

/// Reads the section for positive numbers; the others show the same digits.
pub(super) fn parse(code: &str) -> NumberFormat {
    if code.eq_ignore_ascii_case("General") || code == "@" {
        return NumberFormat::General;
    }
    let signs = scan(code);
    if signs.elapsed {
        return NumberFormat::General;
    }
    match (signs.date, signs.time) {
        (true, true) => NumberFormat::DateTime,
        (true, false) => NumberFormat::Date,
        (false, true) => NumberFormat::Time,
        (false, false) if signs.percent => NumberFormat::Percent,
        (false, false) => match signs.currency {
            Some(sign) => NumberFormat::Currency(sign),
            None if signs.zeros > 1 && !signs.optional && !signs.literal_between => {
                NumberFormat::Padded(signs.zeros.min(MOST_ZEROS))
            }
            None => NumberFormat::General,
        },
    }
}

fn scan(code: &str) -> Signs {
    let mut signs = Signs::default();
    let mut letters = code.chars().peekable();
    let mut months = false;
    while let Some(letter) = letters.next() {
        match letter {
            ';' => break,
            '"' => {
                literal(&mut signs, &letters.by_ref().take_while(|letter| *letter != '"').collect::<String>())
            }
            '[' => {
                bracket(&mut signs, &letters.by_ref().take_while(|letter| *letter != ']').collect::<String>())
            }
            '\\' => {
                if let Some(letter) = letters.next() {
                    literal(&mut signs, letter.encode_utf8(&mut [0; 4]));
                }
            }
            // The width of the next letter as a blank, or that letter as filling.
            '_' | '*' => {
                letters.next();
            }
            'E' | 'e' if matches!(letters.peek(), Some('+' | '-')) => signs.after_point = true,
            'y' | 'Y' | 'd' | 'D' | 'e' | 'g' => signs.date = true,
            'm' | 'M' => months = true,
            'h' | 'H' | 's' | 'S' => signs.time = true,
            '%' => signs.percent = true,
            '.' => signs.after_point = true,
            '0' if !signs.after_point => signs.zeros += 1,
            '#' | '?' if !signs.after_point => signs.optional = true,
            '$' | '€' | '£' | '¥' | '₽' | '₩' | '₹' | '￥' => {
                signs.currency.get_or_insert_with(|| letter.to_string());
            }
            '-' | '/' if signs.zeros > 0 => signs.literal_between = true,
            _ => {}
        }
    }
    // Months beside a clock are minutes.
    signs.date |= months && !signs.time;
    signs
}

/// `[$€-407]` is a currency, `[h]` a duration; colors and conditions mean nothing here.
fn bracket(signs: &mut Signs, inside: &str) {
    if let Some(currency) = inside.strip_prefix('$') {
        let sign = currency.split('-').next().unwrap_or("").trim();
        if !sign.is_empty() {
            signs.currency.get_or_insert_with(|| sign.chars().take(LONGEST_SIGN).collect());
        }
    } else if !inside.is_empty()
        && inside.chars().all(|letter| matches!(letter, 'h' | 'H' | 'm' | 'M' | 's' | 'S'))
    {
        signs.elapsed = true;
    }
}

/// Text in a code: a currency, or words that only decorate.
fn literal(signs: &mut Signs, text: &str) {
    const CURRENCIES: &[&str] = &[
        "$", "€", "£", "¥", "₽", "₩", "₹", "￥", "zł", "Kč", "kr", "kr.", "Ft", "lei", "CHF", "USD", "EUR",
        "GBP", "PLN", "RUB", "руб", "руб.", "р.", "US$", "RMB", "CNY", "元", "円", "원", "R$",
    ];
    let word = text.trim();
    if CURRENCIES.contains(&word) {
        signs.currency.get_or_insert_with(|| word.to_owned());
    } else if signs.zeros > 0 && !signs.after_point && !word.is_empty() {
        signs.literal_between = true;
    }
}
