//! The sentences of compliance: categories, exemptions, regimes, reasons, and what a BOM cannot show.

use crate::domain::compliance::category::Category;
use crate::domain::compliance::exemptions::{Exemption, Outcome, Renewal, TABLE_DATE};
use crate::domain::compliance::ordering_codes::{Finish, Grade, Mark};
use crate::domain::compliance::regimes::{Answer, SVHC_LIST_DATE, SVHC_LIST_ENTRIES};
use crate::domain::compliance::{ExemptionUse, RohsStatus};
use crate::domain::export::labels::counted;
use crate::domain::project::Settings;
use crate::domain::report::LineRohs;
use crate::domain::report::exemptions::CitedExemption;
use crate::domain::words::numbers;

/// Said once, where verdicts stand.
pub const NOT_LEGAL_ADVICE: &str =
    "This is a check of statements and not legal advice; it replaces no declaration of conformity.";

/// What a chosen severity changes.
pub const SEVERITIES_GLOSS: &str = "How bad each finding counts in the lists and for the command line's exit. \
     No severity changes a verdict.";

/// What accepting a finding changes.
pub const WAIVERS_GLOSS: &str = "An accepted finding stays in every report as a note with its reason. It changes no verdict. \
     Accept one in the panel of its line.";

/// For which product the page judges: "Judged for category 3: IT and telecoms, placed on the market on 2027-07-15."
pub fn judged_for(settings: &Settings) -> String {
    let mut text = String::from("Judged for product category ");
    text.push_str(category_or_any(settings.category));
    text.push_str(", placed on the market on ");
    text.push_str(settings.shipment().ship_date);
    if settings.ship_date.is_none() {
        text.push_str(", the day of the check, since no ship date is set");
    }
    text.push('.');
    text
}

/// The heads of the table of exemptions.
pub const EXEMPTION_HEADS: [&str; 6] =
    ["Entry", "Covers, in short", "Listed until, by category", "Renewal", "Act and source", "Lines"];

/// "19 days before shipment", "220 days after shipment".
pub fn from_shipment(days: i32) -> String {
    if days == 0 {
        return "on the day of shipment".to_owned();
    }
    let mut text = counted(days.unsigned_abs().into(), "day");
    text.push_str(if days < 0 { " before shipment" } else { " after shipment" });
    text
}

/// Of which day the tables are that the verdicts rest on.
pub fn table_dates() -> String {
    format!(
        "Exemptions as known on {TABLE_DATE}, from copies and secondary sources and not from the live law; \
         REACH Candidate List of {SVHC_LIST_DATE} ({SVHC_LIST_ENTRIES} entries). Check dates near the limit yourself."
    )
}

/// "3: IT and telecoms".
pub fn category(category: Category) -> &'static str {
    match category {
        Category::LargeHousehold => "1: large household appliances",
        Category::SmallHousehold => "2: small household appliances",
        Category::ItAndTelecoms => "3: IT and telecoms",
        Category::Consumer => "4: consumer equipment",
        Category::Lighting => "5: lighting",
        Category::Tools => "6: electrical and electronic tools",
        Category::Toys => "7: toys, leisure, sports",
        Category::Medical => "8: medical devices",
        Category::InVitroDiagnostic => "8: in-vitro diagnostic medical devices",
        Category::Instruments => "9: monitoring and control instruments",
        Category::IndustrialInstruments => "9: industrial monitoring and control instruments",
        Category::Dispensers => "10: automatic dispensers",
        Category::Other => "11: other electrical and electronic equipment",
    }
}

/// The category that is chosen, or what is judged without one.
pub fn category_or_any(chosen: Option<Category>) -> &'static str {
    chosen.map_or("any (none is chosen, so an exemption must hold in all)", category)
}

/// What becomes of an exemption, in a few words.
pub fn outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::InForce => "in force",
        Outcome::EndsBeforeShipment => "ends before the ship date",
        Outcome::DatePassed => "date passed, renewal pending or unknown",
        Outcome::DependsOnCategory => "depends on the product category",
        Outcome::NoDate => "no end date is known",
        Outcome::NotStated => "not stated which",
        Outcome::UnknownEntry => "unknown entry",
        Outcome::NotForCategory => "not for this category",
    }
}

/// The last days of an exemption by category: "1-7, 10: 2026-12-11; 9 industrial, 11: 2027-06-30".
pub fn ends(exemption: &Exemption) -> String {
    if exemption.has_no_date() {
        return "no date is known".to_owned();
    }
    let mut text = String::with_capacity(exemption.ends_text.len() + 16);
    for letter in exemption.ends_text.chars() {
        match letter {
            '*' => text.push_str("all categories"),
            'i' if text.ends_with('8') => text.push_str(" IVD"),
            'i' => text.push_str(" industrial"),
            '=' => text.push_str(": "),
            ',' => text.push_str(", "),
            ';' => text.push_str("; "),
            other => text.push(other),
        }
    }
    text
}

/// What is known of a renewal.
pub fn renewal(renewal: Renewal) -> &'static str {
    match renewal {
        Renewal::Filed => "renewal asked for; valid until the Commission decides",
        Renewal::Reported => "renewal said to be asked for (weak source)",
        Renewal::Unknown => "renewal unknown",
        Renewal::NoneSeen => "no renewal seen",
    }
}

/// How sure a row of a table is: the word for its code, and the remark beside it.
pub fn certainty(code: &str) -> String {
    let (code, remark) = code.split_once(',').unwrap_or((code, ""));
    let words = match code {
        "P" => "seen in a copy of the act",
        "S2" => "several secondary sources agree",
        "S" => "one secondary source",
        "W" => "weak source",
        "act P" => "act seen in a copy",
        _ => "general knowledge, unverified",
    };
    let remark = match remark.trim() {
        "" => return words.to_owned(),
        "dates G" => "dates general knowledge, unverified",
        "renewal G" => "renewal general knowledge, unverified",
        "status G" => "status general knowledge, unverified",
        other => other,
    };
    format!("{words}; {remark}")
}

/// What a line answers to a regime, in a word or two.
pub fn answer(answer: Answer) -> &'static str {
    match answer {
        Answer::NotApplicable => "Not applicable",
        Answer::Meets => "Meets",
        Answer::ByExemption => "By exemption",
        Answer::MustBeTold => "Must be told",
        Answer::Unknown => "Unknown",
        Answer::Fails => "Fails",
    }
}

/// Why a line answers so.
pub fn because(code: &'static str) -> &'static str {
    REASONS.iter().find(|it| it.0 == code).map_or(code, |it| it.1)
}

/// Reasons by code.
pub const REASONS: &[(&str, &str)] = &[
    ("stated-out-of-scope", "Stated as not applicable."),
    ("stated-compliant", "Stated as compliant, without exemption where the source tells."),
    ("exemption-use-not-stated", "Stated as compliant; whether an exemption is used is not stated."),
    ("exemption-in-force", "Every exemption that is cited is in force for the category on the ship date."),
    (
        "exemption-doubtful",
        "By an exemption that is not shown to be in force for the category on the ship date.",
    ),
    ("nothing-definite", "Nothing definite is stated."),
    ("stated-non-compliant", "At least one source states it as not compliant."),
    ("phthalates-above", "A source states that phthalates are above their limits."),
    ("gb-dates-unknown", "By exemption in the EU; the dates of Great Britain are not known here."),
    (
        "table-needs-exemption-use",
        "The table of substances needs to know whether an exemption is used, and no source says.",
    ),
    (
        "above-limit-in-table",
        "Above a limit in at least one material: to be marked in the table of substances.",
    ),
    ("not-stated", "No source states it."),
    ("contains-svhc", "A substance of very high concern is stated above 0.1 %."),
    ("no-svhc", "Stated as free of them, against the list that is pinned here."),
    ("older-svhc-list", "Stated as free of them, against an older list."),
    ("svhc-list-not-named", "Stated as free of them; against which list is not stated."),
    ("contains-halogens", "Stated as not free of halogens."),
    ("stated-read-it", "Something is stated; read it at the line."),
];

/// What a BOM can and cannot show, as a checklist.
pub const CHECKLIST: &[(&str, &str)] = &[
    (
        "CE marking",
        "Not decidable from a BOM: it takes the assessment of the finished product (EMC, radio, safety, RoHS) and a declaration of conformity. The BOM and its evidence go into the technical file.",
    ),
    (
        "FCC",
        "Not decidable from a BOM: it takes measurements of the finished product. A certified radio module only helps.",
    ),
    ("WEEE", "Decided by the product and its registration in each country; a BOM shows nothing of it."),
    (
        "Batteries",
        "A BOM can show that a battery is in the product; mass, chemistry and marking come from the battery maker.",
    ),
    (
        "RoHS",
        "A BOM with evidence for every part can show it. Solder, flux, wire, labels and the bare board need evidence too.",
    ),
];

/// What a timeline of exemptions shows: how many, how many of them end before the ship date, and which ends first.
pub fn timeline(cited: &[CitedExemption<'_>], ship_date: &str) -> String {
    let Some(first) = cited.first() else { return "No line complies by a named exemption.".to_owned() };
    let ended = cited.iter().filter(|it| it.judgement.until.is_some_and(|it| it < ship_date)).count();
    let mut text = counted(cited.len() as u64, "exemption");
    text.push_str(if cited.len() == 1 { " is cited; " } else { " are cited; " });
    text.push_str(&numbers::count(ended as u64));
    text.push_str(if ended == 1 { " ends before " } else { " end before " });
    text.push_str(ship_date);
    if let Some(until) = first.judgement.until {
        text.push_str("; the first listed end is ");
        text.push_str(until);
        text.push_str(" (");
        text.push_str(first.entry);
        text.push(')');
    }
    text.push('.');
    text
}

/// The status of a line with what is known of exemptions: "Compliant; exemption use not stated".
pub fn line_status(rohs: &LineRohs) -> String {
    let mut text = super::labels::rohs(rohs.status).to_owned();
    match (rohs.status, rohs.exemption_use) {
        (RohsStatus::Compliant, ExemptionUse::NotStated) => text.push_str("; exemption use not stated"),
        (RohsStatus::Compliant, ExemptionUse::None) => text.push_str(", without exemption"),
        (RohsStatus::ByExemption, _) if rohs.exemptions.is_empty() => text.push_str("; which is not stated"),
        _ => {}
    }
    if !rohs.exemptions.is_empty() {
        text.push_str(": ");
        text.push_str(&rohs.exemptions.join(", "));
    }
    text
}

/// "Ordering code: lead-free finish (Maxim: + is lead-free; grade A)".
pub fn mark(mark: &Mark) -> String {
    let finish = match mark.finish {
        Finish::LeadFree => "lead-free finish",
        Finish::ByExemption => "lead-free finish, lead inside by exemption",
        Finish::Leaded => "finish with lead",
    };
    let grade = match mark.grade {
        Grade::A => "the maker states it",
        Grade::B => "usual, with gaps",
        Grade::C => "weak",
    };
    format!("{finish} ({}; {grade})", mark.says)
}
