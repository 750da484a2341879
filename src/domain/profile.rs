//! What an assembler charges and loses (docs/report.md#profile): processes with their attrition, bare board, assembly,
//! one-time costs, yield and margin. Plain data that a user can replace by a file.

pub mod allowances;
pub mod amounts;
pub mod assembler;
pub mod attrition;
pub mod branding;
pub mod embedded;
pub mod file;
pub mod phases;
pub mod process;
pub mod tables;

pub use assembler::Profile;
pub use process::{Assembly, Margin, Nre, Once, Pcb, Process, SourceNote, Yield};
