//! Settings as fields, ready to show: what stands in each, and by which name [`Request::Set`] changes it.
//!
//! The screen draws every form by the same few pieces, so that a new setting costs the page nothing.
//!
//! [`Request::Set`]: crate::engine::protocol::Request::Set

mod compliance;
mod plan;
mod profile;
mod rates;
mod sender;
mod what_if;

use serde::{Deserialize, Serialize};

use crate::domain::language::spoken;
use crate::domain::report::Report;

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
    /// By which it is set; also its name on the page.
    pub id: String,
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
    /// A button; it sets the field to nothing.
    Press,
    /// A text that cannot be changed.
    Plain,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChoiceView {
    pub value: String,
    pub label: String,
}

/// The fields of a kind as they stand.
pub fn form(report: &Report, kind: FormKind) -> FormView {
    let groups = match kind {
        FormKind::WhatIf => what_if::groups(report),
        FormKind::Profile => profile::groups(report),
        FormKind::Rates => rates::groups(report),
        FormKind::Compliance => compliance::product(report),
        FormKind::Severities => compliance::severities(report),
        FormKind::Plan => plan::dates(report),
        FormKind::Times => plan::times(report),
        FormKind::Risk => plan::weights(report),
        FormKind::Sender => sender::groups(report),
    };
    FormView { groups }
}

impl FieldView {
    // Each is called from many places: once in the program is enough.
    #[inline(never)]
    fn new(id: &str, name: &str, kind: FieldKind, value: String) -> Self {
        Self { id: id.to_owned(), name: name.to_owned(), value, placeholder: String::new(), kind }
    }

    fn text(id: &str, name: &str, value: &str) -> Self {
        Self::new(id, name, FieldKind::Text, value.to_owned())
    }

    fn number(id: &str, name: &str, value: String) -> Self {
        Self::new(id, name, FieldKind::Number, value)
    }

    fn press(id: &str, name: &str) -> Self {
        Self::new(id, name, FieldKind::Press, String::new())
    }

    fn plain(value: &str) -> Self {
        Self::new("", "", FieldKind::Plain, value.to_owned())
    }

    fn choice(id: &str, name: &str, value: &str, choices: Vec<ChoiceView>) -> Self {
        Self::new(id, name, FieldKind::Choice(choices), value.to_owned())
    }

    #[inline(never)]
    fn or(mut self, placeholder: &str) -> Self {
        placeholder.clone_into(&mut self.placeholder);
        self
    }
}

#[inline(never)]
fn choice(value: &str, label: &str) -> ChoiceView {
    ChoiceView { value: value.to_owned(), label: label.to_owned() }
}

/// An amount as it is typed: with the decimal sign of the language, without signs between thousands.
#[inline(never)]
fn typed(amount: rust_decimal::Decimal) -> String {
    amount.normalize().to_string().replace('.', spoken().decimal_sign().encode_utf8(&mut [0; 4]))
}

/// A share as it is typed: in percent.
#[inline(never)]
fn typed_percent(share: rust_decimal::Decimal) -> String {
    typed(share.saturating_mul(rust_decimal::Decimal::ONE_HUNDRED))
}
