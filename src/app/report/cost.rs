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
                                <th scope="col" class="phase">"Process"</th>
                                <th scope="col" class="num">"Per board"</th>
                                <th scope="col" class="num">"Total"</th>
                                <th scope="col" class="num">"Priced"</th>
                                <th scope="col" class="num">"Short"</th>
                            </tr>
                        </thead>
                        <tbody>{cost.tiers.iter().map(tier).collect_view()}</tbody>
                    </table>
                </div>
                {breakdown(&cost.tiers)}
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
            <td class="phase">{if tier.process.is_empty() { "parts alone".to_owned() } else { tier.process.clone() }}</td>
            <td class="num strong">{tier.per_board.clone()}</td>
            <td class="num">{tier.total.clone()}</td>
            <td class="num">{grouped(tier.priced)}" of "{grouped(fitted)}</td>
            <td class="num">{grouped(tier.short)}</td>
        </tr>
    }
    .into_any()
}

/// What the total of each volume is made of: the columns add up to it.
fn breakdown(tiers: &[TierView]) -> AnyView {
    let mut kinds: Vec<(String, String)> = Vec::new();
    for share in tiers.iter().flat_map(|tier| &tier.shares) {
        if !kinds.iter().any(|(code, _)| *code == share.code) {
            kinds.push((share.code.clone(), share.label.clone()));
        }
    }
    let boards =
        tiers.iter().map(|tier| view! { <th scope="col" class="num">{tier.boards_text.clone()}</th> });
    let rows = kinds.into_iter().map(|(code, label)| {
        let cells = tiers.iter().map(|tier| {
            let amount = tier.shares.iter().find(|it| it.code == code).map(|it| it.amount.clone());
            view! { <td class="num">{amount.unwrap_or_else(|| "–".to_owned())}</td> }
        });
        view! { <tr><th scope="row">{label}</th>{cells.collect_view()}</tr> }
    });
    let totals = tiers.iter().map(|tier| view! { <td class="num strong">{tier.total.clone()}</td> });
    view! {
        <h3>"What the total is made of"</h3>
        <div class="scroll" tabindex="0" role="region" aria-label="Table of what the totals are made of">
            <table class="small-table">
                <thead><tr><th scope="col">"Boards"</th>{boards.collect_view()}</tr></thead>
                <tbody>
                    {rows.collect_view()}
                    <tr><th scope="row">"Total"</th>{totals.collect_view()}</tr>
                </tbody>
            </table>
        </div>
    }
    .into_any()
}
