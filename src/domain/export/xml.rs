//! XML as it is written for programs: names come from this program, and every text of a file is escaped.

/// XML that grows by elements, one a line.
pub(super) struct Xml {
    out: String,
    depth: usize,
}

/// Name and value of an attribute.
pub(super) type Attribute<'a> = (&'static str, &'a str);

impl Xml {
    /// A document of UTF-8.
    pub(super) fn document() -> Self {
        Self { out: "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".to_owned(), depth: 0 }
    }

    /// An element without content.
    pub(super) fn empty(&mut self, name: &'static str, attributes: &[Attribute<'_>]) {
        self.start(name, attributes);
        self.out.push_str("/>\n");
    }

    /// An element around what is written meanwhile.
    pub(super) fn within(
        &mut self,
        name: &'static str,
        attributes: &[Attribute<'_>],
        write: impl FnOnce(&mut Self),
    ) {
        self.start(name, attributes);
        self.out.push_str(">\n");
        self.depth = self.depth.saturating_add(1);
        write(self);
        self.depth = self.depth.saturating_sub(1);
        self.indent();
        self.out.extend(["</", name, ">\n"]);
    }

    pub(super) fn into_bytes(self) -> Vec<u8> {
        self.out.into_bytes()
    }

    fn start(&mut self, name: &'static str, attributes: &[Attribute<'_>]) {
        self.indent();
        self.out.extend(["<", name]);
        for (name, value) in attributes {
            self.out.extend([" ", name, "=\"", &escaped(value), "\""]);
        }
    }

    fn indent(&mut self) {
        self.out.extend(std::iter::repeat_n("  ", self.depth));
    }
}

/// A text for XML, in an element or in an attribute with double quotes. What XML cannot hold is left out.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' | '\r' | '\t' => out.push(' '),
            '\0'..' ' | '\u{fffe}' | '\u{ffff}' => {}
            _ => out.push(letter),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{Xml, escaped};

    #[test]
    fn any_text_is_xml() {
        assert_eq!(escaped("<R&D \"1\">\u{0}\u{b}\n\u{fffe}µ"), "&lt;R&amp;D &quot;1&quot;&gt; µ");
    }

    #[test]
    fn elements_stand_in_each_other() {
        let mut xml = Xml::document();
        xml.within("A", &[("of", "\"<\"")], |xml| xml.empty("B", &[]));
        let text = String::from_utf8(xml.into_bytes()).unwrap();
        let (_, elements) = text.split_once('\n').unwrap();
        assert_eq!(elements, "<A of=\"&quot;&lt;&quot;\">\n  <B/>\n</A>\n");
    }
}
