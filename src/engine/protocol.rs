//! What the screen may ask and what the engine may answer. One versioned enum each way, matched by id.
//!
//! On the wire a message is a postcard-coded [`ToEngine`] or [`ToScreen`] and, beside it, the bytes of
//! files, which are transferred and not copied.

use serde::{Deserialize, Serialize};

use super::edit::Edit;
use super::view::{AlternatesView, CompareView, ComplianceView, PlanView, ReadyView, SiteView, SupplyWindow};
use crate::domain::export::link::kinds::LinkContents;
use crate::domain::language::Language;
use crate::domain::project::Command;
use crate::domain::report::Audience;
use crate::engine::view::figures::figure::FiguresView;
use crate::engine::view::form::field::{FormKind, FormView};
use crate::engine::view::line::LineView;
use crate::engine::view::lines::LinesWindow;
use crate::engine::view::query::LinesQuery;
use crate::engine::view::review::reading::ReviewView;
use crate::engine::view::summary::SummaryView;
use crate::engine::view::table::TableView;

pub use crate::domain::export::ExportKind;

/// Both sides must say the same number, or the screen asks for a reload.
pub const PROTOCOL_VERSION: u32 = 7;

/// A request with the number that its answer repeats.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ToEngine {
    pub id: u32,
    pub request: Request,
}

/// An answer, or news that nobody asked for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum ToScreen {
    /// The engine is up. Sent once, before anything else.
    Ready { protocol: u32 },
    /// How far the request `id` has come.
    Progress { id: u32, progress: Progress },
    /// The answer to the request `id`; bytes of an export travel beside it.
    /// `memory` is what the engine has asked for so far, in bytes.
    Answer { id: u32, memory: u32, response: Response },
}

/// What is being done, and how much of it is done, from 0 to 100.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    pub stage: Stage,
    pub percent: u8,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Stage {
    Reading,
    Understanding,
    Checking,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Request {
    /// Sets the date of the checks (ISO) and brings what earlier sessions remembered; the first request of a session.
    Start {
        today: String,
        remembered: Vec<Memory>,
    },
    /// A file is being chosen or dragged: there is time to warm up. The worker itself carries it out.
    WarmUp,
    /// Sets what the site sets for everyone: the bytes of its config travel beside the message, none where it has none.
    /// Comes after `Start` and before anything is opened.
    Configure {
        /// Chooses the decoys among the parts of a catalogue; the same in every visit.
        seed: u64,
    },
    /// The table of reference prices that comes with the site; its bytes travel beside the message.
    Reference,
    /// Files of the site that were wanted. The bytes of those that came travel beside the message, in the order of
    /// `came`; the others are not to be had.
    Supplied {
        came: Vec<String>,
        missing: Vec<String>,
    },
    /// Opens files whose bytes travel beside the message, in the order of `names`.
    /// A BOM replaces the BOM that is open; part data is added to what is there.
    Open {
        names: Vec<String>,
    },
    /// Opens the text that was pasted.
    Paste {
        text: String,
    },
    /// Opens the sample that the product brings.
    OpenSample,
    /// Takes one file out, by its index in `SummaryView::sources`.
    CloseSource {
        index: u16,
    },
    /// Forgets everything.
    Reset,
    /// A visitor of a page that embeds this one reads from now on, and these are the names of the files that it brings: what
    /// others than the visitor bring is told as to a customer.
    Visit {
        brought: Vec<String>,
    },
    Apply(Command),
    Summary,
    Lines(LinesQuery),
    /// Everything about one line, by its index in the report.
    Line {
        index: u32,
    },
    /// The report as the part of a link from `#` on. `by` is who makes it; empty: not told.
    Link {
        contents: LinkContents,
        by: String,
    },
    /// Shows the report of a link in the place of all that is open. `fragment` is the part from `#` on.
    OpenLink {
        fragment: String,
    },
    /// Everything that is open, to be kept on this computer: `Done` where nothing is worth it, refused where it is too large.
    Keep,
    Export(ExportKind),
    /// An export for others than one's own house; nothing that they may not see is in it.
    ExportFor {
        kind: ExportKind,
        audience: Audience,
    },
    /// An export that asks a supplier for prices at the volume at an index of `SummaryView::cost.tiers`, else at every one.
    AskPrices {
        kind: ExportKind,
        volume: Option<u16>,
    },
    /// A file that is open, as it came, by its index in `SummaryView::sources`.
    File {
        source: u16,
    },
    /// How one file was read, by its index in `SummaryView::sources`: all that can be checked and changed.
    Review {
        source: u16,
    },
    /// The plan of the volume at an index of `SummaryView::cost.tiers`.
    Plan {
        volume: u16,
    },
    /// Stock, sources and risk of the parts at a volume, riskiest first.
    Supply {
        volume: u16,
        start: u32,
        count: u32,
    },
    /// The alternates of one line and candidates for it, by its index in the report.
    Alternates {
        line: u32,
    },
    /// Whether the BOM is ready for mass production.
    Ready,
    /// Prototype and mass production side by side.
    Sides,
    /// What differs between two revisions: the first two BOMs that are open, else the BOM that was replaced last and
    /// the one that is open.
    Compare,
    /// Takes the last edit back.
    Undo,
    /// Makes the edit again that was taken back last.
    Redo,
    /// Changes what a field of a form or of a line shows, to the text that was typed or chosen.
    Set {
        edit: Edit,
        text: String,
    },
    /// The fields of some settings.
    Form(FormKind),
    /// The figures of the cost, each in the width that the screen has for it, in pixels.
    Figures {
        curves: u16,
        bars: u16,
    },
    /// The compliance page, with a window of its lines.
    Compliance {
        start: u32,
        count: u32,
    },
    /// Speaks a language from now on; the answer is the summary in it. English has an empty catalog.
    Speak {
        language: Language,
        catalog: String,
    },
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Response {
    /// Done, nothing to show (`Start`, `Reset`).
    Done,
    /// What the site sets of the page.
    Site(Box<SiteView>),
    /// The report changed. Files that could not be read are told beside it.
    Summary {
        summary: Option<Box<SummaryView>>,
        refused: Vec<Refusal>,
        /// What is to be kept for later sessions, or to be forgotten.
        remember: Vec<Memory>,
        /// Files of the site that the report still lacks, by their addresses: they are to be loaded and supplied.
        wanted: Vec<String>,
    },
    Lines(LinesWindow),
    Line(Box<LineView>),
    Review(Box<ReviewView>),
    Plan(Box<PlanView>),
    Supply(Box<SupplyWindow>),
    Alternates(Box<AlternatesView>),
    Ready(Box<ReadyView>),
    /// No rows where there is one number of boards alone.
    Sides(Box<TableView>),
    Compare(Box<CompareView>),
    Form(Box<FormView>),
    Figures(Box<FiguresView>),
    /// The part of a link from `#` on. How far the whole address gets says [`Reach`](crate::domain::export::link::kinds::Reach).
    Link {
        fragment: String,
    },
    /// A file to save; its bytes travel beside the message.
    Exported {
        file_name: String,
        mime: String,
    },
    /// The request could not be carried out.
    Failed(Refusal),
    Compliance(Box<ComplianceView>),
}

/// What is kept about files with certain headers: the meanings of their columns.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Memory {
    /// The fingerprint of the headers in hexadecimal digits; the same in every session.
    pub key: String,
    /// One line that only the engine understands; `None`: forget it.
    pub text: Option<String>,
}

/// Why something cannot be shown, in a sentence, and what to do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refusal {
    /// The file's name; empty where no file is concerned.
    pub file: String,
    pub message: String,
    pub hint: String,
}

/// The parts of the engine, in the order in which they come (`xtask/src/split.rs`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    First,
    /// What odd lists need.
    Forms,
    /// The pages beside the lines, and edits.
    Pages,
    Rest,
}

impl Part {
    /// Those that come after the first.
    pub const LATER: [Self; 3] = [Self::Forms, Self::Pages, Self::Rest];
}

impl Request {
    /// Opens what may have lines without a price, so that the table of reference prices is waited for.
    pub fn opens(&self) -> bool {
        matches!(self, Self::Open { .. } | Self::Paste { .. } | Self::OpenSample)
    }

    /// It reads the report and changes nothing. What the host of the page is sent is of the whole report.
    pub fn is_about_report(&self) -> bool {
        match self {
            Self::Export(kind) => !kind.goes_to_host(),
            Self::ExportFor { .. }
            | Self::AskPrices { .. }
            | Self::Link { .. }
            | Self::Lines(_)
            | Self::Line { .. }
            | Self::Review { .. }
            | Self::Plan { .. }
            | Self::Supply { .. }
            | Self::Alternates { .. }
            | Self::Ready
            | Self::Sides
            | Self::Compare
            | Self::Form(_)
            | Self::Figures { .. }
            | Self::Compliance { .. } => true,
            _ => false,
        }
    }

    /// How much of the engine must have come.
    pub fn needs(&self) -> Part {
        match self {
            Self::Export(_)
            | Self::ExportFor { .. }
            | Self::AskPrices { .. }
            | Self::File { .. }
            | Self::Link { .. }
            | Self::OpenLink { .. }
            | Self::Form(FormKind::Profile | FormKind::Rates)
            | Self::Set { edit: Edit::FixAll { .. } | Edit::AcceptAll { .. }, .. } => Part::Rest,
            Self::Lines(query) if !query.is_first() => Part::Rest,
            Self::Alternates { .. }
            | Self::Apply(_)
            | Self::Compare
            | Self::Compliance { .. }
            | Self::Form(_)
            | Self::Keep
            | Self::Line { .. }
            | Self::Plan { .. }
            | Self::Ready
            | Self::Redo
            | Self::Review { .. }
            | Self::Set { .. }
            | Self::Sides
            | Self::Supply { .. }
            | Self::Undo => Part::Pages,
            _ => Part::First,
        }
    }
}

impl Response {
    /// Tells what an answer told that this one takes the place of.
    pub fn tell_first(&mut self, before: Self) {
        if let (
            Self::Summary { refused, remember, .. },
            Self::Summary { refused: refused_before, remember: remember_before, .. },
        ) = (self, before)
        {
            refused.splice(0..0, refused_before);
            remember.splice(0..0, remember_before);
        }
    }
}

impl ToEngine {
    /// A message of these fields as bytes for the wire.
    pub fn bytes_of(id: u32, request: &Request) -> Vec<u8> {
        postcard::to_allocvec(&(id, request)).unwrap_or_default()
    }

    /// `None` where the bytes are not a message of this version.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        postcard::from_bytes(bytes).ok()
    }
}

impl ToScreen {
    /// The message as bytes for the wire.
    pub fn to_bytes(&self) -> Vec<u8> {
        postcard::to_allocvec(self).unwrap_or_default()
    }

    /// `None` where the bytes are not a message of this version.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        postcard::from_bytes(bytes).ok()
    }
}
