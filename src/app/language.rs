//! The language of the screen: chosen in the settings, by the browser, or by the page around it.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::page_words;
use super::state::{App, Engine, NoticeKind, Report, Work};
use crate::domain::language::{Language, speak_by, tr};
use crate::engine::protocol::{Request, Response};
use crate::web::{catalog, page};

impl App {
    /// Speaks a language from now on, on the screen and in the engine. What is open stays open.
    pub fn speak(self, language: Language) {
        let before = self.speech.wanted.get_value();
        if before == language {
            return;
        }
        self.speech.wanted.set_value(language);
        spawn_local(async move {
            let Ok(text) = catalog::load(language).await else {
                self.speech.wanted.set_value(before);
                return self.notify(
                    NoticeKind::Trouble,
                    tr("The language could not be loaded").to_owned(),
                    tr("Look whether the network is there, and choose the language again.").to_owned(),
                );
            };
            // Meanwhile another language may have been chosen.
            if self.speech.wanted.get_value() != language {
                return;
            }
            speak_by(language, &text);
            // An engine that is at rest answers at once, and nothing is drawn in two languages; another one may take long.
            let is_at_rest = self.is_at_rest();
            if !is_at_rest {
                self.turn_to(language);
            }
            let answer = match self.engine() {
                Some(engine) => engine.ask(Request::Speak { language, catalog: text }).await.ok(),
                None => None,
            };
            if is_at_rest {
                self.turn_to(language);
            }
            if let Some(Response::Summary { summary: Some(summary), .. }) = answer.map(|it| it.response) {
                self.report.set(Report::Open((*summary).into()));
            }
        });
    }

    fn is_at_rest(self) -> bool {
        self.engine.health.get_untracked() == Engine::Ready
            && self.work.now.with_untracked(|work| *work == Work::Idle)
    }

    /// Draws the page anew in the language that is spoken.
    fn turn_to(self, language: Language) {
        page::set_language(language.tag());
        page_words::say();
        self.speech.language.set(language);
    }
}
