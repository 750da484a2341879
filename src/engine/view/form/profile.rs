//! The profile as fields: the processes side by side, as an assembler compares them, then their attrition tables, their
//! one-time costs and where the figures come from.

use super::{FieldGroup, FieldKind, FieldRow, FieldView, choice, typed, typed_percent};
use crate::domain::cost::attrition::{AttritionRule, AttritionTable};
use crate::domain::cost::profile::entries::{ENTRIES, Entry, Unit};
use crate::domain::cost::profile::{Nre, Once, Process, Profile, embedded};
use crate::domain::report::Report;
use crate::domain::words::profile_words as words;

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
        title: "Parts alone".to_owned(),
        gloss: "No attrition, no assembly, no one-time cost; every board is good.".to_owned(),
        rows: vec![files(vec![FieldView::press("profile.default", "Use the default profile")])],
        ..FieldGroup::default()
    }
}

/// What is done with the profile as a whole. The screen itself opens and saves files.
fn files(more: Vec<FieldView>) -> FieldRow {
    let mut cells = vec![
        FieldView::press("page.open", "Open a profile"),
        FieldView::press("page.save", "Save the profile"),
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
                FieldView::press("profile.default", "Back to the default"),
                FieldView::press("profile.none", "Parts alone"),
            ]),
            row("Name", "profile.name", &profile.name),
            row("Currency", "profile.currency", profile.currency.code()),
            row("Date of the figures", "profile.date", &profile.date),
        ],
        ..FieldGroup::default()
    }
}

/// A row with a field for each process.
fn of_each(profile: &Profile, label: String, field: impl Fn(&str, &Process) -> FieldView) -> FieldRow {
    let cells = profile.processes.iter().enumerate().map(|(at, process)| {
        let mut field = field(&format!("profile.{at}."), process);
        field.name = format!("{label}, {}", process.name);
        field
    });
    FieldRow { cells: cells.collect(), label }
}

fn heads(profile: &Profile, first: &str) -> Vec<String> {
    std::iter::once(first.to_owned()).chain(profile.processes.iter().map(|it| it.name.clone())).collect()
}

fn processes(profile: &Profile) -> FieldGroup {
    let mut tables: Vec<String> = profile.tables().into_iter().map(|it| it.name).collect();
    for table in embedded::attrition_tables() {
        if !tables.contains(&table.name) {
            tables.push(table.name);
        }
    }
    let choices: Vec<_> = std::iter::once(choice("", "nothing is lost"))
        .chain(tables.iter().map(|it| choice(it, it)))
        .collect();
    let mut rows = vec![
        of_each(profile, "Name".to_owned(), |at, it| FieldView::text(&[at, "name"].concat(), "", &it.name)),
        of_each(profile, "Attrition table".to_owned(), |at, it| {
            FieldView::choice(&[at, "attrition"].concat(), "", &it.attrition, choices.clone())
        }),
    ];
    let press = |name: &str, code: &'static str| {
        let mut row = of_each(profile, name.to_owned(), |at, _| FieldView::press(&[at, code].concat(), name));
        row.label.clear();
        row
    };
    rows.push(press("Copy", "copy"));
    if profile.processes.len() > 1 {
        rows.push(press("Remove", "remove"));
    }
    FieldGroup { title: "Processes".to_owned(), heads: heads(profile, ""), rows, ..FieldGroup::default() }
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
            if entry.unit == Unit::KnownShare { field.or("computed") } else { field.or("0") }
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
                label: process.name.clone(),
                cells: nre_cells(&format!("profile.{at}.nre.{nre}."), it),
            });
        }
        let add = FieldView::press(&format!("profile.{at}.nre.add"), &format!("Add one to {}", process.name));
        rows.push(FieldRow { label: String::new(), cells: vec![add] });
    }
    FieldGroup {
        title: "One-time cost (NRE)".to_owned(),
        heads: ["Process", "What", profile.currency.code(), "Paid", "Boards", ""].map(str::to_owned).into(),
        rows,
        ..FieldGroup::default()
    }
}

fn nre_cells(at: &str, nre: &Nre) -> Vec<FieldView> {
    let id = |field: &str| [at, field].concat();
    let once = Once::ALL.map(|it| choice(it.code(), words::once(it)));
    let name = |what: &str| format!("{what} of {}", nre.name);
    vec![
        FieldView::text(&id("name"), "One-time cost", &nre.name),
        FieldView::number(&id("amount"), &name("Amount"), typed(nre.amount)),
        FieldView::choice(&id("once"), &name("How often"), nre.once.code(), once.into()),
        match nre.once {
            Once::EveryBoards => {
                FieldView::number(&id("boards"), &name("Boards"), nre.boards.map(typed).unwrap_or_default())
            }
            _ => FieldView::plain("–"),
        },
        FieldView::press(&id("remove"), "Remove"),
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
        cells: vec![FieldView::press(&of("add".to_owned()), "Add a rule")],
    });
    let source =
        FieldView::text(&of("source".to_owned()), &format!("Source of “{}”", table.name), &table.source);
    rows.push(FieldRow { label: "Source".to_owned(), cells: vec![source] });
    let used: Vec<&str> =
        profile.processes.iter().filter(|it| it.attrition == table.name).map(|it| it.name.as_str()).collect();
    let mut heads: Vec<String> = vec!["Rule".to_owned()];
    heads.extend(words::ATTRITION.map(|it| it.1.to_owned()));
    heads.push(String::new());
    let used = if used.is_empty() { "No process".to_owned() } else { used.join(", ") };
    FieldGroup {
        title: format!("Attrition “{}”", table.name),
        gloss: format!("Used by: {used}. {}", words::ATTRITION_HINT),
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
    let place = format!("rule {} of “{table}”", rule + 1);
    let fields = words::ATTRITION.iter().zip(values).map(|((code, label), value)| {
        let kind = if *code == "packages" { FieldKind::Text } else { FieldKind::Number };
        let placeholder = match *code {
            "packages" => "all",
            "minimum" | "leader" | "rate" => "0",
            "sides" => "1",
            _ => "",
        };
        FieldView::new(&[at, code].concat(), &format!("{label}, {place}"), kind, value).or(placeholder)
    });
    let mut cells: Vec<FieldView> = fields.collect();
    if rule > 0 {
        cells.push(FieldView::press(&[at, "up"].concat(), "Up"));
    } else {
        cells.push(FieldView::plain(""));
    }
    cells.push(FieldView::press(&[at, "remove"].concat(), "Remove"));
    cells
}

fn sources(profile: &Profile) -> FieldGroup {
    let mut rows = Vec::new();
    for (at, process) in profile.processes.iter().enumerate() {
        for (note, it) in process.sources.iter().enumerate() {
            let id = |field: &str| format!("profile.{at}.source.{note}.{field}");
            let cells = vec![
                FieldView::text(&id("what"), "What the source is about", &it.what),
                FieldView::text(&id("source"), "Source", &it.source),
                FieldView::press(&id("remove"), "Remove"),
            ];
            rows.push(FieldRow { label: process.name.clone(), cells });
        }
        let add =
            FieldView::press(&format!("profile.{at}.source.add"), &format!("Add one to {}", process.name));
        rows.push(FieldRow { label: String::new(), cells: vec![add] });
    }
    FieldGroup {
        title: "Where the figures come from".to_owned(),
        heads: ["Process", "What", "Source", ""].map(str::to_owned).into(),
        rows,
        ..FieldGroup::default()
    }
}
