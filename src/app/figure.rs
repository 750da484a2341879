//! A figure that the engine has laid out: here it only gets its elements.

use leptos::prelude::*;

use crate::engine::view::FigureView;

/// Draws it under a name of the page; what it shows is said in words beside it.
pub fn figure(id: &'static str, figure: &FigureView) -> AnyView {
    let (width, height) = (figure.width.to_string(), figure.height.to_string());
    let view_box = ["0 0 ", &width, " ", &height].concat();
    let shapes: Vec<AnyView> = figure
        .shapes
        .iter()
        .map(|it| view! { <path class=it.class.clone() d=it.path.clone() /> }.into_any())
        .collect();
    let labels: Vec<AnyView> = figure
        .labels
        .iter()
        .map(|it| view! { <text class=it.class.clone() x=it.x y=it.y>{it.text.clone()}</text> }.into_any())
        .collect();
    view! {
        <svg
            id=id
            class="figure"
            viewBox=view_box
            width=width
            height=height
            role="img"
            aria-label=[&figure.title, ". ", &figure.description].concat()
        >
            {shapes}
            {labels}
        </svg>
    }
    .into_any()
}
