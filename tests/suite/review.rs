//! The review of how a file was read: decisions bind, can be undone, and are remembered by the headers.

#![allow(clippy::expect_used, clippy::panic)]

use bomlight::domain::place::{ColumnIndex, RowNumber, SourceIndex};
use bomlight::domain::project::review::RoleChoice;
use bomlight::domain::project::{Command, History, Project, ReviewEdit};
use bomlight::domain::read::Limits;
use bomlight::domain::recognise::{HeaderChoice, Role};
use bomlight::domain::settings::Settings;
use bomlight::engine::protocol::{ExportKind, Memory};
use bomlight::engine::view::review::reading::{ReviewView, RowMark};
use bomlight::engine::view::summary::SummaryView;
use bomlight::engine::{Request, Response, Session};
use proptest::prelude::*;

/// A list whose quantities are not all numbers and whose part numbers stand under an odd name.
const ODD: &str = "Board list,,,\n\
    Where,Amount,Code,Ours\n\
    R1,one,RC0402FR-0710KL,A-1\n\
    R2,one,RC0402FR-0710KL,A-1\n\
    C1,approx. 2 pieces,GRM155R71C104KA88D,A-2\n\
    U1,1,STM32F103C8T6,A-3\n";

struct Screen {
    session: Session,
    /// What the screen keeps between sessions.
    kept: Vec<Memory>,
}

impl Screen {
    fn new(kept: Vec<Memory>) -> Self {
        let mut session = Session::new(Settings::new("2026-01-01"), Limits::default());
        let start = Request::Start { today: "2026-11-22".to_owned(), remembered: kept.clone() };
        session.handle(start, Vec::new(), &mut |_| {});
        Self { session, kept }
    }

    fn with(name: &str, bytes: &[u8]) -> Self {
        let mut screen = Self::new(Vec::new());
        screen.open(name, bytes);
        screen
    }

    fn open(&mut self, name: &str, bytes: &[u8]) -> Box<SummaryView> {
        self.summary(Request::Open { names: vec![name.to_owned()] }, vec![bytes.to_vec()])
    }

    fn summary(&mut self, request: Request, files: Vec<Vec<u8>>) -> Box<SummaryView> {
        match self.session.handle(request, files, &mut |_| {}).0 {
            Response::Summary { summary, remember, .. } => {
                for news in remember {
                    self.kept.retain(|it| it.key != news.key);
                    self.kept.extend(news.text.is_some().then_some(news));
                }
                summary.expect("a report")
            }
            other => panic!("not a summary: {other:?}"),
        }
    }

    fn edit(&mut self, edit: ReviewEdit) -> Box<SummaryView> {
        let source = SourceIndex(0);
        self.summary(Request::Apply(Command::Review { source, edit }), Vec::new())
    }

    fn role(&mut self, column: u16, role: RoleChoice) -> Box<SummaryView> {
        self.edit(ReviewEdit::SetRole { column: ColumnIndex(column), role })
    }

    fn review(&mut self) -> Box<ReviewView> {
        match self.session.handle(Request::Review { source: 0 }, Vec::new(), &mut |_| {}).0 {
            Response::Review(view) => view,
            other => panic!("not a review: {other:?}"),
        }
    }

    fn roles(&mut self) -> String {
        let columns = self.review().columns;
        let code = |role: Option<Role>| role.map_or("", Role::code);
        columns.iter().map(|it| code(it.role)).collect::<Vec<_>>().join("|")
    }

    /// What is chosen in a field of the whole file.
    fn chosen(&mut self, id: &str) -> String {
        let view = self.review();
        let field = view.fields.iter().find(|it| it.id == id).expect("the field");
        field.options.get(field.used as usize).map(|it| it.label.clone()).unwrap_or_default()
    }

    fn json(&mut self) -> String {
        let (_, bytes) = self.session.handle(Request::Export(ExportKind::Json), Vec::new(), &mut |_| {});
        String::from_utf8(bytes.expect("bytes")).expect("text")
    }
}

#[test]
fn what_a_person_decides_binds_and_can_be_taken_back() {
    let mut screen = Screen::with("odd.csv", ODD.as_bytes());
    let before = screen.json();
    assert!(!before.contains("\"review\""));
    screen.edit(ReviewEdit::SetHeaderRow(Some(HeaderChoice::Row(RowNumber(2)))));
    for (column, role) in [(0, Role::Designator), (1, Role::Quantity), (2, Role::Mpn), (3, Role::CustomerPn)]
    {
        screen.role(column, RoleChoice::Role(role));
    }
    let review = screen.review();
    assert_eq!(review.header_row, Some(RowNumber(2)));
    assert!(review.columns.iter().all(|it| it.is_decided && it.confidence == 100));
    assert_eq!(review.preview.get(1).map(|it| it.mark), Some(RowMark::Header));
    assert_eq!(screen.roles(), "designator|quantity|mpn|customer_pn");
    // A meaning that one column alone can have moves.
    screen.role(3, RoleChoice::Role(Role::Quantity));
    assert!(screen.roles().ends_with("|quantity") && screen.roles().matches("quantity").count() == 1);
    screen.role(3, RoleChoice::NotUsed);
    assert!(screen.roles().ends_with("mpn|"));
    assert!(screen.json().contains("\"review\":{\"header_row\":2,\"columns\":{"));
    for _ in 0..7 {
        screen.summary(Request::Undo, Vec::new());
    }
    assert_eq!(screen.json(), before);
    assert_eq!(screen.review().undo, None);
    assert_eq!(screen.review().redo.as_deref(), Some("header row"));
}

#[test]
fn cells_are_mended_one_by_one_or_all_alike() {
    let mut screen = Screen::with("odd.csv", ODD.as_bytes());
    screen.edit(ReviewEdit::SetHeaderRow(Some(HeaderChoice::Row(RowNumber(2)))));
    screen.role(0, RoleChoice::Role(Role::Designator));
    screen.role(1, RoleChoice::Role(Role::Quantity));
    let told = |review: &ReviewView| -> Vec<(u32, String, u32, Option<String>)> {
        let of = review.problems.iter();
        of.map(|it| (it.row.0, it.text.clone(), it.count, it.suggestion.clone())).collect()
    };
    let suggestion = Some("2".to_owned());
    let problems = [(3, "one".to_owned(), 2, None), (5, "approx. 2 pieces".to_owned(), 1, suggestion)];
    assert_eq!(told(&screen.review()), problems);
    let column = ColumnIndex(1);
    screen.edit(ReviewEdit::FixAllAlike { column, from: "one".to_owned(), to: Some("1".to_owned()) });
    screen.edit(ReviewEdit::FixCell { row: RowNumber(5), column, text: Some("2".to_owned()) });
    let review = screen.review();
    assert_eq!(told(&review), []);
    assert_eq!(review.fixed.len(), 2);
    assert!(screen.json().contains("\"quantity\":\"2\""));
    screen.edit(ReviewEdit::FixCell { row: RowNumber(5), column, text: None });
    assert_eq!(screen.review().problems.len(), 1);
    let view = screen.edit(ReviewEdit::SetLastRow(Some(RowNumber(4))));
    assert_eq!(view.line_count, 2);
}

#[test]
fn decisions_are_remembered_for_files_with_the_same_headers() {
    let mut screen = Screen::with("odd.csv", ODD.as_bytes());
    screen.edit(ReviewEdit::SetHeaderRow(Some(HeaderChoice::Row(RowNumber(2)))));
    screen.role(2, RoleChoice::Role(Role::SupplierPn));
    assert_eq!(screen.kept.len(), 1);

    // Another title, one row more above the header, other lines: the headers are the same.
    let next = "Next,,,\n,,,\nWHERE,amount,Code,Ours\nR7,1,RC0402FR-0710KL,A-1\n";
    let mut other = Screen::new(screen.kept.clone());
    let view = other.open("next.csv", next.as_bytes());
    assert_eq!(other.review().header_row, Some(RowNumber(3)));
    assert!(other.roles().contains("|supplier_pn"));
    let understood = view.sources.first().map(|it| it.understood.clone()).unwrap_or_default();
    assert!(understood.ends_with("columns as you set them on 2026-11-22"), "{understood}");
    // A file with other headers is not touched.
    assert!(!other.open("x.csv", b"Where,Amount,Code\nR1,1,A\n").sources.is_empty());
    assert!(!other.review().is_changed);

    other.open("next.csv", next.as_bytes());
    other.edit(ReviewEdit::Reset);
    assert_eq!(other.kept, []);
    assert!(!other.review().is_changed);
}

#[test]
fn a_file_is_read_again_in_another_way() {
    let text = "Reference;Qty;Description\nR1;1;Stückliste, 10 kΩ\nR2;1;Bauteil, 5 kΩ\n";
    let mut screen = Screen::with("text.csv", text.as_bytes());
    let start = screen.json();
    assert!(start.contains("Stückliste"));
    screen.edit(ReviewEdit::SetEncoding(Some("windows-1252".to_owned())));
    assert!(screen.json().contains("StÃ¼ckliste"));
    assert_eq!(screen.chosen("review-encoding"), "windows-1252");
    screen.edit(ReviewEdit::SetDelimiter(Some(',')));
    assert_eq!(screen.chosen("review-delimiter"), "comma");
    assert_eq!(screen.chosen("review-encoding"), "windows-1252");
    screen.summary(Request::Undo, Vec::new());
    screen.summary(Request::Undo, Vec::new());
    assert_eq!(screen.json(), start);
    screen.summary(Request::Redo, Vec::new());
    assert_eq!(screen.chosen("review-encoding"), "windows-1252");
}

#[test]
fn the_decimal_sign_and_no_header_at_all() {
    let mut screen = Screen::with("p.csv", b"Reference;Qty;Unit price EUR\nR1;1;1,500\nR2;1;2,500\n");
    screen.edit(ReviewEdit::SetDecimal(Some(bomlight::domain::number::DecimalSign::Comma)));
    assert!(screen.json().contains("\"decimal\":\",\""));
    assert!(screen.json().contains("\"unit_price\":\"1.5"), "{}", screen.json());
    let lines = screen.edit(ReviewEdit::SetHeaderRow(Some(HeaderChoice::Absent))).line_count;
    assert_eq!(screen.review().header_row, None);
    assert!(lines >= 2);
}

#[test]
fn one_board_of_several_is_chosen() {
    let below = include_bytes!("../fixtures/recognise/boards-below-each-other.csv");
    let mut screen = Screen::with("below.csv", below);
    assert_eq!(screen.chosen("review-board"), "all of them");
    let before = screen.json();
    let edit = board(&screen.review(), "KEYPAD BOARD");
    let lines = screen.edit(edit).line_count;
    assert_eq!(lines, 3);
    assert!(!screen.json().contains("OPA1678"));
    // The others can still be chosen, and all of them together.
    assert!(screen.chosen("review-board").starts_with("KEYPAD BOARD"));
    let edit = board(&screen.review(), "all of them");
    screen.edit(edit);
    assert_eq!(screen.chosen("review-board"), "all of them");
    screen.summary(Request::Undo, Vec::new());
    screen.summary(Request::Undo, Vec::new());
    assert_eq!(screen.json(), before);

    let marked = include_bytes!("../fixtures/recognise/boards-by-line.csv");
    let mut screen = Screen::with("marked.csv", marked);
    assert_eq!(screen.chosen("review-board"), "all of them");
    let edit = board(&screen.review(), "B");
    assert_eq!(screen.edit(edit).line_count, 3);
    assert_eq!(screen.chosen("review-board"), "B");
    assert!(!screen.json().contains("MCX-J-P-H-ST-TH1"));
    assert!(screen.json().contains("\"board\":{\"column\":5,\"name\":\"B\"}"), "{}", screen.json());
    let edit = board(&screen.review(), "A");
    assert_eq!(screen.edit(edit).line_count, 3);
    assert!(screen.json().contains("MCX-J-P-H-ST-TH1"));

    let beside = include_bytes!("../fixtures/recognise/two-boards.csv");
    let mut screen = Screen::with("beside.csv", beside);
    assert_eq!(screen.chosen("review-board"), "Qty Main Board");
    let edit = board(&screen.review(), "Qty IO Board");
    screen.edit(edit);
    assert_eq!(screen.chosen("review-board"), "Qty IO Board");
    assert_eq!(screen.roles(), "mpn|description||quantity|manufacturer");
}

/// What the choice of a board does.
fn board(view: &ReviewView, name: &str) -> ReviewEdit {
    let field = view.fields.iter().find(|it| it.id == "review-board").expect("boards");
    field.options.iter().find(|it| it.label.starts_with(name)).expect("the board").edit.clone()
}

#[test]
fn decisions_follow_their_file_when_another_is_closed() {
    let mut screen = Screen::new(Vec::new());
    let prices = b"Part Number,Unit price,Stock\nRC0402FR-0710KL,0.1,5\n".to_vec();
    let names = vec!["prices.csv".to_owned(), "odd.csv".to_owned()];
    screen.summary(Request::Open { names }, vec![prices, ODD.as_bytes().to_vec()]);
    let edit = ReviewEdit::SetHeaderRow(Some(HeaderChoice::Row(RowNumber(2))));
    screen.summary(Request::Apply(Command::Review { source: SourceIndex(1), edit }), Vec::new());
    screen.summary(Request::CloseSource { index: 0 }, Vec::new());
    assert_eq!(screen.review().header_row, Some(RowNumber(2)));
    assert!(screen.review().is_changed);
    screen.summary(Request::Undo, Vec::new());
    assert!(!screen.review().is_changed);
}

fn edits() -> impl Strategy<Value = Command> {
    let column = || (0u16..4).prop_map(ColumnIndex);
    let row = || (1u32..6).prop_map(RowNumber);
    let text = || prop::option::of("[0-9a-c]{1,2}");
    let role = prop_oneof![
        Just(RoleChoice::Automatic),
        Just(RoleChoice::NotUsed),
        prop::sample::select(Role::ALL.to_vec()).prop_map(RoleChoice::Role),
    ];
    let edit = prop_oneof![
        prop::option::of(0u16..3).prop_map(ReviewEdit::SetSheet),
        prop::option::of(prop::sample::select(vec!["utf-8".to_owned(), "big5".to_owned()]))
            .prop_map(ReviewEdit::SetEncoding),
        prop::option::of(prop::sample::select(vec![',', ';'])).prop_map(ReviewEdit::SetDelimiter),
        prop::option::of(row().prop_map(HeaderChoice::Row)).prop_map(ReviewEdit::SetHeaderRow),
        prop::option::of(row()).prop_map(ReviewEdit::SetLastRow),
        prop::option::of((row(), row())).prop_map(ReviewEdit::SetRows),
        (column(), role).prop_map(|(column, role)| ReviewEdit::SetRole { column, role }),
        (row(), column(), text()).prop_map(|(row, column, text)| ReviewEdit::FixCell { row, column, text }),
        (column(), "[0-9a-c]{1,2}", text()).prop_map(|(column, from, to)| ReviewEdit::FixAllAlike {
            column,
            from,
            to
        }),
        Just(ReviewEdit::Reset),
    ];
    prop_oneof![
        1 => prop::collection::vec(0u32..9, 0..4).prop_map(Command::SetBoards),
        5 => ((0u16..3), edit).prop_map(|(source, edit)| Command::Review { source: SourceIndex(source), edit }),
    ]
}

proptest! {
    #[test]
    fn undoing_all_gives_the_start_and_redoing_all_the_end(commands in prop::collection::vec(edits(), 0..24)) {
        let start = Project::new(Settings::new("2026-11-22"));
        let (mut project, mut history) = (start.clone(), History::default());
        for command in commands {
            history.carry_out(command, &mut project);
        }
        let end = project.clone();
        while history.undo(&mut project).is_some() {}
        prop_assert_eq!(&project, &start);
        while history.redo(&mut project).is_some() {}
        prop_assert_eq!(&project, &end);
    }

    #[test]
    fn any_decisions_about_a_file_give_a_report(commands in prop::collection::vec(edits(), 0..8)) {
        let mut screen = Screen::with("odd.csv", ODD.as_bytes());
        let start = screen.json();
        for command in &commands {
            if command.source().is_none_or(|it| it == SourceIndex(0)) {
                screen.session.handle(Request::Apply(command.clone()), Vec::new(), &mut |_| {});
                screen.review();
            }
        }
        while screen.review().undo.is_some() {
            screen.summary(Request::Undo, Vec::new());
        }
        prop_assert_eq!(screen.json(), start);
    }
}
