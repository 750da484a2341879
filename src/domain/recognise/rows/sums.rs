//! A small table of costs below the list: "Item | ~USD" above "Connectors | $2". Its rows are sums and no parts.

use crate::domain::bom::designators::designator_share;
use crate::domain::money::parse::{find_currency, read_money};
use crate::domain::recognise::lexicon::lexicon;
use crate::domain::recognise::plan::Plan;
use crate::domain::recognise::role::Role;

/// Fewer columns with a meaning do not tell two cells from a line.
const LEAST_COLUMNS: usize = 3;

impl Plan<'_> {
    /// A name and a word for money, with nothing but names and amounts in the next row.
    pub(crate) fn heads_sums(&self, row: usize) -> bool {
        self.two_cells(row).is_some_and(|(name, money)| {
            let is_word = |it: &str| !it.bytes().any(|it| it.is_ascii_digit());
            is_word(name) && is_word(money) && self.heads_amounts(row, money)
        })
    }

    /// Two words may be a line in many lists, but hardly one of them is for money.
    #[inline(never)]
    fn heads_amounts(&self, row: usize, money: &str) -> bool {
        let names = || lexicon().name_scores(money, false);
        let is_money = || {
            find_currency(money).is_some()
                || lexicon().is_total(money)
                || names().of(Role::UnitPrice).max(names().of(Role::ExtendedPrice)) >= 0.7
        };
        let below = (row + 1..self.end).take(3).find(|it| !self.table.is_blank(*it));
        self.columns.iter().filter(|it| it.role.is_some()).count() >= LEAST_COLUMNS
            && below.is_some_and(|it| self.is_sum(it))
            && is_money()
    }

    /// A name and an amount. Beside a place it is one with a sign of money: "R2 | 220" is a line.
    pub(crate) fn is_sum(&self, row: usize) -> bool {
        self.two_cells(row).is_some_and(|(name, amount)| {
            let is_place =
                || self.fields.designator.is_some() && designator_share(name).is_some_and(|it| it >= 0.5);
            amount.len() < 20
                && amount.bytes().any(|it| it.is_ascii_digit())
                && (find_currency(amount).is_some()
                    || read_money(amount, self.decimal).is_some() && !is_place())
        })
    }

    /// The first two cells of a row, where they stand beside each other and any further one apart or for a currency.
    fn two_cells(&self, row: usize) -> Option<(&str, &str)> {
        let cells = self.table.row(row).map(str::trim).enumerate();
        let mut cells = cells.filter(|it| !it.1.is_empty());
        let ((at, name), (beside, amount)) = (cells.next()?, cells.next()?);
        let is_apart = cells.next().is_none_or(|it| it.0 > beside + 1 || find_currency(it.1).is_some());
        (beside == at + 1 && is_apart).then_some((name, amount))
    }
}
