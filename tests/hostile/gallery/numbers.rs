//! Numbers at the ends of what can be counted, in each column that is counted with.

use super::{Case, case};
use crate::{Files, many, one};

const NUMBERS: [&str; 16] = [
    "-1",
    "0",
    "1e28",
    "79228162514264337593543950335",
    "-79228162514264337593543950335",
    "1e-28",
    "0.0000000000000000000000000001",
    "1e308",
    "1e9999999999",
    "99999999999999999999999999999999999999999999",
    "NaN",
    "1.000.000,00",
    "1,5.3",
    "٣",
    "½",
    "1/0",
];

const COLUMNS: [(&str, &str); 8] = [
    ("quantity", "Reference,Qty,MPN,Price\nR1,N,ABC-1,0.5\nR2,N,ABC-1,N\nR3,1,ABC-2,1\n"),
    ("price", "Reference,Qty,MPN,Price,MOQ,Stock\nR1,1,ABC-1,N,1,5\nR2,2,ABC-1,N,1,5\nR3,1,ABC-2,1,1,N\n"),
    ("moq", "Reference,Qty,MPN,Price,MOQ,Multiple\nR1,1,ABC-1,0.5,N,N\nR2,1,ABC-2,1,N,1\n"),
    ("stock", "Reference,Qty,MPN,Stock,Lead time\nR1,1,ABC-1,N,N\nR2,1,ABC-2,N,N weeks\n"),
    ("breaks", "Reference,Qty,MPN,Price 1,Price 10,Price 100\nR1,1,ABC-1,N,N,N\nR2,1,ABC-2,1,N,1\n"),
    ("break of a header", "Reference,Qty,MPN,Price N,Price 10\nR1,1,ABC-1,1,1\nR2,1,ABC-2,1,2\n"),
    ("level", "Level,Reference,Qty,MPN\nN,R1,1,ABC-1\n1,R2,N,ABC-2\nN,R3,N,ABC-3\n"),
    ("extended", "Reference,Qty,MPN,Unit price,Extended price\nR1,2,ABC-1,N,N\nR2,2,ABC-2,1,N\n"),
];

pub(super) fn cases() -> Vec<Case> {
    let mut all: Vec<Case> = COLUMNS
        .iter()
        .map(|(name, text)| {
            case("number", format!("{name}, each of {}", NUMBERS.len()), move || {
                // One table that has all of them, each in lines of its own.
                let (head, lines) = text.split_once('\n').expect("a header");
                let lines: String =
                    NUMBERS.iter().map(|it| lines.replace('N', &format!("\"{it}\""))).collect();
                one("a.csv", format!("{}\n{lines}", head.replace(" N", " 100")))
            })
        })
        .collect();
    for number in ["79228162514264337593543950335", "-1", "1e-28", "1e28"] {
        for (name, text) in COLUMNS {
            all.push(case("number", format!("{name}: {number}"), move || {
                one("a.csv", text.replace('N', number))
            }));
        }
    }
    all.push(case("number", "quantity of a megabyte", || {
        one("a.csv", format!("Reference,Qty,MPN\nR1,{},ABC-1\nR2,1,ABC-2\n", "9".repeat(many(1_000_000))))
    }));
    all.push(case("number", "a sum beyond all", || {
        let line = |it: usize| {
            format!("R{it},79228162514264337593543950335,ABC-{it},79228162514264337593543950335\n")
        };
        one(
            "a.csv",
            "Reference,Qty,MPN,Price\n".to_owned() + &(0..many(50_000)).map(line).collect::<String>(),
        )
    }));
    all.extend(settings());
    all
}

/// Settings beside a small board.
fn settings() -> Vec<Case> {
    fn beside(name: &str, text: String) -> Files {
        let board = "Reference,Qty,MPN,Price,Currency\nR1,1,ABC-1,0.5,EUR\nR2,2,ABC-2,0.5,USD\n";
        vec![("board.csv".to_owned(), board.into()), (name.to_owned(), text.into_bytes())]
    }
    let mut all = Vec::new();
    let mut add = |name: &str, make: fn() -> Files| all.push(case("settings", name, make));
    add("100,000 rates", || {
        beside(
            "rates.csv",
            "currency,rate,base,date\n".to_owned() + &"EUR,1.1,USD,2026-01-01\n".repeat(many(100_000)),
        )
    });
    add("rates out of range", || {
        beside("rates.json", "{\"schema\":\"bomlight-rates/1\",\"base\":\"USD\",\"date\":\"2026-01-01\",\"rates\":{\"EUR\":\"0.0000000000000000000000000001\",\"GBP\":\"79228162514264337593543950335\"}}".to_owned())
    });
    add("a profile of a million opened", || {
        beside(
            "profile.json",
            format!("{{\"schema\":\"bomlight-profile/1\",\"processes\":{}", "[".repeat(many(1_000_000))),
        )
    });
    add("a profile of 100,000 processes", || {
        beside(
            "profile.json",
            format!(
                "{{\"schema\":\"bomlight-profile/1\",\"name\":\"a\",\"currency\":\"USD\",\"processes\":[{}{{\"name\":\"a\"}}]}}",
                "{\"name\":\"a\",\"setup\":\"1\"},".repeat(many(100_000))
            ),
        )
    });
    add("a project that is cut", || {
        beside(
            "a.bomlight",
            "{\"schema\":\"bomlight-project/1\",\"files\":[{\"name\":\"a.csv\",\"bytes\":\"".to_owned()
                + &"A".repeat(many(30_000_000)),
        )
    });
    add("a project of 100,000 files", || {
        beside(
            "a.bomlight",
            format!(
                "{{\"schema\":\"bomlight-project/1\",\"files\":[{}]}}",
                "{\"name\":\"a.csv\",\"bytes\":\"UjEsMSxBQkMtMQo=\"},"
                    .repeat(many(100_000))
                    .trim_end_matches(',')
            ),
        )
    });
    all
}
