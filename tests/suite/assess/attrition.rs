//! Attrition against an assembler's own recorded answers, where the shared data are at hand.

use bomlight::domain::profile::attrition::AttritionRule;
use bomlight::domain::read::Limits;
use bomlight::domain::settings::Settings;
use bomlight::engine::Session;
use rust_decimal::Decimal;

use super::build::number;

#[test]
fn jlcpcb_answers_are_ours() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/catalog/jlcpcb_attrition_cases.csv");
    let Ok(mut reader) = csv::Reader::from_path(path) else {
        println!("skipped: no shared catalog");
        return;
    };
    let mut checked = 0;
    for row in reader.records().map(Result::unwrap) {
        let cell = |at: usize| row.get(at).unwrap();
        let boards = number(cell(3));
        let need = boards * number(cell(4));
        let rule = AttritionRule {
            leader: number(cell(5)),
            rate: Decimal::new(2, 3),
            // Without a stated reel every piece counts.
            reel: Some(cell(7).parse().unwrap_or_default()),
            sides: if cell(2) == "both" { Decimal::TWO } else { Decimal::ONE },
            least: (cell(1) == "orderQty").then(|| number(cell(6))),
            ..AttritionRule::default()
        };
        let lost = rule.pieces(need).unwrap();
        let found = if cell(1) == "orderQty" { need + lost } else { lost };
        assert_eq!(found, number(cell(8)), "{row:?}");
        checked += 1;
    }
    println!("{checked} answers compared");
    assert_eq!(checked, 66);
}

/// The default tables give spares to what is placed from a reel, and to nothing else: nobody buys a second motor.
#[test]
fn only_what_comes_on_reels_has_spares() {
    let bom = "Reference,Qty,MPN,Value,Footprint,Description,Unit price USD\n\
        R1,1,RC0402FR-0710KL,10k,R_0402_1005Metric,Resistor,0.01\n\
        U1,1,STM32F103C8T6,,LQFP-48,Microcontroller,5\n\
        U2,1,LM358DR,,SOIC-8,Dual opamp,0.3\n\
        M1,1,DCX22L,,,Motor 12 V with gear,30\n\
        MOD1,1,ESP32-WROOM-32E-N4,,QFN-38,Wireless module,3.2\n\
        W1,1,15134-0600,,,Connector cable 150 mm,2\n\
        H1,1,1551KBK,,,Plastic housing,4\n\
        BT1,1,CR2032,,,Coin cell battery,1\n\
        J1,1,10118194-0001LF,,USB_Micro-B_SMD,USB connector,0.5\n\
        J2,1,61300411121,,PinHeader_1x04_P2.54mm_Vertical,Pin header,0.2\n";
    let mut settings = Settings::new("2026-11-22");
    settings.set_boards(&[10, 10_000]);
    for process in ["prototype", "production"] {
        settings.process = Some(process.to_owned());
        let mut session = Session::new(settings.clone(), Limits::default());
        let input = ("board.csv".to_owned(), bom.as_bytes().to_vec());
        assert!(session.open(vec![input], false, &mut |_| {}).is_empty());
        let report = session.report().unwrap();
        for at in 0..2 {
            let spared: Vec<&str> = report
                .lines
                .iter()
                .filter(|it| !it.cost.get(at).unwrap().attrition().is_zero())
                .map(|it| it.line.designators[0].as_str())
                .collect();
            // In volume nothing is lost of what costs a dollar and more.
            let expected: &[&str] = if process == "production" { &["R1", "U2"] } else { &["R1", "U1", "U2"] };
            assert_eq!(spared, expected, "{process}, {}", report.settings.boards[at]);
        }
    }
}
