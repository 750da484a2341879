//! The plan of a build: dates worked out by hand, and what must hold for all plans.

use bomlight::domain::day::Day;
use bomlight::domain::parts::supply::{Gap, PartSupply};
use bomlight::domain::profile::allowances::{Allowances, PhaseTimes};
use bomlight::domain::report::Report;
use bomlight::domain::settings::Settings;
use bomlight::domain::supply::part::parts_of;
use bomlight::domain::supply::plan::gains::{Gain, Way, gains};
use bomlight::domain::supply::plan::{Item, Plan, earliest_ship};
use proptest::prelude::*;

use super::build::{in_stock, lead_days, line, number, offer, record, report_with};

/// Round figures, so that a date can be told by hand: five days around a purchase, ten after the build start.
fn allowances() -> Allowances {
    let times = PhaseTimes { setup: 0, pcb: 7, assembly: 7, test: 1, shipping: 2 };
    let (prototype, pilot, mass) = (times, times, PhaseTimes { setup: 84, ..times });
    Allowances { transit: 3, receiving: 1, safety: 1, spot_buy: 14, prototype, pilot, mass }
}

fn settings(date: &str) -> Settings {
    let mut settings = Settings::parts_alone(date);
    settings.plan.allowances = Some(allowances());
    settings
}

/// Three parts: 16 weeks with 500 in stock, 8 weeks with none, and one of which nothing is stated where `open`.
fn report(open: bool) -> Report {
    let records = vec![
        record(2, "SLOW-1", vec![lead_days(in_stock(offer("1:1"), "500"), 112)]),
        record(3, "FAST-1", vec![lead_days(in_stock(offer("1:1"), "0"), 56)]),
        record(4, "STOCK-1", vec![in_stock(offer("1:1"), "100000")]),
    ];
    let mut lines = vec![line(2, "U1", "SLOW-1"), line(3, "U2", "FAST-1"), line(4, "R1 R2", "STOCK-1")];
    if open {
        lines.push(line(5, "U9", "NOBODY-KNOWS"));
    }
    report_with(&[100, 1_000, 10_000], lines, records, |_| {})
}

fn day(text: &str) -> Day {
    Day::from_iso(text).unwrap()
}

fn plan(report: &Report, settings: &Settings, boards: u32) -> Plan {
    Plan::of(&parts_of(report), settings, boards).unwrap()
}

#[test]
fn earliest_dates_by_hand() {
    let report = report(false);
    // Every row: order date, boards, start, ship.
    let table = [
        // 56 + 5 days = 61: 8 days of November, 31 of December, 22 of January; then 7 + 1 days.
        ("2026-11-22", 100, "2027-01-22", "2027-01-30"),
        // The 16 weeks count once the 500 are not enough: 112 + 5 = 117 days: 8, 31, 31, 28, 19.
        ("2026-11-22", 1_000, "2027-03-19", "2027-03-27"),
        // 61 days over a leap day: 30 days left of January 2028, 29 of February, 2 of March.
        ("2028-01-01", 100, "2028-03-02", "2028-03-10"),
        // The same a year before, without the leap day.
        ("2027-01-01", 100, "2027-03-03", "2027-03-11"),
        // Over the end of the year; days of the calendar, whether they are Sundays or not.
        ("2026-12-31", 100, "2027-03-02", "2027-03-10"),
    ];
    for (order, boards, start, ship) in table {
        let plan = plan(&report, &settings(order), boards);
        assert_eq!((plan.earliest_start, plan.earliest_ship), (day(start), day(ship)), "{order}, {boards}");
        assert!(!plan.is_open());
    }
}

#[test]
fn the_order_date_of_the_plan_counts_before_the_day_of_the_check() {
    let mut settings = settings("2026-11-22");
    settings.plan.order_date = Some("2026-12-01".to_owned());
    assert_eq!(plan(&report(false), &settings, 100).earliest_start, day("2027-01-31"));
    settings.plan.order_date = Some("soon".to_owned());
    assert!(Plan::of(&[], &settings, 1).is_none());
}

#[test]
fn what_holds_the_build_up_comes_first_with_the_days_that_it_costs() {
    let plan = plan(&report(false), &settings("2026-11-22"), 1_000);
    let steps: Vec<(Item, u32, u32)> =
        plan.steps.iter().map(|it| (it.item, it.days, it.costs_days)).collect();
    assert_eq!(
        steps,
        [
            (Item::Part(0), 117, 56),
            (Item::Part(1), 61, 54),
            (Item::BareBoard, 7, 2),
            (Item::Part(2), 5, 5),
            (Item::SetUp, 0, 0),
        ]
    );
    // In mass production the set-up of twelve weeks stands between the two.
    let mass = super::plan::plan(&report(false), &settings("2026-11-22"), 10_000);
    let steps: Vec<(Item, u32)> = mass.steps.iter().map(|it| (it.item, it.costs_days)).collect();
    assert_eq!(steps[..3], [(Item::Part(0), 33), (Item::SetUp, 23), (Item::Part(1), 54)]);
}

#[test]
fn order_by_dates_for_a_wanted_ship_date() {
    let mut settings = settings("2026-11-22");
    settings.plan.ship_date = Some("2027-03-01".to_owned());
    let plan = plan(&report(false), &settings, 1_000);
    // Eight days before the first of March: 21 February.
    assert_eq!(plan.build_start, day("2027-02-21"));
    assert_eq!(plan.earliest_delivery().days_after(plan.earliest_ship), 2);
    let slow = plan.steps[0];
    // 117 days before it: 21 of February, 31, 31, 30 of November make 113, four more: 27 October.
    assert_eq!((slow.order_by, slow.slack_days), (day("2026-10-27"), -26));
    // 61 days before it: 21, 31 make 52, nine more: 22 December.
    assert_eq!((plan.steps[1].order_by, plan.steps[1].slack_days), (day("2026-12-22"), 30));
    assert_eq!(plan.late().map(|it| it.item).collect::<Vec<_>>(), [Item::Part(0)]);
    assert_eq!(plan.late_by(), Some(26));
    settings.plan.build_start = Some("2027-03-19".to_owned());
    let plan = super::plan::plan(&report(false), &settings, 1_000);
    assert_eq!((plan.steps[0].slack_days, plan.late().count()), (0, 0));
}

#[test]
fn a_part_without_a_date_is_counted_and_never_left_out_in_silence() {
    let plan = plan(&report(true), &settings("2026-11-22"), 100);
    assert!(plan.is_open());
    assert_eq!(plan.unknown, [(3, Gap::NothingStated)]);
    assert_eq!(plan.earliest_start, day("2027-01-22"));
}

#[test]
fn lines_not_placed_are_in_no_plan() {
    let mut lines = vec![line(2, "U1", "SLOW-1"), line(3, "U2", "FAST-1")];
    lines[0].dnp = true;
    let records = vec![
        record(2, "SLOW-1", vec![lead_days(offer("1:1"), 112)]),
        record(3, "FAST-1", vec![lead_days(offer("1:1"), 56)]),
    ];
    let report = report_with(&[100], lines, records, |_| {});
    assert_eq!(plan(&report, &settings("2026-11-22"), 100).steps[0].days, 61);
}

#[test]
fn what_gains_days() {
    let report = report(false);
    let settings = settings("2026-11-22");
    let parts = parts_of(&report);
    let plan = Plan::of(&parts, &settings, 1_000).unwrap();
    // An alternate of 20 days for the slow part: then the fast one holds the build up.
    let alternate = PartSupply { lead_time_days: Some(20), at_sellers: None, ..parts[0].clone() };
    let found = gains(&parts, &[(0, alternate)], &plan, &settings);
    assert_eq!(
        found,
        [
            // Both slow parts on the open market: 14 + 1 days remain of 117.
            Gain { way: Way::SpotBuyAll { parts: 2 }, boards: 1_000, days: 102 },
            Gain { way: Way::Alternate { part: 0, alternate: 0 }, boards: 1_000, days: 56 },
            Gain { way: Way::SpotBuy { part: 0 }, boards: 1_000, days: 56 },
        ]
    );
    // With the fast part in stock for a few boards, those can be built at once: the bare board then counts.
    let mut stocked = parts.clone();
    stocked[1].at_sellers = Some(number("40"));
    let plan = Plan::of(&stocked, &settings, 1_000).unwrap();
    let found = gains(&stocked, &[], &plan, &settings);
    assert_eq!(found[0], Gain { way: Way::SmallerBatch, boards: 40, days: 110 });
}

#[test]
fn usual_times_have_sources_and_no_safety() {
    let usual = Settings::new("2026-11-22").allowances();
    assert_eq!(usual, Allowances::default());
    assert_eq!((usual.safety, usual.mass.setup), (0, 84));
}

/// A part of a random supply.
fn any_part() -> impl Strategy<Value = PartSupply> {
    let stock = proptest::option::of(0_u32..3_000);
    let lead = proptest::option::of(0_u32..400);
    (stock, lead, proptest::option::of(0_u32..500), 1_u32..4).prop_map(|(stock, lead, own, pieces)| {
        PartSupply {
            line: 0,
            lines: 1,
            pieces: Some(pieces.into()),
            on_hand: own.map(Into::into),
            at_sellers: stock.map(Into::into),
            lead_time_days: lead,
            is_in_stock: false,
            sellers: 1,
            lifecycle: None,
            is_ended: false,
        }
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_longer_lead_time_never_ships_earlier(
        parts in proptest::collection::vec(any_part(), 1..8), at in 0_usize..8, more in 1_u32..300, boards in 1_u32..2_000,
    ) {
        let settings = settings("2026-11-22");
        let mut slower = parts.clone();
        let at = at % parts.len();
        slower[at].lead_time_days = slower[at].lead_time_days.map(|it| it + more);
        let before = Plan::of(&parts, &settings, boards).unwrap();
        let after = Plan::of(&slower, &settings, boards).unwrap();
        prop_assert!(after.earliest_ship >= before.earliest_ship);
        prop_assert_eq!(after.unknown, before.unknown);
    }

    #[test]
    fn more_stock_never_ships_later(
        parts in proptest::collection::vec(any_part(), 1..8), at in 0_usize..8, more in 1_u32..3_000, boards in 1_u32..2_000,
    ) {
        let settings = settings("2026-11-22");
        let mut richer = parts.clone();
        let at = at % parts.len();
        richer[at].at_sellers = richer[at].at_sellers.map(|it| it + number(&more.to_string()));
        let before = Plan::of(&parts, &settings, boards).unwrap();
        let after = Plan::of(&richer, &settings, boards).unwrap();
        // A part that had no date may get one; as far as dates are known they never grow.
        prop_assert!(after.unknown.len() <= before.unknown.len());
        if after.unknown.len() == before.unknown.len() {
            prop_assert!(after.earliest_ship <= before.earliest_ship);
        }
    }

    #[test]
    fn the_days_that_steps_cost_add_up_to_the_whole_wait(
        parts in proptest::collection::vec(any_part(), 0..12), boards in 1_u32..20_000,
    ) {
        let plan = Plan::of(&parts, &settings("2026-11-22"), boards).unwrap();
        prop_assert_eq!(earliest_ship(&parts, &settings("2026-11-22"), boards), Some(plan.earliest_ship));
        let sum: u32 = plan.steps.iter().map(|it| it.costs_days).sum();
        prop_assert_eq!(plan.order.plus(sum), Some(plan.earliest_start));
        prop_assert_eq!(plan.steps.len() + plan.unknown.len(), parts.len() + 2);
        prop_assert!(plan.steps.iter().all(|it| it.slack_days >= 0));
    }
}
