//! What each process loses of every part.

use rust_decimal::Decimal;

use crate::domain::cost::parts::kept::BoughtPart;
use crate::domain::profile::attrition::{AttritionRule, AttritionTable, WholeRule};

/// The rules of one process, and which part has which. Rule 0 is: nothing is lost.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Losses {
    pub(super) rules: Vec<(Option<AttritionRule>, Option<WholeRule>)>,
    pub(super) of_part: Vec<u16>,
}

impl Losses {
    pub(super) fn nothing() -> Self {
        Self { rules: vec![(None, Some(WholeRule::default()))], of_part: Vec::new() }
    }

    pub(super) fn of(table: &AttritionTable, parts: &[BoughtPart], to_table: Option<Decimal>) -> Self {
        let mut losses = Self::nothing();
        losses.rules.extend(table.rules.iter().map(|it| (Some(it.clone()), it.whole())));
        let has_bands = table.has_price_bands();
        losses.of_part = parts
            .iter()
            .map(|part| {
                let price = if has_bands { part.price.zip(to_table) } else { None };
                let price = price.and_then(|(price, rate)| price.checked_mul(rate));
                let rule = table.rule(part.package.class, price);
                let position = rule.and_then(|rule| table.rules.iter().position(|it| std::ptr::eq(it, rule)));
                position.and_then(|it| u16::try_from(it + 1).ok()).unwrap_or(0)
            })
            .collect();
        losses
    }
}
