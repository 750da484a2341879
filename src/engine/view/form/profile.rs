//! The profile as fields: the processes side by side, as an assembler compares them, then their attrition tables, their
//! one-time costs and where the figures come from.

use super::{FieldGroup, FieldKind, FieldRow, FieldView, choice, typed, typed_percent};
use crate::domain::language::{tr, tr_text};
use crate::domain::profile::attrition::{AttritionRule, AttritionTable};
use crate::domain::profile::entries::{ENTRIES, Entry, Unit};
use crate::domain::profile::{Nre, Once, Process, Profile};
use crate::domain::report::Report;
use crate::domain::words::{gap, list, profile_words as words};

pub(super) fn groups(report: &Report) -> Vec<FieldGroup> {
    let Some(profile) = &report.settings.profile else { return vec![parts_alone()] };
    let mut groups = vec![general(profile), processes(profile)];
    for section in ENTRIES.chunk_by(|one, other| section(one) == section(other)) {
        groups.push(amounts(profile, section));
    }
    groups.push(one_time(profile));
    groups.extend(profile.tables().iter().enumerate().map(|(at, table)| attrition(profile, at, table)));
    groups.push(sources(profile));
    groups
}

fn parts_alone() -> FieldGroup {
    FieldGroup {
        title: tr("Parts alone").to_owned(),
        gloss: tr("No attrition, no assembly, no one-time cost; every board is good.").to_owned(),
        rows: vec![files(vec![FieldView::press("profile.default", tr(words::USE_DEFAULT))])],
        ..FieldGroup::default()
    }
}

/// What is done with the profile as a whole. The screen itself opens and saves files.
fn files(more: Vec<FieldView>) -> FieldRow {
    let mut cells = vec![
        FieldView::press("page.open", tr("Open a profile")),
        FieldView::press("page.save", tr("Save the profile")),
    ];
    cells.extend(more);
    FieldRow { label: String::new(), cells }
}

fn general(profile: &Profile) -> FieldGroup {
    let row = |label: &str, id: &str, value: &str| FieldRow {
        label: label.to_owned(),
        cells: vec![FieldView::text(id, label, value)],
    };
    FieldGroup {
        rows: vec![
            files(vec![
                FieldView::press("profile.default", tr("Back to the default")),
                FieldView::press("profile.none", tr("Parts alone")),
            ]),
            row(tr("Name"), "profile.name", &profile.name),
            row(tr("Currency"), "profile.currency", profile.currency.code()),
            row(tr("Date of the figures"), "profile.date", &profile.date),
            reel_fee(profile),
        ],
        ..FieldGroup::default()
    }
}

fn reel_fee(profile: &Profile) -> FieldRow {
    let label = tr!("Fee of a reel made to order, where its seller states none, {}", profile.currency);
    let fee = profile.reel_fee.map(typed).unwrap_or_default();
    let field = FieldView::number("profile.reel_fee", &label, fee).or("0");
    FieldRow { label, cells: vec![field] }
}

/// A row with a field for each process.
fn of_each(profile: &Profile, label: String, field: impl Fn(&str, &Process) -> FieldView) -> FieldRow {
    let cells = profile.processes.iter().enumerate().map(|(at, process)| {
        let mut field = field(&format!("profile.{at}."), process);
        field.name = tr!("{}, {}", label, tr_text(&process.name));
        field
    });
    FieldRow { cells: cells.collect(), label }
}

fn heads(profile: &Profile, first: &str) -> Vec<String> {
    std::iter::once(first.to_owned())
        .chain(profile.processes.iter().map(|it| tr_text(&it.name).into_owned()))
        .collect()
}

fn processes(profile: &Profile) -> FieldGroup {
    let mut tables: Vec<String> = profile.tables().into_iter().map(|it| it.name).collect();
    for table in crate::domain::profile::tables::attrition_tables() {
        if !tables.contains(&table.name) {
            tables.push(table.name);
        }
    }
    let choices: Vec<_> = std::iter::once(choice("", tr("nothing is lost")))
        .chain(tables.iter().map(|it| choice(it, &tr_text(it))))
        .collect();
    let mut rows = vec![
        of_each(profile, tr("Name").to_owned(), |at, it| {
            FieldView::text(&[at, "name"].concat(), "", &it.name)
        }),
        of_each(profile, tr("Attrition table").to_owned(), |at, it| {
            FieldView::choice(&[at, "attrition"].concat(), "", &it.attrition, choices.clone())
        }),
    ];
    let press = |name: &str, code: &'static str| {
        let mut row = of_each(profile, name.to_owned(), |at, _| FieldView::press(&[at, code].concat(), name));
        row.label.clear();
        row
    };
    rows.push(press(tr("Copy"), "copy"));
    if profile.processes.len() > 1 {
        rows.push(press(tr("Remove"), "remove"));
    }
    FieldGroup { title: tr("Processes").to_owned(), heads: heads(profile, ""), rows, ..FieldGroup::default() }
}

/// "assembly" of "assembly.setup".
fn section(entry: &Entry) -> &'static str {
    entry.code.split_once('.').map_or(entry.code, |it| it.0)
}

fn amounts(profile: &Profile, entries: &[Entry]) -> FieldGroup {
    let row = |entry: &Entry| {
        let unit = words::unit(entry.unit);
        let separator = if unit.is_empty() { "" } else { ", " };
        let label = [words::entry(entry.code), separator, unit].concat();
        of_each(profile, label, |at, process| {
            let amount = (entry.read)(process);
            let text = if entry.unit.is_percent() { amount.map(typed_percent) } else { amount.map(typed) };
            let field = FieldView::number(&[at, entry.code].concat(), "", text.unwrap_or_default());
            if entry.unit == Unit::KnownShare { field.or(tr("computed")) } else { field.or("0") }
        })
    };
    let title = entries.first().map(|it| words::section(section(it))).unwrap_or_default();
    FieldGroup {
        title: title.to_owned(),
        heads: heads(profile, profile.currency.code()),
        rows: entries.iter().map(row).collect(),
        ..FieldGroup::default()
    }
}

fn one_time(profile: &Profile) -> FieldGroup {
    let mut rows = Vec::new();
    for (at, process) in profile.processes.iter().enumerate() {
        for (nre, it) in process.nre.iter().enumerate() {
            rows.push(FieldRow {
                label: tr_text(&process.name).into_owned(),
                cells: nre_cells(&format!("profile.{at}.nre.{nre}."), it),
            });
        }
        let add =
            FieldView::press(&format!("profile.{at}.nre.add"), &tr!("Add one to {}", tr_text(&process.name)));
        rows.push(FieldRow { label: String::new(), cells: vec![add] });
    }
    FieldGroup {
        title: tr("One-time cost (NRE)").to_owned(),
        heads: [tr("Process"), tr("What"), profile.currency.code(), tr("Paid"), tr("Boards"), ""]
            .map(str::to_owned)
            .into(),
        rows,
        ..FieldGroup::default()
    }
}

fn nre_cells(at: &str, nre: &Nre) -> Vec<FieldView> {
    let id = |field: &str| [at, field].concat();
    let once = Once::ALL.map(|it| choice(it.code(), words::once(it)));
    let name = |what: &str| tr!("{} of {}", what, tr_text(&nre.name));
    vec![
        FieldView::text(&id("name"), tr("One-time cost"), &nre.name),
        FieldView::number(&id("amount"), &name(tr("Amount")), typed(nre.amount)),
        FieldView::choice(&id("once"), &name(tr("How often")), nre.once.code(), once.into()),
        match nre.once {
            Once::EveryBoards => FieldView::number(
                &id("boards"),
                &name(tr("Boards")),
                nre.boards.map(typed).unwrap_or_default(),
            ),
            _ => FieldView::plain("–"),
        },
        FieldView::press(&id("remove"), tr("Remove")),
    ]
}

fn attrition(profile: &Profile, at: usize, table: &AttritionTable) -> FieldGroup {
    let of = |step: String| format!("profile.table.{at}.{step}");
    let mut rows: Vec<FieldRow> = (0..)
        .zip(&table.rules)
        .map(|(rule, it)| FieldRow {
            label: (rule + 1).to_string(),
            cells: rule_cells(&of(format!("{rule}.")), &table.name, rule, it),
        })
        .collect();
    rows.push(FieldRow {
        label: String::new(),
        cells: vec![FieldView::press(&of("add".to_owned()), tr(tr("Add a rule")))],
    });
    let source = FieldView::text(
        &of("source".to_owned()),
        &tr!("Source of “{}”", tr_text(&table.name)),
        &table.source,
    );
    rows.push(FieldRow { label: tr("Source").to_owned(), cells: vec![source] });
    let users = profile.processes.iter().filter(|it| it.attrition == table.name);
    let used: Vec<_> = users.map(|it| tr_text(&it.name)).collect();
    let mut heads: Vec<String> = vec![tr("Rule").to_owned()];
    heads.extend(words::ATTRITION.map(|it| tr(it.1).to_owned()));
    heads.push(String::new());
    let used = if used.is_empty() { tr("No process").to_owned() } else { list(used) };
    FieldGroup {
        title: tr!("Attrition “{}”", tr_text(&table.name)),
        gloss: [&tr!("Used by: {}.", used), gap(), tr(words::ATTRITION_HINT)].concat(),
        heads,
        rows,
    }
}

fn rule_cells(at: &str, table: &str, rule: usize, it: &AttritionRule) -> Vec<FieldView> {
    let codes: Vec<&str> = it.packages.iter().map(|it| it.code()).collect();
    let zero_blank =
        |amount: rust_decimal::Decimal| if amount.is_zero() { String::new() } else { typed(amount) };
    let known = |amount: Option<rust_decimal::Decimal>| amount.map(typed).unwrap_or_default();
    let values = [
        codes.join(", "),
        known(it.price_from),
        known(it.price_below),
        zero_blank(it.minimum),
        zero_blank(it.leader),
        if it.rate.is_zero() { String::new() } else { typed_percent(it.rate) },
        known(it.reel),
        zero_blank(it.sides),
        known(it.least),
    ];
    let place = tr!("rule {} of “{}”", rule + 1, tr_text(table));
    let fields = words::ATTRITION.iter().zip(values).map(|((code, label), value)| {
        let kind = if *code == "packages" { FieldKind::Text } else { FieldKind::Number };
        let placeholder = match *code {
            "packages" => tr("all"),
            "minimum" | "leader" | "rate" => "0",
            "sides" => "1",
            _ => "",
        };
        FieldView::new(&[at, code].concat(), &tr!("{}, {}", tr(label), place), kind, value).or(placeholder)
    });
    let mut cells: Vec<FieldView> = fields.collect();
    if rule > 0 {
        cells.push(FieldView::press(&[at, "up"].concat(), tr("Up")));
    } else {
        cells.push(FieldView::plain(""));
    }
    cells.push(FieldView::press(&[at, "remove"].concat(), tr("Remove")));
    cells
}

fn sources(profile: &Profile) -> FieldGroup {
    let mut rows = Vec::new();
    for (at, process) in profile.processes.iter().enumerate() {
        for (note, it) in process.sources.iter().enumerate() {
            let id = |field: &str| format!("profile.{at}.source.{note}.{field}");
            let cells = vec![
                FieldView::text(&id("what"), tr("What the source is about"), &it.what),
                FieldView::text(&id("source"), tr("Source"), &it.source),
                FieldView::press(&id("remove"), tr("Remove")),
            ];
            rows.push(FieldRow { label: tr_text(&process.name).into_owned(), cells });
        }
        let add = FieldView::press(
            &format!("profile.{at}.source.add"),
            &tr!("Add one to {}", tr_text(&process.name)),
        );
        rows.push(FieldRow { label: String::new(), cells: vec![add] });
    }
    FieldGroup {
        title: tr("Where the figures come from").to_owned(),
        heads: [tr("Process"), tr("What"), tr("Source"), ""].map(str::to_owned).into(),
        rows,
        ..FieldGroup::default()
    }
}
