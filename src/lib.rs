//! Bomlight reads an electronics bill of materials and says whether it complies, what it costs at every
//! volume, what will be late, and what must be corrected in the file. Nothing leaves the browser.
//!
//! # The way of the data
//!
//! ```text
//! bytes ──read──▶ Table ──recognise──▶ BomLines ──match──▶ lines + offers ──assess──▶ Report ──render──▶ screen · HTML · CSV · JSON
//! ```
//!
//! # The rooms
//!
//! * [`domain`]: pure. Bytes and values in, values out; no browser, no file, no clock, no panic, no float money.
//! * [`engine`]: pure. Holds the session behind `Request → Response`; natively tested.
//! * `web`: wasm only. The browser's edge: worker, files, storage, download.
//! * `app`: wasm only. The Leptos screens.
//!
//! Each room uses only what stands to its left in `domain → engine → web → app → bin`;
//! `tests/layering.rs` is the judge.
//!
//! # Invariants
//!
//! 1. The file never leaves the browser.
//! 2. Unknown is a result: a blank is never green, never zero, never left out of a total unseen.
//! 3. Every fact carries its evidence: file, row, column and the words found there.
//! 4. Nothing is repaired in silence.
//! 5. Money is an exact decimal with a currency; unlike currencies never add.
//! 6. Same input, same date, same bytes out.
//! 7. A guess says that it is a guess.
//! 8. Odd data is a `Finding`; an `Error` means that nothing can be shown; a panic is our bug.

pub mod domain;
pub mod engine;

#[cfg(target_arch = "wasm32")]
pub mod app;
#[cfg(target_arch = "wasm32")]
pub mod web;
