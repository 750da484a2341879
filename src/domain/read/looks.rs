//! How rows look where that may tell something: struck out, colored, hidden.

/// A color of the fill or the text; 0 where it is that of any cell.
pub type Color = u32;

/// Above the 24 bits of a color: it is one of the workbook's theme, and only told from others.
const OF_THEME: Color = 1 << 25;
/// Marks a known color, for black is none.
const KNOWN: Color = 1 << 24;
/// What cells have that nobody colored.
const PAPER: Color = 0xff_ffff;

/// How a cell looks, or most cells of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Look {
    pub is_struck: bool,
    pub fill: Color,
    pub ink: Color,
}

/// How a row looks that does not look like any row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RowLook {
    pub row: usize,
    pub is_hidden: bool,
    pub look: Look,
}

/// The rows and columns of a table that look like no others, in its order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Looks {
    pub rows: Vec<RowLook>,
    pub hidden_columns: Vec<usize>,
    /// Rows that the file itself says to name columns.
    pub heads: Vec<usize>,
}

/// Counts how the cells of a row look.
#[derive(Debug, Default)]
pub(super) struct Tally {
    struck: usize,
    fill: (Color, usize),
    ink: (Color, usize),
}

impl Tally {
    pub(super) fn add(&mut self, look: Look) {
        self.struck += usize::from(look.is_struck);
        for (color, (held, count)) in [(look.fill, &mut self.fill), (look.ink, &mut self.ink)] {
            if *count == 0 {
                *held = color;
            }
            *count += usize::from(color != 0 && *held == color);
        }
    }

    /// The look of a row of so many cells.
    pub(super) fn of(&self, cells: usize) -> Look {
        let color = |it: (Color, usize)| if it.1 * 2 >= cells { it.0 } else { 0 };
        Look { is_struck: self.struck * 2 > cells, fill: color(self.fill), ink: color(self.ink) }
    }
}

impl Looks {
    /// The look of a row; `None` where it is that of any.
    pub fn row(&self, row: usize) -> Option<&RowLook> {
        self.rows.get(self.rows.binary_search_by_key(&row, |it| it.row).ok()?)
    }

    /// The same, so many rows below.
    pub fn moved(&self, rows: usize) -> impl Iterator<Item = RowLook> + '_ {
        self.rows.iter().map(move |it| RowLook { row: it.row + rows, ..*it })
    }
}

/// A color in hexadecimal digits, of which the last six count; black ink and white paper are none.
pub(super) fn hex(digits: &str, is_ink: bool) -> Color {
    let digits = digits.get(digits.len().saturating_sub(6)..).unwrap_or("");
    u32::from_str_radix(digits, 16).map_or(0, |it| rgb(it.to_be_bytes(), is_ink))
}

/// A color in bytes, of which the last three count.
pub(super) fn rgb(bytes: [u8; 4], is_ink: bool) -> Color {
    let color = u32::from_be_bytes(bytes) & PAPER;
    if color == if is_ink { 0 } else { PAPER } { 0 } else { KNOWN | color }
}

/// A color of the workbook's theme, made lighter or darker; the first two are paper and ink.
pub(super) fn of_theme(theme: &str, tint: &str) -> Color {
    if matches!(theme, "0" | "1") && tint.is_empty() {
        return 0;
    }
    let bytes = theme.bytes().chain(tint.bytes().take(6));
    OF_THEME | bytes.fold(7u32, |sum, it| sum.wrapping_mul(31).wrapping_add(it.into())) & PAPER
}

/// The color at a number from 8 on in the palette that every workbook starts with (\[MS-XLS\] 2.5.161).
pub(super) fn indexed(index: usize, is_ink: bool) -> Color {
    const COLORS: &[u8; 336] = b"\
        000000ffffffff000000ff000000ffffff00ff00ff00ffff\
        800000008000000080808000800080008080c0c0c0808080\
        9999ff993366ffffccccffff660066ff80800066ccccccff\
        000080ff00ffffff0000ffff8000808000000080800000ff\
        00ccffccffffccffccffff9999ccffff99cccc99ffffcc99\
        3366ff33cccc99cc00ffcc00ff9900ff6600666699969696\
        003366339966003300333300993300993366333399333333";
    let at = index.checked_sub(8).map(|it| it * 6);
    let digits = at.and_then(|it| COLORS.get(it..it + 6)).and_then(|it| std::str::from_utf8(it).ok());
    digits.map_or(0, |it| hex(it, is_ink))
}

/// Names of colors, as bits.
pub mod hue {
    pub const RED: u8 = 1;
    pub const ORANGE: u8 = 2;
    pub const YELLOW: u8 = 4;
    pub const GREEN: u8 = 8;
    pub const BLUE: u8 = 16;
    pub const PURPLE: u8 = 32;
    pub const GRAY: u8 = 64;
}

/// What people call a color, as bits of [`hue`]; none for a color of the theme.
pub fn hues_of(color: Color) -> u8 {
    if color & KNOWN == 0 {
        return 0;
    }
    let [_, red, green, blue] = color.to_be_bytes().map(i32::from);
    let (most, least) = (red.max(green).max(blue), red.min(green).min(blue));
    let span = most - least;
    if span < 32 {
        return if most < 32 { 0 } else { hue::GRAY };
    }
    if most == red && green >= blue {
        return match (green - blue) * 60 / span {
            ..20 => hue::RED,
            20..36 => hue::ORANGE | (hue::RED * u8::from(green < 110)),
            36..47 => hue::ORANGE | hue::YELLOW,
            _ => hue::YELLOW,
        };
    }
    if most == red {
        return if (blue - green) * 60 / span < 25 { hue::RED } else { hue::PURPLE };
    }
    if most == green {
        return if red * 8 > green * 7 { hue::YELLOW } else { hue::GREEN };
    }
    if red > green { hue::PURPLE } else { hue::BLUE }
}

#[cfg(test)]
mod tests {
    use super::{Look, Tally, hex, hue, hues_of, indexed};

    #[test]
    fn colors_have_names() {
        let cases = [
            ("FFFF0000", hue::RED),
            ("FFC7CE", hue::RED),
            ("C00000", hue::RED),
            ("FFFF00", hue::YELLOW),
            ("FFEB9C", hue::YELLOW),
            ("FFA500", hue::ORANGE | hue::YELLOW),
            ("00B050", hue::GREEN),
            ("C6EFCE", hue::GREEN),
            ("0070C0", hue::BLUE),
            ("7030A0", hue::PURPLE),
            ("BFBFBF", hue::GRAY),
            ("FFFFFF", 0),
        ];
        for (digits, name) in cases {
            assert_eq!(hues_of(hex(digits, false)), name, "{digits}");
        }
        assert_eq!((hex("000000", true), hues_of(indexed(10, false)), indexed(64, false)), (0, hue::RED, 0));
        assert_eq!(indexed(63, false), hex("333333", false));
    }

    #[test]
    fn a_row_looks_like_most_of_its_cells() {
        let mut tally = Tally::default();
        for fill in [5, 5, 0] {
            tally.add(Look { fill, is_struck: true, ink: 0 });
        }
        assert_eq!(tally.of(4), Look { fill: 5, is_struck: true, ink: 0 });
        assert_eq!(tally.of(6), Look::default());
    }
}
