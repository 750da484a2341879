//! How far the parts of a family lie from what it says. Told by parts that the family was not learnt from: each fifth
//! of the parts is estimated from the other four.

use crate::domain::reference::build::grow::{Sample, Shape, grow, quantile};
use crate::domain::reference::tree::{SPREADS, Tree};

const FOLDS: u8 = 5;
/// A band holds a little more than eight of ten parts: of parts to come a few are of other kinds.
const HELD: usize = 82;
/// How many parts the band of the family above weighs.
const DOUBT: i64 = 8;

/// The tree with the codes of its bands.
pub(super) fn with_bands(mut tree: Tree, samples: &[Sample], shape: Shape) -> Tree {
    let mut misses: Vec<Vec<i32>> = vec![Vec::new(); tree.nodes.len()];
    for fold in 0..FOLDS {
        let (own, others): (Vec<Sample>, Vec<Sample>) =
            samples.iter().cloned().partition(|it| it.fold % FOLDS == fold);
        let without = Tree::of(&grow(&others, shape));
        for sample in own {
            let miss = (sample.price - without.find(&sample.key).family.price).abs();
            if let Some(list) = misses.get_mut(tree.find(&sample.key).node) {
                list.push(miss);
            }
        }
    }
    let root = tree.find(&[]).family.price;
    let all = quantile(samples.iter().map(|it| (it.price - root).abs()).collect(), HELD).into();
    let mut above: Vec<(usize, i64)> = Vec::new();
    for (index, (node, misses)) in tree.nodes.iter_mut().zip(misses).enumerate() {
        while above.last().is_some_and(|it| it.0 <= index) {
            above.pop();
        }
        let parts = i64::try_from(misses.len()).unwrap_or(i64::MAX);
        let own = i64::from(quantile(misses, HELD));
        let width = match above.last() {
            Some((_, width)) => (width * DOUBT + own * parts) / (DOUBT + parts),
            None => all,
        };
        above.push((node.end, width));
        if let Some(family) = &mut node.family {
            family.spread = code(width);
        }
    }
    tree
}

/// The narrowest band that is no narrower than nine tenths of this.
fn code(width: i64) -> u8 {
    let found = SPREADS.iter().position(|it| i64::from(*it) * 11 >= width * 10);
    u8::try_from(found.unwrap_or(SPREADS.len() - 1)).unwrap_or_default()
}
