//! A project as one JSON file (`bomlight-project/1`): the files with their bytes, how each is read, and all settings.
//!
//! Promise: what was saved is opened again as it was, and gives the same report. A file of this version may hold more
//! than this program knows, and may lack what came later: both are read. A file of a newer version is refused. The
//! input is not trusted: sizes are bounded, and every file is checked against its fingerprint.

mod review;

use std::borrow::Cow;
use std::collections::BTreeMap;

use miniz_oxide::deflate::compress_to_vec;
use miniz_oxide::inflate::decompress_to_vec_with_limit;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use thiserror::Error;

use self::review::ReviewJson;
use super::Project;
use crate::domain::base64;
use crate::domain::compliance::regimes::Regime;
use crate::domain::day::Day;
use crate::domain::json::{of_value, value_of};
use crate::domain::language::tr;
use crate::domain::place::SourceIndex;
use crate::domain::profile::file::{ProfileError, read_profile, write_profile};
use crate::domain::read::Limits;
use crate::domain::settings::Settings;
use crate::domain::settings::waiver::Waiver;
use crate::domain::sha256::Sha256;

/// The name of the schema, without its version.
const NAME: &str = "bomlight-project/";
/// The version that is written, and the newest that is read.
const VERSION: u32 = 1;
/// How far into a file its schema is looked for.
const HEAD: usize = 1_024;
/// More files than this are not opened together.
const MOST_FILES: usize = 256;
/// Level of deflate.
const LEVEL: u8 = 6;
/// What stands before and after a project inside of an HTML report.
const BLOCK_START: &str = "<script type=\"application/json\" id=\"bomlight-project\">";
const BLOCK_END: &str = "</script>";

/// One of the files of a project.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProjectFile<'a> {
    pub name: Cow<'a, str>,
    pub bytes: Cow<'a, [u8]>,
    /// A list of priced parts that is taken for part data.
    pub is_price_list: bool,
    pub is_sample: bool,
}

/// The bytes of a file as a project holds them. Packing takes time in proportion to the bytes, so whoever saves often keeps
/// this.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Packed {
    bytes: usize,
    sha256: String,
    data: String,
}

impl Packed {
    /// Packs the bytes of a file.
    pub fn of(bytes: &[u8]) -> Self {
        Self {
            bytes: bytes.len(),
            sha256: Sha256::of(bytes).to_string(),
            data: base64::encode(&compress_to_vec(bytes, LEVEL)),
        }
    }
}

/// A project that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SavedProject {
    pub project: Project,
    pub files: Vec<ProjectFile<'static>>,
}

/// Why a project cannot be opened.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ProjectError {
    #[error("{}", tr!("it is not JSON: {}", _0))]
    NotJson(String),
    #[error("{}", tr!("its schema is “{}”, expected “bomlight-project/1”", _0))]
    Schema(String),
    #[error("{}", tr!("it was saved by a newer version (schema {})", _0))]
    Newer(u32),
    #[error("{}", tr!("it unpacks to more than {} bytes", limit))]
    TooLarge { limit: usize },
    #[error("{}", tr!("the file “{}” in it is damaged", _0))]
    Damaged(String),
    #[error("{place}: {problem}")]
    Field { place: &'static str, problem: String },
    #[error("{0}")]
    Profile(ProfileError),
}

#[derive(Serialize, Deserialize)]
struct ProjectJson<'a> {
    schema: Cow<'a, str>,
    #[serde(default)]
    generator: Value,
    settings: Value,
    files: Vec<FileJson<'a>>,
}

#[derive(Serialize, Deserialize)]
struct FileJson<'a> {
    name: Cow<'a, str>,
    /// Length before packing.
    bytes: usize,
    sha256: Cow<'a, str>,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    price_list: bool,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    sample: bool,
    #[serde(default, skip_serializing_if = "ReviewJson::is_empty")]
    review: ReviewJson,
    /// Deflated, as Base64.
    data: Cow<'a, str>,
}

/// True where the bytes are a saved project, or an HTML report that carries one.
pub fn is_project(bytes: &[u8]) -> bool {
    let text = start_of(bytes);
    let head = text.get(..HEAD).unwrap_or(text);
    (head.starts_with(b"{") && memchr::memmem::find(head, NAME.as_bytes()).is_some())
        || (head.starts_with(b"<") && memchr::memmem::find(text, BLOCK_START.as_bytes()).is_some())
}

/// The project as JSON, with a line break at the end; [`read_project`] gives it back. The same project gives the same
/// bytes. The files are packed already; their own bytes are not looked at.
pub fn write_packed(project: &Project, files: &[(&ProjectFile<'_>, &Packed)]) -> Vec<u8> {
    let document = ProjectJson {
        schema: [NAME, &VERSION.to_string()].concat().into(),
        generator: serde_json::json!({"name": "bomlight", "version": env!("CARGO_PKG_VERSION")}),
        settings: settings_value(&project.settings),
        files: files
            .iter()
            .enumerate()
            .map(|(index, (file, packed))| FileJson {
                name: Cow::Borrowed(&file.name),
                bytes: packed.bytes,
                sha256: Cow::Borrowed(&packed.sha256),
                price_list: file.is_price_list,
                sample: file.is_sample,
                review: ReviewJson::of(&project.review(place(index))),
                data: Cow::Borrowed(&packed.data),
            })
            .collect(),
    };
    // Writing to memory cannot fail, and every key is text.
    let mut bytes = serde_json::to_vec(&document).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}

/// The project as a block of an HTML report: data that is shown nowhere and cannot run.
pub fn html_block(project: &[u8]) -> String {
    let json = String::from_utf8_lossy(project);
    [BLOCK_START, &json.trim_end().replace('<', "\\u003c"), BLOCK_END, "\n"].concat()
}

/// Reads a saved project, or the one that an HTML report carries.
///
/// # Errors
/// Where it is no project, is newer than this program, is damaged, or unpacks to more than the limits allow.
pub fn read_project(bytes: &[u8], limits: &Limits) -> Result<SavedProject, ProjectError> {
    let json = json_of(bytes);
    let not_json = |it: serde_json::Error| ProjectError::NotJson(it.to_string());
    // The version is looked at before anything else: a newer file need not have the fields of this one.
    let found = value_of(json).map_err(not_json)?;
    let schema = found.get("schema").and_then(Value::as_str).unwrap_or_default();
    match schema.strip_prefix(NAME).map(str::parse::<u32>) {
        Some(Ok(VERSION)) => {}
        Some(Ok(newer)) if newer > VERSION => return Err(ProjectError::Newer(newer)),
        _ => return Err(ProjectError::Schema(shortened(schema))),
    }
    let document: ProjectJson<'_> = of_value(found).map_err(not_json)?;
    if document.files.len() > MOST_FILES {
        let problem = tr!("found {}, expected at most {}", document.files.len(), MOST_FILES);
        return Err(ProjectError::Field { place: "files", problem });
    }
    let mut project = Project::new(read_settings(document.settings)?);
    let mut files = Vec::with_capacity(document.files.len());
    let mut left = limits.unpacked_bytes;
    for (index, file) in document.files.into_iter().enumerate() {
        let bytes = unpack(&file, limits.file_bytes.min(left))?;
        left -= bytes.len();
        let overrides = file.review.overrides().ok_or_else(|| ProjectError::Field {
            place: "files, review",
            problem: tr!("the review of “{}” is not understood", shortened(&file.name)),
        })?;
        project.set_review(place(index), overrides);
        files.push(ProjectFile {
            name: Cow::Owned(file.name.into_owned()),
            bytes: Cow::Owned(bytes),
            is_price_list: file.price_list,
            is_sample: file.sample,
        });
    }
    project.settings.by_hand.keep_sources(&|it| (usize::from(it.0) < files.len()).then_some(it));
    Ok(SavedProject { project, files })
}

/// The bytes without a byte order mark and blanks in front.
fn start_of(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes).trim_ascii_start()
}

/// The JSON text: the file itself, or the block of an HTML report.
fn json_of(bytes: &[u8]) -> &[u8] {
    let text = start_of(bytes);
    if text.starts_with(b"{") {
        return text;
    }
    let block = memchr::memmem::find(text, BLOCK_START.as_bytes())
        .and_then(|at| text.get(at + BLOCK_START.len()..))
        .unwrap_or_default();
    let end = memchr::memmem::find(block, BLOCK_END.as_bytes()).unwrap_or(block.len());
    block.get(..end).unwrap_or(block)
}

fn unpack(file: &FileJson<'_>, limit: usize) -> Result<Vec<u8>, ProjectError> {
    if file.bytes > limit {
        return Err(ProjectError::TooLarge { limit });
    }
    let damaged = || ProjectError::Damaged(shortened(&file.name));
    let packed = base64::decode(&file.data).ok_or_else(damaged)?;
    let bytes = decompress_to_vec_with_limit(&packed, file.bytes).map_err(|_| damaged())?;
    let is_whole = bytes.len() == file.bytes && Sha256::of(&bytes).to_string() == file.sha256;
    if is_whole { Ok(bytes) } else { Err(damaged()) }
}

fn settings_value(settings: &Settings) -> Value {
    let mut value = serde_json::to_value(settings).unwrap_or_default();
    if let (Some(profile), Some(map)) = (&settings.profile, value.as_object_mut()) {
        let profile = serde_json::from_str(&write_profile(profile)).unwrap_or_default();
        map.insert("profile".to_owned(), profile);
    }
    value
}

/// The settings of a file over those of a user who set nothing, so that a file may lack what came later.
fn read_settings(mut found: Value) -> Result<Settings, ProjectError> {
    let wrong = |problem: String| ProjectError::Field { place: "settings", problem };
    let profile = match found.as_object_mut().and_then(|it| it.remove("profile")) {
        Some(Value::Object(profile)) => {
            Some(read_profile(&Value::Object(profile).to_string()).map_err(ProjectError::Profile)?)
        }
        _ => None,
    };
    let mut value = serde_json::to_value(Settings::parts_alone("")).unwrap_or_default();
    lay_over(&mut value, found);
    let mut settings: Settings = of_value(value).map_err(|it| wrong(it.to_string()))?;
    if Day::from_iso(&settings.date).is_none() {
        return Err(wrong(tr!(
            "the date is “{}”, expected one such as 2026-11-22",
            shortened(&settings.date)
        )));
    }
    let has_ship_date = settings.ship_date.as_deref().is_none_or(|it| Day::from_iso(it).is_some());
    if !has_ship_date || !settings.plan.dates_are_real() {
        return Err(wrong(tr("a date of the plan is none, expected one such as 2026-11-22").to_owned()));
    }
    if let Some((entry, problem)) = settings.sender_without_profile.problem() {
        return Err(wrong([entry, ": ", tr(problem)].concat()));
    }
    let boards = std::mem::replace(&mut settings.boards, Settings::DEFAULT_BOARDS.to_vec());
    settings.set_boards(&boards);
    let regimes = std::mem::replace(&mut settings.regimes, Regime::DEFAULT.to_vec());
    settings.set_regimes(&regimes);
    // Sorted as they are held; of two for the same finding and part the last counts.
    let mut waivers: BTreeMap<(String, String), String> = BTreeMap::new();
    for it in std::mem::take(&mut settings.waivers) {
        waivers.insert((it.code, it.part), it.reason.trim().to_owned());
    }
    let told = waivers.into_iter().filter(|it| !it.1.is_empty());
    settings.waivers = told.map(|((code, part), reason)| Waiver { code, part, reason }).collect();
    settings.profile = profile;
    Ok(settings)
}

/// Puts the entries of `upper` in the place of those of `lower`, object by object. Entries that `lower` does not know
/// are left out; an object without any is a table by names that a person chose, and is taken whole.
fn lay_over(lower: &mut Value, upper: Value) {
    match (lower, upper) {
        (Value::Object(lower), Value::Object(upper)) if !lower.is_empty() => {
            for (key, value) in upper {
                if let Some(slot) = lower.get_mut(&key) {
                    lay_over(slot, value);
                }
            }
        }
        (lower, upper) => *lower = upper,
    }
}

fn place(index: usize) -> SourceIndex {
    SourceIndex(u16::try_from(index).unwrap_or(u16::MAX))
}

/// Words of a file that is not trusted, short enough for a sentence.
fn shortened(text: &str) -> String {
    text.chars().filter(|it| !it.is_control()).take(80).collect()
}
