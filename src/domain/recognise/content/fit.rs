//! How far the cells of a column speak for a role.

use super::ColumnContent;
use crate::domain::recognise::role::Role;

impl ColumnContent {
    /// How well the cells fit a role: from about -0.6 to +0.35. A blank column says little.
    pub(crate) fn fit(&self, role: Role) -> f32 {
        if self.filled == 0 {
            return -0.15;
        }
        let not = |share: f32| 1.0 - share;
        // Few cells prove little.
        let trust = if self.filled < 2 { 0.6 } else { 1.0 };
        let text = not(self.numbers.max(self.urls).max(self.designators.min(not(self.words))));
        let fit = match role {
            Role::Designator => {
                0.35 * self.designators
                    - 0.4 * (self.seller_codes - self.designators).max(0.0)
                    - 0.42 * not(self.designators)
                    - 0.25 * self.values
                    - 0.25 * self.numbers
            }
            Role::Quantity => {
                0.2 * self.numbers
                    - 0.45 * not(self.numbers)
                    - if self.counting && self.distinct > 0.95 && self.filled > 4 { 0.12 } else { 0.0 }
            }
            Role::Item => {
                (if self.counting { 0.2 } else { -0.15 }) - 0.6 * self.designators - 0.45 * not(self.integers)
            }
            Role::Level => 0.2 * self.integers - 0.3 * not(self.integers.max(0.5)),
            Role::Dnp => {
                0.25 * self.flags
                    - 0.25 * not(self.flags)
                    - 0.3 * self.urls
                    - if self.mean_length > 14.0 { 0.25 } else { 0.0 }
            }
            Role::Mpn => {
                0.25 * (self.part_numbers - self.seller_codes).max(0.0)
                    - 0.3 * self.seller_codes
                    - 0.42 * self.designators
                    - 0.3 * self.values
                    - 0.25 * self.packages * not(self.part_numbers)
                    - 0.45 * self.urls
                    - 0.25 * self.words
                    - if self.largest_digits < 5 { 0.4 * self.integers } else { 0.1 * self.integers }
                    - 0.2 * self.dates
            }
            Role::AlternateMpn => 0.1 * self.part_numbers - 0.3 * self.urls - 0.4 * self.designators,
            Role::Manufacturer | Role::AlternateManufacturer => {
                0.15 * self.names
                    - 0.35 * self.numbers
                    - 0.25 * self.part_numbers
                    - 0.35 * self.urls
                    - 0.3 * self.designators
                    - 0.15 * self.sellers
            }
            Role::Supplier => {
                0.2 * self.sellers + 0.05 * self.names
                    - 0.3 * self.numbers
                    - 0.3 * self.urls
                    - 0.2 * self.seller_codes
            }
            Role::SupplierPn => {
                0.25 * self.seller_codes + 0.05 * self.part_numbers
                    - 0.5 * self.urls
                    - 0.25 * self.words
                    - 0.25 * self.sellers
                    - 0.33 * self.designators
                    - 0.2 * self.values
                    - if self.largest_digits < 4 { 0.4 * self.integers } else { 0.0 }
            }
            Role::CustomerPn => {
                0.15 * self.house
                    - 0.35 * self.names
                    - 0.3 * self.urls
                    - 0.25 * self.words
                    - 0.3 * self.designators
                    - 0.3 * self.values
                    - 0.25 * self.seller_codes
                    - if self.largest_digits < 3 { 0.3 * self.integers } else { 0.0 }
            }
            Role::Description => {
                0.2 * self.words + if self.mean_length > 12.0 { 0.06 } else { 0.0 }
                    - 0.4 * not(text)
                    - 0.3 * self.designators
                    - 0.15 * self.part_numbers
                    - 0.25 * self.values
                    - if self.words < 0.3 && self.mean_length < 16.0 { 0.1 } else { 0.0 }
            }
            Role::Value => {
                0.3 * self.values + 0.03 * self.part_numbers
                    - 0.4 * self.urls
                    - 0.4 * self.designators
                    - 0.25 * self.words
                    - 0.12 * self.packages * not(self.values)
                    - 0.3 * self.house
                    - if self.counting && self.integers > 0.95 { 0.4 } else { 0.0 }
                    - if self.symbols > 0.4 { 0.5 } else { 0.0 }
            }
            Role::Footprint => {
                0.25 * self.packages
                    - 0.2 * self.values * not(self.packages)
                    - 0.3 * self.designators
                    - 0.35 * self.urls
                    - 0.1 * self.words * not(self.packages)
            }
            Role::Mount => -0.3 * self.numbers - 0.3 * self.designators,
            Role::UnitPrice | Role::ExtendedPrice => {
                let priced = self.money.max(self.ladders);
                0.12 * priced + 0.1 * self.symbols
                    - 0.45 * not(priced)
                    - if priced < 0.1 { 0.25 } else { 0.0 }
                    - 0.3 * self.dates
            }
            Role::Moq | Role::Multiple => 0.1 * self.numbers - 0.3 * not(self.numbers),
            Role::Stock | Role::OwnStock => {
                0.1 * self.numbers - 0.6 * not((self.numbers + self.names + self.leading).min(1.0))
            }
            Role::Datasheet => {
                0.2 * self.urls - 0.1 * not(self.urls) - 0.3 * self.numbers - 0.3 * self.designators
            }
            Role::Currency => -0.3 * self.numbers - 0.3 * self.urls,
            Role::LeadTime => -0.3 * self.urls - 0.2 * self.designators - 0.2 * self.dates,
            Role::Lifecycle => -0.4 * self.numbers - 0.3 * self.urls - 0.3 * self.designators,
            Role::Rohs
            | Role::LeadFree
            | Role::Reach
            | Role::HalogenFree
            | Role::ConflictMinerals
            | Role::Tsca
            | Role::Pfas => -0.3 * self.urls - 0.35 * self.designators,
            Role::Packaging => -0.25 * self.urls - 0.2 * self.numbers - 0.2 * self.packages,
            Role::Country | Role::RohsExemption | Role::Msl | Role::Hts | Role::Eccn => -0.3 * self.urls,
            Role::Notes => -0.1 * self.numbers,
            Role::PriceDate => 0.25 * self.dates - 0.5 * not(self.dates),
            Role::ValidUntil => 0.25 * self.dates - 0.2 * not(self.dates) - 0.3 * self.urls,
            Role::PackagingFee => 0.1 * self.money - 0.45 * not(self.money),
        };
        // Steps of quantity and price are prices and nothing else.
        let fit = if role == Role::UnitPrice { fit + 0.2 * self.ladders } else { fit - 0.5 * self.ladders };
        // Of two columns that fit alike the fuller one is meant.
        let coverage = self.filled as f32 / self.rows.max(1) as f32;
        let fit = if fit > 0.0 { fit * (0.4 + 0.6 * coverage) } else { fit };
        let sparse = if matches!(role, Role::Dnp | Role::Notes) { 0.02 } else { 0.2 };
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
            Role::Mpn => 0.75 * (self.part_numbers - self.seller_codes - self.packages).max(0.0),
            Role::Value => 0.75 * self.values,
            Role::Footprint => 0.72 * self.packages,
            Role::Description => 0.7 * self.words * f32::from(u8::from(self.mean_length > 8.0)),
            Role::Datasheet => 0.7 * self.urls,
            Role::Manufacturer => 0.55 * self.names * (1.0 - self.words * 0.3),
            Role::UnitPrice => 0.8 * self.symbols.max(self.ladders),
            _ => 0.0,
        }
    }
}
