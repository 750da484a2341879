//! One row of the table for a substance, category or question once it closes.

use rust_decimal::Decimal;

use super::{DeclaredEntry, Reader};

impl Reader {
    pub(super) fn write_row(&mut self, entry: &DeclaredEntry) {
        let Some((part, around)) = self.parts.split_last_mut() else { return };
        if self.table.row_count() >= self.row_limit {
            self.is_cut = true;
            return;
        }
        part.rows += 1;
        let ordinals: Vec<String> = around.iter().chain([&*part]).map(|it| it.ordinal.to_string()).collect();
        let numbers: Vec<&str> = around.iter().map(|it| it.number.as_str()).collect();
        let material_mass = self.material.as_ref().and_then(|it| it.mass);
        let of_mass = || {
            let whole = material_mass.filter(|it| !it.is_zero())?;
            entry.mass?.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(whole)
        };
        let decimal = |it: Option<Decimal>| it.map(|it| it.normalize().to_string()).unwrap_or_default();
        let exemptions = if entry.exemptions.is_empty() { &part.exemptions } else { &entry.exemptions };
        let content = worse(entry.percent, of_mass());
        // A share of the whole part is none of a material.
        let is_of_part = content.is_none() && entry.part_percent.is_some();
        if let Some(material) = &mut self.material {
            material.rows += 1;
        }
        let material = self.material.as_ref().filter(|_| !is_of_part);
        let material_name = material.map_or("", |it| match it.name.as_str() {
            "" => "unnamed material",
            name => name,
        });
        for cell in
            [part.number.as_str(), &part.name, &numbers.join("\n"), &self.supplier, &self.date, material_name]
        {
            self.table.push_cell(cell);
        }
        self.table.push_cell(&entry.name);
        self.table.push_cell(&entry.cas);
        self.table.push_cell(&decimal(content.or(entry.part_percent)));
        self.table.push_cell(match entry.above {
            Some(true) => "yes",
            Some(false) => "no",
            None => "",
        });
        self.table.push_cell(&self.list);
        self.table.push_cell(exemptions);
        self.table.push_cell(&material.map(|_| self.materials.to_string()).unwrap_or_default());
        self.table.push_cell(&decimal(material_mass));
        self.table.push_cell(&decimal(part.mass));
        self.table.push_cell(&decimal(entry.threshold));
        self.table.push_cell(entry.answer.unwrap_or(""));
        self.table.push_cell(&ordinals.join(" "));
        self.table.push_cell(self.entries.last().map_or("", |it| &it.name));
        self.table.end_row();
    }
}

/// The share and the one that the masses tell are the same but for rounding; else the larger counts.
fn worse(stated: Option<Decimal>, of_mass: Option<Decimal>) -> Option<Decimal> {
    let (Some(one), Some(other)) = (stated, of_mass) else { return stated.or(of_mass) };
    let is_near = other <= one.saturating_mul(Decimal::new(11, 1));
    Some(if is_near { one } else { other })
}
