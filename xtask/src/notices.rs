//! The licenses of all that others wrote and that is in the programs: `licenses.txt` of the site, and
//! `cargo xtask notices [FILE]`, which writes that of the site and of the command line.
//!
//! What is in a program says cargo: the packages that ours need on its machine, without what only runs while they are
//! compiled. Texts are those of the packages; the same text stands there once, with the names of all who have it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use anyhow::{Context, Result, bail, ensure};
use serde_json::Value;

use crate::project::{WASM, cargo, output_of};

/// What the site is made of.
pub(crate) const OF_SITE: &[&str] = &[WASM[1]];

/// So do the files begin that a license asks to pass on.
const FILES: [&str; 5] = ["license", "licence", "copying", "notice", "unlicense"];

/// The packages of ours that others are looked for behind.
const OURS: [&str; 3] = ["bomlight", "decompress", "po"];

/// All notices for programs on these machines; an empty name is the one that runs this.
pub(crate) fn notices(machines: &[&str]) -> Result<String> {
    let mut texts: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for machine in machines {
        let metadata = metadata(machine)?;
        for package in used(&metadata)? {
            let title = title(package);
            for text in texts_of(package)? {
                texts.entry(text).or_default().insert(title.clone());
            }
        }
    }
    ensure!(!texts.is_empty(), "no package of others is found");
    let mut all = String::from(
        "Bomlight is licensed under MIT or Apache-2.0. Its programs hold the Rust standard library (MIT or Apache-2.0,\n\
         copyright The Rust Project Developers) and these packages:\n",
    );
    // By their names, and not by how their texts begin.
    let mut groups: Vec<(BTreeSet<String>, String)> =
        texts.into_iter().map(|(text, it)| (it, text)).collect();
    groups.sort();
    for (titles, text) in groups {
        all.push_str(&format!("\n{}\n", "-".repeat(80)));
        titles.iter().for_each(|it| all.push_str(&[it.as_str(), "\n"].concat()));
        all.push_str(&format!("\n{text}\n"));
    }
    Ok(all)
}

fn metadata(machine: &str) -> Result<Value> {
    let mut command = cargo();
    command.args(["metadata", "--locked", "--format-version", "1"]);
    let host;
    let machine = if machine.is_empty() {
        host = host_machine()?;
        &host
    } else {
        machine
    };
    let told = output_of(command.args(["--filter-platform", machine])).context("cargo tells no packages")?;
    Ok(serde_json::from_str(&told)?)
}

fn host_machine() -> Result<String> {
    let told = output_of(crate::project::command("rustc").arg("-vV")).context("`rustc` does not run")?;
    let host = told.lines().find_map(|it| it.strip_prefix("host: "));
    Ok(host.context("rustc names no machine")?.to_owned())
}

/// The packages of others that are in our programs.
fn used(metadata: &Value) -> Result<Vec<&Value>> {
    let packages = array(&metadata["packages"])?;
    let by_id: BTreeMap<&str, &Value> = packages.iter().map(|it| (word(&it["id"]), it)).collect();
    let nodes = array(&metadata["resolve"]["nodes"])?;
    let nodes: BTreeMap<&str, &Value> = nodes.iter().map(|it| (word(&it["id"]), it)).collect();
    let is_ours = |package: &Value| package["source"].is_null() && OURS.contains(&word(&package["name"]));
    let mut waiting: Vec<&str> = packages.iter().filter(|it| is_ours(it)).map(|it| word(&it["id"])).collect();
    let mut seen: BTreeSet<&str> = waiting.iter().copied().collect();
    while let Some(id) = waiting.pop() {
        let node = nodes.get(id).with_context(|| format!("cargo does not resolve {id}"))?;
        for need in array(&node["deps"])? {
            let needed = word(&need["pkg"]);
            let is_in_program = array(&need["dep_kinds"])?.iter().any(|it| it["kind"].is_null());
            let is_macro = by_id.get(needed).is_some_and(|it| is_macro(it));
            if is_in_program && !is_macro && seen.insert(needed) {
                waiting.push(needed);
            }
        }
    }
    Ok(packages.iter().filter(|it| seen.contains(word(&it["id"])) && !it["source"].is_null()).collect())
}

/// It runs in the compiler, and nothing of it is in what is compiled.
fn is_macro(package: &Value) -> bool {
    let kinds = package["targets"].as_array().into_iter().flatten();
    kinds.flat_map(|it| it["kind"].as_array().into_iter().flatten()).any(|it| it == "proc-macro")
}

/// `serde 1.0.229, MIT OR Apache-2.0`
fn title(package: &Value) -> String {
    let license = package["license"].as_str().unwrap_or("license in the text below");
    format!("{} {}, {license}", word(&package["name"]), word(&package["version"]))
}

/// The texts that a package asks to pass on. Where MIT is one of several that may be chosen, it is.
fn texts_of(package: &Value) -> Result<Vec<String>> {
    let folder = Path::new(word(&package["manifest_path"])).parent().context("a package without a folder")?;
    let mut found: Vec<(String, String)> = Vec::new();
    for entry in std::fs::read_dir(folder).with_context(|| folder.display().to_string())? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
        if path.is_file() && FILES.iter().any(|it| name.starts_with(it)) {
            found.push((name, String::from_utf8_lossy(&std::fs::read(&path)?).trim().replace("\r\n", "\n")));
        }
    }
    found.sort();
    let may_choose = package["license"].as_str().is_some_and(|it| it.contains(" OR ") || it.contains('/'));
    let is_mit = |name: &str| name.contains("mit");
    if may_choose && found.iter().any(|it| is_mit(&it.0)) {
        found.retain(|it| is_mit(&it.0) || it.0.starts_with("notice"));
    }
    if found.is_empty() {
        // Some packages leave their license out of what they publish; its name and its authors are all that they tell.
        let authors: Vec<&str> = package["authors"].as_array().into_iter().flatten().map(word).collect();
        let license = package["license"].as_str();
        let Some(license) = license else { bail!("{} names no license", word(&package["name"])) };
        found.push((String::new(), format!("{license}. {}", authors.join(", ")).trim().to_owned()));
    }
    Ok(found.into_iter().map(|it| it.1).collect())
}

fn array(value: &Value) -> Result<&Vec<Value>> {
    value.as_array().context("cargo tells something else than a list")
}

fn word(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_site_names_what_is_in_it_and_not_what_compiles_it() {
        let all = notices(OF_SITE).unwrap();
        let names = |name: &str| all.lines().any(|it| it.starts_with(&[name, " "].concat()));
        for name in ["leptos", "rust_decimal", "serde", "wasm-bindgen", "encoding_rs", "lzma-rust2"] {
            assert!(names(name), "{name}");
        }
        for name in ["serde_derive", "leptos_macro", "lexopt", "proptest", "calamine", "bomlight", "walrus"] {
            assert!(!names(name), "{name}");
        }
        assert!(all.contains("Permission is hereby granted, free of charge"));
        // The command line has what reads its words besides.
        assert!(notices(&[""]).unwrap().lines().any(|it| it.starts_with("lexopt ")));
    }
}
