//! What the screen is given about supply: each request answers with texts that are ready to show.

use std::fmt::Write;

use crate::field;
use bomlight::domain::project::Command;
use bomlight::domain::read::Limits;
use bomlight::domain::ready::Answer;
use bomlight::domain::settings::Settings;
use bomlight::domain::settings::plan::PlanTerms;
use bomlight::engine::view::attention::Attention;
use bomlight::engine::view::form::field::FormKind;
use bomlight::engine::view::{AlternatesView, CompareView, PlanView, ReadyView, SupplyWindow};
use bomlight::engine::{Request, Response, Session};

const BOM: &str = "Reference,Qty,MPN,Manufacturer,Value,Footprint,Alternate MPN,Alternate Manufacturer\n\
    R1 R2,2,RC0402FR-0710KL,Yageo,10k,R_0402_1005Metric,CRCW040210K0FKED,Vishay\n\
    U1,1,STM32F103C8T6,ST,STM32,LQFP-48,,\n\
    J1,1,HDR-2,Samtec,header,,,\n";
const PRICES: &str = "MPN,Manufacturer,Supplier,Price,Currency,RoHS,Lead time (weeks),Stock,Lifecycle,Description\n\
    RC0402FR-0710KL,Yageo,A,0.01,USD,Yes,12,500,Active,RES 10K OHM 1% 1/16W 0402\n\
    CRCW040210K0FKED,Vishay,B,0.03,USD,Yes,8,90000,Active,RES 10K OHM 1% 1/16W 0402\n\
    ERJ-2RKF1002X,Panasonic,B,0.02,USD,Yes,6,70000,Active,RES SMD 10K OHM 1% 1/10W 0402\n\
    RC0603FR-0710KL,Yageo,A,0.01,USD,Yes,12,50000,Active,RES 10K OHM 1% 1/10W 0603\n\
    STM32F103C8T6,ST,A,5,USD,Yes,30,40,NRND,MCU\n";

struct Screen(Session);

impl Screen {
    fn new() -> Self {
        let mut settings = Settings::parts_alone("2026-11-22");
        settings.set_boards(&[10, 1_000]);
        Self(Session::new(settings, Limits::default()))
    }

    fn open(&mut self, files: &[(&str, &str)]) {
        let inputs =
            files.iter().map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec())).collect();
        assert!(self.0.open(inputs, false, &mut |_| {}).is_empty());
    }

    fn ask(&mut self, request: Request) -> Response {
        self.0.handle(request, Vec::new(), &mut |_| {}).0
    }

    fn set(&mut self, field: &str, text: &str) -> Response {
        let edit = field::edit(&mut self.0, field);
        self.ask(Request::Set { edit, text: text.to_owned() })
    }

    /// What stands in a field of the plan, the times or the risk.
    fn value(&mut self, field: &str) -> String {
        for kind in [FormKind::Plan, FormKind::Times, FormKind::Risk] {
            let Response::Form(form) = self.ask(Request::Form(kind)) else { panic!("no form") };
            let fields = form.groups.into_iter().flat_map(|it| it.rows).flat_map(|it| it.cells);
            if let Some(found) = fields.into_iter().find(|it| it.id == field) {
                return found.value;
            }
        }
        panic!("no field {field}")
    }

    fn plan(&mut self, volume: u16) -> PlanView {
        match self.ask(Request::Plan { volume }) {
            Response::Plan(view) => *view,
            other => panic!("no plan: {other:?}"),
        }
    }

    fn supply(&mut self, volume: u16) -> SupplyWindow {
        match self.ask(Request::Supply { volume, start: 0, count: 50 }) {
            Response::Supply(view) => *view,
            other => panic!("no supply: {other:?}"),
        }
    }

    fn alternates(&mut self, line: u32) -> AlternatesView {
        match self.ask(Request::Alternates { line }) {
            Response::Alternates(view) => *view,
            other => panic!("no alternates: {other:?}"),
        }
    }

    fn ready(&mut self) -> ReadyView {
        match self.ask(Request::Ready) {
            Response::Ready(view) => *view,
            other => panic!("no readiness: {other:?}"),
        }
    }

    fn compare(&mut self) -> CompareView {
        match self.ask(Request::Compare) {
            Response::Compare(view) => *view,
            other => panic!("no comparison: {other:?}"),
        }
    }
}

fn opened() -> Screen {
    let mut screen = Screen::new();
    screen.open(&[("board.csv", BOM), ("prices.csv", PRICES)]);
    screen
}

#[test]
fn plan_snapshot() {
    insta::assert_debug_snapshot!(opened().plan(1));
}

#[test]
fn supply_snapshot() {
    insta::assert_debug_snapshot!(opened().supply(1));
}

#[test]
fn what_a_part_asks_of_a_buyer_is_counted_of_all_parts_and_not_of_those_listed() {
    let mut screen = Screen::new();
    let mut bom = "Designator,Qty,MPN,Lifecycle,Lead Time (weeks),Stock\n".to_owned();
    for number in 1..=260 {
        writeln!(bom, "U{number},1,NOBODY-{number},,,").unwrap();
    }
    bom.push_str("U500,1,ENDED-1,Obsolete,,0\n");
    screen.open(&[("board.csv", &bom)]);
    let supply = screen.supply(1);
    assert_eq!((supply.total, supply.rows.len(), supply.silent_count), (261, 50, 260));
    let asked: Vec<_> = supply.rows.iter().filter(|it| it.attention == Attention::Asked).collect();
    assert_eq!(asked.iter().map(|it| it.line).collect::<Vec<_>>(), [260]);
}

#[test]
fn alternates_snapshot() {
    insta::assert_debug_snapshot!(opened().alternates(0));
}

#[test]
fn ready_snapshot() {
    insta::assert_debug_snapshot!(opened().ready());
}

#[test]
fn a_wanted_day_is_held_against_the_plan_and_can_be_undone() {
    let mut screen = opened();
    assert_eq!(screen.plan(0).answer, Answer::Unknown);
    let terms = PlanTerms { ship_date: Some("2026-12-01".to_owned()), ..PlanTerms::default() };
    screen.ask(Request::Apply(Command::SetPlan(terms)));
    let plan = screen.plan(1);
    assert_eq!(plan.answer, Answer::NotYet);
    assert!(plan.late_steps > 0 && plan.steps[0].is_late, "{plan:?}");
    assert!(plan.sentence.starts_with("The wanted day cannot be kept"), "{}", plan.sentence);
    screen.ask(Request::Undo);
    assert_eq!(screen.plan(1).late_steps, 0);
    // A date that is none is not taken.
    let terms = PlanTerms { order_date: Some("soon".to_owned()), ..PlanTerms::default() };
    screen.ask(Request::Apply(Command::SetPlan(terms)));
    assert_eq!(screen.plan(1).terms, PlanTerms::default());
}

#[test]
fn the_fields_of_the_plan_and_of_the_risk_hold_what_was_typed() {
    let mut screen = opened();
    for (field, text) in [
        ("plan.order", "2026-12-01"),
        ("plan.ship", "2027-07-31"),
        ("times.pilot.assembly", "30"),
        ("risk.stock", "45"),
    ] {
        assert!(matches!(screen.set(field, text), Response::Summary { .. }), "{field}");
        assert_eq!(screen.value(field), text);
    }
    // Ordered nine days later; assembly is five days shorter.
    let plan = screen.plan(1);
    assert_eq!((plan.order_date.as_str(), plan.late_steps), ("1 December 2026", 1));
    assert_eq!(plan.earliest_ship, "2 August 2027 or later");
    assert_eq!(screen.supply(1).risk.weights.stock, 45);
    assert!(matches!(screen.set("plan.ship", "2 August"), Response::Failed(_)));
    assert_eq!(screen.value("plan.ship"), "2027-07-31");
    screen.ask(Request::Undo);
    assert_eq!(screen.value("risk.stock"), "20");
    screen.set("times.usual", "");
    assert_eq!(screen.value("times.pilot.assembly"), "35");
}

#[test]
fn single_sources_are_those_that_the_readiness_counts() {
    let mut screen = opened();
    let supply = screen.supply(0);
    let ready = screen.ready();
    let check = ready.volumes[0].checks.iter().find(|it| it.code == "sources").unwrap();
    let count: usize =
        supply.single.groups.iter().map(|it| it.parts.named.len() + it.parts.more as usize).sum();
    assert!(count > 0);
    assert!(check.sentence.contains(&count.to_string()), "{}", check.sentence);
    let why = "1 maker, 1 seller, such parts are rarely in stock: 23 of 100";
    let group = supply.single.groups.iter().find(|it| it.why == why).unwrap();
    assert!(group.parts.named.iter().any(|it| it.1.starts_with("U1")));
}

#[test]
fn a_candidate_becomes_an_alternate_by_the_approval_that_its_row_brings() {
    let mut screen = opened();
    let found = screen.alternates(0);
    // The part of another size is none; the alternate that the BOM names is none either.
    let names: Vec<&str> = found.candidates.iter().map(|it| it.mpn.as_str()).collect();
    assert_eq!(names, ["ERJ-2RKF1002X"]);
    let approval = found.candidates[0].approval.clone();
    screen.ask(Request::Apply(Command::Approve(approval)));
    let after = screen.alternates(0);
    assert!(after.candidates.is_empty());
    assert_eq!(after.alternates[1].origin, "Candidate, approved by you");
    let use_it = Command::UseAlternate { line: after.row, mpn: Some("ERJ-2RKF1002X".to_owned()) };
    screen.ask(Request::Apply(use_it));
    assert_eq!(screen.alternates(0).used.as_deref(), Some("ERJ-2RKF1002X"));
    // The plan then is that of the part in use: 6 weeks and no shortage.
    let plan = screen.plan(1);
    let step = plan.steps.iter().find(|it| it.parts.named.first().is_some_and(|it| it.0 == 0)).unwrap();
    assert_eq!(step.title, "R1, R2 · ERJ-2RKF1002X in place of RC0402FR-0710KL");
    assert_eq!(step.how, "in stock at sellers");
}

#[test]
fn a_replaced_bom_is_the_earlier_revision() {
    let mut screen = opened();
    assert!(matches!(screen.ask(Request::Compare), Response::Failed(_)));
    screen.open(&[("board-b.csv", &BOM.replace("J1,1,HDR-2,Samtec,header,,,\n", ""))]);
    let view = screen.compare();
    assert_eq!((view.earlier.as_str(), view.later.as_str()), ("board.csv", "board-b.csv"));
    assert_eq!(view.sentence, "0 added, 1 removed, 0 changed; 2 lines unchanged.");
    assert_eq!(
        (view.rows[0].designators.as_str(), view.rows[0].before.as_str()),
        ("J1", "header · HDR-2 · Samtec")
    );
    assert_eq!(view.volumes[0].cost, "the same");
    // Another volume of the settings counts for both.
    screen.ask(Request::Apply(Command::SetBoards(vec![7])));
    let volumes = screen.compare().volumes;
    assert_eq!((volumes.len(), volumes[0].boards), (1, 7));
    assert!(!volumes[0].cost_before.is_empty());
    assert_eq!(volumes[0].cost_before, volumes[0].cost_after);
}

#[test]
fn two_boms_that_are_opened_together_are_two_revisions() {
    let mut screen = Screen::new();
    let later = BOM.replace("U1,1,STM32F103C8T6,ST,STM32", "U1,2,GD32F103C8T6,GigaDevice,GD32");
    screen.open(&[("a.csv", BOM), ("prices.csv", PRICES), ("b.csv", &later)]);
    let view = screen.compare();
    assert_eq!((view.earlier.as_str(), view.later.as_str()), ("a.csv", "b.csv"));
    assert_eq!(view.rows.len(), 1, "{:?}", view.rows);
    assert_eq!(view.rows[0].fields, "part, manufacturer, value, quantity");
    assert_eq!(view.rows[0].before, "STM32F103C8T6 · ST · STM32 · 1");
    assert_eq!(view.rows[0].after, "GD32F103C8T6 · GigaDevice · GD32 · 2");
    assert_eq!(view.volumes[0].unpriced, (1, 2));
}

#[test]
fn of_many_places_only_those_that_changed_are_told() {
    let places =
        |range: std::ops::RangeInclusive<u32>| range.map(|it| format!("C{it}")).collect::<Vec<_>>().join(" ");
    let bom = |places: &str, package: &str| {
        format!(
            "Reference,MPN,Value,Footprint\n{places},GRM155R71C104KA88D,100n,{package}\nR1,A-1,10k,0402\n"
        )
    };
    let (all, fewer) = (bom(&places(1..=193), "0402"), bom(&places(1..=192), "0402"));
    let mut screen = Screen::new();
    screen.open(&[("a.csv", &all), ("b.csv", &fewer)]);
    let row = &screen.compare().rows[0];
    assert_eq!((row.kind_text.as_str(), row.designators.as_str(), row.places), ("Removed", "C193", 1));
    let mut screen = Screen::new();
    screen.open(&[("a.csv", &all), ("b.csv", &bom(&places(1..=193), "0603"))]);
    let row = &screen.compare().rows[0];
    assert_eq!((row.designators.as_str(), row.places), ("C1-C193", 193));
    assert_eq!((row.fields.as_str(), row.before.as_str(), row.after.as_str()), ("package", "0402", "0603"));
}

#[test]
fn nothing_open_is_told_and_a_volume_that_is_not_there_too() {
    let mut screen = Screen::new();
    for request in [Request::Plan { volume: 0 }, Request::Ready, Request::Compare] {
        assert!(matches!(screen.ask(request), Response::Failed(_)));
    }
    screen.open(&[("board.csv", BOM)]);
    assert!(matches!(screen.ask(Request::Plan { volume: 9 }), Response::Failed(_)));
    assert!(matches!(screen.ask(Request::Alternates { line: 99 }), Response::Failed(_)));
}

#[test]
fn parts_that_each_stand_on_something_else_are_counted() {
    let mut bom = "Designator,Qty,Manufacturer,Supplier Part Number,Supplier,Price\n".to_owned();
    (0..3_000).for_each(|it| writeln!(bom, "U{it},1,Texas Instruments,78-{it:06},Seller {it},0.5").unwrap());
    let mut screen = Screen::new();
    screen.open(&[("board.csv", &bom)]);
    let single = screen.supply(1).single;
    assert_eq!((single.groups.len(), single.more), (60, 2_940));
}

#[test]
fn of_many_parts_that_stop_the_build_the_first_are_named() {
    let mut screen = Screen::new();
    let mut bom = "Designator,Qty,MPN,Lifecycle,Stock\n".to_owned();
    (1..=40).for_each(|it| writeln!(bom, "U{it},1,ENDED-{it},Obsolete,0").unwrap());
    screen.open(&[("board.csv", &bom)]);
    let stock = screen.supply(1).stock;
    assert!(stock.contains("U5 (0 in stock), and 35 more parts."), "{stock}");
}

#[test]
fn a_part_that_is_no_longer_made_stops_the_build_beyond_its_stock() {
    let mut screen = Screen::new();
    let prices = PRICES.replace("Yes,30,40,NRND", "Yes,30,115,Obsolete");
    screen.open(&[("board.csv", BOM), ("prices.csv", &prices)]);
    let said = "1,000 boards cannot be built. No longer made, and too few in stock: U1 (115 in stock).";
    let Response::Summary { summary: Some(summary), .. } = screen.ask(Request::Summary) else { panic!() };
    let waits: Vec<(&str, &str)> =
        summary.supply.waits.iter().map(|it| (it.word.as_str(), it.sentence.as_str())).collect();
    // Ten boards are in stock, but for the header of which nothing is stated.
    assert_eq!(waits, [("", ""), ("Cannot be built", said)]);
    let supply = screen.supply(1);
    assert!(supply.stock.starts_with(said), "{}", supply.stock);
    let row = supply.rows.iter().find(|it| it.title.starts_with("U1")).unwrap();
    assert_eq!(row.advice, "885 missing, and no longer made: choose another part");
    let plan = screen.plan(1);
    assert_eq!((plan.answer, plan.earliest_ship.as_str()), (Answer::NotYet, "cannot be built"));
    assert!(plan.sentence.starts_with(said), "{}", plan.sentence);
    let made = |ready: &ReadyView, at: usize| {
        let check = ready.volumes[at].checks.iter().find(|it| it.code == "made").unwrap();
        (check.answer, check.sentence.clone())
    };
    let ready = screen.ready();
    assert_eq!(
        made(&ready, 1),
        (Answer::NotYet, "1 part is no longer made, and too few are in stock.".to_owned())
    );
    assert_eq!(made(&ready, 0).0, Answer::Unknown);
}
