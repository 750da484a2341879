//! The cost of a board between the volumes.

use rust_decimal::Decimal;

use crate::domain::cost::tier::Tier;
use crate::domain::money::rounding::per_good_board;

/// Boards and cost of a good board, rising in boards.
pub type Curve = Vec<(u32, Decimal)>;

/// The cost over the numbers of boards.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Curves {
    /// One for each process of the profile, in its order; one where the parts alone are costed.
    pub processes: Vec<Curve>,
    /// The numbers of boards at which a part reaches a price break, rising.
    pub breaks: Vec<u32>,
}

/// A curve of what is priced with what is estimated besides. Between two volumes the estimate of the whole order lies on
/// a straight line, beyond them it is proportional to the boards.
pub fn with_estimates(curve: &Curve, tiers: &[Tier]) -> Curve {
    let point = |&(boards, cost): &(u32, Decimal)| (boards, cost.saturating_add(estimated(boards, tiers)));
    curve.iter().map(point).collect()
}

/// What is estimated of a good board; zero where nothing is.
fn estimated(boards: u32, tiers: &[Tier]) -> Decimal {
    let order = |tier: &Tier| tier.estimated.map_or(Decimal::ZERO, |it| it.parts);
    let Some(after) = tiers.iter().find(|it| it.boards >= boards).or(tiers.last()) else {
        return Decimal::ZERO;
    };
    let before = tiers.iter().rev().find(|it| it.boards < boards).unwrap_or(after);
    let (from, to) = (Decimal::from(before.boards), Decimal::from(after.boards));
    let at = Decimal::from(boards);
    let amount = if from < at && at <= to && from < to {
        let way = (at - from).checked_div(to - from).unwrap_or_default();
        let step = order(after).saturating_sub(order(before));
        order(before).saturating_add(step.saturating_mul(way))
    } else {
        order(after).saturating_mul(at.checked_div(to).unwrap_or_default())
    };
    per_good_board(amount, boards, after.good)
}

#[cfg(test)]
mod tests {
    use rust_decimal::Decimal;

    use super::with_estimates;
    use crate::domain::cost::estimate::EstimatedSum;
    use crate::domain::cost::tier::Tier;

    #[test]
    fn an_estimate_lies_between_those_of_the_volumes() {
        let tier = |boards: u32, parts: u32| Tier {
            boards,
            good: Decimal::ONE,
            estimated: Some(EstimatedSum { parts: Decimal::from(parts), ..EstimatedSum::default() }),
            ..Tier::default()
        };
        let tiers = [tier(10, 100), tier(100, 550)];
        let curve = [1, 10, 55, 100, 1_000].map(|boards| (boards, Decimal::ONE)).to_vec();
        let costs: Vec<String> = with_estimates(&curve, &tiers)
            .iter()
            .map(|it| it.1.round_dp(3).normalize().to_string())
            .collect();
        assert_eq!(costs, ["11", "11", "6.909", "6.5", "6.5"]);
        assert_eq!(with_estimates(&curve, &[]), curve);
    }
}
