//! Exemptions of RoHS Annex III by date and product category: in force, or not, or not to be told.
//!
//! The table is data, of the day [`TABLE_DATE`], and each row says how sure it is (docs/compliance.md#exemptions).
//! A listed date is not always the effective one: where a renewal was asked for in time, the exemption stays valid
//! until the Commission decides, and after a refusal for 12 to 18 months more (Article 5(5) and (6)). So a date that
//! has passed is never judged as refused; it is judged as in force as long as a refusal could not have ended it.
//!
//! A listed day is the last one on which the exemption can be used: provisions cease to apply at the end of the last
//! hour of the day that is named (Regulation (EEC, Euratom) 1182/71, Article 4; general knowledge, unverified).

pub mod limits;

use std::sync::LazyLock;

use super::category::Category;

/// One row an entry: entry, substances, wording in short, part classes that it can fit, end by category (`*` all, `8i`
/// IVD, `9i` industrial, `-` no date), renewal, newer entries to ask for (by part class where it differs), act, certainty,
/// limit in percent of the material (`<=4`, `>=85`), kind of material, words of the act that tell it.
const TABLE: &str = include_str!("exemptions.tsv");

/// The day of which the table is.
pub const TABLE_DATE: &str = "2026-11-22";

/// Nothing that was asked for in time was refused on [`TABLE_DATE`], so that no refusal ends it before this day: twelve
/// months later (Article 5(6)).
pub const EARLIEST_END_AFTER_REFUSAL: &str = "2027-11-22";

/// What is known of an application for renewal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Renewal {
    /// A source says that it was filed in time.
    Filed,
    /// Only a weak source says so.
    Reported,
    /// No source was found that says either.
    Unknown,
    /// It was looked for, and none was found.
    NoneSeen,
    /// It was refused or withdrawn, or nobody may use the entry any more.
    Ended,
}

/// One entry of Annex III.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exemption {
    /// `7(c)-I`.
    pub entry: &'static str,
    /// Codes of the substances that it allows, separated by commas: `Pb`, `Cd,Pb`.
    pub substances: &'static str,
    /// In our words, short.
    pub wording: &'static str,
    /// Codes of part classes that can use it; a part of class `other` always can.
    classes: &'static str,
    /// The last days by category as in the table: `1-7,10=2026-12-11;9i,11=2027-06-30`.
    pub ends_text: &'static str,
    /// The last day by category; categories that are not named cannot use it. Empty: no date is known.
    ends: Vec<(u16, &'static str)>,
    pub renewal: Renewal,
    newer: &'static str,
    /// The act that the date stands in.
    pub act: &'static str,
    /// `P` a copy of the act, `S2` several secondary sources, `S` one, `W` weak, `G` general knowledge; with a remark.
    pub certainty: &'static str,
    limit: &'static str,
    kind: &'static str,
    words: &'static str,
}

impl Exemption {
    /// The last day for a category; `None` where it cannot use the entry, or no date is known.
    pub fn end_for(&self, category: Category) -> Option<&'static str> {
        self.ends.iter().find(|it| it.0 & bit(category) != 0).map(|it| it.1)
    }

    /// No end is known for any category.
    pub fn has_no_date(&self) -> bool {
        self.ends.is_empty()
    }

    /// A part of this class (code of `report.json`) can use it.
    pub fn fits(&self, class: &str) -> bool {
        class == "other" || self.classes.split(',').any(|it| it == class)
    }

    /// The entries that a supplier should name in its place once it ends, for a part of this class; empty: none.
    pub fn newer_for(&self, class: &str) -> &'static str {
        let mut all = "";
        for choice in self.newer.split(';') {
            match choice.split_once(':') {
                Some((classes, entry)) if classes.split(',').any(|it| it == class) => return entry,
                Some(("*", entry)) => all = entry,
                Some(_) => {}
                None => all = choice,
            }
        }
        all
    }
}

/// All entries of the table, in the order of Annex III.
pub fn exemptions() -> &'static [Exemption] {
    static EXEMPTIONS: LazyLock<Vec<Exemption>> =
        LazyLock::new(|| TABLE.lines().filter_map(read_row).collect());
    &EXEMPTIONS
}

/// The row of an entry as it is cited, normalised.
pub fn find(entry: &str) -> Option<&'static Exemption> {
    exemptions().iter().find(|it| it.entry == entry)
}

fn read_row(row: &'static str) -> Option<Exemption> {
    let mut fields = row.split('\t');
    let (entry, substances, wording, classes) =
        (fields.next()?, fields.next()?, fields.next()?, fields.next()?);
    let ends_text = fields.next()?;
    Some(Exemption {
        entry,
        substances,
        wording,
        classes,
        ends_text,
        ends: read_ends(ends_text),
        renewal: match fields.next()? {
            "filed" => Renewal::Filed,
            "reported" => Renewal::Reported,
            "none seen" => Renewal::NoneSeen,
            "ended" => Renewal::Ended,
            _ => Renewal::Unknown,
        },
        newer: fields.next()?,
        act: fields.next()?,
        certainty: fields.next()?,
        limit: fields.next()?,
        kind: fields.next()?,
        words: fields.next()?,
    })
}

/// `1-7,10=2026-12-11;9i,11=2027-06-30`.
fn read_ends(text: &'static str) -> Vec<(u16, &'static str)> {
    text.split(';')
        .filter_map(|part| part.split_once('='))
        .map(|(categories, day)| (categories.split(',').fold(0, |mask, it| mask | mask_of(it)), day))
        .collect()
}

fn mask_of(categories: &str) -> u16 {
    let at = |code: &str| Category::from_code(code).map(|it| it as u16);
    match categories.split_once('-') {
        Some((first, last)) => match (at(first), at(last)) {
            (Some(first), Some(last)) => (first..=last).fold(0, |mask, it| mask | 1 << it),
            _ => 0,
        },
        None if categories == "*" => u16::MAX,
        None => at(categories).map_or(0, |it| 1 << it),
    }
}

fn bit(category: Category) -> u16 {
    1 << category as u16
}

/// What becomes of one cited exemption. The order is from best to worst.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Outcome {
    InForce,
    /// Its listed end lies before the ship date; a renewal was asked for in time, and no refusal can end it before.
    RenewalFiled,
    /// Its listed end lies before the ship date; a renewal is said to be asked for, or may be decided by then.
    RenewalReported,
    /// It still runs on the day of the check, and its listed end lies before the ship date.
    EndsBeforeShipment,
    /// Its listed end has passed; a renewal may be pending.
    DatePassed,
    /// No category is chosen, and the answer differs between categories.
    DependsOnCategory,
    /// The entry exists; its end is not in the table.
    NoDate,
    /// The source says "by exemption" and not by which.
    NotStated,
    UnknownEntry,
    /// Refused, withdrawn or ended for good.
    Ended,
    NotForCategory,
}

impl Outcome {
    pub const ALL: [Self; 11] = [
        Self::InForce,
        Self::RenewalFiled,
        Self::RenewalReported,
        Self::EndsBeforeShipment,
        Self::DatePassed,
        Self::DependsOnCategory,
        Self::NoDate,
        Self::NotStated,
        Self::UnknownEntry,
        Self::Ended,
        Self::NotForCategory,
    ];

    /// The exemption can be used on the ship date, as far as is known.
    pub fn counts(self) -> bool {
        matches!(self, Self::InForce | Self::RenewalFiled)
    }

    /// The word of `report.json`.
    pub fn code(self) -> &'static str {
        match self {
            Self::InForce => "in-force",
            Self::RenewalFiled => "renewal-filed",
            Self::RenewalReported => "renewal-reported",
            Self::EndsBeforeShipment => "ends-before-ship-date",
            Self::DatePassed => "date-passed",
            Self::DependsOnCategory => "depends-on-category",
            Self::NoDate => "no-date",
            Self::NotStated => "not-stated",
            Self::UnknownEntry => "unknown-entry",
            Self::Ended => "ended",
            Self::NotForCategory => "not-for-category",
        }
    }
}

/// The judgement of one cited exemption.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Judgement {
    pub outcome: Outcome,
    /// The listed last day; `None` where there is none for the category.
    pub until: Option<&'static str>,
    /// Its row of the table.
    pub exemption: Option<&'static Exemption>,
}

/// For which product, and when it is placed on the market. Days are ISO text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shipment<'a> {
    pub category: Option<Category>,
    /// The day of the check.
    pub today: &'a str,
    /// The day on which the product is placed on the market.
    pub ship_date: &'a str,
}

/// Judges an exemption as it is cited, normalised. Entries of Annex IV are told by category alone: their dates are
/// not in the table.
pub fn judge(cited: &str, shipment: Shipment<'_>) -> Judgement {
    let plain = |outcome, exemption| Judgement { outcome, until: None, exemption };
    if cited.starts_with("IV-") {
        return plain(
            match shipment.category {
                Some(category) if category.has_annex_iv() => Outcome::NoDate,
                Some(_) => Outcome::NotForCategory,
                None => Outcome::DependsOnCategory,
            },
            None,
        );
    }
    let Some(exemption) = find(cited) else { return plain(Outcome::UnknownEntry, None) };
    if exemption.has_no_date() {
        return plain(Outcome::NoDate, Some(exemption));
    }
    let of = |category| judge_dated(exemption, exemption.end_for(category), shipment);
    match shipment.category {
        Some(category) => of(category),
        None => judge_for_all(Category::ALL.into_iter().map(of)),
    }
}

fn judge_dated(
    exemption: &'static Exemption,
    until: Option<&'static str>,
    shipment: Shipment<'_>,
) -> Judgement {
    let ships = shipment.ship_date;
    let outcome = match (until, exemption.renewal) {
        (None, _) => Outcome::NotForCategory,
        (Some(until), _) if ships <= until => Outcome::InForce,
        (_, Renewal::Ended) => Outcome::Ended,
        (_, Renewal::Filed) if ships <= EARLIEST_END_AFTER_REFUSAL => Outcome::RenewalFiled,
        (_, Renewal::Filed | Renewal::Reported) => Outcome::RenewalReported,
        (Some(until), _) if shipment.today <= until => Outcome::EndsBeforeShipment,
        (Some(_), _) => Outcome::DatePassed,
    };
    Judgement { outcome, until, exemption: Some(exemption) }
}

/// Without a category an exemption counts where it counts for all of them, until the first of their days. Where it
/// counts for none, the one that ends last speaks.
fn judge_for_all(each: impl Iterator<Item = Judgement> + Clone) -> Judgement {
    let in_force = each.clone().filter(|it| it.outcome.counts()).count();
    let is_all = in_force == Category::ALL.len();
    let speaks = if in_force == 0 {
        each.max_by_key(|it| it.until)
    } else {
        each.filter(|it| it.until.is_some()).min_by_key(|it| it.until)
    };
    let outcome = match speaks {
        Some(it) if is_all || in_force == 0 => it.outcome,
        _ => Outcome::DependsOnCategory,
    };
    Judgement {
        outcome,
        until: speaks.and_then(|it| it.until),
        exemption: speaks.and_then(|it| it.exemption),
    }
}

/// The outcomes of all exemptions of one line, as a set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Outcomes(u16);

impl Outcomes {
    /// The outcomes of what a line by exemption cites; one that cites nothing has [`Outcome::NotStated`].
    pub fn of(cited: &[String], shipment: Shipment<'_>) -> Self {
        if cited.is_empty() {
            return Self(1 << Outcome::NotStated as u16);
        }
        Self(cited.iter().fold(0, |set, it| set | 1 << judge(it, shipment).outcome as u16))
    }

    pub fn has(self, outcome: Outcome) -> bool {
        self.0 & (1 << outcome as u16) != 0
    }

    /// Every exemption is in force: the line counts towards a pass.
    pub fn counts(self) -> bool {
        let counting = 1 << Outcome::InForce as u16 | 1 << Outcome::RenewalFiled as u16;
        self.0 != 0 && self.0 & !counting == 0
    }
}
