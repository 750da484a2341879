//! Archives: entries that burst, overlap, lie, hold archives again, or point anywhere.

use std::rc::Rc;

use super::{Case, case};
use crate::containers::zip_end::end_zip;
use crate::{many, one};

const HEAD: &str = "Reference,Qty,MPN,Manufacturer,Value\n";
const LINE: &str = "R1,1,RC0402FR-0710KL,Yageo,10k\n";

/// An entry as it stands in the archive; one without bytes of its own is the one before it again.
#[derive(Clone)]
pub(crate) struct Entry {
    pub(crate) name: Vec<u8>,
    pub(crate) packed: Option<Rc<Vec<u8>>>,
    pub(crate) method: u16,
    pub(crate) flags: u16,
    pub(crate) declared: u32,
}

pub(super) fn deflated(name: &str, content: &[u8]) -> Entry {
    let packed = miniz_oxide::deflate::compress_to_vec(content, 6);
    let declared = u32::try_from(content.len()).unwrap_or(u32::MAX);
    Entry { name: name.as_bytes().to_vec(), packed: Some(Rc::new(packed)), method: 8, flags: 0, declared }
}

pub(crate) fn archive(entries: &[Entry]) -> Vec<u8> {
    let (mut file, mut directory) = (Vec::new(), Vec::new());
    let (mut offset, mut length) = (0_u32, 0_u32);
    for entry in entries {
        let fields = |target: &mut Vec<u8>, length: u32, name: usize| {
            target.extend(entry.flags.to_le_bytes());
            target.extend(entry.method.to_le_bytes());
            target.extend([0; 8]);
            target.extend(length.to_le_bytes());
            target.extend(entry.declared.to_le_bytes());
            target.extend((name as u16).to_le_bytes());
            target.extend(0_u16.to_le_bytes());
        };
        if let Some(packed) = &entry.packed {
            (offset, length) = (file.len() as u32, packed.len() as u32);
            file.extend(b"PK\x03\x04\x14\0");
            fields(&mut file, length, 0);
            file.extend(packed.iter());
        }
        directory.extend(b"PK\x01\x02\x14\0\x14\0");
        fields(&mut directory, length, entry.name.len());
        directory.extend([0; 10]);
        directory.extend(offset.to_le_bytes());
        directory.extend(&entry.name);
    }
    end_zip(&mut file, &directory, entries.len());
    file
}

/// So many entries, or a fiftieth where they are opened small: each is read as a file of its own.
fn few(count: usize) -> usize {
    if crate::is_full() { count } else { count.div_ceil(50) }
}

fn board(lines: usize) -> Vec<u8> {
    format!("{HEAD}{}", LINE.repeat(lines)).into_bytes()
}

/// So many entries at one place.
fn overlapping(count: usize, ending: &str, content: &[u8]) -> Vec<u8> {
    let first = deflated("0.csv", content);
    let entry = |it: usize| Entry {
        name: format!("{it}.{ending}").into_bytes(),
        packed: first.packed.clone().filter(|_| it == 0),
        ..first.clone()
    };
    archive(&(0..count).map(entry).collect::<Vec<_>>())
}

fn nested(depth: usize, content: &[u8]) -> Vec<u8> {
    (0..depth).fold(content.to_vec(), |inner, it| {
        archive(&[deflated(&format!("{it}.{}", if it == 0 { "csv" } else { "zip" }), &inner)])
    })
}

pub(super) fn cases() -> Vec<Case> {
    let mut all = Vec::new();
    let mut add = |name: String, make: Box<dyn Fn() -> Vec<u8>>| {
        all.push(case("zip", name, move || one("a.zip", make())));
    };
    for (count, lines) in [(500, 10_000), (4_096, 10_000), (4_096, 100), (60_000, 2), (200, 200_000)] {
        add(
            format!("{count} at one place, {lines} lines"),
            Box::new(move || overlapping(few(count), "csv", &board(many(lines)))),
        );
    }
    for ending in ["xlsx", "xls", "xml", "zip", "html", "bomlight", "json"] {
        add(
            format!("4,000 {ending} at one place"),
            Box::new(move || overlapping(few(4_000), ending, &board(many(20_000)))),
        );
    }
    for sign in ["\0", " ", "\n", ",", "x", "\"", "R1,1,ABC-1\n", "<", "&"] {
        add(
            format!("200 bombs of {sign:?}"),
            Box::new(move || {
                let content = sign.repeat(many(8_000_000) / sign.len());
                let bomb = |it: usize| deflated(&format!("{it}.csv"), content.as_bytes());
                let first = bomb(0);
                archive(
                    &(0..few(200))
                        .map(|it| Entry { name: format!("{it}.csv").into_bytes(), ..first.clone() })
                        .collect::<Vec<_>>(),
                )
            }),
        );
        add(
            format!("a bomb of 360 MB of {sign:?}"),
            Box::new(move || {
                archive(&[deflated("a.csv", sign.repeat(many(360_000_000) / sign.len()).as_bytes())])
            }),
        );
    }
    for depth in [2, 5, 40] {
        add(
            format!("{depth} archives in one another"),
            Box::new(move || nested(depth, &board(many(100_000)))),
        );
    }
    for declared in [0, 1, 1_000, u32::MAX - 1, u32::MAX] {
        add(
            format!("lies: {declared} bytes"),
            Box::new(move || {
                let honest = deflated("a.csv", &board(many(200_000)));
                archive(&vec![Entry { declared, ..honest }; few(40)])
            }),
        );
    }
    for method in [1, 9, 12, 14, 99] {
        add(
            format!("packed by method {method}"),
            Box::new(move || archive(&vec![Entry { method, ..deflated("a.csv", &board(2)) }; few(300)])),
        );
    }
    add(
        "one of two is encrypted".to_owned(),
        Box::new(|| {
            archive(&[deflated("a.csv", &board(2)), Entry { flags: 1, ..deflated("b.csv", &board(2)) }])
        }),
    );
    add(
        "4,000 encrypted".to_owned(),
        Box::new(|| archive(&vec![Entry { flags: 1, ..deflated("b.csv", &board(2)) }; few(4_000)])),
    );
    for (name, path) in [
        ("paths that climb", "../../../etc/board.csv".to_owned()),
        ("long names", "n".repeat(10_000)),
        ("names of a device", "C:\\CON\\board.csv".to_owned()),
        ("empty names", String::new()),
        ("names of control signs", "\u{7}\0\u{1b}[2J.csv".to_owned()),
    ] {
        add(
            name.to_owned(),
            Box::new(move || {
                archive(&vec![
                    Entry { name: path.clone().into_bytes(), ..deflated("b.csv", &board(2)) };
                    few(600)
                ])
            }),
        );
    }
    let whole = || archive(&[deflated("a.csv", &board(300)), deflated("b.csv", &board(300))]);
    for tenth in 1..10 {
        add(
            format!("cut at {tenth} tenths"),
            Box::new(move || {
                let file = whole();
                file.iter().take(file.len() * tenth / 10).copied().collect()
            }),
        );
    }
    for (name, back, bytes) in [
        ("a list of 65,535", 12, vec![0xff, 0xff]),
        ("a list at the end", 6, vec![0xff, 0xff, 0xff, 0x7f]),
        ("a list at the start", 6, vec![0, 0, 0, 0]),
        ("a list elsewhere", 6, vec![0xff, 0xff, 0xff, 0xff]),
        ("a list of no length", 10, vec![0, 0, 0, 0]),
    ] {
        add(
            name.to_owned(),
            Box::new(move || {
                let mut file = whole();
                let at = file.len() - back;
                file.splice(at..at + bytes.len(), bytes.iter().copied());
                file
            }),
        );
    }
    all
}
