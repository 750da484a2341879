//! Rows → BOM lines, one to one and in the file's order.

use std::borrow::Cow;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::boards::marks::Marks;
use super::cells::dnp::{Polarity, is_left_out, says_left_out, value_says_left_out};
use super::cells::quantity::read_quantity;
use super::findings::{Findings, has_lost_zero, looks_damaged};
use super::header::repeats_header;
use super::levels::Levels;
use super::part_data::names_the_replaced;
use super::parts::Parts;
use super::plan::Plan;
use super::rows::{Above, RowKind, is_void};
use crate::domain::bom::designators::{designator_share, expand_designators, expand_designators_for};
use crate::domain::bom::part_class::classify;
use crate::domain::bom::{BomLine, PartClass, SupplierPart};
use crate::domain::finding::{Finding, Severity};
use crate::domain::parts::{Alternate, PartFacts};
use crate::domain::place::Place;
use crate::domain::read::is_counted;

/// A file with more designators than this holds ranges made to exhaust memory; they are no longer expanded.
const MOST_DESIGNATORS: usize = 2_000_000;

/// The lines of a table, and how its other rows were judged.
#[derive(Debug, Default)]
pub(crate) struct ReadLines {
    pub lines: Vec<BomLine>,
    pub unclear: usize,
    pub asides: usize,
    pub mismatches: usize,
    /// Cells of the quantity column that are no quantity.
    pub vague: usize,
    /// The quantities are for several boards.
    pub counts_boards: bool,
    /// Lines that name no part.
    pub without_part: usize,
    /// Lines with a designator that stood before; the checks over all lines fill it in.
    pub repeated: usize,
    /// Rows between the lines.
    pub marks: Marks,
    /// The header of the part that was kept, where the file lists its parts one by one and then collated.
    pub header_row: Option<usize>,
}

/// Reads all rows from the plan's first on.
pub(crate) fn read_lines(plan: &Plan<'_>, findings: &mut Findings) -> ReadLines {
    let mut read = ReadLines::default();
    let mut above = Above::default();
    let mut bare: Vec<usize> = Vec::new();
    let mut ahead: Vec<usize> = Vec::new();
    // What stands below the last line is a footer; only what stands among the lines makes the reading unsure.
    let (mut unclear, mut loose) = (0, 0);
    let mut named = 0usize;
    let mut levels = Levels::of(plan);
    let mut parts = Parts::default();
    for row in plan.first..plan.table.row_count() {
        let kind = plan.row_kind(row, above);
        let assemblies = levels.enter(plan, row);
        match kind {
            RowKind::Blank => {
                read.marks.note(row, read.lines.len());
                above = Above::default();
            }
            RowKind::Aside => {
                if plan.header_row.is_some_and(|it| repeats_header(plan.table, row, it)) {
                    parts.start(row, read.lines.len());
                }
                read.marks.note(row, read.lines.len());
                read.asides += 1;
                // Parts that are named beside the table ("6 x jumper"), or that the design tool could not list.
                let mut cells = plan.table.row(row).map(str::trim).filter(|it| !it.is_empty());
                if let (Some(text), None) = (cells.next(), cells.next())
                    && (is_counted(text) || tells_error(text))
                {
                    loose += 1;
                    findings.row_unreadable(plan.row_place(row), text);
                }
                above = Above::default();
            }
            RowKind::Unclear => {
                // Above the lines of a list with levels stands the product itself.
                unclear += usize::from(plan.fields.level.is_none() || !read.lines.is_empty());
                let words: Vec<&str> =
                    plan.table.row(row).map(str::trim).filter(|it| !it.is_empty()).take(4).collect();
                findings.row_unreadable(plan.row_place(row), &words.join(" "));
                above = Above::default();
            }
            RowKind::BareQuantity => bare.push(row),
            RowKind::DesignatorsAhead => ahead.push(row),
            RowKind::Line => {
                for row in bare.drain(..) {
                    read.lines.push(read_line(plan, row, true, findings));
                }
                let mut line = read_line(plan, row, named < MOST_DESIGNATORS, findings);
                named += line.designators.len();
                line.assemblies = assemblies;
                if !ahead.is_empty() {
                    take_ahead(plan, &mut ahead, &mut line);
                }
                let numbered = (!plan.text(row, plan.fields.item).is_empty()).then_some(row);
                above = Above { is_line: true, is_open: is_open(&line), numbered };
                read.unclear = unclear;
                read.lines.push(line);
            }
            RowKind::Alternate if tells_error(first_filled(plan, row, &plan.fields.mpn)) => {
                loose += 1;
                findings.row_unreadable(plan.row_place(row), first_filled(plan, row, &plan.fields.mpn));
                read.marks.note(row, read.lines.len());
            }
            RowKind::Alternate => {
                if let Some(line) = read.lines.last_mut() {
                    add_alternates(plan, row, line);
                }
            }
            RowKind::MoreDesignators => {
                if let Some(line) = read.lines.last_mut() {
                    let more = plan.designators(row);
                    if !line.designator_text.is_empty() {
                        line.designator_text.push(' ');
                    }
                    line.designator_text.push_str(&more);
                    line.designators = expand_designators(&line.designator_text);
                    above.is_open = is_open(line);
                }
            }
        }
    }
    read.unclear += loose;
    read.header_row = parts.keep_collated(&mut read.lines);
    if read.header_row.is_some() {
        read.marks = Marks::default();
    }
    match boards_counted(&read.lines) {
        Some(boards) => {
            let place = Place { source: Some(plan.source), ..Place::default() };
            findings.push(
                Finding::new("data.quantity-for-boards", Severity::Warning, place).with("boards", boards),
            );
            read.counts_boards = true;
        }
        None => {
            for line in &read.lines {
                check_quantity(plan, line, findings);
            }
        }
    }
    read.mismatches = findings.count("data.quantity-mismatch");
    read.vague = findings.count("data.quantity-unreadable");
    let lacks_part =
        |it: &&BomLine| !it.dnp && names_nothing(it) && is_void(&it.footprint) && !is_board_mark(it);
    read.without_part = read.lines.iter().filter(lacks_part).count();
    read
}

/// Puts the designators of the rows above in front of the line's own; the line starts in their row.
fn take_ahead(plan: &Plan<'_>, ahead: &mut Vec<usize>, line: &mut BomLine) {
    let mut text = String::new();
    for row in ahead.drain(..) {
        if text.is_empty() {
            line.row = plan.table.row_number(row);
        }
        text.push_str(&plan.designators(row));
        text.push(' ');
    }
    text.push_str(&line.designator_text);
    line.designators = expand_designators_for(&text, line.quantity.and_then(|it| it.to_u32()));
    line.designator_text = text;
}

fn is_open(line: &BomLine) -> bool {
    line.designator_text.ends_with([',', ';', '-'])
        || line.quantity.is_some_and(|it| it > Decimal::from(line.designators.len()))
            && !line.designators.is_empty()
}

fn first_filled<'p>(plan: &'p Plan<'_>, row: usize, columns: &[usize]) -> &'p str {
    columns.iter().map(|it| plan.table.cell(row, *it).trim()).find(|it| !is_void(it)).unwrap_or("")
}

fn text_of(plan: &Plan<'_>, row: usize, column: Option<usize>) -> String {
    let text = plan.text(row, column);
    text.to_owned()
}

fn read_line(plan: &Plan<'_>, row: usize, may_expand: bool, findings: &mut Findings) -> BomLine {
    let fields = &plan.fields;
    let quantity_text = plan.text(row, fields.quantity);
    let quantity = read_quantity(quantity_text, plan.decimal);
    let mpn = first_filled(plan, row, &fields.mpn);
    let designator_text = plan.designators(row);
    let (designator_text, unplaced) = without_marks(designator_text.as_ref());
    let designator_text = designator_text.as_ref();
    let mut line = BomLine {
        source: plan.source,
        row: plan.table.row_number(row),
        designators: if may_expand {
            expand_designators_for(designator_text, quantity.and_then(|it| it.to_u32()))
        } else {
            vec![designator_text.to_owned()]
        },
        designator_text: designator_text.to_owned(),
        quantity,
        assemblies: Decimal::ONE,
        left_out: 0,
        dnp: false,
        mpn: mpn.to_owned(),
        manufacturer: first_filled(plan, row, &fields.manufacturer).to_owned(),
        value: text_of(plan, row, fields.value),
        footprint: text_of(plan, row, fields.footprint),
        description: text_of(plan, row, fields.description),
        supplier_parts: Vec::new(),
        alternates: Vec::new(),
        class: PartClass::Other,
        facts: PartFacts::default(),
    };
    for (column, seller, supplier) in &fields.supplier_pn {
        let number = plan.table.cell(row, *column).trim();
        if !is_void(number) {
            let named = seller
                .clone()
                .or_else(|| Some(plan.text(row, *supplier).to_owned()).filter(|it| !it.is_empty()))
                // This ending is one distributor's own.
                .or_else(|| number.ends_with("-ND").then(|| "Digi-Key".to_owned()));
            line.supplier_parts.push(SupplierPart { supplier: named, number: number.to_owned() });
        }
    }
    add_alternates_of_columns(plan, row, &mut line);
    line.dnp = is_dnp(plan, row, quantity_text, &line);
    if !line.dnp {
        match names_left_out(plan, row, &line).max(unplaced) {
            0 => {}
            all if all == line.designators.len() => line.dnp = true,
            some => line.left_out = u32::try_from(some).unwrap_or(0),
        }
    }
    line.class = classify(&line);
    line.facts = plan.facts(row, findings);
    if quantity.is_none()
        && !is_void(quantity_text)
        && !says_left_out(quantity_text)
        && let Some(column) = fields.quantity
    {
        findings.quantity_unreadable(plan.place(row, column), quantity_text);
    }
    if let Some(column) = fields.mpn.first()
        && looks_damaged(mpn)
    {
        findings.excel_damage(plan.place(row, *column), mpn);
    }
    if let Some(column) = fields.footprint
        && has_lost_zero(&line.footprint)
    {
        findings.lost_zero(plan.place(row, column), &line.footprint);
    }
    if let Some(column) = fields.designator
        && line.quantity.is_none()
        && may_expand
        && line.designators.iter().any(|it| !line.designator_text.contains(it.as_str()))
    {
        findings.designator_range(plan.place(row, column), &line.designator_text, line.designators.len());
    }
    if !line.dnp && names_nothing(&line) && !is_board_mark(&line) {
        findings.push(Finding::new("data.no-part", Severity::Warning, plan.row_place(row)));
    }
    line
}

/// Designators without the words that leave some of them out, and how many those are: one of "R1, R2 (DNP)".
fn without_marks(text: &str) -> (Cow<'_, str>, usize) {
    let is_mark = |it: &&str| it.len() > 1 && !it.bytes().any(|it| it.is_ascii_digit()) && says_left_out(it);
    if text.len() < 5 || !words_of(text).any(|it| is_mark(&it)) {
        return (Cow::Borrowed(text), 0);
    }
    let (mut kept, mut unplaced) = (Vec::new(), 0);
    for part in text.split([',', ';']) {
        let names: Vec<&str> = words_of(part).filter(|it| !is_mark(it)).collect();
        let names = names.join(" ");
        if names.is_empty() || !words_of(part).any(|it| is_mark(&it)) {
            kept.push(part.to_owned());
        } else if designator_share(&names).is_none_or(|it| it < 0.9) {
            return (Cow::Borrowed(text), 0);
        } else {
            unplaced += expand_designators(&names).len();
            kept.push(names);
        }
    }
    (Cow::Owned(kept.join(",")), unplaced)
}

fn words_of(text: &str) -> impl Iterator<Item = &str> {
    text.split([' ', ',', ';', '(', ')', '[', ']', '*', ':']).filter(|it| !it.is_empty())
}

fn is_dnp(plan: &Plan<'_>, row: usize, quantity_text: &str, line: &BomLine) -> bool {
    if let Some((column, polarity)) = plan.fields.dnp {
        let text = plan.table.cell(row, column);
        // Some files name the designators that are left out instead of saying yes or no.
        if is_left_out(text, polarity) || (polarity == Polarity::YesLeavesOut && names_all(text, line)) {
            return true;
        }
    }
    says_left_out(quantity_text)
        || says_left_out(&line.value)
        || says_left_out(&line.description)
        || says_left_out(&line.mpn)
        || plan.fields.notes.iter().any(|it| says_left_out(plan.table.cell(row, *it)))
        || value_says_left_out(&line.value)
}

/// How many of the line's designators a note or the DNP column says are not placed: `NF(C199)`, `DNP: R2`.
fn names_left_out(plan: &Plan<'_>, row: usize, line: &BomLine) -> usize {
    if line.designators.is_empty() {
        return 0;
    }
    let dnp = plan.fields.dnp.filter(|it| it.1 == Polarity::YesLeavesOut).map(|it| it.0);
    let notes = plan.fields.notes.iter().copied();
    notes
        .chain(dnp)
        .map(|it| count_left_out(plan.table.cell(row, it), line, Some(it) == dnp))
        .max()
        .unwrap_or(0)
}

fn count_left_out(text: &str, line: &BomLine, in_dnp_column: bool) -> usize {
    let text = text.trim();
    if text.len() < 2 || text.len() > 160 || !text.bytes().any(|it| it.is_ascii_digit()) {
        return 0;
    }
    let mut named: Vec<&str> = Vec::new();
    let mut words = String::new();
    for word in text.split([' ', ',', ';', ':', '(', ')', '=', '[', ']']).filter(|it| !it.is_empty()) {
        if line.designators.iter().any(|it| it == word) {
            if !named.contains(&word) {
                named.push(word);
            }
        } else {
            words.push_str(word);
            words.push(' ');
        }
    }
    let is_said = says_left_out(&words) || (in_dnp_column && words.is_empty());
    if is_said { named.len() } else { 0 }
}

/// True where the text names every designator of the line.
fn names_all(text: &str, line: &BomLine) -> bool {
    if line.designators.is_empty() || designator_share(text).is_none_or(|it| it < 0.9) {
        return false;
    }
    let named = expand_designators(text);
    line.designators.iter().all(|it| named.contains(it))
}

fn add_alternates_of_columns(plan: &Plan<'_>, row: usize, line: &mut BomLine) {
    let own = &line.mpn;
    // What the line's part replaces may not replace it.
    let is_replaced = |it: &Alternate| names_the_replaced(plan.header(usize::from(it.evidence.column.0)));
    line.alternates.extend(plan.alternates(row).filter(|it| it.mpn != *own && !is_replaced(it)));
}

/// A row below a line that only names another maker's part.
fn add_alternates(plan: &Plan<'_>, row: usize, line: &mut BomLine) {
    if let Some(column) = plan.fields.mpn.iter().copied().find(|it| !is_void(plan.table.cell(row, *it))) {
        let manufacturer = first_filled(plan, row, &plan.fields.manufacturer);
        line.alternates.push(Alternate {
            manufacturer: (!manufacturer.is_empty()).then(|| manufacturer.to_owned()),
            mpn: plan.table.cell(row, column).trim().to_owned(),
            evidence: plan.evidence(row, column),
        });
    }
    add_alternates_of_columns(plan, row, line);
}

/// Neither part number nor value nor description.
fn names_nothing(line: &BomLine) -> bool {
    line.mpn.is_empty()
        && is_void(&line.value)
        && is_void(&line.description)
        && line.supplier_parts.is_empty()
}

/// Fiducials, test points and mounting holes: made with the board, not bought.
fn is_board_mark(line: &BomLine) -> bool {
    let is_mark = |name: &String| {
        let prefix = name.trim_end_matches(|it: char| it.is_ascii_digit());
        ["FID", "TP", "MH"].iter().any(|it| prefix.eq_ignore_ascii_case(it))
    };
    !line.designators.is_empty() && line.designators.iter().all(is_mark)
}

/// The number of boards, where every quantity is that many times the line's designators: a list for a batch.
fn boards_counted(lines: &[BomLine]) -> Option<Decimal> {
    let mut boards: Option<Decimal> = None;
    let (mut asked, mut same) = (0usize, 0usize);
    for line in lines.iter().filter(|it| !it.designators.is_empty()) {
        let Some(quantity) = line.quantity.filter(|it| *it > Decimal::ZERO) else { continue };
        asked += 1;
        let ratio = quantity / Decimal::from(line.designators.len());
        let known = *boards.get_or_insert(ratio);
        same += usize::from(ratio == known);
    }
    boards.filter(|it| *it > Decimal::ONE && it.fract().is_zero() && asked >= 4 && same * 10 >= asked * 9)
}

/// True for what a tool writes into its list where it failed: `*** ERROR - part not found`.
fn tells_error(text: &str) -> bool {
    let text = text.trim_start_matches(['*', '!', '#', ' ']);
    text.get(..5).is_some_and(|it| it.eq_ignore_ascii_case("error"))
}

fn check_quantity(plan: &Plan<'_>, line: &BomLine, findings: &mut Findings) {
    let Some(stated) = line.quantity else { return };
    let counted = line.designators.len();
    if counted > 0
        && stated > Decimal::ZERO
        && stated != Decimal::from(counted)
        && let Some(column) = plan.fields.quantity
    {
        findings.quantity_mismatch(plan.place(line.row.index(), column), stated, counted);
    }
}
