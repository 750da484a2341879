//! What was worked out of the lines and does not change with the settings.

use crate::domain::cost::estimate::{Estimate, Grounds};
use crate::domain::cost::policy::Policy;
use crate::domain::day::Day;
use crate::domain::money::Currency;
use crate::domain::parts::OfferPlace;
use crate::domain::parts::supply::PartSupply;
use crate::domain::reference::{PartEstimate, PriceLevel};
use crate::domain::report::line::ReportLine;
use crate::domain::report::marking::Marking;
use crate::domain::settings::Settings;
use rust_decimal::Decimal;

use crate::domain::bom::package::Package;
use crate::domain::compliance::regimes::RegimeAnswer;
use crate::domain::cost::groups::Groups;
use crate::domain::cost::parts::Parts;
use crate::domain::place::{ColumnIndex, RowKey};
use crate::domain::sorting;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Who names an alternate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Origin {
    /// The BOM itself, in a column or a row below the line.
    Bom,
    /// A list of approved parts (AVL) that was opened beside it.
    ApprovedList,
    /// Part data has a part alike, and a person approved it.
    Candidate,
}

/// An alternate of a line, with what part data says of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineAlternate {
    /// An index into the report's lines.
    pub line: u32,
    /// An index into that line's alternates.
    pub alternate: u16,
    pub origin: Origin,
    pub is_approved: bool,
    /// The alternate as a line of its own; it has no cost and no findings.
    pub part: ReportLine,
}

/// What the parts with their offers depend on, besides the lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Terms {
    pub policy: Policy,
    /// The offers that were chosen by hand, by line.
    pub chosen: Vec<(u32, OfferPlace)>,
    /// The fee for a reel made to order, and its currency.
    pub reel_fee: Option<(Decimal, Currency)>,
}

impl Terms {
    pub fn of(settings: &Settings, lines: &[ReportLine]) -> Self {
        let fee = settings.profile.as_ref().and_then(|it| Some((it.reel_fee?, it.currency)));
        Self { policy: settings.policy, chosen: chosen_offers(settings, lines), reel_fee: fee }
    }
}

/// What the table was asked of a part, and what it knows, if anything.
pub type Asked = Option<Option<KnownPart>>;

/// What a table of reference prices knows of a part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownPart {
    pub estimate: PartEstimate,
    pub grounds: Arc<Grounds>,
    /// Estimates of a piece that were made of it.
    pub prices: Vec<KnownPrice>,
}

/// The estimate of a piece where so many are bought.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownPrice {
    pub bought: Decimal,
    /// On the scale of prices: where it is the same, so is the estimate.
    pub place: i32,
    pub estimate: Option<Arc<Estimate>>,
}

/// Lines whose texts tell the same of their parts.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Kinds {
    /// The kind of each line.
    pub of_lines: Vec<u32>,
    /// How many kinds there are.
    pub count: usize,
}

/// What [`recost`] need not work out again.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Prepared {
    /// Lines that are bought together.
    pub groups: Groups,
    /// Which lines tell the same of their parts.
    pub kinds: Kinds,
    /// The package of each line.
    pub packages: Vec<Package>,
    /// Of each line the last day for orders, where the end of its part is announced with a day.
    pub last_buys: Vec<Option<Day>>,
    /// Lines to whose offers one of another line was added at the end, once for each.
    pub adopted: Vec<u32>,
    /// The alternates of all lines, in the order of the lines and of each line's alternates.
    pub alternates: Vec<LineAlternate>,
    /// The parts with their offers, and on which terms they were bought.
    pub bought: Option<(Terms, Parts)>,
    /// What the table of reference prices knows of each kind of lines at a price level.
    pub known: Option<(PriceLevel, Vec<Asked>)>,
    /// The supply of the parts, where the offers that it follows from were taken out; `None`: it follows from the lines.
    pub parts: Option<Vec<PartSupply>>,
    /// What the lines answer to each regime, where statements that it follows from were taken out.
    pub answers: Option<Vec<Vec<RegimeAnswer>>>,
    /// What else is likely to apply, once it was worked out or lines that it follows from were taken out.
    pub marking: Option<Vec<Marking>>,
}

/// The offers that were chosen by hand, by line.
fn chosen_offers(settings: &Settings, lines: &[ReportLine]) -> Vec<(u32, OfferPlace)> {
    let chosen = &settings.by_hand.offers;
    let entered = if settings.edits.is_empty() { Vec::new() } else { entered_prices(lines) };
    if chosen.is_empty() {
        return entered;
    }
    let rows: BTreeMap<RowKey, u32> = sorting::map(lines.iter().map(|it| it.line.key()).zip(0..));
    let chosen = chosen.iter().filter_map(|it| Some((*rows.get(&it.line)?, it.offer?)));
    entered.into_iter().chain(chosen).collect()
}

/// Prices that a person entered are what is bought at, unless another offer was chosen since.
fn entered_prices(lines: &[ReportLine]) -> Vec<(u32, OfferPlace)> {
    let corrected = (0..).zip(lines).filter(|it| it.1.line.in_file.is_some());
    let offers = corrected.flat_map(|(index, it)| it.offers.iter().map(move |offer| (index, offer)));
    let places = offers.filter_map(|(index, it)| Some((index, it.place()?)));
    places.filter(|it| it.1.column == ColumnIndex::BY_HAND).collect()
}
