//! `cargo xtask embed`: the element for pages of others as a package, in `target/embed/`, ready for `npm publish`. What is
//! written by hand lies in `embed/`; the scripts are made from the site's own.

use std::path::Path;

use anyhow::{Context, Result, ensure};
use base64::prelude::{BASE64_STANDARD, Engine as _};
use sha2::{Digest, Sha384};

use crate::finish::ELEMENT;
use crate::project::{dist, files_below, root, target};

/// Where the classic script says where it comes from; a module has no such place, and takes `src`.
const HOME: &str = "document.currentScript?.src";

/// Writes the package and prints the hashes of its scripts.
pub(crate) fn embed() -> Result<()> {
    let package = target().join("embed");
    if package.exists() {
        std::fs::remove_dir_all(&package)?;
    }
    for file in files_below(&root().join("embed"))? {
        let to = package.join(file.strip_prefix(root().join("embed"))?);
        std::fs::create_dir_all(to.parent().context("no folder")?)?;
        std::fs::copy(&file, to)?;
    }
    let script = script()?;
    std::fs::write(package.join("bom-checker.js"), &script)?;
    std::fs::write(package.join("bom-checker.mjs"), module(&script)?)?;
    println!("{}", package.display());
    tell_integrity(&package)
}

/// That of the site where it is built, else as it is written.
fn script() -> Result<String> {
    let built = dist().join(ELEMENT);
    let path = if built.is_file() { built } else { root().join("static").join(ELEMENT) };
    std::fs::read_to_string(&path).with_context(|| path.display().to_string())
}

/// The classic script as a module, which exports the element's class.
fn module(script: &str) -> Result<String> {
    ensure!(script.matches(HOME).count() == 1, "{ELEMENT} does not say once where it comes from");
    let script = script.replace(HOME, "undefined");
    Ok(format!("{}\nexport const BomChecker = customElements.get('bom-checker');\n", script.trim_end()))
}

/// Prints what a page writes as `integrity` of the script, where it loads this very version.
pub(crate) fn tell_integrity(folder: &Path) -> Result<()> {
    for name in [ELEMENT, "bom-checker.mjs"] {
        let Ok(script) = std::fs::read(folder.join(name)) else { continue };
        println!("{name}: integrity=\"sha384-{}\"", BASE64_STANDARD.encode(Sha384::digest(script)));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::{module, root};

    fn read(name: &str) -> String {
        std::fs::read_to_string(root().join(name)).unwrap()
    }

    #[test]
    fn the_package_says_what_the_element_is() {
        let script = read("static/bom-checker.js");
        let listed = script.split_once("observedAttributes = [").unwrap().1.split_once(']').unwrap().0;
        let (types, manifest) = (read("embed/bom-checker.d.ts"), read("embed/custom-elements.json"));
        let manifest: Value = serde_json::from_str(&manifest).unwrap();
        let named: Vec<&str> = manifest["modules"][0]["declarations"][0]["attributes"]
            .as_array()
            .unwrap()
            .iter()
            .filter_map(|it| it["name"].as_str())
            .collect();
        for name in listed.split('\'').skip(1).step_by(2).filter(|it| !["style", "class"].contains(it)) {
            assert!(named.contains(&name), "custom-elements.json: {name}");
            assert!(types.contains(name), "bom-checker.d.ts: {name}");
        }
        let package: Value = serde_json::from_str(&read("embed/package.json")).unwrap();
        let version =
            read("Cargo.toml").lines().find_map(|it| it.strip_prefix("version = ").map(str::to_owned));
        assert_eq!(version.unwrap().trim_matches('"'), package["version"].as_str().unwrap());
        let module = module(&script).unwrap();
        assert!(!module.contains("currentScript") && module.contains("export const BomChecker"));
    }
}
