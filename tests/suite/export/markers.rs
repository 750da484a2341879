//! Who is told which text of the files and the settings: a marker in each, searched in every export.

use bomlight::domain::base64::decode;
use bomlight::domain::export::link::kinds::LinkContents;
use bomlight::domain::export::link::write_link;
use bomlight::domain::profile::embedded;
use bomlight::domain::read::Limits;
use bomlight::domain::report::Audience;
use bomlight::domain::settings::Settings;
use bomlight::engine::Session;
use bomlight::engine::protocol::ExportKind;

use crate::export::formula::Workbook;

/// Marker, and the widest audience that it may reach: the README's table "Send a report".
const TOLD: [(&str, Audience); 18] = [
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
const UNTOLD: [&str; 2] = ["qznote", "qztable"];

const BOARD: &str = "Reference,Qty qzboardone,Qty qzboardtwo,MPN,Manufacturer,Value,Package,Description,Alternate MPN,Supplier,Supplier Part Number,Packaging,Notes,qzunused,Unit price USD\n\
    qzref1,1,1,QZMPN-1,qzmaker,qzvalue,qzpackage,qztext,qzalternate-1,qzseller,qznumber-1,qzpacking,qznote,x,0.13\n\
    \"R2, R4\",2,2,RC0402FR-0710KL,Yageo,10k,0402,Resistor,,qzseller,qznumber-2,Reel,n,y,0.01\n\
    R3,0,1,RC0402FR-0711KL,Yageo,11k,0402,Resistor,,qzseller,qznumber-3,Reel,n,y,0.02\n";
const QUOTE: &str =
    "MPN,Manufacturer,Supplier,Price 1,Price 100,Currency\nRC0402FR-0710KL,Yageo,qzoffer,0.5,0.4,USD\n";

fn session() -> Session {
    let mut settings = Settings::new("2026-11-22");
    let mut profile = embedded::profile().expect("the embedded profile");
    profile.name = "qzprofile".to_owned();
    for table in &mut profile.attrition_tables {
        table.name = "qztable".to_owned();
    }
    profile.branding.company = "qzcompany".to_owned();
    settings.profile = Some(profile);
    let mut session = Session::new(settings, Limits::default());
    let files = vec![
        ("qzfile.csv".to_owned(), BOARD.as_bytes().to_vec()),
        ("qzdata.csv".to_owned(), QUOTE.as_bytes().to_vec()),
    ];
    assert!(session.open(files, false, &mut |_| {}).is_empty());
    session
}

/// Everything that reaches an audience, by format, in small letters.
fn exports(session: &mut Session, audience: Audience) -> Vec<(String, String)> {
    let kinds = [
        ExportKind::Json,
        ExportKind::Csv,
        ExportKind::Html,
        ExportKind::PrintBody,
        ExportKind::Text,
        ExportKind::Xlsx,
    ];
    let mut all = Vec::new();
    for kind in kinds {
        let bytes = session.export_bytes(kind, audience).expect("a report is open");
        let text = if kind == ExportKind::Xlsx {
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

#[test]
fn every_audience_gets_what_it_is_told_and_nothing_else() {
    let mut session = session();
    let mut wrong = Vec::new();
    for audience in Audience::ALL {
        let exports = exports(&mut session, audience);
        for (marker, widest) in TOLD {
            let holders: Vec<&str> =
                exports.iter().filter(|it| it.1.contains(marker)).map(|it| it.0.as_str()).collect();
            if audience > widest && !holders.is_empty() {
                wrong.push(format!("{audience:?} is told {marker} by {holders:?}"));
            }
            if audience <= widest && holders.is_empty() {
                wrong.push(format!("{audience:?} is not told {marker} by any export"));
            }
        }
        for marker in UNTOLD {
            let holder = exports.iter().find(|it| it.1.contains(marker));
            wrong.extend(holder.map(|it| format!("{audience:?} is told {marker} by {}", it.0)));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
