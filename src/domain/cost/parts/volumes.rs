//! All parts as they are bought at the volumes. Most settings change nothing of it, so it is kept.

use rust_decimal::Decimal;

use super::Parts;
use crate::domain::cost::deal::PRICE_PLACES;
use crate::domain::cost::parts::kept::{AtVolume, KeptPurchase, sum_of};
use crate::domain::sorting::sort_by_key;

impl Parts {
    /// Buys all parts at some volumes with every process; what was bought at others is forgotten.
    pub(in crate::domain::cost) fn buy_at(&mut self, volumes: &[u32]) {
        self.bought.resize_with(self.losses.len(), Vec::new);
        let mut known = std::mem::take(&mut self.bought);
        for (process, bought) in known.iter_mut().enumerate() {
            bought.retain(|it| volumes.contains(&it.boards));
            for boards in volumes.iter().copied() {
                if !bought.iter().any(|it| it.boards == boards) {
                    bought.push(self.all_at(process, boards));
                }
            }
            sort_by_key(bought, |it| it.boards);
        }
        self.bought = known;
    }

    /// What was bought by [`buy_at`](Self::buy_at).
    pub(in crate::domain::cost) fn bought(&self, process: usize, boards: u32) -> Option<&AtVolume> {
        self.bought.get(process)?.iter().find(|it| it.boards == boards)
    }

    fn all_at(&self, process: usize, boards: u32) -> AtVolume {
        let mut whole: u128 = 0;
        let mut exact = Decimal::ZERO;
        let mut list = Vec::with_capacity(self.parts.len());
        for part in 0..self.parts.len() {
            let (kept, total) = self.kept(part, process, boards);
            whole = whole.saturating_add(total);
            if matches!(kept, KeptPurchase::Exact) {
                let paid = self.unfold(part, process, boards, kept).map_or(Decimal::ZERO, |it| it.total);
                exact = exact.checked_add(paid).unwrap_or(Decimal::MAX);
            }
            list.push(kept);
        }
        let total = exact.checked_add(sum_of(whole, PRICE_PLACES)).unwrap_or(Decimal::MAX);
        AtVolume { boards, kept: list, total }
    }
}
