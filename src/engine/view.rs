//! What the screen shows, ready to show: the texts are final, the screen only lays them out.

pub mod alternates;
pub mod attention;
pub mod compare;
mod compliance;
pub mod cost;
pub mod evidence;
pub mod figures;
pub mod finding;
pub mod form;
pub mod line;
pub mod lines;
mod order;
pub mod part_group;
pub mod plan;
pub mod query;
pub mod ready;
pub mod review;
mod sides;
mod site;
pub mod summary;
pub mod supply;
pub mod table;

pub use alternates::{AlternatesView, alternates};
pub use compare::{CompareView, compare};
pub use compliance::{
    AnswerCount, AnswerView, ComplianceLineView, ComplianceView, ExemptionView, MarkingView, RegimeView,
    StatementView, TimelineEntry, TimelineView, WaiverView, compliance,
};
pub use figures::figure::{FigureView, FiguresView, LabelView, ShapeView};
pub use figures::figures;
pub use form::field::{ChoiceView, FieldGroup, FieldKind, FieldRow, FieldView, FormKind, FormView};
pub use form::form;
pub use line::{CellText, line, match_value};
pub use lines::{LinesOrder, lines};
pub use plan::{PlanView, plan};
pub use ready::{ReadyView, ready};
pub use review::reading::{
    CellProblem, FixedCell, PreviewRow, ReviewColumn, ReviewField, ReviewInput, ReviewOption, ReviewView,
    RoleName, RowLeftOut, RowMark,
};
pub use review::review;
pub use sides::sides;
pub use site::{SiteView, site};
pub use summary::summary;
pub use supply::{SupplyWindow, supply};
