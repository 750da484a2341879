//! One verdict everywhere: tile, page, table, readiness, text, HTML, JSON, link and embed tell the same numbers in the
//! same words, over the sample, the corpus and a BOM of every status, at three ship dates.

use std::path::Path;

use bomlight::domain::compliance::regimes::{Answer, Regime};
use bomlight::domain::export::html::write_body;
use bomlight::domain::export::json::result::write_result;
use bomlight::domain::export::json::write_json;
use bomlight::domain::export::labels::ROHS_ANSWERS;
use bomlight::domain::export::link::kinds::LinkContents;
use bomlight::domain::export::link::{read_link, write_link};
use bomlight::domain::export::text::write_text;
use bomlight::domain::project::Command;
use bomlight::domain::read::Limits;
use bomlight::domain::ready::{Subject, ready};
use bomlight::domain::report::Report;
use bomlight::domain::settings::Settings;
use bomlight::engine::Session;
use bomlight::engine::protocol::{Request, Response};
use bomlight::engine::view::lines::lines;
use bomlight::engine::view::query::{LineFilter, LinesQuery};
use bomlight::engine::view::{ComplianceView, compliance, summary};
use serde_json::Value;

/// Before, between and after the last days of exemptions.
const SHIP_DATES: [Option<&str>; 3] = [None, Some("2026-12-12"), Some("2027-08-01")];
/// The words, in the order of [`ROHS_ANSWERS`].
const WORDS: [&str; 5] = ["Compliant", "By exemption", "Not compliant", "Unknown", "Not applicable"];
/// The keys of the JSON, in the same order.
const KEYS: [&str; 5] = ["compliant", "compliant-by-exemption", "non-compliant", "unknown", "not-applicable"];
/// Larger files of the corpus take long and hold no other statuses.
const LARGEST: u64 = 3_000;

const EVERY_STATUS: &str = "Reference,Qty,Manufacturer,MPN,RoHS,REACH\n\
    R1,1,Yageo,A-1,ROHS3 Compliant,No SVHC (04-Feb-2026)\n\
    R2,1,Yageo,A-2,Compliant by exemption 7(c)-I,\n\
    R3,1,Yageo,A-3,Compliant by exemption 6(b)-I,\n\
    R4,1,Yageo,A-4,Compliant by exemption,\n\
    R5,1,Yageo,A-5,Not compliant,\n\
    R6,1,Yageo,A-6,,\n\
    R7,1,Yageo,A-7,TBD,\n\
    R8,1,Yageo,A-8,YES_NO,\n\
    R9,1,Yageo,A-9,Not applicable,\n";

fn open(files: Vec<(String, Vec<u8>)>) -> Option<Session> {
    let mut session = Session::new(Settings::parts_alone("2026-11-22"), Limits::default());
    session.open(files, false, &mut |_| {});
    session.report().is_some().then_some(session)
}

fn ship(session: &mut Session, day: Option<&str>) {
    let command = Command::SetShipDate(day.map(str::to_owned));
    let (answer, _) = session.handle(Request::Apply(command), Vec::new(), &mut |_| {});
    assert!(matches!(answer, Response::Summary { .. }), "{answer:?}");
}

/// The counts of one place, in the order of [`ROHS_ANSWERS`].
type Counts = [u32; 5];

fn of_summary(report: &Report) -> Counts {
    let rohs = summary(report, 1).rohs;
    [rohs.compliant, rohs.by_exemption, rohs.non_compliant, rohs.unknown, rohs.not_applicable]
}

/// Of the page: its counts, and its lines counted. Nothing that is not known stands beside a green.
fn of_page(page: &ComplianceView) -> (Counts, Counts) {
    let rohs = page.regimes.iter().find(|it| it.regime == Regime::EuRohs).unwrap();
    let of_regime = |answer| rohs.counts.iter().find(|it| it.answer == answer).map_or(0, |it| it.lines);
    for count in &rohs.counts {
        let at = ROHS_ANSWERS.iter().position(|it| *it == count.answer).unwrap();
        assert_eq!(count.label, WORDS[at]);
    }
    let answer = |line: &_| -> Answer {
        let line: &bomlight::engine::view::ComplianceLineView = line;
        let rohs = line.answers.iter().find(|it| it.regime == Regime::EuRohs).unwrap();
        let is_known = rohs.answer != Answer::Unknown;
        assert!(!(is_known && rohs.because.contains("No source")), "{}: {}", line.title, rohs.because);
        for it in &line.answers {
            assert!(line.why.contains(&it.because), "{}: {} lacks {}", line.title, line.why, it.because);
        }
        rohs.answer
    };
    let answers: Vec<Answer> = page.lines.iter().map(answer).collect();
    let of_lines = |it| {
        // Lines that would all say that nothing is known are counted and not listed.
        let silent = if it == Answer::Unknown { page.silent_count } else { 0 };
        silent + u32::try_from(answers.iter().filter(|answer| **answer == it).count()).unwrap()
    };
    (ROHS_ANSWERS.map(of_regime), ROHS_ANSWERS.map(of_lines))
}

/// Of the table: what each filter finds, and the words of its rows.
fn of_table(report: &Report) -> (Counts, Counts) {
    let rows = |filter| lines(report, 1, &LinesQuery { filter, count: 5_000, ..LinesQuery::default() });
    let filters = [
        LineFilter::RohsCompliant,
        LineFilter::RohsByExemption,
        LineFilter::RohsNonCompliant,
        LineFilter::RohsUnknown,
        LineFilter::RohsNotApplicable,
    ];
    let all = rows(LineFilter::All).rows;
    let of_word =
        |word: &str| u32::try_from(all.iter().filter(|it| !it.dnp && it.rohs_text == word).count()).unwrap();
    (filters.map(|it| rows(it).matched), WORDS.map(of_word))
}

fn of_json(rohs: &Value) -> Counts {
    KEYS.map(|it| u32::try_from(rohs[it].as_u64().unwrap()).unwrap())
}

fn of_html(html: &str) -> Counts {
    let (_, tile) = html.split_once("class=\"verdict\"").unwrap();
    let (tile, _) = tile.split_once("</dl>").unwrap();
    WORDS.map(|word| {
        let (_, after) = tile.split_once(&format!("<dt>{word}</dt><dd>")).unwrap_or(("", "0<"));
        after.split('<').next().unwrap().replace(',', "").parse().unwrap()
    })
}

fn of_text(text: &str) -> Counts {
    let mut lines = text.lines().skip_while(|it| !it.trim_start().starts_with("EU RoHS"));
    // The counts may go on in further lines.
    let first = lines.next().unwrap_or_default();
    let first = first.rsplit_once("  ").map_or(first, |it| it.1);
    let rest = lines.take_while(|it| it.starts_with("          ")).map(str::trim);
    let counts = std::iter::once(first).chain(rest).collect::<Vec<_>>().join(" ");
    WORDS.map(|word| {
        let found = counts
            .split(", ")
            .find(|it| it.trim().split_once(' ').is_some_and(|(_, words)| words.eq_ignore_ascii_case(word)));
        found.map_or(0, |it| it.trim().split(' ').next().unwrap().replace(',', "").parse().unwrap())
    })
}

/// Holds all places against the tile.
fn hold(report: &Report, case: &str) {
    let told = of_summary(report);
    let fitted = report.fitted();
    assert_eq!(told.iter().sum::<u32>(), fitted, "{case}");
    let page = compliance(report, 1, 0, 1_000);
    let (of_regime, of_lines) = of_page(&page);
    assert_eq!(of_regime, told, "page: {case}");
    if fitted <= 1_000 {
        assert_eq!(of_lines, told, "lines of the page: {case}");
    }
    let (filters, words) = of_table(report);
    assert_eq!(filters, told, "filters: {case}");
    assert_eq!(words, told, "table: {case}");
    let json: Value = serde_json::from_slice(&write_json(report)).unwrap();
    assert_eq!(of_json(&json["compliance"]["rohs"]), told, "JSON: {case}");
    let answers = json["lines"].as_array().unwrap().iter().map(|it| &it["compliance"]["regimes"]["eu-rohs"]);
    let of_lines = |answer: Answer| answers.clone().filter(|it| it["answer"] == answer.code()).count();
    assert_eq!(
        ROHS_ANSWERS.map(|it| u32::try_from(of_lines(it)).unwrap()),
        told,
        "lines of the JSON: {case}"
    );
    let result: Value = serde_json::from_slice(&write_result(report, false, None)).unwrap();
    assert_eq!(of_json(&result["rohs"]), told, "embed: {case}");
    let html = write_body(report);
    assert_eq!(of_html(&html), told, "HTML: {case}");
    let text = write_text(report);
    if fitted > 0 {
        assert_eq!(of_text(&text), told, "text: {case}: {text}");
    }
    let word = summary(report, 1).rohs.word;
    assert!(WORDS.contains(&word.as_str()), "{word}");
    assert!(text.lines().any(|it| it.starts_with("RoHS") && it.contains(&word)), "{case}: {word}");
    for check in ready(report).iter().flat_map(|it| &it.checks).filter(|it| it.subject == Subject::Compliance)
    {
        let [_, _, fails, unknown, _] = told;
        assert_eq!(check.count, if fails > 0 { fails } else { unknown }, "readiness: {case}");
    }
    for contents in [LinkContents::Summary, LinkContents::Lines] {
        let opened = read_link(&write_link(report, contents, "")).unwrap();
        assert_eq!(of_summary(&opened), told, "link: {case}");
        if contents == LinkContents::Lines {
            assert_eq!(of_table(&opened), (told, told), "table of the link: {case}");
            let (of_regime, of_lines) = of_page(&compliance(&opened, 1, 0, 1_000));
            assert_eq!((of_regime, fitted > 1_000 || of_lines == told), (told, true), "link's page: {case}");
        }
    }
}

fn hold_at_ship_dates(mut session: Session, case: &str) {
    for day in SHIP_DATES {
        ship(&mut session, day);
        hold(session.report().unwrap(), &format!("{case} on {day:?}"));
    }
}

#[test]
fn a_bom_of_every_status_has_one_verdict_everywhere() {
    let mut session = open(vec![("board.csv".to_owned(), EVERY_STATUS.into())]).unwrap();
    let mut at = |day| {
        ship(&mut session, day);
        of_summary(session.report().unwrap())
    };
    // Compliant, by exemption, not compliant (one of them for phthalates), unknown, not applicable.
    assert_eq!(at(Some("2027-06-30")), [1, 1, 2, 4, 1]);
    assert_eq!(at(Some("2027-08-01")), [1, 0, 2, 5, 1]);
    hold_at_ship_dates(session, "every status");
}

#[test]
fn the_sample_has_one_verdict_everywhere() {
    let mut session = Session::new(Settings::parts_alone("2026-11-22"), Limits::default());
    session.handle(Request::OpenSample, Vec::new(), &mut |_| {});
    hold_at_ship_dates(session, "sample");
}

/// The files of the corpus that are small; where it is absent there are none.
#[test]
fn the_corpus_has_one_verdict_everywhere() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus/files");
    let Ok(entries) = std::fs::read_dir(folder) else {
        println!("skipped: no corpus");
        return;
    };
    let mut files: Vec<_> = entries.filter_map(Result::ok).map(|it| it.path()).collect();
    files.sort();
    let is_small =
        |it: &&std::path::PathBuf| it.metadata().is_ok_and(|it| it.is_file() && it.len() <= LARGEST);
    for path in files.iter().filter(is_small) {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let opened = open(vec![(name.clone(), std::fs::read(path).unwrap())]);
        if let Some(session) = opened {
            hold_at_ship_dates(session, &name);
        }
    }
}
