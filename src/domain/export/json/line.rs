//! `lines[]`: one BOM line with everything that was found of it.

use crate::domain::bom::BomLine;
use crate::domain::words::statements::statement_code;
use serde::Serialize;
use std::collections::BTreeMap;

use super::compliance::AnswerJson;
use super::cost::CostJson;
use super::decoded::DecodedJson;
use super::next::UsualJson;
use super::offer::OfferJson;
use super::plain::{EvidenceJson, Plain, stated};
use crate::domain::assess::compliance::{answers_of, subject_of};
use crate::domain::compliance::exemptions::judge;
use crate::domain::compliance::statements::{read_halogen, read_lead, read_msl, read_named, read_reach};
use crate::domain::compliance::{ExemptionUse, RohsStatus};
use crate::domain::parts::StatementKind;
use crate::domain::place::Evidence;
use crate::domain::report::Report;
use crate::domain::report::line::{LineRohs, ReportLine};
use crate::domain::report::source::header_of;
use crate::domain::sorting;

#[derive(Serialize)]
pub(super) struct LineJson<'a> {
    source: u16,
    /// The sheet of the row, where the lines come from several.
    #[serde(skip_serializing_if = "Option::is_none")]
    sheet: Option<&'a str>,
    row: u32,
    designators: &'a [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    quantity: Option<Plain>,
    dnp: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    mpn: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    manufacturer: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    footprint: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    supplier_part_numbers: Vec<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    alternates: Vec<AlternateJson<'a>>,
    /// The line is costed and judged as this alternate.
    #[serde(skip_serializing_if = "Option::is_none")]
    alternate_used: Option<&'a str>,
    /// What the file says where a person corrected it; null where it says nothing.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    as_in_file: BTreeMap<&'static str, Option<String>>,
    class: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    decoded: Option<DecodedJson>,
    compliance: ComplianceJson<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    lifecycle: Option<LifecycleJson<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    lead_time_days: Option<u32>,
    /// What is usual for parts of the kind, where no file states a lead time.
    #[serde(skip_serializing_if = "Option::is_none")]
    lead_time_usual: Option<UsualJson>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    lead_time_evidence: Vec<EvidenceJson<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    stock: Option<Plain>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    stock_evidence: Vec<EvidenceJson<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    statements: Vec<StatementJson<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    offers: Vec<OfferJson<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    cost: Option<Vec<CostJson>>,
    findings: Vec<&'static str>,
}

impl<'a> LineJson<'a> {
    pub(super) fn new(report: &'a Report, index: usize, line: &'a ReportLine) -> Self {
        let bom = &line.line;
        let (sheet, row) = report.row_in_sheet(bom.source, bom.row);
        Self {
            source: bom.source.0,
            sheet,
            row: row.0,
            designators: &bom.designators,
            quantity: bom.quantity.map(Plain),
            dnp: bom.dnp,
            mpn: stated(&bom.mpn),
            manufacturer: stated(&bom.manufacturer),
            value: stated(&bom.value),
            footprint: stated(&bom.footprint),
            description: stated(&bom.description),
            supplier_part_numbers: bom.supplier_parts.iter().map(|it| it.number.as_str()).collect(),
            alternates: bom
                .alternates
                .iter()
                .map(|it| AlternateJson {
                    manufacturer: it.manufacturer.as_deref(),
                    mpn: &it.mpn,
                    evidence: EvidenceJson::new(report, &it.evidence),
                })
                .collect(),
            alternate_used: line
                .alternate
                .and_then(|it| bom.alternates.get(usize::from(it)))
                .map(|it| it.mpn.as_str()),
            as_in_file: as_in_file(bom),
            class: bom.class.code(),
            decoded: DecodedJson::new(bom),
            compliance: ComplianceJson::new(report, index, line),
            lifecycle: LifecycleJson::new(report, line),
            lead_time_days: line.lead_time_days,
            lead_time_usual: UsualJson::new(report, line),
            lead_time_evidence: EvidenceJson::list(report, &line.lead_time_evidence),
            stock: line.stock.map(Plain),
            stock_evidence: EvidenceJson::list(report, &line.stock_evidence),
            statements: line
                .statements
                .iter()
                .map(|(kind, evidence)| StatementJson {
                    kind: statement_code(*kind),
                    status: statement_status(report, *kind, evidence),
                    evidence: EvidenceJson::new(report, evidence),
                })
                .collect(),
            offers: line.offers.iter().map(|offer| OfferJson::new(report, offer)).collect(),
            cost: report
                .audience
                .sees_purchase()
                .then(|| line.cost.iter().map(|cost| CostJson::new(report, line, cost)).collect()),
            findings: line
                .findings
                .iter()
                .filter_map(|index| report.findings.get(*index as usize))
                .map(|finding| finding.code)
                .collect(),
        }
    }
}

fn as_in_file(line: &BomLine) -> BTreeMap<&'static str, Option<String>> {
    let texts = line.corrected().into_iter();
    sorting::map(texts.map(|(field, text)| (field.code(), Some(text).filter(|it| !it.is_empty()))))
}

#[derive(Serialize)]
struct AlternateJson<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    manufacturer: Option<&'a str>,
    mpn: &'a str,
    evidence: EvidenceJson<'a>,
}

#[derive(Serialize)]
struct ComplianceJson<'a> {
    rohs: RohsJson<'a>,
    /// What the line answers to each chosen regime; of lines that are not placed nothing.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    regimes: BTreeMap<&'static str, AnswerJson<'a>>,
}

#[derive(Serialize)]
struct RohsJson<'a> {
    status: &'static str,
    exemptions: &'a [String],
    evidence: Vec<EvidenceJson<'a>>,
    /// Absent where no source tells.
    #[serde(skip_serializing_if = "Option::is_none")]
    exemption_use: Option<&'static str>,
    /// What becomes of each exemption of a line that complies by them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    exemption_check: Vec<ExemptionJson<'a>>,
    /// What the ordering code says of the finish.
    #[serde(skip_serializing_if = "Option::is_none")]
    ordering_code: Option<&'static str>,
    /// Nobody states anything, and by its ordering code or series the part is free of lead; absent where not.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    expected: bool,
}

#[derive(Serialize)]
struct ExemptionJson<'a> {
    entry: &'a str,
    outcome: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    until: Option<&'static str>,
}

impl<'a> ExemptionJson<'a> {
    fn list(report: &Report, rohs: &'a LineRohs) -> Vec<Self> {
        if rohs.status != RohsStatus::ByExemption {
            return Vec::new();
        }
        let shipment = report.settings.shipment();
        let each = rohs.exemptions.iter().map(|entry| (entry, judge(entry, shipment)));
        each.map(|(entry, it)| Self { entry, outcome: it.outcome.code(), until: it.until }).collect()
    }
}

impl<'a> ComplianceJson<'a> {
    fn new(report: &'a Report, index: usize, line: &'a ReportLine) -> Self {
        let rohs = &line.rohs;
        let answers = answers_of(report, index).filter(|_| !line.line.dnp);
        Self {
            rohs: RohsJson {
                status: rohs.status.code(),
                exemptions: &rohs.exemptions,
                evidence: EvidenceJson::list(report, &rohs.evidence),
                exemption_use: (rohs.exemption_use != ExemptionUse::NotStated)
                    .then(|| rohs.exemption_use.code()),
                exemption_check: ExemptionJson::list(report, rohs),
                ordering_code: rohs.mark.map(|it| it.says),
                expected: rohs.is_expected && !line.line.dnp,
            },
            regimes: sorting::map(
                answers.map(|(regime, it)| (regime.code(), AnswerJson::new(report, line, regime, it))),
            ),
        }
    }
}

#[derive(Serialize)]
struct LifecycleJson<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    status: Option<&'static str>,
    evidence: Vec<EvidenceJson<'a>>,
}

impl<'a> LifecycleJson<'a> {
    /// Absent where no file says anything; words that were not understood stay as evidence without a status.
    fn new(report: &'a Report, line: &'a ReportLine) -> Option<Self> {
        if line.lifecycle.is_none() && line.lifecycle_evidence.is_empty() {
            return None;
        }
        Some(Self {
            status: line.lifecycle.map(|it| it.code()),
            evidence: EvidenceJson::list(report, &line.lifecycle_evidence),
        })
    }
}

#[derive(Serialize)]
struct StatementJson<'a> {
    kind: &'static str,
    /// What the words mean; absent for kinds that are kept as they are.
    #[serde(skip_serializing_if = "Option::is_none")]
    status: Option<&'static str>,
    #[serde(flatten)]
    evidence: EvidenceJson<'a>,
}

/// The reading of a statement whose words mean something.
fn statement_status(report: &Report, kind: StatementKind, evidence: &Evidence) -> Option<&'static str> {
    let header = header_of(&report.sources, evidence);
    let text = &evidence.text;
    match kind {
        StatementKind::LeadFree => read_lead(text, header).map(|it| it.code()),
        StatementKind::Reach => read_reach(text, header).map(|it| it.status.code()),
        StatementKind::HalogenFree => read_halogen(text, header).map(|it| it.code()),
        StatementKind::Msl => read_msl(text),
        other => read_named(subject_of(other)?, text, header).map(|it| it.code()),
    }
}
