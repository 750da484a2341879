//! The order of one offer: legal, enough, and never beaten by any other legal quantity.

use bomlight::domain::cost::choice::choose;
use bomlight::domain::cost::order::{order, unit_price_at};
use bomlight::domain::parts::{Offer, PriceBreak};
use proptest::prelude::*;
use rust_decimal::Decimal;

use super::build::{in_stock, lead_days, number, offer};

/// Each row: ladder, MOQ, multiple, need → order, unit price, total. All totals were computed by hand;
/// the file says how.
#[test]
fn worked_examples() {
    let table = include_str!("../../fixtures/assess/orders.csv");
    let mut checked = 0;
    for row in table.lines().filter(|it| !it.starts_with('#') && !it.starts_with("ladder")) {
        let cells: Vec<&str> = row.split(',').map(str::trim).collect();
        let mut offer = offer(cells[0]);
        offer.moq = cells[1].parse().ok();
        offer.multiple = cells[2].parse().ok();
        let found = order(number(cells[3]), Decimal::ZERO, &offer).unwrap();
        assert_eq!(
            (found.quantity, found.unit_price, found.total),
            (number(cells[4]), number(cells[5]), number(cells[6])),
            "{row}"
        );
        checked += 1;
    }
    assert!(checked >= 12);
}

#[test]
fn attrition_is_bought_too() {
    let found = order(number("200"), number("20"), &offer("1:0.10")).unwrap();
    assert_eq!(found.quantity, number("220"));
}

#[test]
fn no_price_is_no_order_and_a_price_of_zero_is_none() {
    assert_eq!(order(number("10"), Decimal::ZERO, &offer("")), None);
    assert_eq!(order(number("10"), Decimal::ZERO, &offer("1:0")), None);
    assert_eq!(order(number("10"), Decimal::ZERO, &offer("1:0 10:0.5")).unwrap().unit_price, number("0.5"));
}

#[test]
fn numbers_beyond_a_decimal_are_unpriced_and_never_a_crash() {
    let huge = Decimal::MAX;
    assert_eq!(order(huge, huge, &offer("1:0.1")), None);
    assert_eq!(order(huge, Decimal::ZERO, &offer("1:1000")), None);
}

#[test]
fn stock_first_then_total_then_order_then_lead_time() {
    let pick = |offers: &[Offer]| {
        choose(number("100"), Decimal::ZERO, offers.iter().enumerate()).map(|it| (it.offer, it.in_stock))
    };
    let cheap_but_short = in_stock(offer("1:0.05"), "50");
    let dear_in_stock = in_stock(offer("1:0.09"), "100");
    assert_eq!(pick(&[cheap_but_short.clone(), dear_in_stock]), Some((1, true)));
    // Nobody has enough: the cheapest, bought on lead time.
    assert_eq!(pick(&[offer("1:0.06"), cheap_but_short]), Some((1, false)));
    // The same total: fewer pieces.
    let mut reel = offer("1:0.04");
    reel.moq = Some(number("125"));
    assert_eq!(pick(&[reel, offer("1:0.05")]), Some((1, false)));
    // The same order: the shorter lead time; unknown is never the shorter one.
    let known = lead_days(offer("1:0.05"), 300);
    assert_eq!(pick(&[offer("1:0.05"), known.clone(), lead_days(offer("1:0.05"), 20)]), Some((2, false)));
    assert_eq!(pick(&[offer("1:0.05"), known]), Some((1, false)));
    assert_eq!(pick(&[]), None);
}

/// Ladders in whole pieces with prices of four decimals, not always falling.
fn ladders() -> impl Strategy<Value = Offer> {
    let steps = proptest::collection::btree_map(1_u32..400, 1_u32..5_000, 1..6);
    (steps, proptest::option::of(1_u32..300), proptest::option::of(1_u32..60)).prop_map(
        |(steps, moq, multiple)| {
            let mut made = offer("");
            made.breaks = steps
                .into_iter()
                .map(|(quantity, price)| PriceBreak {
                    quantity: quantity.into(),
                    unit_price: Decimal::new(price.into(), 4),
                })
                .collect();
            made.moq = moq.map(Decimal::from);
            made.multiple = multiple.map(Decimal::from);
            made
        },
    )
}

fn is_legal(quantity: u32, need: u32, offer: &Offer) -> bool {
    let quantity = Decimal::from(quantity);
    let multiple = offer.multiple.unwrap_or(Decimal::ONE);
    quantity >= Decimal::from(need)
        && offer.moq.is_none_or(|it| quantity >= it)
        && (quantity % multiple).is_zero()
        && unit_price_at(&offer.breaks, quantity).is_some()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 10_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_legal_quantity_is_cheaper(offer in ladders(), need in 1_u32..500) {
        let found = order(need.into(), Decimal::ZERO, &offer).unwrap();
        // Beyond the top break, the MOQ and the need, raised by one multiple, more pieces only cost more.
        let best = (1..=1_000_u32)
            .filter(|it| is_legal(*it, need, &offer))
            .map(|it| (Decimal::from(it) * unit_price_at(&offer.breaks, it.into()).unwrap(), Decimal::from(it)))
            .min()
            .unwrap();
        prop_assert_eq!((found.total, found.quantity), best);
    }

    #[test]
    fn an_order_is_legal_and_enough(offer in ladders(), need in 0_u32..5_000, tenths in 0_u32..10) {
        let need = Decimal::new((need * 10 + tenths).into(), 1);
        let found = order(need, Decimal::ZERO, &offer).unwrap();
        prop_assert!(found.quantity >= need);
        prop_assert_eq!(found.total, found.quantity * found.unit_price);
        if !need.is_zero() {
            let whole = found.quantity.to_string().parse::<u32>().unwrap();
            prop_assert!(is_legal(whole, 0, &offer));
        }
    }

    #[test]
    fn more_need_never_costs_less(offer in ladders(), need in 1_u32..3_000, more in 1_u32..500) {
        let less = order(need.into(), Decimal::ZERO, &offer).unwrap();
        let more = order((need + more).into(), Decimal::ZERO, &offer).unwrap();
        prop_assert!(more.total >= less.total);
    }
}
