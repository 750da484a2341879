//! The figures of the house.

use std::fmt::Write;

use super::rooms::is_in_domain;
use super::rules::Plan;

/// Files, arrows that climb and circles, of the domain and of all of `src/`.
pub(crate) fn figures(plan: &Plan) -> String {
    let domain = count(plan, "domain", |file| is_in_domain(plan.path(file)));
    domain + &count(plan, "src", |_| true)
}

fn count(plan: &Plan, name: &str, is_counted: impl Fn(usize) -> bool) -> String {
    let is_inner = |it: &(usize, usize)| is_counted(it.0) && is_counted(it.1);
    let files = (0..plan.house.files.len()).filter(|it| is_counted(*it)).count();
    let arrows: Vec<(usize, usize)> = plan.arrows.uses.keys().copied().filter(is_inner).collect();
    let climbing = arrows.iter().filter(|it| plan.is_climbing(**it)).count();
    let circles = super::circles::circles(arrows.iter().copied());
    let mut sizes: Vec<usize> = circles.iter().map(Vec::len).collect();
    sizes.sort_unstable_by(|one, other| other.cmp(one));
    let mut text = String::new();
    let (number, inside, arrows) = (sizes.len(), sizes.iter().sum::<usize>(), arrows.len());
    let _ = writeln!(text, "{name}: {files} files, {arrows} arrows, {climbing} of them climb");
    let _ = writeln!(text, "  {number} circles with {inside} files; sizes {sizes:?}");
    text
}
