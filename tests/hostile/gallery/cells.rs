//! Texts in the cells of a table that would be read well: letters of all scripts, numbers, places, prices and statements
//! that go on without end or mean nothing.

use super::{Case, case};
use crate::{Files, many, one};

const HEAD: &str = "Reference,Qty,MPN,Manufacturer,Value\n";

fn lines(head: &str, count: usize, line: impl Fn(usize) -> String) -> Files {
    one("a.csv", (0..many(count)).map(line).fold(head.to_owned(), |all, it| all + &it))
}

pub(super) fn cases() -> Vec<Case> {
    let mut all = letters();
    all.extend(places());
    all.extend(numbers());
    all.extend(statements());
    all.extend(tables());
    all
}

/// A text without end in each cell of a line, and short ones in each of many lines.
fn letters() -> Vec<Case> {
    let mut all = Vec::new();
    for (name, text) in [
        ("combining signs", "e\u{301}\u{302}\u{303}"),
        ("right to left", "\u{202e}\u{2067}אבג"),
        ("no width", "\u{200b}\u{200d}\u{feff}"),
        ("letters that grow", "ﷺİßŉ"),
        ("wide digits", "１２３４"),
        ("digits of Arabic", "٣٤٥ "),
        ("families of signs", "👩\u{200d}👩\u{200d}👧"),
        ("separators of lines", "a\u{b}b\u{c}c\u{85}d\u{2028}e\u{2029}"),
        ("signs of control", "\u{1}\u{7f}\u{9f}\u{1b}[2J"),
        ("private letters", "\u{e000}\u{f8ff}\u{10ffff}"),
        ("formulas", "=cmd|' /C calc'!A0;"),
        ("markup", "</script><img src=x onerror=alert(1)>"),
        ("braces", "{}{0}{name}%s%n"),
        ("paths", "../../etc/passwd\0"),
    ] {
        all.push(case("cell", format!("{name}, a megabyte in each"), move || {
            let cell = text.repeat(many(1_000_000) / text.len() + 1);
            one(
                "a.csv",
                format!(
                    "{HEAD}\"{cell}\",\"{cell}\",\"{cell}\",\"{cell}\",\"{cell}\"\nR1,1,ABC-1,Yageo,10k\n"
                ),
            )
        }));
        all.push(case("cell", format!("{name}, in each line"), move || {
            lines(HEAD, 100_000, move |it| {
                format!("\"R{it}{text}\",\"1{text}\",\"ABC{text}-{it}\",\"Yageo{text}\",\"10k{text}\"\n")
            })
        }));
        all.push(case("cell", format!("{name}, in the header"), move || {
            one(
                "a.csv",
                HEAD.replace(',', &format!("{text},")) + &"R1,1,ABC-1,Yageo,10k\n".repeat(many(100_000)),
            )
        }));
    }
    all
}

/// Designators and their ranges.
fn places() -> Vec<Case> {
    let mut all = Vec::new();
    for (name, text) in [
        ("to a billion", "R1..R1000000000"),
        ("by exponent", "R1..R1e9"),
        ("beyond 32 bits", "R4294967290-R4294967299"),
        ("beyond 64 bits", "R18446744073709551610-R18446744073709551619"),
        ("below zero", "R-5-R5"),
        ("from above", "R999999999-R1"),
        ("of other letters", "R1-C999999999"),
        ("with zeros", "R0000000001-R9999999999"),
        ("of letters", "R1A-R1ZZZZZZZZ"),
        ("of pins", "U1.1-U999999.999999"),
        ("dashes", "R1–R9—R99‒R999−R9999~R99999"),
        ("of steps", "R1-R2-R3-R4-R5-R6-R7-R8-R9"),
        ("times", "R1 x 1000000000"),
        ("of brackets", "R[1:999999999]"),
    ] {
        all.push(case("place", name, move || {
            lines(HEAD, 40_000, move |it| format!("\"{text}, C{it}\",1,ABC-{it},Yageo,10k\n"))
        }));
    }
    all.push(case("place", "a chain of a million", || {
        let chain: String = (0..many(1_000_000)).map(|it| format!("R{it}-")).collect();
        one("a.csv", format!("{HEAD}{chain}R1,1,ABC-1,Yageo,10k\nR1,1,ABC-2,Yageo,1k\n"))
    }));
    all.push(case("place", "a name of a megabyte in a thousand lines", || {
        lines(HEAD, 1_000, |it| format!("R{}{it},1,ABC-{it},Yageo,10k\n", "1".repeat(many(60_000))))
    }));
    all
}

/// Numbers, amounts, ladders, days.
fn numbers() -> Vec<Case> {
    let mut all = Vec::new();
    let head = "Reference,Qty,MPN,Price,Currency,Stock,MOQ,Lead time,Date,Value\n";
    for (name, number) in [
        ("1e18", "1e18"),
        ("minus zero", "-0"),
        ("1e308", "1e308"),
        ("infinite", "∞"),
        ("currencies", "$€£¥₽₹1.5USDEUR"),
        ("points", "1.2.3.4.5.6.7.8.9"),
        ("groups", "1'000 000.000,000_000"),
        ("prefixes", "4k7M7k7G7"),
        ("units", "999999999999999999999TΩ"),
        ("hexadecimal", "0xFFFFFFFFFFFFFFFFFF"),
        ("years", "31.02.99999"),
        ("spans", "1000000000-1 weeks"),
        ("shares", "-1000000000000%"),
        ("counts", "1000000000 x 1000000000"),
        ("fractions", "1/3/5/7"),
    ] {
        all.push(case("amount", format!("{name}, in each line"), move || {
            lines(head, 50_000, move |it| format!("R{it},\"{number}\",ABC-{it},\"{number}\",\"{number}\",\"{number}\",\"{number}\",\"{number}\",\"{number}\",\"{number}\"\n"))
        }));
    }
    for (name, text) in [
        ("digits", "9"),
        ("zeros", "0"),
        ("zeros behind a point", "0.0"),
        ("signs of minus", "-"),
        ("currencies", "€"),
        ("groups", "1,"),
        ("ladders", "1:0.5;"),
    ] {
        all.push(case("amount", format!("a megabyte of {name}"), move || {
            let number = text.repeat(many(1_000_000) / text.len());
            one("a.csv", format!("{head}R1,\"{number}\",ABC-1,\"{number}\",\"{number}\",\"{number}\",\"{number}\",\"{number}\",\"{number}\",\"{number}\"\nR2,1,ABC-2,1,USD,1,1,1,,1k\n"))
        }));
    }
    all.push(case("amount", "a ladder of 100,000 steps", || {
        let ladder: String = (1..many(100_000)).map(|it| format!("{it}: 0.{it}; ")).collect();
        lines("Reference,Qty,MPN,Price\n", 8_000, move |it| {
            format!("R{it},1,ABC-{it},\"{}\"\n", if it % 400 == 0 { &ladder } else { "1" })
        })
    }));
    all.push(case("amount", "steps of prices in heads", || {
        let head: String = (0..60).map(|it| format!(",Price @ 1{}", "0".repeat(it))).collect();
        lines(&format!("Reference,Qty,MPN{head}\n"), 20_000, |it| {
            format!("R{it},1,ABC-{it}{}\n", ",0.1".repeat(60))
        })
    }));
    all
}

/// What is stated of parts: substances, exemptions, makers, alternates, descriptions.
fn statements() -> Vec<Case> {
    let mut all = Vec::new();
    for (name, head, piece) in [
        ("exemptions", "RoHS", "exempt 7(a), 7(c)-I, 6(c); "),
        ("substances", "SVHC", "Lead 7439-92-1 0.2%; "),
        ("alternates", "Alternate MPN", "ALT-1, ALT 2/ALT-3; "),
        ("makers", "Manufacturer", "Yageo / Vishay, Murata; "),
        ("descriptions", "Description", "RES 10k 1% 0402 SMD 16V X7R 100nF "),
        ("packages", "Footprint", "R_0402_1005Metric SOT-23 "),
        ("countries", "Country of origin", "China, CN, Taiwan; "),
        ("lifecycles", "Lifecycle", "Active, NRND since 2020-01-01, last buy 2027-13-45; "),
        ("links", "Datasheet", "https://a.example/?q=%00#R1 "),
        ("notes", "Notes", "do not fit, DNP unless R1 is fitted; see (1) "),
    ] {
        all.push(case("statement", format!("{name}, 30 in each line"), move || {
            lines(&format!("Reference,Qty,MPN,{head}\n"), 30_000, move |it| {
                format!("R{it},1,ABC-{it},\"{}\"\n", piece.repeat(30))
            })
        }));
        all.push(case("statement", format!("{name}, 300 kB in each of some"), move || {
            lines(&format!("Reference,Qty,MPN,{head}\n"), 4_000, move |it| {
                let count = if it % 40 == 0 { many(300_000) / piece.len() } else { 1 };
                format!("R{it},1,ABC-{it},\"{}\"\n", piece.repeat(count.max(1)))
            })
        }));
        all.push(case("statement", format!("{name}, each another"), move || {
            lines(&format!("Reference,Qty,MPN,{head}\n"), 100_000, move |it| {
                format!("R{it},1,ABC-{it},\"{it} {}\"\n", piece.replace('1', &it.to_string()))
            })
        }));
    }
    all
}

/// Wide and mixed tables.
fn tables() -> Vec<Case> {
    let mut all = Vec::new();
    let mut add = |name: &str, make: fn() -> Files| all.push(case("wide", name, make));
    add("16,384 columns", || {
        one(
            "a.csv",
            (format!("Reference,MPN{}\n", ",x".repeat(16_382))
                + &format!("R1,ABC-1{}\n", ",1".repeat(16_382)).repeat(many(1_000).max(4)))
                .into_bytes(),
        )
    });
    add("headers of 30 kB", || {
        lines(
            &format!("Reference,MPN{}\n", format!(",{}", "Price ".repeat(many(5_000))).repeat(500)),
            8_000,
            |it| format!("R{it},ABC-{it}{}\n", ",1".repeat(500)),
        )
    });
    add("a sign between cells for each line", || {
        lines("Reference,Qty,MPN\n", 400_000, |it| {
            ["R1,1,A-1", "R1;1;A-1", "R1\t1\tA-1", "R1|1|A-1", "R1   1   A-1"]
                .get(it % 5)
                .unwrap_or(&"")
                .to_string()
                + ["\n", "\r", "\r\n", "\n\r"].get(it % 4).unwrap_or(&"")
        })
    });
    add("words of separators", || {
        lines("sep=;\n", 400_000, |it| format!("sep={}\nR{it};1\n", if it % 2 == 0 { ',' } else { '\t' }))
    });
    add("16 bits without a mark, an odd length", || {
        let text = HEAD.to_owned() + &"R1,1,RC0402FR-0710KL,Yageo,10k\n".repeat(many(800_000));
        let mut bytes: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes.pop();
        one("a.csv", bytes)
    });
    add("32 bits", || {
        let text = HEAD.to_owned() + &"R1,1,RC0402FR-0710KL,Yageo,10k\n".repeat(many(400_000));
        one(
            "a.csv",
            [vec![0xff, 0xfe, 0, 0], text.chars().flat_map(|it| u32::from(it).to_le_bytes()).collect()]
                .concat(),
        )
    });
    add("nothing but zeros", || one("a.csv", vec![0; many(50_000_000)]));
    add("markdown, a row of a million cells", || {
        one(
            "a.md",
            format!("| Ref | MPN |\n| --- | --- |\n{}|\n| R1 | ABC-1 |\n", "| R1 ".repeat(many(1_000_000))),
        )
    });
    add("markdown, bars that are escaped", || {
        one(
            "a.md",
            "| Ref | MPN |\n| --- | --- |\n".to_owned()
                + &format!("| R1 | {} |\n", "\\|".repeat(200)).repeat(many(100_000)),
        )
    });
    add("markdown, fences that stay open", || {
        one("a.md", "```\n| Ref | MPN |\n| :-: | --- |\n| R1 | ABC-1 |\n~~~\n".repeat(many(300_000)))
    });
    add("a table of rulers", || {
        one("a.txt", "+----+-----+\n| R1 | ABC |\n+====+=====+\n".repeat(many(400_000)))
    });
    add("long numbers, nearly the same", || {
        let long = "A1B2".repeat(many(6_000).max(10));
        let bom = lines(HEAD, 1_000, |it| format!("R{it},1,{long}{it},Yageo,10k\n")).remove(0).1;
        let data =
            lines("MPN,Manufacturer,Price\n", 1_000, |it| format!("{long}{it}-TR,Yageo,0.5\n")).remove(0).1;
        vec![("bom.csv".to_owned(), bom), ("data.csv".to_owned(), data)]
    });
    add("a thousand files of nothing", || {
        (0..1_000).map(|it| (format!("{it}.csv"), vec![b' '; it % 7])).collect()
    });
    add("a thousand files of one line", || {
        (0..1_000)
            .map(|it| (format!("{it}.csv"), format!("{HEAD}R{it},1,ABC-{it},Yageo,10k\n").into_bytes()))
            .collect()
    });
    all
}
