//! `docs/report.schema.json`: made from the types that write `report.json`, and held against reports of every fixture.
//! `INSTA_UPDATE=always` writes it anew.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use bomlight::domain::read::Limits;
use bomlight::domain::report::Audience;
use bomlight::domain::settings::Settings;
use bomlight::engine::Session;
use bomlight::engine::protocol::ExportKind;
use serde_json::{Map, Value, json};
use syn::{Expr, Fields, GenericArgument, Item, Lit, Meta, PathArguments, Type};

use crate::export::sample;

/// The keys of the document, in its order: the module and the type of each, whether it is a list, whether it is always there.
const KEYS: [(&str, &str, &str, bool, bool); 14] = [
    ("generator", "totals", "GeneratorJson", false, true),
    ("settings", "settings", "SettingsJson", false, true),
    ("sources", "source", "SourceJson", true, true),
    ("lines", "line", "LineJson", true, true),
    ("tiers", "tier", "TierJson", true, true),
    ("crossing", "tier", "CrossingJson", false, false),
    ("assumptions", "totals", "AssumptionJson", true, true),
    ("compliance", "compliance", "ComplianceJson", false, true),
    ("marking", "compliance", "MarkingJson", true, true),
    ("supply", "supply", "SupplyJson", false, true),
    ("quotable", "next", "QuotableJson", false, false),
    ("next", "next", "BringJson", true, false),
    ("findings", "totals", "FindingJson", true, true),
    ("not_checked", "totals", "NotCheckedJson", true, true),
];

/// Types of other rooms that stand in the document as they are.
const OTHERS: [&str; 2] = ["settings/waiver.rs", "settings/risk.rs"];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The structs of the types' files, by module and name.
struct Types(BTreeMap<(String, String), Rc<syn::ItemStruct>>);

impl Types {
    fn load() -> Self {
        let own = root().join("src/domain/export/json");
        let mut paths: Vec<PathBuf> = std::fs::read_dir(own)
            .expect("as the sources are")
            .map(|it| it.expect("as the sources are").path())
            .collect();
        paths.retain(|it| it.extension().is_some_and(|it| it == "rs"));
        paths.extend(OTHERS.map(|it| root().join("src/domain").join(it)));
        paths.sort();
        let mut types = BTreeMap::new();
        for path in paths {
            let module = path.file_stem().expect("as the sources are").to_string_lossy().into_owned();
            let file = syn::parse_file(&std::fs::read_to_string(&path).expect("as the sources are"))
                .expect("as the sources are");
            for item in file.items {
                if let Item::Struct(it) = item {
                    types.insert((module.clone(), it.ident.to_string()), Rc::new(it));
                }
            }
        }
        Self(types)
    }

    /// That of the module, else the only one of the name.
    fn find(&self, module: &str, name: &str) -> Option<(&str, &Rc<syn::ItemStruct>)> {
        let own = self.0.get_key_value(&(module.to_owned(), name.to_owned()));
        let any = || self.0.iter().find(|it| it.0.1 == name);
        own.or_else(any).map(|(key, it)| (key.0.as_str(), it))
    }

    /// `LineCompliance` where another module has a type of the name, too.
    fn shown(&self, module: &str, name: &str) -> String {
        let is_alone = self.0.keys().filter(|it| it.1 == name).count() == 1;
        let first = module[..1].to_uppercase();
        let prefix = if is_alone { String::new() } else { [first.as_str(), &module[1..]].concat() };
        [prefix.as_str(), name.trim_end_matches("Json")].concat()
    }
}

struct Writer {
    types: Types,
    defs: Map<String, Value>,
}

impl Writer {
    /// A reference to the type, whose definition is written where it is not there yet.
    fn named(&mut self, module: &str, name: &str) -> Value {
        let found = self.types.find(module, name).map(|(module, it)| (module.to_owned(), it.clone()));
        let (module, item) = found.unwrap_or_else(|| panic!("{module}: what is {name}?"));
        let shown = self.types.shown(&module, name);
        if !self.defs.contains_key(&shown) {
            self.defs.insert(shown.clone(), Value::Null);
            let (properties, required) = self.fields(&module, &item);
            let mut object = json!({ "type": "object", "properties": properties, "required": required, "additionalProperties": false });
            describe(&mut object, &item.attrs);
            self.defs.insert(shown.clone(), object);
        }
        json!({ "$ref": format!("#/$defs/{shown}") })
    }

    fn fields(&mut self, module: &str, item: &syn::ItemStruct) -> (Map<String, Value>, Vec<Value>) {
        let is_kebab = serde_of(&item.attrs).contains("kebab-case");
        let (mut properties, mut required) = (Map::new(), Vec::new());
        let Fields::Named(fields) = &item.fields else { panic!("{}: fields without names", item.ident) };
        for field in &fields.named {
            let serde = serde_of(&field.attrs);
            if serde.contains("flatten") {
                let (inner, is_option) = option(&field.ty).map_or((&field.ty, false), |it| (it, true));
                let name = name_of(inner).expect("a type");
                let (of, item) =
                    self.types.find(module, &name).map(|it| (it.0.to_owned(), it.1.clone())).expect("a type");
                let (inner, needed) = self.fields(&of, &item);
                properties.extend(inner);
                required.extend(needed.into_iter().filter(|_| !is_option));
                continue;
            }
            let own = field.ident.as_ref().expect("as the sources are").to_string();
            let own = own.trim_start_matches("r#");
            let renamed = serde.split_once("rename = \"").and_then(|it| it.1.split('"').next());
            let name = renamed
                .map_or_else(|| if is_kebab { own.replace('_', "-") } else { own.to_owned() }, str::to_owned);
            let may_miss = serde.contains("skip_serializing_if");
            let ty = option(&field.ty).filter(|_| may_miss).unwrap_or(&field.ty);
            let mut value = self.of_type(module, ty);
            describe(&mut value, &field.attrs);
            properties.insert(name.clone(), value);
            if !may_miss {
                required.push(name.into());
            }
        }
        (properties, required)
    }

    fn of_type(&mut self, module: &str, ty: &Type) -> Value {
        match ty {
            Type::Reference(it) => return self.of_type(module, &it.elem),
            Type::Slice(it) => return json!({ "type": "array", "items": self.of_type(module, &it.elem) }),
            Type::Tuple(it) => {
                let items: Vec<Value> = it.elems.iter().map(|it| self.of_type(module, it)).collect();
                return json!({ "type": "array", "prefixItems": items, "items": false });
            }
            _ => {}
        }
        let name = name_of(ty).expect("a type with a name");
        let inner = arguments(ty);
        match name.as_str() {
            "str" | "String" | "char" => json!({ "type": "string" }),
            "bool" => json!({ "type": "boolean" }),
            "u8" | "u16" | "u32" | "u64" | "usize" => json!({ "type": "integer", "minimum": 0 }),
            "i32" => json!({ "type": "integer" }),
            "f64" => json!({ "type": "number" }),
            "Value" => json!(true),
            "Plain" => json!({ "$ref": "#/$defs/Decimal" }),
            // Written by hand: counts by what is answered; headers by role, a list where several columns carry it.
            "CountsJson" => {
                json!({ "type": "object", "additionalProperties": { "type": "integer", "minimum": 0 } })
            }
            "ColumnsJson" => {
                let text = json!({ "type": "string" });
                let list = json!({ "type": "array", "items": text });
                json!({ "type": "object", "additionalProperties": { "anyOf": [text, list] } })
            }
            "Roles" => json!({ "type": "object" }),
            "Cow" | "Box" | "Arc" => self.of_type(module, inner[0]),
            "Vec" => json!({ "type": "array", "items": self.of_type(module, inner[0]) }),
            "Option" => json!({ "anyOf": [self.of_type(module, inner[0]), { "type": "null" }] }),
            "BTreeMap" => json!({ "type": "object", "additionalProperties": self.of_type(module, inner[1]) }),
            name => self.named(module, name),
        }
    }
}

fn name_of(ty: &Type) -> Option<String> {
    let Type::Path(path) = ty else { return None };
    path.path.segments.last().map(|it| it.ident.to_string())
}

/// The types in the angle brackets.
fn arguments(ty: &Type) -> Vec<&Type> {
    let Type::Path(path) = ty else { return Vec::new() };
    let Some(PathArguments::AngleBracketed(list)) = path.path.segments.last().map(|it| &it.arguments) else {
        return Vec::new();
    };
    let types =
        list.args.iter().filter_map(|it| if let GenericArgument::Type(it) = it { Some(it) } else { None });
    types.collect()
}

fn option(ty: &Type) -> Option<&Type> {
    (name_of(ty)? == "Option").then(|| arguments(ty).first().copied()).flatten()
}

/// The words of all `#[serde(…)]`.
fn serde_of(attributes: &[syn::Attribute]) -> String {
    let lists = attributes.iter().filter(|it| it.path().is_ident("serde"));
    lists
        .filter_map(|it| it.meta.require_list().ok())
        .map(|it| it.tokens.to_string())
        .collect::<Vec<_>>()
        .join(" ")
}

/// Adds the comment as a description.
fn describe(value: &mut Value, attributes: &[syn::Attribute]) {
    let lines = attributes.iter().filter_map(|it| {
        let Meta::NameValue(it) = &it.meta else { return None };
        let Expr::Lit(literal) = &it.value else { return None };
        let Lit::Str(text) = &literal.lit else { return None };
        it.path.is_ident("doc").then(|| text.value().trim().to_owned())
    });
    let text = lines.collect::<Vec<_>>().join(" ");
    if let (Some(object), false) = (value.as_object_mut(), text.is_empty()) {
        object.insert("description".to_owned(), text.into());
    }
}

fn schema() -> Value {
    let mut writer = Writer { types: Types::load(), defs: Map::new() };
    let mut properties = Map::new();
    properties.insert("schema".to_owned(), json!({ "const": "bomlight-report/1" }));
    properties.insert("audience".to_owned(), json!({ "enum": ["customer", "summary"] }));
    properties.insert("date".to_owned(), json!({ "type": "string", "format": "date" }));
    properties.insert("rohs_expected".to_owned(), json!({ "type": "integer", "minimum": 0 }));
    let mut required = vec![json!("schema"), json!("date")];
    for (key, module, name, is_list, is_always) in KEYS {
        let value = writer.named(module, name);
        let value = if is_list { json!({ "type": "array", "items": value }) } else { value };
        properties.insert(key.to_owned(), value);
        required.extend(is_always.then(|| json!(key)));
    }
    let decimal =
        json!({ "type": "string", "pattern": "^-?[0-9]+(\\.[0-9]+)?$", "description": "An exact decimal." });
    writer.defs.insert("Decimal".to_owned(), decimal);
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "bomlight-report/1",
        "description": "The report of Bomlight. docs/report.md tells what the keys mean. What is absent is unknown.",
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": false,
        "$defs": writer.defs,
    })
}

/// As much of JSON Schema as stands in ours.
fn check(root: &Value, schema: &Value, value: &Value, at: &str) -> Result<(), String> {
    let Some(rules) = schema.as_object() else {
        return if schema == &json!(true) { Ok(()) } else { Err(format!("{at}: too much")) };
    };
    let no =
        |why: &str| Err(format!("{at}: {why}: {}", value.to_string().chars().take(100).collect::<String>()));
    for (rule, wanted) in rules {
        match rule.as_str() {
            "$ref" => {
                let name = wanted.as_str().unwrap_or_default().trim_start_matches("#/$defs/");
                check(root, &root["$defs"][name], value, at)?;
            }
            "const" if wanted != value => return no("another value"),
            "enum" if !wanted.as_array().is_some_and(|it| it.contains(value)) => return no("another value"),
            "anyOf" => {
                let ways = wanted.as_array().map_or(&[][..], Vec::as_slice);
                if !ways.iter().any(|it| check(root, it, value, at).is_ok()) {
                    return no("neither");
                }
            }
            "type" => {
                let is_it = match wanted.as_str().unwrap_or_default() {
                    "object" => value.is_object(),
                    "array" => value.is_array(),
                    "string" => value.is_string(),
                    "boolean" => value.is_boolean(),
                    "integer" => value.is_i64() || value.is_u64(),
                    "number" => value.is_number(),
                    _ => value.is_null(),
                };
                if !is_it {
                    return no(&format!("no {wanted}"));
                }
            }
            "minimum" if value.is_i64() && !value.is_u64() => return no("below zero"),
            "pattern" => {
                let text = value.as_str().unwrap_or_default().trim_start_matches('-');
                if !text.split('.').all(|it| !it.is_empty() && it.bytes().all(|it| it.is_ascii_digit())) {
                    return no("no decimal");
                }
            }
            "required" => {
                let missing = wanted
                    .as_array()
                    .into_iter()
                    .flatten()
                    .find(|it| value.get(it.as_str().unwrap_or_default()).is_none());
                if let Some(missing) = missing {
                    return no(&format!("without {missing}"));
                }
            }
            "prefixItems" => {
                for (rule, item) in
                    wanted.as_array().into_iter().flatten().zip(value.as_array().into_iter().flatten())
                {
                    check(root, rule, item, at)?;
                }
            }
            "items" => {
                let before = rules.get("prefixItems").and_then(Value::as_array).map_or(0, Vec::len);
                for (index, item) in value.as_array().into_iter().flatten().enumerate().skip(before) {
                    check(root, wanted, item, &format!("{at}[{index}]"))?;
                }
            }
            "additionalProperties" => {
                for (name, field) in value.as_object().into_iter().flatten() {
                    match schema["properties"].get(name) {
                        Some(rule) => check(root, rule, field, &format!("{at}.{name}"))?,
                        None => check(root, wanted, field, &format!("{at}.{name}"))?,
                    }
                }
            }
            _ => {}
        }
    }
    Ok(())
}

#[test]
fn the_file_is_that_of_the_types() {
    let path = root().join("docs/report.schema.json");
    let text = serde_json::to_string_pretty(&schema()).expect("as the sources are") + "\n";
    if std::env::var("INSTA_UPDATE").is_ok_and(|it| it == "always") {
        std::fs::write(&path, &text).expect("as the sources are");
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(kept == text, "docs/report.schema.json: INSTA_UPDATE=always cargo test --test suite schema");
}

#[test]
fn reports_are_as_the_schema_says() {
    let schema = schema();
    let valid = |name: &str, json: &[u8]| {
        let json: Value = serde_json::from_slice(json).expect("as the sources are");
        check(&schema, &schema, &json, name).unwrap_or_else(|why| panic!("{why}"));
    };
    let snapshot = include_str!("snapshots/suite__export__json__snapshot.snap");
    valid("snapshot", snapshot.splitn(3, "---").nth(2).expect("as the sources are").as_bytes());
    for report in [sample::report(), sample::empty()] {
        valid("sample", &bomlight::domain::export::json::write_json(&report));
    }
    let fixtures = root().join("tests/fixtures");
    let prices = std::fs::read(fixtures.join("read/semicolon.csv")).expect("as the sources are");
    for folder in ["recognise", "assess", "extreme", "declarations", "read", "next"] {
        let mut paths: Vec<PathBuf> = std::fs::read_dir(fixtures.join(folder))
            .expect("as the sources are")
            .map(|it| it.expect("as the sources are").path())
            .collect();
        paths.sort();
        for path in paths.iter().filter(|it| it.is_file()) {
            let name = path.file_name().expect("as the sources are").to_string_lossy().into_owned();
            let mut session = Session::new(Settings::new("2026-11-22"), Limits::default());
            let files = vec![
                (name.clone(), std::fs::read(path).expect("as the sources are")),
                ("prices.csv".to_owned(), prices.clone()),
            ];
            session.open(files, false, &mut |_| {});
            for audience in Audience::ALL {
                if let Some(json) = session.export_bytes(ExportKind::Json, audience) {
                    valid(&name, &json);
                }
            }
        }
    }
}

#[test]
fn what_the_schema_does_not_know_is_refused() {
    let schema = schema();
    let mut json: Value =
        serde_json::from_slice(&bomlight::domain::export::json::write_json(&sample::report()))
            .expect("as the sources are");
    json["lines"][0]["price"] = json!("1");
    assert!(check(&schema, &schema, &json, "").is_err());
    json["lines"][0].as_object_mut().expect("as the sources are").remove("price");
    assert_eq!(check(&schema, &schema, &json, ""), Ok(()));
    json["tiers"][0]["boards"] = json!("1");
    assert!(check(&schema, &schema, &json, "").is_err());
}
