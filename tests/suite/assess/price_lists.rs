//! The exact price against an independent program's expected prices, where the shared data are at hand.

use bomlight::domain::cost::exact::exact_of_offer;
use rust_decimal::Decimal;

use super::build::{number, offer};

#[test]
fn an_exact_price_is_need_times_the_highest_break() {
    let ladder = offer("1:0.10 100:0.05 1000:0.02");
    let exact = exact_of_offer(number("900"), &ladder).unwrap();
    assert_eq!(
        (exact.order, exact.unit_price, exact.extended),
        (number("900"), number("0.05"), number("45.00"))
    );
    assert_eq!(exact_of_offer(number("9"), &offer("10:0.05")), None);
    let mut reel = offer("1:0.05");
    reel.moq = Some(number("500"));
    assert_eq!(exact_of_offer(number("499"), &reel), None);
}

#[test]
fn kicost_prices_are_ours_to_the_last_digit() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/catalog/kicost/kicost_ground_truth.csv");
    let Ok(mut reader) = csv::Reader::from_path(path) else {
        println!("skipped: no shared catalog");
        return;
    };
    let mut checked = 0;
    for row in reader.records().map(Result::unwrap) {
        let [needed, moq, rate, ladder, unit, extended] = [4, 5, 7, 8, 9, 10].map(|it| row.get(it).unwrap());
        let (Ok(needed), Ok(moq)) = (needed.parse::<Decimal>(), moq.parse::<Decimal>()) else { continue };
        // Another currency, or less than the MOQ: KiCost expects no comparable price.
        if !rate.is_empty()
            || needed < moq
            || unit.is_empty()
            || ladder.is_empty()
            || needed.is_zero()
            || moq.is_zero()
        {
            continue;
        }
        let exact = exact_of_offer(needed, &offer(&ladder.replace(';', " "))).unwrap();
        assert_eq!(exact.unit_price, number(unit), "{row:?}");
        // KiCost keeps four decimals of the extended price.
        assert!((exact.extended - number(extended)).abs() <= Decimal::new(5, 5), "{row:?}");
        checked += 1;
    }
    println!("{checked} prices compared");
    assert_eq!(checked, 3_558);
}
