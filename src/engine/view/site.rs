//! What the operator of a site sets of the page, ready to use.

use serde::{Deserialize, Serialize};

use crate::domain::project::deployment::{CatalogSource, Deployment, Embed, Languages};
use crate::domain::words::deployment_words as words;

/// What the page shows or obeys of the site's config. Empty means: as the page is.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct SiteView {
    pub name: String,
    /// The address of a picture of the site.
    pub logo: String,
    /// Where the name leads.
    pub link: String,
    /// `#rrggbb`, on light and on dark paper.
    pub accent: String,
    pub accent_dark: String,
    /// Names of the features that are off.
    pub off: Vec<String>,
    /// Origins of the pages that may embed this one.
    pub allowed_origins: Vec<String>,
    /// Those of them that get the result without a press of the button.
    pub read_without_asking: Vec<String>,
    pub default_language: String,
    /// Empty: all.
    pub offered_languages: Vec<String>,
    pub legal_text: String,
    /// Words and where they lead.
    pub legal_links: Vec<(String, String)>,
    /// Whether the site sees which parts of its catalogue a BOM needs.
    pub sees_parts: bool,
    /// Sentences for the operator: what of the config cannot be used.
    pub problems: Vec<String>,
    /// Files of the site that are still to be loaded and supplied, by their addresses.
    pub wanted: Vec<String>,
}

/// The view of a config.
pub fn site(deployment: &Deployment, wanted: Vec<String>) -> SiteView {
    let Deployment { branding, embed, languages, legal, .. } = deployment;
    let Embed { allowed_origins, read_without_asking, .. } = embed.clone();
    let Languages { default, offered } = languages.clone();
    SiteView {
        name: branding.name.clone(),
        logo: branding.logo.clone(),
        link: branding.link.clone(),
        accent: branding.accent.clone(),
        accent_dark: branding.accent_dark.clone(),
        off: deployment.off.iter().map(|it| (*it).to_owned()).collect(),
        allowed_origins,
        read_without_asking,
        default_language: default,
        offered_languages: offered,
        legal_text: legal.text.clone(),
        legal_links: legal.links.clone(),
        sees_parts: deployment.catalogs.iter().any(|it| matches!(it, CatalogSource::Shards { .. })),
        problems: deployment.problems.iter().map(words::problem).collect(),
        wanted,
    }
}
