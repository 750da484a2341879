//! Packages and footprints.

use super::is_url;

/// Sizes of chips, imperial and metric.
const SIZES: [&str; 16] = [
    "01005", "0201", "0402", "0603", "0805", "1206", "1210", "1806", "1808", "1812", "2010", "2220", "2512",
    "1608", "2012", "3216",
];

/// How names of packages begin, in lower case.
const NAMES: [&str; 46] = [
    "sot",
    "soic",
    "sop",
    "ssop",
    "tssop",
    "msop",
    "vssop",
    "qfn",
    "vqfn",
    "dfn",
    "wson",
    "tqfp",
    "lqfp",
    "qfp",
    "bga",
    "dip",
    "pdip",
    "sip",
    "to-",
    "to2",
    "to9",
    "sod",
    "sma",
    "smb",
    "smc",
    "do-",
    "do2",
    "melf",
    "minimelf",
    "plcc",
    "smd",
    "smt",
    "case",
    "pinheader",
    "pin_header",
    "conn_",
    "led_",
    "hc-49",
    "hc49",
    "so8",
    "so-",
    "so1",
    "dpak",
    "d2pak",
    "wlcsp",
    "sc70",
];

/// A package or footprint name: `0603`, `SOT-23`, `C_0603_1608Metric`, `QFN32`.
pub(crate) fn looks_like_package(text: &str) -> bool {
    let text = text.trim();
    if text.len() < 3 || text.len() > 90 || is_url(text) {
        return false;
    }
    let bytes = text.as_bytes();
    let mut sizes = SIZES.iter().filter(|it| text.len() <= it.len() + 8);
    let has_size = sizes.any(|size| {
        text.find(size).is_some_and(|at| {
            let before = at.checked_sub(1).and_then(|it| bytes.get(it));
            let after = bytes.get(at + size.len());
            !before.is_some_and(u8::is_ascii_digit) && !after.is_some_and(u8::is_ascii_digit)
        })
    });
    if has_size {
        return true;
    }
    let low = text.to_ascii_lowercase();
    if let Some((library, name)) = low.split_once(':')
        && !library.is_empty()
        && !name.is_empty()
        && !library.contains(' ')
        && !name.contains(' ')
    {
        return true;
    }
    let initial = low.bytes().next();
    NAMES.iter().any(|it| it.bytes().next() == initial && low.starts_with(it))
        || low.ends_with("metric")
        || low.contains('_') && ["_0603", "_0402", "_0805"].iter().any(|it| low.contains(it))
}
