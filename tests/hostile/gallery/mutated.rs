//! Ordinary files of every format, with bytes changed, cut, doubled and moved.

use super::{Case, case};
use crate::one;
use crate::random::Random;

const EACH: u64 = 5;

pub(super) fn cases() -> Vec<Case> {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let mut files: Vec<_> = ["read", "declarations", "extreme"]
        .iter()
        .flat_map(|it| std::fs::read_dir(root.join(it)).expect("fixtures"))
        .map(|it| it.expect("a fixture").path())
        .filter(|it| it.extension().is_some_and(|ending| ending != "md"))
        .collect();
    files.sort();
    let mut all = Vec::new();
    for path in files {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        for seed in 0..EACH {
            let (path, name) = (path.clone(), name.clone());
            all.push(case("mutated", format!("{name}, seed {seed}"), move || {
                let mut bytes = std::fs::read(&path).expect("a fixture");
                let mut random = Random::new(seed * 7_919 + name.len() as u64);
                (0..=seed * 4).for_each(|_| random.damage(&mut bytes));
                one(&name, bytes)
            }));
        }
    }
    all
}
