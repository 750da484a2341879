//! What must be told beside the report: what could not be done, a newer version, the running work.

use leptos::prelude::*;

use super::icon::Icon;
use super::state::{App, Notice, NoticeKind, Work};
use crate::domain::language::tr;
use crate::engine::protocol::{Progress, Stage};

/// The notices, the newest last. They stay until they are put away.
pub fn notices(app: App) -> impl IntoView {
    view! {
        <div class="notices">
            <For each=move || app.news.notices.get() key=|notice| notice.id children=move |it| notice(app, it) />
        </div>
    }
}

fn notice(app: App, notice: Notice) -> AnyView {
    let Notice { id, kind, title, hint } = notice;
    let reload = (kind == NoticeKind::Stale).then(|| {
        view! { <button type="button" on:click=|_| drop(location().reload())>{tr("Reload")}</button> }
    });
    view! {
        <div class="notice" role="alert">
            {Icon::Warning.draw()}
            <p><strong>{title}</strong>" "{hint}</p>
            {reload}
            <button type="button" class="quiet square" aria-label=tr("Put away") on:click=move |_| app.news.dismiss(id)>
                {Icon::Close.draw()}
            </button>
        </div>
    }
    .into_any()
}

/// What is being done, how far it is, and the way out. Drawn only for work that takes its time.
pub fn progress(app: App) -> impl IntoView {
    let is_shown =
        Memo::new(move |_| app.work.now.with(|work| matches!(work, Work::Running { shown: true, .. })));
    move || is_shown.get().then(|| running(app))
}

fn running(app: App) -> AnyView {
    let read = move |read: fn(&str, Option<Progress>) -> String| {
        app.work.now.with(|work| match work {
            Work::Running { what, progress, .. } => read(what, *progress),
            Work::Idle => String::new(),
        })
    };
    // Without a value the bar only says that something goes on.
    let percent = move || {
        app.work.now.with(|work| match work {
            Work::Running { progress: Some(it), .. } if it.percent > 0 => Some(it.percent.to_string()),
            _ => None,
        })
    };
    view! {
        <div class="work" role="group" aria-label=tr("Progress")>
            <p>{move || read(words)}</p>
            <progress max="100" value=percent aria-label=tr("Progress")></progress>
            <button type="button" on:click=move |_| app.cancel()>{tr("Cancel")}</button>
        </div>
    }
    .into_any()
}

/// "Reading board.csv…", then "Understanding the columns…", "Checking the lines…"; the bar shows how far it is.
fn words(what: &str, progress: Option<Progress>) -> String {
    let Some(progress) = progress else { return [what, "…"].concat() };
    match progress.stage {
        Stage::Reading => [what, "…"].concat(),
        Stage::Understanding => tr("Understanding the columns…").to_owned(),
        Stage::Checking => tr("Checking the lines…").to_owned(),
    }
}
