//! Amounts of one material, or of the part as a whole: the same substance is added up, and a group over its substances.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::Declared;
use crate::domain::compliance::substances::names::{folded, share_in_alloy};

/// The rows of one homogeneous material; of the part as a whole where the number is 0.
pub(super) struct Material<'r, 'a> {
    pub number: u32,
    pub rows: Vec<&'r (usize, Declared<'a>)>,
}

/// The rows by material, in the order in which the materials are met.
pub(super) fn by_material<'r, 'a>(rows: &'r [(usize, Declared<'a>)]) -> Vec<Material<'r, 'a>> {
    let mut materials: Vec<Material<'r, 'a>> = Vec::new();
    let (mut whole, mut last): (Option<usize>, Option<usize>) = (None, None);
    for row in rows {
        let number = row.1.material_number;
        // The rows of a material stand together; those of the part as a whole may stand anywhere.
        let at = if number == 0 { whole } else { last };
        let at = at.filter(|it| materials.get(*it).is_some_and(|it| it.number == number));
        match at.and_then(|it: usize| materials.get_mut(it)) {
            Some(material) => material.rows.push(row),
            None => {
                *(if number == 0 { &mut whole } else { &mut last }) = Some(materials.len());
                materials.push(Material { number, rows: vec![row] });
            }
        }
    }
    materials
}

/// The amounts added up: of one substance within a list; where several lists name it, the list that says most.
pub(super) fn total<'r, 'a: 'r>(amounts: impl Iterator<Item = (&'r Declared<'a>, Decimal)>) -> Decimal {
    let mut sums: BTreeMap<(String, &str), Decimal> = BTreeMap::new();
    for (at, (declared, share)) in amounts.enumerate() {
        let Some(percent) = declared.percent.filter(|it| it.is_sign_positive()) else { continue };
        let key = if declared.is_blank() { ["?", &at.to_string()].concat() } else { key(declared) };
        let sum = sums.entry((key, declared.list)).or_default();
        *sum = sum.saturating_add(percent.saturating_mul(share));
    }
    let mut sum = Decimal::ZERO;
    let mut last: (&str, Decimal) = ("", Decimal::ZERO);
    for ((key, _), amount) in &sums {
        // The lists of one substance stand side by side.
        let most = if key == last.0 { last.1 } else { Decimal::ZERO };
        let more = (*amount - most).max(Decimal::ZERO);
        sum = sum.saturating_add(more);
        last = (key, most + more);
    }
    sum
}

/// Tells substances apart: the number, else the name.
fn key(declared: &Declared<'_>) -> String {
    let number = declared.number();
    if number.is_empty() { folded(declared.name()) } else { number }
}

impl<'a> Material<'_, 'a> {
    pub(super) fn name(&self) -> &'a str {
        self.rows.first().map_or("", |it| it.1.material)
    }

    pub(super) fn row(&self) -> usize {
        self.rows.first().map_or(0, |it| it.0)
    }

    pub(super) fn mass(&self) -> Option<Decimal> {
        self.rows.first().and_then(|it| it.1.material_mass)
    }

    /// All that is declared of it, in percent.
    pub(super) fn sum(&self) -> Decimal {
        total(self.rows.iter().map(|it| (&it.1, Decimal::ONE)))
    }

    /// Its name speaks of lead: `Sn63Pb37`, "tin-lead". A "lead" of an IC is a pin.
    pub(super) fn names_lead(&self) -> bool {
        const WORDS: &str = "tin-lead|tin lead|tin/lead|high lead|high-lead|lead solder|lead glass|leaded glass|leaded brass|\
            leaded solder|lead oxide|lead alloy|bleiglas|bleilot|blei-zinn|zinn-blei|plomb|铅锡|锡铅|鉛はんだ|鉛ガラス";
        let name = folded(self.name());
        let least = Decimal::new(1, 3);
        WORDS.split('|').any(|it| {
            name.match_indices(it).any(|(at, _)| !name.get(..at).unwrap_or("").ends_with(['無', '无']))
        }) || share_in_alloy(self.name(), "Pb").is_some_and(|it| it > least)
    }
}
