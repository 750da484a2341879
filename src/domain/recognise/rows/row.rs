//! A row, looked at once: what stands in the columns that matter.

use std::borrow::Cow;

use rust_decimal::Decimal;

use super::kind::Above;
use crate::domain::bom::designators::designator_share;
use crate::domain::recognise::cells::dnp::says_left_out;
use crate::domain::recognise::cells::quantity::read_quantity;
use crate::domain::recognise::cells::void::is_void;
use crate::domain::recognise::content::is_url;
use crate::domain::recognise::lexicon::lexicon;
use crate::domain::recognise::plan::Plan;
use crate::domain::recognise::role::Role;
use crate::domain::recognise::rows::titles::{is_long, is_title};

/// What the questions are asked of.
pub(super) struct Row<'p, 't> {
    pub plan: &'p Plan<'t>,
    pub row: usize,
    pub above: Above,
    /// Cells that hold something, and the first of them.
    pub filled: usize,
    pub first: &'p str,
    pub designator: Cow<'p, str>,
    /// How much of the designator cell reads as designators, from 0 to 1.
    pub share: f32,
    pub quantity_text: &'p str,
    pub quantity: Option<Decimal>,
    pub has_mpn: bool,
    pub has_maker: bool,
    /// A seller's part number.
    pub has_code: bool,
    pub has_value: bool,
    pub has_package: bool,
    pub has_description: bool,
    pub has_alternate: bool,
}

/// A name is at most so many times as long as those of the lines.
const LONG_NAME: f32 = 1.6;

/// Rows over which a list of places may be wrapped.
const WRAPPED: usize = 20;

/// How many cells of the row hold something, and the first of them.
pub(super) fn filled_cells<'p>(plan: &'p Plan<'_>, row: usize) -> (usize, &'p str) {
    let is_filled =
        |it: &&str| it.as_bytes().first().is_some_and(u8::is_ascii_graphic) || !it.trim().is_empty();
    let mut cells = plan.table.row(row).filter(is_filled);
    let Some(first) = cells.next() else { return (0, "") };
    (1 + cells.count(), first.trim())
}

impl<'p, 't> Row<'p, 't> {
    /// Looks at the row; `cells` are those of [`filled_cells`].
    pub(super) fn of(plan: &'p Plan<'t>, row: usize, above: Above, cells: (usize, &'p str)) -> Self {
        let fields = &plan.fields;
        let holds = |it: usize| !is_void(plan.table.cell(row, it));
        let designator = plan.designators(row);
        let quantity_text = plan.text(row, fields.quantity);
        Self {
            plan,
            row,
            above,
            filled: cells.0,
            first: cells.1,
            // "$46.27" is an amount.
            share: designator_share(designator.as_ref())
                .filter(|_| designator.chars().any(char::is_alphabetic))
                .unwrap_or(0.0),
            designator,
            quantity_text,
            quantity: read_quantity(quantity_text, plan.decimal),
            has_mpn: fields.mpn.iter().any(|it| holds(*it)),
            has_maker: fields.manufacturer.iter().any(|it| holds(*it)),
            has_code: fields.supplier_pn.iter().any(|it| holds(it.number)),
            has_value: !is_void(plan.text(row, fields.value)),
            has_package: !is_void(plan.text(row, fields.footprint)),
            has_description: !is_void(plan.text(row, fields.description)),
            has_alternate: fields.alternates.iter().any(|it| holds(it.number)),
        }
    }

    /// A part number, a maker's or a seller's.
    pub(super) fn has_number(&self) -> bool {
        self.has_mpn || self.has_code
    }

    /// Says in any way which part it is.
    pub(super) fn names_part(&self) -> bool {
        self.has_number() || self.has_value || self.has_description
    }

    /// Says more than where something stands.
    pub(super) fn says_more(&self) -> bool {
        self.names_part()
            || self.has_package
            || self.has_maker
            || self.quantity.is_some()
            || self.is_left_out()
    }

    /// A readable quantity of something that is named.
    pub(super) fn counts_part(&self) -> bool {
        self.quantity.is_some() && (self.names_part() || self.has_package)
    }

    /// "Through hole placements:" beside a number that is none of a part.
    pub(super) fn counts_what_follows(&self) -> bool {
        self.quantity.is_some()
            && self.is_unnumbered()
            && self.designator.is_empty()
            && self.first.ends_with(':')
            && self.first.contains(' ')
    }

    /// The quantity cell says that the part is not placed.
    pub(super) fn is_left_out(&self) -> bool {
        says_left_out(self.quantity_text)
    }

    /// No number in the place of a quantity: "lots", "AR", "1-3", "?".
    pub(super) fn is_vague(&self) -> bool {
        let text = self.quantity_text;
        text.chars().count() <= 12
            && text.contains(|it: char| !it.is_ascii_digit() && !matches!(it, '.' | ',' | ' '))
            && !text.contains(['$', '€', '£', '¥'])
    }

    /// The first text of the row besides item number, level and quantity, and its column.
    pub(super) fn other_text(&self) -> Option<(usize, &'p str)> {
        let fields = &self.plan.fields;
        let is_counted = |at: usize| [fields.item, fields.level, fields.quantity].contains(&Some(at));
        let cells = self.plan.table.row(self.row).map(str::trim).enumerate();
        cells
            .into_iter()
            .find(|(at, text)| !is_counted(*at) && text.chars().any(char::is_alphabetic) && !is_url(text))
    }

    /// Something in a column without a meaning in which nearly all lines have a text of their own: "7805", a link.
    #[inline(never)]
    pub(super) fn holds_unread_name(&self) -> bool {
        let mut cells = self.plan.table.row(self.row).zip(&self.plan.columns);
        cells.any(|(cell, column)| {
            let content = &column.content;
            let is_of_names = content.is_mostly_filled()
                && content.distinct > 0.5
                && content.numbers.max(content.money) < 0.5;
            column.role.is_none() && is_of_names && !is_void(cell)
        })
    }

    /// A text in a column where lines have theirs, that no title would be.
    pub(super) fn is_name_where_lines_have_one(&self) -> bool {
        let Some((at, text)) = self.other_text() else { return false };
        let Some(column) = self.plan.columns.get(at) else { return false };
        let is_of_names = matches!(
            column.role,
            None | Some(Role::Mpn | Role::Value | Role::Description | Role::CustomerPn | Role::SupplierPn)
        );
        // Who pays, or which shop: the same few words again and again name no part.
        let repeats = column.role.is_none() && column.content.distinct < 0.3;
        is_of_names
            && !repeats
            && column.content.is_mostly_filled()
            && column.content.numbers < 0.5
            && text.chars().count() >= 2
            && (!is_title(text)
                || self.has_link()
                || self.has_value && self.plan.fields.value != Some(at)
                || self.plan.header_row.is_some()
                    && is_long(text)
                    && text.chars().count() as f32 <= LONG_NAME * column.content.mean_length)
    }

    /// It says two things where the lines do.
    pub(super) fn says_two(&self) -> bool {
        self.plan.says_of_part(self.row) > 1
    }

    /// A link where the lines have theirs.
    fn has_link(&self) -> bool {
        let cells = self.plan.table.row(self.row).zip(&self.plan.columns);
        let mut links = cells.filter(|it| it.1.role == Some(Role::Datasheet));
        links.any(|it| is_url(it.0))
    }

    /// The row has no item number of its own.
    pub(super) fn is_unnumbered(&self) -> bool {
        self.plan.text(self.row, self.plan.fields.item).is_empty()
    }

    /// The row has a number of its own in a list that is numbered.
    pub(super) fn is_numbered(&self) -> bool {
        let item = self.plan.text(self.row, self.plan.fields.item);
        !item.is_empty() && item.len() <= 5 && item.bytes().all(|it| it.is_ascii_digit())
    }

    /// Its list of places ends with a comma, and so do those below, up to one that says what stands there.
    pub(super) fn is_led_on(&self) -> bool {
        let below = self.row + 1..self.plan.table.row_count();
        let is_open =
            |row: &usize| filled_cells(self.plan, *row).0 == 1 && self.plan.designators(*row).ends_with(',');
        self.designator.ends_with(',')
            && below.take(WRAPPED).find(|it| !is_open(it)).is_some_and(|row| {
                filled_cells(self.plan, row).0 > 1 && !self.plan.designators(row).is_empty()
            })
    }

    /// The table has a column of quantities.
    pub(super) fn has_quantities(&self) -> bool {
        self.plan.fields.quantity.is_some()
    }

    /// No row of the table states a quantity.
    pub(super) fn no_quantity_is_stated(&self) -> bool {
        let column = self.plan.fields.quantity.and_then(|it| self.plan.columns.get(it));
        column.is_none_or(|it| it.content.is_blank())
    }

    /// A word for a total where a part number should stand.
    pub(super) fn numbers_name_total(&self) -> bool {
        let fields = &self.plan.fields;
        let numbers = fields.mpn.iter().copied().chain(fields.supplier_pn.iter().map(|it| it.number));
        numbers.into_iter().map(|it| self.plan.table.cell(self.row, it)).any(|it| {
            !it.bytes().any(|it| it.is_ascii_digit()) && (lexicon().is_total(it) || lexicon().is_charge(it))
        })
    }
}
