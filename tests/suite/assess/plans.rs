//! Own stock first, several sellers for one need, fees, and offers chosen by hand.

use std::sync::Arc;

use bomlight::domain::assess::recost;
use bomlight::domain::cost::line_cost::Basis;
use bomlight::domain::cost::order::unit_price_at;
use bomlight::domain::cost::policy::Policy;
use bomlight::domain::export::labels::cost_steps;
use bomlight::domain::parts::{Offer, PriceBreak};
use bomlight::domain::place::Stated;
use bomlight::domain::report::Report;
use proptest::prelude::*;
use rust_decimal::Decimal;

use super::build::{evidence, in_stock, line, number, of_seller, offer, record, report, report_with};

/// Stock on the user's own shelf, at `price` a piece in the books where it is not empty.
fn own(stock: &str, price: &str, row: u32) -> Offer {
    let mut made = offer(price);
    made.is_own_stock = true;
    made.stock = Some(Stated { value: number(stock), evidence: evidence(1, row, stock) });
    made
}

fn numbers(report: &Report) -> [Decimal; 4] {
    let cost = &report.lines[0].cost.get(0).unwrap();
    [cost.need(), cost.on_hand(), cost.order(), cost.extended().unwrap()]
}

#[test]
fn own_stock_is_used_before_anything_is_bought() {
    let lines = || vec![line(2, "R1 R2", "ABC-1")];
    let priced = || record(2, "ABC-1", vec![offer("1:0.10")]);
    // 200 needed, 120 on the shelf, 80 bought at 0.10.
    let some = report(&[100], lines(), vec![priced(), record(3, "ABC-1", vec![own("120", "", 3)])]);
    assert_eq!(numbers(&some), ["200", "120", "80", "8"].map(number));
    assert_eq!(
        cost_steps(&some, &some.lines[0], some.lines[0].cost.get(0).unwrap()),
        [
            "2 per board × 100 boards = 200",
            "− 120 from own stock, at no cost, since the file states none → 80 to buy",
            "80 × 0.1 = 8 USD",
            "together 8 USD",
            "beyond the last price, which is for 1: it is held; ask for a quote",
            "estimate by the price curve of its class: about 0.0587 USD a piece, 0.037 to 0.10; no price, ask for a quote",
        ]
    );
    // The books say 0.04: 120 × 0.04 + 80 × 0.10 = 12.80.
    let booked = report(&[100], lines(), vec![priced(), record(3, "ABC-1", vec![own("120", "1:0.04", 3)])]);
    assert_eq!(numbers(&booked), ["200", "120", "80", "12.80"].map(number));
    let tier = &booked.tiers[0];
    assert_eq!((tier.parts, tier.excess, tier.total), (number("12.8"), number("0"), number("12.8")));
    // Two places of the warehouse add up; what is there for all is enough without any price.
    let two = vec![record(3, "ABC-1", vec![own("150", "", 3)]), record(4, "ABC-1", vec![own("60", "", 4)])];
    let enough = report(&[100], lines(), two);
    assert_eq!(numbers(&enough), ["200", "200", "0", "0"].map(number));
    assert_eq!(enough.tiers[0].coverage.priced, 1);
    assert_eq!(enough.lines[0].stock, Some(number("210")));
    // Not enough, and nobody sells the rest: not priced, never a total without the rest.
    let short = report(&[100], lines(), vec![record(3, "ABC-1", vec![own("150", "", 3)])]);
    assert_eq!(short.lines[0].cost.get(0).unwrap().basis(), Basis::Unpriced);
    assert_eq!(short.lines[0].cost.get(0).unwrap().extended(), None);
}

#[test]
fn own_stock_is_shared_by_the_lines_of_a_part_and_counted_once() {
    let lines = vec![line(2, "R1 R2 R3", "ABC-1"), line(3, "R4", "ABC-1")];
    let records =
        vec![record(2, "ABC-1", vec![offer("1:0.10")]), record(3, "ABC-1", vec![own("100", "", 3)])];
    let report = report(&[100], lines, records);
    let costs: Vec<_> = report.lines.iter().map(|it| it.cost.get(0).unwrap()).collect();
    assert_eq!(costs[0].on_hand(), number("100"));
    assert_eq!(costs[0].order(), number("300"));
    assert_eq!([costs[0].extended(), costs[1].extended()], [Some(number("22.5")), Some(number("7.5"))]);
}

#[test]
fn several_sellers_share_a_need_that_none_of_them_can_cover() {
    let sellers = || {
        vec![
            record(2, "ABC-1", vec![of_seller(in_stock(offer("1:0.10"), "60"), "Mouser", 2)]),
            record(3, "ABC-1", vec![of_seller(in_stock(offer("1:0.12"), "70"), "DigiKey", 3)]),
        ]
    };
    let made = |policy: Policy| {
        report_with(&[100], vec![line(2, "R1", "ABC-1")], sellers(), |it| it.policy = policy)
    };
    // 60 × 0.10 + 40 × 0.12 = 10.80.
    let shared = made(Policy::InStockFirst);
    let cost = &shared.lines[0].cost.get(0).unwrap();
    assert_eq!(numbers(&shared), ["100", "0", "100", "10.80"].map(number));
    assert_eq!(cost.unit_price(), Some(number("0.108")));
    assert_eq!(
        cost_steps(&shared, &shared.lines[0], *cost),
        [
            "1 per board × 100 boards = 100",
            "no seller has enough in stock: shared by 2 purchases",
            "Mouser: 60 × 0.1 = 6 USD",
            "DigiKey: 40 × 0.12 = 4.8 USD",
            "together 10.8 USD",
        ]
    );
    // These never share: all from the cheapest, on lead time.
    for policy in [Policy::Cheapest, Policy::OneSeller] {
        let single = made(policy);
        assert!(single.lines[0].cost.get(0).unwrap().plan().is_none(), "{policy:?}");
        assert_eq!(single.lines[0].cost.get(0).unwrap().order(), number("100"));
    }
    // All sellers together have less than it takes: one lead-time buy.
    let short = report(&[200], vec![line(2, "R1", "ABC-1")], sellers());
    assert!(short.lines[0].cost.get(0).unwrap().plan().is_none());
    assert_eq!(numbers(&short), ["200", "0", "200", "20"].map(number));
}

#[test]
fn two_packagings_of_a_seller_are_one_stock() {
    let cut = of_seller(in_stock(offer("1:0.10"), "60"), "Mouser", 2);
    let reel = of_seller(in_stock(offer("1:0.09"), "60"), "mouser", 3);
    let records = vec![record(2, "ABC-1", vec![cut]), record(3, "ABC-1", vec![reel])];
    let report = report(&[100], vec![line(2, "R1", "ABC-1")], records);
    assert!(report.lines[0].cost.get(0).unwrap().plan().is_none());
}

#[test]
fn a_fee_is_paid_once_and_weighs_in_the_choice() {
    let mut reel = of_seller(offer("1:0.05"), "DigiKey", 2);
    reel.fee = Some(number("7"));
    reel.packaging = Some("Digi-Reel".to_owned());
    let cut = of_seller(offer("1:0.08"), "DigiKey", 3);
    let records = || vec![record(2, "ABC-1", vec![reel.clone()]), record(3, "ABC-1", vec![cut.clone()])];
    let report = report(&[100, 1_000], vec![line(2, "R1", "ABC-1")], records());
    let [few, many] = [&report.lines[0].cost.get(0).unwrap(), &report.lines[0].cost.get(1).unwrap()];
    // 100 × 0.08 = 8 is less than 100 × 0.05 + 7 = 12; 1,000 × 0.05 + 7 = 57 is less than 80.
    assert_eq!((few.extended(), few.plan().is_none()), (Some(number("8")), true));
    assert_eq!(many.extended(), Some(number("57")));
    assert_eq!(many.plan().as_ref().unwrap().fees(), number("7"));
    let tier = &report.tiers[1];
    assert_eq!((tier.parts, tier.excess, tier.total), (number("57"), number("0"), number("57")));
    let steps = cost_steps(&report, &report.lines[0], *many);
    assert!(steps.contains(&"+ 7 USD fee for the packaging = 57 USD".to_owned()), "{steps:?}");
}

#[test]
fn an_offer_chosen_by_hand_is_bought_whatever_the_policy_says() {
    let cheap = of_seller(in_stock(offer("1:0.05"), "9999"), "Mouser", 2);
    let dear = of_seller(offer("1:0.50"), "DigiKey", 3);
    let place = dear.place();
    let records = vec![record(2, "ABC-1", vec![cheap]), record(3, "ABC-1", vec![dear])];
    let lines = vec![line(2, "R1", "ABC-1"), line(3, "R2", "ABC-1")];
    let by_policy = report(&[10], lines, records);
    assert_eq!(by_policy.tiers[0].total, number("1"));
    let mut settings = by_policy.settings.clone();
    settings.by_hand.choose_offer(by_policy.lines[1].line.key(), place);
    let by_hand = recost(by_policy.clone(), settings.clone());
    assert_eq!(by_hand.tiers[0].total, number("10"));
    for line in &by_hand.lines {
        assert!(line.cost.get(0).unwrap().is_by_hand());
        assert!(
            cost_steps(&by_hand, line, line.cost.get(0).unwrap())
                .contains(&"offer chosen by hand".to_owned())
        );
    }
    settings.by_hand.choose_offer(by_policy.lines[1].line.key(), None);
    assert_eq!(recost(by_hand, settings), by_policy);
}

#[test]
fn a_choice_that_cannot_be_kept_is_a_finding() {
    let lines = vec![line(2, "R1", "ABC-1")];
    let records = vec![record(2, "ABC-1", vec![of_seller(offer("1:0.05"), "Mouser", 2)])];
    let gone = of_seller(offer("1:1"), "Gone", 77).place();
    let report = report_with(&[10], lines, records, |it| {
        it.by_hand.choose_offer(line(2, "R1", "").key(), gone);
    });
    assert_eq!(report.tiers[0].total, number("0.5"));
    assert!(report.findings.iter().any(|it| it.code == "cost.choice-gone" && it.place.line == Some(0)));
}

/// Sellers with a stock and a ladder that falls.
fn sellers() -> impl Strategy<Value = Vec<Offer>> {
    let steps = proptest::collection::btree_map(1_u32..40, 1_u32..50, 1..4);
    let one = (steps, 1_u32..40, proptest::option::of(1_u32..20), 0_u32..3);
    proptest::collection::vec(one, 2..4).prop_map(|list| {
        let made = list.into_iter().zip(2..).map(|((steps, stock, moq, fee), row)| {
            let mut made = of_seller(in_stock(offer(""), &stock.to_string()), &format!("seller {row}"), row);
            let mut price = 200;
            made.breaks = steps
                .into_iter()
                .map(|(quantity, less)| {
                    price -= less;
                    PriceBreak { quantity: quantity.into(), unit_price: Decimal::new(price.into(), 2) }
                })
                .collect();
            made.moq = moq.map(Decimal::from);
            made.fee = (fee > 0).then(|| Decimal::from(fee));
            made
        });
        made.collect()
    })
}

/// What `quantity` pieces cost exactly at an offer, within its stock; `None` where they cannot be bought.
fn price_of(offer: &Offer, quantity: u32) -> Option<Decimal> {
    let pieces = Decimal::from(quantity);
    if quantity == 0 {
        return Some(Decimal::ZERO);
    }
    let is_legal = offer.moq.is_none_or(|it| pieces >= it) && pieces <= offer.stock.as_ref()?.value;
    let price = unit_price_at(&offer.breaks, pieces).filter(|_| is_legal)?;
    Some(pieces * price + offer.fee.unwrap_or_default())
}

/// The lowest total of all divisions over the sellers that give at least `need` pieces.
fn cheapest_division(offers: &[Offer], need: u32) -> Option<Decimal> {
    let Some((first, others)) = offers.split_first() else { return (need == 0).then_some(Decimal::ZERO) };
    (0..=40_u32)
        .filter_map(|it| {
            let own = price_of(first, it)?;
            Some(own + cheapest_division(others, need.saturating_sub(it))?)
        })
        .min()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_division_over_the_sellers_is_cheaper(offers in sellers(), need in 1_u32..90) {
        let records: Vec<_> =
            offers.iter().zip(2..).map(|(it, row)| record(row, "ABC-1", vec![it.clone()])).collect();
        let report = report(&[need], vec![line(2, "R1", "ABC-1")], records);
        let cost = &report.lines[0].cost.get(0).unwrap();
        if let Some(plan) = &cost.plan() {
            prop_assert_eq!(Some(plan.total()), cost.extended());
            prop_assert!(plan.bought() >= Decimal::from(need));
            prop_assert_eq!(plan.bought(), cost.order());
        }
        let covers = |it: &&Offer| (need..=40).any(|quantity| price_of(it, quantity).is_some());
        if !offers.iter().any(|it| covers(&it)) && let Some(best) = cheapest_division(&offers, need) {
            let plan = cost.plan().as_ref().map(|it| it.purchases().count());
            prop_assert!(plan.is_some_and(|it| it > 1), "{plan:?} {best}");
            prop_assert_eq!(cost.extended(), Some(best));
        }
        let sum = report.tiers[0].parts + report.tiers[0].attrition + report.tiers[0].excess;
        prop_assert_eq!(sum, report.tiers[0].total);
    }
}

#[test]
fn offers_that_are_shared_stay_shared() {
    let shared = Arc::new(offer("1:0.10"));
    let mut records = vec![record(2, "ABC-1", Vec::new())];
    records[0].facts.offers.push(Arc::clone(&shared));
    let report = report(&[1], vec![line(2, "R1", "ABC-1"), line(3, "R2", "ABC-1")], records);
    assert!(report.lines.iter().all(|it| it.offers.len() == 1 && Arc::ptr_eq(&it.offers[0], &shared)));
}
