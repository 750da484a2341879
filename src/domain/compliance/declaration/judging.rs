//! The rows of one part → what they prove of it alone, without the parts inside of it.

mod groups;

use rust_decimal::Decimal;

use super::answers::read_answer;
use super::doubt::{Doubt, DoubtKind};
use super::lists::{PHTHALATES_SINCE, month_of, month_of_list};
use super::materials::{Material, by_material, total};
use super::{Declared, Judged, NumberTrouble};
use crate::domain::compliance::substances::Restricted;
use crate::domain::compliance::{ExemptionUse, RohsStatus};

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
            self.doubt(DoubtKind::Negative, row, what, told(negative, 28));
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
            self.doubt(DoubtKind::SumOver, material.row(), material.name(), told(sum, 2));
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
            let share = sum.saturating_mul(Decimal::ONE_HUNDRED).checked_div(part).unwrap_or(Decimal::MAX);
            self.doubt(DoubtKind::SumOver, first.row(), first.name(), told(share, 1));
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
                format!("{name}: {} % is declared, the rest is not named", told(sum, 2))
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

/// An amount with so many decimals at most. It is told in many places, and is in the program once.
#[inline(never)]
fn told(amount: Decimal, decimals: u32) -> String {
    amount.round_dp(decimals).normalize().to_string()
}

fn described<'a>(declared: &Declared<'a>) -> &'a str {
    if declared.substance.is_empty() { declared.cas } else { declared.substance }
}
