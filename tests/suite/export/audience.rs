//! What others than one's own house get: nothing of how a part is bought, in any format.

use bomlight::domain::base64::decode;
use bomlight::domain::compliance::category::Category;
use bomlight::domain::compliance::regimes::Regime;
use bomlight::domain::export::link::kinds::LinkContents;
use bomlight::domain::export::link::write_link;
use bomlight::domain::finding::Severity;
use bomlight::domain::profile::allowances::Allowances;
use bomlight::domain::profile::embedded;
use bomlight::domain::read::Limits;
use bomlight::domain::report::{Audience, Report};
use bomlight::domain::settings::Settings;
use bomlight::domain::settings::risk::RiskWeights;
use bomlight::engine::Session;
use bomlight::engine::protocol::ExportKind;

use crate::export::formula::Workbook;

/// Sellers stand in a column, in headers, in a file's name, in words of evidence and in an address.
const BOARD: &str = "Reference,Qty,MPN,Manufacturer,Description,Supplier,Supplier Part Number,Unit price USD,Zetronix stock,Datasheet,RoHS\n\
    R1-R4,4,RC0402FR-0710KL,Yageo,Resistor,Zetronix,ZX-556677-ND,0.013379,4711,https://zetronix.test/r.pdf,Yes\n\
    U1,1,STM32F405RGT6,ST,Controller from Zetronix,Quellhaus,QH-889900,7.731957,12,https://example.test/u.pdf,\"Yes, says Zetronix\"\n\
    C1,1,GRM155R71C104KA88D,Murata,Capacitor,,,n.a.,,,\n";
const QUOTE: &str = "MPN,Manufacturer,Supplier,Price 1,Price 100,Price 10000,Currency,MOQ,Lead time (weeks)\n\
    STM32F405RGT6,ST,Ombra Parts,6.918273,6.515151,5.827364,USD,3,26\n\
    GRM155R71C104KA88D,Murata,Quellhaus,0.094939,0.018571,0.004723,USD,50,18\n";
const SELLERS: [&str; 8] =
    ["zetronix", "quellhaus", "ombra", "zx-556677", "qh-889900", "jlcpcb", "our secret", "wholesale"];

/// Stands in the place of the reason of a finding that is accepted.
const REASON: &str = "Zetronix, our secret friend, said so";

fn session(settings: Settings) -> Session {
    let mut session = Session::new(settings, Limits::default());
    let declaration = include_bytes!("../../fixtures/declarations/ipc1752a-class-d.xml");
    let files = vec![
        ("declaration of Quellhaus.xml".to_owned(), declaration.to_vec()),
        ("motor board.csv".to_owned(), BOARD.as_bytes().to_vec()),
        ("quote of Quellhaus, wholesale.csv".to_owned(), QUOTE.as_bytes().to_vec()),
    ];
    assert!(session.open(files, false, &mut |_| {}).is_empty());
    session
}

/// Whole boards, with a margin that no other number of the report has.
fn quoted() -> Settings {
    let mut settings = Settings::new("2026-11-22");
    settings.target_price = Some("98.7654".parse().expect("a number"));
    settings.process = None;
    let mut profile = embedded::profile().expect("the embedded profile");
    profile.name = "our secret figures".to_owned();
    for process in &mut profile.processes {
        process.margin.rate = "0.137913".parse().expect("a number");
    }
    profile.branding.company = "Acme Electronics".to_owned();
    profile.branding.quote_reference = "Q-2026-17".to_owned();
    profile.branding.valid_until = "2026-12-31".to_owned();
    profile.branding.customer = "Northwind".to_owned();
    profile.branding.project = "Controller board".to_owned();
    profile.branding.revision = "C".to_owned();
    settings.profile = Some(profile);
    settings.category = Category::from_code("3");
    settings.ship_date = Some("2027-03-01".to_owned());
    settings.set_regimes(&Regime::ALL);
    settings.plan.order_date = Some("2026-12-01".to_owned());
    settings.plan.ship_date = Some("2027-03-01".to_owned());
    settings.plan.allowances = Some(Allowances { spot_buy: 977, ..Allowances::default() });
    settings.risk = RiskWeights { sources: 93, ..RiskWeights::default() };
    settings.severities.insert("cost.unpriced".to_owned(), Severity::Error);
    for (code, reason) in [("rohs.unknown", REASON), ("cost.unpriced", "a price that we know")] {
        settings.set_waiver(code, "GRM155R71C104KA88D", Some(reason));
    }
    settings
}

/// Every text that tells how something is bought.
fn secrets(report: &Report) -> Vec<String> {
    let mut secrets: Vec<String> = SELLERS.iter().map(|it| (*it).to_owned()).collect();
    for line in &report.lines {
        let breaks = line.offers.iter().flat_map(|it| &it.breaks);
        secrets.extend(breaks.map(|it| it.unit_price.normalize().to_string()));
        let of_cost = line.cost.iter().flat_map(|it| [it.unit_price(), it.extended()]).flatten();
        secrets.extend(of_cost.filter(|it| it.scale() > 1).map(|it| it.normalize().to_string()));
    }
    for tier in &report.tiers {
        let amounts = [tier.parts, tier.attrition, tier.excess, tier.margin];
        secrets.extend(
            amounts.iter().filter(|it| it.normalize().scale() > 1).map(|it| it.normalize().to_string()),
        );
        let shown =
            |it: &rust_decimal::Decimal| bomlight::domain::words::numbers::amount(*it, report.currency);
        secrets.extend([tier.parts, tier.margin].iter().filter(|it| !it.is_zero()).map(shown));
    }
    secrets.extend(["0.137913", "13.8", "98.7654", "98.77"].map(str::to_owned));
    // Spot buys, weights of the risk, who can deliver, what was said of prices.
    let told = [
        "spot_buy",
        "spot buy",
        "977",
        "independent distributor",
        "risk_weights",
        "at sellers",
        "one seller",
        "age of the price",
        "price that we know",
        "cost.unpriced",
        "secret friend",
    ];
    secrets.extend(told.map(str::to_owned));
    secrets
}

const KINDS: [ExportKind; 6] = [
    ExportKind::Json,
    ExportKind::Csv,
    ExportKind::Html,
    ExportKind::PrintBody,
    ExportKind::Text,
    ExportKind::Xlsx,
];

fn text(session: &mut Session, kind: ExportKind, audience: Audience) -> String {
    let bytes = session.export_bytes(kind, audience).expect("a report is open");
    if kind == ExportKind::Xlsx {
        Workbook::open(&bytes).all_text()
    } else {
        String::from_utf8(bytes).expect("UTF-8")
    }
}

#[test]
fn nothing_of_the_purchase_leaves_the_house() {
    for settings in [quoted(), Settings::parts_alone("2026-11-22")] {
        let is_quoted = settings.profile.is_some();
        let mut session = session(settings);
        let secrets = secrets(session.report().expect("a report"));
        assert!(secrets.len() > 40);
        for audience in [Audience::Customer, Audience::Summary] {
            for kind in KINDS {
                // The look of the report holds numbers of its own.
                let all = text(&mut session, kind, audience).to_lowercase();
                let shown = all.split("</style>").last().expect("a part");
                for secret in &secrets {
                    assert!(
                        !shown.contains(&secret.to_lowercase()),
                        "{audience:?} {kind:?} tells {secret}: {}",
                        around(shown, secret)
                    );
                }
                let report = session.report().expect("a report");
                let (per_board, currency) = (report.tiers[0].per_board, report.currency);
                let price = bomlight::domain::words::numbers::amount(per_board, currency);
                if is_quoted && matches!(kind, ExportKind::Html | ExportKind::Text) {
                    assert!(shown.contains(&price), "{kind:?} lacks the price {price}");
                }
                if !is_quoted {
                    assert!(!shown.contains(&price), "{kind:?} tells the sum of the parts");
                }
            }
        }
    }
}

#[test]
fn links_without_prices_tell_nothing_of_the_purchase() {
    let session = session(quoted());
    let report = session.report().expect("a report");
    let secrets = secrets(report);
    for contents in [LinkContents::Summary, LinkContents::Lines] {
        let link = write_link(report, contents, "Acme");
        let packed = decode(link.split_once(':').expect("a colon").1).expect("Base64");
        let bytes = miniz_oxide::inflate::decompress_to_vec(&packed).expect("deflate");
        let told = String::from_utf8(bytes).expect("UTF-8").to_lowercase();
        for secret in &secrets {
            assert!(
                !told.contains(&secret.to_lowercase()),
                "{contents:?}: {secret}: {}",
                around(&told, secret)
            );
        }
        assert_eq!(told.contains("stm32f405rgt6"), contents == LinkContents::Lines);
    }
}

fn around<'a>(text: &'a str, secret: &str) -> &'a str {
    let at = text.find(&secret.to_lowercase()).unwrap_or(0);
    let start = (at.saturating_sub(60)..=at).find(|it| text.is_char_boundary(*it)).unwrap_or(at);
    let end = (at + 60..text.len()).find(|it| text.is_char_boundary(*it)).unwrap_or(text.len());
    &text[start..end]
}

/// The search above can find something: one's own exports hold the secrets.
#[test]
fn ones_own_house_sees_all() {
    let mut session = session(quoted());
    for kind in [ExportKind::Json, ExportKind::Csv, ExportKind::Xlsx] {
        let all = text(&mut session, kind, Audience::Internal).to_lowercase();
        for secret in ["ombra parts", "quellhaus", "6.515151"] {
            assert!(all.contains(secret), "{kind:?} lacks {secret}");
        }
    }
    assert!(text(&mut session, ExportKind::Json, Audience::Internal).contains("0.137913"));
}

#[test]
fn a_customer_sees_the_lines_and_a_summary_does_not() {
    let mut session = session(quoted());
    for kind in KINDS.into_iter().filter(|it| *it != ExportKind::Text) {
        assert!(text(&mut session, kind, Audience::Customer).contains("RC0402FR-0710KL"), "{kind:?}");
    }
    for kind in KINDS {
        let summary = text(&mut session, kind, Audience::Summary);
        for part in ["RC0402FR-0710KL", "R1", "STM32F405RGT6", "Yageo", "Murata"] {
            let is_there = summary.split(|it: char| !it.is_alphanumeric() && it != '-').any(|it| it == part);
            assert!(!is_there, "{kind:?} names {part}");
        }
    }
}

#[test]
fn the_sender_is_told_and_what_is_left_out() {
    let mut session = session(quoted());
    for kind in [ExportKind::Html, ExportKind::Xlsx] {
        let all = text(&mut session, kind, Audience::Customer);
        assert!(all.contains("Acme Electronics") && all.contains("Q-2026-17"), "{kind:?}");
    }
    let html = text(&mut session, ExportKind::Html, Audience::Customer);
    assert!(
        html.contains("31 December 2026")
            && html.contains("Northwind")
            && html.contains("Controller board, revision C")
    );
    // A quote does not say what it keeps back; the text, which is for a desk, does.
    for word in ["Purchase", "margin", "seller", "left out"] {
        assert!(!html.split("</style>").last().expect("a part").contains(word), "{word}");
    }
    let text = text(&mut session, ExportKind::Text, Audience::Customer);
    assert!(text.contains("Purchase prices, margins and sellers are left out."));
}

/// The plan and the regimes are told to all; a customer sees what holds a build up, a summary only the dates.
#[test]
fn plan_and_regimes_stay_and_risk_and_readiness_do_not() {
    let mut session = session(quoted());
    for kind in [ExportKind::Html, ExportKind::Text] {
        let [internal, customer, summary] = [Audience::Internal, Audience::Customer, Audience::Summary]
            .map(|it| text(&mut session, kind, it));
        for regime in Regime::ALL {
            for told in [&internal, &customer, &summary] {
                assert!(told.contains(regime.name()), "{kind:?} lacks {}", regime.name());
            }
        }
        // The controller is ordered on 26 weeks and is at hand after 26 × 7 + 4 days; then follow 56 of work until they ship.
        let ship = bomlight::domain::words::numbers::date(
            bomlight::domain::day::Day::from_iso("2027-07-31").expect("a day"),
        );
        assert!(internal.contains("Supply plan") && internal.contains("Ready for"), "{kind:?}");
        for told in [&customer, &summary] {
            assert!(told.contains("Supply plan") && !told.contains("Ready for"), "{kind:?}");
            assert!(told.contains(&ship) && internal.contains(&ship), "{kind:?} lacks {ship}");
        }
        assert!(customer.contains("186 days") && customer.contains("Latest order date"), "{kind:?}");
        assert!(!summary.contains("Latest order date"), "{kind:?}");
    }
    let json = |session: &mut Session, audience| -> serde_json::Value {
        serde_json::from_str(&text(session, ExportKind::Json, audience)).expect("JSON")
    };
    let internal = json(&mut session, Audience::Internal);
    let (customer, summary) = (json(&mut session, Audience::Customer), json(&mut session, Audience::Summary));
    assert!(internal["supply"]["risk"].is_object() && !internal["supply"]["ready"][0].is_null());
    for told in [&customer, &summary] {
        assert!(told["supply"]["risk"].is_null() && told["supply"]["ready"][0].is_null());
        assert_eq!(told["compliance"], internal["compliance"]);
    }
    assert_eq!(customer["supply"]["plan"], internal["supply"]["plan"]);
    assert_eq!(summary["supply"]["plan"][0]["steps"], serde_json::json!([]));
    assert_eq!(summary["supply"]["gating_lines"], serde_json::json!([]));
    let waivers = customer["settings"]["waivers"].as_array().expect("a list");
    assert_eq!(waivers.len(), 1);
    assert!(summary["settings"]["waivers"].is_null());
}

/// Statements are taken out, and the answers that rest on them stay.
#[test]
fn the_workbook_of_a_customer_has_the_answers_and_the_dates() {
    let mut session = session(quoted());
    let mut open = |audience| {
        Workbook::open(&session.export_bytes(ExportKind::Xlsx, audience).expect("a report is open"))
    };
    let (internal, customer) = (open(Audience::Internal), open(Audience::Customer));
    for regime in Regime::ALL {
        let column = |book: &Workbook| format!("{:?}", book.column("Compliance", regime.name()));
        assert_eq!(column(&internal), column(&customer), "{}", regime.name());
        assert!(column(&internal).contains("Text"), "{} is empty", regime.name());
    }
    assert!(internal.all_text().contains("Words found") && !customer.all_text().contains("Words found"));
    for name in ["For boards", "Need", "Cover", "Days to hand", "Latest order date", "Slack (days)"] {
        // When each line is ordered is the house's own business.
        assert!(format!("{:?}", internal.column("Lines", name)).contains("Some("), "{name} is empty");
        assert!(customer.all_text().lines().all(|it| it != name), "{name}");
    }
    assert!(internal.all_text().contains("Risk because") && !customer.all_text().contains("Risk"));
    assert_eq!(open(Audience::Summary).sheets, ["Quote", "Assumptions"]);
}
