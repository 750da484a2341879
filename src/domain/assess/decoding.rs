//! What part numbers tell of lines that do not tell it themselves: class and package, and which parts are not alike.

use std::collections::HashMap;
use std::sync::Arc;

use crate::domain::bom::package::{self, Package, PackageClass};
use crate::domain::bom::{BomLine, PartClass};
use crate::domain::finding::{Arg, Finding};
use crate::domain::reference::Words;
use crate::domain::reference::decode::{decode, differ_in_value};
use crate::domain::report::line::ReportLine;

/// Lines of which nothing else tells it are of the class of their part number.
pub(super) fn name_classes(lines: &mut [BomLine]) {
    for line in lines.iter_mut().filter(|it| it.class == PartClass::Other) {
        line.class = decode(&line.mpn, &line.manufacturer).map_or(PartClass::Other, |it| it.class);
    }
}

/// Reads the words of the lines, of those that are alike once.
pub(super) fn read_words(lines: &mut [ReportLine]) {
    let mut known: HashMap<Box<str>, Arc<Words>> = HashMap::new();
    let mut key = String::new();
    for line in lines {
        let own = &line.line;
        key.clear();
        for text in [own.class.code(), &own.value, &own.footprint, &own.description] {
            key.push_str(text);
            key.push('\u{1}');
        }
        let words = known.get(key.as_str()).cloned().unwrap_or_else(|| {
            let words = Arc::new(Words::of(own));
            known.insert(key.as_str().into(), Arc::clone(&words));
            words
        });
        line.words = Some(words);
    }
}

/// The package of a line, of its part number where the file does not tell it or a spreadsheet ate a nought of it.
pub(super) fn package(line: &ReportLine) -> Package {
    let words = line.words.as_ref();
    let stated = words
        .map_or_else(|| package::package(&line.line), |words| package::package_by(&line.line, words.package));
    if stated.class != PackageClass::Other {
        return stated;
    }
    let decoded = line.decoded.as_deref().and_then(|it| package::of_size(it.size));
    decoded.map_or(stated, |class| Package { class, joints: 2 })
}

/// Takes back "same value, two parts" where the part numbers say that the values are not the same.
pub(super) fn tell_apart(findings: &mut Vec<Finding>) {
    findings.retain(|it| {
        let text = |name: &str| match it.args.iter().find(|arg| arg.0 == name) {
            Some((_, Arg::Text(text))) => text.as_ref(),
            _ => "",
        };
        it.code != "data.value-two-parts" || !differ_in_value(text("text"), text("other"))
    });
}
