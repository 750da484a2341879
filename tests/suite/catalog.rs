//! A catalogue of parts as static files: what is built is found again, and nothing that a file holds does harm.

#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic)]

use bomlight::domain::project::typed::Field;
use bomlight::domain::project::typed::cost::CostField;
use bomlight::engine::edit::Edit;
use std::collections::{BTreeMap, BTreeSet};

use bomlight::domain::catalog::build::{Built, build, table_of};
use bomlight::domain::catalog::manifest::Manifest;
use bomlight::domain::catalog::shard::{read_shard, write_shard};
use bomlight::domain::catalog::wanted::{Wanted, decoys};
use bomlight::domain::catalog::{Family, ShardId};
use bomlight::domain::day::Day;
use bomlight::domain::parts::PartRecord;
use bomlight::domain::place::SourceIndex;
use bomlight::domain::read::{Limits, read};
use bomlight::domain::recognise::{Content, recognise};
use bomlight::domain::report::{Audience, Report};
use bomlight::domain::settings::Settings;
use bomlight::engine::Session;
use bomlight::engine::protocol::{ExportKind, Request, Response};
use proptest::prelude::*;

const PRICES: &str = "Manufacturer Part Number,Manufacturer,Description,Supplier,SKU,Price 1,Price 100,Currency,Stock,Lead time (weeks),RoHS,Lifecycle,REACH\n\
    RC0402FR-0710KL,Yageo,10k 1 %,Acme,AC-1,0.10,0.012,EUR,50000,8,Yes,Active,Unaffected\n\
    STM32F103C8T6,ST,MCU,Acme,AC-2,5.00,4.125,EUR,120,26,Yes (7(c)-I),NRND,\n\
    STM32F103C8T6TR,ST,MCU on reel,Acme,AC-3,,3.9,EUR,0,26,Yes,Active,\n\
    GRM155R71C104KA88D,Murata,100n,Acme,AC-4,0.02,0.004,EUR,900000,Stock,RoHS3,Active,\n";

const BOM: &str = "Reference,Qty,MPN,Manufacturer\nR1-R2,2,RC0402FR-0710KL,Yageo\nU1,1,STM32F103C8T6,ST\nC1,1,NOT-THERE-1,\n";

fn built(name: &str, prices: &str) -> Built {
    let document = read("prices.csv", prices.as_bytes(), &Limits::default()).unwrap();
    let table = table_of("prices.csv", document).unwrap();
    build(name, Day::from_iso("2026-11-01").unwrap(), vec![table])
}

/// The files of a catalogue as a site serves them, with a list of what was asked for.
struct Site {
    files: BTreeMap<String, Vec<u8>>,
    asked: Vec<String>,
}

impl Site {
    fn of(built: Built) -> Self {
        let files = built.files.into_iter();
        Self {
            files: files.map(|(path, bytes)| (["./cat/", &path].concat(), bytes)).collect(),
            asked: Vec::new(),
        }
    }

    /// Asks the session, and supplies what it wants as the page does.
    fn ask(&mut self, session: &mut Session, request: Request, files: Vec<Vec<u8>>) -> Response {
        let mut response = session.handle(request, files, &mut |_| {}).0;
        loop {
            let wanted = match &response {
                Response::Site(site) => site.wanted.clone(),
                Response::Summary { wanted, .. } => wanted.clone(),
                _ => Vec::new(),
            };
            if wanted.is_empty() {
                return response;
            }
            let (mut came, mut missing, mut bytes) = (Vec::new(), Vec::new(), Vec::new());
            for name in wanted {
                self.asked.push(name.clone());
                match self.files.get(&name) {
                    Some(file) => {
                        came.push(name);
                        bytes.push(file.clone());
                    }
                    None => missing.push(name),
                }
            }
            response = session.handle(Request::Supplied { came, missing }, bytes, &mut |_| {}).0;
        }
    }

    fn open(&mut self, session: &mut Session, name: &str, text: &str) -> Response {
        self.ask(session, Request::Open { names: vec![name.to_owned()] }, vec![text.as_bytes().to_vec()])
    }

    fn session(&mut self, catalog: &str) -> Session {
        let mut session = Session::new(Settings::new(""), Limits::default());
        let start = Request::Start { today: "2026-11-25".to_owned(), remembered: Vec::new() };
        self.ask(&mut session, start, Vec::new());
        let config = format!(r#"{{"schema": "bomlight-config/1", "catalog": [{catalog}]}}"#);
        self.ask(&mut session, Request::Configure { seed: 7 }, vec![config.into_bytes()]);
        session
    }
}

const SHARDS: &str = r#"{"manifest": "./cat/manifest.json"}"#;

fn report(session: &Session) -> &Report {
    session.report().expect("a report")
}

fn stock(report: &Report, line: usize) -> Option<String> {
    report.lines[line].stock.map(|it| it.to_string())
}

#[test]
fn a_bom_is_priced_from_the_shards_that_it_needs() {
    let mut site = Site::of(built("Acme stock", PRICES));
    let mut session = site.session(SHARDS);
    assert_eq!(site.asked, ["./cat/manifest.json"]);
    site.open(&mut session, "board.csv", BOM);
    let report = report(&session);
    assert_eq!(stock(report, 0).as_deref(), Some("50000"));
    let offer = &report.lines[1].offers[0];
    assert_eq!(offer.quoted, Day::from_iso("2026-11-01"));
    assert_eq!(offer.breaks[1].unit_price.to_string(), "4.125");
    assert_eq!(report.lines[1].lead_time_days, Some(182));
    // The words stand in the file that the catalogue was made from.
    let evidence = &report.lines[1].rohs.evidence[0];
    assert_eq!((evidence.row.0, &*evidence.text), (3, "Yes (7(c)-I)"));
    let names: Vec<&str> = report.sources.iter().map(|it| it.name.as_str()).collect();
    assert_eq!(names, ["board.csv", "Acme stock, 2026-11-01: prices.csv"]);
    assert!(report.not_checked.iter().all(|it| it.check != "catalog"), "{:?}", report.not_checked);
    assert!(report.lines[2].offers.is_empty());
}

#[test]
fn a_price_list_says_the_same_by_itself_and_as_a_catalogue() {
    let of = |session: &Session| {
        let lines = report(session).lines.iter();
        lines
            .map(|it| {
                (
                    it.stock,
                    it.lead_time_days,
                    it.rohs.status,
                    it.lifecycle,
                    it.cost.iter().map(|it| it.unit_price()).collect::<Vec<_>>(),
                )
            })
            .collect::<Vec<_>>()
    };
    let mut alone = Session::new(Settings::new("2026-11-25"), Limits::default());
    alone.open(
        vec![
            ("board.csv".to_owned(), BOM.as_bytes().to_vec()),
            ("prices.csv".to_owned(), PRICES.as_bytes().to_vec()),
        ],
        false,
        &mut |_| {},
    );
    let mut site = Site::of(built("Acme stock", PRICES));
    let mut session = site.session(SHARDS);
    site.open(&mut session, "board.csv", BOM);
    assert_eq!(of(&session), of(&alone));
}

#[test]
fn what_does_not_come_is_not_checked_and_never_fine() {
    let mut site = Site::of(built("Acme stock", PRICES));
    let lines = |session: &Session| {
        let gap = report(session).not_checked.iter().find(|it| it.check == "catalog");
        gap.and_then(|it| it.lines)
    };
    let mut session = site.session(SHARDS);
    site.files.retain(|path, _| !path.ends_with(".bin"));
    site.open(&mut session, "board.csv", BOM);
    assert_eq!(lines(&session), Some(3));
    assert_eq!(stock(report(&session), 0), None);
    // It stays so while the report is costed anew.
    let edit = Edit::Setting(Field::Cost(CostField::Target));
    site.ask(&mut session, Request::Set { edit, text: "1".to_owned() }, Vec::new());
    assert_eq!(lines(&session), Some(3));
    site.files.clear();
    let mut session = site.session(SHARDS);
    site.open(&mut session, "board.csv", BOM);
    assert_eq!(lines(&session), Some(3));
}

#[test]
fn own_part_data_stands_beside_the_catalogue_and_edits_ask_again() {
    let mut site = Site::of(built("Acme stock", PRICES));
    let mut session = site.session(SHARDS);
    site.open(&mut session, "board.csv", BOM);
    site.open(
        &mut session,
        "own.csv",
        "MPN,Supplier,Price 1,Currency,Stock\nSTM32F103C8T6,Mouser,4.5,EUR,7\n",
    );
    let sellers = |session: &Session| report(session).lines[1].offers.len();
    assert_eq!(sellers(&session), 2);
    // Another BOM takes the place of the first, with other parts of the catalogue.
    site.open(&mut session, "other.csv", "Reference,Qty,MPN\nC9,1,GRM155R71C104KA88D\n");
    assert_eq!(stock(report(&session), 0).as_deref(), Some("900000"));
    assert_eq!(report(&session).sources.len(), 3);
    site.ask(&mut session, Request::Reset, Vec::new());
    site.open(&mut session, "board.csv", BOM);
    assert_eq!(stock(report(&session), 0).as_deref(), Some("50000"));
}

#[test]
fn sellers_numbers_are_found_too() {
    let mut site = Site::of(built("Acme stock", PRICES));
    let mut session = site.session(SHARDS);
    site.open(
        &mut session,
        "board.csv",
        "Reference,Qty,Value,Supplier,Supplier Part Number\nR1,1,10k,Acme,AC-1\nR2,1,4k7,Acme,AC-9\n",
    );
    assert_eq!(stock(report(&session), 0).as_deref(), Some("50000"));
}

#[test]
fn a_project_keeps_the_parts_that_it_was_saved_with() {
    let mut site = Site::of(built("Acme stock", PRICES));
    let mut session = site.session(SHARDS);
    site.open(&mut session, "board.csv", BOM);
    let project = session.export_bytes(ExportKind::Project, Audience::Internal).unwrap();
    let json = session.export_bytes(ExportKind::Json, Audience::Internal).unwrap();
    // On a computer that knows nothing of the site.
    let mut elsewhere = Session::new(Settings::new("2026-11-25"), Limits::default());
    let refused =
        elsewhere.open(vec![("board.bomlight.json".to_owned(), project.clone())], false, &mut |_| {});
    assert!(refused.is_empty(), "{refused:?}");
    assert_eq!(elsewhere.export_bytes(ExportKind::Json, Audience::Internal).unwrap(), json);
    // On the site, whose catalogue is newer by now: what was saved stays.
    let mut newer = Site::of(built("Acme stock", &PRICES.replace("50000", "1")));
    let mut session = newer.session(SHARDS);
    newer.ask(&mut session, Request::Open { names: vec!["p.json".to_owned()] }, vec![project]);
    assert_eq!(stock(report(&session), 0).as_deref(), Some("50000"));
    newer.open(&mut session, "board.csv", BOM);
    assert_eq!(stock(report(&session), 0).as_deref(), Some("1"));
}

#[test]
fn a_small_file_of_the_site_is_loaded_whole_with_the_day_of_its_prices() {
    let mut site = Site { files: BTreeMap::new(), asked: Vec::new() };
    site.files.insert("./stock.csv".to_owned(), PRICES.as_bytes().to_vec());
    let mut session = site.session(r#"{"file": "./stock.csv", "name": "Acme list", "date": "2026-10-01"}"#);
    site.open(&mut session, "board.csv", BOM);
    assert_eq!(site.asked, ["./stock.csv"]);
    let offer = &report(&session).lines[1].offers[0];
    assert_eq!(offer.quoted, Day::from_iso("2026-10-01"));
    site.open(&mut session, "board2.csv", BOM);
    assert_eq!(report(&session).sources.len(), 2);
}

#[test]
fn decoys_hide_which_shards_are_wanted_and_stay_the_same() {
    let mut prices = "MPN,Price 1,Currency\n".to_owned();
    for part in 0..2_000 {
        prices += &format!("PART-{part:05},1.5,EUR\n");
    }
    let built = built("Many", &prices);
    assert_eq!(built.manifest.shards, 32);
    let wanted: BTreeSet<ShardId> = [ShardId { family: Family::Part, number: 3 }].into();
    let first = decoys(&wanted, &built.manifest, 4, 1);
    assert_eq!(first, decoys(&wanted, &built.manifest, 4, 1));
    assert_ne!(first, decoys(&wanted, &built.manifest, 4, 2));
    let mut site = Site::of(built);
    let mut session = site.session(r#"{"manifest": "./cat/manifest.json", "decoys": 4}"#);
    site.open(&mut session, "board.csv", "Reference,Qty,MPN\nR1,1,PART-00007\nR2,1,PART-00008\n");
    assert!((6..=11).contains(&site.asked.len()), "{:?}", site.asked);
    assert!(report(&session).lines.iter().all(|it| it.offers.len() == 1));
}

#[test]
fn the_same_part_data_gives_the_same_bytes() {
    let (one, other) = (built("Acme stock", PRICES), built("Acme stock", PRICES));
    assert_eq!(one.files, other.files);
    let changed = built("Acme stock", &PRICES.replace("4.125", "4.126"));
    assert_ne!(one.manifest.id, changed.manifest.id);
    // Whoever changes the shape of a record changes what is in the shards: raise the number of the schema.
    let bytes: Vec<String> = one
        .files
        .iter()
        .filter(|it| it.0.ends_with("p00/00.bin"))
        .map(|it| bomlight::domain::sha256::Sha256::of(&it.1).to_string())
        .collect();
    insta::assert_snapshot!(bytes.join("\n"));
}

#[test]
fn a_bom_is_no_catalogue() {
    let document = read("bom.csv", BOM.as_bytes(), &Limits::default()).unwrap();
    assert_eq!(
        table_of("bom.csv", document).err(),
        Some("this is a BOM with designators, expected part data")
    );
}

#[test]
fn hostile_manifests_are_refused() {
    let good = String::from_utf8(built("x", PRICES).manifest.write()).unwrap();
    assert!(Manifest::read(good.as_bytes()).is_ok());
    for (from, to) in [
        ("bomlight-catalog/1", "bomlight-catalog/9"),
        ("\"shards\": 1,", "\"shards\": 3,"),
        ("\"shards\": 1,", "\"shards\": 4294967295,"),
        ("2026-11-01", "2026-13-01"),
        ("\"id\": \"", "\"id\": \"../"),
        ("\"tables\": [", "\"tables\": 7, \"x\": ["),
    ] {
        assert!(good.contains(from), "{from}");
        assert!(Manifest::read(good.replacen(from, to, 1).as_bytes()).is_err(), "{to}");
    }
    assert!(Manifest::read(&vec![b' '; 2 << 20]).is_err());
}

#[test]
fn a_shard_that_unpacks_to_gigabytes_is_refused_before_it_does() {
    let bomb = miniz_oxide::deflate::compress_to_vec(&vec![0; 80 << 20], 9);
    let seal = bomlight::domain::sha256::Sha256::of(&bomb).bytes();
    let bytes = [&seal[..8], &bomb].concat();
    assert!(read_shard(&bytes).is_err());
    // A length that lies.
    let lie = miniz_oxide::deflate::compress_to_vec(&[0xff, 0xff, 0xff, 0xff, 0x0f], 9);
    let seal = bomlight::domain::sha256::Sha256::of(&lie).bytes();
    assert!(read_shard(&[&seal[..8], &lie].concat()).is_err());
}

/// The part data of a text, by the recogniser.
fn records(text: &str) -> Vec<PartRecord> {
    let document = read("p.csv", text.as_bytes(), &Limits::default()).unwrap();
    match recognise(SourceIndex(0), &document).content {
        Content::PartData(records) => records,
        other => panic!("no part data: {other:?}"),
    }
}

#[test]
fn the_shared_catalogue_is_found_whole() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/catalog/jlc_catalog_49k.csv");
    let Ok(bytes) = std::fs::read(path) else { return };
    let limits = Limits::default();
    let document = read("jlc.csv", &bytes, &limits).unwrap();
    let (table, all) = table_of("jlc.csv", document).unwrap();
    let built = build("JLC", Day::from_iso("2026-11-01").unwrap(), vec![(table, all.clone())]);
    assert_eq!(built.manifest.parts as usize, all.len());
    let mut found = BTreeSet::new();
    for (path, bytes) in built.files.iter().filter(|it| it.0.contains("/p")) {
        for part in read_shard(bytes).unwrap() {
            assert!(found.insert(part.row.0), "{path}: row {} stands twice", part.row.0);
        }
    }
    let numbered = all.iter().filter(|it| !it.mpn.is_empty()).count();
    assert!(found.len() >= numbered * 99 / 100, "{} of {numbered}", found.len());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn what_is_built_is_found_and_nothing_else(
        parts in proptest::collection::vec(("[A-Z]{2}[0-9]{3,6}(-TR|/T|-ND)?", 1_u32..90_000, 0_u32..9_999), 1..120),
        asked in proptest::collection::vec(0_usize..120, 1..12),
    ) {
        let mut text = "MPN,Manufacturer,Price 1,Currency,Stock\n".to_owned();
        for (mpn, price, stock) in &parts {
            text += &format!("{mpn},Maker,{}.{:02},EUR,{stock}\n", price / 100, price % 100);
        }
        let built = built("x", &text);
        let manifest = Manifest::read(&built.manifest.write()).unwrap();
        prop_assert_eq!(manifest.write(), built.manifest.write());
        let files: BTreeMap<&str, &Vec<u8>> = built.files.iter().map(|it| (it.0.as_str(), &it.1)).collect();
        let mut bom = "Reference,Qty,MPN\n".to_owned();
        let chosen: BTreeSet<usize> = asked.iter().map(|it| it % parts.len()).collect();
        for at in &chosen {
            bom += &format!("R{},1,{}\n", at + 1, parts[*at].0);
        }
        let document = read("b.csv", bom.as_bytes(), &Limits::default()).unwrap();
        let Content::Bom(lines) = recognise(SourceIndex(0), &document).content else { panic!("no BOM") };
        let wanted = Wanted::of(&lines, &[]);
        let shards = wanted.shards(&manifest);
        let all = shards.iter().flat_map(|it| read_shard(files[manifest.path(*it).as_str()]).unwrap());
        let found: Vec<PartRecord> = wanted.choose(all).into_values().flatten().collect();
        let day = Day::from_iso("2026-11-01");
        let mut expected = records(&text);
        expected.retain(|it| wanted.holds(it));
        for offer in expected.iter_mut().flat_map(|it| &mut it.facts.offers) {
            std::sync::Arc::make_mut(offer).quoted = day;
        }
        prop_assert_eq!(found, expected);
    }

    #[test]
    fn no_bytes_panic(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        let _ = read_shard(&bytes);
        let _ = Manifest::read(&bytes);
        let packed = miniz_oxide::deflate::compress_to_vec(&bytes, 6);
        let seal = bomlight::domain::sha256::Sha256::of(&packed).bytes();
        let _ = read_shard(&[&seal[..8], &packed].concat());
    }

    #[test]
    fn a_shard_gives_back_what_was_put_in(count in 0_usize..40) {
        let all = records(PRICES);
        let parts: Vec<&PartRecord> = all.iter().cycle().take(count).collect();
        let back = read_shard(&write_shard(&parts)).unwrap();
        prop_assert!(back.iter().eq(parts));
    }
}
