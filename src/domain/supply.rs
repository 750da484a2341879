//! What will be late, short or dying, and when the boards can ship.

pub mod alternates;
pub mod part;
pub mod plan;
pub mod risk;
pub mod sources;
pub mod to_buy;
pub mod usual;
pub mod wait;
