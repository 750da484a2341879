//! Lead, REACH, halogens, phthalates and moisture sensitivity: tables written from sources, and every distinct value
//! that distributors really answered.

use crate::build;
use bomlight::domain::compliance::statements::HalogenStatement::{Contains, Free};
use bomlight::domain::compliance::statements::LeadStatement::{ContainsLead, LeadFree, LeadFreeByExemption};
use bomlight::domain::compliance::statements::ReachStatus::{ContainsSvhc, NoSvhc};
use bomlight::domain::compliance::statements::read_rohs;
use bomlight::domain::compliance::statements::{
    HalogenStatement, LeadStatement, ReachStatus, read_halogen, read_lead, read_msl, read_phthalates,
    read_reach,
};
use bomlight::domain::compliance::{ExemptionUse, RohsStatus};

#[test]
fn lead_is_read_negatives_first() {
    for (text, header, expected) in [
        ("Lead free", "Lead Free Status", Some(LeadFree)),
        ("Lead Free", "Lead Free Status", Some(LeadFree)),
        ("Contains lead", "Lead Free Status", Some(ContainsLead)),
        ("Contains Lead", "leadfree", Some(ContainsLead)),
        ("Lead Free By Exemption", "LeadStatus", Some(LeadFreeByExemption)),
        ("Not lead free", "Lead", Some(ContainsLead)),
        ("Not Applicable", "Lead Free Status", Some(LeadStatement::NotApplicable)),
        ("Vendor undefined", "Lead Free Status", Some(LeadStatement::Unknown)),
        ("unknown", "Lead Free Status", Some(LeadStatement::Unknown)),
        ("R", "leadfree", Some(LeadStatement::Unknown)),
        ("Y", "Pb-free", Some(LeadFree)),
        ("N", "Pb-free", Some(ContainsLead)),
        ("Y", "Contains lead?", Some(ContainsLead)),
        ("N", "Contains lead?", Some(LeadFree)),
        ("Ja", "bleifrei", Some(LeadFree)),
        ("无铅", "", Some(LeadFree)),
        ("有铅", "", Some(ContainsLead)),
        ("e3", "Finish", Some(LeadFree)),
        ("", "Lead", None),
    ] {
        assert_eq!(read_lead(text, header), expected, "{text:?} under {header:?}");
    }
}

#[test]
fn reach_is_read_negatives_first_with_its_list() {
    let read = |text, header| {
        let found = read_reach(text, header).unwrap();
        (found.status, found.list_date.unwrap_or_default(), found.substances)
    };
    for (text, status, date, substances) in [
        ("REACH Unaffected", NoSvhc, "", ""),
        ("Reach unaffected", NoSvhc, "", ""),
        ("REACH Affected", ContainsSvhc, "", ""),
        ("REACH Unknown", ReachStatus::Unknown, "", ""),
        ("Reach not applicable", ReachStatus::NotApplicable, "", ""),
        ("Not Available", ReachStatus::Unknown, "", ""),
        ("Unaffected Nov-2009", NoSvhc, "2009-11-01", ""),
        ("No SVHC (08-Jul-2021)", NoSvhc, "2021-07-08", ""),
        ("Lead (19-Jan-2021)", ContainsSvhc, "2021-01-19", "Lead"),
        ("Lead", ContainsSvhc, "", "Lead"),
        ("To Be Advised", ReachStatus::Unknown, "", ""),
        ("Contains SVHC", ContainsSvhc, "", ""),
        ("Contains SVHC: Lead, DEHP", ContainsSvhc, "", "Lead, DEHP"),
        ("Does not contain SVHC", NoSvhc, "", ""),
        ("REACH compliant", NoSvhc, "", ""),
        ("Not REACH compliant", ReachStatus::Unknown, "", ""),
        ("Yes", ReachStatus::Unknown, "", ""),
        ("see datasheet", ReachStatus::Unknown, "", ""),
    ] {
        assert_eq!(read(text, "REACH"), (status, date.to_owned(), substances.to_owned()), "{text:?}");
    }
    assert_eq!(read("Yes", "Contains SVHC?").0, ContainsSvhc);
    assert_eq!(read("No", "Contains SVHC?").0, NoSvhc);
    assert_eq!(read("No", "SVHC").0, NoSvhc);
    assert_eq!(read("Yes", "SVHC free").0, NoSvhc);
    assert_eq!(read("No", "REACH compliant").0, ReachStatus::Unknown);
}

#[test]
fn halogens_msl_and_phthalates_are_facts_of_their_own() {
    for (text, header, expected) in [
        ("Halogen Free", "Halogen-Free Status", Free),
        ("halogenfrei", "", Free),
        ("Yes", "Halogen free", Free),
        ("No", "Halogen free", Contains),
        ("Yes", "Contains halogen", Contains),
        ("Not halogen free", "", Contains),
        ("Contains halogens", "", Contains),
        ("BFR/PVC free", "Halogen", HalogenStatement::Unknown),
        ("TBD", "Halogen", HalogenStatement::Unknown),
        ("Not Applicable", "Halogen", HalogenStatement::NotApplicable),
    ] {
        assert_eq!(read_halogen(text, header), Some(expected), "{text:?} under {header:?}");
    }
    for (text, level) in [
        ("1  (Unlimited)", Some("1")),
        ("3 (168 horas)", Some("3")),
        ("2 (1 año)", Some("2")),
        ("MSL 3", Some("3")),
        ("MSL2a", Some("2a")),
        ("Level 5a, 24 h", Some("5a")),
        ("Not Applicable", None),
        ("Out of Bounds", None),
        ("168 hours", None),
    ] {
        assert_eq!(read_msl(text), level, "{text:?}");
    }
    for (text, phthalates) in [
        ("YES_YES", Some(true)),
        ("Y-EX_YES", Some(true)),
        ("YES_NO", Some(false)),
        ("NO_NO", Some(false)),
        ("TBA_TBA", None),
        ("ROHS3 Compliant", Some(true)),
        ("Not ROHS3 compliant", None),
        ("RoHS Compliant", None),
    ] {
        assert_eq!(read_phthalates(text), phthalates, "{text:?}");
    }
}

/// Distributors that know one word for "compliant" hide exemptions; those with a word of their own do not.
#[test]
fn a_source_that_hides_exemptions_says_so() {
    for (text, expected) in [
        ("ROHS3 Compliant", ExemptionUse::NotStated),
        ("Compliant", ExemptionUse::NotStated),
        ("YES", ExemptionUse::NotStated),
        ("YES_YES", ExemptionUse::None),
        ("Compliant without exemption", ExemptionUse::None),
        ("RoHS compliant (no exemptions)", ExemptionUse::None),
        ("Y-EX_YES", ExemptionUse::Used),
        ("Compliant (7(c)-I)", ExemptionUse::Used),
    ] {
        assert_eq!(read_rohs(text, "RoHS").unwrap().exemption_use, expected, "{text:?}");
    }
    // A word about lead is no exemption of RoHS, whatever column it stands in.
    assert_eq!(read_rohs("Lead Free By Exemption", "RoHS").unwrap().status, RohsStatus::Unknown);
}

/// Every distinct value of the columns beside RoHS; none falls through in silence.
#[test]
fn real_distributor_values() {
    let Some(mut reader) = build::real_distributor_values() else { return };
    let reach_words = [
        ("No SVHC", NoSvhc),
        ("Reach unaffected", NoSvhc),
        ("REACH Unaffected", NoSvhc),
        ("Reach unknown", ReachStatus::Unknown),
        ("REACH Unknown", ReachStatus::Unknown),
        ("Unknown", ReachStatus::Unknown),
        ("To Be Advised", ReachStatus::Unknown),
        ("REACH not applicable", ReachStatus::NotApplicable),
        ("Reach not applicable", ReachStatus::NotApplicable),
        ("REACH Affected", ContainsSvhc),
        ("Contains SVHC", ContainsSvhc),
        ("Lead", ContainsSvhc),
    ];
    for row in reader.records().map(Result::unwrap) {
        let [lead, reach, msl] = [4, 5, 7].map(|it| row.get(it).unwrap());
        let expected = match lead {
            "" => None,
            "Lead Free" => Some(LeadFree),
            "Contains Lead" => Some(ContainsLead),
            "R" => Some(LeadStatement::Unknown),
            other => panic!("no expectation for {other:?}"),
        };
        assert_eq!(read_lead(lead, "Lead Free Status"), expected, "{lead:?}");

        let (word, date) =
            reach.split_once(" (").map_or((reach, ""), |(word, date)| (word, date.trim_end_matches(')')));
        let found = read_reach(reach, "REACH");
        let expected = reach_words.iter().find(|it| it.0 == word).map(|it| it.1);
        assert!(expected.is_some() || reach.is_empty(), "no expectation for {reach:?}");
        assert_eq!(found.as_ref().map(|it| it.status), expected, "{reach:?}");
        let found_date = found.and_then(|it| it.list_date).unwrap_or_default();
        assert_eq!(
            found_date.get(..4).unwrap_or(""),
            date.get(date.len().saturating_sub(4)..).unwrap_or(""),
            "{reach:?}"
        );

        let expected = match msl.chars().next() {
            Some(level @ '1'..='3') => Some(level.to_string()),
            None | Some('N' | 'O') => None,
            _ => panic!("no expectation for {msl:?}"),
        };
        assert_eq!(read_msl(msl).map(str::to_owned), expected, "{msl:?}");
    }
}
