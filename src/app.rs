//! The screens. Start screen and header are static in `index.html` and painted at once; this room gives
//! them life and draws the report.

pub mod answered;
pub mod bar;
pub mod boards;
pub mod element;
pub mod figure;
pub mod form;
pub mod icon;
pub mod jobs;
pub mod keep;
pub mod language;
pub mod link;
pub mod notices;
pub mod page;
pub mod page_words;
pub mod report;
pub mod review;
pub mod route;
pub mod send;
pub mod settings;
pub mod shell;
pub mod site;
pub mod state;
pub mod words;

use leptos::mount::mount_to;
use leptos::prelude::*;
use web_sys::HtmlElement;

use crate::web::client::EngineClient;
use crate::web::print;
use state::{App, Engine, Work};

/// Mounts the screen into the page and starts the engine.
pub fn start() {
    let Some(root) = page::by_id::<HtmlElement>("app") else { return };
    page_words::note();
    mount_to(root, || {
        let app = App::new(shell::address());
        app.engine.set_client(EngineClient::start(move |event| app.hear(event)));
        write_outwards(app);
        if let Some(bar) = page::by_id::<HtmlElement>("bar") {
            mount_to(bar, move || bar::bar(app)).forget();
        }
        shell::attach(app);
        keep::attach(app);
        send::attach(app);
        // The report is drawn once and follows its changes: a field in it keeps the focus.
        let is_open = Memo::new(move |_| app.is_open());
        view! {
            {notices::notices(app)}
            {notices::progress(app)}
            {keep::offer(app)}
            {link::dialog(app)}
            {move || {
                // In another language all is drawn anew.
                app.speech.language.track();
                is_open.get().then(|| report::report(app))
            }}
        }
    })
    .forget();
}

/// Tells the page what the state of the screen is: for style sheets, scripts and screen readers.
fn write_outwards(app: App) {
    Effect::new(move || {
        let engine = match (app.engine.health.get(), app.work.now.with(|work| *work == Work::Idle)) {
            (Engine::Failed, _) => "failed",
            (_, false) => "working",
            (Engine::Loading, true) => "loading",
            (Engine::Ready, true) => "ready",
        };
        crate::web::page::set_state(engine, if app.is_open() { "ready" } else { "none" });
    });
    let prints_for = Memo::new(move |_| app.prints_for());
    Effect::new(move || {
        // The print view of an older report, or of one for others, must never be printed.
        print::fill("");
        let audience = prints_for.get();
        if let Some(summary) = app.report.summary() {
            app.fill_print_view(summary.line_count, audience);
        }
    });
    Effect::new(move || {
        let names =
            app.of_summary(|it| it.sources.first().map(|source| source.name.clone()).unwrap_or_default());
        let site = app.engine.of_site(|it| it.name.clone());
        let site = if site.is_empty() { "Bomlight" } else { &site };
        document().set_title(&if names.is_empty() {
            site.to_owned()
        } else {
            [names.as_str(), " · ", site].concat()
        });
    });
    Effect::new(move || {
        if let Some(live) = page::by_id::<HtmlElement>("live") {
            live.set_text_content(Some(&app.news.said()));
            live.set_class_name(if app.news.is_seen.get() { "toast" } else { "visually-hidden" });
        }
    });
}
