//! The cost curve as SVG. Geometry comes from the report; here it only gets its elements.

use super::markup::Html;
use crate::domain::export::chart::{Chart, Point};
use crate::domain::language::tr;
use crate::domain::words::gap;

/// Room around the plot for ticks and units, in user units.
const LEFT: f32 = 66.0;
const RIGHT: f32 = 34.0;
const TOP: f32 = 42.0;
const BOTTOM: f32 = 52.0;

/// Writes the curve. `currency` is empty where no price names one; `is_whole`: the cost is that of the whole board and
/// not of its parts alone.
pub(super) fn write(html: &mut Html, chart: &Chart, currency: &str, is_whole: bool) {
    let (right, bottom) = (chart.width, chart.height);
    html.raw("<figure class=\"report-curve\">\n<svg viewBox=\"").coordinate(-LEFT).raw(" ").coordinate(-TOP);
    html.raw(" ").coordinate(LEFT + right + RIGHT).raw(" ").coordinate(TOP + bottom + BOTTOM);
    html.raw("\" role=\"img\" aria-labelledby=\"curve-title curve-text\">\n");
    html.raw("<title id=\"curve-title\">").text(tr(if is_whole {
        "Cost per good board over the number of boards"
    } else {
        "Cost of parts per board over the number of boards"
    }));
    html.raw("</title>\n");
    html.raw("<desc id=\"curve-text\">").text(&chart.description).raw("</desc>\n");
    for tick in &chart.x_ticks {
        rule(html, tick.label.is_empty(), [tick.at, 0.0, tick.at, bottom]);
        label(html, "curve-x", tick.at, bottom + 9.0, &tick.label);
    }
    for tick in &chart.y_ticks {
        rule(html, tick.label.is_empty(), [0.0, tick.at, right, tick.at]);
        label(html, "curve-y", -10.0, tick.at, &tick.label);
    }
    html.raw("<path class=\"curve-line\" d=\"").text(&chart.path).raw("\"/>\n");
    if let Some(crossing) = &chart.crossing {
        html.raw("<path class=\"curve-crossing\" d=\"M").coordinate(crossing.at).raw(" 0.0 L");
        html.coordinate(crossing.at).raw(" ").coordinate(bottom).raw("\"/>\n");
        // A falling curve leaves the top free, but for its beginning.
        let has_room = crossing.at > right / 2.0;
        let (class, beside) =
            if has_room { ("curve-cross curve-label-end", -6.0) } else { ("curve-cross", 6.0) };
        label(html, class, crossing.at + beside, 14.0, &crossing.label);
    }
    for (index, point) in chart.points.iter().enumerate() {
        html.raw("<circle class=\"curve-point\" cx=\"").coordinate(point.x).raw("\" cy=\"");
        html.coordinate(point.y).raw("\" r=\"4\"/>");
        let next = chart.points.get(index + 1);
        let (class, x, y) = label_position(point, next, index == 0, right);
        label(html, class, x, y, &point.label);
    }
    label(html, "curve-unit", right / 2.0, bottom + 34.0, tr("Boards per build, log scale"));
    let unit = match (currency.is_empty(), is_whole) {
        (true, true) => tr("Per good board, log scale").to_owned(),
        (true, false) => tr("Parts per board, log scale").to_owned(),
        (false, true) => tr!("{} per good board, log scale", currency),
        (false, false) => tr!("{} of parts per board, log scale", currency),
    };
    label(html, "curve-unit curve-unit-y", -LEFT + 4.0, -22.0, &unit);
    html.raw("</svg>\n<figcaption>").text(&chart.description).text(gap());
    html.text(tr("The table has the numbers.")).raw("</figcaption>\n</figure>\n");
}

/// Labels stand above and to the right of a falling curve; those at the edges turn inwards.
fn label_position(
    point: &Point,
    next: Option<&Point>,
    is_first: bool,
    right: f32,
) -> (&'static str, f32, f32) {
    let rises = next.is_some_and(|next| next.y < point.y - 2.0);
    let y = if rises { point.y + 20.0 } else { point.y - 10.0 };
    if point.x > right - 30.0 {
        ("curve-label curve-label-end", point.x + 6.0, y)
    } else if is_first {
        ("curve-label curve-label-start", point.x + 8.0, y + 2.0)
    } else {
        ("curve-label curve-label-start", point.x + 2.0, y)
    }
}

fn rule(html: &mut Html, is_minor: bool, [x1, y1, x2, y2]: [f32; 4]) {
    html.raw(if is_minor {
        "<path class=\"curve-grid curve-minor\" d=\"M"
    } else {
        "<path class=\"curve-grid\" d=\"M"
    });
    html.coordinate(x1)
        .raw(" ")
        .coordinate(y1)
        .raw(" L")
        .coordinate(x2)
        .raw(" ")
        .coordinate(y2)
        .raw("\"/>\n");
}

fn label(html: &mut Html, class: &'static str, x: f32, y: f32, text: &str) {
    if text.is_empty() {
        return;
    }
    html.raw("<text class=\"").raw(class).raw("\" x=\"").coordinate(x).raw("\" y=\"").coordinate(y);
    html.raw("\">").text(text).raw("</text>\n");
}
