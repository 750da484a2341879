//! Texts: one sign without end, quotes, lists, encodings, JSON.

use super::{Case, case};
use crate::{many, one};

const HEAD: &str = "Reference,Qty,MPN,Manufacturer,Value\n";
const LINE: &str = "R1,1,RC0402FR-0710KL,Yageo,10k\n";
const SIZE: usize = 50_000_000;

/// So much of a text.
fn filled(text: &str, bytes: usize) -> String {
    text.repeat((bytes / text.len()).max(2))
}

pub(super) fn cases() -> Vec<Case> {
    let mut all = signs();
    all.extend(quotes());
    all.extend(lists());
    all.extend(encodings());
    all.extend(json());
    all
}

fn signs() -> Vec<Case> {
    let mut all = Vec::new();
    for sign in [
        ",", ";", "\t", "|", "\"", "'", "\n", "\r", "\r\n", "a", "ab ", "1", "1 ", "-", "é", "日",
        "\u{feff}", "R1,", "R1 ", "\"a\",", "\"\",", "| a ", "( ", "& ", "= ", "+---", "1.", "0402 ", "10k;",
        "R1-", "\u{202e}", "\u{301}",
    ] {
        all.push(case("text", format!("nothing but {sign:?}"), move || {
            one("a.csv", filled(sign, many(SIZE)))
        }));
    }
    for sign in
        [",", "\t", " ", "  ", "\"", "\n", "a,", "a\t", "a  ", "| ", "x", "R1 ", "R1,", "1-", "\u{a0}"]
    {
        all.push(case("text", format!("a header, then {sign:?}"), move || {
            one("a.csv", format!("{HEAD}{LINE}{}", filled(sign, many(SIZE))))
        }));
    }
    for (name, line) in [
        ("tabs", "R1\t1\tABC-1\t10k\n"),
        ("aligned", "R1       1     ABC-1      10k\n"),
        ("aligned, ragged", "R1       1  ABC-1 x      10k   a  b   c    d\n"),
        ("semicolons", "R1;1;ABC-1;10k\n"),
        ("one cell", "R1\n"),
        ("one word", "RC0402FR-0710KL\n"),
        ("blank lines", "\n\n\nR1,1,ABC-1\n"),
        ("blanks", "                                        \n"),
        ("two words", "R1 10k\n"),
        ("rulers", "-----+-----+-----\nR1   | 1   | ABC\n"),
    ] {
        all.push(case("text", format!("50 MB of lines: {name}"), move || {
            one("a.txt", filled(line, many(SIZE)))
        }));
    }
    all.push(case("text", "lines that grow", || {
        one(
            "a.csv",
            HEAD.to_owned()
                + &(0..many(400_000).min(9_000)).map(|it| ",x".repeat(it % 3_000) + "\n").collect::<String>(),
        )
    }));
    all.push(case("text", "a row of eight million cells", || {
        one("a.csv", format!("{HEAD}{}\n{LINE}", ",x".repeat(many(8_000_000))))
    }));
    all.push(case("text", "1,024 columns", || {
        one(
            "a.csv",
            format!("{}\n", "MPN,".repeat(1_024))
                + &format!("{}\n", "ABC-1,".repeat(1_024)).repeat(many(8_000)),
        )
    }));
    all.push(case("text", "columns of different names", || {
        let head: String = (0..1_024).map(|it| format!("Price {it},")).collect();
        one(
            "a.csv",
            format!("MPN,Reference,{head}\n")
                + &format!("ABC-1,R1,{}\n", "0.1,".repeat(1_000)).repeat(many(8_000)),
        )
    }));
    all
}

fn quotes() -> Vec<Case> {
    let mut all = Vec::new();
    let mut add =
        |name: &str, make: fn() -> String| all.push(case("quotes", name, move || one("a.csv", make())));
    add("one opens at the start", || format!("\"{HEAD}{}", LINE.repeat(many(1_600_000))));
    add("one opens in every line", || HEAD.to_owned() + &"R1,1,\"ABC-1,Yageo,10k\n".repeat(many(1_600_000)));
    add("one opens in every second line", || {
        HEAD.to_owned() + &"R1,1,\"ABC-1,Yageo,10k\nR2,1,ABC-1,Yageo,10k\n".repeat(many(800_000))
    });
    add("two by two", || HEAD.to_owned() + &filled("\"\"", many(SIZE)));
    add("a cell of doubled ones", || {
        format!("{HEAD}R1,1,\"{}\",Yageo,10k\n{LINE}", filled("\"\"", many(SIZE)))
    });
    add("cells of many lines", || {
        HEAD.to_owned() + &"R1,1,\"A\nB\nC\nD\nE\",Yageo,10k\n".repeat(many(1_000_000))
    });
    add("a cell of a million lines", || {
        format!("{HEAD}R1,1,\"{}\",Yageo,10k\n{LINE}", filled("x\n", many(SIZE)))
    });
    add("behind a cell", || HEAD.to_owned() + &"R1,1,ABC\"-1,\"Y\"ageo,10k\n".repeat(many(1_000_000)));
    all
}

fn lists() -> Vec<Case> {
    let mut all = Vec::new();
    for (name, line) in [
        ("counted", "2 x RC0402FR-0710KL\n"),
        ("counted, in words", "2 pcs of LM317T, TO-220\n"),
        ("prose", "We need 10 pcs of LM317T and a box.\n"),
        ("bullets", "- 2x LM317T (TO-220), U1, U2\n"),
        ("markdown", "| R1 | 1 | ABC-1 | 10k |\n"),
        ("placements", "R1   10.00   20.00   90.0  top  10k  0402\n"),
        ("hashes", "# R1 R2 R3\n"),
        ("equals", "R1 = 10k\n"),
        ("a cart", "1  296-1234-ND  LM317T  $0.10  $1.00\n"),
    ] {
        all.push(case("list", format!("{name}, 250,000 lines"), move || {
            one("a.txt", line.repeat(many(250_000)))
        }));
        all.push(case("list", format!("{name}, each another"), move || {
            let one_of = |it: usize| {
                line.replace("LM317T", &format!("LM{it}T"))
                    .replace("R1", &format!("R{it}"))
                    .replace("RC0402FR-0710KL", &format!("ABC{it}"))
            };
            one("a.txt", (0..many(250_000)).map(one_of).collect::<String>())
        }));
    }
    all.push(case("list", "markdown, 1,000 columns", || {
        let row = format!("{}\n", "| MPN ".repeat(1_000));
        one("a.md", format!("{row}{}\n{}", "| --- ".repeat(1_000), row.repeat(many(8_000))))
    }));
    all.push(case("list", "200,000 small tables", || {
        one("a.md", "| Ref | MPN |\n| --- | --- |\n| R1 | ABC |\n\ntext\n\n".repeat(many(200_000)))
    }));
    all.push(case("list", "aligned, a thousand columns", || {
        one("a.txt", format!("{}\n", "MPN   Qty  ".repeat(500)).repeat(many(4_000).max(20)))
    }));
    all
}

fn encodings() -> Vec<Case> {
    let mut all = Vec::new();
    let mut add =
        |name: &str, make: fn() -> Vec<u8>| all.push(case("encoding", name, move || one("a.csv", make())));
    /// Bytes that look like chance.
    fn chance(count: usize, from: u8) -> Vec<u8> {
        let mut state = 0x9e37_79b9_7f4a_7c15_u64;
        (0..count)
            .map(|_| {
                state ^= state << 13;
                state ^= state >> 7;
                state ^= state << 17;
                from.max((state >> 32) as u8)
            })
            .collect()
    }
    add("chance", || chance(many(SIZE), 0));
    add("chance, no control signs", || chance(many(SIZE), b' '));
    add("chance behind a header", || [HEAD.as_bytes(), LINE.as_bytes(), &chance(many(SIZE), b' ')].concat());
    add("chance, upper half", || [HEAD.as_bytes(), LINE.as_bytes(), &chance(many(SIZE), 0x80)].concat());
    add("little ends", || {
        [
            vec![0xff, 0xfe],
            filled(&format!("{HEAD}{LINE}"), many(SIZE) / 2)
                .encode_utf16()
                .flat_map(u16::to_le_bytes)
                .collect(),
        ]
        .concat()
    });
    add("big ends", || {
        [
            vec![0xfe, 0xff],
            filled(&format!("{HEAD}{LINE}"), many(SIZE) / 2)
                .encode_utf16()
                .flat_map(u16::to_be_bytes)
                .collect(),
        ]
        .concat()
    });
    add("halves of pairs", || [vec![0xff, 0xfe], [0x00, 0xd8].repeat(many(SIZE) / 2)].concat());
    add("cut letters", || [HEAD.as_bytes(), &[0xe6, 0x97].repeat(many(SIZE) / 2)].concat());
    add("shift-jis", || {
        [HEAD.as_bytes(), LINE.as_bytes(), &[0x83, 0x52, 0x83, 0x93, b','].repeat(many(SIZE) / 5)].concat()
    });
    add("iso-2022-jp", || {
        [HEAD.as_bytes(), LINE.as_bytes(), &b"\x1b$B%3\x1b(B,".repeat(many(SIZE) / 9)].concat()
    });
    add("gb18030", || {
        [HEAD.as_bytes(), LINE.as_bytes(), &[0xb5, 0xe7, 0xd7, 0xe8, b','].repeat(many(SIZE) / 5)].concat()
    });
    add("one odd byte at the end", || {
        [HEAD.as_bytes(), &LINE.repeat(many(1_600_000)).into_bytes(), &[0xff, 0xb5]].concat()
    });
    add("nulls within", || [HEAD.as_bytes(), &b"R1,1,A\0B,Y,1\n".repeat(many(4_000_000))].concat());
    all
}

fn json() -> Vec<Case> {
    let mut all = Vec::new();
    let mut add =
        |name: &str, make: fn() -> String| all.push(case("json", name, move || one("a.json", make())));
    add("250,000 records", || {
        format!("[{}{{}}]", "{\"ref\":\"R1\",\"mpn\":\"ABC-1\",\"qty\":1},".repeat(many(250_000)))
    });
    add("a key for each record", || {
        format!("[{}{{}}]", (0..many(200_000)).map(|it| format!("{{\"k{it}\":\"R1\"}},")).collect::<String>())
    });
    add("1,024 keys in each", || {
        let record: String = (0..1_024).map(|it| format!("\"k{it}\":\"x\",")).collect();
        format!("[{}{{}}]", format!("{{{record}\"mpn\":\"ABC-1\"}},").repeat(many(4_000)))
    });
    add("one record of a million keys", || {
        format!(
            "[{{{}\"mpn\":\"A\"}}]",
            (0..many(1_000_000)).map(|it| format!("\"k{it}\":\"x\",")).collect::<String>()
        )
    });
    add("a million opened", || "[".repeat(many(1_000_000).max(10_000)));
    add("a million opened, as objects", || "{\"a\":".repeat(many(1_000_000).max(10_000)));
    add("a text of 60 MB", || format!("[{{\"ref\":\"R1\",\"mpn\":\"{}\"}}]", "x".repeat(many(60_000_000))));
    add("escapes", || format!("[{{\"ref\":\"R1\",\"mpn\":\"{}\"}}]", "\\u0041".repeat(many(8_000_000))));
    add("a number of a megabyte", || {
        format!("[{{\"ref\":\"R1\",\"mpn\":\"A\",\"qty\":{}}}]", "9".repeat(many(1_000_000)))
    });
    add("lists in records", || {
        format!(
            "[{}{{}}]",
            "{\"ref\":[\"R1\",\"R2\",[[1]],{\"a\":{\"b\":1}}],\"mpn\":\"ABC-1\"},".repeat(many(250_000))
        )
    });
    add("a list of lists", || format!("[{}[]]", "[\"R1\",1,\"ABC-1\"],".repeat(many(500_000))));
    add("numbers alone", || format!("[{}1]", "1,".repeat(many(20_000_000))));
    add("a record in a record", || {
        "{\"parts\":[".repeat(100) + "{\"ref\":\"R1\",\"mpn\":\"ABC-1\"}" + &"]}".repeat(100)
    });
    all
}
