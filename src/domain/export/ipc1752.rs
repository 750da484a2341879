//! IPC-1752B, class C: what the files state of the substances of a board and of its lines, one sub-product a line. Only the
//! command line writes it. It is a draft to complete and to sign: masses and the one who answers for it are not known.
//!
//! Promise: nothing is declared below a threshold that is not known to be; how much is declared stands in comments.
//!
//! No copy of the schema (XSD) is public. The root, its namespace and `IPC-1752B/Product` are those of a public program that
//! reads revision B; all inside of them is that of public programs that read and write IPC-1752A (2.0). Where those show
//! nothing (exemptions, `supplierAcceptance` of "false") it is ours (docs/compliance.md#written-as-ipc-1752b).

mod categories;

use super::exporter::Exporter;
use super::labels;
use super::xml::Xml;
use crate::domain::assess::compliance::answer;
use crate::domain::assess::evidence::register::part_of;
use crate::domain::compliance::exemptions::find;
use crate::domain::compliance::regimes::{Regime, RegimeAnswer};
use crate::domain::language::in_english;
use crate::domain::report::Report;
use crate::domain::report::line::ReportLine;
use crate::domain::words::compliance_words as words;
use categories::{Category, Extent, List, extent, lists};

pub(super) const EXPORTER: Exporter =
    Exporter::for_programs("ipc1752", "ipc1752.xml", "application/xml", |it| {
        it.report.audience.sees_lines().then(|| in_english(|| write(it.report)))
    });

const NAMESPACE: &str = "https://webstds.ipc.org/175x/1752B/1752B";
/// The annex that the exemptions stand in. IPC has names of its own for such lists, which no public copy shows.
const ANNEX: [(&str, &str); 2] = [("identity", "2011/65/EU Annex III"), ("authority", "EU")];

const REST: &str = "Bare board, solder and all that the parts list does not name";

/// A placed line with what is declared of it.
struct Declared<'r> {
    line: &'r ReportLine,
    lists: Vec<List>,
}

/// UTF-8, with a line break at the end.
fn write(report: &Report) -> Vec<u8> {
    // What is not placed is in no product.
    let placed = report.lines.iter().filter(|it| !it.line.dnp);
    let declared: Vec<Declared<'_>> =
        placed.map(|line| Declared { line, lists: lists(report, line) }).collect();
    let coverage = coverage(report, &declared);
    let mut xml = Xml::document();
    xml.within("MainDeclaration", &[("xmlns", NAMESPACE)], |xml| {
        xml.within("IPC-1752B", &[], |xml| {
            business_info(xml, report, &coverage);
            xml.within("Include", &[], |xml| {
                xml.within("Sectional", &[("name", "MaterialInfo")], |xml| {
                    xml.empty("SubSectional", &[("name", "C")]);
                });
            });
            product(xml, report, &coverage, &declared);
        });
    });
    xml.into_bytes()
}

/// How much is declared, in words: the format has no field for it.
fn coverage(report: &Report, declared: &[Declared<'_>]) -> String {
    let extents: Vec<Extent> = declared.iter().map(|it| extent(&it.lists)).collect();
    let count = |extent| extents.iter().filter(|it| **it == extent).count();
    let left_out = report.lines.iter().filter(|it| it.line.dnp).count();
    format!(
        "Placed lines: {}. Declared with all ten RoHS substances: {}; in part: {}; not at all: {}. \
         Left out, since they are not placed: {left_out}. What is not declared is unknown and not below a threshold. \
         {REST}: not declared.",
        declared.len(),
        count(Extent::All),
        count(Extent::Part),
        count(Extent::Nothing),
    )
}

/// Who answers, on which day. Nobody has signed it, so it is not accepted and has no authorizer.
fn business_info(xml: &mut Xml, report: &Report, coverage: &str) {
    let sender = report.settings.sender();
    let comment =
        concat!("Draft by Bomlight ", env!("CARGO_PKG_VERSION"), ": what files state; nobody signed it.");
    xml.within("BusinessInfo", &[("mode", "Distribute")], |xml| {
        let response =
            [("date", report.settings.date.as_str()), ("fieldLock", "false"), ("comment", comment)];
        xml.within("Response", &response, |xml| {
            for (element, name) in
                [("SupplyCompany", sender.company.trim()), ("Contact", sender.contact.trim())]
            {
                if !name.is_empty() {
                    xml.empty(element, &[("name", name)]);
                }
            }
        });
        let declaration = [
            ("legalType", "Standard"),
            ("supplierAcceptance", "false"),
            ("legalDef", ""),
            ("uncertaintyStatement", coverage),
        ];
        xml.empty("Declaration", &declaration);
    });
}

/// The board. Of itself it declares nothing: its lines are not all of it.
fn product(xml: &mut Xml, report: &Report, coverage: &str, declared: &[Declared<'_>]) {
    let sender = report.settings.sender();
    let file = report.title_of_file();
    let name = if sender.project.trim().is_empty() { file.as_str() } else { sender.project.trim() };
    let attributes = [("comment", coverage), ("unitType", "Each"), ("numberOfInstances", "1")];
    xml.within("Product", &attributes, |xml| {
        let mut id = vec![("itemName", name), ("itemNumber", file.as_str())];
        if !sender.revision.trim().is_empty() {
            id.push(("version", sender.revision.trim()));
        }
        xml.empty("ProductID", &id);
        declared.iter().for_each(|it| sub_product(xml, report, it));
        rest(xml);
    });
}

/// All that a parts list does not name. Where it stood apart, parts that are declared in full would make up the board.
fn rest(xml: &mut Xml) {
    let attributes =
        [("comment", "Nothing is declared of it."), ("unitType", "Each"), ("numberOfInstances", "1")];
    xml.within("SubProduct", &attributes, |xml| {
        xml.empty("ProductID", &[("itemName", REST), ("itemNumber", "")]);
    });
}

/// A line, as the part that it is judged as. No number is stated where the BOM has none.
fn sub_product(xml: &mut Xml, report: &Report, declared: &Declared<'_>) {
    let bom = &declared.line.line;
    let (_, mpn) = part_of(declared.line);
    let designators = bom.designators.join(", ");
    let names = [bom.description.as_str(), &bom.value, mpn, &designators, "part without a name"];
    let name = names.into_iter().find(|it| !it.is_empty()).unwrap_or_default();
    let pieces = bom.known_pieces().filter(|it| it.is_integer() && !it.is_zero());
    let pieces = pieces.map(|it| it.normalize().to_string());
    let comment = comment(report, declared, &designators);
    let mut attributes = vec![("comment", comment.as_str()), ("unitType", "Each")];
    attributes.extend(pieces.as_deref().map(|it| ("numberOfInstances", it)));
    xml.within("SubProduct", &attributes, |xml| {
        xml.empty("ProductID", &[("itemName", name), ("itemNumber", mpn)]);
        if !declared.lists.is_empty() {
            xml.within("MaterialInfo", &[], |xml| declared.lists.iter().for_each(|it| list(xml, it)));
        }
    });
}

/// What the format has no field for: the maker, where the part is placed, what it comes to, and the words that state it.
fn comment(report: &Report, declared: &Declared<'_>, designators: &str) -> String {
    let line = declared.line;
    let (maker, _) = part_of(line);
    let mut sentences: Vec<String> = Vec::new();
    let labels = [("Manufacturer", maker), ("Reference", designators)];
    sentences.extend(labels.iter().filter(|it| !it.1.is_empty()).map(|it| [it.0, ": ", it.1, "."].concat()));
    if let Some(pieces) = line.line.known_pieces().filter(|it| !it.is_integer()) {
        sentences.push(format!("Quantity: {}.", pieces.normalize()));
    }
    sentences.push(told(Regime::EuRohs, line.rohs.judged));
    if line.reach.is_some() {
        sentences.push(told(Regime::ReachSvhc, answer(line, Regime::ReachSvhc, &report.sources)));
    }
    if extent(&declared.lists) != Extent::All {
        sentences.push("RoHS substances that are not declared here are unknown.".to_owned());
    }
    let stated = line.rohs.evidence.iter();
    let stated = stated.map(|it| format!("“{}” ({})", it.text, labels::evidence_place(report, it)));
    let stated: Vec<String> = stated.collect();
    if !stated.is_empty() {
        sentences.push(format!("Stated of RoHS: {}.", stated.join("; ")));
    }
    sentences.join(" ")
}

/// "EU RoHS: Unknown. No source says anything about EU RoHS."
fn told(regime: Regime, judged: RegimeAnswer) -> String {
    let why = words::because(regime, judged.because);
    [regime.name(), ": ", words::answer(judged.answer), ". ", &why].concat()
}

fn list(xml: &mut Xml, list: &List) {
    xml.within("SubstanceCategoryList", &[], |xml| {
        xml.empty("SubstanceCategoryListID", &[("identity", &list.identity), ("authority", "IPC")]);
        list.categories.iter().for_each(|it| category(xml, it));
    });
}

fn category(xml: &mut Xml, category: &Category) {
    let attributes = [("name", category.name.as_str()), ("reportableApplication", "All")];
    let above = if category.is_above { "true" } else { "false" };
    xml.within("SubstanceCategory", &attributes, |xml| {
        xml.empty("Threshold", &[("overThreshold", above), ("threshold", category.threshold)]);
        if category.exemptions.is_empty() {
            return;
        }
        xml.within("Exemptions", &[], |xml| {
            xml.empty("ExemptionListID", &ANNEX);
            for entry in &category.exemptions {
                // Exemptions are listed with "; " between them.
                let wording = find(entry).map_or("", |it| it.wording).replace("; ", ", ");
                xml.empty("Exemption", &[("identity", entry), ("description", &wording)]);
            }
        });
    });
}
