//! The sentences of the review screen: what a cell should hold, and what an edit is called.

use crate::domain::bom::line_field::LineField;
use crate::domain::language::tr;
use crate::domain::project::{Command, ReviewEdit};
use crate::domain::recognise::{Doubt, LeftOutReason};
use crate::domain::report::line::DoubtKind;

/// What was expected in a cell, by the code of the finding about it; `None` for findings that are not about
/// the reading of one cell.
pub fn expectation(code: &str) -> Option<&'static str> {
    Some(tr(match code {
        "data.quantity-unreadable" => "a number, such as 12",
        "data.price-unreadable" => "a price, such as 0.15",
        "data.lead-time-unit" => "a lead time with its unit, such as 12 weeks",
        "data.lead-time-unreadable" => "a lead time, such as 12 weeks or 84 days",
        "data.excel-damage" => "the part number as the maker writes it",
        _ => return None,
    }))
}

/// The name of an edit, as it follows "Undo" and "Redo": "header row".
pub fn edit_name(command: &Command) -> &'static str {
    tr(match command {
        Command::SetBoards(_) => "number of boards",
        Command::SetCurrency(_) => "currency",
        Command::SetLeadTimeGrades(_) => "lead-time limits",
        Command::SetProfile(_) => "profile",
        Command::SetSender(_) => "sender",
        Command::SetProcess(_) => "process",
        Command::SetPolicy(_) => "policy",
        Command::SetRates(_) => "exchange rates",
        Command::SetExcessLimit(_) => "limit of left-overs",
        Command::SetTargetPrice(_) => "target price",
        Command::SetYield(_) => "yield",
        Command::SetEstimates(_) => "estimates",
        Command::SetPriceLevel(_) => "price level",
        Command::SetPriceAge(_) => "age of prices",
        Command::SetPlan(_) => "dates of the plan",
        Command::Approve(_) => "approval of a part",
        Command::SetRiskWeights(_) => "weights of the risk",
        Command::SetPhases(_) => "limits of the phases",
        Command::ChooseOffer { .. } => "choice of an offer",
        Command::UseAlternate { .. } => "alternate",
        Command::ConfirmMatch { .. } => "match of part data",
        Command::SetCategory(_) => "product category",
        Command::SetShipDate(_) => "ship date",
        Command::SetRegimes(_) => "regimes",
        Command::SetSeverity { .. } => "severity",
        Command::EditLines(_) => "correction",
        Command::Waive { .. } | Command::WaiveAll { .. } => "waiver",
        Command::Review { edit, .. } => match edit {
            ReviewEdit::SetSheet(_) => "sheet",
            ReviewEdit::SetEncoding(_) => "encoding",
            ReviewEdit::SetDelimiter(_) => "delimiter",
            ReviewEdit::SetDecimal(_) => "decimal sign",
            ReviewEdit::SetHeaderRow(_) => "header row",
            ReviewEdit::SetFirstRow(_) => "first row",
            ReviewEdit::SetLastRow(_) => "last row",
            ReviewEdit::SetRows(_) | ReviewEdit::SetBoard(_) => "board",
            ReviewEdit::SetLine { .. } => "row as a line",
            ReviewEdit::SetRole { .. } => "meaning of a column",
            ReviewEdit::FixCell { .. } => "cell",
            ReviewEdit::FixAllAlike { .. } => "all cells alike",
            ReviewEdit::Reset => "reset",
        },
    })
}

/// The name of a field that can be corrected.
pub fn field(field: LineField) -> &'static str {
    tr(match field {
        LineField::Mpn => "Manufacturer part number",
        LineField::Manufacturer => "Manufacturer",
        LineField::Value => "Value",
        LineField::Footprint => "Package",
        LineField::Quantity => "Quantity per board",
        LineField::Fitted => "Placed",
        LineField::Designators => "Designators",
        LineField::UnitPrice => "Unit price",
        LineField::LeadTime => "Lead time",
        LineField::Alternates => "Alternates",
    })
}

/// What is doubtful about a row of part data.
pub fn doubt(kind: DoubtKind) -> &'static str {
    tr(match kind {
        DoubtKind::OtherMaker => "the same part number of another maker",
        DoubtKind::OtherPacking => "a part number with another ending, perhaps another packing",
        DoubtKind::OtherPart => "another part under the same number of the seller",
    })
}

/// What a person answered about a row of part data.
pub fn answered(is_same: bool) -> &'static str {
    tr(if is_same { "Used: the same part, as you said" } else { "Not used: another part, as you said" })
}

/// Why a reading is in doubt.
pub fn why(doubt: Doubt) -> &'static str {
    tr(match doubt {
        Doubt::Header => "The header row is missing, or has words that are not known.",
        Doubt::Columns => "What some columns mean is not certain.",
        Doubt::Unused => "Columns that hold something are not used.",
        Doubt::Rows => "Some rows may be lines that are left out, or no lines.",
        Doubt::Quantities => "The quantities may not be pieces per board.",
        Doubt::Sums => "The file’s own sums differ from those of its lines.",
        Doubt::Twins => "Several columns could be meant alike.",
        Doubt::Boards => "Several boards, sheets or variants could be meant.",
        Doubt::Color => "A note says that colors tell what is not placed.",
    })
}

/// Why a row is no line.
pub fn left_out(reason: LeftOutReason) -> &'static str {
    tr(match reason {
        LeftOutReason::Header => "header row",
        LeftOutReason::Total => "total",
        LeftOutReason::Charge => "shipping, tax or discount",
        LeftOutReason::Title => "title or note",
        LeftOutReason::Assembly => "the assembly itself",
        LeftOutReason::Unfilled => "no part named",
        LeftOutReason::Unclear => "perhaps a line",
        LeftOutReason::Repeated => "listed again below",
        LeftOutReason::Decided => "left out by you",
    })
}

/// How sure a reading is, in a word. `percent` is from 0 to 100.
pub fn certainty(percent: u8) -> &'static str {
    tr(match percent {
        100.. => "set by you",
        90.. => "certain",
        80.. => "likely",
        60.. => "a guess",
        _ => "doubtful",
    })
}
