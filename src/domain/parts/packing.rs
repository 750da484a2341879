//! Endings of part numbers that name only how the part is packed. They make another ordering code of the same part, as
//! a rule: so two numbers that differ in them are asked about, never taken for one.

/// Endings in the spelling of [`part_key`](super::key::part_key), as makers and sellers use them.
const PACKINGS: [&str; 44] = [
    "CT", "CUTTAPE", "DKR", "ND", "TR", "TRPBF", "TRL", "TRG", "TRR", "T", "R", "RL", "RL7", "R7", "REEL",
    "REEL7", "REEL13", "RTL", "TL", "T1", "T1G", "T3G", "T1GE3", "GE3", "E3", "G4", "PBF", "NOPB", "TP",
    "TB", "T7", "7", "7F", "13", "13F", "115", "118", "135", "215", "235", "TRAY", "TUBE", "BULK", "+T",
];

/// Shorter rests tell too little of a part.
const SHORTEST: usize = 5;

/// The part number without its ending for the packing; the whole where it has none.
pub fn without_packing(key: &str) -> &str {
    let rests = PACKINGS.iter().filter_map(|it| key.strip_suffix(it));
    // The longest ending leaves the shortest rest.
    rests.filter(|it| it.len() >= SHORTEST).min_by_key(|it| it.len()).unwrap_or(key)
}

#[cfg(test)]
mod tests {
    use super::without_packing;

    #[test]
    fn endings_of_packings_are_cut() {
        for (key, expected) in [
            ("TPS5430DDAR", "TPS5430DDA"),
            ("BAT54S7F", "BAT54S"),
            ("SI2302CDST1GE3", "SI2302CDS"),
            ("LM2596S50NOPB", "LM2596S50"),
            ("2N7002215", "2N7002"),
            ("RC0402FR0710KL", "RC0402FR0710KL"),
            ("LM3T", "LM3T"),
        ] {
            assert_eq!(without_packing(key), expected);
        }
    }
}
