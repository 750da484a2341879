//! Tables that are read well and whose result grows: the same part, place or trouble in each of many lines; many files that
//! speak of one part.

use super::{Case, case};
use crate::{Files, many, one};

const HEAD: &str = "Reference,Qty,MPN,Manufacturer,Value\n";
const COUNT: usize = 200_000;

fn lines(head: &str, count: usize, line: impl Fn(usize) -> String) -> Files {
    one("a.csv", (0..many(count)).map(line).fold(head.to_owned(), |all, it| all + &it))
}

pub(super) fn cases() -> Vec<Case> {
    let mut all = troubles();
    all.extend(shapes());
    all.extend(together());
    all
}

/// Each of many lines has the same trouble.
fn troubles() -> Vec<Case> {
    let mut all = Vec::new();
    let mut add = |name: &str, make: fn(usize) -> String| {
        all.push(case("result", name, move || lines(HEAD, COUNT, make)));
    };
    add("the same part", |it| format!("R{it},1,RC0402FR-0710KL,Yageo,10k\n"));
    add("the same designator", |it| format!("R1,1,ABC-{it},Yageo,10k\n"));
    add("the same line", |_| "R1,1,ABC-1,Yageo,10k\n".to_owned());
    add("a hundred makers", |it| format!("R{it},1,ABC-1,Maker{},10k\n", it % 100));
    add("a maker for each line", |it| format!("R{it},1,ABC-1,Maker{it},10k\n"));
    add("spellings of a maker", |it| format!("R{it},1,ABC-1,T{}I,10k\n", " ".repeat(it % 100)));
    add("parts that differ by a sign", |it| format!("R{it},1,ABC{it}-1,Yageo,10k\n"));
    add("spellings of a part", |it| {
        format!("R{it},1,{},Yageo,10k\n", if it % 2 == 0 { "ABC-1234" } else { "abc 1234" })
    });
    add("no part", |it| format!("R{it},1,,,10k\n"));
    add("no quantity", |it| format!("R{it},,ABC-{it},Yageo,10k\n"));
    add("a quantity that is none", |it| format!("R{it},many,ABC-{it},Yageo,10k\n"));
    add("a quantity that differs", |it| format!("\"R{it},R{it}A\",7,ABC-{it},Yageo,10k\n"));
    add("nothing placed", |it| format!("R{it},0,ABC-{it},DNP,10k\n"));
    add("values of a part", |it| format!("R{it},1,ABC-1,Yageo,{it}k\n"));
    add("part and value differ", |it| format!("R{it},1,RC0402FR-0710KL,Yageo,{it}k\n"));
    add("shifted cells", |it| format!(",R{it},1,ABC-{it},Yageo\n"));
    add("text in every cell", |it| format!("word {it},words,some words of it,and more,than is read\n"));
    add("texts of 200 signs", |it| {
        format!("R{it},1,{},{},{}\n", "A1".repeat(100), "x ".repeat(100), "10k ".repeat(50))
    });
    let mut add = |name: &str, head: &'static str, make: fn(usize) -> String| {
        all.push(case("result", name, move || lines(head, COUNT, make)));
    };
    add("not compliant", "Reference,Qty,MPN,RoHS\n", |it| format!("R{it},1,ABC-{it},No\n"));
    add("words of compliance that nobody knows", "Reference,Qty,MPN,RoHS\n", |it| {
        format!("R{it},1,ABC-{it},perhaps {it} if asked\n")
    });
    add("lines that name nothing", "Qty,Footprint,MPN\n1,R_0402,ABC-1\n", |it| {
        format!("{},R_0402_{it},\n", 1 + it % 3)
    });
    add("statements that differ", "Reference,Qty,MPN,RoHS,RoHS\n", |it| {
        format!("R{it},1,ABC-1,{},{}\n", ["Yes", "No"][it % 2], ["No", "exempt 7(c)-I"][it % 2])
    });
    add("exemptions", "Reference,Qty,MPN,RoHS\n", |it| {
        format!("R{it},1,ABC-{it},\"exempt 6(c), 7(a), 7(c)-I, 15(a), 8(b)\"\n")
    });
    add("obsolete", "Reference,Qty,MPN,Lifecycle,Lead time,Stock\n", |it| {
        format!("R{it},1,ABC-{it},Obsolete,52 weeks,0\n")
    });
    add("lead times in words", "Reference,Qty,MPN,Lead time\n", |it| format!("R{it},1,ABC-{it},call {it}\n"));
    add("prices below zero", "Reference,Qty,MPN,Price,Currency\n", |it| {
        format!("R{it},1,ABC-{it},-1.5,USD\n")
    });
    add("prices in a hundred currencies", "Reference,Qty,MPN,Price,Currency\n", |it| {
        format!("R{it},1,ABC-{it},1.5,{}\n", ["USD", "EUR", "JPY", "CHF", "XYZ", "GBP", "CNY"][it % 7])
    });
    add("one part, a price for each line", "Reference,Qty,MPN,Price\n", |it| {
        format!("R{it},1,ABC-1,0.{it}\n")
    });
    add("alternates that repeat", "Reference,Qty,MPN,Alternate MPN,Alternate MPN\n", |it| {
        format!("R{it},1,ABC-{it},ABC-{},ABC-{}\n", it + 1, it + 2)
    });
    add("alternates of one part", "Reference,Qty,MPN,Alternate MPN\n", |it| {
        format!("R{it},1,ABC-1,ALT-{it}\n")
    });
    all
}

/// Shapes of a table that make the reading of it long.
fn shapes() -> Vec<Case> {
    let mut all = Vec::new();
    let mut add = |name: &str, make: fn() -> Files| all.push(case("shape", name, make));
    add("a range to a million", || lines(HEAD, 400, |_| "R1-R1000000,1,ABC-1,Yageo,10k\n".to_owned()));
    add("a range to a billion", || {
        lines(HEAD, 400, |_| "\"R1-R999999999, C1..C99999999\",1,ABC-1,Yageo,10k\n".to_owned())
    });
    add("ranges to a thousand", || {
        lines(HEAD, 40_000, |it| format!("R{}-R{},1000,ABC-{it},Yageo,10k\n", it * 1_000, it * 1_000 + 999))
    });
    add("many ranges in a cell", || {
        let cell: String =
            (0..many(20_000)).map(|it| format!("R{}-R{} ", it * 1_000, it * 1_000 + 999)).collect();
        one("a.csv", format!("{HEAD}\"{cell}\",1,ABC-1,Yageo,10k\nR1,1,ABC-2,,\n"))
    });
    add("a cell of 40,000 designators", || {
        let cell: String = (0..40_000).map(|it| format!("R{it} ")).collect();
        lines(HEAD, 400, move |it| format!("\"{cell}\",40000,ABC-{it},Yageo,10k\n"))
    });
    add("a line that goes on for 200,000 rows", || {
        lines(&format!("{HEAD}R1,1,ABC-1,Yageo,10k\n"), COUNT, |it| format!(",,ALT-{it},Maker,\n"))
    });
    add("designators that go on for 200,000 rows", || {
        lines(&format!("{HEAD}R1,1,ABC-1,Yageo,10k\n"), COUNT, |it| format!("R{it},,,,\n"))
    });
    add("levels, ever deeper", || {
        lines("Level,Reference,Qty,MPN\n", COUNT, |it| format!("{it},R{it},2,ABC-{it}\n"))
    });
    add("levels, up and down", || {
        lines("Level,Reference,Qty,MPN\n", COUNT, |it| format!("{},R{it},2,ABC-{it}\n", 1 + it % 30))
    });
    add("sections", || {
        lines(HEAD, COUNT, |it| {
            if it % 2 == 0 { format!("Section {it},,,,\n") } else { format!("R{it},1,ABC-{it},Yageo,10k\n") }
        })
    });
    add("headers again and again", || {
        lines(HEAD, COUNT, |it| {
            if it % 2 == 0 { HEAD.to_owned() } else { format!("R{it},1,ABC-{it},Yageo,10k\n") }
        })
    });
    add("boards below each other", || {
        lines("", COUNT, |it| match it % 5 {
            0 => format!("Board {it},,,,\n"),
            1 => HEAD.to_owned(),
            4 => ",,,,\n".to_owned(),
            _ => format!("R{it},1,ABC-{it},Yageo,10k\n"),
        })
    });
    add("totals", || {
        lines("Reference,Qty,MPN,Price,Total\n", COUNT, |it| {
            if it % 3 == 0 { "Total,,,,100\n".to_owned() } else { format!("R{it},1,ABC-{it},1,1\n") }
        })
    });
    add("notes", || {
        lines(HEAD, COUNT, |it| {
            format!("Note {it}: all parts must be compliant and are asked for by mail,,,,\n")
        })
    });
    add("a title of 200,000 rows", || lines("", COUNT, |it| format!("Project {it}\n")));
    add("blank rows between", || {
        lines(HEAD, COUNT, |it| {
            if it % 2 == 0 { ",,,,\n".to_owned() } else { format!("R{it},1,ABC-{it},Yageo,10k\n") }
        })
    });
    add("1,000 price breaks", || {
        let head: String = (1..1_000).map(|it| format!(",Price {it}")).collect();
        let cells = ",0.1".repeat(999);
        one(
            "a.csv",
            format!("Reference,Qty,MPN{head}\n")
                + &(0..many(7_500)).map(|it| format!("R{it},1,ABC-{it}{cells}\n")).collect::<String>(),
        )
    });
    add("1,000 quantities", || {
        let head: String = (1..1_000).map(|it| format!(",Board {it} Qty")).collect();
        one(
            "a.csv",
            format!("Reference,MPN{head}\n")
                + &(0..many(7_500))
                    .map(|it| format!("R{it},ABC-{it}{}\n", ",1".repeat(999)))
                    .collect::<String>(),
        )
    });
    add("300 makers and parts", || {
        let head: String = (1..300).map(|it| format!(",Manufacturer {it},MPN {it}")).collect();
        one(
            "a.csv",
            format!("Reference,Qty{head}\n")
                + &(0..many(12_000))
                    .map(|it| format!("R{it},1{}\n", format!(",Yageo,ABC-{it}").repeat(299)))
                    .collect::<String>(),
        )
    });
    add("ladders in cells", || {
        lines("Reference,Qty,MPN,Price\n", 100_000, |it| {
            format!("R{it},1,ABC-{it},\"{}\"\n", "1: 0.5; 10: 0.4; 100: 0.3; ".repeat(20))
        })
    });
    add("makers and parts in one cell", || {
        lines("Reference,Qty,Manufacturer and part\n", 50_000, |it| {
            format!("R{it},1,\"{}\"\n", format!("Yageo ABC-{it}; ").repeat(30))
        })
    });
    add("250,001 lines", || lines(HEAD, 250_001, |it| format!("R{it},1,ABC-{it},Yageo,10k\n")));
    all
}

/// Several files of which each speaks of the others' parts.
fn together() -> Vec<Case> {
    fn pair(bom: Files, data: Files) -> Files {
        let named =
            |files: Files, name: &'static str| files.into_iter().map(move |it| (name.to_owned(), it.1));
        named(bom, "bom.csv").chain(named(data, "data.csv")).collect()
    }
    const PRICES: &str = "MPN,Manufacturer,Price,Stock,MOQ,Currency\n";
    let mut all = Vec::new();
    let mut add = |name: &str, make: fn() -> Files| all.push(case("together", name, make));
    add("one part and 200,000 prices of it", || {
        pair(
            lines(HEAD, 800, |it| format!("R{it},1,ABC-1,Yageo,10k\n")),
            lines(PRICES, COUNT, |it| format!("ABC-1,Yageo,{it}.5,{it},1,USD\n")),
        )
    });
    add("20,000 lines of one part, 20,000 prices", || {
        pair(
            lines(HEAD, 20_000, |it| format!("R{it},1,ABC-1,Yageo,10k\n")),
            lines(PRICES, 20_000, |it| format!("ABC-1,Yageo,{it}.5,{it},1,USD\n")),
        )
    });
    add("100,000 lines and prices", || {
        pair(
            lines(HEAD, 100_000, |it| format!("R{it},1,ABC-{it},Yageo,10k\n")),
            lines(PRICES, 100_000, |it| format!("ABC-{it},Yageo,0.5,{it},1,USD\n")),
        )
    });
    add("100,000 nearly the same", || {
        pair(
            lines(HEAD, 100_000, |it| format!("R{it},1,ABC{it}-TR,Yageo,10k\n")),
            lines(PRICES, 100_000, |it| format!("ABC{it},Yageo,0.5,{it},1,USD\n")),
        )
    });
    add("one part, nearly, 100,000 times", || {
        pair(
            lines(HEAD, 50_000, |it| format!("R{it},1,RC0402FR-0710KL,Yageo,10k\n")),
            lines(PRICES, 100_000, |it| format!("RC0402FR-0710K{it},Yageo,0.5,{it},1,USD\n")),
        )
    });
    add("many makers of one part", || {
        pair(
            lines(HEAD, 50_000, |it| format!("R{it},1,ABC-1,Maker{it},10k\n")),
            lines(PRICES, 50_000, |it| format!("ABC-1,Maker{it},0.5,{it},1,USD\n")),
        )
    });
    add("approved alternates in a circle", || {
        pair(
            lines(HEAD, 50_000, |it| format!("R{it},1,ABC-{it},Yageo,10k\n")),
            lines("MPN,Manufacturer,Approved alternate MPN\n", 50_000, |it| {
                format!("ABC-{it},Yageo,ABC-{}\n", it + 1)
            }),
        )
    });
    add("alternates of one part", || {
        pair(
            lines(HEAD, 5_000, |it| format!("R{it},1,ABC-1,Yageo,10k\n")),
            lines("MPN,Manufacturer,Approved alternate MPN\n", 100_000, |it| {
                format!("ABC-1,Yageo,ALT-{it}\n")
            }),
        )
    });
    add("statements of one part", || {
        pair(
            lines(HEAD, 5_000, |it| format!("R{it},1,ABC-1,Yageo,10k\n")),
            lines("MPN,Manufacturer,RoHS,Lifecycle,Lead time\n", 100_000, |it| {
                format!("ABC-1,Yageo,{},Active,{it} weeks\n", ["Yes", "No"][it % 2])
            }),
        )
    });
    add("60 files", || {
        (0..60)
            .map(|it| {
                (
                    format!("{it}.csv"),
                    lines(HEAD, 10_000, |it| format!("R{it},1,ABC-{it},Yageo,10k\n")).remove(0).1,
                )
            })
            .collect()
    });
    add("60 price lists", || {
        let lists = (0..60).map(|it| {
            (
                format!("p{it}.csv"),
                lines(PRICES, 10_000, |it| format!("ABC-{it},Yageo,0.5,{it},1,USD\n")).remove(0).1,
            )
        });
        lists
            .chain([(
                "bom.csv".to_owned(),
                lines(HEAD, 10_000, |it| format!("R{it},1,ABC-{it},Yageo,10k\n")).remove(0).1,
            )])
            .collect()
    });
    all
}
