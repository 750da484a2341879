//! The elements of a declaration one after the other: which part, material and substance is open, and its row once it closes.

use rust_decimal::Decimal;

use super::attributes::{MOST_TEXT, clean, first_of, milligrams, percent};
use crate::domain::read::table::Table;
use crate::domain::read::xml::Tag;

/// What an element that is open means to us.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Element {
    Part,
    PartId,
    Material,
    /// A substance, a category of substances, or a group of them.
    Entry,
    CategoryList,
    /// Inside of it an id names a list and not a substance.
    Exemptions,
    /// Its text is the value.
    Field(Field),
    Other,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Field {
    PartNumber,
    Name,
    Identity,
    Percent,
    Exemption,
}

/// A part that is being read.
#[derive(Debug, Default)]
struct Part {
    number: String,
    name: String,
    mass: Option<Decimal>,
    exemptions: String,
    rows: usize,
}

#[derive(Debug, Default)]
struct Material {
    name: String,
    mass: Option<Decimal>,
}

/// A substance or category that is being read.
#[derive(Debug, Default)]
struct Entry {
    name: String,
    cas: String,
    /// Of the material.
    percent: Option<Decimal>,
    /// Of the whole part.
    part_percent: Option<Decimal>,
    /// In milligrams.
    mass: Option<Decimal>,
    above: Option<bool>,
    exemptions: String,
    /// Substances inside of a category speak for it.
    has_inner: bool,
}

/// Walks through a declaration and writes its rows.
#[derive(Debug, Default)]
pub(super) struct Reader {
    pub(super) table: Table,
    row_limit: usize,
    /// Rows were left out, for there are more than the limit.
    pub(super) is_cut: bool,
    supplier: String,
    date: String,
    list: String,
    materials: u32,
    text: String,
    elements: Vec<Element>,
    parts: Vec<Part>,
    material: Option<Material>,
    entries: Vec<Entry>,
}

impl Reader {
    pub(super) fn new(row_limit: usize) -> Self {
        Self { row_limit, ..Self::default() }
    }

    /// Elements that are open.
    pub(super) fn depth(&self) -> usize {
        self.elements.len()
    }

    /// An element opens; an empty one is closed at once by [`Self::close`].
    pub(super) fn open(&mut self, tag: &Tag<'_>) {
        self.text.clear();
        let element = self.element(tag);
        self.elements.push(element);
    }

    fn element(&mut self, tag: &Tag<'_>) -> Element {
        match tag.name {
            "Product" | "SubProduct" | "ProductPart" | "Part" => {
                self.parts.push(Part::default());
                return Element::Part;
            }
            "ProductID" => {
                if let Some(part) = self.parts.last_mut() {
                    part.number = first_of(
                        tag,
                        &["itemNumber", "identifier", "requesterItemNumber", "requesterIdentifier"],
                    );
                    part.name = first_of(tag, &["itemName", "name"]);
                }
                return Element::PartId;
            }
            "SupplyCompany" => self.supplier = first_of(tag, &["name", "nameLocal"]),
            "Response" => self.date = first_of(tag, &["date"]),
            "Material" | "HomogeneousMaterial" => {
                self.materials += 1;
                self.material = Some(Material { name: first_of(tag, &["name"]), mass: milligrams(tag) });
                return Element::Material;
            }
            "SubstanceCategoryList" => return Element::CategoryList,
            "SubstanceCategoryListID" => self.list = first_of(tag, &["identity"]),
            "Substance" | "SubstanceCategory" | "SubstanceGroup" | "DsDsg" => {
                if let Some(outer) = self.entries.last_mut() {
                    outer.has_inner = true;
                }
                let name = first_of(tag, &["name"]);
                self.entries.push(Entry { name, mass: milligrams(tag), ..Entry::default() });
                return Element::Entry;
            }
            "Exemptions" => return Element::Exemptions,
            "RohsExemption" => return Element::Field(Field::Exemption),
            "PartNumber" => return Element::Field(Field::PartNumber),
            "Name" => return Element::Field(Field::Name),
            "Identity" => return Element::Field(Field::Identity),
            "Percentage" => return Element::Field(Field::Percent),
            _ => self.take_attributes(tag),
        }
        match tag.name {
            "MassPercent" | "MatMassPercent" => Element::Field(Field::Percent),
            _ => Element::Other,
        }
    }

    /// Elements whose attributes say something of what is open around them.
    fn take_attributes(&mut self, tag: &Tag<'_>) {
        match tag.name {
            "Amount" | "Mass" => self.take_mass(tag),
            "SubstanceID" | "UniqueID" | "SubstanceCategoryID" if !self.is_inside(Element::Exemptions) => {
                let is_cas = tag.raw("authority").is_some_and(|it| it.eq_ignore_ascii_case("cas"));
                if let Some(entry) = self.entries.last_mut().filter(|it| is_cas && it.cas.is_empty()) {
                    entry.cas = first_of(tag, &["identity"]);
                }
            }
            "Exemption" => {
                let named = first_of(tag, &["identity", "description"]);
                self.add_exemption(&named);
            }
            "Threshold" => {
                let above = tag.raw("overThreshold").or_else(|| tag.raw("aboveThresholdLevel"));
                if let Some(entry) = self.entries.last_mut() {
                    entry.above = match above.map(str::trim) {
                        Some("true" | "1" | "yes" | "Yes" | "True") => Some(true),
                        Some("false" | "0" | "no" | "No" | "False") => Some(false),
                        _ => entry.above,
                    };
                }
            }
            "Concentration" | "MassPercent" | "MatMassPercent" => {
                let value = first_of(tag, &["value", "massPercent"]);
                let unit = first_of(tag, &["UOM", "unitOfMeasure"]);
                if let (Some(entry), Some(percent)) = (self.entries.last_mut(), percent(&value, &unit)) {
                    match tag.name {
                        "MassPercent" => entry.part_percent = Some(percent),
                        _ => entry.percent = Some(percent),
                    }
                }
            }
            _ => {}
        }
    }

    fn take_mass(&mut self, tag: &Tag<'_>) {
        let share = percent(&first_of(tag, &["value", "mass"]), &first_of(tag, &["UOM", "unitOfMeasure"]));
        let is_share = milligrams(tag).is_none();
        match self.elements.last() {
            Some(Element::Entry) => {
                if let Some(entry) = self.entries.last_mut() {
                    entry.mass = milligrams(tag).or(entry.mass);
                    if is_share && entry.percent.is_none() {
                        entry.percent = share;
                    }
                }
            }
            Some(Element::Material) => {
                if let Some(material) = &mut self.material {
                    material.mass = milligrams(tag).or(material.mass);
                }
            }
            Some(Element::PartId | Element::Part) => {
                if let Some(part) = self.parts.last_mut() {
                    part.mass = milligrams(tag).or(part.mass);
                }
            }
            _ => {}
        }
    }

    fn is_inside(&self, element: Element) -> bool {
        self.elements.contains(&element)
    }

    /// Text inside of the element that was opened last.
    pub(super) fn take_text(&mut self, piece: &str) {
        if matches!(self.elements.last(), Some(Element::Field(_))) && self.text.len() < MOST_TEXT {
            self.text.push_str(piece);
        }
    }

    fn add_exemption(&mut self, named: &str) {
        let list = match (self.entries.last_mut(), self.parts.last_mut()) {
            (Some(entry), _) => &mut entry.exemptions,
            (None, Some(part)) => &mut part.exemptions,
            (None, None) => return,
        };
        if !named.is_empty() && list.len() < MOST_TEXT {
            if !list.is_empty() {
                list.push_str("; ");
            }
            list.push_str(named);
        }
    }

    /// The element that was opened last closes.
    pub(super) fn close(&mut self) {
        match self.elements.pop() {
            Some(Element::Part) => {
                if self.parts.last().is_some_and(|it| it.rows == 0) {
                    self.write_row(&Entry::default());
                }
                self.parts.pop();
            }
            Some(Element::Material) => self.material = None,
            Some(Element::CategoryList) => self.list.clear(),
            Some(Element::Entry) => {
                if let Some(entry) = self.entries.pop() {
                    self.close_entry(entry);
                }
            }
            Some(Element::Field(field)) => self.take_field(field),
            _ => {}
        }
    }

    /// An exemption may stand at a substance or at the category around it.
    fn close_entry(&mut self, mut entry: Entry) {
        if let Some(outer) = self.entries.last_mut() {
            if entry.exemptions.is_empty() {
                entry.exemptions.clone_from(&outer.exemptions);
            } else if outer.exemptions.is_empty() {
                outer.exemptions.clone_from(&entry.exemptions);
            }
        }
        if !entry.has_inner || entry.above.is_some() {
            self.write_row(&entry);
        }
    }

    /// The text of an element that has closed, for what stands around it.
    fn take_field(&mut self, field: Field) {
        let text = clean(&std::mem::take(&mut self.text));
        if text.is_empty() {
            return;
        }
        match (field, self.elements.last()) {
            (Field::Exemption, _) => self.add_exemption(&text),
            (Field::Percent, Some(Element::Entry)) => {
                if let Some(entry) = self.entries.last_mut() {
                    entry.percent = entry.percent.or_else(|| percent(&text, "%"));
                }
            }
            (Field::PartNumber, Some(Element::Part)) => {
                if let Some(part) = self.parts.last_mut() {
                    part.number = text;
                }
            }
            (Field::Name, Some(Element::Part)) => {
                if let Some(part) = self.parts.last_mut() {
                    part.name = text;
                }
            }
            (Field::Name, Some(Element::Material)) => {
                if let Some(material) = &mut self.material {
                    material.name = text;
                }
            }
            (Field::Name, Some(Element::Entry)) => {
                if let Some(entry) = self.entries.last_mut() {
                    entry.name = text;
                }
            }
            (Field::Identity, Some(Element::Entry)) => {
                if let Some(entry) = self.entries.last_mut() {
                    entry.cas = text;
                }
            }
            _ => {}
        }
    }

    fn write_row(&mut self, entry: &Entry) {
        let Some((part, around)) = self.parts.split_last_mut() else { return };
        if self.table.row_count() >= self.row_limit {
            self.is_cut = true;
            return;
        }
        part.rows += 1;
        let numbers: Vec<&str> =
            around.iter().map(|it| it.number.as_str()).filter(|it| !it.is_empty()).collect();
        let material_mass = self.material.as_ref().and_then(|it| it.mass);
        let of_mass = || {
            let whole = material_mass.filter(|it| !it.is_zero())?;
            entry.mass?.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(whole)
        };
        let decimal = |it: Option<Decimal>| it.map(|it| it.normalize().to_string()).unwrap_or_default();
        let exemptions = if entry.exemptions.is_empty() { &part.exemptions } else { &entry.exemptions };
        let content = entry.percent.or_else(of_mass);
        // A share of the whole part is none of a material.
        let is_of_part = content.is_none() && entry.part_percent.is_some();
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
        self.table.end_row();
    }
}
