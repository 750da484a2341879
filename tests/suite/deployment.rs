//! The config of a site: what counts, and what its operator is told.

#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic)]

use crate::field;
use bomlight::domain::money::Currency;
use bomlight::domain::profile::embedded;
use bomlight::domain::project::deployment::{CatalogSource, Deployment, FEATURES, Given, NOBODY, Problem};
use bomlight::domain::project::typed::Field;
use bomlight::domain::project::typed::cost::CostField;
use bomlight::domain::read::Limits;
use bomlight::domain::report::Audience;
use bomlight::domain::settings::Settings;
use bomlight::domain::words::deployment_words;
use bomlight::engine::Session;
use bomlight::engine::edit::Edit;
use bomlight::engine::protocol::{ExportKind, Request, Response};
use bomlight::engine::view::SiteView;
use proptest::prelude::*;

const WHOLE: &str = r##"{
  "schema": "bomlight-config/1",
  "branding": {"name": "Acme EMS", "logo": "./acme.svg", "accent": "#0A6B3D", "accentDark": "#77cc98", "link": "https://acme.example/"},
  "profile": "./acme.profile.json",
  "currency": "EUR",
  "rates": {"base": "EUR", "date": "2026-11-20", "rates": {"USD": "1.08"}},
  "volumes": [500, 50, 5000],
  "phases": {"prototype": 50, "pilot": 999},
  "embed": {"allowedOrigins": ["https://Shop.Acme.example/", "http://localhost:3000"], "readWithoutAsking": ["https://shop.acme.example"]},
  "catalog": [
    {"manifest": "./catalog/manifest.json", "decoys": 2},
    {"file": "./stock.csv", "name": "Acme stock", "date": "2026-11-01"}
  ],
  "features": {"sample": false, "paste": true},
  "limits": {"fileMegabytes": 20, "rows": 5000},
  "languages": {"default": "de", "offered": ["de", "en"]},
  "legal": {"text": "Prices are not binding.", "links": [{"text": "Imprint", "href": "https://acme.example/imprint"}]}
}"##;

fn problems(config: &str) -> Vec<String> {
    Deployment::read(config.as_bytes()).problems.iter().map(deployment_words::problem).collect()
}

#[test]
fn a_whole_config_counts_without_a_word() {
    let deployment = Deployment::read(WHOLE.as_bytes());
    assert_eq!(deployment.problems, []);
    assert_eq!(deployment.branding.name, "Acme EMS");
    assert_eq!(deployment.branding.accent, "#0a6b3d");
    assert_eq!(deployment.embed.allowed_origins, ["https://shop.acme.example", "http://localhost:3000"]);
    assert_eq!(deployment.embed.read_without_asking, ["https://shop.acme.example"]);
    assert_eq!(deployment.off, ["sample"]);
    assert_eq!(deployment.profile, Given::File("./acme.profile.json".to_owned()));
    assert_eq!(deployment.wanted_files().collect::<Vec<_>>(), ["./acme.profile.json"]);
    assert!(matches!(
        &deployment.catalogs[..],
        [CatalogSource::Shards { decoys: 2, .. }, CatalogSource::File { .. }]
    ));
    let settings = deployment.settings("2026-11-25");
    assert_eq!(settings.boards, [50, 500, 5000]);
    assert_eq!(settings.currency, Some(Currency::EUR));
    assert_eq!(settings.phases().pilot(), 999);
    let limits = deployment.limits(Limits::default());
    assert_eq!((limits.file_bytes, limits.rows), (20_000_000, 5_000));
}

#[test]
fn without_a_config_everything_is_as_the_product_brings_it() {
    for nothing in ["", "  \n", "{}", r#"{"schema": "bomlight-config/1"}"#] {
        let deployment = Deployment::read(nothing.as_bytes());
        assert_eq!(deployment, Deployment::default(), "{nothing}");
        assert_eq!(deployment.settings("2026-11-25"), Settings::new("2026-11-25"));
    }
    assert_eq!(Deployment::default().settings("").profile, embedded::profile());
}

#[test]
fn each_mistake_is_told_with_what_was_found_and_expected_and_the_rest_counts() {
    let wrong = r##"{
      "schema": "bomlight-config/1",
      "branding": {"name": 5, "colour": "#000000", "accent": "#ffee00", "logo": "https://cdn.example/logo.svg"},
      "currency": "euros",
      "volumes": [10, "many", 0, 100],
      "phases": {"prototype": 100, "pilot": 50},
      "embed": {"allowedOrigins": ["shop.example", "https://ok.example"], "readWithoutAsking": ["https://other.example"]},
      "catalog": [{"manifest": "../up/manifest.json"}, {"nothing": 1}, 7],
      "features": {"sample": "no", "chat": true},
      "limits": {"rows": -1},
      "languages": {"default": "x"},
      "legal": {"links": [{"text": "Bad", "href": "javascript:alert(1)"}]},
      "colour": "red"
    }"##;
    insta::assert_snapshot!(problems(wrong).join("\n"));
    let deployment = Deployment::read(wrong.as_bytes());
    assert_eq!(deployment.volumes, [10, 100]);
    assert_eq!(deployment.embed.allowed_origins, ["https://ok.example"]);
}

#[test]
fn what_is_no_config_at_all_is_told_in_one_sentence() {
    for (text, expected) in [
        ("{", "The config is not JSON"),
        ("[]", "expected an object in braces"),
        (r#"{"schema": "bomlight-config/2", "volumes": [7]}"#, "found “bomlight-config/2”"),
        (r#"{"volumes": [7]}"#, "schema: not stated"),
    ] {
        let told = problems(text);
        assert_eq!(told.len(), 1, "{told:?}");
        assert!(told[0].contains(expected), "{}", told[0]);
    }
    assert_eq!(Deployment::read(br#"{"volumes": [7]}"#).volumes, [7]);
    let large = format!(r#"{{"x": "{}"}}"#, "x".repeat(1 << 20));
    assert_eq!(Deployment::read(large.as_bytes()).problems, [Problem::TooLarge]);
}

#[test]
fn where_it_is_not_clear_who_may_embed_the_page_nobody_may() {
    let config = |embed: &str| format!(r#"{{"schema": "bomlight-config/1", {embed}}}"#);
    let closed = [
        "{".to_owned(),
        "?".to_owned(),
        "[]".to_owned(),
        format!(r#"{{"x": "{}"}}"#, "x".repeat(1 << 20)),
        config(r#""embed": {"allowedOrigins": ["shop.example"]}"#),
        config(r#""embed": {"allowedOrigins": ["*"]}"#),
        config(r#""embed": {"allowedOrigins": "*"}"#),
        config(r#""embed": {"allowedOrigin": ["https://shop.example"]}"#),
        config(r#""embed": ["https://shop.example"]"#),
        config(r#""Embed": {"allowedOrigins": ["https://shop.example"]}"#),
    ];
    for text in closed {
        let deployment = Deployment::read(text.as_bytes());
        assert_eq!(deployment.embed.allowed_origins, [NOBODY], "{text:.80}");
        assert!(!deployment.problems.is_empty(), "{text:.80}");
    }
    for open in ["", "{}", &config(r#""embed": {}"#), &config(r#""volumes": ["many"]"#)] {
        assert!(Deployment::read(open.as_bytes()).embed.allowed_origins.is_empty(), "{open}");
    }
}

fn site(response: Response) -> SiteView {
    match response {
        Response::Site(site) => *site,
        other => panic!("not the site: {other:?}"),
    }
}

fn ask(session: &mut Session, request: Request, files: Vec<Vec<u8>>) -> Response {
    session.handle(request, files, &mut |_| {}).0
}

#[test]
fn the_session_begins_with_what_the_site_sets_and_goes_back_to_it() {
    let mut session = Session::new(Settings::new(""), Limits::default());
    ask(&mut session, Request::Start { today: "2026-11-25".to_owned(), remembered: Vec::new() }, Vec::new());
    let config =
        r#"{"schema": "bomlight-config/1", "profile": "acme.json", "volumes": [7], "rates": "none.json"}"#;
    let view = site(ask(&mut session, Request::Configure { seed: 1 }, vec![config.as_bytes().to_vec()]));
    assert_eq!(view.wanted, ["acme.json", "none.json"]);
    let profile = r#"{"schema":"bomlight-profile/1","name":"Acme","currency":"EUR","processes":[{"name":"only"}],
        "phases":{"prototype":5,"pilot":6},"reel_fee":6.5}"#;
    let supplied =
        Request::Supplied { came: vec!["acme.json".to_owned()], missing: vec!["none.json".to_owned()] };
    let view = site(ask(&mut session, supplied, vec![profile.as_bytes().to_vec()]));
    assert!(view.wanted.is_empty());
    assert_eq!(view.problems.len(), 1, "{:?}", view.problems);
    assert!(view.problems[0].starts_with("none.json: the site does not have it"), "{}", view.problems[0]);
    let names = |session: &Session| {
        let settings = session.settings();
        (settings.boards.clone(), settings.profile.as_ref().map(|it| it.name.clone()))
    };
    let expected = (vec![7], Some("Acme".to_owned()));
    assert_eq!(names(&session), expected);
    assert_eq!(session.settings().phases().prototype(), 5);
    let edit = Edit::Setting(Field::Cost(CostField::Currency));
    ask(&mut session, Request::Set { edit, text: "USD".to_owned() }, Vec::new());
    ask(&mut session, Request::Reset, Vec::new());
    assert_eq!(names(&session), expected);
    assert_eq!(session.settings().currency, None);
}

#[test]
fn phases_are_told_wherever_a_volume_is() {
    let mut session = Session::new(Settings::new("2026-11-25"), Limits::default());
    let bom = "Reference,Qty,MPN,Unit price,Currency\nR1,1,A1,0.5,USD\n";
    ask(&mut session, Request::Open { names: vec!["bom.csv".to_owned()] }, vec![bom.as_bytes().to_vec()]);
    let set = |session: &mut Session, field: &str, text: &str| {
        let edit = field::edit(session, field);
        ask(session, Request::Set { edit, text: text.to_owned() }, Vec::new())
    };
    assert!(matches!(set(&mut session, "phases.prototype", "9"), Response::Summary { .. }));
    assert!(matches!(set(&mut session, "phases.pilot", "999"), Response::Summary { .. }));
    assert!(matches!(set(&mut session, "phases.pilot", "9"), Response::Failed(_)));
    let json = session.export_bytes(ExportKind::Json, Audience::Internal).unwrap();
    let json: serde_json::Value = serde_json::from_slice(&json).unwrap();
    let phases: Vec<&str> =
        json["tiers"].as_array().unwrap().iter().map(|it| it["phase"].as_str().unwrap()).collect();
    assert_eq!(
        phases,
        ["prototype", "pilot", "pilot", "mass production", "mass production", "mass production"]
    );
    assert_eq!(json["settings"]["phases"], serde_json::json!({"prototype": 9, "pilot": 999}));
}

#[test]
fn every_feature_can_be_switched_off() {
    let off: Vec<String> = FEATURES.iter().map(|it| format!("\"{it}\": false")).collect();
    let config = format!(r#"{{"schema": "bomlight-config/1", "features": {{{}}}}}"#, off.join(","));
    assert_eq!(Deployment::read(config.as_bytes()).off, FEATURES);
}

proptest! {
    #[test]
    fn no_bytes_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let _ = Deployment::read(&bytes);
    }

    #[test]
    fn no_value_panics_and_every_mistake_has_words(
        field in "(branding|profile|currency|rates|volumes|phases|embed|catalog|features|limits|languages|legal|x)",
        value in "(null|true|-1|1e99|\"\"|\"a b\"|\\[\\]|\\[null\\]|\\[\\{\\}\\]|\\{\\}|\\{\"a\":\\[\\]\\})",
    ) {
        let config = format!(r#"{{"schema": "bomlight-config/1", "{field}": {value}}}"#);
        for sentence in problems(&config) {
            prop_assert!(sentence.ends_with('.'), "{}", sentence);
        }
    }
}
