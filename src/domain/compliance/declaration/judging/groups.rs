//! One restricted group in one material, or in the part as a whole: its amounts added up against the limit, and what the
//! exemptions that are named for it cover.

use rust_decimal::Decimal;

use super::super::doubt::DoubtKind;
use super::super::materials::{Material, total};
use super::super::{Declared, Judged};
use super::{Verdict, described, told};
use crate::domain::compliance::exemptions::find;
use crate::domain::compliance::exemptions::limits::named_in_declaration;
use crate::domain::compliance::substances::Restricted;
use crate::domain::compliance::{RohsStatement, RohsStatus};

/// A row that speaks of the group, and the share of the group in its substance.
struct Amount<'r, 'a> {
    row: usize,
    declared: &'r Declared<'a>,
    share: Decimal,
}

impl Verdict {
    /// Judges each restricted group of a material; the groups that are below their limit, one bit each.
    pub(super) fn judge_material(&mut self, material: &Material<'_, '_>) -> u16 {
        let mut groups: Vec<(Restricted, Vec<Amount<'_, '_>>)> = Vec::new();
        for (row, declared) in &material.rows {
            for (group, share) in declared.groups() {
                let item = Amount { row: *row, declared, share };
                match groups.iter_mut().find(|it| it.0 == group) {
                    Some(known) => known.1.push(item),
                    None => groups.push((group, vec![item])),
                }
            }
        }
        groups.iter().filter(|it| self.judge_group(it.0, &it.1)).fold(0, |bits, it| bits | 1 << it.0 as u16)
    }

    /// Judges one group in one material, or in the part as a whole; `true`: it is declared below its limit.
    fn judge_group(&mut self, group: Restricted, items: &[Amount<'_, '_>]) -> bool {
        let is_of_material = items.iter().any(|it| it.declared.material_number > 0);
        let limit = group.limit_percent();
        let sum = total(items.iter().map(|it| (it.declared, it.share)));
        let is_over = sum > limit;
        if is_over || items.iter().any(|it| it.declared.above == Some(true)) {
            self.judge_above(group, items, sum, is_of_material);
            return false;
        }
        // An answer to a list of REACH is held against the article.
        let answers = || items.iter().filter(|it| is_of_material || !it.declared.is_of_reach_list());
        let is_open = |it: &Declared<'_>| match (it.above, it.percent) {
            (Some(_), _) => named_in_declaration(it.exemptions) != (Vec::new(), false),
            (None, None) => true,
            (None, Some(percent)) => !is_of_material && !percent.is_zero(),
        };
        if let Some(open) = answers().find(|it| is_open(it.declared)) {
            self.is_open = true;
            let text = describe(
                open.declared,
                group,
                open.declared.percent.map(|it| it.saturating_mul(open.share)),
                1,
            );
            let statement = RohsStatement::plain(RohsStatus::Unknown);
            self.statements.push((open.row, Judged { statement, text }));
            return false;
        }
        let too_high = |it: &&Amount<'_, '_>| {
            it.declared.percent.is_none() && it.declared.threshold.is_some_and(|it| it > limit)
        };
        if let Some(Amount { row, declared, .. }) = answers().find(too_high) {
            let held = told(declared.threshold.unwrap_or_default(), 28);
            self.doubt(DoubtKind::Threshold, *row, described(declared), held);
            return false;
        }
        answers().any(|it| !it.declared.has_exception())
    }

    /// A group above its limit: by an exemption that covers it, or not compliant.
    fn judge_above(
        &mut self,
        group: Restricted,
        items: &[Amount<'_, '_>],
        sum: Decimal,
        is_of_material: bool,
    ) {
        let covers: Vec<Cover> =
            items.iter().map(|it| cover(it.declared, group, sum, is_of_material)).collect();
        // What is said of the part as a whole without an amount is explained by an exemption that is named beside it.
        let has_exemption = covers.iter().any(|it| it.is_covered);
        let explains = |it: &Declared<'_>| has_exemption && it.material_number == 0 && it.percent.is_none();
        let open = || items.iter().zip(&covers).filter(|it| !it.1.is_covered && !explains(it.0.declared));
        let uncovered = total(open().map(|it| (it.0.declared, it.0.share)));
        let is_left = uncovered > group.limit_percent() || open().any(|it| it.0.declared.above == Some(true));
        let weight = |it: &&Amount<'_, '_>| it.declared.percent.unwrap_or_default().saturating_mul(it.share);
        let speaks = match is_left {
            true => open().map(|it| it.0).max_by_key(weight),
            false => items.iter().max_by_key(weight),
        };
        let Some(Amount { row, declared, .. }) = speaks else { return };
        let has_amount = items.iter().any(|it| it.declared.percent.is_some());
        let counted = items.iter().filter(|it| it.declared.percent.is_some()).count();
        let mut text = describe(declared, group, has_amount.then_some(sum), counted);
        if !is_left {
            let mut exemptions: Vec<String> = Vec::new();
            for entry in covers.into_iter().flat_map(|it| it.entries) {
                if !exemptions.contains(&entry) {
                    exemptions.push(entry);
                }
            }
            self.exempt |= 1 << group as u16;
            let statement = RohsStatement { exemptions, ..RohsStatement::plain(RohsStatus::ByExemption) };
            self.statements.push((*row, Judged { statement, text }));
            return;
        }
        if let Some(why) =
            items.iter().zip(&covers).find(|it| it.0.row == *row).and_then(|it| it.1.why.as_ref())
        {
            text.push_str(why);
        }
        let judged = Judged { statement: RohsStatement::plain(RohsStatus::NonCompliant), text };
        match !is_of_material && !has_amount {
            true => self.unexplained.push((group, *row, judged)),
            false => self.statements.push((*row, judged)),
        }
    }
}

/// Whether what a row cites covers an amount, by which entries, and why not.
struct Cover {
    is_covered: bool,
    entries: Vec<String>,
    why: Option<String>,
}

fn cover(declared: &Declared<'_>, group: Restricted, sum: Decimal, is_of_material: bool) -> Cover {
    let (mut entries, is_unread) = named_in_declaration(declared.exemptions);
    let mut why = None;
    entries.retain(|entry| {
        let Some(row) = find(entry) else { return true };
        let reason = if !row.is_for(group) {
            format!(" ({entry} is not for {})", group.name())
        } else if declared.percent.is_some() && !row.allows(sum, is_of_material) {
            let (sign, limit) = row.limit().unwrap_or(("", Decimal::ZERO));
            let bound = if sign == ">=" { "at least" } else { "at most" };
            format!(" ({entry} is for {bound} {limit} %)")
        } else if !row.is_for_material(declared.material) {
            format!(" ({entry} is not for this material)")
        } else {
            return true;
        };
        why.get_or_insert(reason);
        false
    });
    Cover { is_covered: is_unread || !entries.is_empty(), entries, why }
}

/// "Lead 3 % of CuZn39Pb3, limit 0.1 %, exemption 6(c)".
fn describe(declared: &Declared<'_>, group: Restricted, percent: Option<Decimal>, counted: usize) -> String {
    let name = if counted > 1 { "" } else { declared.name() };
    let mut text = String::from(if name.is_empty() { group.name() } else { name });
    match (percent, declared.above) {
        (Some(percent), _) => {
            if !text.to_lowercase().starts_with(&group.name().to_lowercase()) {
                text.push_str(" as ");
                text.push_str(group.name());
            }
            text.push(' ');
            text.push_str(&told(percent, 4));
            text.push_str(" %");
        }
        (None, Some(true)) => text.push_str(" above the limit"),
        (None, Some(false)) => text.push_str(" below the limit"),
        (None, None) => text.push_str(" without an amount"),
    }
    text.push_str(" of ");
    text.push_str(if declared.material.is_empty() { "the part" } else { declared.material });
    if counted > 1 {
        text.push_str(&format!(" in {counted} amounts added up"));
    }
    text.push_str(", limit ");
    text.push_str(&group.limit_percent().to_string());
    text.push_str(" %");
    if !declared.exemptions.is_empty() {
        text.push_str(", exemption ");
        text.push_str(declared.exemptions);
    }
    text
}
