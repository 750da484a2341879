//! Results: many lines that all have the same trouble.

use super::{many, one, open};

const HEAD: &str = "Reference,Qty,MPN,Manufacturer,Value\n";

fn lines(count: usize, line: impl Fn(usize) -> String) -> String {
    (0..count).map(line).fold(HEAD.to_owned(), |all, it| all + &it)
}

#[test]
fn the_same_part() {
    open(
        "same part",
        one("a.csv", lines(many(200_000), |it| format!("R{it},1,RC0402FR-0710KL,Yageo,10k\n"))),
    );
}

#[test]
fn the_same_designator() {
    open("same designator", one("a.csv", lines(many(200_000), |it| format!("R1,1,ABC-{it},Yageo,10k\n"))));
}

#[test]
fn a_hundred_makers() {
    let text = lines(many(200_000), |it| format!("R{it},1,ABC-1,Maker{},10k\n", it % 100));
    open("makers", one("a.csv", text));
}
