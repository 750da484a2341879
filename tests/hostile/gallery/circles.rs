//! What refers to itself, to nothing, or does much work for nothing: packed blocks that hold no byte, relations, chains of
//! sectors, records of looks, libraries, pages that are packed.

use std::rc::Rc;

use super::archives::{Entry, archive, deflated};
use super::books::{Book, ROW};
use super::old_books::{old, old_lines, record, sheet, stream, text_cell, wide, words, xls, xlsb_of};
use super::{Case, case};
use crate::{Files, many, one};

const HEAD: &str = "Reference,Qty,MPN,Manufacturer,Value\n";

pub(super) fn cases() -> Vec<Case> {
    let mut all = packed();
    all.extend(related());
    all.extend(sectors());
    all.extend(records());
    all.extend(designs());
    all.extend(pages());
    all
}

/// So many entries of the same packed bytes, at one place.
fn same_place(count: usize, declared: u32, packed: Vec<u8>) -> Files {
    let first =
        Entry { name: b"0.csv".to_vec(), packed: Some(Rc::new(packed)), method: 8, flags: 0, declared };
    let entry = |it: usize| Entry {
        name: format!("{it}.csv").into_bytes(),
        packed: first.packed.clone().filter(|_| it == 0),
        ..first.clone()
    };
    one("a.zip", archive(&(0..count).map(entry).collect::<Vec<_>>()))
}

fn packed() -> Vec<Case> {
    let mut all = Vec::new();
    let mut add = |name: &str, make: fn() -> Files| all.push(case("packed", name, make));
    // Stored blocks of no byte, blocks of fixed codes that end at once.
    add("30 MB of blocks of nothing", || same_place(1, 0, [0, 0, 0, 0xff, 0xff].repeat(many(6_000_000))));
    add("250 times 30 MB of blocks of nothing", || {
        same_place(250, 0, [0, 0, 0, 0xff, 0xff].repeat(many(6_000_000)))
    });
    add("250 times, a size that is none", || {
        same_place(250, 7, [0, 0, 0, 0xff, 0xff].repeat(many(6_000_000)))
    });
    add("250 times 30 MB of short codes", || {
        same_place(250, 0, [0x02, 0x08, 0x20, 0x80, 0x00].repeat(many(6_000_000)))
    });
    add("250 times 30 MB of chance", || {
        let mut state = 7_u32;
        let next = || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 24) as u8
        };
        same_place(
            250,
            1 << 20,
            [vec![0xec]]
                .concat()
                .into_iter()
                .chain(std::iter::repeat_with(next).take(many(30_000_000)))
                .collect(),
        )
    });
    add("stored at one place", || {
        let content = format!("{HEAD}{}", "R1,1,ABC-1,Yageo,10k\n".repeat(many(1_000_000))).into_bytes();
        let size = content.len() as u32;
        let first = Entry {
            name: b"0.csv".to_vec(),
            packed: Some(Rc::new(content)),
            method: 0,
            flags: 0,
            declared: size,
        };
        let entry = |it: usize| Entry {
            name: format!("{it}.csv").into_bytes(),
            packed: first.packed.clone().filter(|_| it == 0),
            ..first.clone()
        };
        one("a.zip", archive(&(0..250).map(entry).collect::<Vec<_>>()))
    });
    add("250 archives that are damaged", || {
        let inner = archive(&[deflated("a.csv", HEAD.as_bytes())]);
        let cut = inner.get(..inner.len() - 9).unwrap_or(&[]).to_vec();
        one("a.zip", archive(&(0..250).map(|it| deflated(&format!("{it}.zip"), &cut)).collect::<Vec<_>>()))
    });
    add("archives of 16 archives, 6 deep", || {
        let leaf = format!("{HEAD}R1,1,ABC-1,Yageo,10k\n").into_bytes();
        let level = |inner: Vec<u8>, it: usize| {
            archive(
                &(0..16)
                    .map(|at| deflated(&format!("{at}.{}", if it == 0 { "csv" } else { "zip" }), &inner))
                    .collect::<Vec<_>>(),
            )
        };
        one("a.zip", (0..6).fold(leaf, level))
    });
    add("workbooks in an archive", || {
        let book = Book::of(ROW.repeat(many(20_000))).file().remove(0).1;
        one("a.zip", archive(&(0..200).map(|it| deflated(&format!("{it}.xlsx"), &book)).collect::<Vec<_>>()))
    });
    add("one file twice, under one name", || {
        one(
            "a.zip",
            archive(&vec![deflated("a.csv", format!("{HEAD}R1,1,ABC-1,Yageo,10k\n").as_bytes()); 200]),
        )
    });
    for (name, bytes) in [
        ("gzip", &b"\x1f\x8b\x08\0"[..]),
        ("7z", b"7z\xbc\xaf\x27\x1c"),
        ("rar", b"Rar!\x1a\x07\x01\0"),
        ("xz", b"\xfd7zXZ\0"),
        ("zstd", b"\x28\xb5\x2f\xfd"),
        ("pdf", b"%PDF-1.7\n"),
        ("tar", b"a.csv\0\0\0ustar"),
    ] {
        all.push(case("packed", format!("the head of {name} alone"), move || {
            one("a.csv", [bytes, &[b' '; 300]].concat())
        }));
    }
    all
}

fn related() -> Vec<Case> {
    let mut all = Vec::new();
    let mut add = |name: &str, make: fn() -> Book| all.push(case("related", name, move || make().file()));
    add("200,000 sheets, none of 60,000 relations", || Book {
        names: "<sheet name=\"a\" r:id=\"none\"/>".repeat(many(200_000)) + "<sheet name=\"a\" r:id=\"r0\"/>",
        relations: (0..many(60_000))
            .rev()
            .map(|it| {
                format!("<Relationship Id=\"r{it}\" Type=\"x/worksheet\" Target=\"worksheets/s.xml\"/>")
            })
            .collect(),
        ..Book::of(ROW.repeat(20))
    });
    add("200,000 sheets that are missing", || {
        Book {
        names: "<sheet name=\"a\" r:id=\"m\"/>".repeat(many(200_000)) + "<sheet name=\"a\" r:id=\"r0\"/>",
        relations: "<Relationship Id=\"m\" Type=\"x/worksheet\" Target=\"no.xml\"/><Relationship Id=\"r0\" Type=\"x/worksheet\" Target=\"worksheets/s.xml\"/>".to_owned(),
        ..Book::of(ROW.repeat(20))
    }
    });
    add("a sheet that is the workbook", || Book {
        relations: "<Relationship Id=\"r0\" Type=\"x/worksheet\" Target=\"workbook.xml\"/>".to_owned(),
        ..Book::of(ROW.repeat(20))
    });
    add("a sheet that is the texts", || Book {
        relations: "<Relationship Id=\"r0\" Type=\"x/worksheet\" Target=\"/xl/sharedStrings.xml\"/>"
            .to_owned(),
        strings: "<sst><si><t>R1</t></si></sst>".repeat(many(300_000)),
        ..Book::default()
    });
    add("targets that climb a megabyte", || Book {
        relations: format!(
            "<Relationship Id=\"r0\" Type=\"x/worksheet\" Target=\"{}worksheets/s.xml\"/>",
            "../".repeat(many(1_000_000))
        ),
        ..Book::of(ROW.repeat(20))
    });
    add("texts and styles of the sheet's own", || {
        Book {
        relations: "<Relationship Id=\"r0\" Type=\"x/worksheet\" Target=\"worksheets/s.xml\"/><Relationship Id=\"x\" Type=\"x/sharedStrings\" Target=\"worksheets/s.xml\"/><Relationship Id=\"y\" Type=\"x/styles\" Target=\"worksheets/s.xml\"/>".to_owned(),
        ..Book::of(ROW.repeat(many(200_000)))
    }
    });
    // As much as may be unpacked, of elements that are as short as can be; the comment keeps it from packing too well.
    fn filled(element: &str, around: [&str; 2]) -> String {
        let mut state = 7_u32;
        let noise = std::iter::repeat_with(|| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            char::from(b'A' + (state >> 24) as u8 % 26)
        });
        let noise: String = noise.take(many(1_600_000)).collect();
        let elements = element.repeat(many(380_000_000) / element.len());
        format!("{}{elements}{}<!--{noise}-->", around[0], around[1])
    }
    let rows = || Book::of("<row><c s=\"3\" t=\"s\"><v>1</v></c><c s=\"0\"><v>1.5</v></c></row>".repeat(300));
    let mut add =
        |name: &str, make: Box<dyn Fn() -> Book>| all.push(case("related", name, move || make().file()));
    for (name, element, inside) in [
        ("styles", "<xf/>", "cellXfs"),
        ("fonts", "<font/>", "fonts"),
        ("fills", "<fill/>", "fills"),
        ("formats", "<numFmt numFmtId=\"7\"/>", "numFmts"),
    ] {
        let around = [format!("<styleSheet><{inside}>"), format!("</{inside}></styleSheet>")];
        add(
            &format!("380 MB of empty {name}"),
            Box::new(move || Book { styles: filled(element, [&around[0], &around[1]]), ..rows() }),
        );
    }
    add(
        "380 MB of empty texts",
        Box::new(move || Book { strings: filled("<si/>", ["<sst>", "</sst>"]), ..rows() }),
    );
    add(
        "380 MB of empty relations",
        Box::new(move || Book { relations: filled("<Relationship/>", ["", ""]), ..rows() }),
    );
    add(
        "380 MB of sheets that are none",
        Box::new(move || Book { names: filled("<sheet/>", ["", ""]), ..rows() }),
    );
    add("380 MB of empty rows", Box::new(move || Book::of(filled("<row/>", ["", ""]))));
    add("380 MB of empty cells", Box::new(move || Book::of(filled("<c/>", ["<row>", "</row>"]))));
    add(
        "380 MB of merged cells",
        Box::new(move || Book {
            behind: filled("<mergeCell/>", ["<mergeCells>", "</mergeCells>"]),
            ..rows()
        }),
    );
    add(
        "a currency of a megabyte in 60,000 styles",
        Box::new(move || Book {
            styles: format!(
                "<styleSheet><numFmts><numFmt numFmtId=\"200\" formatCode=\"[${}]0\"/></numFmts><cellXfs>{}</cellXfs></styleSheet>",
                "A".repeat(many(1_000_000)),
                "<xf numFmtId=\"200\"/>".repeat(many(60_000))
            ),
            ..rows()
        }),
    );
    add(
        "a million formats and styles",
        Box::new(move || Book {
            styles: format!(
                "<styleSheet><numFmts>{}</numFmts><cellXfs>{}</cellXfs></styleSheet>",
                (0..many(1_000_000))
                    .map(|it| format!("<numFmt numFmtId=\"{it}\" formatCode=\"0\"/>"))
                    .collect::<String>(),
                "<xf numFmtId=\"1\"/>".repeat(many(1_000_000))
            ),
            ..rows()
        }),
    );
    all
}

/// Compound files whose chains run in circles.
fn sectors() -> Vec<Case> {
    let mut all = Vec::new();
    fn whole() -> Vec<u8> {
        xls(&stream(1, 0, &words(), &old_lines(many(20_000)))).remove(0).1
    }
    for (name, at, number) in [
        ("a directory that follows itself", 48, 0_u32),
        ("a small table that is the first sector", 60, 0),
        ("a list of tables that follows itself", 68, 0),
        ("a table of nothing", 76, 0xffff_ffff),
        ("a table at the end", 76, 0x00ff_ffff),
        ("sectors of 2^31", 30, 31),
        ("sectors of one byte", 30, 0),
        ("large sectors", 30, 12),
    ] {
        all.push(case("sectors", name, move || {
            let mut file = whole();
            file.splice(at..at + 4, number.to_le_bytes());
            one("a.xls", file)
        }));
    }
    all.push(case("sectors", "every sector follows the first", || {
        let mut file = whole();
        let tables = u32::from_le_bytes([file[44], file[45], file[46], file[47]]) as usize;
        let end = 512 + tables * 512;
        (512..end).step_by(4).for_each(|at| drop(file.splice(at..at + 4, (tables as u32 + 1).to_le_bytes())));
        one("a.xls", file)
    }));
    all.push(case("sectors", "40 MB that are all directory", || {
        let mut file = whole();
        file.truncate(512);
        let sectors = many(80_000).max(200);
        let tables = sectors.div_ceil(128);
        let mut put = |at: usize, number: u32| drop(file.splice(at..at + 4, number.to_le_bytes()));
        put(44, tables as u32);
        put(48, tables as u32);
        (0..109).for_each(|it| put(76 + 4 * it, if it < tables { it as u32 } else { 0xffff_ffff }));
        file.extend((1..=tables as u32 * 128).flat_map(u32::to_le_bytes));
        file.resize(512 + sectors * 512, b'A');
        one("a.xls", file)
    }));
    all
}

/// Records of binary workbooks that tell of looks and numbers.
fn records() -> Vec<Case> {
    let mut all = Vec::new();
    fn book(kind: u32, data: &[u8], count: usize) -> Files {
        let mut bytes = sheet(&super::old_books::lines(300));
        bytes.truncate(bytes.len() - 3);
        (0..many(count)).for_each(|_| record(&mut bytes, kind, data));
        xlsb_of(1, &words(), &bytes)
    }
    let mut add = |name: &str, make: fn() -> Files| all.push(case("records", name, make));
    add("xlsb, a million merged cells", || book(176, &[0xff; 16], 1_000_000));
    add("xlsb, numbers that are none", || book(5, &[[0; 8], [0xff; 8]].concat(), 1_000_000));
    add("xlsb, packed numbers", || book(2, &[[0xff; 4], [0xff; 4], [0xff; 4]].concat(), 1_000_000));
    add("xlsb, hidden columns", || {
        book(60, &[[0, 0, 0, 0], [0xff; 4], [0xff; 4], [0xff; 4], [1, 0, 0, 0]].concat(), 1_000_000)
    });
    add("xlsb, hidden rows", || book(0, &[0xff; 17], 1_000_000));
    add("xlsb, texts with runs", || {
        book(62, &[vec![0; 8], vec![3], wide("R1"), vec![0xff; 8]].concat(), 300_000)
    });
    add("xlsb, a kind without an end", || {
        let mut bytes = sheet(&super::old_books::lines(300));
        bytes.extend(vec![0xff; many(20_000_000)]);
        xlsb_of(1, &words(), &bytes)
    });
    fn old_book(kind: u16, data: &[u8], count: usize) -> Files {
        let mut more = Vec::new();
        (0..many(count)).for_each(|_| old(&mut more, kind, data));
        xls(&stream(1, 0, &words(), &[old_lines(300), more].concat()))
    }
    add("xls, merged cells", || old_book(0x00e5, &[&[0xff, 0x03][..], &[0xff; 8_000]].concat(), 3_000));
    add("xls, numbers that are none", || {
        old_book(0x0203, &[&[9, 0, 1, 0, 0, 0][..], &[0xff; 8]].concat(), 1_000_000)
    });
    add("xls, hidden rows", || old_book(0x0208, &[0xff; 16], 1_000_000));
    add("xls, hidden columns", || old_book(0x007d, &[0, 0, 0xff, 0xff, 0, 0, 0, 0, 1, 0, 0, 0], 1_000_000));
    add("xls, labels that are longer than they say", || {
        old_book(0x0204, &[9, 0, 1, 0, 0, 0, 0xff, 0xff, 1, b'x', 0], 1_000_000)
    });
    for (name, kind, data) in [
        ("fonts", 0x0031_u16, vec![0xff_u8; 20]),
        ("styles", 0x00e0, vec![0xff; 20]),
        ("palettes", 0x0092, vec![0xff; 226]),
        ("dates of 1904", 0x0022, vec![1, 0]),
    ] {
        all.push(case("records", format!("xls, a million {name}"), move || {
            let mut bytes = stream(1, 0, &words(), &old_lines(300));
            let mut more = Vec::new();
            (0..many(20_000_000) / (data.len() + 4)).for_each(|_| old(&mut more, kind, &data));
            bytes.splice(12..12, more);
            xls(&bytes)
        }));
    }
    for (name, head) in [
        ("four billion texts", [0xff_u8, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 2, 0, 0, b'R', b'1']),
        ("a text of runs without end", [2, 0, 0, 0, 1, 0, 0, 0, 2, 0, 0x0c, 0xff, 0xff]),
    ] {
        all.push(case("records", format!("xls, {name}"), move || {
            let mut bytes = stream(
                1,
                0,
                &[],
                &[text_cell(0, 0, 0), text_cell(1, 1, u32::MAX), text_cell(2, 1, 1)].concat(),
            );
            let mut more = Vec::new();
            old(&mut more, 0x00fc, &head);
            (0..many(200_000)).for_each(|_| old(&mut more, 0x003c, &[0xff, b'x']));
            bytes.splice(12..12, more);
            xls(&bytes)
        }));
    }
    all
}

fn designs() -> Vec<Case> {
    let mut all = Vec::new();
    let mut add = |name: &str, make: fn() -> Files| all.push(case("design", name, make));
    fn eagle(inner: &str) -> Files {
        one(
            "a.sch",
            format!(
                "<?xml version=\"1.0\"?><eagle version=\"9\"><drawing><schematic>{inner}</schematic></drawing></eagle>"
            ),
        )
    }
    add("eagle, a library's name of a megabyte for 60,000 devices", || {
        let device = |it: usize| format!("<device name=\"{it}\" package=\"0402\"/>");
        eagle(&format!(
            "<libraries><library name=\"{}\"><deviceset name=\"d\">{}</deviceset></library></libraries><parts><part name=\"R1\" library=\"l\" deviceset=\"d\" device=\"\" value=\"10k\"/></parts>",
            "n".repeat(many(1_000_000)),
            (0..many(60_000)).map(device).collect::<String>()
        ))
    });
    add("eagle, and a million attributes", || {
        eagle(&format!(
            "<libraries><library name=\"{}\"><deviceset name=\"d\"><device name=\"a\">{}</device></deviceset></library></libraries><parts><part name=\"R1\" library=\"l\" deviceset=\"d\" device=\"\" value=\"10k\"/></parts>",
            "n".repeat(many(1_000_000)),
            "<attribute name=\"a\" value=\"b\"/>".repeat(many(1_000_000))
        ))
    });
    add("eagle, modules within themselves", || {
        let module = "<module name=\"m\"><parts><part name=\"R1\" library=\"l\" deviceset=\"d\" device=\"\" value=\"10k\"/></parts><moduleinsts><moduleinst name=\"M1\" module=\"m\"/></moduleinsts></module>";
        eagle(&format!("<modules>{}</modules>", module.repeat(many(100_000))))
    });
    add("eagle, a thousand variants of each part", || {
        let part = format!(
            "<part name=\"R1\" library=\"l\" deviceset=\"d\" device=\"\" value=\"10k\">{}</part>",
            "<variant name=\"v\" populate=\"no\"/>".repeat(1_000)
        );
        eagle(&format!("<parts>{}</parts>", part.repeat(many(1_200))))
    });
    add("kicad, lists 100,000 deep that close", || {
        let deep = format!("{}{}", "(a ".repeat(100_000), ")".repeat(100_000));
        one(
            "a.kicad_sch",
            format!(
                "(kicad_sch {} (symbol (property \"Reference\" \"R1\") {deep} (property \"Value\" \"10k\")))",
                deep.repeat(many(60_000_000) / deep.len().max(1))
            ),
        )
    });
    add("kicad, a symbol of 1,000 properties on 60,000 sheets", || {
        let more: String = (0..1_000).map(|it| format!("(property \"p{it}\" \"x\")")).collect();
        let uses: String =
            (0..many(60_000)).map(|it| format!("(path \"/{it}\" (reference \"R{it}\"))")).collect();
        one(
            "a.kicad_sch",
            format!(
                "(kicad_sch (symbol (property \"Reference\" \"R1\") {more} (instances (project \"a\" {uses}))))"
            ),
        )
    });
    add("kicad, one property a million times", || {
        one(
            "a.kicad_sch",
            format!(
                "(kicad_sch (symbol (property \"Reference\" \"R1\") {}))",
                "(property \"Value\" \"10k\")".repeat(many(1_000_000))
            ),
        )
    });
    add("kicad, a million properties", || {
        let more: String = (0..many(1_000_000)).map(|it| format!("(property \"p{it}\" \"x\")")).collect();
        one("a.kicad_sch", format!("(kicad_sch (symbol (property \"Reference\" \"R1\") {more}))"))
    });
    add("kicad, an export that holds exports", || {
        one("a.net", "(export (components (comp (ref R1) (value 10k)) ".repeat(many(500_000)))
    });
    add("kicad, 100 fields in each of 60,000 parts", || {
        let fields: String = (0..100).map(|it| format!("(field (name F{it}) 1)")).collect();
        one(
            "a.net",
            format!(
                "(export (version D) (components {}))",
                format!("(comp (ref R1) (value 10k) (fields {fields}))").repeat(many(30_000))
            ),
        )
    });
    add("ipc-2581, a number of a megabyte approved 500,000 times", || {
        one(
            "a.xml",
            format!(
                "<IPC-2581 revision=\"C\"><Bom name=\"b\"><BomItem OEMDesignNumberRef=\"A\" quantity=\"1\"><RefDes name=\"R1\"/></BomItem></Bom><Avl><AvlItem OEMDesignNumber=\"{}\">{}</AvlItem></Avl></IPC-2581>",
                "n".repeat(many(1_000_000)),
                "<AvlVmpn><AvlMpn name=\"ABC-1\"/></AvlVmpn>".repeat(many(500_000))
            ),
        )
    });
    add("ipc-2581, a maker of a megabyte for 100,000 numbers", || {
        let item = |it: usize| {
            format!(
                "<AvlItem OEMDesignNumber=\"A{it}\"><AvlMpn name=\"ABC-1\"/><AvlVendor enterpriseRef=\"Y\"/></AvlItem>"
            )
        };
        let items: String = (0..many(100_000)).map(item).collect();
        let bom = |it: usize| {
            format!("<BomItem OEMDesignNumberRef=\"A{it}\" quantity=\"1\"><RefDes name=\"R{it}\"/></BomItem>")
        };
        let bom: String = (0..many(100_000)).map(bom).collect();
        one(
            "a.xml",
            format!(
                "<IPC-2581 revision=\"C\"><Enterprise id=\"Y\" name=\"{}\"/><Bom name=\"b\">{bom}</Bom><Avl>{items}</Avl></IPC-2581>",
                "n".repeat(many(1_000_000))
            ),
        )
    });
    add("xml, six million records of a sign", || {
        one("a.xml", format!("<rs>{}</rs>", "<r a=\"1\"/>".repeat(many(6_000_000))))
    });
    add("xml, three million records of two", || {
        one("a.xml", format!("<rs>{}</rs>", "<r ref=\"1\" qty=\"2\"/>".repeat(many(3_000_000))))
    });
    add("xml, records of four million fields", || {
        one("a.xml", format!("<rs>{}</rs>", "<r><ref>1</ref><qty>2</qty></r>".repeat(many(2_000_000))))
    });
    add("ipc-2581, lists that name themselves", || {
        let item = "<BomItem OEMDesignNumberRef=\"A\" quantity=\"79228162514264337593543950335\"><BomItem OEMDesignNumberRef=\"A\" quantity=\"-1\"><RefDes name=\"R1\"/>";
        one("a.xml", format!("<IPC-2581 revision=\"C\"><Bom name=\"b\">{}", item.repeat(many(200_000))))
    });
    add("ipc-2581, enterprises", || {
        let maker = |it: usize| format!("<Enterprise id=\"{it}\" name=\"{}\"/>", "n".repeat(100));
        one(
            "a.xml",
            format!(
                "<IPC-2581 revision=\"C\"><LogisticHeader>{}</LogisticHeader><Bom name=\"b\"><BomItem OEMDesignNumberRef=\"A\" quantity=\"1\"><RefDes name=\"R1\"/></BomItem></Bom></IPC-2581>",
                (0..many(300_000)).map(maker).collect::<String>()
            ),
        )
    });
    all
}

fn pages() -> Vec<Case> {
    let mut all = Vec::new();
    let mut add =
        |name: &str, make: fn() -> String| all.push(case("page", name, move || one("a.html", make())));
    const HEAD: &str = "<html><table><tr><td>Ref</td><td>MPN</td></tr>";
    add("spans of 65,534 both ways", || {
        HEAD.to_owned()
            + &"<tr><td rowspan=65534 colspan=65534>R1</td><td rowspan=0 colspan=0>ABC-1</td></tr>"
                .repeat(many(100_000))
    });
    add("1,000 cells spanned down in each row", || {
        HEAD.to_owned()
            + &format!("<tr>{}</tr>", "<td rowspan=65534>x</td>".repeat(1_000)).repeat(many(2_500))
    });
    add("hidden and struck rows", || {
        HEAD.to_owned() + &"<tr hidden style=\"display:none;color:#f00;text-decoration:line-through;background:#ff0\"><td><s><del>R1</del></s></td><td>ABC-1</td></tr>".repeat(many(200_000))
    });
    add("styles of a megabyte", || {
        format!("{HEAD}<tr style=\"{}\"><td>R1</td><td>ABC-1</td></tr>", "color:red;".repeat(many(1_000_000)))
    });
    add("letters that are told by another", || {
        format!(
            "<html><meta charset=\"utf-7\"><meta charset=\"x-user-defined\"><meta charset=\"{}\">{HEAD}<tr><td>R1</td><td>ABC-1</td></tr>",
            "utf-8".repeat(many(100_000))
        )
    });
    add("templates and plain texts", || {
        HEAD.to_owned()
            + &"<template><textarea><title><plaintext><svg><foreignObject><math><tr><td>R1"
                .repeat(many(500_000))
    });
    add("a page that was saved with all it shows", || {
        format!("MIME-Version: 1.0\nContent-Type: multipart/related; boundary=\"b\"\n\n{}", "--b\nContent-Type: text/html\nContent-Transfer-Encoding: base64\n\nPHRhYmxlPjx0cj48dGQ+UjE8L3RkPg==\n".repeat(many(300_000)))
    });
    add("heads and feet of tables", || {
        HEAD.to_owned() + &"<thead><tr><th>Ref</th><th>MPN</th></tr></thead><tfoot><tr><td>Total</td></tr></tfoot><tbody><tr><td>R1</td><td>ABC-1</td></tr></tbody>".repeat(many(200_000))
    });
    // Codes of which each repeats the text before and a letter more: 100 kB that unpack to gigabytes.
    add("a packed board that grows with each code", || {
        let mut bits: Vec<bool> = Vec::new();
        let put = |number: usize, width: u32, bits: &mut Vec<bool>| {
            (0..width).for_each(|it| bits.push(number >> it & 1 == 1))
        };
        put(0, 2, &mut bits);
        put(usize::from(b'a'), 8, &mut bits);
        let (mut next, mut width, mut left) = (4_usize, 3_u32, 4_usize);
        for _ in 0..many(60_000).max(2_000) {
            put(next, width, &mut bits);
            next += 1;
            left -= 1;
            if left == 0 {
                left = 1 << width;
                width += 1;
            }
        }
        put(2, width, &mut bits);
        const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        let digit = |it: &[bool]| {
            char::from(DIGITS[(0..6).fold(0, |sum, at| sum << 1 | usize::from(it.get(at) == Some(&true)))])
        };
        format!(
            "<html><script>var pcbdata = JSON.parse(LZString.decompressFromBase64(\"{}\"))</script>",
            bits.chunks(6).map(digit).collect::<String>()
        )
    });
    all
}
