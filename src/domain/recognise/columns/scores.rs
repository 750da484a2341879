//! Scores of every meaning for every column, and who gets which.

use super::column::DECIDED;
use crate::domain::recognise::content::ColumnContent;
use crate::domain::recognise::role::Role;
use crate::domain::sorting::sort_by;

/// Below this a meaning is not given.
pub(super) const THRESHOLD: f32 = 0.44;

/// A role that another column holds by so much more is no rival.
const HELD: f32 = 0.15;

/// What a nearly blank column falls behind a full one.
const SPARSE: f32 = 0.4;

/// Scores of all roles for all columns.
pub(super) struct Scores {
    width: usize,
    cells: Vec<f32>,
}

impl Scores {
    pub(super) fn new(width: usize) -> Self {
        Self { width, cells: vec![0.0; width * Role::ALL.len()] }
    }

    fn at(column: usize, role: Role) -> usize {
        column * Role::ALL.len() + role as usize
    }

    pub(super) fn set(&mut self, column: usize, role: Role, score: f32) {
        if let Some(cell) = self.cells.get_mut(Self::at(column, role)) {
            *cell = score;
        }
    }

    pub(super) fn get(&self, column: usize, role: Role) -> f32 {
        self.cells.get(Self::at(column, role)).copied().unwrap_or(0.0)
    }

    /// Of two columns that a single role could be given to, one that is nearly blank is not preferred to a full one:
    /// "Quantity" of the product beside "BoM Lines/Quantity".
    pub(super) fn prefer_fuller(&mut self, contents: &[ColumnContent]) {
        let filled = |column: usize| contents.get(column).map_or(0, |it| it.filled);
        for role in [Role::Quantity, Role::Description, Role::Value, Role::Footprint] {
            let held: Vec<usize> =
                (0..self.width).filter(|it| (THRESHOLD..DECIDED).contains(&self.get(*it, role))).collect();
            let most = held.iter().map(|it| filled(*it)).max().unwrap_or(0);
            for column in held {
                if filled(column) * 4 < most {
                    self.set(column, role, self.get(column, role) - SPARSE);
                }
            }
        }
    }

    /// The next best role of a column, but for those that other columns hold more surely.
    pub(super) fn runner_up(
        &self,
        column: usize,
        role: Role,
        given: &[Option<(Role, f32)>],
    ) -> Option<(Role, f32)> {
        let is_held = |role: Role, score: f32| {
            given
                .iter()
                .enumerate()
                .any(|(at, it)| at != column && it.is_some_and(|it| it.0 == role && it.1 > score + HELD))
        };
        Role::ALL
            .into_iter()
            .filter(|it| *it != role)
            .map(|it| (it, self.get(column, it)))
            .filter(|it| it.1 > 0.2 && !is_held(it.0, it.1))
            .max_by(|a, b| a.1.total_cmp(&b.1))
    }

    /// Gives each column its role: the surest pair first, single roles once, earlier columns before later ones.
    pub(super) fn assign(&self) -> Vec<Option<(Role, f32)>> {
        let mut pairs: Vec<(f32, usize, Role)> = Vec::new();
        for column in 0..self.width {
            for role in Role::ALL {
                let score = self.get(column, role);
                if score >= THRESHOLD {
                    pairs.push((score, column, role));
                }
            }
        }
        sort_by(&mut pairs, |a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)).then(a.2.cmp(&b.2)));
        let mut given: Vec<Option<(Role, f32)>> = vec![None; self.width];
        let mut taken = [false; Role::ALL.len()];
        for (score, column, role) in pairs {
            let is_taken = taken.get(role as usize).copied().unwrap_or(false);
            if role.is_single() && is_taken {
                continue;
            }
            let Some(slot) = given.get_mut(column) else { continue };
            if slot.is_none() {
                *slot = Some((role, score));
                if let Some(flag) = taken.get_mut(role as usize) {
                    *flag = true;
                }
            }
        }
        given
    }
}
