//! One rule a file: its codes, its severity, what it finds. The sentences are in `words`.
//!
//! A rule looks at one fitted line with all that is known of it. A new rule is one file and one line in [`RULES`].

pub mod cost_alternate_gone;
pub mod cost_break_above;
pub mod cost_choice_gone;
pub mod cost_currency;
pub mod cost_moq_excess;
pub mod cost_price_expired;
pub mod cost_price_unit;
pub mod cost_stale_price;
pub mod cost_unpriced;
pub mod question;
pub mod reach_svhc;
pub mod rohs_by_exemption;
pub mod rohs_conflict;
pub mod rohs_exemption_category;
pub mod rohs_exemption_doubtful;
pub mod rohs_exemption_ends;
pub mod rohs_exemption_misfit;
pub mod rohs_exemption_needs_category;
pub mod rohs_exemption_not_stated;
pub mod rohs_exemption_passed;
pub mod rohs_non_compliant;
pub mod rohs_ordering_code;
pub mod rohs_phthalates;
pub mod rohs_unknown;
pub mod supply_last_buy_day;
pub mod supply_last_buy_passed;
pub mod supply_last_time_buy;
pub mod supply_lead_time_unknown;
pub mod supply_long_lead;
pub mod supply_low_stock;
pub mod supply_nrnd;
pub mod supply_obsolete;
pub mod supply_one_house;
pub mod supply_short;

use crate::domain::rules::question::Rule;

/// All rules, sorted by code, so that findings come out sorted.
pub const RULES: &[Rule] = &[
    cost_alternate_gone::RULE,
    cost_break_above::RULE,
    cost_choice_gone::RULE,
    cost_currency::RULE,
    cost_moq_excess::RULE,
    cost_price_expired::RULE,
    cost_price_unit::RULE,
    cost_stale_price::RULE,
    cost_unpriced::RULE,
    reach_svhc::RULE,
    rohs_by_exemption::RULE,
    rohs_conflict::RULE,
    rohs_exemption_category::RULE,
    rohs_exemption_doubtful::RULE,
    rohs_exemption_ends::RULE,
    rohs_exemption_misfit::RULE,
    rohs_exemption_needs_category::RULE,
    rohs_exemption_not_stated::RULE,
    rohs_exemption_passed::RULE,
    rohs_non_compliant::RULE,
    rohs_ordering_code::RULE,
    rohs_phthalates::RULE,
    rohs_unknown::RULE,
    supply_last_buy_day::RULE,
    supply_last_buy_passed::RULE,
    supply_last_time_buy::RULE,
    supply_lead_time_unknown::RULE,
    supply_long_lead::RULE,
    supply_low_stock::RULE,
    supply_nrnd::RULE,
    supply_obsolete::RULE,
    supply_one_house::RULE,
    supply_short::RULE,
];

#[cfg(test)]
mod tests {
    use super::RULES;

    #[test]
    fn rules_are_sorted_by_code_and_each_code_is_there_once() {
        assert!(RULES.windows(2).all(|pair| pair[0].code < pair[1].code));
    }
}
