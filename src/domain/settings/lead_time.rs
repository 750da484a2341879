//! Grades of lead times (docs/cost.md#grades-of-lead-times): 8, 12, 16 and 26 weeks unless the user changes them.

use serde::{Deserialize, Serialize};

/// The grade of a stated lead time. The order is that of weight.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum LeadGrade {
    Normal,
    Watch,
    Amber,
    Long,
    Critical,
}

impl LeadGrade {
    /// The grade of a lead time in days.
    pub fn of(days: u32, grades: &LeadTimeGrades) -> Self {
        match days {
            _ if days >= grades.critical_days => Self::Critical,
            _ if days >= grades.long_days => Self::Long,
            _ if days >= grades.amber_days => Self::Amber,
            _ if days >= grades.watch_days => Self::Watch,
            _ => Self::Normal,
        }
    }

    /// The word of `report.json` and of the screen.
    pub fn code(self) -> &'static str {
        match self {
            Self::Normal => "normal",
            Self::Watch => "watch",
            Self::Amber => "amber",
            Self::Long => "long",
            Self::Critical => "critical",
        }
    }
}

/// From how many days on a lead time is worth a watch, long, or critical. Weeks × 7.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeadTimeGrades {
    pub watch_days: u32,
    pub amber_days: u32,
    pub long_days: u32,
    pub critical_days: u32,
}

impl Default for LeadTimeGrades {
    /// 8, 12, 16 and 26 weeks.
    fn default() -> Self {
        Self { watch_days: 56, amber_days: 84, long_days: 112, critical_days: 182 }
    }
}

#[cfg(test)]
mod tests {
    use super::{LeadGrade, LeadTimeGrades};

    #[test]
    fn grades_begin_at_their_limits_and_follow_them() {
        let usual = LeadTimeGrades::default();
        for (weeks, code) in [
            (0, "normal"),
            (7, "normal"),
            (8, "watch"),
            (11, "watch"),
            (12, "amber"),
            (15, "amber"),
            (16, "long"),
            (25, "long"),
            (26, "critical"),
            (99, "critical"),
        ] {
            assert_eq!(LeadGrade::of(weeks * 7, &usual).code(), code, "{weeks} weeks");
        }
        let own = LeadTimeGrades { long_days: 30, ..usual };
        assert_eq!(LeadGrade::of(30, &own), LeadGrade::Long);
    }
}
