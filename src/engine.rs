//! The session behind `Request → Response`. Pure: natively tested, served by a worker in the browser
//! and by the command line natively.

pub mod edit;
pub mod protocol;
pub mod session;
pub mod view;
pub mod warm_up;

pub use protocol::{Request, Response};
pub use session::Session;
