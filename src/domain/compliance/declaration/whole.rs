//! A part with the parts inside of it: it speaks for all of them, and the worst counts.

use rust_decimal::Decimal;

use super::Judged;
use super::judging::{Verdict, Whole};
use crate::domain::compliance::{ExemptionUse, RohsStatement, RohsStatus};

/// A part inside of another.
pub struct Inner<'v> {
    pub verdict: &'v Verdict,
    /// It stands in the part itself, and not in one of its parts.
    pub is_direct: bool,
    /// It holds parts of its own.
    pub has_inner: bool,
}

/// The statements of a part with the row that they rest on; none for the part as a whole.
pub fn combine(own: &Verdict, inner: &[Inner<'_>]) -> Vec<(Option<usize>, Judged)> {
    let all = || std::iter::once(own).chain(inner.iter().map(|it| it.verdict));
    let exempt = all().fold(0, |bits, it| bits | it.exempt);
    let mut statements: Vec<(Option<usize>, Judged)> = Vec::new();
    for verdict in all() {
        let open = verdict.unexplained.iter().filter(|it| exempt & (1 << it.0 as u16) == 0);
        let found = verdict.statements.iter().map(|it| (it.0, &it.1));
        let found = found.chain(open.map(|it| (it.1, &it.2)));
        statements.extend(found.map(|(row, judged)| (Some(row), judged.clone())));
    }
    let is_above = |it: &(Option<usize>, Judged)| it.1.statement.status != RohsStatus::Unknown;
    if !statements.iter().any(is_above) {
        let judged = match conclude(own, inner) {
            Ok((text, exemption_use)) => {
                let plain = RohsStatement::plain(RohsStatus::Compliant);
                Judged { statement: RohsStatement { exemption_use, ..plain }, text }
            }
            Err(text) => Judged { statement: RohsStatement::plain(RohsStatus::Unknown), text },
        };
        statements.push((None, judged));
    } else if let Some(doubt) = all().flat_map(|it| &it.doubts).find(|it| it.is_grave()) {
        // An exemption is not believed where the rest of the declaration is not.
        for (_, judged) in &mut statements {
            if judged.statement.status == RohsStatus::ByExemption {
                judged.statement.status = RohsStatus::Unknown;
            }
        }
        let statement = RohsStatement::plain(RohsStatus::Unknown);
        statements.push((Some(doubt.row), Judged { statement, text: doubt.text() }));
    }
    statements
}

/// Why the part complies, or why that is not shown, where nothing is above a limit.
fn conclude(own: &Verdict, inner: &[Inner<'_>]) -> Result<(String, ExemptionUse), String> {
    for verdict in std::iter::once(own).chain(inner.iter().map(|it| it.verdict)) {
        if let Whole::Open(why) = &verdict.whole {
            return Err(why.clone());
        }
        if verdict.whole == Whole::Above {
            return Err("a part inside is above a limit by an exemption".to_owned());
        }
    }
    let mut count = 0;
    match &own.whole {
        Whole::Clean { text, exemption_use } => return Ok((text.clone(), *exemption_use)),
        Whole::Incomplete(why) => return Err(why.clone()),
        Whole::Full(materials) => count = *materials,
        _ if inner.is_empty() => return Err("the declaration says nothing of RoHS substances".to_owned()),
        _ => {}
    }
    let mut exemption_use = ExemptionUse::None;
    for it in inner {
        match &it.verdict.whole {
            Whole::Full(_) if !it.has_inner && !makes_up(it.verdict, &[]) => {
                return Err("the materials do not make up a part inside".to_owned());
            }
            Whole::Full(materials) => count += materials,
            Whole::Clean { exemption_use: own, .. } => exemption_use = exemption_use.min(*own),
            Whole::Incomplete(why) => return Err(why.clone()),
            _ if it.has_inner => {}
            _ => return Err("a part inside says nothing of RoHS substances".to_owned()),
        }
    }
    if !makes_up(own, inner) {
        return Err("the materials do not make up the part".to_owned());
    }
    let text = match count {
        0 => "all parts inside are declared below the limits".to_owned(),
        _ => format!("{count} materials declared in full, no RoHS substance above its limit"),
    };
    Ok((text, exemption_use))
}

/// The materials and the parts inside weigh 99 % of the part or more, as far as its mass is known.
fn makes_up(own: &Verdict, inner: &[Inner<'_>]) -> bool {
    let Some(part) = own.part_mass else { return true };
    let direct = inner.iter().filter(|it| it.is_direct).map(|it| it.verdict.part_mass);
    let sum = std::iter::once(own.material_mass).chain(direct);
    let sum = sum.into_iter().try_fold(Decimal::ZERO, |sum, it| sum.checked_add(it?));
    sum.is_some_and(|it| it >= part.saturating_mul(Decimal::new(99, 2)))
}
