//! The exports and views of one small report that has every kind of result.

// The helpers of a test may stop it, as the test itself may.
#![allow(clippy::expect_used, clippy::panic)]

#[path = "export/sample.rs"]
mod sample;

#[path = "export/json.rs"]
mod json;

#[path = "export/csv.rs"]
mod csv_file;

#[path = "export/view.rs"]
mod view;

#[path = "export/html.rs"]
mod html;

#[path = "export/text.rs"]
mod text;

#[path = "export/formula.rs"]
mod formula;

#[path = "export/audience.rs"]
mod audience;

#[path = "export/markers.rs"]
mod markers;

#[path = "export/link.rs"]
mod link;

#[path = "export/project.rs"]
mod project;

#[path = "export/result.rs"]
mod result;

#[path = "export/xlsx.rs"]
mod xlsx;

#[path = "export/sizes.rs"]
mod sizes;
