//! The engine's session as the screen uses it: open, add, replace, edit, export, and what is refused.

#![allow(clippy::expect_used, clippy::panic)]

mod extreme;
mod visitor;

use bomlight::domain::project::Command;
use bomlight::domain::project::typed::Field;
use bomlight::domain::project::typed::sender::SenderField;
use bomlight::domain::read::Limits;
use bomlight::domain::settings::Settings;
use bomlight::engine::edit::{Edit, LineChoice};
use bomlight::engine::protocol::{ExportKind, Refusal, ToEngine, ToScreen};
use bomlight::engine::view::query::{Grouping, LineFilter, LinesQuery, SortKey};
use bomlight::engine::view::summary::SummaryView;
use bomlight::engine::{Request, Response, Session};

const BOM: &str = "Reference,Qty,Value,MPN,Manufacturer\n\
    R1-R2,2,10k,RC0402FR-0710KL,Yageo\n\
    U1,1,STM32,STM32F103C8T6,ST\n";
const OTHER_BOM: &str = "Designator,Quantity,Part Number\nC1,1,GRM155R71C104KA88D\n";
const PRICES: &str = "Manufacturer Part Number,Price 1,Price 100,Currency,Stock,Lead time (weeks),RoHS\n\
    RC0402FR-0710KL,0.10,0.01,USD,50000,8,Yes\n\
    STM32F103C8T6,5.00,4.00,USD,120,26,ROHS3 Compliant\n";

struct Screen(Session);

impl Screen {
    fn new() -> Self {
        Self(Session::new(Settings::parts_alone("2026-11-22"), Limits::default()))
    }

    fn ask(&mut self, request: Request) -> (Response, Option<Vec<u8>>) {
        self.0.handle(request, Vec::new(), &mut |_| {})
    }

    fn open<B: AsRef<[u8]>>(&mut self, files: &[(&str, B)]) -> (Option<Box<SummaryView>>, Vec<Refusal>) {
        let names = files.iter().map(|(name, _)| (*name).to_owned()).collect();
        let bytes = files.iter().map(|(_, bytes)| bytes.as_ref().to_vec()).collect();
        summary(self.0.handle(Request::Open { names }, bytes, &mut |_| {}).0)
    }

    fn lines(&mut self) -> Vec<String> {
        let query = LinesQuery {
            filter: LineFilter::All,
            search: String::new(),
            sort: SortKey::Row,
            descending: false,
            group: Grouping::None,
            volume: 0,
            start: 0,
            count: 100,
        };
        match self.ask(Request::Lines(query)).0 {
            Response::Lines(window) => window.rows.into_iter().map(|row| row.mpn).collect(),
            other => panic!("not lines: {other:?}"),
        }
    }
}

fn summary(response: Response) -> (Option<Box<SummaryView>>, Vec<Refusal>) {
    match response {
        Response::Summary { summary, refused, .. } => (summary, refused),
        other => panic!("not a summary: {other:?}"),
    }
}

fn names(view: &SummaryView) -> Vec<&str> {
    view.sources.iter().map(|source| source.name.as_str()).collect()
}

#[test]
fn settings_before_any_bom_are_kept_and_said_so() {
    let mut screen = Screen::new();
    let rates = r#"{"base": "USD", "date": "2026-11-20", "rates": {"EUR": "0.9"}}"#;
    let (summary, refused) = screen.open(&[("rates.json", rates)]);
    assert!(summary.is_none());
    assert_eq!(refused.iter().map(|it| it.file.as_str()).collect::<Vec<_>>(), ["rates.json"]);
    assert!(refused[0].message.contains("no BOM is open yet"), "{}", refused[0].message);
    // With the BOM, or after it, they show.
    let (summary, refused) = screen.open(&[("bom.csv", BOM)]);
    assert!(summary.is_some() && refused.is_empty());
    assert!(screen.open(&[("rates.json", rates)]).1.is_empty());
}

#[test]
fn part_data_joins_the_bom_whichever_comes_first() {
    for files in [[("board.csv", BOM), ("prices.csv", PRICES)], [("prices.csv", PRICES), ("board.csv", BOM)]]
    {
        let (view, refused) = Screen::new().open(&files);
        let view = view.expect("a report");
        assert!(refused.is_empty());
        // The resistor's ordering code says glass with lead inside: compliant by exemption.
        assert_eq!((view.line_count, view.rohs.compliant, view.rohs.by_exemption), (2, 1, 1));
        // One board: 2 × 0.10 + 5.00; the highest break at or below the order counts.
        assert_eq!((view.cost.currency.as_str(), view.cost.tiers[0].per_board.as_str()), ("USD", "5.20"));
        assert_eq!(view.supply.longest, "26 weeks");
    }
}

#[test]
fn a_cart_is_a_bom_alone_and_part_data_beside_a_bom_with_designators() {
    let cart = "Index,Quantity,Part Number,Manufacturer Part Number,Unit Price USD\n\
        1,100,311-10KLRCT-ND,RC0402FR-0710KL,0.012\n2,5,497-6063-ND,STM32F103C8T6,4.50\n";
    let (view, _) = Screen::new().open(&[("cart.csv", cart)]);
    assert_eq!(view.expect("a report").line_count, 2);
    let mut screen = Screen::new();
    screen.open(&[("board.csv", BOM)]);
    let (view, _) = screen.open(&[("cart.csv", cart)]);
    let view = view.expect("a report");
    assert_eq!(names(&view), ["board.csv", "cart.csv"]);
    assert_eq!((view.line_count, view.cost.tiers[0].unpriced), (2, 0));
    assert_eq!(screen.lines(), ["RC0402FR-0710KL", "STM32F103C8T6"]);
}

#[test]
fn a_new_bom_replaces_the_old_one_and_keeps_the_part_data() {
    let mut screen = Screen::new();
    screen.open(&[("board.csv", BOM), ("prices.csv", PRICES)]);
    let (view, _) = screen.open(&[("other.csv", OTHER_BOM)]);
    assert_eq!(names(&view.expect("a report")), ["prices.csv", "other.csv"]);
    assert_eq!(screen.lines(), ["GRM155R71C104KA88D"]);
}

#[test]
fn a_file_of_ones_own_drives_the_sample_out() {
    let mut screen = Screen::new();
    let (view, _) = summary(screen.ask(Request::OpenSample).0);
    assert!(view.expect("a report").is_sample);
    let (view, _) = screen.open(&[("board.csv", BOM)]);
    let view = view.expect("a report");
    assert!(!view.is_sample);
    assert_eq!(names(&view), ["board.csv"]);
}

#[test]
fn a_refused_file_leaves_what_is_open_and_says_why() {
    let mut screen = Screen::new();
    screen.open(&[("board.csv", BOM)]);
    let (view, refused) = screen.open(&[("photo.png", &b"\x89PNG\r\n\x1a\n"[..]), ("empty.csv", b"")]);
    assert_eq!(names(&view.expect("a report")), ["board.csv"]);
    let files: Vec<&str> = refused.iter().map(|it| it.file.as_str()).collect();
    assert_eq!(files, ["photo.png", "empty.csv"]);
    assert!(refused.iter().all(|it| !it.message.is_empty() && !it.hint.is_empty()));
}

#[test]
fn volumes_can_be_changed_and_nonsense_is_left_out() {
    let mut screen = Screen::new();
    screen.open(&[("board.csv", BOM), ("prices.csv", PRICES)]);
    let (view, _) = summary(screen.ask(Request::Apply(Command::SetBoards(vec![500, 5, 0, 5]))).0);
    let boards: Vec<u32> = view.expect("a report").cost.tiers.iter().map(|tier| tier.boards).collect();
    assert_eq!(boards, [5, 500]);
    assert_eq!(screen.lines(), ["RC0402FR-0710KL", "STM32F103C8T6"]);
}

#[test]
fn a_source_can_be_closed_and_all_can_be_forgotten() {
    let mut screen = Screen::new();
    screen.open(&[("board.csv", BOM), ("prices.csv", PRICES)]);
    let (view, _) = summary(screen.ask(Request::CloseSource { index: 1 }).0);
    let view = view.expect("a report");
    assert_eq!((names(&view), view.cost.tiers[0].unpriced), (vec!["board.csv"], 2));
    assert_eq!(screen.ask(Request::Reset).0, Response::Done);
    let (view, _) = summary(screen.ask(Request::Summary).0);
    assert!(view.is_none());
}

#[test]
fn nothing_can_be_exported_before_something_is_open() {
    let mut screen = Screen::new();
    assert!(matches!(screen.ask(Request::Export(ExportKind::Json)).0, Response::Failed(_)));
    assert!(matches!(screen.ask(Request::Line { index: 7 }).0, Response::Failed(_)));
    screen.open(&[("board.csv", BOM)]);
    let (response, bytes) = screen.ask(Request::Export(ExportKind::Json));
    let Response::Exported { file_name, .. } = response else { panic!("not exported: {response:?}") };
    assert_eq!(file_name, "board-bomlight.json");
    assert!(bytes.is_some_and(|it| it.starts_with(b"{")));
}

#[test]
fn a_profile_is_opened_like_a_file_and_saved_again() {
    let mut screen = Screen::new();
    screen.open(&[("board.csv", BOM), ("prices.csv", PRICES)]);
    let (response, bytes) = screen.ask(Request::Export(ExportKind::Profile));
    let Response::Exported { file_name, .. } = response else { panic!("not exported: {response:?}") };
    assert_eq!(file_name, "board-bomlight.profile.json");
    let (view, refused) = screen.open(&[("mine.json", bytes.expect("the embedded profile"))]);
    let view = view.expect("a report");
    assert!(refused.is_empty() && view.cost.counts_around);
    assert_eq!(names(&view), ["board.csv", "prices.csv"]);
    let row =
        |class: &'static str| view.cost.per_order.rows.iter().filter(move |it| it.class.starts_with(class));
    assert!(row("quiet").any(|it| it.label == "Process" && it.cells[0] == "prototype"));
    assert!(!view.cost.crossing.is_empty() && !view.cost.assumptions.is_empty());
    // What is shown of the order adds up to what is shown of it as a whole, but for the cents of rounding.
    let cents = |text: &str| text.replace([',', '.'], "").parse::<i64>().unwrap_or(0);
    let sum: i64 = row("kind").map(|it| cents(&it.cells[5])).sum();
    let total = row("total").map(|it| cents(&it.cells[5])).sum::<i64>();
    assert!((sum - total).abs() <= 4 && total > 0, "{sum} {total}");
    let (view, refused) = screen.open(&[("bad.json", r#"{"schema": "bomlight-profile/1", "name": 1}"#)]);
    assert!(view.is_some() && refused.len() == 1 && refused[0].message.contains("process"));
}

#[test]
fn pasted_text_is_read_like_a_file() {
    let mut screen = Screen::new();
    let text = "Ref\tQty\tMPN\nR1\t1\tRC0402FR-0710KL\n".to_owned();
    let (view, refused) = summary(screen.ask(Request::Paste { text }).0);
    assert!(refused.is_empty());
    assert_eq!(view.expect("a report").line_count, 1);
}

#[test]
fn messages_survive_the_wire() {
    let mut screen = Screen::new();
    screen.ask(Request::OpenSample);
    let asked = ToEngine { id: 7, request: Request::Line { index: 0 } };
    assert_eq!(ToEngine::from_bytes(&ToEngine::bytes_of(asked.id, &asked.request)).as_ref(), Some(&asked));
    for request in [Request::Summary, asked.request.clone()] {
        let (response, _) = screen.ask(request);
        let answer = ToScreen::Answer { id: 7, memory: 1, response };
        assert_eq!(ToScreen::from_bytes(&answer.to_bytes()).as_ref(), Some(&answer));
    }
    assert_eq!(ToEngine::from_bytes(b"\xff\xff\xff\xff\xff\xff"), None);
}

#[test]
fn what_is_open_is_kept_as_a_project_and_opened_again() {
    let mut screen = Screen::new();
    assert_eq!(screen.ask(Request::Keep).0, Response::Done);
    screen.ask(Request::OpenSample);
    assert_eq!(screen.ask(Request::Keep), (Response::Done, None));
    screen.open(&[("board.csv", BOM), ("prices.csv", PRICES)]);
    screen.ask(Request::Apply(Command::SetBoards(vec![7])));
    let (answer, bytes) = screen.ask(Request::Keep);
    let Response::Exported { file_name, .. } = answer else { panic!("{answer:?}") };
    assert_eq!(file_name, "board.csv + prices.csv");
    let bytes = bytes.expect("a project");
    assert_eq!(Some(&bytes), screen.ask(Request::Export(ExportKind::Project)).1.as_ref());
    let mut later = Screen::new();
    let (summary, refused) = later.open(&[(file_name.as_str(), bytes)]);
    assert_eq!(refused, []);
    assert_eq!(names(&summary.expect("a report")), ["board.csv", "prices.csv"]);
    assert_eq!(later.0.settings().boards, [7]);
}

#[test]
fn what_is_too_large_is_not_kept_and_said_so() {
    let mut screen = Screen::new();
    let comment = "x".repeat(10_000_000);
    screen.open(&[("large.csv", ["Ref,Qty,MPN,Notes\nR1,1,A-1,", &comment, "\n"].concat())]);
    let (answer, bytes) = screen.ask(Request::Keep);
    assert!(matches!(answer, Response::Failed(refusal) if refusal.message.contains("too large")));
    assert_eq!(bytes, None);
}

#[test]
fn the_sender_is_remembered_and_the_quote_is_not() {
    let mut screen = Screen(Session::new(Settings::new("2026-11-22"), Limits::default()));
    screen.open(&[("board.csv", BOM)]);
    let mut news = Vec::new();
    for (field, text) in
        [(SenderField::Company, "Acme GmbH"), (SenderField::Contact, "Ada"), (SenderField::Reference, "Q-17")]
    {
        let request = Request::Set { edit: Edit::Setting(Field::Sender(field)), text: text.to_owned() };
        let Response::Summary { remember, .. } = screen.ask(request).0 else { panic!("a summary") };
        news.extend(remember);
    }
    let remembered = vec![news.pop().expect("what is remembered")];
    let mut later = Screen(Session::new(Settings::new(""), Limits::default()));
    later.ask(Request::Start { today: "2026-11-23".to_owned(), remembered });
    // The page tells what its site sets next.
    later.ask(Request::Configure { seed: 1 });
    for _ in 0..2 {
        let profile = later.0.settings().profile.clone().expect("a profile");
        assert_eq!(
            (profile.branding.company.as_str(), profile.branding.contact.as_str()),
            ("Acme GmbH", "Ada")
        );
        assert_eq!(profile.branding.quote_reference, "");
        later.ask(Request::Reset);
    }
}

#[test]
fn a_line_that_is_no_part_is_left_out_and_comes_back() {
    let mut screen = Screen::new();
    screen.open(&[("board.csv", BOM)]);
    let edit = Edit::line(0, LineChoice::LeaveOut);
    let (view, _) = summary(screen.ask(Request::Set { edit, text: String::new() }).0);
    assert_eq!(view.expect("a report").line_count, 1);
    assert_eq!(screen.lines(), ["STM32F103C8T6"]);
    let (Response::Review(review), _) = screen.ask(Request::Review { source: 0 }) else {
        panic!("no review");
    };
    let told: Vec<(u32, bool)> = review.left_out.iter().map(|it| (it.row.0, it.is_decided)).collect();
    assert_eq!(told, [(2, true)]);
    summary(screen.ask(Request::Undo).0);
    assert_eq!(screen.lines().len(), 2);
}
