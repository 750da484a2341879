//! Markup: references, spans, nesting, declarations of materials.

use super::{Case, case};
use crate::{many, one};

pub(super) fn cases() -> Vec<Case> {
    let mut all = Vec::new();
    let mut add = |name: &str, make: fn() -> String| {
        all.push(case("html", name, move || {
            one("a.html", format!("<html><table><tr><td>Ref</td><td>MPN</td></tr>{}</table></html>", make()))
        }));
    };
    const ROW: &str = "<tr><td>R1</td><td>ABC-1</td></tr>";
    for_each_reference(&mut add);
    add("250,000 rows", || ROW.repeat(many(250_000)));
    add("nothing closed", || "<tr><td>R1<td>ABC-1".repeat(many(1_000_000)));
    add("tables in tables", || "<tr><td><table>".repeat(many(300_000)));
    add("60,000 tables", || format!("{ROW}</table><table>").repeat(many(60_000)));
    add("columns spanned", || {
        "<tr><td colspan=1000000>R1</td><td colspan=4294967295>ABC-1</td></tr>".repeat(many(50_000))
    });
    add("rows spanned", || {
        "<tr><td rowspan=1000000>R1</td><td rowspan=4294967295>ABC-1</td></tr>".repeat(many(50_000))
    });
    add("1,000 columns, rows spanned", || {
        format!("<tr>{}</tr>", "<td rowspan=60000 colspan=3>x</td>".repeat(1_000)).repeat(many(8_000))
    });
    add("attributes", || format!("<tr><td {}>R1</td></tr>", "a=b ".repeat(many(5_000_000))));
    add("attributes without an end", || format!("<tr><td a=\"{}", "x ".repeat(many(10_000_000))));
    add("comments", || "<!-- x -->".repeat(many(3_000_000)));
    add("a comment without an end", || format!("<!-- {}", "<tr><td>R1</td></tr>".repeat(many(1_000_000))));
    add("scripts", || "<script>x</script>".repeat(many(1_000_000)));
    add("a script without an end", || format!("<script>{}", "<td>R1</td>".repeat(many(1_000_000))));
    add("scripts without an end", || "<script><style>".repeat(many(1_000_000)));
    add("signs of opening", || "<".repeat(many(20_000_000)));
    add("signs of opening and letters", || "<a".repeat(many(10_000_000)));
    add("signs of closing", || "</".repeat(many(10_000_000)));
    add("declarations", || "<!".repeat(many(10_000_000)));
    add("instructions", || "<?".repeat(many(10_000_000)));
    add("cdata", || "<![CDATA[".repeat(many(2_000_000)));
    add("elements in one another", || format!("<tr><td>{}", "<b>".repeat(many(5_000_000))));
    add("a text of 50 MB", || format!("<tr><td>R1</td><td>{}</td></tr>", "x".repeat(many(50_000_000))));
    add("blanks of 50 MB", || format!("<tr><td>R1</td><td>{}</td></tr>", " \n".repeat(many(25_000_000))));
    add("line breaks in a cell", || {
        format!("<tr><td>R1</td><td>{}</td></tr>", "x<br>".repeat(many(5_000_000)))
    });
    let mut add =
        |name: &str, make: fn() -> String| all.push(case("xml", name, move || one("a.xml", make())));
    add("250,000 records", || {
        format!("<parts>{}</parts>", "<part><ref>R1</ref><mpn>ABC-1</mpn></part>".repeat(many(250_000)))
    });
    add("250,000 records of attributes", || {
        format!("<parts>{}</parts>", "<part ref=\"R1\" mpn=\"ABC-1\"/>".repeat(many(250_000)))
    });
    add("names of their own", || {
        format!(
            "<parts>{}</parts>",
            (0..many(200_000)).map(|it| format!("<part><k{it}>R1</k{it}></part>")).collect::<String>()
        )
    });
    add("a million in one another", || "<a>".repeat(many(1_000_000)));
    add("1,000 deep, each with records", || "<part><ref>R1</ref><mpn>A</mpn>".repeat(many(100_000)));
    add("entities of entities", || {
        let more: String = (1..30)
            .map(|it| format!("<!ENTITY a{it} \"{}\">", format!("&a{};", it - 1).repeat(10)))
            .collect();
        format!(
            "<!DOCTYPE x [<!ENTITY a0 \"xxxxxxxxxx\">{more}]><parts><part><ref>&a29;</ref><mpn>&a29;</mpn></part></parts>"
        )
    });
    add("a doctype of 30 MB", || {
        format!("<!DOCTYPE x [{}]><parts/>", "<!ENTITY a \"b\">".repeat(many(2_000_000)))
    });
    add("a name of a megabyte", || format!("<parts><{0}>R1</{0}></parts>", "n".repeat(many(1_000_000))));
    add("ten million ampersands", || {
        format!("<parts><part><ref>R1</ref><mpn>{}</mpn></part></parts>", "&".repeat(many(10_000_000)))
    });
    all.extend(declarations());
    all
}

type Make = fn() -> String;

fn for_each_reference(add: &mut dyn FnMut(&str, Make)) {
    fn cell(text: &str) -> String {
        format!("<tr><td>R1</td><td>{text}</td></tr>")
    }
    add("300,000 ampersands", || cell(&"&".repeat(many(300_000))));
    add("ten million ampersands", || cell(&"&".repeat(many(10_000_000))));
    add("ten million references", || cell(&"&amp;".repeat(many(10_000_000))));
    add("numbers of letters", || cell(&"&#65;".repeat(many(10_000_000))));
    add("numbers without an end", || cell(&"&#".repeat(many(10_000_000))));
    add("a number of ten million digits", || cell(&format!("&#{}", "9".repeat(many(10_000_000)))));
    add("a name of ten million letters", || cell(&format!("&{};", "a".repeat(many(10_000_000)))));
    add("references that are none", || cell(&"&x; &nope ".repeat(many(3_000_000))));
}

fn declarations() -> Vec<Case> {
    let mut all = Vec::new();
    let root = |name: &str| {
        std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/declarations").join(name)
    };
    for name in [
        "granta.xml",
        "iec62474.xml",
        "ipc1752a-class-a.xml",
        "ipc1752a-class-c.xml",
        "ipc1752a-class-d.xml",
        "ipc1752b.xml",
        "listed.xml",
    ] {
        let text = std::fs::read_to_string(root(name)).expect("a fixture");
        // Each element of the file without end, at its place.
        let elements = elements(&text);
        for at in [elements.len() / 4, elements.len() / 2, elements.len() * 3 / 4] {
            let Some((start, end)) = elements.get(at).copied() else { continue };
            let text = text.clone();
            all.push(case("declaration", format!("{name}, its element {at} repeated"), move || {
                let element = &text[start..end];
                let count = many(40_000_000) / element.len().max(1);
                one("a.xml", format!("{}{}{}", &text[..start], element.repeat(count.max(2)), &text[end..]))
            }));
        }
        let attribute = text.find("=\"").map_or(0, |it| it + 2);
        all.push(case("declaration", format!("{name}, an attribute of 30 MB"), move || {
            one(
                "a.xml",
                format!("{}{}{}", &text[..attribute], "x".repeat(many(30_000_000)), &text[attribute..]),
            )
        }));
    }
    all
}

/// Where each element that stands on its own lines begins and ends.
fn elements(text: &str) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    for (start, _) in text.match_indices('<') {
        let name: String = text[start + 1..]
            .chars()
            .take_while(|it| it.is_alphanumeric() || matches!(it, ':' | '-' | '_'))
            .collect();
        let Some(head) = text[start..].find('>').map(|it| start + it + 1) else { continue };
        if name.is_empty() {
            continue;
        }
        if text[..head].ends_with("/>") {
            found.push((start, head));
        } else if let Some(end) = text[head..].find(&format!("</{name}>")) {
            found.push((start, head + end + name.len() + 3));
        }
    }
    found
}
