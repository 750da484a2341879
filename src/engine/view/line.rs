//! Everything about one line, with the words that state it.

use crate::domain::bom::line_field::LineField;
use crate::domain::cost::line_cost::LineCost;
use crate::domain::day::Day;
use crate::domain::export::labels;
use crate::domain::language::tr;
use crate::domain::parts::Offer;
use crate::domain::parts::price_age::PriceAge;
use crate::domain::place::{ColumnIndex, Evidence, Place, RowKey, RowNumber, SourceIndex};
use crate::domain::recognise::Role;
use crate::domain::report::Report;
use crate::domain::report::line::ReportLine;
use crate::domain::supply::usual::usual_of;
use crate::domain::words::compliance_facts::is_about_compliance;
pub(super) use crate::domain::words::plan_words::title;
use crate::domain::words::statements::statement;
use crate::domain::words::{cost_words as words, names, numbers, review as review_words, supply_words};
use crate::engine::view::compliance::ComplianceLineView;
use crate::engine::view::evidence::{EvidenceView, FactView, evidence_view};
use crate::engine::view::finding::FindingView;
use serde::{Deserialize, Serialize};

/// The text of a cell of an open file, as in the file.
pub type CellText<'a> = &'a dyn Fn(SourceIndex, RowNumber, ColumnIndex) -> Option<String>;

/// The facts of the line at `index`; `None` where the report has no such line.
pub fn line(report: &Report, index: u32, cell: CellText) -> Option<LineView> {
    let line = report.lines.get(index as usize)?;
    let bom = &line.line;
    Some(LineView {
        index,
        title: title(line),
        place: labels::place(
            report,
            &Place { source: Some(bom.source), row: Some(bom.row), column: None, line: None },
        ),
        facts: facts(report, line, cell),
        fields: fields(line),
        compliance: super::compliance::line(report, index, line),
        findings: line
            .findings
            .iter()
            .filter_map(|it| report.findings.get(*it as usize))
            .map(|it| crate::engine::view::finding::finding(report, it))
            .collect(),
        doubts: doubts(report, line),
        cost: line.cost.iter().map(|it| cost(report, line, it)).collect(),
        offers: line.offers.iter().enumerate().map(|(at, it)| offer(report, line, at, it)).collect(),
        has_choice: line.cost.iter().any(|it| it.is_by_hand()),
        alternates: alternates(line),
    })
}

/// What can be corrected of a line.
fn fields(line: &ReportLine) -> Vec<FieldView> {
    let bom = &line.line;
    let in_file = bom.corrected();
    let field = |field: LineField| FieldView {
        field,
        label: review_words::field(field).to_owned(),
        value: field.text(bom),
        in_file: in_file.iter().find(|it| it.0 == field).map(|it| it.1.clone()),
    };
    LineField::ALL.into_iter().map(field).collect()
}

fn facts(report: &Report, line: &ReportLine, cell: CellText) -> Vec<FactView> {
    let bom = &line.line;
    let plain = |label: &str, value: &str, role: Role| FactView {
        label: label.to_owned(),
        value: value.to_owned(),
        evidence: words_of(report, line, role, cell),
    };
    let stated = |label: &str, value: String, evidence: &[Evidence]| FactView {
        label: label.to_owned(),
        value,
        evidence: evidence.iter().map(|it| evidence_view(report, it)).collect(),
    };
    let mut facts = vec![
        plain(tr("Designators"), &bom.designators.join(", "), Role::Designator),
        plain(
            tr("Quantity per board"),
            &bom.quantity.map(numbers::decimal).unwrap_or_default(),
            Role::Quantity,
        ),
        plain(tr("Placed"), tr(if bom.dnp { "No (DNP)" } else { "Yes" }), Role::Dnp),
        plain(tr("Manufacturer part number"), &bom.mpn, Role::Mpn),
        plain(tr("Manufacturer"), &bom.manufacturer, Role::Manufacturer),
        plain(tr("Value"), &bom.value, Role::Value),
        plain(tr("Package"), &bom.footprint, Role::Footprint),
        plain(tr("Description"), &bom.description, Role::Description),
        stated(
            tr("Lifecycle"),
            line.lifecycle.map(names::lifecycle).unwrap_or_default().to_owned(),
            &line.lifecycle_evidence,
        ),
        stated(
            tr("Lead time"),
            line.lead_time_days.map_or_else(|| usual(report, line), numbers::lead_time),
            &line.lead_time_evidence,
        ),
        stated(tr("Stock"), line.stock.map(numbers::decimal).unwrap_or_default(), &line.stock_evidence),
    ];
    facts.extend(bom.supplier_parts.iter().map(|it| {
        let supplier = it.supplier.as_deref().unwrap_or_else(|| tr("Supplier part number"));
        plain(supplier, &it.number, Role::SupplierPn)
    }));
    facts.extend(bom.alternates.iter().map(|it| {
        let maker = it.manufacturer.as_deref().map(|maker| format!("{maker} ")).unwrap_or_default();
        stated(tr("Alternate"), format!("{maker}{}", it.mpn), std::slice::from_ref(&it.evidence))
    }));
    // What is stated of compliance stands there.
    let others = line.statements.iter().filter(|it| !is_about_compliance(it.0));
    facts.extend(others.map(|(kind, evidence)| {
        stated(statement(*kind), evidence.text.to_string(), std::slice::from_ref(evidence))
    }));
    facts
}

/// What is usual where no file states a lead time, for one's own house; empty where nothing is known.
fn usual(report: &Report, line: &ReportLine) -> String {
    let supply = usual_of(line).filter(|_| report.audience.sees_purchase());
    supply.map(|it| supply_words::usual(it, &report.settings.date)).unwrap_or_default()
}

/// The cells of the line's own row that carry a role, with the words found there.
fn words_of(report: &Report, line: &ReportLine, role: Role, cell: CellText) -> Vec<EvidenceView> {
    let (source, row) = (line.line.source, line.line.row);
    let layout = report.sources.get(usize::from(source.0)).map(|it| &it.layout);
    let columns = layout.into_iter().flat_map(|it| &it.columns).filter(|it| it.role == role);
    columns
        .filter_map(|it| {
            let text = cell(source, row, it.column)?.trim().to_owned();
            let place = Place { source: Some(source), row: Some(row), column: Some(it.column), line: None };
            (!text.is_empty()).then(|| EvidenceView { place: labels::place(report, &place), text })
        })
        .collect()
}

fn cost(report: &Report, line: &ReportLine, cost: LineCost<'_>) -> LineCostView {
    LineCostView {
        boards: numbers::count(cost.boards.into()),
        need: numbers::decimal(cost.need()),
        attrition: if cost.attrition().is_zero() {
            String::new()
        } else {
            numbers::decimal(cost.attrition())
        },
        order: cost.unit_price().map(|_| numbers::decimal(cost.order())).unwrap_or_default(),
        unit_price: cost.unit_price().map(|it| numbers::unit_price(it, report.currency)).unwrap_or_default(),
        extended: cost.extended().map(|it| numbers::amount(it, report.currency)).unwrap_or_default(),
        estimate: cost.estimate().map(|it| words::estimate(it, cost.need())).unwrap_or_default(),
        steps: labels::cost_steps(report, line, cost),
    }
}

/// The line's own part and its alternates, where the file names some.
fn alternates(line: &ReportLine) -> Vec<AlternateView> {
    let bom = &line.line;
    if bom.alternates.is_empty() {
        return Vec::new();
    }
    let named = |maker: &str, mpn: &str| [maker, if maker.is_empty() { "" } else { " " }, mpn].concat();
    let own = AlternateView {
        label: named(&bom.manufacturer, &bom.mpn),
        value: String::new(),
        is_used: line.alternate.is_none(),
    };
    let others = (0_u16..).zip(&bom.alternates).map(|(at, it)| AlternateView {
        label: named(it.manufacturer.as_deref().unwrap_or_default(), &it.mpn),
        value: it.mpn.clone(),
        is_used: line.alternate == Some(at),
    });
    std::iter::once(own).chain(others).collect()
}

/// The rows of part data that may speak of the line, and those about which a person decided.
fn doubts(report: &Report, line: &ReportLine) -> Vec<DoubtView> {
    let view = |row: RowKey, text: &str, why: &str, is_answered| DoubtView {
        text: text.to_owned(),
        place: labels::place(
            report,
            &Place { source: Some(row.source), row: Some(row.row), column: None, line: None },
        ),
        why: why.to_owned(),
        value: match_value(row),
        is_answered,
    };
    let open = line.doubts.iter().map(|it| view(it.row, &it.text, review_words::doubt(it.kind), false));
    let key = RowKey { source: line.line.source, row: line.line.row };
    let answered = report.settings.by_hand.matches.iter().filter(|it| it.line == key);
    open.chain(answered.map(|it| view(it.row, "", review_words::answered(it.is_same), true))).collect()
}

/// How the field `line.N.match` names a row: "1 7" is row 7 of the second file.
pub fn match_value(row: RowKey) -> String {
    [row.source.0.to_string().as_str(), " ", &row.row.0.to_string()].concat()
}

/// At which volumes an offer is bought, and whether the user chose it.
fn used(line: &ReportLine, position: usize) -> String {
    let boards: Vec<String> = bought(line, position).map(|it| numbers::count(it.boards.into())).collect();
    words::bought_at(&boards, is_chosen(line, position))
}

/// The costs of the volumes at which an offer is bought.
fn bought(line: &ReportLine, position: usize) -> impl Iterator<Item = LineCost<'_>> {
    line.cost.iter().filter(move |it| {
        let lots = it.plan().into_iter().flat_map(|it| &it.lots).filter_map(|it| it.offer);
        lots.chain(it.offer()).any(|it| usize::from(it) == position)
    })
}

/// The user chose the offer, and it is bought.
fn is_chosen(line: &ReportLine, position: usize) -> bool {
    bought(line, position).any(|it| it.is_by_hand())
}

fn offer(report: &Report, line: &ReportLine, position: usize, offer: &Offer) -> OfferView {
    let today = Day::from_iso(&report.settings.date);
    let age = today.map_or(PriceAge::Unknown, |it| offer.price_age(it, report.settings.price_age));
    let number = |value: Option<rust_decimal::Decimal>| value.map(numbers::decimal).unwrap_or_default();
    let currency = offer.currency.map(|it| format!("{it} ")).unwrap_or_default();
    let breaks: Vec<String> = offer
        .breaks
        .iter()
        .map(|it| format!("{}: {currency}{}", numbers::decimal(it.quantity), numbers::decimal(it.unit_price)))
        .collect();
    OfferView {
        seller: offer.seller.clone().unwrap_or_default(),
        part_number: offer.seller_part_number.clone().unwrap_or_default(),
        packaging: offer.packaging.clone().unwrap_or_default(),
        breaks: match offer.converted {
            Some(it) => tr!("{} (from {} at {})", breaks.join(" · "), it.from, numbers::decimal(it.rate)),
            None => breaks.join(" · "),
        },
        moq: number(offer.moq),
        multiple: number(offer.multiple),
        stock: number(offer.stock.as_ref().map(|it| it.value)),
        lead_time: offer.lead_time_days.as_ref().map(|it| numbers::lead_time(it.value)).unwrap_or_default(),
        place: offer.price_evidence.as_ref().map(|it| labels::evidence_place(report, it)).unwrap_or_default(),
        value: if offer.place().is_some() { position.to_string() } else { String::new() },
        used: used(line, position),
        is_chosen: is_chosen(line, position),
        age: words::price_age(offer.quoted.map(Day::iso).as_deref(), age),
        is_old: matches!(age, PriceAge::Aging { .. } | PriceAge::Stale { .. } | PriceAge::Expired { .. }),
    }
}

/// Everything about one line.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LineView {
    pub index: u32,
    /// "R1, R2 · RC0402FR-0710KL".
    pub title: String,
    /// "board.csv, row 5".
    pub place: String,
    pub facts: Vec<FactView>,
    /// What can be corrected, in the order of [`LineField::ALL`].
    pub fields: Vec<FieldView>,
    /// What is stated of compliance, word for word, and what follows from it.
    pub compliance: ComplianceLineView,
    pub findings: Vec<FindingView>,
    /// Rows of part data that may speak of the line: those to be answered first, then those that are.
    pub doubts: Vec<DoubtView>,
    pub cost: Vec<LineCostView>,
    pub offers: Vec<OfferView>,
    /// The user chose one of the offers.
    pub has_choice: bool,
    /// The line's own part and its alternates; empty where the file names no alternate.
    pub alternates: Vec<AlternateView>,
}

/// A field of a line that can be corrected.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FieldView {
    pub field: LineField,
    /// "Part number".
    pub label: String,
    /// What holds, as it can be typed again: "12", "yes", "0.12 EUR", "84" (days); empty where nothing is stated.
    pub value: String,
    /// What the file says where a person corrected it, empty where it says nothing; `None`: nothing is corrected.
    pub in_file: Option<String>,
}

/// A row of part data that may speak of a line.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DoubtView {
    /// Maker and part number of the row; empty where it is answered.
    pub text: String,
    /// "prices.csv, row 7".
    pub place: String,
    /// What is doubtful, or what was answered.
    pub why: String,
    /// How the field `line.N.match` names the row; a space and `same`, `other` or `ask` follow.
    pub value: String,
    /// A person answered it.
    pub is_answered: bool,
}

/// A part that can be used for a line.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AlternateView {
    /// "Yageo RC0402FR-0710KL".
    pub label: String,
    /// What the field `line.N.alternate` takes; empty: the line's own part.
    pub value: String,
    pub is_used: bool,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LineCostView {
    pub boards: String,
    pub need: String,
    /// Pieces of the part that assembly loses; empty where none.
    pub attrition: String,
    pub order: String,
    pub unit_price: String,
    pub extended: String,
    /// "about 12.30, between 8.00 and 20.00": a guess, which is in no total; empty where there is none.
    pub estimate: String,
    /// "200 needed", "MOQ 500 → 500" …
    pub steps: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct OfferView {
    pub seller: String,
    pub part_number: String,
    pub packaging: String,
    /// "1: 0.10 · 100: 0.05".
    pub breaks: String,
    pub moq: String,
    pub multiple: String,
    pub stock: String,
    pub lead_time: String,
    pub place: String,
    /// What the field `line.N.offer` takes; empty where the offer has no price to choose it for.
    pub value: String,
    /// "bought at 1 to 100 boards", "chosen by you"; empty where it is not bought.
    pub used: String,
    /// The user chose it.
    pub is_chosen: bool,
    /// "price of 2026-06-01, 174 days old"; empty where no date is stated.
    pub age: String,
    /// The price is no longer fresh: it is shown grey.
    pub is_old: bool,
}
