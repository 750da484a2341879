//! Binary workbooks, record by record: XLSB and XLS whose sheets, texts and lengths are not what they say.

use super::archives::{archive, deflated};
use super::{Case, case};
use crate::{Files, many, one};

/// A record of an XLSB: its kind and its length in groups of seven bits, then its bytes.
pub(super) fn record(target: &mut Vec<u8>, kind: u32, data: &[u8]) {
    head(target, kind, data.len() as u32);
    target.extend(data);
}

fn head(target: &mut Vec<u8>, kind: u32, length: u32) {
    for mut number in [kind, length] {
        loop {
            let group = (number & 0x7f) as u8;
            number >>= 7;
            target.push(if number > 0 { group | 0x80 } else { group });
            if number == 0 {
                break;
            }
        }
    }
}

pub(super) fn wide(text: &str) -> Vec<u8> {
    let units: Vec<u16> = text.encode_utf16().collect();
    (units.len() as u32)
        .to_le_bytes()
        .into_iter()
        .chain(units.into_iter().flat_map(u16::to_le_bytes))
        .collect()
}

fn xlsb(sheets: usize, texts: &[String], rows: &[(u32, Vec<(u32, u32)>)]) -> Files {
    xlsb_of(sheets, texts, &sheet(rows))
}

/// A sheet of shared texts: rows, each of a column and a text's number.
pub(super) fn sheet(rows: &[(u32, Vec<(u32, u32)>)]) -> Vec<u8> {
    let mut bytes = Vec::new();
    record(&mut bytes, 145, &[]);
    for (row, cells) in rows {
        let mut data = row.to_le_bytes().to_vec();
        data.extend([0; 13]);
        record(&mut bytes, 0, &data);
        for (column, text) in cells {
            record(&mut bytes, 7, &[column.to_le_bytes(), [0; 4], text.to_le_bytes()].concat());
        }
    }
    record(&mut bytes, 146, &[]);
    bytes
}

pub(super) fn xlsb_of(sheets: usize, texts: &[String], sheet: &[u8]) -> Files {
    let (mut book, mut strings) = (Vec::new(), Vec::new());
    for it in 0..sheets {
        record(&mut book, 156, &[[0; 8].to_vec(), wide("r0"), wide(&format!("S{it}"))].concat());
    }
    texts.iter().for_each(|it| record(&mut strings, 19, &[vec![0], wide(it)].concat()));
    let relations = "<Relationships><Relationship Id=\"r0\" Type=\"x/worksheet\" Target=\"s.bin\"/><Relationship Id=\"s\" Type=\"x/sharedStrings\" Target=\"t.bin\"/></Relationships>";
    let parts: [(&str, &[u8]); 4] = [
        ("xl/workbook.bin", &book),
        ("xl/_rels/workbook.bin.rels", relations.as_bytes()),
        ("xl/t.bin", &strings),
        ("xl/s.bin", sheet),
    ];
    one("a.xlsb", archive(&parts.map(|(name, bytes)| deflated(name, bytes))))
}

pub(super) fn words() -> Vec<String> {
    ["Reference", "Qty", "MPN", "R1", "1", "ABC-1"].map(str::to_owned).to_vec()
}

/// A header and so many lines.
pub(super) fn lines(count: usize) -> Vec<(u32, Vec<(u32, u32)>)> {
    let line = |row: u32| (row, (0..3).map(|it| (it, if row == 0 { it } else { it + 3 })).collect());
    (0..=count as u32).map(line).collect()
}

/// A record of an XLS.
pub(super) fn old(target: &mut Vec<u8>, kind: u16, data: &[u8]) {
    target.extend(kind.to_le_bytes());
    target.extend((data.len() as u16).to_le_bytes());
    target.extend(data);
}

/// A stream whose sheets all stand at one place, or a byte apart.
pub(super) fn stream(sheets: usize, apart: usize, texts: &[String], cells: &[u8]) -> Vec<u8> {
    let begin = |target: &mut Vec<u8>| old(target, 0x0809, &[0, 6, 5, 0, 0, 0, 0, 0]);
    let mut globals = Vec::new();
    begin(&mut globals);
    let mut list = Vec::new();
    let (mut first, mut counts) = (true, (texts.len() as u32).to_le_bytes().repeat(2));
    for text in texts {
        // A long text goes on in further records.
        counts.extend((text.len().min(65_535) as u16).to_le_bytes());
        counts.push(0);
        for piece in text.as_bytes().chunks(8_000) {
            counts.extend(piece);
            old(&mut list, if first { 0x00fc } else { 0x003c }, &counts);
            (first, counts) = (false, vec![0]);
        }
        counts = Vec::new();
    }
    let at = globals.len() + sheets * 15 + list.len() + 4;
    for it in 0..sheets {
        let place = ((at + it * apart) as u32).to_le_bytes();
        old(&mut globals, 0x0085, &[&place[..], &[0, 0, 3, 0, b'a', b'b', b'c']].concat());
    }
    globals.extend(list);
    old(&mut globals, 0x000a, &[]);
    begin(&mut globals);
    globals.extend(cells);
    old(&mut globals, 0x000a, &[]);
    globals
}

pub(super) fn text_cell(row: u16, column: u16, text: u32) -> Vec<u8> {
    let mut bytes = Vec::new();
    old(
        &mut bytes,
        0x00fd,
        &[&row.to_le_bytes()[..], &column.to_le_bytes(), &[0, 0], &text.to_le_bytes()].concat(),
    );
    bytes
}

pub(super) fn old_lines(count: usize) -> Vec<u8> {
    let line = |row: u16| {
        (0..3).flat_map(move |it| text_cell(row, it, u32::from(it) + if row == 0 { 0 } else { 3 }))
    };
    (0..=count as u16).flat_map(line).collect()
}

/// The container of a stream: a header, the sectors' table, a directory, and the stream.
pub(super) fn xls(stream: &[u8]) -> Files {
    let mut stream = stream.to_vec();
    stream.resize(stream.len().max(4_096).next_multiple_of(512), 0);
    let sectors = stream.len() / 512;
    let tables = (sectors + 1).div_ceil(127) + 1;
    let mut next: Vec<u32> = vec![0xffff_fffd; tables];
    next.push(0xffff_fffe);
    let first = tables as u32 + 1;
    next.extend((1..sectors as u32).map(|it| first + it));
    next.push(0xffff_fffe);
    next.resize(tables * 128, 0xffff_ffff);
    let mut file = vec![0; 512];
    file[..8].copy_from_slice(&[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
    let mut put = |at: usize, number: u32| file[at..at + 4].copy_from_slice(&number.to_le_bytes());
    put(30, 9);
    put(44, tables as u32);
    put(48, tables as u32);
    put(60, 0xffff_fffe);
    put(68, 0xffff_fffe);
    for it in 0..109 {
        put(76 + 4 * it, if it < tables { it as u32 } else { 0xffff_ffff });
    }
    file.extend(next.iter().flat_map(|it| it.to_le_bytes()));
    let mut directory = Vec::new();
    for (name, start, length) in [("Root Entry", 0xffff_fffe, 0), ("Workbook", first, stream.len() as u32)] {
        let mut entry = vec![0; 128];
        let letters: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        entry[..letters.len()].copy_from_slice(&letters);
        entry[64..66].copy_from_slice(&(letters.len() as u16 + 2).to_le_bytes());
        entry[116..120].copy_from_slice(&start.to_le_bytes());
        entry[120..124].copy_from_slice(&length.to_le_bytes());
        directory.extend(entry);
    }
    directory.resize(512, 0);
    file.extend(directory);
    file.extend(stream);
    one("a.xls", file)
}

pub(super) fn cases() -> Vec<Case> {
    let mut all = Vec::new();
    let mut add = |kind: &'static str, name: &str, make: fn() -> Files| all.push(case(kind, name, make));
    add("xlsb", "250,000 rows", || xlsb(1, &words(), &lines(many(250_000))));
    add("xlsb", "5,000 sheets of one part", || xlsb(5_000, &words(), &lines(many(2_000))));
    add("xlsb", "60,000 sheets of one part", || xlsb(many(60_000), &words(), &lines(2)));
    add("xlsb", "a shared text of a megabyte", || {
        let texts: Vec<String> = words().into_iter().chain(["x".repeat(many(1_000_000))]).collect();
        let mut rows = lines(3);
        rows.extend((4..2_000).map(|row| (row, (0..50).map(|it| (it, 6)).collect())));
        xlsb(1, &texts, &rows)
    });
    add("xlsb", "a million texts", || {
        xlsb(1, &(0..many(1_000_000)).map(|it| format!("R{it}")).collect::<Vec<_>>(), &lines(100))
    });
    add("xlsb", "rows and columns at the end", || {
        xlsb(
            1,
            &words(),
            &[lines(2), vec![(u32::MAX, vec![(u32::MAX, 5)]), (u32::MAX - 1, vec![(1_023, 5)])]].concat(),
        )
    });
    add("xlsb", "the last column of each row", || {
        xlsb(
            1,
            &words(),
            &(0..many(100_000) as u32).map(|it| (it, vec![(0, it.min(5)), (1_023, 5)])).collect::<Vec<_>>(),
        )
    });
    add("xlsb", "rows from below", || {
        xlsb(1, &words(), &lines(many(100_000)).into_iter().rev().collect::<Vec<_>>())
    });
    add("xlsb", "one cell a million times", || {
        xlsb(1, &words(), &[lines(3), vec![(9, vec![(0, 5); many(1_000_000)])]].concat())
    });
    add("xlsb", "a record that is longer than the file", || {
        let mut bytes = sheet(&lines(20));
        head(&mut bytes, 7, u32::MAX >> 4);
        xlsb_of(1, &words(), &bytes)
    });
    add("xlsb", "records of no length", || {
        let mut bytes = sheet(&lines(20));
        bytes.truncate(bytes.len() - 3);
        (0..many(20_000_000)).for_each(|it| bytes.extend([(it % 19) as u8, 0]));
        xlsb_of(1, &words(), &bytes)
    });
    add("xlsb", "texts that are longer than they say", || {
        let mut data = vec![0; 8];
        data.extend(u32::MAX.to_le_bytes());
        let mut bytes = sheet(&lines(20));
        (0..many(500_000)).for_each(|_| record(&mut bytes, 6, &data));
        xlsb_of(1, &words(), &bytes)
    });
    add("xls", "65,000 rows", || xls(&stream(1, 0, &words(), &old_lines(many(65_000)))));
    for (sheets, apart) in [(5_000, 0), (5_000, 1), (5_000, 14), (60_000, 0)] {
        all.push(case("xls", format!("{sheets} sheets, {apart} bytes apart"), move || {
            xls(&stream(sheets, apart, &words(), &old_lines(many(20_000).max(400))))
        }));
    }
    let mut add = |name: &str, make: fn() -> Files| all.push(case("xls", name, make));
    add("a shared text of 64 kB in all cells", || {
        let texts: Vec<String> = words().into_iter().chain(["x".repeat(65_000)]).collect();
        let cells: Vec<u8> = (4..many(60_000) as u16)
            .flat_map(|row| (0..10).flat_map(move |it| text_cell(row, it, 6)))
            .collect();
        xls(&stream(1, 0, &texts, &[old_lines(3), cells].concat()))
    });
    add("100,000 texts", || {
        xls(&stream(
            1,
            0,
            &(0..many(100_000)).map(|it| format!("R{it}")).collect::<Vec<_>>(),
            &old_lines(100),
        ))
    });
    add("cells from below", || {
        let cells: Vec<u8> = (1..many(60_000) as u16)
            .rev()
            .flat_map(|row| (0..9).rev().flat_map(move |it| text_cell(row, it, 5)))
            .collect();
        xls(&stream(1, 0, &words(), &[old_lines(0), cells].concat()))
    });
    add("one cell a million times", || {
        xls(&stream(1, 0, &words(), &[old_lines(3), text_cell(9, 0, 5).repeat(many(1_000_000))].concat()))
    });
    add("the last corner", || {
        xls(&stream(
            1,
            0,
            &words(),
            &[old_lines(3), text_cell(65_535, 65_535, 5), text_cell(65_535, 1_023, 5)].concat(),
        ))
    });
    add("packed rows", || {
        let mut row = Vec::new();
        old(&mut row, 0x00bd, &[[0, 0, 0, 0].to_vec(), vec![1; 8_000]].concat());
        xls(&stream(1, 0, &words(), &[old_lines(3), row.repeat(many(4_000))].concat()))
    });
    add("sheets within sheets", || {
        let mut begins = Vec::new();
        (0..many(1_000_000)).for_each(|_| old(&mut begins, 0x0809, &[0, 6, 5, 0, 0, 0, 0, 0]));
        xls(&stream(1, 0, &words(), &[old_lines(3), begins].concat()))
    });
    add("texts of formulas", || {
        let mut pair = Vec::new();
        old(&mut pair, 0x0006, &[&[9, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff][..], &[0; 8]].concat());
        old(&mut pair, 0x0207, &[&[0x40, 0x1f, 0][..], &[b'x'; 8_000]].concat());
        xls(&stream(1, 0, &words(), &[old_lines(3), pair.repeat(many(5_000))].concat()))
    });
    add("60,000 formats", || {
        let mut format = Vec::new();
        old(&mut format, 0x041e, &[&[200, 0, 200, 0, 0][..], &b"0.0#".repeat(50)].concat());
        let mut bytes = stream(1, 0, &words(), &old_lines(3));
        bytes.splice(12..12, format.repeat(many(60_000)));
        xls(&bytes)
    });
    all
}
