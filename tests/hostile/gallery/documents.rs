//! JSON of every kind that is opened: hardware lists, projects, settings of a site, catalogues, reports, links.

use super::{Case, case};
use crate::{Files, many, one};

pub(super) fn cases() -> Vec<Case> {
    let mut all = hardware();
    all.extend(projects());
    all.extend(others());
    all
}

/// CycloneDX.
fn hardware() -> Vec<Case> {
    let mut all = Vec::new();
    let mut add = |name: &str, make: fn() -> String| {
        all.push(case("cyclonedx", name, move || {
            one("a.cdx.json", format!("{{\"bomFormat\":\"CycloneDX\",\"specVersion\":\"1.6\",{}}}", make()))
        }));
    };
    const DEVICE: &str = "{\"type\":\"device\",\"bom-ref\":\"a\",\"name\":\"ABC-1\",\"supplier\":{\"name\":\"Yageo\"},\"properties\":[{\"name\":\"x:quantity\",\"value\":\"4\"}]}";
    fn devices(count: usize) -> String {
        format!("\"components\":[{}]", vec![DEVICE; count].join(","))
    }
    add("200,000 devices", || devices(many(200_000)));
    add("dependencies in a circle", || {
        let edge = |it: usize| format!("{{\"ref\":\"{it}\",\"dependsOn\":[\"{}\",\"{it}\"]}}", it + 1);
        devices(3)
            + &format!(",\"dependencies\":[{}]", (0..many(300_000)).map(edge).collect::<Vec<_>>().join(","))
    });
    add("components in components", || {
        "\"components\":[".to_owned()
            + &DEVICE.replace('}', ",\"components\":[").repeat(60)
            + DEVICE
            + &"]}".repeat(60)
            + "]"
    });
    add("components 100,000 deep", || {
        "\"components\":[{\"type\":\"device\",\"name\":\"a\",".repeat(many(100_000).max(5_000))
    });
    add("1,000 properties in each", || {
        let more: String =
            (0..1_000).map(|it| format!(",{{\"name\":\"p{it}\",\"value\":\"{it}\"}}")).collect();
        format!(
            "\"components\":[{}]",
            vec![DEVICE.replace("}]}", &format!("}}{more}]}}")); many(2_000).max(2)].join(",")
        )
    });
    add("libraries alone", || devices(many(200_000)).replace("device", "library"));
    add("values that are no texts", || {
        let wild = "{\"type\":[\"device\"],\"name\":{\"name\":{\"name\":1e999}},\"supplier\":[[[]]],\"properties\":[{\"name\":null,\"value\":{}},7]}";
        format!("\"components\":[{}]", vec![wild; many(100_000)].join(","))
    });
    let mut add =
        |name: &str, make: fn() -> String| all.push(case("records", name, move || one("a.json", make())));
    add("1,000 short keys in each of 8,000", || {
        let keys: Vec<String> = (0..1_000).map(|it| format!("\"{it}\":7")).collect();
        format!("[{}]", vec![format!("{{{}}}", keys.join(",")); many(8_000).max(2)].join(","))
    });
    add("one key a million times", || {
        format!("[{{{}\"mpn\":\"A\"}},{{\"mpn\":\"B\"}}]", "\"ref\":\"R1\",".repeat(many(1_000_000)))
    });
    add("a record a line", || "{\"ref\":\"R1\",\"mpn\":\"ABC-1\",\"qty\":1}\n".repeat(many(400_000)));
    add("objects by their names", || {
        format!(
            "{{{}}}",
            (0..many(200_000))
                .map(|it| format!("\"R{it}\":{{\"mpn\":\"ABC-{it}\",\"in\":{{\"a\":1}}}}"))
                .collect::<Vec<_>>()
                .join(",")
        )
    });
    add("lists 100 deep in each", || {
        format!(
            "[{}]",
            vec![
                format!("{{\"ref\":\"R1\",\"mpn\":{}\"A\"{}}}", "[".repeat(100), "]".repeat(100));
                many(100_000)
            ]
            .join(",")
        )
    });
    add("60 MB of small objects", || format!("[{}{{}}]", "{\"a\":1},".repeat(many(7_000_000))));
    add("60 MB of empty objects", || format!("[{}{{}}]", "{},".repeat(many(20_000_000))));
    add("60 MB of empty lists", || format!("[{}[]]", "[],".repeat(many(20_000_000))));
    add("60 MB of numbers", || format!("[{}1]", "1,".repeat(many(30_000_000))));
    add("60 MB of keys", || {
        format!("[{{{}\"\":1}}]", (0..many(6_000_000)).map(|it| format!("\"{it:x}\":1,")).collect::<String>())
    });
    add("half a sign", || {
        "[{\"ref\":\"\\ud800\",\"mpn\":\"\\udc00\\u0000\"},{\"ref\":\"R1\",\"mpn\":\"A\"}]".to_owned()
    });
    add("numbers out of range", || {
        format!("[{}]", vec!["{\"ref\":\"R1\",\"mpn\":\"A\",\"qty\":-1e400,\"price\":1e-400,\"stock\":99999999999999999999999}"; many(100_000)].join(","))
    });
    all
}

/// A project that holds a file, with other settings or other files.
fn project(settings: &str, files: &str) -> Files {
    one(
        "a.bomlight",
        format!(
            "{{\"schema\":\"bomlight-project/1\",\"generator\":{{}},\"settings\":{settings},\"files\":{files}}}"
        ),
    )
}

fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let group = |it: &[u8]| {
        let number = (0..3).fold(0_usize, |sum, at| sum << 8 | usize::from(it.get(at).copied().unwrap_or(0)));
        let digit = |at: usize| char::from(DIGITS[number >> (18 - 6 * at) & 63]);
        (0..4).map(|at| if at > it.len() { '=' } else { digit(at) }).collect::<String>()
    };
    bytes.chunks(3).map(group).collect()
}

/// A file of a project, whose fingerprint is that of nothing.
fn file(name: &str, bytes: &[u8], review: &str) -> String {
    let data = base64(&miniz_oxide::deflate::compress_to_vec(bytes, 6));
    format!(
        "{{\"name\":\"{name}\",\"bytes\":{},\"sha256\":\"{}\",\"review\":{{{review}}},\"data\":\"{data}\"}}",
        bytes.len(),
        "0".repeat(64)
    )
}

fn projects() -> Vec<Case> {
    let mut all = Vec::new();
    let mut add = |name: &str, make: fn() -> Files| all.push(case("project", name, make));
    const BOARD: &[u8] = b"Reference,Qty,MPN\nR1,1,ABC-1\nR2,1,ABC-2\n";
    const SETTINGS: &str = "{\"date\":\"2026-11-22\"}";
    add("a bomb in it", || {
        project(SETTINGS, &format!("[{}]", file("a.csv", &vec![b','; many(60_000_000)], "")))
    });
    add("200 bombs in it", || {
        project(
            SETTINGS,
            &format!("[{}]", vec![file("a.csv", &vec![b','; many(8_000_000)], ""); 200].join(",")),
        )
    });
    add("a project in a project", || {
        let inner = project(SETTINGS, &format!("[{}]", file("a.csv", BOARD, ""))).remove(0).1;
        project(SETTINGS, &format!("[{}]", file("b.bomlight", &inner, "")))
    });
    add("settings of another kind", || {
        project(
            &format!("[{}]", "[".repeat(100) + &"]".repeat(100)),
            &format!("[{}]", file("a.csv", BOARD, "")),
        )
    });
    add("settings of a million names", || {
        let names: String = (0..many(1_000_000)).map(|it| format!(",\"n{it}\":{it}")).collect();
        project(&format!("{{\"date\":\"2026-11-22\"{names}}}"), &format!("[{}]", file("a.csv", BOARD, "")))
    });
    add("volumes without end", || {
        project(
            &format!(
                "{{\"date\":\"2026-11-22\",\"volumes\":[{}1],\"boards\":[{}1]}}",
                "4294967295,".repeat(many(300_000)),
                "0,".repeat(many(300_000))
            ),
            &format!("[{}]", file("a.csv", BOARD, "")),
        )
    });
    add("decisions about a million cells", || {
        let cells: String = (0..many(1_000_000)).map(|it| format!("[{it},65535,\"x\"],")).collect();
        project(
            SETTINGS,
            &format!(
                "[{}]",
                file(
                    "a.csv",
                    BOARD,
                    &format!(
                        "\"cells\":[{cells}[0,0,\"\"]],\"rows\":[[4294967295,true]],\"header_row\":4294967295"
                    )
                )
            ),
        )
    });
    add("a fingerprint of nothing", || {
        project(SETTINGS, &format!("[{}]", vec![file("a.csv", BOARD, ""); many(200_000)].join(",")))
    });
    all
}

/// Settings of a site, catalogues, reports and links that are opened as files.
fn others() -> Vec<Case> {
    let mut all = Vec::new();
    let mut add = |name: &str, file: &'static str, make: fn() -> String| {
        all.push(case("document", name, move || {
            vec![
                ("board.csv".to_owned(), b"Reference,Qty,MPN\nR1,1,ABC-1\nR2,1,ABC-2\n".to_vec()),
                (file.to_owned(), make().into_bytes()),
            ]
        }));
    };
    add("rates of 60 MB of small objects", "rates.json", || {
        format!("{{\"base\":\"USD\",\"rates\":[{}1]}}", "{\"a\":1},".repeat(many(7_000_000)))
    });
    add("a project of 60 MB of small objects", "a.bomlight", || {
        format!("{{\"schema\":\"bomlight-project/1\",\"files\":[{}1]}}", "{\"a\":1},".repeat(many(7_000_000)))
    });
    add("a board of 60 MB of small objects", "a.html", || {
        format!(
            "<html><script>var pcbdata = {{\"bom\":{{\"both\":[{}1]}}}}</script>",
            "{\"a\":1},".repeat(many(7_000_000))
        )
    });
    add("a config of a million origins", "config.json", || {
        format!(
            "{{\"schema\":\"bomlight-config/1\",\"embed\":{{\"allowedOrigins\":[{}\"*\"]}}}}",
            "\"https://a.example\",".repeat(many(1_000_000))
        )
    });
    add("a config that is cut", "config.json", || {
        format!(
            "{{\"schema\":\"bomlight-config/1\",\"branding\":{{\"name\":\"{}",
            "x".repeat(many(30_000_000))
        )
    });
    add("a catalogue of a million shards", "manifest.json", || {
        format!(
            "{{\"schema\":\"bomlight-catalog/1\",\"shards\":[{}\"\"]}}",
            "{\"name\":\"a\",\"sha256\":\"0\"},".repeat(many(500_000))
        )
    });
    add("a report of 200,000 lines", "report.json", || {
        format!(
            "{{\"schema\":\"bomlight-report/1\",\"lines\":[{}{{}}]}}",
            "{\"designators\":[\"R1\"],\"mpn\":\"ABC-1\",\"quantity\":1,\"findings\":[]},"
                .repeat(many(200_000))
        )
    });
    add("a link of 30 MB", "link.txt", || {
        format!("https://a.example/#report={}", "A".repeat(many(30_000_000)))
    });
    add("a profile of amounts out of range", "profile.json", || {
        "{\"schema\":\"bomlight-profile/1\",\"name\":\"a\",\"currency\":\"USD\",\"processes\":[{\"name\":\"smt\",\"setup\":\"79228162514264337593543950335\",\"per_placement\":\"-79228162514264337593543950335\",\"yield\":\"1e28\"}]}".to_owned()
    });
    add("rates of a million currencies", "rates.json", || {
        format!(
            "{{\"schema\":\"bomlight-rates/1\",\"base\":\"USD\",\"date\":\"2026-01-01\",\"rates\":{{{}\"EUR\":\"1.1\"}}}}",
            (0..many(1_000_000)).map(|it| format!("\"X{it}\":\"1.1\",")).collect::<String>()
        )
    });
    add("an exchange rate for each day", "rates.csv", || {
        "date,currency,rate,base\n".to_owned()
            + &(0..many(300_000))
                .map(|it| format!("{}-01-01,EUR,1.{it},USD\n", it % 10_000))
                .collect::<String>()
    });
    all
}
