//! Part data that the site brings: what of it the open BOM asks for, what has come, and what it says.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

use super::Session;
use super::open_file::{OpenFile, source, source_index};
use super::site_catalog::{Kind, SiteCatalog, SiteFile};
use crate::domain::bom::BomLine;
use crate::domain::catalog::ShardId;
use crate::domain::catalog::extract::Extract;
use crate::domain::catalog::manifest::Manifest;
use crate::domain::catalog::shard::read_shard;
use crate::domain::catalog::wanted::{Wanted, decoys};
use crate::domain::parts::PartRecord;
use crate::domain::read::{Document, Format, ReadOptions};
use crate::domain::report::source::SourceRole;

impl Session {
    /// Takes a file of a catalogue, or that it is not to be had.
    pub(super) fn take_catalog_file(&mut self, address: &str, file: Option<&[u8]>) {
        for catalog in &mut self.catalogs {
            self.deployment.problems.extend(catalog.take(address, file));
        }
    }

    /// The files of the site that are read with every BOM: name, bytes and day of their prices.
    pub(super) fn site_files(&self) -> Vec<(String, Vec<u8>, String)> {
        let files = self.catalogs.iter().filter_map(|it| match &it.kind {
            Kind::File { name, date, bytes: SiteFile::Here(bytes) } => {
                Some((name.clone(), bytes.clone(), date.clone()))
            }
            _ => None,
        });
        files.collect()
    }

    /// Asks the catalogues of the site for the parts of lines: what has come becomes part data, what has not is wanted,
    /// and what is not to be had is counted.
    pub(super) fn ask_catalogs(&mut self, lines: &[BomLine]) {
        self.wanted.clear();
        self.not_loaded = 0;
        if self.catalogs.is_empty() || lines.is_empty() {
            return;
        }
        let wanted = Wanted::of(lines, &self.records);
        let mut catalogs = std::mem::take(&mut self.catalogs);
        for catalog in &mut catalogs {
            let missing = self.ask_catalog(catalog, &wanted);
            self.not_loaded = self.not_loaded.max(missing);
        }
        self.catalogs = catalogs;
        crate::domain::sorting::sort(&mut self.wanted);
    }

    /// Asks one of them; gives the number of lines whose parts have not come.
    fn ask_catalog(&mut self, catalog: &mut SiteCatalog, wanted: &Wanted) -> usize {
        let (manifest, each) = match &catalog.kind {
            Kind::Shards { manifest: SiteFile::Here(manifest), decoys, .. } => (manifest.clone(), *decoys),
            Kind::File { bytes: SiteFile::Here(_), .. } => return 0,
            Kind::Shards { .. } | Kind::File { .. } => return wanted.line_count(),
        };
        if self.files.iter().any(|it| it.is_kept_of(&manifest.name)) {
            return 0;
        }
        let mut ids = wanted.shards(&manifest);
        let wanted_ids = ids.clone();
        ids.extend(decoys(&wanted_ids, &manifest, each, self.seed));
        let mut absent: BTreeSet<ShardId> = BTreeSet::new();
        let mut parts: Vec<PartRecord> = Vec::new();
        for id in ids {
            let address = catalog.address_of(&manifest, id);
            let Kind::Shards { shards, asked, .. } = &mut catalog.kind else { continue };
            let is_wanted = wanted_ids.contains(&id);
            match shards.get(&id) {
                None => {
                    self.wanted.push(address.clone());
                    asked.insert(address, id);
                    absent.insert(id);
                }
                Some(Some(bytes)) if is_wanted => match read_shard(bytes) {
                    Ok(found) => parts.extend(found),
                    Err(_) => {
                        absent.insert(id);
                    }
                },
                Some(None) if is_wanted => {
                    absent.insert(id);
                }
                Some(_) => {}
            }
        }
        self.put_extracts(&manifest, wanted.choose(parts));
        wanted.lines_in(&manifest, &absent)
    }

    /// Puts the parts that were found into the files: in the place of those before, or behind all others.
    fn put_extracts(&mut self, manifest: &Manifest, mut found: BTreeMap<u16, Vec<PartRecord>>) {
        for (table, at) in manifest.tables.iter().zip(0_u16..) {
            let parts = found.remove(&at).unwrap_or_default();
            let extract =
                Extract { catalog: manifest.name.clone(), date: manifest.date, table: table.clone(), parts };
            let name = extract.name();
            let is_same = |it: &&mut OpenFile| it.extract.is_some() && it.name == name;
            if let Some(file) = self.files.iter_mut().find(is_same) {
                file.bytes = extract.write();
                file.extract = Some(extract);
            } else if !extract.parts.is_empty() {
                self.files.push(OpenFile::of_extract(extract, false));
                // Its place among the sources; what stands there is filled in with the others.
                if let Some(file) = self.files.last() {
                    self.sources.push(source(file, file.layout_of_extract(), 0));
                }
            }
        }
    }

    /// Reads what the parts of catalogues say into the records, and tells the sources how much that is.
    pub(super) fn read_extracts(&mut self) {
        for (position, file) in self.files.iter().enumerate() {
            let Some(extract) = &file.extract else { continue };
            self.records.extend(extract.records(source_index(position)));
            if let Some(at) = self.sources.get_mut(position) {
                at.line_count = u32::try_from(extract.parts.len()).unwrap_or(u32::MAX);
                at.sha256 = None;
            }
        }
    }
}

impl OpenFile {
    /// Parts of a catalogue. Those that a project brings are kept as they are.
    pub(super) fn of_extract(extract: Extract, is_kept: bool) -> Self {
        Self {
            name: extract.name(),
            document: Document {
                format: Format::CATALOG,
                encoding: None,
                delimiter: None,
                sheets: Vec::new(),
                notes: Vec::new(),
            },
            role: SourceRole::PartData,
            is_sample: false,
            bytes: extract.write(),
            options: ReadOptions::default(),
            recalled: None,
            is_price_list: false,
            fresh: None,
            extract: Some(extract),
            is_kept,
            site_day: None,
            packed: OnceCell::new(),
        }
    }

    pub(super) fn layout_of_extract(&self) -> crate::domain::recognise::Layout {
        self.extract.as_ref().map(|it| it.table.layout.clone()).unwrap_or_default()
    }

    /// Holds parts of this catalogue that a project brought.
    fn is_kept_of(&self, catalog: &str) -> bool {
        self.is_kept && self.extract.as_ref().is_some_and(|it| it.catalog == catalog)
    }
}
