//! Parts, attrition and the cost around the parts together: worked examples and properties.

use bomlight::domain::assess::input::Input;
use bomlight::domain::assess::{assemble, recost};
use bomlight::domain::cost::policy::Policy;
use bomlight::domain::cost::tier::Tier;
use bomlight::domain::money::Currency;
use bomlight::domain::profile::file::read_profile;
use bomlight::domain::report::Report;
use bomlight::domain::settings::Settings;
use bomlight::domain::words::{cost_words, steps::cost_steps};
use proptest::prelude::*;
use rust_decimal::Decimal;

use super::build::{in_stock, lead_days, line, number, offer, record};

fn with(
    settings: Settings,
    lines: Vec<bomlight::domain::bom::BomLine>,
    offers: Vec<(&str, bomlight::domain::parts::Offer)>,
) -> Report {
    let records =
        offers.into_iter().zip(2..).map(|((mpn, offer), row)| record(row, mpn, vec![offer])).collect();
    assemble(Input { settings, sources: Vec::new(), lines, records, findings: Vec::new() })
}

fn settings(boards: &[u32], profile: &str) -> Settings {
    let mut settings = Settings::new("2026-11-22");
    settings.set_boards(boards);
    settings.profile = Some(read_profile(profile).unwrap());
    settings
}

const ONE: &str = include_str!("../../fixtures/assess/one-process.json");

fn sum(tier: &Tier) -> Decimal {
    tier.parts + tier.attrition + tier.excess + tier.pcb + tier.assembly + tier.setup + tier.nre + tier.margin
}

/// Two 0402 on 100 boards, a reel of 500: the example of the documentation, computed by hand in the fixture's notes.
#[test]
fn two_0402_on_a_hundred_boards() {
    let mut resistor = line(2, "R1 R2", "RC0402FR-0710KL");
    resistor.footprint = "R_0402_1005Metric".to_owned();
    let mut reel = offer("1:0.10 100:0.012");
    reel.moq = Some(number("500"));
    reel.multiple = Some(number("500"));
    let report = with(settings(&[100], ONE), vec![resistor], vec![("RC0402FR-0710KL", reel)]);
    let line = &report.lines[0];
    let cost = &line.cost.get(0).unwrap();
    assert_eq!([cost.need(), cost.attrition(), cost.order()], ["200", "20", "500"].map(number));
    let steps =
        cost_steps(&line.line, *cost, &line.offers, report.attrition_rule(*cost), Some(Currency::USD));
    assert_eq!(
        steps,
        [
            "2 per board × 100 boards = 200",
            "+ 20 for 0402 (10 %, at least 10) = 220",
            "MOQ 500 → 500",
            "500 × 0.012 = 6 USD",
            "280 left over, 3.36 USD",
            "beyond the last price, which is for 100: it is held; ask for a quote",
            "estimate by the price curve of its class: about 0.00733 USD a piece, 0.00462 to 0.012; no price, ask for a quote",
        ]
    );
    let tier = &report.tiers[0];
    // Parts 200 × 0.012 = 2.40, attrition 20 × 0.012 = 0.24, left over 3.36: 6.00 paid.
    assert_eq!([tier.parts, tier.attrition, tier.excess], ["2.4", "0.24", "3.36"].map(number));
    // Bare boards 10 + 100 × 0.01 m² × 50 = 60. Set-up 20 + 5 + one feeder 2 = 27.
    assert_eq!([tier.pcb, tier.setup, tier.nre], ["60", "27", "100"].map(number));
    // 2 placements × 0.01 + 4 joints × 0.002 = 0.028, raised to the least 0.50; 100 boards; no test. 2 faulty × 5.
    assert_eq!(tier.assembly, number("60"));
    // 10 % of 6 + 60 + 27 + 100 + 60 = 253.
    assert_eq!(tier.margin, number("25.3"));
    assert_eq!(tier.total, number("278.3"));
    // 98 % good: 278.30 ÷ 98.
    assert_eq!(tier.per_board, number("2.839795918367"));
    assert_eq!(sum(tier), tier.total);
}

#[test]
fn a_sixteen_week_chip_at_10_000_is_bought_on_lead_time() {
    let mut chip = line(2, "U1", "MCU");
    chip.footprint = "LQFP-48".to_owned();
    let made = lead_days(in_stock(offer("1:5.00 1000:4.00"), "1200"), 112);
    let report = with(settings(&[100, 10_000], ONE), vec![chip], vec![("MCU", made)]);
    // Fine pitch has no rule of its own in the fixture: nothing is lost.
    assert_eq!(report.tiers[0].parts, number("500"));
    assert_eq!(report.tiers[1].parts, number("40000"));
    assert_eq!(report.supply.long_lead, 1);
    assert_eq!(report.supply.largest_build_from_stock, Some(1_200));
    assert!(report.findings.iter().any(|it| it.code == "supply.long-lead"));
}

#[test]
fn one_percent_of_100_000_is_1_000_boards() {
    let mut settings = settings(&[100_000], ONE);
    settings.good = Some(number("0.99"));
    let report = with(settings, vec![line(2, "U1", "A")], vec![("A", offer("1:1.00"))]);
    let tier = &report.tiers[0];
    assert_eq!((tier.total / (Decimal::from(100_000) * number("0.99"))).round_dp(12), tier.per_board);
    assert!(cost_words::tier_good(&report, tier).ends_with("1,000 of 100,000 boards are lost"));
}

#[test]
fn the_embedded_processes_cross_and_each_side_is_cheaper_there() {
    let report = with(Settings::new("2026-11-22"), vec![line(2, "U1", "A")], vec![("A", offer("1:1.00"))]);
    let crossing = report.crossing.clone().unwrap();
    assert_eq!((crossing.below, crossing.above), (0, 1));
    for tier in &report.tiers {
        assert_eq!(tier.process, Some(u16::from(tier.boards >= crossing.boards)), "{}", tier.boards);
        assert_eq!(tier.by_process[usize::from(tier.process.unwrap())], tier.per_board);
        assert_eq!(sum(tier), tier.total);
    }
}

#[test]
fn amounts_of_another_currency_are_left_out_and_that_is_said() {
    let mut euro = offer("1:1.00");
    euro.currency = Some(Currency::EUR);
    let report = with(settings(&[10], ONE), vec![line(2, "U1", "A")], vec![("A", euro)]);
    assert!(!report.counts_around && report.crossing.is_none());
    assert_eq!(report.tiers[0].total, number("10"));
    assert!(
        report.not_checked.iter().any(|it| (it.check, it.because) == ("assembly-cost", "profile-currency"))
    );
}

#[test]
fn policies_choose_among_offers() {
    let seller = |name: &str, ladder: &str, stock: &str, days: u32| {
        let mut made = lead_days(in_stock(offer(ladder), stock), days);
        made.seller = Some(name.to_owned());
        made
    };
    let seller_of = |policy: Policy| {
        let mut settings = Settings::parts_alone("2026-11-22");
        settings.set_boards(&[100]);
        settings.policy = policy;
        let records = vec![
            record(
                2,
                "A",
                vec![
                    seller("Cheap", "1:1.00", "10", 100),
                    seller("Stocked", "1:3.00", "500", 70),
                    seller("Quick", "1:4.00", "20", 7),
                    seller("Broad", "1:5.00", "0", 90),
                ],
            ),
            record(3, "B", vec![seller("Broad", "1:1.00", "1000", 7)]),
        ];
        let report = assemble(Input {
            settings,
            sources: Vec::new(),
            lines: vec![line(2, "U1", "A"), line(3, "U2", "B")],
            records,
            findings: Vec::new(),
        });
        let line = &report.lines[0];
        line.offers[usize::from(line.cost.get(0).unwrap().offer().unwrap())].seller.clone().unwrap()
    };
    assert_eq!(Policy::ALL.map(seller_of), ["Stocked", "Cheap", "Broad", "Stocked"]);
}

#[test]
fn a_changed_setting_gives_the_report_that_a_new_start_gives() {
    let made = |settings: Settings| {
        let mut own = line(2, "R1 R2", "A");
        own.facts.offers.push(std::sync::Arc::new(offer("1:0.20")));
        let mut other = line(3, "R3", "A");
        other.facts.offers.push(std::sync::Arc::new(offer("1:0.30 100:0.05")));
        let records = vec![record(2, "B", vec![lead_days(in_stock(offer("1:1 100:0.5"), "30"), 140)])];
        let lines = vec![own, other, line(4, "U1", "B"), line(5, "U2", "C")];
        assemble(Input { settings, sources: Vec::new(), lines, records, findings: Vec::new() })
    };
    let before = Settings::new("2026-11-22");
    for (boards, policy, target) in
        [(&[1, 10, 100][..], Policy::Cheapest, None), (&[5, 5_000][..], Policy::ShortestLeadTime, Some("1"))]
    {
        let mut after = before.clone();
        after.set_boards(boards);
        after.policy = policy;
        after.target_price = target.map(number);
        let again = recost(recost(made(before.clone()), after.clone()), after.clone());
        assert_eq!(again, made(after.clone()));
        after.profile = None;
        assert_eq!(recost(again, after.clone()), made(after));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    /// Prices of thirteen decimals are bought with decimals, the others in whole numbers: both buy the same.
    #[test]
    fn both_ways_to_buy_give_the_same(
        steps in proptest::collection::btree_map(1_u32..3_000, 1_u32..5_000, 1..5),
        moq in proptest::option::of(1_u32..900),
        multiple in proptest::option::of(1_u32..60),
        boards in 1_u32..4_000,
        stock in 0_u32..4_000,
    ) {
        let bought = |tiny: Decimal| {
            let mut made = in_stock(offer("1:1"), &stock.to_string());
            made.breaks = steps
                .iter()
                .map(|(quantity, price)| bomlight::domain::parts::PriceBreak {
                    quantity: (*quantity).into(),
                    unit_price: Decimal::new((*price).into(), 4) + tiny,
                })
                .collect();
            made.moq = moq.map(Decimal::from);
            made.multiple = multiple.map(Decimal::from);
            let mut resistor = line(2, "R1 R2", "A");
            resistor.footprint = "0402".to_owned();
            let report = with(settings(&[boards], ONE), vec![resistor], vec![("A", made)]);
            let cost = &report.lines[0].cost.get(0).unwrap();
            (cost.attrition(), cost.order(), cost.unit_price().unwrap().round_dp(6))
        };
        prop_assert_eq!(bought(Decimal::ZERO), bought(Decimal::new(1, 16)));
    }

    #[test]
    fn the_total_is_the_sum_of_its_parts_and_rises_with_the_boards(
        boards in 1_u32..50_000,
        more in 1_u32..5_000,
        price in 1_u32..100_000,
    ) {
        let ladder = format!("1:{}", Decimal::new(price.into(), 4));
        let mut chosen = Settings::new("2026-11-22");
        chosen.set_boards(&[boards, boards + more]);
        chosen.process = Some("prototype".to_owned());
        let mut resistor = line(2, "R1 R2 R3", "A");
        resistor.footprint = "0603".to_owned();
        let report = with(chosen, vec![resistor], vec![("A", offer(&ladder))]);
        let [less, more] = [&report.tiers[0], &report.tiers[1]];
        prop_assert_eq!(sum(less), less.total);
        prop_assert!(more.total > less.total);
        let cost = &report.lines[0].cost.get(0).unwrap();
        prop_assert!(cost.order() >= cost.part_need() + cost.attrition());
    }
}
