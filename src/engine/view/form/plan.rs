//! The days of the plan, the times that it counts, and the weights of the risk.

use crate::domain::language::tr;
use crate::domain::profile::allowances::{Time, Work};
use crate::domain::profile::phases::Phase;
use crate::domain::project::typed::Field;
use crate::domain::project::typed::plan::{PhaseField, PlanField, TimeField};
use crate::domain::report::Report;
use crate::domain::settings::risk::Factor;
use crate::domain::words::{numbers, plan_words, supply_words};
use crate::engine::view::form::field::{FieldGroup, FieldKind, FieldRow, FieldView};

/// When is ordered, when assembly starts, when the boards are wanted; a field that is empty wants nothing.
pub(super) fn dates(report: &Report) -> Vec<FieldGroup> {
    let settings = &report.settings;
    let fields = [
        (PlanField::Order, tr("Order on"), settings.plan.order_date.as_deref()),
        (PlanField::Start, tr("Start assembly on"), settings.plan.build_start.as_deref()),
        (PlanField::Ship, tr("Wanted ship date"), settings.wanted_ship()),
    ];
    let rows = fields.map(|(field, name, date)| FieldRow {
        label: name.to_owned(),
        cells: vec![FieldView::new(
            Field::Plan(field),
            name,
            FieldKind::Date,
            date.unwrap_or_default().to_owned(),
        )],
    });
    vec![FieldGroup { rows: rows.into(), ..FieldGroup::default() }]
}

/// The times around every purchase, and those of the three phases side by side.
pub(super) fn times(report: &Report) -> Vec<FieldGroup> {
    let mut times = report.settings.allowances();
    let mut field = |time: Time, name: &str| {
        FieldView::number(Field::Time(TimeField::Of(time)), name, times.time_mut(time).to_string())
    };
    let mut around: Vec<FieldRow> = plan_words::AROUND
        .iter()
        .map(|(time, label)| FieldRow { label: tr(label).to_owned(), cells: vec![field(*time, tr(label))] })
        .collect();
    if report.settings.plan.allowances.is_some() {
        let back = FieldView::press(Field::Time(TimeField::Usual), tr("Back to the usual times"));
        around.push(FieldRow { label: String::new(), cells: vec![back] });
    }
    let mut cell = |(work, label): &(Work, &'static str), (phase, name): &(Phase, &'static str)| {
        field(Time::Of(*phase, *work), &tr!("{}, {}", tr(label), tr(name)))
    };
    let work = plan_words::WORK.iter().map(|work| FieldRow {
        label: tr(work.1).to_owned(),
        cells: plan_words::PHASES.iter().map(|phase| cell(work, phase)).collect(),
    });
    let work = work.collect();
    let limits = report.settings.phases();
    let heads = std::iter::once("").chain(plan_words::PHASES.iter().map(|it| tr(it.1))).map(str::to_owned);
    vec![
        limits_of_phases(report),
        FieldGroup {
            title: tr("Around every purchase, calendar days").to_owned(),
            rows: around,
            ..FieldGroup::default()
        },
        FieldGroup {
            title: tr("Work by phase, calendar days").to_owned(),
            gloss: plan_words::phase_limits(limits),
            heads: heads.collect(),
            rows: work,
        },
    ]
}

/// Up to how many boards it is a prototype or a pilot.
fn limits_of_phases(report: &Report) -> FieldGroup {
    let phases = report.settings.phases();
    let row = |field: PhaseField, name: &str, boards: u32| FieldRow {
        label: name.to_owned(),
        cells: vec![FieldView::number(Field::Phases(field), name, numbers::count(boards.into()))],
    };
    let mut rows = vec![
        row(PhaseField::Prototype, tr("Prototype up to"), phases.prototype()),
        row(PhaseField::Pilot, tr("Pilot up to"), phases.pilot()),
    ];
    if report.settings.phases.is_some() {
        let back = FieldView::press(Field::Phases(PhaseField::Usual), tr("Back to the usual limits"));
        rows.push(FieldRow { label: String::new(), cells: vec![back] });
    }
    FieldGroup { title: tr("Phases, boards").to_owned(), rows, ..FieldGroup::default() }
}

/// How much each factor of the risk counts.
pub(super) fn weights(report: &Report) -> Vec<FieldGroup> {
    let row = |factor: Factor| {
        let name = supply_words::factor(factor);
        let weight = report.settings.risk.of(factor).to_string();
        FieldRow { label: name.to_owned(), cells: vec![FieldView::number(Field::Risk(factor), name, weight)] }
    };
    vec![FieldGroup {
        gloss: tr(supply_words::WEIGHTS).to_owned(),
        rows: Factor::ALL.into_iter().map(row).collect(),
        ..FieldGroup::default()
    }]
}
