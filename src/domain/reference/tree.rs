//! Families of keys as a tree of letters: the longest known beginning of a key tells what is known of it.

use serde::{Deserialize, Serialize};

use crate::domain::reference::octaves::OCTAVE;

/// Prices are kept in eighths of an octave, beside what the shorter beginning says.
pub(super) const STEP: i32 = OCTAVE / 8;
/// Half the width of a band that holds eight of ten parts, for each of its codes.
pub(super) const SPREADS: [i32; 16] =
    [128, 192, 256, 346, 435, 563, 717, 896, 1_126, 1_408, 1_741, 2_150, 2_662, 3_277, 4_096, 5_120];
/// Letters that one entry can add.
const MOST_LETTERS: usize = 8;
/// The value of an entry that is a way to others and no family; one more than the lowest difference is 1.
const NONE: u8 = 0;
const MIDDLE: i32 = 128;
/// No price lies further from one, and no key is longer.
const FURTHEST: i32 = 64 * OCTAVE;
const DEEPEST: usize = 256;

/// What is known of a beginning.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Family {
    /// In octaves.
    pub(super) price: i32,
    /// A place in [`SPREADS`].
    pub(super) spread: u8,
    /// How many parts it was learnt from, as twice its octaves.
    pub(super) count: u8,
}

impl Family {
    pub(super) fn half_width(self) -> i32 {
        SPREADS.get(usize::from(self.spread)).copied().unwrap_or(5_120)
    }

    /// How many parts it was learnt from, to two digits.
    pub(super) fn parts(self) -> u32 {
        let whole = 1_u32.checked_shl((self.count / 2).into()).unwrap_or(u32::MAX);
        let parts = if self.count.is_multiple_of(2) { whole } else { whole.saturating_mul(181) / 128 };
        let unit = 10_u32.pow(parts.max(1).ilog10().saturating_sub(1));
        parts / unit * unit
    }

    pub(super) fn count_code(parts: usize) -> u8 {
        let square = parts.saturating_mul(parts).max(1);
        u8::try_from(square.ilog2()).unwrap_or(u8::MAX)
    }
}

/// One letter of the tree, in the order of keys; what it begins follows it up to `end`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Node {
    pub(super) letter: u8,
    pub(super) end: usize,
    pub(super) family: Option<Family>,
}

/// The first node is the beginning of all keys, without a letter.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Tree {
    pub(super) nodes: Vec<Node>,
}

/// Where a key was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Found {
    /// The node of the longest beginning, and how long it is.
    pub(super) node: usize,
    pub(super) depth: usize,
    pub(super) family: Family,
}

impl Tree {
    /// The family of the longest beginning of the key.
    pub(super) fn find(&self, key: &[u8]) -> Found {
        let mut at = 0;
        let family = self.nodes.first().and_then(|it| it.family).unwrap_or_default();
        let mut best = Found { family, ..Found::default() };
        for (index, letter) in key.iter().enumerate() {
            let Some(node) = self.child(at, *letter) else { break };
            at = node;
            if let Some(family) = self.nodes.get(at).and_then(|it| it.family) {
                best = Found { node: at, depth: index + 1, family };
            }
        }
        best
    }

    fn child(&self, parent: usize, letter: u8) -> Option<usize> {
        let end = self.nodes.get(parent)?.end;
        let mut at = parent + 1;
        while at < end {
            let node = self.nodes.get(at)?;
            if node.letter == letter {
                return Some(at);
            }
            at = node.end;
        }
        None
    }

    /// The tree of entries in the order of their keys. The first is that of all keys.
    pub(super) fn of(entries: &[(Vec<u8>, Family)]) -> Self {
        let mut growing = Growing::default();
        let mut before: &[u8] = &[];
        for (key, family) in entries {
            let shared = before.iter().zip(key).take_while(|it| it.0 == it.1).count();
            growing.back_to(shared);
            for letter in key.get(shared..).unwrap_or_default() {
                growing.push(*letter);
            }
            growing.name(*family);
            before = key;
        }
        growing.finish()
    }

    /// The tree as columns, each of which compresses well.
    pub(super) fn pack(&self) -> Packed {
        let mut packed = Packed::default();
        let (mut path, mut depth_before, mut letters) = (Vec::new(), 0, 0);
        for (index, node) in self.nodes.iter().enumerate() {
            while path.last().is_some_and(|it: &(usize, i32)| it.0 <= index) {
                path.pop();
            }
            let root = node.family.map_or(0, |it| it.price);
            let above = path.last().map_or(root, |it| it.1);
            let price = node.family.map_or(above, |it| it.price);
            path.push((node.end, price));
            if index == 0 {
                packed.root = price;
            } else {
                packed.letters.push(node.letter);
                letters += 1;
            }
            if index > 0 && node.family.is_none() && letters < MOST_LETTERS && node.end > index + 1 {
                continue;
            }
            let depth = path.len() - 1;
            let back = depth_before + letters - depth;
            packed
                .moves
                .push(u8::try_from(back * MOST_LETTERS + letters.saturating_sub(1)).unwrap_or(u8::MAX));
            packed.push_family(node.family, above);
            (depth_before, letters) = (depth, 0);
        }
        packed
    }
}

/// A tree in the order in which its nodes are read.
#[derive(Default)]
struct Growing {
    nodes: Vec<Node>,
    /// The nodes from the first to the last, whose ends are not known yet.
    open: Vec<usize>,
}

impl Growing {
    fn push(&mut self, letter: u8) {
        if self.nodes.is_empty() {
            self.open.push(0);
            self.nodes.push(Node::default());
        }
        self.open.push(self.nodes.len());
        self.nodes.push(Node { letter, ..Node::default() });
    }

    fn back_to(&mut self, depth: usize) {
        while self.open.len() > depth + 1 {
            self.close();
        }
    }

    fn close(&mut self) {
        let end = self.nodes.len();
        if let Some(node) = self.open.pop().and_then(|it| self.nodes.get_mut(it)) {
            node.end = end;
        }
    }

    fn name(&mut self, family: Family) {
        if self.nodes.is_empty() {
            self.open.push(0);
            self.nodes.push(Node::default());
        }
        if let Some(node) = self.nodes.last_mut() {
            node.family = Some(family);
        }
    }

    /// The price of the nearest family above the last node.
    fn price_above(&self) -> i32 {
        let mut families = self.open.iter().rev().filter_map(|it| self.nodes.get(*it)?.family);
        families.next().map_or(0, |it| it.price)
    }

    fn finish(mut self) -> Tree {
        while !self.open.is_empty() {
            self.close();
        }
        Tree { nodes: self.nodes }
    }
}

/// A tree as it is written: one entry for each family, in the order of keys.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub(super) struct Packed {
    root: i32,
    /// How many letters to go back, × 8, and how many are added, less one.
    moves: Vec<u8>,
    letters: Vec<u8>,
    /// The price beside that of the nearest family above, in steps, and 128.
    values: Vec<u8>,
    spreads: Vec<u8>,
    counts: Vec<u8>,
}

impl Packed {
    fn push_family(&mut self, family: Option<Family>, above: i32) {
        let Some(family) = family else {
            self.values.push(NONE);
            return;
        };
        let steps = ((family.price - above) / STEP + MIDDLE).clamp(1, 255);
        self.values.push(u8::try_from(steps).unwrap_or(u8::MAX));
        self.spreads.push(family.spread);
        self.counts.push(family.count);
    }

    /// `None` where the columns do not belong together.
    pub(super) fn unpack(&self) -> Option<Tree> {
        let mut growing = Growing::default();
        let mut letters = self.letters.iter();
        let mut families = self.spreads.iter().zip(&self.counts);
        if self.moves.len() != self.values.len() || self.spreads.len() != self.counts.len() {
            return None;
        }
        for (index, (step, value)) in self.moves.iter().zip(&self.values).enumerate() {
            let (back, added) = (usize::from(*step) / MOST_LETTERS, usize::from(*step) % MOST_LETTERS + 1);
            if index > 0 {
                let depth = growing.open.len().checked_sub(1)?.checked_sub(back)?;
                growing.back_to(depth);
                for _ in 0..added {
                    growing.push(*letters.next()?);
                }
            }
            if *value != NONE {
                let (spread, count) = families.next()?;
                let above = if index == 0 { self.root } else { growing.price_above() };
                let price = above.checked_add((i32::from(*value) - MIDDLE) * STEP)?;
                if price.abs() > FURTHEST || growing.open.len() > DEEPEST {
                    return None;
                }
                growing.name(Family { price, spread: *spread, count: *count });
            }
        }
        (letters.next().is_none() && families.next().is_none()).then(|| growing.finish())
    }
}

#[cfg(test)]
mod tests {
    use super::{Family, STEP, Tree};

    fn family(price: i32, count: u8) -> Family {
        Family { price: price * STEP, spread: 3, count }
    }

    fn tree() -> Tree {
        Tree::of(&[
            (b"".to_vec(), family(5, 9)),
            (b"AB".to_vec(), family(7, 4)),
            (b"ABCDEFGHIJKLMNOP".to_vec(), family(-3, 2)),
            (b"ABCX".to_vec(), family(1, 2)),
            (b"B".to_vec(), family(0, 2)),
        ])
    }

    #[test]
    fn the_longest_beginning_counts() {
        for (key, depth, price) in [
            ("", 0, 5),
            ("ZZ", 0, 5),
            ("A", 0, 5),
            ("AB", 2, 7),
            ("ABC", 2, 7),
            ("ABCX9", 4, 1),
            ("ABCDEFGHIJKLMNOPQ", 16, -3),
            ("BAD", 1, 0),
        ] {
            let found = tree().find(key.as_bytes());
            assert_eq!((found.depth, found.family.price), (depth, price * STEP), "{key}");
        }
        assert_eq!(Tree::default().find(b"A").depth, 0);
    }

    #[test]
    fn a_tree_comes_back_from_its_columns() {
        let tree = tree();
        assert_eq!(tree.pack().unpack().as_ref(), Some(&tree));
        let mut cut = tree.pack();
        cut.letters.pop();
        assert_eq!(cut.unpack(), None);
    }

    #[test]
    fn parts_are_told_to_two_digits() {
        for (parts, told) in [(1, 1), (2, 2), (3, 2), (200, 180), (214, 180), (100_000, 92_000)] {
            let code = Family::count_code(parts);
            assert_eq!(Family { count: code, ..Family::default() }.parts(), told, "{parts}");
        }
    }
}
