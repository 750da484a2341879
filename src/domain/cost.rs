//! What it costs: need → order quantity → price, exactly, with every step.

pub mod bought;
pub mod calculation;
pub mod choice;
pub mod crossing;
mod deal;
pub mod demand;
pub mod estimate;
pub mod exact;
pub mod groups;
pub mod line_cost;
pub mod line_costs;
pub mod order;
pub mod parts;
pub mod plan;
pub mod policy;
mod price_fall;
pub mod process;
pub mod purchase;
pub mod reel_fee;
mod split;
pub mod steps;
pub mod tier;
