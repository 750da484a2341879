//! How a site looks and what it says of itself: name, logo, color, link, legal text.

use super::address::{is_own_file, link};
use super::fields::Section;

/// White and the dark paper of the page, as the accent has to stand out from both.
const PAPER: [[u8; 3]; 2] = [[0xff, 0xff, 0xff], [0x14, 0x17, 0x1a]];
/// The least contrast of text is 4.5 (WCAG 2.2, 1.4.3), and the accent stands on paper that is tinted with it, too.
const READABLE: f64 = 5.0;

/// Who runs the site. Empty means as the product brings it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Branding {
    pub name: String,
    /// A picture of the site.
    pub logo: String,
    /// Where the name leads.
    pub link: String,
    /// The one color of what can be pressed, `#rrggbb`, on light and on dark paper.
    pub accent: String,
    pub accent_dark: String,
}

/// What the foot of the page says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Legal {
    pub text: String,
    /// Words and where they lead.
    pub links: Vec<(String, String)>,
}

impl Branding {
    pub(super) fn take(section: &mut Section<'_>) -> Self {
        let logo = |text: &str| is_own_file(text).then(|| text.to_owned());
        Self {
            name: section.text("name").unwrap_or_default(),
            logo: section
                .parsed("logo", "a picture of the site such as ./logo.svg", logo)
                .unwrap_or_default(),
            link: section.parsed("link", "a link such as https://acme.example", link).unwrap_or_default(),
            accent: accent(section, "accent", PAPER[0], "a color such as #174a7c that can be read on white"),
            accent_dark: accent(
                section,
                "accentDark",
                PAPER[1],
                "a color such as #8ebbe8 that can be read on the dark paper",
            ),
        }
    }
}

impl Legal {
    pub(super) fn take(section: &mut Section<'_>) -> Self {
        let text = section.text("text").unwrap_or_default();
        let mut links = Vec::new();
        let expected = "a list such as [{\"text\": \"Imprint\", \"href\": \"https://acme.example/imprint\"}]";
        section.sections("links", expected, |it| {
            let text = it.text("text").filter(|text| !text.is_empty());
            let href = it.parsed("href", "a link such as https://acme.example/imprint", link);
            links.extend(text.zip(href));
        });
        Self { text, links }
    }
}

fn accent(section: &mut Section<'_>, name: &'static str, paper: [u8; 3], expected: &str) -> String {
    let readable = |text: &str| {
        let color = color(text)?;
        (contrast(color, paper) >= READABLE).then(|| text.to_ascii_lowercase())
    };
    section.parsed(name, expected, readable).unwrap_or_default()
}

/// `#rrggbb`.
fn color(text: &str) -> Option<[u8; 3]> {
    let digits = text.strip_prefix('#').filter(|it| it.len() == 6 && it.is_ascii())?;
    let part = |at: usize| u8::from_str_radix(digits.get(at..at + 2)?, 16).ok();
    Some([part(0)?, part(2)?, part(4)?])
}

/// The contrast of two colors, from 1 to 21 (WCAG 2.2).
fn contrast(one: [u8; 3], other: [u8; 3]) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

fn luminance(color: [u8; 3]) -> f64 {
    let [red, green, blue] = color.map(|it| {
        let it = f64::from(it) / 255.0;
        if it <= 0.040_45 { it / 12.92 } else { ((it + 0.055) / 1.055).powf(2.4) }
    });
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

#[cfg(test)]
mod tests {
    use super::{PAPER, color, contrast};

    #[test]
    fn contrast_is_that_of_the_standard() {
        assert!((contrast([0, 0, 0], [255, 255, 255]) - 21.0).abs() < 0.001);
        let gray = color("#767676").unwrap();
        assert!((contrast(gray, PAPER[0]) - 4.54).abs() < 0.01);
        for bad in ["green", "#12", "#gggggg", "#äöü"] {
            assert_eq!(color(bad), None, "{bad}");
        }
    }
}
