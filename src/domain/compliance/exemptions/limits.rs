//! What an exemption allows: how much of which substance in which kind of material; and entries told by their words.

use rust_decimal::Decimal;

use super::{Exemption, exemptions};
use crate::domain::compliance::citation::citations;
use crate::domain::compliance::substances::Restricted;
use crate::domain::compliance::substances::names::folded;

/// Words of material names by kind. A name that speaks of several kinds is told by none.
const KINDS: [(&str, &str); 7] = [
    ("solder", "solder|weichlot|焊料|焊锡|はんだ|snpb|die attach"),
    ("glass", "glass|glas|ceramic|keramik|frit|玻璃|陶瓷|ガラス|セラミック|pzt|ferrite"),
    ("steel", "steel|stahl|iron|钢|鋼|acier"),
    ("aluminium", "alumin|铝|アルミ"),
    ("copper", "copper|brass|bronze|messing|kupfer|cuzn|铜|銅|laiton|ottone"),
    ("plastic", "plastic|pvc|polymer|rubber|resin|epoxy|polyamide|nylon|cable jacket|塑料|樹脂|树脂"),
    ("contact", "contact|agcdo|silver|kontakt|接点|触点"),
];

impl Exemption {
    /// It is for this substance.
    pub fn is_for(&self, group: Restricted) -> bool {
        self.substances.split(',').any(|code| code == group.code())
    }

    /// The limit of the entry as it is written: at most (`<=`), or at least (`>=`), so many percent of the material.
    pub fn limit(&self) -> Option<(&'static str, Decimal)> {
        let (sign, value) = self.limit.split_at_checked(2)?;
        Some((sign, value.parse().ok()?))
    }

    /// An amount in percent of a material is within the limit; of the whole part only too much can be told.
    pub fn allows(&self, percent: Decimal, is_of_material: bool) -> bool {
        match self.limit() {
            Some((">=", least)) => percent >= least || !is_of_material,
            Some((_, most)) => percent <= most,
            None => true,
        }
    }

    /// A material of this name can be the one that the entry is for.
    pub fn is_for_material(&self, name: &str) -> bool {
        let name = folded(name);
        let mut kinds =
            KINDS.iter().filter(|it| it.1.split('|').any(|word| name.contains(word))).map(|it| it.0);
        let own = kinds.next();
        self.kind.is_empty() || kinds.next().is_some() || own.is_none_or(|it| it == self.kind)
    }
}

/// The entries that a declaration names for a substance, parted by "; ": by their numbers, else by the words of the act
/// in its description. The second: some text speaks of an exemption that is told by neither.
pub fn named_in_declaration(text: &str) -> (Vec<String>, bool) {
    let mut entries: Vec<String> = Vec::new();
    let mut is_unread = false;
    for named in text.split("; ").map(str::trim).filter(|it| !it.is_empty()) {
        let identity = named.split(" (").next().unwrap_or(named);
        let mut found = citations(identity, true);
        if found.is_empty() {
            found = citations(named, false);
        }
        if found.is_empty() {
            found.extend(by_words(named).map(str::to_owned));
        }
        is_unread |= found.is_empty() && is_exemption(identity);
        for entry in found {
            if !entries.contains(&entry) {
                entries.push(entry);
            }
        }
    }
    (entries, is_unread)
}

/// The entry whose words a description holds; the longest words speak.
fn by_words(description: &str) -> Option<&'static str> {
    let text = folded(description);
    let held = |row: &'static Exemption| {
        let words = row.words.split('|').filter(|it| !it.is_empty() && text.contains(it));
        Some((words.map(str::len).max()?, row.entry))
    };
    exemptions().iter().filter_map(held).max_by_key(|it| it.0).map(|it| it.1)
}

/// An id of a list (`00021-V-05`), or a text that speaks of an exemption and does not deny it.
fn is_exemption(text: &str) -> bool {
    let text = folded(text);
    let is_id = text.contains('-')
        && text.bytes().any(|it| it.is_ascii_digit())
        && text.bytes().all(|it| it.is_ascii_alphanumeric() || matches!(it, b'-' | b'_' | b'.'));
    let denials = ["no", "not", "none", "non", "without", "keine", "ohne", "sans", "tbd", "pending"];
    let is_denied =
        text.contains('?') || text.split(|it: char| !it.is_alphanumeric()).any(|it| denials.contains(&it));
    is_id || (text.contains("exempt") && !is_denied)
}
