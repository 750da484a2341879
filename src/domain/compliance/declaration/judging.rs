//! The rows of one part → what they prove of it alone, without the parts inside of it.

use rust_decimal::Decimal;

use super::answers::read_answer;
use super::doubt::{Doubt, DoubtKind};
use super::lists::{PHTHALATES_SINCE, month_of, month_of_list};
use super::materials::{Material, by_material, total};
use super::{Declared, Judged, NumberTrouble};
use crate::domain::compliance::exemptions::find;
use crate::domain::compliance::exemptions::limits::named_in_declaration;
use crate::domain::compliance::substances::Restricted;
use crate::domain::compliance::{ExemptionUse, RohsStatement, RohsStatus};

const SIX: u16 = 0b11_1111;
const TEN: u16 = 0b11_1111_1111;

/// What the rows of a part prove of the whole of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Whole {
    /// It has no rows of its own.
    Silent,
    /// By answers that hold for all of it.
    Clean { text: String, exemption_use: ExemptionUse },
    /// So many materials are declared in full and clean.
    Full(usize),
    /// Something is open: why.
    Open(String),
    /// Nothing speaks against it, and not enough is said: why.
    Incomplete(String),
    /// A restricted substance is above its limit.
    Above,
}

/// What the rows of one part say.
#[derive(Debug)]
pub struct Verdict {
    /// Above a limit, with the row that says it.
    pub statements: Vec<(usize, Judged)>,
    /// Said of the part as a whole, without amount and exemption: a material that says more of the group explains it.
    pub unexplained: Vec<(Restricted, usize, Judged)>,
    /// Groups of which a material is above the limit by an exemption; one bit each.
    pub exempt: u16,
    pub doubts: Vec<Doubt>,
    pub whole: Whole,
    /// The masses of its own materials; `None`: not all are stated.
    pub material_mass: Option<Decimal>,
    pub part_mass: Option<Decimal>,
    /// Groups that are declared below their limit for the part as a whole.
    below: u16,
    is_open: bool,
}

/// Judges the rows of one part; each comes with its number in the table.
pub fn judge(rows: &[(usize, Declared<'_>)]) -> Verdict {
    let mut verdict = Verdict {
        statements: Vec::new(),
        unexplained: Vec::new(),
        exempt: 0,
        doubts: Vec::new(),
        whole: Whole::Silent,
        material_mass: Some(Decimal::ZERO),
        part_mass: rows.iter().find_map(|it| it.1.part_mass),
        below: 0,
        is_open: false,
    };
    let substances: Vec<_> = rows.iter().filter(|it| it.1.answer.is_empty()).copied().collect();
    for (row, declared) in &substances {
        verdict.doubt_row(*row, declared);
    }
    verdict.doubt_lists(rows);
    let materials = by_material(&substances);
    let mut unfinished = None;
    let mut count = 0;
    for material in &materials {
        let below = verdict.judge_material(material);
        if material.number == 0 {
            verdict.below = below;
            continue;
        }
        count += 1;
        let sum = verdict.doubt_material(material);
        if sum < Decimal::new(999, 1) && below & TEN != TEN {
            unfinished.get_or_insert((material.name(), sum));
        }
    }
    verdict.weigh(&materials);
    let has_loose =
        substances.iter().any(|(_, it)| it.material_number == 0 && !it.is_blank() && it.above.is_none());
    verdict.whole = verdict.conclude(rows, count, unfinished, has_loose);
    verdict
}

impl Verdict {
    fn doubt(&mut self, kind: DoubtKind, row: usize, what: &str, amount: impl Into<String>) {
        self.doubts.push(Doubt::new(kind, row, what, amount));
    }

    fn doubt_row(&mut self, row: usize, declared: &Declared<'_>) {
        let what = if declared.is_blank() { declared.material } else { described(declared) };
        let masses = [declared.percent, declared.material_mass, declared.part_mass];
        if let Some(negative) = masses.into_iter().flatten().find(|it| *it < Decimal::ZERO) {
            self.doubt(DoubtKind::Negative, row, what, negative.normalize().to_string());
        }
        if let Some(trouble) = declared.number_trouble() {
            let what = if trouble == NumberTrouble::NotACas { declared.cas } else { declared.substance };
            self.doubt(DoubtKind::Number, row, what, "");
        }
        let is_content = declared.percent.is_some() || declared.material_number > 0;
        if !is_content || declared.above.is_some() && declared.percent.is_none() {
            return;
        }
        if declared.is_kept_back() {
            self.doubt(DoubtKind::Undisclosed, row, what, "");
        } else if !declared.is_blank() && declared.is_unidentified() {
            self.doubt(DoubtKind::Unidentified, row, what, "");
        }
    }

    /// The declaration must not be older than what it speaks of.
    fn doubt_lists(&mut self, rows: &[(usize, Declared<'_>)]) {
        let stale = rows.iter().find_map(|(row, it)| {
            let (said, list) = (month_of(it.date)?, month_of_list(it.list)?);
            (said < list).then_some((*row, it.list, it.date))
        });
        if let Some((row, list, date)) = stale {
            self.doubt(DoubtKind::OlderThanList, row, list, date);
        }
    }

    /// The sum of a material in percent; more than all of it, and lead in its name alone, are doubted.
    fn doubt_material(&mut self, material: &Material<'_, '_>) -> Decimal {
        let sum = material.sum();
        if sum > Decimal::new(1005, 1) {
            self.doubt(
                DoubtKind::SumOver,
                material.row(),
                material.name(),
                sum.round_dp(2).normalize().to_string(),
            );
        }
        let lead = |it: &&&(usize, Declared<'_>)| it.1.groups().iter().any(|it| it.0 == Restricted::Lead);
        if material.names_lead() {
            let declared = material.rows.iter().filter(lead).map(|it| (&it.1, Decimal::ONE));
            let is_named_only = total(declared) <= Decimal::new(1, 1)
                && !material.rows.iter().any(|it| it.1.above == Some(true));
            if is_named_only {
                self.doubt(DoubtKind::LeadInName, material.row(), material.name(), "");
            }
        }
        sum
    }

    /// The masses of the materials against that of the part.
    fn weigh(&mut self, materials: &[Material<'_, '_>]) {
        let own = || materials.iter().filter(|it| it.number > 0);
        self.material_mass =
            own().map(Material::mass).try_fold(Decimal::ZERO, |sum, it| sum.checked_add(it?));
        let (Some(sum), Some(part)) = (self.material_mass, self.part_mass) else { return };
        let most = part.saturating_mul(Decimal::new(105, 2));
        if let Some(first) = own().next()
            && sum > most
            && part > Decimal::ZERO
        {
            let share = sum.saturating_mul(Decimal::ONE_HUNDRED) / part;
            self.doubt(
                DoubtKind::SumOver,
                first.row(),
                first.name(),
                share.round_dp(1).normalize().to_string(),
            );
        }
    }

    /// Judges each restricted group of a material; the groups that are below their limit, one bit each.
    fn judge_material(&mut self, material: &Material<'_, '_>) -> u16 {
        let mut groups: Vec<(Restricted, Vec<(usize, &Declared<'_>, Decimal)>)> = Vec::new();
        for (row, declared) in &material.rows {
            for (group, share) in declared.groups() {
                let item = (*row, declared, share);
                match groups.iter_mut().find(|it| it.0 == group) {
                    Some(known) => known.1.push(item),
                    None => groups.push((group, vec![item])),
                }
            }
        }
        groups.iter().filter(|it| self.judge_group(it.0, &it.1)).fold(0, |bits, it| bits | 1 << it.0 as u16)
    }

    /// Judges one group in one material, or in the part as a whole; `true`: it is declared below its limit.
    fn judge_group(&mut self, group: Restricted, items: &[(usize, &Declared<'_>, Decimal)]) -> bool {
        let is_of_material = items.iter().any(|it| it.1.material_number > 0);
        let limit = group.limit_percent();
        let sum = total(items.iter().map(|it| (it.1, it.2)));
        let is_over = sum > limit;
        if is_over || items.iter().any(|it| it.1.above == Some(true)) {
            self.judge_above(group, items, sum, is_of_material);
            return false;
        }
        // An answer to a list of REACH is held against the article.
        let answers = || items.iter().filter(|it| is_of_material || !it.1.is_of_reach_list());
        let is_open = |it: &Declared<'_>| match (it.above, it.percent) {
            (Some(_), _) => named_in_declaration(it.exemptions) != (Vec::new(), false),
            (None, None) => true,
            (None, Some(percent)) => !is_of_material && !percent.is_zero(),
        };
        if let Some(open) = answers().find(|it| is_open(it.1)) {
            self.is_open = true;
            let text = describe(open.1, group, open.1.percent.map(|it| it.saturating_mul(open.2)), 1);
            let statement = RohsStatement::plain(RohsStatus::Unknown);
            self.statements.push((open.0, Judged { statement, text }));
            return false;
        }
        let too_high = |it: &&(usize, &Declared<'_>, Decimal)| {
            it.1.percent.is_none() && it.1.threshold.is_some_and(|it| it > limit)
        };
        if let Some((row, declared, _)) = answers().find(too_high) {
            let held = declared.threshold.unwrap_or_default().normalize().to_string();
            self.doubt(DoubtKind::Threshold, *row, described(declared), held);
            return false;
        }
        answers().next().is_some()
    }

    /// A group above its limit: by an exemption that covers it, or not compliant.
    fn judge_above(
        &mut self,
        group: Restricted,
        items: &[(usize, &Declared<'_>, Decimal)],
        sum: Decimal,
        is_of_material: bool,
    ) {
        let covers: Vec<Cover> = items.iter().map(|it| cover(it.1, group, sum, is_of_material)).collect();
        // What is said of the part as a whole without an amount is explained by an exemption that is named beside it.
        let explains = |it: &Declared<'_>| {
            it.material_number == 0 && it.percent.is_none() && covers.iter().any(|it| it.is_covered)
        };
        let open = || items.iter().zip(&covers).filter(|it| !it.1.is_covered && !explains(it.0.1));
        let uncovered = total(open().map(|it| (it.0.1, it.0.2)));
        let is_left = uncovered > group.limit_percent() || open().any(|it| it.0.1.above == Some(true));
        let weight =
            |it: &&(usize, &Declared<'_>, Decimal)| it.1.percent.unwrap_or_default().saturating_mul(it.2);
        let speaks = match is_left {
            true => open().map(|it| it.0).max_by_key(weight),
            false => items.iter().max_by_key(weight),
        };
        let Some((row, declared, _)) = speaks else { return };
        let has_amount = items.iter().any(|it| it.1.percent.is_some());
        let counted = items.iter().filter(|it| it.1.percent.is_some()).count();
        let mut text = describe(declared, group, has_amount.then_some(sum), counted);
        if !is_left {
            let mut exemptions: Vec<String> = Vec::new();
            for entry in covers.into_iter().flat_map(|it| it.entries) {
                if !exemptions.contains(&entry) {
                    exemptions.push(entry);
                }
            }
            self.exempt |= 1 << group as u16;
            let statement = RohsStatement { exemptions, ..RohsStatement::plain(RohsStatus::ByExemption) };
            self.statements.push((*row, Judged { statement, text }));
            return;
        }
        if let Some(why) =
            items.iter().zip(&covers).find(|it| it.0.0 == *row).and_then(|it| it.1.why.as_ref())
        {
            text.push_str(why);
        }
        let judged = Judged { statement: RohsStatement::plain(RohsStatus::NonCompliant), text };
        match !is_of_material && !has_amount {
            true => self.unexplained.push((group, *row, judged)),
            false => self.statements.push((*row, judged)),
        }
    }

    fn conclude(
        &mut self,
        rows: &[(usize, Declared<'_>)],
        materials: usize,
        unfinished: Option<(&str, Decimal)>,
        has_loose: bool,
    ) -> Whole {
        let answered = self.take_answers(rows);
        let by_list = self.below & TEN == TEN;
        if answered.is_some() || by_list {
            self.doubt_phthalates(rows);
        }
        if !self.unexplained.is_empty()
            || self.statements.iter().any(|it| it.1.statement.status != RohsStatus::Unknown)
        {
            return Whole::Above;
        }
        if let Some(doubt) = self.doubts.first() {
            return Whole::Open(doubt.text());
        }
        if self.is_open {
            return Whole::Open("a restricted substance is declared without an amount".to_owned());
        }
        if by_list {
            let text = "all 10 RoHS substances are declared below their limits".to_owned();
            return Whole::Clean { text, exemption_use: ExemptionUse::None };
        }
        if let Some(whole) = answered {
            return whole;
        }
        if materials > 0 && unfinished.is_none() && !has_loose {
            return Whole::Full(materials);
        }
        Whole::Incomplete(match unfinished {
            _ if rows.iter().all(|it| it.1.is_blank() && it.1.material_number == 0) => return Whole::Silent,
            Some((name, sum)) if self.below & SIX != SIX => {
                format!("{name}: {} % is declared, the rest is not named", sum.round_dp(2).normalize())
            }
            _ if self.below & SIX == SIX => {
                "six RoHS substances are declared below their limits, the phthalates are not declared"
                    .to_owned()
            }
            _ if materials == 0 && self.below == 0 => {
                "the declaration says nothing of RoHS substances".to_owned()
            }
            _ => "the declaration does not cover all RoHS substances".to_owned(),
        })
    }

    /// The answers of class A: the worst counts.
    fn take_answers(&mut self, rows: &[(usize, Declared<'_>)]) -> Option<Whole> {
        let answers = rows.iter().filter(|it| !it.1.answer.is_empty());
        let read = answers.filter_map(|it| Some((it.0, it.1, read_answer(&it.1)?)));
        let mut whole = None;
        for (row, declared, statement) in read {
            let text = format!("“{}”: {}", declared.substance, declared.answer);
            match statement.status {
                RohsStatus::Compliant => {
                    let exemption_use = statement.exemption_use;
                    whole.get_or_insert(Whole::Clean { text, exemption_use });
                }
                RohsStatus::Unknown => {
                    whole = Some(Whole::Incomplete([&text, ", of six substances"].concat()));
                }
                _ => self.statements.push((row, Judged { statement, text })),
            }
        }
        whole
    }

    /// An answer of a day before the phthalates cannot speak of ten substances.
    fn doubt_phthalates(&mut self, rows: &[(usize, Declared<'_>)]) {
        let early = |it: &&(usize, Declared<'_>)| month_of(it.1.date).is_some_and(|it| it < PHTHALATES_SINCE);
        let is_stale = self.doubts.iter().any(|it| it.kind == DoubtKind::OlderThanList);
        if let Some((row, declared)) = rows.iter().find(early).filter(|_| !is_stale) {
            self.doubt(DoubtKind::BeforePhthalates, *row, declared.date, declared.date);
        }
    }
}

/// Whether what a row cites covers an amount, by which entries, and why not.
struct Cover {
    is_covered: bool,
    entries: Vec<String>,
    why: Option<String>,
}

fn cover(declared: &Declared<'_>, group: Restricted, sum: Decimal, is_of_material: bool) -> Cover {
    let (mut entries, is_unread) = named_in_declaration(declared.exemptions);
    let mut why = None;
    entries.retain(|entry| {
        let Some(row) = find(entry) else { return true };
        let reason = if !row.is_for(group) {
            format!(" ({entry} is not for {})", group.name())
        } else if declared.percent.is_some() && !row.allows(sum, is_of_material) {
            let (sign, limit) = row.limit().unwrap_or(("", Decimal::ZERO));
            let bound = if sign == ">=" { "at least" } else { "at most" };
            format!(" ({entry} is for {bound} {limit} %)")
        } else if !row.is_for_material(declared.material) {
            format!(" ({entry} is not for this material)")
        } else {
            return true;
        };
        why.get_or_insert(reason);
        false
    });
    Cover { is_covered: is_unread || !entries.is_empty(), entries, why }
}

fn described<'a>(declared: &Declared<'a>) -> &'a str {
    if declared.substance.is_empty() { declared.cas } else { declared.substance }
}

/// "Lead 3 % of CuZn39Pb3, limit 0.1 %, exemption 6(c)".
fn describe(declared: &Declared<'_>, group: Restricted, percent: Option<Decimal>, counted: usize) -> String {
    let name = if counted > 1 { "" } else { declared.name() };
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
        (None, Some(false)) => text.push_str(" below the limit"),
        (None, None) => text.push_str(" without an amount"),
    }
    text.push_str(" of ");
    text.push_str(if declared.material.is_empty() { "the part" } else { declared.material });
    if counted > 1 {
        text.push_str(&format!(" in {counted} amounts added up"));
    }
    text.push_str(", limit ");
    text.push_str(&group.limit_percent().to_string());
    text.push_str(" %");
    if !declared.exemptions.is_empty() {
        text.push_str(", exemption ");
        text.push_str(declared.exemptions);
    }
    text
}
