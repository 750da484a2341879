//! What is spoken: a session in a language of which every sentence is marked leaves no English outside the marks, and
//! what machines read is the same in every language.

use std::collections::BTreeSet;
use std::io::Cursor;

use bomlight::domain::day::Day;
use bomlight::domain::language::{Catalog, Language, speak};
use bomlight::domain::read::{ENCODINGS, Limits};
use bomlight::domain::report::Audience;
use bomlight::domain::rules::known_code;
use bomlight::domain::sample::SAMPLE_FILES;
use bomlight::domain::settings::Settings;
use bomlight::domain::words::numbers;
use bomlight::engine::protocol::ExportKind;
use bomlight::engine::view::form::field::FormKind;
use bomlight::engine::view::query::LinesQuery;
use bomlight::engine::{Request, Response, Session};
use calamine::{DataType, Reader, Xlsx};
use rust_decimal::Decimal;
use serde_json::Value;

use crate::language::sentences::sentences;

/// A language in which every sentence is the English one in marks.
fn marked() -> String {
    let mark = |english: &str| {
        // The months are one sentence, of which a word is taken at a time.
        let is_months = english.starts_with("Jan");
        let words: Vec<String> = english.split(' ').map(|it| ["⟦", it, "⟧"].concat()).collect();
        if is_months { words.join(" ") } else { ["⟦", english, "⟧"].concat() }
    };
    let pair = |english: String| [&english, "\n= ", &mark(&english), "\n"].concat();
    sentences().into_iter().filter(|it| !it.contains('\n')).map(pair).collect()
}

fn sample(language: Language, catalog: String) -> Session {
    let mut session = Session::new(Settings::new("2026-11-22"), Limits::default());
    ask(&mut session, Request::Speak { language, catalog });
    ask(&mut session, Request::OpenSample);
    session
}

fn ask(session: &mut Session, request: Request) -> Response {
    session.handle(request, Vec::new(), &mut |_| {}).0
}

/// The text outside of all marks.
fn outside(text: &str) -> String {
    let mut depth = 0;
    let mut out = String::new();
    for sign in text.chars() {
        match sign {
            '⟦' => depth += 1,
            '⟧' => depth -= 1,
            other if depth == 0 || other == '\n' => out.push(other),
            _ => {}
        }
    }
    out
}

/// Names of programs and units, which are the same in all languages.
const NO_SENTENCES: [&str; 3] = ["Bomlight", "RoHS", "KiB"];

/// English words outside of the marks that are neither of the sample's files nor codes.
fn english(text: &str, data: &BTreeSet<String>) -> Vec<String> {
    let is_code = |it: &str| {
        let code = it.trim_matches(['[', ']']);
        let is_seal = code.len() == 64 && code.bytes().all(|it| it.is_ascii_hexdigit());
        // A cell of the file that is cut ends with half a word.
        is_seal || code.ends_with('…') || known_code(code).is_some() || ENCODINGS.contains(&code)
    };
    let outside = outside(text);
    let words = outside.split_whitespace().filter(|it| !is_code(it));
    let words = words.flat_map(|it| it.split(|it: char| !it.is_ascii_alphabetic()));
    let is_word = |it: &&str| it.len() > 2 && it.contains(|it: char| it.is_ascii_lowercase());
    let is_known = |it: &&str| data.contains(&it.to_lowercase()) || NO_SENTENCES.contains(it);
    words.filter(is_word).filter(|it| !is_known(it)).map(str::to_owned).collect()
}

/// The words of the sample's files, in small letters.
fn words_of_sample() -> BTreeSet<String> {
    let text: String = SAMPLE_FILES
        .iter()
        .map(|(name, bytes)| [*name, "\n", &String::from_utf8_lossy(bytes), "\n"].concat())
        .collect();
    text.split(|it: char| !it.is_ascii_alphabetic()).map(str::to_lowercase).collect()
}

/// Fields of views that no person reads: codes, ids, classes, drawings, and the words of enumerations.
const FOR_PROGRAMS: [&str; 33] = [
    "audience",
    "cause",
    "code",
    "id",
    "value",
    "class",
    "path",
    "kind",
    "severity",
    "verdict",
    "rohs_before",
    "rohs_after",
    "grade",
    "reachable",
    "rohs",
    "status",
    "answer",
    "regime",
    "regimes",
    "field",
    "waive",
    "role",
    "roles",
    "mark",
    "data_mark",
    "cover_code",
    "lead_time_grade",
    "allowances",
    "terms",
    "weights",
    "approval",
    "attention",
    "row",
];

fn check(view: &Value, name: &str, data: &BTreeSet<String>, found: &mut Vec<String>) {
    match view {
        Value::String(text) => {
            let words = english(text, data);
            if !words.is_empty() {
                found.push(format!("{name}: “{text}” has {words:?}"));
            }
        }
        Value::Array(items) => items.iter().for_each(|it| check(it, name, data, found)),
        Value::Object(map) => {
            let is_read = |(key, value): &(&String, &Value)| {
                let is_edit = matches!(key.as_str(), "edit" | "field" | "waive");
                let is_for_programs = value.is_string() && FOR_PROGRAMS.contains(&key.as_str());
                !is_edit && !is_for_programs
            };
            for (key, value) in map.iter().filter(is_read) {
                check(value, &[name, ".", key].concat(), data, found);
            }
        }
        _ => {}
    }
}

fn requests() -> Vec<Request> {
    let lines = LinesQuery { count: 100, ..LinesQuery::default() };
    let mut requests = vec![
        Request::Summary,
        Request::Lines(lines),
        Request::Ready,
        Request::Figures { curves: 640, bars: 640 },
        Request::Compliance { start: 0, count: 100 },
    ];
    requests.extend((0..6).map(|volume| Request::Plan { volume }));
    requests.extend((0..6).map(|volume| Request::Supply { volume, start: 0, count: 100 }));
    requests.extend((0..20).map(|index| Request::Line { index }));
    requests.extend((0..20).map(|line| Request::Alternates { line }));
    requests.extend((0..3).map(|source| Request::Review { source }));
    requests.extend(FormKind::ALL.map(Request::Form));
    requests
}

#[test]
fn no_view_of_the_sample_says_english_outside_of_the_marks() {
    let mut session = sample(Language::German, marked());
    let data = words_of_sample();
    let mut found = Vec::new();
    for request in requests() {
        let name = format!("{request:?}").split(['(', ' ']).next().unwrap_or_default().to_owned();
        let response = serde_json::to_value(ask(&mut session, request)).expect("a view");
        check(&response, &name, &data, &mut found);
    }
    found.sort();
    found.dedup();
    assert!(found.is_empty(), "{} places: {found:#?}", found.len());
}

#[test]
fn no_export_of_the_sample_says_english_outside_of_the_marks() {
    let mut session = sample(Language::German, marked());
    let data = words_of_sample();
    let mut found = Vec::new();
    for audience in [Audience::Internal, Audience::Customer, Audience::Summary] {
        for kind in [
            ExportKind::PrintBody,
            ExportKind::Text,
            ExportKind::Letters,
            ExportKind::Xlsx,
            ExportKind::QuoteRequest,
        ] {
            let Some(bytes) = session.export_bytes(kind, audience) else { continue };
            let text = match kind {
                ExportKind::Xlsx | ExportKind::QuoteRequest => sheets(&bytes),
                _ => String::from_utf8(bytes).expect("a text"),
            };
            let text = if kind == ExportKind::PrintBody { without_tags(&text) } else { text };
            for line in outside(&text).lines() {
                let words = english(line, &data);
                if !words.is_empty() {
                    found.push(format!("{kind:?} for {audience:?}: “{}” has {words:?}", line.trim()));
                }
            }
        }
    }
    found.sort();
    found.dedup();
    assert!(found.is_empty(), "{} places: {found:#?}", found.len());
}

/// The texts of a page, one a line, and those of its attributes that people hear.
fn without_tags(html: &str) -> String {
    let mut text = String::new();
    for piece in html.split('<') {
        let (tag, inside) = piece.split_once('>').unwrap_or(("", piece));
        for name in [" title=\"", " aria-label=\""] {
            if let Some((value, _)) = tag.split_once(name).and_then(|it| it.1.split_once('"')) {
                text.push_str(value);
                text.push('\n');
            }
        }
        text.push_str(inside);
        text.push('\n');
    }
    text.replace("&quot;", "\"").replace("&#39;", "'").replace("&amp;", "&")
}

/// The texts of a workbook, one a line, and the names of its sheets.
fn sheets(bytes: &[u8]) -> String {
    let mut book = Xlsx::new(Cursor::new(bytes)).expect("a workbook");
    let mut text = String::new();
    for name in book.sheet_names() {
        text.push_str(&name);
        text.push('\n');
        let range = book.worksheet_range(&name).expect("a sheet");
        for cell in range.used_cells().filter_map(|it| it.2.get_string()) {
            text.push_str(cell);
            text.push('\n');
        }
    }
    text
}

#[test]
fn what_machines_read_is_the_same_in_every_language() {
    let machine = |session: &mut Session, audience| {
        [ExportKind::Json, ExportKind::Csv]
            .map(|kind| session.export_bytes(kind, audience).expect("an export"))
    };
    let mut plain = sample(Language::English, String::new());
    let mut marked = sample(Language::German, marked());
    for audience in [Audience::Internal, Audience::Customer, Audience::Summary] {
        speak(Language::English, None);
        let expected = machine(&mut plain, audience);
        ask(&mut marked, Request::Speak { language: Language::German, catalog: String::new() });
        assert!(expected == machine(&mut marked, audience), "{audience:?}");
    }
}

#[test]
fn numbers_and_days_are_those_of_the_language() {
    let number = |text: &str| -> Decimal { text.parse().expect("a number") };
    let day = Day::from_iso("2027-05-03").expect("a day");
    let said = |language| {
        speak(language, Catalog::embedded(language));
        let said = [
            numbers::count(1_234_567),
            numbers::amount(number("1234.5"), None),
            numbers::decimal(number("-1234.5")),
            numbers::column_amount(number("0.001"), 2),
            numbers::percent(number("23.14"), 1),
            numbers::date(day),
            numbers::month_of_year(day),
            numbers::lead_time(112),
        ];
        speak(Language::English, None);
        said
    };
    let english =
        ["1,234,567", "1,234.50", "-1,234.5", "<0.01", "23.1 %", "3 May 2027", "May 2027", "16 weeks"];
    assert_eq!(said(Language::English), english);
    let german =
        ["1.234.567", "1.234,50", "-1.234,5", "<0,01", "23,1 %", "3. Mai 2027", "Mai 2027", "16 Wochen"];
    assert_eq!(said(Language::German), german);
    let chinese =
        ["1,234,567", "1,234.50", "-1,234.5", "<0.01", "23.1%", "2027年5月3日", "2027年5月", "16 周"];
    assert_eq!(said(Language::Chinese), chinese);
}

#[test]
fn going_from_language_to_language_keeps_what_is_open() {
    let file = crate::language::sentences::read("src/domain/language/de.po");
    let de = po::compact(&po::entries(&file).expect("a PO file"));
    let mut session = sample(Language::English, String::new());
    let before = ask(&mut session, Request::Summary);
    let german = ask(&mut session, Request::Speak { language: Language::German, catalog: de });
    let Response::Summary { summary: Some(german), .. } = german else { panic!("no summary") };
    assert!(german.rohs.sentence.contains("konform"), "{}", german.rohs.sentence);
    let back = ask(&mut session, Request::Speak { language: Language::English, catalog: String::new() });
    let (Response::Summary { summary: Some(before), .. }, Response::Summary { summary: Some(back), .. }) =
        (before, back)
    else {
        panic!("no summary")
    };
    assert_eq!((before.rohs, before.cost), (back.rohs, back.cost));
}
