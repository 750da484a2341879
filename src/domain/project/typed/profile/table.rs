//! The fields of an attrition table and of its rules.

use rust_decimal::Decimal;

use super::field::{RuleField, TableField};
use super::list::{at, take};
use crate::domain::bom::package::PackageClass;
use crate::domain::language::tr;
use crate::domain::profile::Profile;
use crate::domain::profile::attrition::AttritionRule;
use crate::domain::project::typed::reading::{Mistyped, no_field, percent, some, zero_or_more};

/// Edits a table. One that the product brings is copied into the profile first: under its name it counts before
/// the one that is brought.
pub(super) fn table_field(
    profile: &mut Profile,
    shown: u16,
    field: TableField,
    text: &str,
) -> Result<(), Mistyped> {
    let named = profile.tables().into_iter().nth(usize::from(shown)).ok_or_else(no_field)?;
    let own = profile.attrition_tables.iter().position(|it| it.name == named.name);
    let own = own.unwrap_or_else(|| {
        profile.attrition_tables.push(named);
        profile.attrition_tables.len() - 1
    });
    let table = profile.attrition_tables.get_mut(own).ok_or_else(no_field)?;
    match field {
        TableField::Source => text.clone_into(&mut table.source),
        TableField::AddRule => table.rules.push(AttritionRule::default()),
        TableField::Rule { at: rule, field: RuleField::Remove } => take(&mut table.rules, rule)?,
        TableField::Rule { at: rule, field: RuleField::Up } => {
            let rule = usize::from(rule);
            if rule > 0 && rule < table.rules.len() {
                table.rules.swap(rule, rule - 1);
            }
        }
        TableField::Rule { at: rule, field } => rule_field(at(&mut table.rules, rule)?, field, text)?,
    }
    Ok(())
}

fn rule_field(rule: &mut AttritionRule, field: RuleField, text: &str) -> Result<(), Mistyped> {
    let or_none = |text: &str| some(text).map(zero_or_more).transpose();
    let or_zero = |text: &str| or_none(text).map(Option::unwrap_or_default);
    match field {
        RuleField::Packages => rule.packages = packages(text)?,
        RuleField::PriceFrom => rule.price_from = or_none(text)?,
        RuleField::PriceBelow => rule.price_below = or_none(text)?,
        RuleField::Minimum => rule.minimum = or_zero(text)?,
        RuleField::Leader => rule.leader = or_zero(text)?,
        RuleField::Rate => {
            let share = some(text).map(|it| {
                percent(it)
                    .filter(|it| *it >= Decimal::ZERO)
                    .ok_or_else(|| Mistyped::new(it, tr("a share in percent such as 2.5")))
            });
            rule.rate = share.transpose()?.unwrap_or_default();
        }
        RuleField::Reel => rule.reel = or_none(text)?,
        RuleField::Sides => rule.sides = or_zero(text)?,
        RuleField::Least => rule.least = or_none(text)?,
        RuleField::Up | RuleField::Remove => {}
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
