//! What goes to the page that embeds this one: nothing until the user presses the button. Whom it goes to and what is
//! in it stands beside the button.

use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::HtmlSelectElement;

use super::boards;
use super::element::{button, el, say, text};
use super::page::by_id;
use super::state::{App, Embedding, NoticeKind, Sent, Work};
use crate::domain::language::{Language, tr};
use crate::domain::project::Command;
use crate::domain::project::typed::Field;
use crate::domain::project::typed::cost::CostField;
use crate::domain::words::{list, numbers};
use crate::engine::edit::Edit;
use crate::engine::protocol::{ExportKind, Request, Response};
use crate::engine::view::summary::SummaryView;
use crate::web::client::EngineClient;
use crate::web::host::{self, Contents, Host, Parcel};

/// Listens to the host as long as the page lives. Outside of a frame there is none.
pub fn attach(app: App) {
    if !host::is_framed() {
        return;
    }
    let known = app.embedding.host;
    // Whoever goes somewhere, or is led there, sees what stands there.
    let place = Memo::new(move |_| app.view(|it| (it.section, it.filter.clone(), it.line, it.review)));
    Effect::new(move |before: Option<bool>| {
        let _ = place.get();
        if before.is_some() {
            app.embedding.has_details.set(true);
        }
        true
    });
    let look = move || {
        let now = host::host();
        if known.with_untracked(|it| *it != now) {
            known.set(now);
        }
    };
    // Before the first file: the site may bring part data of its own.
    visit(app, Vec::new());
    look();
    Effect::new(move || {
        if app.is_ready() {
            let (allowed, readers) = deployment(app);
            host::deploy(&allowed, &readers);
        }
    });
    Effect::new(move || {
        known.with(|it| {
            if let Some(host) = it {
                visit(app, names_of(host));
                speak(app, &host.locale);
            }
        });
    });
    let answer = move |id: String, format: String| answer(app, id, format);
    host::listen(look, answer, move || app.ask(tr("Starting anew"), Request::Reset));
    let has_bom = Memo::new(move |_| app.of_summary(|it| it.has_bom));
    Effect::new(move || {
        app.embedding.has_details.set(false);
        if has_bom.get() {
            known.with(|it| it.iter().for_each(|it| take_over(app, it)));
        }
    });
    let is_idle = move || app.work.now.with(|it| *it == Work::Idle);
    Effect::new(move || {
        if is_idle() && app.embedding.wanted.with(Option::is_some) {
            send(app);
        }
    });
    // Who may read gets every result, once nothing is being worked on any more.
    let result = Memo::new(move |_| (is_idle() && has_bom.get()).then(|| app.of_summary(|it| it.revision)));
    Effect::new(move || {
        if result.get().is_some() && known.with(|it| it.as_ref().is_some_and(|it| it.may_read)) {
            answer(String::new(), Contents::Summary.code().to_owned());
        }
    });
}

/// The origins that may talk, and those that may read without the button, as the site is set up. None allowed: all may
/// talk; none may read.
fn deployment(app: App) -> (Vec<String>, Vec<String>) {
    app.engine.of_site(|it| (it.allowed_origins.clone(), it.read_without_asking.clone()))
}

/// Speaks the language of the host, if it is one of ours. What the user chose on other visits stays kept.
fn speak(app: App, locale: &str) {
    let Some(language) = Language::from_tag(locale) else { return };
    if let Some(choice) = by_id::<HtmlSelectElement>("language") {
        choice.set_value(language.tag().split('-').next().unwrap_or_default());
    }
    app.speak(language);
}

/// Tells the engine who reads: a visitor, whose host brings these files. Every engine is told so, also where this one does
/// not answer.
fn visit(app: App, brought: Vec<String>) {
    let Some(engine) = app.engine() else { return };
    spawn_local(async move {
        let _ = engine.ask(Request::Visit { brought }).await;
    });
}

fn names_of(host: &Host) -> Vec<String> {
    host.files.iter().map(web_sys::File::name).collect()
}

/// Counts with what the host brings.
fn take_over(app: App, host: &Host) {
    let names = names_of(host);
    let outdated = untrack(|| {
        app.of_summary(|it| {
            (0_u16..)
                .zip(&it.sources)
                .filter(|it| names.contains(&it.1.name))
                .map(|it| it.0)
                .collect::<Vec<_>>()
        })
    });
    for index in outdated.into_iter().rev() {
        app.ask(tr("Taking the file out"), Request::CloseSource { index });
    }
    app.open(host.files.clone());
    if host.parts_alone {
        app.ask(tr("Counting the cost"), Request::Apply(Command::SetProfile(None)));
    }
    let boards = boards::parse(&host.boards).0;
    if !boards.is_empty() {
        app.ask(tr("Counting the cost"), Request::Apply(Command::SetBoards(boards)));
    }
    if !host.currency.is_empty() {
        app.set("", Edit::Setting(Field::Cost(CostField::Currency)), host.currency.clone());
    }
}

/// Answers the host, who may read.
fn answer(app: App, id: String, format: String) {
    let Some(engine) = app.engine() else { return };
    let kind = match format.as_str() {
        "json" => ExportKind::Json,
        "html" => ExportKind::HtmlAlone,
        _ => result(app),
    };
    let has_bom = untrack(|| app.of_summary(|it| it.has_bom));
    spawn_local(async move {
        let parcel = if has_bom { parcel(&engine, Request::Export(kind)).await } else { None };
        host::answer(&id, &format, parcel.as_ref());
    });
}

/// The host asks for the name of the file, too.
fn is_named(app: App) -> bool {
    app.embedding.host.with_untracked(|it| it.as_ref().is_some_and(|it| it.is_named))
}

fn result(app: App) -> ExportKind {
    if is_named(app) { ExportKind::NamedResult } else { ExportKind::Result }
}

async fn parcel(engine: &EngineClient, request: Request) -> Option<Parcel> {
    let answer = engine.ask(request).await.ok()?;
    match answer.response {
        Response::Exported { file_name, mime } => {
            Some(Parcel { name: file_name, mime, bytes: answer.bytes? })
        }
        _ => None,
    }
}

/// Draws the strip; empty outside of a frame.
pub fn strip(app: App) -> AnyView {
    let sent = app.embedding.sent;
    let chosen = RwSignal::new(
        app.embedding.host.with_untracked(|it| it.as_ref().map(|it| it.contents)).unwrap_or_default(),
    );
    (move || app.embedding.host.get().map(|host| draw(app, host, chosen, sent))).into_any()
}

fn draw(app: App, host: Host, chosen: RwSignal<Contents>, sent: RwSignal<Sent>) -> AnyView {
    let label = if host.label.is_empty() { tr("Send the result").to_owned() } else { host.label.clone() };
    let to = text(tr("When you press the button, it goes to the page around this frame:"));
    let mut whom = vec![to, text(" "), say("b", "host-origin", &host.origin)];
    if host.may_read {
        whom.push(text(" "));
        whom.push(text(tr(
            "That page may also read the summary and the report without the button; not the files.",
        )));
    }
    let has_details = app.embedding.has_details;
    let what = move || say("p", "gloss", &contents(app, chosen.get()));
    let is_sent = move || sent.with(|it| it.as_ref().map(|it| it.0 == app.of_summary(|it| it.revision)));
    let news = move || match sent.get() {
        Some((_, words)) if is_sent() == Some(true) => words,
        Some((_, words)) => {
            [words.as_str(), " ", tr("The report has changed since: send it again.")].concat()
        }
        None => tr("Nothing has been sent yet.").to_owned(),
    };
    let press = move || {
        let chosen = chosen.get_untracked();
        app.embedding.wanted.set(Some((chosen, untrack(|| contents(app, chosen)))));
    };
    let press = button("primary", &label, String::new(), Box::new(press));
    let covered = tr(
        "The button waits until it can be seen: the page around this frame covers it. Tell whoever runs that page, or open the check by itself.",
    );
    let choices = Contents::ALL.map(|it| choice(it, chosen)).collect_view();
    view! {
        <section class="send" aria-labelledby="send-title">
            <div>
                <h2 id="send-title">{tr("What is sent")}</h2>
                <div class="send-choices" role="radiogroup" aria-labelledby="send-title">{choices}</div>
                {what}
            </div>
            <div class="send-to">
                {el("p", "gloss", whom)}
                <div class="send-press">
                    {press}
                    <button
                        type="button"
                        class="link"
                        aria-expanded=move || has_details.get().to_string()
                        on:click=move |_| has_details.update(|it| *it = !*it)
                    >
                        {tr("Details")}
                    </button>
                    <p id="send-covered" class="gloss" role="status" hidden>{covered}</p>
                    <p class="send-news" role="status" class:done=move || is_sent() == Some(true)>{news}</p>
                </div>
            </div>
        </section>
    }
    .into_any()
}

fn choice(contents: Contents, chosen: RwSignal<Contents>) -> AnyView {
    let is_chosen = move || chosen.get() == contents;
    view! {
        <label>
            <input type="radio" name="send" value=contents.code() prop:checked=is_chosen on:change=move |_| chosen.set(contents) />
            <span>{name(contents)}</span>
        </label>
    }
    .into_any()
}

fn name(contents: Contents) -> &'static str {
    tr(match contents {
        Contents::Summary => "Summary",
        Contents::Lines => "Report with all lines",
        Contents::Files => "Report and files",
    })
}

/// What the choice holds, in a sentence.
fn contents(app: App, contents: Contents) -> String {
    let named = is_named(app);
    app.of_summary(|summary| match contents {
        Contents::Summary => tr(if named {
            "Verdicts, counts, cost and dates at each volume, and the name of the file. No lines, no part numbers."
        } else {
            "Verdicts, counts, cost and dates at each volume. No lines, no part numbers, no file name."
        })
        .to_owned(),
        Contents::Lines => numbers::number_of(
            summary.line_count.into(),
            "The summary, and the report with its {} line: part number, quantity, prices, findings, names of files.",
            "The summary, and the report with its {} lines: part numbers, quantities, prices, findings, names of files.",
        ),
        Contents::Files => tr!(
            "The summary, the report with all lines, and these files as they are: {}.",
            list(own_files(summary, &host_files(app)).map(|it| it.1))
        ),
    })
}

/// The files that did not come from the host itself, with their places among all.
fn own_files<'v>(summary: &'v SummaryView, of_host: &'v [String]) -> impl Iterator<Item = (u16, &'v str)> {
    let all = (0_u16..).zip(summary.sources.iter().map(|it| it.name.as_str()));
    all.filter(|it| !of_host.iter().any(|name| name == it.1))
}

fn host_files(app: App) -> Vec<String> {
    app.embedding.host.with_untracked(|it| it.iter().flat_map(names_of).collect())
}

/// Sends what is wanted. The report may change while it is written, as where prices of the host come: then it is written
/// anew, as long as what stands beside the button says the same.
fn send(app: App) {
    let Some(engine) = app.engine() else { return };
    let Embedding { wanted, sent, .. } = app.embedding;
    let revision = move || untrack(|| app.of_summary(|it| it.revision));
    let of = revision();
    let Some((contents, words)) = wanted.get_untracked() else { return };
    spawn_local(async move {
        let gathered = gather(app, &engine, contents).await;
        // Another press, or one that is served already.
        if wanted.with_untracked(|it| it.as_ref().is_none_or(|it| it.0 != contents || it.1 != words)) {
            return;
        }
        let is_same = of == revision() && app.work.now.with_untracked(|it| *it == Work::Idle);
        let is_told = words == untrack(|| self::contents(app, contents));
        if gathered.is_some() && !is_same && is_told {
            return wanted.notify();
        }
        let _ = wanted.try_set(None);
        let Some((summary, others)) = gathered.filter(|_| is_same && is_told) else {
            let hint =
                tr("The report changed meanwhile, or could not be written. Press the button once more.");
            return app.notify(NoticeKind::Trouble, tr("Nothing was sent").to_owned(), hint.to_owned());
        };
        host::submit(contents, &summary, &others);
        let origin = app.embedding.host.with_untracked(|it| it.as_ref().map(|it| it.origin.clone()));
        let words = tr!("Sent to {}: {}.", origin.unwrap_or_default(), name(contents));
        let _ = sent.try_set(Some((of, words)));
    });
}

/// Everything that the user chose to send; `None` where a part of it could not be written.
async fn gather(
    app: App,
    engine: &EngineClient,
    contents: Contents,
) -> Option<(Parcel, Vec<(&'static str, Parcel)>)> {
    let summary = parcel(engine, Request::Export(result(app))).await?;
    let mut parts = Vec::new();
    if contents != Contents::Summary {
        parts.extend([ExportKind::Json, ExportKind::HtmlAlone].map(|it| ("report", Request::Export(it))));
    }
    if contents == Contents::Files {
        let of_host = host_files(app);
        let sources: Vec<u16> =
            untrack(|| app.of_summary(|it| own_files(it, &of_host).map(|it| it.0).collect()));
        parts.extend(sources.into_iter().map(|source| ("original", Request::File { source })));
    }
    let mut others = Vec::with_capacity(parts.len());
    for (role, request) in parts {
        others.push((role, parcel(engine, request).await?));
    }
    Some((summary, others))
}
