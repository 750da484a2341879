//! Small words that the screens share.

use crate::domain::finding::Severity;

/// "1,234": as the engine's texts group thousands.
pub fn grouped(number: u32) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() + 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// "1 line", "1,234 lines".
pub fn counted(number: u32, noun: &str) -> String {
    [grouped(number).as_str(), " ", noun, if number == 1 { "" } else { "s" }].concat()
}

/// The word that stands beside the icon of a severity.
pub fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "Error",
        Severity::Warning => "Warning",
        Severity::Note => "Note",
    }
}
