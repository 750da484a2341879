//! Every sentence that a user can read. Screens, exports and the command line take them from here.

pub mod findings;
pub mod labels;
pub mod numbers;
