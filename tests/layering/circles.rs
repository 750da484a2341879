//! Circles of a graph: its strongly connected components (Kosaraju's two walks).

use std::collections::{BTreeMap, BTreeSet};

type Graph<N> = BTreeMap<N, BTreeSet<N>>;

/// Each circle sorted, the circles by their first member.
pub(crate) fn circles<N: Ord + Copy>(arrows: impl Iterator<Item = (N, N)>) -> Vec<Vec<N>> {
    let (mut forth, mut back) = (Graph::new(), Graph::new());
    for (from, to) in arrows {
        forth.entry(from).or_default().insert(to);
        back.entry(to).or_default().insert(from);
    }
    let (mut left, mut seen) = (Vec::new(), BTreeSet::new());
    for &node in forth.keys() {
        walk(&forth, node, &mut seen, &mut left);
    }
    let (mut found, mut seen) = (Vec::new(), BTreeSet::new());
    for &node in left.iter().rev() {
        let mut circle = Vec::new();
        walk(&back, node, &mut seen, &mut circle);
        if circle.len() > 1 {
            circle.sort_unstable();
            found.push(circle);
        }
    }
    found.sort_unstable();
    found
}

/// Adds what `node` reaches to `left`, in the order in which the walk leaves it.
fn walk<N: Ord + Copy>(graph: &Graph<N>, node: N, seen: &mut BTreeSet<N>, left: &mut Vec<N>) {
    if seen.insert(node) {
        for &next in graph.get(&node).into_iter().flatten() {
            walk(graph, next, seen, left);
        }
        left.push(node);
    }
}
