//! Parts and processes together: what a board costs with each process, and which process is taken.

use rust_decimal::Decimal;

use super::parts::Parts;
use super::process::{Around, Quality, Work, around, quality};
use crate::domain::money::rounding::per_good_board;
use crate::domain::profile::attrition::AttritionTable;
use crate::domain::profile::phases::{Phase, Phases};
use crate::domain::profile::{Process, Profile};

/// Everything that the cost of a build depends on.
pub struct Calculation<'a> {
    pub(super) parts: Parts,
    processes: Vec<(&'a Process, Quality)>,
    work: Work,
    /// Price of one unit of the profile's currency in that of the totals; `None`: the cost around the parts cannot be
    /// added.
    rate: Option<Decimal>,
    /// The process that the user chose.
    chosen: Option<usize>,
    phases: Phases,
}

/// What the user chose of a profile.
#[derive(Debug, Clone, Copy, Default)]
pub struct Choices<'a> {
    pub profile: Option<&'a Profile>,
    /// The attrition tables of its processes, in their order.
    pub attrition: &'a [Option<AttritionTable>],
    /// Price of one unit of the profile's currency in that of the totals.
    pub rate: Option<Decimal>,
    /// Name of the process for all volumes; `None` or not there: the cheaper one of each volume.
    pub process: Option<&'a str>,
    /// Share of good boards in place of the process's own.
    pub good: Option<Decimal>,
    /// Where costs cannot be compared, the last process is taken for mass production and the first before it.
    pub phases: Phases,
}

impl<'a> Calculation<'a> {
    /// Brings the parts and the processes together.
    pub fn new(mut parts: Parts, choices: Choices<'a>) -> Self {
        let listed = choices.profile.map_or(&[][..], |it| it.processes.as_slice());
        let to_table = choices.rate.and_then(|it| Decimal::ONE.checked_div(it));
        parts.lose(choices.attrition, to_table);
        let work = if listed.is_empty() { Work::default() } else { Work::of(parts.packages()) };
        let processes = listed
            .iter()
            .map(|process| {
                let mut quality = quality(process, &work);
                if let Some(good) = choices.good {
                    quality.good = good;
                    quality.first_pass = quality.first_pass.min(good);
                }
                (process, quality)
            })
            .collect();
        let chosen = choices.process.and_then(|name| listed.iter().position(|it| it.name == name));
        Self { parts, processes, work, rate: choices.rate, chosen, phases: choices.phases }
    }

    /// The parts, for the next calculation.
    pub fn into_parts(self) -> Parts {
        self.parts
    }

    /// What one board asks of the assembly line.
    pub fn work(&self) -> Work {
        self.work
    }

    /// How many processes there are to choose from; zero where the parts alone are costed.
    pub fn processes(&self) -> usize {
        self.processes.len()
    }

    /// The cost around the parts is part of the totals.
    pub fn counts_around(&self) -> bool {
        self.rate.is_some() && !self.processes.is_empty()
    }

    pub(super) fn quality(&self, process: usize) -> Quality {
        self.processes.get(process).map_or(Quality::PERFECT, |it| it.1)
    }

    /// The cost around parts that cost `parts`.
    pub(super) fn around(&self, process: usize, boards: u32, parts: Decimal) -> Around {
        match (self.processes.get(process), self.rate) {
            (Some((process, quality)), Some(rate)) => {
                around(process, &self.work, *quality, boards, parts, rate)
            }
            _ => Around::default(),
        }
    }

    /// The cost of a good board, where its parts cost `parts` for all boards.
    pub(super) fn per_board(&self, process: usize, boards: u32, parts: Decimal) -> Decimal {
        let total = parts.saturating_add(self.around(process, boards, parts).sum());
        per_good_board(total, boards, self.quality(process).good)
    }

    /// The cost of a good board with a process at any number of boards.
    pub fn per_board_at(&self, process: usize, boards: u32) -> Decimal {
        self.per_board(process, boards, self.parts.total(process, boards))
    }

    /// The process for a number of boards: the chosen one, else the cheapest of `costs`, the costs of a good board.
    pub(super) fn best(&self, boards: u32, costs: &[Decimal]) -> usize {
        if let Some(chosen) = self.chosen {
            return chosen;
        }
        if !self.counts_around() {
            let is_mass = self.phases.phase(boards) == Phase::MassProduction;
            return if is_mass { self.processes.len().saturating_sub(1) } else { 0 };
        }
        costs.iter().enumerate().min_by_key(|it| it.1).map_or(0, |it| it.0)
    }

    /// Of `costs`, the costs of a good board with each process, that of the process that is taken.
    pub fn taken_of(&self, boards: u32, costs: &[Decimal]) -> Decimal {
        costs.get(self.best(boards, costs)).copied().unwrap_or_default()
    }
}
