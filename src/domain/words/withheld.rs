//! What an export says of that which its reader may not see.

use crate::domain::language::{en, tr};
use crate::domain::report::Audience;

/// In place of totals that would tell what the parts are bought for.
pub const NO_TOTALS: &str = en!("Prices are not part of this report.");

/// In place of the reason why a finding is accepted, where it names a seller.
pub const REASON: &str = en!("the reason is not part of this report.");

/// What the totals hold, for readers who do not see what they are made of.
pub const WHOLE_PRICE: &str = en!("Per good board: parts, bare board, assembly, set-up and one-time cost.");

/// The same where lines are without a price.
pub const PART_PRICE: &str = en!(
    "Per good board: the parts of the lines with a price alone, bare board, assembly, set-up and one-time cost."
);

/// What is left out for an audience; `None` where nothing is.
pub fn note(audience: Audience) -> Option<&'static str> {
    match audience {
        Audience::Internal => None,
        Audience::Customer => Some(tr("Purchase prices, margins and sellers are left out.")),
        Audience::Summary => Some(tr("A summary: single lines are left out.")),
    }
}
