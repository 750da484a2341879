//! Lines of the same part, which are bought together: manufacturer and MPN; without an MPN, the same
//! seller part number; else each line alone.

use crate::domain::bom::BomLine;
use crate::domain::hash::QuickMap;
use crate::domain::spelling::{manufacturer_key, part_key, push_part_key};

/// Groups of line indexes. Lines that are not placed are in none.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Groups {
    members: Vec<u32>,
    ends: Vec<u32>,
}

impl Groups {
    /// Groups the lines; the groups come in the order of their first line, the members in line order.
    pub fn of<'a>(lines: impl Iterator<Item = &'a BomLine>) -> Self {
        let count = lines.size_hint().0;
        let mut numbers: QuickMap<Box<str>, u32> =
            QuickMap::with_capacity_and_hasher(count, Default::default());
        let mut makers = Makers::default();
        let mut group_of_line: Vec<Option<u32>> = Vec::with_capacity(count);
        let mut sizes: Vec<u32> = Vec::new();
        let mut key = String::new();
        for line in lines {
            if line.dnp {
                group_of_line.push(None);
                continue;
            }
            write_key(line, &mut makers, &mut key);
            let known = if key.is_empty() { None } else { numbers.get(key.as_str()).copied() };
            let number = known.unwrap_or_else(|| {
                let number = u32::try_from(sizes.len()).unwrap_or(u32::MAX);
                sizes.push(0);
                if !key.is_empty() {
                    numbers.insert(key.as_str().into(), number);
                }
                number
            });
            if let Some(size) = sizes.get_mut(number as usize) {
                *size += 1;
            }
            group_of_line.push(Some(number));
        }
        Self::from_numbers(&group_of_line, &sizes)
    }

    fn from_numbers(group_of_line: &[Option<u32>], sizes: &[u32]) -> Self {
        let mut next: Vec<u32> = Vec::with_capacity(sizes.len());
        let mut total = 0;
        for size in sizes {
            next.push(total);
            total += size;
        }
        let mut members = vec![0; total as usize];
        for (line, group) in group_of_line.iter().enumerate() {
            let Some(slot) = group.and_then(|it| next.get_mut(it as usize)) else { continue };
            if let Some(member) = members.get_mut(*slot as usize) {
                *member = u32::try_from(line).unwrap_or(u32::MAX);
            }
            *slot += 1;
        }
        // After the filling, each group's next free slot is its end.
        Self { members, ends: next }
    }

    /// How many groups there are.
    pub fn count(&self) -> usize {
        self.ends.len()
    }

    /// The groups, each as its lines' indexes.
    pub fn iter(&self) -> impl Iterator<Item = &[u32]> {
        (0..self.ends.len()).map(|group| self.members(group))
    }

    /// The lines of one group; none where there is no such group.
    pub fn members(&self, group: usize) -> &[u32] {
        let start = group.checked_sub(1).and_then(|it| self.ends.get(it)).copied().unwrap_or(0);
        let end = self.ends.get(group).copied().unwrap_or(start);
        self.members.get(start as usize..end as usize).unwrap_or(&[])
    }
}

/// Makers' names for comparing: a BOM names few of them many times.
type Makers<'a> = QuickMap<&'a str, String>;

/// Writes what tells the line's part from others; empty where nothing does.
fn write_key<'a>(line: &'a BomLine, makers: &mut Makers<'a>, key: &mut String) {
    key.clear();
    push_part_key(&line.mpn, key);
    if !key.is_empty() {
        key.push('\u{1}');
        let maker = line.manufacturer.as_str();
        key.push_str(makers.entry(maker).or_insert_with(|| manufacturer_key(maker)));
        return;
    }
    if let Some(part) = line.supplier_parts.first() {
        let number = part_key(&part.number);
        if !number.is_empty() {
            key.push('\u{2}');
            key.push_str(&number);
            key.push('\u{1}');
            key.push_str(&manufacturer_key(part.supplier.as_deref().unwrap_or("")));
        }
    }
}
