//! How far the cells of a column speak for a role.

use super::ColumnContent;
use super::weights::weights_of;
use crate::domain::recognise::role::Role;

/// What a blank column speaks for any role: little, and not for it.
const BLANK: f32 = -0.15;
/// A single cell proves less than several.
const TRUST_IN_ONE: f32 = 0.6;
/// Steps of quantity and price are prices and nothing else.
const LADDERS_ARE_PRICES: f32 = 0.2;
const LADDERS_ARE_NOTHING_ELSE: f32 = 0.5;
/// What a blank cell takes; columns of remarks are mostly blank.
const BLANK_CELLS: f32 = 0.2;
const BLANK_REMARKS: f32 = 0.02;

impl ColumnContent {
    /// How well the cells fit a role: from about -0.6 to +0.35. A blank column says little.
    pub(crate) fn fit(&self, role: Role) -> f32 {
        if self.filled == 0 {
            return BLANK;
        }
        let trust = if self.filled < 2 { TRUST_IN_ONE } else { 1.0 };
        let fit: f32 = weights_of(role).iter().map(|it| it.of(self)).sum();
        let fit = if role == Role::UnitPrice {
            fit + LADDERS_ARE_PRICES * self.ladders
        } else {
            fit - LADDERS_ARE_NOTHING_ELSE * self.ladders
        };
        // Of two columns that fit alike the fuller one is meant.
        let coverage = self.filled as f32 / self.rows.max(1) as f32;
        let fit = if fit > 0.0 { fit * (0.4 + 0.6 * coverage) } else { fit };
        let sparse = if matches!(role, Role::Dnp | Role::Notes) { BLANK_REMARKS } else { BLANK_CELLS };
        fit * trust - sparse * (1.0 - coverage)
    }

    /// How far the cells alone, without any header, speak for a role: from 0 to 1.
    pub(crate) fn alone(&self, role: Role) -> f32 {
        if self.filled == 0 {
            return 0.0;
        }
        let coverage = self.filled as f32 / self.rows.max(1) as f32;
        match role {
            Role::Designator if self.integers < 0.3 => self.designators * (0.7 + 0.3 * coverage),
            Role::Quantity if !self.counting && self.largest_digits <= 5 => 0.8 * self.integers * coverage,
            Role::Item if self.counting => 0.85 * self.integers,
            Role::SupplierPn => 0.9 * self.seller_codes,
            Role::Supplier => 0.8 * self.sellers,
            Role::Mpn => 0.75 * (self.part_numbers - self.seller_codes - self.packages).max(0.0),
            Role::Value => 0.75 * self.values,
            Role::Footprint => 0.72 * self.packages,
            Role::Description => 0.7 * self.words * f32::from(u8::from(self.mean_length > 8.0)),
            Role::Datasheet => 0.7 * self.urls,
            Role::Manufacturer => {
                (0.55 * self.names * (1.0 - self.words * 0.3)).max(0.85 * (self.makers - self.sellers))
            }
            Role::UnitPrice => 0.8 * self.symbols.max(self.ladders),
            _ => 0.0,
        }
    }
}
