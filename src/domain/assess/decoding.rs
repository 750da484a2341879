//! What the texts of lines tell of their parts: class, package and part number, read once for lines that say the same; and
//! which parts are not alike.

use std::sync::Arc;

use crate::domain::assess::alternates::Replaced;
use crate::domain::bom::package::{self, Package, PackageClass};
use crate::domain::bom::{BomLine, PartClass};
use crate::domain::finding::{Arg, Finding};
use crate::domain::hash::QuickMap;
use crate::domain::reference::decode::{Decoded, Difference, against, decode, differ, value_of};
use crate::domain::reference::{UsualSupply, Words, maker_start};
use crate::domain::report::line::ReportLine;
use crate::domain::report::prepared::Kinds;

/// What the lines tell of their parts.
pub(super) struct Told {
    pub(super) kinds: Kinds,
    /// For each kind.
    texts: Vec<Text>,
}

/// What lines of one kind tell of their part.
#[derive(Clone)]
struct Text {
    decoded: Option<Arc<Decoded>>,
    differs: Option<Arc<Difference>>,
    words: Arc<Words>,
    usual: Option<&'static UsualSupply>,
}

impl Told {
    /// Reads the texts. Lines of which nothing else tells it are of the class of their part number.
    pub(super) fn read(lines: &mut [BomLine]) -> Self {
        let (kinds, firsts) = kinds(lines);
        let each = firsts.iter().filter_map(|it| lines.get(*it));
        let decoded: Vec<_> = each.map(|it| decode(&it.mpn, &it.manufacturer).map(Arc::new)).collect();
        for (line, kind) in lines.iter_mut().zip(&kinds.of_lines).filter(|it| it.0.class == PartClass::Other)
        {
            let decoded = decoded.get(*kind as usize).and_then(Option::as_deref);
            line.class = decoded.map_or(PartClass::Other, |it| it.class);
        }
        let each = firsts.iter().filter_map(|it| lines.get(*it)).zip(decoded);
        let mut makers = QuickMap::default();
        let texts = each.map(|(line, decoded)| {
            let maker = line.manufacturer.as_str();
            let words = Words::with_maker(line, *makers.entry(maker).or_insert_with(|| maker_start(maker)));
            let differs = decoded.as_deref().and_then(|it| against(line, it)).map(Arc::new);
            let usual = UsualSupply::of(line, words.family);
            Text { decoded, differs, words: Arc::new(words), usual }
        });
        Self { kinds, texts: texts.collect() }
    }

    /// Lines whose place an alternate has taken are of kinds of their own.
    pub(super) fn replace(&mut self, lines: &[BomLine], replaced: &[Replaced]) {
        for at in replaced.iter().map(|it| it.line) {
            let (Some(line), Some(kind)) = (lines.get(at), self.kinds.of_lines.get_mut(at)) else { continue };
            let Some(own) = self.texts.get(*kind as usize) else { continue };
            let decoded = decode(&line.mpn, &line.manufacturer).map(Arc::new);
            let text = Text { decoded, ..own.clone() };
            *kind = u32::try_from(self.texts.len()).unwrap_or(u32::MAX);
            self.texts.push(text);
            self.kinds.count = self.texts.len();
        }
    }

    /// Notes at the lines what they tell.
    pub(super) fn note(&self, lines: &mut [ReportLine]) {
        for (line, kind) in lines.iter_mut().zip(&self.kinds.of_lines) {
            let Some(text) = self.texts.get(*kind as usize) else { continue };
            line.decoded.clone_from(&text.decoded);
            line.differs.clone_from(&text.differs);
            line.words = Some(Arc::clone(&text.words));
            line.usual = text.usual;
        }
    }

    /// The packages of the lines.
    pub(super) fn packages(&self, lines: &[ReportLine]) -> Vec<Package> {
        let mut known = vec![None; self.texts.len()];
        let each = lines.iter().zip(&self.kinds.of_lines);
        let of_line = each.map(|(line, kind)| match known.get_mut(*kind as usize) {
            Some(known) => *known.get_or_insert_with(|| package_of(line)),
            None => package_of(line),
        });
        of_line.collect()
    }
}

/// Lines that say the same, and the first line of each kind.
fn kinds(lines: &[BomLine]) -> (Kinds, Vec<usize>) {
    let mut known = QuickMap::with_capacity_and_hasher(lines.len(), Default::default());
    let mut firsts = Vec::new();
    let of_line = lines.iter().enumerate().map(|(at, line)| {
        let BomLine { class, mpn, manufacturer, value, footprint, description, .. } = line;
        *known.entry((*class, [mpn, manufacturer, value, footprint, description])).or_insert_with(|| {
            firsts.push(at);
            u32::try_from(firsts.len() - 1).unwrap_or(u32::MAX)
        })
    });
    let of_lines = of_line.collect();
    (Kinds { of_lines, count: firsts.len() }, firsts)
}

/// The package of a line, of its part number where the file does not tell it or a spreadsheet ate a nought of it.
fn package_of(line: &ReportLine) -> Package {
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
    let mut known = QuickMap::default();
    findings.retain(|it| {
        let text = |name: &str| match it.args.iter().find(|arg| arg.0 == name) {
            Some((_, Arg::Text(text))) => text.as_ref(),
            _ => "",
        };
        if it.code != "data.value-two-parts" {
            return true;
        }
        let mut value = |name: &str| {
            let mpn = text(name);
            known.get(mpn).copied().unwrap_or_else(|| {
                let value = value_of(mpn);
                known.insert(Box::<str>::from(mpn), value);
                value
            })
        };
        !differ(value("text"), value("other"))
    });
}
