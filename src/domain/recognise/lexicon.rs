//! The words of headers in many languages, read from one data file a language, and how well a header matches.
//!
//! A line of such a file is `role ⇥ weight ⇥ phrase; phrase; …`. Roles that start with `@` name parts of headers
//! that are put together ("Digi-Key" + "Part #" = a supplier's part number).

mod scoring;

use std::collections::HashMap;
use std::sync::OnceLock;

use super::fold::{fold, has_ideographs, key};
use super::role::Role;
use crate::domain::money::parse::find_currency;
use crate::domain::sorting::sort;
use crate::domain::spelling::manufacturer_key;
pub(crate) use scoring::NameScores;

const FILES: [&str; 20] = [
    include_str!("lexicon/en.tsv"),
    include_str!("lexicon/de.tsv"),
    include_str!("lexicon/fr.tsv"),
    include_str!("lexicon/es.tsv"),
    include_str!("lexicon/it.tsv"),
    include_str!("lexicon/pt.tsv"),
    include_str!("lexicon/pl.tsv"),
    include_str!("lexicon/ru.tsv"),
    include_str!("lexicon/ro.tsv"),
    include_str!("lexicon/cs.tsv"),
    include_str!("lexicon/nl.tsv"),
    include_str!("lexicon/sv.tsv"),
    include_str!("lexicon/tr.tsv"),
    include_str!("lexicon/hu.tsv"),
    include_str!("lexicon/fi.tsv"),
    include_str!("lexicon/zh.tsv"),
    include_str!("lexicon/ja.tsv"),
    include_str!("lexicon/ko.tsv"),
    include_str!("lexicon/more.tsv"),
    include_str!("lexicon/makers.tsv"),
];

/// Parts of which headers are put together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Maker,
    Number,
    Supplier,
    Internal,
    Alternate,
    Price,
    Seller,
    Other,
    Total,
    Neutral,
    Waste,
    Charge,
    /// A maker of parts; it names what stands in cells, not a column.
    Make,
}

impl Part {
    const CODES: [(&str, Self); 13] = [
        ("@maker", Self::Maker),
        ("@number", Self::Number),
        ("@supplier", Self::Supplier),
        ("@internal", Self::Internal),
        ("@alternate", Self::Alternate),
        ("@price", Self::Price),
        ("@seller", Self::Seller),
        ("@other", Self::Other),
        ("@total", Self::Total),
        ("@neutral", Self::Neutral),
        ("@waste", Self::Waste),
        ("@charge", Self::Charge),
        ("@make", Self::Make),
    ];

    fn bit(self) -> u16 {
        1 << self as u16
    }
}

#[derive(Debug, Default)]
struct Phrase {
    roles: Vec<(Role, f32)>,
    parts: u16,
}

/// All phrases by their key.
pub(crate) struct Lexicon {
    entries: HashMap<String, Phrase>,
    /// Keys long enough for a slip of the pen to be told, sorted, so that the order never depends on a hash.
    long_keys: Vec<String>,
}

/// The lexicon; it is read once.
pub(crate) fn lexicon() -> &'static Lexicon {
    static LEXICON: OnceLock<Lexicon> = OnceLock::new();
    LEXICON.get_or_init(Lexicon::read)
}

/// What words for sums have in them, of those that stand behind a name.
const SUMS: [&str; 14] = [
    "total",
    "totaal",
    "sum",
    "suma",
    "gesamt",
    "계",
    "計",
    "计",
    "итог",
    "всего",
    "razem",
    "celkem",
    "összesen",
    "toplam",
];

impl Lexicon {
    fn read() -> Self {
        let mut entries: HashMap<String, Phrase> = HashMap::new();
        for line in FILES.iter().flat_map(|file| file.lines()) {
            let mut fields = line.split('\t');
            let (Some(role), Some(weight), Some(phrases)) = (fields.next(), fields.next(), fields.next())
            else {
                continue;
            };
            let weight = read_weight(weight).unwrap_or(0.0);
            let part = Part::CODES.iter().find(|it| it.0 == role).map(|it| it.1);
            let role = Role::ALL.into_iter().find(|it| it.code() == role);
            for phrase in phrases.split(';') {
                let folded = key(&fold(phrase));
                if folded.is_empty() {
                    continue;
                }
                let entry = entries.entry(folded).or_default();
                if let Some(part) = part {
                    entry.parts |= part.bit();
                }
                if let Some(role) = role {
                    match entry.roles.iter_mut().find(|it| it.0 == role) {
                        Some(found) => found.1 = found.1.max(weight),
                        None => entry.roles.push((role, weight)),
                    }
                }
            }
        }
        let mut long_keys: Vec<String> = entries
            .iter()
            .filter(|(key, entry)| key.chars().count() >= 6 && !entry.roles.is_empty())
            .map(|(key, _)| key.clone())
            .collect();
        sort(&mut long_keys);
        Self { entries, long_keys }
    }

    /// True where the text is the name of a distributor.
    pub(crate) fn is_seller(&self, text: &str) -> bool {
        if text.len() > 40 {
            return false;
        }
        let folded = fold(text);
        if self.is_part(&key(&folded), Part::Seller) {
            return true;
        }
        // "Arrow Electronics", "Farnell UK", "mouser.com"
        let (head, tail) = match folded.rsplit_once(' ') {
            Some(split) => split,
            None => return false,
        };
        matches!(
            tail,
            "electronics"
                | "components"
                | "inc"
                | "ltd"
                | "corp"
                | "gmbh"
                | "com"
                | "de"
                | "uk"
                | "us"
                | "eu"
                | "europe"
        ) && self.is_part(&key(head), Part::Seller)
    }

    /// True where the text is the name of a maker of parts, in any of its spellings: "TI", "Murata Electronics",
    /// "YAGEO(国巨)".
    pub(crate) fn is_maker(&self, text: &str) -> bool {
        // A number behind the name is the part's.
        let has_digit = text.bytes().skip(1).any(|it| it.is_ascii_digit());
        let name = text.split(['(', '（', '/']).next().filter(|it| !has_digit || it.len() == text.len());
        let name = name.unwrap_or("").trim();
        let is = |text: &str| self.is_part(&key(&fold(text)), Part::Make);
        name.len() > 1 && text.len() <= 64 && (is(name) || is(&manufacturer_key(name)))
    }

    /// True for a header of something that has no meaning here: "Library", "Layer", "Revision".
    pub(crate) fn is_neutral(&self, header: &str) -> bool {
        let folded = fold(header);
        self.is_part(&key(&folded), Part::Neutral)
            || folded
                .split(' ')
                .filter(|it| it.bytes().any(|byte| byte.is_ascii_alphabetic()))
                .any(|it| self.is_part(it, Part::Neutral))
    }

    /// True where the text starts or ends with a word such as "Total", "Subtotal", "Summe", "合计": "Total (EUR)", "Mouser
    /// subtotal".
    pub(crate) fn is_total(&self, text: &str) -> bool {
        // No word for a total has a digit in it, and nearly all part numbers have one in their first word.
        let first = text.split_whitespace().next().unwrap_or("");
        if text.len() > 60 || first.bytes().any(|it| it.is_ascii_digit()) {
            return false;
        }
        let folded = fold(text);
        let is = |key: &str| self.entries.get(key).is_some_and(|it| it.parts & Part::Total.bit() != 0);
        if is(&key(&folded)) {
            return true;
        }
        let mut words = folded.split(' ');
        let first = words.next().unwrap_or("");
        let second = words.next().unwrap_or("");
        // "Misc items" is counted; "Mouser subtotal" is a sum.
        let is_sum = |it: &str| SUMS.iter().any(|sum| it.contains(sum)) && is(it);
        let ends = || folded.split(' ').count() <= 3 && folded.rsplit(' ').next().is_some_and(is_sum);
        (first.chars().count() >= 3 && is(first))
            || (!second.is_empty() && (is(&format!("{first}{second}")) || ends()))
    }

    /// True where the text starts or ends with a word for what is charged besides parts: "Shipping (UPS)", "Sales tax",
    /// "Versandkosten", "快递运费".
    pub(crate) fn is_charge(&self, text: &str) -> bool {
        // "Printed circuit board shipping, by courier, to France": what is charged stands before the comma.
        text.split_once(", ").is_some_and(|it| self.is_charged(it.0)) || self.is_charged(text)
    }

    fn is_charged(&self, text: &str) -> bool {
        if text.len() > 60 {
            return false;
        }
        let folded = fold(text);
        let words: Vec<&str> =
            folded.split(' ').filter(|it| !it.bytes().all(|it| it.is_ascii_digit())).collect();
        // "PCB + stencil + shipping" is bought as one thing; USB delivers power.
        let is_of_part = text.split_once('+').is_some_and(|it| !self.is_charge(it.0));
        if words.len() > 5
            || is_of_part
            || ["power delivery", "heavy duty", "light duty"].iter().any(|it| folded.contains(it))
        {
            return false;
        }
        let is = |words: Option<&[&str]>| words.is_some_and(|it| self.is_part(&it.concat(), Part::Charge));
        let is_at_end = |count: usize| is(words.get(words.len().saturating_sub(count)..));
        // "Druckkosten", "Versandkostenanteil".
        words.iter().any(|it| it.find("kosten").is_some_and(|at| at > 2))
            || (1..=3.min(words.len())).any(|count| is(words.get(..count)) || is_at_end(count))
            || has_ideographs(&folded)
                && folded
                    .char_indices()
                    .any(|(at, _)| folded.get(at..).is_some_and(|it| self.is_part(it, Part::Charge)))
    }

    /// "Embest P/N", "Lager-Nr.": somebody's number, whoever that is.
    pub(crate) fn ends_in_number(&self, header: &str) -> bool {
        let folded = fold(header);
        let words: Vec<&str> = folded.split(' ').collect();
        (1..=2.min(words.len().saturating_sub(1))).any(|count| {
            let tail = words.get(words.len() - count..).unwrap_or(&[]);
            self.is_part(&key(&tail.join(" ")), Part::Number)
        })
    }

    /// "Price", "Precio", "Cost": money, and nothing says of what.
    pub(crate) fn is_bare_price(&self, header: &str) -> bool {
        let folded = fold(header);
        let mut words = folded.split(' ').filter(|it| find_currency(it).is_none());
        words.next().is_some_and(|it| self.is_part(&key(it), Part::Price)) && words.next().is_none()
    }

    fn is_part(&self, word: &str, part: Part) -> bool {
        self.entries.get(word).is_some_and(|it| it.parts & part.bit() != 0)
    }
}

/// "0.85". What reads all numbers with a decimal sign weighs more than the lexicon of a language.
fn read_weight(text: &str) -> Option<f32> {
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let unit = 10_u16.checked_pow(u32::try_from(part.len()).ok()?)?;
    Some(f32::from([whole, part].concat().parse::<u16>().ok()?) / f32::from(unit))
}

#[cfg(test)]
mod tests {
    use super::super::fold::{fold, key};
    use super::{FILES, Part, lexicon, read_weight};
    use crate::domain::recognise::Role;

    fn best(header: &str) -> Option<Role> {
        lexicon().name_scores(header, true).best().filter(|it| it.1 >= 0.45).map(|it| it.0)
    }

    #[test]
    fn every_line_of_the_data_files_can_be_read() {
        for line in FILES.iter().flat_map(|it| it.lines()).filter(|it| !it.starts_with('#')) {
            let mut fields = line.split('\t');
            let role = fields.next().unwrap_or("");
            let known =
                Role::ALL.iter().any(|it| it.code() == role) || Part::CODES.iter().any(|it| it.0 == role);
            assert!(known, "unknown role in {line}");
            let weight = fields.next().unwrap_or_default();
            assert_eq!(read_weight(weight), weight.parse().ok(), "weight in {line}");
            let weight = read_weight(weight).unwrap();
            assert!(weight > 0.0 && weight <= 1.0, "weight in {line}");
            assert!(
                fields.next().is_some_and(|it| it.split(';').all(|it| !key(&fold(it)).is_empty())),
                "{line}"
            );
        }
    }

    #[test]
    fn headers_in_many_forms() {
        let table = [
            ("Reference(s)", Role::Designator),
            ("Ref Des", Role::Designator),
            ("Qty", Role::Quantity),
            ("Quantity Per PCB", Role::Quantity),
            ("Manf#", Role::Mpn),
            ("Mfr. #:", Role::Mpn),
            ("Manufacturer Part Number 1", Role::Mpn),
            ("Manufacturer 1", Role::Manufacturer),
            ("Digi-Key Part #", Role::SupplierPn),
            ("DigiKey_Part_Number", Role::SupplierPn),
            ("LCSC", Role::SupplierPn),
            ("JLCPCB Part #", Role::SupplierPn),
            ("Mouser No:", Role::SupplierPn),
            ("Supplier Part Number 1", Role::SupplierPn),
            ("Supplier Stock 1", Role::Stock),
            ("Supplier Unit Price 1", Role::UnitPrice),
            ("Unit Price($)", Role::UnitPrice),
            ("Unit$", Role::UnitPrice),
            ("Extended Price GBP", Role::ExtendedPrice),
            ("Manufacturer Lifecycle 1", Role::Lifecycle),
            ("Mfg Std Lead Time", Role::LeadTime),
            ("Wert\nValue", Role::Value),
            ("Herstellerbezeichnung\nManufacturer's designation", Role::Mpn),
            ("Gehäuse", Role::Footprint),
            ("位号", Role::Designator),
            ("数量", Role::Quantity),
            ("单价(元)", Role::UnitPrice),
            ("説明", Role::Description),
            ("Кол-во", Role::Quantity),
            ("Qté", Role::Quantity),
            ("Desigantor", Role::Designator),
            ("Manufactuer", Role::Manufacturer),
            ("RoHS Status", Role::Rohs),
            ("Lead Free Status", Role::LeadFree),
        ];
        let mut wrong = Vec::new();
        for (header, role) in table {
            if best(header) != Some(role) {
                wrong.push(format!("{header:?}: {:?}", lexicon().name_scores(header, true)));
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }

    #[test]
    fn data_cells_are_no_headers() {
        for cell in ["10k", "RC0402FR-0710KL", "C1, C2", "Capacitor_SMD:C_0603_1608Metric", "3.14", "SOT-23"]
        {
            assert_eq!(best(cell), None, "{cell}");
        }
    }
}
