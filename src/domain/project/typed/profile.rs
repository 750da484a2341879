//! The fields of the profile. A path names the place: `0.assembly.setup` of the first process, `0.nre.1.amount`,
//! `table.0.2.rate` of the first attrition table that is shown.

use rust_decimal::Decimal;

use super::{Mistyped, currency, no_field, number, percent, some, zero_or_more};
use crate::domain::bom::package::PackageClass;
use crate::domain::language::{en, tr};
use crate::domain::profile::attrition::AttritionRule;
use crate::domain::profile::entries::{ENTRIES, Entry};
use crate::domain::profile::file::check;
use crate::domain::profile::{Nre, Once, Process, Profile, SourceNote, embedded};
use crate::domain::settings::Settings;

/// The profile after an edit; `None`: the parts alone.
pub(super) fn edited(settings: &Settings, path: &str, text: &str) -> Result<Option<Box<Profile>>, Mistyped> {
    match path {
        "none" => return Ok(None),
        "default" => return Ok(embedded::profile().map(|it| Box::new(of_same_sender(it, settings)))),
        _ => {}
    }
    let mut profile = settings.profile.clone().ok_or_else(|| no_field(path))?;
    let steps: Vec<&str> = path.split('.').collect();
    match steps.as_slice() {
        ["name"] => text.clone_into(&mut profile.name),
        ["date"] => text.clone_into(&mut profile.date),
        ["currency"] => profile.currency = currency(text)?,
        ["reel_fee"] => profile.reel_fee = some(text).map(zero_or_more).transpose()?,
        ["table", table, rest @ ..] => table_field(&mut profile, index(table)?, rest, text)?,
        [process, rest @ ..] => process_field(&mut profile, index(process)?, rest, text)?,
        [] => return Err(no_field(path)),
    }
    // The same test as for a file: a screen must not make what no file may hold.
    check(&profile).map_err(|it| Mistyped { found: text.to_owned(), expected: it.to_string() })?;
    Ok(Some(Box::new(profile)))
}

/// Other figures do not change who sends the report.
fn of_same_sender(profile: Profile, settings: &Settings) -> Profile {
    Profile { branding: settings.sender().clone(), ..profile }
}

fn index(step: &str) -> Result<usize, Mistyped> {
    step.parse().map_err(|_| no_field(step))
}

/// One of a list, or "no such field".
fn at<'a, T>(list: &'a mut [T], step: &str) -> Result<&'a mut T, Mistyped> {
    list.get_mut(index(step)?).ok_or_else(|| no_field(step))
}

/// Takes one out of a list.
fn take<T>(list: &mut Vec<T>, step: &str) -> Result<T, Mistyped> {
    let at = index(step)?;
    if at < list.len() { Ok(list.remove(at)) } else { Err(no_field(step)) }
}

fn process_field(
    profile: &mut Profile,
    at_process: usize,
    path: &[&str],
    text: &str,
) -> Result<(), Mistyped> {
    let count = profile.processes.len();
    let process = profile.processes.get_mut(at_process).ok_or_else(|| no_field("process"))?;
    match path {
        ["name"] => text.clone_into(&mut process.name),
        ["attrition"] => text.clone_into(&mut process.attrition),
        ["copy"] => {
            let copy = Process { name: format!("{} 2", process.name), ..process.clone() };
            profile.processes.insert(at_process + 1, copy);
        }
        ["remove"] if count > 1 => {
            profile.processes.remove(at_process);
        }
        ["nre", "add"] => process.nre.push(Nre {
            name: tr(NEW_NRE).to_owned(),
            amount: Decimal::ZERO,
            once: Once::Design,
            boards: None,
        }),
        ["nre", step, "remove"] => {
            take(&mut process.nre, step)?;
        }
        ["nre", step, field] => nre_field(at(&mut process.nre, step)?, field, text)?,
        ["source", "add"] => process.sources.push(SourceNote::default()),
        ["source", step, "remove"] => {
            take(&mut process.sources, step)?;
        }
        ["source", step, "what"] => text.clone_into(&mut at(&mut process.sources, step)?.what),
        ["source", step, "source"] => text.clone_into(&mut at(&mut process.sources, step)?.source),
        [section, name] => {
            let entry = ENTRIES.iter().find(|it| it.code.split_once('.') == Some((section, name)));
            write(entry.ok_or_else(|| no_field(name))?, process, text)?;
        }
        _ => return Err(no_field("process")),
    }
    Ok(())
}

/// What a new one-time cost is called until it is named.
const NEW_NRE: &str = en!("One-time cost");

fn write(entry: &Entry, process: &mut Process, text: &str) -> Result<(), Mistyped> {
    let read = |text: &str| if entry.unit.is_percent() { percent(text) } else { number(text) };
    let expected =
        tr(if entry.unit.is_percent() { "a share in percent such as 2.5" } else { "a number such as 12.50" });
    let amount = some(text).map(|it| read(it).ok_or_else(|| Mistyped::new(it, expected))).transpose()?;
    let problem = amount.and_then(|it| entry.unit.problem(it));
    match problem {
        Some("a share from 0 to 1") => Err(Mistyped::new(text, tr("a share from 0 % to 100 %"))),
        Some(problem) => Err(Mistyped::new(text, tr(problem))),
        None => {
            (entry.write)(process, amount);
            Ok(())
        }
    }
}

fn nre_field(nre: &mut Nre, field: &str, text: &str) -> Result<(), Mistyped> {
    match field {
        "name" => text.clone_into(&mut nre.name),
        "amount" => nre.amount = zero_or_more(text)?,
        "once" => {
            nre.once = Once::ALL
                .into_iter()
                .find(|it| it.code() == text)
                .ok_or_else(|| Mistyped::new(text, tr("how often it is paid")))?;
            // A number of boards is needed at once; it can be changed after.
            nre.boards = (nre.once == Once::EveryBoards).then(|| nre.boards.unwrap_or(Decimal::ONE_THOUSAND));
        }
        "boards" => {
            nre.boards = Some(
                number(text)
                    .filter(|it| *it >= Decimal::ONE)
                    .ok_or_else(|| Mistyped::new(text, tr("a number of boards such as 1000")))?,
            );
        }
        _ => return Err(no_field(field)),
    }
    Ok(())
}

/// Edits a table. One that the product brings is copied into the profile first: under its name it counts before
/// the one that is brought.
fn table_field(profile: &mut Profile, shown: usize, path: &[&str], text: &str) -> Result<(), Mistyped> {
    let named = profile.tables().into_iter().nth(shown).ok_or_else(|| no_field("table"))?;
    let own = profile.attrition_tables.iter().position(|it| it.name == named.name);
    let own = own.unwrap_or_else(|| {
        profile.attrition_tables.push(named);
        profile.attrition_tables.len() - 1
    });
    let table = profile.attrition_tables.get_mut(own).ok_or_else(|| no_field("table"))?;
    match path {
        ["source"] => text.clone_into(&mut table.source),
        ["add"] => table.rules.push(AttritionRule::default()),
        [step, "remove"] => {
            take(&mut table.rules, step)?;
        }
        [step, "up"] => {
            let rule = index(step)?;
            if rule > 0 && rule < table.rules.len() {
                table.rules.swap(rule, rule - 1);
            }
        }
        [step, field] => rule_field(at(&mut table.rules, step)?, field, text)?,
        _ => return Err(no_field("table")),
    }
    Ok(())
}

fn rule_field(rule: &mut AttritionRule, field: &str, text: &str) -> Result<(), Mistyped> {
    let or_none = |text: &str| some(text).map(zero_or_more).transpose();
    let or_zero = |text: &str| or_none(text).map(Option::unwrap_or_default);
    match field {
        "packages" => rule.packages = packages(text)?,
        "price_from" => rule.price_from = or_none(text)?,
        "price_below" => rule.price_below = or_none(text)?,
        "minimum" => rule.minimum = or_zero(text)?,
        "leader" => rule.leader = or_zero(text)?,
        "rate" => {
            let share = some(text).map(|it| {
                percent(it)
                    .filter(|it| *it >= Decimal::ZERO)
                    .ok_or_else(|| Mistyped::new(it, tr("a share in percent such as 2.5")))
            });
            rule.rate = share.transpose()?.unwrap_or_default();
        }
        "reel" => rule.reel = or_none(text)?,
        "sides" => rule.sides = or_zero(text)?,
        "least" => rule.least = or_none(text)?,
        _ => return Err(no_field(field)),
    }
    Ok(())
}

/// "0402, 0603"; nothing: all packages.
fn packages(text: &str) -> Result<Vec<PackageClass>, Mistyped> {
    let words = text.split([',', ';', ' ']).map(str::trim).filter(|it| !it.is_empty());
    words
        .map(|word| {
            PackageClass::ALL.into_iter().find(|it| it.code().eq_ignore_ascii_case(word)).ok_or_else(|| {
                let all = PackageClass::ALL.map(PackageClass::code).join(", ");
                Mistyped { found: word.to_owned(), expected: tr!("some of: {}", all) }
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use crate::domain::profile::Profile;
    use crate::domain::project::Command;
    use crate::domain::project::typed::command;
    use crate::domain::settings::Settings;

    fn edit(fields: &[(&str, &str)]) -> Profile {
        let mut settings = Settings::new("2026-11-22");
        for (field, text) in fields {
            match command(&settings, field, text) {
                Ok(Command::SetProfile(profile)) => settings.profile = profile.map(|it| *it),
                other => panic!("{field}: {other:?}"),
            }
        }
        settings.profile.expect("a profile")
    }

    #[test]
    fn every_kind_of_entry_can_be_edited() {
        let profile = edit(&[
            ("profile.0.assembly.setup", "1,250.50"),
            ("profile.0.margin.rate", "12.5 %"),
            ("profile.0.yield.good", "98"),
            ("profile.0.nre.add", ""),
            ("profile.0.nre.0.amount", "80"),
            ("profile.0.nre.0.once", "every-boards"),
            ("profile.0.nre.0.boards", "400"),
            ("profile.1.copy", ""),
            ("profile.2.name", "far away"),
            ("profile.table.0.0.packages", "0402, bga"),
            ("profile.table.0.0.rate", "7"),
        ]);
        let process = &profile.processes[0];
        let texts = [process.assembly.setup, process.margin.rate, process.nre[0].boards.unwrap_or_default()];
        assert_eq!(texts.map(|it| it.to_string()), ["1250.5", "0.125", "400"]);
        assert_eq!(process.quality.good.map(|it| it.to_string()).as_deref(), Some("0.98"));
        assert_eq!((profile.processes.len(), profile.processes[2].name.as_str()), (3, "far away"));
        // The table that the product brings is the profile's own now, under its name.
        assert_eq!(profile.attrition_tables[0].name, process.attrition);
        assert_eq!(profile.table(process).map(|it| it.rules[0].rate.to_string()).as_deref(), Some("0.07"));
    }

    #[test]
    fn what_no_file_may_hold_is_refused() {
        let settings = Settings::new("2026-11-22");
        for (field, text, expected) in [
            ("profile.0.assembly.setup", "-1", "0 or more"),
            ("profile.0.assembly.setup", "ten", "a number"),
            ("profile.0.pcb.utilization", "0", "a share"),
            ("profile.0.name", "", "a process needs a name"),
            ("profile.0.attrition", "none such", "expected one of"),
            ("profile.0.nre.7.amount", "1", "field"),
            ("profile.table.0.0.packages", "0402, tiny", "0201"),
            ("profile.currency", "Euro", "three letters"),
        ] {
            let mistyped = command(&settings, field, text).expect_err(field);
            assert!(mistyped.expected.contains(expected), "{field}: {}", mistyped.expected);
        }
    }
}
