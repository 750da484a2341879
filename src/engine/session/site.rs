//! What the site sets for everyone, and the files that it brings.

use std::sync::Arc;

use super::Session;
use super::site_catalog::SiteCatalog;
use crate::domain::project::deployment::{Deployment, Given};
use crate::domain::reference::Reference;
use crate::domain::settings::Settings;
use crate::engine::protocol::{Progress, Response};
use crate::engine::view;

impl Session {
    /// Takes the site's config; an empty one sets nothing, none did not come. `seed` chooses the decoys of its catalogues.
    pub(super) fn configure(&mut self, config: Option<&[u8]>, seed: u64) -> Response {
        self.deployment = config.map_or_else(Deployment::lost, Deployment::read);
        self.catalogs = self.deployment.catalogs.iter().map(SiteCatalog::new).collect();
        self.seed = seed;
        self.apply_site()
    }

    /// Takes files of the site that were wanted: those of its config, or parts of a catalogue for the open BOM.
    pub(super) fn supplied(
        &mut self,
        came: &[String],
        files: &[Vec<u8>],
        missing: &[String],
        progress: &mut dyn FnMut(Progress),
    ) -> Response {
        let is_of_bom = !self.wanted.is_empty();
        let came = came.iter().zip(files).map(|(name, bytes)| (name, Some(bytes.as_slice())));
        for (name, bytes) in came.chain(missing.iter().map(|it| (it, None))) {
            self.deployment.take_file(name, bytes);
            self.take_catalog_file(name, bytes);
        }
        if is_of_bom {
            self.understand(progress);
            return self.summary(Vec::new());
        }
        self.apply_site()
    }

    /// Begins with what the site sets, as long as nothing is open.
    fn apply_site(&mut self) -> Response {
        if let Given::Here(table) = &self.deployment.reference {
            self.reference = Some(Arc::clone(table));
        }
        if self.files.is_empty() {
            self.limits = self.deployment.limits(self.product_limits.clone());
            self.project.settings = self.fresh_settings();
            self.tell_sender();
        }
        let of_catalogs = self.catalogs.iter().filter_map(SiteCatalog::awaited);
        let wanted = self.deployment.wanted_files().chain(of_catalogs).map(str::to_owned).collect();
        Response::Site(Box::new(view::site(&self.deployment, wanted)))
    }

    /// The settings of a user who set nothing, on this site.
    pub(super) fn fresh_settings(&self) -> Settings {
        Settings {
            reference: self.reference.clone(),
            price_level: self.price_level,
            ..self.deployment.settings(self.project.settings.date.clone())
        }
    }

    /// Takes the table of reference prices that comes with the site, unless the config names another one or none. What
    /// is open is assessed anew.
    pub(super) fn take_reference(
        &mut self,
        files: &[Vec<u8>],
        progress: &mut dyn FnMut(Progress),
    ) -> Response {
        if self.deployment.reference == Given::Absent {
            self.reference = files.first().and_then(|it| Reference::read(it).ok()).map(Arc::new);
            let settings = Settings { reference: self.reference.clone(), ..self.project.settings.clone() };
            let before = std::mem::replace(&mut self.project.settings, settings);
            self.reassess(&before, progress);
        }
        Response::Done
    }
}
