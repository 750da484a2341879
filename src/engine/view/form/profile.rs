//! The profile as fields: the processes side by side, as an assembler compares them, then their attrition tables, their
//! one-time costs and where the figures come from.

use crate::domain::language::{tr, tr_text};
use crate::domain::profile::amounts::{AMOUNTS, Amount, Unit};
use crate::domain::profile::attrition::{AttritionRule, AttritionTable};
use crate::domain::profile::{Nre, Once, Process, Profile};
use crate::domain::project::typed::Field;
use crate::domain::project::typed::profile::field::{
    NreField, ProcessField, ProfileField, RuleField, SourceField, TableField,
};
use crate::domain::report::Report;
use crate::domain::words::{gap, list, profile_words as words};
use crate::engine::view::form::field::{
    FieldGroup, FieldKind, FieldRow, FieldView, choice, typed, typed_percent,
};

pub(super) fn groups(report: &Report) -> Vec<FieldGroup> {
    let Some(profile) = &report.settings.profile else { return vec![parts_alone()] };
    let mut groups = vec![general(profile), processes(profile)];
    let numbered: Vec<(u8, &Amount)> = (0..).zip(&AMOUNTS).collect();
    for section in numbered.chunk_by(|one, other| section(one.1) == section(other.1)) {
        groups.push(amounts(profile, section));
    }
    groups.push(one_time(profile));
    groups.extend((0..).zip(&profile.tables()).map(|(at, table)| attrition(profile, at, table)));
    groups.push(sources(profile));
    groups
}

fn of(field: ProfileField) -> Field {
    Field::Profile(field)
}

fn of_process(at: u16, field: ProcessField) -> Field {
    of(ProfileField::Process { at, field })
}

fn parts_alone() -> FieldGroup {
    FieldGroup {
        title: tr("Parts alone").to_owned(),
        gloss: tr("No attrition, no assembly, no one-time cost; every board is good.").to_owned(),
        rows: vec![files(vec![FieldView::press(of(ProfileField::Default), tr(words::USE_DEFAULT))])],
        ..FieldGroup::default()
    }
}

/// What is done with the profile as a whole. The screen itself opens and saves files.
fn files(more: Vec<FieldView>) -> FieldRow {
    let mut cells = vec![
        FieldView::page("page.open", tr("Open a profile"), FieldKind::Open),
        FieldView::page("page.save", tr("Save the profile"), FieldKind::SaveProfile),
    ];
    cells.extend(more);
    FieldRow { label: String::new(), cells }
}

fn general(profile: &Profile) -> FieldGroup {
    let row = |label: &str, field: ProfileField, value: &str| FieldRow {
        label: label.to_owned(),
        cells: vec![FieldView::text(of(field), label, value)],
    };
    FieldGroup {
        rows: vec![
            files(vec![
                FieldView::press(of(ProfileField::Default), tr("Back to the default")),
                FieldView::press(of(ProfileField::None), tr("Parts alone")),
            ]),
            row(tr("Name"), ProfileField::Name, &profile.name),
            row(tr("Currency"), ProfileField::Currency, profile.currency.code()),
            row(tr("Date of the figures"), ProfileField::Date, &profile.date),
            reel_fee(profile),
        ],
        ..FieldGroup::default()
    }
}

fn reel_fee(profile: &Profile) -> FieldRow {
    let label = tr!("Fee of a reel made to order, where its seller states none, {}", profile.currency);
    let fee = profile.reel_fee.map(typed).unwrap_or_default();
    let field = FieldView::number(of(ProfileField::ReelFee), &label, fee).or("0");
    FieldRow { label, cells: vec![field] }
}

/// A row with a field for each process.
fn of_each(profile: &Profile, label: String, field: impl Fn(u16, &Process) -> FieldView) -> FieldRow {
    let cells = (0..).zip(&profile.processes).map(|(at, process)| {
        let mut field = field(at, process);
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
            FieldView::text(of_process(at, ProcessField::Name), "", &it.name)
        }),
        of_each(profile, tr("Attrition table").to_owned(), |at, it| {
            FieldView::choice(of_process(at, ProcessField::Attrition), "", &it.attrition, choices.clone())
        }),
    ];
    let unnamed = |row: FieldRow| FieldRow { label: String::new(), ..row };
    let copy = |at, _: &Process| FieldView::press(of_process(at, ProcessField::Copy), "");
    rows.push(unnamed(of_each(profile, tr("Copy").to_owned(), copy)));
    if profile.processes.len() > 1 {
        let remove = |at, _: &Process| FieldView::quiet_press(of_process(at, ProcessField::Remove), "");
        rows.push(unnamed(of_each(profile, tr("Remove").to_owned(), remove)));
    }
    FieldGroup { title: tr("Processes").to_owned(), heads: heads(profile, ""), rows, ..FieldGroup::default() }
}

/// "assembly" of "assembly.setup".
fn section(amount: &Amount) -> &'static str {
    amount.code.split_once('.').map_or(amount.code, |it| it.0)
}

fn amounts(profile: &Profile, section_of: &[(u8, &Amount)]) -> FieldGroup {
    let row = |(number, it): &(u8, &Amount)| {
        let unit = words::unit(it.unit);
        let separator = if unit.is_empty() { "" } else { ", " };
        let label = [words::amount(it.code), separator, unit].concat();
        of_each(profile, label, |at, process| {
            let amount = (it.read)(process);
            let text = if it.unit.is_percent() { amount.map(typed_percent) } else { amount.map(typed) };
            let field = FieldView::number(
                of_process(at, ProcessField::Amount(*number)),
                "",
                text.unwrap_or_default(),
            );
            if it.unit == Unit::KnownShare { field.or(tr("computed")) } else { field.or("0") }
        })
    };
    let title = section_of.first().map(|it| words::section(section(it.1))).unwrap_or_default();
    FieldGroup {
        title: title.to_owned(),
        heads: heads(profile, profile.currency.code()),
        rows: section_of.iter().map(row).collect(),
        ..FieldGroup::default()
    }
}

fn one_time(profile: &Profile) -> FieldGroup {
    let mut rows = Vec::new();
    for (at, process) in (0..).zip(&profile.processes) {
        for (nre, it) in (0..).zip(&process.nre) {
            rows.push(FieldRow {
                label: tr_text(&process.name).into_owned(),
                cells: nre_cells(|field| of_process(at, ProcessField::Nre { at: nre, field }), it),
            });
        }
        let name = tr!("Add one to {}", tr_text(&process.name));
        let add = FieldView::press(of_process(at, ProcessField::AddNre), &name);
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

fn nre_cells(of: impl Fn(NreField) -> Field, nre: &Nre) -> Vec<FieldView> {
    let once = Once::ALL.map(|it| choice(it.code(), words::once(it)));
    let name = |what: &str| tr!("{} of {}", what, tr_text(&nre.name));
    vec![
        FieldView::text(of(NreField::Name), tr("One-time cost"), &nre.name),
        FieldView::number(of(NreField::Amount), &name(tr("Amount")), typed(nre.amount)),
        FieldView::choice(of(NreField::Once), &name(tr("How often")), nre.once.code(), once.into()),
        match nre.once {
            Once::EveryBoards => FieldView::number(
                of(NreField::Boards),
                &name(tr("Boards")),
                nre.boards.map(typed).unwrap_or_default(),
            ),
            _ => FieldView::plain("–"),
        },
        FieldView::quiet_press(of(NreField::Remove), tr("Remove")),
    ]
}

fn attrition(profile: &Profile, at: u16, table: &AttritionTable) -> FieldGroup {
    let of_table = |field: TableField| of(ProfileField::Table { at, field });
    let mut rows: Vec<FieldRow> = (0..)
        .zip(&table.rules)
        .map(|(rule, it)| FieldRow {
            label: (rule + 1).to_string(),
            cells: rule_cells(|field| of_table(TableField::Rule { at: rule, field }), &table.name, rule, it),
        })
        .collect();
    rows.push(FieldRow {
        label: String::new(),
        cells: vec![FieldView::press(of_table(TableField::AddRule), tr("Add a rule"))],
    });
    let source = FieldView::text(
        of_table(TableField::Source),
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

fn rule_cells(of: impl Fn(RuleField) -> Field, table: &str, rule: u16, it: &AttritionRule) -> Vec<FieldView> {
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
    let fields = words::ATTRITION.iter().zip(values).map(|((field, label), value)| {
        let kind = if *field == RuleField::Packages { FieldKind::Text } else { FieldKind::Number };
        let placeholder = match field {
            RuleField::Packages => tr("all"),
            RuleField::Minimum | RuleField::Leader | RuleField::Rate => "0",
            RuleField::Sides => "1",
            _ => "",
        };
        FieldView::new(of(*field), &tr!("{}, {}", tr(label), place), kind, value).or(placeholder)
    });
    let mut cells: Vec<FieldView> = fields.collect();
    if rule > 0 {
        cells.push(FieldView::quiet_press(of(RuleField::Up), tr("Up")));
    } else {
        cells.push(FieldView::plain(""));
    }
    cells.push(FieldView::quiet_press(of(RuleField::Remove), tr("Remove")));
    cells
}

fn sources(profile: &Profile) -> FieldGroup {
    let mut rows = Vec::new();
    for (at, process) in (0..).zip(&profile.processes) {
        for (note, it) in (0..).zip(&process.sources) {
            let of_source = |field| of_process(at, ProcessField::Source { at: note, field });
            let cells = vec![
                FieldView::text(of_source(SourceField::What), tr("What the source is about"), &it.what),
                FieldView::text(of_source(SourceField::Source), tr("Source"), &it.source),
                FieldView::quiet_press(of_source(SourceField::Remove), tr("Remove")),
            ];
            rows.push(FieldRow { label: tr_text(&process.name).into_owned(), cells });
        }
        let add = FieldView::press(
            of_process(at, ProcessField::AddSource),
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
