//! What is tried: each target makes an input of chance and tells what must hold whatever it is.

use bomlight::domain::catalog::manifest::Manifest;
use bomlight::domain::catalog::shard::read_shard;
use bomlight::domain::export::link::kinds::LinkContents;
use bomlight::domain::export::link::{OPEN, link_of, packed_bytes};
use bomlight::domain::profile::file::read_profile;
use bomlight::domain::project::deployment::Deployment;
use bomlight::domain::read::Limits;
use bomlight::domain::reference::Reference;
use bomlight::domain::report::Audience;
use bomlight::domain::settings::Settings;
use bomlight::engine::edit::Edit;
use bomlight::engine::protocol::{ExportKind, ToScreen};
use bomlight::engine::view::query::LinesQuery;
use bomlight::engine::{Request, Response, Session};

use crate::random::{Random, WORDS};

type Target = fn(&Seeds, &mut Random);

pub(crate) const TARGETS: [(&str, Target); 8] = [
    ("files", files),
    ("several", several),
    ("edits", edits),
    ("requests", requests),
    ("links", links),
    ("projects", projects),
    ("configs", configs),
    ("catalogues", catalogues),
];

/// What is damaged: the fixtures, and what the product writes itself.
pub(crate) struct Seeds {
    files: Vec<(String, Vec<u8>)>,
}

const BOM: &str = "Reference,Qty,MPN,Manufacturer,Value,RoHS,Price,Alternate MPN\nR1-R4,4,RC0402FR-0710KL,Yageo,10k,Yes,0.01,ERJ-2RKF1002X\n\
    U1,1,STM32F103C8T6,ST,,,5,\nC1,2,GRM155R71C104KA88D,Murata,100n,No,,\nD1,1,,,LED,,,\nJ1,0,DNP,,,,,\n";
const PRICES: &str = "Manufacturer Part Number,Price 1,Price 100,Currency,Stock,MOQ,Lead time (weeks),RoHS,Lifecycle\n\
    RC0402FR-0710KL,0.10,0.01,EUR,50000,100,8,Yes,Active\nSTM32F103C8T6,5.00,4.00,USD,120,1,26,ROHS3 Compliant,NRND\nGRM155R71C104KA88,0.02,0.01,USD,,4000,,,\n";
const CONFIG: &str = r##"{"schema":"bomlight-config/1","branding":{"name":"Acme","logo":"./acme.svg","accent":"#0A6B3D","link":"https://acme.example/"},"profile":"./acme.profile.json","currency":"EUR","rates":{"base":"EUR","date":"2026-11-20","rates":{"USD":"1.08"}},"volumes":[500,50,5000],"phases":{"prototype":50,"pilot":999},"embed":{"allowedOrigins":["https://Shop.Acme.example/"],"readWithoutAsking":["https://shop.acme.example"],"leastKnownPercent":90},"catalog":[{"manifest":"./catalog/manifest.json","decoys":2},{"file":"./stock.csv","name":"Acme stock","date":"2026-11-01"}],"features":{"sample":false,"paste":true},"limits":{"fileMegabytes":20,"rows":5000},"languages":{"default":"de","offered":["de","en"]},"legal":{"text":"x","links":[{"text":"Imprint","href":"https://acme.example/imprint"}]}}"##;
const RATES: &str = r#"{"schema":"bomlight-rates/1","base":"EUR","date":"2026-11-20","rates":{"USD":"1.08","GBP":"0.9","JPY":"160"}}"#;

impl Seeds {
    pub(crate) fn load() -> Self {
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
        let mut paths: Vec<_> =
            ["read", "recognise", "declarations", "extreme", "assess", "ask", "ask/came_back", "corrections"]
                .iter()
                .flat_map(|it| std::fs::read_dir(root.join(it)).expect("fixtures"))
                .map(|it| it.expect("a fixture").path())
                .filter(|it| it.is_file() && it.metadata().is_ok_and(|it| it.len() < 32_000))
                .collect();
        paths.sort();
        let name = |it: &std::path::Path| it.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let mut files: Vec<_> =
            paths.iter().map(|it| (name(it), std::fs::read(it).expect("a fixture"))).collect();
        let named = [("bom.csv", BOM), ("prices.csv", PRICES), ("rates.json", RATES)];
        files.extend(named.map(|(name, text)| (name.to_owned(), text.as_bytes().to_vec())));
        Self { files }
    }

    fn damaged(&self, random: &mut Random) -> (String, Vec<u8>) {
        let (name, mut bytes) = random.of(&self.files).clone();
        (0..random.below(12)).for_each(|_| random.damage(&mut bytes));
        // Cells of the same file at other places are damage, too, and more often a table.
        if random.one_in(3) {
            bytes = shuffled(&bytes, random);
        }
        let name = if random.one_in(6) { random.of(&self.files).0.clone() } else { name };
        (name, bytes)
    }
}

/// Cells of a text changed for others of it, or for words that do harm.
fn shuffled(bytes: &[u8], random: &mut Random) -> Vec<u8> {
    let text = String::from_utf8_lossy(bytes);
    let sign = *random.of(&[',', ';', '\t', '<', ' ', '"']);
    let mut cells: Vec<&str> = text.split_inclusive([sign, '\n']).collect();
    if cells.is_empty() {
        return Vec::new();
    }
    for _ in 0..1 + random.below(8) {
        let (at, from) = (random.below(cells.len()), random.below(cells.len()));
        match random.below(4) {
            0 => cells[at] = *random.of(&WORDS[..]),
            1 => cells.swap(at, from),
            2 => cells.insert(at, cells[from]),
            _ => cells[at] = cells[from],
        }
    }
    cells.concat().into_bytes()
}

fn session(random: &mut Random) -> Session {
    let limits =
        Limits { rows: 2_000, columns: 64, cells: 20_000, unpacked_bytes: 1 << 22, ..Limits::default() };
    let mut settings =
        if random.one_in(2) { Settings::new("2026-11-22") } else { Settings::parts_alone("2026-11-22") };
    if random.one_in(4) {
        settings.set_boards(&[1, 100_000, Settings::MAX_BOARDS]);
    }
    Session::new(settings, limits)
}

fn ask(session: &mut Session, request: Request, files: Vec<Vec<u8>>) -> (Response, Option<Vec<u8>>) {
    session.handle(request, files, &mut |_| {})
}

fn open(session: &mut Session, files: Vec<(String, Vec<u8>)>) {
    let told: Vec<String> =
        files.iter().map(|(name, bytes)| format!("{name}: {} bytes", bytes.len())).collect();
    let (names, bytes) = files.into_iter().unzip();
    let Response::Summary { summary, refused, .. } = ask(session, Request::Open { names }, bytes).0 else {
        panic!("not a summary")
    };
    assert!(summary.is_some() || !refused.is_empty(), "not a word: {told:?}");
}

/// Looks at a page or two, writes a file, and holds the figures against each other.
fn look(session: &mut Session, random: &mut Random) {
    let Some(report) = session.report() else { return };
    let count = report.lines.len();
    let line = u32::try_from(random.below(count)).unwrap_or(0);
    let volume = u16::try_from(random.below(3)).unwrap_or(0);
    let pages = [
        Request::Lines(LinesQuery { count: 20, ..LinesQuery::default() }),
        Request::Line { index: line },
        Request::Alternates { line },
        Request::Review { source: 0 },
        Request::Plan { volume },
        Request::Supply { volume, start: 0, count: 20 },
        Request::Ready,
        Request::Sides,
        Request::Compare,
        Request::Compliance { start: 0, count: 20 },
        Request::Figures { curves: 300 + volume * 200, bars: 340 },
        Request::Keep,
    ];
    for _ in 0..3 {
        let response = ask(session, random.of(&pages).clone(), Vec::new()).0;
        let sent = ToScreen::Answer { id: 0, memory: 0, response };
        assert!(ToScreen::from_bytes(&sent.to_bytes()).as_ref() == Some(&sent), "the wire loses something");
    }
    let audience = *random.of(&[Audience::Internal, Audience::Customer, Audience::Summary]);
    let _ = session.export_bytes(*random.of(ExportKind::ALL), audience);
    holds(session);
}

/// The report as JSON: each line once, each volume with the coverage of all lines, no sum below zero.
fn holds(session: &mut Session) {
    let Some(lines) = session.report().filter(|it| it.shared.is_none()).map(|it| it.lines.len()) else {
        return;
    };
    let json = session.export_bytes(ExportKind::Json, Audience::Internal).expect("JSON");
    let json: serde_json::Value = serde_json::from_slice(&json).expect("JSON");
    assert_eq!(json["lines"].as_array().map_or(0, Vec::len), lines);
    for tier in json["tiers"].as_array().into_iter().flatten() {
        let covered: u64 =
            tier["coverage"].as_object().into_iter().flatten().filter_map(|it| it.1.as_u64()).sum();
        assert_eq!(covered, lines as u64, "{tier}");
        assert!(tier["parts"].as_str().is_none_or(|it| !it.starts_with('-')), "{tier}");
    }
}

fn files(seeds: &Seeds, random: &mut Random) {
    let mut session = session(random);
    open(&mut session, vec![seeds.damaged(random)]);
    look(&mut session, random);
}

fn several(seeds: &Seeds, random: &mut Random) {
    let mut session = session(random);
    let mut chosen: Vec<_> = (0..1 + random.below(4)).map(|_| seeds.damaged(random)).collect();
    if random.one_in(2) {
        chosen.push(("bom.csv".to_owned(), shuffled(BOM.as_bytes(), random)));
        chosen.push(("prices.csv".to_owned(), shuffled(PRICES.as_bytes(), random)));
    }
    open(&mut session, chosen);
    look(&mut session, random);
    if random.one_in(2) {
        open(&mut session, vec![seeds.damaged(random)]);
        ask(&mut session, Request::CloseSource { index: random.below(4) as u16 }, Vec::new());
        look(&mut session, random);
    }
}

/// A board with prices, and perhaps rates, opened.
fn board(random: &mut Random, has_rates: bool) -> Session {
    let mut session = session(random);
    let mut files = vec![
        ("bom.csv".to_owned(), BOM.as_bytes().to_vec()),
        ("prices.csv".to_owned(), PRICES.as_bytes().to_vec()),
    ];
    if has_rates && random.one_in(2) {
        files.push(("rates.json".to_owned(), RATES.as_bytes().to_vec()));
    }
    if random.one_in(3) {
        files.iter_mut().for_each(|it| it.1 = shuffled(&it.1, random));
    }
    open(&mut session, files);
    session
}

/// Bytes of chance as a message: small numbers, for they choose kinds and lengths.
fn message<T: serde::de::DeserializeOwned>(random: &mut Random) -> Option<T> {
    let bytes: Vec<u8> = (0..48)
        .map(|_| if random.one_in(6) { random.next() as u8 } else { random.below(14) as u8 })
        .collect();
    postcard::take_from_bytes(&bytes).ok().map(|it| it.0)
}

fn typed(random: &mut Random) -> String {
    const TYPED: [&str; 16] = [
        "",
        "10, 100, 1000",
        "EUR",
        "2026-05-01",
        "5 %",
        "yes",
        "7(c)-I",
        "12 weeks",
        "0.5",
        "1,5",
        "ABC-1",
        "R1-R9",
        "same",
        "other",
        "ask",
        "3",
    ];
    let texts = if random.one_in(3) { &WORDS[..] } else { &TYPED[..] };
    let mut text = (*random.of(texts)).to_owned();
    if random.one_in(8) {
        text = text.repeat(1 + random.below(300));
    }
    text
}

fn edits(_: &Seeds, random: &mut Random) {
    // A file of rates is an edit, too, and would be taken back with the others.
    let mut session = board(random, false);
    let before = session.export_bytes(ExportKind::Json, Audience::Internal);
    let mut made = 0;
    for _ in 0..40 {
        let Some(edit) = message::<Edit>(random) else { continue };
        ask(&mut session, Request::Set { edit, text: typed(random) }, Vec::new());
        made += 1;
        if random.one_in(5) {
            ask(&mut session, if random.one_in(2) { Request::Undo } else { Request::Redo }, Vec::new());
        }
    }
    look(&mut session, random);
    // Taken back one by one, all is as it was.
    (0..made * 2).for_each(|_| drop(ask(&mut session, Request::Undo, Vec::new())));
    let after = session.export_bytes(ExportKind::Json, Audience::Internal);
    let (before, after) = (text_of(before), text_of(after));
    let differs = before.lines().zip(after.lines()).find(|(a, b)| a != b);
    assert!(before == after, "undo does not lead back: {differs:?}");
}

fn text_of(bytes: Option<Vec<u8>>) -> String {
    String::from_utf8_lossy(&bytes.unwrap_or_default()).into_owned()
}

fn requests(seeds: &Seeds, random: &mut Random) {
    let mut session = board(random, true);
    for _ in 0..30 {
        let Some(request) = message::<Request>(random) else { continue };
        let files = if random.one_in(3) { vec![seeds.damaged(random).1] } else { Vec::new() };
        ask(&mut session, request, files);
    }
    look(&mut session, random);
}

fn links(_: &Seeds, random: &mut Random) {
    let mut first = board(random, true);
    if first.report().is_none() {
        return;
    }
    let contents = *random.of(&[LinkContents::Summary, LinkContents::Lines, LinkContents::Prices]);
    let Response::Link { fragment } =
        ask(&mut first, Request::Link { contents, by: typed(random) }, Vec::new()).0
    else {
        return;
    };
    let is_whole = random.one_in(4);
    let given = if is_whole { fragment.clone() } else { damaged_link(&fragment, random) };
    let mut second = session(random);
    let answer = ask(&mut second, Request::OpenLink { fragment: given }, Vec::new()).0;
    if is_whole {
        assert!(second.report().is_some(), "{answer:?}");
        let Response::Link { fragment: again } =
            ask(&mut second, Request::Link { contents, by: String::new() }, Vec::new()).0
        else {
            panic!("a link makes no link")
        };
        let mut third = session(random);
        ask(&mut third, Request::OpenLink { fragment: again }, Vec::new());
        let lines = |it: &Session| it.report().map(|it| (it.lines.len(), it.tiers.len(), it.findings.len()));
        assert_eq!(lines(&second), lines(&third));
    }
    look(&mut second, random);
}

/// A link whose signs, or what they hold, are damaged.
fn damaged_link(fragment: &str, random: &mut Random) -> String {
    let packed = packed_bytes(fragment, OPEN).expect("a link of its own");
    if random.one_in(4) {
        let mut bytes = fragment.as_bytes().to_vec();
        random.damage(&mut bytes);
        return String::from_utf8_lossy(&bytes).into_owned();
    }
    let mut json = miniz_oxide::inflate::decompress_to_vec(&packed).expect("a link of its own");
    (0..1 + random.below(4)).for_each(|_| {
        if random.one_in(2) { random.damage(&mut json) } else { json = replaced(&json, random) }
    });
    link_of(OPEN, &miniz_oxide::deflate::compress_to_vec(&json, 3))
}

/// A value of JSON changed for another one of it, or for one that does harm.
fn replaced(json: &[u8], random: &mut Random) -> Vec<u8> {
    let text = String::from_utf8_lossy(json);
    let mut pieces: Vec<String> =
        text.split_inclusive([',', ':', '[', '{', '}', ']']).map(str::to_owned).collect();
    if pieces.is_empty() {
        return Vec::new();
    }
    let (at, from) = (random.below(pieces.len()), random.below(pieces.len()));
    let end = pieces[at].chars().last().unwrap_or(',');
    pieces[at] = match random.below(4) {
        0 => format!("\"{}\"{end}", random.of(&WORDS).escape_default()),
        1 => format!(
            "{}{end}",
            random.of(&["-1", "0", "1e28", "4294967295", "18446744073709551615", "null", "true", "1.5"])
        ),
        2 => pieces[from].clone(),
        _ => pieces[at].repeat(2),
    };
    pieces.concat().into_bytes()
}

fn projects(seeds: &Seeds, random: &mut Random) {
    let mut first = board(random, true);
    for _ in 0..6 {
        if let Some(edit) = message::<Edit>(random) {
            ask(&mut first, Request::Set { edit, text: typed(random) }, Vec::new());
        }
    }
    let Some(saved) = first.export_bytes(ExportKind::Project, Audience::Internal) else { return };
    let is_whole = random.one_in(4);
    let mut given = saved;
    if !is_whole {
        (0..1 + random.below(4)).for_each(|_| {
            if random.one_in(2) { random.damage(&mut given) } else { given = replaced(&given, random) }
        });
    }
    let mut second = session(random);
    let mut files = vec![("board.bomlight".to_owned(), given)];
    if random.one_in(4) {
        files.push(seeds.damaged(random));
    }
    let is_alone = files.len() == 1;
    open(&mut second, files);
    if is_whole && is_alone && first.report().is_some() {
        let json = |it: &mut Session| text_of(it.export_bytes(ExportKind::Json, Audience::Internal));
        assert_eq!(json(&mut first), json(&mut second), "a project opens as something else");
    }
    look(&mut second, random);
}

fn configs(seeds: &Seeds, random: &mut Random) {
    let mut config = CONFIG.as_bytes().to_vec();
    (0..1 + random.below(5)).for_each(|_| {
        if random.one_in(2) { random.damage(&mut config) } else { config = replaced(&config, random) }
    });
    let deployment = Deployment::read(&config);
    let _ = deployment.settings("2026-11-22");
    let mut session = session(random);
    ask(&mut session, Request::Configure { seed: random.next() }, vec![config]);
    open(&mut session, vec![seeds.damaged(random), ("bom.csv".to_owned(), BOM.as_bytes().to_vec())]);
    let answer = Request::Supplied {
        came: vec!["./stock.csv".to_owned(), "./acme.profile.json".to_owned()],
        missing: vec!["./catalog/manifest.json".to_owned()],
    };
    let came = vec![shuffled(PRICES.as_bytes(), random), seeds.damaged(random).1];
    ask(&mut session, answer, came);
    look(&mut session, random);
}

fn catalogues(seeds: &Seeds, random: &mut Random) {
    use bomlight::domain::catalog::build::{build, table_of};
    use bomlight::domain::day::Day;
    let document =
        bomlight::domain::read::read("prices.csv", &shuffled(PRICES.as_bytes(), random), &Limits::default());
    let Some(table) = document.ok().and_then(|it| table_of("prices.csv", it).ok()) else { return };
    let built = build("Acme", Day::from_iso("2026-11-01").expect("a day"), vec![table]);
    for (_, bytes) in &built.files {
        let mut bytes = bytes.clone();
        random.damage(&mut bytes);
        let _ = read_shard(&bytes);
        // What is sealed is read, whatever it holds.
        let packed = miniz_oxide::deflate::compress_to_vec(&bytes, 1);
        let seal = bomlight::domain::sha256::Sha256::of(&packed).bytes();
        let _ = read_shard(&[&seal[..8], &packed].concat());
    }
    let mut manifest = built.files.last().map(|it| it.1.clone()).unwrap_or_default();
    random.damage(&mut manifest);
    let _ = Manifest::read(&manifest);
    let _ = read_profile(&String::from_utf8_lossy(&seeds.damaged(random).1));
    let mut table = include_bytes!("../../data/reference.bin")[..4_000].to_vec();
    random.damage(&mut table);
    let _ = Reference::read(&table);
}
