//! What the screen is given.

use bomlight::domain::finding::Severity;
use bomlight::domain::next::quotable::question;
use bomlight::domain::place::{ColumnIndex, RowNumber, SourceIndex};
use bomlight::engine::view::query::{Grouping, LineFilter, LinesQuery, SortKey};
use bomlight::engine::view::{self, LinesOrder};

use crate::build::report_of_files;
use crate::export::sample;

fn query() -> LinesQuery {
    LinesQuery {
        filter: LineFilter::All,
        search: String::new(),
        sort: SortKey::Row,
        descending: false,
        group: Grouping::None,
        volume: 0,
        start: 0,
        count: 100,
    }
}

/// What stands in a cell of the file, for the evidence of a line's facts.
fn cell(_: SourceIndex, row: RowNumber, column: ColumnIndex) -> Option<String> {
    Some(format!("row {} column {}", row.0, column.0))
}

fn rows(query: &LinesQuery) -> Vec<u32> {
    view::lines(&sample::report(), 1, query).rows.into_iter().map(|it| it.row).collect()
}

#[test]
fn summary_snapshot() {
    insta::assert_debug_snapshot!(view::summary(&sample::report(), 7));
}

#[test]
fn line_snapshot() {
    insta::assert_debug_snapshot!(view::line(&sample::report(), 1, &cell));
}

#[test]
fn a_line_that_is_not_there_is_none() {
    assert_eq!(view::line(&sample::report(), 99, &cell), None);
}

#[test]
fn an_empty_report_has_a_summary() {
    let summary = view::summary(&sample::empty(), 1);
    assert_eq!(summary.line_count, 0);
    assert!(summary.cost.per_board.rows.is_empty());
    let figures = view::figures(&sample::empty(), 640, 480);
    assert_eq!((figures.curves, figures.bars), (None, None));
}

#[test]
fn filters_match_the_counts_of_the_summary() {
    let report = sample::report();
    let summary = view::summary(&report, 1);
    let matched = |filter| view::lines(&report, 1, &LinesQuery { filter, ..query() }).matched;
    assert_eq!(matched(LineFilter::All), summary.line_count);
    assert_eq!(matched(LineFilter::Dnp), summary.dnp_count);
    assert_eq!(matched(LineFilter::RohsCompliant), summary.rohs.compliant);
    assert_eq!(matched(LineFilter::RohsByExemption), summary.rohs.by_exemption);
    assert_eq!(matched(LineFilter::RohsNonCompliant), summary.rohs.non_compliant);
    assert_eq!(matched(LineFilter::RohsNotApplicable), summary.rohs.not_applicable);
    assert_eq!(matched(LineFilter::RohsUnknown), summary.rohs.unknown);
    assert_eq!(matched(LineFilter::LongLead), summary.supply.long_lead);
    assert_eq!(matched(LineFilter::LeadTimeUnknown), summary.supply.lead_time_unknown);
    assert_eq!(matched(LineFilter::Unpriced), summary.cost.tiers[0].unpriced);
    assert_eq!(Some(matched(LineFilter::Short)), summary.cost.tiers[0].short);
    assert_eq!(matched(LineFilter::Severity(Severity::Error)), 4);
    assert_eq!(matched(LineFilter::Finding("rohs.unknown".to_owned())), 3);
}

#[test]
fn all_words_must_occur_in_any_case() {
    let found = |search: &str| rows(&LinesQuery { search: search.to_owned(), ..query() });
    assert_eq!(found("yageo 0402"), [6]);
    assert_eq!(found("r21"), [15]);
    assert_eq!(found("STMICRO ex-stm"), [5]);
    assert_eq!(found("0402"), [6, 7]);
    assert!(found("yageo murata").is_empty());
}

#[test]
fn orders_are_natural_and_unknown_comes_last() {
    let sorted = |sort, descending| rows(&LinesQuery { sort, descending, ..query() });
    let by_lead_time = sorted(SortKey::LeadTime, true);
    assert_eq!(by_lead_time[..3], [5, 11, 15]);
    assert_eq!(by_lead_time[8..], [10, 12, 13, 14][1..], "no lead time: in the order of the file");
    let by_designator = sorted(SortKey::Designator, false);
    assert_eq!(by_designator.last(), Some(&14), "no designator");
    let place = |row| by_designator.iter().position(|it| *it == row);
    assert!(place(6) < place(15), "R1 before R20");
    assert_eq!(sorted(SortKey::Severity, true)[0], 15, "the most findings of the worst severity");
    assert_eq!(sorted(SortKey::Rohs, true)[0], 9);
    assert_eq!(sorted(SortKey::Extended, true)[0], 11);
    assert_eq!(sorted(SortKey::Row, true)[0], 15);
}

#[test]
fn a_kept_order_gives_the_same_windows() {
    let report = sample::report();
    let mut order = LinesOrder::default();
    for sort in [SortKey::Mpn, SortKey::Stock, SortKey::Mpn] {
        for (start, count) in [(0, 3), (3, 3), (9, 100), (50, 5)] {
            let query = LinesQuery { sort, start, count, ..query() };
            assert_eq!(order.window(&report, 1, &query), view::lines(&report, 1, &query));
        }
    }
}

#[test]
fn a_volume_that_is_not_there_shows_no_cost() {
    let window = view::lines(&sample::report(), 1, &LinesQuery { volume: 99, ..query() });
    assert!(window.rows.iter().all(|it| it.unit_price.is_empty() && !it.is_short));
}

#[test]
fn what_has_to_be_done_comes_first() {
    let report = sample::report();
    let query = LinesQuery { sort: SortKey::ToDo, ..query() };
    let rows = view::lines(&report, 1, &query).rows;
    let urgency = |it: &view::lines::LineRow| match it.severity {
        Some(Severity::Error) => 0,
        _ if question(&report, &report.lines[it.index as usize]).is_some() => 1,
        Some(Severity::Warning) => 1,
        _ => 2,
    };
    let order: Vec<(u8, u32)> = rows.iter().map(|it| (urgency(it), it.index)).collect();
    assert!(order.is_sorted(), "{order:?}");
    assert!(order.iter().any(|it| it.0 == 0) && order.iter().any(|it| it.0 == 2));
    assert_eq!(rows.len(), report.lines.len());
    // Whatever is asked first must not wait for the last part of the engine.
    assert!(LinesQuery::default().is_first());
}

#[test]
fn groups_stand_under_headings_that_take_rows_of_their_own() {
    let report = sample::report();
    for group in [Grouping::Manufacturer, Grouping::Finding] {
        let query = LinesQuery { group, ..query() };
        let window = view::lines(&report, 1, &query);
        let headings: Vec<&str> =
            window.rows.iter().map(|it| it.heading.as_str()).filter(|it| !it.is_empty()).collect();
        assert_eq!(window.matched as usize, report.lines.len());
        assert_eq!(window.length as usize, report.lines.len() + headings.len());
        assert!(headings.len() > 2 && !window.rows[0].heading.is_empty(), "{headings:?}");
        insta::assert_debug_snapshot!(format!("headings_{group:?}"), headings);
        // Every window has the rows that the whole table has there.
        let places = |rows: &[view::lines::LineRow], start: u32| {
            let mut next = start;
            let place = |it: &view::lines::LineRow| {
                let at = next + u32::from(!it.heading.is_empty());
                next = at + 1;
                (at, it.index)
            };
            rows.iter().map(place).collect::<Vec<_>>()
        };
        let whole = places(&window.rows, 0);
        for start in 0..window.length {
            let cut = view::lines(&report, 1, &LinesQuery { start, count: 5, ..query.clone() });
            let expected: Vec<_> =
                whole.iter().copied().filter(|it| (start..start + 5).contains(&it.0)).collect();
            assert_eq!(places(&cut.rows, cut.start), expected, "from {start}");
        }
    }
}

#[test]
fn a_seller_s_order_code_stands_where_no_part_number_is_stated() {
    let files = [("board.csv", "Reference,Qty,Value,Digikey PN\nR1,1,10k,311-10.0KLRCT-ND\n")];
    let report = report_of_files(&files, &[1]);
    let window = view::lines(&report, 1, &query());
    assert_eq!(window.rows[0].mpn, "");
    assert!(window.rows[0].order_code.ends_with("311-10.0KLRCT-ND"), "{:?}", window.rows[0].order_code);
    assert!(!window.blank.contains(&SortKey::Mpn));
}
