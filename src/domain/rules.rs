//! One rule a file: its code, family, severity, what it finds, and what is said of it.
//!
//! A rule looks at one fitted line with all that is known of it. A new rule is one file and one line in [`RULES`].

pub mod cost_alternate_gone;
pub mod cost_break_above;
pub mod cost_choice_gone;
pub mod cost_currency;
pub mod cost_moq_excess;
pub mod cost_price_expired;
pub mod cost_price_too_large;
pub mod cost_price_unit;
pub mod cost_stale_price;
pub mod cost_unpriced;
pub mod data_no_part_number;
pub mod data_no_quantity;
pub mod data_not_orderable;
pub mod data_number_as_value;
pub mod data_part_differs;
pub mod question;
pub mod reach_svhc;
pub mod rohs_by_exemption;
pub mod rohs_conflict;
pub mod rohs_exemption_by_code;
pub mod rohs_exemption_category;
pub mod rohs_exemption_doubtful;
pub mod rohs_exemption_ended;
pub mod rohs_exemption_ends;
pub mod rohs_exemption_misfit;
pub mod rohs_exemption_needs_category;
pub mod rohs_exemption_not_stated;
pub mod rohs_exemption_passed;
pub mod rohs_exemption_renewal;
pub mod rohs_exemption_renewal_filed;
pub mod rohs_non_compliant;
pub mod rohs_ordering_code;
pub mod rohs_phthalates;
pub mod rohs_unknown;
pub mod rohs_unread;
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

use super::finding::words::{FINDING_WORDS, FindingWords};
use super::sorting::sort_by;
use question::Rule;

/// All rules, sorted by code, so that findings come out sorted.
pub const RULES: &[Rule] = &[
    cost_alternate_gone::RULE,
    cost_break_above::RULE,
    cost_choice_gone::RULE,
    cost_currency::RULE,
    cost_moq_excess::RULE,
    cost_price_expired::RULE,
    cost_price_too_large::RULE,
    cost_price_unit::RULE,
    cost_stale_price::RULE,
    cost_unpriced::RULE,
    data_no_part_number::RULE,
    data_no_quantity::RULE,
    data_not_orderable::RULE,
    data_number_as_value::RULE,
    data_part_differs::RULE,
    reach_svhc::RULE,
    rohs_by_exemption::RULE,
    rohs_conflict::RULE,
    rohs_exemption_by_code::RULE,
    rohs_exemption_category::RULE,
    rohs_exemption_doubtful::RULE,
    rohs_exemption_ended::RULE,
    rohs_exemption_ends::RULE,
    rohs_exemption_misfit::RULE,
    rohs_exemption_needs_category::RULE,
    rohs_exemption_not_stated::RULE,
    rohs_exemption_passed::RULE,
    rohs_exemption_renewal::RULE,
    rohs_exemption_renewal_filed::RULE,
    rohs_non_compliant::RULE,
    rohs_ordering_code::RULE,
    rohs_phthalates::RULE,
    rohs_unknown::RULE,
    rohs_unread::RULE,
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

/// The words of a finding's code, by its text; `None`: no finding has it.
pub fn words_of_code(code: &str) -> Option<FindingWords> {
    let of_rule = RULES.binary_search_by(|it| it.code.cmp(code)).ok().and_then(|at| RULES.get(at));
    let other = || FINDING_WORDS.binary_search_by(|it| it.code.cmp(code)).ok();
    of_rule.map(Rule::words).or_else(|| FINDING_WORDS.get(other()?).copied())
}

/// The code as this program knows it; `None`: no finding has it.
pub fn known_code(code: &str) -> Option<&'static str> {
    words_of_code(code).map(|it| it.code)
}

/// The words of all codes of findings, in their order.
pub fn all_words() -> Vec<FindingWords> {
    let mut all: Vec<FindingWords> =
        RULES.iter().map(Rule::words).chain(FINDING_WORDS.iter().copied()).collect();
    sort_by(&mut all, |one, other| one.code.cmp(other.code));
    all
}

#[cfg(test)]
mod tests {
    use super::{FINDING_WORDS, RULES, all_words, words_of_code};
    use crate::domain::finding::Family;

    #[test]
    fn every_code_is_there_once_with_its_words_and_its_family() {
        assert!(RULES.windows(2).all(|pair| pair[0].code < pair[1].code));
        assert!(FINDING_WORDS.windows(2).all(|pair| pair[0].code < pair[1].code));
        let all = all_words();
        assert!(all.windows(2).all(|pair| pair[0].code < pair[1].code));
        for words in all {
            assert_eq!(words_of_code(words.code), Some(words));
            assert!(Family::of(words.code).is_some(), "{}", words.code);
            let sentences = [words.title, words.message, words.hint];
            assert!(sentences.iter().all(|it| !it.is_empty()), "{}", words.code);
        }
        for rule in RULES {
            assert_eq!(Family::of(rule.code), Some(rule.family), "{}", rule.code);
        }
    }
}
