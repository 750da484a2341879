//! A catalogue of the site, and how far it is loaded.

use std::collections::BTreeMap;

use crate::domain::catalog::ShardId;
use crate::domain::catalog::manifest::Manifest;
use crate::domain::project::deployment::{CatalogSource, Problem};

/// A file of the site.
pub(super) enum SiteFile<T> {
    Coming,
    /// It is not to be had.
    Missing,
    Here(T),
}

/// A catalogue of the site, and how far it is loaded.
pub(super) struct SiteCatalog {
    /// The file that is loaded with the page.
    pub(super) address: String,
    pub(super) kind: Kind,
}

pub(super) enum Kind {
    Shards {
        manifest: SiteFile<Manifest>,
        decoys: u8,
        /// Shards that came, and those that are not to be had.
        shards: BTreeMap<ShardId, Option<Vec<u8>>>,
        /// Addresses that were asked for.
        asked: BTreeMap<String, ShardId>,
    },
    File {
        name: String,
        date: String,
        bytes: SiteFile<Vec<u8>>,
    },
}

/// Why a file of the site is not there.
pub(super) const ABSENT: &str = "the site does not have it, or it did not come";

impl SiteCatalog {
    pub(super) fn new(source: &CatalogSource) -> Self {
        match source.clone() {
            CatalogSource::Shards { manifest, decoys } => Self {
                address: manifest,
                kind: Kind::Shards {
                    manifest: SiteFile::Coming,
                    decoys,
                    shards: BTreeMap::new(),
                    asked: BTreeMap::new(),
                },
            },
            CatalogSource::File { file, name, date } => {
                let base = file.rsplit_once('/').map_or(file.as_str(), |it| it.1);
                let name = if name.is_empty() { base.to_owned() } else { name };
                Self { address: file, kind: Kind::File { name, date, bytes: SiteFile::Coming } }
            }
        }
    }

    /// The file that is to be loaded with the page, where it has not come yet.
    pub(super) fn awaited(&self) -> Option<&str> {
        let is_awaited = match &self.kind {
            Kind::Shards { manifest, .. } => matches!(manifest, SiteFile::Coming),
            Kind::File { bytes, .. } => matches!(bytes, SiteFile::Coming),
        };
        is_awaited.then_some(self.address.as_str())
    }

    /// Takes a file that was asked for, or that it is not to be had; gives what is to be told to the operator.
    pub(super) fn take(&mut self, address: &str, file: Option<&[u8]>) -> Option<Problem> {
        let is_first = self.awaited() == Some(address);
        match &mut self.kind {
            Kind::Shards { manifest, .. } if is_first => {
                let read = file.map(Manifest::read).transpose().map_err(|error| error.to_string());
                let read = read.and_then(|it| it.ok_or_else(|| ABSENT.to_owned()));
                match read {
                    Ok(read) => *manifest = SiteFile::Here(read),
                    Err(why) => {
                        *manifest = SiteFile::Missing;
                        return Some(Problem::File { name: address.to_owned(), why });
                    }
                }
            }
            Kind::File { bytes, .. } if is_first => {
                *bytes = file.map_or(SiteFile::Missing, |it| SiteFile::Here(it.to_vec()));
                if file.is_none() {
                    return Some(Problem::File { name: address.to_owned(), why: ABSENT.to_owned() });
                }
            }
            Kind::Shards { shards, asked, .. } => {
                if let Some(id) = asked.remove(address) {
                    shards.insert(id, file.map(<[u8]>::to_vec));
                }
            }
            Kind::File { .. } => {}
        }
        None
    }

    /// The address of a shard, beside the manifest.
    pub(super) fn address_of(&self, manifest: &Manifest, shard: ShardId) -> String {
        let folder = self.address.rsplit_once('/').map_or(".", |it| it.0);
        [folder, "/", &manifest.path(shard)].concat()
    }
}
