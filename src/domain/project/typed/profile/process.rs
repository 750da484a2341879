//! The fields of a process: its amounts, its one-time costs, where its figures come from.

use rust_decimal::Decimal;

use super::field::{NreField, ProcessField, SourceField};
use super::list::{at, take};
use crate::domain::language::{en, tr};
use crate::domain::profile::amounts::{AMOUNTS, Amount};
use crate::domain::profile::{Nre, Once, Process, Profile, SourceNote};
use crate::domain::project::typed::reading::{Mistyped, no_field, number, percent, some, zero_or_more};

pub(super) fn process_field(
    profile: &mut Profile,
    place: u16,
    field: ProcessField,
    text: &str,
) -> Result<(), Mistyped> {
    let count = profile.processes.len();
    let process = at(&mut profile.processes, place)?;
    match field {
        ProcessField::Name => text.clone_into(&mut process.name),
        ProcessField::Attrition => text.clone_into(&mut process.attrition),
        ProcessField::Copy => {
            let copy = Process { name: format!("{} 2", process.name), ..process.clone() };
            profile.processes.insert(usize::from(place) + 1, copy);
        }
        ProcessField::Remove if count > 1 => take(&mut profile.processes, place)?,
        ProcessField::Remove => return Err(no_field()),
        ProcessField::Amount(amount) => {
            write(AMOUNTS.get(usize::from(amount)).ok_or_else(no_field)?, process, text)?;
        }
        ProcessField::AddNre => process.nre.push(Nre {
            name: tr(NEW_NRE).to_owned(),
            amount: Decimal::ZERO,
            once: Once::Design,
            boards: None,
        }),
        ProcessField::Nre { at: nre, field: NreField::Remove } => take(&mut process.nre, nre)?,
        ProcessField::Nre { at: nre, field } => nre_field(at(&mut process.nre, nre)?, field, text)?,
        ProcessField::AddSource => process.sources.push(SourceNote::default()),
        ProcessField::Source { at: note, field } => match field {
            SourceField::What => text.clone_into(&mut at(&mut process.sources, note)?.what),
            SourceField::Source => text.clone_into(&mut at(&mut process.sources, note)?.source),
            SourceField::Remove => take(&mut process.sources, note)?,
        },
    }
    Ok(())
}

/// What a new one-time cost is called until it is named.
const NEW_NRE: &str = en!("One-time cost");

fn write(amount_of: &Amount, process: &mut Process, text: &str) -> Result<(), Mistyped> {
    let read = |text: &str| if amount_of.unit.is_percent() { percent(text) } else { number(text) };
    let expected = tr(if amount_of.unit.is_percent() {
        "a share in percent such as 2.5"
    } else {
        "a number such as 12.50"
    });
    let amount = some(text).map(|it| read(it).ok_or_else(|| Mistyped::new(it, expected))).transpose()?;
    let problem = amount.and_then(|it| amount_of.unit.problem(it));
    match problem {
        Some("a share from 0 to 1") => Err(Mistyped::new(text, tr("a share from 0 % to 100 %"))),
        Some(problem) => Err(Mistyped::new(text, tr(problem))),
        None => {
            (amount_of.write)(process, amount);
            Ok(())
        }
    }
}

fn nre_field(nre: &mut Nre, field: NreField, text: &str) -> Result<(), Mistyped> {
    match field {
        NreField::Name => text.clone_into(&mut nre.name),
        NreField::Amount => nre.amount = zero_or_more(text)?,
        NreField::Once => {
            nre.once = Once::ALL
                .into_iter()
                .find(|it| it.code() == text)
                .ok_or_else(|| Mistyped::new(text, tr("how often it is paid")))?;
            // A number of boards is needed at once; it can be changed after.
            nre.boards = (nre.once == Once::EveryBoards).then(|| nre.boards.unwrap_or(Decimal::ONE_THOUSAND));
        }
        NreField::Boards => {
            nre.boards = Some(
                number(text)
                    .filter(|it| *it >= Decimal::ONE)
                    .ok_or_else(|| Mistyped::new(text, tr("a number of boards such as 1000")))?,
            );
        }
        NreField::Remove => {}
    }
    Ok(())
}
