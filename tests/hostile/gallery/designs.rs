//! Design files: fields that every part repeats, lists in one another, pages that carry a packed board.

use super::{Case, case};
use crate::{Files, many, one};

pub(super) fn cases() -> Vec<Case> {
    let mut all = Vec::new();
    let mut add = |kind: &'static str, name: &str, make: fn() -> Files| all.push(case(kind, name, make));
    fn netlist(parts: &str) -> Files {
        one("a.net", format!("<export><components>{parts}</components></export>"))
    }
    add("kicad", "100,000 parts, a field of its own each", || {
        netlist(&(0..many(100_000)).map(|it| format!("<comp ref=\"R{it}\"><value>{it}</value><fields><field name=\"{it}\">x</field></fields></comp>")).collect::<String>())
    });
    add("kicad", "a thousand fields in each", || {
        let fields: String = (0..1_000).map(|it| format!("<field name=\"f{it}\">x</field>")).collect();
        netlist(
            &(0..many(2_000).max(4))
                .map(|it| format!("<comp ref=\"R{it}\"><value>1</value><fields>{fields}</fields></comp>"))
                .collect::<String>(),
        )
    });
    add("kicad", "one part with a million fields", || {
        netlist(&format!(
            "<comp ref=\"R1\"><value>1</value><fields>{}</fields></comp>",
            (0..many(1_000_000)).map(|it| format!("<field name=\"{it}\">x</field>")).collect::<String>()
        ))
    });
    add("kicad", "a field of a megabyte for all", || {
        netlist(
            &format!(
                "<comp ref=\"R1\"><value>1</value><fields><field name=\"{0}\">{0}</field></fields></comp>",
                "n".repeat(many(100_000))
            )
            .repeat(300),
        )
    });
    add("kicad", "250,000 parts", || {
        netlist(
            &"<comp ref=\"R1\"><value>10k</value><footprint>R_0402</footprint></comp>".repeat(many(250_000)),
        )
    });
    fn expressions(parts: &str) -> Files {
        one("a.net", format!("(export (version D) (components {parts}))"))
    }
    add("kicad", "s-expressions, 200,000 parts", || {
        expressions(&"(comp (ref R1) (value 10k) (fields (field (name A) x)))".repeat(many(200_000)))
    });
    add("kicad", "s-expressions, a million opened", || expressions(&"(".repeat(many(1_000_000).max(20_000))));
    add("kicad", "s-expressions, a million closed", || expressions(&")".repeat(many(1_000_000))));
    add("kicad", "s-expressions, a text without an end", || {
        expressions(&format!("(comp (ref \"{}", "x".repeat(many(30_000_000))))
    });
    add("kicad", "s-expressions, escapes", || {
        expressions(&format!("(comp (ref \"{}\"))", "\\\"".repeat(many(10_000_000))))
    });
    fn schematic(parts: &str) -> Files {
        one("a.kicad_sch", format!("(kicad_sch (version 20230121) (lib_symbols) {parts})"))
    }
    const SYMBOL: &str = "(symbol (lib_id \"Device:R\") (property \"Reference\" \"R1\") (property \"Value\" \"10k\") (property \"A\" \"x\"))";
    add("kicad", "schematic of 100,000 symbols", || schematic(&SYMBOL.repeat(many(100_000))));
    add("kicad", "schematic, 1,000 properties each", || {
        let more: String = (0..1_000).map(|it| format!("(property \"p{it}\" \"x\")")).collect();
        schematic(
            &format!("(symbol (lib_id \"R\") (property \"Reference\" \"R1\") {more})")
                .repeat(many(2_000).max(4)),
        )
    });
    add("kicad", "schematic, a property of its own each", || {
        schematic(&(0..many(100_000)).map(|it| format!("(symbol (lib_id \"R\") (property \"Reference\" \"R{it}\") (property \"p{it}\" \"x\"))")).collect::<String>())
    });
    add("kicad", "schematic, instances", || {
        schematic(&format!(
            "(symbol (lib_id \"R\") (property \"Reference\" \"R1\") (instances (project \"a\" {})))",
            "(path \"/x\" (reference \"R9\") (unit 1))".repeat(many(500_000))
        ))
    });
    add("kicad", "old schematic", || {
        one(
            "a.sch",
            "EESchema Schematic File Version 4\n".to_owned()
                + &"$Comp\nL Device:R R1\nF 0 \"R1\" H 0 0\nF 1 \"10k\" H 0 0\n$EndComp\n"
                    .repeat(many(200_000)),
        )
    });
    fn eagle(library: &str, parts: &str) -> Files {
        one(
            "a.sch",
            format!(
                "<?xml version=\"1.0\"?><eagle version=\"9\"><drawing><schematic><libraries><library name=\"l\"><devicesets>{library}</devicesets></library></libraries><parts>{parts}</parts></schematic></drawing></eagle>"
            ),
        )
    }
    add("eagle", "attributes for all", || {
        let attributes: String = (0..many(1_000).max(20))
            .map(|it| format!("<attribute name=\"a{it}\" value=\"{}\"/>", "x".repeat(500)))
            .collect();
        eagle(
            &format!(
                "<deviceset name=\"d\"><devices><device name=\"\"><technologies><technology name=\"\">{attributes}</technology></technologies></device></devices></deviceset>"
            ),
            &(0..many(100_000))
                .map(|it| {
                    format!("<part name=\"R{it}\" library=\"l\" deviceset=\"d\" device=\"\" value=\"10k\"/>")
                })
                .collect::<String>(),
        )
    });
    add("eagle", "100,000 sets and parts", || {
        eagle(&(0..many(100_000)).map(|it| format!("<deviceset name=\"d{it}\"><devices><device name=\"\" package=\"0402\"/></devices></deviceset>")).collect::<String>(), &(0..many(100_000)).map(|it| format!("<part name=\"R{it}\" library=\"l\" deviceset=\"d{it}\" device=\"\" value=\"10k\"/>")).collect::<String>())
    });
    add("eagle", "one part of a million attributes", || {
        eagle(
            "",
            &format!(
                "<part name=\"R1\" library=\"l\" deviceset=\"d\" device=\"\" value=\"10k\">{}</part>",
                (0..many(1_000_000))
                    .map(|it| format!("<attribute name=\"{it}\" value=\"x\"/>"))
                    .collect::<String>()
            ),
        )
    });
    fn ipc(bom: &str) -> Files {
        one("a.xml", format!("<IPC-2581 revision=\"C\"><Bom name=\"b\">{bom}</Bom></IPC-2581>"))
    }
    add("ipc-2581", "a name of a megabyte", || {
        ipc(&format!(
            "<BomItem OEMDesignNumberRef=\"{0}\" quantity=\"1\"><RefDes name=\"R1\"/></BomItem>",
            "n".repeat(many(1_000_000))
        )
        .repeat(40))
    });
    add("ipc-2581", "an item of a million designators", || {
        ipc(&format!(
            "<BomItem OEMDesignNumberRef=\"A\" quantity=\"1\">{}</BomItem>",
            (0..many(1_000_000))
                .map(|it| format!("<RefDes name=\"R{it}\" packageRef=\"0402\"/>"))
                .collect::<String>()
        ))
    });
    add("ipc-2581", "200,000 items", || {
        ipc(&"<BomItem OEMDesignNumberRef=\"A\" quantity=\"1\"><RefDes name=\"R1\"/><Characteristics><Textual textualCharacteristicName=\"x\" textualCharacteristicValue=\"y\"/></Characteristics></BomItem>".repeat(many(200_000)))
    });
    add("ipc-2581", "characteristics of their own", || {
        ipc(&(0..many(100_000)).map(|it| format!("<BomItem OEMDesignNumberRef=\"A{it}\" quantity=\"1\"><RefDes name=\"R{it}\"/><Characteristics><Textual textualCharacteristicName=\"x{it}\" textualCharacteristicValue=\"y\"/></Characteristics></BomItem>")).collect::<String>())
    });
    add("ipc-2581", "avl of 100,000", || {
        one("a.xml", format!("<IPC-2581 revision=\"C\"><Bom name=\"b\"><BomItem OEMDesignNumberRef=\"A\" quantity=\"1\"><RefDes name=\"R1\"/></BomItem></Bom><Avl name=\"x\">{}</Avl></IPC-2581>", "<AvlItem OEMDesignNumber=\"A\"><AvlVmpn><AvlMpn name=\"ABC-1\"/><AvlVendor enterpriseRef=\"Y\"/></AvlVmpn></AvlItem>".repeat(many(100_000))))
    });
    fn page(fields: &str, rows: &str, of: &str) -> Files {
        one(
            "ibom.html",
            format!(
                "<html><script>var config = {{\"fields\":[{fields}]}}\nvar pcbdata = {{\"bom\":{{\"both\":[{rows}],\"fields\":{{{of}}}}}}}</script>"
            ),
        )
    }
    add("ibom", "62,000 fields", || {
        let fields: String = (0..many(62_000)).map(|it| format!("\"F{it}\",")).collect();
        page(&format!("{fields}\"Value\""), "[[\"R1\",0]]", &format!("\"0\":[{fields}\"10k\"]"))
    });
    add("ibom", "200,000 rows", || {
        page(
            "\"Value\"",
            &format!("{}[[\"R1\",0]]", "[[\"R1\",0]],".repeat(many(200_000))),
            "\"0\":[\"10k\"]",
        )
    });
    add("ibom", "a row of a million designators", || {
        page(
            "\"Value\"",
            &format!(
                "[{}[\"R1\",0]]",
                (0..many(1_000_000)).map(|it| format!("[\"R{it}\",0],")).collect::<String>()
            ),
            "\"0\":[\"10k\"]",
        )
    });
    add("ibom", "a million opened", || page("\"Value\"", &"[".repeat(many(1_000_000).max(20_000)), ""));
    add("ibom", "many words of pcbdata", || {
        one("a.html", format!("<html><script>{}</script>", "var pcbdata = {\"bom\":".repeat(many(1_000_000))))
    });
    add("ibom", "many boms", || {
        one(
            "a.html",
            format!(
                "<html><script>var pcbdata = {{{}",
                "\"bom\":{\"x\":[1,2,3,4,5]},".repeat(many(1_000_000))
            ),
        )
    });
    add("ibom", "packed in itself", || {
        one(
            "a.html",
            format!(
                "<html><script>var pcbdata = JSON.parse(LZString.decompressFromBase64(\"{}\"))</script>",
                "BARA".repeat(many(8_000_000))
            ),
        )
    });
    add("ibom", "packed, letters", || {
        one(
            "a.html",
            format!(
                "<html><script>var pcbdata = JSON.parse(LZString.decompressFromBase64(\"{}\"))</script>",
                ('A'..='Z').cycle().take(many(30_000_000)).collect::<String>()
            ),
        )
    });
    all
}
