//! Files that hold several boards, assemblies or variants: which there are, which was read, and how another is read.
//!
//! They stand side by side, each with a column of quantities; one below the other, each below its title; as the top
//! assemblies of a hierarchical list; line by line, where a column says on which board a part stands; or on sheets of
//! their own, which `sheet` tells.

pub mod board;
mod columns;
mod levels;
mod marked;
pub mod marks;
mod sections;
