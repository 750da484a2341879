//! The sender's logo on the first sheet: a PNG or a JPEG, as it is. A drawing (SVG) is left out, since spreadsheets show none
//! without a second picture beside it.

use super::package::{PackagePart, XML_HEAD};
use super::workbook::{RELATIONSHIPS, relation, relations_part};
use crate::domain::base64;

/// The largest width and height on the sheet, in pixels.
const LARGEST: (u32, u32) = (180, 48);
/// English metric units in a pixel at 96 dpi.
const UNITS: u32 = 9_525;

/// A picture whose size is known.
pub(super) struct Logo {
    bytes: Vec<u8>,
    /// `png` or `jpeg`.
    pub(super) kind: &'static str,
    /// As shown, in pixels.
    size: (u32, u32),
}

impl Logo {
    /// `None` where the address holds no such picture.
    pub(super) fn of(address: &str) -> Option<Self> {
        let (head, data) = address.split_once(',')?;
        let bytes = base64::decode(data)?;
        let (kind, size) = match head {
            "data:image/png;base64" => ("png", png_size(&bytes)?),
            "data:image/jpeg;base64" => ("jpeg", jpeg_size(&bytes)?),
            _ => return None,
        };
        Some(Self { size: fitted(size)?, bytes, kind })
    }

    /// The parts of the workbook that hold it: the picture, where it stands, and what leads from the sheet to it.
    pub(super) fn parts(self, column: &str) -> [PackagePart; 4] {
        let media = ["media/logo.", self.kind].concat();
        let mut picture = PackagePart::new(["xl/", &media].concat());
        picture.push_bytes(&self.bytes);
        let mut of_sheet = relations_part("xl/worksheets/_rels/sheet1.xml.rels");
        relation(&mut of_sheet, "rId1", "drawing", "../drawings/drawing1.xml");
        of_sheet.push("</Relationships>");
        let mut of_drawing = relations_part("xl/drawings/_rels/drawing1.xml.rels");
        relation(&mut of_drawing, "rId1", "image", &["../", &media].concat());
        of_drawing.push("</Relationships>");
        let (width, height) = ((self.size.0 * UNITS).to_string(), (self.size.1 * UNITS).to_string());
        let mut drawing = PackagePart::new("xl/drawings/drawing1.xml");
        for text in [
            XML_HEAD,
            "<xdr:wsDr xmlns:xdr=\"http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing\" \
             xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"><xdr:oneCellAnchor><xdr:from><xdr:col>",
            column,
            "</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>0</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from><xdr:ext cx=\"",
            &width,
            "\" cy=\"",
            &height,
            "\"/><xdr:pic><xdr:nvPicPr><xdr:cNvPr id=\"2\" name=\"Logo\"/><xdr:cNvPicPr/></xdr:nvPicPr><xdr:blipFill>\
             <a:blip xmlns:r=\"",
            RELATIONSHIPS,
            "\" r:embed=\"rId1\"/><a:stretch><a:fillRect/></a:stretch></xdr:blipFill><xdr:spPr><a:xfrm><a:off x=\"0\" \
             y=\"0\"/><a:ext cx=\"",
            &width,
            "\" cy=\"",
            &height,
            "\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></xdr:spPr></xdr:pic><xdr:clientData/>\
             </xdr:oneCellAnchor></xdr:wsDr>",
        ] {
            drawing.push(text);
        }
        [picture, of_sheet, of_drawing, drawing]
    }
}

/// The size at which a picture stays within [`LARGEST`]; it is never made larger.
fn fitted((width, height): (u32, u32)) -> Option<(u32, u32)> {
    let (most_wide, most_high) = LARGEST;
    let (wide, high) = (u64::from(width), u64::from(height));
    if wide == 0 || high == 0 {
        return None;
    }
    // By the side that is the further beyond its limit.
    let by_width = wide * u64::from(most_high) > high * u64::from(most_wide);
    let (most, side) = if by_width { (most_wide, wide) } else { (most_high, high) };
    let most = u64::from(most).min(side);
    let scaled = |it: u64| u32::try_from((it * most / side).max(1)).ok();
    Some((scaled(wide)?, scaled(high)?))
}

/// Width and height stand in the first chunk (PNG, section 11.2.1).
fn png_size(bytes: &[u8]) -> Option<(u32, u32)> {
    Some((number(bytes.get(16..20)?), number(bytes.get(20..24)?)))
}

/// Height and width stand in the first frame header (ITU-T T.81, B.2.2): segments are passed over until it comes.
fn jpeg_size(bytes: &[u8]) -> Option<(u32, u32)> {
    let mut rest = bytes.get(2..)?;
    loop {
        let [0xFF, marker, tail @ ..] = rest else { return None };
        if *marker == 0xFF {
            rest = rest.get(1..)?;
            continue;
        }
        let length = number(tail.get(..2)?);
        // C4, C8 and CC between the frame headers are none.
        if matches!(marker, 0xC0..=0xCF) && !matches!(marker, 0xC4 | 0xC8 | 0xCC) {
            return Some((number(tail.get(5..7)?), number(tail.get(3..5)?)));
        }
        rest = tail.get(usize::try_from(length.max(2)).ok()?..)?;
    }
}

/// A number whose first byte is its highest.
fn number(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0, |number, byte| number << 8 | u32::from(*byte))
}

#[cfg(test)]
mod tests {
    use super::{Logo, fitted, jpeg_size};
    use crate::domain::base64;

    #[test]
    fn a_logo_fits_the_head_and_keeps_its_shape() {
        for (size, shown) in [
            ((100, 40), Some((100, 40))),
            ((360, 48), Some((180, 24))),
            ((100, 480), Some((10, 48))),
            ((4_000_000_000, 1), Some((180, 1))),
            ((0, 10), None),
        ] {
            assert_eq!(fitted(size), shown, "{size:?}");
        }
    }

    #[test]
    fn the_size_of_a_jpeg_stands_behind_other_segments() {
        let head = [0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 1, 2, 0xFF, 0xFF, 0xC2, 0, 17, 8, 0, 30, 0, 60];
        assert_eq!(jpeg_size(&head), Some((60, 30)));
        for cut in 0..head.len() {
            assert_eq!(jpeg_size(head.get(..cut).unwrap()), None, "{cut}");
        }
    }

    #[test]
    fn a_drawing_is_left_out() {
        let address = ["data:image/svg+xml;base64,", &base64::encode(b"<svg/>")].concat();
        assert!(Logo::of(&address).is_none());
    }
}
