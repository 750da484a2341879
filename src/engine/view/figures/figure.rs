//! A figure as the screen draws it: shapes and labels in pixels.

use serde::{Deserialize, Serialize};
use std::fmt::Write;

/// The figures of the cost.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FiguresView {
    /// Cost of a good board over the number of boards, with each process; `None` where nothing is priced.
    pub curves: Option<FigureView>,
    /// What the total of each volume is made of.
    pub bars: Option<FigureView>,
}

/// A drawing from (0, 0) to (width, height) in pixels, y downwards.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct FigureView {
    pub width: i32,
    pub height: i32,
    pub title: String,
    /// What the drawing shows, in words, for people who do not see it.
    pub description: String,
    /// Drawn in their order.
    pub shapes: Vec<ShapeView>,
    /// Drawn over the shapes.
    pub labels: Vec<LabelView>,
}

/// A path with the class that gives it its look.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShapeView {
    pub class: String,
    pub path: String,
}

/// A word at a place; its class says to which side of the place it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LabelView {
    pub class: String,
    pub x: i32,
    pub y: i32,
    pub text: String,
}

impl FigureView {
    pub(super) fn shape(&mut self, class: &str, path: String) {
        self.shapes.push(ShapeView { class: class.to_owned(), path });
    }

    pub(super) fn label(&mut self, class: &str, x: i32, y: i32, text: impl Into<String>) {
        self.labels.push(LabelView { class: class.to_owned(), x, y, text: text.into() });
    }
}

/// A line through points. Points on the way between two others of the same height or place are kept: a path is short.
pub(super) fn line(points: impl IntoIterator<Item = (i32, i32)>) -> String {
    let mut path = String::new();
    for (x, y) in points {
        // Writing to a string cannot fail.
        let _ = write!(path, "{}{x} {y}", if path.is_empty() { 'M' } else { 'L' });
    }
    path
}

/// A rectangle.
pub(super) fn rectangle(x: i32, y: i32, width: i32, height: i32) -> String {
    format!("M{x} {y}h{width}v{height}h{}z", -width)
}

/// About how wide a text is in the letters of the figures (12 px): what is laid out by it has room to spare.
pub(super) fn text_width(text: &str) -> i32 {
    // Characters of Chinese are as wide as they are high.
    let width = |letter: char| if letter >= '\u{2e80}' { 12_usize } else { 7 };
    i32::try_from(text.chars().map(width).sum::<usize>()).unwrap_or(i32::MAX / 8)
}
