//! What it costs at every volume: the table, and the curve beside it.

use leptos::prelude::*;

use super::chart::chart;
use crate::app::state::App;
use crate::app::words::{counted, grouped};
use crate::engine::protocol::LineFilter;
use crate::engine::view::{SummaryView, TierView};

/// Draws the section.
pub fn cost(app: App, summary: &SummaryView) -> AnyView {
    let cost = &summary.cost;
    let currency =
        if cost.currency.is_empty() { "no currency stated".to_owned() } else { cost.currency.clone() };
    let unpriced = cost.tiers.first().map_or(0, |tier| tier.unpriced);
    let missing = (unpriced > 0).then(|| {
        view! {
            <p class="hint">
                {counted(unpriced, "line")}
                " without a price: the true cost is higher than shown. Add a quote, a price list or a cart as part data. "
                <button type="button" class="link" on:click=move |_| app.show_lines(LineFilter::Unpriced)>"Show the lines"</button>
            </p>
        }
    });
    view! {
        <div class="two-columns cost">
            <section aria-labelledby="cost-title">
                <h2 id="cost-title">"Cost at every volume, "{currency}</h2>
                {missing}
                <div class="scroll" tabindex="0" role="region" aria-label="Table of costs">
                    <table class="small-table">
                        <thead>
                            <tr>
                                <th scope="col" class="num">"Boards"</th>
                                <th scope="col">"Phase"</th>
                                <th scope="col" class="num">"Per board"</th>
                                <th scope="col" class="num">"Parts"</th>
                                <th scope="col" class="num">"Left over"</th>
                                <th scope="col" class="num">"Total"</th>
                                <th scope="col" class="num">"Priced"</th>
                                <th scope="col" class="num">"Short"</th>
                            </tr>
                        </thead>
                        <tbody>{cost.tiers.iter().map(tier).collect_view()}</tbody>
                    </table>
                </div>
                <p class="gloss">
                    "Left over is what must be bought beyond the need: minimum orders and order multiples. \
                     Per board is the total, left-overs and all, by the good boards. "
                    {cost.scope.clone()}
                    " No tax. "
                    {cost.crossing.clone()}
                </p>
            </section>
            {cost.chart.as_ref().map(|it| chart(it, &cost.currency))}
        </div>
    }
    .into_any()
}

fn tier(tier: &TierView) -> AnyView {
    let fitted = tier.priced + tier.estimated + tier.unpriced;
    view! {
        <tr>
            <th scope="row" class="num">{tier.boards_text.clone()}</th>
            <td class="phase">{tier.phase.clone()}</td>
            <td class="num strong">{tier.per_board.clone()}</td>
            <td class="num">{tier.parts.clone()}</td>
            <td class="num">{tier.excess.clone()}</td>
            <td class="num">{tier.total.clone()}</td>
            <td class="num">{grouped(tier.priced)}" of "{grouped(fitted)}</td>
            <td class="num">{grouped(tier.short)}</td>
        </tr>
    }
    .into_any()
}
