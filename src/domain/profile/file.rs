//! A profile as a JSON file (`bomlight-profile/1`, docs/report.md#profile).
//!
//! Amounts are texts (`"0.0016"`), and plain numbers are taken as well. What is not understood is refused with the
//! place and the words found, since an amount that is silently left out would be a wrong price.

use rust_decimal::Decimal;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use thiserror::Error;

use crate::domain::json::{of_value, value_of};
use crate::domain::language::tr;
use crate::domain::profile::amounts::{AMOUNTS, Unit};
use crate::domain::profile::tables::attrition_tables;
use crate::domain::profile::{Once, Process, Profile};

/// The name and version of the schema.
pub const SCHEMA: &str = "bomlight-profile/1";

/// Why a profile cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ProfileError {
    #[error("{}", tr!("it is not JSON: {}", _0))]
    NotJson(String),
    #[error("{}", tr!("its schema is “{}”, expected “bomlight-profile/1”", _0))]
    Schema(String),
    #[error("{place}: {problem}")]
    Field { place: String, problem: String },
}

/// Reads a profile.
///
/// # Errors
/// Where the text is not JSON, is of another schema, or an entry of it is not understood or makes no sense.
pub fn read_profile(text: &str) -> Result<Profile, ProfileError> {
    let mut value = value_of(text.trim_start_matches('\u{feff}').as_bytes())
        .map_err(|it| ProfileError::NotJson(it.to_string()))?;
    let schema = value.as_object_mut().and_then(|it| it.remove("schema"));
    match schema.as_ref().and_then(Value::as_str) {
        Some(SCHEMA) => {}
        other => return Err(ProfileError::Schema(other.unwrap_or_else(|| tr("not stated")).to_owned())),
    }
    numbers_to_text(&mut value);
    // The processes are read one by one, so that an error names the one that it is in.
    let processes = match value
        .as_object_mut()
        .and_then(|it| it.insert("processes".to_owned(), Value::Array(Vec::new())))
    {
        Some(Value::Array(processes)) if !processes.is_empty() => processes,
        _ => return Err(field("processes", tr("at least one process is needed"))),
    };
    let mut profile: Profile = part(value, tr("profile"))?;
    if profile.currency.digits().is_none() {
        let expected = tr("a currency code of ISO 4217, three letters such as EUR");
        return Err(field("currency", tr!("found {}, expected {}", profile.currency, expected)));
    }
    check_fee(&profile)?;
    if let Some((entry, problem)) = profile.branding.problem() {
        return Err(field(&["branding, ", entry].concat(), tr(problem)));
    }
    for (index, process) in processes.into_iter().enumerate() {
        let name = process.get("name").and_then(Value::as_str).unwrap_or("").to_owned();
        let place =
            if name.is_empty() { tr!("process {}", index + 1) } else { tr!("process “{}”", name) };
        let process = read_process(process, &place)?;
        check_process(&process, &place, &profile)?;
        profile.processes.push(process);
    }
    Ok(profile)
}

/// Tests what can be wrong in a profile that was made otherwise than by a file.
///
/// # Errors
/// Where an entry makes no sense.
pub fn check(profile: &Profile) -> Result<(), ProfileError> {
    check_fee(profile)?;
    for process in &profile.processes {
        if process.name.trim().is_empty() {
            return Err(field("processes", tr("a process needs a name")));
        }
        check_process(process, &tr!("process “{}”", process.name), profile)?;
    }
    Ok(())
}

/// A fee below zero would make reels cheaper than cut tape.
fn check_fee(profile: &Profile) -> Result<(), ProfileError> {
    match profile.reel_fee.and_then(|it| Some((it, Unit::Money.problem(it)?))) {
        Some((fee, expected)) => Err(field("reel_fee", tr!("found {}, expected {}", fee, tr(expected)))),
        None => Ok(()),
    }
}

/// The profile as JSON, with a line break at the end; [`read_profile`] gives it back.
pub fn write_profile(profile: &Profile) -> String {
    #[derive(Serialize)]
    struct Document<'a> {
        schema: &'static str,
        #[serde(flatten)]
        profile: &'a Profile,
    }
    // Writing to memory cannot fail, and every key is text.
    let mut text = serde_json::to_string_pretty(&Document { schema: SCHEMA, profile }).unwrap_or_default();
    text.push('\n');
    text
}

fn field(place: &str, problem: impl Into<String>) -> ProfileError {
    ProfileError::Field { place: place.to_owned(), problem: problem.into() }
}

/// A part of the document; its error names the part.
fn part<T: DeserializeOwned>(value: Value, place: &str) -> Result<T, ProfileError> {
    of_value(value).map_err(|it| field(place, it.to_string()))
}

/// Reads the sections of a process each for itself, so that an error names the section.
fn read_process(value: Value, place: &str) -> Result<Process, ProfileError> {
    let Value::Object(mut entries) = value else { return Err(field(place, tr("expected an object"))) };
    let mut take = |key: &str| entries.remove(key);
    let mut process = Process::default();
    macro_rules! section {
        ($key:literal, $field:ident) => {
            if let Some(value) = take($key) {
                process.$field = part(value, &format!("{place}, {}", $key))?;
            }
        };
    }
    section!("name", name);
    section!("attrition", attrition);
    section!("pcb", pcb);
    section!("assembly", assembly);
    section!("nre", nre);
    section!("yield", quality);
    section!("margin", margin);
    section!("sources", sources);
    match entries.keys().next() {
        Some(unknown) => Err(field(
            place,
            tr!(
                "unknown entry “{}”, expected one of: {}",
                unknown,
                "name, attrition, pcb, assembly, nre, yield, margin, sources"
            ),
        )),
        None if process.name.trim().is_empty() => Err(field(place, tr("a process needs a name"))),
        None => Ok(process),
    }
}

/// Amounts that make no sense: negative ones, shares beyond 1, and names of tables that are not there.
fn check_process(process: &Process, place: &str, profile: &Profile) -> Result<(), ProfileError> {
    let amounts = AMOUNTS
        .iter()
        .filter_map(|it| Some((it.code.replacen('.', ", ", 1), it.unit, (it.read)(process)?)))
        .chain(process.nre.iter().map(|it| ("nre, amount".to_owned(), Unit::Money, it.amount)));
    for (name, unit, amount) in amounts {
        if let Some(expected) = unit.problem(amount) {
            return Err(field(
                &format!("{place}, {name}"),
                tr!("found {}, expected {}", amount, tr(expected)),
            ));
        }
    }
    let is_bad = |it: &&crate::domain::profile::Nre| {
        it.once == Once::EveryBoards && it.boards.is_none_or(|it| it < Decimal::ONE)
    };
    if let Some(nre) = process.nre.iter().find(is_bad) {
        let problem = tr!("“{}” is paid every so many boards, but “boards” is missing or below 1", nre.name);
        return Err(field(&format!("{place}, nre"), problem));
    }
    if !process.attrition.is_empty() && profile.table(process).is_none() {
        let own = profile.attrition_tables.iter().map(|it| it.name.clone());
        let names: Vec<String> = own.chain(attrition_tables().into_iter().map(|it| it.name)).collect();
        let problem = tr!("found “{}”, expected one of: {}", process.attrition, names.join(", "));
        return Err(field(&format!("{place}, attrition"), problem));
    }
    Ok(())
}

/// People write amounts as numbers too. Every number of the schema is a decimal, so the digits are kept as text.
fn numbers_to_text(value: &mut Value) {
    match value {
        Value::Number(number) => *value = Value::String(number.to_string()),
        Value::Array(items) => items.iter_mut().for_each(numbers_to_text),
        Value::Object(map) => map.values_mut().for_each(numbers_to_text),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::read_profile;

    fn message(processes: &str) -> String {
        let text = format!(
            r#"{{"schema":"bomlight-profile/1","name":"x","currency":"EUR","processes":{processes}}}"#
        );
        read_profile(&text).map(|_| String::new()).unwrap_or_else(|it| it.to_string())
    }

    #[test]
    fn a_small_profile_is_enough_and_numbers_are_taken_as_they_stand() {
        let text = r#"{"schema":"bomlight-profile/1","name":"mine","currency":"EUR",
            "processes":[{"name":"only","assembly":{"setup":30,"joint":0.0016}}]}"#;
        let profile = read_profile(text).unwrap();
        assert_eq!(profile.processes[0].assembly.joint.to_string(), "0.0016");
        assert_eq!(profile.processes[0].assembly.setup.to_string(), "30");
    }

    #[test]
    fn what_is_not_understood_is_refused_with_its_place() {
        for (processes, expected) in [
            ("[]", "processes: at least one process is needed"),
            (r#"[{"name":""}]"#, "process 1: a process needs a name"),
            (r#"[{"name":"a","stencils":1}]"#, "process “a”: unknown entry “stencils”"),
            (r#"[{"name":"a","assembly":{"set_up":1}}]"#, "process “a”, assembly: unknown field `set_up`"),
            (r#"[{"name":"a","assembly":{"setup":"ten"}}]"#, "process “a”, assembly: "),
            (r#"[{"name":"a","assembly":{"setup":-1}}]"#, "process “a”, assembly, setup: found -1"),
            (r#"[{"name":"a","yield":{"scrap":2}}]"#, "process “a”, yield, scrap: found 2"),
            (r#"[{"name":"a","attrition":"none such"}]"#, "process “a”, attrition: found “none such”"),
            (
                r#"[{"name":"a","nre":[{"name":"mould","amount":1,"once":"every-boards"}]}]"#,
                "process “a”, nre: “mould”",
            ),
        ] {
            let message = message(processes);
            assert!(message.starts_with(expected), "{processes}: {message}");
        }
        let nowhere =
            r#"{"schema":"bomlight-profile/1","name":"x","currency":"QQQ","processes":[{"name":"a"}]}"#;
        let message = read_profile(nowhere).unwrap_err().to_string();
        assert!(
            message.starts_with("currency: found QQQ, expected a currency code of ISO 4217"),
            "{message}"
        );
        assert!(read_profile("{").unwrap_err().to_string().starts_with("it is not JSON"));
        assert!(read_profile("{}").unwrap_err().to_string().contains("not stated"));
    }
}
