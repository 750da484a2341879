//! What a person corrected in lines, put over what the files say; and what was found of the lines as they were.

use std::collections::{BTreeSet, HashMap};

use rust_decimal::Decimal;

use crate::domain::bom::BomLine;
use crate::domain::bom::line_field::LineField;
use crate::domain::finding::{Finding, Severity};
use crate::domain::place::{Place, RowKey};
use crate::domain::recognise::{Role, SHOWN_TOGETHER, check_together, quantity_mismatch};
use crate::domain::report::source::Source;
use crate::domain::settings::line_edits::{LineEdit, LineKey};

/// Gives the lines their corrections, and takes earlier ones back. What was found of them in the file follows.
pub(super) fn apply(
    lines: &mut [BomLine],
    edits: &[LineEdit],
    sources: &[Source],
    findings: &mut Vec<Finding>,
) {
    if !edits.is_empty() || lines.iter().any(|it| it.in_file.is_some()) {
        correct(lines, edits, sources, findings);
    }
}

#[inline(never)]
fn correct(lines: &mut [BomLine], edits: &[LineEdit], sources: &[Source], findings: &mut Vec<Finding>) {
    for line in lines.iter_mut() {
        if let Some(own) = line.in_file.take() {
            *line = *own;
        }
    }
    let mut fields: HashMap<RowKey, Vec<LineField>> = HashMap::new();
    let meant = lines_meant(edits, &lines.iter().collect::<Vec<_>>());
    for (edit, at) in edits.iter().zip(meant) {
        let (Some(line), Some(text)) = (at.and_then(|it| lines.get_mut(it)), &edit.text) else { continue };
        if !edit.holds_for(line) {
            let finding = Finding::new("data.correction-void", Severity::Note, place_of(line));
            let now = edit.field.text(line.as_in_file());
            findings.push(finding.with("text", text.as_str()).with("other", now.as_str()));
            continue;
        }
        if line.in_file.is_none() {
            line.in_file = Some(Box::new(line.clone()));
        }
        edit.field.set(line, text);
        fields.entry(line.key()).or_default().push(edit.field);
    }
    if !fields.is_empty() {
        follow(lines, &fields, sources, findings);
    }
}

/// Of each edit the line that is meant, an index into the lines; of several the one that fits best.
pub fn lines_meant(edits: &[LineEdit], lines: &[&BomLine]) -> Vec<Option<usize>> {
    let rows: HashMap<RowKey, usize> = lines.iter().map(|it| it.key()).zip(0..).collect();
    let mut by_designator: HashMap<&str, Vec<usize>> = HashMap::new();
    let mut last: Option<(&LineKey, Option<usize>)> = None;
    let mut meant = Vec::with_capacity(edits.len());
    let mut left = MOST_COMPARED;
    for edit in edits {
        let key = &edit.line;
        let of_row = || {
            let at = *rows.get(&RowKey { source: key.source?, row: key.row })?;
            lines.get(at).is_some_and(|it| LineKey::of(it) == *key).then_some(at)
        };
        let at = match last {
            Some((last, at)) if last == key => at,
            _ => of_row().or_else(|| {
                if by_designator.is_empty() && !key.designators.is_empty() {
                    for (at, line) in lines.iter().enumerate() {
                        for name in &line.as_in_file().designators {
                            by_designator.entry(name).or_default().push(at);
                        }
                    }
                }
                best(key, lines, &by_designator, &mut left)
            }),
        };
        last = Some((key, at));
        meant.push(at);
    }
    meant
}

/// More comparisons of designators than these no BOM of people needs; what then is not looked for is not found.
const MOST_COMPARED: usize = 20_000_000;

/// The line that fits a key best, the first of several.
fn best(
    key: &LineKey,
    lines: &[&BomLine],
    by_designator: &HashMap<&str, Vec<usize>>,
    left: &mut usize,
) -> Option<usize> {
    let mut candidates: Vec<usize> = match key.designators.as_slice() {
        [] => (0..lines.len()).collect(),
        names => names.iter().filter_map(|it| by_designator.get(it.as_str())).flatten().copied().collect(),
    };
    candidates.dedup();
    let mut found = None;
    let mut most = 0;
    for at in candidates {
        let line = lines.get(at)?;
        *left = left.checked_sub(8 + key.designators.len() * line.designators.len())?;
        let fit = key.fits(line);
        if fit > most {
            (found, most) = (Some(at), fit);
        }
    }
    found
}

/// What was found in cells that are corrected is taken back, and what the lines show together is looked for again.
fn follow(
    lines: &[BomLine],
    fields: &HashMap<RowKey, Vec<LineField>>,
    sources: &[Source],
    findings: &mut Vec<Finding>,
) {
    let touched: BTreeSet<_> = fields.keys().map(|it| it.source).collect();
    findings.retain(|it| {
        let (Some(source), Some(row)) = (it.place.source, it.place.row) else { return true };
        if touched.contains(&source) && SHOWN_TOGETHER.contains(&it.code) {
            return false;
        }
        let corrected = fields.get(&RowKey { source, row });
        !corrected.is_some_and(|corrected| corrected.iter().any(|field| is_gone(*field, it, sources)))
    });
    for own in lines.chunk_by(|one, other| one.source == other.source) {
        if own.first().is_some_and(|it| touched.contains(&it.source)) {
            findings.extend(check_together(own));
        }
    }
    findings.extend(lines.iter().filter_map(|it| {
        let corrected = fields.get(&it.key())?;
        let is_counted = |it: &LineField| matches!(it, LineField::Quantity | LineField::Designators);
        corrected.iter().any(is_counted).then(|| mismatch(it)).flatten()
    }));
}

/// A finding about the file's text of a field, which holds no longer.
fn is_gone(field: LineField, finding: &Finding, sources: &[Source]) -> bool {
    let role = finding.place.column.and_then(|column| {
        let source = sources.get(usize::from(finding.place.source?.0))?;
        source.layout.columns.iter().find(|it| it.column == column).map(|it| it.role)
    });
    let is_of_field = match field {
        LineField::Mpn => role == Some(Role::Mpn) || finding.code == "data.no-part",
        LineField::Manufacturer => role == Some(Role::Manufacturer),
        LineField::Value => role == Some(Role::Value) || finding.code == "data.no-part",
        LineField::Footprint => role == Some(Role::Footprint),
        LineField::Quantity => role == Some(Role::Quantity),
        LineField::Fitted => role == Some(Role::Dnp),
        LineField::Designators => role == Some(Role::Designator) || finding.code == "data.quantity-mismatch",
        LineField::UnitPrice => {
            matches!(finding.code, "data.price-unreadable") || role == Some(Role::UnitPrice)
        }
        LineField::LeadTime => role == Some(Role::LeadTime),
        LineField::Alternates => role == Some(Role::AlternateMpn),
    };
    is_of_field && finding.is_of_file()
}

fn place_of(line: &BomLine) -> Place {
    Place { source: Some(line.source), row: Some(line.row), ..Place::default() }
}

/// The quantity and the designators do not agree.
fn mismatch(line: &BomLine) -> Option<Finding> {
    let (stated, counted) = (line.quantity?, line.designators.len());
    let differs = counted > 0 && stated > Decimal::ZERO && stated != Decimal::from(counted) && !line.dnp;
    differs.then(|| quantity_mismatch(place_of(line), stated, counted))
}
