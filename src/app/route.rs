//! What part of the report the screen shows, kept in the fragment of the address, so that the back
//! button, a reload of the view and a bookmark work. Paths are not used: they fail from `file://`.
//!
//! `#/lines?filter=rohs-unknown&q=0402&sort=-lead-time&volume=2&line=12`

use crate::domain::finding::Severity;
use crate::engine::view::query::{Grouping, LineFilter, SortKey};

/// A page of the report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Section {
    #[default]
    Lines,
    Compliance,
    Cost,
    Plan,
    Supply,
    Ready,
    Compare,
    Findings,
    File,
    Share,
}

impl Section {
    /// Those that the report's own links lead to; the button in the bar leads to the other one.
    pub const LINKED: usize = 9;
    pub const ALL: [Self; 10] = [
        Self::Lines,
        Self::Compliance,
        Self::Cost,
        Self::Plan,
        Self::Supply,
        Self::Ready,
        Self::Compare,
        Self::Findings,
        Self::File,
        Self::Share,
    ];

    /// What a link can hold.
    pub fn is_in_link(self) -> bool {
        matches!(self, Self::Lines | Self::Compliance | Self::Cost | Self::Findings)
    }

    pub fn code(self) -> &'static str {
        match self {
            Self::Lines => "lines",
            Self::Compliance => "compliance",
            Self::Cost => "cost",
            Self::Plan => "plan",
            Self::Supply => "supply",
            Self::Ready => "ready",
            Self::Compare => "compare",
            Self::Findings => "findings",
            Self::File => "file",
            Self::Share => "share",
        }
    }
}

/// The state of the view. It holds nothing of the report itself.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct View {
    pub section: Section,
    pub filter: LineFilter,
    pub search: String,
    pub sort: SortKey,
    pub descending: bool,
    pub group: Grouping,
    /// Index of the volume whose prices the lines show; `None` is the default of the screen.
    pub volume: Option<u16>,
    /// The line whose panel is open.
    pub line: Option<u32>,
    /// The file whose reading is checked, in the section of files.
    pub review: Option<u16>,
}

/// Every filter that needs no value, with its word in the address.
const FILTERS: [(LineFilter, &str); 15] = [
    (LineFilter::RohsCompliant, "rohs-compliant"),
    (LineFilter::RohsByExemption, "rohs-by-exemption"),
    (LineFilter::RohsNonCompliant, "rohs-non-compliant"),
    (LineFilter::RohsUnknown, "rohs-unknown"),
    (LineFilter::RohsNotApplicable, "rohs-not-applicable"),
    (LineFilter::LongLead, "long-lead"),
    (LineFilter::LeadTimeUnknown, "lead-time-unknown"),
    (LineFilter::Unpriced, "unpriced"),
    (LineFilter::Question, "questions"),
    (LineFilter::Short, "short"),
    (LineFilter::Dnp, "dnp"),
    (LineFilter::Severity(Severity::Error), "errors"),
    (LineFilter::Severity(Severity::Warning), "warnings"),
    (LineFilter::Severity(Severity::Note), "notes"),
    (LineFilter::All, "all"),
];

/// Every sort key with its word in the address.
const SORTS: [(SortKey, &str); 13] = [
    (SortKey::ToDo, "to-do"),
    (SortKey::Row, "row"),
    (SortKey::Designator, "designator"),
    (SortKey::Quantity, "quantity"),
    (SortKey::Mpn, "mpn"),
    (SortKey::Manufacturer, "manufacturer"),
    (SortKey::Description, "description"),
    (SortKey::Rohs, "rohs"),
    (SortKey::LeadTime, "lead-time"),
    (SortKey::Stock, "stock"),
    (SortKey::UnitPrice, "unit-price"),
    (SortKey::Extended, "extended"),
    (SortKey::Severity, "severity"),
];

/// Every way to group with its word in the address.
const GROUPS: [(Grouping, &str); 3] =
    [(Grouping::None, ""), (Grouping::Manufacturer, "manufacturer"), (Grouping::Finding, "finding")];

/// The word before the code of a finding.
const FINDING: &str = "finding:";

impl View {
    /// Reads a fragment. What it does not know it leaves out: an old link still opens.
    pub fn parse(fragment: &str) -> Self {
        let mut view = Self::default();
        let Some(path) = fragment.trim_start_matches('#').strip_prefix('/') else { return view };
        let (section, query) = path.split_once('?').unwrap_or((path, ""));
        view.section = Section::ALL.into_iter().find(|it| it.code() == section).unwrap_or_default();
        for (name, value) in query.split('&').filter_map(|pair| pair.split_once('=')) {
            match name {
                "filter" => view.filter = parse_filter(value),
                "q" => view.search = decode(value),
                "sort" => (view.sort, view.descending) = parse_sort(value),
                "group" => view.group = of_word(&GROUPS, value),
                "volume" => view.volume = value.parse().ok(),
                "line" => view.line = value.parse().ok(),
                "review" => view.review = value.parse().ok(),
                _ => {}
            }
        }
        view
    }

    /// Writes the fragment; what has its default is left out.
    pub fn fragment(&self) -> String {
        let mut query = Vec::new();
        match &self.filter {
            LineFilter::All => {}
            LineFilter::Finding(code) => query.push(["filter=", FINDING, &encode(code)].concat()),
            filter => {
                let word = FILTERS.iter().find(|(it, _)| it == filter).map_or("", |(_, word)| word);
                query.push(["filter=", word].concat());
            }
        }
        if !self.search.is_empty() {
            query.push(["q=", &encode(&self.search)].concat());
        }
        if self.sort != SortKey::ToDo || self.descending {
            let sign = if self.descending { "-" } else { "" };
            query.push(["sort=", sign, word_of(&SORTS, self.sort)].concat());
        }
        if self.group != Grouping::None {
            query.push(["group=", word_of(&GROUPS, self.group)].concat());
        }
        if let Some(volume) = self.volume {
            query.push(["volume=", &volume.to_string()].concat());
        }
        if let Some(line) = self.line {
            query.push(["line=", &line.to_string()].concat());
        }
        if let Some(source) = self.review {
            query.push(["review=", &source.to_string()].concat());
        }
        let mark = if query.is_empty() { "" } else { "?" };
        ["#/", self.section.code(), mark, &query.join("&")].concat()
    }
}

fn parse_filter(word: &str) -> LineFilter {
    if let Some(code) = word.strip_prefix(FINDING) {
        return LineFilter::Finding(decode(code));
    }
    FILTERS.iter().find(|(_, it)| *it == word).map(|(filter, _)| filter.clone()).unwrap_or_default()
}

fn parse_sort(word: &str) -> (SortKey, bool) {
    let (word, descending) = word.strip_prefix('-').map_or((word, false), |word| (word, true));
    (of_word(&SORTS, word), descending)
}

/// What a word of the address says; what it does not know is the default.
fn of_word<T: Copy + Default>(words: &[(T, &str)], word: &str) -> T {
    words.iter().find(|it| it.1 == word).map(|it| it.0).unwrap_or_default()
}

fn word_of<T: PartialEq>(words: &[(T, &'static str)], value: T) -> &'static str {
    words.iter().find(|it| it.0 == value).map_or("", |it| it.1)
}

fn encode(text: &str) -> String {
    js_sys::encode_uri_component(text).into()
}

/// A text as it was before it was made part of an address.
pub fn decode(text: &str) -> String {
    js_sys::decode_uri_component(text).map(String::from).unwrap_or_default()
}
