//! The attrition tables that the product brings, and which one a process uses.

use crate::domain::json::json_of;
use crate::domain::profile::attrition::AttritionTable;
use crate::domain::profile::{Process, Profile};

const TABLES: &str = include_str!("embedded/attrition.json");

/// All embedded attrition tables.
pub fn attrition_tables() -> Vec<AttritionTable> {
    json_of(TABLES.as_bytes()).unwrap_or_default()
}

/// An embedded attrition table by its name.
pub fn attrition_table(name: &str) -> Option<AttritionTable> {
    if name.is_empty() {
        return None;
    }
    attrition_tables().into_iter().find(|it| it.name == name)
}

impl Profile {
    /// The attrition table of a process: the profile's own before an embedded one.
    pub fn table(&self, process: &Process) -> Option<AttritionTable> {
        self.attrition_tables
            .iter()
            .find(|it| it.name == process.attrition)
            .cloned()
            .or_else(|| crate::domain::profile::tables::attrition_table(&process.attrition))
    }

    /// The attrition tables that the profile uses or brings: those of its processes first, each once.
    pub fn tables(&self) -> Vec<AttritionTable> {
        let mut tables: Vec<AttritionTable> = Vec::new();
        let used = self.processes.iter().filter_map(|it| self.table(it));
        for table in used.chain(self.attrition_tables.iter().cloned()) {
            if !tables.iter().any(|it| it.name == table.name) {
                tables.push(table);
            }
        }
        tables
    }
}
