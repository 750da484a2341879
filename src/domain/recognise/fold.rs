//! Text made comparable: case, width, accents and punctuation no longer matter.

/// Lower-case words parted by single blanks. `#` and `№` become a word of their own, other punctuation a blank.
pub(crate) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for symbol in text.chars() {
        match symbol {
            '#' | '＃' | '№' => {
                gap(&mut folded);
                folded.push('#');
                folded.push(' ');
            }
            // An apostrophe and a soft hyphen stand inside words.
            '\'' | '’' | '\u{ad}' => {}
            'A'..='Z' => folded.push(symbol.to_ascii_lowercase()),
            'a'..='z' | '0'..='9' => folded.push(symbol),
            _ if symbol.is_ascii() => gap(&mut folded),
            _ => push_folded(&mut folded, symbol),
        }
    }
    while folded.ends_with(' ') {
        folded.pop();
    }
    folded
}

fn gap(folded: &mut String) {
    if !folded.is_empty() && !folded.ends_with(' ') {
        folded.push(' ');
    }
}

fn push_folded(folded: &mut String, symbol: char) {
    // Full-width forms of ASCII.
    if let '！'..='～' = symbol {
        let narrow = char::from_u32(symbol as u32 - 0xFEE0).unwrap_or(' ');
        if narrow.is_ascii_alphanumeric() {
            folded.push(narrow.to_ascii_lowercase());
        } else {
            gap(folded);
        }
        return;
    }
    let plain = match symbol {
        'á' | 'à' | 'â' | 'ä' | 'ã' | 'å' | 'ą' | 'ă' | 'ā' | 'Á' | 'À' | 'Â' | 'Ä' | 'Ã' | 'Å' | 'Ą'
        | 'Ă' => "a",
        'é' | 'è' | 'ê' | 'ë' | 'ę' | 'ě' | 'ē' | 'É' | 'È' | 'Ê' | 'Ë' | 'Ę' | 'Ě' => "e",
        'í' | 'ì' | 'î' | 'ï' | 'ı' | 'ī' | 'Í' | 'Ì' | 'Î' | 'Ï' | 'İ' => "i",
        'ó' | 'ò' | 'ô' | 'ö' | 'õ' | 'ő' | 'ø' | 'Ó' | 'Ò' | 'Ô' | 'Ö' | 'Õ' | 'Ő' | 'Ø' => {
            "o"
        }
        'ú' | 'ù' | 'û' | 'ü' | 'ű' | 'ů' | 'ū' | 'Ú' | 'Ù' | 'Û' | 'Ü' | 'Ű' | 'Ů' => "u",
        'º' => "o",
        'ç' | 'ć' | 'č' | 'Ç' | 'Ć' | 'Č' => "c",
        'ñ' | 'ń' | 'ň' | 'Ñ' | 'Ń' | 'Ň' => "n",
        'ł' | 'Ł' => "l",
        'ś' | 'š' | 'ş' | 'ș' | 'Ś' | 'Š' | 'Ş' | 'Ș' => "s",
        'ź' | 'ż' | 'ž' | 'Ź' | 'Ż' | 'Ž' => "z",
        'ý' | 'ÿ' | 'Ý' => "y",
        'ř' | 'Ř' => "r",
        'ď' | 'đ' | 'Ď' | 'Đ' => "d",
        'ť' | 'ţ' | 'ț' | 'Ť' | 'Ţ' | 'Ț' => "t",
        'ğ' | 'Ğ' => "g",
        'ß' => "ss",
        'æ' | 'Æ' => "ae",
        'œ' | 'Œ' => "oe",
        'ё' | 'Ё' => "е",
        'µ' | 'μ' => "u",
        _ => "",
    };
    if !plain.is_empty() {
        folded.push_str(plain);
    } else if symbol.is_alphanumeric() || symbol == 'ー' {
        folded.extend(symbol.to_lowercase());
    } else if !('\u{300}'..='\u{36f}').contains(&symbol) {
        gap(folded);
    }
}

/// A folded text without its blanks: `part number` and `PartNumber` have the same key.
pub(crate) fn key(folded: &str) -> String {
    folded.chars().filter(|it| *it != ' ').collect()
}

/// True where the text holds Chinese, Japanese or Korean signs, which are written without blanks.
pub(crate) fn has_ideographs(text: &str) -> bool {
    text.chars().any(|it| matches!(it as u32, 0x3040..=0x30ff | 0x3400..=0x9fff | 0xac00..=0xd7a3))
}

#[cfg(test)]
mod tests {
    use super::{fold, key};

    #[test]
    fn texts_that_mean_the_same_fold_to_the_same() {
        assert_eq!(fold("  Mfr. Part-No.: "), "mfr part no");
        assert_eq!(fold("Manf#"), "manf #");
        assert_eq!(fold("Gehäuse / Größe"), "gehause grosse");
        assert_eq!(fold("ＱＴＹ"), "qty");
        assert_eq!(fold("Поз. обозна-чение"), "поз обозна чение");
        assert_eq!(fold("Quantité"), "quantite");
        assert_eq!(key(&fold("N.º")), key(&fold("No")));
        assert_eq!(key(&fold("Part Number")), key(&fold("PartNumber")));
        assert_eq!(fold(""), "");
    }
}
