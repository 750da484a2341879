//! The config of a deployment (`bomlight-config/1`, docs/config.md): what an operator sets for everyone who opens the
//! page of the site.
//!
//! Promise: whatever cannot be used is told with its field, what was found and what was expected, and the rest counts.
//! Without a config everything is as the product brings it.

pub mod address;
mod fields;
pub mod look;

use std::sync::Arc;

use serde_json::Value;

use crate::domain::money::Currency;
use crate::domain::money::rates::{Rates, read_rates};
use crate::domain::profile::Profile;
use crate::domain::profile::file::read_profile;
use crate::domain::profile::phases::Phases;
use crate::domain::read::Limits;
use crate::domain::reference::Reference;
use crate::domain::settings::Settings;
use address::{is_own_file, origin};
use fields::Section;
use look::{Branding, Legal};

/// The name and version of the schema.
pub const SCHEMA: &str = "bomlight-config/1";

/// A longer config is a slip: it is loaded by everyone who opens the page.
const LARGEST: usize = 1 << 20;

/// Stands alone among the origins that may embed the page where the operator meant to name some and none can be used:
/// no page has this origin.
pub const NOBODY: &str = "nobody";

/// What can be switched off, by its name in the config; the page hides what is off.
pub const FEATURES: [&str; 6] = ["sample", "paste", "link", "project", "profile", "ask"];

/// What of a config cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    TooLarge,
    NotJson(String),
    /// Another schema, or none.
    Schema(String),
    Unusable {
        field: String,
        found: String,
        expected: String,
    },
    Unknown {
        field: String,
        known: Vec<&'static str>,
    },
    /// A file that the config names did not come, or cannot be used: which, and why.
    File {
        name: String,
        why: String,
    },
}

/// A value that stands in the config itself or in a file of the site that the config names.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Given<T> {
    /// Not set: as the product brings it.
    #[default]
    Absent,
    /// Set to nothing.
    None,
    Here(T),
    File(String),
}

impl<T> Given<T> {
    /// The file of the site that is still to be read.
    fn file(&self) -> Option<&str> {
        match self {
            Self::File(name) => Some(name),
            _ => None,
        }
    }
}

/// Who may embed the page, and who gets the result without a press of the button.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Embed {
    /// Origins such as `https://shop.example`. Empty: nobody is told anything but the height of the page.
    pub allowed_origins: Vec<String>,
    /// Those of them that get the result as soon as there is one.
    pub read_without_asking: Vec<String>,
    /// A price and a lead time go to the host where at least so many percent of the lines state one; `None`: all.
    pub least_known: Option<u32>,
    /// Visitors see the offers, price breaks and stock that the host or the site brings, too.
    pub shows_purchase: bool,
}

/// Part data that the site brings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CatalogSource {
    /// Made by `bomlight catalog build`: the address of its manifest. With every wanted shard so many others are asked
    /// for as decoys.
    Shards { manifest: String, decoys: u8 },
    /// One file that is loaded as a whole, with the day of its prices where it is told.
    File { file: String, name: String, date: String },
}

/// The languages of the page.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Languages {
    /// Empty: that of the browser.
    pub default: String,
    /// Empty: all.
    pub offered: Vec<String>,
}

/// How much a file may hold on this site.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct SiteLimits {
    pub file_megabytes: Option<u32>,
    pub rows: Option<u32>,
}

/// A config as it counts. The default is that of a site without one.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Deployment {
    pub branding: Branding,
    pub profile: Given<Box<Profile>>,
    pub currency: Option<Currency>,
    pub rates: Given<Rates>,
    /// The table of reference prices in place of the product's own.
    pub reference: Given<Arc<Reference>>,
    /// Boards per build; empty: the product's own.
    pub volumes: Vec<u32>,
    pub phases: Option<Phases>,
    pub embed: Embed,
    pub catalogs: Vec<CatalogSource>,
    /// Of [`FEATURES`] those that are off.
    pub off: Vec<&'static str>,
    pub limits: SiteLimits,
    pub languages: Languages,
    pub legal: Legal,
    pub problems: Vec<Problem>,
}

impl Deployment {
    /// Reads a config; blank bytes are a site without one. Where it cannot be told who may embed the page, nobody may.
    pub fn read(bytes: &[u8]) -> Self {
        let mut deployment = Self::read_entries(bytes);
        let is_doubtful = |it: &Problem| match it {
            Problem::TooLarge | Problem::NotJson(_) | Problem::Schema(_) => true,
            Problem::Unusable { field, .. } | Problem::Unknown { field, .. } => {
                field.get(..5).is_some_and(|it| it.eq_ignore_ascii_case("embed"))
            }
            Problem::File { .. } => false,
        };
        if deployment.embed.allowed_origins.is_empty() && deployment.problems.iter().any(is_doubtful) {
            deployment.embed.allowed_origins.push(NOBODY.to_owned());
        }
        deployment
    }

    /// That of a site whose config did not come: nothing is set, and nobody may embed the page.
    pub fn lost() -> Self {
        let embed = Embed { allowed_origins: vec![NOBODY.to_owned()], ..Embed::default() };
        Self { embed, ..Self::default() }
    }

    fn read_entries(bytes: &[u8]) -> Self {
        let mut deployment = Self::default();
        if bytes.len() > LARGEST {
            deployment.problems.push(Problem::TooLarge);
            return deployment;
        }
        let text = String::from_utf8_lossy(bytes);
        let text = text.trim_start_matches('\u{feff}').trim();
        if text.is_empty() {
            return deployment;
        }
        let entries = match serde_json::from_str(text) {
            Ok(Value::Object(entries)) if entries.is_empty() => return deployment,
            Ok(Value::Object(entries)) => entries,
            Ok(_) => {
                deployment.problems.push(Problem::NotJson("expected an object in braces".to_owned()));
                return deployment;
            }
            Err(error) => {
                deployment.problems.push(Problem::NotJson(error.to_string()));
                return deployment;
            }
        };
        let mut problems = Vec::new();
        let mut root = Section::root(entries, &mut problems);
        deployment.take(&mut root);
        root.end();
        deployment.problems = problems;
        deployment
    }

    fn take(&mut self, root: &mut Section<'_>) {
        root.schema(SCHEMA);
        root.section("branding", |it| self.branding = Branding::take(it));
        self.profile = given(root, "profile", true, |text| {
            read_profile(text).map(Box::new).map_err(|error| error.to_string())
        });
        self.currency = root.parsed(
            "currency",
            "a currency code of ISO 4217, three letters such as EUR",
            Currency::from_code,
        );
        self.rates = given(root, "rates", false, |text| read_rates(text).map_err(|error| error.to_string()));
        self.reference = given(root, "reference", true, |_| Err("a table is a file of its own".to_owned()));
        self.volumes = volumes(root);
        root.section("phases", |it| self.phases = phases(it));
        root.section("embed", |it| self.embed = embed(it));
        let expected = "a list such as [{\"manifest\": \"./catalog/manifest.json\"}]";
        root.sections("catalog", expected, |it| self.catalogs.extend(catalog(it)));
        root.section("features", |it| {
            self.off = FEATURES.into_iter().filter(|name| it.flag(name) == Some(false)).collect();
        });
        root.section("limits", |it| {
            self.limits = SiteLimits {
                file_megabytes: it.count("fileMegabytes", 1, 512),
                rows: it.count("rows", 1, 1_000_000),
            };
        });
        root.section("languages", |it| self.languages = languages(it));
        root.section("legal", |it| self.legal = Legal::take(it));
    }

    /// Files of the site that the config names and that are still to be read.
    pub fn wanted_files(&self) -> impl Iterator<Item = &str> {
        let named = [self.profile.file(), self.rates.file(), self.reference.file()];
        named.into_iter().flatten()
    }

    /// Takes a file that the config names; `None`: it could not be loaded. What cannot be used is a problem, and counts
    /// as not set.
    pub fn take_file(&mut self, name: &str, bytes: Option<&[u8]>) {
        let bytes = bytes.ok_or_else(|| "the site does not have it, or it did not come".to_owned());
        if self.reference == Given::File(name.to_owned()) {
            let read = bytes.clone().and_then(|it| Reference::read(it).map_err(|error| error.to_string()));
            self.reference = self.settled(name, read.map(Arc::new));
        }
        let text = bytes.map(String::from_utf8_lossy);
        let text = || text.as_deref().map_err(Clone::clone);
        if self.profile == Given::File(name.to_owned()) {
            let read = text().and_then(|it| read_profile(it).map_err(|error| error.to_string()));
            self.profile = self.settled(name, read.map(Box::new));
        }
        if self.rates == Given::File(name.to_owned()) {
            let read = text().and_then(|it| read_rates(it).map_err(|error| error.to_string()));
            self.rates = self.settled(name, read);
        }
    }

    fn settled<T>(&mut self, name: &str, read: Result<T, String>) -> Given<T> {
        match read {
            Ok(value) => Given::Here(value),
            Err(why) => {
                self.problems.push(Problem::File { name: name.to_owned(), why });
                Given::Absent
            }
        }
    }

    /// The settings that a user of this site begins with.
    pub fn settings(&self, date: impl Into<String>) -> Settings {
        let mut settings = Settings::new(date);
        match &self.profile {
            Given::Here(profile) => settings.profile = Some(profile.as_ref().clone()),
            Given::None => settings.profile = None,
            Given::Absent | Given::File(_) => {}
        }
        if let Given::Here(rates) = &self.rates {
            settings.rates = Some(rates.clone());
        }
        settings.currency = self.currency;
        settings.set_boards(&self.volumes);
        settings.phases = self.phases;
        settings
    }

    /// The limits of this site over those of the product.
    pub fn limits(&self, mut limits: Limits) -> Limits {
        if let Some(megabytes) = self.limits.file_megabytes {
            limits.file_bytes = megabytes as usize * 1_000_000;
        }
        if let Some(rows) = self.limits.rows {
            limits.rows = rows as usize;
        }
        limits
    }
}

/// A value of its own schema: in the config itself, in a file of the site, or `"none"` where that is allowed.
fn given<T>(
    root: &mut Section<'_>,
    name: &'static str,
    may_be_none: bool,
    read: impl FnOnce(&str) -> Result<T, String>,
) -> Given<T> {
    match root.take(name) {
        None => Given::Absent,
        Some(Value::String(word)) if may_be_none && word == "none" => Given::None,
        Some(Value::String(file)) if is_own_file(&file) => Given::File(file),
        Some(value @ Value::Object(_)) => match read(&value.to_string()) {
            Ok(value) => Given::Here(value),
            Err(why) => {
                root.unusable(name, "an entry that cannot be used", &why);
                Given::Absent
            }
        },
        Some(other) => {
            root.wrong(name, &other, "an object, or a file of the site such as ./shop.json");
            Given::Absent
        }
    }
}

fn volumes(root: &mut Section<'_>) -> Vec<u32> {
    let largest = Settings::MAX_BOARDS;
    let expected = "whole numbers of boards from 1 to 10000000";
    let mut volumes = root.list("volumes", expected, |value| {
        u32::try_from(value.as_u64()?).ok().filter(|it| (1..=largest).contains(it))
    });
    if volumes.len() > Settings::MAX_VOLUMES {
        root.unusable("volumes", &volumes.len().to_string(), "at most 12 volumes; the first 12 count");
        volumes.truncate(Settings::MAX_VOLUMES);
    }
    volumes
}

fn phases(section: &mut Section<'_>) -> Option<Phases> {
    let default = Phases::default();
    let largest = Settings::MAX_BOARDS;
    let prototype = section.count("prototype", 1, largest).unwrap_or(default.prototype());
    let pilot = section.count("pilot", 1, largest).unwrap_or(default.pilot());
    let phases = Phases::of(prototype, pilot);
    if phases.is_none() {
        section.unusable("pilot", &pilot.to_string(), "more boards than the last prototype");
    }
    phases
}

fn embed(section: &mut Section<'_>) -> Embed {
    let expected = "an origin such as https://shop.example";
    let mut origins = |name| section.list(name, expected, |it| origin(it.as_str()?));
    let allowed_origins: Vec<String> = origins("allowedOrigins");
    let mut read_without_asking: Vec<String> = origins("readWithoutAsking");
    read_without_asking.retain(|it| {
        let is_allowed = allowed_origins.contains(it);
        if !is_allowed {
            section.unusable("readWithoutAsking", it, "an origin that allowedOrigins names too");
        }
        is_allowed
    });
    Embed {
        allowed_origins,
        read_without_asking,
        least_known: section.count("leastKnownPercent", 1, 100),
        shows_purchase: section.flag("showPurchase").unwrap_or_default(),
    }
}

fn catalog(section: &mut Section<'_>) -> Option<CatalogSource> {
    const FILE: &str = "a file of the site such as ./catalog/manifest.json";
    let own = |text: &str| is_own_file(text).then(|| text.to_owned());
    let is_sharded = section.has("manifest");
    if is_sharded {
        let manifest = section.parsed("manifest", FILE, own)?;
        let decoys = section.count("decoys", 0, 20).and_then(|it| u8::try_from(it).ok());
        return Some(CatalogSource::Shards { manifest, decoys: decoys.unwrap_or_default() });
    }
    if !section.has("file") {
        section.unusable("", "an entry without a file", "“manifest” or “file”");
        section.known(&["manifest", "file"]);
    }
    let name = section.text("name").unwrap_or_default();
    let is_day = |text: &str| crate::domain::day::Day::from_iso(text).map(|_| text.to_owned());
    let date = section.parsed("date", "a date such as 2026-11-22", is_day).unwrap_or_default();
    let file = section.parsed("file", FILE, own)?;
    Some(CatalogSource::File { file, name, date })
}

fn languages(section: &mut Section<'_>) -> Languages {
    let expected = "a language such as en, de or zh";
    let tag = |text: &str| {
        let is_tag =
            (2..=12).contains(&text.len()) && text.bytes().all(|it| it.is_ascii_alphanumeric() || it == b'-');
        is_tag.then(|| text.to_owned())
    };
    Languages {
        default: section.parsed("default", expected, tag).unwrap_or_default(),
        offered: section.list("offered", expected, |it| tag(it.as_str()?)),
    }
}
