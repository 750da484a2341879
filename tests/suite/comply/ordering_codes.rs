//! Ordering codes: what a mark says, and what an absent one does not.

use bomlight::domain::compliance::ordering_codes::Finish::{ByExemption, LeadFree, Leaded};
use bomlight::domain::compliance::ordering_codes::Grade::{A, B, C};
use bomlight::domain::compliance::ordering_codes::{OrderingCodes, marks};

#[test]
fn marks_speak_for_their_maker() {
    let mut codes = OrderingCodes::default();
    for (maker, mpn, expected) in [
        ("Maxim Integrated", "LM4040DEX3-3.3+T", Some((LeadFree, A))),
        ("Maxim", "MAX232CPE+", Some((LeadFree, A))),
        ("Maxim", "MAX232CPE", None),
        ("Maxim", "DS1302Z#", Some((ByExemption, A))),
        ("Analog Devices Inc.", "ADM1024ARUZ-REEL", Some((LeadFree, A))),
        ("Analog Devices Inc.", "ADM1024ARU-REEL", None),
        ("Linear Technology", "LT1009CZ", None),
        ("Linear Technology", "LT1763CS8#TRPBF", Some((LeadFree, A))),
        ("Texas Instruments", "SN74LVC1G08DBVRG4", Some((LeadFree, B))),
        ("Texas Instruments", "SN74LVC1G08DBVR", None),
        ("Texas Instruments", "LM2611BMF/NOPB", Some((LeadFree, A))),
        ("Intersil", "HA9P5320-5Z", Some((LeadFree, A))),
        ("onsemi", "NL17SZ74USG", Some((LeadFree, A))),
        ("ON Semiconductor", "MMBT3904LT1", None),
        ("Vishay Siliconix", "SI2302CDS-T1-GE3", Some((LeadFree, A))),
        ("VISHAY", "CRCW060310K0FKTA", Some((Leaded, A))),
        ("Vishay Dale", "CRCW06030000Z0EA", Some((ByExemption, A))),
        ("KEMET", "C0805C103K5RALTU", Some((Leaded, A))),
        ("KEMET", "C0805C103K5RACTU", Some((LeadFree, A))),
        ("Kemet", "c0805c103k5raltu", Some((Leaded, A))),
        ("KYOCERA AVX", "08055D105KAT2A", Some((LeadFree, B))),
        ("AVX", "08055C104KAJ2A", Some((Leaded, B))),
        ("YAGEO", "RC0603FR-0710KL", Some((ByExemption, B))),
        ("YAGEO", "RC0603FR-0710K", None),
        ("Bourns Inc.", "CR0603-JW-223ELF", Some((ByExemption, A))),
        ("Bourns", "SRR1260-100MLF", Some((LeadFree, A))),
        ("JST", "B4B-PH-K-S(LF)(SN)", Some((LeadFree, A))),
        ("JST", "B4B-PH-K-S", None),
        ("Altera", "EP1C12F324C6N", Some((LeadFree, A))),
        ("Xilinx", "XC7S50-1FGA484I", Some((Leaded, A))),
        ("Xilinx", "XC7S50-1FGGA484I", Some((LeadFree, A))),
        ("Xilinx", "XC7K325T-2FFG900C", Some((ByExemption, A))),
        ("Diodes Incorporated", "BAT54-7-F", Some((LeadFree, A))),
        ("NPC", "SM5009AL1S-G", Some((LeadFree, A))),
        ("NPC", "SM5009AL1S", Some((Leaded, A))),
        ("Central Semiconductor", "2N2222A PBFREE", Some((LeadFree, A))),
        ("Vishay", "M55342K06B10E0R", Some((Leaded, B))),
        ("Texas Instruments", "SN54LS00J/883", Some((Leaded, C))),
        // Another maker's letters say nothing.
        ("Murata", "GRM188R71C104KA01L", None),
        ("Samsung", "C0805C103K5RALTU", None),
        ("Molex", "1053071204G4", None),
        ("", "CRCW060310K0FKTA", None),
        ("", "", None),
        // Unmistakable forms need no maker.
        ("", "LT1763CS8#PBF", Some((LeadFree, A))),
        ("", "LM2611BMF/NOPB", Some((LeadFree, A))),
        ("", "SI2302CDS-T1-GE3", Some((LeadFree, A))),
        ("", "5962-8862201PA", Some((Leaded, B))),
    ] {
        let found = codes.read(maker, mpn).map(|it| (it.finish, it.grade));
        assert_eq!(found, expected, "{maker} {mpn}");
    }
    // Same maker again, out of what was kept.
    assert_eq!(codes.read("KEMET", "C0805C103K5RALTU").map(|it| it.speaks_against()), Some(true));
    assert_eq!(codes.read("AVX", "08055C104KAJ2A").map(|it| it.speaks_against()), Some(false));
}

#[test]
fn the_table_is_whole() {
    assert_eq!(
        marks().len(),
        include_str!("../../../src/domain/compliance/ordering_codes.tsv").lines().count()
    );
    for mark in marks() {
        assert!(!mark.says.is_empty() && !mark.source.is_empty() && !mark.says.ends_with('.'));
    }
}

/// Real answers of distributors: no part that one of them states as compliant without exemption carries a mark that
/// speaks against it, and those that are stated as not compliant carry no mark for it of grade A.
#[test]
fn real_parts_agree_with_their_codes() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/catalog/real-distributor-values.csv");
    let Ok(mut reader) = csv::Reader::from_path(path) else {
        println!("skipped: no shared catalog");
        return;
    };
    let mut codes = OrderingCodes::default();
    let mut against = 0;
    for row in reader.records().map(Result::unwrap) {
        let [maker, mpn, rohs] = [1, 2, 3].map(|it| row.get(it).unwrap());
        let Some(mark) = codes.read(maker, mpn) else { continue };
        if rohs == "YES_YES" {
            assert!(!mark.speaks_against(), "{maker} {mpn}");
        }
        if matches!(rohs, "NO" | "NO_NO") && mark.speaks_against() {
            against += 1;
        }
    }
    assert!(against >= 3, "{against}");
}
