//! A form as the screen shows it: groups, rows and fields.

use crate::domain::language::spoken;
use crate::domain::project::typed::Field;
use serde::{Deserialize, Serialize};

/// Which settings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum FormKind {
    /// What changes the cost at once: process, policy, currency, yield, limits, estimates.
    WhatIf,
    /// What an assembler charges and loses.
    Profile,
    /// Exchange rates and the age of prices.
    Rates,
    /// For which product compliance is judged, and by which regimes.
    Compliance,
    /// How bad each finding about compliance is.
    Severities,
    /// The days of the plan.
    Plan,
    /// How long everything but the parts takes.
    Times,
    /// The weights of the risk.
    Risk,
    /// Who sends the report, and for which quote.
    Sender,
}

impl FormKind {
    pub const ALL: [Self; 9] = [
        Self::WhatIf,
        Self::Profile,
        Self::Rates,
        Self::Compliance,
        Self::Severities,
        Self::Plan,
        Self::Times,
        Self::Risk,
        Self::Sender,
    ];
}

/// Fields in groups.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FormView {
    pub groups: Vec<FieldGroup>,
}

/// Fields that belong together: a table of rows.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct FieldGroup {
    /// Empty where it needs no heading.
    pub title: String,
    pub gloss: String,
    /// Heads of the columns, the one over the labels first; empty: none.
    pub heads: Vec<String>,
    pub rows: Vec<FieldRow>,
}

/// A label and its fields.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct FieldRow {
    pub label: String,
    pub cells: Vec<FieldView>,
}

/// One field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldView {
    /// Its name on the page; empty where nothing can be changed.
    pub id: String,
    /// What it sets; `None` where the page itself acts.
    pub field: Option<Field>,
    /// What screen readers call it; of a button also what stands on it.
    pub name: String,
    pub value: String,
    /// What counts where the field is empty.
    pub placeholder: String,
    pub kind: FieldKind,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum FieldKind {
    Text,
    Number,
    /// A text of several lines.
    Long,
    /// A picture as `data:` address.
    Picture,
    /// A day; its value is ISO text.
    Date,
    /// The values that can be chosen.
    Choice(Vec<ChoiceView>),
    /// Ticked where the value is "on".
    Check,
    /// A button; it sets the field to nothing. A quiet one stands at the end of a row.
    Press {
        is_quiet: bool,
    },
    /// A button by which the page opens a file.
    Open,
    /// Buttons by which the page saves the profile, and the rates.
    SaveProfile,
    SaveRates,
    /// A text that cannot be changed.
    Plain,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChoiceView {
    pub value: String,
    pub label: String,
}

impl FieldView {
    // Each is called from many places: once in the program is enough.
    #[inline(never)]
    pub(super) fn new(field: Field, name: &str, kind: FieldKind, value: String) -> Self {
        let id = field.id();
        Self { id, field: Some(field), name: name.to_owned(), value, placeholder: String::new(), kind }
    }

    pub(super) fn text(field: Field, name: &str, value: &str) -> Self {
        Self::new(field, name, FieldKind::Text, value.to_owned())
    }

    pub(super) fn number(field: Field, name: &str, value: String) -> Self {
        Self::new(field, name, FieldKind::Number, value)
    }

    pub(super) fn press(field: Field, name: &str) -> Self {
        Self::new(field, name, FieldKind::Press { is_quiet: false }, String::new())
    }

    pub(super) fn quiet_press(field: Field, name: &str) -> Self {
        Self::new(field, name, FieldKind::Press { is_quiet: true }, String::new())
    }

    /// A button of the page itself.
    pub(super) fn page(id: &str, name: &str, kind: FieldKind) -> Self {
        let (id, name) = (id.to_owned(), name.to_owned());
        Self { id, field: None, name, value: String::new(), placeholder: String::new(), kind }
    }

    pub(super) fn plain(value: &str) -> Self {
        Self { value: value.to_owned(), ..Self::page("", "", FieldKind::Plain) }
    }

    pub(super) fn choice(field: Field, name: &str, value: &str, choices: Vec<ChoiceView>) -> Self {
        Self::new(field, name, FieldKind::Choice(choices), value.to_owned())
    }

    #[inline(never)]
    pub(super) fn or(mut self, placeholder: &str) -> Self {
        placeholder.clone_into(&mut self.placeholder);
        self
    }
}

#[inline(never)]
pub(super) fn choice(value: &str, label: &str) -> ChoiceView {
    ChoiceView { value: value.to_owned(), label: label.to_owned() }
}

/// An amount as it is typed: with the decimal sign of the language, without signs between thousands.
#[inline(never)]
pub(super) fn typed(amount: rust_decimal::Decimal) -> String {
    amount.normalize().to_string().replace('.', spoken().decimal_sign().encode_utf8(&mut [0; 4]))
}

/// A share as it is typed: in percent.
#[inline(never)]
pub(super) fn typed_percent(share: rust_decimal::Decimal) -> String {
    typed(share.saturating_mul(rust_decimal::Decimal::ONE_HUNDRED))
}
