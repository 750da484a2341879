//! The engine as the screen knows it, and the site that it serves.

use leptos::prelude::*;

use crate::engine::view::SiteView;
use crate::web::client::EngineClient;

/// How the engine is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Engine {
    #[default]
    Loading,
    Ready,
    Failed,
}

/// The way to the engine.
#[derive(Clone, Copy)]
pub struct EngineState {
    client: StoredValue<Option<EngineClient>, LocalStorage>,
    /// How it is.
    pub health: RwSignal<Engine>,
    site: RwSignal<SiteView>,
}

impl EngineState {
    pub(super) fn new() -> Self {
        Self {
            client: StoredValue::new_local(None),
            health: RwSignal::new(Engine::Loading),
            site: RwSignal::new(SiteView::default()),
        }
    }

    pub fn set_client(self, client: EngineClient) {
        self.client.set_value(Some(client));
    }

    /// The running engine; there is none only while the page starts.
    pub fn client(self) -> Option<EngineClient> {
        self.client.get_value()
    }

    /// Whether the engine can be asked. Tracks it.
    pub fn is_ready(self) -> bool {
        self.health.get() == Engine::Ready
    }

    /// Takes what the site sets of the page.
    pub fn set_site(self, site: SiteView) {
        self.site.set(site);
    }

    /// A value of what the site sets; it is known before the engine is ready. Tracks it.
    pub fn of_site<T>(self, read: impl FnOnce(&SiteView) -> T) -> T {
        self.site.with(read)
    }

    /// Whether the operator of the site has switched a feature off.
    pub fn is_off(self, feature: &str) -> bool {
        self.site.with_untracked(|it| it.off.iter().any(|off| off == feature))
    }
}
