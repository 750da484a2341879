//! Texts: long lines, cells, quotes, lists, references and lists of waivers.

use super::{many, one, open};

const HEAD: &str = "Reference,Qty,MPN,Manufacturer,Value\n";

#[test]
fn a_quote_that_opens_at_the_start() {
    open(
        "quote",
        one("a.csv", format!("\"{HEAD}{}", "R1,1,RC0402FR-0710KL,Yageo,10k\n".repeat(many(1_600_000)))),
    );
}

#[test]
fn one_line_of_sixty_megabytes() {
    open("one line", one("a.csv", "R1,1,RC0402FR-0710KL;10k,".repeat(many(2_400_000))));
    open("one word", one("a.txt", "x".repeat(many(60_000_000))));
}

#[test]
fn a_cell_of_ten_megabytes() {
    let cell = "x".repeat(many(10_000_000).max(1_000_000));
    let answer =
        open("cell", one("a.csv", format!("{HEAD}R1,1,{cell},Yageo,10k\nR2,1,ABC-1,{cell},{cell}\n")));
    assert!(answer.has("file.cells-cut"));
    open("header", one("a.csv", format!("Reference,Qty,{cell}\nR1,1,ABC-1\nR2,1,ABC-2\n")));
    let blanks = " ".repeat(many(10_000_000));
    open("blanks", one("a.csv", format!("{HEAD}R1,1,a{blanks}b,Yageo,10k\nR2,1,ABC-1,,\n")));
}

#[test]
fn lists_in_words() {
    open("counted", one("a.txt", "2 x RC0402FR-0710KL\n".repeat(many(250_000))));
    let each: String = (0..many(250_000)).map(|it| format!("2 x ABC{it}-10K 0402\n")).collect();
    open("counted, different", one("a.txt", each));
    open("prose", one("a.txt", "We need 10 pcs of LM317T and a box.\n".repeat(many(250_000))));
}

#[test]
fn references_of_markup() {
    let table = |cell: &str| {
        format!("<html><table><tr><td>Ref</td><td>MPN</td></tr><tr><td>R1</td><td>{cell}</td></tr></table>")
    };
    open("ampersands", one("a.html", table(&"&".repeat(many(10_000_000)))));
    open("references", one("a.html", table(&"&amp;".repeat(many(1_000_000)))));
    let xml = format!(
        "<export><components><comp ref=\"R1\"><value>{}</value></comp></components></export>",
        "&".repeat(many(10_000_000))
    );
    open("xml ampersands", one("a.xml", xml));
}

#[test]
fn fields_of_design_files() {
    let fields: String = (0..many(62_000)).map(|it| format!("\"F{it}\",")).collect();
    let page = format!(
        "<html><script>var config = {{\"fields\":[{fields}\"Value\"]}}\nvar pcbdata = {{\"bom\":{{\"both\":[[[\"R1\",0]]],\"fields\":{{\"0\":[{fields}\"10k\"]}}}}}}</script>"
    );
    open("fields", one("ibom.html", page));
    let long = "n".repeat(many(1_000_000));
    let parts: String = (0..many(10_000)).map(|it| format!("<comp ref=\"R{it}\"><value>{it}</value><fields><field name=\"{it}\">x</field></fields></comp>")).collect();
    open(
        "kicad",
        one(
            "a.net",
            format!(
                "<export><components>{parts}<comp ref=\"{long}\"><value>1</value></comp></components></export>"
            ),
        ),
    );
}

/// What is looked for in a text is looked for once, and what stands at its start says what it is.
#[test]
fn words_that_come_again_and_again() {
    let text = |words: &str, bytes: usize| words.repeat(many(bytes).max(4_000) / words.len());
    for words in ["RoHS compliant ", "resistor ", "CE marked battery ", "6(c) 7(a) ", "any or ", "http"] {
        let cell = text(words, 4_000_000);
        open(words, one("a.csv", format!("{HEAD}R1,1,ABC-1,Yageo,{cell}\nR2,1,{cell},,10k\n")));
        let row = format!("R1,1,ABC-1,Yageo,{}\n", words.repeat(100));
        open(words, one("b.csv", format!("{HEAD}{}", row.repeat(many(10_000)))));
    }
}

#[test]
fn blank_rows_below_the_header() {
    let blank = "\n".repeat(many(60_000_000));
    open("blank", one("a.csv", format!("{HEAD}{blank}R1,1,ABC-1,Yageo,10k\n")));
    let commas = ",,,,\n".repeat(many(150_000));
    open("commas", one("b.csv", format!("{HEAD}{commas}R1,1,ABC-1,Yageo,10k\nR2,1,ABC-2,Yageo,1k\n")));
}

#[test]
fn waivers_of_a_project() {
    let mut session = open("small", one("a.csv", format!("{HEAD}R1,1,ABC-1,,10k\n"))).session;
    let (_, bytes) = session.handle(
        bomlight::engine::Request::Export(bomlight::engine::protocol::ExportKind::Project),
        Vec::new(),
        &mut |_| {},
    );
    let text = String::from_utf8(bytes.expect("a project")).expect("JSON");
    let waiver =
        |it: usize| format!("{{\"code\":\"rohs.unknown\",\"part\":\"ABC-{it}\",\"reason\":\"known\"}}");
    let all: Vec<String> = (0..many(100_000)).map(waiver).collect();
    let list = format!("\"waivers\": [{}]", all.join(","));
    let text = text.replace("\"waivers\": []", &list).replace("\"waivers\":[]", &list);
    assert!(text.contains("ABC-7"), "the project holds them");
    let answer = open("waivers", one("a.bomlight", text));
    assert!(answer.session.report().is_some(), "{:?}", answer.refused);
}

/// As large as they were seen: the code that bounds them makes light work of them.
#[test]
fn what_grew_beyond_its_text() {
    let deep = "\"components\":[{\"type\":\"device\",\"name\":\"a\",".repeat(100_000);
    open("quotes in one line", one("a.json", format!("{{{deep}")));
    let answer = open("objects", one("a.json", format!("[{}{{}}]", "{\"a\":1},".repeat(7_000_000))));
    assert!(answer.says("unpacks to more"), "{:?}", answer.refused);
    let name = "n".repeat(1_000_000);
    let item =
        |it: usize| format!("<AvlItem OEMDesignNumber=\"A{it}\"><AvlVendor enterpriseRef=\"Y\"/></AvlItem>");
    let items: String = (0..3_000).map(item).collect();
    let bom = "<Bom name=\"b\"><BomItem OEMDesignNumberRef=\"A\" quantity=\"1\"><RefDes name=\"R1\"/></BomItem></Bom>";
    open(
        "a maker of all",
        one(
            "a.xml",
            format!(
                "<IPC-2581 revision=\"C\"><Enterprise id=\"Y\" name=\"{name}\"/>{bom}<Avl>{items}</Avl></IPC-2581>"
            ),
        ),
    );
    let device = |it: usize| format!("<device name=\"{it}\" package=\"0402\"/>");
    let devices: String = (0..3_000).map(device).collect();
    open(
        "a library of all",
        one(
            "a.sch",
            format!(
                "<?xml version=\"1.0\"?><eagle version=\"9\"><library name=\"{name}\"><deviceset name=\"d\">{devices}</deviceset></library><parts><part name=\"R1\" library=\"l\" deviceset=\"d\" device=\"\" value=\"10k\"/></parts></eagle>"
            ),
        ),
    );
}

/// The components of a hardware file are its parts, however long the list of what depends on what is.
#[test]
fn dependencies_are_no_parts() {
    let edge = |it: usize| format!("{{\"ref\":\"{it}\",\"dependsOn\":[\"{}\"]}}", it + 1);
    let edges: Vec<String> = (0..many(100_000)).map(edge).collect();
    let device = "{\"type\":\"device\",\"name\":\"RC0402FR-0710KL\"}";
    let text = format!(
        "{{\"bomFormat\":\"CycloneDX\",\"components\":[{device}],\"dependencies\":[{}]}}",
        edges.join(",")
    );
    let answer = open("dependencies", one("a.json", text));
    assert_eq!(answer.session.report().map(|it| it.lines.len()), Some(1));
}
