//! What a material declaration proves of a part: restricted substances against their limits, one homogeneous material
//! at a time, compounds counted as their element (docs/compliance.md#declarations).
//!
//! Promise: what is not declared is unknown. A part is compliant only where all ten substances are declared below
//! their limits, or where its materials are declared in full. A substance without an amount proves nothing.

use rust_decimal::Decimal;

use super::citation::citations;
use super::exemptions::find;
use super::substances::{Restricted, by_cas, by_name, is_cas};
use super::{ExemptionUse, RohsStatement, RohsStatus};

/// One declared substance or category, as the texts of its row.
#[derive(Debug, Clone, Copy)]
pub struct Declared<'a> {
    pub substance: &'a str,
    pub cas: &'a str,
    /// Blank where the content is that of the whole part.
    pub material: &'a str,
    pub percent: Option<Decimal>,
    /// The declared answer to "above the limit?".
    pub above: Option<bool>,
    /// Identity of the list that the category stands in: `EUROHS-1907`, `EUREACH-0624`.
    pub list: &'a str,
    pub exemptions: &'a str,
    /// Tells materials of one name apart; 0 where there is none.
    pub material_number: u32,
    pub material_mass: Option<Decimal>,
    pub part_mass: Option<Decimal>,
}

/// A number and a name that do not belong together, or a number that is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NumberTrouble {
    /// The form or the check digit is wrong.
    NotACas,
    /// The number is that of another substance than the name.
    OtherName,
}

impl Declared<'_> {
    /// The name without the number that some files add: "Cadmium chloride [10108-64-2]".
    fn name(&self) -> &str {
        self.substance.split('[').next().unwrap_or("").trim()
    }

    /// Holds the number against its check digit and against the name.
    pub fn number_trouble(&self) -> Option<NumberTrouble> {
        if self.cas.is_empty() {
            return None;
        }
        if !is_cas(self.cas) {
            return Some(NumberTrouble::NotACas);
        }
        let named = by_name(self.name()).next()?;
        (named.cas != self.cas && !by_name(self.name()).any(|it| it.cas == self.cas))
            .then_some(NumberTrouble::OtherName)
            .filter(|_| {
                by_cas(self.cas).next().is_none_or(|it| it.group != named.group || it.cas != named.cas)
            })
    }

    /// The restricted groups that it counts for, with the share of the element. By number and name alike: where they
    /// differ neither is trusted, and both count. A compound that the table does not know counts in full.
    fn groups(&self) -> Vec<(Restricted, Decimal)> {
        let mut groups: Vec<(Restricted, Decimal)> =
            by_cas(self.cas).filter_map(|it| Some((it.group?, it.share))).collect();
        let known = by_name(self.name()).filter_map(|it| Some((it.group?, it.share)));
        let named: Vec<_> = known.collect();
        let by_word =
            Restricted::from_name(self.name()).filter(|_| named.is_empty()).map(|it| (it, Decimal::ONE));
        for (group, share) in named.into_iter().chain(by_word) {
            if !groups.iter().any(|it| it.0 == group) {
                groups.push((group, share));
            }
        }
        groups
    }

    /// The category stands in a list of REACH, whose limit is 0.1 % of the article.
    pub fn is_of_reach_list(&self) -> bool {
        let list = self.list.to_ascii_uppercase();
        list.contains("REACH") || list.contains("SVHC")
    }

    /// Its share of the whole part in percent, where the masses tell it.
    fn percent_of_part(&self) -> Option<Decimal> {
        if self.material.is_empty() {
            return self.percent;
        }
        let whole = self.part_mass.filter(|it| !it.is_zero())?;
        self.percent?.checked_mul(self.material_mass?)?.checked_div(whole)
    }

    /// It is a substance of very high concern, stated or worked out above 0.1 % of the part.
    pub fn is_svhc_above(&self) -> bool {
        if self.is_of_reach_list() {
            return self.above == Some(true);
        }
        let is_svhc = by_cas(self.cas).chain(by_name(self.name())).any(|it| it.is_svhc);
        is_svhc && self.percent_of_part().is_some_and(|it| it > Decimal::new(1, 1))
    }
}

/// What is known of one part while its rows are read.
#[derive(Debug, Default)]
pub struct PartDeclaration {
    /// Groups that are declared below their limit; one bit each.
    below: u16,
    /// Groups of which a material is above the limit by an exemption.
    exempt: u16,
    is_any_above: bool,
    /// Groups that are declared above their limit for the part as a whole, without exemption: a material that says
    /// more of the same group explains them. With their rows.
    unexplained: Vec<(Restricted, usize, Judged)>,
    is_any_open: bool,
    /// Number, declared sum in percent and mass of each material.
    materials: Vec<(u32, Decimal, Option<Decimal>)>,
    part_mass: Option<Decimal>,
    /// Something is declared of the part as a whole, so its materials are not all of it.
    has_loose: bool,
}

/// What one row says, in words, and the statement that follows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judged {
    pub statement: RohsStatement,
    /// "Lead 92.5 % of High-Pb solder, limit 0.1 %, exemption 7(a)".
    pub text: String,
}

impl PartDeclaration {
    /// Takes a row in; a statement where it holds a restricted substance above its limit or of unknown amount.
    /// `row` comes back in [`Self::conclude`].
    pub fn add(&mut self, row: usize, declared: &Declared<'_>) -> Option<Judged> {
        self.part_mass = self.part_mass.or(declared.part_mass);
        if declared.substance.is_empty() && declared.cas.is_empty() {
            return None;
        }
        self.add_to_material(declared);
        if declared.is_of_reach_list() {
            return None;
        }
        let mut worst: Option<Judged> = None;
        for (group, share) in declared.groups() {
            let judged = self.judge_group(row, declared, group, share);
            let weight = |it: &Judged| match it.statement.status {
                RohsStatus::NonCompliant => 2,
                RohsStatus::ByExemption => 1,
                _ => 0,
            };
            if let Some(judged) = judged
                && worst.as_ref().is_none_or(|it| weight(it) < weight(&judged))
            {
                worst = Some(judged);
            }
        }
        worst
    }

    fn add_to_material(&mut self, declared: &Declared<'_>) {
        if declared.material_number == 0 {
            self.has_loose |= declared.above.is_none();
            return;
        }
        let percent = declared.percent.unwrap_or_default();
        match self.materials.iter_mut().rev().find(|it| it.0 == declared.material_number) {
            Some(material) => material.1 = material.1.checked_add(percent).unwrap_or(material.1),
            None => self.materials.push((declared.material_number, percent, declared.material_mass)),
        }
    }

    fn judge_group(
        &mut self,
        row: usize,
        declared: &Declared<'_>,
        group: Restricted,
        share: Decimal,
    ) -> Option<Judged> {
        let bit = 1 << group as u16;
        let limit = group.limit_percent();
        let percent = declared.percent.map(|it| it.checked_mul(share).unwrap_or(it));
        let is_over = percent.is_some_and(|it| it > limit);
        // A share of the whole part below the limit can be far above it in one material.
        let is_of_material = !declared.material.is_empty();
        if !is_over
            && (declared.above == Some(false)
                || (declared.above.is_none() && percent.is_some() && is_of_material))
        {
            self.below |= bit;
            return None;
        }
        let text = describe(declared, group, percent);
        if !is_over && declared.above.is_none() {
            self.is_any_open = true;
            let statement = RohsStatement::plain(RohsStatus::Unknown);
            return Some(Judged { statement, text });
        }
        self.is_any_above = true;
        let exemptions = citations(declared.exemptions, true);
        // An entry for lead covers no cadmium; one that the table does not know is judged by date later.
        let covers = |entry: &String| {
            find(entry).is_none_or(|it| it.substances.split(',').any(|code| code == group.code()))
        };
        // An id that is no citation ("00021-V-05") is an exemption all the same; which one must be asked.
        let is_unread = exemptions.is_empty() && !is_denial(declared.exemptions);
        let is_exempt = is_unread || exemptions.iter().any(covers);
        let status = if is_exempt { RohsStatus::ByExemption } else { RohsStatus::NonCompliant };
        let judged = Judged { statement: RohsStatement { exemptions, ..RohsStatement::plain(status) }, text };
        if is_exempt {
            self.exempt |= bit;
        } else if !is_of_material && percent.is_none() {
            self.unexplained.push((group, row, judged));
            return None;
        }
        Some(judged)
    }

    /// What follows for the whole part, beside what its rows have said: statements with the row that they rest on,
    /// or none for the part as a whole.
    pub fn conclude(mut self) -> Vec<(Option<usize>, Judged)> {
        let exempt = self.exempt;
        let open = self.unexplained.drain(..).filter(|it| exempt & (1 << it.0 as u16) == 0);
        let mut statements: Vec<_> = open.map(|(_, row, judged)| (Some(row), judged)).collect();
        statements.extend(self.conclude_whole().map(|it| (None, it)));
        statements
    }

    /// `None` where a row has said that something is above its limit.
    fn conclude_whole(&self) -> Option<Judged> {
        if self.is_any_above {
            return None;
        }
        let (six, ten) = (0b11_1111, 0b11_1111_1111);
        let compliant = |text: String| {
            let plain = RohsStatement::plain(RohsStatus::Compliant);
            Some(Judged { statement: RohsStatement { exemption_use: ExemptionUse::None, ..plain }, text })
        };
        let unknown = |text: &str| {
            Some(Judged { statement: RohsStatement::plain(RohsStatus::Unknown), text: text.to_owned() })
        };
        if self.is_any_open {
            return unknown("a restricted substance is declared without an amount");
        }
        if self.below & ten == ten {
            return compliant("all 10 RoHS substances are declared below their limits".to_owned());
        }
        if self.is_full() {
            let count = self.materials.len();
            return compliant(format!(
                "{count} materials declared in full, no RoHS substance above its limit"
            ));
        }
        if self.below & six == six {
            return unknown(
                "six RoHS substances are declared below their limits, the phthalates are not declared",
            );
        }
        if self.materials.is_empty() && self.below == 0 {
            return unknown("the declaration says nothing of RoHS substances");
        }
        unknown("the declaration does not cover all RoHS substances")
    }

    /// Every material is declared to at least 99.9 %, so that nothing above 0.1 % can hide, and the materials make up
    /// the part where the masses are known. (Cadmium below 0.1 % could still hide; a full declaration names it.)
    fn is_full(&self) -> bool {
        let whole = Decimal::new(999, 1);
        let all = |it: &(u32, Decimal, Option<Decimal>)| it.1 >= whole;
        if self.has_loose || self.materials.is_empty() || !self.materials.iter().all(all) {
            return false;
        }
        let masses: Option<Vec<Decimal>> = self.materials.iter().map(|it| it.2).collect();
        let sum = masses.and_then(|it| it.into_iter().try_fold(Decimal::ZERO, |sum, it| sum.checked_add(it)));
        match (sum, self.part_mass) {
            (Some(sum), Some(part)) => part.checked_mul(Decimal::new(99, 2)).is_some_and(|it| sum >= it),
            _ => true,
        }
    }
}

/// No exemption is named, or the text says that there is none.
fn is_denial(exemptions: &str) -> bool {
    let text = exemptions.trim().to_ascii_lowercase();
    text.is_empty()
        || matches!(text.as_str(), "no" | "none" | "n/a" | "na" | "-")
        || text.starts_with("no exemption")
}

/// "Lead 3 % of CuZn39Pb3, limit 0.1 %, exemption 6(c)".
fn describe(declared: &Declared<'_>, group: Restricted, percent: Option<Decimal>) -> String {
    let name = declared.name();
    let mut text = String::from(if name.is_empty() { group.name() } else { name });
    match (percent, declared.above) {
        (Some(percent), _) => {
            if !text.to_lowercase().starts_with(&group.name().to_lowercase()) {
                text.push_str(" as ");
                text.push_str(group.name());
            }
            text.push(' ');
            text.push_str(&percent.round_dp(4).normalize().to_string());
            text.push_str(" %");
        }
        (None, Some(true)) => text.push_str(" above the limit"),
        (None, _) => text.push_str(" without an amount"),
    }
    text.push_str(" of ");
    text.push_str(if declared.material.is_empty() { "the part" } else { declared.material });
    text.push_str(", limit ");
    text.push_str(&group.limit_percent().to_string());
    text.push_str(" %");
    if !declared.exemptions.is_empty() {
        text.push_str(", exemption ");
        text.push_str(declared.exemptions);
    }
    text
}
