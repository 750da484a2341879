//! How packages are called.

use crate::domain::bom::package::PackageClass;

/// Inch codes, and what they are.
pub(super) const INCH: [(&str, PackageClass); 14] = [
    ("01005", PackageClass::Chip01005),
    ("0201", PackageClass::Chip0201),
    ("0402", PackageClass::Chip0402),
    ("0603", PackageClass::Chip0603),
    ("0805", PackageClass::Chip0805),
    ("1206", PackageClass::Chip1206),
    ("1210", PackageClass::Chip1206),
    ("1806", PackageClass::Chip1206),
    ("1808", PackageClass::Chip1206),
    ("1812", PackageClass::Chip1206),
    ("2010", PackageClass::Chip1206),
    ("2220", PackageClass::Chip1206),
    ("2512", PackageClass::Chip1206),
    ("2920", PackageClass::Chip1206),
];

/// Metric codes that are no inch code as well.
pub(super) const METRIC: [(&str, PackageClass); 8] = [
    ("1005", PackageClass::Chip0402),
    ("1608", PackageClass::Chip0603),
    ("2012", PackageClass::Chip0805),
    ("3216", PackageClass::Chip1206),
    ("3225", PackageClass::Chip1206),
    ("4532", PackageClass::Chip1206),
    ("5025", PackageClass::Chip1206),
    ("6332", PackageClass::Chip1206),
];

/// Metric codes that would be read as another inch code; they count where the text says that it is metric.
pub(super) const METRIC_ONLY: [(&str, PackageClass); 3] =
    [("0402", PackageClass::Chip01005), ("0603", PackageClass::Chip0201), ("0201", PackageClass::Chip01005)];

/// Families by the letters that start a word, those of one initial together. Of these the first that fits counts, so
/// longer names come first.
pub(super) const FAMILIES: [(&str, PackageClass); 64] = [
    ("axial", PackageClass::ThroughHole),
    ("bga", PackageClass::Bga),
    ("csp", PackageClass::Bga),
    ("dfn", PackageClass::FinePitch),
    ("dpak", PackageClass::SmallOutline),
    ("d2pak", PackageClass::SmallOutline),
    ("dip", PackageClass::ThroughHole),
    ("do", PackageClass::ThroughHole),
    ("fcbga", PackageClass::Bga),
    ("fbga", PackageClass::Bga),
    ("hqfp", PackageClass::FinePitch),
    ("hvqfn", PackageClass::FinePitch),
    ("htssop", PackageClass::FinePitch),
    ("hsoic", PackageClass::SmallOutline),
    ("hc49", PackageClass::ThroughHole),
    ("lfbga", PackageClass::Bga),
    ("lga", PackageClass::FinePitch),
    ("lqfp", PackageClass::FinePitch),
    ("mlf", PackageClass::FinePitch),
    ("msop", PackageClass::FinePitch),
    ("minimelf", PackageClass::SmallOutline),
    ("melf", PackageClass::SmallOutline),
    ("pbga", PackageClass::Bga),
    ("pqfp", PackageClass::FinePitch),
    ("plcc", PackageClass::SmallOutline),
    ("pdip", PackageClass::ThroughHole),
    ("qfp", PackageClass::FinePitch),
    ("qfn", PackageClass::FinePitch),
    ("qsop", PackageClass::FinePitch),
    ("radial", PackageClass::ThroughHole),
    ("son", PackageClass::FinePitch),
    ("ssop", PackageClass::FinePitch),
    ("soic", PackageClass::SmallOutline),
    ("sop", PackageClass::SmallOutline),
    ("soj", PackageClass::SmallOutline),
    ("sot", PackageClass::SmallOutline),
    ("sod", PackageClass::SmallOutline),
    ("sc", PackageClass::SmallOutline),
    ("sma", PackageClass::SmallOutline),
    ("smb", PackageClass::SmallOutline),
    ("smc", PackageClass::SmallOutline),
    ("so", PackageClass::SmallOutline),
    ("sip", PackageClass::ThroughHole),
    ("smt", PackageClass::Other),
    ("tfbga", PackageClass::Bga),
    ("tqfp", PackageClass::FinePitch),
    ("tssop", PackageClass::FinePitch),
    ("tsop", PackageClass::FinePitch),
    ("tsot", PackageClass::SmallOutline),
    ("to", PackageClass::ThroughHole),
    ("tht", PackageClass::ThroughHole),
    ("ufbga", PackageClass::Bga),
    ("uqfn", PackageClass::FinePitch),
    ("uson", PackageClass::FinePitch),
    ("udfn", PackageClass::FinePitch),
    ("vfbga", PackageClass::Bga),
    ("vqfp", PackageClass::FinePitch),
    ("vqfn", PackageClass::FinePitch),
    ("vson", PackageClass::FinePitch),
    ("vssop", PackageClass::FinePitch),
    ("wlcsp", PackageClass::Bga),
    ("wqfn", PackageClass::FinePitch),
    ("wson", PackageClass::FinePitch),
    ("wdfn", PackageClass::FinePitch),
];

/// Words anywhere in a footprint that say that the leads go through the board.
pub(super) const THROUGH_HOLE: [&str; 7] =
    ["tht", "through", "axial", "radial", "pinheader", "pinsocket", "terminalblock"];
