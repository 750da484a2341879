//! The sentences of compliance: categories, exemptions, regimes, reasons, and what a BOM cannot show.

use crate::domain::compliance::category::Category;
use crate::domain::compliance::exemptions::{Exemption, Outcome, Renewal, TABLE_DATE};
use crate::domain::compliance::ordering_codes::{Finish, Grade, Mark};
use crate::domain::compliance::regimes::{Answer, Regime, SVHC_LIST_DATE, SVHC_LIST_ENTRIES};
use crate::domain::compliance::{ExemptionUse, RohsStatus};

use crate::domain::language::{en, one_or_many, tr, tr_all};
use crate::domain::report::exemptions::CitedExemption;
use crate::domain::report::line::LineRohs;
use crate::domain::settings::Settings;
use crate::domain::words::numbers;

/// Said once, where verdicts stand.
pub const NOT_LEGAL_ADVICE: &str =
    en!("This is a check of statements and not legal advice; it replaces no declaration of conformity.");

/// What a chosen severity changes.
pub const SEVERITIES_GLOSS: &str =
    en!("How severe each finding is in the lists and for the command line's exit code. \
     No severity changes a verdict.");

/// What accepting a finding changes.
pub const WAIVERS_GLOSS: &str =
    en!("An accepted finding stays in every report as a note with its reason. It changes no verdict. \
     Accept one in the panel of its line.");

/// For which product the page judges: "Judged for category 3: IT and telecoms, placed on the market on 2027-07-15."
pub fn judged_for(settings: &Settings) -> String {
    let day = numbers::day(settings.shipment().ship_date);
    let is_dated = settings.ship_date.is_some();
    match settings.category {
        Some(chosen) if is_dated => {
            tr!("Judged for product category {}, placed on the market on {}.", category(chosen), day)
        }
        Some(chosen) => tr!(
            "Judged for product category {}, placed on the market on {}, the day of the check, since no ship date is set.",
            category(chosen),
            day
        ),
        None if is_dated => {
            tr!("Judged for all product categories, since none is chosen; placed on the market on {}.", day)
        }
        None => tr!(
            "Judged for all product categories, since none is chosen; placed on the market on {}, the day of the check, since no ship date is set.",
            day
        ),
    }
}

/// The heads of the table of exemptions.
pub fn exemption_heads() -> [&'static str; 6] {
    tr_all(["Entry", "Covers, in short", "Listed until, by category", "Renewal", "Act and source", "Lines"])
}

/// "19 days before shipment", "220 days after shipment".
pub fn from_shipment(days: i32) -> String {
    if days == 0 {
        return tr("on the day of shipment").to_owned();
    }
    let (number, is_before) = (days.unsigned_abs().into(), days < 0);
    if is_before {
        numbers::number_of(number, "{} day before shipment", "{} days before shipment")
    } else {
        numbers::number_of(number, "{} day after shipment", "{} days after shipment")
    }
}

/// Of which day the tables are that the verdicts rest on.
pub fn table_dates() -> String {
    tr!(
        "Exemptions as known on {}, from copies and secondary sources and not from the live law; \
         REACH Candidate List of {} ({} entries). Check dates near the limit yourself.",
        numbers::day(TABLE_DATE),
        numbers::day(SVHC_LIST_DATE),
        SVHC_LIST_ENTRIES
    )
}

/// The same in a quote.
pub fn dates() -> String {
    tr!(
        "Exemptions as of {}, REACH Candidate List of {} ({} entries).",
        numbers::day(TABLE_DATE),
        numbers::day(SVHC_LIST_DATE),
        SVHC_LIST_ENTRIES
    )
}

/// "3: IT and telecoms".
pub fn category(category: Category) -> &'static str {
    tr(match category {
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
    })
}

/// The category that is chosen, or what is judged without one.
pub fn category_or_any(chosen: Option<Category>) -> &'static str {
    chosen.map_or_else(|| tr("not chosen: an exemption must hold in all"), category)
}

/// What becomes of an exemption, in a few words.
pub fn outcome(outcome: Outcome) -> &'static str {
    tr(match outcome {
        Outcome::InForce => "in force",
        Outcome::RenewalFiled => "renewal asked for in time, valid until the decision",
        Outcome::RenewalReported => "renewal reported, the decision is not known",
        Outcome::EndsBeforeShipment => "ends before the ship date",
        Outcome::DatePassed => "date passed, renewal pending or unknown",
        Outcome::DependsOnCategory => "depends on the product category",
        Outcome::NoDate => "no end date is known",
        Outcome::NotStated => "not stated which",
        Outcome::UnknownEntry => "unknown entry",
        Outcome::Ended => "ended or refused",
        Outcome::NotForCategory => "not for this category",
    })
}

/// The last days of an exemption by category: "1-7, 10: 2026-12-11; 9 industrial, 11: 2027-06-30".
pub fn ends(exemption: &Exemption) -> String {
    if exemption.has_no_date() {
        return tr("no date is known").to_owned();
    }
    let mut text = String::with_capacity(exemption.ends_text.len() + 16);
    for letter in exemption.ends_text.chars() {
        match letter {
            '*' => text.push_str(tr("all categories")),
            'i' if text.ends_with('8') => text.push_str(" IVD"),
            'i' => {
                text.push(' ');
                text.push_str(tr("industrial"));
            }
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
    tr(match renewal {
        Renewal::Filed => "renewal asked for; valid until the Commission decides",
        Renewal::Reported => "renewal said to be asked for (weak source)",
        Renewal::Unknown => "renewal unknown",
        Renewal::NoneSeen => "no renewal seen",
        Renewal::Ended => "ended or refused",
    })
}

/// How sure a row of a table is: the word for its code, and the remark beside it.
pub fn certainty(code: &'static str) -> String {
    let (code, remark) = code.split_once(',').unwrap_or((code, ""));
    let words = tr(match code {
        "P" => "seen in a copy of the act",
        "S2" => "several secondary sources agree",
        "S" => "one secondary source",
        "W" => "weak source",
        "act P" => "act seen in a copy",
        _ => "general knowledge, unverified",
    });
    let remark = match remark.trim() {
        "" => return words.to_owned(),
        "dates G" => tr("dates general knowledge, unverified"),
        "renewal G" => tr("renewal general knowledge, unverified"),
        "status G" => tr("status general knowledge, unverified"),
        other => tr(other),
    };
    tr!("{}; {}", words, remark)
}

/// What a line, or a whole BOM, answers to a regime: the one set of words for it.
pub fn answer(answer: Answer) -> &'static str {
    tr(match answer {
        Answer::NotApplicable => "Not applicable",
        Answer::Meets => "Compliant",
        Answer::ByExemption => "By exemption",
        Answer::MustBeTold => "Must be told",
        Answer::Unknown => "Unknown",
        Answer::Fails => "Not compliant",
    })
}

/// Why a line answers so to a regime.
pub fn because(regime: Regime, code: &'static str) -> String {
    if code == "not-stated" {
        return tr!("No source says anything about {}.", tr(regime.name()));
    }
    REASONS.iter().find(|it| it.0 == code).map_or(code, |it| tr(it.1)).to_owned()
}

/// Reasons by code.
pub const REASONS: &[(&str, &str)] = &[
    ("stated-out-of-scope", en!("Stated as not applicable.")),
    ("stated-compliant", en!("Stated as compliant, without exemption where the source tells.")),
    ("exemption-use-not-stated", en!("Stated as compliant; whether an exemption is used is not stated.")),
    (
        "exemption-in-force",
        en!("Every exemption that is cited is in force for the category on the ship date."),
    ),
    (
        "exemption-renewal-filed",
        en!(
            "Every exemption that is cited is in force on the ship date, or stays valid until its renewal is decided."
        ),
    ),
    (
        "exemption-doubtful",
        en!("By an exemption that is not shown to be in force for the category on the ship date."),
    ),
    (
        "before-phthalates",
        en!("No evidence is dated 22 July 2019 or later, since when the four phthalates are restricted."),
    ),
    ("nothing-definite", en!("Nothing definite is stated.")),
    ("stated-non-compliant", en!("At least one source states it as not compliant.")),
    ("phthalates-above", en!("A source states that phthalates are above their limits.")),
    ("gb-dates-unknown", en!("By exemption in the EU; the dates of Great Britain are not known here.")),
    (
        "table-needs-exemption-use",
        en!("The table of substances needs to know whether an exemption is used, and no source says."),
    ),
    (
        "above-limit-in-table",
        en!("Above a limit in at least one material: to be marked in the table of substances."),
    ),
    ("contains-svhc", en!("A substance of very high concern is stated above 0.1 %.")),
    ("no-svhc", en!("Stated as free of them, against the list that is pinned here.")),
    ("older-svhc-list", en!("Stated as free of them, against an older list.")),
    ("svhc-list-not-named", en!("Stated as free of them; against which list is not stated.")),
    ("contains-halogens", en!("Stated as not free of halogens.")),
    ("stated-for-regime", en!("Stated to comply with this regime.")),
    ("denied-for-regime", en!("Stated not to comply, or a substance that it restricts is stated.")),
    (
        "warning-may-be-due",
        en!("A listed substance is stated: a warning is due unless its exposure is shown to be low."),
    ),
    ("may-be-reported", en!("Such substances are stated: they may have to be reported.")),
    ("told-by-link", en!("So the shared report says; the statements are not in the link.")),
];

/// What a BOM can and cannot show, as a checklist.
pub const CHECKLIST: &[(&str, &str)] = &[
    (
        en!("CE marking"),
        en!(
            "Not decidable from a BOM: an assessment of the finished product (EMC, radio, safety, RoHS) and a declaration of conformity are required. The BOM and its evidence go into the technical file."
        ),
    ),
    (
        en!("FCC"),
        en!(
            "Not decidable from a BOM: measurements of the finished product are required. A certified radio module only helps."
        ),
    ),
    (
        en!("WEEE"),
        en!("Decided by the product and its registration in each country; a BOM shows nothing of it."),
    ),
    (
        en!("Batteries"),
        en!(
            "A BOM can show that a battery is in the product; mass, chemistry and marking come from the battery maker."
        ),
    ),
    (
        en!("RoHS"),
        en!(
            "A BOM with evidence for every part can show it. Solder, flux, wire, labels and the bare board need evidence too."
        ),
    ),
];

/// What a timeline of exemptions shows: how many, how many of them end before the ship date, and which ends first.
pub fn timeline(cited: &[CitedExemption<'_>], ship_date: &str) -> String {
    let Some(first) = cited.first() else { return tr("No line complies by a named exemption.").to_owned() };
    let ended = cited.iter().filter(|it| it.judgement.until.is_some_and(|it| it < ship_date)).count();
    let all = numbers::number_of(cited.len() as u64, "{} exemption is cited", "{} exemptions are cited");
    let ended = tr!(
        one_or_many(ended as u64, "{} ends before {}", "{} end before {}"),
        numbers::count(ended as u64),
        ship_date
    );
    match first.judgement.until {
        Some(until) => {
            tr!("{}; {}; the first listed end is {} ({}).", all, ended, until, first.entry)
        }
        None => tr!("{}; {}.", all, ended),
    }
}

/// The status of a line with what is known of exemptions: "Compliant; exemption use not stated".
pub fn line_status(rohs: &LineRohs) -> String {
    let text = match (rohs.status, rohs.exemption_use) {
        (RohsStatus::Compliant, ExemptionUse::NotStated) => tr("Compliant; exemption use not stated"),
        (RohsStatus::Compliant, ExemptionUse::None) => tr("Compliant, without exemption"),
        (RohsStatus::ByExemption, _) if rohs.exemptions.is_empty() => tr("By exemption; which is not stated"),
        _ => super::names::rohs(rohs.status),
    };
    if rohs.exemptions.is_empty() {
        return text.to_owned();
    }
    tr!("{}: {}", text, rohs.exemptions.join(", "))
}

/// "Ordering code: lead-free finish (Maxim: + is lead-free; grade A)".
pub fn mark(mark: &Mark) -> String {
    let finish = tr(match mark.finish {
        Finish::LeadFree => "lead-free finish",
        Finish::ByExemption => "lead-free finish, lead inside by exemption",
        Finish::Leaded => "finish with lead",
    });
    let grade = tr(match mark.grade {
        Grade::A => "the maker states it",
        Grade::B => "usual, with gaps",
        Grade::C => "weak",
    });
    tr!("{} ({}; {})", finish, tr(mark.says), grade)
}
