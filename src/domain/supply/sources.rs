//! Where a part can come from: makers, sellers, and codes that tie a line to one house.

use std::collections::HashMap;

use crate::domain::report::line::ReportLine;
use crate::domain::spelling::manufacturer_key;

/// The maker of the part that the line is judged as.
pub fn maker_of(line: &ReportLine) -> &str {
    let alternate = line.alternate.and_then(|it| line.line.alternates.get(usize::from(it)));
    alternate.map_or(line.line.manufacturer.as_str(), |it| it.manufacturer.as_deref().unwrap_or_default())
}

/// Counts makers. A BOM has few of them and names each on many lines, so that each name is folded once.
#[derive(Debug, Default)]
pub struct Makers<'a> {
    /// By name the number of its maker; 0: it names none.
    numbers: HashMap<&'a str, u32>,
    /// By folded name.
    folded: HashMap<String, u32>,
}

impl<'a> Makers<'a> {
    /// How many different makers the names are of; blank ones are of none.
    pub fn count(&mut self, names: impl Iterator<Item = &'a str>) -> u32 {
        let mut found: Vec<u32> = Vec::new();
        for name in names {
            let number = self.number(name);
            if number > 0 && !found.contains(&number) {
                found.push(number);
            }
        }
        u32::try_from(found.len()).unwrap_or(u32::MAX)
    }

    fn number(&mut self, name: &'a str) -> u32 {
        if let Some(known) = self.numbers.get(name) {
            return *known;
        }
        let key = manufacturer_key(name);
        let next = u32::try_from(self.folded.len()).unwrap_or(u32::MAX - 1) + 1;
        let number = if key.is_empty() { 0 } else { *self.folded.entry(key).or_insert(next) };
        self.numbers.insert(name, number);
        number
    }
}

#[cfg(test)]
mod tests {
    use super::Makers;

    #[test]
    fn a_maker_under_two_names_is_one() {
        let mut makers = Makers::default();
        let names = ["Texas Instruments Inc.", "Texas Instruments", "TI", "onsemi", ""];
        assert_eq!(makers.count(names.into_iter()), 2);
        assert_eq!(makers.count(["ON Semiconductor", "onsemi"].into_iter()), 1);
        assert_eq!(makers.count([""].into_iter()), 0);
    }
}
