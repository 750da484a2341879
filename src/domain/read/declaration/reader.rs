//! The elements of a declaration one after the other: which part, material and substance is open, and its row once it closes.

mod fields;
mod rows;

use rust_decimal::Decimal;

use fields::{Field, field_of};

use super::attributes::{
    MOST_TEXT, clean, exemption, first_of, is_of_reach, list_name, milligrams, percent, share_in_words,
    yes_or_no,
};
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

/// A part that is being read.
#[derive(Debug, Default)]
struct DeclaredPart {
    /// Counted through the whole declaration, from 1.
    ordinal: u32,
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
    rows: usize,
}

/// A substance or category that is being read.
#[derive(Debug, Default)]
struct DeclaredEntry {
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
    /// Those of the substances inside, which the category shares with them and they not with one another.
    inner_exemptions: String,
    /// Substances inside of a category speak for it.
    has_inner: bool,
    /// One of them with its amount.
    has_inner_amount: bool,
    threshold: Option<Decimal>,
    /// What the category is asked of, in lower case: "all", "batteries".
    application: String,
    /// The answer to a question of class A.
    answer: Option<&'static str>,
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
    part_count: u32,
    text: String,
    elements: Vec<Element>,
    parts: Vec<DeclaredPart>,
    material: Option<Material>,
    entries: Vec<DeclaredEntry>,
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
        if let Some(field) = field_of(tag.name) {
            return Element::Field(field);
        }
        match tag.name {
            "Product" | "SubProduct" | "ProductPart" | "Part" => {
                self.part_count += 1;
                self.parts.push(DeclaredPart { ordinal: self.part_count, ..DeclaredPart::default() });
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
            "Response" | "Answer" if !self.entries.is_empty() => {
                let said = first_of(tag, &["value", "answer"]);
                self.take_answer(&said);
                return Element::Field(Field::Answer);
            }
            "Response" => self.date = first_of(tag, &["date"]),
            "Material" | "HomogeneousMaterial" => {
                self.materials += 1;
                let name = first_of(tag, &["name"]);
                self.material = Some(Material { name, mass: milligrams(tag), rows: 0 });
                return Element::Material;
            }
            "SubstanceCategoryList" | "QueryList" => return Element::CategoryList,
            "SubstanceCategoryListID" | "QueryListID" => self.list = list_name(tag),
            "Query" => {
                self.open_query(tag);
                return Element::Entry;
            }
            "Substance" | "SubstanceCategory" | "SubstanceGroup" | "DsDsg" => {
                if let Some(outer) = self.entries.last_mut() {
                    outer.has_inner = true;
                }
                let name = first_of(tag, &["name"]);
                let cas = first_of(tag, &["cas", "casNumber", "CAS"]);
                let application = first_of(tag, &["reportableApplication"]).to_lowercase();
                self.entries.push(DeclaredEntry {
                    name,
                    cas,
                    application,
                    mass: milligrams(tag),
                    ..DeclaredEntry::default()
                });
                return Element::Entry;
            }
            "Exemptions" => return Element::Exemptions,
            _ => self.take_attributes(tag),
        }
        match tag.name {
            "MassPercent" | "MatMassPercent" => Element::Field(Field::Percent),
            _ => Element::Other,
        }
    }

    /// A question of class A, with its answer where it stands in the tag.
    fn open_query(&mut self, tag: &Tag<'_>) {
        let name = first_of(tag, &["statement", "queryStatement", "query", "text", "description", "name"]);
        self.entries.push(DeclaredEntry { name, answer: Some("none"), ..DeclaredEntry::default() });
        self.take_answer(&first_of(tag, &["response", "answer", "value", "selected", "checked"]));
    }

    /// Elements whose attributes say something of what is open around them.
    fn take_attributes(&mut self, tag: &Tag<'_>) {
        match tag.name {
            "Amount" | "Mass" => self.take_mass(tag),
            "SubstanceID" | "UniqueID" | "SubstanceCategoryID" if !self.is_inside(Element::Exemptions) => {
                // Without an authority it may be a number as well as a name for one that is kept back.
                let authority = first_of(tag, &["authority"]).to_ascii_lowercase();
                let is_cas = authority.is_empty() || authority.starts_with("cas");
                if let Some(entry) = self.entries.last_mut().filter(|it| is_cas && it.cas.is_empty()) {
                    entry.cas = first_of(tag, &["identity"]);
                }
            }
            "Exemption" => self.add_exemption(&exemption(tag)),
            "Threshold" => {
                let above = tag.raw("overThreshold").or_else(|| tag.raw("aboveThresholdLevel"));
                let limit = first_of(tag, &["threshold", "reportingThreshold"]);
                let application = first_of(tag, &["reportableApplication"]).to_lowercase();
                let is_reach = is_of_reach(&self.list);
                if let Some(entry) = self.entries.last_mut() {
                    if !application.is_empty() {
                        entry.application = application;
                    }
                    let said = yes_or_no(above.unwrap_or(""));
                    // Below a share of the whole article, a material can be far above the limit.
                    // … and what is asked of batteries alone says nothing of the rest.
                    let is_partial = !entry.application.is_empty() && !entry.application.starts_with("all");
                    let says_nothing =
                        said == Some(false) && !is_reach && (is_partial || limit.contains("article"));
                    entry.above = if says_nothing { None } else { said.or(entry.above) };
                    entry.threshold = share_in_words(&limit).or(entry.threshold);
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

    fn take_answer(&mut self, said: &str) {
        let answer = yes_or_no(said).map(|it| if it { "yes" } else { "no" });
        if let Some(entry) = self.entries.last_mut()
            && entry.answer.is_some()
            && answer.is_some()
        {
            entry.answer = answer;
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
                    self.write_row(&DeclaredEntry::default());
                }
                self.parts.pop();
            }
            Some(Element::Material) => {
                if self.material.as_ref().is_some_and(|it| it.rows == 0) {
                    // A material of which nothing is declared must not go unseen.
                    self.write_row(&DeclaredEntry::default());
                }
                self.material = None;
            }
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
    fn close_entry(&mut self, mut entry: DeclaredEntry) {
        if entry.has_inner_amount {
            (entry.percent, entry.part_percent, entry.mass) = (None, None, None);
        }
        if let Some(outer) = self.entries.last_mut() {
            outer.has_inner_amount |=
                entry.has_inner_amount || entry.percent.or(entry.part_percent).or(entry.mass).is_some();
            if entry.exemptions.is_empty() {
                entry.exemptions.clone_from(&outer.exemptions);
            } else if outer.inner_exemptions.is_empty() {
                outer.inner_exemptions.clone_from(&entry.exemptions);
            }
        }
        if entry.exemptions.is_empty() {
            entry.exemptions = std::mem::take(&mut entry.inner_exemptions);
        }
        let has_amount = entry.percent.or(entry.part_percent).or(entry.mass).is_some();
        if !entry.has_inner || entry.above.is_some() || has_amount {
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
            (Field::Answer, _) => self.take_answer(&text),
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
}
