//! The words of `index.html` in the language that is spoken. They stand there in English, which is their key.

use std::cell::RefCell;

use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::{Element, Node};

use crate::domain::language::tr_text;

/// Where words of the page stand.
enum Place {
    Text(Node),
    Label(Element),
}

thread_local! {
    /// The words with their English.
    static WORDS: RefCell<Vec<(Place, String)>> = const { RefCell::new(Vec::new()) };
}

/// Notes all words of the page. Called before anything is drawn into it.
pub fn note() {
    // The languages are called as their speakers call them.
    let Ok(elements) = document().query_selector_all("body :not(script, noscript, #language *)") else {
        return;
    };
    let mut words = Vec::new();
    for element in (0..elements.length()).filter_map(|it| elements.item(it)) {
        let inside = element.child_nodes();
        for node in (0..inside.length()).filter_map(|it| inside.item(it)) {
            let text = node.text_content().unwrap_or_default();
            if node.node_type() == Node::TEXT_NODE && text.contains(|it: char| it.is_alphabetic()) {
                words.push((Place::Text(node), text));
            }
        }
        if let Ok(element) = element.dyn_into::<Element>()
            && let Some(label) = element.get_attribute("aria-label")
        {
            words.push((Place::Label(element), label));
        }
    }
    WORDS.set(words);
}

/// Says all words of the page in the language that is spoken.
pub fn say() {
    WORDS.with_borrow(|words| {
        for (place, english) in words {
            let said = translated(english);
            match place {
                Place::Text(node) => node.set_text_content(Some(&said)),
                Place::Label(element) => {
                    let _ = element.set_attribute("aria-label", &said);
                }
            }
        }
    });
}

/// A text with the blanks around it kept; those within it are as many as the page's source has.
fn translated(english: &str) -> String {
    let sentence = english.split_whitespace().collect::<Vec<_>>().join(" ");
    let blank = |is_there: bool| if is_there { " " } else { "" };
    let (starts, ends) = (english.starts_with(char::is_whitespace), english.ends_with(char::is_whitespace));
    [blank(starts), &tr_text(&sentence), blank(ends)].concat()
}
