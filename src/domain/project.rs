//! All that a user can edit, and the commands that edit it.

pub mod command;
pub mod settings;

pub use command::Command;
pub use settings::Settings;
