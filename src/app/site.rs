//! What the operator of the site sets of the page: name, logo, color, what is off, the foot, what is said of privacy.
//!
//! Mistakes in the config are for the operator: they stand in the settings of the page and in the console, and customers
//! meet none of them.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::page::by_id;
use crate::engine::view::SiteView;

/// Shows what the site sets.
pub fn show(site: &SiteView) {
    show_brand(site);
    show_accent(site);
    if let Some(root) = document().document_element()
        && !site.off.is_empty()
    {
        // The style sheet hides what is named here.
        let _ = root.set_attribute("data-off", &site.off.join(" "));
    }
    if let Some(words) = by_id::<HtmlElement>("site-privacy") {
        words.set_hidden(!site.sees_parts);
    }
    show_foot(site);
    show_problems(&site.problems);
}

fn show_brand(site: &SiteView) {
    let Some(brand) = by_id::<Element>("brand") else { return };
    if !site.link.is_empty() {
        let _ = brand.set_attribute("href", &site.link);
    }
    if !site.name.is_empty() || !site.logo.is_empty() {
        let name = if site.name.is_empty() { "Bomlight" } else { &site.name };
        brand.set_text_content(None);
        let logo = if site.logo.is_empty() { None } else { child(&brand, "img") };
        if let Some(logo) = logo {
            let _ = logo.set_attribute("src", &site.logo);
            let _ = logo.set_attribute("alt", "");
            let _ = logo.set_attribute("class", "logo");
        }
        if let Some(words) = child(&brand, "span") {
            words.set_text_content(Some(name));
        }
    }
}

/// One accent is enough: what belongs to it is mixed from it and the paper.
fn show_accent(site: &SiteView) {
    let Some(root) = document().document_element().and_then(|it| it.dyn_into::<HtmlElement>().ok()) else {
        return;
    };
    let (light, dark) = (site.accent.as_str(), site.accent_dark.as_str());
    if light.is_empty() && dark.is_empty() {
        return;
    }
    let (light, dark) = match (light, dark) {
        ("", dark) => ("#174a7c".to_owned(), dark.to_owned()),
        (light, "") => (light.to_owned(), ["color-mix(in oklab, ", light, " 35%, white)"].concat()),
        (light, dark) => (light.to_owned(), dark.to_owned()),
    };
    let style = root.style();
    let _ = style.set_property("--accent", &["light-dark(", &light, ", ", &dark, ")"].concat());
    let _ = style.set_property("--accent-soft", "color-mix(in oklab, var(--accent) 6%, var(--paper))");
}

fn show_foot(site: &SiteView) {
    let Some(foot) = by_id::<HtmlElement>("site-foot") else { return };
    foot.set_text_content(None);
    foot.set_hidden(site.legal_text.is_empty() && site.legal_links.is_empty());
    if let Some(words) = child(&foot, "p").filter(|_| !site.legal_text.is_empty()) {
        words.set_text_content(Some(&site.legal_text));
    }
    for (words, href) in &site.legal_links {
        if let Some(link) = child(&foot, "a") {
            let _ = link.set_attribute("href", href);
            let _ = link.set_attribute("rel", "noopener noreferrer");
            link.set_text_content(Some(words));
        }
    }
}

fn show_problems(problems: &[String]) {
    for problem in problems {
        gloo_console::warn!(["config: ", problem].concat());
    }
    let Some(list) = by_id::<HtmlElement>("site-problems") else { return };
    list.set_text_content(None);
    for problem in problems {
        if let Some(item) = child(&list, "li") {
            item.set_text_content(Some(problem));
        }
    }
    if let Some(frame) = by_id::<HtmlElement>("site-config") {
        frame.set_hidden(problems.is_empty());
    }
}

/// A new element at the end of another.
fn child(of: &Element, tag: &str) -> Option<Element> {
    let element = document().create_element(tag).ok()?;
    of.append_child(&element).ok()?;
    Some(element)
}
