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

/// Families by the letters that start a word. The first that fits counts, so longer names come first.
pub(super) const FAMILIES: [(&str, PackageClass); 64] = [
    ("wlcsp", PackageClass::Bga),
    ("tfbga", PackageClass::Bga),
    ("lfbga", PackageClass::Bga),
    ("ufbga", PackageClass::Bga),
    ("vfbga", PackageClass::Bga),
    ("fcbga", PackageClass::Bga),
    ("fbga", PackageClass::Bga),
    ("pbga", PackageClass::Bga),
    ("bga", PackageClass::Bga),
    ("csp", PackageClass::Bga),
    ("lga", PackageClass::FinePitch),
    ("lqfp", PackageClass::FinePitch),
    ("tqfp", PackageClass::FinePitch),
    ("pqfp", PackageClass::FinePitch),
    ("vqfp", PackageClass::FinePitch),
    ("hqfp", PackageClass::FinePitch),
    ("qfp", PackageClass::FinePitch),
    ("vqfn", PackageClass::FinePitch),
    ("wqfn", PackageClass::FinePitch),
    ("uqfn", PackageClass::FinePitch),
    ("hvqfn", PackageClass::FinePitch),
    ("qfn", PackageClass::FinePitch),
    ("mlf", PackageClass::FinePitch),
    ("wson", PackageClass::FinePitch),
    ("vson", PackageClass::FinePitch),
    ("uson", PackageClass::FinePitch),
    ("son", PackageClass::FinePitch),
    ("udfn", PackageClass::FinePitch),
    ("wdfn", PackageClass::FinePitch),
    ("dfn", PackageClass::FinePitch),
    ("htssop", PackageClass::FinePitch),
    ("tssop", PackageClass::FinePitch),
    ("vssop", PackageClass::FinePitch),
    ("msop", PackageClass::FinePitch),
    ("ssop", PackageClass::FinePitch),
    ("qsop", PackageClass::FinePitch),
    ("hsoic", PackageClass::SmallOutline),
    ("soic", PackageClass::SmallOutline),
    ("tsop", PackageClass::FinePitch),
    ("sop", PackageClass::SmallOutline),
    ("soj", PackageClass::SmallOutline),
    ("sot", PackageClass::SmallOutline),
    ("tsot", PackageClass::SmallOutline),
    ("sod", PackageClass::SmallOutline),
    ("sc", PackageClass::SmallOutline),
    ("plcc", PackageClass::SmallOutline),
    ("dpak", PackageClass::SmallOutline),
    ("d2pak", PackageClass::SmallOutline),
    ("minimelf", PackageClass::SmallOutline),
    ("melf", PackageClass::SmallOutline),
    ("sma", PackageClass::SmallOutline),
    ("smb", PackageClass::SmallOutline),
    ("smc", PackageClass::SmallOutline),
    ("so", PackageClass::SmallOutline),
    ("pdip", PackageClass::ThroughHole),
    ("dip", PackageClass::ThroughHole),
    ("sip", PackageClass::ThroughHole),
    ("to", PackageClass::ThroughHole),
    ("hc49", PackageClass::ThroughHole),
    ("do", PackageClass::ThroughHole),
    ("axial", PackageClass::ThroughHole),
    ("radial", PackageClass::ThroughHole),
    ("tht", PackageClass::ThroughHole),
    ("smt", PackageClass::Other),
];

/// Words anywhere in a footprint that say that the leads go through the board.
pub(super) const THROUGH_HOLE: [&str; 7] =
    ["tht", "through", "axial", "radial", "pinheader", "pinsocket", "terminalblock"];
