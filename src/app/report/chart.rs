//! The curve of cost per board over boards. The engine has laid it out; here it is drawn.

use leptos::prelude::*;

use crate::engine::view::ChartView;

/// Room around the curve for the labels, in the chart's own units.
const LEFT: f32 = 64.0;
const TOP: f32 = 24.0;
const RIGHT: f32 = 40.0;
const BOTTOM: f32 = 44.0;

/// Draws the curve; the table beside it says the same in numbers.
pub fn chart(chart: &ChartView, currency: &str) -> AnyView {
    let (width, height) = (chart.width, chart.height);
    let view_box =
        [-LEFT, -TOP, width + LEFT + RIGHT, height + TOP + BOTTOM].map(|it| it.to_string()).join(" ");
    let columns = chart.x_ticks.iter().map(|tick| {
        view! {
            <line class="grid" x1=tick.at x2=tick.at y1="0" y2=height />
            <text class="tick" x=tick.at y=height + 18.0 text-anchor="middle">{tick.label.clone()}</text>
        }
        .into_any()
    });
    let rows = chart.y_ticks.iter().map(|tick| {
        view! {
            <line class="grid" x1="0" x2=width y1=tick.at y2=tick.at />
            <text class="tick" x="-8" y=tick.at + 4.0 text-anchor="end">{tick.label.clone()}</text>
        }
        .into_any()
    });
    let points = chart.points.iter().map(|point| {
        view! {
            <circle class="point" cx=point.x cy=point.y r="3.5" />
            <text class="value" x=point.x + 6.0 y=point.y - 8.0>{point.label.clone()}</text>
        }
        .into_any()
    });
    view! {
        <figure class="chart">
            <figcaption>"Cost per board in "{currency.to_owned()}" over the number of boards, both on a logarithmic scale"</figcaption>
            <svg viewBox=view_box role="img" aria-labelledby="chart-title chart-text">
                <title id="chart-title">"Cost per board by number of boards"</title>
                <desc id="chart-text">{chart.description.clone()}</desc>
                {columns.collect_view()}
                {rows.collect_view()}
                <path class="curve" d=chart.path.clone() />
                {points.collect_view()}
                <text class="tick" x=width y=height + 36.0 text-anchor="end">"boards"</text>
            </svg>
        </figure>
    }
    .into_any()
}
