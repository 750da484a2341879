//! Plain elements with a class and what is in them: one piece of program for all, where `view!` would make one for
//! each place. For parts that only show; what is pressed or typed into has its own.

use leptos::prelude::*;

/// An element; a class that is empty is none.
#[inline(never)]
pub fn el(tag: &'static str, class: &'static str, inside: Vec<AnyView>) -> AnyView {
    let class = Some(class).filter(|it| !it.is_empty());
    leptos::html::custom(tag).class(class).child(inside).into_any()
}

/// Words in an element.
pub fn say(tag: &'static str, class: &'static str, words: &str) -> AnyView {
    el(tag, class, vec![text(words)])
}

/// Words as they are.
#[inline(never)]
pub fn text(words: &str) -> AnyView {
    words.to_owned().into_any()
}

/// The head of a column or of a row.
#[inline(never)]
pub fn head(scope: &'static str, class: &'static str, inside: Vec<AnyView>) -> AnyView {
    view! { <th scope=scope class=class>{inside}</th> }.into_any()
}

/// A cell whose whole text is told where there is no room for it.
#[inline(never)]
pub fn cell(class: &'static str, title: &str, inside: Vec<AnyView>) -> AnyView {
    view! { <td class=class title=title.to_owned()>{inside}</td> }.into_any()
}

/// A button; its name for screen readers is `name`, or the words on it where that is empty.
#[inline(never)]
pub fn button(class: &'static str, words: &str, name: String, press: Box<dyn Fn()>) -> AnyView {
    let name = Some(name).filter(|it| !it.is_empty());
    view! {
        <button type="button" class=class aria-label=name on:click=move |_| press()>{words.to_owned()}</button>
    }
    .into_any()
}

/// A section with its heading, whose name on the page is `id`.
#[inline(never)]
pub fn section(id: &'static str, title: &str, inside: Vec<AnyView>) -> AnyView {
    view! {
        <section aria-labelledby=id>
            <h3 id=id>{title.to_owned()}</h3>
            {inside}
        </section>
    }
    .into_any()
}

/// A table or a text that may be wider or longer than its place, and can be scrolled by the keyboard.
#[inline(never)]
pub fn scroll(class: &'static str, name: String, inside: AnyView) -> AnyView {
    view! { <div class=class tabindex="0" role="region" aria-label=name>{inside}</div> }.into_any()
}
