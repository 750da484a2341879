//! How well the words of a header match: whole phrases first, then whose number it is, then phrases inside a longer
//! header, then a slip of the pen.

use super::{Lexicon, Part};
use crate::domain::money::parse::{find_currency, find_price_unit};
use crate::domain::recognise::fold::{fold, has_ideographs, key};
use crate::domain::recognise::role::Role;
use crate::domain::sorting::sort_by;

/// What a header's words say: roles with scores from 0 to 1, best first, each role once.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct NameScores(pub Vec<(Role, f32)>);

impl NameScores {
    pub(crate) fn best(&self) -> Option<(Role, f32)> {
        self.0.first().copied()
    }

    pub(crate) fn of(&self, role: Role) -> f32 {
        self.0.iter().find(|it| it.0 == role).map_or(0.0, |it| it.1)
    }

    fn raise(&mut self, role: Role, score: f32) {
        match self.0.iter_mut().find(|it| it.0 == role) {
            Some(found) => found.1 = found.1.max(score),
            None => self.0.push((role, score)),
        }
    }

    fn sorted(mut self) -> Self {
        sort_by(&mut self.0, |a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        self
    }
}

impl Lexicon {
    /// Scores a header cell. `with_slips` also forgives one wrong letter in long words.
    pub(crate) fn name_scores(&self, header: &str, with_slips: bool) -> NameScores {
        let mut scores = NameScores::default();
        let header = header.trim();
        if header.is_empty() || header.len() > 120 {
            return scores;
        }
        self.score_text(header, 1.0, with_slips, &mut scores);
        // Two languages in one header ("Wert\nValue", "数量 / Qty"): each side may speak.
        for cut in ['\n', '/', '|', '(', '（'] {
            if header.contains(cut) {
                for (at, side) in header.split(cut).enumerate() {
                    let side = side.trim_matches(|it: char| it.is_whitespace() || it == ')' || it == '）');
                    // What stands in brackets is a remark, unless it is a header word as a whole: "(@ Batch Size: 500)"
                    // is no size.
                    if at > 0 && cut == '(' && !has_ideographs(side) {
                        self.score_key(&key(&fold(side)), 0.93, &mut scores);
                    } else if side.chars().count() > 1 || has_ideographs(side) {
                        self.score_text(side, if cut == '\n' { 0.98 } else { 0.93 }, with_slips, &mut scores);
                    }
                }
            }
        }
        // "Qty数量": two languages without a sign between them.
        if has_ideographs(header) && header.contains(|it: char| it.is_ascii_alphabetic()) {
            let (latin, other): (String, String) = header.chars().partition(char::is_ascii);
            for side in [latin, other] {
                self.score_text(side.trim(), 0.93, with_slips, &mut scores);
            }
        }
        self.discount_waste(header, &mut scores);
        discount_currency(header, &mut scores);
        scores.sorted()
    }

    /// "Attrition Qty" and "Spare Qty" count what is bought beside the pieces of the board; "Qty incl. spares" holds
    /// them, and is the quantity where there is no better one.
    fn discount_waste(&self, header: &str, scores: &mut NameScores) {
        let folded = fold(header);
        let mut words = folded.split(' ');
        // "Old part numbers" are those of other parts.
        if words.clone().any(|it| matches!(it, "old" | "previous" | "former" | "obsoleted" | "superseded")) {
            scores.0.iter_mut().for_each(|it| it.1 *= 0.6);
        }
        if scores.of(Role::Quantity) <= 0.0 {
            return;
        }
        if !words.clone().any(|it| self.is_part(it, Part::Waste)) {
            return;
        }
        if words.any(|it| {
            matches!(it, "incl" | "including" | "with" | "total" | "plus" | "inkl" | "mit" | "avec")
        }) {
            for score in scores.0.iter_mut().filter(|it| it.0 == Role::Quantity) {
                score.1 *= 0.6;
            }
        } else {
            scores.0.retain(|it| it.0 != Role::Quantity);
        }
    }

    fn score_text(&self, text: &str, weight: f32, with_slips: bool, scores: &mut NameScores) {
        let folded = fold(text);
        let mut whole = key(&folded);
        if self.score_key(&whole, weight, scores) {
            return;
        }
        // Without what stands in brackets, without ordinals and currencies: "Manufacturer 1", "Unit Price($)".
        let unbracketed = match text.find(['(', '（', '[']) {
            Some(at) if at > 0 => fold(text.get(..at).unwrap_or("")),
            _ => folded.clone(),
        };
        let words: Vec<&str> = unbracketed.split(' ').filter(|it| !it.is_empty()).collect();
        let mut bare: Vec<&str> = words
            .iter()
            .map(|word| {
                let stem = word.trim_end_matches(|it: char| it.is_ascii_digit());
                if stem.is_empty() || stem.len() + 2 < word.len() { word } else { stem }
            })
            .filter(|word| !word.bytes().all(|it| it.is_ascii_digit()) && find_currency(word).is_none())
            .collect();
        // "EP in EUR": with the currency its preposition goes too.
        if bare.len() < words.len() && bare.last() == Some(&"in") {
            bare.pop();
        }
        whole = bare.concat();
        if whole.is_empty() {
            return;
        }
        if self.score_key(&whole, weight * 0.98, scores) {
            return;
        }
        let composed = self.score_parts(&bare, weight, scores);
        self.score_runs(&bare, if composed { weight * 0.8 } else { weight }, scores);
        // "Price per 1000 pcs" is a price, whatever it says of pieces.
        if bare.iter().any(|it| self.is_part(it, Part::Price)) {
            scores.0.retain(|it| it.0 != Role::Quantity);
            if find_price_unit(text).is_some() {
                scores.raise(Role::UnitPrice, 0.85 * weight);
            }
        }
        if with_slips && scores.0.is_empty() {
            self.score_slip(&whole, weight, scores);
        }
    }

    fn score_key(&self, key: &str, weight: f32, scores: &mut NameScores) -> bool {
        let Some(entry) = self.entries.get(key) else { return false };
        for (role, score) in &entry.roles {
            scores.raise(*role, score * weight);
        }
        if entry.parts & Part::Seller.bit() != 0 {
            scores.raise(Role::SupplierPn, 0.86 * weight);
        }
        !entry.roles.is_empty() || entry.parts & Part::Seller.bit() != 0
    }

    /// Part numbers named by whose they are: maker, seller, own, second source.
    fn score_parts(&self, words: &[&str], weight: f32, scores: &mut NameScores) -> bool {
        let mut all = 0u16;
        let mut at = 0;
        let mut unknown = 0u32;
        while at < words.len() {
            let mut step = 1;
            let mut found = 0u16;
            for length in (1..=3.min(words.len() - at)).rev() {
                let run = words.get(at..at + length).unwrap_or(&[]).concat();
                if let Some(entry) = self.entries.get(&run)
                    && entry.parts & !Part::Make.bit() != 0
                {
                    found = entry.parts;
                    step = length;
                    break;
                }
            }
            if found == 0 {
                unknown += 1;
            }
            all |= found;
            at += step;
        }
        let has = |part: Part| all & part.bit() != 0;
        if has(Part::Other) || has(Part::Price) || !has(Part::Number) && !has(Part::Alternate) {
            if has(Part::Price) && !has(Part::Other) && (has(Part::Seller) || has(Part::Supplier)) {
                scores.raise(Role::UnitPrice, 0.85 * weight);
                return true;
            }
            return false;
        }
        let weight = weight * if unknown == 0 { 0.96 } else { 0.85 };
        if has(Part::Alternate) {
            if has(Part::Number) {
                scores.raise(Role::AlternateMpn, 0.92 * weight);
            } else if has(Part::Maker) {
                scores.raise(Role::AlternateManufacturer, 0.92 * weight);
            }
        } else if has(Part::Maker) {
            scores.raise(Role::Mpn, weight);
            if has(Part::Seller) || has(Part::Supplier) {
                scores.raise(Role::SupplierPn, 0.6 * weight);
            }
        } else if has(Part::Seller) || has(Part::Supplier) {
            scores.raise(Role::SupplierPn, weight);
        } else if has(Part::Internal) {
            scores.raise(Role::CustomerPn, 0.94 * weight);
        } else {
            return false;
        }
        true
    }

    /// Known phrases inside a longer header; the longer the phrase, the surer.
    fn score_runs(&self, words: &[&str], weight: f32, scores: &mut NameScores) {
        let total: usize = words.iter().map(|it| it.chars().count()).sum();
        if total == 0 || words.len() > 12 {
            return;
        }
        for start in 0..words.len() {
            for end in (start + 1..=words.len()).rev() {
                let run = words.get(start..end).unwrap_or(&[]).concat();
                let length = run.chars().count();
                if length < 3 && !has_ideographs(&run) && end - start < words.len() {
                    continue;
                }
                let Some(entry) = self.entries.get(&run) else { continue };
                // A phrase at the end of a header is its noun: "Supplier Stock" is a stock.
                let place = if end == words.len() { 1.0 } else { 0.86 };
                let cover = length as f32 / total as f32;
                for (role, score) in &entry.roles {
                    if *score >= 0.7 {
                        scores.raise(*role, score * weight * place * (0.42 + 0.5 * cover));
                    }
                }
                if entry.parts & Part::Seller.bit() != 0 && words.len() <= 3 {
                    scores.raise(Role::SupplierPn, 0.55 * weight);
                }
            }
        }
        for word in words {
            if has_ideographs(word) {
                self.score_ideographs(word, weight, scores);
            }
        }
    }

    fn score_ideographs(&self, word: &str, weight: f32, scores: &mut NameScores) {
        let signs: Vec<char> = word.chars().collect();
        if signs.len() > 24 {
            return;
        }
        for start in 0..signs.len() {
            for end in (start + 2..=signs.len()).rev() {
                let run: String = signs.get(start..end).unwrap_or(&[]).iter().collect();
                let Some(entry) = self.entries.get(&run) else { continue };
                let place = if end == signs.len() { 1.0 } else { 0.86 };
                let cover = (end - start) as f32 / signs.len() as f32;
                for (role, score) in &entry.roles {
                    scores.raise(*role, score * weight * place * (0.42 + 0.5 * cover));
                }
            }
        }
    }

    fn score_slip(&self, whole: &str, weight: f32, scores: &mut NameScores) {
        let length = whole.chars().count();
        if !(6..=30).contains(&length) {
            return;
        }
        for known in &self.long_keys {
            if known.len().abs_diff(whole.len()) <= 2
                && differs_by_one(whole, known)
                && let Some(entry) = self.entries.get(known)
            {
                for (role, score) in &entry.roles {
                    scores.raise(*role, score * weight * 0.8);
                }
            }
        }
    }
}

/// "EUR/pc": pieces that cost something are a price.
fn discount_currency(header: &str, scores: &mut NameScores) {
    let folded = fold(header);
    let has_piece = folded.split(' ').any(|it| {
        matches!(it, "pc" | "pcs" | "piece" | "unit" | "each" | "ea" | "stk" | "stck" | "stuck" | "st")
    });
    if has_piece && folded.split(' ').any(|it| find_currency(it).is_some()) {
        scores.0.retain(|it| it.0 != Role::Quantity);
        scores.raise(Role::UnitPrice, 0.8);
    }
}

/// One letter changed, added or left out, or two neighbors swapped.
fn differs_by_one(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let added = long.len() - short.len();
    if added > 1 {
        return false;
    }
    let head = short.iter().zip(&long).take_while(|(x, y)| x == y).count();
    let tail = short.iter().rev().zip(long.iter().rev()).take_while(|(x, y)| x == y).count();
    if head + tail + 1 >= long.len() {
        return true;
    }
    added == 0
        && head + tail + 2 == long.len()
        && short.get(head) == long.get(head + 1)
        && short.get(head + 1) == long.get(head)
}
