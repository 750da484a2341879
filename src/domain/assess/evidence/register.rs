//! The evidence register: of each fitted part what is held, and what the technical file still misses (EN IEC 63000).

use std::collections::{BTreeMap, BTreeSet};

use super::{day_of, is_declaration, is_too_early};
use crate::domain::bom::BomLine;
use crate::domain::compliance::RohsStatus;
use crate::domain::compliance::evidence::{EvidenceDate, EvidenceKind};
use crate::domain::compliance::regimes::{Answer, Regime};
use crate::domain::compliance::statements::DocumentField;
use crate::domain::parts::StatementKind;
use crate::domain::place::Evidence;
use crate::domain::report::Report;
use crate::domain::report::line::{LineRohs, ReportLine};
use crate::domain::report::source::header_of;
use crate::domain::spelling::{manufacturer_key, part_key};

/// One thing that is held: a statement with the document that its row names, or a document alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece<'a> {
    /// Where it stands: the statement, else the first cell that names the document.
    pub at: &'a Evidence,
    /// There are words that state something; else a document is all that is named.
    pub is_statement: bool,
    pub kind: EvidenceKind,
    /// Header of the column that names the document, else the name of the file.
    pub document: &'a str,
    /// Numbers of documents, as they stand in the file.
    pub number: String,
    pub date: Option<EvidenceDate>,
    /// The maker who declares it, or the seller whose row it is; empty where it is not told.
    pub from: &'a str,
}

impl Piece<'_> {
    /// It is more than words in a list.
    pub fn is_document(&self) -> bool {
        self.kind != EvidenceKind::Statement
    }
}

/// What a part's evidence lacks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Lack {
    Nothing,
    /// No document: words in a list, or nothing.
    Declaration,
    /// All of it is from before the phthalates.
    Newer,
    /// The day of the document that is held.
    Date,
    /// Which exemption is used, where and until when.
    Exemption,
    /// What is held leaves the answer open.
    AllSubstances,
    /// It is stated as not compliant.
    Proof,
}

impl Lack {
    /// The word of the register.
    pub fn code(self) -> &'static str {
        match self {
            Self::Nothing => "",
            Self::Declaration | Self::Newer | Self::Date => EvidenceKind::SupplierDeclaration.code(),
            Self::Exemption | Self::AllSubstances | Self::Proof => EvidenceKind::MaterialDeclaration.code(),
        }
    }
}

/// A part with all its lines; a line without a part number stands alone.
#[derive(Debug)]
pub struct Part<'a> {
    pub lines: Vec<&'a ReportLine>,
    /// The worst answer of its lines to EU RoHS.
    pub answer: Answer,
    pub pieces: Vec<Piece<'a>>,
    pub lack: Lack,
}

/// The fitted parts in the order of the file. Empty for a report from a link, which holds no evidence.
pub fn register(report: &Report) -> Vec<Part<'_>> {
    let mut known: BTreeMap<(String, String), usize> = BTreeMap::new();
    let mut held = BTreeSet::new();
    let mut parts: Vec<Part<'_>> = Vec::new();
    let is_own = report.shared.is_none();
    for line in report.lines.iter().filter(|it| is_own && !it.line.dnp) {
        let key = key_of(line);
        let at = if key.1.is_empty() { parts.len() } else { *known.entry(key).or_insert(parts.len()) };
        let mut new = pieces(report, line);
        let (answer, lack) = (line.rohs.answer(), lack(line, &new));
        // Lines of one part say the same of it, as a rule.
        new.retain(|it| {
            let place = (it.at.source, it.at.column, &it.at.text);
            held.insert((at, place, it.number.clone(), it.date, it.from))
        });
        match parts.get_mut(at) {
            None => parts.push(Part { lines: vec![line], answer, lack, pieces: new }),
            Some(part) => {
                part.lines.push(line);
                part.answer = part.answer.max(answer);
                part.lack = part.lack.max(lack);
                part.pieces.extend(new);
            }
        }
    }
    parts
}

/// Maker and part number, of the alternate where one is in use.
pub fn part_of(line: &ReportLine) -> (&str, &str) {
    let BomLine { alternates, manufacturer, mpn, .. } = &line.line;
    let used = line.alternate.and_then(|it| alternates.get(usize::from(it)));
    used.map_or((manufacturer, mpn), |it| (it.manufacturer.as_deref().unwrap_or(""), &it.mpn))
}

fn key_of(line: &ReportLine) -> (String, String) {
    let (maker, mpn) = part_of(line);
    (manufacturer_key(maker), part_key(mpn))
}

/// What a line's answer to a regime rests on.
pub fn pieces_of_regime<'a>(report: &'a Report, line: &'a ReportLine, regime: Regime) -> Vec<Piece<'a>> {
    let Some(kind) = StatementKind::of_regime(regime) else { return pieces(report, line) };
    let of_kind = line.statements.iter().filter(|it| it.0 == kind);
    of_kind.map(|(_, evidence)| statement(report, line, evidence)).collect()
}

/// A statement beside RoHS. Of a declaration its day is that of what it says of RoHS.
fn statement<'a>(report: &'a Report, line: &'a ReportLine, evidence: &'a Evidence) -> Piece<'a> {
    let rohs = &line.rohs;
    let is_declared = is_declaration(evidence, &report.sources);
    let of_file = rohs.papers.iter().filter(|it| {
        let other = rohs.evidence.get(usize::from(it.of));
        is_declared && other.is_some_and(|it| it.source == evidence.source)
    });
    Piece {
        at: evidence,
        is_statement: true,
        kind: if is_declared { EvidenceKind::MaterialDeclaration } else { EvidenceKind::Statement },
        document: file_of(report, evidence),
        number: String::new(),
        date: of_file.filter_map(|it| it.date).max(),
        from: if is_declared { part_of(line).0 } else { seller_of(line, evidence) },
    }
}

fn file_of<'a>(report: &'a Report, evidence: &Evidence) -> &'a str {
    report.sources.get(usize::from(evidence.source.0)).map_or("", |it| it.name.as_str())
}

/// What is held for a line's RoHS, in the order of the files.
pub fn pieces<'a>(report: &'a Report, line: &'a ReportLine) -> Vec<Piece<'a>> {
    let rohs = &line.rohs;
    let field = |at: usize| rohs.paper(at).and_then(|it| it.field);
    let mut pieces: Vec<Piece<'a>> = Vec::new();
    let all = || rohs.evidence.iter().enumerate();
    for (at, evidence) in all().filter(|it| field(it.0).is_none()) {
        pieces.push(piece(report, line, at, evidence, true));
    }
    // Documents of rows that state nothing.
    for (at, evidence) in all().filter(|it| field(it.0).is_some()) {
        if !pieces.iter().any(|it| (it.at.source, it.at.row) == (evidence.source, evidence.row)) {
            pieces.push(piece(report, line, at, evidence, false));
        }
    }
    pieces
}

fn piece<'a>(
    report: &'a Report,
    line: &'a ReportLine,
    at: usize,
    evidence: &'a Evidence,
    is_statement: bool,
) -> Piece<'a> {
    let sources = &report.sources;
    let documents: Vec<&Evidence> = documents_of(&line.rohs, evidence).collect();
    let is_declared = is_declaration(evidence, sources);
    let header = documents.first().map_or("", |it| header_of(sources, it));
    let number = documents.iter().map(|it| it.text.as_ref()).collect::<Vec<_>>().join(", ");
    let kind = match documents.first() {
        // An answer to a question of class A begins with the question.
        _ if is_declared && evidence.text.starts_with('“') => EvidenceKind::SupplierDeclaration,
        _ if is_declared => EvidenceKind::MaterialDeclaration,
        Some(_) => EvidenceKind::of_document(header, &number),
        None => EvidenceKind::Statement,
    };
    Piece {
        at: evidence,
        is_statement,
        kind,
        document: if header.is_empty() { file_of(report, evidence) } else { header },
        number,
        date: day_of(&line.rohs, at),
        from: if is_declared { part_of(line).0 } else { seller_of(line, evidence) },
    }
}

/// The cells of the same row that name documents.
fn documents_of<'a>(rohs: &'a LineRohs, of: &Evidence) -> impl Iterator<Item = &'a Evidence> {
    let row = (of.source, of.row);
    let named = rohs.papers.iter().filter(|it| it.field == Some(DocumentField::Number));
    named.filter_map(|it| rohs.evidence.get(usize::from(it.of))).filter(move |it| (it.source, it.row) == row)
}

fn seller_of<'a>(line: &'a ReportLine, evidence: &Evidence) -> &'a str {
    let row = (evidence.source, evidence.row);
    let is_of_row = |it: &&Evidence| (it.source, it.row) == row;
    let mut offers = line.offers.iter().filter(|it| it.price_evidence.as_ref().filter(is_of_row).is_some());
    offers.find_map(|it| it.seller.as_deref()).unwrap_or("")
}

fn lack(line: &ReportLine, pieces: &[Piece<'_>]) -> Lack {
    let mut documents = pieces.iter().filter(|it| it.kind > EvidenceKind::Statement).peekable();
    let has_document = documents.peek().is_some();
    let answer = line.rohs.answer();
    let is_early = |it: &Piece<'_>| it.date.is_some_and(|it| it.is_before_phthalates(false));
    match answer {
        Answer::Fails => Lack::Proof,
        _ if is_too_early(line) => Lack::Newer,
        _ if line.rohs.status == RohsStatus::ByExemption && (!has_document || answer == Answer::Unknown) => {
            Lack::Exemption
        }
        _ if !has_document => Lack::Declaration,
        Answer::Unknown if pieces.iter().any(|it| it.is_statement) => Lack::AllSubstances,
        _ if documents.clone().all(|it| it.date.is_none()) => Lack::Date,
        _ if documents.all(|it| is_early(it) && !is_full(it)) => Lack::Newer,
        Answer::Unknown => Lack::AllSubstances,
        _ => Lack::Nothing,
    }
}

/// A material declaration is judged by what it declares, and not by its day.
fn is_full(piece: &Piece<'_>) -> bool {
    piece.kind == EvidenceKind::MaterialDeclaration
}
