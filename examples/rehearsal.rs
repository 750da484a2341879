//! What the engine is asked while a usual first BOM is looked at, then an odd one, and then on its other pages, as messages
//! for a rehearsal: the build runs the engine on them to learn which of its functions come first and which after them
//! (`xtask/src/split.rs`). Writes the stages to a file.

use std::path::{Path, PathBuf};

use bomlight::domain::export::link::kinds::LinkContents;
use bomlight::domain::project::typed::Field;
use bomlight::domain::project::typed::cost::CostField;
use bomlight::domain::read::Limits;
use bomlight::domain::settings::Settings;
use bomlight::engine::Session;
use bomlight::engine::edit::Edit;
use bomlight::engine::protocol::{ExportKind, Request, ToEngine};
use bomlight::engine::view::form::field::FormKind;
use bomlight::engine::view::query::{Grouping, LinesQuery, SortKey};

/// The day of the checks: always the same, so that two rehearsals are alike.
const TODAY: &str = "2026-01-01";

/// Files as most people have them, among the fixtures.
const USUAL: [&str; 22] = [
    "alternates.csv",
    "altium.csv",
    "breaks.csv",
    "cart.csv",
    "charges-english.csv",
    "chinese.csv",
    "erp-stock.csv",
    "excel-damage.csv",
    "german-quote.csv",
    "jlcpcb.csv",
    "kicad-dnp-field.csv",
    "kicad.csv",
    "lcsc-cart.csv",
    "levels.csv",
    "no-header.csv",
    "sap.csv",
    "sections.csv",
    "stock-in-words.csv",
    "times-without-header.csv",
    "two-boards.csv",
    "two-currencies.tsv",
    "uncounted-among-counted.txt",
];

/// Lists of kinds that hardly anybody has.
const SELDOM: [&str; 37] = [
    "also-needed.md",
    "codes-of-shops.csv",
    "commas-in-first-rows.csv",
    "commas-move-last-number.csv",
    "commas-without-quotes.csv",
    "costs-below.csv",
    "costs-below.md",
    "counted-by-link.csv",
    "counts-behind-bullets.md",
    "counts-behind-numbers.md",
    "counts-in-names.csv",
    "drawing-frame.md",
    "example-rows.csv",
    "few-counts-behind-bullets.md",
    "few-makers.csv",
    "header-again-shorter.md",
    "later-tables-with-other-columns.md",
    "links-among-remarks.csv",
    "numbers-of-modules.csv",
    "places-before-long-dashes.md",
    "places-before-names.txt",
    "places-without-names.csv",
    "price-of-pack-and-piece.csv",
    "prices-like-places.csv",
    "prize-of-a-piece.csv",
    "ranges-in-words.csv",
    "remarks-below-bullets.md",
    "said-below-names.md",
    "same-value-below.csv",
    "sentences-among-numbered-counts.md",
    "subtotals-by-shop.csv",
    "table-of-html.md",
    "tables-of-their-own.md",
    "unit-above-board.md",
    "upper-header-over-blanks.csv",
    "values-without-numbers.md",
    "wrapped-below-bullets.md",
];

/// Those of them that come with the pages, as texts do that are no plain tables.
const AFTER_LISTS: [&str; 7] = [
    "costs-below.md",
    "counts-behind-numbers.md",
    "later-tables-with-other-columns.md",
    "places-before-long-dashes.md",
    "remarks-below-bullets.md",
    "table-of-html.md",
    "wrapped-below-bullets.md",
];

fn main() -> std::io::Result<()> {
    let target = std::env::args_os().nth(1).unwrap_or_else(|| "rehearsal.bin".into());
    let mut messages = Messages::default();
    messages.ask(Request::Start { today: TODAY.to_owned(), remembered: Vec::new() });
    messages.ask_with(Request::Configure { seed: 1 }, vec![include_bytes!("../static/config.json").to_vec()]);
    // A visitor is told of before anything is opened; without files of the host all is answered as it is.
    messages.ask(Request::Visit { brought: Vec::new() });
    messages.ask(Request::WarmUp);
    messages.ask_with(Request::Reference, vec![include_bytes!("../data/reference.bin").to_vec()]);
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/recognise");
    let after = AFTER_LISTS.map(|it| folder.join(it));
    let mut files: Vec<_> = std::fs::read_dir(folder)?.filter_map(|it| it.ok().map(|it| it.path())).collect();
    // Tables of text and lists: what reads other formats, and lists of seldom kinds, comes with the rest.
    files.retain(|it| {
        it.extension().is_some_and(|it| ["csv", "md", "tsv", "txt"].iter().any(|kind| it == *kind))
            && !SELDOM.iter().any(|name| it.ends_with(name))
    });
    files.sort();
    let is_text = |path: &&PathBuf| path.extension().is_some_and(|it| it == "txt" || it == "md");
    let is_usual = |path: &&PathBuf| USUAL.iter().any(|it| path.ends_with(it));
    messages.look_at(files.iter().filter(is_usual))?;
    let sample = include_bytes!("../src/domain/sample/sample-bom.csv");
    let parts = include_bytes!("../src/domain/sample/sample-parts.csv");
    messages.open(&[("bom.csv", sample.to_vec()), ("parts.csv", parts.to_vec())]);
    messages.look();
    messages.ask(Request::CloseSource { index: 1 });
    messages.ask(Request::Reset);
    messages.open(&[("bom.xlsx", workbook(sample)), ("parts.csv", parts.to_vec())]);
    messages.look();
    messages.ask(Request::Reset);
    messages.ask(Request::OpenSample);
    messages.look();
    messages.ask(Request::Lines(LinesQuery {
        group: Grouping::Manufacturer,
        count: 50,
        ..LinesQuery::default()
    }));
    messages.ask(Request::Ready);
    messages.ask(Request::Sides);
    messages.ask(Request::Supply { volume: 0, start: 0, count: 50 });
    // It opens by itself where the reading is not certain.
    messages.ask(Request::Review { source: 0 });
    messages.ask(Request::File { source: 0 });
    messages.ask(Request::Paste { text: String::from_utf8_lossy(sample).replace(',', "\t") });
    messages.look();
    let mut stages = messages.bytes();
    messages.0.clear();
    messages.look_at(files.iter().filter(|it| is_usual(it) || !is_text(it)))?;
    messages.ask(Request::OpenSample);
    messages.ask(Request::Alternates { line: 0 });
    messages.ask(Request::Compare);
    stages.extend(messages.bytes());
    messages.0.clear();
    for path in files.iter().chain(&after) {
        messages.open(&[(&path.file_name().unwrap_or_default().to_string_lossy(), std::fs::read(path)?)]);
        messages.ask(Request::Line { index: 0 });
        messages.ask(Request::Review { source: 0 });
        messages.ask(Request::Reset);
    }
    messages.ask(Request::OpenSample);
    messages.change();
    messages.pages();
    // What is refused is so without what writes an export.
    messages.ask(Request::Reset);
    messages.ask(Request::Export(ExportKind::Profile));
    messages.ask(Request::AskPrices { kind: ExportKind::Profile, volume: None });
    messages.ask(Request::Link { contents: LinkContents::default(), by: String::new() });
    stages.extend(messages.bytes());
    std::fs::write(target, stages)
}

/// The sample as a workbook, as the engine itself writes it.
fn workbook(sample: &[u8]) -> Vec<u8> {
    let mut session = Session::new(Settings::new(TODAY), Limits::default());
    let open = Request::Open { names: vec!["bom.csv".to_owned()] };
    session.handle(open, vec![sample.to_vec()], &mut |_| ());
    session.handle(Request::Export(ExportKind::Xlsx), Vec::new(), &mut |_| ()).1.unwrap_or_default()
}

#[derive(Default)]
struct Messages(Vec<Vec<Vec<u8>>>);

impl Messages {
    fn ask(&mut self, request: Request) {
        self.ask_with(request, Vec::new());
    }

    fn ask_with(&mut self, request: Request, files: Vec<Vec<u8>>) {
        let message = ToEngine::bytes_of(self.0.len() as u32, &request);
        self.0.push(std::iter::once(message).chain(files).collect());
    }

    fn open(&mut self, files: &[(&str, Vec<u8>)]) {
        let names = files.iter().map(|it| it.0.to_owned()).collect();
        self.ask_with(Request::Open { names }, files.iter().map(|it| it.1.clone()).collect());
    }

    /// Opens each file alone.
    fn look_at<'p>(&mut self, files: impl Iterator<Item = &'p PathBuf>) -> std::io::Result<()> {
        for path in files {
            self.open(&[(&path.file_name().unwrap_or_default().to_string_lossy(), std::fs::read(path)?)]);
            self.look();
            self.ask(Request::Reset);
        }
        Ok(())
    }

    /// What the page shows of a report at once.
    fn look(&mut self) {
        self.ask(Request::Summary);
        self.ask(Request::Lines(LinesQuery { count: 50, ..LinesQuery::default() }));
    }

    /// What is changed most often.
    fn change(&mut self) {
        for (field, text) in [
            (CostField::Process, "production"),
            (CostField::Process, "prototype"),
            (CostField::Currency, "EUR"),
            (CostField::Currency, "USD"),
        ] {
            let edit = Edit::Setting(Field::Cost(field));
            self.ask(Request::Set { edit, text: text.to_owned() });
            self.ask(Request::Summary);
        }
        self.ask(Request::Undo);
        self.ask(Request::Redo);
    }

    /// What waits for the second part only.
    fn pages(&mut self) {
        self.ask(Request::Figures { curves: 700, bars: 700 });
        for volume in [0, 4] {
            self.ask(Request::Plan { volume });
            self.ask(Request::Supply { volume, start: 0, count: 50 });
        }
        self.ask(Request::Compliance { start: 0, count: 50 });
        for line in [0, 7] {
            self.ask(Request::Alternates { line });
        }
        self.ask(Request::Ready);
        self.ask(Request::Sides);
        // The lines in another order.
        let query = LinesQuery { sort: SortKey::UnitPrice, count: 50, ..LinesQuery::default() };
        self.ask(Request::Lines(query));
        self.ask(Request::Keep);
        // Two revisions of a BOM.
        for part in ["RC0402FR-071KL", "RC0402FR-072KL"] {
            self.ask(Request::Paste { text: ["Ref,Qty,MPN\nR1,1,RC0402FR-0710KL\nR2,1,", part].concat() });
        }
        self.ask(Request::Compare);
        for form in [
            FormKind::Compliance,
            FormKind::Plan,
            FormKind::Times,
            FormKind::Risk,
            FormKind::Severities,
            FormKind::Sender,
        ] {
            self.ask(Request::Form(form));
        }
    }

    fn bytes(&self) -> Vec<u8> {
        let number = |it: usize| (it as u32).to_le_bytes();
        let mut bytes = number(self.0.len()).to_vec();
        for parts in &self.0 {
            bytes.extend(number(parts.len()));
            for part in parts {
                bytes.extend(number(part.len()));
                bytes.extend(part);
            }
        }
        bytes
    }
}
