//! Prices are asked for: the parts of a BOM, each once, as a quote request to a supplier and as the lists that sellers'
//! sites and tools take.
//!
//! Promise: they hold what an [`AskedPart`] holds and nothing else. That is what a customer is told of a line, and
//! pieces; so no price, no offer, no margin and no sender can be told by them. The name of the BOM is in no file's name.

pub(super) mod quote_request;
pub(super) mod upload_list;

use rust_decimal::Decimal;

use crate::domain::assess::evidence::register::part_of;
use crate::domain::bom::{BomLine, SupplierPart};
use crate::domain::export::exporter::Exported;
use crate::domain::export::withhold::told;
use crate::domain::report::Audience;
use crate::domain::report::line::ReportLine;
use crate::domain::spelling::part_key;
use crate::domain::supply::to_buy::pieces_to_buy;

/// Designators are told up to about this length: sellers print them on the label of a bag.
const LONGEST_REFERENCE: usize = 40;

/// A part as it is asked for.
struct AskedPart {
    manufacturer: String,
    mpn: String,
    value: String,
    package: String,
    description: String,
    /// Designators.
    reference: String,
    /// The sellers' own numbers that the BOM states; each is told to its seller alone.
    supplier_parts: Vec<SupplierPart>,
    /// Pieces at each volume that is asked for.
    pieces: Vec<Decimal>,
}

/// The parts in the order of their first lines. Parts that need not be bought at any volume, lines whose quantity cannot
/// be read, and marks on the board are left out. `None`: prices are asked for by one's own house, and a report from a link holds no attrition.
fn asked(exported: &Exported<'_>, volumes: &[usize]) -> Option<Vec<AskedPart>> {
    let report = exported.report;
    if !report.is_own() {
        return None;
    }
    let told = told(report, Audience::Customer);
    // How many of a line whose quantity cannot be read are wanted is not known, whatever its designators count.
    let is_counted =
        |it: &u32| report.lines.get(*it as usize).is_some_and(|line| report.unread_quantity(line).is_none());
    let parts = report.prepared.groups.iter().filter_map(|members| {
        let members: Vec<u32> = members.iter().copied().filter(is_counted).collect();
        let lines: Vec<&ReportLine> = members.iter().filter_map(|it| told.lines.get(*it as usize)).collect();
        let (manufacturer, mpn) = part_of(lines.first()?);
        // “X” and “n/a” are no numbers.
        let mpn = if part_key(mpn).is_empty() { "" } else { mpn };
        // Lines of one part may describe it in different detail.
        let of = |field: fn(&BomLine) -> &str| {
            let mut texts = lines.iter().map(|it| field(&it.line));
            texts.find(|it| !it.is_empty()).unwrap_or_default().to_owned()
        };
        let pieces: Vec<Decimal> = volumes.iter().map(|it| pieces_to_buy(report, &members, *it)).collect();
        let is_bought = pieces.iter().any(|it| !it.is_zero());
        let is_mark = mpn.is_empty() && lines.iter().all(|it| it.line.is_board_mark());
        let own = members.iter().filter_map(|it| report.lines.get(*it as usize));
        (is_bought && !is_mark).then(|| AskedPart {
            manufacturer: manufacturer.to_owned(),
            mpn: mpn.to_owned(),
            value: of(|it| &it.value),
            package: of(BomLine::package_name),
            description: of(|it| &it.description),
            reference: reference(&lines),
            supplier_parts: own.flat_map(|it| it.line.supplier_parts.iter().cloned()).collect(),
            pieces,
        })
    });
    Some(parts.collect())
}

/// Whole designators, as many as fit: "R1, R2, R3 +12".
fn reference(lines: &[&ReportLine]) -> String {
    let mut text = String::new();
    let mut left = 0_u32;
    for name in lines.iter().flat_map(|it| &it.line.designators) {
        if left > 0 || text.len() + name.len() > LONGEST_REFERENCE {
            left += 1;
        } else {
            text.push_str(if text.is_empty() { "" } else { ", " });
            text.push_str(name);
        }
    }
    if left > 0 {
        text.push_str(" +");
        text.push_str(&left.to_string());
    }
    text
}
