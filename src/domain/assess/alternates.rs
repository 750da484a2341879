//! The alternates of lines: those of approved lists and those approved by hand beside the file's own, what part data
//! says of them, and lines that are costed and judged as one of them.

use std::collections::HashMap;
use std::sync::Arc;

use crate::domain::assess::matching::match_parts;
use crate::domain::assess::{compliance, facts};
use crate::domain::bom::BomLine;
use crate::domain::compliance::ordering_codes::OrderingCodes;
use crate::domain::parts::{Alternate, PartFacts, PartRecord};
use crate::domain::place::{ColumnIndex, Evidence, RowKey};
use crate::domain::reference::decode::decode;
use crate::domain::report::line::ReportLine;
use crate::domain::report::prepared::{LineAlternate, Origin};
use crate::domain::settings::Settings;
use crate::domain::settings::by_hand::ByHand;
use crate::domain::spelling::{manufacturer_key, may_be_same_maker, part_key};

/// So many rows of approved lists are used for a line at most, since each alternate is held against all others, and so
/// many by all lines together, as far as each uses a few: each line holds its own.
const MOST_ROWS: usize = 100;
const MOST_TOGETHER: usize = 200_000;
const FEW: usize = 8;

/// Adds to the lines what approved lists (AVL) and approvals by hand name beside the files' own alternates. What was
/// added before is made anew, since other files may be open by now. Gives how many rows of a list each line uses, where a
/// list has more.
pub fn name_alternates(lines: &mut [BomLine], records: &[PartRecord], by_hand: &ByHand) -> Option<usize> {
    let most = (MOST_TOGETHER / lines.len().max(1)).clamp(FEW, MOST_ROWS);
    let mut is_cut = false;
    let mut approved: HashMap<String, Vec<&PartRecord>> = HashMap::new();
    for record in records.iter().filter(|it| !it.facts.alternates.is_empty()) {
        approved.entry(part_key(&record.mpn)).or_default().push(record);
    }
    for line in lines.iter_mut().filter(|it| !it.alternates.is_empty()) {
        let own = line.source;
        line.alternates.retain(|it| it.evidence.source == own);
    }
    for line in lines.iter_mut().filter(|it| !approved.is_empty() && !it.mpn.is_empty()) {
        let maker = manufacturer_key(&line.manufacturer);
        let rows = approved.get(&part_key(&line.mpn)).map_or(&[][..], Vec::as_slice);
        is_cut |= rows.len() > most;
        for record in rows.iter().take(most) {
            if may_be_same_maker(&maker, &manufacturer_key(&record.manufacturer)) {
                for alternate in &record.facts.alternates {
                    add_once(line, alternate);
                }
            }
        }
    }
    let candidates = candidates(by_hand);
    for line in lines.iter_mut().filter(|_| !candidates.is_empty()) {
        for alternate in candidates.get(&line.key()).into_iter().flatten() {
            add_once(line, alternate);
        }
    }
    is_cut.then_some(most)
}

/// The candidates that were approved by hand, by line.
fn candidates(by_hand: &ByHand) -> HashMap<RowKey, Vec<Alternate>> {
    let mut found: HashMap<RowKey, Vec<Alternate>> = HashMap::new();
    for approval in by_hand.approvals.iter().filter(|it| it.is_approved) {
        let Some(row) = approval.row else { continue };
        let evidence = Evidence {
            source: row.source,
            row: row.row,
            column: ColumnIndex(0),
            text: approval.mpn.as_str().into(),
        };
        let manufacturer = Some(approval.manufacturer.clone()).filter(|it| !it.is_empty());
        found.entry(approval.line).or_default().push(Alternate {
            manufacturer,
            mpn: approval.mpn.clone(),
            evidence,
        });
    }
    found
}

/// Adds an alternate that is neither the line's own part nor there already.
fn add_once(line: &mut BomLine, alternate: &Alternate) {
    let maker = |it: &Alternate| manufacturer_key(it.manufacturer.as_deref().unwrap_or_default());
    let (key, by) = (part_key(&alternate.mpn), maker(alternate));
    let is_own = key == part_key(&line.mpn) && may_be_same_maker(&by, &manufacturer_key(&line.manufacturer));
    let is_known =
        || line.alternates.iter().any(|it| part_key(&it.mpn) == key && may_be_same_maker(&maker(it), &by));
    if !key.is_empty() && !is_own && !is_known() {
        line.alternates.push(alternate.clone());
    }
}

/// What part data says of the alternates of the fitted lines.
pub fn gather_alternates(
    lines: &[BomLine],
    records: &[PartRecord],
    settings: &Settings,
) -> Vec<LineAlternate> {
    let by_hand = &settings.by_hand;
    let mut found: Vec<(u32, u16)> = Vec::new();
    let mut as_lines: Vec<BomLine> = Vec::new();
    for (index, line) in (0_u32..).zip(lines).filter(|it| !it.1.dnp && !it.1.alternates.is_empty()) {
        for (at, alternate) in (0_u16..).zip(&line.alternates) {
            found.push((index, at));
            as_lines.push(as_part(
                line,
                &alternate.mpn,
                alternate.manufacturer.as_deref().unwrap_or_default(),
            ));
        }
    }
    if found.is_empty() {
        return Vec::new();
    }
    let parts = gather_parts(as_lines, records, settings);
    let found = found.into_iter().zip(parts).filter_map(|((line, alternate), part)| {
        let own = lines.get(line as usize)?;
        let evidence = &own.alternates.get(usize::from(alternate))?.evidence;
        let row = RowKey { source: evidence.source, row: evidence.row };
        let approval = by_hand.approval_of(own.key(), &part.line.mpn);
        let origin = match approval {
            _ if evidence.source == own.source => Origin::Bom,
            Some(it) if it.row == Some(row) => Origin::Candidate,
            _ => Origin::ApprovedList,
        };
        let is_approved = approval.is_none_or(|it| it.is_approved);
        Some(LineAlternate { line, alternate, origin, is_approved, part })
    });
    found.collect()
}

/// What part data says of parts, each given as a line of its own.
pub fn gather_parts(lines: Vec<BomLine>, records: &[PartRecord], settings: &Settings) -> Vec<ReportLine> {
    let matches = match_parts(&lines, records);
    let mut codes = OrderingCodes::default();
    let gathered = lines.into_iter().zip(&matches).map(|(line, matched)| {
        let decoded = decode(&line.mpn, &line.manufacturer).map(Arc::new);
        let mut part = ReportLine { decoded, ..facts::gather(line, matched, records) };
        compliance::read_code(&mut part, &mut codes);
        compliance::judge(&mut part, settings);
        part
    });
    gathered.collect()
}

/// Another part in the place of a line's own: what the row says of its own part is left out.
pub fn as_part(line: &BomLine, mpn: &str, manufacturer: &str) -> BomLine {
    BomLine {
        source: line.source,
        row: line.row,
        designators: Vec::new(),
        designator_text: String::new(),
        quantity: line.quantity,
        assemblies: line.assemblies,
        left_out: line.left_out,
        dnp: false,
        mpn: mpn.to_owned(),
        manufacturer: manufacturer.to_owned(),
        value: line.value.clone(),
        footprint: line.footprint.clone(),
        description: line.description.clone(),
        supplier_parts: Vec::new(),
        alternates: Vec::new(),
        class: line.class,
        facts: PartFacts::default(),
        in_file: None,
    }
}

/// A line whose place an alternate has taken.
pub struct Replaced {
    pub(super) line: usize,
    alternate: u16,
    own: BomLine,
}

/// Puts the alternates in use in the place of the lines' own parts. What the row says of price, stock and compliance is
/// said of its own part, and so is left out.
pub fn put_alternates(lines: &mut [BomLine], by_hand: &ByHand) -> Vec<Replaced> {
    if by_hand.alternates.is_empty() {
        return Vec::new();
    }
    let mut replaced = Vec::new();
    for (index, line) in lines.iter_mut().enumerate() {
        let Some(wanted) = by_hand.alternate_of(line.key()) else { continue };
        let Some(at) = line.alternates.iter().position(|it| part_key(&it.mpn) == part_key(wanted)) else {
            continue;
        };
        let (Ok(alternate), Some(chosen)) = (u16::try_from(at), line.alternates.get(at)) else { continue };
        let as_alternate = BomLine {
            mpn: chosen.mpn.clone(),
            manufacturer: chosen.manufacturer.clone().unwrap_or_default(),
            supplier_parts: Vec::new(),
            facts: PartFacts::default(),
            ..line.clone()
        };
        let own = std::mem::replace(line, as_alternate);
        replaced.push(Replaced { line: index, alternate, own });
    }
    replaced
}

/// Gives the lines back what their rows say, once all is known of the alternates.
pub fn put_back(lines: &mut [ReportLine], replaced: Vec<Replaced>) {
    for Replaced { line, alternate, own } in replaced {
        if let Some(it) = lines.get_mut(line) {
            it.line = own;
            it.alternate = Some(alternate);
        }
    }
}
