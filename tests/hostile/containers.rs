//! Containers: zips of overlapping entries, of many, of encrypted ones; chains of sectors that run in circles.

#[path = "../shared/zip_end.rs"]
pub(super) mod zip_end;

use super::{Files, gallery, many, one, open};
use zip_end::end_zip;

const LINE: &str = "R1,1,RC0402FR-0710KL,Yageo,10k\n";
const HEAD: &str = "Reference,Qty,MPN,Manufacturer,Value\n";

/// An entry of a zip: its name, its content, and whether it says that it is encrypted.
pub(super) type Entry<'a> = (String, &'a [u8], bool);

/// A zip whose equal contents are packed once, at one place: entries overlap.
pub(super) fn zip(entries: &[Entry<'_>]) -> Vec<u8> {
    let (mut file, mut directory) = (Vec::new(), Vec::new());
    let mut last: Option<(&[u8], u32, u32)> = None;
    for (name, content, encrypted) in entries {
        let sizes = |target: &mut Vec<u8>, packed: u32, name: usize| {
            target.extend(u16::from(*encrypted).to_le_bytes());
            target.extend(8_u16.to_le_bytes());
            target.extend([0; 8]);
            target.extend(packed.to_le_bytes());
            target.extend((content.len() as u32).to_le_bytes());
            target.extend((name as u16).to_le_bytes());
            target.extend(0_u16.to_le_bytes());
        };
        let (offset, packed) = match last {
            Some((before, offset, packed)) if std::ptr::eq(before, *content) => (offset, packed),
            _ => {
                let packed = miniz_oxide::deflate::compress_to_vec(content, 6);
                let offset = file.len() as u32;
                file.extend(b"PK\x03\x04\x14\0");
                sizes(&mut file, packed.len() as u32, 0);
                file.extend(&packed);
                (offset, packed.len() as u32)
            }
        };
        last = Some((content, offset, packed));
        directory.extend(b"PK\x01\x02\x14\0\x14\0");
        sizes(&mut directory, packed, name.len());
        directory.extend([0; 10]);
        directory.extend(offset.to_le_bytes());
        directory.extend(name.as_bytes());
    }
    end_zip(&mut file, &directory, entries.len());
    file
}

fn board(lines: usize) -> Vec<u8> {
    format!("{HEAD}{}", LINE.repeat(lines)).into_bytes()
}

fn same(count: usize, content: &[u8]) -> Files {
    let entries: Vec<Entry<'_>> = (0..count).map(|it| (format!("{it}.csv"), content, false)).collect();
    one("a.zip", zip(&entries))
}

#[test]
fn entries_that_overlap() {
    open("overlapping", same(4_096, &board(many(10_000))));
}

#[test]
fn many_small_bombs() {
    open("small bombs", same(200, &board(many(10_000))));
}

#[test]
fn more_files_than_are_read_and_an_encrypted_one() {
    let board = board(2);
    let mut entries: Vec<Entry<'_>> = vec![("secret.csv".to_owned(), b"x", true)];
    entries.extend((0..4_000).map(|it| (format!("{it}.csv"), board.as_slice(), false)));
    let answer = open("many files", one("a.zip", zip(&entries)));
    assert!(answer.says("password"), "{:?}", answer.refused);
    assert!(answer.says("256"), "{:?}", answer.refused);
}

#[test]
fn nothing_but_encrypted_entries() {
    let entries: Vec<Entry<'_>> = (0..3).map(|it| (format!("{it}.csv"), b"x".as_slice(), true)).collect();
    let answer = open("encrypted", one("a.zip", zip(&entries)));
    assert!(answer.says("password"), "{:?}", answer.refused);
}

/// Packed blocks that hold no byte: each takes time, and none counts as unpacked.
#[test]
fn blocks_of_nothing() {
    let packed = [0, 0, 0, 0xff, 0xff].repeat(2_000_000);
    let first = gallery::Entry {
        name: Vec::new(),
        packed: Some(std::rc::Rc::new(packed)),
        method: 8,
        flags: 0,
        declared: 0,
    };
    let entry = |it: usize| gallery::Entry {
        name: format!("{it}.csv").into_bytes(),
        packed: first.packed.clone().filter(|_| it == 0),
        ..first.clone()
    };
    let entries: Vec<_> = (0..200).map(entry).collect();
    let answer = open("blocks of nothing", one("a.zip", gallery::archive(&entries)));
    assert!(answer.says("cannot be unpacked"), "{:?}", answer.refused);
}

/// A compound file with a header, a table of sectors, a directory, and a last sector that is cut off before its first
/// byte and follows itself.
#[test]
fn sectors_behind_the_end() {
    for (behind, start) in [(2_u32, 2_u32), (2, 1)] {
        let mut file = vec![0_u8; 512 * 3];
        file[..8].copy_from_slice(&[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
        let mut put = |at: usize, number: u32| file[at..at + 4].copy_from_slice(&number.to_le_bytes());
        put(30, 9);
        put(44, 1);
        put(48, start);
        put(60, behind);
        put(64, 1);
        put(68, 0xffff_fffe);
        put(76, 0);
        for at in 1..109 {
            put(76 + 4 * at, 0xffff_ffff);
        }
        put(512, 0xffff_fffd);
        put(512 + 4, 2);
        put(512 + 8, behind);
        open("sectors", one("a.xls", file));
    }
}
