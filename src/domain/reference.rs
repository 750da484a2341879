//! What is known of parts without any file: what part numbers say by the ordering codes of their makers.

pub mod decode;
