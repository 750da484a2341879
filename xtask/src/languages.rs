//! The languages of the page: of each PO file of `FOLDER` the compact catalog beside the page, its address in the page,
//! and its option in the settings.

use std::path::Path;

use anyhow::{Context, Result, ensure};
use sha2::{Digest, Sha256};

use crate::finish::{filled, hex};
use crate::project::{files_below, root};

const FOLDER: &str = "src/domain/language";

/// Where index.html names the catalogs; each is an attribute `data-CODE`.
const META: &str = "<meta name=\"bomlight-languages\">";

/// The option of the page's settings that the languages follow.
const FIRST_OPTION: &str = "<option value=\"\">System</option>";

/// Writes the catalogs into the site under names with their hashes, and returns the page with all languages in it.
pub(crate) fn write(site: &Path, html: &str) -> Result<String> {
    let (mut meta, mut options) = (META.trim_end_matches('>').to_owned(), FIRST_OPTION.to_owned());
    for Language { code, tag, own_name, catalog } in languages()? {
        if !catalog.is_empty() {
            let digest = hex(&Sha256::digest(&catalog));
            let name = format!("{code}-{}.txt", digest.get(..16).unwrap_or(&digest));
            std::fs::write(site.join(&name), &catalog)?;
            meta.push_str(&format!(" data-{code}=\"./{name}\""));
        }
        options.push_str(&format!("<option value=\"{code}\" lang=\"{tag}\">{own_name}</option>"));
    }
    meta.push('>');
    filled(&filled(html, META, &meta)?, FIRST_OPTION, &options)
}

/// All of them, English first.
fn languages() -> Result<Vec<Language>> {
    let mut languages = Vec::new();
    for path in files_below(&root().join(FOLDER))? {
        if path.extension().is_some_and(|it| it == "po") {
            let text = std::fs::read_to_string(&path)?;
            languages.push(read(&text).with_context(|| path.display().to_string())?);
        }
    }
    languages.sort_by_key(|it| !it.catalog.is_empty());
    Ok(languages)
}

/// What the page needs of a language.
struct Language {
    /// `zh`: the word of the page.
    code: String,
    /// `zh-Hans`: BCP 47.
    tag: String,
    own_name: String,
    /// Empty of English, whose sentences stand in the code.
    catalog: String,
}

fn read(po: &str) -> Result<Language> {
    let field = |name| po::header_field(po, name).with_context(|| format!("the header has no {name}"));
    let tag = field("Language")?.replace('_', "-");
    let code = tag.split('-').next().unwrap_or(&tag).to_owned();
    let own_name = field("X-Own-Name")?.to_owned();
    ensure!(
        !format!("{tag}{own_name}").contains(['<', '>', '"', '&']),
        "Language and X-Own-Name stand in the page as they are"
    );
    Ok(Language { code, tag, own_name, catalog: po::compact(&po::entries(po)?) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_is_read_from_its_file() {
        let po = "msgid \"\"\nmsgstr \"\"\n\"Language: zh_Hans\\n\"\n\"X-Own-Name: 简体中文\\n\"\n\nmsgid \"Both\"\nmsgstr \"两者\"\n";
        let language = read(po).unwrap();
        assert_eq!((language.code.as_str(), language.tag.as_str()), ("zh", "zh-Hans"));
        assert_eq!((language.own_name.as_str(), language.catalog.as_str()), ("简体中文", "Both\n= 两者\n"));
        assert!(read("msgid \"\"\nmsgstr \"\"\n").is_err());
    }

    #[test]
    fn english_is_offered_first() {
        let codes: Vec<String> = languages().unwrap().into_iter().map(|it| it.code).collect();
        assert_eq!(codes, ["en", "de", "zh"]);
    }

    #[test]
    fn the_page_has_a_place_for_the_languages() {
        let page = std::fs::read_to_string(root().join("index.html")).unwrap();
        for place in [META, FIRST_OPTION] {
            assert_eq!(page.matches(place).count(), 1, "{place}");
        }
    }
}
