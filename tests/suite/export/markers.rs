//! Who is told which text of the files and the settings: a marker in each, searched in every export.

mod boards;
mod case;
mod decided;
mod declared;
mod documents;
mod hints;
mod offers;

use bomlight::domain::base64::decode;
use bomlight::domain::export::ExportKind;
use bomlight::domain::export::link::kinds::LinkContents;
use bomlight::domain::export::link::write_link;
use bomlight::domain::report::Audience;
use bomlight::engine::Session;
use case::Case;

use crate::export::formula::Workbook;

/// Marker, and the widest audience that it may reach: the README's table "Send a report".
const TOLD: &[(&str, Audience)] = &[
    ("qzcompany", Audience::Summary),
    ("qzfile", Audience::Summary),
    ("qzref", Audience::Customer),
    ("qzmpn", Audience::Customer),
    ("qzmaker", Audience::Customer),
    ("qzvalue", Audience::Customer),
    ("qzpackage", Audience::Customer),
    ("qztext", Audience::Customer),
    ("qzalternate", Audience::Customer),
    ("qzboardone", Audience::Internal),
    ("qzboardtwo", Audience::Internal),
    ("qzseller", Audience::Internal),
    ("qznumber", Audience::Internal),
    ("qzpacking", Audience::Internal),
    ("qzunused", Audience::Internal),
    ("qzoffer", Audience::Internal),
    ("qzdata", Audience::Internal),
    ("qzprofile", Audience::Internal),
];

/// Texts that no export holds: notes of a row, and names of attrition tables.
const UNTOLD: &[&str] = &["qznote", "qztable"];

const BOARD: &str = "Reference,Qty qzboardone,Qty qzboardtwo,MPN,Manufacturer,Value,Package,Description,Alternate MPN,Supplier,Supplier Part Number,Packaging,Notes,qzunused,Unit price USD\n\
    qzref1,1,1,QZMPN-1,qzmaker,qzvalue,qzpackage,qztext,qzalternate-1,qzseller,qznumber-1,qzpacking,qznote,x,0.13\n\
    \"R2, R4\",2,2,RC0402FR-0710KL,Yageo,10k,0402,Resistor,,qzseller,qznumber-2,Reel,n,y,0.01\n\
    R3,0,1,RC0402FR-0711KL,Yageo,11k,0402,Resistor,,qzseller,qznumber-3,Reel,n,y,0.02\n";
const QUOTE: &str =
    "MPN,Manufacturer,Supplier,Price 1,Price 100,Currency\nRC0402FR-0710KL,Yageo,qzoffer,0.5,0.4,USD\n";

/// Everything that a board and its part data may say.
fn columns() -> Case {
    Case {
        name: "columns",
        files: vec![("qzfile.csv", BOARD.into()), ("qzdata.csv", QUOTE.into())],
        edits: Vec::new(),
        told: TOLD,
        untold: UNTOLD,
        hidden: &[],
        findings: Vec::new(),
    }
}

/// What is saved of the BOM itself, and what is asked about it.
const IS_OF_THE_BOM: [ExportKind; 7] = [
    ExportKind::Corrected,
    ExportKind::CorrectedXlsx,
    ExportKind::BomKicad,
    ExportKind::BomAltium,
    ExportKind::BomJlcpcb,
    ExportKind::Questions,
    ExportKind::QuestionsCsv,
];

/// Everything that reaches an audience, by format, in small letters. The saved project alone is for one's own house
/// whatever the audience.
fn exports(session: &mut Session, audience: Audience) -> Vec<(String, String)> {
    let mut all = Vec::new();
    for kind in ExportKind::ALL.iter().copied().filter(|it| *it != ExportKind::Project) {
        // Letters and requests are for one's own house alone, a register for who sees lines, and nobody gave exchange rates.
        let Some(bytes) = session.export_bytes(kind, audience) else {
            let is_none = matches!(kind, ExportKind::Rates | ExportKind::Letters)
                || (kind.asks() || IS_OF_THE_BOM.contains(&kind)) && audience > Audience::Internal
                || matches!(
                    kind,
                    ExportKind::Evidence
                        | ExportKind::Sarif
                        | ExportKind::Junit
                        | ExportKind::CycloneDx
                        | ExportKind::Ipc1752
                ) && audience == Audience::Summary;
            assert!(is_none, "{kind:?} for {audience:?}");
            continue;
        };
        if matches!(kind, ExportKind::Corrected | ExportKind::CorrectedXlsx) {
            // The file itself with all its columns, as in the project.
            assert_eq!(audience, Audience::Internal);
            continue;
        }
        let text = if matches!(kind, ExportKind::Xlsx | ExportKind::QuoteRequest | ExportKind::CorrectedXlsx)
        {
            Workbook::open(&bytes).all_text()
        } else {
            String::from_utf8(bytes).expect("UTF-8")
        };
        all.push((format!("{kind:?}"), text.to_lowercase()));
    }
    let contents = match audience {
        Audience::Internal => LinkContents::Prices,
        Audience::Customer => LinkContents::Lines,
        Audience::Summary => LinkContents::Summary,
    };
    let link = write_link(session.report().expect("a report"), contents, "");
    let packed = decode(link.split_once(':').expect("a colon").1).expect("Base64");
    let bytes = miniz_oxide::inflate::decompress_to_vec(&packed).expect("deflate");
    all.push(("link".to_owned(), String::from_utf8(bytes).expect("UTF-8").to_lowercase()));
    all
}

/// What an audience is told that it must not be told, and the other way round.
fn wrong(case: &Case) -> Vec<String> {
    let mut session = case.session();
    let mut wrong = Vec::new();
    for audience in Audience::ALL {
        let exports = exports(&mut session, audience);
        let holders = |marker: &str| -> Vec<&str> {
            exports.iter().filter(|it| it.1.contains(marker)).map(|it| it.0.as_str()).collect()
        };
        let mut forbid = |marker: &str| {
            let holders = holders(marker);
            if !holders.is_empty() {
                wrong.push(format!("{}: {audience:?} is told {marker} by {holders:?}", case.name));
            }
        };
        case.untold.iter().for_each(|it| forbid(it));
        if audience > Audience::Internal {
            case.hidden.iter().for_each(|it| forbid(it));
        }
        case.told.iter().filter(|it| audience > it.1).for_each(|it| forbid(it.0));
        for (marker, _) in case.told.iter().filter(|it| audience <= it.1 && holders(it.0).is_empty()) {
            wrong.push(format!("{}: {audience:?} is not told {marker} by any export", case.name));
        }
    }
    wrong
}

#[test]
fn every_audience_gets_what_it_is_told_and_nothing_else() {
    let mut cases = vec![
        columns(),
        decided::waivers(),
        decided::edits(),
        hints::hints(),
        offers::offers(),
        documents::case(),
    ];
    cases.extend(declared::cases());
    cases.extend(boards::cases());
    let wrong: Vec<String> = cases.iter().flat_map(wrong).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}
