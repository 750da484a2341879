//! Stable sorting by one piece of code for all types.
//!
//! The library's sorts are compiled anew for each type and each comparison, some 4 kB of wasm each time.
//! Here only positions are sorted, so the engine carries the algorithm once.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

/// Sorts in place by a comparison. Equal items stay in their order.
pub fn sort_by<T>(items: &mut [T], mut compare: impl FnMut(&T, &T) -> Ordering) {
    let order = positions(items.len(), &mut |a, b| match (items.get(a), items.get(b)) {
        (Some(a), Some(b)) => compare(a, b),
        _ => Ordering::Equal,
    });
    arrange(order, &mut |a, b| items.swap(a, b));
}

/// Sorts in place by what a key function gives. Equal items stay in their order.
pub fn sort_by_key<T, K: Ord>(items: &mut [T], mut key: impl FnMut(&T) -> K) {
    sort_by(items, |a, b| key(a).cmp(&key(b)));
}

/// The same of a key that is dear to make: it is made once for each item.
pub fn sort_by_cached_key<T, K: Ord>(items: &mut [T], key: impl FnMut(&T) -> K) {
    let keys: Vec<K> = items.iter().map(key).collect();
    let order = positions(keys.len(), &mut |a, b| keys.get(a).cmp(&keys.get(b)));
    arrange(order, &mut |a, b| items.swap(a, b));
}

/// Sorts in place by the items' own order.
pub fn sort<T: Ord>(items: &mut [T]) {
    sort_by(items, T::cmp);
}

/// A map of pairs, of equal keys the last one. To collect one would sort by the library's sort.
pub fn map<K: Ord, V>(pairs: impl IntoIterator<Item = (K, V)>) -> BTreeMap<K, V> {
    let mut map = BTreeMap::new();
    for (key, value) in pairs {
        map.insert(key, value);
    }
    map
}

/// A set of items, likewise.
pub fn set<T: Ord>(items: impl IntoIterator<Item = T>) -> BTreeSet<T> {
    let mut set = BTreeSet::new();
    for item in items {
        set.insert(item);
    }
    set
}

/// Whether a list that is sorted by bytes has the word.
pub fn is_in(sorted: &[&str], word: &str) -> bool {
    sorted.binary_search(&word).is_ok()
}

/// The positions `0..length` in the order of what stands there.
fn positions(length: usize, compare: &mut dyn FnMut(usize, usize) -> Ordering) -> Vec<usize> {
    let mut positions: Vec<usize> = (0..length).collect();
    let is_sorted = positions.is_sorted_by(|a, b| compare(*a, *b).is_le());
    if !is_sorted {
        positions.sort_by(|a, b| compare(*a, *b));
    }
    positions
}

/// Brings to each place what belongs there, `order[place]` being where it stands now.
fn arrange(order: Vec<usize>, swap: &mut dyn FnMut(usize, usize)) {
    let mut target = vec![0; order.len()];
    for (place, from) in order.into_iter().enumerate() {
        if let Some(target) = target.get_mut(from) {
            *target = place;
        }
    }
    for at in 0..target.len() {
        // Each swap brings one item home for good, so this ends after as many swaps as there are items.
        while let Some(home) = target.get(at).copied().filter(|home| *home != at) {
            swap(at, home);
            target.swap(at, home);
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn sorts_as_the_library_does(mut items in prop::collection::vec((0_u8..20, 0_u8..9), 0..200)) {
            let mut expected = items.clone();
            expected.sort_by_key(|it| it.0);
            let mut cached = items.clone();
            sort_by_cached_key(&mut cached, |it| it.0);
            prop_assert_eq!(&cached, &expected);
            sort_by_key(&mut items, |it| it.0);
            prop_assert_eq!(items, expected);
        }
    }

    #[test]
    fn strings_sort_in_place() {
        let mut items = vec!["b".to_owned(), "c".into(), String::new(), "a".into()];
        sort(&mut items);
        assert_eq!(items, ["", "a", "b", "c"]);
        assert_eq!(set([3, 1, 3]).into_iter().collect::<Vec<_>>(), [1, 3]);
        assert_eq!(map([(2, 'a'), (1, 'b'), (2, 'c')]).into_iter().collect::<Vec<_>>(), [(1, 'b'), (2, 'c')]);
    }
}
